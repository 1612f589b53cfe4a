/* SPDX-License-Identifier: MIT */
/* The list of people: which names are one person's, and which are not, where the names alone do not show it. */
#ifndef CA_PEOPLE_H
#define CA_PEOPLE_H

#include "intake/csv_list.h"
#include "record/person.h"

/* Reads a list with the headings name and person into PEOPLE. Names with the same person are one, names with different ones
 * are two people, and a name without a person is nobody's. A person is one of their own names, too. An error in the list
 * is an error: -1. */
int ca_people_read(ca_people_list *people, const ca_list_source *source) CA_MUST_USE;

#endif
