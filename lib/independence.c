/* SPDX-License-Identifier: MIT */
/* Who may audit which case of a list. */
#include "independence.h"

#include "person.h"

#include <stdlib.h>

const char *const ca_bar_words[CA_BAR_COUNT] = {"", "own work", "manages", "own team", "services"};

/* The number of NAME in plain form, a new one if it is new. */
static size_t number_of(ca_independence *independence, ca_slice plain)
{
    return plain.size ? (size_t)(ca_map_at(&independence->names, plain) - independence->names.entries) : CA_NO_NAME;
}

static int by_number(const void *a, const void *b)
{
    size_t one = *(const size_t *)a, other = *(const size_t *)b;
    return (one > other) - (one < other);
}

/* The numbers of NAMES, in order. */
static size_t *numbers_of(ca_independence *independence, const ca_slice *names, size_t count)
{
    size_t *numbers = ca_arena_take(&independence->arena, count * sizeof *numbers);
    for (size_t i = 0; i < count; i++)
        numbers[i] = number_of(independence, names[i]);
    if (count)
        qsort(numbers, count, sizeof *numbers, by_number);
    return numbers;
}

void ca_independence_begin(ca_independence *independence, const ca_auditors *auditors, bool other_teams)
{
    independence->auditors = auditors;
    independence->other_teams = other_teams;
    independence->numbers = ca_allocate(auditors->count, sizeof *independence->numbers);
    for (size_t i = 0; i < auditors->count; i++) /* first, so that an auditor's number is his or her place */
        independence->numbers[i].person = number_of(independence, auditors->list[i].plain);
    for (size_t i = 0; i < auditors->count; i++) {
        const ca_auditor *auditor = &auditors->list[i];
        ca_auditor_numbers *numbers = &independence->numbers[i];
        numbers->team = number_of(independence, auditor->team);
        numbers->manages = numbers_of(independence, auditor->manages, auditor->manages_count);
        numbers->services = numbers_of(independence, auditor->services, auditor->service_count);
    }
}

static size_t number_in(ca_independence *independence, const ca_case_list *list, size_t row, enum ca_field field)
{
    ca_arena_clear(&independence->sought);
    return number_of(independence,
                     ca_person_plain(&independence->sought, ca_case_list_value(list, row, field)));
}

ca_case_class ca_independence_case(ca_independence *independence, const ca_case_list *list, size_t row)
{
    return (ca_case_class){.practitioner = number_in(independence, list, row, CA_PRACTITIONER_FIELD),
                           .manager = number_in(independence, list, row, CA_MANAGER_FIELD),
                           .iro = number_in(independence, list, row, CA_IRO_FIELD),
                           .team = number_in(independence, list, row, CA_TEAM_FIELD),
                           .service = number_in(independence, list, row, CA_SERVICE_FIELD)};
}

size_t ca_independence_class(ca_independence *independence, const ca_case_class *one)
{
    ca_map_entry *entry = ca_map_at(&independence->table, (ca_slice){(const char *)one, sizeof *one});
    size_t place = (size_t)(entry - independence->table.entries);
    if (place == independence->class_count) {
        independence->classes = ca_room_for_one(independence->classes, independence->class_count,
                                                &independence->class_capacity, sizeof *independence->classes);
        independence->classes[independence->class_count++] = *one;
    }
    return place;
}

static bool among(const size_t *numbers, size_t count, size_t number)
{
    return count && bsearch(&number, numbers, count, sizeof *numbers, by_number);
}

enum ca_bar ca_independence_bar(const ca_independence *independence, size_t class, size_t auditor)
{
    const ca_auditor *row = &independence->auditors->list[auditor];
    const ca_auditor_numbers *a = &independence->numbers[auditor];
    const ca_case_class *c = &independence->classes[class];
    if (a->person == c->practitioner || a->person == c->iro)
        return CA_BAR_OWN_WORK;
    if (a->person == c->manager || among(a->manages, row->manages_count, c->practitioner) ||
        among(a->manages, row->manages_count, c->manager) || among(a->manages, row->manages_count, c->team))
        return CA_BAR_MANAGES;
    if (independence->other_teams && a->team != CA_NO_NAME && a->team == c->team)
        return CA_BAR_OWN_TEAM;
    if (row->service_count && !among(a->services, row->service_count, c->service))
        return CA_BAR_SERVICE;
    return CA_NO_BAR;
}

size_t ca_independence_auditor(ca_independence *independence, ca_slice name)
{
    ca_arena_clear(&independence->sought);
    size_t number = number_of(independence, ca_person_plain(&independence->sought, name));
    return number < independence->auditors->count ? number : SIZE_MAX;
}

bool ca_independence_unseen(const ca_independence *independence, size_t auditor, const bool *seen)
{
    const ca_auditor *row = &independence->auditors->list[auditor];
    const ca_auditor_numbers *numbers = &independence->numbers[auditor];
    for (size_t i = 0; i < row->manages_count; i++)
        if (!seen[numbers->manages[i]])
            return true;
    for (size_t i = 0; i < row->service_count; i++)
        if (!seen[numbers->services[i]])
            return true;
    return false;
}

void ca_independence_free(ca_independence *independence)
{
    free(independence->numbers);
    free(independence->classes);
    ca_map_free(&independence->names, NULL);
    ca_map_free(&independence->table, NULL);
    ca_arena_free(&independence->arena);
    ca_arena_free(&independence->sought);
    *independence = (ca_independence){0};
}
