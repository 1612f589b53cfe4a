/* SPDX-License-Identifier: MIT */
/* How far a record's moderation has come. */
#ifndef CA_MODERATION_H
#define CA_MODERATION_H

#include "check/grade.h"

enum ca_moderation_state {
    CA_NOT_MODERATED,
    CA_MODERATOR_NAMED, /* by name or date alone: it is out with somebody */
    CA_IS_MODERATED     /* something was said */
};

enum ca_moderation_state ca_moderation_state(const ca_record *record) CA_MUST_USE;

/* Whether RECORD was moderated: something was said, or its GRADING has the moderator's grade. */
bool ca_is_moderated(const ca_record *record, const ca_grading *grading) CA_MUST_USE;
/* Whether the moderator does not agree with the auditor's overall grade, and gives none. */
bool ca_moderator_disagrees(const ca_record *record, const ca_grading *grading) CA_MUST_USE;

#endif
