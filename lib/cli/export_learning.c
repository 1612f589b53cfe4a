/* SPDX-License-Identifier: MIT */
/* The learning log of a report. */
#include "cli/export_learning.h"

#include "cli/side_input.h"
#include "report/build_learning.h"
#include "report/learning.h"

#include <string.h>

bool ca_export_writes_learning(const ca_run *run)
{
    const char *table = run->options.value[CA_OPTION_TABLE];
    return table && strcmp(table, CA_LEARNING) == 0;
}

static int read_file(ca_run *run, ca_learning_log *log)
{
    char **path = &run->options.list[CA_OPTION_LEARNING].values[0];
    ca_side_input side;
    if (ca_side_file_check(run, CA_OPTION_LEARNING, *path) < 0)
        return -1;
    ca_side_input_begin(&side, run, path, 1);
    return ca_side_input_end(&side, ca_learning_read(log, &side.source));
}

int ca_export_read_learning(ca_run *run, const ca_summary *summary, ca_learning_log *log, ca_report_options *options,
                            bool public_form)
{
    bool given = ca_options_has(&run->options, CA_OPTION_LEARNING);
    static const enum ca_option of_lists[] = {CA_OPTION_SHEET, CA_OPTION_ENCODING, CA_OPTION_DATES};
    for (size_t i = 0; !given && i < sizeof of_lists / sizeof *of_lists; i++)
        if (ca_options_has(&run->options, of_lists[i]))
            return ca_run_misuse(run, "%s is for the list of --learning", ca_option_spelt(of_lists[i]));
    options->learning_log = ca_export_writes_learning(run) && !public_form;
    if (given && read_file(run, log) < 0)
        return -1;
    if (given || options->learning_log)
        options->learning = log;
    ca_learning_resolve(log, summary);
    if (given)
        ca_learning_report_near(log, summary, &run->reporter);
    if (given && public_form)
        ca_report_run(&run->reporter, CA_RUN_NOTE,
                      "the themes and responses of --learning are published as they were written: read them first, for "
                      "what could tell a reader who somebody is");
    return 0;
}
