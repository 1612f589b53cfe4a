/* SPDX-License-Identifier: MIT */
/* Follows lines that are no record until what they are is known. */
#include "record/unread.h"

#include "base/json_node.h"
#include "record/record.h"

#include <string.h>

/* --- the block: lines that belong together by their brackets and quotation marks ---------------------------------- */

/* Counts a bracket of the block. A record begins with one where a record can: a lost bracket makes no more of them. */
static void count_bracket(ca_unread *u, char bracket)
{
    uint32_t outside = u->in_list ? 1 : 0;
    if (bracket == '{' || bracket == '[') {
        u->records += bracket == '{' && u->depth == outside && u->between;
        u->depth++;
    } else if (u->depth) {
        u->depth--;
    }
    u->between = u->depth == outside && bracket != '{';
}

/* Adds the LINE to the block, and moves its end on. */
static void add_line(ca_unread *u, ca_slice line)
{
    if (u->text.size + line.size > CA_RECORD_MOST)
        u->long_block = true;
    else
        ca_text_append(&u->text, line.at, line.size);
    for (size_t i = 0; i < line.size; i++) {
        char byte = line.at[i];
        if (u->in_text && byte == '\\')
            i++;
        else if (byte == '"')
            u->in_text = !u->in_text, u->between = false;
        else if (!u->in_text && byte && strchr("{}[]", byte))
            count_bracket(u, byte);
        else if (u->between && !strchr(", \t\r", byte))
            u->between = false;
    }
    u->lines++;
}

static const char *skip_spaces(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\r'))
        at++;
    return at;
}

/* Returns the location of offset AT of the block's text. */
static ca_location location_at(const ca_unread *u, size_t at)
{
    ca_location location = u->first;
    const char *text = ca_text_words(&u->text), *line = text, *end = text + (at < u->text.size ? at : u->text.size);
    for (const char *next; line < end && (next = memchr(line, '\n', (size_t)(end - line))); line = next + 1)
        location.line++;
    location.column = (uint64_t)(end - line) + 1;
    return location;
}

/* Reports WORDS. ABOUT may be NULL. */
static void report(ca_reporter *reporter, ca_location location, enum ca_rule_id rule, const char *path,
                   const ca_text *words, const ca_about *about)
{
    const ca_about nobody = CA_ABOUT_NOBODY;
    reporter->about = about ? *about : nobody;
    (void)ca_report(reporter, location, rule, path, "%s", ca_text_words(words));
    reporter->about = nobody;
}

/* Reports a block that is sound JSON, but not on one line. */
static void report_spread(ca_unread *u, ca_reporter *reporter, ca_line_fault *fault)
{
    ca_text words = {0};
    unsigned long long lines = u->lines;
    if (fault->listed) {
        ca_text_add(&words, fault->words);
        if (u->lines > 1)
            ca_text_format(&words, "; its %llu lines were not read", lines);
        ca_text_add(&words, "; jq -c '.[]' FILE >NEW puts each on a line");
    } else {
        ca_text_format(&words,
                       "the record is spread over %llu lines, which were not read; a record is one line: "
                       "jq -c . FILE >NEW puts it on one",
                       lines);
    }
    ca_record_id_write(fault->about.record, &words);
    reporter->once = !fault->listed && u->spread > 0; /* of all such records of a file the first is shown */
    report(reporter, u->first, CA_RULE_JSON_SYNTAX, "record", &words, &fault->about);
    reporter->once = false;
    u->spread += !fault->listed;
    u->spread_lines += fault->listed ? 0 : u->lines;
    ca_text_free(&words);
}

static void report_fault(const ca_unread *u, ca_reporter *reporter, const ca_line_fault *fault)
{
    ca_text words = {0};
    if (fault->joined && u->records > 1) {
        ca_text_format(&words,
                       "%llu records are on one line, and none of them was read; put a line break between } and {",
                       (unsigned long long)u->records);
        ca_record_id_write(fault->about.record, &words);
    } else {
        ca_line_fault_write(fault, &words);
    }
    if (u->lines > 1)
        ca_text_format(&words, "; its %llu lines were not read", (unsigned long long)u->lines);
    report(reporter, location_at(u, fault->at), fault->rule, "record", &words, &fault->about);
    ca_text_free(&words);
}

/* Returns whether the block is a list that is only known to begin. */
static bool is_long_list(const ca_unread *u)
{
    return u->long_block && u->in_list;
}

static void report_size(ca_reporter *reporter, ca_location location)
{
    (void)ca_report(reporter, location, CA_RULE_RECORD_SIZE, "record", "%s", ca_scan_error_words(CA_SCAN_SIZE));
}

static void end_block(ca_unread *u, ca_reporter *reporter)
{
    ca_scan *scan = &u->scan;
    ca_line_fault fault;
    if (u->long_block && !u->in_list) {
        report_size(reporter, u->first);
        return;
    }
    int failed = ca_scan_text(scan, ca_text_words(&u->text), u->text.size);
    if (!failed || is_long_list(u))
        scan->error = CA_SCAN_ERROR_COUNT;
    bool object = !failed && scan->nodes[0].kind == CA_OBJECT;
    ca_line_fault_find(&fault, scan, u->library, u->format, &u->arena);
    if (object)
        fault.about = ca_record_identify(scan, &u->arena);
    if (object || (fault.listed && scan->error == CA_SCAN_ERROR_COUNT))
        report_spread(u, reporter, &fault);
    else
        report_fault(u, reporter, &fault);
    ca_arena_clear(&u->arena);
}

/* --- other lines ---------------------------------------------------------------------------------------------------- */

/* What a file is that was to be one of records, and what to do. */
static const char *const kind_words[CA_FILE_KINDS] = {
    [CA_FILE_OTHER] = "",
    [CA_FILE_UTF16] = "is in UTF-16; save it as UTF-8 (Notepad: Save as, Encoding: UTF-8)",
    [CA_FILE_ZIP] = "is a zip archive; unpack it, and give the file of records in it",
    [CA_FILE_WORKBOOK] = "is an Excel workbook (.xlsx), not a file of records",
    [CA_FILE_BINARY_WORKBOOK] = "is a binary Excel workbook (.xlsb), not a file of records",
    [CA_FILE_WORD] = "is a Word document (.docx), not a file of records",
    [CA_FILE_PRESENTATION] = "is a file of slides (.pptx), not a file of records",
    [CA_FILE_OPEN_DOCUMENT] = "is a document of LibreOffice (.ods, .odt), not a file of records",
    [CA_FILE_NUMBERS] = "is a Numbers or Pages document, not a file of records",
    [CA_FILE_ENCRYPTED] = "is a workbook or document with a password, not a file of records",
    [CA_FILE_OLD_OFFICE] = "is an Office document of an old kind (.xls, .doc), not a file of records",
    [CA_FILE_COMPOUND] = "is an Office document of an old kind or with a password, not a file of records",
    [CA_FILE_LOCK] = "is the lock file of a document that somebody has open, not a file of records",
    [CA_FILE_GZIP] = "is compressed; unpack it first (gunzip FILE.gz), and give the file of records in it",
    [CA_FILE_COMPRESSED] = "is compressed; unpack it first, and give the file of records in it",
    [CA_FILE_PDF] = "is a PDF, not a file of records",
    [CA_FILE_RICH_TEXT] = "is a document in Rich Text Format (.rtf); save it as plain text in UTF-8",
    [CA_FILE_PICTURE] = "is a picture, not a file of records",
    [CA_FILE_WEB] = "is a web page or XML, not a file of records",
    [CA_FILE_TABLE] = "is a table (CSV), not a file of records; audit-new and audit-sample read lists of cases",
    [CA_FILE_TEXT] = "is text, not a file of records; a record is one line that begins with {",
};

static void end_other(ca_unread *u, ca_reporter *reporter, bool at_end)
{
    ca_text words = {0};
    bool whole_file = at_end && !u->any_record && u->first.line == 1;
    if (u->kind != CA_FILE_OTHER && (whole_file || ca_file_kind_is_binary(u->kind))) {
        u->foreign++;
        ca_text_add(&words, kind_words[u->kind]);
        if (!ca_file_kind_is_binary(u->kind) && u->lines > 1)
            ca_text_format(&words, "; its %llu lines were not read", (unsigned long long)u->lines);
        report(reporter, u->first, u->kind == CA_FILE_UTF16 ? CA_RULE_BYTE_ORDER : CA_RULE_FILE_KIND, "", &words, NULL);
    } else {
        ca_text_add(&words, "a record begins with {, and this line does not");
        if (u->lines > 1)
            ca_text_format(&words, "; nor do the lines after it: %llu lines were not read",
                           (unsigned long long)u->lines);
        report(reporter, u->first, CA_RULE_JSON_SYNTAX, "record", &words, NULL);
    }
    ca_text_free(&words);
}

static void end_followed(ca_unread *u, ca_reporter *reporter, bool at_end)
{
    if (u->state == CA_UNREAD_BLOCK)
        end_block(u, reporter);
    else if (u->state == CA_UNREAD_OTHER)
        end_other(u, reporter, at_end);
    u->state = CA_UNREAD_NOTHING;
}

/* --- each line ------------------------------------------------------------------------------------------------------- */

static void begin(ca_unread *u, const ca_line *line)
{
    u->first = line->location;
    u->lines = u->records = u->depth = 0;
    u->in_text = u->in_list = u->long_block = false;
    u->between = true;
    ca_text_clear(&u->text);
}

/* Returns whether LINE begins with { and a name. */
static bool begins_object(const ca_line *line)
{
    const char *at = line->text.at, *end = at + line->text.size;
    at = skip_spaces(at, end);
    if (at == end || *at != '{')
        return false;
    at = skip_spaces(at + 1, end);
    return at < end && (*at == '"' || ca_curly_quote(at, end));
}

/* Returns whether LINE begins as records do, or as the block does: with { and the name of the same member. */
static bool begins_record(const ca_unread *u, ca_slice line)
{
    static const char schema[] = "{\"schema\"";
    ca_slice own = {ca_text_words(&u->text), u->text.size};
    const char *close = own.size > 2 && own.at[1] == '"' ? memchr(own.at + 2, '"', own.size - 2) : NULL;
    size_t size = close ? (size_t)(close - own.at) + 1 : 0;
    return (line.size >= sizeof schema - 1 && memcmp(line.at, schema, sizeof schema - 1) == 0) ||
           (size && line.size >= size && memcmp(line.at, own.at, size) == 0);
}

/* Returns whether LINE, in which an object was read, is a record of its own and no member of the block. */
static bool is_record(ca_unread *u, const ca_line *line)
{
    ca_scan *scan = &u->scan;
    uint32_t schema = ca_scan_text(scan, line->text.at, line->text.size) == 0 ? ca_node_member(scan, 0, "schema") : 0;
    return schema != 0;
}

/* Returns whether the block ends where an element of a list can follow: after a comma or an opening bracket. */
static bool awaits_element(const ca_unread *u)
{
    ca_slice text = ca_slice_trimmed((ca_slice){ca_text_words(&u->text), u->text.size}, " \t\r\n");
    return u->in_list && u->depth > 0 && text.size && strchr(",[", text.at[text.size - 1]);
}

/* Returns whether LINE ends the block before it, since another record begins. */
static bool ends_block(ca_unread *u, const ca_line *line, bool scanned)
{
    if (u->in_text)
        return begins_object(line);
    if (scanned)
        return !awaits_element(u) && is_record(u, line);
    return !(u->in_list && u->depth > 0) && begins_record(u, line->text);
}

static uint64_t follow_block(ca_unread *u, ca_reporter *reporter, const ca_line *line)
{
    uint64_t before = u->lines ? u->records + !u->records : 0;
    if (u->lines)
        ca_text_byte(&u->text, '\n');
    add_line(u, line->text);
    if (!u->in_text && !u->depth)
        end_followed(u, reporter, false);
    return u->records + !u->records - before;
}

static uint64_t begin_block(ca_unread *u, ca_reporter *reporter, const ca_line *line, char first)
{
    u->state = CA_UNREAD_BLOCK;
    u->in_list = first == '[';
    u->depth = first == '"'; /* as if the bracket that was lost were there */
    return follow_block(u, reporter, line);
}

/* Begins to follow LINE. Returns the number of records that begin in it. */
static uint64_t begin_line(ca_unread *u, ca_reporter *reporter, const ca_line *line)
{
    const char *end = line->text.at + line->text.size, *at = skip_spaces(line->text.at, end);
    begin(u, line);
    u->kind = line->location.line == 1 ? ca_file_kind_of_line(line->text) : CA_FILE_OTHER;
    if (u->kind == CA_FILE_OTHER && at < end && strchr("{[\"", *at) && *at)
        return begin_block(u, reporter, line, *at);
    u->state = CA_UNREAD_OTHER;
    u->lines = 1;
    return 1;
}

/* Returns whether LINE is one more of those that are no JSON at all. */
static bool goes_on(const ca_unread *u, const ca_line *line)
{
    const char *end = line->text.at + line->text.size, *at = skip_spaces(line->text.at, end);
    return ca_file_kind_is_binary(u->kind) || at == end || *at == '"' ? u->kind != CA_FILE_OTHER : !strchr("{[", *at);
}

bool ca_unread_follow(ca_unread *u, ca_reporter *reporter, const ca_line *line, bool scanned, uint64_t *records)
{
    bool block = u->state == CA_UNREAD_BLOCK, other = u->state == CA_UNREAD_OTHER;
    *records = 0;
    if (other && !scanned && goes_on(u, line)) {
        u->kind = ca_file_kind_more(u->kind, line->text);
        u->lines++;
    } else if (!scanned && (line->cut || line->text.size > CA_RECORD_MOST)) {
        end_followed(u, reporter, false);
        report_size(reporter, line->location);
        *records = 1;
    } else if (block && !ends_block(u, line, scanned)) {
        *records = follow_block(u, reporter, line);
    } else {
        end_followed(u, reporter, false);
        u->any_record |= scanned;
        if (scanned)
            return false;
        *records = begin_line(u, reporter, line);
    }
    return true;
}

void ca_unread_end_file(ca_unread *u, ca_reporter *reporter)
{
    end_followed(u, reporter, true);
    if (u->spread > 1)
        ca_report_run(reporter, CA_RUN_NOTE,
                      "%s: %llu lines of %llu records that are spread over several were not read", u->first.source,
                      (unsigned long long)u->spread_lines, (unsigned long long)u->spread);
    u->spread = u->spread_lines = 0;
    u->any_record = false;
}

void ca_unread_free(ca_unread *u)
{
    ca_text_free(&u->text);
    ca_scan_free(&u->scan);
    ca_arena_free(&u->arena);
}
