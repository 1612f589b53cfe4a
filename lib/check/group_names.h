/* SPDX-License-Identifier: MIT */
/* The names of groups in the records of a run: spellings of one name, and names that may be one group's but are counted
 * apart. Records are read on several threads: each notes the names that are new to it, and the notes are compared in the
 * order of the input, so that the result is the same for any number of threads. */
#ifndef CA_GROUP_NAMES_H
#define CA_GROUP_NAMES_H

#include "record/record.h"

enum { CA_GROUP_NAME_FIELDS = 5 }; /* service, locality, team, theme, theme of a finding */

/* A name in a record. */
typedef struct {
    size_t record; /* the caller's number of the record */
    size_t field;  /* index in the table of fields */
    int finding;   /* of a finding's theme: its index */
    ca_location location;
    ca_slice name;
    ca_about about;
} ca_group_note;

/* The notes of one thread. Zeroed is empty. */
typedef struct {
    ca_map met[CA_GROUP_NAME_FIELDS]; /* the names so far */
    ca_group_note *notes;
    size_t count, capacity;
    ca_arena arena; /* of what the notes are about */
} ca_group_notes;

/* Notes the names of RECORD that are not in an earlier record of NOTES. */
void ca_group_notes_add(ca_group_notes *notes, ca_record *record, size_t number);
/* Removes the notes, but not the names so far. */
void ca_group_notes_clear(ca_group_notes *notes);
void ca_group_notes_free(ca_group_notes *notes);

/* The names of a run. Zeroed is empty; release with ca_group_names_free. */
typedef struct {
    /* the first location of each name: as it is spelt, as groups are compared, by its words, and by its words together */
    ca_map spelt[CA_GROUP_NAME_FIELDS], plain[CA_GROUP_NAME_FIELDS], words[CA_GROUP_NAME_FIELDS],
        joined[CA_GROUP_NAME_FIELDS];
    struct ca_group_finding *findings;
    size_t count, capacity;
    ca_arena arena;
} ca_group_names;

/* Adds a note; notes are in the order of the input. */
void ca_group_names_add(ca_group_names *names, const ca_group_note *note);
/* Reports each spelling once, at its first location. */
void ca_group_names_report(const ca_group_names *names, ca_reporter *reporter);
void ca_group_names_free(ca_group_names *names);

#endif
