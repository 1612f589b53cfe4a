/* SPDX-License-Identifier: MIT */
/* How many cases there were to draw from, by quarter, and by service where that is known. */
#ifndef CA_POPULATION_H
#define CA_POPULATION_H

#include "base/error.h"
#include "base/map.h"

#include <jansson.h>

/* Zeroed is empty. */
typedef struct {
    ca_map quarters; /* by name; under "" what was given without a quarter */
} ca_population;

/* CASES more in a quarter, of SERVICE, or of them all where SERVICE is NULL. -1 where a quarter would have both. */
int ca_population_add(ca_population *population, ca_slice quarter, const ca_slice *service, uint64_t cases) CA_MUST_USE;
/* The cases of a quarter, of SERVICE or of all (NULL); 0 where it is not known. */
uint64_t ca_population_of(const ca_population *population, ca_slice quarter, const ca_slice *service) CA_MUST_USE;
/* Whether the services of QUARTER are told apart. */
bool ca_population_by_service(const ca_population *population, ca_slice quarter) CA_MUST_USE;
/* Gives QUARTER, if it has no population, the one that was given without a quarter. */
void ca_population_default(ca_population *population, ca_slice quarter);
/* Adds the quarters of FROM; -1 where both have a quarter, or one was given without a quarter, and the population is not
 * the same. */
int ca_population_join(ca_population *into, const ca_population *from) CA_MUST_USE;

/* Appends {"2017-18 Q2":{"Families First":1200}}, or a number for a quarter whose services are not told apart. */
void ca_population_write(ca_population *population, ca_text *to);
/* Reads that again; -1 when it is something else. */
int ca_population_read(ca_population *population, const json_t *json) CA_MUST_USE;
void ca_population_free(ca_population *population);

#endif
