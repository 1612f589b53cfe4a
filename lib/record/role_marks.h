/* SPDX-License-Identifier: MIT */
/* Marks in place of the people of a record, in texts that others will read: [child], [worker 1], [worker 2]. Workers are
 * numbered as the texts of their record mention them, so that a number tells two workers apart and says nothing else. There
 * is no key to the numbers. */
#ifndef CA_ROLE_MARKS_H
#define CA_ROLE_MARKS_H

#include "record/clues.h"
#include "record/person.h"

/* A person who works on a case. */
typedef struct {
    ca_person person;
    ca_names names;
    unsigned number; /* from 1; 0: not mentioned yet */
    bool meant;      /* the words that are being read may mean this worker */
} ca_worker;

/* The people of one record. Zeroed is empty. */
typedef struct {
    ca_clues clues;
    ca_worker *workers;
    size_t count, capacity;
    unsigned numbered;
} ca_role_marks;

/* Takes the people of RECORD, in place of those of another one. RECORD's arena must last as long as they are used. */
void ca_role_marks_begin(ca_role_marks *marks, ca_record *record);
/* Appends TEXT with a mark in place of each name, number and date of birth of the record: one for the words of a whole name. A
 * name that several workers share becomes [worker], without a number. */
void ca_role_marks_write(ca_role_marks *marks, ca_slice text, ca_text *to);
void ca_role_marks_free(ca_role_marks *marks);

#endif
