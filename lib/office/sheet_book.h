/* SPDX-License-Identifier: MIT */
/* A workbook that is read: its sheets, and what the cells of every sheet refer to. */
#ifndef CA_SHEET_BOOK_H
#define CA_SHEET_BOOK_H

#include "office/file_kind.h"
#include "office/sheet_text.h"

/* The advice at the end of messages: it depends on what the workbook was to be. */
typedef struct {
    const char *damaged; /* the workbook cannot be read */
    const char *cell;    /* a cell or a row cannot be read */
    const char *less;    /* there are too many cells, or too much text */
    const char *beyond;  /* there are cells where no program of today has any */
    const char *other;   /* the sheet has no cells */
} ca_book_advice;
extern const ca_book_advice ca_list_advice; /* for somebody who hands over a list */

typedef struct {
    ca_slice name;
    const char *part; /* the normalised name of its part; NULL if the workbook has none */
    const char *id;   /* of its relationship */
    bool cells;       /* it is a worksheet, though its part may be missing; the others hold a chart or a macro */
    bool hidden;
} ca_book_sheet;

/* Zeroed is closed. */
typedef struct {
    ca_package package;
    ca_relationships relationships; /* of the workbook */
    ca_book_sheet *sheets;          /* in the order of the workbook */
    size_t count, capacity;
    bool epoch_1904; /* days are counted from 1904-01-01 */
    ca_sheet_texts texts;
    bool *days; /* for each style of a cell, whether a number with it is a day */
    size_t style_count, style_capacity;
    ca_arena words;
    const ca_book_advice *advice;
    enum ca_file_kind kind;      /* CA_FILE_WORKBOOK; another kind if the file is no workbook */
    uint64_t cells, gaps, bytes; /* of all sheets that were read, for their limits */
} ca_sheet_book;

/* Opens the workbook in FILE, a whole file in memory, which is borrowed until ca_sheet_book_close. ADVICE is borrowed, too.
 * Returns 0, or -1 with an error for the user, which goes on after the name of the file: "is a PDF; ask for the list as
 * .xlsx or .csv". Close the book in both cases, after a look at its kind. */
int ca_sheet_book_open(ca_sheet_book *book, ca_slice file, const ca_book_advice *advice, ca_error *error) CA_MUST_USE;
void ca_sheet_book_close(ca_sheet_book *book);

/* Returns the sheet named WANTED, or for NULL the first one that a user sees. Capitals make no difference unless
 * several names differ by them alone. Returns NULL with an error if there is none. */
const ca_book_sheet *ca_sheet_book_sheet(const ca_sheet_book *book, const char *wanted, ca_error *error) CA_MUST_USE;

/* Returns whether the cells of SHEET, a sheet of BOOK, can be read. Returns false with an error if it has none or its part is
 * missing. */
bool ca_sheet_book_has(const ca_sheet_book *book, const ca_book_sheet *sheet, ca_error *error) CA_MUST_USE;

/* Whether VALUE, of an attribute that may be absent, is true. */
bool ca_sheet_attribute_true(const char *value) CA_MUST_USE;
/* Appends NAME in quotes as printable text on one line. */
void ca_sheet_name_shown(ca_text *to, ca_slice name);
/* Appends the names of all worksheets: "'Open cases', 'Closed'". */
void ca_sheet_book_names(ca_text *to, const ca_sheet_book *book);

/* Sets an error that is made of REASON, of a part: "cannot be read as a workbook: REASON; ADVICE". Returns -1. */
int ca_sheet_book_fault(const ca_error *reason, const ca_book_advice *advice, ca_error *error);

#endif
