/* SPDX-License-Identifier: MIT */
/* Validation of what auditors write in their own words. */
#ifndef CA_VALIDATE_TEXT_H
#define CA_VALIDATE_TEXT_H

#include "check/checker.h"

/* Reads every text in an auditor's own words. */
void ca_check_prose(ca_checker *checker);
/* Compares the overall grade with the others. */
void ca_check_overall_reading(ca_checker *checker);

#endif
