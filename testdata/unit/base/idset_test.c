/* SPDX-License-Identifier: MIT */
/* The ids of records are stored as hashes of 128 bits: two ids are equal if both halves are. */
#include "../check.h"
#include "base/idset.h"

static void check_both_halves(check_tally *tally)
{
    ca_idset ids = {0};
    const struct ca_hash128 hash = {.one = 5, .other = 7};
    CHECK(tally, ca_idset_add_print(&ids, hash), "the first id is new");
    CHECK(tally, !ca_idset_add_print(&ids, hash), "the same id is not new");
    CHECK(tally, ca_idset_add_print(&ids, (struct ca_hash128){.one = 5, .other = 9}),
          "another second half is another id");
    CHECK(tally, ca_idset_add_print(&ids, (struct ca_hash128){.one = 6, .other = 7}),
          "another first half is another id");
    ca_idset_free(&ids);
}

/* Adds enough ids for the tables to grow several times. */
static void check_many(check_tally *tally)
{
    enum { MANY = 20000 };
    ca_idset ids = {0};
    int fresh = 0, again = 0;
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < MANY; i++) {
            char id[16];
            int size = snprintf(id, sizeof id, "audit-%d", i);
            *(round ? &again : &fresh) += ca_idset_add(&ids, (ca_slice){id, (size_t)size});
        }
    CHECK(tally, fresh == MANY, "%d ids are new, each once", MANY);
    CHECK(tally, again == 0, "none of them is new the second time");
    ca_idset_free(&ids);
}

int main(void)
{
    check_tally tally = {0};
    check_both_halves(&tally);
    check_many(&tally);
    return CHECK_END(&tally);
}
