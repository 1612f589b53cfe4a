/* SPDX-License-Identifier: MIT */
/* The output contract: gathered writes to unnamed files.
 *
 * Finished files are named in two steps: first each gets a temporary name, then its own. The files that they replace
 * are kept until all are in place.
 *
 * Signals that end the program are blocked from the first name to the last, and nothing is allocated meanwhile, so that
 * no file is left after a signal or a lack of memory. */
#define _GNU_SOURCE /* F_SETPIPE_SZ, O_DIRECTORY */
#include "base/output.h"

#include "base/file.h"
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MODE_NEW = 0660, MODE_KEPT = 0777, MODE_GROUP = 070, TRIES_MOST = 100, DIGITS = 7, PIECE = 16 * 1024 };

/* A file to be put in place. Its temporary names have room for the number of the attempt. */
typedef struct {
    ca_output *output;
    unsigned number; /* of the file, from which its attempts at a temporary name are counted */
    ca_text link;    /* the system's name for a descriptor of this process */
    ca_text fresh;   /* the temporary name of the new file */
    ca_text earlier; /* the temporary name of the file that it replaces */
    int folder;      /* open, to be synced; -1: not opened, because of REASON */
    int reason;
    bool named;  /* the new file has its temporary name */
    bool had;    /* there was an earlier file */
    bool kept;   /* the earlier file has its temporary name */
    bool placed; /* the new file is in place */
} placing;

static int output_fails(const ca_output *output, int reason, ca_error *error)
{
    const char *shown = output->path ? output->path : output->name ? output->name : "standard output";
    return ca_error_set(error, "%s: cannot be written: %s", shown, strerror(reason));
}

/* Returns the permissions for the file. A file that replaces another keeps its owner and group where the system allows
 * it; a different group gets no more than everybody. */
static mode_t wanted_mode(const ca_output *output)
{
    struct stat now, ours;
    if (stat(output->path, &now) || fstat(output->file, &ours)) {
        mode_t mask = umask(0);
        (void)umask(mask);
        return MODE_NEW & ~mask;
    }
    mode_t mode = now.st_mode & MODE_KEPT;
    bool same = now.st_gid == ours.st_gid && now.st_uid == ours.st_uid;
    if (!same && fchown(output->file, now.st_uid, now.st_gid) && now.st_gid != ours.st_gid &&
        fchown(output->file, (uid_t)-1, now.st_gid))
        mode &= ~(mode_t)MODE_GROUP | (mode & 07) << 3;
    return mode;
}

/* Some filesystems (FAT, Windows shares) have no permissions to set: the mount options decide them. */
static bool has_no_modes(int reason)
{
    return reason == EPERM || reason == ENOTSUP || reason == EOPNOTSUPP || reason == ENOSYS;
}

static int settle_output(ca_output *output, ca_error *error)
{
    struct stat now;
    if (fchmod(output->file, wanted_mode(output)) && !has_no_modes(errno))
        return output_fails(output, errno, error);
    if (fsync(output->file) || fstat(output->file, &now))
        return output_fails(output, errno, error);
    if ((uint64_t)now.st_size != output->written)
        return output_fails(output, EIO, error);
    return 0;
}

/* Makes a temporary name in the folder of PATH; its last DIGITS letters are the number of the attempt. */
static void make_temporary_name(ca_text *name, const char *path, const char *kind)
{
    char *folder = ca_file_folder(path);
    ca_text_format(name, "%s/.caseaudit-%s%ld-0000000", folder, kind, (long)getpid());
    free(folder);
}

static void set_try(ca_text *name, unsigned number)
{
    for (size_t i = 1; i <= DIGITS; i++, number /= 10)
        name->at[name->size - i] = (char)('0' + number % 10);
}

static void begin_placing(placing *p, ca_output *output, unsigned number)
{
    *p = (placing){.output = output, .number = number, .folder = -1};
    char *folder = ca_file_folder(output->path);
    p->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    p->reason = errno;
    free(folder);
    ca_text_format(&p->link, "/proc/self/fd/%d", output->file);
    make_temporary_name(&p->fresh, output->path, "");
    make_temporary_name(&p->earlier, output->path, "old-");
}

static void end_placing(placing *p)
{
    if (p->folder >= 0)
        (void)close(p->folder); /* nothing was written to it */
    ca_text_free(&p->link);
    ca_text_free(&p->fresh);
    ca_text_free(&p->earlier);
}

/* Removes a temporary name; tries once more if the system could not. */
static void remove_name(const ca_text *name)
{
    if (unlink(name->at) && errno != ENOENT)
        (void)unlink(name->at);
}

static int copy_bytes(int from, int to)
{
    char piece[PIECE];
    off_t at = 0;
    for (;;) {
        ssize_t got = pread(from, piece, sizeof piece, at);
        if (got == 0)
            return 0;
        if (got < 0 && errno == EINTR)
            continue;
        for (ssize_t done = 0; got > 0 && done < got;) {
            ssize_t written = write(to, piece + done, (size_t)(got - done));
            if (written < 0 && errno != EINTR)
                return -1;
            done += written > 0 ? written : 0;
        }
        if (got < 0)
            return -1;
        at += got;
    }
}

/* Copies the file to its temporary name, with the same permissions. Returns 0, or -1 with errno. */
static int copy_file(placing *p)
{
    struct stat now;
    int file = open(p->fresh.at, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return -1;
    int failed = copy_bytes(p->output->file, file) || fstat(p->output->file, &now);
    if (!failed && fchown(file, now.st_uid, now.st_gid) && !has_no_modes(errno))
        failed = 1;
    if (!failed && fchmod(file, now.st_mode & MODE_KEPT) && !has_no_modes(errno))
        failed = 1;
    failed = failed || fsync(file);
    int reason = errno;
    if (close(file) && !failed) {
        failed = 1;
        reason = errno;
    }
    if (failed)
        remove_name(&p->fresh);
    errno = reason;
    return failed ? -1 : 0;
}

/* Gives the unnamed file its temporary name: by a link if the system has that and /proc, else by a copy. */
static int name_fresh(placing *p)
{
    errno = p->reason;
    if (p->folder < 0)
        return -1;
    for (unsigned i = 0; i < TRIES_MOST && !p->named; i++) {
        set_try(&p->fresh, p->number + i);
        p->named = linkat(AT_FDCWD, p->link.at, AT_FDCWD, p->fresh.at, AT_SYMLINK_FOLLOW) == 0;
        if (!p->named && errno != EEXIST)
            p->named = copy_file(p) == 0;
        if (!p->named && errno != EEXIST)
            return -1;
    }
    return p->named ? 0 : -1;
}

/* Keeps the earlier file under a second name. Without hard links that is impossible, and the new file replaces it for
 * good. */
static void keep_earlier(placing *p)
{
    struct stat now;
    p->had = lstat(p->output->path, &now) == 0;
    for (unsigned i = 0; i < TRIES_MOST && p->had && !p->kept; i++) {
        set_try(&p->earlier, p->number + i);
        p->kept = link(p->output->path, p->earlier.at) == 0;
        if (!p->kept && errno != EEXIST)
            return;
    }
}

/* Some filesystems cannot sync a folder. */
static int sync_folder(const placing *p)
{
    return fsync(p->folder) && errno != EINVAL && errno != ENOTSUP ? -1 : 0;
}

/* Gives the new file its name and makes it durable. Returns 0, or -1 with errno. */
static int place(placing *p)
{
    keep_earlier(p);
    if (rename(p->fresh.at, p->output->path))
        return -1;
    p->named = false;
    p->placed = true;
    return sync_folder(p);
}

/* Restores the earlier file, or removes the new one if there was none. */
static void put_back(placing *p)
{
    if (p->placed && p->kept && rename(p->earlier.at, p->output->path) == 0)
        p->placed = p->kept = false;
    else if (p->placed && !p->had && unlink(p->output->path) == 0)
        p->placed = false;
}

/* Puts all files in place, or none. Returns COUNT, or the index of the file that failed, with its errno. */
static size_t place_all(placing *all, size_t count)
{
    size_t failed = 0;
    while (failed < count && name_fresh(&all[failed]) == 0)
        failed++;
    if (failed == count)
        for (failed = 0; failed < count && place(&all[failed]) == 0;)
            failed++;
    int reason = errno;
    for (size_t i = count; i-- > 0;) {
        if (failed < count)
            put_back(&all[i]);
        if (all[i].named)
            remove_name(&all[i].fresh);
        if (all[i].kept)
            remove_name(&all[i].earlier);
    }
    errno = reason;
    return failed;
}

static size_t place_held(placing *all, size_t count)
{
    sigset_t before;
    if (ca_signals_hold(&before))
        return 0;
    size_t failed = place_all(all, count);
    int reason = errno;
    ca_signals_release(&before);
    errno = reason;
    return failed;
}

static int report_failure(const placing *all, size_t count, size_t failed, int reason, ca_error *error)
{
    ca_text words = {0};
    ca_text_format(&words, "%s: cannot be written: %s", all[failed].output->path, strerror(reason));
    for (size_t i = 0; i < count; i++)
        if (all[i].placed)
            ca_text_format(&words, "; %s is new already", all[i].output->path);
    int status = ca_error_set(error, "%s", ca_text_words(&words));
    ca_text_free(&words);
    return status;
}

static int place_outputs(ca_output *const *outputs, size_t count, ca_error *error)
{
    placing *all = ca_allocate(count, sizeof *all);
    size_t used = 0;
    int status = 0;
    for (size_t i = 0; i < count; i++)
        if (outputs[i]->file >= 0 && outputs[i]->path) {
            begin_placing(&all[used], outputs[i], (unsigned)used);
            used++;
        }
    size_t failed = used ? place_held(all, used) : 0;
    if (failed < used)
        status = report_failure(all, used, failed, errno, error);
    for (size_t i = 0; i < used; i++)
        end_placing(&all[i]);
    free(all);
    return status;
}

#ifdef IOV_MAX
enum { VECTORS_MOST = IOV_MAX < 256 ? IOV_MAX : 256 };
#else
enum { VECTORS_MOST = 16 }; /* the minimum that POSIX guarantees */
#endif
enum { PENDING_MOST = 256 * 1024, PIPE_SIZE = 1024 * 1024 };

static int open_in_folder(const char *path)
{
    char *folder = ca_file_folder(path);
    int file = ca_file_unnamed(folder), reason = errno;
    free(folder);
    errno = reason;
    return file;
}

/* Makes a pipe as large as one write, so that its two ends wait for each other less often. A failure does no harm. */
static void widen_pipe(int file)
{
#ifdef F_SETPIPE_SZ
    (void)fcntl(file, F_SETPIPE_SZ, PIPE_SIZE);
#else
    (void)file;
#endif
}

/* If standard output was closed, ca_process_begin has opened it for reading. */
static int open_standard(ca_error *error)
{
    int mode = fcntl(STDOUT_FILENO, F_GETFL);
    if (mode < 0 || (mode & O_ACCMODE) == O_RDONLY)
        return ca_error_set(error, "standard output: is closed, and nothing can be written to it");
    widen_pipe(STDOUT_FILENO);
    return 0;
}

int ca_output_open(ca_output *output, const char *path, ca_error *error)
{
    struct stat now;
    *output = (ca_output){.file = -1};
    if (!path || strcmp(path, "-") == 0) {
        if (open_standard(error) < 0)
            return -1;
        output->file = STDOUT_FILENO;
        return 0;
    }
    output->name = path;
    if (stat(path, &now) == 0 && !S_ISREG(now.st_mode)) {
        output->file = open(path, O_WRONLY | O_CLOEXEC);
    } else {
        char *resolved = realpath(path, NULL); /* so that a link remains a link */
        if (!resolved && lstat(path, &now) == 0 && S_ISLNK(now.st_mode))
            return ca_error_set(error, "%s: is a link that leads nowhere", path);
        output->path = resolved ? resolved : ca_copy(path, strlen(path));
        output->file = open_in_folder(output->path);
    }
    if (output->file < 0) {
        int reason = errno;
        ca_output_abandon(output);
        return ca_error_set(error, "%s: cannot be written: %s", path, strerror(reason));
    }
    return 0;
}

bool ca_output_is_open(const ca_output *output)
{
    return output->file >= 0;
}

/* Writes as much of the slices as the system takes at once. Returns the number of bytes, or -1 with errno. */
static ssize_t write_some(const ca_output *output, const ca_slice *slices, size_t count, size_t done)
{
    struct iovec vectors[VECTORS_MOST];
    int used = 0;
    for (size_t i = 0; i < count && used < VECTORS_MOST; i++) {
        size_t skip = done < slices[i].size ? done : slices[i].size;
        done -= skip;
        if (slices[i].size > skip) /* writev does not change the bytes, but its type is not const */
            vectors[used++] = (struct iovec){(char *)(uintptr_t)slices[i].at + skip, slices[i].size - skip};
    }
    return used ? writev(output->file, vectors, used) : 0;
}

/* Returns whether a failed write can be tried again: it was interrupted, or the descriptor does not block. In the
 * second case it first waits for the descriptor. */
static bool tries_again(const ca_output *output)
{
    struct pollfd wanted = {.fd = output->file, .events = POLLOUT};
    if (errno == EINTR)
        return true;
    if (errno != EAGAIN)
        return false;
    return poll(&wanted, 1, -1) > 0 || errno == EINTR;
}

static int write_slices(ca_output *output, const ca_slice *slices, size_t count, ca_error *error)
{
    size_t done = 0; /* bytes of the first of the slices */
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
            return output_fails(output, EIO, error); /* does not happen for a write that is not empty */
        } else if (!tries_again(output)) {
            return output_fails(output, errno, error);
        }
    }
}

void ca_output_hold(ca_output *output, bool held)
{
    output->held = held && !output->path;
}

int ca_output_flush(ca_output *output, ca_error *error)
{
    if (output->held)
        return 0;
    int status = write_slices(output, &(ca_slice){output->pending.at, output->pending.size}, 1, error);
    if (status == 0)
        ca_text_clear(&output->pending);
    return status;
}

int ca_output_slices(ca_output *output, const ca_slice *slices, size_t count, ca_error *error)
{
    for (size_t i = 0; output->held && i < count; i++)
        ca_text_append(&output->pending, slices[i].at, slices[i].size);
    if (output->held)
        return 0;
    if (output->pending.size && ca_output_flush(output, error) < 0)
        return -1;
    return write_slices(output, slices, count, error);
}

int ca_output_write(ca_output *output, const char *bytes, size_t size, ca_error *error)
{
    ca_text_append(&output->pending, bytes, size);
    return output->pending.size < PENDING_MOST ? 0 : ca_output_flush(output, error);
}

/* The last write to a device, a pipe or standard output may fail as late as at its close. */
static int close_stream(ca_output *output, ca_error *error)
{
    int file = output->file;
    output->file = -1;
    return close(file) ? output_fails(output, errno, error) : 0;
}

int ca_outputs_finish(ca_output *const *outputs, size_t count, ca_error *error)
{
    int status = 0;
    for (size_t i = 0; i < count && status == 0; i++) {
        ca_output_hold(outputs[i], false);
        if (ca_output_is_open(outputs[i]))
            status = ca_output_flush(outputs[i], error);
    }
    for (size_t i = 0; i < count && status == 0; i++)
        if (ca_output_is_open(outputs[i]))
            status = outputs[i]->path ? settle_output(outputs[i], error) : close_stream(outputs[i], error);
    if (status == 0)
        status = place_outputs(outputs, count, error);
    for (size_t i = 0; i < count; i++)
        ca_output_abandon(outputs[i]);
    return status;
}

int ca_output_finish(ca_output *output, ca_error *error)
{
    return ca_outputs_finish(&output, 1, error);
}

void ca_output_abandon(ca_output *output)
{
    if (output->file > STDERR_FILENO)
        (void)close(output->file); /* its bytes are synced or discarded */
    free(output->path);
    ca_text_free(&output->pending);
    *output = (ca_output){.file = -1};
}
