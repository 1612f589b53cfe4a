/* SPDX-License-Identifier: MIT */
/* The strict JSON scanner: values, structure, limits. Strings' bytes are in scan_string.c,
 * duplicate members in scan_names.c. */
#include "scan.h"
#include "scan_names.h"

#include <stdlib.h>
#include <string.h>

/* Where the scan stands. Containers that are open are a stack of fixed depth, not recursion. */
typedef struct {
    ca_scan *scan;
    const char *text, *at, *end;
    uint32_t open[CA_DEPTH_MOST];
    unsigned depth;
} cursor;

static int fault_here(cursor *c, enum ca_rule_id rule, const char *where)
{
    c->scan->fault = rule;
    c->scan->fault_at = (uint32_t)(where - c->text);
    return -1;
}

static void skip_space(cursor *c)
{
    while (c->at < c->end && (*c->at == ' ' || *c->at == '\t' || *c->at == '\r' || *c->at == '\n'))
        c->at++;
}

static uint32_t add_node(cursor *c, enum ca_kind kind, const char *start)
{
    ca_scan *scan = c->scan;
    if (scan->count == scan->capacity)
        scan->nodes = ca_room_for_one(scan->nodes, scan->count, &scan->capacity, sizeof *scan->nodes);
    scan->nodes[scan->count] = (ca_node){.start = (uint32_t)(start - c->text), .kind = (uint8_t)kind};
    return scan->count++;
}

static void end_node(cursor *c, uint32_t index)
{
    c->scan->nodes[index].end = (uint32_t)(c->at - c->text);
    c->scan->nodes[index].next = c->scan->count;
}

static int scan_number(cursor *c)
{
    uint32_t node = add_node(c, CA_NUMBER, c->at);
    const char *at = c->at, *end = c->end;
    at += at < end && *at == '-';
    const char *whole = at;
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    if (at == whole || (*whole == '0' && at - whole > 1))
        return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
    if (at < end && *at == '.') {
        const char *fraction = ++at;
        while (at < end && *at >= '0' && *at <= '9')
            at++;
        if (at == fraction)
            return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        at += at < end && (*at == '+' || *at == '-');
        const char *exponent = at;
        while (at < end && *at >= '0' && *at <= '9')
            at++;
        if (at == exponent)
            return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
    }
    c->at = at;
    end_node(c, node);
    return 0;
}

static int scan_literal(cursor *c, const char *words, enum ca_kind kind)
{
    size_t size = strlen(words);
    if ((size_t)(c->end - c->at) < size || memcmp(c->at, words, size) != 0)
        return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
    uint32_t node = add_node(c, kind, c->at);
    c->at += size;
    end_node(c, node);
    return 0;
}

/* The code unit of a \u escape at AT, or -1 when it is not four hexadecimal digits. */
static long code_unit(const char *at, const char *end)
{
    long value = 0;
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
        return -1;
    for (int i = 2; i < 6; i++) {
        char c = at[i], letter = (char)(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value << 4 | (c - '0');
        else if (letter >= 'a' && letter <= 'f')
            value = value << 4 | (letter - 'a' + 10);
        else
            return -1;
    }
    return value;
}

static int scan_escape(cursor *c)
{
    if (c->end - c->at < 2)
        return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
    if (c->at[1] != 'u') {
        if (!c->at[1] || !strchr("\"\\/bfnrt", c->at[1]))
            return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
        c->at += 2;
        return 0;
    }
    long unit = code_unit(c->at, c->end);
    if (unit < 0)
        return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
    if (unit == 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
        return fault_here(c, CA_RULE_JSON_ENCODING, c->at);
    if (unit >= 0xD800 && unit <= 0xDBFF) {
        long pair = code_unit(c->at + 6, c->end);
        if (pair < 0xDC00 || pair > 0xDFFF)
            return fault_here(c, CA_RULE_JSON_ENCODING, c->at);
        c->at += 6;
    }
    c->at += 6;
    return 0;
}

static int scan_string(cursor *c)
{
    uint32_t node = add_node(c, CA_STRING, c->at);
    c->at++;
    for (;;) {
        c->at += ca_plain_run(c->at, c->end);
        if (c->at == c->end)
            return fault_here(c, CA_RULE_JSON_SYNTAX, c->text + c->scan->nodes[node].start);
        unsigned char byte = (unsigned char)*c->at;
        if (byte == '"')
            break;
        if (byte == '\\') {
            c->scan->nodes[node].escaped = 1;
            if (scan_escape(c) < 0)
                return -1;
        } else if (byte < 0x20) {
            return fault_here(c, byte ? CA_RULE_JSON_SYNTAX : CA_RULE_JSON_ENCODING, c->at);
        } else {
            size_t length = ca_utf8_sequence((const unsigned char *)c->at, (size_t)(c->end - c->at));
            if (!length)
                return fault_here(c, CA_RULE_JSON_ENCODING, c->at);
            c->at += length;
        }
    }
    c->at++;
    end_node(c, node);
    return 0;
}

/* Reads the name of a member and its colon. */
static int scan_name(cursor *c)
{
    skip_space(c);
    if (c->at == c->end || *c->at != '"')
        return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
    if (scan_string(c) < 0)
        return -1;
    skip_space(c);
    if (c->at == c->end || *c->at != ':')
        return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
    c->at++;
    return 0;
}

/* Opens the container at the cursor: 1 when it has something in it, 0 when it is closed at once. */
static int open_container(cursor *c)
{
    bool object = *c->at == '{';
    if (c->depth == CA_DEPTH_MOST)
        return fault_here(c, CA_RULE_JSON_DEPTH, c->at);
    uint32_t node = add_node(c, object ? CA_OBJECT : CA_ARRAY, c->at);
    c->at++;
    skip_space(c);
    if (c->at < c->end && *c->at == (object ? '}' : ']')) {
        c->at++;
        end_node(c, node);
        return 0;
    }
    c->open[c->depth++] = node;
    return object && scan_name(c) < 0 ? -1 : 1;
}

/* Reads one value, or only the start of a container: 1 when a value follows, 0 when it is whole. */
static int scan_value(cursor *c)
{
    skip_space(c);
    if (c->at == c->end)
        return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
    switch (*c->at) {
    case '{':
    case '[': return open_container(c);
    case '"': return scan_string(c);
    case 't': return scan_literal(c, "true", CA_TRUE);
    case 'f': return scan_literal(c, "false", CA_FALSE);
    case 'n': return scan_literal(c, "null", CA_NULL);
    default: return scan_number(c);
    }
}

/* After a whole value: 1 when another follows in the same container, 0 when all is closed. */
static int after_value(cursor *c)
{
    while (c->depth) {
        uint32_t container = c->open[c->depth - 1];
        bool object = c->scan->nodes[container].kind == CA_OBJECT;
        skip_space(c);
        if (c->at == c->end)
            return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
        if (*c->at == ',') {
            c->at++;
            return object && scan_name(c) < 0 ? -1 : 1;
        }
        if (*c->at != (object ? '}' : ']'))
            return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
        c->at++;
        c->depth--;
        end_node(c, container);
        uint32_t twice = object ? ca_names_repeated(c->scan, container) : 0;
        if (twice)
            return fault_here(c, CA_RULE_MEMBER_DUPLICATE, c->text + c->scan->nodes[twice].start);
    }
    return 0;
}

/* A byte order mark or the zero bytes of UTF-16 are said as such: a form's export often has them. */
static bool foreign_encoding(const char *text, size_t size)
{
    const unsigned char *at = (const unsigned char *)text;
    if (size >= 3 && at[0] == 0xEF && at[1] == 0xBB && at[2] == 0xBF)
        return true;
    return size >= 2 && ((at[0] == 0xFF && at[1] == 0xFE) || (at[0] == 0xFE && at[1] == 0xFF) ||
                         (at[0] == '{' && !at[1]) || (!at[0] && at[1] == '{'));
}

int ca_scan_text(ca_scan *scan, const char *text, size_t size)
{
    cursor c = {.scan = scan, .text = text, .at = text, .end = text + size};
    scan->text = text;
    scan->count = 0;
    if (size >= UINT32_MAX)
        return fault_here(&c, CA_RULE_RECORD_SIZE, text);
    if (foreign_encoding(text, size))
        return fault_here(&c, CA_RULE_BYTE_ORDER, text);
    int more;
    do {
        more = scan_value(&c);
        if (more == 0)
            more = after_value(&c);
    } while (more > 0);
    if (more < 0)
        return -1;
    skip_space(&c);
    return c.at == c.end ? 0 : fault_here(&c, CA_RULE_JSON_SYNTAX, c.at);
}

const char *ca_scan_fault_words(enum ca_rule_id fault)
{
    static const char *const words[CA_RULE_COUNT] = {
        [CA_RULE_BYTE_ORDER] = "starts with a byte order mark or is UTF-16; save it as plain UTF-8",
        [CA_RULE_JSON_SYNTAX] = "is not a JSON object from here on",
        [CA_RULE_JSON_ENCODING] = "has a byte or an escape here that is not a character of UTF-8",
        [CA_RULE_JSON_DEPTH] = "is nested deeper than 64 here",
        [CA_RULE_MEMBER_DUPLICATE] = "has a member here that its object has already",
        [CA_RULE_RECORD_SIZE] = "is longer than 16 MiB",
    };
    return words[fault];
}

void ca_scan_free(ca_scan *scan)
{
    free(scan->nodes);
    free(scan->names);
    ca_arena_free(&scan->unescaped);
    *scan = (ca_scan){0};
}
