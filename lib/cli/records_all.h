/* SPDX-License-Identifier: MIT */
/* All records of a run's input, on as many threads as -j says: records are looked at in any order, and what came of them
 * is told, counted and passed on in the order of the input, so that it is the same for any number of threads. */
#ifndef CA_RECORDS_ALL_H
#define CA_RECORDS_ALL_H

#include "base/idset.h"
#include "base/parallel.h"
#include "cli/records.h"

/* What came of a line. */
typedef struct {
    ca_line line;
    bool empty;           /* there is nothing on the line */
    bool summary;         /* a summary is */
    bool stopped, faulty; /* as in ca_record */
    bool foreign;         /* it starts as a file in UTF-16 does */
    bool held;            /* it does not pass */
    ca_slice id;          /* lives until the batch is done; empty where the record stopped */
    struct ca_hash128 print;
    uint32_t id_at;              /* where the id stands in the line */
    size_t read_said, read_told; /* where the rules and the diagnostics of its reading end among the worker's */
    size_t said, told;           /* and where those of looking at it do */
    size_t from, until;          /* bytes of the line that MADE replaces when it is passed on */
    size_t made;                 /* where that ends among what the worker made */
} ca_outcome;

/* What a batch is read into and looked at with: the post of a pipeline. */
typedef struct {
    const ca_run *run;
    ca_record record;
    ca_reporter reporter; /* gathers, for the turn of the batch */
    ca_rules_said said;
    ca_text told, made;
    ca_batch batch;
    ca_outcome *outcomes; /* of the batch, line by line */
    size_t count, capacity;
    ca_arena arena; /* cleared with each batch */
    ca_error error; /* why the batch could not be read */
    void *own;      /* the tool's */
} ca_worker;

/* What a tool does with records. Functions may be NULL. */
typedef struct {
    bool takes_summaries, skips_grading; /* as in ca_record */
    bool passes;                         /* records that are not held back go to the output */
    /* What the tool has for each worker: SIZE bytes, zeroed, before they begin for records->context. */
    size_t own_size;
    void (*own_begins)(void *own, void *context);
    void (*own_ends)(void *own);
    /* Looks at the record of WORKER, which has not stopped; on any thread. */
    void (*look)(ca_worker *worker, ca_outcome *outcome);
    /* Takes the outcome at PLACE of the worker's batch, in order and one at a time. -1 ends the run. */
    int (*take)(ca_records *records, ca_worker *worker, size_t place);
    /* A source has been read to its end, in order. */
    int (*source_ends)(ca_records *records, const ca_batch *last);
    /* The batch of WORKER has been taken; on any thread, which has HAND for itself. */
    void (*after)(ca_worker *worker, void *hand);
} ca_work;

/* The number of threads that the run is to have; 0 with an error where -j says none. */
size_t ca_records_jobs(ca_run *run) CA_MUST_USE;
/* Reads all records. HANDS is what the tool has for each of JOBS threads (NULL: nothing). TAKE finds what it has for the
 * whole in records->context. */
int ca_records_all(ca_records *records, const ca_work *work, void *const *hands, size_t jobs) CA_MUST_USE;
/* For TAKE: the record of an outcome cannot be counted since its id was seen before. That is reported in WORDS, behind what
 * its reading showed, and in the place of everything else that was found in it. */
void ca_records_repeated(ca_records *records, ca_outcome *outcome, const char *words);

#endif
