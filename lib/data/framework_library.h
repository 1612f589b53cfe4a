/* SPDX-License-Identifier: MIT */
/* The library of frameworks. */
#ifndef CA_FRAMEWORK_LIBRARY_H
#define CA_FRAMEWORK_LIBRARY_H

#include "data/framework.h"

/* The frameworks of a program: those of -F, which come first, and the built-in ones. A built-in one is read at its
 * first use, on any thread, because reading all of them takes longer than most runs. */
typedef struct {
    struct ca_shelved {
        const char *id;
        ca_framework *framework; /* NULL: not read yet */
        const char *text;        /* of a built-in one */
        size_t size;
    } * known;
    size_t count, capacity;
    pthread_mutex_t *reading; /* held while one is read */
    ca_fillers fillers;       /* the built-in fillers */
    ca_finding_themes themes; /* of --themes: every framework has them besides its own */
} ca_library;

/* Reads FILES, and reports their errors. Returns the number of FILES with errors, or -1 with an error of the system. */
int ca_library_open(ca_library *library, char *const *files, size_t count, ca_reporter *reporter, ca_error *error)
    CA_MUST_USE;
/* Gives every framework the themes of findings THEMES, which win over its own. Takes THEMES. Call it before records are read. */
void ca_library_take_themes(ca_library *library, ca_finding_themes *themes);
/* Returns the framework at INDEX. */
ca_framework *ca_library_at(const ca_library *library, size_t index);
/* Returns the framework ID, or NULL. */
ca_framework *ca_library_find(const ca_library *library, ca_slice id);
/* Returns the fillers for records of FRAMEWORK: its own, or the built-in ones. */
static inline const ca_fillers *ca_library_fillers(const ca_library *library, const ca_framework *framework)
{
    return framework->fillers ? framework->fillers : &library->fillers;
}
void ca_library_free(ca_library *library);

#endif
