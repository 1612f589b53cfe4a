/* SPDX-License-Identifier: MIT */
/* People to be looked up by the names that may be theirs, so that thousands are held against thousands at once. */
#ifndef CA_PERSON_INDEX_H
#define CA_PERSON_INDEX_H

#include "person.h"

/* Zeroed is empty. */
typedef struct {
    ca_map alike;  /* by each name by which ca_person_alike finds somebody */
    ca_map may_be; /* by the words that ca_person_may_be asks for */
    ca_arena arena;
} ca_person_index;

/* Takes PERSON in, who is borrowed. */
void ca_person_index_add(ca_person_index *index, const ca_person *person);
/* Whether somebody in INDEX is alike PERSON (person.h). */
bool ca_person_index_alike(const ca_person_index *index, const ca_person *person) CA_MUST_USE;
/* Whether somebody who is not alike may be PERSON all the same. */
bool ca_person_index_may_be(const ca_person_index *index, const ca_person *person) CA_MUST_USE;
/* Whether nobody is in INDEX, which may be NULL. */
bool ca_person_index_empty(const ca_person_index *index) CA_MUST_USE;
void ca_person_index_free(ca_person_index *index);

#endif
