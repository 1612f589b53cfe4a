/* SPDX-License-Identifier: MIT */
/* The frameworks that a program knows. */
#ifndef CA_FRAMEWORK_LIBRARY_H
#define CA_FRAMEWORK_LIBRARY_H

#include "data/framework.h"

/* The frameworks a program knows: those of -F, which come first, and those built in. One that is built in is read when
 * it is first asked for, on whatever thread, since reading them all takes longer than most work. */
typedef struct {
    struct ca_shelved {
        const char *id;
        ca_framework *framework; /* NULL: not read yet */
        const char *text;        /* of one that is built in */
        size_t size;
    } * known;
    size_t count, capacity;
    pthread_mutex_t *reading; /* held while one is read */
    ca_nothing nothing;       /* the words that say nothing, as they are built in */
} ca_library;

/* 0; -1 with a problem; or how many of the FILES are faulty, after their faults were reported. */
int ca_library_open(ca_library *library, char *const *files, size_t count, ca_reporter *reporter, ca_problem *problem)
    CA_MUST_USE;
/* The framework at PLACE. */
ca_framework *ca_library_at(const ca_library *library, size_t place);
/* The framework of this id, or NULL. */
ca_framework *ca_library_find(const ca_library *library, ca_slice id);
/* The words that say nothing in records of FRAMEWORK: its own, else those built in. */
static inline const ca_nothing *ca_library_nothing(const ca_library *library, const ca_framework *framework)
{
    return framework->nothing ? framework->nothing : &library->nothing;
}
void ca_library_free(ca_library *library);

#endif
