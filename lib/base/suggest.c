/* SPDX-License-Identifier: MIT */
/* The known name that an unknown one may have been meant for. */
#include "base/suggest.h"

#include <string.h>

enum { EDITS_MOST = 2 };

ca_nearest ca_nearest_begin(ca_slice word)
{
    return (ca_nearest){.word = word, .edits = EDITS_MOST + 1};
}

void ca_nearest_try(ca_nearest *nearest, const char *name)
{
    unsigned edits = ca_edits_between(nearest->word, ca_slice_of(name), EDITS_MOST);
    if (ca_slice_alike(nearest->word, name))
        edits = 0;
    /* A name that two edits would make anew altogether is not near: "eh" is not "cl". */
    if (edits < nearest->edits && edits < strlen(name)) {
        nearest->edits = edits;
        nearest->name = name;
    }
}
