/* SPDX-License-Identifier: MIT */
/* Copies a part of somebody's Word document into one that is made, element by element, so that nothing comes along that loads,
 * runs or reveals something: no objects, embedded files, links to something outside, or fields that read other files, which
 * are refused; no links of texts, tracked changes, comments or names of their authors, which are left out. */
#ifndef CA_PART_COPY_H
#define CA_PART_COPY_H

#include "office/package.h"
#include "office/zip_write.h"

/* Pictures of the parts that were copied. Zeroed is empty; free with ca_pictures_free. */
typedef struct {
    ca_zip_part *list; /* their names and bytes are in ARENA */
    const char **sources;
    size_t count, capacity, source_capacity;
    ca_arena arena;
} ca_pictures;

void ca_pictures_free(ca_pictures *pictures);
/* Appends the content type for each ending of the pictures' names. */
void ca_pictures_types(const ca_pictures *pictures, ca_text *to);

/* A part that is copied. Set ROOT, and SEE and STATE if they are needed; the others are zeroed. Free with ca_part_copy_free. */
typedef struct {
    const char *root; /* the name of the first element */
    enum ca_space space;
    /* Sees each element before it is copied, at its DEPTH (the first element has 1), and may append to COPY. Returns 0, or -1
     * with an error. May be NULL. */
    int (*see)(void *state, size_t depth, enum ca_space space, const char *element, const char **attributes);
    void *state;
    ca_text copy;                    /* without the end of the first element */
    ca_text end;                     /* that end */
    ca_text relationships;           /* to pictures; empty if there are none */
    bool numbers_page, counts_pages; /* it has a field for the number of the page, and of all pages */
} ca_part_copy;

/* Copies the part NAME of PACKAGE. Returns 0, or -1 with an error that says what to do. */
int ca_part_copy_read(ca_part_copy *copy, ca_package *package, const char *name, ca_pictures *pictures, ca_error *error)
    CA_MUST_USE;
void ca_part_copy_free(ca_part_copy *copy);

/* Says of what a reader of parts found wrong what to do: DAMAGE, which is freed, as a cause of ERROR. Returns STATUS. */
int ca_part_copy_damaged(int status, ca_error *damage, ca_error *error);

#endif
