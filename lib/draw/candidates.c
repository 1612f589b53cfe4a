/* SPDX-License-Identifier: MIT */
/* The audits that a framework's policy draws for moderation. */
#include "draw/candidates.h"

#include "record/auditors_of.h"

#include <stdlib.h>
#include <string.h>

const char *const ca_drawn_names[CA_DRAWN_COUNT] = {
    [CA_NOT_DRAWN] = "not_drawn",   [CA_DRAWN_ABOVE] = "always_at_or_above", [CA_DRAWN_BELOW] = "always_at_or_below",
    [CA_DRAWN_NEW] = "new_auditor", [CA_DRAWN_EACH] = "each_lower_grade",    [CA_DRAWN_PERCENT] = "percent",
    [CA_DRAWN_NUMBER] = "count",    [CA_DRAWN_APART] = "third_reader"};

/* Returns the month, quarter or year of the record's audit date, as EVERY requires. */
static ca_slice period_of(ca_candidates *draw, ca_record *record, enum ca_often every)
{
    ca_date date = ca_record_number(record, CA_AUDIT_DATE_FIELD, CA_NO_DATE);
    ca_quarter quarter = ca_quarter_read(ca_record_text(record, CA_QUARTER_FIELD));
    ca_text words = {0};
    if (quarter == CA_NO_QUARTER && date != CA_NO_DATE)
        quarter = ca_quarter_of(date);
    if (every == CA_EVERY_MONTH && date != CA_NO_DATE)
        ca_date_write(&words, date);
    else if ((every == CA_EVERY_QUARTER || every == CA_EVERY_YEAR) && quarter != CA_NO_QUARTER)
        ca_quarter_write(&words, quarter, " ");
    if (words.size && every != CA_EVERY_QUARTER)
        words.size -= 3; /* the day, or the quarter of the year */
    ca_slice period = {ca_arena_copy(&draw->arena, ca_text_words(&words), words.size), words.size};
    ca_text_free(&words);
    return period;
}

static const ca_person *person_of(ca_candidates *draw, ca_record *record, enum ca_field field)
{
    return ca_persons_at(&draw->persons, ca_record_text(record, field));
}

/* Sets who made the audit with the auditor in audit.auditor. */
static void set_together(ca_candidates *draw, ca_record *record, ca_judged_work *people)
{
    size_t count = 0;
    const ca_auditor_of *list = ca_auditors_of(record, draw->persons.people, &count);
    const ca_person **together = ca_arena_take(&draw->arena, (count + 1) * sizeof *together);
    for (size_t i = 0; i < count; i++)
        if (list[i].entry >= 0)
            together[people->together_count++] = ca_persons_at(&draw->persons, list[i].name);
    people->together = together;
}

/* Returns the persons whose work the audit examines, and its readers. */
static ca_judged_work people_of(ca_candidates *draw, ca_record *record)
{
    ca_judged_work people = {.practitioner = person_of(draw, record, CA_PRACTITIONER_FIELD),
                             .manager = person_of(draw, record, CA_MANAGER_FIELD),
                             .iro = person_of(draw, record, CA_IRO_FIELD),
                             .auditor = person_of(draw, record, CA_AUDITOR_FIELD),
                             .second = person_of(draw, record, CA_BEFORE_MODERATOR_FIELD),
                             .team = ca_persons_at(&draw->teams, ca_record_text(record, CA_TEAM_FIELD)),
                             .service = ca_persons_at(&draw->teams, ca_record_text(record, CA_SERVICE_FIELD))};
    if (record->groups[CA_AUDITORS].count)
        set_together(draw, record, &people);
    return people;
}

static ca_slice kept(ca_candidates *draw, ca_slice text)
{
    return (ca_slice){ca_arena_copy(&draw->arena, text.at, text.size), text.size};
}

/* A moderation is complete only if it judges the overall grade, unless the framework has none. */
static bool is_moderated(const ca_record *record, const ca_grading *grading)
{
    return grading->moderated != CA_NO_GRADE || ca_moderator_disagrees(record, grading) ||
           (!record->framework->overall_required && ca_is_moderated(record, grading));
}

void ca_candidates_add(ca_candidates *draw, ca_record *record, const ca_grading *grading, ca_slice seed)
{
    bool both = grading->auditor != CA_NO_GRADE && grading->moderated != CA_NO_GRADE;
    draw->teams.teams = true;
    ca_candidate audit = {
        .location = record->line.location,
        .line = kept(draw, record->line.text),
        .id = kept(draw, ca_record_text(record, CA_ID_FIELD)),
        .people = people_of(draw, record),
        .framework = record->framework,
        .period = period_of(draw, record, record->framework->moderation.every),
        .date = ca_record_number(record, CA_AUDIT_DATE_FIELD, CA_NO_DATE),
        .grade = grading->final != CA_NO_GRADE ? grading->final : grading->start,
        .moderated = is_moderated(record, grading),
        .moderator = SIZE_MAX,
    };
    const ca_person *moderator = person_of(draw, record, CA_MODERATOR_FIELD);
    if (audit.moderated)
        audit.people.second = moderator;
    else if (!moderator->nobody)
        audit.chosen = moderator;
    audit.apart = both && abs(grading->auditor - grading->moderated) >= CA_TOO_FAR &&
                  !ca_record_has(record, CA_BEFORE_MODERATOR_FIELD);
    if (seed.size)
        ca_rank(seed, audit.id, audit.rank);
    draw->audits = ca_array_grow(draw->audits, draw->count, &draw->capacity, sizeof *draw->audits);
    draw->audits[draw->count++] = audit;
}

static int compare_groups(const ca_candidate *a, const ca_candidate *b)
{
    int order = strcmp(a->framework->id, b->framework->id);
    return order ? order : ca_slice_compare(a->period, b->period);
}

static int compare_ranks(const ca_candidate *a, const ca_candidate *b)
{
    int order = memcmp(a->rank, b->rank, CA_RANK_SIZE);
    return order ? order : ca_slice_compare(a->id, b->id);
}

static int compare_audits(const void *one, const void *other)
{
    const ca_candidate *a = *(ca_candidate *const *)one, *b = *(ca_candidate *const *)other;
    int order = compare_groups(a, b);
    return order ? order : compare_ranks(a, b);
}

void ca_candidates_rank_all(ca_candidates *draw)
{
    draw->ranked = ca_resize(draw->ranked, draw->count, sizeof *draw->ranked);
    for (size_t i = 0; i < draw->count; i++)
        draw->ranked[i] = &draw->audits[i];
    if (draw->count)
        qsort(draw->ranked, draw->count, sizeof *draw->ranked, compare_audits);
}

bool ca_candidates_group_next(const ca_candidates *draw, size_t *index, ca_candidates_group *group)
{
    size_t first = *index;
    if (first == draw->count)
        return false;
    *group = (ca_candidates_group){.first = draw->ranked + first};
    while (*index < draw->count && compare_groups(draw->ranked[first], draw->ranked[*index]) == 0) {
        group->moderated += draw->ranked[*index]->moderated;
        ++*index;
    }
    group->count = *index - first;
    uint64_t percent = (uint64_t)draw->ranked[first]->framework->moderation.percent * (CA_RATE_WHOLE / 100);
    uint64_t rate = draw->number ? 0 : draw->rate ? draw->rate : percent;
    group->wanted = (group->count * rate + CA_RATE_WHOLE - 1) / CA_RATE_WHOLE;
    return true;
}

/* Returns whether A was audited before B; audits without a date are last. */
static bool comes_before(const ca_candidate *a, const ca_candidate *b)
{
    if (a->date != b->date)
        return b->date == CA_NO_DATE || (a->date != CA_NO_DATE && a->date < b->date);
    return compare_ranks(a, b) < 0;
}

/* Keeps AUDIT as the first of PERSON in FIRSTS, if it is that so far. */
static void keep_first(ca_map *firsts, const ca_map *experienced, const ca_person *person, ca_candidate *audit)
{
    ca_slice auditor = person->counted.text;
    if (!auditor.size || ca_map_find(experienced, auditor))
        return;
    ca_map_entry *first = ca_map_at(firsts, auditor);
    if (!first->thing || comes_before(audit, first->thing))
        first->thing = audit;
}

void ca_candidates_new_auditors(ca_candidates *draw, const ca_map *experienced)
{
    ca_map firsts = {0};
    for (size_t i = 0; i < draw->count; i++) {
        ca_candidate *audit = &draw->audits[i];
        keep_first(&firsts, experienced, audit->people.auditor, audit);
        for (size_t j = 0; j < audit->people.together_count; j++)
            keep_first(&firsts, experienced, audit->people.together[j], audit);
    }
    for (size_t i = 0; i < firsts.count; i++) {
        ca_candidate *audit = firsts.entries[i].thing;
        if (!audit->moderated)
            audit->drawn = CA_DRAWN_NEW;
    }
    ca_map_free(&firsts, NULL);
}

static enum ca_drawn always(const ca_moderation *policy, const ca_candidate *audit)
{
    if (audit->moderated || audit->grade == CA_NO_GRADE)
        return audit->drawn;
    if (policy->always_at_or_above != CA_NO_GRADE && audit->grade >= policy->always_at_or_above)
        return CA_DRAWN_ABOVE;
    if (policy->always_at_or_below != CA_NO_GRADE && audit->grade <= policy->always_at_or_below)
        return CA_DRAWN_BELOW;
    return audit->drawn;
}

/* Draws the lowest ranks of GRADE (CA_NO_GRADE: of all), until WANTED audits are moderated or drawn. */
static void draw_lowest(const ca_candidates_group *group, int grade, size_t wanted, enum ca_drawn rule)
{
    size_t there = 0;
    for (size_t i = 0; i < group->count; i++)
        there += (grade == CA_NO_GRADE || group->first[i]->grade == grade) &&
                 (group->first[i]->moderated || group->first[i]->drawn);
    for (size_t i = 0; i < group->count && there < wanted; i++) {
        ca_candidate *audit = group->first[i];
        if (audit->moderated || audit->drawn || (grade != CA_NO_GRADE && audit->grade != grade))
            continue;
        audit->drawn = rule;
        there++;
    }
}

static void draw_group(const ca_candidates_group *group)
{
    const ca_framework *framework = group->first[0]->framework;
    const ca_moderation *policy = &framework->moderation;
    int above = policy->always_at_or_above == CA_NO_GRADE ? framework->scale_count : policy->always_at_or_above;
    for (size_t i = 0; i < group->count; i++)
        group->first[i]->drawn = always(policy, group->first[i]);
    for (int grade = 0; grade < above; grade++)
        draw_lowest(group, grade, (size_t)policy->each_lower_grade, CA_DRAWN_EACH);
    draw_lowest(group, CA_NO_GRADE, group->wanted, CA_DRAWN_PERCENT);
}

static int compare_by_rank(const void *one, const void *other)
{
    return compare_ranks(*(ca_candidate *const *)one, *(ca_candidate *const *)other);
}

/* Draws the lowest ranks of all frameworks and periods together. */
static void draw_number(const ca_candidates *draw)
{
    ca_candidate **all = ca_allocate(draw->count, sizeof *all);
    for (size_t i = 0; i < draw->count; i++)
        all[i] = draw->ranked[i];
    if (draw->count)
        qsort(all, draw->count, sizeof *all, compare_by_rank);
    const ca_candidates_group whole = {.first = all, .count = draw->count};
    draw_lowest(&whole, CA_NO_GRADE, draw->number, CA_DRAWN_NUMBER);
    free(all);
}

void ca_candidates_by_policy(ca_candidates *draw)
{
    ca_candidates_group group;
    for (size_t index = 0; ca_candidates_group_next(draw, &index, &group);)
        draw_group(&group);
    if (draw->number)
        draw_number(draw);
}

void ca_candidates_apart(ca_candidates *draw)
{
    for (size_t i = 0; i < draw->count; i++)
        if (draw->audits[i].apart)
            draw->audits[i].drawn = CA_DRAWN_APART;
}

void ca_candidates_free(ca_candidates *draw)
{
    free(draw->audits);
    free(draw->ranked);
    ca_persons_free(&draw->persons);
    ca_persons_free(&draw->teams);
    ca_arena_free(&draw->arena);
    *draw = (ca_candidates){0};
}
