/* SPDX-License-Identifier: MIT */
/* The texts of a survey: how they are compared, what they stand for, and which members of a record they name. */
#ifndef CA_SURVEY_TEXTS_H
#define CA_SURVEY_TEXTS_H

#include "forms/form_value.h"

/* A pair of texts: a value of the survey and that of the record, or an option and the member that it ticks. */
typedef struct {
    ca_slice plain; /* of the survey, as values are compared (ca_survey_plain) */
    ca_slice shown; /* the same as the map has it */
    ca_slice to;    /* empty: not filled in */
} ca_survey_pair;

typedef struct {
    ca_survey_pair *list;
    size_t count;
} ca_survey_pairs;

/* Returns the member of PATH: a form's path, in which "+" is one more entry of a list. Moderators' members are none. */
ca_form_member ca_survey_member(const ca_framework *framework, ca_slice path) CA_MUST_USE;
/* Returns the size of the list's path in MEMBER, of one more entry: of "findings.+.text" that of "findings". 0: it is none. */
size_t ca_survey_list_size(ca_slice member) CA_MUST_USE;
/* Returns "; did you mean 'answers.risk.grade'?" for PATH, which is none, written to WORDS; "" if no member is near. */
const char *ca_survey_near(const ca_framework *framework, ca_slice path, ca_text *words) CA_MUST_USE;
/* Returns the pair of PLAIN, or NULL. */
const ca_survey_pair *ca_survey_pair_of(const ca_survey_pairs *pairs, ca_slice plain) CA_MUST_USE;
/* Appends TEXT as headings and values are compared: white space of any width is one space, none at the ends; small letters;
 * straight quotation marks and hyphens. */
void ca_survey_plain(ca_text *to, ca_slice text);
/* Returns a copy of TEXT as it is compared, in ARENA. */
ca_slice ca_survey_plain_of(ca_arena *arena, ca_slice text) CA_MUST_USE;

#endif
