/* SPDX-License-Identifier: MIT */
/* A list of open cases as a population: how many there are to draw from, by service where the list has one. */
#ifndef CA_POPULATION_LIST_H
#define CA_POPULATION_LIST_H

#include "base/idset.h"
#include "intake/csv_list.h"
#include "summary/population.h"

/* Counts the cases of a list with the headings case_id (required) and service into the quarter's POPULATION; QUARTER is ""
 * for none. IDS are the cases of all lists so far, with their quarters: a case that is there twice, a case without an id,
 * and a list without a case are errors: -1. */
int ca_population_list_read(ca_population *population, ca_slice quarter, ca_idset *ids, const ca_list_source *source)
    CA_MUST_USE;

#endif
