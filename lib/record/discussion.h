/* SPDX-License-Identifier: MIT */
/* With whom an audit is to be discussed, and with whom it was. */
#ifndef CA_DISCUSSION_H
#define CA_DISCUSSION_H

#include "record/record.h"

/* Whether there is a date on which the audit was discussed with PERSON, or a reason why it was not. */
bool ca_was_discussed(const ca_record *record, int person) CA_MUST_USE;
/* The people each of whom the framework asks for in this case, as bits of enum ca_person. Those of whom one is
 * enough are not among them. */
unsigned ca_people_asked(const ca_record *record) CA_MUST_USE;
/* The people of list ANY of discuss_any, if it asks for one of them and there was none; else 0. */
unsigned ca_people_missed(const ca_record *record, int any) CA_MUST_USE;

#endif
