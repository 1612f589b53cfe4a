/* SPDX-License-Identifier: MIT */
/* The properties in a part of a Word document: elements without text that describe the element around them. */
#ifndef CA_DOCUMENT_PROPERTIES_H
#define CA_DOCUMENT_PROPERTIES_H

#include "office/document_build.h"
#include "office/zip_parts.h"

/* The elements that the reader tells apart. */
enum ca_element {
    CA_ELEMENT_OTHER,   /* its content is read as if it was not there */
    CA_ELEMENT_SKIPPED, /* with all of its content */
    /* Those with text. */
    CA_ELEMENT_PARAGRAPH,
    CA_ELEMENT_RUN,
    CA_ELEMENT_TEXT,
    CA_ELEMENT_TAB,
    CA_ELEMENT_BREAK,
    CA_ELEMENT_HYPHEN,
    CA_ELEMENT_SYMBOL,
    CA_ELEMENT_FIELD,
    CA_ELEMENT_TABLE,
    CA_ELEMENT_ROW,
    CA_ELEMENT_CELL,
    CA_ELEMENT_CONTROL,
    CA_ELEMENT_CONTENT, /* of a control */
    CA_ELEMENT_TEXT_BOX,
    CA_ELEMENT_NOTE, /* a footnote, an endnote or a comment */
    CA_ELEMENT_PART, /* of the glossary */
    CA_ELEMENT_DELETED,
    CA_ELEMENT_INSERTED,
    CA_ELEMENT_MOVED_AWAY,
    CA_ELEMENT_MOVED,
    CA_ELEMENT_OTHER_PART, /* in another format */
    CA_ELEMENT_ALTERNATIVES,
    CA_ELEMENT_CHOICE,
    CA_ELEMENT_FALLBACK,
    /* Those with properties. */
    CA_ELEMENT_PROPERTIES,
    CA_ELEMENT_RUN_PROPERTIES = CA_ELEMENT_PROPERTIES,
    CA_ELEMENT_PARAGRAPH_PROPERTIES,
    CA_ELEMENT_MARK_PROPERTIES, /* of the mark at a paragraph's end */
    CA_ELEMENT_ROW_PROPERTIES,
    CA_ELEMENT_CELL_PROPERTIES,
    CA_ELEMENT_CONTROL_PROPERTIES,
    CA_ELEMENT_CONTROL_PLACEHOLDER,
    CA_ELEMENT_CONTROL_LIST,
    CA_ELEMENT_CONTROL_DATE,
    CA_ELEMENT_CONTROL_CHECK,
    CA_ELEMENT_FIELD_DATA,
    CA_ELEMENT_FIELD_LIST,
    CA_ELEMENT_FIELD_CHECK,
    CA_ELEMENT_PART_PROPERTIES
};

/* The counts of moved text. */
typedef struct {
    size_t from, to;
} ca_document_moves;

/* Takes the element NAME in SPACE, which is a property in an element of kind PARENT, one of those with properties. Returns
 * CA_ELEMENT_SKIPPED, or its own kind if it has properties in it. */
enum ca_element ca_document_property(ca_document_builder *builder, ca_document_moves *moves, enum ca_element parent,
                                     enum ca_space space, const char *name, const char **attributes) CA_MUST_USE;

/* Returns the attribute NAME in the namespace of Word documents, or NULL. */
const char *ca_document_attribute(const char **attributes, const char *name) CA_MUST_USE;

#endif
