/* SPDX-License-Identifier: MIT */
/* Reads records one by one from a run's input or a side input, and writes rejected records to --rejects. */
#ifndef CA_RECORDS_H
#define CA_RECORDS_H

#include "check/grade.h"
#include "cli/run.h"
#include "record/unread.h"

typedef struct {
    ca_run *run;
    ca_input *input; /* the run's input, unless set to a side input */
    ca_record record;
    uint64_t count;       /* records read, including those that stopped */
    uint64_t stopped;     /* of these, records that cannot be read or counted */
    ca_text later;        /* diagnostics that follow those of the current record: see records_all.h */
    uint64_t begun;       /* records that begin in the current line: 1, or, if it is unreadable, any number */
    ca_unread unread;     /* lines that are no record */
    bool mark_noted;      /* a note of a byte order mark was printed */
    const char *repeated; /* why the current record must not be counted again: see records_all.h */
    void *context;        /* the tool's own data: see records_all.h */
    bool shows_progress;
    int64_t started, shown; /* times of the progress line, in milliseconds */
} ca_records;

/* Begins reading RUN's input, and opens its outputs. RUN is borrowed. Returns 0, or -1 with the run's error. */
int ca_records_begin(ca_records *records, ca_run *run) CA_MUST_USE;
/* Reads the next record of any source into records->record. Returns 1 (the record may have stopped: record.stopped),
 * 0 at the end of the input, or -1 with an error. Empty lines are reported and skipped. */
int ca_records_next(ca_records *records) CA_MUST_USE;
/* Reads the next line of the current source into *LINE. Returns 1, 0 at the end of the source, or -1 with an error. */
int ca_records_next_line(ca_records *records, ca_line *line) CA_MUST_USE;
/* Opens the next source. Returns 1, 0 after the last, or -1 with an error. */
int ca_records_next_source(ca_records *records) CA_MUST_USE;
/* Returns whether the line is empty or blank. */
bool ca_line_is_empty(ca_slice text) CA_MUST_USE;
/* Prints a note, once a run of audit-validate, that the line at LOCATION begins with a byte order mark, which is left out. */
void ca_records_note_mark(ca_records *records, ca_location location);
/* Reports what is unreadable at the end of the current source; the next one begins. */
void ca_records_end_source(ca_records *records);
/* Takes the line in the order of its source: ca_unread_line, and counts the records that begin in it. */
bool ca_records_unread(ca_records *records, const ca_line *line, bool scanned);
/* Shows and clears the progress line, on a terminal only. */
void ca_records_show_progress(ca_records *records);
void ca_records_clear_progress(ca_records *records);

/* Reads LINE into records->record, which borrows it. A line that is no record of its own, or only part of an unreadable one,
 * gives a record that stopped. */
void ca_records_read(ca_records *records, const ca_line *line);
/* Grades the current record, which has not stopped, into *GRADING: under --ruleset, else under its framework's
 * default ruleset. With KEEP an existing grading of the record is used as it is. A record that cannot be graded is
 * reported and stops. */
void ca_records_grade(ca_records *records, ca_grading *grading, bool keep);
/* Does the same for RECORD, reporting to REPORTER. */
void ca_records_grade_one(const ca_run *run, ca_record *record, ca_reporter *reporter, ca_grading *grading, bool keep);
/* Reads the drafts in every file of OPTION (--planned, --earlier), and calls ADD with CONTEXT and each. ADD returns false if an earlier draft has the
 * same id. Only what stops a draft is reported about it, and is not counted. Returns 0, or -1 with an error. */
int ca_records_drafts(ca_run *run, enum ca_option option, bool (*add)(void *context, ca_record *record), void *context)
    CA_MUST_USE;
/* Writes the current record to --rejects, byte for byte. Returns 0, or -1 with an error. */
int ca_records_reject(ca_records *records) CA_MUST_USE;
/* Writes BYTES and a newline to the output. Returns 0, or -1 with an error. */
int ca_records_pass(ca_records *records, ca_slice bytes) CA_MUST_USE;
/* Ends reading and releases RECORDS. If HELD_BACK is not 0, prints a note with this number and WHY on standard
 * error. */
void ca_records_end(ca_records *records, uint64_t held_back, const char *why);

#endif
