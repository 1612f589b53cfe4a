/* SPDX-License-Identifier: MIT */
/* Fingerprints in open addressing. Slots of an earlier age are empty, so that a table is cleared without writing. */
#include "base/print_table.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

enum { SIZE_LEAST = 64 };

/* Returns the slot of PRINT, or the empty slot for it. */
static inline struct ca_print_slot *slot_of(const ca_print_table *table, uint64_t print)
{
    size_t mask = table->size - 1, at = (size_t)(print * table->multiplier >> 32) & mask;
    while (table->slots[at].age == table->age && table->slots[at].print != print)
        at = (at + 1) & mask;
    return &table->slots[at];
}

static void grow(ca_print_table *table)
{
    ca_print_table larger = {.size = table->size ? table->size * 2 : SIZE_LEAST,
                             .count = table->count,
                             .age = 1,
                             .multiplier = ca_table_multiplier()};
    larger.slots = ca_allocate(larger.size, sizeof *larger.slots);
    for (size_t i = 0; i < table->size; i++)
        if (table->slots[i].age == table->age) {
            struct ca_print_slot *slot = slot_of(&larger, table->slots[i].print);
            *slot = table->slots[i];
            slot->age = larger.age;
        }
    free(table->slots);
    *table = larger;
}

uint32_t *ca_print_table_at(ca_print_table *table, uint64_t print)
{
    if (table->count * 2 >= table->size)
        grow(table);
    struct ca_print_slot *slot = slot_of(table, print);
    if (slot->age != table->age) {
        *slot = (struct ca_print_slot){.print = print, .age = table->age};
        table->count++;
    }
    return &slot->number;
}

uint32_t ca_print_table_find(const ca_print_table *table, uint64_t print)
{
    if (!table->size)
        return 0;
    const struct ca_print_slot *slot = slot_of(table, print);
    return slot->age == table->age ? slot->number : 0;
}

void ca_print_table_clear(ca_print_table *table)
{
    table->count = 0;
    if (++table->age || !table->size)
        return;
    memset(table->slots, 0, table->size * sizeof *table->slots); /* old ages would come again */
    table->age = 1;
}

void ca_print_table_free(ca_print_table *table)
{
    free(table->slots);
    *table = (ca_print_table){0};
}
