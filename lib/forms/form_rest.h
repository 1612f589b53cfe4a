/* SPDX-License-Identifier: MIT */
/* What a record has beyond the rows of its form: to be read, so that nothing is in the record without being seen. */
#ifndef CA_FORM_REST_H
#define CA_FORM_REST_H

#include "forms/form_read.h"
#include "forms/form_rows.h"

/* Returns why a form with OPTIONS shows FIELD nowhere, or NULL if it shows it. Names among the extra fields are left out, too. */
const char *ca_form_left_out(enum ca_field field, const ca_form_options *options) CA_MUST_USE;
/* The texts of the block that ca_form_add_rest adds, but for its rows; NULL-ended. */
extern const char *const ca_form_rest_texts[];
/* Adds a block with the members that are filled in and that no cell shows yet. The key of each row has the prints of its texts:
 * a form that is laid over an earlier record, which lacks them, is as it went out all the same. */
void ca_form_add_rest(ca_form_layout *layout);
/* Whether the cell with PATH ("also.3fa94c21.07be1d55.shown.value") has the TEXT that it went out with. */
bool ca_form_is_as_printed(ca_slice path, ca_slice text) CA_MUST_USE;
/* Returns the cell in which a note was typed ("jane-1.xlsx: 'Case 77870'!K12"), if TITLE and TEXT are two cells of its row as it
 * went out; else an empty text. */
ca_slice ca_form_rest_note(const ca_form_answer *title, const ca_form_answer *text) CA_MUST_USE;

#endif
