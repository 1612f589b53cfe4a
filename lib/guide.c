/* SPDX-License-Identifier: MIT */
/* The guidance on a question, as text for a person. */
#include "draft.h"

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
        ca_text_format(to, ": the overall grade %s lowered by %d", limit->binding ? "is" : "should be", limit->lower_by);
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

void ca_guide_write(const ca_framework *framework, int question, ca_text *to)
{
    const ca_question *asked = &framework->questions[question];
    if (asked->number)
        ca_text_format(to, "%d. ", asked->number);
    ca_text_format(to, "%s (%s, %s)\n", asked->title, asked->id, framework->id);
    if (asked->applies) {
        const char *separator = "\nAsked only of cases of type ";
        for (int i = 0; i < CA_TYPE_COUNT; i++)
            if (asked->applies >> i & 1) {
                ca_text_format(to, "%s%s", separator, ca_case_types[i]);
                separator = ", ";
            }
        ca_text_add(to, ".\n");
    }
    write_texts(to, "Ask of the file:", json_object_get(asked->guidance, "ask"));
    for (int i = framework->scale_count - 1; i >= 0; i--)
        write_texts(to, framework->scale[i].label, json_object_get(asked->guidance, framework->scale[i].id));
    write_limits(to, framework, question);
}
