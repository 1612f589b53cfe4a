/* SPDX-License-Identifier: MIT */
/* The rules of validation as an array. */
#include "data/rules.h"

#define ERROR CA_SEVERITY_ERROR
#define WARNING CA_SEVERITY_WARNING
enum { ANY, MISSING, ASKED };
#define ALWAYS(rule)                                                                                                  \
    ((rule) == CA_RULE_LINE_EMPTY || (rule) == CA_RULE_CSV_IGNORED || (rule) == CA_RULE_CASE_ID_MISSING ||            \
     (rule) == CA_RULE_GRADING_MISSING || (rule) == CA_RULE_GRADING_DIFFERS || (rule) == CA_RULE_EXTERNAL_UNPAIRED || \
     (rule) == CA_RULE_AUDITOR_UNMATCHED || (rule) == CA_RULE_INDEPENDENCE_UNCLEAR ||                                 \
     (rule) == CA_RULE_PERSON_UNCLEAR || (rule) == CA_RULE_MODERATOR_NOT_INDEPENDENT ||                               \
     (rule) == CA_RULE_UPDATE_IGNORED || (rule) == CA_RULE_DATES_CONTRADICT)

const struct ca_rule ca_rules[CA_RULE_COUNT] = {
#define X(name, id, severity, stops, kind, summary) \
    {id, summary, severity, stops, kind == MISSING, kind == ASKED, ALWAYS(CA_RULE_##name)},
    CA_RULES(X)
#undef X
};
