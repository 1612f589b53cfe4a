/* SPDX-License-Identifier: MIT */
/* The end of the output contract, private to output.c: files without a name get their names together. */
#ifndef CA_OUTPUT_PLACE_H
#define CA_OUTPUT_PLACE_H

#include "base/output.h"

/* Says that the output cannot be written, and why; always -1. */
int ca_output_fails(const ca_output *output, int reason, ca_problem *problem);
/* Gives a written file its permissions and syncs it. 0 or -1. */
int ca_output_settle(ca_output *output, ca_problem *problem) CA_MUST_USE;
/* Puts the files in place, in their order; the other outputs are passed over. 0 or -1, as ca_outputs_finish. */
int ca_outputs_place(ca_output *const *outputs, size_t count, ca_problem *problem) CA_MUST_USE;

#endif
