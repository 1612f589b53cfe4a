/* SPDX-License-Identifier: MIT */
/* The Word forms that audit-import reads: of which framework and which audit each is. */
#ifndef CA_IMPORT_DOCUMENTS_H
#define CA_IMPORT_DOCUMENTS_H

#include "cli/import_cases.h"
#include "cli/run.h"
#include "forms/document_form.h"

/* Zeroed, but for RUN and CASES, is empty. */
typedef struct {
    ca_run *run;
    const ca_framework *framework; /* of -f; NULL: not given */
    bool drafted;                  /* --drafts */
    ca_map forms;                  /* ca_document_forms by framework */
    const ca_import_cases *cases;  /* the drafts */
    uint64_t replies;              /* letters with a box for a reply */
    uint64_t made;                 /* ids that were made of a case number */
    uint64_t tagged;               /* forms that were read by the tags of their controls */
    ca_map own_words;              /* of the templates of --template */
} ca_import_documents;

/* Reads the templates of --template. Returns 0, or -1 with the run's error. */
int ca_import_templates(ca_import_documents *documents) CA_MUST_USE;
/* Returns whether the file SOURCE with BYTES is a Word document, or named like one. */
bool ca_import_is_document(const char *source, ca_slice bytes) CA_MUST_USE;
/* Reads the Word form in BYTES, the file SOURCE, into RETURNS, as its only form. Returns 0, or -1 if it cannot be taken, which was
 * reported. Free the returns in both cases. */
int ca_import_document(ca_import_documents *documents, ca_slice bytes, const char *source, ca_form_returns *returns)
    CA_MUST_USE;
void ca_import_documents_free(ca_import_documents *documents);

#endif
