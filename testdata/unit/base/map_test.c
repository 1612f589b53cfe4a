/* SPDX-License-Identifier: MIT */
/* The orders of a map. */
#include "../check.h"
#include "base/map.h"

#include <stdlib.h>

int main(void)
{
    static const char *const names[] = {"Team 10", "", "Team 2", "Team 1"};
    check_tally tally = {0};
    ca_map map = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ca_map_at(&map, ca_slice_of(names[i]))->thing = &map;
    size_t *order = ca_map_natural_order(&map);
    CHECK(&tally, order[0] == 1 && order[1] == 3 && order[2] == 2 && order[3] == 0,
          "the natural order has a name without words first, and numbers by their values");
    CHECK(&tally, ca_slice_is(map.entries[0].name, names[0]), "the entries stay where they are");
    free(order);
    ca_map_sort(&map);
    CHECK(&tally, ca_slice_is(map.entries[2].name, "Team 10") && ca_map_find(&map, ca_slice_of("Team 2")),
          "sorted, they are in bytewise order, and are found");
    ca_map_free(&map, NULL);
    order = ca_map_natural_order(&map);
    CHECK(&tally, order, "an empty map has an order");
    free(order);
    return CHECK_END(&tally);
}
