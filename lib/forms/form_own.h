/* SPDX-License-Identifier: MIT */
/* The texts of forms themselves: titles, guidance, headings, choices. A text that comes back in a cell without an answer, and is
 * none of them, was typed by somebody. */
#ifndef CA_FORM_OWN_H
#define CA_FORM_OWN_H

#include "base/map.h"
#include "forms/form_layout.h"
#include "forms/form_read.h"

/* A paragraph of the first page says when and to whom the form is returned, which is not known here. */
enum { CA_FORM_OWN_BEGINNINGS = 2 };

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
    ca_map texts[CA_FORM_OWN_SHEETS];           /* ca_form_own_text, by the text without regard to white space */
    ca_text beginnings[CA_FORM_OWN_BEGINNINGS]; /* of texts that end differently */
    ca_text plain;                              /* scratch */
    ca_arena arena;
} ca_form_own;

/* Adds the texts of the form of RECORD, which was read, for PURPOSE, and of the other sheets of its workbook. */
void ca_form_own_add(ca_form_own *own, ca_record *record, enum ca_form_purpose purpose, bool blind);
/* Adds TEXT, which is on the other sheets. */
void ca_form_own_put(ca_form_own *own, ca_slice text);
/* Forgets the cells that were met. */
void ca_form_own_begin(ca_form_own *own);
/* Whether the text of CELL, which has no path or shows a member, is one of them, or is made by the form: a number of missing
 * answers, an error that was named. A text that is in more cells than the form has it was typed in the others: a grade in a
 * wrong column. */
bool ca_form_own_has(ca_form_own *own, enum ca_form_own_sheets sheets, const ca_form_answer *cell) CA_MUST_USE;
void ca_form_own_free(ca_form_own *own);

#endif
