/* SPDX-License-Identifier: MIT */
/* A list of numbers that grows. */
#ifndef CA_NUMBERS_H
#define CA_NUMBERS_H

#include "base/memory.h"

/* Zeroed is empty; the list is released with free. */
typedef struct {
    size_t *list, count, capacity;
} ca_numbers;

void ca_numbers_add(ca_numbers *numbers, size_t number);

#endif
