/* SPDX-License-Identifier: MIT */
/* The frame of an HTML page that needs no other file: its head, and the style sheet of texts and tables on a screen, on a phone, in
 * the dark and on paper. */
#ifndef CA_HTML_PAGE_H
#define CA_HTML_PAGE_H

#include "base/text.h"

/* Words of the page as a whole. All but the title may be NULL. */
typedef struct {
    const char *title, *subject, *author;
    const char *mark; /* at the foot of each printed page */
} ca_html_head;

/* Begins a page, up to its body. STYLE follows the style sheet of the screen, LAST that of paper; both are constant text of the
 * program. */
void ca_html_page_begin(ca_text *to, const ca_html_head *head, const char *style, const char *last);
/* Appends an element: OPENING, WORDS as text, CLOSING and a newline; nothing if WORDS are NULL or empty. */
void ca_html_element(ca_text *to, const char *opening, const char *words, const char *closing);

#endif
