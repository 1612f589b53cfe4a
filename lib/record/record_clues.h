/* SPDX-License-Identifier: MIT */
/* The people, numbers and date of birth that a record holds, to be found in its other members. */
#ifndef CA_RECORD_CLUES_H
#define CA_RECORD_CLUES_H

#include "record/clues.h"
#include "record/record.h"

/* Sets CLUES to the names of the child and its family and of everybody who works with them, to the ids of the record and
 * its case, and to the date of birth. */
void ca_record_clues(ca_record *record, ca_clues *clues);
/* Whether the framework has a code of this id for FIELD, which is therefore nobody's name. */
bool ca_record_code_is_closed(const ca_record *record, enum ca_field field, ca_slice code);
/* The text of FIELD, one of a record alone, as it may be told where nobody is named: ca_withheld for a group, code or age in
 * which there is a clue. CLUES may be NULL: names are told. */
ca_slice ca_record_told(ca_record *record, enum ca_field field, const ca_clues *clues);
/* Whether a head is called a date of birth. */
bool ca_head_is_born(const ca_named *head);

#endif
