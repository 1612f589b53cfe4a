/* SPDX-License-Identifier: MIT */
/* The errors of a form that is made again: beside its answers, and on the first page. */
#ifndef CA_FORM_FAULTS_H
#define CA_FORM_FAULTS_H

#include "forms/form_rows.h"

/* Writes each error of the form's record beside its answer, or above the answers if there is none for it, and names them on the
 * first page. All rows of the form are there. */
void ca_form_faults_add(ca_form_layout *l);
/* Whether MESSAGE, of a diagnostic, names a place, as that of another record. */
bool ca_form_fault_names_place(const char *message) CA_MUST_USE;

#endif
