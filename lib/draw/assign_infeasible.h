/* SPDX-License-Identifier: MIT */
/* Why an assignment is infeasible. Private to assign*.c. */
#ifndef CA_ASSIGN_INFEASIBLE_H
#define CA_ASSIGN_INFEASIBLE_H

#include "draw/assign_flow.h"

/* FLOW is a greatest flow, and classes have surplus left. Sets a smallest set of classes that have more cases than all
 * auditors who are eligible for any of them can take, and these auditors. Changes FLOW. */
void ca_find_infeasible(ca_flow *flow, bool *classes, bool *auditors);

#endif
