/* SPDX-License-Identifier: MIT */
/* Which warnings are looked at: -W RULE and -W no-RULE. */
#ifndef CA_SWITCHES_H
#define CA_SWITCHES_H

#include "base/error.h"
#include "data/rules.h"

/* Sets OFF as it is without any switch: what is looked at only when asked for is off. */
void ca_switches_begin(bool off[CA_RULE_COUNT]);
/* Applies one -W: rules separated by commas, each with no- before it or not; 'all' is every warning. -1 with a
 * problem, when one is no rule, or an error. */
int ca_switches_apply(bool off[CA_RULE_COUNT], const char *words, ca_problem *problem) CA_MUST_USE;
/* The rule that ID names, or CA_RULE_COUNT with a problem that says which it may have been meant for. */
enum ca_rule_id ca_rule_named(ca_slice id, ca_problem *problem) CA_MUST_USE;

#endif
