/* SPDX-License-Identifier: MIT */
/* Who moderates which of the audits that were drawn. */
#include "moderators.h"

#include "allocate.h"

#include <stdlib.h>
#include <string.h>

enum { NAMED_MOST = 10 };

/* The drawn audits by rank, and what of them is alike for who may moderate them. */
typedef struct {
    const ca_auditors *moderators;
    ca_moderable **audits;
    size_t count;
    ca_moderable **classes; /* one audit of each */
    size_t class_count;
    size_t *class_of, *capacities, *earlier;
} sharing;

static int compare(const void *one, const void *other)
{
    const ca_moderable *a = *(ca_moderable *const *)one, *b = *(ca_moderable *const *)other;
    int order = memcmp(a->rank, b->rank, CA_RANK_SIZE);
    return order ? order : ca_slice_compare(a->id, b->id);
}

/* Why MODERATOR may not have AUDIT, or NULL. */
static const char *barred(const ca_moderable *audit, const ca_auditor *moderator)
{
    if (ca_slice_equal(moderator->plain, audit->auditor))
        return "is the auditor";
    if (ca_slice_equal(moderator->plain, audit->second))
        return "is the second reader";
    return ca_auditor_barred(moderator, &audit->people);
}

static bool may(const void *context, size_t class, size_t moderator)
{
    const sharing *s = context;
    return !barred(s->classes[class], &s->moderators->list[moderator]);
}

static void add_name(ca_text *key, ca_slice name)
{
    ca_text_append(key, name.at, name.size);
    ca_text_byte(key, '\n'); /* in no name as it is compared */
}

static void classify(sharing *s)
{
    ca_map classes = {0};
    ca_text key = {0};
    for (size_t i = 0; i < s->count; i++) {
        ca_moderable *audit = s->audits[i];
        ca_text_clear(&key);
        add_name(&key, audit->auditor);
        add_name(&key, audit->second);
        add_name(&key, audit->people.practitioner);
        add_name(&key, audit->people.manager);
        add_name(&key, audit->people.team);
        add_name(&key, audit->people.service);
        ca_map_entry *entry = ca_map_at(&classes, (ca_slice){key.at, key.size});
        if (!entry->thing) {
            s->classes[s->class_count] = audit;
            entry->thing = &s->classes[s->class_count++];
        }
        s->class_of[i] = (size_t)((ca_moderable **)entry->thing - s->classes);
    }
    ca_map_free(&classes, NULL);
    ca_text_free(&key);
}

static void collect(sharing *s, ca_draw *draw)
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
        s->earlier[i] = CA_NO_AUDITOR;
        for (size_t at = 0; s->audits[i]->chosen.size && at < s->moderators->count; at++)
            if (ca_slice_equal(s->audits[i]->chosen, s->moderators->list[at].plain))
                s->earlier[i] = at;
    }
}

/* "3, 5 and 2 more", in the order of the lines. */
static void name_line(ca_text *words, size_t *named, size_t all, const ca_place *place)
{
    ++*named;
    if (*named <= NAMED_MOST)
        ca_text_format(words, "%s%s:%llu", *named > 1 ? ", " : "", place->source, (unsigned long long)place->line);
    else if (*named == all)
        ca_text_format(words, " and %zu more", all - NAMED_MOST);
}

/* What bars one of the moderators from AUDIT, each reason with how many it holds for. */
static void name_bars(ca_text *words, const sharing *s, const ca_moderable *audit)
{
    const char *first = words->size ? "; " : "";
    for (size_t i = 0; i < s->moderators->count; i++) {
        const char *why = barred(audit, &s->moderators->list[i]);
        size_t held = 0, before = 0;
        for (size_t at = 0; at < s->moderators->count; at++) {
            bool same = barred(audit, &s->moderators->list[at]) == why;
            held += same;
            before += same && at < i;
        }
        if (why && !before) {
            ca_text_format(words, "%s%zu %s", first, held, why);
            first = ", ";
        }
    }
}

/* The audits that are stuck, the moderators that any of them may go to, and what those can take. */
static int explain(const sharing *s, const ca_allocation *allocation, ca_problem *problem)
{
    ca_text audits = {0}, people = {0}, bars = {0};
    size_t stuck = 0, open = 0, named = 0, takes = 0;
    const ca_moderable *one = NULL;
    for (size_t i = 0; i < s->count; i++)
        stuck += allocation->stuck_class[s->class_of[i]];
    for (size_t i = 0; i < s->count; i++)
        if (allocation->stuck_class[s->class_of[i]]) {
            one = one ? one : s->audits[i];
            name_line(&audits, &named, stuck, &s->audits[i]->place);
        }
    for (size_t i = 0; i < s->moderators->count; i++)
        open += allocation->stuck_auditor[i];
    named = 0;
    for (size_t i = 0; i < s->moderators->count; i++)
        if (allocation->stuck_auditor[i]) {
            takes += s->moderators->list[i].capacity;
            name_line(&people, &named, open, &s->moderators->list[i].place);
        }
    if (one)
        name_bars(&bars, s, one);
    if (open)
        (void)ca_problem_set(problem, "%zu audit%s (%s) can only go to %zu moderator%s (%s), who take%s %zu in all%s%s; raise "
                             "a capacity or name more moderators", stuck, stuck == 1 ? "" : "s", audits.at, open,
                             open == 1 ? "" : "s", people.at, open == 1 ? "s" : "", takes,
                             bars.size ? "; of the others, for the first: " : "", ca_text_words(&bars));
    else
        (void)ca_problem_set(problem, "nobody in the list may moderate %s: of the moderators, %s", ca_text_words(&audits),
                             ca_text_words(&bars));
    ca_text_free(&audits);
    ca_text_free(&people);
    ca_text_free(&bars);
    return -1;
}

int ca_moderators_assign(ca_draw *draw, const ca_auditors *moderators, ca_problem *problem)
{
    sharing s = {.moderators = moderators};
    ca_allocation allocation;
    int status = 0;
    collect(&s, draw);
    ca_allocate_cases(&(ca_allocation_problem){s.count, moderators->count, s.capacities, s.class_of, s.class_count, may, &s,
                                               s.earlier},
                      &allocation);
    if (!allocation.solved)
        status = explain(&s, &allocation, problem);
    for (size_t i = 0; status == 0 && i < s.count; i++)
        s.audits[i]->moderator = allocation.auditor_of[i];
    ca_allocation_free(&allocation);
    free(s.audits);
    free(s.classes);
    free(s.class_of);
    free(s.earlier);
    free(s.capacities);
    return status;
}
