/* SPDX-License-Identifier: MIT */
/* The members of a record in words, for people who know the form and not the record format. */
#ifndef CA_MEMBER_WORDS_H
#define CA_MEMBER_WORDS_H

#include "data/framework.h"

/* Appends the member PATH in words: "answers.risk.evidence" is "3. Is the risk understood?: evidence", "actions[1].due" is
 * "Action 1: due date". Titles are FRAMEWORK's; NULL, or an id that it does not have: the id stays. "" is the whole record. */
void ca_member_words(ca_text *to, const ca_framework *framework, const char *path);

#endif
