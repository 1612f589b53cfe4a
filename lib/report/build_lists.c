/* SPDX-License-Identifier: MIT */
/* The list of all audits, and that of good practice. */
#include "report/build_lists.h"

#include "record/action.h"
#include "report/part.h"

/* The actions of an audit, counted. */
typedef struct {
    int64_t all, done, overdue;
    ca_date next; /* the earliest day on which an open one is due, or CA_NO_DATE */
} counted;

static counted count_actions(ca_record *record, ca_date as_of)
{
    counted c = {.next = CA_NO_DATE};
    for (size_t i = 0; i < record->groups[CA_ACTIONS].count; i++) {
        const ca_entry *action = &record->groups[CA_ACTIONS].entries[i];
        int days = 0;
        if (ca_entry_is_empty(action))
            continue;
        enum ca_action_state state = ca_action_state_on(action, as_of, &days);
        const ca_value *due = ca_entry_value(action, CA_ACTION_DUE_FIELD);
        c.all++;
        c.done += state == CA_ACTION_DONE;
        c.overdue += state == CA_ACTION_OVERDUE;
        if (state != CA_ACTION_DONE && due->node && (c.next == CA_NO_DATE || due->number < c.next))
            c.next = due->number;
    }
    return c;
}

/* Returns what became of the grade when the audit was read a second time. */
static const char *moderation_words(const ca_record *record, const ca_grading *grading)
{
    enum ca_moderation_state state = ca_moderation_state(record);
    ca_first_moderation first = ca_moderation_first(record, grading);
    if (state != CA_IS_MODERATED)
        return state == CA_MODERATOR_NAMED ? "with a moderator" : "no";
    if (first.disagrees)
        return "not agreed";
    if (first.grade == CA_NO_GRADE || grading->auditor == CA_NO_GRADE)
        return "read";
    return first.grade == grading->auditor ? "agreed" : first.grade > grading->auditor ? "raised" : "lowered";
}

static void add_grade(ca_tables *set, ca_table *table, const ca_framework *framework, int grade)
{
    if (grade == CA_NO_GRADE)
        ca_table_none(set, table, framework->scale_count ? "" : "[z]");
    else
        ca_table_words(set, table, framework->scale[grade].label);
}

static void add_day(ca_tables *set, ca_table *table, ca_date day)
{
    if (day == CA_NO_DATE)
        ca_table_none(set, table, "");
    else
        ca_table_value(table, CA_CELL_DATE, day);
}

/* Adds the cells that both lists begin with. */
static void add_audit(ca_tables *set, ca_table *table, ca_record *record, const ca_clues *clues)
{
    ca_table_text_if_any(set, table, ca_record_text(record, CA_ID_FIELD));
    ca_table_text_if_any(set, table, ca_record_text(record, CA_CASE_ID_FIELD));
    ca_table_words(set, table, record->framework->title);
    ca_table_text_if_any(set, table, ca_record_shown(record, CA_TEAM_FIELD, clues));
    ca_table_quarter(set, table, ca_record_shown(record, CA_QUARTER_FIELD, clues));
}

static ca_table *begin_list(ca_tables *set, const char *name, const char *sheet, const char *title)
{
    ca_table *table = ca_tables_add(set, name, sheet, title);
    table->wide = true;
    if (set->labels)
        ca_table_note(set, table, "A row for each audit, to filter and sort. The rows are not printed.");
    table->data = set->labels;
    ca_table_column(set, table, "Audit", CA_CELL_TEXT);
    ca_table_column(set, table, "Case", CA_CELL_TEXT);
    ca_table_column(set, table, "Audit tool", CA_CELL_TEXT);
    ca_table_column(set, table, "Team", CA_CELL_TEXT);
    ca_table_column(set, table, "Quarter", CA_CELL_TEXT);
    return table;
}

static ca_table *audits_table(ca_tables *set)
{
    static const struct {
        const char *heading;
        enum ca_cell_kind kind;
    } columns[] = {{"Type of case", CA_CELL_TEXT},    {"Kind", CA_CELL_TEXT},      {"Audited", CA_CELL_DATE},
                   {"Auditor's grade", CA_CELL_TEXT}, {"Moderated", CA_CELL_TEXT}, {"Final grade", CA_CELL_TEXT},
                   {"Actions", CA_CELL_NUMBER},       {"Done", CA_CELL_NUMBER},    {"Overdue", CA_CELL_NUMBER},
                   {"Next due", CA_CELL_DATE},        {"Plan", CA_CELL_TEXT},      {"Escalation", CA_CELL_TEXT}};
    ca_table *table = ca_tables_find(set, "audits");
    if (table)
        return table;
    table = begin_list(set, "audits", "Audits", "Every audit: its grades, its moderation and its actions");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        ca_table_column(set, table, columns[i].heading, columns[i].kind);
    return table;
}

static void add_to_audits(ca_tables *set, ca_record *record, const ca_grading *grading, ca_date as_of,
                          const ca_clues *clues)
{
    ca_table *table = audits_table(set);
    counted actions = count_actions(record, as_of);
    add_audit(set, table, record, clues);
    ca_slice type = ca_record_text(record, CA_CASE_TYPE_FIELD);
    ca_table_text_if_any(set, table, type.size ? ca_group_words(set, CA_CASE_TYPE_FIELD, type) : type);
    ca_table_words(set, table, ca_kinds[ca_record_number(record, CA_KIND_FIELD, CA_FULL)]);
    add_day(set, table, ca_record_number(record, CA_AUDIT_DATE_FIELD, CA_NO_DATE));
    add_grade(set, table, record->framework, grading->auditor);
    ca_table_words(set, table, moderation_words(record, grading));
    if (grading->final == CA_NO_GRADE && grading->auditor != CA_NO_GRADE)
        ca_table_words(set, table, "not decided");
    else
        add_grade(set, table, record->framework, grading->final);
    ca_table_value(table, CA_CELL_NUMBER, actions.all);
    ca_table_value(table, CA_CELL_NUMBER, actions.done);
    if (as_of == CA_NO_DATE)
        ca_table_none(set, table, "[z]");
    else
        ca_table_value(table, CA_CELL_NUMBER, actions.overdue);
    if (as_of != CA_NO_DATE && actions.overdue)
        ca_table_tone(table, CA_TONE_BAD);
    add_day(set, table, actions.next);
    ca_table_words(set, table, ca_requirement_states[grading->plan]);
    ca_table_words(set, table, ca_requirement_states[grading->escalation]);
}

/* Appends why an audit may serve as an example: its marks, and the best grade. Nothing if it does not. */
static void write_reasons(ca_text *to, const ca_record *record, const ca_grading *grading)
{
    const ca_framework *framework = record->framework;
    for (int i = 0; i < framework->flag_count; i++)
        if (framework->flags[i].good && ca_record_flag(record, i))
            ca_text_format(to, "%s%s", to->size ? "; " : "", framework->flags[i].title);
    if (framework->scale_count && grading->final == framework->scale_count - 1)
        ca_text_format(to, "%s%s", to->size ? "; " : "", framework->scale[grading->final].label);
}

/* Appends the strengths that the audit found; without one, the reason of its grade. */
static void write_strengths(ca_text *to, ca_record *record, ca_role_marks *marks)
{
    for (size_t i = 0; i < record->groups[CA_FINDINGS].count; i++) {
        const ca_entry *finding = &record->groups[CA_FINDINGS].entries[i];
        const ca_value *kind = ca_entry_value(finding, CA_FINDING_KIND_FIELD);
        ca_slice text = ca_entry_text(record, finding, CA_FINDING_TEXT_FIELD);
        if (!kind->node || kind->number != CA_FINDING_IS_STRENGTH || !text.size)
            continue;
        ca_text_add(to, to->size ? " " : "");
        ca_role_marks_write(marks, text, to);
    }
    if (!to->size)
        ca_role_marks_write(marks, ca_record_text(record, CA_OVERALL_REASON_FIELD), to);
}

static ca_table *practice_table(ca_tables *set)
{
    ca_table *table = ca_tables_find(set, "good-practice");
    if (table)
        return table;
    table = begin_list(set, "good-practice", "Good practice", "Good practice: audits to show, and what was good");
    ca_table_note(set, table,
                  "Audits with a mark of good practice, or with the best grade. People are marked by their role; read "
                  "the words before you pass them on.");
    ca_table_column(set, table, "Because", CA_CELL_TEXT);
    ca_table_column(set, table, "What was good", CA_CELL_TEXT);
    table->columns[table->column_count - 1].long_text = true;
    return table;
}

static void add_to_practice(ca_tables *set, ca_record *record, const ca_grading *grading, ca_role_marks *marks)
{
    ca_text reasons = {0}, strengths = {0};
    write_reasons(&reasons, record, grading);
    if (reasons.size) {
        ca_table *table = practice_table(set);
        write_strengths(&strengths, record, marks);
        add_audit(set, table, record, &marks->clues);
        ca_table_words(set, table, reasons.at);
        ca_table_text_if_any(set, table, (ca_slice){ca_text_words(&strengths), strengths.size});
    }
    ca_text_free(&reasons);
    ca_text_free(&strengths);
}

void ca_tables_add_lists(ca_tables *set, ca_record *record, const ca_grading *grading, ca_date as_of,
                         ca_role_marks *marks)
{
    int kind = ca_record_number(record, CA_KIND_FIELD, CA_FULL);
    if (kind == CA_BENCHMARK || kind == CA_PROGRAMME)
        return;
    add_to_audits(set, record, grading, as_of, &marks->clues);
    add_to_practice(set, record, grading, marks);
}
