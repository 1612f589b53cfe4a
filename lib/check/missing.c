/* SPDX-License-Identifier: MIT */
/* Writes a missing escalation or plan into the record of its audit. */
#include "check/missing.h"

#include "check/grading.h"
#include "record/record_read.h"

#include "base/json_edit.h"
#include "base/json_write.h"

#include <string.h>

/* The members of an action, in the order of the record format, with the need of a plan that makes each one required. */
static const struct {
    enum ca_action_column column;
    unsigned need; /* 0: it is optional, or always required */
    bool always, is_day;
} parts[] = {{CA_COLUMN_ACTION, 0, true, false},
             {CA_COLUMN_OWNER, 0, true, false},
             {CA_COLUMN_MANAGER, CA_NEED_MANAGER, false, false},
             {CA_COLUMN_DUE, 0, true, true},
             {CA_COLUMN_REVIEW, CA_NEED_REVIEW, false, true},
             {CA_COLUMN_REVIEWED, 0, false, true},
             {CA_COLUMN_REVIEWED_BY, 0, false, false},
             {CA_COLUMN_DONE, 0, false, true},
             {CA_COLUMN_COMMENT, 0, false, false}};
enum { PARTS = sizeof parts / sizeof *parts };

/* Reads a line without reports: its errors were reported at the first reading. */
static bool read(ca_mender *m, const ca_text *line, ca_location location)
{
    ca_reporter silent = {.quiet = true};
    ca_line whole = {.location = location, .text = {line->at, line->size}, .ended = true};
    m->record.skips_grading = true;
    ca_record_read(&m->record, &whole, m->library, m->format, &silent);
    if (!m->record.stopped)
        ca_grade_as_before(&m->record, &m->grading);
    return !m->record.stopped;
}

static void fail(ca_update *update, enum ca_update_fate fate, enum ca_action_column column)
{
    update->fate = fate;
    update->wrong = column;
}

/* Returns whether the update fills in a member of an action. */
static bool fills_action(const ca_update *update)
{
    for (int i = 0; i < PARTS; i++)
        if (ca_update_fills(update, parts[i].column))
            return true;
    return false;
}

/* Returns whether the state was changed by hand, as if that were enough. */
static bool state_changed(const ca_update *update, ca_arena *arena)
{
    return ca_update_fills(update, CA_COLUMN_STATE) &&
           !ca_slice_alike(ca_cell_text(update->cells[CA_COLUMN_STATE], arena), ca_missing_state);
}

static bool judge_escalation(ca_mender *m, ca_updates *updates, ca_update *update)
{
    bool to = ca_update_fills(update, CA_COLUMN_TO), date = ca_update_fills(update, CA_COLUMN_DATE);
    bool told = ca_record_has(&m->record, CA_ESCALATION_TO_FIELD);
    bool dated = ca_record_has(&m->record, CA_ESCALATION_DATE_FIELD);
    bool meant = to || date || fills_action(update) || state_changed(update, &updates->arena);
    update->fate = CA_UPDATE_MADE;
    if (!meant || (told && !to && !date))
        return false;
    if (!to && !told)
        fail(update, CA_UPDATE_INCOMPLETE, CA_COLUMN_TO);
    else if (!date && !dated)
        fail(update, CA_UPDATE_INCOMPLETE, CA_COLUMN_DATE);
    else if (!told && !ca_lacks_escalation(&m->record, &m->grading))
        fail(update, CA_UPDATE_NEEDLESS, CA_COLUMN_PLACE);
    for (int i = 0; update->fate == CA_UPDATE_MADE && i < PARTS; i++)
        if (ca_update_fills(update, parts[i].column))
            ca_updates_stale(updates, update, parts[i].column);
    return update->fate == CA_UPDATE_MADE;
}

/* Returns whether the framework's plans require this part of an action. */
static bool is_needed(const ca_mender *m, int part)
{
    return parts[part].always || (parts[part].need & m->record.framework->requirements.plan_requires);
}

static bool judge_plan(ca_mender *m, ca_updates *updates, ca_update *update)
{
    ca_date audited = ca_record_number(&m->record, CA_AUDIT_DATE_FIELD, CA_NO_DATE);
    bool there = ca_record_has_action(&m->record), filled = fills_action(update);
    update->fate = CA_UPDATE_MADE;
    if (!filled && (there || !state_changed(update, &updates->arena)))
        return false;
    if (there)
        fail(update, CA_UPDATE_DIFFERS, CA_COLUMN_ACTION);
    else if (!ca_lacks_plan(&m->record, &m->grading))
        fail(update, CA_UPDATE_NEEDLESS, CA_COLUMN_PLACE);
    for (int i = 0; update->fate == CA_UPDATE_MADE && i < PARTS; i++) {
        enum ca_action_column column = parts[i].column;
        if (is_needed(m, i) && !ca_update_fills(update, column))
            fail(update, CA_UPDATE_INCOMPLETE, column);
        else if (parts[i].is_day && ca_update_fills(update, column) && audited != CA_NO_DATE &&
                 ca_date_read(update->cells[column]) < audited)
            fail(update, CA_UPDATE_EARLY, column);
    }
    return update->fate == CA_UPDATE_MADE;
}

static void add_member(ca_text *to, const char *name, ca_slice text)
{
    ca_json_member_text(to, name, text);
}

/* Corrects the grading, in which the requirement is missing, to present. */
static void correct_grading(const ca_mender *m, const char *requirement, ca_json_edits *edits)
{
    const ca_scan *scan = &m->record.scan;
    uint32_t grading = ca_grading_node(&m->record);
    uint32_t state = grading && scan->nodes[grading].kind == CA_OBJECT ? ca_node_member(scan, grading, requirement) : 0;
    if (state && ca_slice_is(ca_node_bytes(scan, state), "\"missing\""))
        ca_json_edit_member(edits, scan, grading, requirement, ca_slice_of("\"present\""));
}

/* Writes the members into the record's object; if there is none, or it is blank, adds one. */
static void write_escalation(ca_mender *m, ca_updates *updates, const ca_update *update, ca_json_edits *edits)
{
    static const struct {
        enum ca_action_column column;
        const char *name;
        enum ca_field field;
    } members[] = {{CA_COLUMN_TO, "to", CA_ESCALATION_TO_FIELD}, {CA_COLUMN_DATE, "date", CA_ESCALATION_DATE_FIELD}};
    const ca_scan *scan = &m->record.scan;
    uint32_t object = ca_node_member(scan, 0, "escalation");
    bool inside = object && scan->nodes[object].kind == CA_OBJECT && scan->nodes[object].next > object + 1;
    ca_text value = {0}, whole = {0};
    ca_json_open(&whole, '{');
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        ca_slice cell = update->cells[members[i].column];
        if (!ca_update_fills(update, members[i].column) ||
            ca_cell_equals(cell, ca_record_text(&m->record, members[i].field)))
            continue;
        if (ca_record_text(&m->record, members[i].field).size)
            ca_updates_replaced(update, members[i].column);
        ca_text_clear(&value);
        ca_json_text(&value, ca_cell_text(cell, &updates->arena));
        add_member(&whole, members[i].name, ca_cell_text(cell, &updates->arena));
        if (inside)
            ca_json_edit_member(edits, scan, object, members[i].name, (ca_slice){value.at, value.size});
    }
    ca_json_close(&whole, '}');
    if (!inside)
        ca_json_edit_member(edits, scan, 0, "escalation", (ca_slice){whole.at, whole.size});
    correct_grading(m, "escalation", edits);
    ca_text_free(&value);
    ca_text_free(&whole);
}

static void write_plan(ca_mender *m, ca_updates *updates, const ca_update *update, ca_json_edits *edits)
{
    const ca_scan *scan = &m->record.scan;
    uint32_t list = ca_node_member(scan, 0, "actions");
    bool inside = list && scan->nodes[list].kind == CA_ARRAY;
    ca_text action = {0};
    if (!inside)
        ca_text_byte(&action, '[');
    ca_json_open(&action, '{');
    for (int i = 0; i < PARTS; i++)
        if (ca_update_fills(update, parts[i].column))
            add_member(&action, ca_action_columns[parts[i].column].name,
                       ca_cell_text(update->cells[parts[i].column], &updates->arena));
    ca_json_close(&action, '}');
    if (inside) {
        ca_json_edit_elements(edits, scan, list, (ca_slice){action.at, action.size});
    } else {
        ca_text_byte(&action, ']');
        ca_json_edit_member(edits, scan, 0, "actions", (ca_slice){action.at, action.size});
    }
    correct_grading(m, "plan", edits);
    ca_text_free(&action);
}

/* Returns the column of the first requirement that the record, as read now, still lacks, or CA_ACTION_COLUMN_COUNT. */
static enum ca_action_column still_missing(const ca_mender *m, enum ca_line_about about)
{
    const ca_entries *actions = &m->record.groups[CA_ACTIONS];
    if (about == CA_ABOUT_ESCALATION)
        return !ca_record_has(&m->record, CA_ESCALATION_TO_FIELD)     ? CA_COLUMN_TO
               : !ca_record_has(&m->record, CA_ESCALATION_DATE_FIELD) ? CA_COLUMN_DATE
                                                                      : CA_ACTION_COLUMN_COUNT;
    for (int i = 0; i < PARTS; i++) {
        enum ca_field field = ca_action_columns[parts[i].column].field;
        if (is_needed(m, i) && (!actions->count || !ca_entry_value(&actions->entries[actions->count - 1], field)->node))
            return parts[i].column;
    }
    return CA_ACTION_COLUMN_COUNT;
}

/* Joins the rows of other lists that wait, too, to UPDATE. Returns whether it may be made. */
static bool join(ca_mender *m, ca_updates *updates, ca_update *update)
{
    ca_slice texts[CA_ACTION_COLUMN_COUNT];
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++)
        texts[i] = ca_action_columns[i].use == CA_USE_REQUIREMENT
                       ? ca_record_text(&m->record, ca_action_columns[i].field)
                       : (ca_slice){"", 0};
    for (ca_update *row = update->next; row; row = row->next)
        if (row->fate == CA_UPDATE_WAITS && !row->lead)
            ca_updates_join(updates, update, row, texts);
    return update->fate == CA_UPDATE_WAITS;
}

/* Makes one update in LINE. If a requirement is then still missing, for instance because a cell is a filler, LINE is
 * unchanged. */
static void make(ca_mender *m, ca_updates *updates, ca_update *update, ca_location location, ca_text *line)
{
    ca_json_edits edits = {.count = 0};
    bool plan = update->about == CA_ABOUT_PLAN;
    if (!read(m, line, location) || !join(m, updates, update) ||
        !(plan ? judge_plan(m, updates, update) : judge_escalation(m, updates, update)))
        return;
    (plan ? write_plan : write_escalation)(m, updates, update, &edits);
    ca_text_clear(&m->made);
    ca_json_edits_write(&edits, (ca_slice){line->at, line->size}, &m->made);
    ca_json_edits_free(&edits);
    bool readable = read(m, &m->made, location);
    enum ca_action_column missing = readable ? still_missing(m, update->about) : CA_COLUMN_ACTION;
    if (missing != CA_ACTION_COLUMN_COUNT) {
        fail(update, CA_UPDATE_INCOMPLETE, missing);
        return;
    }
    ca_date audited = ca_record_number(&m->record, CA_AUDIT_DATE_FIELD, CA_NO_DATE);
    for (int i = 0; plan && i < PARTS; i++)
        ca_update_check_day(updates, update, parts[i].column, audited);
    if (!plan)
        ca_update_check_day(updates, update, CA_COLUMN_DATE, audited);
    ca_text before = *line;
    *line = m->made;
    m->made = before;
}

void ca_missing_update(ca_mender *mender, ca_updates *updates, ca_slice id, ca_location location, ca_text *line)
{
    for (int about = CA_ABOUT_ESCALATION; about <= CA_ABOUT_PLAN; about++) {
        ca_update *update = ca_updates_of_missing(updates, id, (enum ca_line_about)about);
        while (update && (update->fate != CA_UPDATE_WAITS || update->lead)) /* it has the text of an action */
            update = update->next;
        if (update)
            make(mender, updates, update, location, line);
    }
}

void ca_mender_free(ca_mender *mender)
{
    ca_record_free(&mender->record);
    ca_grading_free(&mender->grading);
    ca_text_free(&mender->made);
}
