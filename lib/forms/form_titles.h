/* SPDX-License-Identifier: MIT */
/* The titles of a form's rows as witnesses of their keys: an answer that is beside the title of another question than its key's is
 * not to be taken. */
#ifndef CA_FORM_TITLES_H
#define CA_FORM_TITLES_H

#include "base/map.h"
#include "forms/form.h"

/* The titles of a form, each with the keys that it is beside. Zeroed is empty. */
typedef struct {
    ca_map titles; /* by the letters and digits of a title */
    ca_map pairs;  /* by these, and the key */
    ca_map keys;
    ca_text name; /* scratch */
} ca_form_titles;

/* Reads the titles of FORM, but for those of findings and actions: sorting entries of a list loses nothing. */
void ca_form_titles_read(ca_form_titles *titles, const ca_form *form);
/* Whether TEXT is a title of the form. */
bool ca_form_titles_has(ca_form_titles *titles, ca_slice text) CA_MUST_USE;
/* Whether TITLE, which the form has, is never the title of the row with the member PATH. A member without a row is of none. */
bool ca_form_titles_differ(ca_form_titles *titles, ca_slice title, ca_slice path) CA_MUST_USE;
void ca_form_titles_free(ca_form_titles *titles);

#endif
