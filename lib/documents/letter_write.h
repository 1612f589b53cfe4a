/* SPDX-License-Identifier: MIT */
/* Writes a letter as a Word document or an HTML page. No text of a record becomes markup. */
#ifndef CA_LETTER_WRITE_H
#define CA_LETTER_WRITE_H

#include "documents/letter.h"

/* Appends the Word document to TO. CREATED is in seconds since 1970. Returns 0, or -1 with an error. */
int ca_letter_document(const ca_letter *letter, int64_t created, ca_text *to, ca_error *error) CA_MUST_USE;
/* Appends the page to TO. It needs no other file. */
void ca_letter_html(const ca_letter *letter, ca_text *to);

#endif
