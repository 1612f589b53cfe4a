/* SPDX-License-Identifier: MIT */
/* The words of a text that may be first names, and whether the text speaks of somebody as of the child of the audit. */
#ifndef CA_NAME_USES_H
#define CA_NAME_USES_H

#include "base/tokenize.h"
#include "check/text_statistics.h"

/* Adds W, a word of TEXT with a capital, unless it can be no first name. TEXT is the value of NODE; BEGINS: W is the first
 * word of a sentence. */
void ca_name_uses_add(ca_name_uses *uses, const ca_words *words, ca_slice text, uint32_t node, const ca_word *w,
                      bool begins);
/* Keeps, of each word that is nowhere somebody else's name, the first use as the child's, in the order of the texts. */
void ca_name_uses_keep(ca_name_uses *uses);

#endif
