/* SPDX-License-Identifier: MIT */
/* The read-back of texts, cells and tables: readers for the parts that hold them. */
#ifndef CA_WORKBOOK_CHECK_CELLS_H
#define CA_WORKBOOK_CHECK_CELLS_H

#include "office/zip_parts.h"
#include "report/workbook_layout.h"

/* The texts that cells refer to by number. Zeroed is empty. */
typedef struct {
    ca_slice *texts;
    size_t count, capacity;
    ca_text gathered;
    ca_arena arena;
} ca_shared_texts;

ca_zip_reader ca_shared_texts_reader(ca_shared_texts *shared);
void ca_shared_texts_free(ca_shared_texts *shared);

/* A sheet as it goes by. ROW and COLUMN are the first place that is not yet accounted for. */
typedef struct {
    const ca_sheet *sheet;
    const char *header; /* of its printed pages */
    const ca_shared_texts *shared;
    ca_problem *problem;
    size_t headers, links, links_wanted; /* seen so far */
    size_t row, column;
    size_t at_row, at_column; /* the cell at hand */
    bool by_number;           /* its value is the number of a text */
    ca_text expected;
} ca_sheet_check;

ca_zip_reader ca_sheet_reader(ca_sheet_check *check);
/* After its part was read: whether all cells were there. */
int ca_sheet_check_end(ca_sheet_check *check) CA_MUST_USE;

/* Whether WORDS are the number, counted in parts of which SCALE are one. */
bool ca_workbook_number_is(const char *words, int64_t parts, int scale);

/* A sheet's table as it goes by; SEEN columns so far. */
typedef struct {
    const ca_sheet *sheet;
    ca_problem *problem;
    size_t seen;
    ca_text text;
} ca_table_check;

ca_zip_reader ca_table_reader(ca_table_check *check);
int ca_table_check_end(ca_table_check *check) CA_MUST_USE;

#endif
