/* SPDX-License-Identifier: MIT */
/* A disk that is full for a moment: preloaded into a program, it loses the one write that FAIL_WRITE counts
 * to, as a write that nobody checks is lost. scripts/run-torture counts up. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A preloaded library has nowhere but here to count in. */
static atomic_long writes;

static bool lost(void)
{
    const char *at = getenv("FAIL_WRITE");
    bool now = at && atomic_fetch_add(&writes, 1) == strtol(at, NULL, 10);
    if (now)
        errno = ENOSPC;
    return now;
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
