/* SPDX-License-Identifier: MIT */
/* The verification of a finished workbook, part by part. The library that writes workbooks can lose a write or an allocation and
 * report success; what is lost shows as a part that is missing, damaged or not well-formed, or that has fewer elements or
 * shorter texts than were written. */
#ifndef CA_WORKBOOK_PARTS_H
#define CA_WORKBOOK_PARTS_H

#include "office/zip_parts.h"

/* A kind of part: one part, or several that are numbered from 1. */
typedef struct {
    const char *name, *after; /* the name as far as its number, and after it */
    bool numbered;
} ca_part_kind;

/* The parts of every workbook, the texts before the cells that refer to them: X(NAME, name, after, numbered). */
#define CA_WORKBOOK_PARTS(X)                               \
    X(TYPES, "[Content_Types]", ".xml", false)             \
    X(LINKS, "_rels/", ".rels", false)                     \
    X(APPLICATION, "docProps/app", ".xml", false)          \
    X(PROPERTIES, "docProps/core", ".xml", false)          \
    X(BOOK, "xl/workbook", ".xml", false)                  \
    X(BOOK_LINKS, "xl/_rels/workbook", ".xml.rels", false) \
    X(THEME, "xl/theme/theme1", ".xml", false)             \
    X(STYLES, "xl/styles", ".xml", false)                  \
    X(TEXTS, "xl/sharedStrings", ".xml", false)            \
    X(SHEET, "xl/worksheets/sheet", ".xml", true)

/* The contents that a part has to have. */
enum { CA_PART_WANTS_MOST = 16 };
typedef struct {
    struct {
        enum ca_space space;
        const char *element;
        size_t wanted, found; /* how many */
    } elements[CA_PART_WANTS_MOST];
    size_t count;
    size_t text_size;    /* of the texts of all cells, in bytes as they are written */
    size_t formula_size; /* of all formulas */
} ca_part_wants;

/* Adds to WANTS that the part has WANTED elements of the name ELEMENT in SPACE. */
void ca_part_want(ca_part_wants *wants, enum ca_space space, const char *element, size_t wanted);

/* The parts of a workbook; the texts come before the cells that refer to them. */
typedef struct {
    const ca_part_kind *kinds;
    size_t kind_count;
    /* Returns how many parts of a kind there are. */
    size_t (*count)(const void *state, size_t kind);
    /* Adds to WANTS, which is zeroed, the contents of the part of KIND that is at INDEX among its kind. */
    void (*want)(const void *state, size_t kind, size_t index, ca_part_wants *wants);
    const void *state;
} ca_workbook_parts;

/* Returns the number of all parts. */
size_t ca_workbook_parts_count(const ca_workbook_parts *parts) CA_MUST_USE;
/* Reads the workbook in the open FILE, which stays open: each part is there once, unpacks to its CRC, is well-formed and has the
 * contents that are wanted. Returns 0, or -1 with an error, which has no text of a cell. */
int ca_workbook_parts_verify(int file, const ca_workbook_parts *parts, ca_error *error) CA_MUST_USE;

#endif
