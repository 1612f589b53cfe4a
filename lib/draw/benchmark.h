/* SPDX-License-Identifier: MIT */
/* The agreement of several graders of the same case. */
#ifndef CA_BENCHMARK_H
#define CA_BENCHMARK_H

#include "record/persons.h"
#include "record/record.h"

/* A case, with the number of graders who gave each grade, for each question and overall. */
typedef struct {
    ca_slice id;
    const ca_framework *framework;
    uint64_t graders;
    uint64_t *counts; /* for each question and, last, the overall grade: one count for each grade */
    ca_map names;     /* names of the graders, as they are counted */
} ca_benchmark_case;

/* Zeroed is empty; release with ca_benchmark_free. */
typedef struct {
    ca_benchmark_case **cases; /* sorted by framework and id when written */
    size_t count, capacity;
    ca_map by_name;
    ca_persons persons; /* the graders; set its list of people before the first record */
    ca_similar_names apart;
    ca_arena arena;
} ca_benchmark;

/* Adds the grades that the auditor of RECORD, of kind benchmark and with a case, gave before any moderation. Returns
 * false if this auditor's grades for the case were already added. */
bool ca_benchmark_add(ca_benchmark *benchmark, ca_record *record) CA_MUST_USE;
/* Appends the lines that audit-moderate(1) describes: for each judgement, each case and each question, and overall. */
void ca_benchmark_write(ca_benchmark *benchmark, ca_text *to);
void ca_benchmark_free(ca_benchmark *benchmark);

#endif
