/* SPDX-License-Identifier: MIT */
/* Several names in one cell. */
#include "intake/several_names.h"

#include "base/utf8.h"

#include <string.h>

static const char *const separators[] = {",", ";", "\n", "\r", " and ", " And ", " AND ", " & ", " / ", " + ", "/"};

/* Cuts the part before the next separator off *REST, and returns it; BYTE becomes its first byte. */
static ca_slice next_part(ca_slice *rest, char *byte)
{
    for (size_t at = 0; at < rest->size; at++)
        for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
            size_t size = strlen(separators[i]);
            if (rest->size - at < size || memcmp(rest->at + at, separators[i], size) != 0)
                continue;
            ca_slice part = {rest->at, at};
            *byte = separators[i][0];
            *rest = (ca_slice){rest->at + at + size, rest->size - at - size};
            return ca_text_without_blanks(part);
        }
    ca_slice part = *rest;
    *rest = (ca_slice){rest->at + rest->size, 0};
    return ca_text_without_blanks(part);
}

/* The parts of a name. */
typedef struct {
    size_t count, full, persons, teams; /* full: of two words or more */
    bool comma, other;                  /* separators */
} name_parts;

static name_parts parts_of(ca_slice name, const ca_people_list *people, ca_name_known_function *known, void *context)
{
    name_parts parts = {0};
    ca_arena arena = {0};
    char byte = 0;
    while (name.size) {
        size_t before = name.size;
        ca_slice part = next_part(&name, &byte);
        bool separated = before > part.size && name.size > 0;
        parts.comma |= separated && byte == ',';
        parts.other |= separated && byte != ',' && byte != '/';
        if (!part.size)
            continue;
        enum ca_name_known what = known ? known(context, part) : CA_NAME_UNKNOWN;
        parts.count++;
        parts.full += ca_person_read(&arena, part, people).count > 1;
        parts.persons += what == CA_NAME_OF_PERSON;
        parts.teams += what == CA_NAME_OF_TEAM;
    }
    ca_arena_free(&arena);
    return parts;
}

bool ca_name_has_several(ca_slice name, const ca_people_list *people)
{
    name_parts parts = parts_of(name, people, NULL, NULL);
    return parts.count > 1 && (parts.other || parts.full == parts.count);
}

bool ca_name_is_probably_several(ca_slice name, const ca_people_list *people, ca_name_known_function *known,
                                 void *context)
{
    name_parts parts = parts_of(name, people, known, context);
    if (parts.count < 2)
        return false;
    return parts.persons || parts.teams == parts.count || (parts.comma && (parts.teams || parts.full == parts.count));
}
