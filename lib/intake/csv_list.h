/* SPDX-License-Identifier: MIT */
/* A list in CSV, held whole: its headings, and its rows with the lines they start on. */
#ifndef CA_CSV_LIST_H
#define CA_CSV_LIST_H

#include "cli/run.h"

#include <nettle/sha2.h>

typedef struct {
    ca_place place;        /* column 1 */
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
    size_t columns;
    ca_list_row *rows;
    size_t count, capacity;
    ca_list_file *files;
    size_t file_count, file_capacity;
    ca_arena arena;
} ca_csv_list;

/* Reads all files of the run's input as one list; each has to begin with the same headings. A row that has not as many
 * cells as there are headings, or that is empty, is reported and left out. -1 when a list cannot be made out
 * (reported, or a problem). */
int ca_csv_list_read(ca_csv_list *list, ca_run *run) CA_MUST_USE;
void ca_csv_list_free(ca_csv_list *list);

/* The column headed NAME, just so, or CA_NO_LIST_COLUMN. */
#define CA_NO_LIST_COLUMN SIZE_MAX
size_t ca_csv_list_column(const ca_csv_list *list, ca_slice name) CA_MUST_USE;

#endif
