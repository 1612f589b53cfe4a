/* SPDX-License-Identifier: MIT */
/* The people whom a record names, to be found in its texts. */
#ifndef CA_RECORD_NAMES_H
#define CA_RECORD_NAMES_H

#include "names.h"
#include "record.h"

/* Sets CHILD to the names of the child and its family, and WORKERS to those of everybody who works with them. */
void ca_record_names(ca_record *record, ca_names *child, ca_names *workers);

#endif
