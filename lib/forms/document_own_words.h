/* SPDX-License-Identifier: MIT */
/* The words of a form itself, as its template has them: by them a word that somebody typed beside a control is known. */
#ifndef CA_DOCUMENT_OWN_WORDS_H
#define CA_DOCUMENT_OWN_WORDS_H

#include "base/map.h"
#include "office/document.h"

/* How much of a control around several paragraphs is still to come, in bytes; zeroed at the beginning of a document. */
typedef struct {
    size_t left;
} ca_document_span;

/* Says whether CONTROL has an answer. */
typedef bool ca_document_has_answer(void *state, const ca_document_control *control);

/* Appends the words of CONTENT that are not in OWN and not in a control that has an answer, a line each. SPAN goes through the paragraphs
 * outside tables in their order; NULL: a cell. */
void ca_document_other_words(ca_text *to, const ca_document_text *content, const ca_map *own, ca_document_span *span,
                             ca_document_has_answer *has_answer, void *state);
/* Adds all words of TEMPLATE to OWN, in controls and outside. Release OWN with ca_map_free. */
void ca_document_own_words_add(ca_map *own, const ca_document *template);

#endif
