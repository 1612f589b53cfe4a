/* SPDX-License-Identifier: MIT */
/* The errors of a form that is made again: beside its answers, and on the first page. */
#ifndef CA_FORM_FAULTS_H
#define CA_FORM_FAULTS_H

#include "forms/form_rows.h"

/* Writes each error of the form's record beside its answer, or above the answers if there is none for it, and names them on the
 * first page. All rows of the form are there. */
void ca_form_faults_add(ca_form_layout *l);
/* Whether FAULT is for the person for whom OPTIONS make the form: a moderator gets those of the moderation, of actions that the
 * moderator added, and of cells of the form that came back. Those of the audit are the auditor's, and could tell its grades. */
bool ca_form_fault_is_for(const ca_diagnostic *fault, const ca_form_options *options) CA_MUST_USE;
/* Whether MESSAGE, of a diagnostic, names a place, as that of another record. */
bool ca_form_fault_names_place(const char *message) CA_MUST_USE;

#endif
