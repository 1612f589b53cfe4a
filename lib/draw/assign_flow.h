/* SPDX-License-Identifier: MIT */
/* A flow of cases from classes to auditors. Private to assign*.c.
 *
 * A node is a class (its index) or an auditor (class_count + index). Cases without an auditor are the surplus of
 * their class; cases that an auditor has to pass on are the surplus of the auditor. A path leads from surplus to
 * room: from a class to an auditor who is eligible for it, and on from there with a case of another class that this
 * auditor has. */
#ifndef CA_ASSIGN_FLOW_H
#define CA_ASSIGN_FLOW_H

#include "base/map.h"

#define CA_NONE SIZE_MAX
enum { CA_WORD = 64 }; /* bits in a word of a set of auditors */

/* A class and an auditor who has, or had, cases of it. */
typedef struct {
    size_t class, auditor;
    size_t cases;                          /* that the auditor has now */
    size_t earlier;                        /* that the auditor had: each that is missing is a change */
    size_t next_of_class, next_of_auditor; /* index of the next pair in the list of each, or CA_NONE */
    bool listed;                           /* in the auditor's list */
} ca_flow_pair;

typedef struct {
    size_t surplus;
    size_t room, load; /* of an auditor: the cases that he or she can take on, and has */
    size_t first;      /* index of the first pair, or CA_NONE */
    /* A dual price: the changes made so far when a case gets here. A step costs at least its end's potential less its
     * start's; cases move only where it costs just that. */
    int64_t potential;
    /* Of the last search: the steps to get here, CA_NONE if there is no way or none leads on to room; then the node
     * before on the current path, and the next pair and auditor to try. */
    size_t level, before, next_pair, next_auditor;
} ca_flow_node;

/* Zeroed is empty. */
typedef struct {
    size_t class_count, auditor_count, words; /* words: in a set of auditors */
    ca_flow_node *nodes, *auditors;           /* all nodes; the part of the array with the auditors */
    uint64_t *eligible;                       /* a set of auditors for each class */
    size_t first_dummy;                       /* classes from here on have at most one case with each auditor */
    ca_flow_pair *pairs;
    size_t pair_count, pair_capacity;
    ca_map pair_index;
    size_t *queue, queue_count; /* of nodes, in the order in which they were reached */
    size_t last;                /* level of the nearest room, or CA_NONE */
    uint64_t *open; /* set of auditors: during a search, the ones not reached; afterwards, the ones reached */
    bool searching;
} ca_flow;

/* Begins a flow without cases, with no auditor eligible for any class. Release with ca_flow_free. */
void ca_flow_begin(ca_flow *flow, size_t class_count, size_t auditor_count);
void ca_flow_free(ca_flow *flow);

static inline bool ca_set_has(const uint64_t *set, size_t auditor)
{
    return set[auditor / CA_WORD] >> auditor % CA_WORD & 1;
}

static inline void ca_set_put(uint64_t *set, size_t auditor, bool in)
{
    uint64_t bit = UINT64_C(1) << auditor % CA_WORD;
    set[auditor / CA_WORD] = in ? set[auditor / CA_WORD] | bit : set[auditor / CA_WORD] & ~bit;
}

/* Returns the first auditor in word WORD of a set, whose BITS are not 0. */
static inline size_t ca_set_first(size_t word, uint64_t bits)
{
    return word * CA_WORD + (size_t)__builtin_ctzll(bits);
}

/* Returns the set of auditors who are eligible for the class. */
static inline uint64_t *ca_flow_eligible(const ca_flow *flow, size_t class)
{
    return flow->eligible + class * flow->words;
}

/* Returns for each class how many auditors are eligible. Release with free. */
size_t *ca_flow_widths(const ca_flow *flow) CA_MUST_USE;
/* Returns the indexes of COUNT keys, each at most MOST, by ascending key, then index. Release with free. */
size_t *ca_flow_order(const size_t *keys, size_t count, size_t most) CA_MUST_USE;
/* Returns the index of the pair, which is made if there is none. */
size_t ca_flow_pair_at(ca_flow *flow, size_t class, size_t auditor) CA_MUST_USE;
/* Adds COUNT cases of the class to the auditor's load; removes COUNT cases of a pair. The caller sets surplus and
 * room. */
void ca_flow_give(ca_flow *flow, size_t class, size_t auditor, size_t count);
void ca_flow_take(ca_flow *flow, size_t pair, size_t count);
/* Returns the surplus of all classes. */
size_t ca_flow_unassigned(const ca_flow *flow) CA_MUST_USE;

/* Searches breadth first from all surplus; from node FROM alone, unless it is CA_NONE. Returns whether there is room.
 * If not, the nodes with a level are all that can be reached. Time: O(classes x auditors / 64 + pairs). */
bool ca_flow_search(ca_flow *flow, size_t from) CA_MUST_USE;
/* Moves cases from surplus to room along shortest paths, until a search finds no room. */
void ca_flow_run(ca_flow *flow);

#endif
