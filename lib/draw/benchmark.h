/* SPDX-License-Identifier: MIT */
/* Several graders of one case, and how far they agree. */
#ifndef CA_BENCHMARK_H
#define CA_BENCHMARK_H

#include "record/persons.h"
#include "record/record.h"

/* A case, and how many graders gave each of its questions, and the whole, each grade. */
typedef struct {
    ca_slice id;
    const ca_framework *framework;
    uint64_t graders;
    uint64_t *counts; /* for each question and, last, the overall grade: one of each grade */
    ca_map names;     /* of the graders, as they are counted */
} ca_benchmark_case;

/* Zeroed is empty. */
typedef struct {
    ca_benchmark_case **cases; /* by framework and id, once sorted */
    size_t count, capacity;
    ca_map by_name;
    ca_persons persons; /* the graders; their people are set before the first record */
    ca_similar_names apart;
    ca_arena arena;
} ca_benchmark;

/* Adds a record of kind benchmark that has a case: the grades of its auditor, before any moderation. False when this
 * auditor's are there already. */
bool ca_benchmark_add(ca_benchmark *benchmark, ca_record *record) CA_MUST_USE;
/* Appends the lines of audit-moderate(1): of each judgement, each case, each question, and altogether. */
void ca_benchmark_write(ca_benchmark *benchmark, ca_text *to);
void ca_benchmark_free(ca_benchmark *benchmark);

#endif
