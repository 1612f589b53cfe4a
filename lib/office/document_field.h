/* SPDX-License-Identifier: MIT */
/* The fields of Word documents: words that Word works out, such as a page number. Some read other files or run programs. */
#ifndef CA_DOCUMENT_FIELD_H
#define CA_DOCUMENT_FIELD_H

#include "base/text.h"

/* Returns the name that the instructions WORDS of a field begin with; empty if there is none. */
ca_slice ca_document_field_name(const char *words) CA_MUST_USE;
/* Returns whether the field NAME neither reads other files nor runs programs; if IN_FRAMES, whether it makes sense in a header or footer
 * that is copied into another document, too. */
bool ca_document_field_is_harmless(ca_slice name, bool in_frames) CA_MUST_USE;

#endif
