/* SPDX-License-Identifier: MIT */
/* What tells whom a record is about, looked for in a text: names, numbers of the case, the date of birth. */
#ifndef CA_CLUES_H
#define CA_CLUES_H

#include "record/born.h"
#include "record/names.h"

enum ca_clue { CA_CLUE_CHILD, CA_CLUE_WORKER, CA_CLUE_CASE, CA_CLUE_RECORD, CA_CLUE_BORN, CA_CLUE_COUNT };

/* Zeroed is empty. */
typedef struct {
    ca_names names;
    ca_born *born;
    size_t born_count, born_capacity;
} ca_clues;

/* Forgets them, and keeps the room. */
void ca_clues_clear(ca_clues *clues);
void ca_clues_add_born(ca_clues *clues, ca_date date);
/* Whether TEXT has one. The names are sorted. */
bool ca_clues_in(const ca_clues *clues, ca_slice text);
/* Appends TEXT with [child], [worker], [case], [record] and [date of birth] in the place of the clues; the bytes between
 * them stay. Counts each in DID. */
void ca_clues_replace(const ca_clues *clues, ca_slice text, ca_text *to, uint64_t did[CA_CLUE_COUNT]);
void ca_clues_free(ca_clues *clues);

#endif
