/* SPDX-License-Identifier: MIT */
/* The cases of a list as the rule of independence looks at them. */
#include "case_classes.h"

#include <stdlib.h>

void ca_case_classes_begin(ca_case_classes *classes, const ca_auditors *auditors, const ca_people_list *people,
                           bool other_teams)
{
    classes->auditors = auditors;
    classes->persons.people = people;
    classes->teams.teams = true;
    classes->judges = ca_allocate(auditors->count, sizeof *classes->judges);
    classes->names_decide = !other_teams;
    for (size_t i = 0; i < auditors->count; i++) {
        const ca_judge judge = ca_auditor_judge(&auditors->list[i], other_teams);
        classes->judges[i] = judge;
        ca_person_index_add(&classes->who, judge.who);
        classes->names_decide &= ca_person_index_empty(judge.people) && ca_person_index_empty(judge.teams);
    }
}

ca_judged ca_case_judged(ca_case_classes *classes, const ca_case_list *list, size_t row)
{
    ca_persons *persons = &classes->persons, *teams = &classes->teams;
    return (ca_judged){
        .practitioner = ca_persons_at(persons, ca_case_list_value(list, row, CA_PRACTITIONER_FIELD)),
        .manager = ca_persons_at(persons, ca_case_list_value(list, row, CA_MANAGER_FIELD)),
        .iro = ca_persons_at(persons, ca_case_list_value(list, row, CA_IRO_FIELD)),
        .team = ca_persons_at(teams, ca_case_list_value(list, row, CA_TEAM_FIELD)),
        .service = ca_persons_at(teams, ca_case_list_value(list, row, CA_SERVICE_FIELD)),
    };
}

size_t ca_case_class(ca_case_classes *classes, const ca_judged *one)
{
    ca_map_entry *entry = ca_map_at(&classes->table, (ca_slice){(const char *)one, sizeof *one});
    size_t place = (size_t)(entry - classes->table.entries);
    if (place == classes->count) {
        classes->list = ca_room_for_one(classes->list, classes->count, &classes->capacity, sizeof *classes->list);
        classes->list[classes->count++] = *one;
    }
    return place;
}

enum ca_bar ca_case_class_bar(const ca_case_classes *classes, size_t class, size_t auditor)
{
    return ca_independence_bar(&classes->judges[auditor], &classes->list[class]);
}

bool ca_case_class_unclear(const ca_case_classes *classes, size_t class, size_t auditor)
{
    unsigned unclear, bars = ca_independence_bars(&classes->judges[auditor], &classes->list[class], &unclear);
    return !bars && unclear;
}

/* Thousands of auditors are held against thousands of classes one by one only where a name gives reason to. */
bool ca_case_class_any_unclear(const ca_case_classes *classes, size_t class)
{
    const ca_judged *one = &classes->list[class];
    if (classes->names_decide && !ca_person_index_may_be(&classes->who, one->practitioner) &&
        !ca_person_index_may_be(&classes->who, one->manager) && !ca_person_index_may_be(&classes->who, one->iro))
        return false;
    for (size_t i = 0; i < classes->auditors->count; i++)
        if (ca_case_class_unclear(classes, class, i))
            return true;
    return false;
}

void ca_case_classes_free(ca_case_classes *classes)
{
    free(classes->judges);
    ca_person_index_free(&classes->who);
    free(classes->list);
    ca_map_free(&classes->table, NULL);
    ca_persons_free(&classes->persons);
    ca_persons_free(&classes->teams);
    *classes = (ca_case_classes){0};
}
