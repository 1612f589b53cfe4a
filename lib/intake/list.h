/* SPDX-License-Identifier: MIT */
/* A list as people have it, held in memory: its headings, and its rows. Every list that a tool takes is read here:
 * cases, auditors, moderators, people, populations, updates of actions. Titles above the headings and rows that are no
 * part of the list, such as totals and the headings again, are left out, and named in a note. */
#ifndef CA_LIST_H
#define CA_LIST_H

#include "base/day.h"
#include "base/input.h"
#include "data/diagnostics.h"
#include "data/list_words.h"
#include "office/table_read.h"

#include <nettle/sha2.h>

/* How the lists of a run are read. Zeroed is the usual way: the first sheet, UTF-8, days with the day first. */
typedef struct {
    ca_table_options table;
    enum ca_day_order days;
    bool no_sheet;  /* --sheet of the tool is that of another list */
    bool may_skip;  /* the tool has an option for this: */
    bool skip_rows; /* go on without the rows that have an error */
} ca_list_options;

/* The source of a list, and where its errors are reported. All are borrowed. */
typedef struct {
    ca_input *input; /* all its files together are the list */
    ca_reporter *reporter;
    ca_error *error;
    const ca_list_options *options;
} ca_list_source;

typedef struct {
    ca_location location;          /* column 1 */
    ca_slice *cells;               /* one for each heading; white space alone is empty */
    const unsigned char *contents; /* enum ca_cell_content of each; NULL: all are texts */
    bool may_go_on;                /* it and the next row may be one that a line break in a cell has cut */
    uint64_t number;               /* in the list, from 1; rows that were refused are numbered, too */
} ca_list_row;

/* A file of the list. */
typedef struct {
    const char *name;   /* as given; "-" for standard input */
    const char *sheet;  /* of a workbook; NULL: a text */
    const char *sheets; /* the names of its sheets, if there are several; else NULL */
    uint64_t bytes, rows;
    uint8_t digest[SHA256_DIGEST_SIZE]; /* SHA-256 of its bytes */
    ca_text form; /* how it was read, if it was not plain CSV in UTF-8 with the headings first: "sheet 'Open', ..." */
} ca_list_file;

/* Zeroed is empty; release with ca_list_free. */
typedef struct {
    const ca_slice *headings;
    ca_location headings_location; /* the location of the first file's headings */
    size_t columns;
    size_t *meanings;   /* of each column: the number that the list's headings give it, or CA_NO_LIST_COLUMN */
    bool surely_headed; /* a heading is a known one: it may be shown, since it is no child's data */
    ca_list_row *rows;
    size_t count, capacity;
    uint64_t refused;  /* rows that were reported */
    uint64_t numbered; /* rows of the list, refused ones too */
    ca_list_file *files;
    size_t file_count, file_capacity;
    ca_arena arena;
} ca_list;

#define CA_NO_LIST_COLUMN SIZE_MAX

/* The headings that a list may have. */
typedef struct {
    /* Returns the number of the heading, or CA_NO_LIST_COLUMN if it is not known. */
    size_t (*number)(const void *context, ca_slice heading);
    const void *context;
    size_t first;  /* the number of the heading that a list must have: its row has the headings */
    bool of_names; /* names of people are below it: a row with a name alone is a person, and no footer */
} ca_list_headings;

/* Reads all files of the source as one list; all must have the same headings in the same order. A row with a filled cell
 * beyond the headings is reported and left out. Returns 0, or -1 if the list cannot be read to its end: the failure is
 * reported, or is the source's error. */
int ca_list_read(ca_list *list, const ca_list_source *source, const ca_list_headings *headings) CA_MUST_USE;
/* The same for BYTES, the whole content of the file NAME, which is borrowed; the source's input is not used. */
int ca_list_read_bytes(ca_list *list, const ca_list_source *source, const ca_list_headings *headings, const char *name,
                       ca_slice bytes) CA_MUST_USE;
/* Prints a note about each file that was not plain CSV, and how it was read. */
void ca_list_note_forms(const ca_list *list, const ca_list_source *source);
/* Returns 0 if every row is right, or if those that are not may be skipped, which a note says. Otherwise returns -1 after a
 * note: nothing is done with a part of a list. NAME names the list, such as "list of cases". */
int ca_list_whole(const ca_list *list, const ca_list_source *source, const char *name) CA_MUST_USE;
void ca_list_free(ca_list *list);

/* Returns the index of the column with the heading NAME, with the same letters and digits, or CA_NO_LIST_COLUMN. */
size_t ca_list_column(const ca_list *list, ca_slice name) CA_MUST_USE;
/* Returns the cell of ROW in COLUMN without white space at its ends, owned by the list; empty for CA_NO_LIST_COLUMN. */
ca_slice ca_list_cell(const ca_list_row *row, size_t column) CA_MUST_USE;
/* Returns the location of the cell of ROW in COLUMN. */
ca_location ca_list_location(const ca_list_row *row, size_t column) CA_MUST_USE;
/* Returns LOCATION with the name of its sheet in ARENA, so that it may outlive its list. */
ca_location ca_location_kept(ca_arena *arena, ca_location location) CA_MUST_USE;
/* Appends the location of ROW as messages begin: "open.csv:12" or "open.xlsx:'Open cases'!12". */
void ca_list_name_row(ca_text *to, const ca_list_row *row);

/* A heading that a simple list may have. No two have the same letters and digits. */
typedef struct {
    const char *name;
    bool required;
    const char *also; /* another word for it, or NULL */
} ca_known_heading;

/* Reads a list with the COUNT headings KNOWN, the first of which a row must have to be the headings. It must be whole.
 * Their other words are those of the kind WORDS. Sets COLUMNS to the index of each one's column, or to CA_NO_LIST_COLUMN. Other columns are named in one warning. NAME is
 * the option that names the list, such as "--people". Returns 0, or -1 with an error or a report. */
int ca_list_read_known(ca_list *list, const ca_list_source *source, const ca_known_heading *known, size_t count,
                       enum ca_list_word words, size_t *columns, const char *name) CA_MUST_USE;

#endif
