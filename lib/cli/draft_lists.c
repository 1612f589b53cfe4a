/* SPDX-License-Identifier: MIT */
/* Lists of cases: their headings, and a draft for each row. */
#include "base/characters.h"
#include "cli/draft_maker.h"
#include "intake/headings.h"
#include "office/csv_read.h"

#include <stdlib.h>
#include <string.h>

/* The target of a heading: by --map, else the known one of this name. */
static ca_target find_target(ca_draft_maker *m, ca_slice heading)
{
    bool *mapped = ca_map_find(&m->headings, heading);
    if (!mapped)
        return (ca_target){ca_heading_field(heading), -1};
    *mapped = true;
    return m->maps[mapped - m->mapped].target;
}

/* The number of the first column that gives something which one before it gives, or 0. */
static size_t given_twice(const ca_draft_maker *m)
{
    bool *heads = ca_allocate((size_t)m->framework->head_count, sizeof *heads), fields[CA_FIELD_COUNT] = {false};
    size_t twice = 0;
    for (size_t i = 0; !twice && i < m->column_count; i++) {
        ca_target target = m->columns[i];
        if (target.field == CA_FIELD_COUNT)
            continue;
        bool *given = target.head >= 0 ? &heads[target.head] : &fields[target.field];
        twice = *given ? i + 1 : 0;
        *given = true;
    }
    free(heads);
    return twice;
}

/* Refuses a list whose headings lack the case's id: the first row is then hardly one of headings. */
static int check_case_id(ca_draft_maker *m, const ca_csv_row *row)
{
    unsigned long long line = row->place.line;
    if (m->known.values[CA_CASE_ID_FIELD].size)
        return 0;
    for (size_t i = 0; i < m->column_count; i++)
        if (m->columns[i].field == CA_CASE_ID_FIELD)
            return 0;
    for (size_t i = 0; i < m->column_count; i++) {
        const char *near = m->columns[i].field == CA_FIELD_COUNT ? ca_heading_close(row->cells[i]) : NULL;
        if (near && strcmp(near, "case_id") == 0)
            return ca_problem_set(&m->run->problem,
                                  "%s:%llu: the heading of column %zu is close to 'case_id'; rename "
                                  "it, or say --map case.id=HEADING",
                                  row->place.source, line, i + 1);
    }
    return ca_problem_set(&m->run->problem,
                          "%s:%llu: no column is headed case_id; the first row must hold the headings",
                          row->place.source, line);
}

/* Checks the headings as a whole once each has its target. NAMES are those of columns that go nowhere. */
static int check_headings(ca_draft_maker *m, const ca_csv_row *row, const ca_text *names)
{
    ca_problem *problem = &m->run->problem;
    const struct ca_option_values *maps = &m->run->options.list[CA_OPTION_MAP];
    for (size_t i = 0; i < maps->count; i++)
        if (!m->mapped[i])
            return ca_problem_set(problem, "%s: no column has the heading of --map %s", row->place.source,
                                  maps->values[i]);
    if (check_case_id(m, row) < 0)
        return -1;
    size_t twice = given_twice(m);
    for (size_t i = 0; i < m->column_count; i++) {
        const char *near = m->columns[i].field == CA_FIELD_COUNT ? ca_heading_close(row->cells[i]) : NULL;
        if (near)
            return ca_problem_set(problem,
                                  "%s:%llu: the heading of column %zu is close to '%s'; rename it, or say "
                                  "--map what it is",
                                  row->place.source, (unsigned long long)row->place.line, i + 1, near);
        if (i + 1 == twice)
            return ca_problem_set(problem, "%s:%llu: column %zu gives %s, which a column before it gives too",
                                  row->place.source, (unsigned long long)row->place.line, i + 1,
                                  ca_fields[m->columns[i].field].path);
    }
    if (names->size)
        (void)ca_report(&m->run->reporter, row->place, CA_RULE_CSV_IGNORED, "", "columns that are not used: %s",
                        names->at);
    return 0;
}

static void forget_case(ca_draft_maker *m)
{
    memset(m->known.values, 0, sizeof m->known.values);
    for (int i = 0; i < m->framework->head_count; i++)
        m->known.heads[i] = (ca_slice){0};
}

/* Whether a heading stands in the row as the format has it: only then is the row surely one of headings, and
 * not of a child's data, and may be shown. */
static bool surely_headings(const ca_csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        for (int field = 0; field < CA_FIELD_COUNT; field++)
            if (ca_fields[field].heading && ca_slice_is(row->cells[i], ca_fields[field].heading))
                return true;
    return false;
}

/* Adds a column that is not used to NAMES: by its heading where that may be SHOWN, else by its number. */
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

static int read_headings(ca_draft_maker *m, const ca_csv_row *row)
{
    ca_text names = {0};
    bool shown = surely_headings(row);
    int status = ca_maker_maps(m);
    forget_case(m);
    m->column_count = row->count;
    m->columns = ca_resize(NULL, row->count, sizeof *m->columns);
    for (size_t i = 0; status == 0 && i < row->count; i++) {
        m->columns[i] = find_target(m, row->cells[i]);
        if (m->columns[i].field == CA_FIELD_COUNT && row->cells[i].size)
            name_column(&names, row, i, shown);
    }
    if (status == 0 && (status = ca_maker_sets(m)) == 0)
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
static bool take_cells(ca_draft_maker *m, const ca_csv_row *row)
{
    bool right = true;
    ca_reporter *reporter = &m->run->reporter;
    forget_case(m);
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
        *ca_maker_known(m, target) = row->cells[i];
    }
    return right;
}

/* A row that is refused keeps its number, so that mending it does not give the others new ids. */
static void refuse_row(ca_draft_maker *m)
{
    m->refused++;
    m->next++;
}

static int take_row(const ca_csv_row *row, void *context)
{
    ca_draft_maker *m = context;
    ca_reporter *reporter = &m->run->reporter;
    if (!m->columns)
        return read_headings(m, row);
    if (all_empty(row)) {
        (void)ca_report(reporter, row->place, CA_RULE_LINE_EMPTY, "", "the row is empty");
        return 0;
    }
    m->rows++;
    if (row->count != m->column_count) {
        (void)ca_report(reporter, row->place, CA_RULE_CSV_CELLS, "", "has %zu cells under %zu headings", row->count,
                        m->column_count);
        refuse_row(m);
        return 0;
    }
    bool right = take_cells(m, row);
    if (ca_maker_sets(m) < 0)
        return -1;
    if (!m->known.values[CA_CASE_ID_FIELD].size) {
        (void)ca_report(reporter, row->place, CA_RULE_CASE_ID_MISSING, "case.id", "is not filled in");
        right = false;
    }
    if (!right) {
        refuse_row(m);
        return 0;
    }
    ca_text where = {0};
    ca_text_format(&where, "%s:%llu", row->place.source, (unsigned long long)row->place.line);
    int status = ca_maker_draft(m, where.at);
    ca_text_free(&where);
    return status;
}

int ca_maker_lists(ca_draft_maker *m)
{
    ca_run *run = m->run;
    int got;
    while ((got = ca_input_source(&run->input)) > 0) {
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
