/* SPDX-License-Identifier: MIT */
/* The input contract: files in the order of the operands; none, or "-", is standard input. A file that cannot be opened
 * or read is kept as a problem and the rest are still read.
 *
 * A source is given out in batches of lines, cut at line ends, which may be worked on in any order and on any thread; or line by
 * line. */
#ifndef CA_INPUT_H
#define CA_INPUT_H

#include "base/location.h"
#include "base/output.h"

#include <stdio.h>

enum { CA_RECORD_MOST = 16 * 1024 * 1024 };

typedef struct {
    ca_place place; /* the line's place; column 1 */
    ca_slice text;  /* without the newline; a carriage return stays */
    bool ended;     /* a newline ended it */
    bool cut;       /* longer than the input's MOST: if it is not all there, ca_input_rest has what follows */
} ca_line;

/* Whole lines of one source, in room of its own that is used again. Zeroed is empty. */
typedef struct {
    const char *source; /* as the operand was given, "-" for standard input */
    uint64_t line;      /* number of the first */
    uint64_t until;     /* bytes of the source up to the end of the batch */
    bool cut;           /* the last line is longer than MOST: what follows is read before another batch */
    bool last;          /* of its source */
    bool nothing;       /* there was no source left; there are notes alone */
    ca_text notes;      /* what is to be said of files before this batch is */
    size_t most;        /* the input's */
    char *bytes;
    size_t size, capacity;
    size_t *ends; /* where each line's newline is, or would be */
    size_t count, end_capacity;
} ca_batch;

typedef struct {
    char **operands;
    size_t operand_count, next_operand;
    size_t most;        /* the longest line, in bytes; CA_RECORD_MOST unless set */
    ca_output *flushed; /* flushed before the input may have to wait; may be NULL */
    FILE *messages;     /* where files that cannot be read are named; may be NULL */
    const char *program;
    bool failed;          /* a file could not be opened or read */
    const char *source;   /* as the operand was given, "-" for standard input */
    uint64_t line, bytes; /* of the source: lines begun, bytes given out */
    ca_text notes;        /* about files, to be said in their turn */
    int file;
    bool waits;        /* a read may have to wait: the source is no regular file */
    size_t batch_size; /* that batches are to have by now */
    int stop;          /* readable when a wait for input is called off; -1: it never is */
    bool ended, in_cut_line;
    char *rest; /* read, and not given out yet */
    size_t rest_size, rest_capacity;
    ca_batch batch; /* that lines are given out of, and the place of the next one */
    size_t next_line;
} ca_input;

/* OPERANDS is borrowed. */
void ca_input_begin(ca_input *input, char **operands, size_t count);
/* The first operand is no source; where it was the only one, standard input is. */
void ca_input_skip(ca_input *input);
/* Goes to the next source that opens: 1, or 0 when there is none. What was left of the one before is
 * passed over. Files that cannot be opened are named in NOTES. */
int ca_input_next_source(ca_input *input) CA_MUST_USE;
/* The same, and says the notes at once. */
int ca_input_source(ca_input *input) CA_MUST_USE;
/* Says what there is to say of files. */
void ca_input_say(ca_input *input);

/* The next batch of the source: as much as is there, up to a size that suits a processor's cache, and at least one line.
 * The last one of a source says so, and may be empty. -1 when what waits in FLUSHED cannot be written. */
int ca_input_batch(ca_input *input, ca_batch *batch, ca_problem *problem) CA_MUST_USE;
/* Line number PLACE (from 0) of a batch. It lives as long as the batch. */
ca_line ca_batch_line(const ca_batch *batch, size_t place) CA_MUST_USE;
void ca_batch_free(ca_batch *batch);

/* The next line of the source: 1, or 0 at its end. The line lives until the next call. -1 when what
 * waits in FLUSHED cannot be written. */
int ca_input_line(ca_input *input, ca_line *line, ca_problem *problem) CA_MUST_USE;
/* More of a line that was cut: 1 with a piece, 0 when there is no more, -1 as ca_input_line. */
int ca_input_rest(ca_input *input, ca_slice *piece, bool *ended, ca_problem *problem) CA_MUST_USE;
void ca_input_end(ca_input *input);

#endif
