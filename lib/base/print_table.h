/* SPDX-License-Identifier: MIT */
/* A table from fingerprints of texts, of 64 bits, to numbers. */
#ifndef CA_PRINT_TABLE_H
#define CA_PRINT_TABLE_H

#include "base/memory.h"

/* Zeroed is empty. */
typedef struct {
    struct ca_print_slot {
        uint64_t print;
        uint32_t age; /* that of the table, or the slot is empty */
        uint32_t number;
    } * slots;
    size_t size, count; /* the size is 0 or a power of two; at most half of the slots are in use */
    uint32_t age;
    uint64_t multiplier; /* random for each run: prints cannot be chosen to collide in one slot */
} ca_print_table;

/* Returns the number of PRINT, which is 0 if the print is new. The pointer is valid until the next call. */
uint32_t *ca_print_table_at(ca_print_table *table, uint64_t print) CA_MUST_USE;
/* Returns the number of PRINT, or 0 if it is not in the table. */
uint32_t ca_print_table_find(const ca_print_table *table, uint64_t print) CA_MUST_USE;
/* Forgets all prints, at the same cost for any number of them, and keeps the memory. */
void ca_print_table_clear(ca_print_table *table);
void ca_print_table_free(ca_print_table *table);

#endif
