/* SPDX-License-Identifier: MIT */
/* A system that fails once: preloaded into a program, it lets the call of one family (FAIL_CALL: read, open, write, sync,
 * rename, link, close, unlink, mode, folder, fork, pipe) that FAIL_AT counts to, from 0, fail with the errno FAIL_REASON.
 * The program and its children count together in the file FAIL_COUNT, which holds a zeroed long; the failing call writes
 * to the file FAIL_MARK. With FAIL_SIGNAL that signal comes before the call, and the call does not fail. scripts/check/run-torture counts
 * up. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* Returns the count that the processes share, or NULL if there is nothing to do. A preloaded library can keep it only
 * here. */
static _Atomic long *shared_count(void)
{
    static _Atomic long *count;
    const char *path = getenv("FAIL_COUNT");
    if (count || !path)
        return count;
    long file = syscall(SYS_openat, AT_FDCWD, path, O_RDWR);
    if (file < 0)
        return NULL;
    void *at = mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, (int)file, 0);
    (void)syscall(SYS_close, file);
    count = at == MAP_FAILED ? NULL : at;
    return count;
}

static bool fails(const char *family)
{
    const char *wanted = getenv("FAIL_CALL"), *at = getenv("FAIL_AT"), *reason = getenv("FAIL_REASON");
    const char *mark = getenv("FAIL_MARK"), *signal_number = getenv("FAIL_SIGNAL");
    if (!wanted || !at || !mark || strcmp(wanted, family) != 0)
        return false;
    _Atomic long *count = shared_count();
    if (!count || atomic_fetch_add(count, 1) != strtol(at, NULL, 10))
        return false;
    long file = syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT, S_IRUSR | S_IWUSR);
    if (file >= 0) {
        (void)syscall(SYS_write, file, "x", (size_t)1);
        (void)syscall(SYS_close, file);
    }
    if (signal_number) {
        (void)kill(getpid(), (int)strtol(signal_number, NULL, 10));
        return false;
    }
    errno = reason ? (int)strtol(reason, NULL, 10) : EIO;
    return true;
}

/* ISO C has no conversion from dlsym's void * to a function; POSIX guarantees that the bytes are the same. */
static void find(const char *name, void *function, size_t size)
{
    void *found = dlsym(RTLD_NEXT, name);
    memcpy(function, &found, size);
}

#define CALL(family, type, failure, name, parameters, arguments) \
    type name parameters                                         \
    {                                                            \
        type(*real) parameters;                                  \
        find(#name, &real, sizeof real);                         \
        return fails(family) ? (failure) : real arguments;       \
    }

CALL("read", ssize_t, -1, read, (int file, void *to, size_t size), (file, to, size))
CALL("read", ssize_t, -1, pread, (int file, void *to, size_t size, off_t at), (file, to, size, at))
CALL("read", size_t, 0, fread, (void *to, size_t size, size_t count, FILE *file), (to, size, count, file))
/* With _FORTIFY_SOURCE a call with a buffer of known size has another name. */
CALL("read", ssize_t, -1, __read_chk, (int file, void *to, size_t size, size_t room), (file, to, size, room))
CALL("read", ssize_t, -1, __pread_chk, (int file, void *to, size_t size, off_t at, size_t room),
     (file, to, size, at, room))
CALL("read", size_t, 0, __fread_chk, (void *to, size_t room, size_t size, size_t count, FILE *file),
     (to, room, size, count, file))
CALL("open", int, -1, __open_2, (const char *path, int flags), (path, flags))
CALL("write", ssize_t, -1, write, (int file, const void *from, size_t size), (file, from, size))
CALL("write", ssize_t, -1, writev, (int file, const struct iovec *from, int count), (file, from, count))
CALL("write", size_t, 0, fwrite, (const void *from, size_t size, size_t count, FILE *file), (from, size, count, file))
CALL("write", int, EOF, fputs, (const char *text, FILE *file), (text, file))
CALL("write", int, EOF, fflush, (FILE * file), (file))
CALL("open", FILE *, NULL, fopen, (const char *path, const char *mode), (path, mode))
CALL("open", FILE *, NULL, fopen64, (const char *path, const char *mode), (path, mode))
CALL("open", int, -1, mkostemp, (char *path, int flags), (path, flags))
CALL("open", int, -1, mkstemp, (char *path), (path))
CALL("open", DIR *, NULL, opendir, (const char *path), (path))
CALL("sync", int, -1, fsync, (int file), (file))
CALL("rename", int, -1, rename, (const char *from, const char *to), (from, to))
CALL("link", int, -1, link, (const char *from, const char *to), (from, to))
CALL("link", int, -1, linkat, (int at, const char *from, int beside, const char *to, int flags),
     (at, from, beside, to, flags))
CALL("unlink", int, -1, unlink, (const char *path), (path))
CALL("unlink", int, -1, rmdir, (const char *path), (path))
CALL("mode", int, -1, fchmod, (int file, mode_t mode), (file, mode))
CALL("folder", char *, NULL, mkdtemp, (char *path), (path))
CALL("fork", pid_t, -1, fork, (void), ())
CALL("pipe", int, -1, pipe, (int ends[2]), (ends))

/* The descriptor is closed even so, as on Linux. */
int close(int file)
{
    bool failed = fails("close");
    int reason = errno, status = (int)syscall(SYS_close, file);
    if (!failed)
        return status;
    errno = reason;
    return -1;
}

int fclose(FILE *file)
{
    int (*real)(FILE *);
    find("fclose", &real, sizeof real);
    bool failed = fails("close");
    int reason = errno, status = real(file);
    if (!failed)
        return status;
    errno = reason;
    return EOF;
}

#define OPEN(name)                                           \
    int name(const char *path, int flags, ...)               \
    {                                                        \
        int (*real)(const char *, int, ...);                 \
        va_list rest;                                        \
        va_start(rest, flags);                               \
        unsigned mode = va_arg(rest, unsigned);              \
        va_end(rest);                                        \
        find(#name, &real, sizeof real);                     \
        return fails("open") ? -1 : real(path, flags, mode); \
    }
#undef open
#undef open64
OPEN(open)
OPEN(open64)
