/* SPDX-License-Identifier: MIT */
/* A table of prints: numbers are kept while it grows, and forgotten when it is cleared. */
#include "../check.h"
#include "base/print_table.h"

static void check_numbers(check_tally *tally)
{
    enum { MANY = 10000 };
    ca_print_table table = {.slots = NULL};
    uint32_t right = 0, fresh = 0;
    CHECK(tally, ca_print_table_find(&table, 7) == 0, "an empty table has no print");
    for (uint32_t i = 0; i < MANY; i++) {
        uint32_t *number = ca_print_table_at(&table, (uint64_t)i << 40);
        fresh += !*number;
        *number = i + 1;
    }
    for (uint32_t i = 0; i < MANY; i++)
        right += ca_print_table_find(&table, (uint64_t)i << 40) == i + 1;
    CHECK(tally, fresh == MANY, "%d prints are new, each once", (int)MANY);
    CHECK(tally, right == MANY, "each has its number after the table has grown");
    CHECK(tally, ca_print_table_find(&table, 7) == 0, "no other print is found");
    for (int round = 0; round < 3; round++) {
        ca_print_table_clear(&table);
        CHECK(tally, ca_print_table_find(&table, 0) == 0, "a cleared table has no print");
        *ca_print_table_at(&table, 0) = 5;
        CHECK(tally, ca_print_table_find(&table, 0) == 5, "it takes prints again");
    }
    ca_print_table_free(&table);
}

int main(void)
{
    check_tally tally = {0};
    check_numbers(&tally);
    return CHECK_END(&tally);
}
