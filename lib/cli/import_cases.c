/* SPDX-License-Identifier: MIT */
/* Drafts by the numbers of their cases. */
#include "cli/import_cases.h"

#include "data/list_words.h"

#include <stdlib.h>

/* Sets KEY to NUMBER as cases are compared: its letters and digits. */
static ca_slice key_of(ca_text *key, ca_slice number)
{
    ca_letters_and_digits(key, number);
    return (ca_slice){ca_text_words(key), key->size};
}

void ca_import_cases_add(ca_import_cases *cases, ca_slice number, ca_slice id, const ca_framework *framework)
{
    ca_text key = {0};
    if (!number.size)
        return;
    ca_map_entry *entry = ca_map_at(&cases->by_number, key_of(&key, number));
    cases->list = ca_array_grow(cases->list, cases->count, &cases->capacity, sizeof *cases->list);
    cases->list[cases->count++] = (ca_import_case){id, framework, (size_t)(uintptr_t)entry->thing};
    entry->thing = (void *)(uintptr_t)cases->count; /* an index + 1, not a pointer */
    ca_text_free(&key);
}

const ca_import_case *ca_import_cases_find(const ca_import_cases *cases, ca_slice number, ca_slice framework,
                                           const ca_import_case **other)
{
    ca_text key = {0};
    const ca_import_case *found = NULL, *elsewhere = NULL;
    size_t index = (size_t)(uintptr_t)ca_map_find(&cases->by_number, key_of(&key, number));
    *other = NULL;
    for (; index; index = cases->list[index - 1].next) {
        const ca_import_case *draft = &cases->list[index - 1];
        if (ca_slice_is(framework, draft->framework->id)) {
            *other = found;
            found = draft;
        } else {
            elsewhere = draft;
        }
    }
    ca_text_free(&key);
    return found ? found : elsewhere;
}

const ca_framework *ca_import_cases_framework_of(const ca_import_cases *cases, ca_slice id)
{
    for (size_t i = 0; i < cases->count; i++)
        if (ca_slice_equal(cases->list[i].id, id))
            return cases->list[i].framework;
    return NULL;
}

const ca_framework *ca_import_cases_framework(const ca_import_cases *cases)
{
    for (size_t i = 1; i < cases->count; i++)
        if (cases->list[i].framework != cases->list[0].framework)
            return NULL;
    return cases->count ? cases->list[0].framework : NULL;
}

void ca_import_cases_free(ca_import_cases *cases)
{
    ca_map_free(&cases->by_number, NULL);
    free(cases->list);
    *cases = (ca_import_cases){.count = 0};
}
