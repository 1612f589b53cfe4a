/* SPDX-License-Identifier: MIT */
/* audit-actions: writes a line for each action of the records; writes edited lists of actions back into the records. */
#include "base/json_edit.h"
#include "base/json_write.h"
#include "check/concern.h"
#include "check/grading.h"
#include "check/missing.h"
#include "cli/files.h"
#include "cli/records.h"
#include "cli/side_input.h"
#include "cli/tools.h"
#include "data/list_words.h"
#include "intake/update_list.h"
#include "record/action.h"
#include "record/persons.h"

#include <string.h>

typedef struct {
    ca_records records;
    ca_updates updates;
    ca_mender mender;
    ca_text line;
    size_t copied; /* bytes of the record's line already copied to LINE */
    bool unended;  /* the last line written had no newline; add one before the next */
    size_t seen;   /* audits with updates whose record was seen */
} updater;

static const enum ca_action_column written[] = {CA_COLUMN_OWNER, CA_COLUMN_REVIEWED, CA_COLUMN_REVIEWED_BY,
                                                CA_COLUMN_DONE, CA_COLUMN_COMMENT};
enum { WRITTEN = sizeof written / sizeof *written };

/* Whether a text is a filler or a placeholder in a member that is written, such as "TBC" as an owner. */
static bool is_filler(const updater *u, ca_slice text, enum ca_action_column column)
{
    const ca_fillers *fillers = ca_library_fillers(&u->records.run->library, u->records.record.framework);
    unsigned kinds = ca_field_fillers(ca_action_columns[column].field) | CA_FILLER_PLACEHOLDER;
    return ca_filler_kinds_of(fillers, kinds, text) != 0;
}

/* Returns whether the update would change a column of ACTION. An owner is not changed into nobody. */
static bool changes(updater *u, const ca_entry *action, const ca_update *update, enum ca_action_column column)
{
    ca_slice cell = ca_cell_text(update->cells[column], &u->updates.arena);
    return cell.size && !ca_cell_equals(update->cells[column], ca_action_text(&u->records.record, action, column)) &&
           !(column == CA_COLUMN_OWNER && is_filler(u, cell, column));
}

/* Returns whether the update sets a column to a day before the audit, which audit-validate reports as a
 * contradiction. */
static bool is_early(updater *u, const ca_entry *action, const ca_update *update, enum ca_action_column column)
{
    ca_date audited = ca_record_number(&u->records.record, CA_AUDIT_DATE_FIELD, CA_NO_DATE);
    bool day = ca_fields[ca_action_columns[column].field].type == CA_DATE;
    return day && audited != CA_NO_DATE && changes(u, action, update, column) &&
           ca_date_read(update->cells[column]) < audited;
}

/* Reports edits that are not written back, because the person who made them expects them to be kept. */
static void warn_stale(updater *u, const ca_entry *action, const ca_update *update)
{
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++) {
        enum ca_action_column column = (enum ca_action_column)i;
        bool shown =
            ca_action_columns[i].use == CA_USE_SHOWN ||
            (column == CA_COLUMN_OWNER && ca_update_fills(update, column) && !changes(u, action, update, column));
        if (!shown || !update->list->column_of[i] ||
            ca_cell_equals(update->cells[i], ca_action_text(&u->records.record, action, column)))
            continue;
        ca_updates_stale(&u->updates, update, column);
    }
}

/* Returns whether the update sets the state to done, in any words, without a date, which does not complete the action. */
static bool is_done_without_day(updater *u, const ca_entry *action, const ca_update *update)
{
    return ca_says_done(ca_cell_text(update->cells[CA_COLUMN_STATE], &u->updates.arena)) &&
           !ca_entry_value(action, CA_ACTION_DONE_FIELD)->node && !ca_update_fills(update, CA_COLUMN_DONE);
}

/* Returns the state that the cell names, or -1. */
static int state_in(updater *u, const ca_update *update)
{
    ca_slice cell = ca_cell_text(update->cells[CA_COLUMN_STATE], &u->updates.arena);
    for (int i = 0; ca_action_states[i]; i++)
        if (ca_slice_alike(cell, ca_action_states[i]))
            return i;
    return ca_says_done(cell) ? CA_ACTION_DONE : -1;
}

/* Returns whether the state is not one that the action was listed with. A state is not written back: dates make it. "Done"
 * is no such state: without a date it is refused. */
static bool is_changed_state(updater *u, const ca_entry *action, const ca_update *update)
{
    const ca_update *lead = update->lead ? update->lead : update;
    bool done = ca_entry_value(action, CA_ACTION_DONE_FIELD)->node, fills = ca_update_fills(lead, CA_COLUMN_DONE);
    if (!update->list->column_of[CA_COLUMN_STATE] || update->about != CA_ABOUT_ACTION)
        return false;
    int state = state_in(u, update);
    if (state == CA_ACTION_DONE || (state >= 0 && fills)) /* the row has the date, whatever it was listed as */
        return false;
    bool days = update->list->column_of[CA_COLUMN_DAYS_OVERDUE];
    bool overdue = state == CA_ACTION_OVERDUE, due = ca_entry_value(action, CA_ACTION_DUE_FIELD)->node;
    bool other = days && overdue != ca_update_fills(update, CA_COLUMN_DAYS_OVERDUE);
    return state < 0 || done || (overdue && !due) || other;
}

/* Returns whether the update, which is of this action, may be made. If not, sets the reason in UPDATE. */
static bool judge(updater *u, const ca_entry *action, ca_update *update)
{
    update->fate = CA_UPDATE_MADE;
    for (int i = 0; update->fate == CA_UPDATE_MADE && i < WRITTEN; i++)
        if (is_early(u, action, update, written[i])) {
            update->fate = CA_UPDATE_EARLY;
            update->wrong = written[i];
        }
    if (update->fate == CA_UPDATE_MADE && is_done_without_day(u, action, update)) {
        update->fate = CA_UPDATE_INCOMPLETE;
        update->wrong = CA_COLUMN_DONE;
        update->from[CA_COLUMN_DONE] = update->from[CA_COLUMN_STATE]; /* the row that says so */
    }
    return update->fate == CA_UPDATE_MADE;
}

/* Joins ROW to LEAD, which is of the same action. */
static void join(updater *u, const ca_entry *action, ca_update *lead, ca_update *row)
{
    ca_slice texts[CA_ACTION_COLUMN_COUNT];
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++) {
        enum ca_action_column column = (enum ca_action_column)i;
        texts[i] = ca_action_columns[i].field == CA_FIELD_COUNT ? (ca_slice){"", 0}
                                                                : ca_action_text(&u->records.record, action, column);
    }
    ca_updates_join(&u->updates, lead, row, texts);
}

/* Joins the rows of an action, from FIRST on, that have its text. Returns the first of them if the update may be made, or
 * NULL. A row of a missing PLAN may be of another action. */
static ca_update *joined(updater *u, const ca_entry *action, ca_update *first, bool plan)
{
    ca_slice text = ca_action_text(&u->records.record, action, CA_COLUMN_ACTION);
    ca_update *lead = NULL;
    for (ca_update *row = first; row; row = row->next) {
        bool same = ca_cell_equals(row->cells[CA_COLUMN_ACTION], text);
        if (plan && (!same || !ca_update_fills(row, CA_COLUMN_ACTION) || row->lead || row->fate != CA_UPDATE_WAITS))
            continue;
        if (!same)
            row->fate = CA_UPDATE_DIFFERS;
        else if (lead)
            join(u, action, lead, row);
        else
            lead = row;
    }
    return lead && lead->fate == CA_UPDATE_WAITS ? lead : NULL;
}

/* Returns the update for an action: by its index; or, for an action of a plan that was missing when the list was
 * made, by its text. NULL: there is none that may be made. */
static ca_update *update_of(updater *u, ca_slice id, const ca_entry *action)
{
    ca_update *update = ca_updates_find(&u->updates, id, (uint64_t)action->key + 1);
    if (update)
        return joined(u, action, update, false);
    return joined(u, action, ca_updates_of_missing(&u->updates, id, CA_ABOUT_PLAN), true);
}

/* Warns of what the rows of an update, which is made, have in vain. */
static void warn_rows(updater *u, const ca_entry *action, const ca_update *update)
{
    for (const ca_update *row = update; row; row = row->next) {
        if (row != update && row->lead != update)
            continue;
        warn_stale(u, action, row);
        if (is_changed_state(u, action, row))
            ca_updates_stale(&u->updates, row, CA_COLUMN_STATE);
    }
}

/* Existing members, even blank ones, are replaced in place; new members are added after the last. */
static void make_update(updater *u, const ca_entry *action, const ca_update *update)
{
    const ca_scan *scan = &u->records.record.scan;
    ca_json_edits edits = {.count = 0};
    ca_text value = {0};
    for (int i = 0; i < WRITTEN; i++) {
        if (!changes(u, action, update, written[i]))
            continue;
        ca_text_clear(&value);
        ca_json_text(&value, ca_cell_text(update->cells[written[i]], &u->updates.arena));
        if (ca_action_text(&u->records.record, action, written[i]).size)
            ca_updates_replaced(update, written[i]);
        ca_json_edit_member(&edits, scan, action->node, ca_action_columns[written[i]].name,
                            (ca_slice){value.at, value.size});
    }
    u->copied = ca_json_edits_write_from(&edits, u->records.record.line.text, u->copied, &u->line);
    ca_json_edits_free(&edits);
    ca_text_free(&value);
}

/* Applies the updates to the record and writes the resulting line to LINE. */
static void update_record(updater *u)
{
    ca_record *record = &u->records.record;
    const ca_entries *actions = &record->groups[CA_ACTIONS];
    ca_slice id = ca_record_text(record, CA_ID_FIELD), line = record->line.text;
    ca_updated_audit *audit = ca_map_find(&u->updates.audits, id);
    ca_text_clear(&u->line);
    u->copied = 0;
    if (audit && audit->seen)
        ca_record_report(record, &u->records.run->reporter, CA_RULE_ID_DUPLICATE, record->at[CA_ID_FIELD].node, "id",
                         "is that of the record at %s:%llu, which got the updates", audit->location.source,
                         (unsigned long long)audit->location.line);
    for (size_t i = 0; audit && !audit->seen && i < actions->count; i++) {
        const ca_entry *action = &actions->entries[i];
        ca_update *update = ca_entry_is_empty(action) ? NULL : update_of(u, id, action);
        if (!update || !judge(u, action, update))
            continue;
        warn_rows(u, action, update);
        for (int column = 0; column < WRITTEN; column++)
            if (changes(u, action, update, written[column]))
                ca_update_check_day(&u->updates, update, written[column],
                                    ca_record_number(record, CA_AUDIT_DATE_FIELD, CA_NO_DATE));
        make_update(u, action, update);
    }
    ca_text_append(&u->line, line.at + u->copied, line.size - u->copied);
    if (audit && !audit->seen) {
        ca_missing_update(&u->mender, &u->updates, id, record->line.location, &u->line);
        *audit = (ca_updated_audit){.seen = true, .location = record->line.location};
        if (++u->seen == u->updates.audits.count && ca_updates_all_made(&u->updates))
            ca_output_hold(&u->records.run->output, false); /* no update can be refused any more */
    }
}

/* Writes a line that could not be read unchanged, to its last byte, so that no audit is lost. */
static int pass_unread(updater *u)
{
    ca_run *run = u->records.run;
    ca_slice piece = u->records.record.line.text;
    bool ended = u->records.record.line.ended;
    int got;
    do {
        if (ca_output_write(&run->output, piece.at, piece.size, &run->error) < 0)
            return -1;
        got = u->records.record.line.cut ? ca_input_rest(&run->input, &piece, &ended, &run->error) : 0;
    } while (got > 0);
    u->unended = !ended;
    return got < 0 ? -1 : ca_output_write(&run->output, "\n", ended, &run->error);
}

static int pass_record(updater *u)
{
    ca_run *run = u->records.run;
    if (u->unended && ca_output_write(&run->output, "\n", 1, &run->error) < 0)
        return -1;
    u->unended = false;
    if (u->records.record.stopped)
        return pass_unread(u);
    update_record(u);
    return ca_records_pass(&u->records, (ca_slice){u->line.at, u->line.size});
}

/* Puts the lists before the records. Both stay in their order. Returns the number of lists. */
static size_t lists_first(ca_options *options)
{
    size_t lists = 0;
    for (size_t i = 0; i < options->operand_count; i++) {
        if (!ca_operand_is_list(options, i))
            continue;
        char *list = options->operands[i];
        memmove(options->operands + lists + 1, options->operands + lists, (i - lists) * sizeof list);
        options->operands[lists++] = list;
    }
    return lists;
}

/* Reads the lists of updates. */
static int read_updates(updater *u, ca_run *run)
{
    ca_options *options = &run->options;
    if (!options->operand_count)
        return ca_run_misuse(run, "give the list of updates: audit-actions update updates.csv [records.jsonl ...]");
    size_t lists = lists_first(options);
    for (size_t i = 0; i < lists; i++)
        ca_input_skip(&run->input);
    bool both = false;
    for (size_t i = 0; i < run->input.operand_count && strcmp(options->operands[0], "-") == 0; i++)
        both |= strcmp(run->input.operands[i], "-") == 0;
    if (both)
        return ca_run_misuse(run, "the updates and the records cannot both come from standard input");
    int status = 0;
    for (size_t i = 0; i < lists && status == 0; i++) {
        ca_side_input side;
        ca_side_input_begin(&side, run, &options->operands[i], 1);
        side.lists = run->lists;
        status = ca_side_input_end(&side, ca_update_list_read(&u->updates, &side.source));
    }
    return status;
}

/* Reports how many rows were refused. Without --skip-rows nothing is then written: a person who corrects the list and gives
 * it again would otherwise have two editions of the records. */
static void end_refused(const updater *u, ca_run *run)
{
    unsigned long long refused = u->updates.refused, rows = u->updates.listed;
    const char *was = refused == 1 ? "was" : "were";
    const char *lists = u->updates.first_list && u->updates.first_list->next ? "lists" : "list";
    if (refused && run->lists.skip_rows) {
        ca_report_run(&run->reporter, CA_RUN_NOTE, "%llu of %llu row%s of the %s %s skipped", refused, rows,
                      rows == 1 ? "" : "s", lists, was);
    } else if (refused) {
        ca_run_abandon_outputs(run);
        ca_report_run(&run->reporter, CA_RUN_NOTE,
                      "%llu of %llu row%s of the %s %s refused, and nothing was written; correct the %s, or give "
                      "--skip-rows to go on without them",
                      refused, rows, rows == 1 ? "" : "s", lists, was, lists);
    }
}

static void update_run(ca_run *run)
{
    updater u = {.line = {0}};
    ca_date as_of;
    int got = ca_run_as_of(run, &as_of);
    if (got == 0)
        got = read_updates(&u, run);
    u.updates.as_of = as_of;
    bool begun = got == 0;
    if (begun)
        got = ca_records_begin(&u.records, run);
    ca_output_hold(&run->output, u.updates.listed && !run->lists.skip_rows);
    u.records.record.skips_grading = true; /* no grade depends on the updated members */
    u.mender.library = &run->library;
    u.mender.format = run->format;
    while (got == 0 && (got = ca_records_next(&u.records)) > 0)
        got = pass_record(&u);
    if (begun && !run->error.words.size) {
        ca_updates_report(&u.updates, &run->reporter);
        bool writes = !u.updates.refused || run->lists.skip_rows;
        ca_records_end(&u.records, u.records.stopped,
                       writes ? "could not be read, and passed as they were" : "could not be read");
        end_refused(&u, run);
    } else if (begun) {
        ca_records_end(&u.records, 0, "");
    }
    ca_updates_free(&u.updates);
    ca_mender_free(&u.mender);
    ca_text_free(&u.line);
}

typedef struct {
    ca_records records;
    ca_people_list people;
    ca_persons persons;
    ca_similar_names apart; /* the requested owners, and owners with similar names */
    ca_date as_of;
    bool overdue; /* only overdue actions */
    ca_grading grading;
    ca_text line;
} lister;

static int read_settings(lister *l, ca_run *run)
{
    l->overdue = ca_options_has(&run->options, CA_OPTION_OVERDUE);
    if (ca_run_as_of(run, &l->as_of) < 0)
        return -1;
    if (l->overdue && l->as_of == CA_NO_DATE)
        return ca_run_misuse(run, "--overdue needs to know on which day: --as-of DATE");
    return 0;
}

/* Returns whether the action has one of the requested owners; "" means no owner. */
static bool owner_asked(lister *l, const ca_entry *action)
{
    const struct ca_option_values *asked = &l->records.run->options.list[CA_OPTION_OWNER];
    ca_record *record = &l->records.record;
    ca_slice name = ca_entry_text(record, action, CA_ACTION_OWNER_FIELD);
    ca_slice counted = ca_person_counted(&record->arena, name);
    const ca_person *owner = ca_persons_at(&l->persons, name);
    for (size_t i = 0; i < asked->count; i++) {
        ca_slice sought = ca_slice_of(asked->values[i]);
        const ca_person *one = ca_persons_at(&l->persons, sought);
        if (ca_person_is(owner, one) || ca_slice_equal(counted, ca_person_counted(&record->arena, sought)))
            return true;
        if (ca_person_alike(owner, one)) {
            ca_similar_names_add(&l->apart, one, record->line.location);
            ca_similar_names_add(&l->apart, owner, record->line.location);
        }
    }
    return !asked->count;
}

/* Lists a missing escalation or plan, which has neither an owner nor a due date. */
static int list_missing(lister *l)
{
    ca_record *record = &l->records.record;
    if (l->overdue || l->records.run->options.list[CA_OPTION_OWNER].count)
        return 0;
    ca_grade_as_before(record, &l->grading);
    const bool lacks[] = {false, ca_lacks_escalation(record, &l->grading), ca_lacks_plan(record, &l->grading)};
    int status = 0;
    for (int about = CA_ABOUT_ESCALATION; status == 0 && about <= CA_ABOUT_PLAN; about++) {
        if (!lacks[about])
            continue;
        ca_text_clear(&l->line);
        ca_missing_write(record, (enum ca_line_about)about, &l->line);
        status = ca_records_pass(&l->records, (ca_slice){l->line.at, l->line.size});
    }
    return status;
}

static int list_actions(lister *l)
{
    ca_record *record = &l->records.record;
    const ca_entries *actions = &record->groups[CA_ACTIONS];
    int status = list_missing(l), days;
    for (size_t i = 0; status == 0 && i < actions->count; i++) {
        const ca_entry *action = &actions->entries[i];
        if (ca_entry_is_empty(action) || !owner_asked(l, action) ||
            (l->overdue && ca_action_state_on(action, l->as_of, &days) != CA_ACTION_OVERDUE))
            continue;
        ca_text_clear(&l->line);
        ca_action_write(record, action, l->as_of, &l->line);
        status = ca_records_pass(&l->records, (ca_slice){l->line.at, l->line.size});
    }
    return status;
}

static void list(ca_run *run)
{
    lister l = {.line = {0}};
    l.persons.people = &l.people;
    bool begun = read_settings(&l, run) == 0 && ca_side_people(run, &l.people) == 0;
    int got = begun ? ca_records_begin(&l.records, run) : -1;
    l.records.record.skips_grading = true;
    while (got == 0 && (got = ca_records_next(&l.records)) > 0)
        got = l.records.record.stopped ? 0 : list_actions(&l);
    if (got == 0)
        ca_similar_names_report(&l.apart, &run->reporter);
    if (begun)
        ca_records_end(&l.records, l.records.stopped, "could not be read, and left out");
    ca_text_free(&l.line);
    ca_similar_names_free(&l.apart);
    ca_persons_free(&l.persons);
    ca_people_free(&l.people);
    ca_grading_free(&l.grading);
}

void ca_actions_run(ca_run *run)
{
    if (run->options.tool == CA_TOOL_ACTIONS_UPDATE)
        update_run(run);
    else
        list(run);
}
