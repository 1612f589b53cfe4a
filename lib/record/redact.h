/* SPDX-License-Identifier: MIT */
/* A record without personal data: it has pseudonyms, ages and months instead. Unknown members are left out. */
#ifndef CA_REDACT_H
#define CA_REDACT_H

#include "data/framework_library.h"
#include "record/clues.h"
#include "record/persons.h"
#include "record/pseudonym.h"
#include "record/record.h"

/* What was redacted, for the summary at the end. */
enum ca_redacted {
    CA_DID_RECORDS,
    CA_DID_CASES,
    CA_DID_CHILDREN,
    CA_DID_WORKERS,
    CA_DID_BIRTHS,
    CA_DID_DATES,
    CA_DID_TEXTS,
    CA_DID_GROUPS,
    CA_DID_NAMES,
    CA_DID_IDS_IN_TEXTS,
    CA_DID_BIRTHS_IN_TEXTS,
    CA_DID_UNKNOWN,
    CA_DID_COUNT
};
extern const char *const ca_redacted_words[CA_DID_COUNT]; /* "ids of records", … */

typedef struct {
    ca_pseudonyms pseudonyms;
    bool keeps_text;           /* with the names in it replaced, instead of withholding it */
    const ca_library *library; /* that the records are read with */
    uint64_t did[CA_DID_COUNT];
    ca_persons persons; /* the workers; their people are set before the first record */
    ca_similar_names apart;
    ca_clues clues;  /* of the current record */
    uint32_t *marks; /* for each node of the scan: the field that is filled in there, + 1; 0 for none */
    size_t mark_capacity;
} ca_redactor;

/* Appends RECORD, which was read and has not stopped, as a redacted record. */
void ca_redact_record(ca_redactor *redactor, ca_record *record, const ca_shape *format, ca_text *to);
void ca_redactor_free(ca_redactor *redactor);

#endif
