/* SPDX-License-Identifier: MIT */
/* The network of classes and auditors: who may, who has what. */
#include "draw/allocate_parts.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS_LEAST = 64 };

void ca_network_begin(ca_network *network, size_t class_count, size_t auditor_count)
{
    size_t words = auditor_count / CA_WORD + 1;
    *network = (ca_network){
        .class_count = class_count,
        .auditor_count = auditor_count,
        .words = words,
        .rows = ca_allocate(class_count, words * sizeof *network->rows),
        .width = ca_allocate(class_count, sizeof *network->width),
        .supply = ca_allocate(class_count, sizeof *network->supply),
        .excess = ca_allocate(auditor_count, sizeof *network->excess),
        .room = ca_allocate(auditor_count, sizeof *network->room),
        .load = ca_allocate(auditor_count, sizeof *network->load),
        .first_hole = class_count,
        .part_of_class = ca_allocate(class_count, sizeof *network->part_of_class),
        .part_of_auditor = ca_allocate(auditor_count, sizeof *network->part_of_auditor),
        .class_potential = ca_allocate(class_count, sizeof *network->class_potential),
        .auditor_potential = ca_allocate(auditor_count, sizeof *network->auditor_potential),
        .slots = ca_allocate(SLOTS_LEAST, sizeof *network->slots),
        .slot_count = SLOTS_LEAST,
        .first_of_class = ca_allocate(class_count, sizeof *network->first_of_class),
        .first_of_auditor = ca_allocate(auditor_count, sizeof *network->first_of_auditor),
    };
    for (size_t class = 0; class < class_count; class ++)
        network->first_of_class[class] = CA_NONE;
    for (size_t auditor = 0; auditor < auditor_count; auditor++)
        network->first_of_auditor[auditor] = CA_NONE;
}

void ca_network_free(ca_network *network)
{
    void *all[] = {network->rows,
                   network->width,
                   network->supply,
                   network->excess,
                   network->room,
                   network->load,
                   network->part_of_class,
                   network->part_of_auditor,
                   network->class_potential,
                   network->auditor_potential,
                   network->keys,
                   network->key_sets,
                   network->pairs,
                   network->slots,
                   network->first_of_class,
                   network->first_of_auditor};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
    *network = (ca_network){0};
}

uint64_t *ca_network_row(const ca_network *network, size_t class)
{
    return network->rows + class * network->words;
}

void ca_network_allow(ca_network *network, size_t class, size_t auditor)
{
    ca_set_add(ca_network_row(network, class), auditor);
    network->width[class]++;
}

void ca_network_allow_all(ca_network *network, size_t class)
{
    uint64_t *row = ca_network_row(network, class);
    for (size_t word = 0; word < network->auditor_count / CA_WORD; word++)
        row[word] = ~UINT64_C(0);
    for (size_t auditor = network->auditor_count / CA_WORD * CA_WORD; auditor < network->auditor_count; auditor++)
        ca_set_add(row, auditor);
    network->width[class] = network->auditor_count;
}

void ca_network_forbid(ca_network *network, size_t class, size_t auditor)
{
    uint64_t *row = ca_network_row(network, class);
    network->width[class] -= ca_set_has(row, auditor);
    ca_set_drop(row, auditor);
}

static int compare_keys(const ca_key *a, const ca_key *b)
{
    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    return (a->potential > b->potential) - (a->potential < b->potential);
}

static int compare_items(const void *a, const void *b)
{
    return compare_keys(a, b);
}

void ca_network_sort_keys(ca_network *network)
{
    size_t count = network->auditor_count, kept = 0;
    ca_key *keys = network->keys = ca_resize(network->keys, count, sizeof *keys);
    for (size_t i = 0; i < count; i++)
        keys[i] = (ca_key){network->part_of_auditor[i], network->auditor_potential[i]};
    if (count)
        qsort(keys, count, sizeof *keys, compare_items);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || compare_keys(&keys[kept - 1], &keys[i]))
            keys[kept++] = keys[i];
    network->key_count = kept;
    free(network->key_sets);
    network->key_sets = ca_allocate(kept, network->words * sizeof *network->key_sets);
    for (size_t i = 0; i < count; i++) {
        size_t key = ca_network_key(network, network->part_of_auditor[i], network->auditor_potential[i]);
        ca_set_add(network->key_sets + key * network->words, i);
    }
}

size_t ca_network_key(const ca_network *network, size_t part, int64_t potential)
{
    const ca_key wanted = {part, potential};
    size_t from = 0, to = network->key_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = compare_keys(&network->keys[middle], &wanted);
        if (order == 0)
            return middle;
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return CA_NONE;
}

/* The slot that has the pair, or that is free for it. */
static size_t find_slot(const ca_network *network, size_t class, size_t auditor)
{
    uint64_t hash = ((uint64_t) class * UINT64_C(0x9e3779b97f4a7c15) + auditor) * UINT64_C(0xbf58476d1ce4e5b9);
    size_t slot = (size_t)(hash ^ hash >> 32) & (network->slot_count - 1);
    for (size_t place; (place = network->slots[slot]) != 0; slot = (slot + 1) & (network->slot_count - 1)) {
        const ca_pair *pair = &network->pairs[place - 1];
        if (pair->class == class && pair->auditor == auditor)
            break;
    }
    return slot;
}

static void widen_slots(ca_network *network)
{
    network->slot_count *= 2;
    free(network->slots);
    network->slots = ca_allocate(network->slot_count, sizeof *network->slots);
    for (size_t i = 0; i < network->pair_count; i++)
        network->slots[find_slot(network, network->pairs[i].class, network->pairs[i].auditor)] = i + 1;
}

size_t ca_network_pair(ca_network *network, size_t class, size_t auditor)
{
    size_t slot = find_slot(network, class, auditor);
    if (network->slots[slot])
        return network->slots[slot] - 1;
    size_t place = network->pair_count;
    network->pairs = ca_room_for_one(network->pairs, place, &network->pair_capacity, sizeof *network->pairs);
    network->pairs[place] =
        (ca_pair){.class = class, .auditor = auditor, .next_of_class = network->first_of_class[class]};
    network->first_of_class[class] = place;
    network->slots[slot] = ++network->pair_count;
    if (network->pair_count > network->slot_count / 2)
        widen_slots(network);
    return place;
}

void ca_network_give(ca_network *network, size_t class, size_t auditor, size_t count)
{
    size_t place = ca_network_pair(network, class, auditor);
    ca_pair *pair = &network->pairs[place];
    pair->cases += count;
    network->load[auditor] += count;
    if (!pair->listed) {
        pair->listed = true;
        pair->next_of_auditor = network->first_of_auditor[auditor];
        network->first_of_auditor[auditor] = place;
    }
    if (class >= network->first_hole)
        ca_set_drop(ca_network_row(network, class), auditor);
}

void ca_network_take(ca_network *network, size_t pair, size_t count)
{
    size_t class = network->pairs[pair].class, auditor = network->pairs[pair].auditor;
    network->pairs[pair].cases -= count;
    network->load[auditor] -= count;
    if (class >= network->first_hole)
        ca_set_add(ca_network_row(network, class), auditor);
}

bool ca_network_has_supply(const ca_network *network)
{
    for (size_t class = 0; class < network->class_count; class ++)
        if (network->supply[class])
            return true;
    return false;
}

int64_t ca_pair_cost(const ca_pair *pair)
{
    return pair->cases <= pair->earlier;
}
