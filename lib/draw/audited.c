/* SPDX-License-Identifier: MIT */
/* Earlier audits, read from records. */
#include "draw/audited.h"

#include <stdlib.h>
#include <string.h>

static void add_case(ca_audited *audited, ca_slice id, ca_date date)
{
    if (!id.size)
        return;
    ca_map_entry *entry = ca_map_at(&audited->cases, ca_person_plain(&audited->arena, id));
    ca_audited_case *one = entry->thing;
    if (!one) {
        entry->thing = one = ca_allocate(1, sizeof *one);
        one->date = CA_NO_DATE;
    }
    if (date > one->date)
        one->date = date;
}

static bool is_programme(const ca_record *record)
{
    return ca_record_number(record, CA_KIND_FIELD, CA_FULL) == CA_PROGRAMME;
}

void ca_audited_add_case(ca_audited *audited, ca_record *record, ca_date after, ca_date as_of)
{
    ca_date date = ca_record_number(record, CA_AUDIT_DATE_FIELD, CA_NO_DATE);
    if (is_programme(record))
        return;
    audited->records++;
    audited->undated += date == CA_NO_DATE;
    audited->later += date != CA_NO_DATE && date > as_of;
    if (date == CA_NO_DATE || date > as_of || date <= after)
        return;
    audited->in_time++;
    add_case(audited, ca_record_text(record, CA_CASE_ID_FIELD), date);
}

void ca_audited_add(ca_audited *audited, ca_record *record)
{
    if (is_programme(record))
        return;
    audited->records++;
    add_case(audited, ca_record_text(record, CA_CASE_ID_FIELD), CA_NO_DATE);
}

static bool inadequate(const ca_grading *grading, const ca_framework *framework)
{
    int line = framework->requirements.escalation_at_or_below;
    if (grading->escalation != CA_NOT_REQUIRED)
        return true;
    return grading->final != CA_NO_GRADE && grading->final <= (line == CA_NO_GRADE ? 0 : line);
}

static void add_worker(ca_audited *audited, ca_slice name, const ca_person *person)
{
    ca_map_entry *entry = ca_map_at(&audited->workers, person->counted.text);
    ca_audited_worker *worker = entry->thing;
    if (!worker) {
        entry->thing = worker = ca_allocate(1, sizeof *worker);
        worker->name = (ca_slice){ca_arena_copy(&audited->arena, name.at, name.size), name.size};
    }
    worker->audits++;
}

void ca_audited_add_worker(ca_audited *audited, ca_record *record, const ca_grading *grading, ca_persons *persons,
                           ca_similar_names *apart)
{
    if (is_programme(record))
        return;
    audited->records++;
    add_case(audited, ca_record_text(record, CA_CASE_ID_FIELD),
             ca_record_number(record, CA_AUDIT_DATE_FIELD, CA_NO_DATE));
    if (!inadequate(grading, record->framework)) {
        audited->undecided += record->framework->scale_count && grading->final == CA_NO_GRADE;
        return;
    }
    ca_slice name = ca_record_text(record, CA_PRACTITIONER_FIELD);
    const ca_person *person = ca_persons_at(persons, name);
    audited->inadequate++;
    audited->unnamed += person->nobody;
    if (person->nobody)
        return;
    ca_similar_names_add(apart, person, record->line.location);
    add_worker(audited, name, person);
}

const ca_audited_case *ca_audited_find(ca_audited *audited, ca_slice id)
{
    if (!audited->cases.count)
        return NULL;
    ca_arena_clear(&audited->sought);
    return ca_map_find(&audited->cases, ca_person_plain(&audited->sought, id));
}

const ca_audited_worker *ca_audited_worker_find(const ca_audited *audited, const ca_person *person)
{
    return person->nobody ? NULL : ca_map_find(&audited->workers, person->counted.text);
}

void ca_audited_free(ca_audited *audited)
{
    ca_map_free(&audited->cases, free);
    ca_map_free(&audited->workers, free);
    ca_arena_free(&audited->arena);
    ca_arena_free(&audited->sought);
    *audited = (ca_audited){0};
}
