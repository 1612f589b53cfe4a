/* SPDX-License-Identifier: MIT */
/* Each form that came back is taken into the group of its audit, or is refused and says why. */
#include "cli/import_forms.h"

#include "base/utf8.h"
#include "intake/member_value.h"
#include "record/record_read.h"

#include <stdlib.h>
#include <string.h>

/* --- groups -------------------------------------------------------------------------------------------------------- */

ca_import_group *ca_import_group_of(ca_importer *m, ca_slice id)
{
    ca_map_entry *entry = ca_map_at(&m->by_id, id);
    if (!entry->thing) {
        ca_import_group *group = ca_allocate(1, sizeof *group);
        m->groups = ca_array_grow(m->groups, m->count, &m->capacity, sizeof *m->groups);
        m->groups[m->count++] = entry->thing = group;
    }
    return entry->thing;
}

/* --- arrivals ----------------------------------------------------------------------------------------------------- */

ca_arrival *ca_import_arrive(ca_import_group *group)
{
    ca_arrival *arrival = ca_allocate(1, sizeof *arrival);
    group->list = ca_array_grow(group->list, group->count, &group->capacity, sizeof *group->list);
    group->list[group->count++] = arrival;
    return arrival;
}

void ca_import_refuse(ca_importer *m, ca_location location, enum ca_rule_id rule, const char *words)
{
    if (!location.line)
        location.line = location.column = 1; /* the whole sheet, or the whole file */
    (void)ca_report(&m->run->reporter, location, rule, "", "%s", words);
}

/* Returns the framework of FORM, which is that of DRAFT if there is one; NULL: it was reported. */
static const ca_framework *framework_of(ca_importer *m, const ca_form_return *form, const ca_import_draft *draft)
{
    const ca_framework *framework = form->framework.size ? ca_library_find(&m->run->library, form->framework)
                                    : draft              ? draft->framework
                                                         : NULL;
    if (!form->framework.size && !framework)
        ca_import_refuse(m, form->location, CA_RULE_FRAMEWORK_MISSING,
                         "the framework of the form is gone; give the drafts with --drafts");
    else if (!framework)
        ca_import_refuse(m, form->location, CA_RULE_FRAMEWORK_UNKNOWN,
                         "the form is of a framework that is neither built in nor given with -F");
    else if (draft && framework != draft->framework) {
        ca_import_refuse(m, form->location, CA_RULE_FORM_UNKNOWN, "the form is of another framework than its draft");
        framework = NULL;
    }
    return framework;
}

/* Whether FORM has the case number of its draft: in the cell for it, or on a moderator's form anywhere. Somebody may have typed
 * the id of another audit over the form's, and the answers of one child would be those of another. */
static bool is_of_case(ca_importer *m, const ca_form_return *form, const ca_import_draft *draft)
{
    ca_line line = {.location = {.source = ""}, .text = draft->line, .ended = true};
    ca_reporter silent = {.quiet = true, .reading_only = true};
    ca_record_read(&m->record, &line, &m->run->library, m->run->format, &silent);
    ca_slice number = ca_record_text(&m->record, CA_CASE_ID_FIELD);
    bool found = !number.size, other = false;
    for (size_t i = 0; i < form->count; i++) {
        const ca_form_answer *cell = &form->answers[i];
        bool same = ca_same_letters(cell->text, number);
        found |= same;
        other |= ca_slice_is(cell->path, "case.id") && !same && !ca_id_damage(cell->text);
    }
    return !number.size || (form->purpose == CA_FORM_FOR_MODERATOR ? found : !other);
}

static const char no_draft[] = "no draft of --drafts has the id of this form; give the file that it was made from";
static const char other_case[] =
    "the case number of the form is not that of the draft with this id, and nothing is taken from it: "
    "put the number and the id right, or send the form again";

/* Whether PATH is of a member that a list of cases fills in before the form goes out. */
static bool is_fact(ca_slice path)
{
    char *words = ca_copy(path.at, path.size);
    enum ca_field field = ca_field_named(words);
    bool fact =
        strncmp(words, "heads.", 6) == 0 || strncmp(words, "audit.previous.", 15) == 0 ||
        (field != CA_FIELD_COUNT && (ca_fields[field].heading || field == CA_QUARTER_FIELD || field == CA_THEME_FIELD));
    free(words);
    return fact;
}

/* Whether somebody filled in a form that is read without its draft. */
static bool is_filled(const ca_form_record *made)
{
    bool filled = false;
    for (size_t i = 0; i < made->place_count && !filled; i++)
        filled = made->places[i].filled && !is_fact(made->places[i].path);
    for (size_t i = 0; i < made->faults.count && !filled; i++)
        filled = made->faults.list[i].rule == CA_RULE_FORM_NOTE || made->faults.list[i].rule == CA_RULE_FORM_VALUE;
    return filled;
}

static bool is_reply(const ca_form_record *made)
{
    return made->survey && made->document;
}

/* Returns the line that a further reply to the audit is laid over: that of the replies that came before, whose errors are reported
 * now; else that of the draft. */
static ca_slice line_before(ca_importer *m, ca_import_group *group, const ca_form_return *form)
{
    for (size_t i = 0; group && form->survey && form->document && i < group->count; i++) {
        ca_arrival *earlier = group->list[i];
        if (earlier->dropped || earlier->untouched || !earlier->form || !is_reply(&earlier->made))
            continue;
        for (size_t j = 0; j < earlier->made.faults.count; j++) {
            const ca_diagnostic *fault = &earlier->made.faults.list[j];
            (void)ca_report(&m->run->reporter, fault->location, fault->rule, fault->path, "%s", fault->message);
        }
        earlier->dropped = true;
        return (ca_slice){earlier->made.line.at, earlier->made.line.size};
    }
    return group && group->draft ? group->draft->line : (ca_slice){"", 0};
}

/* Makes the record of FORM, with the notes of its workbook's other sheets. */
static void make_record(ca_importer *m, ca_import_group *group, const ca_form_returns *returns,
                        const ca_form_return *form, const ca_framework *framework, const ca_form_note *notes,
                        size_t count, ca_form_record *made)
{
    ca_text skeleton = {0};
    bool draft = group->draft != NULL;
    ca_slice line = line_before(m, group, form);
    if (!line.size) {
        ca_form_skeleton_write(&skeleton, form->id, ca_slice_of(framework->id));
        line = ca_arena_str(&m->arena, (ca_slice){skeleton.at, skeleton.size});
    }
    ca_form_record_make(&m->importer, returns, form, line, notes, count, made);
    if (!draft)
        made->touched = is_filled(made);
    ca_text_free(&skeleton);
}

/* Whether FORM, in which something is filled in, is of an earlier edition than the one of DRAFT that is out, which is reported. */
static bool is_outdated(ca_importer *m, const ca_form_return *form, const ca_import_draft *draft)
{
    ca_text words = {0};
    if (form->survey || form->edition >= draft->edition || (!form->edition && draft->edition <= 1))
        return false;
    if (form->document && !form->edition)
        ca_text_format(
            &words,
            "does not say which edition of the form it is, and edition %llu is out; a control form.edition with that "
            "number in it says so",
            (unsigned long long)draft->edition);
    else
        ca_text_format(&words,
                       "is edition %llu of the form, and edition %llu is out: the audit was given to somebody else, or "
                       "the form was sent out again",
                       (unsigned long long)form->edition, (unsigned long long)draft->edition);
    ca_import_refuse(m, form->location, CA_RULE_FORM_OUTDATED, words.at);
    ca_text_free(&words);
    return true;
}

ca_arrival *ca_import_take_form(ca_importer *m, const ca_form_returns *returns, const ca_form_return *form,
                                const ca_form_note *notes, size_t count)
{
    ca_import_group *group = ca_map_find(&m->by_id, form->id);
    const ca_import_draft *draft = group ? group->draft : NULL;
    bool moderator = form->purpose == CA_FORM_FOR_MODERATOR;
    if (m->drafted && !draft) {
        ca_import_refuse(m, form->location, CA_RULE_FORM_UNKNOWN, no_draft);
        return NULL;
    }
    if (moderator && !draft) {
        ca_import_refuse(m, form->location, CA_RULE_FORM_UNKNOWN,
                         "is a moderator's form; give the records with --drafts");
        return NULL;
    }
    const ca_framework *framework = framework_of(m, form, draft);
    if (!framework)
        return NULL;
    if (draft && !is_of_case(m, form, draft)) {
        ca_import_refuse(m, form->location, CA_RULE_FORM_UNKNOWN, other_case);
        return NULL;
    }
    group = ca_import_group_of(m, form->id);
    ca_form_record made;
    make_record(m, group, returns, form, framework, notes, count, &made);
    bool untouched = !made.touched;
    group->untouched |= untouched;
    if (untouched && !(draft && m->importer.overwrite)) {
        ca_form_record_free(&made);
        return NULL;
    }
    if (draft && !untouched && is_outdated(m, form, draft)) {
        ca_form_record_free(&made);
        return NULL;
    }
    ca_arrival *arrival = ca_import_arrive(group);
    *arrival = (ca_arrival){.id = ca_arena_str(&m->arena, form->id),
                            .edition = form->edition,
                            .location = made.location,
                            .form = true,
                            .made = made,
                            .untouched = untouched};
    return untouched ? NULL : arrival;
}

/* --- workbooks ---------------------------------------------------------------------------------------------------- */

/* Appends the texts of a sheet without a form that are none of the forms' own. Returns the location of the first. */
static ca_location write_typed(ca_form_own *own, const ca_form_return *sheet, ca_text *to)
{
    ca_location first = sheet->location;
    uint64_t row = 0;
    const ca_form_answer **cells = ca_allocate(sheet->count, sizeof *cells);
    for (size_t i = 0; i < sheet->count; i++)
        cells[i] = &sheet->answers[i];
    ca_form_own_look(own, cells, sheet->count);
    for (size_t i = 0; i < sheet->count; i++) {
        const ca_form_answer *cell = &sheet->answers[i];
        ca_slice typed = ca_form_own_typed(own, CA_FORM_OWN_OTHERS, cell);
        if (!typed.size)
            continue;
        if (!row)
            first = cell->location;
        if (to->size)
            ca_text_byte(to, cell->location.line == row ? '\t' : '\n');
        ca_text_append(to, typed.at, typed.size);
        row = cell->location.line;
    }
    free(cells);
    return first;
}

/* Reads what somebody typed on the other sheets of a workbook into NOTES, with room for all. Returns the number of notes. */
static size_t read_others(ca_importer *m, const ca_form_returns *returns, ca_form_note *notes)
{
    ca_form_own own = {.plain = {0}};
    size_t count = 0;
    for (size_t i = 0; i < returns->count; i++) {
        const ca_form_return *form = &returns->forms[i];
        ca_import_group *group = form->error ? NULL : ca_map_find(&m->by_id, form->id);
        ca_line line = {.location = {.source = ""}, .ended = true};
        ca_text skeleton = {0};
        ca_reporter silent = {.quiet = true, .reading_only = true};
        ca_form_skeleton_write(&skeleton, form->id, form->framework);
        line.text = group && group->draft ? group->draft->line : (ca_slice){skeleton.at, skeleton.size};
        ca_record_read(&m->record, &line, &m->run->library, m->run->format, &silent);
        if (!form->error && m->record.framework)
            ca_form_own_add(&own, &m->record, form->purpose, form->blind);
        ca_text_clear(&skeleton); /* the first page has a line for each form */
        ca_text_format(&skeleton, "%s: %.*s", form->sheet, (int)form->id.size, form->id.at ? form->id.at : "");
        ca_form_own_put(&own, CA_FORM_OWN_OTHERS, (ca_slice){skeleton.at, skeleton.size});
        ca_text_free(&skeleton);
    }
    ca_form_own_sent(&own, returns);
    for (size_t i = 0; i < returns->other_count; i++) {
        ca_text typed = {0}, at = {0};
        ca_location first = write_typed(&own, &returns->others[i], &typed);
        ca_form_cell_shown(&at, &first);
        if (typed.size)
            notes[count++] = (ca_form_note){ca_arena_str(&m->arena, (ca_slice){at.at, at.size}),
                                            ca_arena_str(&m->arena, (ca_slice){typed.at, typed.size})};
        if (typed.size)
            ca_import_refuse(
                m, first, CA_RULE_FORM_NOTE,
                returns->others[i].count < CA_FORM_OTHER_MOST
                    ? "is text on a sheet without a form; it is a note of the first form here that is filled in"
                    : "is text on a sheet without a form; its first 2,000 cells are a note of the first form here "
                      "that is filled in");
        ca_text_free(&typed);
        ca_text_free(&at);
    }
    ca_form_own_free(&own);
    return count;
}

/* Reports a workbook with forms for other people than --for, blank ones too, in one line. Returns whether it is one. */
static bool is_for_others(ca_importer *m, const ca_form_returns *returns)
{
    const ca_form_return *found = NULL;
    for (size_t i = 0; i < returns->count && !found && m->purpose >= 0; i++)
        if (!returns->forms[i].error && (int)returns->forms[i].purpose != m->purpose)
            found = &returns->forms[i];
    if (found)
        ca_import_refuse(m, found->location, CA_RULE_FORM_PERSON,
                         m->purpose == CA_FORM_FOR_AUDITOR
                             ? "is a moderator's form: move the workbook into the folder for what moderators send back"
                             : "is an auditor's form: move the workbook into the folder for what auditors send back");
    return found != NULL;
}

void ca_import_take_workbook(ca_importer *m, const ca_form_returns *returns, const char *source)
{
    if (is_for_others(m, returns))
        return;
    ca_form_note *notes = ca_allocate(returns->other_count, sizeof *notes);
    size_t count = returns->count ? read_others(m, returns, notes) : 0;
    bool taken = !count;
    for (size_t i = 0; i < returns->count; i++) {
        const ca_form_return *form = &returns->forms[i];
        if (form->error) {
            ca_import_refuse(m, form->location, CA_RULE_FORM_FILE, form->error);
            continue;
        }
        m->forms++;
        taken |= ca_import_take_form(m, returns, form, taken ? NULL : notes, taken ? 0 : count) != NULL;
    }
    if (!returns->count)
        ca_import_refuse(m, (ca_location){.source = source}, CA_RULE_FORM_FILE,
                         "is a workbook without a form; ask the auditor for the form itself");
    else if (!taken)
        ca_report_run(&m->run->reporter, CA_RUN_NOTE,
                      "%s: no form of it was taken, so the text on its other sheets is in no record", source);
    m->workbooks += returns->count > 0;
    free(notes);
}

void ca_importer_free(ca_importer *m)
{
    for (size_t i = 0; i < m->count; i++) {
        for (size_t j = 0; j < m->groups[i]->count; j++) {
            ca_form_record_free(&m->groups[i]->list[j]->made);
            free(m->groups[i]->list[j]);
        }
        free(m->groups[i]->list);
        free(m->groups[i]);
    }
    free(m->groups);
    ca_map_free(&m->by_id, NULL);
    ca_form_importer_free(&m->importer);
    ca_record_free(&m->record);
    ca_arena_free(&m->arena);
}
