/* SPDX-License-Identifier: MIT */
/* Tables of an internal report by question. */
#ifndef CA_BUILD_QUESTIONS_H
#define CA_BUILD_QUESTIONS_H

#include "report/part.h"

/* Adds the tables by question: grades, with a chart; changes; by team; and answers without a grade. */
void ca_part_questions(const ca_report_part *part);

#endif
