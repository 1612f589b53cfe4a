/* SPDX-License-Identifier: MIT */
/* Files that are read beside a run's operands: a population, a plan, earlier audits. */
#ifndef CA_BESIDE_H
#define CA_BESIDE_H

#include "cli/run.h"

/* Puts FILES (borrowed) in the place of the run's own input, which goes to KEPT. */
void ca_beside_begin(ca_run *run, ca_input *kept, char **files, size_t count);
/* Puts KEPT back. STATUS, or -1 when a file could not be read, which has been said. */
int ca_beside_end(ca_run *run, const ca_input *kept, int status) CA_MUST_USE;

#endif
