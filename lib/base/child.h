/* SPDX-License-Identifier: MIT */
/* Work in child processes, for what may die of it and would leave something behind.
 *
 * From ca_children_begin to ca_children_end a signal that would end the program ends the child and
 * then waits, and ca_children_run allocates nothing, so that the caller is there to clean up
 * whatever happens. */
#ifndef CA_CHILD_H
#define CA_CHILD_H

#include "base/error.h"

#include <signal.h>

/* What a child does: 0, or -1 with the problem's words, which reach the parent. */
typedef int ca_child_task(void *state, ca_problem *problem);

typedef struct {
    int told[2];            /* a pipe for the words */
    sigset_t held, mask;    /* the signals held back, and what was so before */
    struct sigaction child; /* what was done with SIGCHLD before */
    int came;               /* a signal that is to act in the end; 0 for none */
    int ended;              /* the status of the child that failed, */
    int reason;             /* or the errno of what failed here; 0 for none */
} ca_children;

int ca_children_begin(ca_children *children, ca_problem *problem) CA_MUST_USE;
/* Runs TASK in a child whose words reach nobody, with files for its owner alone, and waits for it. 0 when it was
 * done. */
int ca_children_run(ca_children *children, ca_child_task *task, void *state) CA_MUST_USE;
/* The words of the failure, if there was one, go to PROBLEM. A signal that came meanwhile now acts. */
void ca_children_end(ca_children *children, ca_problem *problem);

#endif
