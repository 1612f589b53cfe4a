/* SPDX-License-Identifier: MIT */
/* The people who audited a case. */
#include "record/auditors_of.h"

#include "record/person_index.h"

#include <stdlib.h>

/* The auditors that were found so far. */
typedef struct {
    ca_auditor_of *list;
    size_t count;
    ca_person_index index; /* of LIST */
    ca_numbers found;      /* scratch */
} gathering;

/* Adds a name, unless it is one of somebody who is there; whether they are from outside may be said with any of their names. */
static void add(gathering *g, const ca_auditor_of *one)
{
    g->found.count = 0;
    if (!ca_person_index_alike(&g->index, &one->person, &g->found)) {
        g->list[g->count] = *one;
        ca_person_index_add(&g->index, &g->list[g->count].person, g->count);
        g->count++;
        return;
    }
    ca_auditor_of *known = &g->list[g->found.list[0]];
    if (known->side == CA_SIDE_UNSAID)
        known->side = one->side;
}

ca_auditor_of *ca_auditors_of(ca_record *record, const ca_people_list *people, size_t *count)
{
    const ca_entries *entries = &record->groups[CA_AUDITORS];
    gathering g = {.list = ca_arena_take(&record->arena, (entries->count + 1) * sizeof *g.list)};
    if (ca_record_has(record, CA_AUDITOR_FIELD)) {
        ca_slice name = ca_record_text(record, CA_AUDITOR_FIELD);
        const ca_auditor_of one = {ca_person_read(&record->arena, name, people), name, CA_SIDE_UNSAID,
                                   record->at[CA_AUDITOR_FIELD].node, -1};
        add(&g, &one);
    }
    for (size_t i = 0; i < entries->count; i++) {
        const ca_entry *entry = &entries->entries[i];
        const ca_value *external = ca_entry_value(entry, CA_AUDITORS_EXTERNAL_FIELD);
        ca_slice name = ca_entry_text(record, entry, CA_AUDITORS_NAME_FIELD);
        if (!name.size)
            continue;
        ca_auditor_of one = {ca_person_read(&record->arena, name, people), name,
                             !external->node    ? CA_SIDE_UNSAID
                             : external->number ? CA_SIDE_OUTSIDE
                                                : CA_SIDE_INSIDE,
                             ca_entry_value(entry, CA_AUDITORS_NAME_FIELD)->node, entry->key};
        add(&g, &one);
    }
    ca_person_index_free(&g.index);
    free(g.found.list);
    *count = g.count;
    return g.list;
}

size_t ca_auditor_count(ca_record *record)
{
    size_t count = 0;
    const ca_auditor_of *list = ca_auditors_of(record, NULL, &count);
    return list ? count : 0;
}

ca_slice ca_auditors_named(ca_record *record, const char *separator, const char *outside)
{
    size_t count = 0;
    ca_text names = {0};
    const ca_auditor_of *list = ca_auditors_of(record, NULL, &count);
    for (size_t i = 0; i < count; i++) {
        ca_text_add(&names, i ? separator : "");
        ca_text_append(&names, list[i].name.at, list[i].name.size);
        ca_text_add(&names, list[i].side == CA_SIDE_OUTSIDE ? outside : "");
    }
    ca_slice kept = ca_arena_str(&record->arena, (ca_slice){ca_text_words(&names), names.size});
    ca_text_free(&names);
    return kept;
}

void ca_auditors_judged(ca_record *record, const ca_people_list *people, ca_judged_work *judged)
{
    size_t count = 0;
    const ca_auditor_of *list = ca_auditors_of(record, people, &count);
    const ca_person **together = ca_arena_take(&record->arena, (count + 1) * sizeof *together);
    judged->together_count = 0;
    for (size_t i = 0; i < count; i++)
        if (list[i].entry >= 0)
            together[judged->together_count++] = &list[i].person;
    judged->together = together;
}

enum ca_audited_by ca_audited_by(const ca_auditor_of *list, size_t count)
{
    bool inside = false, outside = false;
    for (size_t i = 0; i < count; i++) {
        inside |= list[i].side == CA_SIDE_INSIDE;
        outside |= list[i].side == CA_SIDE_OUTSIDE;
    }
    return inside && outside ? CA_AUDITED_BOTH
           : outside         ? CA_AUDITED_OUTSIDE
           : inside          ? CA_AUDITED_INSIDE
                             : CA_AUDITED_UNSAID;
}
