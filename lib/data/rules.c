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

enum ca_rule_id ca_rule_of_scan(enum ca_scan_error error)
{
    static const enum ca_rule_id rules[] = {
        [CA_SCAN_SYNTAX] = CA_RULE_JSON_SYNTAX,    [CA_SCAN_ENCODING] = CA_RULE_JSON_ENCODING,
        [CA_SCAN_DEPTH] = CA_RULE_JSON_DEPTH,      [CA_SCAN_DUPLICATE] = CA_RULE_MEMBER_DUPLICATE,
        [CA_SCAN_BYTE_ORDER] = CA_RULE_BYTE_ORDER, [CA_SCAN_SIZE] = CA_RULE_RECORD_SIZE,
    };
    _Static_assert(sizeof rules / sizeof *rules == CA_SCAN_ERROR_COUNT, "each error of the scanner has its rule");
    return rules[error];
}
