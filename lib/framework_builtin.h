/* SPDX-License-Identifier: MIT */
/* The frameworks that are compiled in, made from lib/frameworks by scripts/embed. */
#ifndef CA_FRAMEWORK_BUILTIN_H
#define CA_FRAMEWORK_BUILTIN_H

#include <stddef.h>

typedef struct {
    const char *name;
    const unsigned char *text; /* NULL behind the last */
    size_t size;
} ca_builtin;

extern const ca_builtin ca_builtins[];

#endif
