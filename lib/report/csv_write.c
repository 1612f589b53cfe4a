/* SPDX-License-Identifier: MIT */
/* A table as CSV: texts quoted, numbers and dates bare, no formulas. */
#include "report/csv_write.h"

#include "base/utf8.h"
#include "office/csv_row.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

/* A line while it is made. QUOTED is a buffer for libcsv. */
typedef struct {
    bool exact; /* characters that cannot be printed stay */
    ca_text line, field;
    char *quoted;
    size_t room;
} csv_line;

static void add_text(csv_line *line, ca_slice text, bool raw)
{
    ca_text_clear(&line->field);
    if (!raw && ca_runs_as_formula(text))
        ca_text_byte(&line->field, '\'');
    if (line->exact)
        ca_text_append(&line->field, text.at, text.size);
    else
        ca_text_shown(&line->field, text);
    size_t size = csv_write2(NULL, 0, line->field.at, line->field.size, '"');
    if (size > line->room) {
        line->quoted = ca_resize(line->quoted, size, 1);
        line->room = size;
    }
    (void)csv_write2(line->quoted, line->room, line->field.at, line->field.size, '"');
    ca_text_append(&line->line, line->quoted, size);
}

static void add_cell(csv_line *line, const ca_cell *cell, bool raw)
{
    if (cell->kind == CA_CELL_TEXT || cell->kind == CA_CELL_LINK || cell->kind == CA_CELL_NONE)
        add_text(line, cell->text, raw);
    else
        ca_cell_write(&line->line, cell);
}

static int end_line(csv_line *line, ca_output *output, ca_error *error)
{
    ca_text_add(&line->line, "\r\n");
    int status = ca_output_write(output, line->line.at, line->line.size, error);
    ca_text_clear(&line->line);
    return status;
}

int ca_csv_write(const ca_table *table, bool raw, bool exact, ca_output *output, ca_error *error)
{
    csv_line line = {.exact = exact};
    for (size_t column = 0; column < table->column_count; column++) {
        if (column)
            ca_text_byte(&line.line, ',');
        add_text(&line, ca_slice_of(table->columns[column].heading), raw);
    }
    int status = end_line(&line, output, error);
    for (size_t row = 0; row < table->row_count && status == 0; row++) {
        for (size_t column = 0; column < table->column_count; column++) {
            if (column)
                ca_text_byte(&line.line, ',');
            add_cell(&line, &table->cells[row * table->column_count + column], raw);
        }
        status = end_line(&line, output, error);
    }
    ca_text_free(&line.line);
    ca_text_free(&line.field);
    free(line.quoted);
    return status;
}
