/* SPDX-License-Identifier: MIT */
/* A workbook that is read: its sheets, and what the cells of every sheet refer to. */
#ifndef CA_SHEET_BOOK_H
#define CA_SHEET_BOOK_H

#include "office/sheet_text.h"

typedef struct {
    ca_slice name;
    const char *part; /* the normalised name of its part; NULL if the workbook has none */
    const char *id;   /* of its relationship */
    bool cells;       /* it is a worksheet; the others hold a chart or a macro */
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
} ca_sheet_book;

/* Opens the workbook in FILE, a whole file in memory, which is borrowed until ca_sheet_book_close. Returns 0, or -1
 * with an error for the user, which goes on after the name of the file: "is a PDF; ask for the list as .xlsx or
 * .csv". Close the book in both cases. */
int ca_sheet_book_open(ca_sheet_book *book, ca_slice file, ca_error *error) CA_MUST_USE;
void ca_sheet_book_close(ca_sheet_book *book);

/* Returns the sheet named WANTED, or for NULL the first one that a user sees. Capitals make no difference unless
 * several names differ by them alone. Returns NULL with an error if there is none. */
const ca_book_sheet *ca_sheet_book_sheet(const ca_sheet_book *book, const char *wanted, ca_error *error) CA_MUST_USE;

/* Appends NAME in quotes as printable text on one line. */
void ca_sheet_name_shown(ca_text *to, ca_slice name);
/* Appends the names of all worksheets: "'Open cases', 'Closed'". */
void ca_sheet_book_names(ca_text *to, const ca_sheet_book *book);

/* Sets an error that is made of REASON, of a part: "cannot be read as a workbook: REASON; ...". Returns -1. */
int ca_sheet_book_fault(const ca_error *reason, ca_error *error);

#endif
