/* SPDX-License-Identifier: MIT */
/* The words of a form. */
#include "forms/form_labels.h"

#include "record/theme_meant.h"

#include <stdlib.h>

static const char *const member_labels[CA_FIELD_COUNT] = {
    [CA_KIND_FIELD] = "Kind of audit",
    [CA_THEME_FIELD] = "Theme of the audit",
    [CA_CASE_ID_FIELD] = "Case",
    [CA_CHILD_FIELD] = "Child's name",
    [CA_BORN_FIELD] = "Date of birth",
    [CA_AGE_FIELD] = "Age",
    [CA_CASE_TYPE_FIELD] = "Type of case",
    [CA_LEGAL_STATUS_FIELD] = "Legal status",
    [CA_SERVICE_FIELD] = "Service",
    [CA_LOCALITY_FIELD] = "Locality",
    [CA_TEAM_FIELD] = "Team",
    [CA_PRACTITIONER_FIELD] = "Practitioner",
    [CA_MANAGER_FIELD] = "Manager",
    [CA_IRO_FIELD] = "Independent reviewing officer",
    [CA_AUDITOR_FIELD] = "Auditor",
    [CA_AUDIT_DATE_FIELD] = "Date of the audit",
    [CA_FROM_FIELD] = "Period audited: from",
    [CA_TO_FIELD] = "Period audited: to",
    [CA_QUARTER_FIELD] = "Quarter",
    [CA_PREVIOUS_AUDITED_FIELD] = "Audited before",
    [CA_PREVIOUS_DATE_FIELD] = "Date of the audit before",
    [CA_PREVIOUS_ID_FIELD] = "Id of the audit before",
    [CA_PREVIOUS_GRADE_FIELD] = "Grade of the audit before",
    [CA_CONTEXT_FIELD] = "Context of the case",
    [CA_OVERALL_GRADE_FIELD] = "Overall grade",
    [CA_OVERALL_REASON_FIELD] = "Reason for the overall grade",
    [CA_OVERALL_RECENT_FIELD] = "Grade of recent practice",
    [CA_OVERRIDE_BY_FIELD] = "Override decided by",
    [CA_OVERRIDE_DATE_FIELD] = "Date of the override",
    [CA_OVERRIDE_REASON_FIELD] = "Reason for the override",
    [CA_ESCALATION_URGENT_FIELD] = "Somebody had to be told at once",
    [CA_ESCALATION_TO_FIELD] = "Person who was told",
    [CA_ESCALATION_DATE_FIELD] = "Date when the person was told",
    [CA_COMMENT_FIELD] = "Anything else",
    [CA_CHECK_ON_FILE_FIELD] = "The audit is on the child's file",
    [CA_CHECK_SENT_FIELD] = "The audit was sent to the manager",
    [CA_CHECK_PLAN_FIELD] = "The improvement plan was written",
    [CA_CHECK_ESCALATED_FIELD] = "The concern was escalated",
    [CA_CHECK_SYSTEM_FIELD] = "The audit is recorded in the case system",
    [CA_RESPONSE_BY_FIELD] = "Reply by",
    [CA_RESPONSE_DATE_FIELD] = "Date of the reply",
    [CA_RESPONSE_TEXT_FIELD] = "Reply to the audit",
    [CA_RESPONSE_AGREES_FIELD] = "The reply agrees with the audit",
    [CA_MODERATOR_FIELD] = "Moderator",
    [CA_MODERATION_DATE_FIELD] = "Date of the moderation",
    [CA_MODERATED_OVERALL_FIELD] = "Overall grade of the moderator",
    [CA_MODERATED_REASON_FIELD] = "Reason of the moderator",
    [CA_MODERATED_OVERALL_AGREED_FIELD] = "The moderator agrees with the overall grade",
    [CA_AUDIT_QUALITY_FIELD] = "Quality of the audit",
    [CA_ACTIONS_ADDRESSED_FIELD] = "The actions were addressed",
    [CA_MODERATION_COMMENT_FIELD] = "Comment of the moderator",
};

const char *ca_form_member_label(enum ca_field field)
{
    return member_labels[field];
}

/* A coded value and its label. */
typedef struct {
    const char *id, *label;
} coded;

static const coded yes_no[] = {{"yes", "Yes"}, {"no", "No"}, {NULL, NULL}};
static const coded finding_kinds[] = {{"strength", "Strength"}, {"improvement", "Area for improvement"}, {NULL, NULL}};
static const coded finding_before[] = {
    {"new", "New"}, {"continuing", "Continuing"}, {"improved", "Improved"}, {NULL, NULL}};
static const coded means[] = {{"meeting", "Meeting"}, {"telephone", "Telephone"}, {"email", "Email"}, {NULL, NULL}};

/* The lists that are the same for all frameworks, but for that of types of cases; NULL for those that a framework has. */
static const coded *const fixed_lists[CA_FORM_LIST_COUNT + 1] = {
    [CA_FORM_LIST_YES_NO] = yes_no,
    [CA_FORM_LIST_KINDS] = finding_kinds,
    [CA_FORM_LIST_BEFORE] = finding_before,
    [CA_FORM_LIST_MEANS] = means,
};

enum ca_form_list ca_form_list_of(const ca_framework *framework, enum ca_field field)
{
    if (ca_fields[field].type == CA_GRADE || field == CA_AUDIT_QUALITY_FIELD)
        return CA_FORM_LIST_GRADES;
    if (ca_fields[field].type == CA_BOOL || field == CA_ANSWER_ANSWER_FIELD)
        return CA_FORM_LIST_YES_NO;
    switch ((int)field) {
    case CA_CASE_TYPE_FIELD: return CA_FORM_LIST_TYPES;
    case CA_FINDING_KIND_FIELD: return CA_FORM_LIST_KINDS;
    case CA_FINDING_BEFORE_FIELD: return CA_FORM_LIST_BEFORE;
    case CA_FINDING_SECTION_FIELD: return CA_FORM_LIST_SECTIONS;
    case CA_FINDING_THEME_FIELD:
        return framework->finding_themes.count ? CA_FORM_LIST_FINDING_THEMES : CA_FORM_LIST_THEMES;
    case CA_THEME_FIELD: return CA_FORM_LIST_THEMES;
    case CA_CONTACT_HOW_FIELD: return CA_FORM_LIST_MEANS;
    default: return CA_FORM_NO_LIST;
    }
}

/* Returns the entry at INDEX of LIST; its id is NULL after the last. */
static coded entry_at(const ca_framework *framework, enum ca_form_list list, int index)
{
    coded none = {NULL, NULL};
    switch (list) {
    case CA_FORM_LIST_GRADES:
        return index < framework->scale_count ? (coded){framework->scale[index].id, framework->scale[index].label}
                                              : none;
    case CA_FORM_LIST_THEMES:
        return index < framework->theme_count ? (coded){framework->themes[index].id, framework->themes[index].title}
                                              : none;
    case CA_FORM_LIST_FINDING_THEMES: {
        const ca_finding_themes *themes = &framework->finding_themes;
        return (size_t)index < themes->count ? (coded){themes->all[index].id, themes->all[index].title} : none;
    }
    case CA_FORM_LIST_SECTIONS: {
        int question = index - framework->section_count;
        if (index < framework->section_count)
            return (coded){framework->sections[index].id, framework->sections[index].title};
        return question < framework->question_count
                   ? (coded){framework->questions[question].id, framework->questions[question].title}
                   : none;
    }
    case CA_FORM_LIST_TYPES:
        return index < CA_TYPE_COUNT ? (coded){ca_case_types[index], ca_case_type_titles[index]} : none;
    default: return fixed_lists[list] ? fixed_lists[list][index] : none;
    }
}

const char *ca_form_choice_id(const ca_framework *framework, enum ca_form_list list, size_t index)
{
    size_t at = 0;
    while (at < index && entry_at(framework, list, (int)at).id)
        at++;
    return entry_at(framework, list, (int)at).id;
}

void ca_form_choices_fill(const ca_framework *framework, enum ca_form_list list, ca_form_choices *choices)
{
    for (int i = 0; entry_at(framework, list, i).id; i++) {
        choices->labels = ca_array_grow(choices->labels, choices->count, &choices->capacity, sizeof *choices->labels);
        choices->labels[choices->count++] = ca_slice_of(entry_at(framework, list, i).label);
    }
}

ca_slice ca_form_label(const ca_framework *framework, enum ca_field field, ca_slice value)
{
    enum ca_form_list list = ca_form_list_of(framework, field);
    const ca_finding_theme *theme =
        list == CA_FORM_LIST_FINDING_THEMES ? ca_theme_meant(&framework->finding_themes, value) : NULL;
    if (theme)
        return ca_slice_of(theme->title);
    for (int i = 0; list != CA_FORM_NO_LIST && entry_at(framework, list, i).id; i++)
        if (ca_slice_is(value, entry_at(framework, list, i).id))
            return ca_slice_of(entry_at(framework, list, i).label);
    return value;
}

ca_slice ca_form_id(const ca_framework *framework, enum ca_field field, ca_slice label)
{
    enum ca_form_list list = ca_form_list_of(framework, field);
    ca_slice trimmed = ca_slice_trimmed(label, " \t\r\n.\xC2\xA0"), found = {"", 0};
    if (list == CA_FORM_NO_LIST || !trimmed.size)
        return found;
    const ca_finding_theme *theme =
        list == CA_FORM_LIST_FINDING_THEMES ? ca_theme_meant(&framework->finding_themes, trimmed) : NULL;
    if (theme)
        return ca_slice_of(theme->id);
    char *words = ca_copy(trimmed.at, trimmed.size);
    int grade = list == CA_FORM_LIST_GRADES ? ca_framework_grade_alike(framework, words) : CA_NO_GRADE;
    if (grade != CA_NO_GRADE)
        found = ca_slice_of(framework->scale[grade].id);
    for (int i = 0; !found.size && entry_at(framework, list, i).id; i++) {
        coded entry = entry_at(framework, list, i);
        if (ca_words_alike(words, entry.id) || ca_words_alike(words, entry.label))
            found = ca_slice_of(entry.id);
    }
    free(words);
    return found;
}
