/* SPDX-License-Identifier: MIT */
/* Reads the reply that came back in a letter: the box of content controls whose tags are members of the record. */
#ifndef CA_DOCUMENT_REPLY_H
#define CA_DOCUMENT_REPLY_H

#include "forms/form_read.h"
#include "office/document.h"

/* Whether DOCUMENT is a letter with a box for a reply, filled in or not. */
bool ca_document_is_reply(const ca_document *document) CA_MUST_USE;
/* Reads DOCUMENT, of the file SOURCE, into RETURNS, as its only form: the id of the audit, and what was filled in. SOURCE is borrowed
 * as long as RETURNS. */
void ca_document_reply_read(const ca_document *document, const char *source, ca_form_returns *returns);

#endif
