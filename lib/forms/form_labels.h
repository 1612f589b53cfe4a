/* SPDX-License-Identifier: MIT */
/* The words of a form: the labels of members and of coded values, and the way back from a label to the value. */
#ifndef CA_FORM_LABELS_H
#define CA_FORM_LABELS_H

#include "forms/form.h"

/* Returns the label of FIELD on a form: "Date of the audit"; NULL if forms have no label for it. */
const char *ca_form_member_label(enum ca_field field) CA_MUST_USE;

/* Returns the label of a coded VALUE of FIELD: of a grade, a kind, a section. Returns VALUE if it has none. */
ca_slice ca_form_label(const ca_framework *framework, enum ca_field field, ca_slice value) CA_MUST_USE;
/* Returns the value of FIELD with this LABEL, id or alias, of a finding's theme any word of the vocabulary, without regard to case, spaces and full stops at its end; or an
 * empty slice. */
ca_slice ca_form_id(const ca_framework *framework, enum ca_field field, ca_slice label) CA_MUST_USE;
/* Returns the list from which answers of FIELD are chosen; for "answers.*.answer" that of yes and no, for the theme of a finding
 * the vocabulary if there is one, else the themes of thematic audits. */
enum ca_form_list ca_form_list_of(const ca_framework *framework, enum ca_field field) CA_MUST_USE;
/* Returns the id of the choice at INDEX of LIST; NULL after the last. */
const char *ca_form_choice_id(const ca_framework *framework, enum ca_form_list list, size_t index) CA_MUST_USE;
/* Appends the labels of LIST for FRAMEWORK to CHOICES, which borrows them. */
void ca_form_choices_fill(const ca_framework *framework, enum ca_form_list list, ca_form_choices *choices);

#endif
