/* SPDX-License-Identifier: MIT */
/* The rules of a framework in words: why a grade is what it is. */
#ifndef CA_RULE_WORDS_H
#define CA_RULE_WORDS_H

#include "documents/audit_view.h"

/* Appends why the rule FIRED did, and its effect, as a sentence: "“Risk” is graded Inadequate, so the overall grade is Inadequate at
 * most." */
void ca_fired_words(ca_text *to, const ca_audit_view *view, const ca_fired *fired);
/* Appends the rule as a sentence of a handbook. */
void ca_rule_words(ca_text *to, const ca_framework *framework, const ca_limiting_rule *rule);

#endif
