/* SPDX-License-Identifier: MIT */
/* An audit as its letters tell it. */
#include "documents/audit_view.h"

#include "forms/form_labels.h"
#include "record/action.h"
#include "record/auditors_of.h"

#include <stdlib.h>

ca_slice ca_view_shown(ca_audit_view *view, ca_slice text)
{
    uint64_t did[CA_CLUE_COUNT] = {0};
    ca_text shown = {0};
    if (!view->hides || !text.size)
        return text;
    ca_clues_replace(&view->clues, text, &shown, did);
    ca_slice kept = ca_arena_str(view->arena, (ca_slice){ca_text_words(&shown), shown.size});
    ca_text_free(&shown);
    return kept;
}

ca_slice ca_view_day(ca_audit_view *view, ca_date day)
{
    ca_text words = {0};
    if (day == CA_NO_DATE)
        return (ca_slice){"", 0};
    ca_date_in_words(&words, day);
    ca_slice kept = ca_arena_str(view->arena, (ca_slice){words.at, words.size});
    ca_text_free(&words);
    return kept;
}

ca_slice ca_view_words(ca_audit_view *view, const char *format, ...)
{
    ca_text words = {0};
    va_list list;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    ca_slice kept = ca_arena_str(view->arena, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
    return kept;
}

/* Returns ID, of a code without a label, in words: "Absent fathers". */
static ca_slice words_of(ca_audit_view *view, ca_slice id)
{
    char *words = ca_arena_copy(view->arena, id.at, id.size);
    for (char *at = words; *at; at++)
        *at = *at == '-' ? ' ' : *at;
    if (words[0] >= 'a' && words[0] <= 'z')
        words[0] = (char)(words[0] - 'a' + 'A');
    return (ca_slice){words, id.size};
}

/* Returns TEXT, the value of FIELD, as a letter shows it. */
static ca_slice shown_value(ca_audit_view *view, enum ca_field field, const ca_value *value, ca_slice text)
{
    ca_slice label = ca_form_label(view->framework, field, text);
    bool coded = field == CA_KIND_FIELD || field == CA_THEME_FIELD || field == CA_FINDING_THEME_FIELD;
    if (coded && ca_slice_equal(label, text))
        return words_of(view, text);
    switch (ca_fields[field].type) {
    case CA_DATE: return ca_view_day(view, (ca_date)value->number);
    case CA_PROSE:
    case CA_REASON: return ca_view_shown(view, label);
    default: return label;
    }
}

ca_slice ca_view_text(ca_audit_view *view, enum ca_field field)
{
    if (!ca_record_has(view->record, field))
        return (ca_slice){"", 0};
    if (ca_fields[field].type == CA_BOOL)
        return ca_slice_of(view->record->at[field].number ? "Yes" : "No");
    return shown_value(view, field, &view->record->at[field], ca_record_text(view->record, field));
}

ca_slice ca_view_entry_text(ca_audit_view *view, const ca_entry *entry, enum ca_field field)
{
    const ca_value *value = entry ? ca_entry_value(entry, field) : NULL;
    if (!value || !value->node)
        return (ca_slice){"", 0};
    if (ca_fields[field].type == CA_BOOL)
        return ca_slice_of(value->number ? "Yes" : "No");
    return shown_value(view, field, value, ca_entry_text(view->record, entry, field));
}

ca_slice ca_view_auditors(ca_audit_view *view)
{
    return ca_arena_str(view->arena, ca_auditors_named(view->record, ", ", " (from outside the authority)"));
}

const char *ca_view_grade(const ca_audit_view *view, int grade)
{
    return grade == CA_NO_GRADE ? NULL : view->framework->scale[grade].label;
}

ca_slice ca_view_question(ca_audit_view *view, int question)
{
    const ca_question *asked = &view->framework->questions[question];
    return asked->number ? ca_view_words(view, "%d. %s", asked->number, asked->title) : ca_slice_of(asked->title);
}

ca_slice ca_view_answer(ca_audit_view *view, int question)
{
    int grade = CA_NO_GRADE;
    switch (ca_record_state(view->record, question, &grade)) {
    case CA_STATE_GRADED: return ca_slice_of(ca_view_grade(view, grade));
    case CA_STATE_YES: return ca_slice_of("Yes");
    case CA_STATE_NO: return ca_slice_of("No");
    case CA_STATE_NA: return ca_slice_of("Not applicable");
    case CA_STATE_GIVEN:
    case CA_STATE_BLANK: break;
    }
    return (ca_slice){"", 0};
}

ca_slice ca_view_action_state(ca_audit_view *view, const ca_entry *action)
{
    int days = 0;
    const ca_value *done = ca_entry_value(action, CA_ACTION_DONE_FIELD);
    switch (ca_action_state_on(action, view->as_of, &days)) {
    case CA_ACTION_DONE: {
        ca_slice day = ca_view_day(view, (ca_date)done->number);
        return ca_view_words(view, "Done on %.*s", (int)day.size, day.at);
    }
    case CA_ACTION_OVERDUE: return ca_view_words(view, "Overdue by %d day%s", days, days == 1 ? "" : "s");
    case CA_ACTION_OPEN:
    case CA_ACTION_STATE_COUNT: break;
    }
    return ca_slice_of("Open");
}
