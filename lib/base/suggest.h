/* SPDX-License-Identifier: MIT */
/* The known name that an unknown one may have been meant for. */
#ifndef CA_SUGGEST_H
#define CA_SUGGEST_H

#include "base/text.h"

typedef struct {
    ca_slice word;
    const char *name; /* the nearest within two edits, or NULL */
    unsigned edits;
} ca_nearest;

ca_nearest ca_nearest_begin(ca_slice word);
/* NAME becomes the nearest if it is nearer than those tried before; the first of equals stays. */
void ca_nearest_try(ca_nearest *nearest, const char *name);

#endif
