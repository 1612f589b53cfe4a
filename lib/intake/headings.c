/* SPDX-License-Identifier: MIT */
/* The headings of lists. */
#include "intake/headings.h"

#include "base/suggest.h"

#include <stdlib.h>
#include <string.h>

/* Returns a normalised heading: lower case, with underscores for spaces and hyphens. Release with free. */
static char *plain_heading(ca_slice heading)
{
    char *plain = ca_copy(heading.at, heading.size);
    for (char *at = plain; *at; at++) {
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
        if (*at == ' ' || *at == '-')
            *at = '_';
    }
    return plain;
}

enum ca_field ca_heading_field(ca_slice heading)
{
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (ca_fields[i].heading && ca_slice_is(heading, ca_fields[i].heading))
            return (enum ca_field)i;
    return CA_FIELD_COUNT;
}

const char *ca_heading_close_to(ca_slice heading, const char *const *known)
{
    char *plain = plain_heading(heading);
    ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(plain));
    for (; *known; known++)
        if (strlen(*known) > 3)
            ca_suggest_try(&suggestion, *known);
        else if (strcmp(plain, *known) == 0)
            suggestion.name = *known;
    free(plain);
    return suggestion.name;
}

const char *ca_heading_close(ca_slice heading)
{
    const char *known[CA_FIELD_COUNT + 1];
    size_t count = 0;
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (ca_fields[i].heading)
            known[count++] = ca_fields[i].heading;
    known[count] = NULL;
    return ca_heading_close_to(heading, known);
}
