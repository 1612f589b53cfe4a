/* SPDX-License-Identifier: MIT */
/* The input contract: files in the order of the operands, line by line; none, or "-", is standard
 * input. A file that cannot be opened or read is kept as a problem and the rest are still read. */
#ifndef CA_INPUT_H
#define CA_INPUT_H

#include "output.h"
#include "report.h"

enum { CA_RECORD_MOST = 16 * 1024 * 1024 };

typedef struct {
    ca_place place;   /* the line's place; column 1 */
    ca_slice text;    /* without the newline; a carriage return stays */
    bool ended;       /* a newline ended it */
    bool cut;         /* longer than the input's MOST: ca_input_rest has what follows */
} ca_line;

typedef struct {
    char **operands;
    size_t operand_count, next_operand;
    size_t most;           /* the longest line, in bytes; CA_RECORD_MOST unless set */
    ca_output *flushed;    /* flushed before the input may have to wait; may be NULL */
    FILE *messages;        /* where files that cannot be read are named; may be NULL */
    const char *program;
    bool failed;           /* a file could not be opened or read */
    const char *source;    /* as the operand was given, "-" for standard input */
    uint64_t line, bytes;  /* of the source: lines begun, bytes given out */
    int file;
    bool ended, in_cut_line;
    char *buffer;
    size_t start, filled, capacity;
} ca_input;

/* OPERANDS is borrowed. */
void ca_input_begin(ca_input *input, char **operands, size_t count);
/* Goes to the next source that opens: 1, or 0 when there is none. What was left of the one before is
 * passed over. OUTPUT (may be NULL) must not be one that would replace it: -1 then. */
int ca_input_source(ca_input *input, const ca_output *output, ca_problem *problem) CA_MUST_USE;
/* The next line of the source: 1, or 0 at its end. The line lives until the next call. -1 when what
 * waits in FLUSHED cannot be written. */
int ca_input_line(ca_input *input, ca_line *line, ca_problem *problem) CA_MUST_USE;
/* More of a line that was cut: 1 with a piece, 0 when there is no more, -1 as ca_input_line. */
int ca_input_rest(ca_input *input, ca_slice *piece, bool *ended, ca_problem *problem) CA_MUST_USE;
void ca_input_end(ca_input *input);

#endif
