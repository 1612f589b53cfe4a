/* SPDX-License-Identifier: MIT */
/* Lists of the smallest case ids. */
#include "summary/case_ids.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct ca_shared_id {
    atomic_size_t uses; /* the number of lists with this id */
    size_t size;
    char bytes[];
};

/* Returns eight bytes of WORDS from offset AT as a number. */
static uint64_t number_of(ca_slice words, size_t at)
{
    uint64_t number = 0;
    for (size_t i = at; i < at + sizeof number; i++)
        number = number << 8 | (i < words.size ? (unsigned char)words.at[i] : 0);
    return number;
}

/* Written without a loop, so that the compiler makes one byte swap and a store. */
static void spell(uint64_t number, char *to)
{
    const char bytes[] = {(char)(number >> 56), (char)(number >> 48), (char)(number >> 40), (char)(number >> 32),
                          (char)(number >> 24), (char)(number >> 16), (char)(number >> 8),  (char)number};
    memcpy(to, bytes, sizeof bytes);
}

/* Returns an id that is not shared yet; of a longer id only the start. */
static struct ca_case_id id_of(ca_slice words)
{
    return (struct ca_case_id){number_of(words, 0), number_of(words, CA_SHORT_ID / 2), NULL};
}

static ca_slice words_of(const ca_shared_id *id)
{
    return (ca_slice){id->bytes, id->size};
}

static ca_shared_id *share(ca_slice words)
{
    ca_shared_id *id = ca_allocate(1, sizeof *id + words.size);
    atomic_init(&id->uses, 1);
    id->size = words.size;
    memcpy(id->bytes, words.at, words.size);
    return id;
}

static void release(ca_shared_id *id)
{
    if (id && atomic_fetch_sub(&id->uses, 1) == 1)
        free(id);
}

/* Compares an id of a list with OTHER bytewise: <0, 0, >0. WORDS is the whole text of OTHER. */
static int order_of(const struct ca_case_id *one, const struct ca_case_id *other, ca_slice words)
{
    if (one->first != other->first)
        return one->first < other->first ? -1 : 1;
    if (one->second != other->second)
        return one->second < other->second ? -1 : 1;
    if (one->whole)
        return ca_slice_compare(words_of(one->whole), words);
    return words.size > CA_SHORT_ID ? -1 : 0;
}

/* Returns the index of an id, or of its insertion, searching from index AT on: usually it is one of the next two. */
static size_t index_among(const ca_case_ids *ids, size_t at, const struct ca_case_id *id, ca_slice words)
{
    while (at < ids->count && order_of(&ids->ids[at], id, words) < 0)
        at++;
    return at;
}

/* Makes room for one more id, up to CA_CASES_MOST. */
static void make_room(ca_case_ids *ids)
{
    size_t twice = ids->capacity ? ids->capacity * 2 : 4;
    if (ids->count < ids->capacity)
        return;
    ids->capacity = twice < CA_CASES_MOST ? twice : CA_CASES_MOST;
    ids->ids = ca_resize(ids->ids, ids->capacity, sizeof *ids->ids);
}

static struct ca_case_id *insert(ca_case_ids *ids, size_t at, const struct ca_case_id *id)
{
    if (ids->count == CA_CASES_MOST) {
        ids->more = true;
        release(ids->ids[--ids->count].whole);
    }
    make_room(ids);
    memmove(&ids->ids[at + 1], &ids->ids[at], (ids->count - at) * sizeof *ids->ids);
    ids->ids[at] = *id;
    ids->count++;
    return &ids->ids[at];
}

/* Inserts an id in order. *AT is a lower bound of its index, and is set to the index. Returns NULL if the id is in
 * the list, or is after the end of a full list, as most cases of a large group are. */
static struct ca_case_id *put(ca_case_ids *ids, const struct ca_case_id *id, ca_slice words, size_t *at)
{
    bool full = ids->count == CA_CASES_MOST;
    if (!full || id->first <= ids->ids[CA_CASES_MOST - 1].first)
        *at = index_among(ids, *at, id, words);
    else
        *at = CA_CASES_MOST;
    if (*at < ids->count && order_of(&ids->ids[*at], id, words) == 0)
        return NULL;
    if (*at < CA_CASES_MOST)
        return insert(ids, *at, id);
    ids->more = true;
    return NULL;
}

void ca_case_ids_add(ca_case_ids *ids, ca_slice words)
{
    size_t at = 0;
    struct ca_case_id id = id_of(words), *added = words.size ? put(ids, &id, words, &at) : NULL;
    if (added && words.size > CA_SHORT_ID)
        added->whole = share(words);
}

static void share_again(const struct ca_case_id *id)
{
    if (id->whole)
        (void)atomic_fetch_add_explicit(&id->whole->uses, 1, memory_order_relaxed);
}

/* INTO is empty; FROM is not. */
static void copy(ca_case_ids *into, const ca_case_ids *from)
{
    into->ids = ca_resize(into->ids, from->count, sizeof *into->ids);
    into->count = into->capacity = from->count;
    memcpy(into->ids, from->ids, from->count * sizeof *into->ids);
    for (size_t i = 0; i < into->count; i++)
        share_again(&into->ids[i]);
}

void ca_case_ids_join(ca_case_ids *into, const ca_case_ids *from)
{
    size_t at = 0;
    into->more |= from->more;
    if (!into->count && from->count) {
        copy(into, from);
        return;
    }
    for (size_t i = 0; i < from->count && at < CA_CASES_MOST; i++) {
        const struct ca_case_id *id = &from->ids[i];
        ca_slice words = id->whole ? words_of(id->whole) : (ca_slice){"", 0};
        const struct ca_case_id *added = put(into, id, words, &at);
        if (added)
            share_again(added);
    }
}

ca_slice ca_case_ids_at(const ca_case_ids *ids, size_t index, char spelt[CA_SHORT_ID])
{
    const struct ca_case_id *id = &ids->ids[index];
    if (id->whole)
        return words_of(id->whole);
    spell(id->first, spelt);
    spell(id->second, spelt + CA_SHORT_ID / 2);
    return (ca_slice){spelt, strnlen(spelt, CA_SHORT_ID)};
}

void ca_case_ids_free(ca_case_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++)
        release(ids->ids[i].whole);
    free(ids->ids);
    *ids = (ca_case_ids){0};
}
