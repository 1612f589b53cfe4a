/* SPDX-License-Identifier: MIT */
/* Files that are read in addition to a run's operands. */
#include "cli/side_input.h"

#include "base/file.h"
#include "data/framework_parse.h"
#include "intake/people.h"
#include "intake/theme_list.h"

#include <stdlib.h>
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
    side->lists.no_sheet = reads_cases(run) || run->options.tool == CA_TOOL_IMPORT;
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

static int read_themes_json(ca_run *run, const char *file, ca_finding_themes *themes)
{
    size_t size = 0;
    char *text = ca_whole_file(file, &size, &run->error);
    if (!text)
        return -1;
    int status = ca_framework_themes_read(themes, file, (ca_slice){text, size}, &run->reporter);
    free(text);
    return status < 0 ? ca_error_set(&run->error, "the themes of %s are faulty, and nothing was done", file) : 0;
}

static int read_themes_list(ca_run *run, char **file, ca_finding_themes *themes)
{
    ca_side_input side;
    ca_side_input_begin(&side, run, file, 1);
    return ca_side_input_end(&side, ca_theme_list_read(themes, &side.source));
}

int ca_side_themes(ca_run *run)
{
    static const char ending[] = ".json";
    const struct ca_option_values *given = &run->options.list[CA_OPTION_THEMES];
    ca_finding_themes themes = {.all = NULL};
    if (!given->count)
        return 0;
    char **file = &given->values[given->count - 1];
    size_t size = strlen(*file);
    if (ca_side_file_check(run, CA_OPTION_THEMES, *file) < 0)
        return -1;
    bool json = size > sizeof ending - 1 && strcmp(*file + size - (sizeof ending - 1), ending) == 0;
    int status = json ? read_themes_json(run, *file, &themes) : read_themes_list(run, file, &themes);
    if (status == 0)
        ca_library_take_themes(&run->library, &themes);
    ca_finding_themes_free(&themes);
    return status;
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
