/* SPDX-License-Identifier: MIT */
/* Clues to the people of a record, looked for in a text: names, numbers of the case, the date of birth. */
#ifndef CA_CLUES_H
#define CA_CLUES_H

#include "record/names.h"
#include "record/record.h"

enum ca_clue { CA_CLUE_CHILD, CA_CLUE_WORKER, CA_CLUE_CASE, CA_CLUE_RECORD, CA_CLUE_BORN, CA_CLUE_COUNT };

/* A date of birth. */
typedef struct {
    int year, month, day;
} ca_born;

/* Zeroed is empty. */
typedef struct {
    ca_names names;
    ca_born *born;
    size_t born_count, born_capacity;
} ca_clues;

/* Forgets them, and keeps the room. */
void ca_clues_clear(ca_clues *clues);
void ca_clues_add_born(ca_clues *clues, ca_date date);
/* Whether TEXT has one. The names are sorted. */
bool ca_clues_in(const ca_clues *clues, ca_slice text);
/* Returns the offset of the first clue at or after AT, and sets *END to its end and *CLUE to what it is; the size of TEXT if
 * there is none. The names are sorted. */
size_t ca_clues_next(const ca_clues *clues, ca_slice text, size_t at, size_t *end, enum ca_clue *clue) CA_MUST_USE;
/* Returns the mark in place of a clue: "[child]". */
const char *ca_clue_mark(enum ca_clue clue) CA_MUST_USE;
/* Appends TEXT with [child], [worker], [case], [record] and [date of birth] instead of the clues; the bytes between
 * them stay. Counts each in DID. */
void ca_clues_replace(const ca_clues *clues, ca_slice text, ca_text *to, uint64_t did[CA_CLUE_COUNT]);
void ca_clues_free(ca_clues *clues);

/* Sets CLUES to the names of the child and its family and of everybody who works with them, to the ids of the record and
 * its case, and to the date of birth. */
void ca_record_clues(ca_record *record, ca_clues *clues);
/* Calls ADD with TO and the name of each person who works with the child, once for each member that has one; not for a post
 * or role ("Duty North"). */
void ca_record_workers(ca_record *record, void (*add)(void *to, ca_slice name), void *to);
/* Adds NAME to NAMES as the name of a person who works with the child. */
void ca_clues_add_worker(ca_names *names, ca_slice name);
/* The same of the members for which WANTED is true alone, and of the extra fields. */
void ca_record_clues_of(ca_record *record, bool (*wanted)(enum ca_field field), ca_clues *clues);
/* Whether the framework has a code of this id for FIELD, which is therefore nobody's name. */
bool ca_record_code_is_closed(const ca_record *record, enum ca_field field, ca_slice code);
/* Returns the text of FIELD, one of a record alone, as it may be shown where nobody is named: ca_withheld for a group, code
 * or age that has a clue in it. With CLUES NULL names are shown. */
ca_slice ca_record_shown(ca_record *record, enum ca_field field, const ca_clues *clues);
/* Whether a head is called a date of birth. */
bool ca_head_is_born(const ca_named *head);

#endif
