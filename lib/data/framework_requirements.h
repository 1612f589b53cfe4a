/* SPDX-License-Identifier: MIT */
/* A framework's requirements: private to the framework modules. */
#ifndef CA_FRAMEWORK_REQUIREMENTS_H
#define CA_FRAMEWORK_REQUIREMENTS_H

#include "data/framework_cursor.h"

/* Read what an audit has to have, and the policies on targets, sampling and moderation, after the lists of names. 0 or -1. */
int ca_reader_requirements(ca_framework_reader *reader, const json_t *root) CA_MUST_USE;
int ca_reader_policies(ca_framework_reader *reader, const json_t *root) CA_MUST_USE;

#endif
