/* SPDX-License-Identifier: MIT */
/* What public reports have told: caseaudit.told/1, which audit-export --told writes and --published reads; audit-export(1)
 * describes it. A document holds for each framework the quarters that the report is of and its tables: for each row how many
 * it is of, and the numbers of each level, or that they are withheld. */
#ifndef CA_PUBLICATION_H
#define CA_PUBLICATION_H

#include "base/error.h"
#include "data/fields.h"
#include "stats/suppression.h"

#include <jansson.h>

typedef struct {
    json_t **published; /* documents that were told before */
    size_t count, capacity;
    const char *reason; /* why a period is published again whatever has changed, or NULL */
    json_t *document;   /* what is told now */
} ca_publication;

/* Reads what a report told that was published. 0, or -1 with an error. */
int ca_publication_read(ca_publication *told, const char *file, ca_error *error) CA_MUST_USE;
/* Begins the document of a report. */
void ca_publication_begin(ca_publication *told, enum ca_record_kind kind, const ca_disclosure_rule *rule);
/* Appends the document. */
void ca_publication_write(const ca_publication *told, ca_text *to);
void ca_publication_free(ca_publication *told);

/* The row of this NAME in TABLE of FRAMEWORK's part of the document, made where it is not there; a row NULL is the others
 * together. */
json_t *ca_publication_row(ca_publication *told, const char *framework, const char *table, const ca_slice *name)
    CA_MUST_USE;
/* Tells a level of ROW: COUNT numbers by their names, or that they are withheld. */
void ca_publication_level(json_t *row, const char *level, const char *const *names, const uint64_t *numbers,
                          size_t count, bool withheld);

/* FRAMEWORK's part of a published document of audits of KIND, or NULL; and a row of it, or NULL. */
const json_t *ca_publication_part(const json_t *document, const char *framework, enum ca_record_kind kind) CA_MUST_USE;
const json_t *ca_publication_published(const json_t *part, const char *table, ca_slice name) CA_MUST_USE;

#endif
