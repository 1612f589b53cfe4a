/* SPDX-License-Identifier: MIT */
/* How far a record's moderation has come. */
#ifndef CA_MODERATION_H
#define CA_MODERATION_H

#include "record.h"

enum ca_moderation_state {
    CA_NOT_MODERATED,
    CA_MODERATOR_NAMED, /* by name or date alone: it is out with somebody */
    CA_IS_MODERATED     /* something was said */
};

enum ca_moderation_state ca_moderation_state(const ca_record *record) CA_MUST_USE;

#endif
