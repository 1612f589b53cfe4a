/* SPDX-License-Identifier: MIT */
/* Findings counted by section, kind and theme, with example cases. */
#ifndef CA_FINDINGS_H
#define CA_FINDINGS_H

#include "base/map.h"
#include "data/fields.h"
#include "record/spellings.h"
#include "summary/case_ids.h"

/* The findings of one theme, with example cases. */
typedef struct {
    uint64_t n;
    uint64_t programme; /* of these, findings about a whole programme */
    /* of these, those that are the first of their kind and theme in an audit, in whatever section: over all sections it is the
     * number of audits with the theme */
    uint64_t audits;
    bool audits_unknown; /* some are of summaries of an earlier version, which did not count this */
    uint64_t before[CA_FINDING_BEFORE_COUNT];
    ca_case_ids cases;
    ca_spellings *spellings; /* the findings of each spelling of the theme; NULL: it has only one */
} ca_finding;

/* Keyed by section, kind and theme; see ca_finding_key. Zeroed is empty; release with ca_findings_free. */
typedef struct {
    ca_map map;
} ca_findings;

/* Returns the finding with this section, kind and theme, which is made if it is new. KIND is "", "improvement" or
 * "strength". */
ca_finding *ca_findings_at(ca_findings *findings, ca_slice section, ca_slice kind, ca_slice theme) CA_MUST_USE;
/* Appends the map key for section, kind and theme. Returns the finding with a key and its hash, which is made if it
 * is new. */
void ca_finding_key_write(ca_text *key, ca_slice section, ca_slice kind, ca_slice theme);
ca_finding *ca_findings_of_key(ca_findings *findings, ca_slice key, uint64_t hash) CA_MUST_USE;
/* Splits the key of an entry into section, kind and theme, borrowed from the entry. */
void ca_finding_key(const ca_map_entry *entry, ca_slice *section, ca_slice *kind, ca_slice *theme);
void ca_findings_add(ca_findings *into, const ca_findings *from);
/* Adds the findings of all sections of FROM together, under the section "", and merges themes that are equal. */
void ca_findings_join_sections(ca_findings *into, const ca_findings *from);
/* Merges the findings of one section and kind whose themes are equal (spellings.h). */
void ca_findings_merge(ca_findings *findings);
void ca_findings_free(ca_findings *findings);

#endif
