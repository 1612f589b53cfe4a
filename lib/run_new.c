/* SPDX-License-Identifier: MIT */
/* audit-new: lists of cases in, draft records out; the frameworks shown. */
#include "csv_read.h"
#include "draft.h"
#include "nearest.h"
#include "records.h"

#include <stdlib.h>
#include <string.h>

/* What the drafts of a run share. */
typedef struct {
    ca_run *run;
    const ca_framework *framework;
    const char *prefix;
    uint64_t next;          /* the running number of the next draft */
    ca_quarter quarter;     /* of rows without audit_date; CA_NO_QUARTER: none given */
    ca_target *columns;     /* of the list that is read; NULL before its headings */
    size_t column_count;
    bool *mapped;           /* for each --map: its heading was found */
    ca_known known;
    ca_text id, quarter_text, draft;
} maker;

static int write_answer(ca_run *run, const ca_text *words)
{
    if (ca_output_open(&run->output, run->options.value[CA_OPTION_OUTPUT], &run->problem) < 0)
        return -1;
    return ca_output_write(&run->output, ca_text_words(words), words->size, &run->problem);
}

static const ca_framework *named_framework(ca_run *run, const char *id)
{
    const ca_framework *found = ca_library_find(&run->library, ca_slice_of(id));
    ca_nearest nearest = ca_nearest_begin(ca_slice_of(id));
    for (size_t i = 0; !found && i < run->library.count; i++)
        ca_nearest_try(&nearest, run->library.known[i]->id);
    if (!found && nearest.name)
        (void)ca_problem_set(&run->problem, "there is no framework '%s'; did you mean '%s'?", id, nearest.name);
    else if (!found)
        (void)ca_problem_set(&run->problem, "there is no framework '%s'; --list names those there are", id);
    return found;
}

static int list_frameworks(ca_run *run)
{
    ca_text lines = {0};
    for (size_t i = 0; i < run->library.count; i++)
        ca_text_format(&lines, "%s\t%s\n", run->library.known[i]->id, run->library.known[i]->title);
    int status = write_answer(run, &lines);
    ca_text_free(&lines);
    return status;
}

static int show_framework(ca_run *run)
{
    const ca_framework *framework = named_framework(run, run->options.value[CA_OPTION_SHOW]);
    ca_text words = {0};
    if (!framework)
        return -1;
    ca_text_append(&words, framework->text, framework->text_size);
    int status = write_answer(run, &words);
    ca_text_free(&words);
    return status;
}

static int show_guide(maker *m)
{
    const char *id = m->run->options.value[CA_OPTION_GUIDE];
    int question = ca_framework_question(m->framework, ca_slice_of(id));
    ca_nearest nearest = ca_nearest_begin(ca_slice_of(id));
    for (int i = 0; i < m->framework->question_count; i++)
        ca_nearest_try(&nearest, m->framework->questions[i].id);
    if (question < 0)
        return ca_problem_set(&m->run->problem, "%s has no question '%s'%s%s%s", m->framework->id, id,
                              nearest.name ? "; did you mean '" : "", nearest.name ? nearest.name : "",
                              nearest.name ? "'?" : "");
    ca_text words = {0};
    ca_guide_write(m->framework, question, &words);
    int status = write_answer(m->run, &words);
    ca_text_free(&words);
    return status;
}

static ca_slice *known_at(maker *m, ca_target target)
{
    return target.head >= 0 ? &m->known.heads[target.head] : &m->known.values[target.field];
}

/* Splits "MEMBER=VALUE" and finds the member. */
static int read_pair(maker *m, const char *option, const char *pair, ca_target *target, const char **value)
{
    const char *equals = strchr(pair, '=');
    if (!equals)
        return ca_run_misuse(m->run, "%s needs MEMBER=VALUE, such as case.id=77870", option);
    char *member = ca_copy(pair, (size_t)(equals - pair));
    *target = ca_target_named(m->framework, member);
    *value = equals + 1;
    int status = 0;
    if (target->field == CA_FIELD_COUNT)
        status = ca_run_misuse(m->run, "%s: '%s' is not a member that a draft takes", option, member);
    free(member);
    return status;
}

/* Puts the values of --set into what is known; they win over a list's. */
static int apply_sets(maker *m)
{
    const struct ca_option_values *sets = &m->run->options.list[CA_OPTION_SET];
    for (size_t i = 0; i < sets->count; i++) {
        ca_target target;
        const char *value;
        enum ca_rule_id rule;
        if (read_pair(m, "--set", sets->values[i], &target, &value) < 0)
            return -1;
        ca_slice words = ca_slice_of(value);
        const char *refused = ca_target_refuses(m->framework, target, words, &rule);
        if (refused || ca_utf8_valid(words.at, words.size) < words.size)
            return ca_run_misuse(m->run, "--set %s: %s", ca_fields[target.field].path,
                                  refused ? refused : "is not UTF-8");
        *known_at(m, target) = words;
    }
    return 0;
}

/* Fills in the quarter: the one given, else that of the audit's date, else that of the run. */
static bool find_quarter(maker *m)
{
    ca_slice *given = &m->known.values[CA_QUARTER_FIELD];
    ca_date date = ca_date_read(m->known.values[CA_AUDIT_DATE_FIELD]);
    ca_quarter quarter = given->size             ? ca_quarter_read(*given)
                         : date != CA_NO_DATE    ? ca_quarter_of(date)
                                                 : m->quarter;
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

/* Writes the draft of what is known: 0, or -1 when the quarter is not known or it cannot be written. */
static int write_draft(maker *m, const char *where)
{
    if (!find_quarter(m))
        return ca_problem_set(&m->run->problem,
                              "%s: the quarter is not known; fill in audit_date, or give --quarter or --date", where);
    m->next++;
    ca_text_clear(&m->draft);
    ca_draft_write(m->framework, m->id.at, &m->known, &m->draft);
    ca_text_byte(&m->draft, '\n');
    return ca_output_write(&m->run->output, m->draft.at, m->draft.size, &m->run->problem);
}

/* A heading as people vary it: lower case, spaces and hyphens as underscores. */
static char *plain_heading(ca_slice heading)
{
    char *plain = ca_copy(heading.at, heading.size);
    for (char *at = plain; *at; at++) {
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
        if (*at == ' ' || *at == '-')
            *at = '_';
    }
    return plain;
}

/* The known heading that HEADING is close to, or NULL. */
static const char *close_heading(ca_slice heading)
{
    char *plain = plain_heading(heading);
    ca_nearest nearest = ca_nearest_begin(ca_slice_of(plain));
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (ca_fields[i].heading && strlen(ca_fields[i].heading) > 3)
            ca_nearest_try(&nearest, ca_fields[i].heading);
        else if (ca_fields[i].heading && strcmp(plain, ca_fields[i].heading) == 0)
            nearest.name = ca_fields[i].heading;
    free(plain);
    return nearest.name;
}

/* The target of a heading: by --map, else the known one of this name. */
static int find_target(maker *m, ca_slice heading, ca_target *target)
{
    const struct ca_option_values *maps = &m->run->options.list[CA_OPTION_MAP];
    for (size_t i = 0; i < maps->count; i++) {
        const char *name;
        ca_target mapped;
        if (read_pair(m, "--map", maps->values[i], &mapped, &name) < 0)
            return -1;
        if (ca_slice_is(heading, name)) {
            *target = mapped;
            m->mapped[i] = true;
            return 0;
        }
    }
    *target = (ca_target){CA_FIELD_COUNT, -1};
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (ca_fields[i].heading && ca_slice_is(heading, ca_fields[i].heading))
            target->field = (enum ca_field)i;
    return 0;
}

static bool taken_before(const maker *m, size_t column)
{
    for (size_t i = 0; i < column; i++)
        if (m->columns[i].field == m->columns[column].field && m->columns[i].head == m->columns[column].head)
            return true;
    return false;
}

/* Checks the headings as a whole once each has its target. NAMES are those of columns that go nowhere. */
static int check_headings(maker *m, const ca_csv_row *row, const ca_text *names)
{
    ca_problem *problem = &m->run->problem;
    const struct ca_option_values *maps = &m->run->options.list[CA_OPTION_MAP];
    bool has_id = false;
    for (size_t i = 0; i < m->column_count; i++) {
        bool nowhere = m->columns[i].field == CA_FIELD_COUNT;
        const char *near = nowhere ? close_heading(row->cells[i]) : NULL;
        has_id |= m->columns[i].field == CA_CASE_ID_FIELD;
        if (near)
            return ca_problem_set(problem, "%s:%llu: the heading of column %zu is close to '%s'; rename it, or say "
                                  "--map what it is", row->place.source, (unsigned long long)row->place.line, i + 1,
                                  near);
        if (!nowhere && taken_before(m, i))
            return ca_problem_set(problem, "%s:%llu: column %zu gives %s, which a column before it gives too",
                                  row->place.source, (unsigned long long)row->place.line, i + 1,
                                  ca_fields[m->columns[i].field].path);
    }
    if (!has_id && !m->known.values[CA_CASE_ID_FIELD].size)
        return ca_problem_set(problem, "%s:%llu: no column is headed case_id; the first row must hold the headings",
                              row->place.source, (unsigned long long)row->place.line);
    for (size_t i = 0; i < maps->count; i++)
        if (!m->mapped[i])
            return ca_problem_set(problem, "%s: no column has the heading of --map %s", row->place.source,
                                  maps->values[i]);
    if (names->size)
        (void)ca_report(&m->run->reporter, row->place, CA_RULE_CSV_IGNORED, "", "columns that are not used: %s",
                        names->at);
    return 0;
}

static int read_headings(maker *m, const ca_csv_row *row)
{
    ca_text names = {0};
    int status = 0;
    m->column_count = row->count;
    m->columns = ca_resize(NULL, row->count, sizeof *m->columns);
    for (size_t i = 0; status == 0 && i < row->count; i++) {
        status = find_target(m, row->cells[i], &m->columns[i]);
        if (m->columns[i].field == CA_FIELD_COUNT && row->cells[i].size)
            ca_text_format(&names, "%s%.*s", names.size ? ", " : "", (int)row->cells[i].size, row->cells[i].at);
    }
    if (status == 0 && (status = apply_sets(m)) == 0)
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

/* Takes the cells of a row; false when one was refused, which has been reported. */
static bool take_cells(maker *m, const ca_csv_row *row)
{
    bool right = true;
    ca_reporter *reporter = &m->run->reporter;
    memset(m->known.values, 0, sizeof m->known.values);
    for (int i = 0; i < m->framework->head_count; i++)
        m->known.heads[i] = (ca_slice){0};
    for (size_t i = 0; i < row->count; i++) {
        enum ca_rule_id rule;
        ca_target target = m->columns[i];
        if (target.field == CA_FIELD_COUNT)
            continue;
        const char *refused = ca_target_refuses(m->framework, target, row->cells[i], &rule);
        ca_place place = {row->place.source, row->place.line, i + 1};
        if (refused)
            (void)ca_report(reporter, place, rule, ca_fields[target.field].path, "%s", refused);
        right &= !refused;
        *known_at(m, target) = row->cells[i];
    }
    return right;
}

static int take_row(const ca_csv_row *row, void *context)
{
    maker *m = context;
    ca_reporter *reporter = &m->run->reporter;
    if (!m->columns)
        return read_headings(m, row);
    if (all_empty(row)) {
        (void)ca_report(reporter, row->place, CA_RULE_LINE_EMPTY, "", "the row is empty");
        return 0;
    }
    if (row->count != m->column_count) {
        (void)ca_report(reporter, row->place, CA_RULE_CSV_CELLS, "", "has %zu cells under %zu headings", row->count,
                        m->column_count);
        return 0;
    }
    bool right = take_cells(m, row);
    if (apply_sets(m) < 0)
        return -1;
    if (!m->known.values[CA_CASE_ID_FIELD].size) {
        (void)ca_report(reporter, row->place, CA_RULE_CASE_ID_MISSING, "case.id", "is not filled in");
        right = false;
    }
    if (!right)
        return 0;
    ca_text where = {0};
    ca_text_format(&where, "%s:%llu", row->place.source, (unsigned long long)row->place.line);
    int status = write_draft(m, where.at);
    ca_text_free(&where);
    return status;
}

static int read_lists(maker *m)
{
    ca_run *run = m->run;
    int got;
    while ((got = ca_input_source(&run->input, &run->output, &run->problem)) > 0) {
        free(m->columns);
        m->columns = NULL;
        for (size_t i = 0; i < run->options.list[CA_OPTION_MAP].count; i++)
            m->mapped[i] = false;
        if (ca_csv_read(&run->input, take_row, m, &run->reporter, &run->problem) < 0 && run->problem.words.size)
            return -1;
        if (!m->columns)
            return ca_problem_set(&run->problem, "%s: there are no headings, so no cases", run->input.source);
    }
    return got;
}

static int read_settings(maker *m)
{
    ca_run *run = m->run;
    const char *id = run->options.value[CA_OPTION_FRAMEWORK], *first = run->options.value[CA_OPTION_FIRST];
    const char *quarter = run->options.value[CA_OPTION_QUARTER], *date = run->options.value[CA_OPTION_DATE];
    if (!id)
        return ca_run_misuse(run, "which framework? Give -f ID; --list names those there are");
    m->framework = named_framework(run, id);
    if (!m->framework)
        return -1;
    if (run->options.value[CA_OPTION_PREFIX])
        m->prefix = run->options.value[CA_OPTION_PREFIX];
    if (!*m->prefix || strspn(m->prefix, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") !=
                           strlen(m->prefix))
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

static int make_drafts(maker *m)
{
    ca_run *run = m->run;
    bool one = run->options.operand_count == 0 && ca_options_has(&run->options, CA_OPTION_SET);
    if (ca_output_open(&run->output, run->options.value[CA_OPTION_OUTPUT], &run->problem) < 0)
        return -1;
    if (!one)
        return read_lists(m);
    if (apply_sets(m) < 0)
        return -1;
    if (!m->known.values[CA_CASE_ID_FIELD].size)
        return ca_run_misuse(run, "the draft needs a case: --set case.id=…");
    return write_draft(m, "--set");
}

void ca_new_run(ca_run *run)
{
    maker m = {.run = run, .prefix = "audit", .next = 1, .quarter = CA_NO_QUARTER};
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
    free(m.columns);
    ca_text_free(&m.id);
    ca_text_free(&m.quarter_text);
    ca_text_free(&m.draft);
}
