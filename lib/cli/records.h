/* SPDX-License-Identifier: MIT */
/* Records one after another out of a run's input or a side input, and the file for those that do not pass. */
#ifndef CA_RECORDS_H
#define CA_RECORDS_H

#include "check/grade.h"
#include "cli/run.h"

typedef struct {
    ca_run *run;
    ca_input *input; /* the run's, unless set to a side input */
    ca_record record;
    uint64_t count;       /* records read, those that stopped too */
    uint64_t stopped;     /* of which could not be read or truly counted */
    bool foreign;         /* the source is UTF-16: said once, and none of its lines is a record */
    const char *repeated; /* why the record at hand is not to be counted again: records_all.h */
    void *context;        /* the tool's: records_all.h */
    bool shows_progress;
    int64_t started, shown; /* milliseconds of the progress line */
} ca_records;

/* Opens the run's outputs. */
int ca_records_begin(ca_records *records, ca_run *run) CA_MUST_USE;
/* The next record, whatever the source: 1 (see record.stopped), 0 at the end, -1. Empty lines are reported
 * and passed over. */
int ca_records_next(ca_records *records) CA_MUST_USE;
/* The next line of this source, as above; 0 at the end of the source. */
int ca_records_next_line(ca_records *records, ca_line *line) CA_MUST_USE;
/* Goes to the next source: 1, 0, -1. */
int ca_records_next_source(ca_records *records) CA_MUST_USE;
/* Whether there is nothing on a line. */
bool ca_line_is_empty(ca_slice text) CA_MUST_USE;
/* Whether a record stopped since its file is in UTF-16, which the first line tells. */
bool ca_record_is_foreign(const ca_record *record) CA_MUST_USE;
/* Something to look at when the work is long, on a terminal; and away with it. */
void ca_records_show_progress(ca_records *records);
void ca_records_clear_progress(ca_records *records);

/* Reads a line into the record. */
void ca_records_read(ca_records *records, const ca_line *line);
/* Grades the record that was read, and has not stopped: under --ruleset, else its framework's own. With KEEP a
 * grading that the record carries is taken as it is. A record that cannot be graded stops, reported. */
void ca_records_grade(ca_records *records, ca_grading *grading, bool keep);
/* The same for a RECORD of which REPORTER is told. */
void ca_records_grade_one(const ca_run *run, ca_record *record, ca_reporter *reporter, ca_grading *grading, bool keep);
/* Writes the record to the rejects, byte for byte. */
int ca_records_reject(ca_records *records) CA_MUST_USE;
/* Passes BYTES on as a line. */
int ca_records_pass(ca_records *records, ca_slice bytes) CA_MUST_USE;
/* Ends; says on standard error how many records were held back, if any were, with WHY. */
void ca_records_end(ca_records *records, uint64_t held_back, const char *why);

#endif
