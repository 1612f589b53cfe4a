/* SPDX-License-Identifier: MIT */
/* Cases are dealt out, each to whoever has the fewest: nearly even where everybody may have nearly everything. */
#include "draw/allocate_parts.h"

#include <stdlib.h>

typedef struct {
    ca_network *network;
    uint64_t *roomy;       /* the set of auditors with room */
    size_t *loads, fewest; /* how many of them have how many cases; the fewest that anybody has */
    size_t *class_fewest;  /* no auditor that a class may go to has fewer; loads only grow */
    size_t next;           /* the auditor behind whoever was dealt to last */
} dealing;

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Of those with room whom the class may go to without cost, the first who has the fewest cases; or CA_NONE. */
static size_t choose(dealing *deal, size_t class)
{
    const ca_network *network = deal->network;
    size_t key = ca_network_key(network, network->part_of_class[class], network->class_potential[class]);
    if (key == CA_NONE)
        return CA_NONE;
    const uint64_t *row = ca_network_row(network, class), *same = network->key_sets + key * network->words;
    size_t enough = larger(deal->fewest, deal->class_fewest[class]), best = CA_NONE;
    uint64_t behind = ~UINT64_C(0) << deal->next % CA_WORD;
    for (size_t i = 0; i <= network->words; i++) { /* the word of the next is seen first and last, half each */
        size_t word = (deal->next / CA_WORD + i) % network->words;
        uint64_t bits = row[word] & same[word] & deal->roomy[word];
        bits &= i == 0 ? behind : i == network->words ? ~behind : ~UINT64_C(0);
        for (; bits; bits &= bits - 1) {
            size_t auditor = ca_set_first(word, bits);
            if (best == CA_NONE || network->load[auditor] < network->load[best])
                best = auditor;
            if (network->load[best] == enough)
                return best;
        }
    }
    if (best != CA_NONE)
        deal->class_fewest[class] = network->load[best];
    return best;
}

static void deal_to(dealing *deal, size_t class, size_t auditor)
{
    ca_network *network = deal->network;
    deal->loads[network->load[auditor]]--;
    ca_network_give(network, class, auditor, 1);
    network->supply[class]--;
    if (--network->room[auditor])
        deal->loads[network->load[auditor]]++;
    else
        ca_set_drop(deal->roomy, auditor);
    deal->next = (auditor + 1) % network->auditor_count;
}

void ca_deal(ca_network *network, const size_t *classes, size_t count)
{
    dealing deal = {.network = network};
    size_t most = 0;
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++)
        most = larger(most, network->load[auditor]);
    deal.roomy = ca_allocate(network->words, sizeof *deal.roomy);
    deal.loads = ca_allocate(most + count + 1, sizeof *deal.loads);
    deal.class_fewest = ca_allocate(network->class_count, sizeof *deal.class_fewest);
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++) {
        if (network->room[auditor] == 0)
            continue;
        ca_set_add(deal.roomy, auditor);
        deal.loads[network->load[auditor]]++;
    }
    for (size_t i = 0; i < count; i++) {
        while (deal.fewest < most + count && deal.loads[deal.fewest] == 0)
            deal.fewest++;
        size_t auditor = network->supply[classes[i]] ? choose(&deal, classes[i]) : CA_NONE;
        if (auditor != CA_NONE)
            deal_to(&deal, classes[i], auditor);
    }
    free(deal.roomy);
    free(deal.loads);
    free(deal.class_fewest);
}
