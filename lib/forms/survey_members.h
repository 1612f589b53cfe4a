/* SPDX-License-Identifier: MIT */
/* The members of records that the headings of a survey's table name, in the words of people. */
#ifndef CA_SURVEY_MEMBERS_H
#define CA_SURVEY_MEMBERS_H

#include "data/framework.h"

/* Returns the path of the member of FRAMEWORK that HEADING names, in ARENA or constant; empty if it names none for sure. */
ca_slice ca_survey_recognise(const ca_framework *framework, ca_slice heading, ca_arena *arena) CA_MUST_USE;

#endif
