/* SPDX-License-Identifier: MIT */
/* Reads the words of a framework's own form from its JSON: private to the framework modules. */
#ifndef CA_FRAMEWORK_FORM_H
#define CA_FRAMEWORK_FORM_H

#include "data/framework_cursor.h"

/* Reads the member "form" of ROOT; the questions, heads and flags were read. Returns 0, or -1 (reported). */
int ca_reader_form(ca_framework_reader *reader, const json_t *root) CA_MUST_USE;

#endif
