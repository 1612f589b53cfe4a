/* SPDX-License-Identifier: MIT */
/* Assigns a moderator to each drawn audit. */
#ifndef CA_MODERATORS_H
#define CA_MODERATORS_H

#include "draw/candidates.h"

/* Assigns to each drawn audit a moderator from the list: as evenly as possible (assign.h), and only moderators who
 * are independent of the audit (independence.h). A moderator already named is kept where possible. If similar names
 * leave the independence of a moderator unclear, that is reported. Returns 0, or -1 with an error that names the
 * audits and the conflicts if no assignment exists. */
int ca_moderators_assign(ca_candidates *draw, const ca_auditors *moderators, ca_reporter *reporter, ca_error *error)
    CA_MUST_USE;

#endif
