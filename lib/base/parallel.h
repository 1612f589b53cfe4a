/* SPDX-License-Identifier: MIT */
/* A crew: threads that share out the parts of one stream of work, and hand in what they made in the order of the parts.
 *
 * A part is read, worked on, and waits at its post for its turn to be handed in. Reading and turns are one at a time and in
 * order; the work between them, and what follows a turn, is not. There are a few posts more than threads, so that one that
 * was interrupted does not keep the others waiting, and never more parts at hand than posts. What comes out is the same for
 * any number of threads. */
#ifndef CA_PARALLEL_H
#define CA_PARALLEL_H

#include "base/memory.h"

/* What reading a part came to. */
enum ca_part {
    CA_PART_NONE, /* there is nothing more */
    CA_PART_MORE, /* a part was read, and another may follow */
    CA_PART_LAST, /* a part was read, and no other follows */
    CA_PART_HELD  /* a part was read, and nothing may be read before its turn is over */
};

typedef struct {
    void *context;      /* of the whole: for reading and turns */
    void *const *posts; /* what a part is read into and worked on with; ca_crew_posts of them */
    void *const *hands; /* what each thread has for itself */
    size_t jobs;        /* threads; one is that which runs the crew */
    int stop; /* written to when the crew must stop while one may be waiting for input; -1: nothing to write to */
    enum ca_part (*read)(void *context, void *post);
    void (*work)(void *post);
    int (*turn)(void *context, void *post); /* below 0: the crew stops, and no later turn is given */
    void (*after)(void *post, void *hand);
} ca_crew;

/* How many posts there are for so many threads. */
size_t ca_crew_posts(size_t jobs) CA_MUST_USE;
/* Runs until nothing more is read or a turn ends it: 0, or -1 in that case. Threads that the system does not give are
 * done without. */
int ca_crew_run(const ca_crew *crew) CA_MUST_USE;

/* Calls WORK for each number below COUNT, in any order, on JOBS threads at most, of which this is one; returns when all is
 * done. */
void ca_share_out(size_t jobs, size_t count, void (*work)(void *context, size_t number), void *context);

#endif
