/* SPDX-License-Identifier: MIT */
/* What the steps of an allocation share: the network of classes and auditors, and the greatest flow through it. */
#ifndef CA_ALLOCATE_PARTS_H
#define CA_ALLOCATE_PARTS_H

#include "draw/allocate.h"

enum { CA_WORD = 64 }; /* bits of a word of a set of auditors */
#define CA_NONE SIZE_MAX

/* A class and an auditor between whom a case goes or went. */
typedef struct {
    size_t class, auditor;
    size_t cases;         /* of the class, now with the auditor */
    size_t earlier;       /* so many were with him or her before: a change each to take away, one less to bring back */
    size_t next_of_class; /* the next pair of the class, of the auditor; or CA_NONE */
    size_t next_of_auditor;
    bool listed; /* in the list of the auditor, which leaves out some without cases */
} ca_pair;

/* The auditors of one part and potential, to whom classes of the same may go without cost. */
typedef struct {
    size_t part;
    int64_t potential;
} ca_key;

typedef struct {
    size_t class_count, auditor_count, words; /* words: of a set of auditors */
    uint64_t *rows;                           /* a set for each class: the auditors it may go to */
    size_t *width;                            /* how many they are */
    size_t *supply;                           /* of each class: cases that nobody has */
    size_t *excess;                           /* of each auditor: cases to pass on */
    size_t *room;                             /* of each auditor: cases to take on */
    size_t *load;                             /* of each auditor: cases that he or she has */
    size_t first_hole; /* classes from here on have one case at most with an auditor; see allocate_keep.c */

    /* Cases go round within a part. A potential is how much a change costs so far (Ford and Fulkerson's):
     * what a step costs, and the potential before it less that behind it, never come to less than 0. */
    size_t *part_of_class, *part_of_auditor;
    int64_t *class_potential, *auditor_potential;
    ca_key *keys; /* in order */
    uint64_t *key_sets;
    size_t key_count;

    ca_pair *pairs;
    size_t pair_count, pair_capacity;
    size_t *slots, slot_count; /* a table of the places of pairs, plus 1 */
    size_t *first_of_class, *first_of_auditor;
} ca_network;

/* A network without cases, in which nobody may have any. To be released with ca_network_free. */
void ca_network_begin(ca_network *network, size_t class_count, size_t auditor_count);
void ca_network_free(ca_network *network);

/* Sets of auditors. */
static inline bool ca_set_has(const uint64_t *set, size_t auditor)
{
    return set[auditor / CA_WORD] >> auditor % CA_WORD & 1;
}

static inline void ca_set_add(uint64_t *set, size_t auditor)
{
    set[auditor / CA_WORD] |= UINT64_C(1) << auditor % CA_WORD;
}

static inline void ca_set_drop(uint64_t *set, size_t auditor)
{
    set[auditor / CA_WORD] &= ~(UINT64_C(1) << auditor % CA_WORD);
}

/* The first auditor of a word of a set, of which some bits are set. */
static inline size_t ca_set_first(size_t word, uint64_t bits)
{
    return word * CA_WORD + (size_t)__builtin_ctzll(bits);
}

/* The set of auditors a class may go to; adding to it, and taking out. */
uint64_t *ca_network_row(const ca_network *network, size_t class) CA_MUST_USE;
void ca_network_allow(ca_network *network, size_t class, size_t auditor);
void ca_network_allow_all(ca_network *network, size_t class);
void ca_network_forbid(ca_network *network, size_t class, size_t auditor);

/* Sorts the auditors into keys, after parts or potentials were changed. */
void ca_network_sort_keys(ca_network *network);
/* The place of a key, or CA_NONE where nobody has it. */
size_t ca_network_key(const ca_network *network, size_t part, int64_t potential) CA_MUST_USE;

/* The place of the pair, which is made if need be. */
size_t ca_network_pair(ca_network *network, size_t class, size_t auditor) CA_MUST_USE;
/* COUNT cases to an auditor; away from him or her. Supply, excess and room are left to the caller. */
void ca_network_give(ca_network *network, size_t class, size_t auditor, size_t count);
void ca_network_take(ca_network *network, size_t pair, size_t count);
bool ca_network_has_supply(const ca_network *network) CA_MUST_USE;

/* What it costs to take a case of the pair away: 1 where that changes an earlier assignment. */
int64_t ca_pair_cost(const ca_pair *pair) CA_MUST_USE;

/* The working memory of flows in one network. Zeroed but for the network it is empty. */
typedef struct {
    ca_network *network;
    size_t *class_level, *auditor_level; /* in steps from what is to move; CA_NONE: not reached by the last search */
    size_t last;                         /* the level of the nearest room */
    uint64_t *level_sets;                /* a set of auditors for each level, without those that lead nowhere */
    size_t level_capacity;
    uint64_t *unseen; /* a set for each key */
    size_t unseen_capacity;
    size_t *classes, *auditors; /* in the order in which they were reached */
    size_t class_count, auditor_count;
    size_t *class_pair, *class_word, *auditor_pair; /* where each goes on looking */
    size_t *path_class, *path_auditor, *path_pair;  /* by level */
} ca_flow;

void ca_flow_begin(ca_flow *flow, ca_network *network);
void ca_flow_free(ca_flow *flow);
/* Searches from supply and excess along what costs nothing, given the potentials: whether there is room. Where there is
 * none, all that can be reached is. Keys are sorted. */
bool ca_flow_search(ca_flow *flow) CA_MUST_USE;
/* Moves as much as there is a way for, and ends with a search. */
void ca_flow_run(ca_flow *flow);

/* When there is no room for what supply is left: the classes and auditors that are stuck. */
void ca_find_stuck(ca_flow *flow, bool *stuck_class, bool *stuck_auditor);

#endif
