/* SPDX-License-Identifier: MIT */
/* Validation: nobody audits or moderates work that they had a part in. */
#include "check/validate_case.h"
#include "record/independence.h"

/* The member that names whom a rule keeps away. */
static const enum ca_field field_of[CA_BAR_COUNT] = {
    [CA_BAR_AUDITOR] = CA_AUDITOR_FIELD,           [CA_BAR_SECOND] = CA_BEFORE_MODERATOR_FIELD,
    [CA_BAR_PRACTITIONER] = CA_PRACTITIONER_FIELD, [CA_BAR_IRO] = CA_IRO_FIELD,
    [CA_BAR_MANAGER] = CA_MANAGER_FIELD,
};

static void report(ca_checker *c, enum ca_rule_id rule, unsigned bars, enum ca_field judge, const char *words)
{
    for (int bar = CA_NO_BAR + 1; bar < CA_BAR_COUNT; bar++)
        if (field_of[bar] && (bars >> bar & 1))
            ca_record_report(c->record, c->reporter, rule, c->record->at[judge].node, ca_fields[judge].path, words,
                             ca_fields[field_of[bar]].path);
}

void ca_check_independence(ca_checker *c, enum ca_field judge, enum ca_rule_id rule)
{
    ca_person people[CA_BAR_COUNT];
    ca_record *record = c->record;
    for (int bar = CA_NO_BAR + 1; bar < CA_BAR_COUNT; bar++)
        people[bar] =
            ca_person_read(&record->arena, field_of[bar] ? ca_record_text(record, field_of[bar]) : (ca_slice){"", 0},
                           c->reading->people);
    ca_person who = ca_person_read(&record->arena, ca_record_text(record, judge), c->reading->people);
    bool again = judge == CA_MODERATOR_FIELD;
    ca_judge judging = {.who = &who};
    ca_judged judged = {.practitioner = &people[CA_BAR_PRACTITIONER],
                        .manager = &people[CA_BAR_MANAGER],
                        .iro = &people[CA_BAR_IRO],
                        .auditor = again ? &people[CA_BAR_AUDITOR] : NULL,
                        .second = again ? &people[CA_BAR_SECOND] : NULL};
    unsigned unclear, bars = ca_independence_bars(&judging, &judged, &unclear);
    report(c, rule, bars, judge, "is the same person as %s");
    report(c, CA_RULE_INDEPENDENCE_UNCLEAR, unclear, judge,
           "may be the same person as %s; a list of --people can say who is one");
    if (who.nobody && ca_record_has(record, judge))
        ca_record_report(record, c->reporter, CA_RULE_INDEPENDENCE_UNCLEAR, record->at[judge].node,
                         ca_fields[judge].path, "is a role, and names nobody; a list of --people can say whose it is");
}
