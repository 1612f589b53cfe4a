/* SPDX-License-Identifier: MIT */
/* Populations by quarter and service. */
#include "summary/population.h"

#include "base/date.h"
#include "base/json_write.h"
#include "record/spellings.h"

#include <stdlib.h>

/* The cases of one service, and of each spelling of its name. */
typedef struct {
    uint64_t cases;
    ca_spellings *spellings; /* one or more */
} service_cases;

/* The cases of one quarter: a number, or a number for each service. */
typedef struct {
    uint64_t all;
    ca_map services; /* service_cases by the plain form of the name; empty if there are no numbers by service */
} quarter_cases;

static void free_service(void *thing)
{
    service_cases *one = thing;
    ca_spellings_free(one->spellings);
    free(one);
}

/* Returns the service NAME, in any spelling, or NULL. */
static service_cases *find_service(const quarter_cases *quarter, ca_slice name)
{
    ca_arena arena = {0};
    service_cases *one =
        ca_map_find(&quarter->services, ca_spelling_plain(&arena, ca_spelling_rule_of(CA_SERVICE_FIELD), name));
    ca_arena_free(&arena);
    return one;
}

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
    ca_arena arena = {0};
    ca_slice plain = ca_spelling_plain(&arena, ca_spelling_rule_of(CA_SERVICE_FIELD), service);
    ca_map_entry *entry = ca_map_at(&quarter->services, plain);
    if (!entry->thing)
        entry->thing = ca_allocate(1, sizeof(service_cases));
    service_cases *one = entry->thing;
    one->cases += cases;
    ca_spellings_count(&one->spellings, plain.size ? service : plain, cases);
    quarter->all += cases;
    ca_arena_free(&arena);
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
    const service_cases *cases = service ? find_service(one, *service) : NULL;
    return !service ? one->all : cases ? cases->cases : 0;
}

static void copy(quarter_cases *into, const quarter_cases *from)
{
    for (size_t i = 0; i < from->services.count; i++) {
        const ca_spellings *spellings = ((const service_cases *)from->services.entries[i].thing)->spellings;
        for (size_t j = 0; j < spellings->count; j++)
            add_service(into, spellings->entries[j].name, *(const uint64_t *)spellings->entries[j].thing);
    }
    into->all = from->all;
}

static bool same(const quarter_cases *one, const quarter_cases *other)
{
    if (one->all != other->all || one->services.count != other->services.count)
        return false;
    for (size_t i = 0; i < one->services.count; i++) {
        const service_cases *cases = ca_map_find(&other->services, one->services.entries[i].name);
        if (!cases || cases->cases != ((const service_cases *)one->services.entries[i].thing)->cases)
            return false;
    }
    return true;
}

/* Two populations that are the same may spell a service differently: the bytewise first of the two is shown, so that
 * summaries can be added in any order. */
static void join_names(quarter_cases *into, const quarter_cases *from)
{
    for (size_t i = 0; i < into->services.count; i++) {
        service_cases *one = into->services.entries[i].thing;
        const service_cases *other = ca_map_find(&from->services, into->services.entries[i].name);
        ca_spellings *made = NULL;
        if (ca_slice_compare(ca_spellings_shown(other->spellings), ca_spellings_shown(one->spellings)) >= 0)
            continue;
        ca_spellings_count(&made, ca_spellings_shown(other->spellings), one->cases);
        ca_spellings_free(one->spellings);
        one->spellings = made;
    }
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
        const quarter_cases *usual = ca_map_find(&into->quarters, (ca_slice){"", 0});
        quarter_cases *there = ca_map_find(&into->quarters, entry->name);
        if ((there || usual) && !same(there ? there : usual, entry->thing))
            return -1;
        if (!there && usual) {
            there = quarter_at(into, entry->name);
            copy(there, ca_map_find(&into->quarters, (ca_slice){"", 0}));
        }
        if (there)
            join_names(there, entry->thing);
        else
            copy(quarter_at(into, entry->name), entry->thing);
    }
    return 0;
}

/* Writes the cases of each service, in the order of the names that are shown. */
static void write_services(const quarter_cases *quarter, ca_text *to)
{
    ca_map shown = {0};
    for (size_t i = 0; i < quarter->services.count; i++) {
        service_cases *one = quarter->services.entries[i].thing;
        ca_map_at(&shown, ca_spellings_shown(one->spellings))->thing = one;
    }
    ca_map_sort(&shown);
    ca_json_open(to, '{');
    for (size_t i = 0; i < shown.count; i++) {
        ca_json_name_slice(to, shown.entries[i].name);
        ca_json_number(to, ((const service_cases *)shown.entries[i].thing)->cases);
    }
    ca_json_close(to, '}');
    ca_map_free(&shown, NULL);
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
        write_services(one, to);
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
    ca_map_free(&one->services, free_service);
    free(one);
}

void ca_population_free(ca_population *population)
{
    ca_map_free(&population->quarters, free_quarter);
    *population = (ca_population){0};
}
