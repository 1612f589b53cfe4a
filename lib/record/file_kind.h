/* SPDX-License-Identifier: MIT */
/* Files of another kind than records, by the bytes that they begin with. */
#ifndef CA_UNREAD_FILE_KIND_H
#define CA_UNREAD_FILE_KIND_H

#include "base/text.h"

enum ca_file_kind {
    CA_FILE_RECORDS, /* nothing speaks against it */
    CA_FILE_UTF16,
    CA_FILE_ZIP, /* no other kind of zip that is known here */
    CA_FILE_EXCEL,
    CA_FILE_WORD,
    CA_FILE_SLIDES,
    CA_FILE_OPEN_DOCUMENT,
    CA_FILE_OLD_OFFICE, /* .xls, .doc, and any that needs a password */
    CA_FILE_COMPRESSED,
    CA_FILE_PDF,
    CA_FILE_RTF,
    CA_FILE_PICTURE,
    CA_FILE_WEB,   /* HTML or XML */
    CA_FILE_TABLE, /* CSV */
    CA_FILE_TEXT,
    CA_FILE_KINDS
};

/* Returns the kind of a file whose first line this is: CA_FILE_RECORDS if it begins like JSON. A file of zip may be of another
 * kind, which ca_file_kind_more finds. */
enum ca_file_kind ca_file_kind_of(ca_slice first_line) CA_MUST_USE;
/* Returns the kind that a further line of a file of KIND shows: of a zip, what it holds. */
enum ca_file_kind ca_file_kind_more(enum ca_file_kind kind, ca_slice line) CA_MUST_USE;
/* Returns whether lines of a file of KIND are bytes of something that is no text, in which no line is a record. */
bool ca_file_kind_is_binary(enum ca_file_kind kind) CA_MUST_USE;
/* Returns the message for a file of KIND: what it is and what to do. */
const char *ca_file_kind_words(enum ca_file_kind kind) CA_MUST_USE;

#endif
