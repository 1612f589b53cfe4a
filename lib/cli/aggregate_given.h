/* SPDX-License-Identifier: MIT */
/* What audit-aggregate is given beside the records: the population, and the plan. Private to it. */
#ifndef CA_AGGREGATE_GIVEN_H
#define CA_AGGREGATE_GIVEN_H

#include "cli/run.h"
#include "summary/completion.h"
#include "summary/population.h"

/* Reads every --population: [QUARTER:] and then a number, SERVICE=NUMBER or a list of cases as CSV. */
int ca_given_population(ca_run *run, ca_population *population) CA_MUST_USE;
/* Reads the drafts of every --planned. */
int ca_given_plan(ca_run *run, ca_plan *plan) CA_MUST_USE;

#endif
