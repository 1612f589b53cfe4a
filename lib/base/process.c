/* SPDX-License-Identifier: MIT */
/* The process as a tool needs it. */
#define _GNU_SOURCE /* O_DIRECTORY */
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

/* Records, names and keys are in the memory. The limit alone does not keep a system from piping the dump to a program. */
static void leave_no_core(void)
{
    (void)setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
#ifdef __linux__
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

/* Opens descriptor FILE, the lowest that is free, for the use that it is not meant for: a read of standard input or a write
 * to the others is an error. The root folder is there where no device is. */
static void fill(int file)
{
    int got = -1;
    if (file == STDIN_FILENO)
        got = open("/dev/null", O_WRONLY);
    if (got < 0)
        got = open("/", O_RDONLY | O_DIRECTORY);
    (void)got; /* without it the descriptor stays closed, and its use fails all the same */
}

void ca_process_begin(void)
{
    leave_no_core();
    (void)signal(SIGXFSZ, SIG_IGN);
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (fcntl(file, F_GETFD) < 0 && errno == EBADF)
            fill(file);
}
