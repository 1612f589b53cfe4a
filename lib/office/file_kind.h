/* SPDX-License-Identifier: MIT */
/* The kind of a file, by its bytes: for the message when somebody hands over the wrong file, as a list or as a file of records. */
#ifndef CA_FILE_KIND_H
#define CA_FILE_KIND_H

#include "base/text.h"

enum ca_file_kind {
    CA_FILE_OTHER, /* text of any kind, or bytes that are not known */
    /* Kinds of bytes that are no text. */
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
    CA_FILE_COMPRESSED, /* in another way */
    CA_FILE_PICTURE,
    CA_FILE_LOCK,
    CA_FILE_UTF16,
    /* Kinds of text, which ca_file_kind_of_line tells apart. */
    CA_FILE_WEB, /* HTML or XML */
    CA_FILE_TABLE,
    CA_FILE_TEXT,
    CA_FILE_KINDS
};

/* The least bytes with which most kinds are recognised; fewer do no harm. */
enum { CA_FILE_KIND_BYTES = 4096 };

/* Returns the kind of a file with these first BYTES: the more there are, the more kinds of zip files and of old
 * Office files can be told apart. NAME is the file's path or name, by which a lock file is recognised; NULL if it
 * has none. Text, in UTF-16 too, is CA_FILE_OTHER. */
enum ca_file_kind ca_file_kind(const char *name, ca_slice bytes) CA_MUST_USE;
/* Returns the kind of a file that was to be JSON Lines and has this first line; CA_FILE_OTHER if it begins like JSON. */
enum ca_file_kind ca_file_kind_of_line(ca_slice line) CA_MUST_USE;
/* Returns the kind that a further line of a file of KIND shows: of a zip, what it holds. */
enum ca_file_kind ca_file_kind_more(enum ca_file_kind kind, ca_slice line) CA_MUST_USE;
/* Returns whether a file of KIND is known, and no text. */
bool ca_file_kind_is_binary(enum ca_file_kind kind) CA_MUST_USE;

/* Returns the kind as a noun with its article, such as "a Word document (.docx)"; "" for CA_FILE_OTHER. */
const char *ca_file_kind_noun(enum ca_file_kind kind) CA_MUST_USE;
/* Appends the sentence for somebody who hands over this file as a list, without a subject, such as "is a PDF; ask
 * for the list as .xlsx or .csv". CA_FILE_OTHER and CA_FILE_WORKBOOK have none. */
void ca_file_kind_sentence(ca_text *to, enum ca_file_kind kind);
/* The same for somebody who hands over this file as a Word document: "is a PDF; ask for the document as .docx".
 * CA_FILE_OTHER and CA_FILE_WORD have none. */
void ca_file_kind_document_sentence(ca_text *to, enum ca_file_kind kind);

#endif
