/* SPDX-License-Identifier: MIT */
/* Rows as messages name them. */
#ifndef CA_ROW_NUMBERS_H
#define CA_ROW_NUMBERS_H

#include "base/text.h"

/* Zeroed is empty; release with ca_row_numbers_free. */
typedef struct {
    uint64_t *list; /* in the order in which they were added */
    size_t count, capacity;
} ca_row_numbers;

void ca_row_numbers_add(ca_row_numbers *rows, uint64_t number);
/* Appends "row 3", "rows 3, 5 and 9 to 12", or ten of them "and 4 more". */
void ca_row_numbers_name(ca_text *to, const ca_row_numbers *rows);
void ca_row_numbers_free(ca_row_numbers *rows);

#endif
