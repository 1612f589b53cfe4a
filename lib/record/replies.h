/* SPDX-License-Identifier: MIT */
/* The replies to the feedback on an audit: the first is the member response, and further ones are in responses. */
#ifndef CA_REPLIES_H
#define CA_REPLIES_H

#include "record/record.h"

/* One reply. A member that is not filled in is empty, and its value has no node. */
typedef struct {
    ca_slice by, date, text;
    ca_value day, agrees;
} ca_reply;

/* Returns the replies of RECORD, in RECORD's arena; COUNT gets their number. Equal ones are one. */
ca_reply *ca_replies_of(ca_record *record, size_t *count) CA_MUST_USE;

/* Who replied, by the names of the case. */
enum ca_replier { CA_REPLIER_OTHER, CA_REPLIER_PRACTITIONER, CA_REPLIER_MANAGER };
enum ca_replier ca_replier_of(ca_record *record, const ca_reply *reply) CA_MUST_USE;

#endif
