/* SPDX-License-Identifier: MIT */
/* The running numbers that the ids of earlier drafts have, so that new drafts number on from them; and the ids of their cases. */
#ifndef CA_DRAFT_NUMBERS_H
#define CA_DRAFT_NUMBERS_H

#include "base/map.h"
#include "cli/run.h"
#include "intake/case_list.h"

/* Zeroed is empty; release with ca_draft_numbers_free. */
typedef struct {
    ca_map highest; /* by the id up to its number ("dcc-2017-18Q2"): its highest number, how many there are, and more */
    size_t count;   /* ids that end in a number */
    ca_map cases;   /* by the ids of their cases */
} ca_draft_numbers;

enum { CA_DRAFT_NUMBER_MOST = 1000000000 };

/* Reads the ids of the records of --earlier. Returns 0, or -1 with the run's error, also for a record that cannot be
 * read: it may have the highest number. */
int ca_draft_numbers_read(ca_draft_numbers *numbers, ca_run *run) CA_MUST_USE;
/* Returns the number of a new draft whose id is ID and a number: NEXT, or one above all earlier ones. */
uint64_t ca_draft_number(ca_draft_numbers *numbers, ca_slice id, uint64_t next) CA_MUST_USE;
/* Prints a note if hardly any of the earlier ids begins like those that were asked for, or if their cases are those of the
 * COUNT lists CASES but for zeros in front, so that they are drafted again. */
void ca_draft_numbers_compare(const ca_draft_numbers *numbers, const ca_case_list *cases, size_t count,
                              const ca_reporter *reporter);
void ca_draft_numbers_free(ca_draft_numbers *numbers);

#endif
