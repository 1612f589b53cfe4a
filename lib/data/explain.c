/* SPDX-License-Identifier: MIT */
/* Explains a rule from lib/explanations.json. */
#include "data/explain.h"

#include "data/builtin.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MOST = 78 };

/* Writes HEAD and WORDS, broken into lines. */
static void write_lines(const char *head, const char *words, ca_text *to)
{
    size_t column = strlen(head);
    ca_text_format(to, "\n%s", head);
    while (*words) {
        size_t size = strcspn(words, " ");
        if (column && column + 1 + size > LINE_MOST) {
            ca_text_byte(to, '\n');
            column = 0;
        }
        ca_text_format(to, "%s%.*s", column ? " " : "", (int)size, words);
        column += size + (column > 0);
        words += size + strspn(words + size, " ");
    }
    ca_text_byte(to, '\n');
}

/* Writes a line as it is in a file; an invisible byte order mark is written as its escape. */
static void write_line(const char *line, size_t size, ca_text *to)
{
    static const char mark[] = "\xEF\xBB\xBF";
    bool marked = size >= 3 && memcmp(line, mark, 3) == 0;
    ca_text_format(to, "  %s%.*s\n", marked ? "\\ufeff" : "", (int)(size - (marked ? 3 : 0)), line + (marked ? 3 : 0));
}

static int write_example(const json_t *example, const char *head, ca_text *to)
{
    const char *name;
    json_t *value;
    if (!example)
        return 0;
    ca_text_format(to, "\n%s\n", head);
    if (json_is_string(example)) {
        const char *at = json_string_value(example);
        do {
            size_t size = strcspn(at, "\n");
            write_line(at, size, to);
            at += size + (at[size] == '\n');
        } while (*at);
        return 0;
    }
    json_object_foreach ((json_t *)(uintptr_t)example, name, value) {
        char *written = json_dumps(value, JSON_ENCODE_ANY);
        if (!written)
            return -1;
        ca_text_format(to, "  \"%s\": %s\n", name, written);
        free(written);
    }
    return 0;
}

static int write_explanation(const struct ca_rule *rule, const json_t *explanation, ca_text *to)
{
    const char *kind = rule->severity == CA_SEVERITY_ERROR ? "error" : "warning";
    const char *why = json_string_value(json_object_get(explanation, "why"));
    const char *source = json_string_value(json_object_get(explanation, "source"));
    const char *tool = json_string_value(json_object_get(explanation, "framework"));
    bool of_records = strncmp(rule->id, "csv-", 4) != 0 && strncmp(rule->id, "framework-", 10) != 0;
    ca_text rule_text = {0};
    ca_text_format(to, "%s (%s%s)\n", rule->id, kind, rule->stops && of_records ? "; the record does not pass" : "");
    ca_text_format(&rule_text, "%s.", rule->summary);
    write_lines("Rule:", rule_text.at, to);
    ca_text_free(&rule_text);
    if (why)
        write_lines("Why:", why, to);
    if (source)
        write_lines("Source:", source, to);
    if (tool)
        ca_text_format(to, "\nThe examples are from an audit with %s.\n", tool);
    if (write_example(json_object_get(explanation, "bad"), "Reported:", to) < 0 ||
        write_example(json_object_get(explanation, "good"), "Not reported:", to) < 0)
        return -1;
    if (rule->asked)
        ca_text_format(to, "\nLooked at only with -W %s.\n", rule->id);
    else if (rule->severity == CA_SEVERITY_WARNING)
        ca_text_format(to, "\nTo switch it off: -W no-%s\n", rule->id);
    return 0;
}

int ca_explain(enum ca_rule_id rule, ca_text *to, ca_error *error)
{
    json_error_t json_error;
    const ca_builtin *builtin = ca_builtin_explanations;
    json_t *all = json_loadb((const char *)builtin->text, builtin->size, JSON_REJECT_DUPLICATES, &json_error);
    int failed = !all || write_explanation(&ca_rules[rule], json_object_get(all, ca_rules[rule].id), to) < 0;
    json_decref(all);
    return failed ? ca_error_set(error, "the explanation of %s cannot be read", ca_rules[rule].id) : 0;
}
