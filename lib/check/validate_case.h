/* SPDX-License-Identifier: MIT */
/* Validation of the case: what is at the head of an audit, the answers, the findings, the moderation. */
#ifndef CA_VALIDATE_CASE_H
#define CA_VALIDATE_CASE_H

#include "check/checker.h"

void ca_check_heads(ca_checker *checker);
void ca_check_answers(ca_checker *checker);
void ca_check_findings(ca_checker *checker);
void ca_check_moderation(ca_checker *checker);

#endif
