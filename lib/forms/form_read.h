/* SPDX-License-Identifier: MIT */
/* Reads the forms in a workbook, whatever program saved it: the answers by key and part, and all other text that somebody
 * typed. Rows and columns may have been moved, sorted, inserted and deleted: each cell is where its row's key and its column's
 * part put it. */
#ifndef CA_FORM_READ_H
#define CA_FORM_READ_H

#include "forms/form.h"

/* The limits of a workbook. A form beyond them is an error that names the limit. */
enum {
    CA_FORM_CELLS_MOST = 100000,       /* filled cells of a form */
    CA_FORM_BYTES_MOST = 16 << 20,     /* of the texts of a form */
    CA_FORM_BLOCKS_MOST = 1000,        /* of a form */
    CA_FORM_ALL_BYTES_MOST = 64 << 20, /* of the texts of all sheets */
    CA_FORM_OTHER_MOST = 2000          /* filled cells that are given of a sheet without a form; the rest is left out */
};

/* Texts outside the cells of a sheet: a note (comment) on a cell; a shape, such as a text box, whose cell is that at its upper left
 * corner; a header or footer, whose cell is A1. */
enum ca_form_outside { CA_FORM_ON_CELL, CA_FORM_ON_SHAPE, CA_FORM_ON_PRINT };

/* A cell of a form.
 *
 * The path is one of these:
 *   "answers.risk.grade"         the member of the record; entries of lists are numbered from 1: "actions.1.owner"
 *   "actions.+7.owner"           of one more entry: row 7 is in the block of actions, and has no key. "findings.+7.text"
 *   ""                           none: the cell is in no row and column with answers. Texts of the form are among these
 * The path is made of what the sheet has; the record format need not have that member. */
typedef struct {
    ca_slice path;
    ca_slice text;                /* as it was typed; a day as 2017-07-12, also of a cell with a time of day */
    uint32_t block;               /* the number of the block whose parts its row has, from 1; 0: none */
    unsigned char kind;           /* enum ca_sheet_kind; a blank is CA_SHEET_EMPTY */
    bool formula;                 /* the stored value of a formula */
    bool note;                    /* a text outside the cells, which has no path; its kind is CA_SHEET_TEXT */
    enum ca_form_outside outside; /* where such a text is */
    const char *error;            /* why it is not taken; NULL: it is. Without a path the cell is reported with it */
    const char *doubt;            /* of a taken answer: what should be looked at; NULL: nothing */
    ca_slice heading;             /* of the column of a survey's table, for messages; empty on a form */
    const char *known;            /* the values that a survey's map knows for the column, for messages; NULL: none */
    ca_location location;         /* of the cell: the row, and the column counted from 1 */
} ca_form_answer;

/* The sheet of one record, as it came back; or a sheet without a form. */
typedef struct {
    const char *sheet; /* its name */
    const char *error; /* why it cannot be taken, and what to do; then there are no answers. NULL: it can be taken */
    ca_slice id, framework, digest;
    uint64_t edition; /* 0: the sheet does not say */
    enum ca_form_purpose purpose;
    bool blind;           /* of a moderator's form: the grades were hidden */
    bool survey;          /* it is a row of a survey's table, and no sheet: the draft's other answers were not on it */
    bool document;        /* it is a Word document: no form of this program, with boxes of its own */
    ca_location location; /* of the identity, or of the error: line and column are 0 if it is of the whole sheet */
    ca_form_answer *
        answers; /* the filled cells in the order of rows and columns, without those of the identity; then the texts outside them */
    size_t count, capacity;
    ca_form_answer *blanks; /* the cells of members that are not filled in, one of each member in a row */
    size_t blank_count, blank_capacity;
    ca_slice *blocks; /* for each, the names of its parts as ca_form_parts_name has them */
    size_t block_count;
} ca_form_return;

/* The forms of a workbook. Zeroed is empty. */
typedef struct {
    ca_form_return *forms; /* in the order of the workbook; hidden sheets are read, too */
    size_t count, capacity;
    /* The sheets without a form that have a filled cell: the first page, the lists, a page that somebody added. Their cells
     * have no path. */
    ca_form_return *others;
    size_t other_count, other_capacity;
    bool epoch_1904; /* days that are stored as plain numbers are counted from 1904-01-01 */
    ca_arena arena;
} ca_form_returns;

/* Reads the workbook in BYTES, the whole content of the file SOURCE, which is borrowed. Returns 0, or -1 with an error for the
 * user, which goes on after the name of the file. Free the returns in both cases. */
int ca_form_read(ca_slice bytes, const char *source, ca_form_returns *returns, ca_error *error) CA_MUST_USE;
void ca_form_returns_free(ca_form_returns *returns);

#endif
