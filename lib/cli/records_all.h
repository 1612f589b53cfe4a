/* SPDX-License-Identifier: MIT */
/* Processes all records of a run's input on the number of threads that -j sets. Records are processed in any order;
 * their results are reported, counted and written in input order, so the output is the same for any number of
 * threads. */
#ifndef CA_RECORDS_ALL_H
#define CA_RECORDS_ALL_H

#include "base/idset.h"
#include "base/parallel.h"
#include "cli/records.h"

/* The result of one line. */
typedef struct {
    ca_line line;
    bool empty;            /* the line is empty */
    bool summary;          /* the line is a summary */
    bool stopped, faulty;  /* as in ca_record */
    bool unread;           /* the line is no record of its own (unread.h) */
    bool marked;           /* a byte order mark was taken off the line */
    uint64_t records;      /* that begin in the line: 1, or, if it is unread, any number */
    bool graded_otherwise; /* the record's grading is of another version of its framework */
    bool held;             /* the record is held back from the output */
    ca_slice id;           /* valid until the batch is done; empty if the record stopped */
    struct ca_hash128 print;
    uint32_t id_at;          /* offset of the id in the line, in bytes */
    size_t rules_of_reading; /* end of the rules of its reading, in the worker's list */
    size_t rules, reports;   /* ends of those of its processing, and of their diagnostics */
    size_t from, until;      /* the bytes of the line that are replaced by MADE in the output */
    size_t made;             /* end of its replacement in the worker's MADE */
} ca_outcome;

/* One worker of the pipeline: a batch, and what is needed to process it. */
typedef struct {
    const ca_run *run;
    ca_record record;
    ca_reporter reporter;       /* collects diagnostics until the batch's turn */
    bool broken[CA_RULE_COUNT]; /* the rules that the record breaks, if the run's reporter notes them */
    ca_reported_rules rules;
    ca_diagnostics all; /* of the batch, in step with RULES, if the run collects them */
    ca_text reports, made;
    ca_batch batch;
    ca_outcome *outcomes; /* one for each line of the batch */
    size_t count, capacity;
    ca_arena arena; /* cleared for each batch */
    ca_error error; /* set if the batch could not be read */
    void *own;      /* the tool's data for this worker */
} ca_worker;

/* How a tool processes records. Functions may be NULL. */
typedef struct {
    bool takes_summaries, skips_grading; /* as in ca_record */
    bool passes;                         /* records that are not held back are written to the output */
    /* The tool's data for each worker: SIZE bytes, zeroed, then initialised with records->context. */
    size_t own_size;
    void (*own_begins)(void *own, void *context);
    void (*own_ends)(void *own);
    /* Processes the record of WORKER, which has not stopped. Called on any thread. */
    void (*look)(ca_worker *worker, ca_outcome *outcome);
    /* Handles the outcome at INDEX of the worker's batch: in input order, one at a time. Returns -1 to end the
     * run. */
    int (*take)(ca_records *records, ca_worker *worker, size_t index);
    /* Called in order after the last line of each source. */
    int (*source_ends)(ca_records *records, const ca_batch *last);
    /* Called on any thread after all outcomes of WORKER's batch were handled. HAND is the thread's own data. */
    void (*after)(ca_worker *worker, void *hand);
} ca_work;

/* Returns the number of threads for the run; 0 with a usage error if the value of -j is invalid. */
size_t ca_records_jobs(ca_run *run) CA_MUST_USE;
/* Processes all records by WORK on JOBS threads. HANDS has the tool's data for each thread (NULL: none); WORK's
 * functions find data of the whole run in records->context. Returns 0, or -1 with the run's error. */
int ca_records_all(ca_records *records, const ca_work *work, void *const *hands, size_t jobs) CA_MUST_USE;
/* For WORK's take function: marks the record of OUTCOME as not counted because its id was seen before. The error is
 * reported with text WORDS after the diagnostics of its reading, and replaces all later ones of the record. */
void ca_records_repeated(ca_records *records, ca_outcome *outcome, const char *words);
/* For the same: reports a RULE that the record of OUTCOME breaks among the records before it, after the diagnostics of its
 * processing. COLUMN is in its line, from 1. */
void ca_records_report(ca_records *records, ca_outcome *outcome, enum ca_rule_id rule, uint64_t column,
                       const char *path, const char *format, ...) CA_PRINTF(6, 7);

#endif
