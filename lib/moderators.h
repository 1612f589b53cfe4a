/* SPDX-License-Identifier: MIT */
/* Who moderates which of the audits that were drawn. */
#ifndef CA_MODERATORS_H
#define CA_MODERATORS_H

#include "moderation_draw.h"

/* Gives each drawn audit a moderator out of the list: as evenly as can be (allocate.h), never the auditor, a second
 * reader, the case's practitioner or manager, or somebody who manages them; one that is chosen already stays where that
 * costs nothing. -1 with a problem that names the audits and what is in the way when it cannot be done. */
int ca_moderators_assign(ca_draw *draw, const ca_auditors *moderators, ca_problem *problem) CA_MUST_USE;

#endif
