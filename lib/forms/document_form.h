/* SPDX-License-Identifier: MIT */
/* Reads a Word form that somebody filled in: an authority's own, whose tables have the titles of a framework. Rows become
 * answers by their titles, boxes by their labels, controls by their tags; all other text is kept as notes. Where all answers have
 * tags, they are read by these alone: the form was made from a template, and its own words are no notes; other words beside the controls
 * are, if the template is given. */
#ifndef CA_DOCUMENT_FORM_H
#define CA_DOCUMENT_FORM_H

#include "forms/document_columns.h"
#include "forms/document_titles.h"
#include "forms/form_read.h"

/* The name of the control with the edition of a framework's own form. */
#define CA_DOCUMENT_EDITION "Edition of the form"

/* The forms of one framework. Made once, for all its documents. */
typedef struct {
    const ca_framework *framework;
    const ca_fillers *fillers;
    ca_document_titles titles;
    ca_document_run_ins run_ins;
    ca_document_headings headings;
    const ca_map *
        own_words; /* of the templates of forms (document_own_words.h), borrowed; NULL: they are not given. The caller sets it */
} ca_document_forms;

void ca_document_forms_make(ca_document_forms *forms, const ca_framework *framework, const ca_fillers *fillers);
void ca_document_forms_free(ca_document_forms *forms);

/* What was read. */
typedef struct {
    size_t questions;       /* that have a row */
    size_t tagged;          /* controls that were read by their tags, of a form that is read by tags alone */
    size_t others;          /* rows and paragraphs that are kept as notes */
    ca_slice case_id, date; /* as they were typed; empty: not filled in */
} ca_document_read_form;

/* Reads DOCUMENT, of the file SOURCE, into RETURNS, as its only form; its id is empty, unless a box of the form has it. DOCUMENT
 * and SOURCE are borrowed as long as RETURNS. */
void ca_document_form_read(ca_document_forms *forms, const ca_document *document, const char *source,
                           ca_form_returns *returns, ca_document_read_form *read);
/* Returns the text of the first control in the text of DOCUMENT with this TAG that is filled in; empty if there is none. */
ca_slice ca_document_tagged_text(const ca_document *document, const char *tag) CA_MUST_USE;
/* Returns whether DOCUMENT is a framework's own form whose controls have lost their tags: some programs do not keep them. */
bool ca_document_lost_tags(const ca_document *document) CA_MUST_USE;
/* Returns how many of the questions of FORMS have a row in DOCUMENT, by their whole titles alone. */
size_t ca_document_form_questions(ca_document_forms *forms, const ca_document *document) CA_MUST_USE;
/* Appends what the answers do not show of DOCUMENT, for a warning: "has tracked changes, which are taken as accepted: ..."; nothing
 * if there is nothing. */
void ca_document_form_warning(ca_document_forms *forms, const ca_document *document, ca_text *to);

#endif
