/* SPDX-License-Identifier: MIT */
/* What the controls of an authority's own letter show. */
#include "documents/letter_tags.h"

#include "documents/rule_words.h"
#include "record/clues.h"

#include <string.h>

const char *const ca_letter_tags[] = {
    [CA_TAG_ACTION_STATE] = "actions[].state", [CA_TAG_REMINDER] = "reminders[].text", [CA_LETTER_TAG_COUNT] = NULL};

/* --- what a purpose shows ---------------------------------------------------------------------------------------- */

/* Returns whom FIELD names, as bits of purposes.h; 0: nobody. */
static unsigned people_of(enum ca_field field)
{
    switch ((int)field) {
    case CA_CHILD_FIELD:
    case CA_BORN_FIELD: return CA_NAMES_THE_CHILD;
    case CA_PRACTITIONER_FIELD: return CA_NAMES_PRACTITIONER;
    case CA_MANAGER_FIELD: return CA_NAMES_MANAGER;
    case CA_IRO_FIELD: return CA_NAMES_REVIEWER;
    case CA_AUDITOR_FIELD: return CA_NAMES_AUDITOR;
    case CA_ACTION_OWNER_FIELD:
    case CA_ACTION_MANAGER_FIELD:
    case CA_ACTION_REVIEWED_BY_FIELD: return CA_NAMES_OWNERS;
    case CA_MODERATOR_FIELD: return CA_NAMES_MODERATOR;
    case CA_ESCALATION_TO_FIELD: return CA_NAMES_TOLD;
    default: break;
    }
    switch (ca_fields[field].privacy) {
    case CA_CHILD_NAME:
    case CA_BORN:
    case CA_WORKER: return CA_NAMES_ALL; /* somebody whom the completed audit alone names */
    default: return 0;
    }
}

static bool begins(enum ca_field field, const char *words)
{
    return strncmp(ca_fields[field].path, words, strlen(words)) == 0;
}

static bool tells_grade(enum ca_field field)
{
    return ca_fields[field].type == CA_GRADE || begins(field, "overall.") || begins(field, "grading.");
}

/* Whether FIELD is of how a grade was worked out, and not of the grade. */
static bool is_working(enum ca_field field)
{
    switch ((int)field) {
    case CA_GRADING_RULESET_FIELD:
    case CA_GRADING_DIGEST_FIELD:
    case CA_GRADING_UNDECIDED_FIELD:
    case CA_GRADING_GOOD_FIELD:
    case CA_FIRED_RULE_FIELD:
    case CA_FIRED_BINDING_FIELD:
    case CA_FIRED_CEILING_FIELD:
    case CA_FIRED_LOWER_BY_FIELD: return true;
    default: return false;
    }
}

const char *ca_letter_left_out(enum ca_letter_purpose purpose, const ca_framework *framework, ca_form_member member)
{
    const ca_letter_purpose_entry *entry = &ca_letter_purposes[purpose];
    enum ca_field field = member.field;
    unsigned people = people_of(field);
    if (purpose == CA_LETTER_FOR_FEEDBACK && begins(field, "response."))
        return "";
    if (people & ~entry->people)
        return "names a person whom this letter does not name";
    if (is_working(field))
        return "is of how the grade was worked out, which no letter shows";
    if (purpose == CA_LETTER_FOR_FILE)
        return NULL;
    if (field == CA_HEAD_FIELD &&
        (!entry->names_in_texts || framework->heads[member.key].name || ca_head_is_born(&framework->heads[member.key])))
        return "is an extra field, which this letter does not show";
    if (begins(field, "moderation.") && field != CA_MODERATOR_FIELD)
        return "is of the moderation, which this letter does not show";
    if (begins(field, "notes[]") || begins(field, "response"))
        return "is in the completed audit alone";
    if (purpose == CA_LETTER_FOR_CASE_NOTE && tells_grade(field))
        return "is of a grade, which a case note does not have";
    return NULL;
}

/* --- gradings ---------------------------------------------------------------------------------------------------- */

static ca_fill_value grade_value(const ca_audit_view *view, int grade)
{
    ca_fill_value value = CA_FILL_NOTHING;
    if (grade != CA_NO_GRADE) {
        value.text = ca_slice_of(view->framework->scale[grade].label);
        value.id = ca_slice_of(view->framework->scale[grade].id);
    }
    return value;
}

static ca_fill_value truth_value(bool truth)
{
    ca_fill_value value = CA_FILL_NOTHING;
    value.truth = truth;
    value.text = ca_slice_of(truth ? "Yes" : "No");
    value.id = ca_slice_of(truth ? "yes" : "no");
    return value;
}

static ca_fill_value state_value(enum ca_requirement_state state)
{
    static const char *const words[] = {
        [CA_NOT_REQUIRED] = "Not required", [CA_PRESENT] = "Present", [CA_MISSING] = "Missing"};
    ca_fill_value value = CA_FILL_NOTHING;
    value.text = ca_slice_of(words[state]);
    value.id = ca_slice_of(ca_requirement_states[state]);
    return value;
}

/* Returns the member of the grading, which was worked out again. */
static ca_fill_value grading_value(ca_audit_view *view, enum ca_field field, size_t entry)
{
    const ca_grading *grading = view->grading;
    ca_fill_value value = CA_FILL_NOTHING;
    ca_text words = {0};
    switch ((int)field) {
    case CA_GRADING_FINAL_FIELD: return grade_value(view, grading->final);
    case CA_GRADING_AUDITOR_FIELD: return grade_value(view, grading->auditor);
    case CA_GRADING_MODERATED_FIELD: return grade_value(view, grading->moderated);
    case CA_GRADING_CEILING_FIELD: return grade_value(view, grading->ceiling);
    case CA_GRADING_INDICATIVE_FIELD: return grade_value(view, grading->indicative);
    case CA_GRADING_CAPPED_FIELD: return truth_value(grading->capped);
    case CA_GRADING_OVERRIDE_FIELD: return truth_value(grading->override);
    case CA_GRADING_PLAN_FIELD: return state_value(grading->plan);
    case CA_GRADING_ESCALATION_FIELD: return state_value(grading->escalation);
    case CA_FIRED_BECAUSE_FIELD:
        if (entry < grading->fired_count)
            ca_fired_words(&words, view, &grading->fired[entry]);
        value.text = ca_arena_str(view->arena, (ca_slice){ca_text_words(&words), words.size});
        ca_text_free(&words);
        return value;
    default: return value;
    }
}

/* --- values ------------------------------------------------------------------------------------------------------ */

/* Returns the index of the entry ENTRY, from 0, of those of GROUP that have something filled in; the count if there is none. */
static size_t filled_entry(const ca_audit_view *view, enum ca_group group, size_t entry)
{
    const ca_entries *entries = &view->record->groups[group];
    for (size_t i = 0; i < entries->count; i++)
        if (!ca_entry_is_empty(&entries->entries[i]) && entry-- == 0)
            return i;
    return entries->count;
}

ca_fill_value ca_letter_value(ca_audit_view *view, ca_form_member member, size_t entry)
{
    enum ca_field field = member.field;
    enum ca_group group = ca_fields[field].group;
    bool listed = ca_list_path(group).size > 0;
    if (begins(field, "grading."))
        return grading_value(view, field, entry);
    if (listed)
        entry = filled_entry(view, group, entry);
    ca_fill_value value = ca_tag_value(view->record, member, entry, view->arena);
    if (!value.text.size)
        return value;
    const ca_entry *one = group == CA_SINGLE ? NULL
                          : listed           ? &view->record->groups[group].entries[entry]
                                             : ca_record_entry(view->record, group, member.key);
    enum ca_type type = ca_fields[field].type;
    if (value.truth < 0 && value.day == CA_NO_DATE && type != CA_COUNT)
        value.text = one ? ca_view_entry_text(view, one, field) : ca_view_text(view, field);
    bool names = people_of(field) || field == CA_ID_FIELD || field == CA_CASE_ID_FIELD;
    if (type == CA_TEXT && !names)
        value.text = ca_view_shown(view, value.text);
    return value;
}

ca_fill_value ca_letter_own_value(ca_audit_view *view, const ca_letter *letter, enum ca_letter_tag tag, size_t entry)
{
    ca_fill_value value = CA_FILL_NOTHING;
    size_t index = tag == CA_TAG_ACTION_STATE ? filled_entry(view, CA_ACTIONS, entry) : 0;
    if (tag == CA_TAG_ACTION_STATE && index < view->record->groups[CA_ACTIONS].count)
        value.text = ca_view_action_state(view, &view->record->groups[CA_ACTIONS].entries[index]);
    for (size_t i = 0; tag == CA_TAG_REMINDER && i < letter->count; i++)
        if (letter->blocks[i].kind == CA_LETTER_ITEM && entry-- == 0)
            value.text = letter->blocks[i].words;
    return value;
}

size_t ca_letter_entries(const ca_audit_view *view, const ca_letter *letter, ca_slice list)
{
    enum ca_group group = ca_tag_group(list);
    size_t count = 0;
    if (group == CA_FIRED)
        return view->grading->fired_count;
    for (size_t i = 0; group != CA_SINGLE && i < view->record->groups[group].count; i++)
        count += !ca_entry_is_empty(&view->record->groups[group].entries[i]);
    for (size_t i = 0; group == CA_SINGLE && i < letter->count; i++)
        count += letter->blocks[i].kind == CA_LETTER_ITEM;
    return count;
}
