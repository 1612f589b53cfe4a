/* SPDX-License-Identifier: MIT */
/* audit-actions: records in, a flat line for each of their actions out, and one for what they lack. */
#include "check/concern.h"
#include "cli/records.h"
#include "cli/side_input.h"
#include "record/action.h"
#include "record/persons.h"

typedef struct {
    ca_records records;
    ca_people_list people;
    ca_persons persons;
    ca_apart apart; /* the owners that were asked for, and those that are alike */
    ca_date as_of;
    bool overdue; /* only what is */
    ca_grading grading;
    ca_text line;
} lister;

static int read_settings(lister *l, ca_run *run)
{
    const char *as_of = run->options.value[CA_OPTION_AS_OF];
    l->as_of = as_of ? ca_date_read(ca_slice_of(as_of)) : CA_NO_DATE;
    l->overdue = ca_options_has(&run->options, CA_OPTION_OVERDUE);
    if (as_of && l->as_of == CA_NO_DATE)
        return ca_run_misuse(run, "--as-of is a date that exists, written like 2017-09-30");
    if (l->overdue && !as_of)
        return ca_run_misuse(run, "--overdue needs to know on which day: --as-of DATE");
    return 0;
}

/* Whether the action has one of the owners that were asked for; "" is none. */
static bool owner_asked(lister *l, const ca_entry *action)
{
    const struct ca_option_values *asked = &l->records.run->options.list[CA_OPTION_OWNER];
    ca_record *record = &l->records.record;
    ca_slice name = ca_entry_text(record, action, CA_ACTION_OWNER_FIELD);
    ca_slice counted = ca_person_counted(&record->arena, name);
    const ca_person *owner = ca_persons_at(&l->persons, name);
    for (size_t i = 0; i < asked->count; i++) {
        ca_slice sought = ca_slice_of(asked->values[i]);
        const ca_person *one = ca_persons_at(&l->persons, sought);
        if (ca_person_is(owner, one) || ca_slice_equal(counted, ca_person_counted(&record->arena, sought)))
            return true;
        if (ca_person_alike(owner, one)) {
            ca_apart_add(&l->apart, one, record->line.place);
            ca_apart_add(&l->apart, owner, record->line.place);
        }
    }
    return !asked->count;
}

/* An escalation or plan that is missing has neither an owner nor a day by which it is due. */
static int list_missing(lister *l)
{
    ca_record *record = &l->records.record;
    if (l->overdue || l->records.run->options.list[CA_OPTION_OWNER].count)
        return 0;
    ca_grade_as_before(record, &l->grading);
    const bool lacks[] = {false, ca_lacks_escalation(record, &l->grading), ca_lacks_plan(record, &l->grading)};
    int status = 0;
    for (int about = CA_ABOUT_ESCALATION; status == 0 && about <= CA_ABOUT_PLAN; about++) {
        if (!lacks[about])
            continue;
        ca_text_clear(&l->line);
        ca_missing_write(record, (enum ca_line_about)about, &l->line);
        status = ca_records_pass(&l->records, (ca_slice){l->line.at, l->line.size});
    }
    return status;
}

static int list_actions(lister *l)
{
    ca_record *record = &l->records.record;
    const ca_entries *actions = &record->groups[CA_ACTIONS];
    int status = list_missing(l), days;
    for (size_t i = 0; status == 0 && i < actions->count; i++) {
        const ca_entry *action = &actions->entries[i];
        if (ca_entry_is_empty(action) || !owner_asked(l, action) ||
            (l->overdue && ca_action_state_on(action, l->as_of, &days) != CA_ACTION_OVERDUE))
            continue;
        ca_text_clear(&l->line);
        ca_action_write(record, action, l->as_of, &l->line);
        status = ca_records_pass(&l->records, (ca_slice){l->line.at, l->line.size});
    }
    return status;
}

static void list(ca_run *run)
{
    lister l = {.line = {0}};
    l.persons.people = &l.people;
    bool begun = read_settings(&l, run) == 0 && ca_side_people(run, &l.people) == 0;
    int got = begun ? ca_records_begin(&l.records, run) : -1;
    l.records.record.skips_grading = true;
    while (got == 0 && (got = ca_records_next(&l.records)) > 0)
        got = l.records.record.stopped ? 0 : list_actions(&l);
    if (got == 0)
        ca_apart_report(&l.apart, &run->reporter);
    if (begun)
        ca_records_end(&l.records, l.records.stopped, "could not be read, and left out");
    ca_text_free(&l.line);
    ca_apart_free(&l.apart);
    ca_persons_free(&l.persons);
    ca_people_free(&l.people);
    ca_grading_free(&l.grading);
}

void ca_actions_run(ca_run *run)
{
    if (run->options.tool == CA_ACTIONS_UPDATE)
        ca_actions_update_run(run);
    else
        list(run);
}
