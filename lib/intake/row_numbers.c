/* SPDX-License-Identifier: MIT */
/* Rows as messages name them. */
#include "intake/row_numbers.h"

#include <stdlib.h>

enum { NAMED_MOST = 10 };

void ca_row_numbers_add(ca_row_numbers *rows, uint64_t number)
{
    rows->list = ca_array_grow(rows->list, rows->count, &rows->capacity, sizeof *rows->list);
    rows->list[rows->count++] = number;
}

/* Returns the number of rows from FIRST on that are named together: three or more in a row, or one. */
static size_t together(const ca_row_numbers *rows, size_t first)
{
    size_t count = 1;
    while (first + count < rows->count && rows->list[first + count] == rows->list[first] + count)
        count++;
    return count > 2 ? count : 1;
}

void ca_row_numbers_name(ca_text *to, const ca_row_numbers *rows)
{
    size_t at = 0;
    ca_text_format(to, "row%s ", rows->count == 1 ? "" : "s");
    for (size_t named = 0; at < rows->count && named < NAMED_MOST; named++) {
        size_t count = together(rows, at);
        ca_text_add(to, !named ? "" : at + count == rows->count ? " and " : ", ");
        ca_text_format(to, "%llu", (unsigned long long)rows->list[at]);
        if (count > 1)
            ca_text_format(to, " to %llu", (unsigned long long)rows->list[at + count - 1]);
        at += count;
    }
    if (at < rows->count)
        ca_text_format(to, " and %zu more", rows->count - at);
}

void ca_row_numbers_free(ca_row_numbers *rows)
{
    free(rows->list);
    *rows = (ca_row_numbers){0};
}
