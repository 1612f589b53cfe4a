/* SPDX-License-Identifier: MIT */
/* The agreement of several graders of the same case. */
#include "draw/benchmark.h"

#include "base/json_write.h"
#include "record/auditors_of.h"
#include "stats/agreement.h"
#include "stats/statistics.h"

#include <stdlib.h>
#include <string.h>

/* The subject of a line. QUESTION is an index, the number of questions for the overall grade, or -1 for several. */
typedef struct {
    const char *about;
    const ca_framework *framework;
    const ca_benchmark_case *one; /* NULL: several */
    int question;
} line_subject;

static ca_benchmark_case *case_of(ca_benchmark *benchmark, ca_record *record)
{
    ca_text name = {0};
    ca_slice id = ca_record_text(record, CA_CASE_ID_FIELD);
    const ca_framework *framework = record->framework;
    ca_text_format(&name, "%s\n", framework->id);
    ca_text_append(&name, id.at, id.size);
    ca_map_entry *entry = ca_map_at(&benchmark->by_name, (ca_slice){name.at, name.size});
    ca_text_free(&name);
    if (entry->thing)
        return entry->thing;
    ca_benchmark_case *one = ca_allocate(1, sizeof *one);
    *one =
        (ca_benchmark_case){.id = {ca_arena_copy(&benchmark->arena, id.at, id.size), id.size}, .framework = framework};
    one->counts =
        ca_allocate(((size_t)framework->question_count + 1) * (size_t)framework->scale_count, sizeof *one->counts);
    benchmark->cases =
        ca_array_grow(benchmark->cases, benchmark->count, &benchmark->capacity, sizeof *benchmark->cases);
    benchmark->cases[benchmark->count++] = one;
    entry->thing = one;
    return one;
}

/* Adds those who graded the case together. Returns false if one of them has graded it before. */
static bool add_graders(ca_benchmark *benchmark, ca_benchmark_case *one, ca_record *record)
{
    size_t count = 0;
    const ca_auditor_of *list = ca_auditors_of(record, benchmark->persons.people, &count);
    for (int adds = 0; adds < 2; adds++)
        for (size_t i = 0; i < count; i++) {
            const ca_person *grader = ca_persons_at(&benchmark->persons, list[i].name);
            if (adds)
                ca_map_at(&one->names, grader->counted.text)->thing = grader->nobody ? NULL : one;
            else
                ca_similar_names_add(&benchmark->apart, grader, record->line.location);
            if (!adds && !grader->nobody && ca_map_find(&one->names, grader->counted.text))
                return false;
        }
    return true;
}

bool ca_benchmark_add(ca_benchmark *benchmark, ca_record *record)
{
    ca_benchmark_case *one = case_of(benchmark, record);
    const ca_framework *framework = record->framework;
    size_t grades = (size_t)framework->scale_count;
    if (!add_graders(benchmark, one, record))
        return false;
    one->graders++;
    for (int i = 0; i < framework->question_count; i++) {
        const ca_entry *answer = ca_record_answer(record, i);
        const ca_value *grade = answer ? ca_entry_value(answer, CA_ANSWER_GRADE_FIELD) : NULL;
        if (grade && grade->node && framework->questions[i].type == CA_QUESTION_GRADE)
            one->counts[(size_t)i * grades + (size_t)grade->number]++;
    }
    if (grades && ca_record_has(record, CA_OVERALL_GRADE_FIELD))
        one->counts[(size_t)framework->question_count * grades +
                    (size_t)ca_record_number(record, CA_OVERALL_GRADE_FIELD, 0)]++;
    return true;
}

static int compare_cases(const void *one, const void *other)
{
    const ca_benchmark_case *a = *(ca_benchmark_case *const *)one, *b = *(ca_benchmark_case *const *)other;
    int order = strcmp(a->framework->id, b->framework->id);
    return order ? order : ca_slice_compare(a->id, b->id);
}

/* Counts the pairs of graders of one judgement, and the pairs that agree. */
static void count_pairs(const uint64_t *unit, size_t grades, uint64_t *pairs, uint64_t *agreeing)
{
    uint64_t size = 0;
    for (size_t i = 0; i < grades; i++) {
        size += unit[i];
        *agreeing += unit[i] ? unit[i] * (unit[i] - 1) / 2 : 0;
    }
    *pairs += size ? size * (size - 1) / 2 : 0;
}

static uint64_t size_of(const uint64_t *unit, size_t grades)
{
    uint64_t size = 0;
    for (size_t i = 0; i < grades; i++)
        size += unit[i];
    return size;
}

/* Appends "requires-improvement 2, good 1", worst grade first. */
static void write_grades(const uint64_t *unit, const ca_framework *framework, ca_text *to)
{
    ca_text words = {0};
    for (int i = 0; i < framework->scale_count; i++)
        if (unit[i])
            ca_text_format(&words, "%s%s %llu", words.size ? ", " : "", framework->scale[i].id,
                           (unsigned long long)unit[i]);
    ca_json_member_string(to, "grades", ca_text_words(&words));
    ca_text_free(&words);
}

static void write_subject(const line_subject *subject, ca_text *to)
{
    const ca_framework *framework = subject->framework;
    ca_json_open(to, '{');
    ca_json_member_string(to, "about", subject->about);
    ca_json_member_string(to, "framework", framework->id);
    ca_json_name(to, "case");
    if (subject->one)
        ca_json_text(to, subject->one->id);
    else
        ca_json_null(to);
    ca_json_member_string(to, "question",
                          subject->question < 0 ? NULL
                          : subject->question == framework->question_count
                              ? "overall"
                              : framework->questions[subject->question].id);
}

/* Writes a line about COUNT judgements. */
static void write_line(const line_subject *subject, const uint64_t *units, size_t count, ca_text *to)
{
    size_t grades = (size_t)subject->framework->scale_count;
    uint64_t judged = 0, given = 0, pairs = 0, agreeing = 0;
    double alpha = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t size = size_of(units + i * grades, grades);
        judged += size >= 2;
        given += size >= 2 ? size : 0;
        count_pairs(units + i * grades, grades, &pairs, &agreeing);
    }
    write_subject(subject, to);
    ca_json_member_number(to, "judged", judged);
    ca_json_member_number(to, "alone", count - judged);
    ca_json_member_number(to, "given", given);
    ca_json_member_number(to, "pairs", pairs);
    ca_json_member_number(to, "agreeing", agreeing);
    ca_text percent = {0};
    if (pairs)
        ca_decimal_write(&percent, ca_percent_tenths(agreeing, pairs), 1);
    ca_json_name(to, "percent");
    ca_json_raw(to, pairs ? percent.at : "null", pairs ? percent.size : 4);
    ca_text_free(&percent);
    bool known = count > 1 && ca_alpha_ordinal(units, count, subject->framework->scale_count, &alpha);
    ca_coefficient_write(to, "alpha", known, alpha);
    if (count == 1)
        write_grades(units, subject->framework, to);
    else {
        ca_json_name(to, "grades");
        ca_json_null(to);
    }
    ca_json_close(to, '}');
    ca_text_byte(to, '\n');
}

/* Collects into UNITS the judgements that have a grade: questions FROM to UNTIL of the COUNT cases from FIRST on.
 * Returns their number. */
static size_t gather(ca_benchmark_case *const *first, size_t count, int from, int until, uint64_t *units)
{
    size_t grades = (size_t)first[0]->framework->scale_count, gathered = 0;
    for (size_t i = 0; i < count; i++)
        for (int question = from; question < until; question++) {
            const uint64_t *unit = first[i]->counts + (size_t)question * grades;
            if (!size_of(unit, grades))
                continue;
            memcpy(units + gathered++ * grades, unit, grades * sizeof *units);
        }
    return gathered;
}

/* Writes the lines of one framework's cases. */
static void write_framework(ca_benchmark_case *const *first, size_t count, ca_text *to)
{
    const ca_framework *framework = first[0]->framework;
    int questions = framework->question_count;
    uint64_t *units = ca_allocate(count * ((size_t)questions + 1) * (size_t)framework->scale_count, sizeof *units);
    for (size_t i = 0; i < count; i++) {
        for (int question = 0; question <= questions; question++)
            if (gather(first + i, 1, question, question + 1, units))
                write_line(&(line_subject){"judgement", framework, first[i], question}, units, 1, to);
        size_t gathered = gather(first + i, 1, 0, questions, units);
        write_line(&(line_subject){"case", framework, first[i], -1}, units, gathered, to);
    }
    for (int question = 0; question <= questions; question++) {
        size_t gathered = gather(first, count, question, question + 1, units);
        if (gathered)
            write_line(&(line_subject){"question", framework, NULL, question}, units, gathered, to);
    }
    size_t gathered = gather(first, count, 0, questions, units);
    write_line(&(line_subject){"all", framework, NULL, -1}, units, gathered, to);
    free(units);
}

void ca_benchmark_write(ca_benchmark *benchmark, ca_text *to)
{
    if (benchmark->count)
        qsort(benchmark->cases, benchmark->count, sizeof *benchmark->cases, compare_cases);
    for (size_t i = 0, next; i < benchmark->count; i = next) {
        const ca_framework *framework = benchmark->cases[i]->framework;
        for (next = i; next < benchmark->count && benchmark->cases[next]->framework == framework;)
            next++;
        if (framework->scale_count)
            write_framework(benchmark->cases + i, next - i, to);
    }
}

void ca_benchmark_free(ca_benchmark *benchmark)
{
    for (size_t i = 0; i < benchmark->count; i++) {
        free(benchmark->cases[i]->counts);
        ca_map_free(&benchmark->cases[i]->names, NULL);
        free(benchmark->cases[i]);
    }
    free(benchmark->cases);
    ca_map_free(&benchmark->by_name, NULL);
    ca_persons_free(&benchmark->persons);
    ca_similar_names_free(&benchmark->apart);
    ca_arena_free(&benchmark->arena);
    *benchmark = (ca_benchmark){0};
}
