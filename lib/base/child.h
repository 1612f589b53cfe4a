/* SPDX-License-Identifier: MIT */
/* Work in child processes, for a library that can crash.
 *
 * From ca_children_begin to ca_children_end a signal that would end the program ends the child, and acts on the program only
 * at the end; ca_children_run allocates nothing. So the caller always gets to remove its temporary files. */
#ifndef CA_CHILD_H
#define CA_CHILD_H

#include "base/error.h"

#include <signal.h>

/* The work of a child. Returns 0, or -1 with an error, whose text reaches the parent. */
typedef int ca_child_task(void *state, ca_error *error);

typedef struct {
    int message[2];         /* a pipe for the text of the error */
    sigset_t held, mask;    /* the signals that are held back, and the mask before */
    struct sigaction child; /* the action of SIGCHLD before */
    int came;               /* a signal that is to act in the end; 0 for none */
    int ended;              /* the status of the child that failed, */
    int reason;             /* or the errno of what failed here; 0 for none */
} ca_children;

/* Holds back the signals. 0, or -1 with an error; ca_children_end is then not called. */
int ca_children_begin(ca_children *children, ca_error *error) CA_MUST_USE;
/* Runs TASK in a child, whose standard output and error go nowhere, and waits for it. Returns 0 when the task returned 0. */
int ca_children_run(ca_children *children, ca_child_task *task, void *state) CA_MUST_USE;
/* Sets ERROR when a child failed. A signal that was held back acts now. */
void ca_children_end(ca_children *children, ca_error *error);

#endif
