/* SPDX-License-Identifier: MIT */
/* The list of people: which names belong to the same person, and which do not, where the names alone do not show it. */
#ifndef CA_PEOPLE_H
#define CA_PEOPLE_H

#include "intake/list.h"
#include "record/person.h"

/* Reads a list with the headings name and person into PEOPLE. Names with the same person belong to one person, names
 * with different persons to two; a name without a person is nobody's. The person is also one of their own names.
 * Returns 0, or -1 with an error in the list. */
int ca_people_read(ca_people_list *people, const ca_list_source *source) CA_MUST_USE;

#endif
