/* SPDX-License-Identifier: MIT */
/* External audits and their internal ones. */
#include "draw/external.h"

#include "base/json_write.h"
#include "stats/agreement.h"

#include <stdlib.h>
#include <string.h>

static ca_compared compared_of(ca_pairs *pairs, ca_record *record, const ca_grading *grading)
{
    size_t questions = (size_t)record->framework->question_count;
    ca_compared one = {
        .location = record->line.location,
        .framework = record->framework,
        .quarter = ca_quarter_read(ca_record_text(record, CA_QUARTER_FIELD)),
        .from = ca_record_number(record, CA_FROM_FIELD, CA_NO_DATE),
        .to = ca_record_number(record, CA_TO_FIELD, CA_NO_DATE),
        .date = ca_record_number(record, CA_AUDIT_DATE_FIELD, CA_NO_DATE),
        .final = grading->final,
    };
    if (one.quarter == CA_NO_QUARTER && one.date != CA_NO_DATE)
        one.quarter = ca_quarter_of(one.date);
    one.id = ca_arena_str(&pairs->arena, ca_record_text(record, CA_ID_FIELD));
    one.case_id = ca_arena_str(&pairs->arena, ca_record_text(record, CA_CASE_ID_FIELD));
    one.grades = ca_arena_take(&pairs->arena, questions * sizeof *one.grades);
    for (size_t i = 0; i < questions; i++)
        (void)ca_record_state(record, (int)i, &one.grades[i]);
    return one;
}

void ca_pairs_add(ca_pairs *pairs, ca_record *record, const ca_grading *grading)
{
    pairs->pairs = ca_array_grow(pairs->pairs, pairs->count, &pairs->capacity, sizeof *pairs->pairs);
    ca_pair *pair = &pairs->pairs[pairs->count++];
    *pair = (ca_pair){.external = compared_of(pairs, record, grading)};
    if (!pair->external.case_id.size)
        return;
    ca_map_entry *entry = ca_map_at(&pairs->by_case, pair->external.case_id);
    if (!entry->thing)
        entry->thing = ca_arena_take(&pairs->arena, sizeof(size_t));
    else
        pair->next = *(size_t *)entry->thing;
    *(size_t *)entry->thing = pairs->count;
}

static bool has_period(const ca_compared *one)
{
    return one->from != CA_NO_DATE && one->to != CA_NO_DATE;
}

/* Returns the days that both audits cover; 0 if one has no period; -1 if they do not overlap. */
static int64_t overlap(const ca_compared *a, const ca_compared *b)
{
    if (!has_period(a) || !has_period(b))
        return 0;
    ca_date from = a->from > b->from ? a->from : b->from, to = a->to < b->to ? a->to : b->to;
    return to < from ? -1 : (int64_t)to - from + 1;
}

static bool same_period(const ca_compared *a, const ca_compared *b)
{
    if (has_period(a) && has_period(b))
        return overlap(a, b) > 0;
    return a->quarter != CA_NO_QUARTER && a->quarter == b->quarter;
}

static int64_t days_apart(const ca_compared *a, const ca_compared *b)
{
    if (a->date == CA_NO_DATE || b->date == CA_NO_DATE)
        return INT64_MAX;
    return llabs((int64_t)a->date - b->date);
}

/* Returns whether ONE is nearer to the external audit than OTHER. */
static bool nearer(const ca_compared *external, const ca_compared *one, const ca_compared *other)
{
    int64_t longer = overlap(external, one) - overlap(external, other);
    int64_t later = days_apart(external, one) - days_apart(external, other);
    if (longer)
        return longer > 0;
    return later ? later < 0 : ca_slice_compare(one->id, other->id) < 0;
}

void ca_pairs_offer(ca_pairs *pairs, ca_record *record, const ca_grading *grading)
{
    size_t *first = ca_map_find(&pairs->by_case, ca_record_text(record, CA_CASE_ID_FIELD));
    if (!first)
        return;
    ca_compared internal = compared_of(pairs, record, grading);
    for (size_t at = *first; at; at = pairs->pairs[at - 1].next) {
        ca_pair *pair = &pairs->pairs[at - 1];
        if (!same_period(&pair->external, &internal) ||
            (pair->paired && !nearer(&pair->external, &internal, &pair->internal)))
            continue;
        pair->internal = internal;
        pair->paired = true;
    }
}

static void name_grade(ca_text *to, const char *name, const ca_framework *framework, int grade)
{
    ca_json_member_string(to, name, grade == CA_NO_GRADE ? NULL : framework->scale[grade].id);
}

/* Grades under different frameworks cannot be compared. */
static bool comparable(const ca_pair *pair)
{
    return pair->paired && strcmp(pair->external.framework->id, pair->internal.framework->id) == 0;
}

static void write_compared(ca_text *to, int internal, int external)
{
    ca_json_name(to, "difference");
    if (internal == CA_NO_GRADE || external == CA_NO_GRADE)
        ca_json_null(to);
    else {
        ca_text number = {0};
        ca_text_format(&number, "%d", external - internal);
        ca_json_raw(to, number.at, number.size);
        ca_text_free(&number);
    }
    ca_json_member_string(to, "external_is",
                          internal == CA_NO_GRADE || external == CA_NO_GRADE ? NULL
                          : external == internal                             ? "same"
                          : external > internal                              ? "higher"
                                                                             : "lower");
}

/* Writes one line. QUESTION -1 is the overall grade. */
static void write_line(const ca_pair *pair, int question, ca_text *to)
{
    const ca_compared *external = &pair->external, *internal = &pair->internal;
    bool same = comparable(pair);
    int theirs = question < 0 ? external->final : external->grades[question];
    int ours = !pair->paired  ? CA_NO_GRADE
               : question < 0 ? internal->final
               : same         ? internal->grades[question]
                              : CA_NO_GRADE;
    ca_text quarter = {0};
    if (external->quarter != CA_NO_QUARTER)
        ca_quarter_write(&quarter, external->quarter, " ");
    ca_json_open(to, '{');
    ca_json_member_text(to, "case", external->case_id);
    ca_json_member_string(to, "framework", external->framework->id);
    ca_json_member_string(to, "quarter", quarter.at);
    ca_json_member_text(to, "external", external->id);
    ca_json_name(to, "internal");
    if (pair->paired)
        ca_json_text(to, internal->id);
    else
        ca_json_null(to);
    ca_json_member_string(to, "question", question < 0 ? "overall" : external->framework->questions[question].id);
    name_grade(to, "external_grade", external->framework, theirs);
    name_grade(to, "internal_grade", pair->paired ? internal->framework : external->framework, ours);
    write_compared(to, same ? ours : CA_NO_GRADE, theirs);
    ca_json_close(to, '}');
    ca_text_byte(to, '\n');
    ca_text_free(&quarter);
}

void ca_pair_write(const ca_pair *pair, ca_text *to)
{
    write_line(pair, -1, to);
    for (int i = 0; comparable(pair) && i < pair->external.framework->question_count; i++)
        if (pair->external.grades[i] != CA_NO_GRADE || pair->internal.grades[i] != CA_NO_GRADE)
            write_line(pair, i, to);
}

static int by_name(const void *one, const void *other)
{
    return strcmp((*(const ca_framework *const *)one)->id, (*(const ca_framework *const *)other)->id);
}

static void report_framework(const ca_pairs *pairs, const ca_framework *framework, ca_text *to)
{
    size_t grades = (size_t)framework->scale_count;
    uint64_t *matrix = ca_allocate(grades * grades, sizeof *matrix), audits = 0, paired = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        const ca_pair *pair = &pairs->pairs[i];
        if (pair->external.framework != framework)
            continue;
        audits++;
        paired += pair->paired;
        if (comparable(pair) && pair->internal.final != CA_NO_GRADE && pair->external.final != CA_NO_GRADE)
            matrix[(size_t)pair->internal.final * grades + (size_t)pair->external.final]++;
    }
    ca_json_name(to, framework->id);
    ca_json_open(to, '{');
    ca_json_member_number(to, "external", audits);
    ca_json_member_number(to, "paired", paired);
    ca_agreement_write(matrix, framework, to);
    ca_json_close(to, '}');
    free(matrix);
}

void ca_pairs_report(const ca_pairs *pairs, ca_text *to)
{
    const ca_framework **frameworks = ca_allocate(pairs->count, sizeof *frameworks);
    for (size_t i = 0; i < pairs->count; i++)
        frameworks[i] = pairs->pairs[i].external.framework;
    if (pairs->count)
        qsort(frameworks, pairs->count, sizeof *frameworks, by_name);
    ca_json_open(to, '{');
    ca_json_name(to, "frameworks");
    ca_json_open(to, '{');
    for (size_t i = 0; i < pairs->count; i++)
        if (!i || frameworks[i] != frameworks[i - 1])
            report_framework(pairs, frameworks[i], to);
    ca_json_close(to, '}');
    ca_json_close(to, '}');
    ca_text_byte(to, '\n');
    free(frameworks);
}

void ca_pairs_free(ca_pairs *pairs)
{
    free(pairs->pairs);
    ca_map_free(&pairs->by_case, NULL);
    ca_arena_free(&pairs->arena);
    *pairs = (ca_pairs){0};
}
