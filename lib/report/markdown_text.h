/* SPDX-License-Identifier: MIT */
/* Words as Markdown that stay words: nothing in them is markup, HTML or a link. */
#ifndef CA_MARKDOWN_TEXT_H
#define CA_MARKDOWN_TEXT_H

#include "base/text.h"

/* Appends TEXT on one line. STARTS: it begins a paragraph or an item, where more would be taken for markup. */
void ca_markdown_text(ca_text *to, ca_slice text, bool starts);

#endif
