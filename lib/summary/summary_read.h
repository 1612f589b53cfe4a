/* SPDX-License-Identifier: MIT */
/* Reads a summary from its JSON. */
#ifndef CA_SUMMARY_READ_H
#define CA_SUMMARY_READ_H

#include "summary/summary.h"

/* Reads a summary from its JSON. NAME begins the error's text. Returns 0, or -1 with an error. Release with
 * ca_summary_free in either case. */
int ca_summary_read(ca_summary *summary, const char *name, ca_slice json, ca_error *error) CA_MUST_USE;

#endif
