/* SPDX-License-Identifier: MIT */
/* The files that are compiled in by scripts/generate/embed: frameworks, lists of words, the texts of --explain. */
#ifndef CA_BUILTIN_H
#define CA_BUILTIN_H

#include <stddef.h>

typedef struct {
    const char *name;          /* without what it ends in */
    const unsigned char *text; /* NULL after the last */
    size_t size;
} ca_builtin;

extern const ca_builtin ca_builtin_frameworks[], ca_builtin_words[], ca_builtin_explanations[];

#endif
