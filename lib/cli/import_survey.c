/* SPDX-License-Identifier: MIT */
/* The answers of surveys. */
#include "cli/import_survey.h"

#include "base/date.h"
#include "cli/side_input.h"
#include "forms/survey_suggest.h"

#include <string.h>

/* --- options ------------------------------------------------------------------------------------------------------ */

/* Sets FRAMEWORK to the one of -f; NULL: not given. Returns 0, or -1 with an error. */
static int read_framework(ca_run *run, const ca_framework **framework)
{
    const char *id = run->options.value[CA_OPTION_FRAMEWORK];
    *framework = id ? ca_run_framework(run, id) : NULL;
    return id && !*framework ? -1 : 0;
}

/* Reads the whole file of --map. */
static int read_file(ca_import_survey *survey, ca_run *run, char **path)
{
    enum { MAP_MOST = 16 << 20 };
    ca_side_input side;
    if (strcmp(*path, "-") == 0)
        return ca_run_misuse(run, "--map needs a file; standard input is for the answers");
    if (strchr(*path, '=') && !strstr(*path, ".json"))
        return ca_run_misuse(run, "--map of audit-import is a file, such as map.json: see caseaudit-map(5)");
    ca_side_input_begin(&side, run, path, 1);
    int status = ca_input_source(&side.input);
    if (status > 0)
        status = ca_input_whole(&side.input, &survey->text, MAP_MOST, &run->error);
    return ca_side_input_end(&side, status);
}

int ca_import_survey_begin(ca_import_survey *survey, ca_run *run)
{
    const struct ca_option_values *maps = &run->options.list[CA_OPTION_MAP];
    const ca_framework *framework;
    bool suggests = ca_options_has(&run->options, CA_OPTION_SUGGEST_MAP);
    if (read_framework(run, &framework) < 0)
        return -1;
    if (suggests && maps->count)
        return ca_run_misuse(run, "--suggest-map and --map do not go together");
    if (suggests && (!framework || run->options.operand_count > 1))
        return ca_run_misuse(run, !framework ? "--suggest-map needs -f ID, the framework of the answers"
                                             : "--suggest-map reads one table");
    survey->on = framework || maps->count;
    if (!maps->count) {
        survey->map.framework = framework;
        return 0;
    }
    char **path = &maps->values[maps->count - 1];
    if (read_file(survey, run, path) < 0)
        return -1;
    return ca_survey_map_read(&survey->map, *path, (ca_slice){ca_text_words(&survey->text), survey->text.size},
                              &run->library, framework, &run->reporter);
}

void ca_import_survey_end(ca_import_survey *survey)
{
    ca_survey_map_free(&survey->map);
    ca_text_free(&survey->text);
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

/* Reports the error of the run as one of the file SOURCE: the other files are still read. */
static void report_error(ca_run *run, const char *source)
{
    if (!run->error.words.size)
        return; /* it was reported */
    size_t size = strlen(source);
    const char *words = run->error.words.at;
    if (strncmp(words, source, size) == 0 && strncmp(words + size, ": ", 2) == 0)
        words += size + 2;
    (void)ca_report(&run->reporter, (ca_location){.source = source, .line = 1, .column = 1}, CA_RULE_FORM_FILE, "",
                    "%s", words);
    ca_error_free(&run->error);
    run->error = (ca_error){.usage = false};
}

bool ca_import_survey_read(ca_import_survey *survey, ca_run *run, const char *source, ca_slice bytes,
                           ca_form_returns *returns)
{
    ca_survey_map paths = {.framework = survey->map.framework, .days = -1};
    ca_survey_map *map = survey->map.name ? &survey->map : &paths;
    const ca_list_source list = {NULL, &run->reporter, &run->error, &run->lists};
    ca_survey_counts counts = {.responses = 0};
    const ca_fillers *fillers = ca_library_fillers(&run->library, map->framework);
    bool taken = ca_survey_read(map, &list, fillers, source, bytes, returns, &counts) == 0;
    if (!taken)
        report_error(run, source);
    survey->came++;
    survey->tables += taken;
    survey->responses += counts.responses;
    if (taken && counts.unnamed)
        ca_report_run(&run->reporter, CA_RUN_NOTE, "%s: %zu filled cell%s, of %zu column%s %s, %s: %s", source,
                      counts.unnamed, counts.unnamed == 1 ? "" : "s", counts.unnamed_columns,
                      counts.unnamed_columns == 1 ? "" : "s",
                      survey->map.name              ? "that the map does not name"
                      : counts.unnamed_columns == 1 ? "whose heading is no member"
                                                    : "whose headings are no members",
                      counts.unnamed == 1 ? "is kept as a note of the record" : "are kept as notes of the records",
                      counts.unnamed_names.at);
    ca_text_free(&counts.unnamed_names);
    ca_survey_map_free(&paths);
    return taken;
}

/* --- ids ---------------------------------------------------------------------------------------------------------- */

static const ca_form_answer *answer_of(const ca_form_return *form, const char *path)
{
    for (size_t i = 0; i < form->count; i++)
        if (ca_slice_is(form->answers[i].path, path))
            return &form->answers[i];
    return NULL;
}

ca_slice ca_import_survey_case(const ca_form_return *form)
{
    const ca_form_answer *answer = answer_of(form, "case.id");
    return answer ? answer->text : (ca_slice){"", 0};
}

void ca_import_survey_id(const ca_form_return *form, ca_text *to)
{
    const ca_form_answer *quarter = answer_of(form, "audit.quarter"), *day = answer_of(form, "audit.date");
    ca_quarter known = quarter ? ca_quarter_read(quarter->text) : CA_NO_QUARTER;
    ca_date date = day ? ca_date_read(day->text) : CA_NO_DATE;
    ca_slice number = ca_import_survey_case(form);
    if (known == CA_NO_QUARTER && date != CA_NO_DATE)
        known = ca_quarter_of(date);
    ca_text_format(to, "%.*s-", (int)form->framework.size, form->framework.at);
    if (known != CA_NO_QUARTER) {
        ca_quarter_write(to, known, "");
        ca_text_byte(to, '-');
    }
    ca_text_append(to, number.at, number.size);
}

/* --- the draft of a map ------------------------------------------------------------------------------------------- */

int ca_import_survey_suggest(ca_run *run, const char *source, ca_slice bytes)
{
    const ca_list_source list = {NULL, &run->reporter, &run->error, &run->lists};
    const ca_framework *framework;
    ca_text map = {0}, unknown = {0}, values = {0};
    int status = read_framework(run, &framework);
    if (status == 0)
        status = ca_survey_suggest(framework, &list, source, bytes, &map, &unknown, &values);
    if (status == 0)
        status = ca_output_write(&run->output, map.at, map.size, &run->error);
    if (status == 0 && unknown.size)
        ca_report_run(&run->reporter, CA_RUN_NOTE,
                      "%s: columns that were not recognised, to be added to the map or to its ignore: %s", source,
                      unknown.at);
    if (status == 0 && values.size)
        ca_report_run(&run->reporter, CA_RUN_NOTE,
                      "%s: columns with values that are not known, which need values in the map: %s", source,
                      values.at);
    ca_text_free(&map);
    ca_text_free(&unknown);
    ca_text_free(&values);
    return status;
}
