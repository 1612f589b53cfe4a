/* SPDX-License-Identifier: MIT */
/* A list of numbers that grows. */
#include "base/numbers.h"

void ca_numbers_add(ca_numbers *numbers, size_t number)
{
    numbers->list = ca_room_for_one(numbers->list, numbers->count, &numbers->capacity, sizeof *numbers->list);
    numbers->list[numbers->count++] = number;
}
