/* SPDX-License-Identifier: MIT */
/* The texts of forms themselves: titles, guidance, headings, choices. A text that comes back in a cell without an answer, and is
 * none of them, was typed by somebody. */
#ifndef CA_FORM_OWN_H
#define CA_FORM_OWN_H

#include "base/map.h"
#include "forms/form_layout.h"
#include "forms/form_read.h"

/* Where a text is. */
enum ca_form_own_sheets { CA_FORM_OWN_FORMS, CA_FORM_OWN_OTHERS, CA_FORM_OWN_SHEETS };

/* How often a form has a text. */
typedef struct {
    size_t most;    /* in the form that was added and has it most often */
    size_t counted; /* in the form that is being added */
    size_t met;     /* cells with it, so far */
} ca_form_own_text;

/* Zeroed is empty. Release it with ca_form_own_free. */
typedef struct {
    ca_map texts[CA_FORM_OWN_SHEETS]; /* ca_form_own_text, by the text without regard to white space */
    ca_slice *sent;                   /* texts as they went out, in order; each without regard to white space */
    size_t sent_count, sent_capacity;
    ca_map columns; /* with the formulas of the form, by their number */
    uint64_t line;  /* with their sum */
    ca_text plain;  /* scratch */
    ca_arena arena;
} ca_form_own;

/* Adds the texts of the form of RECORD, which was read, for PURPOSE, and of the other sheets of its workbook. */
void ca_form_own_add(ca_form_own *own, ca_record *record, enum ca_form_purpose purpose, bool blind);
/* Adds TEXT, which is on these sheets. */
void ca_form_own_put(ca_form_own *own, enum ca_form_own_sheets sheets, ca_slice text);
/* Adds the texts that were in no record when the forms of a workbook went out, as its sheet of lists has them. RETURNS are borrowed
 * as long as OWN. */
void ca_form_own_sent(ca_form_own *own, const ca_form_returns *returns);
/* Forgets the cells that were met. */
void ca_form_own_begin(ca_form_own *own);
/* Begins a sheet with these COUNT cells without an answer: finds the columns in which the form has formulas. */
void ca_form_own_look(ca_form_own *own, const ca_form_answer *const *cells, size_t count);
/* Returns the text of CELL that somebody typed: none if the text is one of the form's own, or is made by it, as the number of
 * missing answers is; the rest of it behind a text as it went out; else all of it. A text that is in more cells than the form has
 * it was typed in the others: a grade in a wrong column. */
ca_slice ca_form_own_typed(ca_form_own *own, enum ca_form_own_sheets sheets, const ca_form_answer *cell) CA_MUST_USE;
void ca_form_own_free(ca_form_own *own);

#endif
