/* SPDX-License-Identifier: MIT */
/* A list in CSV, held whole: its headings, and its rows with the lines they start on. The one reader of every list that a
 * tool takes whole: cases, auditors, moderators, people, populations. */
#ifndef CA_CSV_LIST_H
#define CA_CSV_LIST_H

#include "base/input.h"
#include "data/diagnostics.h"

#include <nettle/sha2.h>

/* Where a list is read from, and where its errors go. All are borrowed. */
typedef struct {
    ca_input *input; /* every file of it is part of the list */
    ca_reporter *reporter;
    ca_error *error;
} ca_list_source;

typedef struct {
    ca_location place;     /* column 1 */
    const ca_slice *cells; /* as many as there are headings */
} ca_list_row;

/* A file of the list. */
typedef struct {
    const char *name; /* as it was given; "-" for standard input */
    uint64_t bytes, rows;
    uint8_t digest[SHA256_DIGEST_SIZE]; /* SHA-256 of its bytes */
} ca_list_file;

/* Zeroed is empty. */
typedef struct {
    const ca_slice *headings;
    ca_location headings_place; /* of the first file's headings */
    size_t columns;
    ca_list_row *rows;
    size_t count, capacity;
    ca_list_file *files;
    size_t file_count, file_capacity;
    ca_arena arena;
} ca_csv_list;

/* Reads all files of the source as one list; each must begin with the same headings. A row that is empty, or has not as
 * many cells as there are headings, is reported and left out. Returns 0, or -1 when the list cannot be read: reported, or a
 * error. */
int ca_csv_list_read(ca_csv_list *list, const ca_list_source *source) CA_MUST_USE;
/* Reads a list that is of no use unless it is whole: -1 with an error, too, where a row was reported, or a file could not
 * be read. NAME is the option that names the list, such as "--people". */
int ca_csv_list_read_whole(ca_csv_list *list, const ca_list_source *source, const char *name) CA_MUST_USE;
void ca_csv_list_free(ca_csv_list *list);

/* The index of the column with the heading NAME, byte for byte, or CA_NO_LIST_COLUMN. */
#define CA_NO_LIST_COLUMN SIZE_MAX
size_t ca_csv_list_column(const ca_csv_list *list, ca_slice name) CA_MUST_USE;

/* A heading that a list may have; names differ in capitals alone from no other. */
typedef struct {
    const char *name;
    bool required;
} ca_known_heading;

/* Sets COLUMNS to the index of the column of each of the COUNT known headings, whatever its capitals, or to
 * CA_NO_LIST_COLUMN. A heading that is misspelt or is there twice, and one that is required and missing, are errors: -1.
 * Other columns are named in one warning. */
int ca_csv_list_columns(const ca_csv_list *list, const ca_known_heading *known, size_t count, size_t *columns,
                        const ca_list_source *source) CA_MUST_USE;
/* The cell of ROW in COLUMN; empty for CA_NO_LIST_COLUMN. */
ca_slice ca_list_cell(const ca_list_row *row, size_t column) CA_MUST_USE;

#endif
