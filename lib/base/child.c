/* SPDX-License-Identifier: MIT */
/* Runs work in child processes, with signals blocked meanwhile. */
#include "base/child.h"

#include "base/process.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FAILED = 1, NO_MEMORY = 2 /* the status of memory.c when there is none left */ };

/* SIGCHLD gets its default action: if it is ignored, no child can be waited for. */
static int hold_signals(ca_children *children)
{
    struct sigaction usual = {.sa_handler = SIG_DFL};
    if (ca_signals_ending(&children->held) || sigaddset(&children->held, SIGCHLD) || sigemptyset(&usual.sa_mask) ||
        sigaction(SIGCHLD, &usual, &children->child))
        return -1;
    if (sigprocmask(SIG_BLOCK, &children->held, &children->mask) == 0)
        return 0;
    (void)sigaction(SIGCHLD, &children->child, NULL);
    return -1;
}

int ca_children_begin(ca_children *children, ca_error *error)
{
    *children = (ca_children){.message = {-1, -1}};
    if (pipe(children->message))
        return ca_error_set(error, "%s", strerror(errno));
    if (hold_signals(children) == 0)
        return 0;
    int reason = errno;
    (void)close(children->message[0]);
    (void)close(children->message[1]);
    return ca_error_set(error, "%s", strerror(reason));
}

/* Libraries may print text of their input. It goes to a pipe that nobody reads, which needs no device. */
static int keep_quiet(void)
{
    int nowhere[2];
    if (signal(SIGPIPE, SIG_IGN) == SIG_ERR || pipe(nowhere) || close(nowhere[0]))
        return -1;
    return dup2(nowhere[1], STDOUT_FILENO) < 0 || dup2(nowhere[1], STDERR_FILENO) < 0 ? -1 : 0;
}

static _Noreturn void run_task(const ca_children *children, ca_child_task *task, void *state)
{
    ca_error error = {0};
    if (keep_quiet() || sigprocmask(SIG_SETMASK, &children->mask, NULL))
        _exit(FAILED);
    int status = task(state, &error);
    size_t size = error.words.size < _POSIX_PIPE_BUF ? error.words.size : _POSIX_PIPE_BUF;
    if (status && size && write(children->message[1], error.words.at, size) < 0)
        _exit(FAILED); /* without its reason, then */
    _exit(status ? FAILED : 0);
}

/* Waits for CHILD, and kills it when a signal arrives. */
static pid_t wait_for(ca_children *children, pid_t child)
{
    pid_t ended;
    while ((ended = waitpid(child, &children->ended, WNOHANG)) == 0) {
        int came = 0;
        if (sigwait(&children->held, &came) || came == SIGCHLD)
            continue;
        children->came = came;
        (void)kill(child, SIGKILL);
    }
    return ended;
}

int ca_children_run(ca_children *children, ca_child_task *task, void *state)
{
    pid_t child = fork(), ended = -1;
    if (child == 0)
        run_task(children, task, state);
    if (child > 0)
        ended = wait_for(children, child);
    if (ended < 0)
        children->reason = errno;
    return ended >= 0 && WIFEXITED(children->ended) && WEXITSTATUS(children->ended) == 0 ? 0 : -1;
}

static void explain(const ca_children *children, ca_error *error)
{
    char words[_POSIX_PIPE_BUF];
    ssize_t size = 0;
    if (children->reason) {
        (void)ca_error_set(error, "%s", strerror(children->reason));
    } else if (WIFSIGNALED(children->ended)) {
        (void)ca_error_set(error, "ended by signal %d", WTERMSIG(children->ended));
    } else if (WEXITSTATUS(children->ended) == NO_MEMORY) {
        (void)ca_error_set(error, "out of memory");
    } else if (WEXITSTATUS(children->ended)) {
        size = read(children->message[0], words, sizeof words);
        if (size > 0)
            (void)ca_error_set(error, "%.*s", (int)size, words);
        (void)ca_error_set(error, "the work could not begin");
    }
}

void ca_children_end(ca_children *children, ca_error *error)
{
    (void)sigaction(SIGCHLD, &children->child, NULL);
    (void)sigprocmask(SIG_SETMASK, &children->mask, NULL);
    if (children->came)
        (void)raise(children->came);
    (void)close(children->message[1]); /* so that the read ends if nothing was written */
    explain(children, error);
    (void)close(children->message[0]);
}
