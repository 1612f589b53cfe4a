/* SPDX-License-Identifier: MIT */
/* Reads a part of a Word document: its own text, a header, a footer, notes, or the glossary of placeholders. */
#ifndef CA_DOCUMENT_PART_H
#define CA_DOCUMENT_PART_H

#include "office/document_build.h"
#include "office/package.h"

/* What is read of a part. */
typedef struct {
    enum ca_frame_kind kind;      /* of the whole part's text; CA_FRAME_NOWHERE: there are several texts in it */
    enum ca_document_place place; /* of texts outside */
    const char *root;             /* the name of the first element; any other one ends the reading */
} ca_part_use;

/* Reads the part NAME of PACKAGE for USE. Sets *ROOT (may be NULL) to the namespace of the first element, and *IS_ONE (may be NULL) to
 * whether that is the right one. Returns 0, or -1 with the builder's error unless *IS_ONE is false. */
int ca_document_part_read(ca_document_builder *builder, ca_package *package, const char *name, const ca_part_use *use,
                          enum ca_space *root, bool *is_one) CA_MUST_USE;

#endif
