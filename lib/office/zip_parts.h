/* SPDX-License-Identifier: MIT */
/* The parts of an office document: XML files in a zip file, each read as a stream. */
#ifndef CA_ZIP_PARTS_H
#define CA_ZIP_PARTS_H

#include "base/error.h"

#include <zip.h>

/* The reader of one part. Any function may be NULL. A function that finds an error sets the error, which ends the
 * reading. ATTRIBUTES are names and values in turn, then NULL. */
typedef struct {
    void (*start)(void *state, const char *element, const char **attributes);
    /* TEXT is the text of the element since the last tag in it. */
    void (*end)(void *state, const char *element, const ca_text *text);
    void *state;
} ca_zip_reader;

/* Reads the member at INDEX to its end, which checks its CRC; with XML also that it is well-formed and begins with an XML
 * declaration, which only a write that was lost takes away. 0, or -1 with an error that names no text of the part. */
int ca_zip_read(zip_t *zip, zip_uint64_t index, bool xml, const ca_zip_reader *reader, ca_error *error) CA_MUST_USE;

/* Returns the value of the attribute NAME, or "". */
const char *ca_zip_attribute(const char **attributes, const char *name);

#endif
