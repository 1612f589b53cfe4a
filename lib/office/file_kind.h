/* SPDX-License-Identifier: MIT */
/* The kind of a file, by its bytes: for the message when somebody hands over the wrong file. */
#ifndef CA_FILE_KIND_H
#define CA_FILE_KIND_H

#include "base/text.h"

enum ca_file_kind {
    CA_FILE_OTHER, /* text of any kind, or bytes that are not known */
    CA_FILE_WORKBOOK,
    CA_FILE_BINARY_WORKBOOK,
    CA_FILE_WORD,
    CA_FILE_PRESENTATION,
    CA_FILE_OPEN_DOCUMENT,
    CA_FILE_NUMBERS,
    CA_FILE_ZIP, /* a zip file whose parts, in the bytes given, do not tell more */
    CA_FILE_ENCRYPTED,
    CA_FILE_OLD_OFFICE,
    CA_FILE_COMPOUND, /* one of the two last kinds; the bytes given do not tell more */
    CA_FILE_PDF,
    CA_FILE_RICH_TEXT,
    CA_FILE_GZIP,
    CA_FILE_LOCK,
    CA_FILE_KINDS
};

/* The least bytes with which most kinds are recognised; fewer do no harm. */
enum { CA_FILE_KIND_BYTES = 4096 };

/* Returns the kind of a file with these first BYTES: the more there are, the more kinds of zip files and of old
 * Office files can be told apart. NAME is the file's path or name, by which a lock file is recognised; NULL if it
 * has none. */
enum ca_file_kind ca_file_kind(const char *name, ca_slice bytes) CA_MUST_USE;

/* Returns the kind as a noun with its article, such as "a Word document (.docx)"; "" for CA_FILE_OTHER. */
const char *ca_file_kind_noun(enum ca_file_kind kind) CA_MUST_USE;
/* Appends the sentence for somebody who hands over this file as a list, without a subject, such as "is a PDF; ask
 * for the list as .xlsx or .csv". CA_FILE_OTHER and CA_FILE_WORKBOOK have none. */
void ca_file_kind_sentence(ca_text *to, enum ca_file_kind kind);

#endif
