/* SPDX-License-Identifier: MIT */
/* A framework's vocabulary of the themes of findings: private to the framework modules. */
#ifndef CA_FRAMEWORK_THEMES_H
#define CA_FRAMEWORK_THEMES_H

#include "data/framework_cursor.h"

/* Reads the member finding_themes of ROOT into the framework. 0 or -1. */
int ca_reader_finding_themes(ca_framework_reader *reader, const json_t *root) CA_MUST_USE;

#endif
