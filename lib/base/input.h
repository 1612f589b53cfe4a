/* SPDX-License-Identifier: MIT */
/* The input contract: files in the order of the operands; no operand, or "-", is standard input. A file that cannot be
 * opened or read is reported, and the others are still read.
 *
 * A source is read in batches of whole lines, which may be processed in any order and on any thread, or line by
 * line. */
#ifndef CA_INPUT_H
#define CA_INPUT_H

#include "base/location.h"
#include "base/output.h"

#include <stdio.h>

enum { CA_RECORD_MOST = 16 * 1024 * 1024 };

typedef struct {
    ca_location location; /* of the line; column 1 */
    ca_slice text;        /* without the newline; a carriage return is kept */
    bool ended;           /* a newline ended it */
    bool cut;             /* longer than the input's MOST: ca_input_rest has the rest of it */
} ca_line;

/* Takes a byte order mark of UTF-8 off the beginning of LINE, where an editor put it; columns count without it. Returns whether
 * there was one. */
bool ca_line_drop_mark(ca_line *line);

/* Whole lines of one source, in memory of its own, which is used again. Zeroed is empty. */
typedef struct {
    const char *source; /* the operand, "-" for standard input */
    uint64_t line;      /* number of the first */
    uint64_t until;     /* bytes of the source up to the end of the batch */
    bool cut;           /* the last line is longer than MOST: the rest of it is read before another batch */
    bool last;          /* of its source */
    bool nothing;       /* there was no source left; only notes */
    ca_text notes;      /* messages about files, to be printed before those about this batch */
    size_t most;        /* the input's */
    char *bytes;
    size_t size, capacity;
    size_t *ends; /* the offset of each line's newline, or of its end */
    size_t count, end_capacity;
} ca_batch;

typedef struct {
    char **operands;
    size_t operand_count, next_operand;
    size_t most;        /* the longest line, in bytes; CA_RECORD_MOST unless set */
    ca_output *flushed; /* flushed before a read that may wait; may be NULL */
    FILE *messages;     /* for messages about files that cannot be read; may be NULL */
    bool json;          /* they are JSON */
    const char *program;
    bool failed;          /* a file could not be opened or read */
    const char *source;   /* the operand, "-" for standard input */
    uint64_t line, bytes; /* of the source: lines begun, bytes given out */
    ca_text notes;        /* messages about files, to be printed in order */
    int file;
    bool waits;        /* a read may wait: the source is no regular file */
    size_t batch_size; /* of the next batch */
    int stop;          /* a descriptor that becomes readable to cancel a wait for input; -1: none */
    bool ended, in_cut_line;
    char *rest; /* read, and not part of a batch yet */
    size_t rest_size, rest_capacity;
    ca_batch batch; /* for reading line by line, and the index of the next line */
    size_t next_line;
} ca_input;

/* OPERANDS is borrowed. */
void ca_input_begin(ca_input *input, char **operands, size_t count);
/* The same for files that are read in addition to those of MAIN: messages go where its messages go. */
void ca_input_begin_side(ca_input *input, const ca_input *main, char **operands, size_t count);
/* Skips the first operand, which is no source; if it was the only one, standard input is the source. */
void ca_input_skip(ca_input *input);
/* Opens the next source; the rest of the current one is skipped. Returns 1, or 0 if there is none. NOTES gets a
 * message for each file that cannot be opened. */
int ca_input_next_source(ca_input *input) CA_MUST_USE;
/* The same, and prints the notes. */
int ca_input_source(ca_input *input) CA_MUST_USE;

/* Reads the next batch of the source: the lines that are available, up to a size that fits a processor's cache, and
 * at least one. The last batch of a source may be empty. Returns 0, or -1 if FLUSHED cannot be written. */
int ca_input_batch(ca_input *input, ca_batch *batch, ca_error *error) CA_MUST_USE;
/* Returns the line at INDEX of a batch. Valid as long as the batch. */
ca_line ca_batch_line(const ca_batch *batch, size_t index) CA_MUST_USE;
void ca_batch_free(ca_batch *batch);

/* Reads the next line of the source, which is valid until the next call. Returns 1, 0 at the end of the source, or -1
 * if FLUSHED cannot be written. */
int ca_input_line(ca_input *input, ca_line *line, ca_error *error) CA_MUST_USE;
/* Reads more of a line that was cut. Returns 1 with a piece, 0 if there is no more, or -1 as ca_input_line. */
int ca_input_rest(ca_input *input, ca_slice *piece, bool *ended, ca_error *error) CA_MUST_USE;
/* Appends all bytes of the source to BYTES. Returns 0; or -1 with an error if there are more than MOST, or if FLUSHED cannot
 * be written. A source that cannot be read to its end sets FAILED. */
int ca_input_whole(ca_input *input, ca_text *bytes, size_t most, ca_error *error) CA_MUST_USE;
void ca_input_end(ca_input *input);

#endif
