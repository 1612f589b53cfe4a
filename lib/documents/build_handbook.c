/* SPDX-License-Identifier: MIT */
/* An auditor's handbook: what a framework asks, what each grade means, and what follows from it. It needs no record. */
#include "documents/build_letters.h"

#include "documents/rule_words.h"
#include "forms/form_labels.h"

static const char *label_of(const ca_framework *framework, const char *key)
{
    static const char *const own[][2] = {
        {"ask", "Ask of the file"}, {"strength", "A strength"}, {"improvement", "An area for improvement"}};
    int grade = ca_framework_grade(framework, ca_slice_of(key));
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i][0], key) == 0)
            return own[i][1];
    return grade == CA_NO_GRADE ? key : framework->scale[grade].label;
}

/* --- the grade ---------------------------------------------------------------------------------------------------- */

static void add_scale(const ca_framework *framework, ca_letter *letter)
{
    if (!framework->scale_count)
        return;
    ca_letter_say(letter, CA_LETTER_HEADING, "The grades");
    for (int i = framework->scale_count - 1; i >= 0; i--)
        ca_letter_say(letter, CA_LETTER_ITEM, "%s", framework->scale[i].label);
    ca_letter_say(letter, CA_LETTER_PARAGRAPH, "An audit counts as good if its grade is %s%s.",
                  framework->scale[framework->good].label,
                  framework->good < framework->scale_count - 1 ? " or higher" : "");
    if (framework->window_months)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "The audit looks at the practice of the last %d months.",
                      framework->window_months);
}

static void add_rules(const ca_framework *framework, ca_letter *letter)
{
    const ca_ruleset *rules = framework->ruleset >= 0 ? &framework->rulesets[framework->ruleset] : NULL;
    ca_letter_say(letter, CA_LETTER_HEADING, "Rules for the overall grade");
    for (int i = 0; rules && i < rules->limit_count; i++) {
        ca_text words = {0};
        ca_rule_words(&words, framework, &rules->limits[i]);
        ca_letter_say(letter, CA_LETTER_ITEM, "%s", words.at);
        ca_text_free(&words);
    }
    if (rules && rules->limit_count)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH,
                      rules->override ? "A grade above these limits needs a reason, and the person who decided it."
                                      : "No grade is above these limits.");
    ca_letter_drop_heading(letter);
}

/* --- what follows ------------------------------------------------------------------------------------------------- */

/* Appends the titles of PEOPLE, bits: "Practitioner, Manager". */
static void add_people(ca_text *to, unsigned people)
{
    size_t start = to->size;
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++)
        if (people >> i & 1)
            ca_text_format(to, "%s%s", to->size > start ? ", " : "", ca_contact_titles[i]);
}

static void say_people(ca_letter *letter, const char *before, unsigned people)
{
    ca_text words = {0};
    add_people(&words, people);
    if (words.size)
        ca_letter_say(letter, CA_LETTER_ITEM, "%s %s.", before, words.at);
    ca_text_free(&words);
}

static void add_discussions(const ca_framework *framework, ca_letter *letter)
{
    const ca_requirements *needs = &framework->requirements;
    say_people(letter, "Discuss the audit with each of these:", needs->discuss);
    for (int i = 0; i < needs->discuss_any_count; i++)
        say_people(letter, "Discuss the audit with one of these:", needs->discuss_any[i]);
    say_people(letter, "If the case has one, also with:", needs->discuss_if_named);
    for (int i = 0; i < CA_TYPE_COUNT; i++) {
        ca_text words = {0};
        ca_slice type = ca_form_label(framework, CA_CASE_TYPE_FIELD, ca_slice_of(ca_case_types[i]));
        ca_text_format(&words, "In a case of the type %.*s, also with:", (int)type.size, type.at);
        say_people(letter, words.at, needs->discuss_for[i]);
        ca_text_free(&words);
    }
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++)
        if (needs->discuss_minutes[i])
            ca_letter_say(letter, CA_LETTER_ITEM, "%s: at least %d minutes.", ca_contact_titles[i],
                          needs->discuss_minutes[i]);
    for (int i = 0; ca_means[i]; i++)
        if (needs->discuss_not_by >> i & 1)
            ca_letter_say(letter, CA_LETTER_ITEM, "Not by %s.", ca_means[i]);
}

/* Adds an item for each of FLAGS, bits. */
static void add_flags(const ca_framework *framework, ca_letter *letter, unsigned flags, const char *follows)
{
    for (int i = 0; i < framework->flag_count; i++)
        if (flags >> i & 1)
            ca_letter_say(letter, CA_LETTER_ITEM, "“%s”: %s", framework->flags[i].title, follows);
}

static void add_obligations(const ca_framework *framework, ca_letter *letter)
{
    const ca_requirements *needs = &framework->requirements;
    ca_letter_say(letter, CA_LETTER_HEADING, "What every audit needs");
    add_discussions(framework, letter);
    if (needs->plan_below != CA_NO_GRADE)
        ca_letter_say(letter, CA_LETTER_ITEM, "Below %s: a plan of actions%s.",
                      framework->scale[needs->plan_below].label,
                      needs->plan_requires & CA_NEED_OWNER ? ", each with an owner and a day" : "");
    if (needs->plan_review_days)
        ca_letter_say(letter, CA_LETTER_ITEM, "The plan is reviewed within %d days.", needs->plan_review_days);
    if (needs->escalation_at_or_below != CA_NO_GRADE)
        ca_letter_say(letter, CA_LETTER_ITEM, "At %s: escalate it, and name the person who was told.",
                      framework->scale[needs->escalation_at_or_below].label);
    add_flags(framework, letter, needs->escalation_flags & ~needs->immediate_flags,
              "escalate it, and name the person who was told.");
    add_flags(framework, letter, needs->immediate_flags, "respond at once, and name the person who was told.");
    add_flags(framework, letter, ~(needs->escalation_flags | needs->immediate_flags), "say so where it applies.");
    ca_letter_drop_heading(letter);
}

/* --- the questions ------------------------------------------------------------------------------------------------ */

static void add_guidance(const ca_framework *framework, ca_letter *letter, const json_t *guidance)
{
    const char *key;
    json_t *list;
    json_object_foreach ((json_t *)guidance, key, list) {
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "%s:", label_of(framework, key));
        for (size_t i = 0; i < json_array_size(list); i++)
            ca_letter_say(letter, CA_LETTER_ITEM, "%s", json_string_value(json_array_get(list, i)));
        if (json_is_string(list))
            ca_letter_say(letter, CA_LETTER_ITEM, "%s", json_string_value(list));
    }
}

/* Adds when the question is asked, and what its answer needs. */
static void add_conditions(const ca_framework *framework, ca_letter *letter, const ca_question *asked)
{
    static const struct {
        enum ca_need need;
        const char *words;
    } needs[] = {
        {CA_NEED_EVIDENCE, "evidence"}, {CA_NEED_IMPACT, "the impact on the child"}, {CA_NEED_COMMENT, "a comment"}};
    ca_text words = {0};
    for (int i = 0; i < CA_TYPE_COUNT; i++)
        if (asked->applies >> i & 1) {
            ca_slice type = ca_form_label(framework, CA_CASE_TYPE_FIELD, ca_slice_of(ca_case_types[i]));
            ca_text_format(&words, "%s%.*s", words.size ? ", " : "Only for: ", (int)type.size, type.at);
        }
    ca_text_add(&words, words.size ? ". " : "");
    if (asked->after >= 0)
        ca_text_format(&words, "Only if the answer to “%s” is %s. ", framework->questions[asked->after].title,
                       asked->after_yes ? "yes" : "no");
    if (asked->type == CA_QUESTION_YES_NO)
        ca_text_add(&words, "Answer yes or no. ");
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        if (asked->requires & needs[i].need)
            ca_text_format(&words, "Write %s. ", needs[i].words);
    if (asked->na)
        ca_text_add(&words, "It may be not applicable, with a reason. ");
    if (asked->date)
        ca_text_format(&words, "Date: %s. ", asked->date);
    ca_letter_say(letter, CA_LETTER_NOTE, "%s", ca_text_words(&words));
    ca_text_free(&words);
}

static void add_standards(const ca_framework *framework, ca_letter *letter, const ca_question *asked)
{
    for (int i = 0; i < framework->standard_count; i++)
        for (size_t at = 0; at < json_array_size(asked->standards); at++)
            if (json_integer_value(json_array_get(asked->standards, at)) == framework->standards[i].number)
                ca_letter_say(letter, CA_LETTER_NOTE, "Standard %d: %s", framework->standards[i].number,
                              framework->standards[i].title);
}

static void add_question(const ca_framework *framework, ca_letter *letter, const ca_question *asked)
{
    if (asked->number)
        ca_letter_say(letter, CA_LETTER_SUBHEADING, "%d. %s", asked->number, asked->title);
    else
        ca_letter_say(letter, CA_LETTER_SUBHEADING, "%s", asked->title);
    add_conditions(framework, letter, asked);
    add_guidance(framework, letter, asked->guidance);
    add_standards(framework, letter, asked);
}

void ca_build_handbook(ca_audit_view *view, ca_letter *letter)
{
    const ca_framework *framework = view->framework;
    int section = -1;
    letter->title = framework->title;
    ca_letter_say(letter, CA_LETTER_PARAGRAPH, "A handbook for auditors");
    if (framework->source)
        ca_letter_say(letter, CA_LETTER_NOTE, "%s", framework->source);
    add_scale(framework, letter);
    add_rules(framework, letter);
    add_obligations(framework, letter);
    for (int i = 0; i < framework->section_count; i++)
        if (framework->sections[i].guidance) {
            ca_letter_say(letter, CA_LETTER_HEADING, "%s", framework->sections[i].title);
            add_guidance(framework, letter, framework->sections[i].guidance);
        }
    for (int i = 0; i < framework->question_count; i++) {
        const ca_question *asked = &framework->questions[i];
        if (i == 0 || asked->section != section)
            ca_letter_say(letter, CA_LETTER_HEADING, "%s",
                          asked->section >= 0 ? framework->sections[asked->section].title
                          : i                 ? "Other questions"
                                              : "Questions");
        section = asked->section;
        add_question(framework, letter, asked);
    }
}
