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

/* The greatest flow of cases through the network, by shortest paths in layers (Dinic). What is to move is the supply of
 * classes and the excess of auditors; it goes from a class to an auditor who may have it, and on from there as a case
 * of another class that he or she has. Auditors are looked for 64 at once, so that it costs little that nearly
 * everybody may go to nearly everyone. */
void ca_flow_begin(ca_flow *flow, ca_network *network)
{
    size_t class_count = network->class_count, auditor_count = network->auditor_count;
    *flow = (ca_flow){
        .network = network,
        .class_level = ca_allocate(class_count, sizeof *flow->class_level),
        .auditor_level = ca_allocate(auditor_count, sizeof *flow->auditor_level),
        .classes = ca_allocate(class_count, sizeof *flow->classes),
        .auditors = ca_allocate(auditor_count, sizeof *flow->auditors),
        .class_pair = ca_allocate(class_count, sizeof *flow->class_pair),
        .class_word = ca_allocate(class_count, sizeof *flow->class_word),
        .auditor_pair = ca_allocate(auditor_count, sizeof *flow->auditor_pair),
        .path_class = ca_allocate(auditor_count + 1, sizeof *flow->path_class),
        .path_auditor = ca_allocate(auditor_count + 1, sizeof *flow->path_auditor),
        .path_pair = ca_allocate(auditor_count + 1, sizeof *flow->path_pair),
    };
}

void ca_flow_free(ca_flow *flow)
{
    void *all[] = {flow->class_level,  flow->auditor_level, flow->level_sets,   flow->unseen,
                   flow->classes,      flow->auditors,      flow->class_pair,   flow->class_word,
                   flow->auditor_pair, flow->path_class,    flow->path_auditor, flow->path_pair};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
    *flow = (ca_flow){0};
}

static size_t key_of_class(const ca_network *network, size_t class)
{
    return ca_network_key(network, network->part_of_class[class], network->class_potential[class]);
}

/* Whether a case of the pair can leave its auditor without cost; whether one comes back so. */
static bool leaves(const ca_network *network, const ca_pair *pair)
{
    return pair->cases &&
           network->class_potential[pair->class] == network->auditor_potential[pair->auditor] + ca_pair_cost(pair);
}

static bool returns(const ca_network *network, const ca_pair *pair)
{
    return pair->cases < pair->earlier &&
           network->auditor_potential[pair->auditor] == network->class_potential[pair->class] - 1;
}

static uint64_t *level_set(const ca_flow *flow, size_t level)
{
    return flow->level_sets + level * flow->network->words;
}

static void reach_class(ca_flow *flow, size_t class, size_t level)
{
    flow->class_level[class] = level;
    flow->class_pair[class] = flow->network->first_of_class[class];
    flow->class_word[class] = 0;
    flow->classes[flow->class_count++] = class;
}

static void reach_auditor(ca_flow *flow, size_t auditor, size_t level)
{
    const ca_network *network = flow->network;
    size_t key = ca_network_key(network, network->part_of_auditor[auditor], network->auditor_potential[auditor]);
    flow->auditor_level[auditor] = level;
    ca_set_drop(flow->unseen + key * network->words, auditor);
    ca_set_add(level_set(flow, level), auditor);
    flow->auditors[flow->auditor_count++] = auditor;
}

/* From an auditor to the classes of which he or she has cases. Pairs without cases leave the list. */
static void search_auditor(ca_flow *flow, size_t auditor, size_t level)
{
    ca_network *network = flow->network;
    for (size_t *link = &network->first_of_auditor[auditor]; *link != CA_NONE;) {
        ca_pair *pair = &network->pairs[*link];
        if (pair->cases == 0) {
            pair->listed = false;
            *link = pair->next_of_auditor;
            continue;
        }
        if (flow->class_level[pair->class] == CA_NONE && leaves(network, pair))
            reach_class(flow, pair->class, level);
        link = &pair->next_of_auditor;
    }
    flow->auditor_pair[auditor] = network->first_of_auditor[auditor];
}

/* From a class to the auditors who may have it. */
static void search_class(ca_flow *flow, size_t class, size_t level)
{
    const ca_network *network = flow->network;
    for (size_t at = network->first_of_class[class]; at != CA_NONE; at = network->pairs[at].next_of_class)
        if (flow->auditor_level[network->pairs[at].auditor] == CA_NONE && returns(network, &network->pairs[at]))
            reach_auditor(flow, network->pairs[at].auditor, level + 1);
    size_t key = key_of_class(network, class);
    if (key == CA_NONE)
        return;
    const uint64_t *row = ca_network_row(network, class), *unseen = flow->unseen + key * network->words;
    for (size_t word = 0; word < network->words; word++)
        for (uint64_t bits = row[word] & unseen[word]; bits; bits &= bits - 1)
            reach_auditor(flow, ca_set_first(word, bits), level + 1);
}

static void begin_level(ca_flow *flow, size_t level)
{
    size_t size = flow->network->words * sizeof *flow->level_sets;
    if (level >= flow->level_capacity) {
        flow->level_capacity = level ? level * 2 : 2;
        flow->level_sets = ca_resize(flow->level_sets, flow->level_capacity, size);
    }
    memset(level_set(flow, level), 0, size);
}

static void begin_search(ca_flow *flow)
{
    const ca_network *network = flow->network;
    size_t words = network->key_count * network->words;
    if (words > flow->unseen_capacity) {
        flow->unseen_capacity = words;
        flow->unseen = ca_resize(flow->unseen, words, sizeof *flow->unseen);
    }
    if (words)
        memcpy(flow->unseen, network->key_sets, words * sizeof *flow->unseen);
    flow->class_count = flow->auditor_count = 0;
    begin_level(flow, 0);
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++)
        flow->auditor_level[auditor] = CA_NONE;
    for (size_t class = 0; class < network->class_count; class ++) {
        flow->class_level[class] = CA_NONE;
        if (network->supply[class])
            reach_class(flow, class, 0);
    }
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++)
        if (network->excess[auditor])
            reach_auditor(flow, auditor, 0);
}

/* Keeps those of a level who have room, if anybody has. */
static bool end_at_room(ca_flow *flow, size_t level, size_t from)
{
    bool any = false;
    for (size_t i = from; i < flow->auditor_count; i++)
        any |= flow->network->room[flow->auditors[i]] > 0;
    for (size_t i = from; any && i < flow->auditor_count; i++) {
        size_t auditor = flow->auditors[i];
        if (flow->network->room[auditor] == 0)
            ca_set_drop(level_set(flow, level), auditor);
    }
    return any;
}

bool ca_flow_search(ca_flow *flow)
{
    begin_search(flow);
    size_t next_class = 0, next_auditor = 0;
    for (size_t level = 0;; level++) {
        begin_level(flow, level + 1);
        for (size_t end = flow->auditor_count; next_auditor < end; next_auditor++)
            search_auditor(flow, flow->auditors[next_auditor], level);
        for (; next_class < flow->class_count; next_class++)
            search_class(flow, flow->classes[next_class], level);
        if (next_auditor == flow->auditor_count)
            return false;
        flow->last = level + 1;
        if (end_at_room(flow, level + 1, next_auditor))
            return true;
    }
}

/* The next auditor for a class at a level, or CA_NONE. Those who lead nowhere are no longer in the set of their level,
 * so that nothing is looked at twice. */
static size_t next_auditor(ca_flow *flow, size_t class, size_t level)
{
    const ca_network *network = flow->network;
    const uint64_t *set = level_set(flow, level + 1);
    for (size_t *at = &flow->class_pair[class]; *at != CA_NONE; *at = network->pairs[*at].next_of_class) {
        const ca_pair *pair = &network->pairs[*at];
        if (ca_set_has(set, pair->auditor) && returns(network, pair))
            return pair->auditor;
    }
    size_t key = key_of_class(network, class);
    if (key == CA_NONE)
        return CA_NONE;
    const uint64_t *row = ca_network_row(network, class), *same = network->key_sets + key * network->words;
    for (size_t *word = &flow->class_word[class]; *word < network->words; ++*word) {
        uint64_t bits = row[*word] & same[*word] & set[*word];
        if (bits)
            return ca_set_first(*word, bits);
    }
    return CA_NONE;
}

static size_t next_pair(ca_flow *flow, size_t auditor, size_t level)
{
    const ca_network *network = flow->network;
    for (size_t *at = &flow->auditor_pair[auditor]; *at != CA_NONE; *at = network->pairs[*at].next_of_auditor) {
        const ca_pair *pair = &network->pairs[*at];
        if (flow->class_level[pair->class] == level && leaves(network, pair))
            return *at;
    }
    return CA_NONE;
}

/* Finds a path from CLASS or, where that is CA_NONE, from AUDITOR to room at the last level. */
static bool find_path(ca_flow *flow, size_t class, size_t auditor)
{
    bool at_class = class != CA_NONE;
    flow->path_class[0] = class;
    flow->path_auditor[0] = auditor;
    for (size_t level = 0;;) {
        if (at_class) {
            size_t next = next_auditor(flow, flow->path_class[level], level);
            at_class = false;
            if (next != CA_NONE) {
                flow->path_auditor[++level] = next;
                if (level == flow->last)
                    return true;
                continue;
            }
            flow->class_level[flow->path_class[level]] = CA_NONE;
            if (flow->path_auditor[level] == CA_NONE)
                return false;
        }
        size_t from = flow->path_auditor[level], pair = next_pair(flow, from, level);
        at_class = true;
        if (pair != CA_NONE) {
            flow->path_pair[level] = pair;
            flow->path_class[level] = flow->network->pairs[pair].class;
            continue;
        }
        if (level == 0)
            return false;
        ca_set_drop(level_set(flow, level), from);
        level--;
    }
}

/* Moves one case along the path. */
static void move_along(ca_flow *flow)
{
    ca_network *network = flow->network;
    for (size_t level = 0; level < flow->last; level++) {
        if (flow->path_auditor[level] != CA_NONE)
            ca_network_take(network, flow->path_pair[level], 1);
        ca_network_give(network, flow->path_class[level], flow->path_auditor[level + 1], 1);
    }
    size_t end = flow->path_auditor[flow->last];
    if (--network->room[end] == 0)
        ca_set_drop(level_set(flow, flow->last), end);
}

void ca_flow_run(ca_flow *flow)
{
    ca_network *network = flow->network;
    while (ca_flow_search(flow)) {
        for (size_t class = 0; class < network->class_count; class ++)
            for (; network->supply[class] && find_path(flow, class, CA_NONE); network->supply[class]--)
                move_along(flow);
        for (size_t auditor = 0; auditor < network->auditor_count; auditor++)
            for (; network->excess[auditor] && find_path(flow, CA_NONE, auditor); network->excess[auditor]--)
                move_along(flow);
    }
}
