/* SPDX-License-Identifier: MIT */
/* What records say of earlier audits. */
#include "draw/audited.h"

#include "cli/beside.h"
#include "cli/records.h"

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

/* What is taken of a record. */
typedef struct {
    ca_audited *audited;
    ca_date after, as_of;
    ca_grading grading;
    ca_persons *persons;
    ca_apart *apart;
    bool grades; /* the practitioners of inadequate audits are looked for */
} taking;

static void take_case(taking *t, ca_record *record)
{
    ca_audited *audited = t->audited;
    ca_date date = ca_record_number(record, CA_AUDIT_DATE_FIELD, CA_NO_DATE);
    audited->undated += date == CA_NO_DATE;
    audited->later += date != CA_NO_DATE && date > t->as_of;
    if (date == CA_NO_DATE || date > t->as_of || date <= t->after)
        return;
    audited->in_time++;
    add_case(audited, ca_record_text(record, CA_CASE_ID_FIELD), date);
}

static bool inadequate(const ca_grading *grading, const ca_framework *framework)
{
    int line = framework->obligations.escalation_at_or_below;
    if (grading->escalation != CA_NOT_REQUIRED)
        return true;
    return grading->final != CA_NO_GRADE && grading->final <= (line == CA_NO_GRADE ? 0 : line);
}

static void take_worker(taking *t, ca_record *record)
{
    ca_audited *audited = t->audited;
    add_case(audited, ca_record_text(record, CA_CASE_ID_FIELD),
             ca_record_number(record, CA_AUDIT_DATE_FIELD, CA_NO_DATE));
    if (!inadequate(&t->grading, record->framework)) {
        audited->undecided += record->framework->scale_count && t->grading.final == CA_NO_GRADE;
        return;
    }
    ca_slice name = ca_record_text(record, CA_PRACTITIONER_FIELD);
    const ca_person *person = ca_persons_at(t->persons, name);
    audited->inadequate++;
    audited->unnamed += person->nobody;
    if (person->nobody)
        return;
    ca_apart_add(t->apart, person, record->line.place);
    ca_map_entry *entry = ca_map_at(&audited->workers, person->counted.text);
    ca_audited_worker *worker = entry->thing;
    if (!worker) {
        entry->thing = worker = ca_allocate(1, sizeof *worker);
        worker->name = (ca_slice){ca_arena_copy(&audited->arena, name.at, name.size), name.size};
    }
    worker->audits++;
}

static int take_records(taking *t, ca_run *run)
{
    ca_records records = {.run = run};
    int got;
    records.record.skips_grading = !t->grades;
    while ((got = ca_records_next(&records)) > 0) {
        ca_record *record = &records.record;
        if (!record->stopped && t->grades)
            ca_records_grade(&records, &t->grading, true);
        if (record->stopped || ca_record_number(record, CA_KIND_FIELD, CA_FULL) == CA_PROGRAMME)
            continue;
        t->audited->records++;
        if (t->grades)
            take_worker(t, record);
        else
            take_case(t, record);
    }
    if (got == 0 && records.stopped)
        got = ca_problem_set(&run->problem, "earlier records cannot be read, and nothing was drawn: what they say of a "
                                            "case would be missed");
    ca_record_free(&records.record);
    return got;
}

static int read_files(taking *t, ca_run *run, const struct ca_option_values *files)
{
    ca_input kept;
    ca_beside_begin(run, &kept, files->values, files->count);
    int status = ca_beside_end(run, &kept, take_records(t, run));
    ca_grading_free(&t->grading);
    return status;
}

int ca_audited_cases(ca_audited *audited, ca_run *run, const struct ca_option_values *files, ca_date after,
                     ca_date as_of)
{
    taking t = {.audited = audited, .after = after, .as_of = as_of};
    return read_files(&t, run, files);
}

int ca_audited_workers(ca_audited *audited, ca_run *run, const struct ca_option_values *files, ca_persons *persons,
                       ca_apart *apart)
{
    taking t = {.audited = audited, .grades = true, .persons = persons, .apart = apart};
    return read_files(&t, run, files);
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
