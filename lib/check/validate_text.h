/* SPDX-License-Identifier: MIT */
/* Validation of what auditors write in their own words. */
#ifndef CA_VALIDATE_TEXT_H
#define CA_VALIDATE_TEXT_H

#include "check/checker.h"

/* Reads every text in an auditor's own words; the answers' surveys go to ca_check_answer_texts. */
void ca_check_prose(ca_checker *checker);
/* What a reader makes of an answer's evidence, impact and comment (zeroed where not filled in). */
void ca_check_answer_texts(ca_checker *checker, const ca_entry *answer, const ca_survey *evidence,
                           const ca_survey *impact, const ca_survey *comment);
void ca_check_action_text(ca_checker *checker, const ca_entry *action, const ca_survey *survey);
/* What a reader makes of the overall grade beside the others. */
void ca_check_overall_reading(ca_checker *checker);

#endif
