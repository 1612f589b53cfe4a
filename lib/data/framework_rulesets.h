/* SPDX-License-Identifier: MIT */
/* A framework's rulesets: private to the framework modules. */
#ifndef CA_FRAMEWORK_RULESETS_H
#define CA_FRAMEWORK_RULESETS_H

#include "data/framework_cursor.h"

/* Reads the rulesets, after the scale, the lists of names and the questions. 0 or -1. */
int ca_reader_rulesets(ca_framework_reader *reader, const json_t *root) CA_MUST_USE;

#endif
