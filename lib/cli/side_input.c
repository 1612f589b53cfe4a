/* SPDX-License-Identifier: MIT */
/* Files that are read in addition to a run's operands. */
#include "cli/side_input.h"

#include "intake/people.h"

#include <string.h>

/* Whether the operands of the tool are lists of cases. */
static bool reads_cases(const ca_run *run)
{
    return run->options.tool == CA_TOOL_NEW || run->options.tool == CA_TOOL_SAMPLE;
}

int ca_side_file_check(ca_run *run, enum ca_option option, const char *file)
{
    if (strcmp(file, "-") != 0)
        return 0;
    return ca_run_misuse(run, "%s needs a file; standard input is for the %s", ca_option_spelt(option),
                         reads_cases(run) ? "list of cases" : "records");
}

int ca_side_files_check(ca_run *run, enum ca_option option)
{
    const struct ca_option_values *files = &run->options.list[option];
    for (size_t i = 0; i < files->count; i++)
        if (ca_side_file_check(run, option, files->values[i]) < 0)
            return -1;
    return 0;
}

void ca_side_input_begin(ca_side_input *side, ca_run *run, char **files, size_t count)
{
    *side = (ca_side_input){.run = run};
    ca_input_begin_side(&side->input, &run->input, files, count);
    /* A sheet is that of the list of operands, if the tool has one. */
    side->lists = run->lists;
    side->lists.no_sheet = reads_cases(run);
    if (side->lists.no_sheet)
        side->lists.table.sheet = NULL;
    side->lists.may_skip = side->lists.skip_rows = false;
    side->source = (ca_list_source){&side->input, &run->reporter, &run->error, &side->lists};
}

int ca_side_input_end(ca_side_input *side, int status)
{
    bool failed = side->input.failed;
    ca_input_end(&side->input);
    side->run->input.failed |= failed;
    return failed ? -1 : status;
}

int ca_side_people(ca_run *run, ca_people_list *people)
{
    const struct ca_option_values *given = &run->options.list[CA_OPTION_PEOPLE];
    people->fillers = &run->library.fillers;
    if (!given->count)
        return 0;
    char **path = &given->values[given->count - 1];
    if (ca_side_file_check(run, CA_OPTION_PEOPLE, *path) < 0)
        return -1;
    ca_side_input side;
    ca_side_input_begin(&side, run, path, 1);
    return ca_side_input_end(&side, ca_people_read(people, &side.source));
}

int ca_side_auditors(ca_run *run, enum ca_option option, const ca_people_list *people, ca_auditors *auditors)
{
    char **path = &run->options.list[option].values[0];
    if (ca_side_file_check(run, option, *path) < 0)
        return -1;
    ca_side_input side;
    ca_side_input_begin(&side, run, path, 1);
    return ca_side_input_end(&side, ca_auditors_read(auditors, &side.source, people, ca_option_spelt(option)));
}
