/* SPDX-License-Identifier: MIT */
/* The headings of lists. */
#include "intake/headings.h"

#include "base/suggest.h"
#include "data/list_words.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS_FOR_ONE = 5, LETTERS_FOR_TWO = 8 };

char *ca_heading_plain(ca_slice heading)
{
    ca_text plain = {0};
    ca_letters_and_digits(&plain, heading);
    char *copy = ca_copy(ca_text_words(&plain), plain.size);
    ca_text_free(&plain);
    return copy;
}

static bool is_heading(const char *plain, const char *known)
{
    char *other = ca_heading_plain(ca_slice_of(known));
    bool same = strcmp(plain, other) == 0;
    free(other);
    return same;
}

enum ca_field ca_heading_field(ca_slice heading)
{
    char *plain = ca_heading_plain(heading);
    enum ca_field found = CA_FIELD_COUNT;
    ca_slice alias = *plain ? ca_list_word(CA_WORD_HEADING, heading) : (ca_slice){"", 0};
    for (int i = 0; *plain && i < CA_FIELD_COUNT && found == CA_FIELD_COUNT; i++)
        if (ca_fields[i].heading &&
            (is_heading(plain, ca_fields[i].heading) || ca_slice_is(alias, ca_fields[i].heading)))
            found = (enum ca_field)i;
    free(plain);
    return found;
}

const char *ca_heading_close_to(ca_slice heading, const char *const *known)
{
    char *plain = ca_heading_plain(heading);
    const char *near = NULL;
    unsigned fewest = 3;
    for (; *plain && *known; known++) {
        char *other = ca_heading_plain(ca_slice_of(*known));
        size_t size = strlen(other);
        unsigned most = size >= LETTERS_FOR_TWO ? 2 : size >= LETTERS_FOR_ONE ? 1 : 0;
        unsigned edits = ca_edits_between(ca_slice_of(plain), ca_slice_of(other), most);
        if (edits <= most && edits < fewest) {
            fewest = edits;
            near = *known;
        }
        free(other);
    }
    free(plain);
    return near;
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

void ca_heading_fault(ca_text *faults, const char *format, ...)
{
    va_list list;
    ca_text_add(faults, faults->size ? "; " : "");
    va_start(list, format);
    ca_text_format_list(faults, format, list);
    va_end(list);
}
