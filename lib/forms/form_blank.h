/* SPDX-License-Identifier: MIT */
/* The form of a framework as a Word document whose content controls have the members of a record as their tags: a template, to be given
 * the looks of an authority. */
#ifndef CA_FORM_BLANK_H
#define CA_FORM_BLANK_H

#include "forms/form_layout.h"

/* Appends the form for records like RECORD, which has an id and a framework alone, to TO. CREATED is in seconds since 1970. Returns 0, or -1
 * with an error. */
int ca_form_blank_write(ca_record *record, const ca_form_options *options, int64_t created, ca_text *to,
                        ca_error *error) CA_MUST_USE;

#endif
