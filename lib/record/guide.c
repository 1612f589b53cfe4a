/* SPDX-License-Identifier: MIT */
/* The guidance on a question, as text for a person. */
#include "record/draft.h"

static void write_texts(ca_text *to, const char *head, const json_t *texts)
{
    if (!json_array_size(texts))
        return;
    ca_text_format(to, "\n%s\n", head);
    for (size_t i = 0; i < json_array_size(texts); i++)
        ca_text_format(to, "  - %s\n", json_string_value(json_array_get(texts, i)));
}

/* What a rule that names the question says of it. */
static void write_limit(ca_text *to, const ca_framework *framework, const ca_limit *limit)
{
    if (limit->answer >= 0)
        ca_text_format(to, "'%s' here", limit->answer ? "yes" : "no");
    else if (limit->at_or_below != CA_NO_GRADE)
        ca_text_format(to, "%s%s here", framework->scale[limit->at_or_below].label,
                       limit->at_or_below ? " or below" : "");
    else if (limit->at_or_above != CA_NO_GRADE)
        ca_text_format(to, "%s or above here", framework->scale[limit->at_or_above].label);
    else
        ca_text_add(to, "what is graded here");
    if (limit->count > 1)
        ca_text_format(to, " (with %d such answers)", limit->count);
    if (limit->ceiling != CA_NO_GRADE)
        ca_text_format(to, ": the overall grade %s at most %s", limit->binding ? "is" : "should be",
                       framework->scale[limit->ceiling].label);
    else
        ca_text_format(to, ": the overall grade %s lowered by %d", limit->binding ? "is" : "should be",
                       limit->lower_by);
}

/* What the rulesets make of the question. */
static void write_limits(ca_text *to, const ca_framework *framework, int question)
{
    for (int i = 0; i < framework->ruleset_count; i++) {
        const ca_ruleset *ruleset = &framework->rulesets[i];
        for (int j = 0; j < ruleset->limit_count; j++)
            for (int k = 0; k < ruleset->limits[j].question_count; k++) {
                if (ruleset->limits[j].questions[k] != question)
                    continue;
                ca_text_format(to, "\nLimiting judgement (ruleset %s%s): ", ruleset->id,
                               i == framework->ruleset ? ", the default" : "");
                write_limit(to, framework, &ruleset->limits[j]);
                ca_text_add(to, ".\n");
            }
    }
}

/* The guidance itself: what to ask, what each grade looks like, what would be found. */
static void write_guidance(ca_text *to, const ca_framework *framework, const json_t *guidance)
{
    write_texts(to, "Ask of the file:", json_object_get(guidance, "ask"));
    for (int i = framework->scale_count - 1; i >= 0; i--)
        write_texts(to, framework->scale[i].label, json_object_get(guidance, framework->scale[i].id));
    write_texts(to, "A strength:", json_object_get(guidance, "strength"));
    write_texts(to, "An area for improvement:", json_object_get(guidance, "improvement"));
}

static void write_types(ca_text *to, const ca_question *asked)
{
    const char *separator = "\nAsked only of cases of type ";
    for (int i = 0; i < CA_TYPE_COUNT; i++)
        if (asked->applies >> i & 1) {
            ca_text_format(to, "%s%s", separator, ca_case_types[i]);
            separator = ", ";
        }
    if (asked->applies)
        ca_text_add(to, ".\n");
}

static void write_standards(ca_text *to, const ca_framework *framework, const ca_question *asked)
{
    const char *head = "\nStandards of practice:\n";
    for (int i = 0; i < framework->standard_count; i++)
        for (size_t at = 0; at < json_array_size(asked->standards); at++) {
            if (json_integer_value(json_array_get(asked->standards, at)) != framework->standards[i].number)
                continue;
            ca_text_format(to, "%s  %d. %s\n", head, framework->standards[i].number, framework->standards[i].title);
            head = "";
        }
}

void ca_guide_write(const ca_framework *framework, int question, ca_text *to)
{
    const ca_question *asked = &framework->questions[question];
    if (asked->number)
        ca_text_format(to, "%d. ", asked->number);
    ca_text_format(to, "%s (%s, %s)\n", asked->title, asked->id, framework->id);
    write_types(to, asked);
    if (asked->after >= 0)
        ca_text_format(to, "\nAsked after the answer %s to %s.\n", asked->after_yes ? "yes" : "no",
                       framework->questions[asked->after].id);
    if (asked->date)
        ca_text_format(to, "\nBeside the answer: %s.\n", asked->date);
    write_guidance(to, framework, asked->guidance);
    write_standards(to, framework, asked);
    write_limits(to, framework, question);
}

void ca_guide_write_section(const ca_framework *framework, int section, ca_text *to)
{
    const ca_named *named = &framework->sections[section];
    const char *head = "\nQuestions:\n";
    ca_text_format(to, "%s (%s, %s)\n", named->title, named->id, framework->id);
    write_guidance(to, framework, named->guidance);
    for (int i = 0; i < framework->question_count; i++)
        if (framework->questions[i].section == section) {
            ca_text_format(to, "%s  %s: %s\n", head, framework->questions[i].id, framework->questions[i].title);
            head = "";
        }
}

void ca_guide_write_all(const ca_framework *framework, ca_text *to)
{
    int section = -1;
    ca_text_format(to, "%s\n%s\n", framework->title, framework->source ? framework->source : "");
    for (int i = 0; i < framework->section_count; i++)
        if (framework->sections[i].guidance) {
            ca_text_add(to, "\n\n");
            ca_guide_write_section(framework, i, to);
        }
    for (int i = 0; i < framework->question_count; i++) {
        const ca_question *question = &framework->questions[i];
        if (question->section >= 0 && question->section != section)
            ca_text_format(to, "\n\n== %s ==\n", framework->sections[question->section].title);
        section = question->section;
        ca_text_add(to, "\n\n");
        ca_guide_write(framework, i, to);
    }
}
