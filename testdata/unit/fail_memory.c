/* SPDX-License-Identifier: MIT */
/* A malloc that fails: preloaded into a program, it lets FAIL_AFTER allocations of each process pass and refuses every one from
 * then on, or only the next one with FAIL_ONCE. The first refusal writes to the file FAIL_MARK. scripts/check/run-torture counts up
 * until the program gets through. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A preloaded library can keep its count only here. */
static atomic_long allocations;

static bool refused(void)
{
    const char *after = getenv("FAIL_AFTER");
    long most = after ? strtol(after, NULL, 10) : 0;
    long mine = atomic_fetch_add(&allocations, 1);
    if (!after || (getenv("FAIL_ONCE") ? mine != most : mine < most))
        return false;
    const char *mark = getenv("FAIL_MARK");
    if (mark && mine == most) {
        long file = syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT, S_IRUSR | S_IWUSR);
        if (file >= 0) {
            (void)syscall(SYS_write, file, "x", (size_t)1);
            (void)syscall(SYS_close, file);
        }
    }
    errno = ENOMEM;
    return true;
}

/* ISO C has no conversion from dlsym's void * to a function; POSIX guarantees that the bytes are the same. */
static void find(const char *name, void *function, size_t size)
{
    void *found = dlsym(RTLD_NEXT, name);
    memcpy(function, &found, size);
}

void *malloc(size_t size)
{
    void *(*real)(size_t);
    find("malloc", &real, sizeof real);
    return refused() ? NULL : real(size);
}

void *realloc(void *old, size_t size)
{
    void *(*real)(void *, size_t);
    find("realloc", &real, sizeof real);
    return refused() ? NULL : real(old, size);
}

void *calloc(size_t count, size_t size)
{
    void *(*real)(size_t, size_t);
    find("calloc", &real, sizeof real);
    return refused() ? NULL : real(count, size);
}
