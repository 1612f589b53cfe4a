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

/* Zeroed is empty. Release it with ca_form_own_free. */
typedef struct {
    ca_map texts;                               /* without regard to white space */
    ca_text beginnings[CA_FORM_OWN_BEGINNINGS]; /* of texts that end differently */
    ca_text plain;                              /* scratch */
} ca_form_own;

/* Adds the texts of the form of RECORD, which was read, for PURPOSE, and of the other sheets of its workbook. */
void ca_form_own_add(ca_form_own *own, ca_record *record, enum ca_form_purpose purpose, bool blind);
/* Adds TEXT. */
void ca_form_own_put(ca_form_own *own, ca_slice text);
/* Whether the text of CELL, which has no path or shows a member, is one of them, or is made by the form: a number of missing
 * answers, an error that was named. */
bool ca_form_own_has(ca_form_own *own, const ca_form_answer *cell) CA_MUST_USE;
void ca_form_own_free(ca_form_own *own);

#endif
