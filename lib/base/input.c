/* SPDX-License-Identifier: MIT */
/* The input contract: sources in order, batches of whole lines from large reads. */
#include "base/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A batch and its results fit a processor's cache. The first ones are smaller, so that the first line is not delayed. */
enum { READ_SIZE = 128 * 1024, BATCH_SIZE = 256 * 1024, FIRST_BATCH_SIZE = 16 * 1024, LINES_MOST = 4096 };

/* Without operands the source is standard input. */
static void set_operands(ca_input *input, char **operands, size_t count)
{
    static char standard[] = "-";
    static char *only_standard[] = {standard, NULL};
    input->operands = count ? operands : only_standard;
    input->operand_count = count ? count : 1;
}

void ca_input_begin(ca_input *input, char **operands, size_t count)
{
    *input = (ca_input){.most = CA_RECORD_MOST, .batch_size = FIRST_BATCH_SIZE, .file = -1, .stop = -1};
    set_operands(input, operands, count);
}

void ca_input_begin_side(ca_input *input, const ca_input *main, char **operands, size_t count)
{
    ca_input_begin(input, operands, count);
    input->messages = main->messages;
    input->json = main->json;
    input->program = main->program;
}

void ca_input_skip(ca_input *input)
{
    set_operands(input, input->operands + 1, input->operand_count - 1);
}

static const char *program_of(const ca_input *input)
{
    return input->program ? input->program : "caseaudit";
}

static void name_failure(ca_input *input, const char *what, int reason)
{
    input->failed = true;
    ca_text words = {0};
    ca_text_format(&words, "%s: %s: %s", input->source, what, strerror(reason));
    ca_run_line(&input->notes, input->json, program_of(input), "error", words.at);
    ca_text_free(&words);
}

static void print_notes(ca_input *input)
{
    if (input->messages && input->notes.size)
        (void)fwrite(input->notes.at, 1, input->notes.size, input->messages);
    ca_text_clear(&input->notes);
}

static void close_source(ca_input *input)
{
    if (input->file > STDERR_FILENO)
        (void)close(input->file); /* nothing was written to it */
    input->file = -1;
}

int ca_input_next_source(ca_input *input)
{
    close_source(input);
    while (input->next_operand < input->operand_count) {
        const char *operand = input->operands[input->next_operand++];
        bool standard = strcmp(operand, "-") == 0;
        input->source = operand;
        input->line = input->bytes = 0;
        input->rest_size = input->batch.count = input->next_line = 0;
        input->batch.last = input->ended = input->in_cut_line = false;
        input->file = standard ? STDIN_FILENO : open(operand, O_RDONLY | O_CLOEXEC);
        if (input->file < 0) {
            name_failure(input, "cannot be opened", errno);
            continue;
        }
        struct stat about;
        input->waits = fstat(input->file, &about) != 0 || !S_ISREG(about.st_mode);
        if (standard && input->messages && isatty(input->file)) /* now: the read will block */
            (void)fprintf(input->messages, "%s: reading from the terminal; Ctrl-D ends it, --help helps\n",
                          program_of(input));
        return 1;
    }
    return 0;
}

int ca_input_source(ca_input *input)
{
    int got = ca_input_next_source(input);
    print_notes(input);
    return got;
}

/* Waits for input. Returns false if the wait was cancelled. */
static bool await(const ca_input *input)
{
    struct pollfd wanted[] = {{.fd = input->file, .events = POLLIN}, {.fd = input->stop, .events = POLLIN}};
    int got;
    do
        got = poll(wanted, 2, -1);
    while (got < 0 && errno == EINTR);
    return got < 0 || wanted[0].revents || !wanted[1].revents;
}

/* Reads more into a growing buffer of SIZE bytes. Returns 1, 0 at the end of the source, or -1 if FLUSHED cannot be
 * written. */
static int read_more(ca_input *input, char **bytes, size_t *size, size_t *capacity, ca_error *error)
{
    if (input->flushed && input->flushed->pending.size && ca_output_flush(input->flushed, error) < 0)
        return -1;
    if (input->ended)
        return 0;
    if (*capacity - *size < READ_SIZE) {
        size_t twice = *capacity * 2, least = *size + (size_t)BATCH_SIZE + READ_SIZE;
        *capacity = twice > least ? twice : least;
        *bytes = ca_resize(*bytes, *capacity, 1);
    }
    /* Reads at most a batch, even if an earlier long line has left a larger buffer. */
    size_t room = input->batch_size < READ_SIZE ? input->batch_size : READ_SIZE;
    ssize_t count;
    if (input->waits && input->stop >= 0 && !await(input)) {
        input->ended = true;
        return 0;
    }
    do
        count = read(input->file, *bytes + *size, room);
    while (count < 0 && (errno == EINTR || (errno == EAGAIN && await(input))));
    if (count < 0)
        name_failure(input, "cannot be read", errno);
    input->ended = count <= 0;
    *size += count > 0 ? (size_t)count : 0;
    return count > 0;
}

/* Whether a read would return at once. */
static bool ready(const ca_input *input)
{
    if (!input->waits)
        return true;
    struct pollfd wanted = {.fd = input->file, .events = POLLIN};
    return poll(&wanted, 1, 0) > 0;
}

static void add_end(ca_batch *batch, size_t end)
{
    batch->ends = ca_array_grow(batch->ends, batch->count, &batch->end_capacity, sizeof *batch->ends);
    batch->ends[batch->count++] = end;
}

/* Finds the line ends from offset FROM on, up to the number that a batch may have. */
static void find_ends(ca_batch *batch, size_t from)
{
    if (from == batch->size)
        return;
    const char *at = batch->bytes + from, *end = batch->bytes + batch->size;
    while (batch->count < LINES_MOST && at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        add_end(batch, (size_t)(at - batch->bytes));
        at++;
    }
}

/* Keeps the bytes of the batch from offset FROM on for the next one. */
static void keep_rest(ca_input *input, ca_batch *batch, size_t from)
{
    size_t size = batch->size - from;
    if (size > input->rest_capacity) {
        input->rest = ca_resize(input->rest, size, 1);
        input->rest_capacity = size;
    }
    if (size)
        memcpy(input->rest, batch->bytes + from, size);
    input->rest_size = size;
    batch->size = from;
}

/* Releases the buffer of a line that was much longer than others. */
static void shrink(char **bytes, size_t *capacity)
{
    if (*capacity <= (size_t)16 * BATCH_SIZE)
        return;
    free(*bytes);
    *bytes = NULL;
    *capacity = 0;
}

/* Starts the batch with the bytes that keep_rest kept. */
static void restore_rest(ca_input *input, ca_batch *batch)
{
    if (input->rest_size <= BATCH_SIZE)
        shrink(&batch->bytes, &batch->capacity);
    if (input->rest_size > batch->capacity) {
        batch->bytes = ca_resize(batch->bytes, input->rest_size, 1);
        batch->capacity = input->rest_size;
    }
    if (input->rest_size)
        memcpy(batch->bytes, input->rest, input->rest_size);
    batch->size = input->rest_size;
    input->rest_size = 0;
    shrink(&input->rest, &input->rest_capacity);
}

/* Ends the batch after its last whole line; at the end of the source, or if a line is too long, after all bytes. */
static void close_batch(ca_input *input, ca_batch *batch)
{
    size_t whole = batch->count ? batch->ends[batch->count - 1] + 1 : 0;
    bool too_long = !batch->count && batch->size > input->most, full = batch->count == LINES_MOST;
    if (too_long || (input->ended && !full && batch->size > whole)) {
        whole = too_long ? input->most : batch->size;
        add_end(batch, whole);
    }
    keep_rest(input, batch, whole);
    batch->cut = input->in_cut_line = too_long;
    batch->last = input->ended && !too_long && !input->rest_size;
    input->bytes += batch->size;
    input->line += batch->count;
    batch->until = input->bytes;
}

int ca_input_batch(ca_input *input, ca_batch *batch, ca_error *error)
{
    batch->source = input->source;
    batch->line = input->line + 1;
    batch->most = input->most;
    batch->count = 0;
    restore_rest(input, batch);
    find_ends(batch, 0);
    for (;;) {
        bool many = batch->size >= input->batch_size || batch->count == LINES_MOST;
        bool enough = batch->count ? many || !ready(input) : batch->size > input->most;
        size_t seen = batch->size;
        int more = enough ? 0 : read_more(input, &batch->bytes, &batch->size, &batch->capacity, error);
        if (more < 0)
            return -1;
        if (more == 0)
            break;
        find_ends(batch, seen);
    }
    close_batch(input, batch);
    if (input->batch_size < BATCH_SIZE)
        input->batch_size *= 2;
    return 0;
}

ca_line ca_batch_line(const ca_batch *batch, size_t index)
{
    size_t start = index ? batch->ends[index - 1] + 1 : 0, end = batch->ends[index];
    return (ca_line){.location = {.source = batch->source, .line = batch->line + index, .column = 1},
                     .text = {batch->bytes + start, end - start},
                     .ended =
                         end<batch->size, .cut = end - start> batch->most || (batch->cut && index + 1 == batch->count)};
}

bool ca_line_drop_mark(ca_line *line)
{
    static const char mark[] = "\xEF\xBB\xBF";
    enum { SIZE = sizeof mark - 1 };
    if (line->text.size < SIZE || memcmp(line->text.at, mark, SIZE) != 0)
        return false;
    line->text.at += SIZE;
    line->text.size -= SIZE;
    return true;
}

void ca_batch_free(ca_batch *batch)
{
    ca_text_free(&batch->notes);
    free(batch->bytes);
    free(batch->ends);
    *batch = (ca_batch){0};
}

int ca_input_rest(ca_input *input, ca_slice *piece, bool *ended, ca_error *error)
{
    ca_batch *batch = &input->batch;
    if (!input->in_cut_line)
        return 0;
    restore_rest(input, batch);
    if (!batch->size) {
        int more = read_more(input, &batch->bytes, &batch->size, &batch->capacity, error);
        if (more <= 0) {
            input->in_cut_line = false;
            return more;
        }
    }
    const char *newline = memchr(batch->bytes, '\n', batch->size);
    size_t size = newline ? (size_t)(newline - batch->bytes) : batch->size;
    keep_rest(input, batch, size + (newline != NULL));
    input->bytes += batch->size;
    *piece = (ca_slice){batch->bytes, size};
    *ended = newline != NULL;
    input->in_cut_line = !newline;
    return 1;
}

int ca_input_line(ca_input *input, ca_line *line, ca_error *error)
{
    ca_slice passed;
    bool ended;
    int got = 1;
    while (got > 0 && input->next_line == input->batch.count)
        got = ca_input_rest(input, &passed, &ended, error);
    while (got >= 0 && input->next_line == input->batch.count) {
        if (input->batch.last)
            return 0;
        got = ca_input_batch(input, &input->batch, error);
        input->next_line = 0;
        print_notes(input);
    }
    if (got < 0)
        return -1;
    *line = ca_batch_line(&input->batch, input->next_line++);
    return 1;
}

int ca_input_whole(ca_input *input, ca_text *bytes, size_t most, ca_error *error)
{
    ca_line line;
    int got;
    while ((got = ca_input_line(input, &line, error)) > 0) {
        bool ended = line.ended, cut = line.cut;
        ca_text_append(bytes, line.text.at, line.text.size);
        while (cut && bytes->size <= most) {
            ca_slice piece;
            cut = (got = ca_input_rest(input, &piece, &ended, error)) > 0;
            if (cut)
                ca_text_append(bytes, piece.at, piece.size);
        }
        if (ended)
            ca_text_byte(bytes, '\n');
        if (got < 0)
            return -1;
        if (bytes->size > most)
            return ca_error_set(error, "%s: is larger than %zu MiB", input->source, most >> 20);
    }
    return got;
}

void ca_input_end(ca_input *input)
{
    close_source(input);
    ca_batch_free(&input->batch);
    ca_text_free(&input->notes);
    free(input->rest);
    *input = (ca_input){.file = -1, .stop = -1};
}
