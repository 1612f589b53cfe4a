/* SPDX-License-Identifier: MIT */
/* The characters of symbol fonts, which Word documents name by font and number. */
#ifndef CA_DOCUMENT_SYMBOL_H
#define CA_DOCUMENT_SYMBOL_H

#include "base/text.h"

/* The characters that are shown for check boxes without one of their own. */
#define CA_BOX_EMPTY "\xE2\x98\x90"  /* U+2610 */
#define CA_BOX_TICKED "\xE2\x98\x92" /* U+2612 */

/* Appends the character of FONT with the hexadecimal number DIGITS, either of which may be NULL, as a document writes them. Returns
 * false, and appends U+FFFD, if it is not known. */
bool ca_document_symbol(ca_text *to, const char *font, const char *digits);

#endif
