/* SPDX-License-Identifier: MIT */
/* Faults: how many audits break each rule of validation. They are counted only of audits that were checked. */
#ifndef CA_FAULTS_H
#define CA_FAULTS_H

#include "base/text.h"
#include "data/rules.h"

#include <jansson.h>

/* The audits that were checked; of these, those with an error, and those with warnings alone; those that name the auditor and
 * somebody who did, managed or reviewed the work, so that their independence can be judged; and for each rule of
 * enum ca_rule_id the audits that break it, once or more often. */
enum ca_fault_count {
    CA_FAULTS_CHECKED,
    CA_FAULTS_FAULTY,
    CA_FAULTS_WARNED,
    CA_FAULTS_NAMED,
    CA_FAULTS_RULES,
    CA_FAULTS_COUNTS = CA_FAULTS_RULES + CA_RULE_COUNT
};

/* Zeroed is empty; release with ca_faults_free. */
typedef struct {
    uint64_t *counts; /* CA_FAULTS_COUNTS; NULL: no audit was checked */
} ca_faults;

/* Adds one to the count INDEX. */
void ca_faults_count(ca_faults *faults, size_t index);
void ca_faults_add(ca_faults *into, const ca_faults *from);
/* Returns the count INDEX. */
uint64_t ca_faults_of(const ca_faults *faults, size_t index) CA_MUST_USE;
/* Appends a JSON member "faults"; nothing if no audit was checked. */
void ca_faults_write(const ca_faults *faults, ca_text *to);
/* Reads the member's value, of a summary of AUDITS audits. Returns 0; or -1 if it is malformed, has a rule that this version does
 * not know, or counts that contradict one another. */
int ca_faults_read(ca_faults *faults, const json_t *json, uint64_t audits) CA_MUST_USE;
void ca_faults_free(ca_faults *faults);

#endif
