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

/* What the rulesets make of the question. */
static void write_limits(ca_text *to, const ca_framework *framework, int question)
{
    for (int i = 0; i < framework->ruleset_count; i++) {
        const ca_ruleset *ruleset = &framework->rulesets[i];
        for (int j = 0; j < ruleset->limit_count; j++) {
            const ca_limit *limit = &ruleset->limits[j];
            for (int k = 0; k < limit->question_count; k++)
                if (limit->questions[k] == question && limit->at_or_below >= 0 && limit->ceiling >= 0)
                    ca_text_format(to, "\nLimiting judgement (ruleset %s%s): %s%s here, the overall grade is at most %s.\n",
                                   ruleset->id, i == framework->ruleset ? ", the default" : "",
                                   framework->scale[limit->at_or_below].label,
                                   limit->at_or_below ? " or below" : "", framework->scale[limit->ceiling].label);
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
