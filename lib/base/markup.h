/* SPDX-License-Identifier: MIT */
/* Text as HTML and XML: none of it becomes markup, in content or between double quotes. */
#ifndef CA_MARKUP_H
#define CA_MARKUP_H

#include "base/text.h"

void ca_markup_text(ca_text *to, ca_slice text);
void ca_markup_words(ca_text *to, const char *words); /* NULL is "" */
/* Appends ` NAME="WORDS"`, on one line. */
void ca_markup_attribute(ca_text *to, const char *name, const char *words);

#endif
