/* SPDX-License-Identifier: MIT */
/* A report as a paper for a committee: the fixed headings of such papers around the report's own text, with the paragraphs of
 * an author, and a blank to be filled in where there are none. */
#ifndef CA_COMMITTEE_H
#define CA_COMMITTEE_H

#include "report/table.h"

/* A line of the author's text that was not taken as it was meant. */
typedef struct {
    uint64_t line; /* from 1 */
    const char *what;
} ca_committee_note;

/* The notes of ca_committee_add. Zeroed is empty; free LIST with free(). */
typedef struct {
    ca_committee_note *list;
    size_t count, capacity;
} ca_committee_notes;

/* Adds the headings to the narrative of SET, which is complete: some after the first page, the others at the end. TEXT is the
 * author's, in Markdown: headings, paragraphs and lists with bullets; it is valid UTF-8 and may be empty. Any other markup stays
 * as text, with a note. */
void ca_committee_add(ca_tables *set, ca_slice text, ca_committee_notes *notes);

#endif
