/* SPDX-License-Identifier: MIT */
/* Loads are evened out by halving: where they lie from LOW to HIGH, what is above the middle flows to where it is
 * below, as far as it can. Whoever can still be reached from above the middle need not go below it, and the others need
 * not go above: two parts, of half the range each, and no case of the upper may go to the lower. At the end loads in a
 * part differ by 1 at most, and nobody can pass a case down to somebody with two fewer.
 *
 * A part is named by its lowest load, as no two have the same. Twice that plus 1 is the price of its auditors, what the
 * next case adds to the sum of squares or the last added to it: every case is where it is cheapest. Complementary
 * slackness makes the sum least, and says which other flows have the same. */
#include "draw/allocate_parts.h"

#include <stdlib.h>

typedef struct {
    size_t *high, *next_high; /* of each part */
} part_ranges;

static size_t middle_of(const part_ranges *ranges, size_t low)
{
    return low + (ranges->high[low] - low) / 2;
}

static bool is_even(const part_ranges *ranges, size_t low)
{
    return ranges->high[low] - low < 2;
}

/* Sets what is to move; false when all is even. */
static bool set_goals(ca_network *network, const size_t *capacities, const part_ranges *ranges)
{
    bool any = false;
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++) {
        size_t part = network->part_of_auditor[auditor], load = network->load[auditor];
        network->excess[auditor] = network->room[auditor] = 0;
        if (is_even(ranges, part))
            continue;
        any = true;
        size_t middle = middle_of(ranges, part), most = middle < capacities[auditor] ? middle : capacities[auditor];
        if (load > middle)
            network->excess[auditor] = load - middle;
        else
            network->room[auditor] = most - load;
    }
    return any;
}

static void split(ca_flow *flow, part_ranges *ranges)
{
    ca_network *network = flow->network;
    for (size_t class = 0; class < network->class_count; class ++)
        if (flow->class_level[class] != CA_NONE)
            network->part_of_class[class] = middle_of(ranges, network->part_of_class[class]);
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++) {
        size_t part = network->part_of_auditor[auditor];
        if (is_even(ranges, part)) {
            ranges->next_high[part] = ranges->high[part];
        } else if (flow->auditor_level[auditor] == CA_NONE) {
            ranges->next_high[part] = middle_of(ranges, part);
        } else {
            network->part_of_auditor[auditor] = middle_of(ranges, part);
            ranges->next_high[middle_of(ranges, part)] = ranges->high[part];
        }
    }
    size_t *high = ranges->high;
    ranges->high = ranges->next_high;
    ranges->next_high = high;
}

void ca_even_out(ca_flow *flow, const size_t *capacities)
{
    ca_network *network = flow->network;
    size_t low = SIZE_MAX, high = 0;
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++) {
        low = network->load[auditor] < low ? network->load[auditor] : low;
        high = network->load[auditor] > high ? network->load[auditor] : high;
    }
    if (low == SIZE_MAX)
        return;
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++)
        network->part_of_auditor[auditor] = low;
    for (size_t class = 0; class < network->class_count; class ++)
        network->part_of_class[class] = low;
    part_ranges ranges = {ca_allocate(high + 1, sizeof *ranges.high), ca_allocate(high + 1, sizeof *ranges.high)};
    ranges.high[low] = high;
    while (set_goals(network, capacities, &ranges)) {
        ca_network_sort_keys(network);
        ca_flow_run(flow);
        split(flow, &ranges);
    }
    free(ranges.high);
    free(ranges.next_high);
}
