/* SPDX-License-Identifier: MIT */
/* CSV rows, unchanged. */
#include "office/csv_row.h"

#include <string.h>

static bool needs_quotes(ca_slice cell)
{
    if (!cell.size)
        return false;
    char first = cell.at[0], last = cell.at[cell.size - 1];
    if (first == ' ' || first == '\t' || last == ' ' || last == '\t')
        return true;
    for (size_t i = 0; i < cell.size; i++)
        if (memchr(",\"\r\n", cell.at[i], 4))
            return true;
    return false;
}

void ca_csv_row_cell(ca_text *to, ca_slice cell, bool first)
{
    if (!first)
        ca_text_byte(to, ',');
    if (!needs_quotes(cell)) {
        ca_text_append(to, cell.at, cell.size);
        return;
    }
    ca_text_byte(to, '"');
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.at[i] == '"')
            ca_text_byte(to, '"');
        ca_text_byte(to, cell.at[i]);
    }
    ca_text_byte(to, '"');
}

bool ca_runs_as_formula(ca_slice text)
{
    return text.size && memchr("=+-@\t\r\n", text.at[0], 7);
}

void ca_csv_row_end(ca_text *to)
{
    ca_text_byte(to, '\n');
}
