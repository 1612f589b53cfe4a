/* SPDX-License-Identifier: MIT */
/* A disk that is full for a moment: preloaded into a program, it loses the one write that FAIL_WRITE counts
 * to, as a write that nobody checks is lost; the program and its children lose one between them, and leave the
 * file that FAIL_MARK names. scripts/run-torture counts up. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* A preloaded library has nowhere but here to count in. */
static atomic_long writes;

static bool lost(void)
{
    const char *at = getenv("FAIL_WRITE");
    const char *mark = getenv("FAIL_MARK");
    if (!at || !mark || atomic_fetch_add(&writes, 1) != strtol(at, NULL, 10))
        return false;
    int file = open(mark, O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
    if (file >= 0)
        (void)close(file);
    errno = ENOSPC;
    return file >= 0;
}

/* ISO C has no conversion from dlsym's void * to a function; POSIX wants the bytes to do. */
static void find(const char *name, void *function, size_t size)
{
    void *found = dlsym(RTLD_NEXT, name);
    memcpy(function, &found, size);
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file)
{
    size_t (*real)(const void *, size_t, size_t, FILE *);
    find("fwrite", &real, sizeof real);
    return lost() ? 0 : real(bytes, size, count, file);
}

int fputs(const char *text, FILE *file)
{
    int (*real)(const char *, FILE *);
    find("fputs", &real, sizeof real);
    return lost() ? EOF : real(text, file);
}

ssize_t write(int file, const void *bytes, size_t size)
{
    ssize_t (*real)(int, const void *, size_t);
    find("write", &real, sizeof real);
    return lost() ? -1 : real(file, bytes, size);
}

ssize_t writev(int file, const struct iovec *vectors, int count)
{
    ssize_t (*real)(int, const struct iovec *, int);
    find("writev", &real, sizeof real);
    return lost() ? -1 : real(file, vectors, count);
}
