/* SPDX-License-Identifier: MIT */
/* Findings counted by section, kind and theme, with the cases that show them. */
#ifndef CA_FINDINGS_H
#define CA_FINDINGS_H

#include "base/map.h"
#include "data/fields.h"
#include "summary/case_ids.h"

/* One theme's findings, and the cases that show them. */
typedef struct {
    uint64_t n;
    uint64_t programme; /* of which about a whole programme, not a case */
    uint64_t before[CA_FINDING_BEFORE_COUNT];
    ca_case_ids cases;
} ca_finding;

/* Keyed by section, kind and theme with a NUL between; see ca_finding_key. */
typedef struct {
    ca_map map;
} ca_findings;

/* The finding of these three, made when it is not there. KIND is "", "improvement" or "strength". */
ca_finding *ca_findings_at(ca_findings *findings, ca_slice section, ca_slice kind, ca_slice theme) CA_MUST_USE;
/* Appends the name that an entry of these three has; and the finding of such a name, of which HASH is the hash. */
void ca_finding_key_write(ca_text *key, ca_slice section, ca_slice kind, ca_slice theme);
ca_finding *ca_findings_of_key(ca_findings *findings, ca_slice key, uint64_t hash) CA_MUST_USE;
/* Splits an entry's name. */
void ca_finding_key(const ca_map_entry *entry, ca_slice *section, ca_slice *kind, ca_slice *theme);
void ca_findings_add(ca_findings *into, const ca_findings *from);
void ca_findings_free(ca_findings *findings);

#endif
