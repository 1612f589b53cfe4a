/* SPDX-License-Identifier: MIT */
/* The running numbers that the ids of earlier drafts have, so that new drafts number on from them. */
#ifndef CA_DRAFT_NUMBERS_H
#define CA_DRAFT_NUMBERS_H

#include "base/map.h"
#include "cli/run.h"

/* Zeroed is empty; release with ca_draft_numbers_free. */
typedef struct {
    ca_map highest; /* by the id up to its number ("dcc-2017-18Q2"), its highest number */
} ca_draft_numbers;

enum { CA_DRAFT_NUMBER_MOST = 1000000000 };

/* Reads the ids of the records of --earlier. Returns 0, or -1 with the run's error, also for a record that cannot be
 * read: it may have the highest number. */
int ca_draft_numbers_read(ca_draft_numbers *numbers, ca_run *run) CA_MUST_USE;
/* Returns the number of a new draft whose id is ID and a number: NEXT, or one above all earlier ones. */
uint64_t ca_draft_number(const ca_draft_numbers *numbers, ca_slice id, uint64_t next) CA_MUST_USE;
void ca_draft_numbers_free(ca_draft_numbers *numbers);

#endif
