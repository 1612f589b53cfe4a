/* SPDX-License-Identifier: MIT */
/* A letter in an authority's own Word document: what its controls show of an audit, by the purpose of the letter. */
#ifndef CA_LETTER_TAGS_H
#define CA_LETTER_TAGS_H

#include "documents/purposes.h"
#include "forms/tag_value.h"

/* The tags that letters have beside the members of records; NULL-ended. */
extern const char *const ca_letter_tags[];
enum ca_letter_tag { CA_TAG_ACTION_STATE, CA_TAG_REMINDER, CA_LETTER_TAG_COUNT };

/* Returns why letters for PURPOSE do not show MEMBER, which records of FRAMEWORK have, for a message that begins with its tag; "" if its
 * reader fills it in; NULL if they show it. */
const char *ca_letter_left_out(enum ca_letter_purpose purpose, const ca_framework *framework, ca_form_member member)
    CA_MUST_USE;
/* Returns the value of MEMBER as the letter of VIEW, which was built, shows it; of a list, of its entry at the index ENTRY. */
ca_fill_value ca_letter_value(ca_audit_view *view, ca_form_member member, size_t entry) CA_MUST_USE;
/* Returns that of the letter's own TAG; LETTER has what was built. */
ca_fill_value ca_letter_own_value(ca_audit_view *view, const ca_letter *letter, enum ca_letter_tag tag, size_t entry)
    CA_MUST_USE;
/* Returns how many entries LIST has in the letter. */
size_t ca_letter_entries(const ca_audit_view *view, const ca_letter *letter, ca_slice list) CA_MUST_USE;

#endif
