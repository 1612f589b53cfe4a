/* SPDX-License-Identifier: MIT */
/* A part of a workbook (an XML file in the zip file) as it streams by, to be compared. */
#ifndef CA_ZIP_PARTS_H
#define CA_ZIP_PARTS_H

#include "base/problem.h"

#include <zip.h>

/* What a part is compared by. Any function may be NULL; one that finds a fault sets the problem,
 * and the reading ends. ATTRIBUTES are names and values in turn, then NULL. */
typedef struct {
    void (*start)(void *state, const char *element, const char **attributes);
    /* TEXT is what stood in the element since its last tag. */
    void (*end)(void *state, const char *element, const ca_text *text);
    void *state;
} ca_zip_reader;

/* Reads the member at INDEX to its end: unpacked without fault, and well-formed if XML says so. */
int ca_zip_read(zip_t *zip, zip_uint64_t index, bool xml, const ca_zip_reader *reader, ca_problem *problem) CA_MUST_USE;

/* The value of an attribute, or "". */
const char *ca_zip_attribute(const char **attributes, const char *name);

#endif
