/* SPDX-License-Identifier: MIT */
/* Assigns a moderator to each drawn audit. */
#include "draw/moderators.h"

#include "draw/assign.h"
#include "draw/judges.h"
#include "draw/known_names.h"

#include <stdlib.h>
#include <string.h>

enum { NAMED_MOST = 10 };

/* The drawn audits by rank, and classes of audits with the same eligible moderators. */
typedef struct {
    const ca_auditors *moderators;
    ca_judges judges;
    ca_candidate **audits;
    size_t count;
    ca_candidate **classes; /* one audit of each class */
    size_t class_count;
    size_t *class_of, *capacities, *earlier;
} sharing;

static int compare(const void *one, const void *other)
{
    const ca_candidate *a = *(ca_candidate *const *)one, *b = *(ca_candidate *const *)other;
    int order = memcmp(a->rank, b->rank, CA_RANK_SIZE);
    return order ? order : ca_slice_compare(a->id, b->id);
}

static enum ca_conflict conflict_of(const sharing *s, const ca_candidate *audit, size_t moderator)
{
    return ca_independence_conflict(&s->judges.list[moderator], &audit->people);
}

static bool may(const void *context, size_t class, size_t moderator)
{
    const sharing *s = context;
    return conflict_of(s, s->classes[class], moderator) == CA_NO_CONFLICT;
}

static void near(const void *context, size_t class, ca_numbers *found)
{
    const sharing *s = context;
    ca_judges_near(&s->judges, &s->classes[class]->people, found);
}

static void classify(sharing *s)
{
    ca_map classes = {0};
    for (size_t i = 0; i < s->count; i++) {
        ca_candidate *audit = s->audits[i];
        ca_map_entry *entry = ca_map_at(&classes, (ca_slice){(const char *)&audit->people, sizeof audit->people});
        if (!entry->thing) {
            s->classes[s->class_count] = audit;
            entry->thing = &s->classes[s->class_count++];
        }
        s->class_of[i] = (size_t)((ca_candidate **)entry->thing - s->classes);
    }
    ca_map_free(&classes, NULL);
}

static void collect(sharing *s, ca_candidates *draw)
{
    s->audits = ca_allocate(draw->count, sizeof *s->audits);
    for (size_t i = 0; i < draw->count; i++)
        if (draw->audits[i].drawn)
            s->audits[s->count++] = &draw->audits[i];
    if (s->count)
        qsort(s->audits, s->count, sizeof *s->audits, compare);
    s->classes = ca_allocate(s->count, sizeof *s->classes);
    s->class_of = ca_allocate(s->count, sizeof *s->class_of);
    s->earlier = ca_allocate(s->count, sizeof *s->earlier);
    s->capacities = ca_allocate(s->moderators->count, sizeof *s->capacities);
    for (size_t i = 0; i < s->moderators->count; i++)
        s->capacities[i] = s->moderators->list[i].capacity;
    classify(s);
    for (size_t i = 0; i < s->count; i++) {
        const ca_person *chosen = s->audits[i]->chosen;
        s->earlier[i] = chosen ? ca_auditors_find(s->moderators, chosen) : CA_NO_AUDITOR;
    }
}

static int compare_locations(const void *one, const void *other)
{
    const ca_location *a = *(const ca_location *const *)one, *b = *(const ca_location *const *)other;
    int order = strcmp(a->source, b->source);
    return order ? order : a->line < b->line ? -1 : a->line > b->line;
}

/* Appends "q2.jsonl:3, q2.jsonl:5 and 2 more". */
static void name_locations(ca_text *words, const ca_location **locations, size_t count)
{
    if (count)
        qsort(locations, count, sizeof *locations, compare_locations);
    for (size_t i = 0; i < count && i < NAMED_MOST; i++)
        ca_text_format(words, "%s%s:%llu", i ? ", " : "", locations[i]->source, (unsigned long long)locations[i]->line);
    if (count > NAMED_MOST)
        ca_text_format(words, " and %zu more", count - NAMED_MOST);
}

/* Appends the conflicts that moderators have with AUDIT, each with the number of moderators. */
static void name_bars(ca_text *words, const sharing *s, const ca_candidate *audit)
{
    size_t held[CA_CONFLICT_COUNT] = {0};
    const char *gap = "";
    for (size_t i = 0; i < s->moderators->count; i++)
        held[conflict_of(s, audit, i)]++;
    for (int conflict = CA_NO_CONFLICT + 1; conflict < CA_CONFLICT_COUNT; conflict++)
        if (held[conflict]) {
            ca_text_format(words, "%s%zu %s", gap, held[conflict], ca_conflict_words[conflict]);
            gap = ", ";
        }
}

/* Appends the infeasible audits and sets their number. Returns the first. */
static const ca_candidate *name_audits(ca_text *words, const sharing *s, const ca_assignment *assignment, size_t *count)
{
    const ca_location **locations = ca_allocate(s->count, sizeof *locations);
    const ca_candidate *first = NULL;
    *count = 0;
    for (size_t i = 0; i < s->count; i++)
        if (assignment->infeasible_class[s->class_of[i]]) {
            locations[(*count)++] = &s->audits[i]->location;
            if (!first || compare_locations(&(const ca_location *){&s->audits[i]->location},
                                            &(const ca_location *){&first->location}) < 0)
                first = s->audits[i];
        }
    name_locations(words, locations, *count);
    free(locations);
    return first;
}

/* Appends the moderators who are eligible for any infeasible audit and sets their number. Returns their total
 * capacity. */
static size_t name_moderators(ca_text *words, const sharing *s, const ca_assignment *assignment, size_t *count)
{
    const ca_location **locations = ca_allocate(s->moderators->count, sizeof *locations);
    size_t takes = 0;
    *count = 0;
    for (size_t i = 0; i < s->moderators->count; i++)
        if (assignment->infeasible_auditor[i]) {
            locations[(*count)++] = &s->moderators->list[i].location;
            takes += s->moderators->list[i].capacity;
        }
    name_locations(words, locations, *count);
    free(locations);
    return takes;
}

static int explain(const sharing *s, const ca_assignment *assignment, ca_error *error)
{
    ca_text audits = {0}, people = {0}, conflicts = {0};
    size_t stuck, open;
    const ca_candidate *first = name_audits(&audits, s, assignment, &stuck);
    size_t takes = name_moderators(&people, s, assignment, &open);
    if (first)
        name_bars(&conflicts, s, first);
    if (open)
        (void)ca_error_set(error,
                           "%zu audit%s (%s): only %zu moderator%s eligible (%s), with capacity for %zu%s%s; raise "
                           "capacities or add moderators",
                           stuck, stuck == 1 ? "" : "s", ca_text_words(&audits), open, open == 1 ? " is" : "s are",
                           ca_text_words(&people), takes,
                           conflicts.size ? "; of the others, for the first audit, " : "", ca_text_words(&conflicts));
    else
        (void)ca_error_set(error, "no moderator is eligible for %s: %s; add moderators", ca_text_words(&audits),
                           ca_text_words(&conflicts));
    ca_text_free(&audits);
    ca_text_free(&people);
    ca_text_free(&conflicts);
    return -1;
}

/* Reports audits whose moderator has a name similar to a person of the case. */
static void report_unclear(const sharing *s, const size_t *moderator_of, ca_reporter *reporter)
{
    ca_unclear found = {0};
    for (size_t i = 0; i < s->count; i++) {
        const ca_judged_work *people = &s->audits[i]->people;
        bool any = ca_judges_any_unclear(&s->judges, people);
        bool taken = any && ca_judges_unclear_at(&s->judges, people, moderator_of[i]);
        ca_unclear_add(&found, any, taken, s->audits[i]->location);
    }
    ca_unclear_report(&found, "drawn audit", "moderator", reporter);
}

int ca_moderators_assign(ca_candidates *draw, const ca_auditors *moderators, ca_reporter *reporter, ca_error *error)
{
    sharing s = {.moderators = moderators};
    ca_assignment assignment;
    ca_known_names names = {.people = {0}};
    for (size_t i = 0; i < draw->count; i++)
        ca_known_names_add(&names, &draw->audits[i].people);
    int status = ca_known_names_check(&names, moderators, draw->persons.people, error);
    ca_known_names_free(&names);
    if (status < 0)
        return -1;
    ca_judges_begin(&s.judges, moderators, false);
    collect(&s, draw);
    ca_assign_cases(&(ca_assignment_problem){s.count, moderators->count, s.capacities, s.class_of, s.class_count, may,
                                             near, &s, s.earlier},
                    &assignment);
    if (!assignment.solved)
        status = explain(&s, &assignment, error);
    else
        report_unclear(&s, assignment.auditor_of, reporter);
    for (size_t i = 0; status == 0 && i < s.count; i++)
        s.audits[i]->moderator = assignment.auditor_of[i];
    ca_assignment_free(&assignment);
    ca_judges_free(&s.judges);
    free(s.audits);
    free(s.classes);
    free(s.class_of);
    free(s.earlier);
    free(s.capacities);
    return status;
}
