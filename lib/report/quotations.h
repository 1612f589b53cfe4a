/* SPDX-License-Identifier: MIT */
/* What people wrote and said about cases, brought together from the records: findings, answers in words, reasons of grades,
 * and the views of children and families. Nobody is named: people are marked by their role, with --names too. */
#ifndef CA_QUOTATIONS_H
#define CA_QUOTATIONS_H

#include "record/role_marks.h"
#include "report/table.h"
#include "summary/summary.h"

/* The name of the table; of several frameworks, each has one, whose name ends in a hyphen and the framework's id. */
#define CA_WORDS "words"
/* Its section with the reasons of grades and the comments. */
#define CA_WORDS_ON_THE_WHOLE "The case as a whole"
/* Its kind of answers to a question that is in no section: the question is the section. */
#define CA_WORDS_ANSWER "Answer in words"

/* One text. Its slices are in the list's arena. */
typedef struct {
    const ca_framework *framework;
    int place, kind; /* for the order: the part of the form, and strengths first */
    ca_slice section, kind_words, theme, words, before;
    ca_slice team, locality, service, quarter, case_id, audit;
} ca_quotation;

/* Zeroed is empty. */
typedef struct {
    ca_quotation *all;
    size_t count, capacity;
    const ca_summary *summary; /* whose vocabulary of themes the texts are shown by; NULL: each framework's own */
    ca_role_marks marks;       /* of the current record */
    ca_arena arena;
} ca_quotations;

/* Takes the people of RECORD into the list's marks, and adds its texts; none of a benchmark, which is no audit of its own. */
void ca_quotations_add(ca_quotations *list, ca_record *record);
/* Adds the tables of the texts to SET, and sorts the list. SEVERAL: the report has several frameworks. Adds nothing without a
 * text. */
void ca_tables_add_quotations(ca_tables *set, ca_quotations *list, bool several);
void ca_quotations_free(ca_quotations *list);

#endif
