/* SPDX-License-Identifier: MIT */
/* Populations: the number of open cases by quarter, and by service if that is known. */
#ifndef CA_POPULATION_H
#define CA_POPULATION_H

#include "base/error.h"
#include "base/map.h"

#include <jansson.h>

/* Zeroed is empty; release with ca_population_free. */
typedef struct {
    ca_map quarters; /* by name; "" is the population given without a quarter */
} ca_population;

/* Adds CASES to a quarter: for SERVICE, or for all services if SERVICE is NULL. Returns 0, or -1 if the quarter
 * would have both. */
int ca_population_add(ca_population *population, ca_slice quarter, const ca_slice *service, uint64_t cases) CA_MUST_USE;
/* Returns the cases of a quarter, of SERVICE or of all (NULL); 0 if unknown. */
uint64_t ca_population_of(const ca_population *population, ca_slice quarter, const ca_slice *service) CA_MUST_USE;
/* Returns whether QUARTER has numbers by service. */
bool ca_population_by_service(const ca_population *population, ca_slice quarter) CA_MUST_USE;
/* Copies the population given without a quarter to QUARTER, unless that has one. */
void ca_population_default(ca_population *population, ca_slice quarter);
/* Adds the quarters of FROM. Returns 0, or -1 if both have different populations for a quarter, or for no quarter. */
int ca_population_join(ca_population *into, const ca_population *from) CA_MUST_USE;

/* Appends {"2017-18 Q2":{"Families First":1200}}, with a number instead of an object for a quarter without services. */
void ca_population_write(ca_population *population, ca_text *to);
/* Reads this JSON. Returns 0, or -1 if it is malformed. */
int ca_population_read(ca_population *population, const json_t *json) CA_MUST_USE;
void ca_population_free(ca_population *population);

#endif
