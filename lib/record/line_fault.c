/* SPDX-License-Identifier: MIT */
/* Why a text is no record, in plain words. The causes are those of editing by hand: each looks at the bytes around the offset
 * where the scanner stopped. */
#include "record/line_fault.h"

#include "base/json_node.h"
#include "record/record.h"

#include <string.h>

/* The text around the error. BEFORE is the last byte before AT that is no space, or 0. */
typedef struct {
    const ca_scan *scan;
    const char *text, *at, *end;
    char before, here; /* HERE is 0 at the end of the text */
    bool in_text;      /* the error is inside a text, which began before it or at it */
} spot;

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static const char *skip_spaces(const char *at, const char *end)
{
    while (at < end && is_space(*at))
        at++;
    return at;
}

/* Returns the quotation mark that closes the text which begins before AT; END if there is none. */
static const char *closing(const char *at, const char *end)
{
    while (at < end && *at != '"')
        at += 1 + (*at == '\\' && end - at > 1);
    return at;
}

static bool expects_value(char before)
{
    return !before || strchr(":,[{", before);
}

/* Returns the last node before the error, without the null of a member that has no value. */
static const ca_node *last_node(const ca_scan *scan)
{
    uint32_t i = scan->count;
    while (i > 0 && (scan->nodes[i - 1].start == scan->nodes[i - 1].end || scan->nodes[i - 1].start > scan->error_at))
        i--;
    return i ? &scan->nodes[i - 1] : NULL;
}

/* Returns whether the error is inside a text, or at the beginning of one that nothing closes. */
static bool is_in_text(const spot *s, const ca_node *last)
{
    bool container = last && (last->kind == CA_OBJECT || last->kind == CA_ARRAY);
    const char *from = s->text + (!last ? 0 : container ? last->start : last->end);
    if (s->here == '"' && expects_value(s->before))
        return closing(s->at + 1, s->end) == s->end;
    return from < s->at && memchr(from, '"', (size_t)(s->at - from));
}

static spot spot_of(const ca_scan *scan)
{
    const char *end = scan->text + scan->size, *at = scan->text + scan->error_at;
    spot s = {.scan = scan, .text = scan->text, .at = at < end ? at : end, .end = end};
    const char *before = s.at;
    while (before > s.text && is_space(before[-1]))
        before--;
    s.before = before > s.text ? before[-1] : '\0';
    s.here = s.at < end ? *s.at : '\0';
    s.in_text = is_in_text(&s, last_node(scan));
    return s;
}

size_t ca_curly_quote(const char *at, const char *end)
{
    static const char *const marks[] = {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x9F",
                                        "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9A", "\xE2\x80\x9B",
                                        "\xE2\x80\xB3", "\xEF\xBC\x82", "\xC2\xAB",     "\xC2\xBB"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t size = strlen(marks[i]);
        if ((size_t)(end - at) >= size && memcmp(at, marks[i], size) == 0)
            return size;
    }
    return 0;
}

/* Returns whether AT is where a text could have ended: before a closing bracket, a colon, or a comma with another text. */
static bool could_end(const char *at, const char *end)
{
    at = skip_spaces(at, end);
    if (at == end || *at != ',')
        return at < end && strchr(":]}", *at);
    at = skip_spaces(at + 1, end);
    return at < end && (*at == '"' || ca_curly_quote(at, end));
}

/* Returns the curly quotation mark in the text of NODE where it should have ended; NULL if there is none. */
static const char *closing_curly(const spot *s, const ca_node *node)
{
    const char *end = s->text + node->end;
    for (const char *at = s->text + node->start; at < end; at++) {
        size_t size = ca_curly_quote(at, end);
        if (size && could_end(at + size, end))
            return at;
    }
    return NULL;
}

static const char *const curly_words =
    "curly quotation marks are around a name or a text; put straight ones (\") there, in "
    "an editor for plain text";
static const char *const quote_words = "a quotation mark ends the text too early; write \\\" for one that belongs to "
                                       "the text";
static const char *const open_words =
    "a text is not closed: the line ends inside it; take the line break out, or put a "
    "quotation mark (\") at the end of the text";

static const char *const bracket_words =
    "the closing bracket does not fit the one that was opened: { is closed by }, and [ "
    "by ]";
static const char *const begin_words = "a record begins with {, and this line does not";

/* Returns whether NODE, the last before the error, is the name of a member that has no value yet. */
static bool is_name(const ca_scan *scan, const ca_node *node)
{
    const ca_node *after = node + 1;
    return after < scan->nodes + scan->count && after->start == after->end;
}

/* The error is right after a text. */
static const char *after_text(const spot *s, const ca_node *node)
{
    const char *close = s->here == '"' ? closing(s->at + 1, s->end) : s->end;
    const char *next = close < s->end ? skip_spaces(close + 1, s->end) : s->end;
    const char *word = s->at;
    char last = node->end - node->start > 2 ? s->text[node->end - 2] : '\0';
    if (is_name(s->scan, node) && strchr("\"{[-0123456789", s->here))
        return "a colon (:) is missing between a name and its value";
    if (s->here == '}' || s->here == ']')
        return bracket_words;
    if (s->here == '"' && next < s->end && *next == ':')
        return "a comma is missing before this member";
    while (word < s->end && (is_letter(*word) || strchr("_-0123456789", *word)))
        word++;
    const char *colon = word < s->end && *word == '"' ? skip_spaces(word + 1, s->end) : s->end;
    if (word > s->at && colon < s->end && *colon == ':' && (last == ',' || last == ' '))
        return "the text before is not closed: it has no quotation mark (\") at its end";
    if (s->here == '=' || s->here == ';')
        return s->here == '=' ? "an equals sign is here instead of a colon (:)"
                              : "a semicolon is here instead of a comma (,)";
    if (s->here == ':')
        return "a colon follows a value here; a comma or a quotation mark is missing before it";
    return quote_words;
}

/* A name or a value should begin here. */
static const char *instead_of_value(const spot *s)
{
    bool name = s->before == '{' || (s->before == ',' && s->scan->count && s->scan->nodes[0].kind == CA_OBJECT);
    if (strchr("}])", s->here))
        return s->before == ':' ? "a member has no value: write \"\" or null after its colon"
                                : "a comma is before the closing bracket; take it out";
    if (s->here == ',')
        return s->before == ':' ? "a member has no value: write \"\" or null after its colon"
                                : "a comma is here without a member before it; take it out";
    if (s->here == '\'' || s->here == '`')
        return "a name or a text begins with a single quotation mark; straight double ones (\") belong around it";
    if (s->here == '/' || s->here == '#')
        return "a remark is here; a record has members alone";
    if (s->here == '\\')
        return "a backslash is here outside a text; take it out";
    if ((unsigned char)s->here >= 0x80)
        return "a character is here that JSON has only in texts, such as a blank copied from a web page; take it "
               "out";
    if (strchr("+-.0123456789", s->here))
        return "a number is written in a way that JSON does not know; put straight quotation marks (\") around it";
    if (is_letter(s->here) && !name && strchr("TFNtfnuI", s->here))
        return "a word is here without quotation marks; only true, false and null, in small letters, have none";
    return is_letter(s->here) ? "a name or a text has no quotation marks (\") around it" : NULL;
}

/* Another value, or the end, should follow the one before. */
static const char *after_value(const spot *s)
{
    if (s->here == '}' || s->here == ']')
        return bracket_words;
    if (s->here == '"' || s->here == '{' || s->here == '[')
        return "a comma is missing between two members or values";
    if (s->here == ';')
        return "a semicolon is here instead of a comma (,)";
    return NULL;
}

/* The record was read to its end, and more follows. */
static const char *after_record(const spot *s, ca_line_fault *fault)
{
    const char *next = s->here == ',' ? skip_spaces(s->at + 1, s->end) : s->at;
    fault->joined = next < s->end && *next == '{';
    if (fault->joined)
        return "two records or more are on one line, and none of them was read; put a line break between } and {";
    if (s->here == '}' || s->here == ']')
        return "a closing bracket too many follows the record";
    return s->here == ',' ? "a comma follows the record; take it out" : "something follows the end of the record";
}

static const char *inside_text(const spot *s)
{
    bool ends = s->here == '\n' || s->here == '"' || (s->here == '\r' && (s->at + 1 == s->end || s->at[1] == '\n'));
    if (ends)
        return open_words;
    return s->here == '\t'   ? "a tab is inside a text; write a blank or \\t for it"
           : s->here == '\\' ? "a backslash is inside a text; write two for one"
           : s->here == '\r' ? "a line break is inside a text; write \\n for it"
                             : "a control character is inside a text; take it out";
}

/* Returns the curly quotation mark that is the cause of the error, or NULL. */
static const char *curly_cause(const spot *s, const ca_node *last)
{
    const char *begin = skip_spaces(s->text, s->end);
    const char *second = begin < s->end && *begin == '{' ? skip_spaces(begin + 1, s->end) : s->end;
    if (ca_curly_quote(second, s->end))
        return second;
    if (s->at < s->end && !s->in_text && ca_curly_quote(s->at, s->end))
        return s->at;
    return last && last->kind == CA_STRING ? closing_curly(s, last) : NULL;
}

static const char *syntax_words(const spot *s, ca_line_fault *fault)
{
    const ca_node *last = last_node(s->scan);
    const char *begin = skip_spaces(s->text, s->end), *curly = curly_cause(s, last), *words = NULL;
    bool after = last && last->kind == CA_STRING && skip_spaces(s->text + last->end, s->end) == s->at;
    if (curly) {
        fault->at = (uint32_t)(curly - s->text);
        return curly_words;
    }
    if (begin < s->end && *begin != '{' && *begin != '[') {
        fault->at = (uint32_t)(begin - s->text);
        return begin_words;
    }
    if (s->at == s->end)
        return "the line ends before the record does: a closing bracket is missing, or the record goes on in the next "
               "line";
    if (s->in_text)
        return inside_text(s);
    if (s->scan->whole)
        return after_record(s, fault);
    words = after ? after_text(s, last) : expects_value(s->before) ? instead_of_value(s) : after_value(s);
    return words ? words : "is not JSON from here on";
}

static const char *words_of(const spot *s, ca_line_fault *fault)
{
    if (s->scan->error == CA_SCAN_SYNTAX)
        return syntax_words(s, fault);
    if (s->scan->error == CA_SCAN_ENCODING && s->here != '\\' && s->here)
        return "a byte is here that is no character of UTF-8; save the file as UTF-8, not as ANSI";
    if (s->scan->error == CA_SCAN_DUPLICATE)
        return "a member is there twice; take one of the two out";
    return ca_scan_error_words(s->scan->error);
}

/* --- the last member that was read ------------------------------------------------------------------------------- */

/* Returns the last name of OBJECT that begins at or before the error, or 0. */
static uint32_t last_name(const ca_scan *scan, uint32_t object)
{
    uint32_t last = 0;
    for (uint32_t at = object + 1; at < scan->nodes[object].next && scan->nodes[at].start <= scan->error_at;
         at = scan->nodes[at + 1].next)
        last = at;
    return last;
}

/* Returns the last element of ARRAY that begins at or before the error, or 0, and sets its *INDEX, from 1. */
static uint32_t last_element(const ca_scan *scan, uint32_t array, size_t *index)
{
    uint32_t last = 0;
    *index = 0;
    for (uint32_t at = array + 1; at < scan->nodes[array].next && scan->nodes[at].start <= scan->error_at;
         at = scan->nodes[at].next, ++*index)
        last = at;
    return last;
}

static const ca_shape *shape_named(const ca_shape *inside, ca_slice name)
{
    while (inside && !ca_slice_is(name, inside->name))
        inside = inside->next;
    return inside;
}

/* The steps from the root to the last member. */
typedef struct {
    const ca_scan *scan;
    const ca_shape *shape;
    const ca_framework *framework;
    ca_arena *arena;
    ca_text path;
    bool map;
} way;

/* Steps into the last member or element of NODE. Returns its value, or 0 if there is none whose name is known. */
static uint32_t step(way *w, uint32_t node)
{
    const ca_scan *scan = w->scan;
    size_t index = 0;
    if (scan->nodes[node].kind == CA_ARRAY) {
        uint32_t element = w->shape->list ? last_element(scan, node, &index) : 0;
        if (element)
            ca_text_format(&w->path, "[%zu]", index);
        return element;
    }
    uint32_t name = scan->nodes[node].kind == CA_OBJECT ? last_name(scan, node) : 0;
    if (!name)
        return 0;
    ca_slice words = ca_node_string(scan, name, w->arena);
    bool map = !w->map && w->shape->map;
    if (map && !(w->framework && ca_framework_key(w->framework, w->shape->group, words) >= 0))
        return 0;
    const ca_shape *shape = map ? w->shape : shape_named(w->shape->inside, words);
    if (!shape)
        return 0;
    w->shape = shape;
    w->map = map;
    ca_text_format(&w->path, "%s%.*s", w->path.size ? "." : "", (int)words.size, words.at);
    return name + 1;
}

static ca_slice last_member(const ca_scan *scan, const ca_shape *format, const ca_framework *framework, ca_arena *arena)
{
    way w = {.scan = scan, .shape = format, .framework = framework, .arena = arena};
    uint32_t node = 0;
    for (unsigned level = 1; (node = step(&w, node)); level++) {
        const ca_node *value = &scan->nodes[node];
        bool inside = scan->error_at > value->start && scan->error_at < value->end;
        if (level >= scan->open && !inside)
            break;
    }
    ca_slice found = ca_arena_str(arena, (ca_slice){ca_text_words(&w.path), w.path.size});
    ca_text_free(&w.path);
    return found;
}

/* --- the record -------------------------------------------------------------------------------------------------- */

/* Identifies a record with curly quotation marks, or without its first bracket, as if it had been mended. */
static void identify_mended(const ca_scan *scan, ca_arena *arena, ca_line_fault *fault)
{
    ca_text mended = {0};
    const char *at = scan->text, *end = at + scan->size;
    ca_scan again = {.text = NULL};
    if (fault->words == begin_words)
        ca_text_byte(&mended, '{');
    while (at < end) {
        size_t size = fault->words == curly_words ? ca_curly_quote(at, end) : 0;
        ca_text_byte(&mended, size ? '"' : *at);
        at += size ? size : 1;
    }
    if (ca_scan_text(&again, mended.at, mended.size) == 0 || again.count) /* as far as it goes */
        fault->about = ca_record_identify(&again, arena);
    fault->about.record = ca_arena_str(arena, fault->about.record);
    fault->about.auditor = ca_arena_str(arena, fault->about.auditor);
    fault->about.case_id = ca_arena_str(arena, fault->about.case_id);
    ca_scan_free(&again);
    ca_text_free(&mended);
}

void ca_line_fault_find(ca_line_fault *fault, const ca_scan *scan, const ca_library *library, const ca_shape *format,
                        ca_arena *arena)
{
    *fault = (ca_line_fault){.rule = CA_RULE_JSON_SYNTAX, .member = {"", 0}, .about = CA_ABOUT_NOBODY};
    fault->listed = scan->count && scan->nodes[0].kind == CA_ARRAY;
    if (scan->error == CA_SCAN_ERROR_COUNT) {
        fault->at = scan->nodes[0].start;
        fault->words =
            fault->listed ? "the records are in a list, between [ and ]; a record is one line of its own" : begin_words;
        return;
    }
    spot s = spot_of(scan);
    fault->rule = ca_rule_of_scan(scan->error);
    fault->at = scan->error_at;
    fault->words = words_of(&s, fault);
    if (!scan->count)
        return;
    fault->about = ca_record_identify(scan, arena);
    ca_slice name = ca_record_member_text(scan, 0, "framework", arena);
    if (!fault->joined)
        fault->member = last_member(scan, format, name.size ? ca_library_find(library, name) : NULL, arena);
    if ((fault->words == curly_words || fault->words == begin_words) && !fault->about.record.size)
        identify_mended(scan, arena, fault);
}

void ca_record_id_write(ca_slice id, ca_text *message)
{
    enum { LONGEST = 64 };
    bool plain = id.size && id.size <= LONGEST;
    for (size_t i = 0; i < id.size && plain; i++)
        plain = id.at[i] > ' ' && id.at[i] < 0x7F;
    if (plain)
        ca_text_format(message, "; the record's id is %.*s", (int)id.size, id.at);
}

void ca_line_fault_write(const ca_line_fault *fault, ca_text *message)
{
    ca_text_add(message, fault->words);
    if (fault->member.size)
        ca_text_format(message, "; the last member read is %.*s", (int)fault->member.size, fault->member.at);
    ca_record_id_write(fault->about.record, message);
}
