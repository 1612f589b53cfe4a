/* SPDX-License-Identifier: MIT */
/* Assigns auditors to the drawn cases of a sample. */
#ifndef CA_SAMPLE_AUDITORS_H
#define CA_SAMPLE_AUDITORS_H

#include "draw/sample_cases.h"

/* Checks that the list has the columns that the independence check needs. The auditors must have been read. Returns
 * 0, or -1 with an error. */
int ca_sampler_check_independence(ca_sampler *s) CA_MUST_USE;
/* Assigns an auditor to each drawn case. EARLIER is a list, named FILE, whose assignments are kept where possible,
 * or NULL. Returns 0, or -1 with an error that names the cases without an eligible auditor, and the conflicts. */
int ca_sampler_assign(ca_sampler *s, const ca_case_list *earlier, const char *file) CA_MUST_USE;

#endif
