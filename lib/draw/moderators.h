/* SPDX-License-Identifier: MIT */
/* Who moderates which of the audits that were drawn. */
#ifndef CA_MODERATORS_H
#define CA_MODERATORS_H

#include "draw/candidates.h"

/* Gives each drawn audit a moderator out of the list: as evenly as can be (assign.h), nobody who may not judge it
 * (independence.h); one that is chosen already stays where that costs nothing. Where the names do not tell, that is
 * reported. -1 with an error that names the audits and what is in the way when it cannot be done. */
int ca_moderators_assign(ca_candidates *draw, const ca_auditors *moderators, ca_reporter *reporter, ca_error *error)
    CA_MUST_USE;

#endif
