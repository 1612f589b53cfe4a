/* SPDX-License-Identifier: MIT */
/* The texts of a workbook: the table that cells refer to by an index, and the escapes in texts. */
#ifndef CA_SHEET_TEXT_H
#define CA_SHEET_TEXT_H

#include "office/package.h"

/* The limits of the table of texts. */
enum { CA_SHARED_TEXTS_MOST = 500000, CA_SHARED_BYTES_MOST = 64 << 20 };

/* Zeroed is empty. */
typedef struct {
    ca_text bytes;  /* of all texts, one after the other */
    uint32_t *ends; /* where each text ends in BYTES */
    size_t count, capacity;
} ca_sheet_texts;

/* A text item, in a table or in a cell: the texts of its runs one after the other, without the phonetic ones. Pass
 * the elements inside the item to these functions; after its end TEXT is the item as it is stored. Clear TEXT before
 * the next item. */
typedef struct {
    ca_text text;
    bool phonetic; /* inside such a run */
} ca_text_item;
void ca_text_item_start(ca_text_item *item, const char *element);
void ca_text_item_end(ca_text_item *item, const char *element, const ca_text *text);

/* Reads the table from the part with this normalised NAME. Returns 0, or -1 with an error. */
int ca_sheet_texts_read(ca_sheet_texts *texts, ca_package *package, const char *name, ca_error *error) CA_MUST_USE;
/* Returns the text at INDEX, which is below the count. */
ca_slice ca_shared_text(const ca_sheet_texts *texts, size_t index) CA_MUST_USE;
void ca_sheet_texts_free(ca_sheet_texts *texts);

/* Appends TEXT as a spreadsheet reads it: "_x0041_" is an A. A carriage return before a line feed is left out;
 * U+FFFD replaces a NUL and half a surrogate pair. */
void ca_sheet_unescape(ca_text *to, ca_slice text);

#endif
