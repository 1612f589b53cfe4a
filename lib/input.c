/* SPDX-License-Identifier: MIT */
/* The input contract: sources in order, lines out of large reads into one reused buffer. */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { READ_SIZE = 256 * 1024 };

void ca_input_begin(ca_input *input, char **operands, size_t count)
{
    static char standard[] = "-";
    static char *only_standard[] = {standard, NULL};
    *input = (ca_input){.operands = count ? operands : only_standard,
                        .operand_count = count ? count : 1,
                        .most = CA_RECORD_MOST,
                        .file = -1};
}

static void name_failure(ca_input *input, const char *what, int reason)
{
    input->failed = true;
    if (input->messages)
        (void)fprintf(input->messages, "%s: %s: %s: %s\n", input->program ? input->program : "caseaudit",
                      input->source, what, strerror(reason));
}

static void close_source(ca_input *input)
{
    if (input->file > STDERR_FILENO)
        (void)close(input->file); /* nothing was written to it */
    input->file = -1;
}

int ca_input_source(ca_input *input, const ca_output *output, ca_problem *problem)
{
    close_source(input);
    if (!input->buffer) {
        input->capacity = (size_t)2 * READ_SIZE;
        input->buffer = ca_allocate(input->capacity, 1);
    }
    while (input->next_operand < input->operand_count) {
        const char *operand = input->operands[input->next_operand++];
        bool standard = strcmp(operand, "-") == 0;
        input->source = operand;
        input->line = input->bytes = 0;
        input->start = input->filled = 0;
        input->ended = input->in_cut_line = false;
        input->file = standard ? STDIN_FILENO : open(operand, O_RDONLY | O_CLOEXEC);
        if (input->file < 0) {
            name_failure(input, "cannot be opened", errno);
            continue;
        }
        if (standard && input->messages && isatty(input->file))
            (void)fprintf(input->messages, "%s: reading from the terminal; Ctrl-D ends it, --help helps\n",
                          input->program ? input->program : "caseaudit");
        if (output && ca_output_replaces(output, input->file))
            return ca_problem_set(problem, "%s: is both read and to be written; give -o another name", operand);
        return 1;
    }
    return 0;
}

/* Reads more behind what is in the buffer: 1 when something came, 0 at the end, -1 when FLUSHED
 * cannot be written. */
static int read_more(ca_input *input, ca_problem *problem)
{
    if (input->flushed && input->flushed->pending.size && ca_output_flush(input->flushed, problem) < 0)
        return -1;
    if (input->ended)
        return 0;
    if (input->start) {
        memmove(input->buffer, input->buffer + input->start, input->filled - input->start);
        input->filled -= input->start;
        input->start = 0;
    }
    if (input->capacity - input->filled < READ_SIZE) {
        input->capacity *= 2;
        input->buffer = ca_resize(input->buffer, input->capacity, 1);
    }
    ssize_t count;
    do
        count = read(input->file, input->buffer + input->filled, input->capacity - input->filled);
    while (count < 0 && errno == EINTR);
    if (count < 0)
        name_failure(input, "cannot be read", errno);
    input->ended = count <= 0;
    input->filled += count > 0 ? (size_t)count : 0;
    return count > 0;
}

/* The bytes up to the next newline, of which at most MOST; reads as needed. 1, 0 at the end, -1. */
static int next_piece(ca_input *input, size_t most, ca_slice *piece, bool *ended, ca_problem *problem)
{
    size_t seen = 0;
    for (;;) {
        char *start = input->buffer + input->start;
        size_t there = input->filled - input->start;
        char *newline = there > seen ? memchr(start + seen, '\n', there - seen) : NULL;
        size_t size = newline ? (size_t)(newline - start) : there;
        bool whole = newline && size <= most;
        if (whole || size > most || (input->ended && there)) {
            size = size > most ? most : size;
            *piece = (ca_slice){start, size};
            *ended = whole;
            input->start += size + whole;
            input->bytes += size + whole;
            return 1;
        }
        seen = there;
        int more = read_more(input, problem);
        if (more < 0 || (more == 0 && input->filled == input->start))
            return more;
    }
}

int ca_input_rest(ca_input *input, ca_slice *piece, bool *ended, ca_problem *problem)
{
    if (!input->in_cut_line)
        return 0;
    int got = next_piece(input, READ_SIZE, piece, ended, problem);
    input->in_cut_line = got > 0 && !*ended;
    return got;
}

int ca_input_line(ca_input *input, ca_line *line, ca_problem *problem)
{
    ca_slice passed;
    bool ended;
    int got = 1;
    while (got > 0)
        got = ca_input_rest(input, &passed, &ended, problem);
    if (got < 0)
        return -1;
    got = next_piece(input, input->most, &line->text, &line->ended, problem);
    if (got <= 0)
        return got;
    line->place = (ca_place){input->source, ++input->line, 1};
    line->cut = !line->ended && line->text.size == input->most && !(input->ended && input->start == input->filled);
    input->in_cut_line = line->cut;
    return 1;
}

void ca_input_end(ca_input *input)
{
    close_source(input);
    free(input->buffer);
    *input = (ca_input){.file = -1};
}
