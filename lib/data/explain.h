/* SPDX-License-Identifier: MIT */
/* The explanation of a rule of validation, for audit-validate --explain. */
#ifndef CA_EXPLAIN_H
#define CA_EXPLAIN_H

#include "base/error.h"
#include "data/rules.h"

/* Appends the explanation of RULE: its requirement, the reason, the guide that it follows, an example that breaks it
 * and one that does not. The texts are in lib/explanations.json; the examples are members of a record, or any text.
 * Returns 0, or -1 with an error. */
int ca_explain(enum ca_rule_id rule, ca_text *to, ca_error *error) CA_MUST_USE;

#endif
