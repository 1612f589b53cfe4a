/* SPDX-License-Identifier: MIT */
/* What a rule of validation wants, and why: for audit-validate --explain. */
#ifndef CA_EXPLAIN_H
#define CA_EXPLAIN_H

#include "base/error.h"
#include "data/rules.h"

/* Appends the explanation of RULE: what it wants, why, by which guide, an example that it reports and one that it
 * does not. The texts are lib/explanations.json; the examples are members of a record, or a text as it is. */
int ca_explain(enum ca_rule_id rule, ca_text *to, ca_problem *problem) CA_MUST_USE;

#endif
