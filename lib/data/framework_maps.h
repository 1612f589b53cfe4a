/* SPDX-License-Identifier: MIT */
/* A framework's maps to areas of an inspection or to standards of practice: private to the framework modules. */
#ifndef CA_FRAMEWORK_MAPS_H
#define CA_FRAMEWORK_MAPS_H

#include "data/framework_cursor.h"

/* Reads the maps, after the scale, the standards and the questions. 0 or -1. */
int ca_reader_maps(ca_framework_reader *reader, const json_t *root) CA_MUST_USE;

#endif
