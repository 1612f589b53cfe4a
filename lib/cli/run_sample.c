/* SPDX-License-Identifier: MIT */
/* audit-sample: draws a sample from a list of open cases. */
#include "base/utf8.h"
#include "cli/records.h"
#include "cli/side_input.h"
#include "cli/tools.h"
#include "draw/sample_auditors.h"
#include "draw/sample_report.h"
#include "intake/id_match.h"
#include "office/csv_row.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ca_run *run;
    ca_sampler sampler;
} sample_run;

static const char *value_of(const ca_run *run, enum ca_option option)
{
    return run->options.value[option];
}

enum { COUNT_MOST = 100000000, MONTHS_MOST = 1200, MONTHS_USUAL = 12 };

/* Adds the names of a comma-separated list. */
static void add_columns(ca_sample_columns *columns, const char *names)
{
    while (*names) {
        size_t size = strcspn(names, ",");
        columns->at = ca_array_grow(columns->at, columns->count, &columns->capacity, sizeof *columns->at);
        if (size)
            columns->at[columns->count++] = (ca_sample_column){.name = {names, size}};
        names += size + (names[size] == ',');
    }
}

static void add_not(ca_sampler *s, ca_slice column, ca_slice value, bool asked)
{
    s->nots = ca_array_grow(s->nots, s->not_count, &s->not_capacity, sizeof *s->nots);
    s->nots[s->not_count++] =
        (ca_sample_not){.column = {.name = column}, .value = value, .given = value, .asked = asked};
}

/* Takes over the settings of the framework's policy that no option sets. */
static void follow_policy(const ca_run *run, ca_sampler *s)
{
    const json_t *policy = s->policy ? json_object_get(s->policy->json, "sampling") : NULL;
    const json_t *percent = json_object_get(policy, "percent"), *values;
    const char *by = json_string_value(json_object_get(policy, "by"));
    const char *cover = json_string_value(json_object_get(policy, "cover")), *column;
    if (!policy) {
        s->policy = NULL;
        return;
    }
    if (!s->follows_up && !s->sized && json_integer_value(percent) > 0) {
        s->size.rate = (uint64_t)json_integer_value(percent) * (CA_RATE_WHOLE / 100);
        ca_text_format(&s->rate, "%d%%", (int)json_integer_value(percent));
        s->sized = true;
    }
    if (!s->follows_up && by && !value_of(run, CA_OPTION_BY))
        add_columns(&s->by, by);
    if (!s->follows_up && cover && !value_of(run, CA_OPTION_COVER))
        add_columns(&s->cover, cover);
    json_object_foreach ((json_t *)(uintptr_t)json_object_get(policy, "not"), column, values)
        for (size_t i = 0; i < json_array_size(values); i++)
            add_not(s, ca_slice_of(column), ca_slice_of(json_string_value(json_array_get(values, i))), false);
}

/* Finds the framework of -f, or the only one of -F. */
static int find_policy(ca_run *run, ca_sampler *s)
{
    const char *id = value_of(run, CA_OPTION_FRAMEWORK);
    if (id && !(s->policy = ca_run_framework(run, id)))
        return -1;
    if (!id && run->options.list[CA_OPTION_FRAMEWORK_FILE].count == 1)
        s->policy = ca_library_at(&run->library, 0);
    return 0;
}

static int read_size(ca_run *run, ca_sampler *s)
{
    const char *rate = value_of(run, CA_OPTION_RATE), *count = value_of(run, CA_OPTION_COUNT);
    const char *least = value_of(run, CA_OPTION_MIN);
    if (rate && count)
        return ca_run_misuse(run, "--rate and --count do not go together");
    if (rate && !ca_rate_read(rate, &s->size.rate))
        return ca_run_misuse(run, "--rate is a percentage above 0 and at most 100 with its sign, such as 5%% or 2.5%%");
    if (count && (!ca_whole_number(count, COUNT_MOST, &s->size.count) || !s->size.count))
        return ca_run_misuse(run, "--count is a whole number of cases, 1 at least");
    if (least && !ca_whole_number(least, COUNT_MOST, &s->size.least))
        return ca_run_misuse(run, "--min is a whole number of cases");
    if (rate)
        ca_text_add(&s->rate, rate);
    s->sized = rate || count;
    s->size.way = !count ? CA_SAMPLE_RATE : s->follows_up ? CA_SAMPLE_EACH : CA_SAMPLE_COUNT;
    return 0;
}

static int read_nots(ca_run *run, ca_sampler *s)
{
    const struct ca_option_values *values = &run->options.list[CA_OPTION_NOT];
    for (size_t i = 0; i < values->count; i++) {
        const char *equals = strchr(values->values[i], '=');
        if (!equals || equals == values->values[i] || !equals[1])
            return ca_run_misuse(run, "--not needs COLUMN=VALUE, such as service='Secure Services'");
        add_not(s, (ca_slice){values->values[i], (size_t)(equals - values->values[i])}, ca_slice_of(equals + 1), true);
    }
    return 0;
}

static int read_time(ca_run *run, ca_sampler *s)
{
    const char *months = value_of(run, CA_OPTION_MONTHS), *as_of = value_of(run, CA_OPTION_AS_OF);
    s->months = MONTHS_USUAL;
    s->as_of = CA_NO_DATE;
    s->excludes = run->options.list[CA_OPTION_EXCLUDE].count;
    if (!s->excludes && months)
        return ca_run_misuse(run, "--months goes with --exclude, which names the records");
    if (s->excludes && !as_of)
        return ca_run_misuse(run, "--exclude needs --as-of DATE, the day from which the months are counted back: the "
                                  "draw must be the same on any day");
    if (months && (!ca_whole_number(months, MONTHS_MOST, &s->months) || !s->months))
        return ca_run_misuse(run, "--months is a whole number from 1 to 1200");
    return ca_run_as_of(run, &s->as_of);
}

/* Checks the options that name a file to read in addition to the list. */
static int check_files(ca_run *run)
{
    static const enum ca_option options[] = {CA_OPTION_EXCLUDE,       CA_OPTION_PRACTITIONER, CA_OPTION_AUDITORS,
                                             CA_OPTION_KEEP,          CA_OPTION_RETURNED,     CA_OPTION_PEOPLE,
                                             CA_OPTION_FRAMEWORK_FILE};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (ca_side_files_check(run, options[i]) < 0)
            return -1;
    return 0;
}

/* Reports options that exclude each other, and missing ones. */
static int check_options(ca_run *run, ca_sampler *s)
{
    bool shares = value_of(run, CA_OPTION_AUDITORS);
    if (!shares && (value_of(run, CA_OPTION_KEEP) || value_of(run, CA_OPTION_NOT_OWN_TEAM)))
        return ca_run_misuse(run, "--keep and --not-own-team go with --auditors, which names who audits");
    if (value_of(run, CA_OPTION_RETURNED) && !value_of(run, CA_OPTION_KEEP))
        return ca_run_misuse(run, "--returned goes with --keep, the earlier list that names the auditors who returned "
                                  "the audits");
    if (s->follows_up &&
        (value_of(run, CA_OPTION_BY) || value_of(run, CA_OPTION_COVER) || value_of(run, CA_OPTION_MIN)))
        return ca_run_misuse(run, "--practitioner draws from each practitioner's cases; --by, --min and --cover do not "
                                  "go with it");
    return 0;
}

static int read_settings(ca_run *run, ca_sampler *s)
{
    const char *seed = value_of(run, CA_OPTION_SEED);
    s->follows_up = value_of(run, CA_OPTION_PRACTITIONER);
    s->by_asked = value_of(run, CA_OPTION_BY);
    s->cover_asked = value_of(run, CA_OPTION_COVER);
    s->other_teams = ca_options_has(&run->options, CA_OPTION_NOT_OWN_TEAM);
    if (read_size(run, s) < 0 || read_nots(run, s) < 0 || read_time(run, s) < 0 || check_options(run, s) < 0 ||
        check_files(run) < 0 || find_policy(run, s) < 0)
        return -1;
    if (!seed || !*seed)
        return ca_run_misuse(run, "a draw needs a seed: --seed TEXT, any text that is not empty; with it and the list "
                                  "anybody can draw the same sample again");
    s->seed = ca_slice_of(seed);
    if (ca_utf8_valid(s->seed.at, s->seed.size) < s->seed.size)
        return ca_run_misuse(run, "--seed is not UTF-8");
    if (value_of(run, CA_OPTION_BY))
        add_columns(&s->by, value_of(run, CA_OPTION_BY));
    const struct ca_option_values *covers = &run->options.list[CA_OPTION_COVER];
    for (size_t i = 0; i < covers->count; i++)
        add_columns(&s->cover, covers->values[i]);
    follow_policy(run, s);
    if (s->follows_up && !s->sized)
        return ca_run_misuse(run, "how many further cases of each practitioner? Give --count N or --rate PERCENT");
    if (!s->sized && !s->cover.count && !s->size.least)
        return ca_run_misuse(run, "how many cases? Give --rate PERCENT or --count N, or -f with a framework that says "
                                  "it");
    return 0;
}

/* Prints notes on unexpected facts about the records, without names. */
static void report_records(const ca_sampler *s)
{
    const ca_audited *recent = &s->recent, *followed = &s->followed;
    if (recent->undated)
        ca_report_run(s->reporter, CA_RUN_NOTE,
                      "--exclude: %llu of %llu records have no audit.date and keep no case out",
                      (unsigned long long)recent->undated, (unsigned long long)recent->records);
    if (recent->later)
        ca_report_run(s->reporter, CA_RUN_NOTE,
                      "--exclude: %llu of %llu audits are later than --as-of and keep no case out",
                      (unsigned long long)recent->later, (unsigned long long)recent->records);
    if (s->follows_up && !followed->inadequate)
        ca_report_run(s->reporter, CA_RUN_NOTE, "--practitioner: none of %llu audits is inadequate",
                      (unsigned long long)followed->records);
    if (followed->unnamed)
        ca_report_run(s->reporter, CA_RUN_NOTE, "--practitioner: %llu of %llu inadequate audits name no practitioner",
                      (unsigned long long)followed->unnamed, (unsigned long long)followed->inadequate);
    if (followed->undecided)
        ca_report_run(s->reporter, CA_RUN_NOTE, "--practitioner: %llu of %llu audits have no final grade yet",
                      (unsigned long long)followed->undecided, (unsigned long long)followed->records);
}

/* Reads the records of OPTION: --exclude (recently audited cases), --returned, or --practitioner. An unreadable record is an
 * error: it may be the only one of a case, which would then be drawn again. */
static int read_option(sample_run *whole, enum ca_option option)
{
    ca_run *run = whole->run;
    ca_sampler *s = &whole->sampler;
    const struct ca_option_values *files = &run->options.list[option];
    bool workers = option == CA_OPTION_PRACTITIONER;
    ca_side_input side;
    ca_records records = {.run = run, .input = &side.input};
    ca_grading grading = {0};
    int got;
    records.record.skips_grading = !workers;
    ca_side_input_begin(&side, run, files->values, files->count);
    while ((got = ca_records_next(&records)) > 0) {
        ca_record *record = &records.record;
        if (!record->stopped && workers)
            ca_records_grade(&records, &grading, true);
        if (!record->stopped && workers)
            ca_audited_add_worker(&s->followed, record, &grading, &s->persons, &s->apart);
        else if (!record->stopped && option == CA_OPTION_RETURNED)
            ca_audited_add(&s->returned, record);
        else if (!record->stopped)
            ca_audited_add_case(&s->recent, record, ca_date_add_months(s->as_of, -(int)s->months), s->as_of);
    }
    if (got == 0 && records.stopped)
        got = ca_error_set(&run->error, "earlier records cannot be read, and nothing was drawn: their audits of a "
                                        "case would be missed");
    ca_records_end(&records, 0, "");
    ca_grading_free(&grading);
    return ca_side_input_end(&side, got);
}

static int read_records(sample_run *whole)
{
    const struct ca_option_values *lists = whole->run->options.list;
    if (lists[CA_OPTION_EXCLUDE].count && read_option(whole, CA_OPTION_EXCLUDE) < 0)
        return -1;
    if (lists[CA_OPTION_RETURNED].count && read_option(whole, CA_OPTION_RETURNED) < 0)
        return -1;
    if (whole->sampler.follows_up && read_option(whole, CA_OPTION_PRACTITIONER) < 0)
        return -1;
    report_records(&whole->sampler);
    return 0;
}

/* Reads a list, which must be whole, unless rows with errors may be skipped: a draw from a part of it is a different
 * draw. */
static int read_cases(ca_run *run, ca_case_list *list, const ca_list_source *source, ca_case_settings settings)
{
    const struct ca_option_values *maps = &run->options.list[CA_OPTION_MAP];
    settings.maps = maps->values;
    settings.map_count = maps->count;
    settings.fillers = &run->library.fillers;
    return ca_case_list_read(list, source, &settings);
}

/* Reads the coded values of --not as those of the list are read: "Child Protection" is CP. */
static void read_not_values(ca_run *run, ca_sampler *s)
{
    const ca_value_reader reader = {.fillers = &run->library.fillers, .days = run->lists.days};
    for (size_t i = 0; i < s->not_count; i++) {
        size_t column = ca_case_list_column(&s->list, s->nots[i].column.name);
        ca_member member = column == CA_NO_LIST_COLUMN ? (ca_member){CA_FIELD_COUNT, -1} : s->list.members[column];
        if (member.field == CA_FIELD_COUNT || ca_fields[member.field].type != CA_CODE)
            continue;
        ca_member_value value =
            ca_member_value_read(&reader, member, s->nots[i].value, CA_CONTENT_TEXT, &s->list.table.arena);
        if (!value.error && value.text.size)
            s->nots[i].value = value.text;
    }
}

static int read_list(sample_run *whole)
{
    ca_run *run = whole->run;
    ca_list_source source = {&run->input, &run->reporter, &run->error, &run->lists};
    const ca_case_settings settings = {.name = "list of cases", .as_of = &whole->sampler.as_of};
    int status = read_cases(run, &whole->sampler.list, &source, settings);
    if (status == 0)
        read_not_values(run, &whole->sampler);
    return status;
}

/* Notes that the cases of --exclude are hardly ever in the list, so that none is left out. */
static void compare_excluded(const ca_sampler *s)
{
    ca_id_match match = {.given = 0};
    ca_id_match_list(&match, &s->list);
    for (size_t i = 0; i < s->recent.cases.count; i++)
        ca_id_match_count(&match, ca_id_match_find(&match, s->recent.cases.entries[i].name));
    ca_id_match_report(&match, "cases of --exclude", "the list", false, s->reporter);
    ca_id_match_free(&match);
}

/* The same of the cases of --keep, in EARLIER. */
static void compare_kept(const ca_sampler *s, const ca_case_list *earlier)
{
    ca_id_match match = {.given = 0};
    ca_id_match_list(&match, &s->list);
    for (size_t i = 0; i < earlier->table.count; i++)
        ca_id_match_count(&match, ca_id_match_find(&match, ca_case_list_value(earlier, i, CA_CASE_ID_FIELD)));
    ca_id_match_report(&match, "cases of --keep", "the list", false, s->reporter);
    ca_id_match_free(&match);
}

/* Assigns an auditor to each drawn case, if --auditors is given. */
static int assign(sample_run *whole)
{
    ca_run *run = whole->run;
    ca_sampler *s = &whole->sampler;
    const struct ca_option_values *earlier = &run->options.list[CA_OPTION_KEEP];
    ca_case_list list = {0};
    if (!ca_options_has(&run->options, CA_OPTION_AUDITORS))
        return 0;
    int status = ca_side_auditors(run, CA_OPTION_AUDITORS, &s->people, &s->auditors);
    if (status == 0)
        status = ca_sampler_check_independence(s);
    if (status == 0 && earlier->count) {
        ca_side_input side;
        ca_side_input_begin(&side, run, earlier->values, 1);
        const ca_case_settings settings = {.name = "earlier list", .all_open = true};
        status = ca_side_input_end(&side, read_cases(run, &list, &side.source, settings));
        if (status == 0)
            compare_kept(s, &list);
    }
    if (status == 0)
        status = ca_sampler_assign(s, earlier->count ? &list : NULL, earlier->count ? earlier->values[0] : NULL);
    ca_case_list_free(&list);
    return status;
}

/* The columns that the assignment fills in, and what a row has in them. */
enum { GIVEN_AUDITOR, GIVEN_EXTERNAL, GIVEN_COUNT };
static const enum ca_field given_fields[GIVEN_COUNT] = {CA_AUDITOR_FIELD, CA_AUDITORS_EXTERNAL_FIELD};

/* Whether column GIVEN is written: that of auditors from outside only if the list of auditors says who is. */
static bool is_given(const ca_sampler *s, int given)
{
    bool said = given == GIVEN_AUDITOR;
    for (size_t i = 0; i < s->auditors.count && !said; i++)
        said = s->auditors.list[i].side != CA_SIDE_UNSAID;
    return s->shared_out && (said || s->list.column[given_fields[given]] != CA_NO_LIST_COLUMN);
}

static void write_row(const ca_sampler *s, const ca_slice *cells, const ca_slice given[GIVEN_COUNT], ca_text *to)
{
    for (size_t i = 0; i < s->list.table.columns; i++) {
        ca_slice cell = cells[i];
        for (int j = 0; j < GIVEN_COUNT; j++)
            if (i == s->list.column[given_fields[j]] && is_given(s, j))
                cell = given[j];
        ca_csv_row_cell(to, cell, i == 0);
    }
    for (int j = 0; j < GIVEN_COUNT; j++)
        if (s->list.column[given_fields[j]] == CA_NO_LIST_COLUMN && is_given(s, j))
            ca_csv_row_cell(to, given[j], false);
    ca_csv_row_end(to);
}

static void write_headings(const ca_sampler *s, ca_text *to)
{
    const ca_slice *headings = s->list.table.headings;
    ca_slice given[GIVEN_COUNT];
    for (int i = 0; i < GIVEN_COUNT; i++) {
        size_t column = s->list.column[given_fields[i]];
        given[i] = column == CA_NO_LIST_COLUMN ? ca_slice_of(ca_fields[given_fields[i]].heading) : headings[column];
    }
    write_row(s, headings, given, to);
}

/* Returns whether NAME is from outside the authority, as the list of auditors says it: "yes", "no" or nothing. */
static ca_slice external_of(ca_sampler *s, ca_slice name)
{
    static const char *const words[] = {[CA_SIDE_UNSAID] = "", [CA_SIDE_INSIDE] = "no", [CA_SIDE_OUTSIDE] = "yes"};
    size_t index = ca_auditors_find(&s->auditors, ca_persons_at(&s->classes.persons, name));
    return ca_slice_of(words[index == SIZE_MAX ? CA_SIDE_UNSAID : s->auditors.list[index].side]);
}

static int write_rows(ca_run *run, ca_sampler *s)
{
    ca_text rows = {0};
    write_headings(s, &rows);
    for (size_t i = 0; i < s->drawn_count; i++) {
        ca_slice given[GIVEN_COUNT] = {{"", 0}, {"", 0}};
        if (s->shared_out) {
            given[GIVEN_AUDITOR] = s->names[i];
            given[GIVEN_EXTERNAL] = external_of(s, s->names[i]);
        }
        write_row(s, s->list.table.rows[s->drawn[i]->row].cells, given, &rows);
    }
    int status = ca_output_write(&run->output, rows.at, rows.size, &run->error);
    ca_text_free(&rows);
    return status;
}

static int write_report(ca_run *run, const ca_sampler *s)
{
    ca_text words = {0};
    if (!ca_output_is_open(&run->report))
        return 0;
    ca_sampler_report(s, &words);
    int status = ca_run_write_report(run, &words);
    ca_text_free(&words);
    return status;
}

void ca_sample_run(ca_run *run)
{
    sample_run whole = {.run = run};
    ca_sampler *s = &whole.sampler;
    s->error = &run->error;
    s->reporter = &run->reporter;
    s->library = &run->library;
    int status = read_settings(run, s);
    if (status == 0)
        status = ca_run_open_outputs(run);
    if (status == 0)
        status = ca_side_people(run, &s->people);
    s->persons.people = &s->people;
    if (status == 0)
        status = read_records(&whole);
    if (status == 0)
        status = read_list(&whole);
    if (status == 0)
        compare_excluded(s);
    if (status == 0)
        status = ca_sampler_draw(s);
    if (status == 0)
        status = assign(&whole);
    if (status == 0) {
        ca_similar_names_report(&s->apart, &run->reporter);
        ca_similar_names_report(&s->auditors.apart, &run->reporter);
    }
    if (status == 0)
        status = write_rows(run, s);
    if (status == 0)
        status = write_report(run, s);
    if (status < 0)
        ca_run_abandon_outputs(run);
    ca_sampler_free(s);
}
