/* SPDX-License-Identifier: MIT */
/* The tables of those who audited, and of those who replied to the feedback. */
#ifndef CA_BUILD_PEOPLE_H
#define CA_BUILD_PEOPLE_H

#include "report/part.h"

/* Headings and rows by which the text finds its figures. */
#define CA_AUDITORS_OUTSIDE "People from outside the authority"
#define CA_REPLIES_ALL "All audits"
#define CA_REPLIES_DUE "Owed feedback"
#define CA_REPLIES_REPLIED "With a reply"
#define CA_REPLIES_NUMBER "Replies"
#define CA_REPLIES_AGREE "Agree"
#define CA_REPLIES_DISAGREE "Do not agree"

/* Returns how many different auditors the summary has, if it is by auditor, and in OUTSIDE how many of them audited from outside
 * the authority. */
uint64_t ca_part_auditor_count(const ca_report_part *part, uint64_t *outside) CA_MUST_USE;
/* Adds the table of audits by insiders, outsiders and both, if an audit says it, or several audited together. */
void ca_part_auditors(const ca_report_part *part);
/* Adds the table of the replies by quarter and team, if there is a reply. */
void ca_part_replies(const ca_report_part *part);

#endif
