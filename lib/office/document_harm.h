/* SPDX-License-Identifier: MIT */
/* Whether somebody's Word document has anything that loads, runs or reveals something. */
#ifndef CA_DOCUMENT_HARM_H
#define CA_DOCUMENT_HARM_H

#include "office/package.h"

/* Checks that PACKAGE has no macros. Returns 0, or -1 with an ERROR that says what to do, or with the DAMAGE that a reader of parts
 * found. */
int ca_document_check_macros(ca_package *package, ca_error *error, ca_error *damage) CA_MUST_USE;
/* Checks a document that goes out as it is: no macros, no objects or embedded files, no links to anything outside but those that a
 * reader clicks, and no fields that read other files or run programs. Returns as ca_document_check_macros. */
int ca_document_check_whole(ca_package *package, ca_error *error, ca_error *damage) CA_MUST_USE;

#endif
