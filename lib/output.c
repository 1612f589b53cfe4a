/* SPDX-License-Identifier: MIT */
/* The output contract: gathered writes, and a file that appears whole. */
#define _GNU_SOURCE /* O_TMPFILE: a file that has no name until it is whole */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
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
enum { PENDING_MOST = 256 * 1024, PIPE_SIZE = 1024 * 1024, MODE_NEW = 0666, MODE_ALL = 07777 };

char *ca_file_folder(const char *path)
{
    char *copy = ca_copy(path, strlen(path));
    const char *name = dirname(copy); /* changes the copy */
    char *folder = ca_copy(name, strlen(name));
    free(copy);
    return folder;
}

const char *ca_file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

static char *template_for(const char *path)
{
    ca_text name = {0};
    char *folder = ca_file_folder(path);
    ca_text_format(&name, "%s/.caseaudit-XXXXXX", folder);
    free(folder);
    return name.at;
}

/* The mode that the file is to have: the one it has, else what the umask leaves of a new one. */
static mode_t wanted_mode(const char *path)
{
    struct stat now;
    if (stat(path, &now) == 0)
        return now.st_mode & MODE_ALL;
    mode_t mask = umask(0);
    (void)umask(mask);
    return MODE_NEW & ~mask;
}

static int open_file(ca_output *output)
{
    int file = -1;
#ifdef O_TMPFILE
    char *folder = ca_file_folder(output->path);
    file = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
    free(folder);
#endif
    if (file < 0) {
        output->temporary = template_for(output->path);
        file = mkostemp(output->temporary, O_CLOEXEC);
        if (file < 0) {
            free(output->temporary);
            output->temporary = NULL;
        }
    }
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

int ca_output_open(ca_output *output, const char *path, ca_problem *problem)
{
    struct stat now;
    *output = (ca_output){.file = STDOUT_FILENO};
    if (!path || strcmp(path, "-") == 0) {
        widen_pipe(STDOUT_FILENO);
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
        output->file = open_file(output);
    }
    if (output->file < 0) {
        int reason = errno;
        ca_output_abandon(output);
        return ca_problem_set(problem, "%s: cannot be written: %s", path, strerror(reason));
    }
    return 0;
}

bool ca_output_replaces(const ca_output *output, int file)
{
    struct stat one, other;
    return output->path && stat(output->path, &one) == 0 && fstat(file, &other) == 0 &&
           one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static const char *shown(const ca_output *output)
{
    return output->path ? output->path : output->name ? output->name : "standard output";
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

static int write_slices(ca_output *output, const ca_slice *slices, size_t count, ca_problem *problem)
{
    size_t done = 0; /* of the first of the slices */
    while (!output->pipe_closed) {
        while (count && done >= slices->size) {
            done -= slices->size;
            slices++;
            count--;
        }
        if (!count)
            break;
        ssize_t written = write_some(output, slices, count, done);
        if (written >= 0)
            done += (size_t)written;
        else if (errno == EPIPE)
            output->pipe_closed = true;
        else if (errno != EINTR)
            return ca_problem_set(problem, "%s: cannot be written: %s", shown(output), strerror(errno));
    }
    return 0;
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

/* Gives a file without a name a temporary one, since only a rename can replace what is there. */
static int name_file(ca_output *output)
{
    if (output->temporary)
        return 0;
    ca_text own = {0};
    ca_text_format(&own, "/proc/self/fd/%d", output->file);
    int failed = -1;
    for (int tries = 0; failed && tries < 100; tries++) {
        char *name = template_for(output->path);
        int taken = mkstemp(name); /* finds a free name, and is then put aside for the link */
        if (taken >= 0) {
            (void)close(taken);
            (void)unlink(name);
            failed = linkat(AT_FDCWD, own.at, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
        }
        if (!failed)
            output->temporary = name;
        else
            free(name);
    }
    ca_text_free(&own);
    return failed;
}

int ca_file_open_folder(const char *path)
{
    char *folder = ca_file_folder(path);
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    return file;
}

bool ca_same_file(const char *one, const char *other)
{
    struct stat a, b;
    if (stat(one, &a) == 0)
        return stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
    int folder = ca_file_open_folder(one), other_folder = ca_file_open_folder(other);
    bool same = folder >= 0 && other_folder >= 0 && fstat(folder, &a) == 0 && fstat(other_folder, &b) == 0 &&
                a.st_dev == b.st_dev && a.st_ino == b.st_ino &&
                strcmp(ca_file_name(one), ca_file_name(other)) == 0;
    if (folder >= 0)
        (void)close(folder);
    if (other_folder >= 0)
        (void)close(other_folder);
    return same;
}

/* Syncs and closes a folder. */
static int sync_folder(int folder)
{
    int failed = fsync(folder) && errno != EINVAL; /* some filesystems cannot sync a folder */
    return close(folder) || failed ? -1 : 0;
}

int ca_file_put_in_place(int file, int folder, const char *temporary, const char *path)
{
    int failed = folder < 0 || fchmod(file, wanted_mode(path)) || fsync(file);
    int reason = errno; /* of the first failure */
    if (close(file) && !failed) {
        failed = 1;
        reason = errno;
    }
    if (!failed && rename(temporary, path)) {
        failed = 1;
        reason = errno;
    }
    if (!failed)
        return sync_folder(folder);
    if (folder >= 0)
        (void)close(folder);
    errno = reason;
    return -1;
}

/* Signals that end the program wait from the moment that the file has a name until it is the right one, and
 * the folder is opened before, so that nothing is allocated in between: neither a signal nor running out of
 * memory leaves anything behind. */
static int put_in_place(ca_output *output)
{
    sigset_t ending, before;
    int status = -1;
    int folder = ca_file_open_folder(output->path);
    if (fchmod(output->file, wanted_mode(output->path)) || fsync(output->file) || sigemptyset(&ending) ||
        sigaddset(&ending, SIGINT) || sigaddset(&ending, SIGTERM) || sigaddset(&ending, SIGHUP) ||
        sigprocmask(SIG_BLOCK, &ending, &before)) {
        if (folder >= 0)
            (void)close(folder);
        return -1;
    }
    if (name_file(output) == 0) {
        int file = output->file;
        output->file = -1;
        status = ca_file_put_in_place(file, folder, output->temporary, output->path);
    } else if (folder >= 0) {
        (void)close(folder);
    }
    if (status == 0) {
        free(output->temporary);
        output->temporary = NULL;
    } else if (output->temporary) {
        (void)unlink(output->temporary);
    }
    (void)sigprocmask(SIG_SETMASK, &before, NULL); /* it was read from there */
    return status;
}

int ca_output_finish(ca_output *output, ca_problem *problem)
{
    int status = ca_output_flush(output, problem);
    if (status == 0 && output->path && put_in_place(output))
        status = ca_problem_set(problem, "%s: cannot be written: %s", shown(output), strerror(errno));
    if (status == 0 && !output->path && output->file >= 0) {
        int file = output->file;
        output->file = -1;
        if (close(file))
            status = ca_problem_set(problem, "standard output: cannot be written: %s", strerror(errno));
    }
    ca_output_abandon(output);
    return status;
}

void ca_output_abandon(ca_output *output)
{
    if (output->file > STDERR_FILENO)
        (void)close(output->file);
    if (output->temporary)
        (void)unlink(output->temporary);
    free(output->temporary);
    free(output->path);
    ca_text_free(&output->pending);
    *output = (ca_output){.file = -1};
}
