/* SPDX-License-Identifier: MIT */
/* Validation: what a record lacks, contradicts or breaks, beyond what its reading has shown. */
#ifndef CA_VALIDATE_H
#define CA_VALIDATE_H

#include "grade.h"

/* Checks RECORD, which was read, has a framework and did not stop, against the rules of rules.h.
 * GRADING is room that is used again. */
void ca_validate_record(ca_record *record, ca_reporter *reporter, ca_grading *grading);

/* The ids seen in a run, 16 bytes each. Zeroed is empty. */
typedef struct {
    struct ca_id_print {
        uint64_t one, other;
    } *prints;
    size_t count, size;
} ca_ids;

/* Adds ID; false when it was there. Two ids are taken for the same when 128 bits of hash agree. */
bool ca_ids_add(ca_ids *ids, ca_slice id) CA_MUST_USE;
void ca_ids_free(ca_ids *ids);

/* Private to the modules of validation: a part of the rules each. */
typedef struct {
    ca_record *record;
    const ca_framework *framework;
    ca_reporter *reporter;
    const ca_grading *grading;
} ca_checker;

void ca_check_heads(ca_checker *checker);
void ca_check_answers(ca_checker *checker);
void ca_check_duties(ca_checker *checker);
/* The value of the record's top-level member NAME, or 0: where a missing member is reported. */
uint32_t ca_check_place(const ca_checker *checker, const char *name);

#endif
