/* SPDX-License-Identifier: MIT */
/* audit-moderate: what was asked for, and the file of --report. */
#include "run_moderate.h"

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

/* Whether PATH is one of the files that are read. */
static bool is_read(const ca_run *run, const char *path)
{
    static const enum ca_option lists[] = {CA_OPTION_MODERATORS, CA_OPTION_EARLIER, CA_OPTION_ORIGINALS,
                                           CA_OPTION_FRAMEWORK_FILE};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (size_t at = 0; at < run->options.list[lists[i]].count; at++)
            if (ca_same_file(path, run->options.list[lists[i]].values[at]))
                return true;
    for (size_t i = 0; i < run->options.operand_count; i++)
        if (strcmp(run->options.operands[i], "-") != 0 && ca_same_file(path, run->options.operands[i]))
            return true;
    return false;
}

int ca_moderate_check_files(ca_run *run)
{
    static const enum ca_option written[] = {CA_OPTION_OUTPUT, CA_OPTION_REJECTS, CA_OPTION_REPORT};
    const char *report = run->options.value[CA_OPTION_REPORT];
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        const char *path = run->options.value[written[i]];
        if (path && strcmp(path, "-") != 0 && is_read(run, path))
            return ca_run_misuse(run, "%s: is both read and to be written; give another name", path);
        if (report && path && path != report && ca_same_file(report, path))
            return ca_run_misuse(run, "--report needs a file of its own");
    }
    return report && strcmp(report, "-") == 0 ? ca_run_misuse(run, "--report needs a file of its own") : 0;
}

int ca_moderate_write_report(ca_run *run, const ca_text *words)
{
    const char *path = run->options.value[CA_OPTION_REPORT];
    ca_output report = {.file = -1};
    if (!path)
        return 0;
    if (ca_output_open(&report, path, &run->problem) < 0)
        return -1;
    if (ca_output_write(&report, words->at, words->size, &run->problem) < 0) {
        ca_output_abandon(&report);
        return -1;
    }
    return ca_output_finish(&report, &run->problem);
}

void ca_moderate_run(ca_run *run)
{
    if (ca_moderate_check_files(run) < 0)
        ca_run_raise(run, CA_FAILED);
    else if (run->options.tool == CA_MODERATE_BENCHMARK)
        ca_benchmark_run(run);
    else if (run->options.tool == CA_MODERATE_SELECT)
        ca_select_run(run);
    else if (ca_options_has(&run->options, CA_OPTION_EXTERNAL))
        ca_external_run(run);
    else
        ca_merge_run(run);
}
