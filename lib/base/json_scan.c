/* SPDX-License-Identifier: MIT */
/* The strict JSON scanner: numbers, escapes, values, structure, limits. Duplicate members are found in json_node.c. */
#include "base/json_scan.h"
#include "base/json_node.h"
#include "base/json_run.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static bool is_at(const char *at, const char *end, char byte)
{
    return at < end && *at == byte;
}

static const char *skip_digits(const char *at, const char *end)
{
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return at;
}

/* Returns the end of the number at AT, or NULL if there is none. */
static const char *number_end(const char *at, const char *end)
{
    at += is_at(at, end, '-');
    const char *whole = at;
    at = skip_digits(at, end);
    if (at == whole || (*whole == '0' && at - whole > 1))
        return NULL;
    if (is_at(at, end, '.')) {
        const char *fraction = ++at;
        at = skip_digits(at, end);
        if (at == fraction)
            return NULL;
    }
    if (is_at(at, end, 'e') || is_at(at, end, 'E')) {
        at++;
        at += is_at(at, end, '+') || is_at(at, end, '-');
        const char *exponent = at;
        at = skip_digits(at, end);
        if (at == exponent)
            return NULL;
    }
    return at;
}

/* Returns the code unit of a \u escape at AT, or -1 if it has no four hexadecimal digits. */
static long code_unit(const char *at, const char *end)
{
    long value = 0;
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
        return -1;
    for (int i = 2; i < 6; i++) {
        int digit = ca_hex_digit(at[i]);
        if (digit < 0)
            return -1;
        value = value << 4 | digit;
    }
    return value;
}

/* Returns the end of the escape at AT, or of the surrogate pair there. Returns NULL and sets *ERROR if it is
 * invalid. */
static const char *escape_end(const char *at, const char *end, enum ca_scan_error *error)
{
    *error = CA_SCAN_SYNTAX;
    if (end - at < 2)
        return NULL;
    if (at[1] != 'u')
        return at[1] && strchr("\"\\/bfnrt", at[1]) ? at + 2 : NULL;
    long unit = code_unit(at, end);
    if (unit < 0)
        return NULL;
    *error = CA_SCAN_ENCODING;
    if (unit == 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
        return NULL;
    if (unit < 0xD800 || unit > 0xDBFF)
        return at + 6;
    long pair = code_unit(at + 6, end);
    return pair >= 0xDC00 && pair <= 0xDFFF ? at + 12 : NULL;
}

/* An open container. */
typedef struct {
    uint64_t object;        /* its number, if it is an object */
    ca_path *path, *member; /* its own path, and its current member's; NULL: not known */
    ca_path **to_come;      /* the path of the member that followed the last time */
    uint32_t node;
    bool is_object, unsure; /* UNSURE: it may have a duplicate member */
} level;

/* The state of a scan, except for the current byte: functions take it as AT and return the next one, or NULL if the
 * text is refused. Open containers are a stack of fixed depth, not recursion. */
typedef struct {
    ca_scan *scan;
    const char *text, *end;
    ca_node *nodes, *node, *nodes_end; /* the scan's nodes, the next one, and the end of their memory */
    ca_path *nothing;                  /* stays NULL: the next path of a member without one */
    level open[CA_DEPTH_MOST];
    unsigned depth;
} cursor;

static const char *refuse(cursor *c, enum ca_scan_error error, const char *where)
{
    c->scan->error = error;
    c->scan->error_at = (uint32_t)(where - c->text);
    return NULL;
}

CA_INLINE const char *skip_space(const cursor *c, const char *at)
{
    while (at < c->end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'))
        at++;
    return at;
}

/* Returns whether BYTE is at AT. */
CA_INLINE bool is_byte(const cursor *c, const char *at, char byte)
{
    return at < c->end && *at == byte;
}

/* Moves *AT past any space. Returns whether BYTE is there. Mostly there is no space before it. */
CA_INLINE bool is_next(const cursor *c, const char **at, char byte)
{
    if (!is_byte(c, *at, byte))
        *at = skip_space(c, *at);
    return is_byte(c, *at, byte);
}

static void make_room(cursor *c)
{
    ca_scan *scan = c->scan;
    size_t count = (size_t)(c->node - c->nodes);
    c->nodes = scan->nodes = ca_array_grow(scan->nodes, count, &scan->capacity, sizeof *scan->nodes);
    c->node = c->nodes + count;
    c->nodes_end = c->nodes + scan->capacity;
}

/* Adds a node from START to END, with nothing inside it. */
CA_INLINE ca_node *add_node(cursor *c, enum ca_kind kind, const char *start, const char *end)
{
    if (c->node == c->nodes_end)
        make_room(c);
    ca_node *node = c->node++;
    *node = (ca_node){.start = (uint32_t)(start - c->text),
                      .end = (uint32_t)(end - c->text),
                      .next = (uint32_t)(c->node - c->nodes),
                      .kind = kind};
    return node;
}

static const char *scan_number(cursor *c, const char *at)
{
    const char *end = number_end(at, c->end);
    if (!end)
        return refuse(c, CA_SCAN_SYNTAX, at);
    (void)add_node(c, CA_NUMBER, at, end);
    return end;
}

static const char *scan_literal(cursor *c, const char *at, const char *words, enum ca_kind kind)
{
    size_t size = strlen(words);
    if ((size_t)(c->end - at) < size || memcmp(at, words, size) != 0)
        return refuse(c, CA_SCAN_SYNTAX, at);
    (void)add_node(c, kind, at, at + size);
    return at + size;
}

static const char *scan_escape(cursor *c, const char *at)
{
    enum ca_scan_error error;
    const char *end = escape_end(at, c->end, &error);
    return end ? end : refuse(c, error, at);
}

/* Reads a byte of a string that is neither plain nor its end: an escape, or a character beyond ASCII. */
static const char *scan_odd(cursor *c, const char *at)
{
    unsigned char byte = (unsigned char)*at;
    if (byte == '\\')
        return scan_escape(c, at);
    if (byte < 0x20)
        return refuse(c, byte ? CA_SCAN_SYNTAX : CA_SCAN_ENCODING, at);
    size_t length = ca_utf8_sequence((const unsigned char *)at, (size_t)(c->end - at));
    return length ? at + length : refuse(c, CA_SCAN_ENCODING, at);
}

CA_INLINE const char *scan_string(cursor *c, const char *start, ca_run_function *run)
{
    const char *at = start + 1;
    bool escaped = false;
    for (;;) {
        at += run(at, c->end);
        if (at == c->end)
            return refuse(c, CA_SCAN_SYNTAX, start);
        if (*at == '"')
            break;
        escaped |= *at == '\\';
        at = scan_odd(c, at);
        if (!at)
            return NULL;
    }
    add_node(c, CA_STRING, start, at + 1)->escaped = escaped;
    return at + 1;
}

/* Makes PATH the path of the current member. */
CA_INLINE void set_member(level *object, ca_path *path)
{
    object->unsure |= path->object == object->object;
    object->member = path;
    object->to_come = &path->next;
    path->object = object->object;
}

/* Looks up the path of the last name, which was not predicted, and predicts it here the next time. */
static void find_path(cursor *c)
{
    ca_paths *paths = &c->scan->paths;
    level *object = &c->open[c->depth - 1];
    ca_node *node = c->node - 1;
    ca_slice name = {c->text + node->start + 1, node->end - node->start - 2};
    ca_path *path = node->escaped || !object->path ? NULL : ca_paths_of(paths, object->path, name);
    if (path) {
        node->path = (uint16_t)(path - paths->at);
        if (object->to_come != &c->nothing)
            *object->to_come = path;
        set_member(object, path);
    } else {
        object->unsure = true;
        object->member = NULL;
        object->to_come = &c->nothing;
    }
}

/* Reads the name of a member and its colon. */
CA_INLINE const char *scan_name(cursor *c, const char *at, ca_run_function *run)
{
    if (!is_next(c, &at, '"'))
        return refuse(c, CA_SCAN_SYNTAX, at);
    level *object = &c->open[c->depth - 1];
    ca_path *path = *object->to_come;
    if (path && ca_path_is_at(path, at + 1, c->end)) {
        const char *end = at + 1 + path->size;
        add_node(c, CA_STRING, at, end)->path = (uint16_t)(path - c->scan->paths.at);
        set_member(object, path);
        at = end;
    } else {
        at = scan_string(c, at, run);
        if (!at)
            return NULL;
        find_path(c);
    }
    return is_next(c, &at, ':') ? at + 1 : refuse(c, CA_SCAN_SYNTAX, at);
}

/* The next thing to expect in the text. */
enum next { NEXT_VALUE, NEXT_MEMBER, NEXT_AFTER };

/* Opens the container at AT, and closes it if it is empty. */
CA_INLINE const char *open_container(cursor *c, const char *at, enum next *next)
{
    bool object = *at == '{';
    if (c->depth == CA_DEPTH_MOST)
        return refuse(c, CA_SCAN_DEPTH, at);
    const level *outer = c->depth ? &c->open[c->depth - 1] : NULL;
    ca_path *path = !outer ? ca_paths_root(&c->scan->paths) : outer->is_object ? outer->member : outer->path;
    const char *inside = skip_space(c, at + 1);
    if (is_byte(c, inside, object ? '}' : ']')) {
        (void)add_node(c, object ? CA_OBJECT : CA_ARRAY, at, inside + 1);
        *next = NEXT_AFTER;
        return inside + 1;
    }
    c->open[c->depth++] = (level){.object = ++c->scan->paths.object,
                                  .path = path,
                                  .to_come = path ? &path->first : &c->nothing,
                                  .node = (uint32_t)(c->node - c->nodes),
                                  .is_object = object};
    (void)add_node(c, object ? CA_OBJECT : CA_ARRAY, at, inside);
    *next = object ? NEXT_MEMBER : NEXT_VALUE;
    return inside;
}

static const char *scan_other(cursor *c, const char *at)
{
    switch (*at) {
    case 't': return scan_literal(c, at, "true", CA_TRUE);
    case 'f': return scan_literal(c, at, "false", CA_FALSE);
    case 'n': return scan_literal(c, at, "null", CA_NULL);
    default: return scan_number(c, at);
    }
}

/* Reads one value, or only the start of a container. */
CA_INLINE const char *scan_value(cursor *c, const char *at, ca_run_function *run, enum next *next)
{
    *next = NEXT_AFTER;
    if (is_next(c, &at, '"'))
        return scan_string(c, at, run);
    if (at == c->end)
        return refuse(c, CA_SCAN_SYNTAX, at);
    if (*at == '{' || *at == '[')
        return open_container(c, at, next);
    return scan_other(c, at);
}

/* Closes the innermost container, with the byte at AT. */
CA_INLINE const char *close_container(cursor *c, const char *at)
{
    const level *container = &c->open[--c->depth];
    ca_node *node = &c->nodes[container->node];
    node->end = (uint32_t)(at + 1 - c->text);
    node->next = (uint32_t)(c->node - c->nodes);
    uint32_t twice = container->unsure ? ca_names_repeated(c->scan, container->node) : 0;
    return twice ? refuse(c, CA_SCAN_DUPLICATE, c->text + c->nodes[twice].start) : at + 1;
}

/* Reads on after a whole value within a container. */
CA_INLINE const char *after_value(cursor *c, const char *at, enum next *next)
{
    bool object = c->open[c->depth - 1].is_object;
    if (is_next(c, &at, ',')) {
        *next = object ? NEXT_MEMBER : NEXT_VALUE;
        return at + 1;
    }
    *next = NEXT_AFTER;
    return is_byte(c, at, object ? '}' : ']') ? close_container(c, at) : refuse(c, CA_SCAN_SYNTAX, at);
}

/* Gives a null to a name at the end that has no value yet. */
static void complete_member(cursor *c, uint32_t object, const char *at)
{
    uint32_t count = (uint32_t)(c->node - c->nodes), name = object + 1;
    while (name + 1 < count)
        name = c->nodes[name + 1].next;
    if (name + 1 == count)
        (void)add_node(c, CA_NULL, at, at);
}

/* Ends the containers that are open where the text is refused, so that the members before can be read. */
static void close_all(cursor *c)
{
    uint32_t at = c->scan->error_at;
    c->scan->open = c->depth;
    if (c->depth && c->open[c->depth - 1].is_object)
        complete_member(c, c->open[c->depth - 1].node, c->text + at);
    while (c->depth) {
        ca_node *node = &c->nodes[c->open[--c->depth].node];
        node->end = at;
        node->next = (uint32_t)(c->node - c->nodes);
    }
}

/* Reads the one value of the text. */
CA_INLINE int scan_whole(cursor *c, ca_run_function *run)
{
    const char *at = c->text;
    enum next next = NEXT_VALUE;
    while (at && (next != NEXT_AFTER || c->depth)) {
        if (next == NEXT_AFTER)
            at = after_value(c, at, &next);
        if (at && next == NEXT_MEMBER) {
            at = scan_name(c, at, run);
            next = NEXT_VALUE;
        }
        if (at && next == NEXT_VALUE)
            at = scan_value(c, at, run, &next);
    }
    if (at)
        at = skip_space(c, at);
    c->scan->whole = at && at != c->end;
    if (c->scan->whole)
        at = refuse(c, CA_SCAN_SYNTAX, at);
    if (!at)
        close_all(c);
    c->scan->count = (uint32_t)(c->node - c->nodes);
    return at ? 0 : -1;
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

/* The whole scan is compiled for each kind of processor, so that runs of bytes are inlined. */
static int scan_here(cursor *c)
{
#ifdef CA_WIDE
    if (__builtin_cpu_supports("avx2"))
        return scan_wide(c);
#endif
    return scan_narrow(c);
}

/* A byte order mark and the zero bytes of UTF-16 have their own errors: exports of forms often have them. */
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
    cursor c;
    c.scan = scan;
    c.text = text;
    c.end = text + size;
    c.nodes = c.node = scan->nodes = ca_array_grow(scan->nodes, 0, &scan->capacity, sizeof *scan->nodes);
    c.nodes_end = scan->nodes + scan->capacity;
    ca_paths_begin(&scan->paths);
    c.nothing = NULL;
    c.depth = 0;
    scan->text = text;
    scan->count = scan->open = 0;
    scan->whole = false;
    scan->size = (uint32_t)size;
    enum ca_scan_error refused = size >= UINT32_MAX             ? CA_SCAN_SIZE
                                 : foreign_encoding(text, size) ? CA_SCAN_BYTE_ORDER
                                                                : CA_SCAN_ERROR_COUNT;
    if (refused != CA_SCAN_ERROR_COUNT)
        (void)refuse(&c, refused, text);
    return refused == CA_SCAN_ERROR_COUNT ? scan_here(&c) : -1;
}

const char *ca_scan_error_words(enum ca_scan_error error)
{
    static const char *const words[] = {
        [CA_SCAN_BYTE_ORDER] = "starts with a byte order mark or is UTF-16; save it as plain UTF-8",
        [CA_SCAN_SYNTAX] = "is not a JSON object from here on",
        [CA_SCAN_ENCODING] = "has a byte or an escape here that is not a character of UTF-8",
        [CA_SCAN_DEPTH] = "is nested deeper than 64 here", /* CA_DEPTH_MOST */
        [CA_SCAN_DUPLICATE] = "has a member here that its object has already",
        [CA_SCAN_SIZE] = "is longer than 16 MiB",
    };
    _Static_assert(CA_DEPTH_MOST == 64, "the message names this depth");
    _Static_assert(sizeof words / sizeof *words == CA_SCAN_ERROR_COUNT, "a message for each error");
    return words[error];
}

void ca_scan_free(ca_scan *scan)
{
    free(scan->nodes);
    free(scan->names);
    ca_paths_free(&scan->paths);
    ca_arena_free(&scan->unescaped);
    *scan = (ca_scan){0};
}
