/* SPDX-License-Identifier: MIT */
/* Writes a tally as JSON, with the figures that follow from its counts. */
#ifndef CA_TALLY_WRITE_H
#define CA_TALLY_WRITE_H

#include "base/text.h"
#include "summary/tally.h"

/* Appends the members of a tally of LAYOUT to an open object. DATED: actions were counted as overdue on a day. The
 * findings are sorted. */
void ca_tally_write(ca_text *to, const ca_count_layout *layout, ca_tally *tally, bool dated);
/* Appends only the members about concerns, plans, escalations and actions. */
void ca_tally_write_requirements(ca_text *to, const ca_count_layout *layout, const ca_tally *tally, bool dated);

#endif
