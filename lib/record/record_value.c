/* SPDX-License-Identifier: MIT */
/* Reads the values of a record's members, each by its type, and reports those that are not valid. */
#include "record/record_value.h"

#include "base/day.h"

void ca_walk_report(ca_walk *w, enum ca_rule_id rule, uint32_t node, const char *words)
{
    ca_text path = {0};
    for (unsigned i = 0; i < w->depth; i++) {
        if (w->steps[i].name)
            ca_text_format(&path, "%s%s", i ? "." : "", w->steps[i].name);
        else
            ca_text_format(&path, "[%zu]", w->steps[i].index + 1);
    }
    ca_record_report(w->record, w->reporter, rule, node, path.size ? path.at : "record", "%s", words);
    ca_text_free(&path);
}

void ca_walk_report_unknown(ca_walk *w, enum ca_rule_id rule, uint32_t node, const char *what,
                            const ca_suggestion *suggestion)
{
    ca_text words = {0};
    ca_text_add(&words, what);
    if (suggestion->name)
        ca_text_format(&words, "; did you mean '%s'?", suggestion->name);
    ca_walk_report(w, rule, node, words.at);
    ca_text_free(&words);
}

static void report_value(ca_walk *w, enum ca_rule_id rule, uint32_t node, const char *what, const char *const *list)
{
    ca_suggestion suggestion = ca_suggest_begin(ca_node_string(&w->record->scan, node, &w->record->arena));
    ca_text words = {0};
    ca_text_add(&words, what);
    for (int i = 0; list[i]; i++)
        ca_suggest_try(&suggestion, list[i]);
    for (int i = 0; !suggestion.name && list[i]; i++)
        ca_text_format(&words, "%s%s", i ? ", " : "; it is one of ", list[i]);
    ca_walk_report_unknown(w, rule, node, words.at, &suggestion);
    ca_text_free(&words);
}

unsigned ca_walk_string_nothing(ca_walk *w, uint32_t node, unsigned kinds)
{
    ca_slice text = ca_node_string(&w->record->scan, node, &w->record->arena);
    unsigned filler = ca_filler_kinds_of(w->fillers, kinds | CA_FILLER_PLACEHOLDER, text);
    if (filler & CA_FILLER_PLACEHOLDER)
        ca_walk_report(w, CA_RULE_PLACEHOLDER, node,
                       "the form's placeholder was left in; this counts as not filled in");
    return filler;
}

void ca_walk_expected(ca_walk *w, uint32_t node, const char *what)
{
    ca_text words = {0};
    ca_text_format(&words, "must be %s", what);
    ca_walk_report(w, CA_RULE_MEMBER_TYPE, node, words.at);
    ca_text_free(&words);
}

/* Returns whether TEXT has the form of 2017-07-12. */
static bool has_form_of_date(ca_slice text)
{
    static const char form[] = "0000-00-00";
    for (size_t i = 0; text.size == sizeof form - 1 && i < text.size; i++)
        if (form[i] == '0' ? text.at[i] < '0' || text.at[i] > '9' : text.at[i] != form[i])
            return false;
    return text.size == sizeof form - 1;
}

static bool read_date(ca_walk *w, uint32_t node, int32_t *number)
{
    const ca_scan *scan = &w->record->scan;
    if (scan->nodes[node].kind != CA_STRING) {
        ca_walk_expected(w, node, "a date in quotes, like \"2017-07-12\"");
        return false;
    }
    ca_slice text = ca_node_string(scan, node, &w->record->arena);
    *number = ca_date_read(text);
    if (*number == CA_NO_DATE) /* 03/02/2011 is not guessed at: an audit a month early may be in another quarter */
        ca_walk_report(w, CA_RULE_DATE_INVALID, node,
                       has_form_of_date(text) ? "is a day that does not exist"
                                              : "is not written year-month-day; write the date like 2017-07-14");
    bool placeholder = *number != CA_NO_DATE && ca_day_is_placeholder(*number);
    if (placeholder)
        ca_walk_report(w, CA_RULE_DAY_UNCLEAR, node,
                       "is a day that programs store when none is known; this counts as not filled in");
    return *number != CA_NO_DATE && !placeholder;
}

static void report_grade(ca_walk *w, uint32_t node, ca_slice words)
{
    const ca_framework *framework = w->record->framework;
    const char *ids[CA_SCALE_MOST + 1] = {NULL};
    for (int i = 0; i < framework->scale_count; i++)
        ids[i] = framework->scale[i].id;
    char *spelt = ca_arena_copy(&w->record->arena, words.at, words.size);
    int alike = ca_framework_grade_alike(framework, spelt);
    ca_suggestion label = {.name = alike == CA_NO_GRADE ? NULL : ids[alike]};
    ca_text what = {0};
    ca_text_format(&what, "is not a grade of %s", framework->id);
    if (label.name)
        ca_walk_report_unknown(w, CA_RULE_GRADE_UNKNOWN, node, what.at, &label);
    else
        report_value(w, CA_RULE_GRADE_UNKNOWN, node, what.at, ids);
    ca_text_free(&what);
}

static bool read_grade(ca_walk *w, uint32_t node, int32_t *number)
{
    ca_slice words = ca_node_string(&w->record->scan, node, &w->record->arena);
    *number = ca_framework_grade(w->record->framework, words);
    if (*number == CA_NO_GRADE)
        report_grade(w, node, words);
    return *number != CA_NO_GRADE;
}

static bool read_count(ca_walk *w, uint32_t node, int32_t *number)
{
    ca_slice bytes = ca_node_bytes(&w->record->scan, node);
    uint64_t value = 0;
    char *digits = ca_arena_copy(&w->record->arena, bytes.at, bytes.size);
    if (w->record->scan.nodes[node].kind != CA_NUMBER || !ca_whole_number(digits, 1000000, &value)) {
        ca_walk_expected(w, node, "a whole number, without quotes, up to 1000000");
        return false;
    }
    *number = (int32_t)value;
    return true;
}

static bool read_words(ca_walk *w, uint32_t node)
{
    const ca_node *nodes = w->record->scan.nodes;
    bool right = nodes[node].kind == CA_ARRAY;
    for (uint32_t at = node + 1; right && at < nodes[node].next; at = nodes[at].next)
        right = nodes[at].kind == CA_STRING;
    if (!right)
        ca_walk_expected(w, node, "a list of texts");
    return right;
}

static bool read_code(ca_walk *w, uint32_t node, const char *const *codes, int32_t *number)
{
    *number = ca_index_in(codes, ca_node_string(&w->record->scan, node, &w->record->arena));
    if (*number < 0)
        report_value(w, CA_RULE_CODE_UNKNOWN, node, "is not a value that it can have", codes);
    return *number >= 0;
}

bool ca_walk_value(ca_walk *w, uint32_t node, enum ca_type type, const char *const *codes, int32_t *number)
{
    enum ca_kind kind = w->record->scan.nodes[node].kind;
    const char *expected = "a text in quotes";
    *number = kind == CA_TRUE;
    switch (type) {
    case CA_DATE: return read_date(w, node, number);
    case CA_COUNT: return read_count(w, node, number);
    case CA_WORDS: return read_words(w, node);
    case CA_BOOL:
        if (kind == CA_TRUE || kind == CA_FALSE)
            return true;
        kind = CA_NULL;
        expected = "true or false, without quotes";
        break;
    case CA_REASON:
        if (kind == CA_TRUE)
            return true;
        expected = "the reason as a text in quotes";
        break;
    default: break;
    }
    if (kind != CA_STRING) {
        ca_walk_expected(w, node, expected);
        return false;
    }
    if (type == CA_GRADE)
        return read_grade(w, node, number);
    return type != CA_CODE || read_code(w, node, codes, number);
}
