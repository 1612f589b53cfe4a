/* SPDX-License-Identifier: MIT */
/* What a table of limits says of its groups: which differ from the whole by more than chance would explain. */
#ifndef CA_LIMITS_TOLD_H
#define CA_LIMITS_TOLD_H

#include "report/table.h"

/* The groups that have enough audits, and those of them that are outside the 99.8% limits. */
typedef struct {
    size_t judged, outside;
} ca_limits_count;
ca_limits_count ca_limits_counted(const ca_table *limits) CA_MUST_USE;
/* Returns whether the group in ROW is outside. */
bool ca_limits_is_outside(const ca_table *limits, size_t row) CA_MUST_USE;
/* Returns the groups in a sentence: "teams". */
const char *ca_limits_groups(const ca_table *limits) CA_MUST_USE;
/* Appends those that are outside: by name if they are at most two ("North and South"), else "3 of 8 teams". */
void ca_limits_outside_write(ca_text *to, const ca_table *limits);

#endif
