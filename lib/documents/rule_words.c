/* SPDX-License-Identifier: MIT */
/* The rules of a framework in words. */
#include "documents/rule_words.h"

static const char *label(const ca_framework *framework, int grade)
{
    return framework->scale[grade].label;
}

/* Appends the effect of RULE: "the overall grade is Good at most". */
static void add_effect(ca_text *to, const ca_framework *framework, const ca_limiting_rule *rule)
{
    if (rule->ceiling != CA_NO_GRADE)
        ca_text_format(to, "the overall grade %s %s at most", rule->binding ? "is" : "should be",
                       label(framework, rule->ceiling));
    if (rule->lower_by)
        ca_text_format(to, "%sthe overall grade %s lowered by %d step%s", rule->ceiling != CA_NO_GRADE ? ", and " : "",
                       rule->binding ? "is" : "should be", rule->lower_by, rule->lower_by == 1 ? "" : "s");
    if (rule->ceiling == CA_NO_GRADE && !rule->lower_by)
        ca_text_add(to, "the overall grade is to be looked at again");
}

/* Appends the question ID with its answer, or the flag, or the grade before. */
static void add_because(ca_text *to, const ca_audit_view *view, const char *id)
{
    const ca_framework *framework = view->framework;
    int question = ca_framework_question(framework, ca_slice_of(id)), grade = CA_NO_GRADE;
    int flag = ca_framework_index(framework, CA_FLAG_LIST, ca_slice_of(id));
    if (question >= 0) {
        enum ca_state state = ca_record_state(view->record, question, &grade);
        ca_text_format(to, "“%s” is %s", framework->questions[question].title,
                       state == CA_STATE_YES  ? "answered yes"
                       : state == CA_STATE_NO ? "answered no"
                                              : "graded ");
        if (state == CA_STATE_GRADED)
            ca_text_add(to, label(framework, grade));
    } else if (flag >= 0) {
        ca_text_format(to, "this applies: “%s”", framework->flags[flag].title);
    } else {
        int before = ca_record_number(view->record, CA_PREVIOUS_GRADE_FIELD, CA_NO_GRADE);
        ca_text_format(to, "the audit before was graded %s", before == CA_NO_GRADE ? "so" : label(framework, before));
    }
}

/* Makes the first letter after START a capital. */
static void begin_sentence(ca_text *to, size_t start)
{
    if (to->size > start && to->at[start] >= 'a' && to->at[start] <= 'z')
        to->at[start] = (char)(to->at[start] - 'a' + 'A');
}

void ca_fired_words(ca_text *to, const ca_audit_view *view, const ca_fired *fired)
{
    enum { NAMED_MOST = 3 };
    const ca_grading *grading = view->grading;
    const ca_limiting_rule *rule = &view->framework->rulesets[grading->ruleset].limits[fired->limit];
    size_t start = to->size, named = fired->because_count < NAMED_MOST ? fired->because_count : NAMED_MOST;
    for (size_t i = 0; i < named; i++) {
        ca_text_add(to, i == 0 ? "" : i + 1 == fired->because_count ? " and " : ", ");
        add_because(to, view, grading->because[fired->because + i]);
    }
    if (fired->because_count > named)
        ca_text_format(to, ", and %zu more are weak, too", fired->because_count - named);
    ca_text_add(to, named ? ", so " : "By the rules of the audit tool ");
    add_effect(to, view->framework, rule);
    ca_text_byte(to, '.');
    begin_sentence(to, start);
}

/* --- the handbook ------------------------------------------------------------------------------------------------- */

/* Appends the grades that a rule looks for: "Inadequate", "Good or higher". */
static void add_range(ca_text *to, const ca_framework *framework, const ca_limiting_rule *rule)
{
    int last = framework->scale_count - 1;
    if (rule->at_or_below != CA_NO_GRADE)
        ca_text_format(to, "graded %s%s", label(framework, rule->at_or_below),
                       rule->at_or_below > 0 ? " or lower" : "");
    else if (rule->at_or_above != CA_NO_GRADE)
        ca_text_format(to, "graded %s%s", label(framework, rule->at_or_above),
                       rule->at_or_above < last ? " or higher" : "");
    else if (rule->answer >= 0)
        ca_text_format(to, "answered %s", rule->answer ? "yes" : "no");
}

static void add_condition(ca_text *to, const ca_framework *framework, const ca_limiting_rule *rule)
{
    if (rule->flag >= 0) {
        ca_text_format(to, "if this applies: “%s”", framework->flags[rule->flag].title);
    } else if (rule->previous_at_or_below != CA_NO_GRADE) {
        ca_text_format(to, "if the audit before was graded %s%s", label(framework, rule->previous_at_or_below),
                       rule->previous_at_or_below > 0 ? " or lower" : "");
    } else if (rule->has_unless) {
        ca_text_format(to, "unless %d question%s graded %s%s and all others %s or higher", rule->unless_count,
                       rule->unless_count == 1 ? " is" : "s are", label(framework, rule->unless_at_or_above),
                       rule->unless_at_or_above < framework->scale_count - 1 ? " or higher" : "",
                       label(framework, rule->unless_others));
    } else if (rule->questions && rule->question_count == 1) {
        ca_text_format(to, "if “%s” is ", framework->questions[rule->questions[0]].title);
        add_range(to, framework, rule);
    } else {
        ca_text_format(to, "if %d or more %squestions are ", rule->count, rule->questions ? "of these " : "");
        add_range(to, framework, rule);
        for (int i = 0; rule->questions && i < rule->question_count; i++)
            ca_text_format(to, "%s“%s”", i ? ", " : ": ", framework->questions[rule->questions[i]].title);
    }
}

void ca_rule_words(ca_text *to, const ca_framework *framework, const ca_limiting_rule *rule)
{
    size_t start = to->size;
    add_effect(to, framework, rule);
    ca_text_byte(to, ' ');
    add_condition(to, framework, rule);
    ca_text_byte(to, '.');
    begin_sentence(to, start);
}
