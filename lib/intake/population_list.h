/* SPDX-License-Identifier: MIT */
/* A list of open cases as a population: the number of cases, by service if the list has that column. */
#ifndef CA_POPULATION_LIST_H
#define CA_POPULATION_LIST_H

#include "base/idset.h"
#include "intake/id_match.h"
#include "summary/population.h"

/* Counts the cases of a list with the headings case_id (required) and service into POPULATION, for QUARTER ("" for
 * none). IDS has the cases of all lists so far, with their quarters; the list's are added to MATCH. MAPS are the COUNT
 * values of --map. FILLERS are texts that are not filled in. Returns 0, or -1 with an error: a case is repeated, a case has
 * no id, or the list has no case. */
int ca_population_list_read(ca_population *population, ca_slice quarter, ca_idset *ids, ca_id_match *match,
                            const ca_list_source *source, const ca_fillers *fillers, char *const *maps, size_t count)
    CA_MUST_USE;

#endif
