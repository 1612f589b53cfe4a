/* SPDX-License-Identifier: MIT */
/* audit-form --actions: writes the open actions of records, and their missing escalations and plans, into workbooks in which
 * managers, or owners, fill in what became of them. audit-actions update reads them back. */
#include "check/concern.h"
#include "check/grading.h"
#include "cli/output_folder.h"
#include "cli/records.h"
#include "cli/tools.h"
#include "office/workbook_make.h"
#include "record/action.h"
#include "record/person.h"
#include "record/updates.h"
#include "report/flat_lines.h"
#include "report/workbook.h"

#include <stdlib.h>
#include <string.h>

/* A line of a workbook: its texts are in the arena of the maker. */
typedef struct {
    ca_slice text;
    ca_location location; /* of its record */
    enum ca_line_about about;
    ca_date due;   /* CA_NO_DATE: none */
    size_t number; /* in the order of the records */
} action_line;

/* The lines of one person; an empty name: of nobody. */
typedef struct {
    ca_slice name, quarter;
    bool quarters; /* the lines are of several */
    bool about[CA_ABOUT_COUNT];
    action_line *lines;
    size_t count, capacity;
} action_list;

typedef struct {
    ca_run *run;
    const char *to, *due, *back_to;
    ca_output_folder folder;
    bool each_owner;
    ca_date as_of;
    ca_records records;
    ca_grading grading;
    ca_map lists; /* action_list by the person's name as it is counted */
    uint64_t actions, missing, books;
    int64_t created;
    ca_text line;
    ca_arena arena;
} list_maker;

/* --- settings ----------------------------------------------------------------------------------------------------- */

static int read_settings(list_maker *m)
{
    static const enum ca_option others[] = {CA_OPTION_FOR,    CA_OPTION_NAMES,   CA_OPTION_BLIND,  CA_OPTION_LOCK,
                                            CA_OPTION_FAULTS, CA_OPTION_EARLIER, CA_OPTION_ISSUED, CA_OPTION_THEMES};
    ca_run *run = m->run;
    const char *each = run->options.value[CA_OPTION_EACH];
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (ca_options_has(&run->options, others[i]))
            return ca_run_misuse(run, "%s is not for lists of actions: leave it out, or --actions",
                                 ca_option_spelt(others[i]));
    m->each_owner = each && strcmp(each, "owner") == 0;
    if (each && !m->each_owner && strcmp(each, "manager") != 0)
        return ca_run_misuse(run, "with --actions, --each is manager (the default) or owner");
    m->to = run->options.value[CA_OPTION_OUTPUT];
    if (!m->to || !*m->to || strcmp(m->to, "-") == 0)
        return ca_run_misuse(run, "which folder do the lists go to? Give -o FOLDER");
    m->due = run->options.value[CA_OPTION_DUE];
    m->back_to = run->options.value[CA_OPTION_CONTACT];
    if (ca_run_as_of(run, &m->as_of) < 0)
        return -1;
    return ca_workbook_created(0, &m->created, &run->error);
}

/* --- the lines ---------------------------------------------------------------------------------------------------- */

/* Returns the list of the person NAME, by any spelling that counts as the same. */
static action_list *list_of(list_maker *m, ca_slice name)
{
    ca_map_entry *entry = ca_map_at(&m->lists, ca_person_counted(&m->arena, name));
    if (!entry->thing) {
        action_list *list = ca_arena_take(&m->arena, sizeof *list);
        *list = (action_list){.name = ca_arena_str(&m->arena, name)};
        entry->thing = list;
    }
    return entry->thing;
}

/* Adds the current line to the list of NAME. */
static void add_line(list_maker *m, ca_slice name, enum ca_line_about about, ca_date due)
{
    ca_record *record = &m->records.record;
    action_list *list = list_of(m, name);
    ca_slice quarter = ca_record_text(record, CA_QUARTER_FIELD);
    if (!list->count)
        list->quarter = ca_arena_str(&m->arena, quarter);
    list->quarters |= !ca_slice_equal(list->quarter, quarter);
    list->about[about] = true;
    list->lines = ca_array_grow(list->lines, list->count, &list->capacity, sizeof *list->lines);
    ca_location location = record->line.location;
    location.source = ca_arena_str(&m->arena, ca_slice_of(location.source)).at;
    list->lines[list->count] = (action_line){.text = ca_arena_str(&m->arena, (ca_slice){m->line.at, m->line.size}),
                                             .location = location,
                                             .about = about,
                                             .due = due,
                                             .number = list->count};
    list->count++;
    *(about == CA_ABOUT_ACTION ? &m->actions : &m->missing) += 1;
}

/* Adds the escalation or plan that the record lacks. It has no owner yet. */
static void add_missing(list_maker *m)
{
    ca_record *record = &m->records.record;
    ca_slice name = m->each_owner ? (ca_slice){"", 0} : ca_record_text(record, CA_MANAGER_FIELD);
    ca_grade_as_before(record, &m->grading);
    const bool lacks[] = {false, ca_lacks_escalation(record, &m->grading), ca_lacks_plan(record, &m->grading)};
    for (int about = CA_ABOUT_ESCALATION; about <= CA_ABOUT_PLAN; about++) {
        if (!lacks[about])
            continue;
        ca_text_clear(&m->line);
        ca_missing_write(record, (enum ca_line_about)about, &m->line);
        add_line(m, name, (enum ca_line_about)about, CA_NO_DATE);
    }
}

static void add_record(list_maker *m)
{
    ca_record *record = &m->records.record;
    const ca_entries *actions = &record->groups[CA_ACTIONS];
    int days;
    add_missing(m);
    for (size_t i = 0; i < actions->count; i++) {
        const ca_entry *action = &actions->entries[i];
        const ca_value *due = ca_entry_value(action, CA_ACTION_DUE_FIELD);
        if (ca_entry_is_empty(action) || ca_action_state_on(action, m->as_of, &days) == CA_ACTION_DONE)
            continue;
        ca_slice name = ca_entry_text(record, action, m->each_owner ? CA_ACTION_OWNER_FIELD : CA_ACTION_MANAGER_FIELD);
        if (!name.size && !m->each_owner)
            name = ca_record_text(record, CA_MANAGER_FIELD);
        ca_text_clear(&m->line);
        ca_action_write(record, action, m->as_of, &m->line);
        add_line(m, name, CA_ABOUT_ACTION, due->node ? (ca_date)due->number : CA_NO_DATE);
    }
}

/* What is missing comes first, then the actions, the one that is due first at the top. */
static int compare_lines(const void *one, const void *other)
{
    const action_line *a = one, *b = other;
    bool action = a->about == CA_ABOUT_ACTION, other_action = b->about == CA_ABOUT_ACTION;
    if (action != other_action)
        return action ? 1 : -1;
    if (a->due != b->due)
        return a->due == CA_NO_DATE || (b->due != CA_NO_DATE && a->due > b->due) ? 1 : -1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* --- the workbooks ------------------------------------------------------------------------------------------------ */

/* Whether COLUMN is to be filled in in a line ABOUT something. */
static bool is_asked(enum ca_line_about about, enum ca_action_column column)
{
    enum ca_action_use use = ca_action_columns[column].use;
    switch (about) {
    case CA_ABOUT_ACTION: return use == CA_USE_WRITTEN;
    case CA_ABOUT_ESCALATION: return use == CA_USE_REQUIREMENT;
    case CA_ABOUT_PLAN:
        return column == CA_COLUMN_ACTION || column == CA_COLUMN_OWNER || column == CA_COLUMN_MANAGER ||
               column == CA_COLUMN_DUE || column == CA_COLUMN_REVIEW;
    case CA_ABOUT_COUNT: break;
    }
    return false;
}

/* Returns whether no cell of the column has a text, so that it may be one of days. */
static bool is_without_text(const ca_table *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++)
        if (table->cells[row * table->column_count + column].kind == CA_CELL_TEXT)
            return false;
    return true;
}

enum { WIDTH_TEXT = 36, WIDTH_NAME = 16, WIDTH_DAY = 12 };

/* The columns of a workbook, in characters as wide as said, or as they need to be (0). They are in an order to work in: the lines
 * have the day first. An update finds them by their headings. */
static const struct {
    enum ca_action_column column;
    int width;
} shown_columns[] = {{CA_COLUMN_PLACE, 0},
                     {CA_COLUMN_STATE, 0},
                     {CA_COLUMN_DUE, WIDTH_DAY},
                     {CA_COLUMN_CASE, 0},
                     {CA_COLUMN_TEAM, 0},
                     {CA_COLUMN_ACTION, WIDTH_TEXT},
                     {CA_COLUMN_OWNER, WIDTH_NAME},
                     {CA_COLUMN_TO, WIDTH_NAME},
                     {CA_COLUMN_DATE, WIDTH_DAY},
                     {CA_COLUMN_DONE, WIDTH_DAY},
                     {CA_COLUMN_COMMENT, WIDTH_TEXT},
                     {CA_COLUMN_REVIEWED, WIDTH_DAY},
                     {CA_COLUMN_REVIEWED_BY, WIDTH_NAME},
                     {CA_COLUMN_REVIEW, WIDTH_DAY},
                     {CA_COLUMN_MANAGER, WIDTH_NAME},
                     {CA_COLUMN_AUDIT, 0}};
enum { SHOWN_COLUMNS = sizeof shown_columns / sizeof *shown_columns };

/* Returns the kind of a column, which has days if no cell has a text. */
static enum ca_cell_kind kind_of(const ca_table *table, size_t column, enum ca_field field)
{
    bool days = field != CA_FIELD_COUNT && ca_fields[field].type == CA_DATE && is_without_text(table, column);
    return days ? CA_CELL_DATE : table->columns[column].kind;
}

/* Adds to SET the table of LIST, with the cells of FLAT, whose columns are in the order of the lines. The last column has the day
 * AS_OF on which the list was made, if it is known: of two lists that fill in a cell, the later one counts. */
static ca_table *add_table(const action_list *list, ca_tables *set, const ca_table *flat, ca_date as_of)
{
    ca_table *table = ca_tables_add(set, flat->name, flat->sheet, flat->title);
    int from[SHOWN_COLUMNS];
    for (int i = 0; i < SHOWN_COLUMNS; i++) {
        const ca_action_column_entry *column = &ca_action_columns[shown_columns[i].column];
        from[i] = ca_column_of(flat, column->name);
        if (from[i] < 0)
            continue;
        ca_table_column(set, table, column->name, kind_of(flat, (size_t)from[i], column->field));
        table->columns[table->column_count - 1].width = shown_columns[i].width;
    }
    if (as_of != CA_NO_DATE) {
        ca_table_column(set, table, CA_UPDATES_LISTED, CA_CELL_DATE);
        table->columns[table->column_count - 1].width = WIDTH_DAY;
    }
    for (size_t row = 0; row < flat->row_count; row++) {
        for (size_t i = 0, to = 0; i < SHOWN_COLUMNS; i++) {
            if (from[i] < 0)
                continue;
            const ca_cell *cell = &flat->cells[row * flat->column_count + (size_t)from[i]];
            bool asked = is_asked(list->lines[row].about, shown_columns[i].column);
            if (cell->kind == CA_CELL_DATE || cell->kind == CA_CELL_NUMBER)
                ca_table_value(table, cell->kind, cell->number);
            else
                ca_table_text_if_any(set, table, cell->text);
            if (asked)
                ca_table_tone(table, CA_TONE_ASKED);
            table->columns[to++].asked |= asked;
        }
        if (as_of != CA_NO_DATE)
            ca_table_value(table, CA_CELL_DATE, as_of);
    }
    return table;
}

/* Adds the title, and above the headings what is to be done. */
static void add_words(const list_maker *m, const action_list *list, ca_tables *set, ca_table *table)
{
    ca_text words = {0};
    ca_text_format(&words, "Open actions: %.*s", (int)list->name.size, list->name.at);
    set->title = table->title =
        list->name.size ? ca_arena_copy(&set->arena, words.at, words.size) : "Open actions of nobody";
    ca_text_free(&words);
    ca_table_note(
        set, table,
        "Fill in the cells with a border and a pale colour, save the workbook under the name that it has, and return "
        "it%s%s%s%s.",
        m->due ? " by " : "", m->due ? m->due : "", m->back_to ? " to " : "", m->back_to ? m->back_to : "");
    ca_table_note(
        set, table,
        "Use the secure way that your authority has for children's records; do not send it by ordinary email.");
    if (list->about[CA_ABOUT_ACTION])
        ca_table_note(set, table,
                      "An action: write into done the day on which it was done, and into comment what came of it. If "
                      "somebody else does it now, change the owner.");
    if (list->about[CA_ABOUT_ACTION])
        ca_table_note(
            set, table,
            "Write into reviewed the day on which you looked at it, and into reviewed_by your name. The state "
            "follows from the dates: leave it as it is.");
    if (list->about[CA_ABOUT_ESCALATION])
        ca_table_note(
            set, table,
            "escalation: nobody was told of this concern yet. Write into to who was told, and into date the day.");
    if (list->about[CA_ABOUT_PLAN])
        ca_table_note(set, table,
                      "plan: the audit needs an improvement plan, and has none. Write its first action: action, owner, "
                      "manager, due and review.");
    ca_table_note(
        set, table,
        "Write dates like 04/08/2017. The other cells show what the audit has: a change there is not written back.");
}

static int write_table(list_maker *m, const action_list *list, ca_tables *set)
{
    ca_run *run = m->run;
    ca_slice quarter = list->quarters ? (ca_slice){"", 0} : list->quarter;
    const char *nobody = !list->name.size ? "nobody" : m->each_owner ? "owner" : "manager";
    ca_output *output = ca_output_folder_open(&m->folder, quarter, "actions", list->name, nobody, "xlsx", &run->error);
    int status = output ? ca_workbook_write(set, m->created, output, &run->error) : -1;
    if (status == 0)
        status = ca_output_folder_flush(&m->folder, &run->error);
    m->books += status == 0;
    return status;
}

static int write_list(list_maker *m, const action_list *list)
{
    ca_flat_lines lines = {.columns = NULL};
    ca_tables flat = {.tables = NULL}, set = {.tables = NULL};
    int status = 0;
    qsort(list->lines, list->count, sizeof *list->lines, compare_lines);
    for (size_t i = 0; i < list->count && status == 0; i++)
        status =
            ca_flat_lines_add(&lines, list->lines[i].text, list->lines[i].location, &m->run->reporter, &m->run->error);
    if (status == 0)
        status = ca_flat_lines_table(&lines, &flat, &m->run->error);
    if (status == 0) {
        add_words(m, list, &set, add_table(list, &set, flat.tables[0], m->as_of));
        status = write_table(m, list, &set);
    }
    ca_tables_free(&flat);
    ca_tables_free(&set);
    ca_flat_lines_free(&lines);
    return status;
}

/* --- the run ------------------------------------------------------------------------------------------------------ */

static int read_records(list_maker *m)
{
    int got = ca_records_begin(&m->records, m->run);
    m->records.record.skips_grading = true;
    while (got == 0 && (got = ca_records_next(&m->records)) > 0) {
        if (!m->records.record.stopped)
            add_record(m);
        got = 0;
    }
    ca_records_end(&m->records, m->records.stopped, "could not be read, and left out");
    return got;
}

static void report(const list_maker *m)
{
    ca_text missing = {0};
    if (m->missing)
        ca_text_format(&missing, " and %llu missing escalation%s or plan%s", (unsigned long long)m->missing,
                       m->missing == 1 ? "" : "s", m->missing == 1 ? "" : "s");
    ca_report_run(&m->run->reporter, CA_RUN_NOTE, "%llu open action%s%s in %llu workbook%s for %ss: %s",
                  (unsigned long long)m->actions, m->actions == 1 ? "" : "s", ca_text_words(&missing),
                  (unsigned long long)m->books, m->books == 1 ? "" : "s", m->each_owner ? "owner" : "manager", m->to);
    ca_text_free(&missing);
}

static void free_list(void *list)
{
    free(((action_list *)list)->lines);
}

void ca_form_actions_run(ca_run *run)
{
    list_maker m = {.run = run};
    int status = read_settings(&m);
    if (status == 0)
        status = read_records(&m);
    if (status == 0 && run->input.failed)
        status = -1; /* as in ca_form_run */
    if (status == 0 && m.lists.count)
        status = ca_output_folder_make(&m.folder, m.to, &run->error);
    for (size_t i = 0; i < m.lists.count && status == 0; i++)
        status = write_list(&m, m.lists.entries[i].thing);
    if (status == 0)
        status = ca_output_folder_finish(&m.folder, NULL, &run->error);
    if (status == 0)
        report(&m);
    else
        ca_run_raise(run, CA_FAILED);
    ca_output_folder_free(&m.folder);
    ca_map_free(&m.lists, free_list);
    ca_grading_free(&m.grading);
    ca_text_free(&m.line);
    ca_arena_free(&m.arena);
}
