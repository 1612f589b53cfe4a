/* SPDX-License-Identifier: MIT */
/* Texts of a run, in two parts: when one is full, the other is forgotten. What is pasted from one record into another is
 * mostly near to it, in one file. */
#include "check/shared_texts.h"

#include <stdlib.h>
#include <string.h>

/* Returns the index of SOURCE; the one of the record before, for nearly all. */
static uint32_t index_of_source(ca_shared_texts *shared, const char *source)
{
    size_t last = shared->source_count;
    if (last && (shared->sources[last - 1] == source || strcmp(shared->sources[last - 1], source) == 0))
        return (uint32_t)(last - 1);
    shared->sources =
        ca_array_grow(shared->sources, shared->source_count, &shared->source_capacity, sizeof *shared->sources);
    shared->sources[shared->source_count++] = source;
    return (uint32_t)last;
}

static void free_part(struct ca_shared_part *part)
{
    ca_print_table_free(&part->locations);
    free(part->texts);
    *part = (struct ca_shared_part){.texts = NULL};
}

static void put(ca_shared_texts *shared, const ca_shared_text *text, ca_location location)
{
    if (shared->now.count >= CA_SHARED_TEXTS_KEPT) {
        free_part(&shared->before);
        shared->before = shared->now;
        shared->now = (struct ca_shared_part){.texts = NULL};
    }
    struct ca_shared_part *now = &shared->now;
    now->texts = ca_array_grow(now->texts, now->count, &now->capacity, sizeof *now->texts);
    now->texts[now->count++] =
        (struct ca_shared_place){location.line, (uint32_t)text->column, index_of_source(shared, location.source)};
    *ca_print_table_at(&now->locations, text->print) = (uint32_t)now->count;
}

bool ca_shared_texts_add(ca_shared_texts *shared, const ca_shared_text *text, ca_location location, ca_location *other)
{
    const struct ca_shared_part *part = &shared->now;
    uint32_t number = ca_print_table_find(&part->locations, text->print);
    if (!number) {
        part = &shared->before;
        number = ca_print_table_find(&part->locations, text->print);
    }
    if (!number) {
        put(shared, text, location);
        return false;
    }
    const struct ca_shared_place *first = &part->texts[number - 1];
    *other = (ca_location){.source = shared->sources[first->source], .line = first->line, .column = first->column};
    return other->line != location.line || strcmp(other->source, location.source) != 0;
}

void ca_shared_texts_free(ca_shared_texts *shared)
{
    free_part(&shared->now);
    free_part(&shared->before);
    free(shared->sources);
    *shared = (ca_shared_texts){.sources = NULL};
}
