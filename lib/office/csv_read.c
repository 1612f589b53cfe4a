/* SPDX-License-Identifier: MIT */
/* Reads CSV rows, each with the line on which it starts. */
#include "office/csv_read.h"

#include "base/utf8.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    struct csv_parser parser;
    ca_text text; /* the cells of the row, one after the other */
    size_t *ends; /* the offset at which each cell ends in the text */
    size_t end_capacity;
    ca_csv_row row;
    size_t cell_capacity;
    bool row_open;   /* part of a row has been read */
    size_t row_size; /* of the row so far, in bytes */
    int status;      /* of the row function */
    ca_csv_row_function *function;
    void *context;
    struct sha256_ctx *digest; /* of all bytes; NULL: none is wanted */
    ca_csv_error *error;
} reader;

static void add_cell(void *bytes, size_t size, void *context)
{
    reader *r = context;
    ca_text_append(&r->text, bytes, size);
    r->ends = ca_array_grow(r->ends, r->row.count, &r->end_capacity, sizeof *r->ends);
    r->ends[r->row.count++] = r->text.size;
}

static void end_row(int end, void *context)
{
    reader *r = context;
    size_t start = 0;
    (void)end;
    if (r->row.count > r->cell_capacity) {
        r->row.cells = ca_resize(r->row.cells, r->row.count, sizeof *r->row.cells);
        r->cell_capacity = r->row.count;
    }
    for (size_t i = 0; i < r->row.count; i++) {
        r->row.cells[i] = (ca_slice){r->text.at + start, r->ends[i] - start};
        start = r->ends[i];
    }
    if (r->status == 0)
        r->status = r->function(&r->row, r->context);
    r->row.count = 0;
    ca_text_clear(&r->text);
    r->row_open = false;
}

static int fault(reader *r, ca_location location, const char *words)
{
    *r->error = (ca_csv_error){words, location};
    return -1;
}

_Static_assert(CA_RECORD_MOST == 16 << 20, "the messages name this limit");

/* A quoted cell may have any number of lines, so a row has its own limit: the same as a line. */
static int too_long(reader *r, const ca_line *line)
{
    if (!r->row_open)
        return fault(r, line->location, "is longer than 16 MiB");
    return fault(r, r->row.location, "starts a row that is longer than 16 MiB; is a quote in it never closed?");
}

/* Passes SIZE more bytes of the row to the parser. Its buffer grows by blocks as large as the row, that is, it
 * doubles. */
static bool parse(reader *r, const char *bytes, size_t size)
{
    enum { BLOCK_LEAST = 128 };
    r->row_size += size;
    csv_set_blk_size(&r->parser, r->row_size > BLOCK_LEAST ? r->row_size : BLOCK_LEAST);
    return csv_parse(&r->parser, bytes, size, add_cell, end_row, r) == size;
}

/* Reads one line; a bare carriage return inside it ends a row and begins the next line. */
static int feed(reader *r, const ca_line *line, uint64_t *extra_lines, size_t most)
{
    ca_slice rest = line->text;
    ca_location location = line->location;
    if (location.line == 1 && rest.size >= 3 && memcmp(rest.at, "\xEF\xBB\xBF", 3) == 0) {
        rest.at += 3;
        rest.size -= 3;
    }
    size_t valid = ca_utf8_valid(rest.at, rest.size);
    location.line += *extra_lines;
    if (valid < rest.size) {
        location.column = valid + 1;
        return fault(r, location, "is not UTF-8 here; save the list as CSV UTF-8");
    }
    while (rest.size) {
        char *stop = memchr(rest.at, '\r', rest.size);
        size_t size = stop ? (size_t)(stop - rest.at) + 1 : rest.size;
        bool ends_line = stop && size < rest.size;
        if (!r->row_open) {
            r->row.location = location;
            r->row_open = true;
            r->row_size = 0;
        }
        if (r->row_size + size > most)
            return too_long(r, line);
        if (!parse(r, rest.at, size))
            return fault(r, location, "has a quote inside a cell that is not doubled");
        rest.at += size;
        rest.size -= size;
        location.line += ends_line;
        *extra_lines += ends_line;
    }
    return 0;
}

/* Spreadsheets in countries with a decimal comma save lists with semicolons. */
static bool is_of_semicolons(ca_slice line)
{
    return line.size && memchr(line.at, ';', line.size) && !memchr(line.at, ',', line.size);
}

static int read_lines(reader *r, ca_input *input, ca_error *error)
{
    ca_line line;
    uint64_t extra_lines = 0;
    int got;
    while (r->status == 0 && (got = ca_input_line(input, &line, error)) > 0) {
        if (line.cut || (r->row_open && r->row_size > input->most))
            return too_long(r, &line);
        if (r->digest) {
            sha256_update(r->digest, line.text.size, (const uint8_t *)line.text.at);
            sha256_update(r->digest, line.ended, (const uint8_t *)"\n");
        }
        if (!r->row_open && !ca_slice_trimmed(line.text, " \t\r").size)
            continue;
        if (line.location.line == 1 && is_of_semicolons(line.text))
            return fault(r, line.location, "has semicolons between its cells; save the list as CSV with commas");
        if (feed(r, &line, &extra_lines, input->most) < 0)
            return -1;
        if (line.ended && !parse(r, "\n", 1))
            return fault(r, line.location, "has a quote inside a cell that is not doubled");
    }
    if (r->status == 0 && got < 0)
        return -1;
    if (r->status == 0 && csv_fini(&r->parser, add_cell, end_row, r))
        return fault(r, r->row.location, "starts a row with a quote that is never closed");
    return r->status;
}

int ca_csv_read(ca_input *input, ca_csv_row_function *row, void *context, struct sha256_ctx *digest,
                ca_csv_error *syntax, ca_error *error)
{
    reader r = {.function = row, .context = context, .digest = digest, .error = syntax};
    int status = -1;
    *syntax = (ca_csv_error){.words = NULL};
    if (csv_init(&r.parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL))
        return ca_error_set(error, "%s: the CSV reader could not start", input->source);
    status = read_lines(&r, input, error);
    csv_free(&r.parser);
    ca_text_free(&r.text);
    free(r.ends);
    free(r.row.cells);
    return status;
}
