/* SPDX-License-Identifier: MIT */
/* The output contract: gathered writes into files without a name. output_place.c gives them their names. */
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include "base/output.h"

#include "base/file.h"
#include "base/output_place.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#ifdef IOV_MAX
enum { VECTORS_MOST = IOV_MAX < 256 ? IOV_MAX : 256 };
#else
enum { VECTORS_MOST = 16 }; /* what every POSIX system takes */
#endif
enum { PENDING_MOST = 256 * 1024, PIPE_SIZE = 1024 * 1024 };

static int open_beside(const char *path)
{
    char *folder = ca_file_folder(path);
    int file = ca_file_unnamed(folder), reason = errno;
    free(folder);
    errno = reason;
    return file;
}

/* A pipe that holds as much as is written at once: the two ends of it then wait for each other less often. It works without,
 * where the system does not allow it or has no such thing. */
static void widen_pipe(int file)
{
#ifdef F_SETPIPE_SZ
    (void)fcntl(file, F_SETPIPE_SZ, PIPE_SIZE);
#else
    (void)file;
#endif
}

/* A standard output that was closed is open for reading by now (ca_run_begin), so that no other file takes its number. */
static int open_standard(ca_problem *problem)
{
    int mode = fcntl(STDOUT_FILENO, F_GETFL);
    if (mode < 0 || (mode & O_ACCMODE) == O_RDONLY)
        return ca_problem_set(problem, "standard output: is closed, and nothing can be written to it");
    widen_pipe(STDOUT_FILENO);
    return 0;
}

int ca_output_open(ca_output *output, const char *path, ca_problem *problem)
{
    struct stat now;
    *output = (ca_output){.file = -1};
    if (!path || strcmp(path, "-") == 0) {
        if (open_standard(problem) < 0)
            return -1;
        output->file = STDOUT_FILENO;
        return 0;
    }
    output->name = path;
    if (stat(path, &now) == 0 && !S_ISREG(now.st_mode)) {
        output->file = open(path, O_WRONLY | O_CLOEXEC);
    } else {
        char *resolved = realpath(path, NULL); /* so that a link stays a link */
        if (!resolved && lstat(path, &now) == 0 && S_ISLNK(now.st_mode))
            return ca_problem_set(problem, "%s: is a link that leads nowhere", path);
        output->path = resolved ? resolved : ca_copy(path, strlen(path));
        output->file = open_beside(output->path);
    }
    if (output->file < 0) {
        int reason = errno;
        ca_output_abandon(output);
        return ca_problem_set(problem, "%s: cannot be written: %s", path, strerror(reason));
    }
    return 0;
}

bool ca_output_is_open(const ca_output *output)
{
    return output->file >= 0;
}

/* Writes as much of the slices as the system takes at once; how much, or -1 with errno. */
static ssize_t write_some(const ca_output *output, const ca_slice *slices, size_t count, size_t done)
{
    struct iovec vectors[VECTORS_MOST];
    int used = 0;
    for (size_t i = 0; i < count && used < VECTORS_MOST; i++) {
        size_t skip = done < slices[i].size ? done : slices[i].size;
        done -= skip;
        if (slices[i].size > skip) /* what is written is not changed, but the type does not know */
            vectors[used++] = (struct iovec){(char *)(uintptr_t)slices[i].at + skip, slices[i].size - skip};
    }
    return used ? writev(output->file, vectors, used) : 0;
}

/* Whether a failed write can be tried again: it was interrupted, or the reader of a descriptor that does not wait is
 * slow, who is waited for here. */
static bool tries_again(const ca_output *output)
{
    struct pollfd wanted = {.fd = output->file, .events = POLLOUT};
    if (errno == EINTR)
        return true;
    if (errno != EAGAIN)
        return false;
    return poll(&wanted, 1, -1) > 0 || errno == EINTR;
}

static int write_slices(ca_output *output, const ca_slice *slices, size_t count, ca_problem *problem)
{
    size_t done = 0; /* of the first of the slices */
    for (;;) {
        while (count && done >= slices->size) {
            done -= slices->size;
            slices++;
            count--;
        }
        if (!count)
            return 0;
        ssize_t written = write_some(output, slices, count, done);
        if (written > 0) {
            done += (size_t)written;
            output->written += (uint64_t)written;
        } else if (written == 0) {
            return ca_output_fails(output, EIO, problem); /* no system says so of a write that is not empty */
        } else if (!tries_again(output)) {
            return ca_output_fails(output, errno, problem);
        }
    }
}

int ca_output_flush(ca_output *output, ca_problem *problem)
{
    int status = write_slices(output, &(ca_slice){output->pending.at, output->pending.size}, 1, problem);
    if (status == 0)
        ca_text_clear(&output->pending);
    return status;
}

int ca_output_slices(ca_output *output, const ca_slice *slices, size_t count, ca_problem *problem)
{
    if (output->pending.size && ca_output_flush(output, problem) < 0)
        return -1;
    return write_slices(output, slices, count, problem);
}

int ca_output_write(ca_output *output, const char *bytes, size_t size, ca_problem *problem)
{
    ca_text_append(&output->pending, bytes, size);
    return output->pending.size < PENDING_MOST ? 0 : ca_output_flush(output, problem);
}

/* The last write to a device, a pipe or standard output may fail only when it is closed. */
static int close_stream(ca_output *output, ca_problem *problem)
{
    int file = output->file;
    output->file = -1;
    return close(file) ? ca_output_fails(output, errno, problem) : 0;
}

int ca_outputs_finish(ca_output *const *outputs, size_t count, ca_problem *problem)
{
    int status = 0;
    for (size_t i = 0; i < count && status == 0; i++)
        if (ca_output_is_open(outputs[i]))
            status = ca_output_flush(outputs[i], problem);
    for (size_t i = 0; i < count && status == 0; i++)
        if (ca_output_is_open(outputs[i]))
            status = outputs[i]->path ? ca_output_settle(outputs[i], problem) : close_stream(outputs[i], problem);
    if (status == 0)
        status = ca_outputs_place(outputs, count, problem);
    for (size_t i = 0; i < count; i++)
        ca_output_abandon(outputs[i]);
    return status;
}

int ca_output_finish(ca_output *output, ca_problem *problem)
{
    return ca_outputs_finish(&output, 1, problem);
}

void ca_output_abandon(ca_output *output)
{
    if (output->file > STDERR_FILENO)
        (void)close(output->file); /* its bytes are synced, or given up */
    free(output->path);
    ca_text_free(&output->pending);
    *output = (ca_output){.file = -1};
}
