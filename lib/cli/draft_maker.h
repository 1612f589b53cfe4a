/* SPDX-License-Identifier: MIT */
/* What the modules of audit-new share: private to them. */
#ifndef CA_DRAFT_MAKER_H
#define CA_DRAFT_MAKER_H

#include "base/date.h"
#include "base/map.h"
#include "cli/run.h"
#include "record/draft.h"

/* A MEMBER=VALUE of --set or --map. */
typedef struct {
    ca_target target;
    ca_slice value; /* the heading, of --map */
} ca_maker_pair;

/* What the drafts of a run share. */
typedef struct {
    ca_run *run;
    const ca_framework *framework;
    const char *prefix;
    uint64_t next;          /* the running number of the next draft; a row that is refused keeps its own */
    uint64_t rows, refused; /* of the lists */
    ca_quarter quarter;     /* of rows without audit_date; CA_NO_QUARTER: none given */
    ca_target *columns;     /* of the list that is read; NULL before its headings */
    size_t column_count;
    ca_maker_pair *maps, *sets; /* the options, read; NULL before */
    bool *mapped;               /* for each --map: its heading was found */
    ca_map headings;            /* of --map: the bool of the first one for each */
    ca_known known;
    ca_text id, quarter_text, draft;
} ca_draft_maker;

/* Where the value of TARGET is kept. */
ca_slice *ca_maker_known(ca_draft_maker *m, ca_target target);
/* Reads the values of --map, once. */
int ca_maker_maps(ca_draft_maker *m) CA_MUST_USE;
/* Puts the values of --set into what is known; they win over a list's. */
int ca_maker_sets(ca_draft_maker *m) CA_MUST_USE;
/* Writes the draft of what is known. -1 when its quarter is not known (WHERE stands before the words) or it
 * cannot be written. */
int ca_maker_draft(ca_draft_maker *m, const char *where) CA_MUST_USE;
/* Reads the lists of cases, a draft for each row. */
int ca_maker_lists(ca_draft_maker *m) CA_MUST_USE;

#endif
