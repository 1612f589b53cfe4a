/* SPDX-License-Identifier: MIT */
/* The parts of an office document: XML files in a zip file, each read as a stream. Parts may be hostile: no part
 * defines or loads anything, and each has limits, which are far above those of honest files. */
#ifndef CA_ZIP_PARTS_H
#define CA_ZIP_PARTS_H

#include "base/error.h"

#include <zip.h>

/* The limits of a part. A part beyond them is refused with a message that names the limit. */
enum {
    CA_PART_DEPTH_MOST = 256,      /* elements in each other */
    CA_PART_ATTRIBUTES_MOST = 512, /* of an element */
    CA_PART_SPACES_MOST = 256,     /* namespaces that an element and those around it declare */
    CA_PART_TOKEN_MOST = 1 << 20,  /* bytes of a tag, a comment or the text of an element */
    CA_PART_MEMORY_MOST = 32 << 20 /* bytes that the parser allocates: it keeps each name that it meets */
};

/* The namespace of an element or of an attribute, the same for transitional and strict documents. */
enum ca_space {
    CA_SPACE_OTHER,
    CA_SPACE_NONE,          /* attributes without a prefix */
    CA_SPACE_SHEET,         /* workbooks */
    CA_SPACE_WORD,          /* Word documents */
    CA_SPACE_PRESENTATION,  /* PowerPoint presentations */
    CA_SPACE_RELATIONSHIPS, /* of a package */
    CA_SPACE_REFERENCE,     /* the attribute "id" that refers to a relationship */
    CA_SPACE_TYPES,         /* the content types of a package */
    CA_SPACE_CHART,
    CA_SPACE_DRAWING,    /* the texts and looks of shapes */
    CA_SPACE_ANCHOR,     /* shapes on a sheet */
    CA_SPACE_PROPERTIES, /* the core properties of a package */
    CA_SPACE_DUBLIN_CORE,
    CA_SPACE_PROGRAM,      /* the properties that the saving program writes of itself */
    CA_SPACE_WORD_2010,    /* elements that Word has had since then */
    CA_SPACE_WORD_2012,    /* or since then */
    CA_SPACE_ALTERNATIVES, /* the same content for programs of several ages */
    CA_SPACE_MATHEMATICS   /* formulas in a Word document */
};

/* The reader of one part. A function may be NULL. It returns 0; any other result ends the reading, with or without an
 * error. ELEMENT is the name without the namespace SPACE. */
typedef struct {
    int (*start)(void *state, enum ca_space space, const char *element, const char **attributes);
    /* TEXT is the text of the element since the last tag in it. */
    int (*end)(void *state, enum ca_space space, const char *element, const ca_text *text);
    void *state;
} ca_part_reader;

/* Reads the member at INDEX to its end, which checks its CRC. It has to be well-formed XML in UTF-8 or UTF-16
 * without a document type. *BYTES (may be NULL: no limit) is how many bytes it may unpack to; the bytes read are
 * subtracted, all of them if the part has more. With DECLARED the part has to begin with an XML declaration, which
 * every program writes: it is missing when a write was lost. Returns 0, or -1 with an error that has no text of the
 * part, or -1 if a function of READER ended the reading. */
int ca_part_read(zip_t *zip, zip_uint64_t index, uint64_t *bytes, bool declared, const ca_part_reader *reader,
                 ca_error *error) CA_MUST_USE;

/* Returns the value of the attribute NAME without a namespace, or of the attribute NAME in SPACE; NULL if there is
 * none. ATTRIBUTES are those that the reader's start has just been given. */
const char *ca_part_attribute(const char **attributes, const char *name) CA_MUST_USE;
const char *ca_part_attribute_in(const char **attributes, enum ca_space space, const char *name) CA_MUST_USE;
/* Returns the name, with its prefix, of the element that the reader has just been given, and the namespace of an attribute
 * of it, whose NAME has its prefix: for a copy of the part. */
const char *ca_part_whole_name(void) CA_MUST_USE;
enum ca_space ca_part_attribute_space(const char *name) CA_MUST_USE;
/* Return the offsets in the part's bytes at which the tag that the reader has just been given begins and ends. The end of an element
 * that is one tag begins and ends behind it. */
size_t ca_part_tag_begin(void) CA_MUST_USE;
size_t ca_part_tag_end(void) CA_MUST_USE;

/* Appends the bytes of the member at INDEX, at most *BYTES, from which they are subtracted. Returns 0, or -1 with an error. */
int ca_part_bytes(zip_t *zip, zip_uint64_t index, uint64_t *bytes, ca_text *to, ca_error *error) CA_MUST_USE;

#endif
