/* SPDX-License-Identifier: MIT */
/* What a report begins with, out of its first tables: the audits of which nobody was told, as far as is recorded. */
#include "report/tables_parts.h"

/* The figures for all audits, of every audit tool together. */
typedef struct {
    const ca_table *counts, *list, *unplanned; /* the last two are there where records were given */
    int64_t all, flagged, inadequate, other, told, open, flagged_open, without_plan, listed_open, listed_unplanned;
    uint64_t uncounted; /* audits of which it is not known why: audit-summary(5) */
} concerns;

static int64_t sum_of(const ca_table *counts, const char *heading)
{
    int64_t sum = 0;
    for (size_t row = 0; row < counts->row_count; row++)
        if (ca_slice_is(counts->cells[row * counts->column_count].text, "All"))
            sum += ca_cell_of(counts, row, heading)->number;
    return sum;
}

static bool has_state(const ca_table *list, size_t row, const char *state)
{
    return ca_slice_is(ca_cell_of(list, row, "State")->text, state);
}

static int64_t count_state(const ca_table *list, const char *state)
{
    int64_t n = 0;
    for (size_t row = 0; list && row < list->row_count; row++)
        n += has_state(list, row, state);
    return n;
}

static bool is_open(const ca_table *list, size_t row)
{
    return has_state(list, row, "Nobody was told");
}

static concerns look_at(const ca_tables *set, const ca_summary *summary)
{
    concerns c = {.counts = ca_tables_find(set, "concern-counts"), .unplanned = ca_tables_find(set, "no-plan")};
    if (c.counts)
        c.list = ca_tables_find(set, "concerns");
    else
        c.counts = ca_tables_find(set, "concerns");
    if (!c.counts)
        return c;
    for (size_t i = 0; i < summary->frameworks.count; i++)
        c.uncounted += ((const ca_framework_tally *)summary->frameworks.entries[i].thing)->uncounted;
    c.all = sum_of(c.counts, "To be told of");
    c.flagged = sum_of(c.counts, "Flagged");
    c.inadequate = sum_of(c.counts, "Inadequate");
    c.other = sum_of(c.counts, "For another reason");
    c.told = sum_of(c.counts, "Somebody was told");
    c.open = sum_of(c.counts, "Nobody was told");
    c.flagged_open = sum_of(c.counts, "Flagged, and nobody was told");
    c.without_plan = sum_of(c.counts, "Without the plan they need");
    c.listed_open = count_state(c.list, "Nobody was told");
    c.listed_unplanned = count_state(c.unplanned, "Missing");
    return c;
}

static const char *audits(int64_t n)
{
    return n == 1 ? "audit" : "audits";
}

static void say_open(const concerns *c, ca_text *to)
{
    ca_text_format(to, "No record that anybody was told: %lld %s", (long long)c->open, audits(c->open));
    if (c->flagged_open)
        ca_text_format(to, ", %lld of them flagged", (long long)c->flagged_open);
}

/* The cells of a row in words, with commas, but for those that are empty. */
static void say_row(const ca_table *table, size_t row, const char *const *headings, size_t count, ca_text *to)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        const ca_cell *cell = ca_cell_of(table, row, headings[i]);
        if (cell->text.size) {
            ca_text_add(to, any ? ", " : "");
            ca_cell_write(to, cell);
        }
        any |= cell->text.size > 0;
    }
}

static void list_open(ca_tables *set, const concerns *c)
{
    static const char *const headings[] = {"Audit", "Team", "Quarter"}, *const why[] = {"Concern"};
    ca_text words = {0};
    for (size_t row = 0; c->list && row < c->list->row_count; row++) {
        if (!is_open(c->list, row))
            continue;
        ca_text_clear(&words);
        say_row(c->list, row, headings, 3, &words);
        ca_text_add(&words, ": ");
        say_row(c->list, row, why, 1, &words);
        ca_paper_item(set, "%s", words.at);
    }
    ca_text_free(&words);
}

/* That the records are not those that were counted is seen by how many there are. */
static void say_unlisted(ca_tables *set, const concerns *c, int64_t counted, int64_t listed)
{
    if (!c->list)
        ca_paper_item(set, "Which they are stands in a report that is made with their records (--records).");
    else if (counted != listed)
        ca_paper_item(set,
                      "The summary counts %lld, and among the records that were given there are %lld: the records are "
                      "not those of the summary.",
                      (long long)counted, (long long)listed);
}

static void list_unplanned(ca_tables *set, const concerns *c)
{
    static const char *const headings[] = {"Audit"};
    ca_text words = {0};
    for (size_t row = 0; row < (size_t)c->listed_unplanned; row++) {
        ca_text_add(&words, row ? ", " : "");
        say_row(c->unplanned, row, headings, 1, &words);
    }
    if (words.size)
        ca_paper_item(set, "%s", words.at);
    ca_text_free(&words);
}

static void tell_first(ca_tables *set, const concerns *c)
{
    ca_text words = {0};
    ca_paper_heading(set, 2, "Act on these first");
    if (c->open || c->listed_open) {
        say_open(c, &words);
        ca_paper_paragraph(set, "%s.", words.at);
        list_open(set, c);
        say_unlisted(set, c, c->open, c->listed_open);
    }
    if (c->without_plan || c->listed_unplanned) {
        ca_paper_paragraph(set, "Without the plan of actions that its grade asks for: %lld %s.",
                           (long long)c->without_plan, audits(c->without_plan));
        list_unplanned(set, c);
        say_unlisted(set, c, c->without_plan, c->listed_unplanned);
    }
    if (c->uncounted)
        ca_paper_paragraph(set,
                           "Of %llu audits it is not known why somebody has to be told, and of which flags: an earlier "
                           "version of the program made their summary. Count their records anew.",
                           (unsigned long long)c->uncounted);
    set->box_count = set->block_count;
    ca_text_free(&words);
}

/* Why somebody has to be told, in words. */
static void say_reasons(const concerns *c, ca_text *to)
{
    const struct {
        int64_t n;
        const char *words;
    } parts[] = {{c->flagged, "flagged"}, {c->inadequate, "inadequate"}, {c->other, "for another reason"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].n)
            ca_text_format(to, "%s%lld %s", to->size ? ", " : ": ", (long long)parts[i].n, parts[i].words);
    if (c->flagged + c->inadequate + c->other > c->all)
        ca_text_add(to, " (an audit may be flagged and inadequate, too)");
}

void ca_paper_concerns(ca_tables *set, const ca_summary *summary)
{
    concerns c = look_at(set, summary);
    ca_text reasons = {0};
    if (!c.counts)
        return;
    if (c.open || c.listed_open || c.without_plan || c.listed_unplanned || c.uncounted)
        tell_first(set, &c);
    ca_paper_heading(set, 2, "Concerns");
    say_reasons(&c, &reasons);
    if (c.all)
        ca_paper_paragraph(set,
                           "Somebody has to be told of %lld %s, whatever their kind%s. That somebody was told is "
                           "recorded of %lld, and of %lld it is not.",
                           (long long)c.all, audits(c.all), ca_text_words(&reasons), (long long)c.told,
                           (long long)c.open);
    else
        ca_paper_paragraph(set, "There is no audit, of whatever kind, of which somebody has to be told.");
    if (c.list)
        ca_paper_table(set, c.list);
    ca_paper_table(set, c.counts);
    if (c.listed_unplanned)
        ca_paper_table(set, c.unplanned);
    ca_text_free(&reasons);
}

void ca_cover_concerns(ca_tables *set, const ca_summary *summary)
{
    ca_table *cover = ca_tables_find(set, "cover");
    concerns c = look_at(set, summary);
    ca_text words = {0};
    if (!cover || !c.counts)
        return;
    say_open(&c, &words);
    bool first = true;
    for (size_t row = 0; c.list && row < c.list->row_count; row++)
        if (is_open(c.list, row)) {
            ca_text_add(&words, first ? ": " : ", ");
            ca_cell_write(&words, ca_cell_of(c.list, row, "Audit"));
            first = false;
        }
    ca_table_reword(set, cover, 0, 1, words.at);
    if (c.open || c.listed_open)
        cover->cells[1].tone = CA_TONE_BAD;
    ca_text_free(&words);
}
