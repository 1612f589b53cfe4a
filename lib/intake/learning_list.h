/* SPDX-License-Identifier: MIT */
/* The learning log, "you said, we did": what was done about each theme of the findings. People keep it in a spreadsheet, and
 * audit-export carries it from quarter to quarter. */
#ifndef CA_LEARNING_LIST_H
#define CA_LEARNING_LIST_H

#include "intake/list.h"

/* X(NAME, heading): the columns of the log, in their order. */
#define CA_LEARNING_COLUMNS(X) \
    X(THEME, "Theme")          \
    X(RESPONSE, "Response")    \
    X(OWNER, "Owner")          \
    X(DUE, "Due")              \
    X(STATE, "State")          \
    X(DONE, "Done")            \
    X(EVIDENCE, "Evidence")    \
    X(FIRST, "First logged")

enum ca_learning_column {
#define X(name, heading) CA_LEARNING_##name,
    CA_LEARNING_COLUMNS(X)
#undef X
        CA_LEARNING_COLUMN_COUNT
};
extern const char *const ca_learning_headings[CA_LEARNING_COLUMN_COUNT];
/* The columns that audit-export adds behind all others, and works out anew from each summary. */
#define CA_LEARNING_FINDINGS "Findings in the quarter"
#define CA_LEARNING_SINCE "What became of it"

/* A response to a theme; without a response, the theme alone. */
typedef struct {
    ca_slice texts[CA_LEARNING_COLUMN_COUNT]; /* as they were typed; of the days, empty */
    ca_slice *own;                            /* of the log's own columns, as they were typed */
    ca_slice key;                             /* of the theme: record/theme_key.h */
    ca_date due, done_on;                     /* or CA_NO_DATE */
    bool done;
    ca_location location;
} ca_learning_row;

/* Zeroed is an empty log, with which one begins. Release with ca_learning_free. */
typedef struct {
    const ca_slice *own_headings; /* of columns that the program does not know, which are carried too */
    size_t own_count;
    ca_learning_row *rows; /* in the order of the file */
    size_t count, capacity;
    ca_arena arena;
} ca_learning_log;

/* Reads the log from the source. All of it is read or nothing: a row without a theme, a day that is none and a state that is
 * neither open nor done are reported with their cells. Returns 0, or -1 with an error. */
int ca_learning_read(ca_learning_log *log, const ca_list_source *source) CA_MUST_USE;
void ca_learning_free(ca_learning_log *log);

/* The sheet of a log, and that of a report: a report leaves things out, so that its sheet is refused as a log. */
#define CA_LEARNING_SHEET "Learning log"
#define CA_LEARNING_REPORT_SHEET "You said, we did"

#endif
