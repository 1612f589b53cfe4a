/* SPDX-License-Identifier: MIT */
/* The paragraphs of the first page of a book of forms: the task, and how a form is returned. */
#ifndef CA_FORM_FIRST_PAGE_H
#define CA_FORM_FIRST_PAGE_H

#include "forms/form_layout.h"

/* Sets the title of BOOK, and adds the paragraphs that each book has. */
void ca_form_first_page_begin(ca_form_book *book, const ca_form_options *options);
/* Adds TEXT, which is released, as a paragraph; LINK, beside it, leads to a cell unless that is empty. */
void ca_form_first_page_add(ca_form_book *book, ca_text *text, ca_slice link);
/* Adds WORDS as a paragraph without a link. */
void ca_form_first_page_words(ca_form_book *book, const char *words);

#endif
