/* SPDX-License-Identifier: MIT */
#include "forms/form_places.h"

#include <stdlib.h>
#include <string.h>

ca_location ca_form_place_keep(const ca_form_maker *m, ca_location location)
{
    location.sheet = m->made->shown;
    if (location.table)
        location.table = ca_arena_copy(&m->made->tables, location.table, strlen(location.table));
    return location;
}

static void add_place(ca_form_maker *m, ca_slice path, const ca_form_answer *cell, const ca_form_item *one)
{
    ca_form_record *made = m->made;
    made->places = ca_array_grow(made->places, made->place_count, &made->place_capacity, sizeof *made->places);
    bool taken = one && !one->refused;
    ca_slice value = taken && one->same ? one->base : taken ? one->value.text : (ca_slice){"", 0};
    made->places[made->place_count++] = (ca_form_place){
        .path = path, .location = ca_form_place_keep(m, cell->location), .filled = taken, .value = value};
}

static int by_path(const void *a, const void *b)
{
    const ca_form_place *one = a, *other = b;
    return ca_slice_compare(one->path, other->path);
}

/* Copies TEXT to *AT, with a NUL after it, and moves *AT behind it. */
static ca_slice keep(char **at, ca_slice text)
{
    ca_slice kept = {*at, text.size};
    if (text.size)
        memcpy(*at, text.at, text.size);
    (*at)[text.size] = '\0';
    *at += text.size + 1;
    return kept;
}

/* Gives the places texts of their own, in as much memory as they need: a run has thousands of records. */
static void keep_places(ca_form_record *made)
{
    size_t size = 0;
    for (size_t i = 0; i < made->place_count; i++)
        size += made->places[i].path.size + made->places[i].value.size + 2;
    char *at = made->texts = ca_allocate(size, 1);
    for (size_t i = 0; i < made->place_count; i++) {
        made->places[i].path = keep(&at, made->places[i].path);
        made->places[i].value = keep(&at, made->places[i].value);
    }
    if (made->place_count)
        made->places = ca_resize(made->places, made->place_count, sizeof *made->places);
    made->place_capacity = made->place_count;
}

void ca_form_places_make(ca_form_maker *m)
{
    for (size_t i = 0; i < m->count; i++)
        if (ca_map_find(&m->by_path, m->items[i].cell->path) == &m->items[i])
            add_place(m, ca_form_items_path(m, m->items[i].member, m->items[i].entry), m->items[i].cell, &m->items[i]);
    for (size_t i = 0; i < m->form->blank_count; i++) {
        ca_form_member member = ca_form_items_member(m, m->form->blanks[i].path);
        uint64_t entry = member.field == CA_FIELD_COUNT ? 0 : ca_form_items_number(m, member);
        if (member.field != CA_FIELD_COUNT && (entry || !member.entry))
            add_place(m, ca_form_items_path(m, member, entry), &m->form->blanks[i], NULL);
    }
    if (m->made->place_count)
        qsort(m->made->places, m->made->place_count, sizeof *m->made->places, by_path);
    keep_places(m->made);
}

/* Returns the index of the first place whose path is not before PATH. */
static size_t place_from(const ca_form_record *made, ca_slice path)
{
    size_t low = 0, high = made->place_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ca_slice_compare(made->places[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_above(const ca_location *one, const ca_location *other)
{
    return one->line < other->line || (one->line == other->line && one->column < other->column);
}

/* Returns the place of the member PATH, or unless ALONE the first one on the sheet that is inside it; NULL: none. */
static const ca_form_place *place_in(const ca_form_record *made, ca_slice path, bool alone)
{
    const ca_form_place *found = NULL;
    for (size_t i = place_from(made, path); i < made->place_count; i++) {
        const ca_form_place *place = &made->places[i];
        bool same = place->path.size == path.size;
        if (place->path.size < path.size || memcmp(place->path.at, path.at, path.size) != 0 || (alone && !same))
            break;
        bool inside = same || strchr(".[", place->path.at[path.size]);
        if (inside && (!found || is_above(&place->location, &found->location)))
            found = place;
    }
    return found;
}

/* A cell is near if it is that of the member, of one inside it, or of one in the same entry: the first that is nearest. */
ca_location ca_form_place_of(const ca_form_record *made, const char *path)
{
    size_t end = strlen(path);
    const ca_form_place *found = end ? place_in(made, (ca_slice){path, end}, true) : NULL;
    for (bool whole = true; end && !found; whole = false) {
        bool entry = strcspn(path, ".[") < end; /* of two steps or more: "answers.risk", "actions[2]" */
        found = place_in(made, (ca_slice){path, end}, !whole && !entry);
        do
            end--;
        while (end && !strchr(".[", path[end]));
    }
    return found ? found->location : made->location;
}

bool ca_form_fills_entry(const ca_form_record *made, const char *path)
{
    const char *end = strchr(path, ']');
    size_t size = end ? (size_t)(end - path) + 1 : 0;
    for (size_t i = 0; i < made->place_count && size; i++)
        if (made->places[i].path.size > size && memcmp(made->places[i].path.at, path, size) == 0)
            return true;
    return false;
}
