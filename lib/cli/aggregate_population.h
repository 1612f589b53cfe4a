/* SPDX-License-Identifier: MIT */
/* audit-aggregate: the values of --population. */
#ifndef CA_AGGREGATE_POPULATION_H
#define CA_AGGREGATE_POPULATION_H

#include "cli/run.h"
#include "intake/id_match.h"
#include "summary/population.h"

/* Reads every --population of RUN: [QUARTER:] followed by a number, SERVICE=NUMBER or a list of cases, whose cases MATCH gets.
 * Returns 0, or -1 with the run's error. */
int ca_aggregate_population(ca_run *run, ca_population *population, ca_id_match *match) CA_MUST_USE;

#endif
