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

/* The limit alone does not stop a system from piping the dump to a program. */
static void leave_no_core(void)
{
    (void)setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
#ifdef __linux__
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

/* Opens descriptor FILE, the lowest free one, in the wrong direction, so that reading standard input, or writing to the
 * others, is an error. If there is no /dev/null, the root folder is used. */
static void fill(int file)
{
    int got = -1;
    if (file == STDIN_FILENO)
        got = open("/dev/null", O_WRONLY);
    if (got < 0)
        got = open("/", O_RDONLY | O_DIRECTORY);
    (void)got; /* on failure the descriptor stays closed, and its use fails anyway */
}

void ca_process_begin(void)
{
    leave_no_core();
    (void)signal(SIGXFSZ, SIG_IGN);
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (fcntl(file, F_GETFD) < 0 && errno == EBADF)
            fill(file);
}

/* These stop a program, continue it, or do nothing by default. */
static const int harmless[] = {SIGSTOP,  SIGTSTP, SIGTTIN, SIGTTOU, SIGCONT, SIGCHLD, SIGURG,
#ifdef SIGWINCH
                               SIGWINCH,
#endif
                               SIGKILL};

static int without(sigset_t *set, int number)
{
    struct sigaction now;
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        if (number == harmless[i])
            return sigdelset(set, number);
    /* Some numbers are reserved by the C library: sigaction fails for them, and they cannot be blocked. */
    if (sigaction(number, NULL, &now) == 0 && now.sa_handler == SIG_IGN)
        return sigdelset(set, number);
    return 0;
}

int ca_signals_ending(sigset_t *set)
{
    if (sigfillset(set))
        return -1;
    for (int number = 1; sigismember(set, number) >= 0; number++)
        if (sigismember(set, number) == 1 && without(set, number))
            return -1;
    return 0;
}

int ca_signals_hold(sigset_t *before)
{
    sigset_t ending;
    return ca_signals_ending(&ending) || sigprocmask(SIG_BLOCK, &ending, before) ? -1 : 0;
}

void ca_signals_release(const sigset_t *before)
{
    (void)sigprocmask(SIG_SETMASK, before, NULL); /* cannot fail: it restores the earlier mask */
}
