/* SPDX-License-Identifier: MIT */
/* People's names as they are compared. */
#include "person.h"

ca_slice ca_person_plain(ca_arena *arena, ca_slice name)
{
    char *plain = ca_arena_take(arena, name.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < name.size; i++) {
        char byte = name.at[i];
        bool space = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
        if (space && (!size || plain[size - 1] == ' '))
            continue;
        plain[size++] = space ? ' ' : byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
    }
    while (size && plain[size - 1] == ' ')
        size--;
    return (ca_slice){plain, size};
}

bool ca_person_same(ca_arena *arena, ca_slice one, ca_slice other)
{
    ca_slice plain = ca_person_plain(arena, one);
    return plain.size && ca_slice_equal(plain, ca_person_plain(arena, other));
}
