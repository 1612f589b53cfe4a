/* SPDX-License-Identifier: MIT */
/* Populations by quarter and service. */
#include "summary/population.h"

#include "base/date.h"
#include "base/json_write.h"

#include <stdlib.h>

/* The cases of one quarter: a number, or a number for each service. */
typedef struct {
    uint64_t all;
    ca_map services; /* uint64_t; empty if there are no numbers by service */
} quarter_cases;

static quarter_cases *quarter_at(ca_population *population, ca_slice quarter)
{
    ca_text name = {0};
    ca_quarter_name(&name, quarter);
    ca_map_entry *entry = ca_map_at(&population->quarters, (ca_slice){ca_text_words(&name), name.size});
    ca_text_free(&name);
    if (!entry->thing)
        entry->thing = ca_allocate(1, sizeof(quarter_cases));
    return entry->thing;
}

static void add_service(quarter_cases *quarter, ca_slice service, uint64_t cases)
{
    ca_map_entry *entry = ca_map_at(&quarter->services, service);
    if (!entry->thing)
        entry->thing = ca_allocate(1, sizeof(uint64_t));
    *(uint64_t *)entry->thing += cases;
    quarter->all += cases;
}

int ca_population_add(ca_population *population, ca_slice quarter, const ca_slice *service, uint64_t cases)
{
    quarter_cases *one = quarter_at(population, quarter);
    if (!service && one->all)
        return -1;
    if (service && one->all && !one->services.count)
        return -1;
    if (service)
        add_service(one, *service, cases);
    else
        one->all = cases;
    return 0;
}

uint64_t ca_population_of(const ca_population *population, ca_slice quarter, const ca_slice *service)
{
    const quarter_cases *one = ca_map_find(&population->quarters, quarter);
    if (!one || !quarter.size)
        return 0;
    const uint64_t *cases = service ? ca_map_find(&one->services, *service) : &one->all;
    return cases ? *cases : 0;
}

static void copy(quarter_cases *into, const quarter_cases *from)
{
    for (size_t i = 0; i < from->services.count; i++)
        add_service(into, from->services.entries[i].name, *(const uint64_t *)from->services.entries[i].thing);
    into->all = from->all;
}

static bool same(const quarter_cases *one, const quarter_cases *other)
{
    if (one->all != other->all || one->services.count != other->services.count)
        return false;
    for (size_t i = 0; i < one->services.count; i++) {
        const uint64_t *cases = ca_map_find(&other->services, one->services.entries[i].name);
        if (!cases || *cases != *(const uint64_t *)one->services.entries[i].thing)
            return false;
    }
    return true;
}

void ca_population_default(ca_population *population, ca_slice quarter)
{
    const quarter_cases *usual = ca_map_find(&population->quarters, (ca_slice){"", 0});
    if (usual && !ca_map_find(&population->quarters, quarter))
        copy(quarter_at(population, quarter), usual);
}

bool ca_population_by_service(const ca_population *population, ca_slice quarter)
{
    const quarter_cases *one = ca_map_find(&population->quarters, quarter);
    return one && one->services.count;
}

int ca_population_join(ca_population *into, const ca_population *from)
{
    for (size_t i = 0; i < from->quarters.count; i++) {
        const ca_map_entry *entry = &from->quarters.entries[i];
        const quarter_cases *there = ca_map_find(&into->quarters, entry->name);
        const quarter_cases *usual = ca_map_find(&into->quarters, (ca_slice){"", 0});
        const quarter_cases *wanted = there ? there : usual;
        if (wanted && !same(wanted, entry->thing))
            return -1;
        if (!there)
            copy(quarter_at(into, entry->name), entry->thing);
    }
    return 0;
}

void ca_population_write(ca_population *population, ca_text *to)
{
    ca_map_sort(&population->quarters);
    ca_json_open(to, '{');
    for (size_t i = 0; i < population->quarters.count; i++) {
        quarter_cases *one = population->quarters.entries[i].thing;
        if (!population->quarters.entries[i].name.size)
            continue; /* already copied to the quarters that it applies to */
        ca_json_name_slice(to, population->quarters.entries[i].name);
        if (!one->services.count) {
            ca_json_number(to, one->all);
            continue;
        }
        ca_map_sort(&one->services);
        ca_json_open(to, '{');
        for (size_t j = 0; j < one->services.count; j++) {
            ca_json_name_slice(to, one->services.entries[j].name);
            ca_json_number(to, *(const uint64_t *)one->services.entries[j].thing);
        }
        ca_json_close(to, '}');
    }
    ca_json_close(to, '}');
}

static int read_cases(ca_population *population, const char *quarter, const ca_slice *service, const json_t *cases)
{
    if (!json_is_integer(cases) || json_integer_value(cases) <= 0 || json_integer_value(cases) > UINT32_MAX)
        return -1;
    return ca_population_add(population, ca_slice_of(quarter), service, (uint64_t)json_integer_value(cases));
}

int ca_population_read(ca_population *population, const json_t *json)
{
    json_t *quarters = (json_t *)(uintptr_t)json, *one, *cases;
    const char *quarter, *service;
    if (!json_is_object(json))
        return -1;
    json_object_foreach (quarters, quarter, one) {
        if (!json_is_object(one) && read_cases(population, quarter, NULL, one) < 0)
            return -1;
        json_object_foreach (one, service, cases) {
            ca_slice name = ca_slice_of(service);
            if (read_cases(population, quarter, &name, cases) < 0)
                return -1;
        }
    }
    return 0;
}

static void free_quarter(void *thing)
{
    quarter_cases *one = thing;
    ca_map_free(&one->services, free);
    free(one);
}

void ca_population_free(ca_population *population)
{
    ca_map_free(&population->quarters, free_quarter);
    *population = (ca_population){0};
}
