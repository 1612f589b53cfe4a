/* SPDX-License-Identifier: MIT */
/* The tables of a public report: cover, contents, notes, and for each framework the figures that may be published. */
#ifndef CA_BUILD_PUBLIC_H
#define CA_BUILD_PUBLIC_H

#include "report/part.h"

/* Adds the tables. Returns 0, or -1 with an error if nothing can be published safely. */
int ca_tables_for_public(ca_tables *set, const ca_summary *summary, const ca_report_options *options, ca_error *error)
    CA_MUST_USE;

#endif
