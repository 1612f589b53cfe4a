/* SPDX-License-Identifier: MIT */
/* An index of people by the names that may be theirs, so that thousands can be compared with thousands. */
#ifndef CA_PERSON_INDEX_H
#define CA_PERSON_INDEX_H

#include "base/memory.h"
#include "record/person.h"

/* Zeroed is empty. */
typedef struct {
    ca_map alike;  /* by each name by which ca_person_alike finds somebody */
    ca_map may_be; /* by the words that ca_person_may_be asks for */
    ca_arena arena;
} ca_person_index;

/* Takes PERSON in, who is borrowed, with a NUMBER that is the caller's. */
void ca_person_index_add(ca_person_index *index, const ca_person *person, size_t number);
/* Whether somebody in INDEX is alike PERSON (person.h). FOUND, if it is not NULL, gets the number of each who is. */
bool ca_person_index_alike(const ca_person_index *index, const ca_person *person, ca_numbers *found);
/* The same of those who are not alike and may be PERSON all the same. */
bool ca_person_index_may_be(const ca_person_index *index, const ca_person *person, ca_numbers *found);
void ca_person_index_free(ca_person_index *index);

#endif
