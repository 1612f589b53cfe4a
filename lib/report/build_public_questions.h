/* SPDX-License-Identifier: MIT */
/* Tables of a public report: answers to each question. */
#ifndef CA_BUILD_PUBLIC_QUESTIONS_H
#define CA_BUILD_PUBLIC_QUESTIONS_H

#include "report/public_part.h"

void ca_public_questions(ca_public_part *p);

/* Returns whether it is known which questions the binding limiting rules look at. If not, all questions are withheld. */
bool ca_public_knows_rules(const ca_library *library, const ca_count_layout *layout) CA_MUST_USE;

#endif
