/* SPDX-License-Identifier: MIT */
/* The strict JSON scanner: values, structure, limits. Strings' bytes are in scan_string.c,
 * duplicate members in scan_names.c. */
#include "scan.h"
#include "scan_names.h"
#include "scan_run.h"

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

/* Between values there is mostly nothing. */
CA_INLINE void skip_space(cursor *c)
{
    if (c->at < c->end && (unsigned char)*c->at > ' ')
        return;
    while (c->at < c->end && (*c->at == ' ' || *c->at == '\t' || *c->at == '\r' || *c->at == '\n'))
        c->at++;
}

CA_INLINE uint32_t add_node(cursor *c, enum ca_kind kind, const char *start)
{
    ca_scan *scan = c->scan;
    if (scan->count == scan->capacity)
        scan->nodes = ca_room_for_one(scan->nodes, scan->count, &scan->capacity, sizeof *scan->nodes);
    scan->nodes[scan->count] = (ca_node){.start = (uint32_t)(start - c->text), .kind = (uint8_t)kind};
    return scan->count++;
}

CA_INLINE void end_node(cursor *c, uint32_t index)
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

/* The character beyond ASCII at the cursor: 0 when there is none. Most are quotes and dashes, of three bytes. */
CA_INLINE size_t character_at(const cursor *c)
{
    const unsigned char *at = (const unsigned char *)c->at;
    if (c->end - c->at >= 3 && at[0] == 0xE2 && at[1] >= 0x80 && at[1] <= 0xBF && at[2] >= 0x80 && at[2] <= 0xBF)
        return 3;
    return ca_utf8_sequence(at, (size_t)(c->end - c->at));
}

CA_INLINE int scan_string(cursor *c, ca_run_function *run)
{
    uint32_t node = add_node(c, CA_STRING, c->at);
    c->at++;
    for (;;) {
        c->at += run(c->at, c->end);
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
            size_t length = character_at(c);
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
CA_INLINE int scan_name(cursor *c, ca_run_function *run)
{
    skip_space(c);
    if (c->at == c->end || *c->at != '"')
        return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
    if (scan_string(c, run) < 0)
        return -1;
    skip_space(c);
    if (c->at == c->end || *c->at != ':')
        return fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
    c->at++;
    return 0;
}

/* What follows in the text. */
enum next { NEXT_FAULT = -1, NEXT_VALUE, NEXT_MEMBER, NEXT_AFTER };

/* Opens the container at the cursor, which may be closed at once. */
CA_INLINE enum next open_container(cursor *c)
{
    bool object = *c->at == '{';
    if (c->depth == CA_DEPTH_MOST)
        return (enum next)fault_here(c, CA_RULE_JSON_DEPTH, c->at);
    uint32_t node = add_node(c, object ? CA_OBJECT : CA_ARRAY, c->at);
    c->at++;
    skip_space(c);
    if (c->at < c->end && *c->at == (object ? '}' : ']')) {
        c->at++;
        end_node(c, node);
        return NEXT_AFTER;
    }
    c->open[c->depth++] = node;
    return object ? NEXT_MEMBER : NEXT_VALUE;
}

static int scan_other(cursor *c)
{
    switch (*c->at) {
    case 't': return scan_literal(c, "true", CA_TRUE);
    case 'f': return scan_literal(c, "false", CA_FALSE);
    case 'n': return scan_literal(c, "null", CA_NULL);
    default: return scan_number(c);
    }
}

/* Reads one value, or only the start of a container. */
CA_INLINE enum next scan_value(cursor *c, ca_run_function *run)
{
    skip_space(c);
    if (c->at == c->end)
        return (enum next)fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
    if (*c->at == '{' || *c->at == '[')
        return open_container(c);
    int failed = *c->at == '"' ? scan_string(c, run) : scan_other(c);
    return failed ? NEXT_FAULT : NEXT_AFTER;
}

/* Closes the innermost container. */
static enum next close_container(cursor *c, uint32_t container, bool object)
{
    c->at++;
    c->depth--;
    end_node(c, container);
    uint32_t twice = object ? ca_names_repeated(c->scan, container) : 0;
    if (twice)
        return (enum next)fault_here(c, CA_RULE_MEMBER_DUPLICATE, c->text + c->scan->nodes[twice].start);
    return NEXT_AFTER;
}

/* After a whole value within a container. */
CA_INLINE enum next after_value(cursor *c)
{
    uint32_t container = c->open[c->depth - 1];
    bool object = c->scan->nodes[container].kind == CA_OBJECT;
    skip_space(c);
    if (c->at < c->end && *c->at == ',') {
        c->at++;
        return object ? NEXT_MEMBER : NEXT_VALUE;
    }
    if (c->at < c->end && *c->at == (object ? '}' : ']'))
        return close_container(c, container, object);
    return (enum next)fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
}

/* Reads the one value of the text. */
CA_INLINE int scan_whole(cursor *c, ca_run_function *run)
{
    enum next next = NEXT_VALUE;
    while (next != NEXT_AFTER || c->depth) {
        if (next == NEXT_MEMBER)
            next = scan_name(c, run) < 0 ? NEXT_FAULT : NEXT_VALUE;
        if (next == NEXT_FAULT)
            return -1;
        next = next == NEXT_VALUE ? scan_value(c, run) : after_value(c);
    }
    skip_space(c);
    return c->at == c->end ? 0 : fault_here(c, CA_RULE_JSON_SYNTAX, c->at);
}

static int scan_narrow(cursor *c)
{
    return scan_whole(c, ca_run_narrow);
}

#ifdef CA_WIDE
CA_WIDE static int scan_wide(cursor *c)
{
    return scan_whole(c, ca_run_wide);
}
#endif

/* The whole scan is compiled for each kind of machine, so that a run needs no call. */
static int scan_here(cursor *c)
{
#ifdef CA_WIDE
    if (__builtin_cpu_supports("avx2"))
        return scan_wide(c);
#endif
    return scan_narrow(c);
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
    scan->size = (uint32_t)size;
    if (size >= UINT32_MAX)
        return fault_here(&c, CA_RULE_RECORD_SIZE, text);
    if (foreign_encoding(text, size))
        return fault_here(&c, CA_RULE_BYTE_ORDER, text);
    return scan_here(&c);
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
