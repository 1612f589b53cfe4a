/* SPDX-License-Identifier: MIT */
/* Publications: which numbers public reports contained or withheld. The format is caseaudit.told/1, which
 * audit-export --told writes and --published reads; see audit-export(1). A document has, for each framework, the
 * quarters of the report and its tables; and for each row the number of audits, and the numbers of each level or the
 * fact that they are withheld. */
#ifndef CA_PUBLICATION_H
#define CA_PUBLICATION_H

#include "base/error.h"
#include "data/fields.h"
#include "stats/suppression.h"

#include <jansson.h>

typedef struct {
    json_t **published; /* documents of earlier publications */
    size_t count, capacity;
    const char *reason; /* the reason for publishing a period again despite changes, or NULL */
    json_t *document;   /* the document of the current report */
} ca_publication;

/* Reads the publication in FILE and adds it to `published`. Returns 0, or -1 with an error. */
int ca_publication_read(ca_publication *publication, const char *file, ca_error *error) CA_MUST_USE;
/* Begins the document of the current report. */
void ca_publication_begin(ca_publication *publication, enum ca_record_kind kind, const ca_disclosure_rule *rule);
/* Appends the document of the current report. */
void ca_publication_write(const ca_publication *publication, ca_text *to);
void ca_publication_free(ca_publication *publication);

/* Returns the row NAME in TABLE of FRAMEWORK's part of the document, which is made if it is new; NAME NULL is the
 * row of all others together. Owned by the document. */
json_t *ca_publication_row(ca_publication *publication, const char *framework, const char *table, const ca_slice *name)
    CA_MUST_USE;
/* Sets LEVEL of ROW to COUNT numbers with these names, or to withheld. */
void ca_publication_level(json_t *row, const char *level, const char *const *names, const uint64_t *numbers,
                          size_t count, bool withheld);

/* Returns FRAMEWORK's part of a published document if that is about audits of KIND, or NULL; and a row of the part,
 * or NULL. Both are owned by the document. */
const json_t *ca_publication_part(const json_t *document, const char *framework, enum ca_record_kind kind) CA_MUST_USE;
const json_t *ca_publication_published(const json_t *part, const char *table, ca_slice name) CA_MUST_USE;

#endif
