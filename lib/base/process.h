/* SPDX-License-Identifier: MIT */
/* The process as a tool needs it: its standard descriptors, its limits, and the signals that end it. */
#ifndef CA_PROCESS_H
#define CA_PROCESS_H

#include "base/memory.h"

#include <signal.h>

/* To be called before anything is read. Core dumps are switched off, because records, names and keys are in memory.
 * Writing beyond the limit of a file's size becomes an error of the write. A standard descriptor that is closed is
 * opened so that using it fails, and no other file gets its number. */
void ca_process_begin(void);

/* Fills SET with each signal that would end the program and can be blocked: not the signals that stop it (Ctrl-Z), do
 * nothing by default or were ignored when it started. Returns 0, or -1 with errno. */
int ca_signals_ending(sigset_t *set) CA_MUST_USE;

/* Blocks these signals in the calling thread; BEFORE is the mask to give to ca_signals_release. Returns 0, or -1 with
 * errno. */
int ca_signals_hold(sigset_t *before) CA_MUST_USE;
/* Unblocks them. A signal that arrived in between acts now. */
void ca_signals_release(const sigset_t *before);

#endif
