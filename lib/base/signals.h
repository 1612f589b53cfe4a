/* SPDX-License-Identifier: MIT */
/* The signals that end a program, held back while something must not be left half done. */
#ifndef CA_SIGNALS_H
#define CA_SIGNALS_H

#include "base/memory.h"

#include <signal.h>

/* Fills SET with every signal that can be held back and would end the program. Signals that stop it (Ctrl-Z), signals
 * that do nothing by default, and signals that its starter had it ignore are not among them. 0, or -1 with errno. */
int ca_signals_ending(sigset_t *set) CA_MUST_USE;

/* Holds these signals back in the calling thread; BEFORE is the mask to give to ca_signals_release. 0, or -1 with errno. */
int ca_signals_hold(sigset_t *before) CA_MUST_USE;
/* A signal that came meanwhile acts now. */
void ca_signals_release(const sigset_t *before);

#endif
