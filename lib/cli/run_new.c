/* SPDX-License-Identifier: MIT */
/* audit-new: makes draft records from lists of cases; shows the frameworks. */
#include "base/date.h"
#include "base/map.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cli/tools.h"
#include "data/csv_rows.h"
#include "intake/headings.h"
#include "record/draft.h"

#include <stdlib.h>
#include <string.h>

/* A MEMBER=VALUE of --set or --map. */
typedef struct {
    ca_member target;
    ca_slice value; /* for --map: the heading */
} maker_pair;

/* The state of a run that makes drafts. */
typedef struct {
    ca_run *run;
    const ca_framework *framework;
    const char *prefix;
    uint64_t next;          /* number of the next draft; a refused row uses its number up */
    uint64_t rows, refused; /* rows of the lists */
    ca_quarter quarter;     /* for rows without audit_date; CA_NO_QUARTER: none given */
    ca_member *columns;     /* columns of the current list; NULL before its headings are read */
    size_t column_count;
    maker_pair *maps, *sets; /* the options, once read; NULL before */
    bool *mapped;            /* for each --map: whether its heading was found */
    ca_map headings;         /* headings of --map, each with the flag in MAPPED of its first --map */
    ca_known known;
    ca_text id, quarter_text, draft;
} draft_maker;

/* Returns where the value of TARGET is stored. */
static ca_slice *known_at(draft_maker *m, ca_member target)
{
    return target.head >= 0 ? &m->known.heads[target.head] : &m->known.values[target.field];
}

/* Splits "MEMBER=VALUE", given with OPTION, and finds the member. */
static int read_pair(draft_maker *m, const char *option, const char *pair, maker_pair *to)
{
    const char *equals = strchr(pair, '=');
    if (!equals)
        return ca_run_misuse(m->run, "%s needs MEMBER=VALUE, such as case.id=77870", option);
    char *member = ca_copy(pair, (size_t)(equals - pair));
    *to = (maker_pair){ca_member_named(m->framework, member), ca_slice_of(equals + 1)};
    int status = 0;
    if (to->target.field == CA_FIELD_COUNT)
        status = ca_run_misuse(m->run, "%s: '%s' is not a member that a draft takes", option, member);
    free(member);
    return status;
}

/* Reads the values of --map, unless they are read already. */
static int read_maps(draft_maker *m)
{
    const struct ca_option_values *maps = &m->run->options.list[CA_OPTION_MAP];
    if (m->maps)
        return 0;
    m->maps = ca_allocate(maps->count, sizeof *m->maps);
    for (size_t i = 0; i < maps->count; i++) {
        if (read_pair(m, "--map", maps->values[i], &m->maps[i]) < 0)
            return -1;
        ca_map_entry *first = ca_map_at(&m->headings, m->maps[i].value);
        if (!first->thing)
            first->thing = &m->mapped[i];
    }
    return 0;
}

static int read_set(draft_maker *m, const char *pair, maker_pair *to)
{
    enum ca_rule_id rule;
    if (read_pair(m, "--set", pair, to) < 0)
        return -1;
    const char *refused = ca_member_refuses(m->framework, to->target, to->value, &rule);
    if (refused || ca_utf8_valid(to->value.at, to->value.size) < to->value.size)
        return ca_run_misuse(m->run, "--set %s: %s", ca_fields[to->target.field].path,
                             refused ? refused : "is not UTF-8");
    return 0;
}

/* Stores the values of --set, which override a list's. */
static int store_sets(draft_maker *m)
{
    const struct ca_option_values *sets = &m->run->options.list[CA_OPTION_SET];
    bool fresh = !m->sets;
    if (fresh)
        m->sets = ca_allocate(sets->count, sizeof *m->sets);
    for (size_t i = 0; i < sets->count; i++) {
        if (fresh && read_set(m, sets->values[i], &m->sets[i]) < 0)
            return -1;
        *known_at(m, m->sets[i].target) = m->sets[i].value;
    }
    return 0;
}

/* Sets the quarter: the one of the row, else the one of the audit date, else the one of the run. */
static bool find_quarter(draft_maker *m)
{
    ca_slice *given = &m->known.values[CA_QUARTER_FIELD];
    ca_date date = ca_date_read(m->known.values[CA_AUDIT_DATE_FIELD]);
    ca_quarter quarter = given->size ? ca_quarter_read(*given) : date != CA_NO_DATE ? ca_quarter_of(date) : m->quarter;
    if (quarter == CA_NO_QUARTER)
        return false;
    ca_text_clear(&m->quarter_text);
    ca_quarter_write(&m->quarter_text, quarter, " ");
    *given = (ca_slice){m->quarter_text.at, m->quarter_text.size};
    ca_text_clear(&m->id);
    ca_text_format(&m->id, "%s-", m->prefix);
    ca_quarter_write(&m->id, quarter, "");
    ca_text_format(&m->id, "-%04llu", (unsigned long long)m->next);
    return true;
}

/* Writes the draft. Returns -1 if its quarter is not known (WHERE is the start of the message) or it cannot be
 * written. */
static int write_draft(draft_maker *m, const char *where)
{
    if (!find_quarter(m))
        return ca_error_set(&m->run->error,
                            "%s: the quarter is not known; fill in audit_date, or give --quarter or --date", where);
    m->next++;
    ca_text_clear(&m->draft);
    ca_draft_write(m->framework, m->id.at, &m->known, &m->draft);
    if (m->draft.size > CA_RECORD_MOST)
        return ca_error_set(&m->run->error, "%s: makes a record that is longer than 16 MiB, which no tool reads",
                            where);
    ca_text_byte(&m->draft, '\n');
    return ca_output_write(&m->run->output, m->draft.at, m->draft.size, &m->run->error);
}

/* Returns the target of a heading: by --map, else by the known heading of this name. */
static ca_member find_target(draft_maker *m, ca_slice heading)
{
    bool *mapped = ca_map_find(&m->headings, heading);
    if (!mapped)
        return (ca_member){ca_heading_field(heading), -1};
    *mapped = true;
    return m->maps[mapped - m->mapped].target;
}

/* Returns the number of the first column with the same target as an earlier one, or 0. */
static size_t given_twice(const draft_maker *m)
{
    bool *heads = ca_allocate((size_t)m->framework->head_count, sizeof *heads), fields[CA_FIELD_COUNT] = {false};
    size_t twice = 0;
    for (size_t i = 0; !twice && i < m->column_count; i++) {
        ca_member target = m->columns[i];
        if (target.field == CA_FIELD_COUNT)
            continue;
        bool *given = target.head >= 0 ? &heads[target.head] : &fields[target.field];
        twice = *given ? i + 1 : 0;
        *given = true;
    }
    free(heads);
    return twice;
}

/* Refuses a list without a heading for the case id: its first row is probably not headings. */
static int check_case_id(draft_maker *m, const ca_csv_row *row)
{
    unsigned long long line = row->location.line;
    if (m->known.values[CA_CASE_ID_FIELD].size)
        return 0;
    for (size_t i = 0; i < m->column_count; i++)
        if (m->columns[i].field == CA_CASE_ID_FIELD)
            return 0;
    for (size_t i = 0; i < m->column_count; i++) {
        const char *near = m->columns[i].field == CA_FIELD_COUNT ? ca_heading_close(row->cells[i]) : NULL;
        if (near && strcmp(near, "case_id") == 0)
            return ca_error_set(&m->run->error,
                                "%s:%llu: the heading of column %zu is close to 'case_id'; rename "
                                "it, or say --map case.id=HEADING",
                                row->location.source, line, i + 1);
    }
    return ca_error_set(&m->run->error, "%s:%llu: no column is headed case_id; the first row must hold the headings",
                        row->location.source, line);
}

/* Checks the headings as a whole after each has its target. NAMES has the names of unused columns. */
static int check_headings(draft_maker *m, const ca_csv_row *row, const ca_text *names)
{
    ca_error *error = &m->run->error;
    const struct ca_option_values *maps = &m->run->options.list[CA_OPTION_MAP];
    for (size_t i = 0; i < maps->count; i++)
        if (!m->mapped[i])
            return ca_error_set(error, "%s: no column has the heading of --map %s", row->location.source,
                                maps->values[i]);
    if (check_case_id(m, row) < 0)
        return -1;
    size_t twice = given_twice(m);
    for (size_t i = 0; i < m->column_count; i++) {
        const char *near = m->columns[i].field == CA_FIELD_COUNT ? ca_heading_close(row->cells[i]) : NULL;
        if (near)
            return ca_error_set(error,
                                "%s:%llu: the heading of column %zu is close to '%s'; rename it, or say "
                                "--map what it is",
                                row->location.source, (unsigned long long)row->location.line, i + 1, near);
        if (i + 1 == twice)
            return ca_error_set(error, "%s:%llu: column %zu gives %s, which a column before it gives too",
                                row->location.source, (unsigned long long)row->location.line, i + 1,
                                ca_fields[m->columns[i].field].path);
    }
    if (names->size)
        (void)ca_report(&m->run->reporter, row->location, CA_RULE_CSV_IGNORED, "", "columns that are not used: %s",
                        names->at);
    return 0;
}

static void forget_case(draft_maker *m)
{
    memset(m->known.values, 0, sizeof m->known.values);
    for (int i = 0; i < m->framework->head_count; i++)
        m->known.heads[i] = (ca_slice){0};
}

/* Returns whether the row has a heading exactly as the format spells it. Only then is it certain that the row is
 * headings and not a child's data, and that it may be shown. */
static bool surely_headings(const ca_csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        for (int field = 0; field < CA_FIELD_COUNT; field++)
            if (ca_fields[field].heading && ca_slice_is(row->cells[i], ca_fields[field].heading))
                return true;
    return false;
}

/* Adds an unused column to NAMES: by its heading if SHOWN, else by its number. */
static void name_column(ca_text *names, const ca_csv_row *row, size_t column, bool shown)
{
    ca_text_add(names, names->size ? ", " : "");
    if (!shown)
        ca_text_format(names, "%zu", column + 1);
    if (!shown)
        return;
    ca_text line = {0};
    ca_text_on_one_line(&line, row->cells[column]);
    ca_text_for_terminal(names, (ca_slice){ca_text_words(&line), line.size});
    ca_text_free(&line);
}

static int read_headings(draft_maker *m, const ca_csv_row *row)
{
    ca_text names = {0};
    bool shown = surely_headings(row);
    int status = read_maps(m);
    forget_case(m);
    m->column_count = row->count;
    m->columns = ca_resize(NULL, row->count, sizeof *m->columns);
    for (size_t i = 0; status == 0 && i < row->count; i++) {
        m->columns[i] = find_target(m, row->cells[i]);
        if (m->columns[i].field == CA_FIELD_COUNT && row->cells[i].size)
            name_column(&names, row, i, shown);
    }
    if (status == 0 && (status = store_sets(m)) == 0)
        status = check_headings(m, row, &names);
    ca_text_free(&names);
    return status;
}

static bool all_empty(const ca_csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].size)
            return false;
    return true;
}

/* Stores the cells of a row. Returns false if a cell was refused, which is reported. */
static bool store_cells(draft_maker *m, const ca_csv_row *row)
{
    bool right = true;
    ca_reporter *reporter = &m->run->reporter;
    forget_case(m);
    for (size_t i = 0; i < row->count; i++) {
        enum ca_rule_id rule;
        ca_member target = m->columns[i];
        if (target.field == CA_FIELD_COUNT)
            continue;
        const char *refused = ca_member_refuses(m->framework, target, row->cells[i], &rule);
        ca_location location = {row->location.source, row->location.line, i + 1};
        if (refused)
            (void)ca_report(reporter, location, rule, ca_fields[target.field].path, "%s", refused);
        right &= !refused;
        *known_at(m, target) = row->cells[i];
    }
    return right;
}

/* Counts a refused row. It keeps its number, so that correcting it does not change the ids of other drafts. */
static void refuse_row(draft_maker *m)
{
    m->refused++;
    m->next++;
}

static int add_row(const ca_csv_row *row, void *context)
{
    draft_maker *m = context;
    ca_reporter *reporter = &m->run->reporter;
    if (!m->columns)
        return read_headings(m, row);
    if (all_empty(row)) {
        (void)ca_report(reporter, row->location, CA_RULE_LINE_EMPTY, "", "the row is empty");
        return 0;
    }
    m->rows++;
    if (row->count != m->column_count) {
        (void)ca_report(reporter, row->location, CA_RULE_CSV_CELLS, "", "has %zu cells under %zu headings", row->count,
                        m->column_count);
        refuse_row(m);
        return 0;
    }
    bool right = store_cells(m, row);
    if (store_sets(m) < 0)
        return -1;
    if (!m->known.values[CA_CASE_ID_FIELD].size) {
        (void)ca_report(reporter, row->location, CA_RULE_CASE_ID_MISSING, "case.id", "is not filled in");
        right = false;
    }
    if (!right) {
        refuse_row(m);
        return 0;
    }
    ca_text where = {0};
    ca_text_format(&where, "%s:%llu", row->location.source, (unsigned long long)row->location.line);
    int status = write_draft(m, where.at);
    ca_text_free(&where);
    return status;
}

/* Reads the lists of cases and writes a draft for each row. */
static int read_lists(draft_maker *m)
{
    ca_run *run = m->run;
    int got;
    while ((got = ca_input_source(&run->input)) > 0) {
        free(m->columns);
        m->columns = NULL;
        for (size_t i = 0; i < run->options.list[CA_OPTION_MAP].count; i++)
            m->mapped[i] = false;
        if (ca_csv_rows(&run->input, add_row, m, NULL, &run->reporter, &run->error) < 0 && run->error.words.size)
            return -1;
        if (!m->columns)
            return ca_error_set(&run->error, "%s: there are no headings, so no cases", run->input.source);
    }
    return got;
}

/* Writes text that is meant to be read on a terminal. */
static int answer(ca_run *run, const ca_text *words)
{
    ca_text shown = {0};
    ca_text_for_terminal(&shown, (ca_slice){ca_text_words(words), words->size});
    int status = ca_run_answer(run, (ca_slice){ca_text_words(&shown), shown.size});
    ca_text_free(&shown);
    return status;
}

static int list_frameworks(ca_run *run)
{
    ca_text lines = {0};
    for (size_t i = 0; i < run->library.count; i++) {
        const char *title = ca_library_at(&run->library, i)->title;
        ca_text_format(&lines, "%s\t", run->library.known[i].id);
        ca_text_on_one_line(&lines, ca_slice_of(title));
        ca_text_byte(&lines, '\n');
    }
    int status = answer(run, &lines);
    ca_text_free(&lines);
    return status;
}

static int show_framework(ca_run *run)
{
    const ca_framework *framework = ca_run_framework(run, run->options.value[CA_OPTION_SHOW]);
    ca_text words = {0};
    if (!framework)
        return -1;
    ca_text_append(&words, framework->text, framework->text_size);
    int status = ca_run_answer(run, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
    return status;
}

static int show_guide(draft_maker *m)
{
    const char *id = m->run->options.value[CA_OPTION_GUIDE];
    const ca_framework *framework = m->framework;
    int question = ca_framework_question(framework, ca_slice_of(id));
    int section = ca_framework_section(framework, ca_slice_of(id));
    ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(id));
    for (int i = 0; i < framework->question_count; i++)
        ca_suggest_try(&suggestion, framework->questions[i].id);
    for (int i = 0; i < framework->section_count; i++)
        ca_suggest_try(&suggestion, framework->sections[i].id);
    bool all = strcmp(id, "all") == 0 && question < 0 && section < 0;
    if (question < 0 && section < 0 && !all)
        return ca_error_set(&m->run->error, "%s has no question or section '%s'%s%s%s", framework->id, id,
                            suggestion.name ? "; did you mean '" : "", suggestion.name ? suggestion.name : "",
                            suggestion.name ? "'?" : "");
    ca_text words = {0};
    if (all)
        ca_guide_write_all(framework, &words);
    else if (question >= 0)
        ca_guide_write(framework, question, &words);
    else
        ca_guide_write_section(framework, section, &words);
    int status = answer(m->run, &words);
    ca_text_free(&words);
    return status;
}

static int read_settings(draft_maker *m)
{
    ca_run *run = m->run;
    const char *id = run->options.value[CA_OPTION_FRAMEWORK], *first = run->options.value[CA_OPTION_FIRST];
    const char *quarter = run->options.value[CA_OPTION_QUARTER], *date = run->options.value[CA_OPTION_DATE];
    if (!id)
        return ca_run_misuse(run, "which framework? Give -f ID; --list names those there are");
    m->framework = ca_run_framework(run, id);
    if (!m->framework)
        return -1;
    if (run->options.value[CA_OPTION_PREFIX])
        m->prefix = run->options.value[CA_OPTION_PREFIX];
    if (!*m->prefix ||
        strspn(m->prefix, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != strlen(m->prefix))
        return ca_run_misuse(run, "--prefix is letters, digits, hyphens and underscores");
    if (first && !ca_whole_number(first, 1000000000, &m->next))
        return ca_run_misuse(run, "--first is a whole number up to 1000000000");
    if (quarter && date)
        return ca_run_misuse(run, "--quarter and --date do not go together");
    if (quarter && (m->quarter = ca_quarter_read(ca_slice_of(quarter))) == CA_NO_QUARTER)
        return ca_run_misuse(run, "--quarter is written like '2017-18 Q2'");
    if (date && ca_date_read(ca_slice_of(date)) == CA_NO_DATE)
        return ca_run_misuse(run, "--date is a date that exists, written like 2017-07-12");
    if (date)
        m->quarter = ca_quarter_of(ca_date_read(ca_slice_of(date)));
    m->known.heads = ca_allocate((size_t)m->framework->head_count, sizeof *m->known.heads);
    m->mapped = ca_allocate(run->options.list[CA_OPTION_MAP].count, sizeof *m->mapped);
    return 0;
}

/* Prints the number of refused rows. If every row was refused nothing is written: the output file may hold drafts
 * that are being filled in. */
static void close_lists(const draft_maker *m)
{
    ca_run *run = m->run;
    if (!m->refused && !run->reporter.errors)
        return;
    if (m->rows == m->refused)
        ca_run_abandon_outputs(run);
    if (m->refused)
        ca_report_run(&run->reporter, CA_RUN_NOTE, "%llu of %llu row%s refused%s", (unsigned long long)m->refused,
                      (unsigned long long)m->rows, m->rows == 1 ? "" : "s",
                      m->rows == m->refused ? "; nothing was written" : "");
}

static int make_drafts(draft_maker *m)
{
    ca_run *run = m->run;
    bool one = run->options.operand_count == 0 && ca_options_has(&run->options, CA_OPTION_SET);
    if (ca_run_open_outputs(run) < 0)
        return -1;
    if (!one) {
        int status = read_lists(m);
        if (status == 0)
            close_lists(m);
        return status;
    }
    if (store_sets(m) < 0)
        return -1;
    if (!m->known.values[CA_CASE_ID_FIELD].size)
        return ca_run_misuse(run, "the draft needs a case: --set case.id=…");
    return write_draft(m, "--set");
}

void ca_new_run(ca_run *run)
{
    draft_maker m = {.run = run, .prefix = "audit", .next = 1, .quarter = CA_NO_QUARTER};
    int status;
    if (ca_options_has(&run->options, CA_OPTION_LIST))
        status = list_frameworks(run);
    else if (ca_options_has(&run->options, CA_OPTION_SHOW))
        status = show_framework(run);
    else if ((status = read_settings(&m)) == 0)
        status = ca_options_has(&run->options, CA_OPTION_GUIDE) ? show_guide(&m) : make_drafts(&m);
    if (status < 0)
        ca_run_raise(run, CA_FAILED);
    free(m.known.heads);
    free(m.mapped);
    free(m.maps);
    free(m.sets);
    ca_map_free(&m.headings, NULL);
    free(m.columns);
    ca_text_free(&m.id);
    ca_text_free(&m.quarter_text);
    ca_text_free(&m.draft);
}
