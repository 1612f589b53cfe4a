/* SPDX-License-Identifier: MIT */
/* What the letters for each purpose are built of: private to the table of purposes. */
#ifndef CA_BUILD_LETTERS_H
#define CA_BUILD_LETTERS_H

#include "documents/purposes.h"

/* Add the blocks of the letter for VIEW to LETTER, which is empty. */
void ca_build_feedback(ca_audit_view *view, ca_letter *letter);

#endif
