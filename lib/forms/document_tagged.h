/* SPDX-License-Identifier: MIT */
/* Reads a Word form by the tags of its controls alone: one that was made from a template, whose words are an authority's own. Private to
 * the modules that read a form. */
#ifndef CA_DOCUMENT_TAGGED_H
#define CA_DOCUMENT_TAGGED_H

#include "forms/document_walk.h"

/* Returns whether DOCUMENT is such a form: a control in it says which audit it is of, others are answers, and each question that has its
 * title in the form has a tag, too. If any has its title, a control has the id of the record or is of a list. */
bool ca_document_is_tagged(ca_document_forms *forms, const ca_document *document) CA_MUST_USE;
/* Gives the answers in the controls of the walk's document to its form. A control of a list is of the entry that its row is, among the
 * rows of its table; so are those of a repeating section. Comments are kept as notes, and so are texts outside controls that are not the
 * form's own, as far as its template tells. */
void ca_document_walk_tagged(ca_document_walk *walk);

#endif
