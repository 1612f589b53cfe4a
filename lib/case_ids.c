/* SPDX-License-Identifier: MIT */
/* The smallest ids of cases. */
#include "case_ids.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct ca_shared_id {
    atomic_size_t uses; /* the lists that it stands in */
    size_t size;
    char bytes[];
};

static uint64_t beginning_of(ca_slice id)
{
    uint64_t number = 0;
    for (size_t i = 0; i < sizeof number; i++)
        number = number << 8 | (i < id.size ? (unsigned char)id.at[i] : 0);
    return number;
}

static ca_slice words_of(const ca_shared_id *id)
{
    return (ca_slice){id->bytes, id->size};
}

static ca_shared_id *new_id(ca_slice words)
{
    ca_shared_id *id = ca_allocate(1, sizeof *id + words.size);
    atomic_init(&id->uses, 1);
    id->size = words.size;
    memcpy(id->bytes, words.at, words.size);
    return id;
}

static void release(ca_shared_id *id)
{
    if (atomic_fetch_sub(&id->uses, 1) == 1)
        free(id);
}

/* Bytewise order: <0, 0, >0. */
static int order_of(const struct ca_case_id *one, uint64_t beginning, ca_slice words)
{
    if (one->beginning != beginning)
        return one->beginning < beginning ? -1 : 1;
    return ca_slice_compare(words_of(one->id), words);
}

/* Where an id stands among the others, or would. */
static size_t place_among(const ca_case_ids *ids, uint64_t beginning, ca_slice words)
{
    size_t low = 0, high = ids->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (order_of(&ids->ids[middle], beginning, words) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void insert(ca_case_ids *ids, size_t at, struct ca_case_id id)
{
    if (ids->count == CA_CASES_MOST) {
        ids->more = true;
        release(ids->ids[--ids->count].id);
    }
    ids->ids = ca_room_for_one(ids->ids, ids->count, &ids->capacity, sizeof *ids->ids);
    memmove(&ids->ids[at + 1], &ids->ids[at], (ids->count - at) * sizeof *ids->ids);
    ids->ids[at] = id;
    ids->count++;
}

void ca_case_ids_add(ca_case_ids *ids, ca_slice words)
{
    uint64_t beginning = beginning_of(words);
    if (!words.size)
        return;
    if (ids->count == CA_CASES_MOST && beginning > ids->ids[CA_CASES_MOST - 1].beginning) {
        ids->more = true; /* as most cases of a large group are */
        return;
    }
    size_t at = place_among(ids, beginning, words);
    bool there = at < ids->count && order_of(&ids->ids[at], beginning, words) == 0;
    if (!there && at == CA_CASES_MOST)
        ids->more = true;
    else if (!there)
        insert(ids, at, (struct ca_case_id){beginning, new_id(words)});
}

/* Whether nothing of FROM can come before the last of a full list. */
static bool is_beyond(const ca_case_ids *into, const ca_case_ids *from)
{
    return into->count == CA_CASES_MOST && from->count &&
           from->ids[0].beginning > into->ids[CA_CASES_MOST - 1].beginning;
}

void ca_case_ids_join(ca_case_ids *into, const ca_case_ids *from)
{
    struct ca_case_id joined[CA_CASES_MOST];
    size_t i = 0, j = 0, count = 0;
    into->more |= from->more;
    if (is_beyond(into, from)) {
        into->more = true;
        return;
    }
    for (; count < CA_CASES_MOST && (i < into->count || j < from->count); count++) {
        int order = i == into->count ? 1 : j == from->count ? -1
                        : order_of(&into->ids[i], from->ids[j].beginning, words_of(from->ids[j].id));
        joined[count] = order <= 0 ? into->ids[i] : from->ids[j];
        if (order > 0)
            (void)atomic_fetch_add_explicit(&joined[count].id->uses, 1, memory_order_relaxed);
        i += order <= 0;
        j += order >= 0;
    }
    for (; i < into->count; i++) {
        into->more = true;
        release(into->ids[i].id);
    }
    into->more |= j < from->count;
    if (count > into->capacity) {
        into->ids = ca_resize(into->ids, count, sizeof *into->ids);
        into->capacity = count;
    }
    if (count)
        memcpy(into->ids, joined, count * sizeof *joined);
    into->count = count;
}

ca_slice ca_case_ids_at(const ca_case_ids *ids, size_t place)
{
    return words_of(ids->ids[place].id);
}

void ca_case_ids_free(ca_case_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++)
        release(ids->ids[i].id);
    free(ids->ids);
    *ids = (ca_case_ids){0};
}
