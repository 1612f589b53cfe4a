/* SPDX-License-Identifier: MIT */
/* The agreement of two judges' grades, as members of a JSON object. */
#ifndef CA_AGREEMENT_H
#define CA_AGREEMENT_H

#include "data/framework.h"

/* Appends n, agreed, raised, lowered, matrix and the coefficients of MATRIX (rows: the first judge's grades of
 * FRAMEWORK's scale, columns: the second's), as the summary's moderation has them. */
void ca_agreement_write(const uint64_t *matrix, const ca_framework *framework, ca_text *to);

/* Appends the member NAME with VALUE in four decimals, or null if it is not KNOWN. */
void ca_coefficient_write(ca_text *to, const char *name, bool known, double value);

#endif
