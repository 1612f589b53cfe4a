/* SPDX-License-Identifier: MIT */
/* Reads the rows of CSV text, each with its number. */
#include "office/csv_read.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    struct csv_parser parser;
    char separator;
    ca_slice all, rest; /* the text, and the part not yet parsed */
    ca_text text;       /* the cells of the row, one after the other */
    size_t *ends;       /* the offset at which each cell ends in the text */
    size_t end_capacity;
    ca_slice *cells;
    size_t count, cell_capacity;
    bool row_open;              /* part of a row has been read */
    size_t row_start, row_size; /* its offset in the text; its size so far */
    ca_location location;       /* of the row */
    int status;                 /* of the row function */
    ca_table_row_function *function;
    void *context;
    ca_table_error *error;
} reader;

static void add_cell(void *bytes, size_t size, void *context)
{
    reader *r = context;
    ca_text_append(&r->text, bytes, size);
    r->ends = ca_array_grow(r->ends, r->count, &r->end_capacity, sizeof *r->ends);
    r->ends[r->count++] = r->text.size;
}

/* Returns the index of the first cell of the row that a blank precedes: "Ward, Ada". A row with quotation marks has none. */
static size_t first_spaced(const reader *r)
{
    const char *row = r->all.at + r->row_start;
    size_t cell = 0, spaced = 0;
    for (size_t i = 0; i + 1 < r->row_size; i++) {
        if (row[i] == '"')
            return 0;
        cell += row[i] == r->separator;
        if (row[i] == r->separator && row[i + 1] == ' ' && !spaced)
            spaced = cell;
    }
    return spaced;
}

static void end_row(int end, void *context)
{
    reader *r = context;
    size_t start = 0;
    (void)end;
    if (r->count > r->cell_capacity) {
        r->cells = ca_resize(r->cells, r->count, sizeof *r->cells);
        r->cell_capacity = r->count;
    }
    for (size_t i = 0; i < r->count; i++) {
        r->cells[i] = (ca_slice){r->text.at + start, r->ends[i] - start};
        start = r->ends[i];
    }
    const ca_table_row row = {.location = r->location, .cells = r->cells, .count = r->count, .spaced = first_spaced(r)};
    if (r->status == 0)
        r->status = r->function(&row, r->context);
    r->count = 0;
    ca_text_clear(&r->text);
    r->row_open = false;
    r->location.line++;
}

/* Returns the size of the line at the start of TEXT with its end: LF, CRLF or CR. */
static size_t line_size(ca_slice text)
{
    size_t size = 0;
    while (size < text.size && text.at[size] != '\n' && text.at[size] != '\r')
        size++;
    if (size == text.size)
        return size;
    return size + (text.at[size] == '\r' && size + 1 < text.size && text.at[size + 1] == '\n' ? 2 : 1);
}

static bool is_blank(ca_slice line, char separator)
{
    return ca_slice_trimmed(line, separator == '\t' ? " \r\n" : " \t\r\n").size == 0;
}

/* Counts the lines of TEXT that are not blank. */
static uint64_t lines_in(ca_slice text, char separator)
{
    uint64_t count = 0;
    while (text.size) {
        size_t size = line_size(text);
        count += !is_blank((ca_slice){text.at, size}, separator);
        text.at += size;
        text.size -= size;
    }
    return count;
}

/* Sets the error of the current row. Returns -1. */
static int fail(reader *r, const char *message)
{
    ca_text_add(&r->error->message, message);
    r->error->location = r->location;
    r->error->unread = lines_in((ca_slice){r->all.at + r->row_start, r->all.size - r->row_start}, r->separator);
    return -1;
}

/* Sets the error of a quotation mark inside a cell, at OFFSET of the text. */
static int fail_at_quote(reader *r, size_t offset)
{
    const char *at = r->all.at + offset;
    bool formula = offset && at[-1] == '=' && at[0] == '"' &&
                   (offset == 1 || at[-2] == r->separator || at[-2] == '\n' || at[-2] == '\r');
    return fail(r, formula ? "has a cell like =\"00123\", a formula that keeps zeros in Excel; write 00123 alone"
                           : "has a quote inside a cell that is not doubled");
}

_Static_assert(CA_CSV_ROW_MOST == 16 << 20, "the messages name this limit");

/* Passes a line with its end to the parser. Its buffer grows by blocks as large as the row, that is, it doubles. */
static int feed(reader *r, ca_slice line)
{
    enum { BLOCK_LEAST = 128 };
    size_t start = (size_t)(line.at - r->all.at);
    if (!r->row_open) {
        r->row_open = true;
        r->row_start = start;
        r->row_size = 0;
    }
    bool first = !r->row_size;
    r->row_size += line.size;
    if (r->row_size > CA_CSV_ROW_MOST + 2)
        return fail(r, first ? "is longer than 16 MiB"
                             : "starts a row that is longer than 16 MiB; is a quote in it never closed?");
    csv_set_blk_size(&r->parser, r->row_size > BLOCK_LEAST ? r->row_size : BLOCK_LEAST);
    size_t parsed = csv_parse(&r->parser, line.at, line.size, add_cell, end_row, r);
    return parsed == line.size ? r->status : fail_at_quote(r, start + parsed);
}

static int read_lines(reader *r)
{
    while (r->rest.size) {
        ca_slice line = {r->rest.at, line_size(r->rest)};
        r->rest.at += line.size;
        r->rest.size -= line.size;
        if (!r->row_open && is_blank(line, r->separator))
            r->location.line++;
        else if (feed(r, line) < 0)
            return -1;
    }
    if (csv_fini(&r->parser, add_cell, end_row, r))
        return fail(r, "starts a row with a quote that is never closed");
    return r->status;
}

int ca_csv_read(ca_slice text, const char *source, char separator, ca_table_row_function *row, void *context,
                ca_table_error *error)
{
    reader r = {.separator = separator,
                .all = text,
                .rest = text,
                .location = {.source = source, .line = 1, .column = 1},
                .function = row,
                .context = context,
                .error = error};
    if (csv_init(&r.parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL))
        return fail(&r, "cannot be read: the CSV reader could not start");
    csv_set_delim(&r.parser, (unsigned char)separator);
    int status = read_lines(&r);
    csv_free(&r.parser);
    ca_text_free(&r.text);
    free(r.ends);
    free(r.cells);
    return status;
}

/* --- the separator ------------------------------------------------------------------------------------------------ */

static const char separators[] = {',', ';', '\t', '|'};
enum { SEPARATOR_COUNT = sizeof separators, ROWS_LOOKED_AT = 64 };

/* Reads a first line such as sep=; into FORM. */
static void read_stated(ca_csv_form *form, ca_slice text)
{
    size_t size = line_size(text);
    ca_slice line = ca_slice_trimmed((ca_slice){text.at, size}, "\" \r\n");
    if (line.size < 4 || !ca_slice_alike((ca_slice){line.at, 4}, "sep="))
        return;
    char separator = line.size > 4 ? line.at[4] : '\t'; /* a tab at the end may have been lost */
    for (size_t i = 5; i < line.size; i++)
        if (line.at[i] != separator)
            return;
    if (!memchr(separators, separator, SEPARATOR_COUNT))
        return;
    *form = (ca_csv_form){separator, true, {text.at + size, text.size - size}};
}

/* Counts each separator outside quotes in the first rows that are not blank. Returns the number of rows. */
static size_t count_separators(ca_slice text, size_t counts[ROWS_LOOKED_AT][SEPARATOR_COUNT])
{
    size_t rows = 0;
    bool quoted = false, blank = true;
    for (size_t i = 0; i < text.size && rows < ROWS_LOOKED_AT; i++) {
        char byte = text.at[i];
        const char *found = memchr(separators, byte, SEPARATOR_COUNT);
        if (byte == '"')
            quoted = !quoted;
        if (!quoted && (byte == '\n' || byte == '\r')) {
            rows += !blank;
            blank = true;
            continue;
        }
        if (byte != ' ' && byte != '\n' && byte != '\r')
            blank = false;
        if (!quoted && found)
            counts[rows][found - separators]++;
    }
    return rows + (rows < ROWS_LOOKED_AT && !blank);
}

/* Returns the number of rows with the most common number of separators above 0, and sets that number. */
static size_t regular_rows(size_t counts[ROWS_LOOKED_AT][SEPARATOR_COUNT], size_t rows, size_t separator, size_t *most)
{
    size_t best = 0;
    for (size_t i = 0; i < rows; i++) {
        size_t same = 0;
        for (size_t j = 0; j < rows; j++)
            same += counts[j][separator] == counts[i][separator];
        if (counts[i][separator] && (same > best || (same == best && counts[i][separator] > *most))) {
            best = same;
            *most = counts[i][separator];
        }
    }
    return best;
}

ca_csv_form ca_csv_form_of(ca_slice text)
{
    size_t counts[ROWS_LOOKED_AT][SEPARATOR_COUNT] = {{0}}, best = 0, most = 0;
    ca_csv_form form = {',', false, text};
    read_stated(&form, text);
    if (form.stated)
        return form;
    size_t rows = count_separators(text, counts);
    for (size_t i = 0; i < SEPARATOR_COUNT; i++) {
        size_t cells = 0, regular = regular_rows(counts, rows, i, &cells);
        if (regular > best || (regular == best && cells > most)) {
            best = regular;
            most = cells;
            form.separator = separators[i];
        }
    }
    return form;
}
