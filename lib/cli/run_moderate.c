/* SPDX-License-Identifier: MIT */
/* audit-moderate: what was asked for, and the file of --report. */
#include "cli/run_moderate.h"

#include <string.h>

int ca_originals_given(ca_run *run)
{
    const struct ca_option_values *originals = &run->options.list[CA_OPTION_ORIGINALS];
    if (!originals->count)
        return ca_run_misuse(run, "--originals FILE is needed: the records that were moderated or audited again");
    for (size_t i = 0; i < originals->count; i++)
        if (strcmp(originals->values[i], "-") == 0)
            return ca_run_misuse(run, "--originals wants a file; standard input is for what came back");
    return 0;
}

int ca_moderate_write_report(ca_run *run, const ca_text *words)
{
    if (!ca_output_is_open(&run->report))
        return 0;
    return ca_output_write(&run->report, words->at, words->size, &run->problem);
}

void ca_moderate_run(ca_run *run)
{
    if (run->options.tool == CA_MODERATE_BENCHMARK)
        ca_benchmark_run(run);
    else if (run->options.tool == CA_MODERATE_SELECT)
        ca_select_run(run);
    else if (ca_options_has(&run->options, CA_OPTION_EXTERNAL))
        ca_external_run(run);
    else
        ca_merge_run(run);
}
