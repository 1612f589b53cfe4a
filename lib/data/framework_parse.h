/* SPDX-License-Identifier: MIT */
/* A framework from its JSON. */
#ifndef CA_FRAMEWORK_PARSE_H
#define CA_FRAMEWORK_PARSE_H

#include "data/framework.h"

/* Reads a framework from its JSON text; NAME is the file's. Its faults are reported, all of them; NULL when
 * there are any. */
ca_framework *ca_framework_read(const char *name, const char *text, size_t size, ca_reporter *reporter) CA_MUST_USE;

#endif
