/* SPDX-License-Identifier: MIT */
/* Numbered things that have nothing to do with one another, done by several threads. */
#ifndef CA_SHARE_OUT_H
#define CA_SHARE_OUT_H

#include "base/memory.h"

/* Calls WORK for each number below COUNT, in any order, on JOBS threads at most, of which this is one; returns when all is
 * done. */
void ca_share_out(size_t jobs, size_t count, void (*work)(void *context, size_t number), void *context);

#endif
