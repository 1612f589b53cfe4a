/* SPDX-License-Identifier: MIT */
/* Figures derived from a summary's counts. */
#include "derive.h"
#include "summary.h"

static ca_share good_among(const uint64_t *counts, const ca_layout *layout)
{
    ca_share share = {0};
    for (int i = 0; i < layout->grade_count; i++) {
        share.of += counts[i];
        share.n += i >= layout->good ? counts[i] : 0;
    }
    return share;
}

ca_share ca_tally_good(const ca_tally *tally, const ca_layout *layout)
{
    return good_among(tally->counts + layout->overall, layout);
}

ca_share ca_tally_good_answers(const ca_tally *tally, const ca_layout *layout, int question)
{
    return good_among(tally->counts + ca_count_answer(layout, question, 0), layout);
}

void ca_quarter_before(ca_slice name, ca_text *before)
{
    ca_quarter quarter = ca_quarter_read(name);
    ca_text_clear(before);
    if (quarter != CA_NO_QUARTER && quarter > 4)
        ca_quarter_write(before, quarter - 1, " ");
}

/* The name of the latest quarter with audits: names sort by time. */
static ca_slice latest(const ca_map *quarters)
{
    ca_slice last = {"", 0};
    for (size_t i = 0; i < quarters->count; i++) {
        ca_slice name = quarters->entries[i].name;
        const ca_tally *tally = quarters->entries[i].thing;
        if (tally->counts[CA_COUNT_RECORDS] && ca_quarter_read(name) != CA_NO_QUARTER &&
            ca_slice_compare(name, last) > 0)
            last = name;
    }
    return last;
}

ca_change ca_change_of(const ca_map *quarters, const ca_slice *wanted, const ca_layout *layout, ca_text *before)
{
    ca_change change = {0};
    ca_slice to = wanted ? *wanted : latest(quarters);
    const ca_tally *now = ca_map_find(quarters, to);
    if (!now || !layout->grade_count)
        return change;
    ca_quarter_before(to, before);
    ca_slice from = {ca_text_words(before), before->size};
    const ca_tally *then = ca_map_find(quarters, from);
    if (!from.size || !then)
        return change;
    ca_share new_share = ca_tally_good(now, layout), old_share = ca_tally_good(then, layout);
    if (!new_share.of || !old_share.of)
        return change;
    change.from = from;
    change.to = to;
    change.points = ca_change_tenths(new_share.n, new_share.of, old_share.n, old_share.of);
    return change;
}
