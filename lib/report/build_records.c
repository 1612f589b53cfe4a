/* SPDX-License-Identifier: MIT */
/* The table of records, a row for each, without free text; and the table of actions, a row for each, to sort and
 * follow up. Both show names only on request. */
#include "report/build_records.h"

#include "check/concern.h"
#include "forms/member_words.h"
#include "record/action.h"
#include "record/auditors_of.h"
#include "record/clues.h"
#include "report/build_notes.h"
#include "report/build_overdue.h"
#include "report/part.h"

/* The members that are columns before the grades. */
typedef struct {
    enum ca_field field;
    bool names; /* a name, or what could identify a child or worker */
} member;
static const member members[] = {
    {CA_ID_FIELD, false},        {CA_KIND_FIELD, false},         {CA_THEME_FIELD, false},
    {CA_QUARTER_FIELD, false},   {CA_AUDIT_DATE_FIELD, false},   {CA_CASE_ID_FIELD, false},
    {CA_CHILD_FIELD, true},      {CA_BORN_FIELD, true},          {CA_AGE_FIELD, false},
    {CA_CASE_TYPE_FIELD, false}, {CA_LEGAL_STATUS_FIELD, false}, {CA_SERVICE_FIELD, false},
    {CA_LOCALITY_FIELD, false},  {CA_TEAM_FIELD, false},         {CA_PRACTITIONER_FIELD, true},
    {CA_MANAGER_FIELD, true},    {CA_IRO_FIELD, true},           {CA_AUDITOR_FIELD, true},
    {CA_FROM_FIELD, false},      {CA_TO_FIELD, false},
};
/* The members on escalation, after the flags. */
static const member escalation[] = {
    {CA_ESCALATION_URGENT_FIELD, false}, {CA_ESCALATION_TO_FIELD, true}, {CA_ESCALATION_DATE_FIELD, false}};
enum { MEMBER_COUNT = sizeof members / sizeof *members };

/* Adds a column for the member at PATH, with the path, or words for it, as its heading. */
static void add_path(ca_tables *set, ca_table *table, const ca_framework *framework, const char *path,
                     enum ca_cell_kind kind)
{
    ca_text words = {0};
    if (set->labels)
        ca_member_words(&words, framework, path);
    else
        ca_text_add(&words, path);
    ca_table_column(set, table, words.at, kind);
    ca_text_free(&words);
}

static void add_column(ca_tables *set, ca_table *table, const ca_framework *framework, enum ca_field field)
{
    add_path(set, table, framework, ca_fields[field].path,
             ca_fields[field].type == CA_DATE ? CA_CELL_DATE : CA_CELL_TEXT);
}

static ca_table *make_records(ca_tables *set, const ca_framework *framework, bool names)
{
    static const char *const grades[][2] = {{"overall.grade", "Auditor's grade"},
                                            {"moderation.overall.grade", "Moderator's grade"},
                                            {"grading.ceiling", "At most, by the limiting judgements"},
                                            {"grading.final", "Final grade"},
                                            {"grading.capped", "Lowered"},
                                            {"grading.plan", "Plan"},
                                            {"grading.escalation", "Escalation"}};
    ca_text name = {0}, sheet = {0}, title = {0};
    ca_text_format(&name, "records-%s", framework->id);
    ca_text_format(&sheet, "Records %s", framework->id);
    ca_text_format(&title, "%s: audit records", framework->title);
    ca_table *table = ca_tables_add(set, name.at, sheet.at, title.at);
    table->wide = true;
    if (set->labels)
        ca_table_note(set, table, "A row for each audit, to filter and sort. The rows are not printed.");
    else
        ca_table_note(set, table, "The headings are the members of the record.");
    table->data = set->labels;
    for (int i = 0; i < MEMBER_COUNT; i++)
        if (names || !members[i].names)
            add_column(set, table, framework, members[i].field);
    for (int i = 0; names && i < framework->head_count; i++) {
        ca_text_clear(&title);
        ca_text_format(&title, "heads.%s", framework->heads[i].id);
        add_path(set, table, framework, title.at, CA_CELL_TEXT);
    }
    for (size_t i = 0; i < sizeof grades / sizeof *grades; i++)
        ca_table_column(set, table, grades[i][set->labels], CA_CELL_TEXT);
    for (int i = 0; i < framework->flag_count; i++) {
        ca_text_clear(&title);
        ca_text_format(&title, "flags.%s", framework->flags[i].id);
        add_path(set, table, framework, title.at, CA_CELL_TEXT);
    }
    for (size_t i = 0; i < sizeof escalation / sizeof *escalation; i++)
        if (names || !escalation[i].names)
            add_column(set, table, framework, escalation[i].field);
    for (int i = 0; i < framework->question_count; i++) {
        ca_text_clear(&title);
        ca_text_format(&title, "answers.%s", framework->questions[i].id);
        add_path(set, table, framework, title.at, CA_CELL_TEXT);
    }
    ca_text_free(&name);
    ca_text_free(&sheet);
    ca_text_free(&title);
    return table;
}

static void add_member(ca_tables *set, ca_table *table, ca_record *record, enum ca_field field, const ca_clues *clues)
{
    const ca_value *value = &record->at[field];
    /* The period of a baby's audit starts on the day of birth. */
    bool birth = clues && ca_fields[field].type == CA_DATE && ca_record_has(record, CA_BORN_FIELD) &&
                 value->number == ca_record_number(record, CA_BORN_FIELD, CA_NO_DATE);
    if (!value->node || birth)
        ca_table_none(set, table, "");
    else if (field == CA_AUDITOR_FIELD)
        ca_table_text(set, table, ca_auditors_named(record, "; ", ""));
    else if (ca_fields[field].type == CA_BOOL)
        ca_table_words(set, table, value->number ? "yes" : "no");
    else if (ca_fields[field].type == CA_DATE)
        ca_table_value(table, CA_CELL_DATE, value->number);
    else if (field == CA_QUARTER_FIELD)
        ca_table_quarter(set, table, ca_record_shown(record, field, clues));
    else
        ca_table_text(set, table, ca_group_words(set, field, ca_record_shown(record, field, clues)));
}

static void add_grade(ca_tables *set, ca_table *table, const ca_framework *framework, int grade)
{
    if (grade == CA_NO_GRADE)
        ca_table_none(set, table, "");
    else {
        ca_table_words(set, table, set->labels ? framework->scale[grade].label : framework->scale[grade].id);
        ca_table_tone(table, grade == 0                 ? CA_TONE_BAD
                             : grade < framework->good  ? CA_TONE_WEAK
                             : grade == framework->good ? CA_TONE_GOOD
                                                        : CA_TONE_BEST);
    }
}

static void add_flag(ca_tables *set, ca_table *table, const ca_record *record, int flag)
{
    const ca_entry *entry = ca_record_entry(record, CA_FLAGS, flag);
    const ca_value *value = entry ? ca_entry_value(entry, CA_FLAG_FIELD) : NULL;
    ca_table_words(set, table, !value || !value->node ? NULL : value->number ? "yes" : "no");
    if (value && value->node && value->number && (ca_concern_flags(record->framework) >> flag & 1))
        ca_table_tone(table, CA_TONE_BAD);
}

static void add_requirement(ca_tables *set, ca_table *table, int state)
{
    ca_table_words(set, table, set->labels && state == CA_NOT_REQUIRED ? "not required" : ca_requirement_states[state]);
    if (state == CA_MISSING)
        ca_table_tone(table, CA_TONE_BAD);
}

/* Adds an answer as one word; of a text, only that there is one. */
static void add_answer(ca_tables *set, ca_table *table, const ca_record *record, int question)
{
    int grade;
    switch (ca_record_state(record, question, &grade)) {
    case CA_STATE_GRADED: add_grade(set, table, record->framework, grade); break;
    case CA_STATE_YES: ca_table_words(set, table, "yes"); break;
    case CA_STATE_NO: ca_table_words(set, table, "no"); break;
    case CA_STATE_GIVEN: ca_table_words(set, table, "given"); break;
    case CA_STATE_NA: ca_table_words(set, table, set->labels ? "not applicable" : "na"); break;
    case CA_STATE_BLANK:
        if (ca_record_applies(record, question))
            ca_table_none(set, table, "");
        else
            ca_table_none(set, table, "[z]");
        break;
    }
}

void ca_tables_add_record(ca_tables *set, ca_record *record, const ca_grading *grading, const ca_clues *clues)
{
    bool names = !clues;
    const ca_framework *framework = record->framework;
    ca_text name = {0};
    ca_text_format(&name, "records-%s", framework->id);
    ca_table *table = ca_tables_find(set, name.at);
    ca_text_free(&name);
    if (!table)
        table = make_records(set, framework, names);
    for (int i = 0; i < MEMBER_COUNT; i++)
        if (names || !members[i].names)
            add_member(set, table, record, members[i].field, clues);
    for (int i = 0; names && i < framework->head_count; i++) {
        const ca_entry *head = ca_record_entry(record, CA_HEADS, i);
        if (head && head->at[0].node)
            ca_table_text(set, table, ca_entry_text(record, head, CA_HEAD_FIELD));
        else
            ca_table_none(set, table, "");
    }
    add_grade(set, table, framework, grading->auditor);
    add_grade(set, table, framework, grading->moderated);
    add_grade(set, table, framework, grading->ceiling);
    add_grade(set, table, framework, grading->final);
    ca_table_words(set, table, grading->capped ? "yes" : "no");
    add_requirement(set, table, (int)grading->plan);
    add_requirement(set, table, (int)grading->escalation);
    for (int i = 0; i < framework->flag_count; i++)
        add_flag(set, table, record, i);
    for (size_t i = 0; i < sizeof escalation / sizeof *escalation; i++)
        if (names || !escalation[i].names)
            add_member(set, table, record, escalation[i].field, clues);
    for (int i = 0; i < framework->question_count; i++)
        add_answer(set, table, record, i);
}

/* Returns the index of the column of FIELD, or CA_NO_COLUMN. */
static int column_of(const ca_tables *set, const ca_table *table, enum ca_field field)
{
    ca_text words = {0};
    if (set->labels)
        ca_member_words(&words, NULL, ca_fields[field].path);
    else
        ca_text_add(&words, ca_fields[field].path);
    int column = ca_column_of(table, words.at);
    ca_text_free(&words);
    return column;
}

bool ca_records_period(const ca_tables *set, const char *id, ca_date *from, ca_date *to)
{
    ca_text name = {0};
    *from = *to = CA_NO_DATE;
    ca_text_format(&name, "records-%s", id);
    const ca_table *table = ca_tables_find(set, name.at);
    ca_text_free(&name);
    int first = table ? column_of(set, table, CA_FROM_FIELD) : CA_NO_COLUMN;
    int last = table ? column_of(set, table, CA_TO_FIELD) : CA_NO_COLUMN;
    for (size_t row = 0; first >= 0 && last >= 0 && row < table->row_count; row++) {
        const ca_cell *begins = &table->cells[row * table->column_count + (size_t)first];
        const ca_cell *ends = &table->cells[row * table->column_count + (size_t)last];
        if (begins->kind == CA_CELL_DATE && (*from == CA_NO_DATE || begins->number < *from))
            *from = (ca_date)begins->number;
        if (ends->kind == CA_CELL_DATE && (*to == CA_NO_DATE || ends->number > *to))
            *to = (ca_date)ends->number;
    }
    return *from != CA_NO_DATE && *to != CA_NO_DATE;
}

static const char actions_name[] = CA_TRACKER;

static ca_table *make_actions(ca_tables *set, bool names)
{
    ca_table *table = ca_tables_add(set, actions_name, "Action tracker", "Action tracker, audit by audit");
    table->wide = true;
    ca_table_column(set, table, "State", CA_CELL_TEXT);
    ca_table_column(set, table, "Due", CA_CELL_DATE);
    ca_table_column(set, table, "Days overdue", CA_CELL_NUMBER);
    ca_table_column(set, table, "Action", CA_CELL_TEXT);
    table->columns[table->column_count - 1].long_text = true;
    if (names) {
        ca_table_column(set, table, "Owner", CA_CELL_TEXT);
        ca_table_column(set, table, "Manager", CA_CELL_TEXT);
    }
    ca_table_column(set, table, "To be reviewed", CA_CELL_DATE);
    ca_table_column(set, table, "Reviewed", CA_CELL_DATE);
    ca_table_column(set, table, "Done", CA_CELL_DATE);
    ca_table_column(set, table, "Team", CA_CELL_TEXT);
    ca_table_column(set, table, "Quarter", CA_CELL_TEXT);
    ca_table_column(set, table, "Case", CA_CELL_TEXT);
    ca_table_column(set, table, "Audit", CA_CELL_TEXT);
    ca_table_column(set, table, "Number", CA_CELL_NUMBER);
    return table;
}

static void add_date(ca_tables *set, ca_table *table, const ca_value *value)
{
    if (value->node)
        ca_table_value(table, CA_CELL_DATE, value->number);
    else
        ca_table_none(set, table, "");
}

/* Adds three cells: state, date due, days overdue. */
static void add_state(ca_tables *set, ca_table *table, const ca_entry *action, ca_date as_of)
{
    int days;
    enum ca_action_state state = ca_action_state_on(action, as_of, &days);
    bool overdue = state == CA_ACTION_OVERDUE;
    const ca_value *due = ca_entry_value(action, CA_ACTION_DUE_FIELD);
    ca_table_words(set, table,
                   ca_tracked_words[state == CA_ACTION_DONE ? CA_TRACKED_DONE
                                    : overdue               ? CA_TRACKED_OVERDUE
                                    : due->node             ? CA_TRACKED_OPEN
                                                            : CA_TRACKED_UNDATED]);
    if (overdue)
        ca_table_tone(table, CA_TONE_BAD);
    add_date(set, table, due);
    if (overdue)
        ca_table_value(table, CA_CELL_NUMBER, days);
    else
        ca_table_none(set, table, "");
}

static void add_group(ca_tables *set, ca_table *table, ca_record *record, enum ca_field field, const ca_clues *clues)
{
    ca_table_text_if_any(set, table, ca_record_shown(record, field, clues));
}

static void add_action(ca_tables *set, ca_table *table, ca_record *record, size_t index, ca_date as_of,
                       const ca_clues *clues)
{
    const ca_entry *action = &record->groups[CA_ACTIONS].entries[index];
    add_state(set, table, action, as_of);
    ca_table_text_without_names(set, table, ca_entry_text(record, action, CA_ACTION_ACTION_FIELD), clues);
    if (!clues) {
        ca_table_text_if_any(set, table, ca_entry_text(record, action, CA_ACTION_OWNER_FIELD));
        ca_table_text_if_any(set, table, ca_entry_text(record, action, CA_ACTION_MANAGER_FIELD));
    }
    add_date(set, table, ca_entry_value(action, CA_ACTION_REVIEW_FIELD));
    add_date(set, table, ca_entry_value(action, CA_ACTION_REVIEWED_FIELD));
    add_date(set, table, ca_entry_value(action, CA_ACTION_DONE_FIELD));
    add_group(set, table, record, CA_TEAM_FIELD, clues);
    add_group(set, table, record, CA_QUARTER_FIELD, clues);
    ca_table_text_if_any(set, table, ca_record_text(record, CA_CASE_ID_FIELD));
    ca_table_text_if_any(set, table, ca_record_text(record, CA_ID_FIELD));
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)index + 1);
}

void ca_tables_begin_actions(ca_tables *set, bool names)
{
    if (ca_tables_find(set, actions_name))
        return;
    ca_tables_begin_overdue(set);
    (void)make_actions(set, names);
}

void ca_tables_add_actions(ca_tables *set, ca_record *record, ca_date as_of, const ca_clues *clues)
{
    ca_tables_begin_actions(set, !clues);
    ca_table *table = ca_tables_find(set, actions_name);
    for (size_t i = 0; i < record->groups[CA_ACTIONS].count; i++)
        if (!ca_entry_is_empty(&record->groups[CA_ACTIONS].entries[i]))
            add_action(set, table, record, i, as_of, clues);
}
