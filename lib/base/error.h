/* SPDX-License-Identifier: MIT */
/* Why an operation could not be done: words for the person, set once, printed by the program. */
#ifndef CA_ERROR_H
#define CA_ERROR_H

#include "base/text.h"

/* Zeroed is none. The first failure stays, since it is the cause of those that follow. */
typedef struct {
    ca_text words;
    bool usage; /* a matter of usage: --help would have told */
} ca_problem;

/* Sets the words unless some are set; always -1, so that a failing function ends with it. */
int ca_problem_set(ca_problem *problem, const char *format, ...) CA_PRINTF(2, 3);
/* The same for wrong usage, such as options that do not go together. */
int ca_problem_misuse(ca_problem *problem, const char *format, ...) CA_PRINTF(2, 3);
void ca_problem_free(ca_problem *problem);

#endif
