/* SPDX-License-Identifier: MIT */
/* Locations in the input, for diagnostics. */
#ifndef CA_LOCATION_H
#define CA_LOCATION_H

#include <stdint.h>

/* A byte of a file: LINE and COLUMN count from 1, COLUMN in bytes. */
typedef struct {
    const char *source; /* the file's name; borrowed */
    uint64_t line, column;
} ca_location;

#endif
