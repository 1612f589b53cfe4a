/* SPDX-License-Identifier: MIT */
/* A list of updates of actions, as people fill it in. */
#ifndef CA_UPDATE_LIST_H
#define CA_UPDATE_LIST_H

#include "intake/list.h"
#include "record/updates.h"

/* Reads a list that audit-actions or audit-form makes, with its headings, and adds it to UPDATES, which begins zeroed. Days are read as people write them; a row with a
 * day that cannot be read is reported, and is no update. Returns 0, or -1 with an error if the headings do not fit, or the list
 * cannot be read to its end. */
int ca_update_list_read(ca_updates *updates, const ca_list_source *source) CA_MUST_USE;

#endif
