/* SPDX-License-Identifier: MIT */
/* Keys and parts of a form, by the table of the record format. */
#include "forms/form_members.h"

#include "forms/form.h"

#include <stdlib.h>

void ca_form_members_make(ca_form_members *members)
{
    for (size_t i = 0; i < CA_FIELD_COUNT; i++) {
        const char *path = ca_fields[i].path, *end = strrchr(path, '.');
        size_t first = 0;
        members->stems[i] = end ? (size_t)(end - path) : 0;
        while (first < i && (members->stems[first] != members->stems[i] ||
                             memcmp(ca_fields[first].path, path, members->stems[i]) != 0))
            first++;
        members->families[i] = first;
    }
}

/* Whether KEY is the SIZE bytes of PATTERN, in which "*" is any name, and "[]" a number after a full stop. */
static bool matches(const char *pattern, size_t size, ca_slice key)
{
    size_t at = 0;
    for (size_t i = 0; i < size; i++) {
        size_t first = at;
        if (pattern[i] == '*') {
            while (at < key.size && key.at[at] != '.')
                at++;
            if (at == first)
                return false;
        } else if (pattern[i] == '[') {
            at += at < key.size && key.at[at] == '.';
            while (at < key.size && key.at[at] >= '0' && key.at[at] <= '9')
                at++;
            if (at < first + 2)
                return false;
            i++; /* the other bracket */
        } else if (at == key.size || key.at[at++] != pattern[i]) {
            return false;
        }
    }
    return at == key.size;
}

size_t ca_form_family(const ca_form_members *members, ca_slice key)
{
    for (size_t i = 0; i < CA_FIELD_COUNT; i++) {
        const char *path = ca_fields[i].path;
        if (members->families[i] == i && members->stems[i] && matches(path, members->stems[i], key))
            return i;
        if (matches(path, strlen(path), key))
            return CA_FIELD_COUNT + i;
    }
    return CA_FORM_NO_FAMILY;
}

static void add(ca_form_families *families, size_t family)
{
    families->bits[family / 64] |= (uint64_t)1 << family % 64;
}

ca_form_families ca_form_families_of(const ca_form_members *members, ca_slice part)
{
    ca_form_families families = {{0}};
    bool value = ca_slice_is(part, CA_FORM_VALUE);
    for (size_t i = 0; i < CA_FIELD_COUNT; i++) {
        if (value)
            add(&families, CA_FIELD_COUNT + i);
        else if (members->stems[i] && ca_slice_is(part, ca_fields[i].path + members->stems[i] + 1))
            add(&families, members->families[i]);
    }
    return families;
}

static int by_name(const void *a, const void *b)
{
    return ca_slice_compare(*(const ca_slice *)a, *(const ca_slice *)b);
}

ca_slice ca_form_parts_name(ca_slice *names, size_t count, ca_arena *arena)
{
    ca_text name = {0};
    if (count)
        qsort(names, count, sizeof *names, by_name);
    for (size_t i = 0; i < count; i++)
        if (!i || !ca_slice_equal(names[i], names[i - 1]))
            ca_text_format(&name, "%.*s,", (int)names[i].size, names[i].at);
    ca_slice kept = ca_arena_str(arena, (ca_slice){ca_text_words(&name), name.size});
    ca_text_free(&name);
    return kept;
}

const char *ca_form_list(size_t family)
{
    return family == CA_ACTIONS_FIRST ? "actions" : family == CA_FINDINGS_FIRST ? "findings" : NULL;
}
