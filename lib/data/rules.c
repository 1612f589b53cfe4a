/* SPDX-License-Identifier: MIT */
/* The rules of validation as an array, and warnings switched on and off. */
#include "data/rules.h"

#include "base/suggest.h"

#include <string.h>

#define ERROR CA_SEVERITY_ERROR
#define WARNING CA_SEVERITY_WARNING
enum { ANY, MISSING, ASKED };
enum { CHECK, ALWAYS };

const struct ca_rule ca_rules[CA_RULE_COUNT] = {
#define X(name, id, severity, stops, kind, tools, summary) \
    {id, summary, severity, stops, kind == MISSING, kind == ASKED, tools == ALWAYS},
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
    _Static_assert(sizeof rules / sizeof *rules == CA_SCAN_ERROR_COUNT, "each error of the scanner has a rule");
    return rules[error];
}

void ca_warnings_begin(bool off[CA_RULE_COUNT])
{
    for (int i = 0; i < CA_RULE_COUNT; i++)
        off[i] = ca_rules[i].asked;
}

enum ca_rule_id ca_rule_named(ca_slice id, ca_error *error)
{
    ca_suggestion suggestion = ca_suggest_begin(id);
    for (int i = 0; i < CA_RULE_COUNT; i++) {
        if (ca_slice_is(id, ca_rules[i].id))
            return (enum ca_rule_id)i;
        ca_suggest_try(&suggestion, ca_rules[i].id);
    }
    if (suggestion.name)
        (void)ca_error_set(error, "there is no rule '%.*s'; did you mean '%s'?", (int)id.size, id.at, suggestion.name);
    else
        (void)ca_error_set(error, "there is no rule '%.*s'; audit-validate --list-rules names them all", (int)id.size,
                           id.at);
    return CA_RULE_COUNT;
}

static int apply_one(bool off[CA_RULE_COUNT], ca_slice word, ca_error *error)
{
    bool no = word.size > 3 && memcmp(word.at, "no-", 3) == 0;
    if (no) {
        word.at += 3;
        word.size -= 3;
    }
    if (ca_slice_is(word, "all")) {
        for (int i = 0; i < CA_RULE_COUNT; i++)
            if (ca_rules[i].severity == CA_SEVERITY_WARNING)
                off[i] = no;
        return 0;
    }
    enum ca_rule_id rule = ca_rule_named(word, error);
    if (rule == CA_RULE_COUNT)
        return -1;
    if (ca_rules[rule].severity != CA_SEVERITY_WARNING)
        return ca_error_set(error, "%s is an error, and only warnings can be switched", ca_rules[rule].id);
    off[rule] = no;
    return 0;
}

int ca_warnings_apply(bool off[CA_RULE_COUNT], const char *words, ca_error *error)
{
    for (;;) {
        size_t size = strcspn(words, ",");
        if (apply_one(off, (ca_slice){words, size}, error) < 0)
            return -1;
        if (!words[size])
            return 0;
        words += size + 1;
    }
}
