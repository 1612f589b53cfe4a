/* SPDX-License-Identifier: MIT */
/* Threads: an ordered pipeline, and independent tasks.
 *
 * In the pipeline (ca_pipeline) workers process chunks (parts) of one stream in parallel, and results are emitted in
 * input order. A chunk is read into a slot (post), processed, and waits there for its turn to be emitted. Reads and
 * turns are one at a time and in order; the processing, and the step after a turn, are parallel. There are a few more
 * slots than threads, so that an interrupted thread does not delay the others. The output is the same for any number
 * of threads. */
#ifndef CA_PARALLEL_H
#define CA_PARALLEL_H

#include "base/memory.h"

/* The result of reading a chunk. */
enum ca_part {
    CA_PART_NONE, /* the stream has ended */
    CA_PART_MORE, /* a chunk was read, and another may follow */
    CA_PART_LAST, /* a chunk was read, and it is the last */
    CA_PART_HELD  /* a chunk was read, and the next read must wait until its turn is over */
};

typedef struct {
    void *context;      /* for reads and turns */
    void *const *posts; /* the slots, each with the state of one chunk; ca_pipeline_posts of them */
    void *const *hands; /* the state of each thread */
    size_t jobs;        /* threads, the calling one among them */
    int stop;           /* a descriptor that is written to when the pipeline stops while a read may wait; -1: none */
    enum ca_part (*read)(void *context, void *post);
    void (*work)(void *post);
    int (*turn)(void *context, void *post); /* below 0: the pipeline stops, without further turns */
    void (*after)(void *post, void *hand);
} ca_pipeline;

/* Returns the number of slots for JOBS threads. */
size_t ca_pipeline_posts(size_t jobs) CA_MUST_USE;
/* Runs until the end of the stream. Returns 0, or -1 if a turn stopped it. If the system refuses a thread, fewer are
 * used. */
int ca_pipeline_run(const ca_pipeline *pipeline) CA_MUST_USE;

/* Calls WORK for each number below COUNT, in any order, on at most JOBS threads, the calling one among them. Returns
 * after the last. */
void ca_parallel_for(size_t jobs, size_t count, void (*work)(void *context, size_t number), void *context);

#endif
