/* SPDX-License-Identifier: MIT */
/* The process as a tool needs it: its standard descriptors, its limits, and the signals that end it. */
#ifndef CA_PROCESS_H
#define CA_PROCESS_H

#include "base/memory.h"

#include <signal.h>

/* Before anything is read: no core dump of the memory is ever written; a file that grows too large is an error of the write;
 * a standard descriptor that was closed is opened, so that no other file takes its number and gets its bytes, and using it
 * fails. */
void ca_process_begin(void);

/* Fills SET with every signal that can be held back and would end the program. Signals that stop it (Ctrl-Z), signals
 * that do nothing by default, and signals that its starter had it ignore are not among them. 0, or -1 with errno. */
int ca_signals_ending(sigset_t *set) CA_MUST_USE;

/* Holds these signals back in the calling thread; BEFORE is the mask to give to ca_signals_release. 0, or -1 with errno. */
int ca_signals_hold(sigset_t *before) CA_MUST_USE;
/* A signal that came meanwhile acts now. */
void ca_signals_release(const sigset_t *before);

#endif
