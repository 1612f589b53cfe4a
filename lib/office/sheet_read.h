/* SPDX-License-Identifier: MIT */
/* Reads the rows of a sheet of a workbook (.xlsx), one after the other, with each cell as text. */
#ifndef CA_SHEET_READ_H
#define CA_SHEET_READ_H

#include "office/cell_name.h"
#include "office/sheet_book.h"

/* The limits of a sheet, and of all sheets together that are read of an open workbook. A sheet beyond them is refused with a
 * message that names the limit. */
#define CA_SHEET_BYTES_MOST ((uint64_t)256 << 20) /* of all its texts: cells can share one long text */
enum {
    CA_SHEET_CELLS_MOST = 5000000,
    CA_SHEET_GAPS_MOST = 50000000,     /* empty cells before the last one of each row */
    CA_SHEET_ROW_BYTES_MOST = 16 << 20 /* of the texts of a row */
};

/* A cell's kind, and its text. */
enum ca_sheet_kind {
    CA_SHEET_EMPTY,       /* "" */
    CA_SHEET_TEXT,        /* what was typed; blanks and line breaks are kept */
    CA_SHEET_NUMBER,      /* as ca_number_write writes it */
    CA_SHEET_DAY,         /* "2017-07-12" */
    CA_SHEET_TIME,        /* a day with a time of day: "2017-07-12T10:30:00" */
    CA_SHEET_BOOL,        /* "TRUE" or "FALSE" */
    CA_SHEET_ERROR,       /* "#N/A", "#DIV/0!" and others */
    CA_SHEET_UNCALCULATED /* "": a formula without a stored value */
};

/* A row with at least one cell that is not empty. Its cells begin at column A; cells that were never filled in are
 * empty, and the last one is not empty. Valid until the function that was called with it returns. */
typedef struct {
    uint64_t row; /* as Excel numbers it, from 1 */
    const ca_slice *cells;
    const unsigned char *kinds; /* enum ca_sheet_kind of each */
    const bool *formulas;       /* whether each is the stored value of a formula */
    size_t count;
    bool hidden; /* by hand or by a filter */
} ca_sheet_row;

/* Called with each row. A result below 0 ends the reading. */
typedef int ca_sheet_row_function(const ca_sheet_row *row, void *context);

/* The workbook and the sheet that was read. Zeroed before; free it after. */
typedef struct {
    ca_text
        name; /* of the sheet, as it is in the workbook: printable with ca_sheet_name_shown; set before the first row */
    ca_text names;   /* of all sheets with cells, for messages: "'Open cases', 'Closed'"; by ca_sheet_read alone */
    ca_text prints;  /* the headers and footers of the sheet, as it has them, each ended by a form feed */
    size_t sheets;   /* with cells; by ca_sheet_read alone */
    bool hidden;     /* the sheet is hidden */
    bool epoch_1904; /* a day that is stored as a plain number is counted from 1904-01-01 */
    uint64_t rows, days, formulas, uncalculated, errors; /* so far */
} ca_sheet_info;
void ca_sheet_info_free(ca_sheet_info *info);

/* Reads the rows of SHEET, one of BOOK's of which ca_sheet_book_has returned true. Hidden rows and columns are read. Returns as
 * ca_sheet_read, which reads a sheet of a workbook that is not open. */
int ca_sheet_rows(ca_sheet_book *book, const ca_book_sheet *sheet, ca_sheet_row_function *row, void *context,
                  ca_sheet_info *info, ca_error *error) CA_MUST_USE;

/* Reads the rows of the sheet named SHEET, or for NULL of the first one that a user sees, in the workbook in FILE, a
 * whole file in memory. Hidden rows, columns and sheets are read. Returns 0; or -1 if ROW ended the reading, or with
 * an error for the user, which goes on after the name of the file. After an error, the rows before it are of a
 * damaged file. */
int ca_sheet_read(ca_slice file, const char *sheet, ca_sheet_row_function *row, void *context, ca_sheet_info *info,
                  ca_error *error) CA_MUST_USE;

/* How the other sheets of a workbook are looked at. */
typedef struct {
    void (*begin)(ca_slice name, void *context); /* called before the rows of each sheet */
    ca_sheet_row_function *row;                  /* a result below 0 ends the reading of its sheet */
    void *context;
} ca_sheet_look;

/* Looks at the sheets that a user sees, but for the first of them. A sheet that is damaged is read as far as it can be. */
void ca_sheet_others(ca_slice file, const ca_sheet_look *look);

#endif
