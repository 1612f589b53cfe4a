/* SPDX-License-Identifier: MIT */
/* The first page's part on teams, or other groups: those that differ from the whole by more than chance would explain. */
#include "report/build_front.h"

#include "report/limits_told.h"
#include "report/told.h"

enum { LISTED_MOST = 5 };

static const struct {
    const char *limits, *groups, *one, *name;
} kinds[] = {{"limits-by-team", "by-team", "team", "Which teams differ?"},
             {"limits-by-service", "by-service", "service", "Which services differ?"},
             {"limits-by-locality", "by-locality", "locality", "Which localities differ?"},
             {"limits-by-type", "by-type", "type of case", "Which types of case differ?"}};
enum { KINDS = sizeof kinds / sizeof *kinds };

static uint64_t count_in(const ca_table *limits, size_t row, const char *heading)
{
    const ca_cell *cell = ca_cell_of(limits, row, heading);
    return cell && cell->number > 0 ? (uint64_t)cell->number : 0;
}

static void add_group(ca_front_page *page, const ca_table *limits, size_t row)
{
    ca_share share = {count_in(limits, row, "Good or better, audits"), count_in(limits, row, "With a final grade"), 0};
    ca_slice name = limits->cells[row * limits->column_count].text;
    bool below = ca_cell_of(limits, row, "Against the 99.8% limits")->tone == CA_TONE_BAD;
    ca_text words = {0}, chance = {0}, told = {0};
    ca_text_append(&words, name.at, name.size);
    ca_text_add(&chance, "if it were like the others, ");
    ca_told_range(&chance, count_in(limits, row, "99.8% limits from"), count_in(limits, row, "99.8% limits to"));
    ca_text_add(&chance, " of ");
    ca_told_count(&chance, share.of);
    ca_text_format(&told, "%s: ", words.at);
    ca_front_share_write(&told, share);
    ca_text_format(&told, " good or better; %s", chance.at);
    ca_front_add(page, CA_FRONT_FIGURE, words.at, &(ca_front_figures){.counted = true, .shared = true, .share = share},
                 chance.at, told.at);
    if (below)
        ca_front_tone(page, CA_TONE_BAD);
    ca_text_clear(&told);
    ca_told_of(&told, share.n, share.of);
    ca_text_add(&told, " files good or better, in all quarters together");
    if (below)
        ca_front_ask(page, CA_ASK_GROUP, "%s had %s. What help does it get, and when is it audited again?", words.at,
                     told.at);
    else
        ca_front_ask(page, CA_ASK_GROUP, "%s had %s. What does it do that others can learn from?", words.at, told.at);
    ca_text_free(&words);
    ca_text_free(&chance);
    ca_text_free(&told);
}

/* Appends the heading: which groups are outside. */
static void write_finding(const ca_front_page *page, ca_text *to, const ca_table *limits, ca_limits_count count)
{
    if (!count.judged)
        ca_text_add(to, "Too few audits of any to tell");
    else if (!count.outside)
        ca_text_format(to, "None of %s more than chance would explain", ca_front_count(page, count.judged));
    else
        ca_limits_outside_write(to, limits);
}

void ca_front_groups(ca_front_page *page)
{
    size_t kind = 0, listed = 0;
    while (kind < KINDS && !ca_front_find(page, kinds[kind].groups))
        kind++;
    const ca_table *limits = kind < KINDS ? ca_front_find(page, kinds[kind].limits) : NULL;
    ca_text words = {0};
    if (!limits)
        return;
    ca_limits_count count = ca_limits_counted(limits);
    ca_front_part_begin(page, CA_FRONT_GROUPS, kinds[kind].limits);
    page->name = kinds[kind].name;
    write_finding(page, &words, limits, count);
    ca_front_say(page, CA_FRONT_FINDING, "%s", words.at);
    ca_front_say(page, CA_FRONT_NOTE,
                 "Good or better by %s, all quarters together; inside the limits, differences may be chance",
                 kinds[kind].one);
    for (size_t row = 0; row < limits->row_count && listed < LISTED_MOST; row++)
        if (ca_limits_is_outside(limits, row)) {
            add_group(page, limits, row);
            listed++;
        }
    if (count.outside > listed)
        ca_front_say(page, CA_FRONT_ITEM, "%s more: see the table", ca_front_count(page, count.outside - listed));
    if (count.judged && limits->note_count > 1)
        ca_front_say(page, CA_FRONT_ITEM, "%s", limits->notes[limits->note_count - 1]);
    ca_text_free(&words);
}
