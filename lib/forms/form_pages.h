/* SPDX-License-Identifier: MIT */
/* The sheets of the workbook of a book of forms, cell by cell: a first page, a sheet for each form, and the hidden sheet of
 * lists. The writer writes these cells, and the verification compares the cells that it reads with them. */
#ifndef CA_FORM_PAGES_H
#define CA_FORM_PAGES_H

#include "forms/form.h"

#define CA_FORM_START_SHEET "Start here"
#define CA_FORM_LISTS_SHEET "Lists"
/* The heading of the last list: the paragraphs of the first page, and the errors beside the answers, as they went out. Nothing else
 * tells them from what somebody adds to them: who returns a form by when, and which errors were named, is in no record. */
#define CA_FORM_SENT_LIST "as_sent"
/* In place of the auditor's grade, until the moderator has given one. */
#define CA_FORM_HIDDEN_HINT "shown after your own grade"

enum ca_form_style {
    CA_FORM_STYLE_TITLE,
    CA_FORM_STYLE_NOTE,
    CA_FORM_STYLE_PARAGRAPH, /* of the first page */
    CA_FORM_STYLE_LINK,      /* of the first page */
    CA_FORM_STYLE_BLOCK,
    CA_FORM_STYLE_HEADING,
    CA_FORM_STYLE_IDENTITY,
    CA_FORM_STYLE_SUM,
    CA_FORM_STYLE_QUESTION,
    CA_FORM_STYLE_GUIDANCE,
    CA_FORM_STYLE_SHOWN,
    CA_FORM_STYLE_SHOWN_DAY,
    CA_FORM_STYLE_ANSWER, /* the answers follow one another */
    CA_FORM_STYLE_ANSWER_DAY,
    CA_FORM_STYLE_ANSWER_COUNT,
    CA_FORM_STYLE_MEND, /* answers that an error is about, in the order of the answers */
    CA_FORM_STYLE_MEND_DAY,
    CA_FORM_STYLE_MEND_COUNT,
    CA_FORM_STYLE_MISSING,
    CA_FORM_STYLE_FAULT,
    CA_FORM_STYLE_KEY,
    CA_FORM_STYLES
};

enum ca_form_content {
    CA_FORM_SHOWS_NOTHING,
    CA_FORM_SHOWS_BLANK, /* a cell without a value */
    CA_FORM_SHOWS_TEXT,
    CA_FORM_SHOWS_LINK, /* a text that leads to the cell FORMULA */
    CA_FORM_SHOWS_COUNT,
    CA_FORM_SHOWS_DAY,
    CA_FORM_CALCULATES_COUNT, /* a formula, and its stored value */
    CA_FORM_CALCULATES_TEXT
};

/* What a cell of the workbook shows. Zeroed before the first use; free it after. */
typedef struct {
    enum ca_form_content content;
    enum ca_form_style style;
    ca_text text;    /* in characters that XML can hold; of a number or a day, as it is read back */
    ca_text formula; /* "=SUM(J7:J90)" */
    uint64_t number; /* a count, or a day as the workbook counts days */
} ca_form_shown;
void ca_form_shown_free(ca_form_shown *shown);

/* A sheet of the workbook. */
typedef struct {
    const char *name;
    const ca_form *form; /* NULL: the first page, or the lists */
    size_t rows, columns;
    bool used[CA_FORM_COLUMN_COUNT]; /* of a form: the column has texts of it; the others are hidden */
    size_t sum_row;                  /* of a form: the row with the sum of the missing answers; SIZE_MAX: none */
    size_t *hidden;                  /* of a form: for each row, the number of hidden values before it in the book */
} ca_form_page;

typedef struct {
    const ca_form_book *book;
    ca_form_page *list; /* the first page, the forms, the lists */
    size_t count;
    int list_columns[CA_FORM_LIST_COUNT]; /* of each list on the sheet of lists; -1: it is empty */
    size_t list_count;                    /* lists that are not empty */
    ca_slice *hidden;                     /* the hidden values of all forms */
    size_t hidden_count, hidden_capacity;
    ca_slice *sent; /* the texts below CA_FORM_SENT_LIST */
    size_t sent_count, sent_capacity;
} ca_form_pages;

/* Lays out the pages of BOOK, which must outlive them. */
void ca_form_pages_make(ca_form_pages *pages, const ca_form_book *book);
void ca_form_pages_free(ca_form_pages *pages);

/* Sets *SHOWN to the cell at ROW and COLUMN of PAGE. */
void ca_form_page_cell(const ca_form_pages *pages, const ca_form_page *page, size_t row, size_t column,
                       ca_form_shown *shown);
/* Appends TEXT on one line, at most MOST bytes of it; in a header an & is written twice. */
void ca_form_add_short(ca_text *to, ca_slice text, size_t most, bool header);
/* Appends the header and the footer with which the page of FORM (NULL: another page) is printed. */
void ca_form_page_print(const ca_form_book *book, const ca_form *form, ca_text *header, ca_text *footer);
/* Whether a row of a form is hidden. */
bool ca_form_row_is_hidden(const ca_form_row *row) CA_MUST_USE;

#endif
