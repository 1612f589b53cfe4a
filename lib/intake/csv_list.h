/* SPDX-License-Identifier: MIT */
/* A CSV list, held in memory: its headings, and its rows with their line numbers. Every list that a tool reads whole
 * is read here: cases, auditors, moderators, people, populations. */
#ifndef CA_CSV_LIST_H
#define CA_CSV_LIST_H

#include "base/input.h"
#include "data/diagnostics.h"

#include <nettle/sha2.h>

/* The source of a list, and where its errors are reported. All are borrowed. */
typedef struct {
    ca_input *input; /* all its files together are the list */
    ca_reporter *reporter;
    ca_error *error;
} ca_list_source;

typedef struct {
    ca_location location;  /* column 1 */
    const ca_slice *cells; /* one for each heading */
} ca_list_row;

/* A file of the list. */
typedef struct {
    const char *name; /* as given; "-" for standard input */
    uint64_t bytes, rows;
    uint8_t digest[SHA256_DIGEST_SIZE]; /* SHA-256 of its bytes */
} ca_list_file;

/* Zeroed is empty; release with ca_csv_list_free. */
typedef struct {
    const ca_slice *headings;
    ca_location headings_location; /* the location of the first file's headings */
    size_t columns;
    ca_list_row *rows;
    size_t count, capacity;
    ca_list_file *files;
    size_t file_count, file_capacity;
    ca_arena arena;
} ca_csv_list;

/* Reads all files of the source as one list; all must have the same headings. A row that is empty, or has the wrong
 * number of cells, is reported and left out. Returns 0, or -1 if the list cannot be read: the failure is reported,
 * or is the source's error. */
int ca_csv_list_read(ca_csv_list *list, const ca_list_source *source) CA_MUST_USE;
/* Reads a list that must be complete: returns -1 with an error also if a row was reported or a file could not be
 * read. NAME is the option that names the list, such as "--people". */
int ca_csv_list_read_whole(ca_csv_list *list, const ca_list_source *source, const char *name) CA_MUST_USE;
void ca_csv_list_free(ca_csv_list *list);

/* Returns the index of the column with the heading NAME, compared byte for byte, or CA_NO_LIST_COLUMN. */
#define CA_NO_LIST_COLUMN SIZE_MAX
size_t ca_csv_list_column(const ca_csv_list *list, ca_slice name) CA_MUST_USE;

/* A heading that a list may have. No two differ only in capitals. */
typedef struct {
    const char *name;
    bool required;
} ca_known_heading;

/* Sets COLUMNS to the column index of each of the COUNT known headings, ignoring capitals, or to CA_NO_LIST_COLUMN.
 * Other columns are named in one warning. Returns 0, or -1 with an error: a heading is misspelt, repeated, or
 * required and missing. */
int ca_csv_list_columns(const ca_csv_list *list, const ca_known_heading *known, size_t count, size_t *columns,
                        const ca_list_source *source) CA_MUST_USE;
/* Returns the cell of ROW in COLUMN, owned by the list; empty for CA_NO_LIST_COLUMN. */
ca_slice ca_list_cell(const ca_list_row *row, size_t column) CA_MUST_USE;

#endif
