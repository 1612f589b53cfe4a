/* SPDX-License-Identifier: MIT */
/* What came back for each audit: forms and records with one id, and which of them counts. No time of a file decides anything. */
#ifndef CA_IMPORT_RETURNS_H
#define CA_IMPORT_RETURNS_H

#include "base/map.h"
#include "cli/run.h"
#include "forms/form_record.h"

/* A form or a record that came back. */
typedef struct {
    ca_slice id;
    uint64_t edition;     /* of its form; 0: not known */
    ca_location location; /* of the form's identity, or of the record's line */
    bool form;            /* it came as a form: MADE holds its record */
    ca_form_record made;
    ca_slice line; /* of the record */
    bool dropped;  /* another counts */
    bool
        untouched; /* of a form: it says what the draft says. It counts against forms that clear answers, and is else not back */
} ca_arrival;

/* The draft of an audit. */
typedef struct {
    ca_slice line;
    ca_location location;
    const ca_framework *framework;
    uint64_t edition; /* of the form that is out; 0: not known */
} ca_import_draft;

/* A record that went out in a form of EDITION: what that form was filled in with. */
typedef struct ca_import_issued {
    ca_slice line;
    uint64_t edition;
    struct ca_import_issued *next; /* of the same audit */
} ca_import_issued;

/* What came back for one audit. */
typedef struct {
    const ca_import_draft *draft;   /* NULL: none */
    const ca_import_issued *issued; /* of --earlier; NULL: none is known */
    ca_arrival **list;
    size_t count, capacity;
    bool untouched; /* a form came back in which nothing was filled in */
} ca_import_group;

/* Appends the record of CHOSEN to TO, with the notes of the forms of GROUP that it replaces: what somebody typed beside an answer
 * of an earlier form is in no answer of the next. Its edition is the highest of those that came back, so that the next form is of
 * a higher one. */
void ca_import_write(const ca_import_group *group, ca_arrival *chosen, ca_text *to);
/* Returns the arrival of GROUP that counts; NULL if none came back, or if two of them differ, which is reported to RUN. */
ca_arrival *ca_import_choose(ca_import_group *group, ca_run *run) CA_MUST_USE;

#endif
