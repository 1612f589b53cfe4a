/* SPDX-License-Identifier: MIT */
/* The first page's part to act on first: concerns of which nobody was told, audits without a plan, actions overdue. */
#include "report/build_front.h"

#include "report/concern_figures.h"
#include "report/told.h"

#include <string.h>

enum { LISTED_MOST = 4 }; /* audits that the page lists under a duty; the table has all */

typedef struct {
    uint64_t actions, overdue, long_overdue;
    const char *longest; /* the days by which the longest is overdue, as a range: "31 to 90" */
    bool known;          /* a day is given, as of which actions are overdue */
} overdue_actions;

/* The days of each band in a sentence. */
static const char *const bands_told[CA_OVERDUE_BANDS] = {"1 to 30", "31 to 90", "more than 90"};

static overdue_actions count_overdue(const ca_summary *summary)
{
    overdue_actions all = {.known = summary->as_of != CA_NO_DATE};
    size_t longest = 0;
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        ca_group_tally *every = ca_framework_every_kind(summary->frameworks.entries[i].thing);
        const uint64_t *bands = &every->all.counts[CA_COUNT_OVERDUE];
        all.actions += every->all.counts[CA_COUNT_ACTIONS];
        for (size_t j = 0; j < CA_OVERDUE_BANDS; j++) {
            all.overdue += bands[j];
            if (bands[j] && j >= longest)
                longest = j;
        }
        all.long_overdue += bands[CA_OVERDUE_BANDS - 1];
        ca_group_tally_free(every);
    }
    all.longest = bands_told[longest];
    return all;
}

/* Appends the text of a cell after BEFORE; nothing if it is empty. */
static void write_cell(ca_text *to, const char *before, const ca_table *table, size_t row, const char *heading)
{
    const ca_cell *cell = ca_cell_of(table, row, heading);
    if (!cell || cell->kind == CA_CELL_NONE || !cell->text.size)
        return;
    ca_text_add(to, before);
    if (strcmp(heading, "Quarter") == 0)
        ca_told_quarter(to, cell->text);
    else
        ca_cell_write(to, cell);
}

static void add_others(ca_front_page *page, size_t listed, size_t all, const char *table)
{
    if (all > listed)
        ca_front_say(page, CA_FRONT_ITEM, "%s more: see the table %s", ca_front_count(page, all - listed), table);
}

/* Explains what is not listed. If the numbers differ, the records are not those of the summary. */
static void add_unlisted(ca_front_page *page, bool list, int64_t counted, int64_t listed)
{
    if (!list)
        ca_front_say(page, CA_FRONT_ITEM, "Their ids are in a report that is made with their records (--records)");
    else if (counted != listed)
        ca_front_say(
            page, CA_FRONT_ITEM,
            "The summary counts %s, and the records that were given have %s: they are not the records of the summary",
            ca_told_count_in(&page->set->arena, (uint64_t)counted),
            ca_told_count_in(&page->set->arena, (uint64_t)listed));
}

/* Adds a duty that is not met. */
static void add_duty(ca_front_page *page, const char *words)
{
    ca_front_add(page, CA_FRONT_SENTENCE, words, NULL, NULL, NULL);
    ca_front_tone(page, CA_TONE_BAD);
}

/* Asks about what nobody was told of; FIRST is the audit of the list to ask about by itself, with its team, or NULL. */
static void ask_about(ca_front_page *page, const ca_concern_figures *c, const char *first)
{
    if (c->flagged_open == 1 && first)
        ca_front_ask(page, CA_ASK_FLAGGED,
                     "%s: what has happened for the child, and why is there no record that anybody was told?", first);
    else if (c->flagged_open)
        ca_front_ask(page, CA_ASK_FLAGGED,
                     "What has happened for the %s flagged, and why is there no record that anybody was told?",
                     c->flagged_open == 1 ? "child" : "children");
    else if (c->open == 1)
        ca_front_ask(page, CA_ASK_UNTOLD, "Why is there no record that anybody was told of one audit?");
    else if (c->open)
        ca_front_ask(page, CA_ASK_UNTOLD, "Why is there no record that anybody was told of %s audits?",
                     ca_front_count(page, (uint64_t)c->open));
}

/* The audits of the list of which nobody was told, and how many of them the page has. */
typedef struct {
    const ca_concern_figures *figures;
    size_t row, shown;
    ca_text first; /* the first, to ask about */
} untold;

/* Adds the next MOST audits of which nobody was told, in the order of the list: those that are flagged are its first. */
static void add_untold(ca_front_page *page, untold *u, size_t most)
{
    const ca_table *list = u->figures->list;
    ca_text words = {0};
    for (size_t added = 0; list && u->row < list->row_count && added < most && u->shown < LISTED_MOST; u->row++) {
        if (!ca_concern_is_open(list, u->row))
            continue;
        ca_text_clear(&words);
        write_cell(&words, "", list, u->row, "Team");
        write_cell(&words, words.size ? ", audit " : "Audit ", list, u->row, "Audit");
        if (!u->shown)
            ca_text_append(&u->first, ca_text_words(&words), words.size);
        write_cell(&words, ", ", list, u->row, "Quarter");
        write_cell(&words, ": ", list, u->row, "Concern");
        ca_front_say(page, CA_FRONT_ITEM, "%s", ca_text_words(&words));
        u->shown++;
        added++;
    }
    ca_text_free(&words);
}

/* Adds a duty: N audits, with the words MORE and WHICH before and after them, of ALL of which somebody had to be told (0: of how
 * many is not said) and nobody was. */
static void add_untold_duty(ca_front_page *page, int64_t n, const char *more, const char *which, int64_t all)
{
    ca_text words = {0};
    ca_text_format(&words, "%s %s%s%s without a record that anybody was told", ca_front_count(page, (uint64_t)n), more,
                   ca_audits_word(n), which);
    if (all > n)
        ca_text_format(&words, ", of %s that need one", ca_front_count(page, (uint64_t)all));
    add_duty(page, words.at);
    ca_text_free(&words);
}

/* Adds the audits of which nobody was told: those with a flag by themselves, before the others. */
static void add_open(ca_front_page *page, const ca_concern_figures *c)
{
    untold u = {.figures = c};
    int64_t others = c->open - c->flagged_open;
    if (!c->open && !c->listed_open)
        return;
    ca_front_part_begin(page, CA_FRONT_ACT, "concerns");
    if (c->flagged_open) {
        add_untold_duty(page, c->flagged_open, "", " flagged as a concern,", others ? 0 : c->all);
        add_untold(page, &u, (size_t)c->flagged_open);
    }
    if (others || !c->flagged_open) {
        add_untold_duty(page, others, c->flagged_open ? "more " : "", "", c->all);
        add_untold(page, &u, LISTED_MOST);
    }
    add_others(page, u.shown, (size_t)c->listed_open, "of concerns");
    add_unlisted(page, c->list, c->open, c->listed_open);
    ask_about(page, c, u.first.size ? u.first.at : NULL);
    ca_text_free(&u.first);
}

/* Appends the teams whose actions are overdue most often, the first two of the table; nothing if one has them all. */
static void write_late_teams(const ca_front_page *page, ca_text *to)
{
    enum { TEAMS_MOST = 2 };
    const ca_table *table = ca_tables_find(page->set, "overdue-by");
    ca_text words = {0};
    size_t named = 0;
    for (size_t row = 0; table && row < table->row_count && named < TEAMS_MOST; row++) {
        const ca_cell *cells = &table->cells[row * table->column_count];
        int64_t overdue = ca_cell_of(table, row, "Of these overdue")->number;
        if (!ca_slice_is(cells[0].text, "Team") || !overdue)
            continue;
        ca_text_format(&words, "%s%.*s (%s)", named++ ? ", " : "", (int)cells[1].text.size, cells[1].text.at,
                       ca_front_count(page, (uint64_t)overdue));
    }
    if (named > 1)
        ca_text_format(to, "; the teams with the most: %s", words.at);
    ca_text_free(&words);
}

/* Adds how long the longest is overdue: by days, if the tracker has all that are, else by a range of them. */
static void add_oldest(ca_front_page *page, const overdue_actions *actions)
{
    const ca_table *tracker = ca_tables_find(page->set, "action-tracker");
    int64_t most = 0;
    uint64_t overdue = 0;
    for (size_t row = 0; tracker && row < tracker->row_count; row++) {
        const ca_cell *days = ca_cell_of(tracker, row, "Days overdue");
        if (!days || days->kind != CA_CELL_NUMBER)
            continue;
        overdue++;
        most = days->number > most ? days->number : most;
    }
    if (overdue == actions->overdue) {
        ca_text teams = {0};
        write_late_teams(page, &teams);
        ca_front_say(page, CA_FRONT_ITEM, "The oldest is overdue by %s%s",
                     ca_told_things_in(&page->set->arena, (uint64_t)most, "day", "days"), ca_text_words(&teams));
        ca_text_free(&teams);
    } else if (!actions->long_overdue)
        ca_front_say(page, CA_FRONT_ITEM, "The oldest is overdue by %s days", actions->longest);
}

/* Adds how many actions are overdue, of how many, and how many of them for long. */
static void add_overdue(ca_front_page *page, const overdue_actions *actions)
{
    ca_text words = {0}, of = {0};
    bool long_overdue = actions->long_overdue, one = actions->overdue == 1;
    if (!actions->overdue)
        return;
    bool tracked = ca_tables_find(page->set, "action-tracker");
    ca_front_part_begin(page, CA_FRONT_ACT, tracked ? "action-tracker" : "actions");
    ca_told_of(&words, actions->overdue, actions->actions);
    ca_text_format(&words, " action%s overdue", actions->actions == 1 ? " is" : one ? "s is" : "s are");
    if (long_overdue && actions->long_overdue < actions->overdue)
        ca_text_format(&words, ", %s of them", ca_front_count(page, actions->long_overdue));
    if (long_overdue)
        ca_text_add(&words, actions->long_overdue < actions->overdue ? " by more than 90 days"
                            : one                                    ? ", by more than 90 days"
                                                                     : ", all by more than 90 days");
    add_duty(page, words.at);
    add_oldest(page, actions);
    ca_told_count(&of, long_overdue ? actions->long_overdue : actions->overdue);
    one = long_overdue ? actions->long_overdue == 1 : one;
    ca_front_ask(page, CA_ASK_OVERDUE, "Who answers for the %s action%s%s overdue?", of.at,
                 one ? " that is" : "s that are", long_overdue ? " more than 90 days" : "");
    ca_text_free(&words);
    ca_text_free(&of);
}

static void add_unplanned(ca_front_page *page, const ca_concern_figures *c)
{
    ca_text words = {0};
    if (!c->without_plan && !c->listed_unplanned)
        return;
    ca_front_part_begin(page, CA_FRONT_ACT, c->unplanned ? "no-plan" : "concerns");
    ca_text_format(&words, "%s %s no plan of actions, and the grade asks for one",
                   ca_front_count(page, (uint64_t)c->without_plan), c->without_plan == 1 ? "audit has" : "audits have");
    add_duty(page, words.at);
    ca_text_clear(&words);
    for (size_t row = 0; c->listed_unplanned <= LISTED_MOST && row < (size_t)c->listed_unplanned; row++)
        write_cell(&words, row ? ", " : "", c->unplanned, row, "Audit");
    if (words.size)
        ca_front_say(page, CA_FRONT_ITEM, "%s", words.at);
    add_unlisted(page, c->unplanned, c->without_plan, c->listed_unplanned);
    if (c->without_plan)
        ca_front_ask(page, CA_ASK_PLANS,
                     c->without_plan == 1 ? "%s audit needs a plan and has none. When will it have one?"
                                          : "%s audits need a plan and have none. When will they have one?",
                     ca_front_count(page, (uint64_t)c->without_plan));
    ca_text_free(&words);
}

static void add_nothing(ca_front_page *page, const overdue_actions *actions)
{
    ca_text words = {0};
    ca_text_add(&words,
                "No audit is without the record that somebody was told, where somebody had to be, and none without the "
                "plan that its grade asks for");
    ca_text_add(&words, actions->known ? "; no action is overdue"
                                       : "; whether actions are overdue is not known, since no day is given");
    ca_front_say(page, CA_FRONT_SENTENCE, "Nothing to act on first. %s.", words.at);
    ca_text_free(&words);
}

void ca_front_act(ca_front_page *page)
{
    ca_concern_figures c = ca_concern_figures_of(page->set, page->summary);
    overdue_actions actions = count_overdue(page->summary);
    size_t rows = page->set->front_row_count;
    add_open(page, &c);
    add_overdue(page, &actions);
    add_unplanned(page, &c);
    if (c.uncounted) {
        ca_front_part_begin(page, CA_FRONT_ACT, NULL);
        ca_front_say(
            page, CA_FRONT_SENTENCE,
            "The flags and grades of %s are not counted here: their summary was made by an earlier version of the "
            "program, which did not count why somebody had to be told. Count their records again.",
            ca_told_things_in(&page->set->arena, c.uncounted, "audit", "audits"));
    }
    ca_front_part_begin(page, CA_FRONT_ACT, NULL);
    if (page->set->front_row_count == rows)
        add_nothing(page, &actions);
}
