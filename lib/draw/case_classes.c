/* SPDX-License-Identifier: MIT */
/* Classes of cases for the independence check. */
#include "draw/case_classes.h"

#include <stdlib.h>

void ca_case_classes_begin(ca_case_classes *classes, const ca_auditors *auditors, const ca_people_list *people,
                           bool other_teams)
{
    classes->persons.people = people;
    classes->teams.teams = true;
    ca_judges_begin(&classes->judges, auditors, other_teams);
}

ca_judged_work ca_case_judged(ca_case_classes *classes, const ca_case_list *list, size_t row)
{
    ca_persons *persons = &classes->persons, *teams = &classes->teams;
    return (ca_judged_work){
        .practitioner = ca_persons_at(persons, ca_case_list_value(list, row, CA_PRACTITIONER_FIELD)),
        .manager = ca_persons_at(persons, ca_case_list_value(list, row, CA_MANAGER_FIELD)),
        .iro = ca_persons_at(persons, ca_case_list_value(list, row, CA_IRO_FIELD)),
        .team = ca_persons_at(teams, ca_case_list_value(list, row, CA_TEAM_FIELD)),
        .service = ca_persons_at(teams, ca_case_list_value(list, row, CA_SERVICE_FIELD)),
    };
}

size_t ca_case_class(ca_case_classes *classes, const ca_judged_work *one)
{
    ca_map_entry *entry = ca_map_at(&classes->table, (ca_slice){(const char *)one, sizeof *one});
    size_t index = (size_t)(entry - classes->table.entries);
    if (index == classes->count) {
        classes->list = ca_array_grow(classes->list, classes->count, &classes->capacity, sizeof *classes->list);
        classes->list[classes->count++] = *one;
    }
    return index;
}

enum ca_conflict ca_case_class_conflict(const ca_case_classes *classes, size_t class, size_t auditor)
{
    return ca_independence_conflict(&classes->judges.list[auditor], &classes->list[class]);
}

void ca_case_class_near(const ca_case_classes *classes, size_t class, ca_numbers *found)
{
    ca_judges_near(&classes->judges, &classes->list[class], found);
}

bool ca_case_class_unclear(const ca_case_classes *classes, size_t class, size_t auditor)
{
    return ca_judges_unclear_at(&classes->judges, &classes->list[class], auditor);
}

bool ca_case_class_any_unclear(const ca_case_classes *classes, size_t class)
{
    return ca_judges_any_unclear(&classes->judges, &classes->list[class]);
}

void ca_case_classes_free(ca_case_classes *classes)
{
    ca_judges_free(&classes->judges);
    free(classes->list);
    ca_map_free(&classes->table, NULL);
    ca_persons_free(&classes->persons);
    ca_persons_free(&classes->teams);
    *classes = (ca_case_classes){0};
}
