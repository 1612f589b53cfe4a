/* SPDX-License-Identifier: MIT */
/* The signals that end a program. */
#include "base/signals.h"

/* These stop a program, let it go on, or do nothing unless it asks for them. */
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
    /* Some numbers are the C library's own; it refuses to tell of them, and they cannot be held back. */
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
    (void)sigprocmask(SIG_SETMASK, before, NULL); /* cannot fail: the mask is the one that was there */
}
