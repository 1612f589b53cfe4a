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

static void ask_about(ca_front_page *page, const ca_concern_figures *c, const char *audit)
{
    if (c->flagged_open == 1 && audit)
        ca_front_ask(page, CA_ASK_FLAGGED,
                     "What has happened for the child in audit %s, and why is there no record that anybody was told?",
                     audit);
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

/* Adds the audits of which nobody was told; those that are flagged are the first of the list. */
static void add_open(ca_front_page *page, const ca_concern_figures *c)
{
    ca_text words = {0}, first = {0};
    size_t shown = 0;
    if (!c->open && !c->listed_open)
        return;
    ca_front_part_begin(page, CA_FRONT_ACT, "concerns");
    ca_concern_open_write(c, &words);
    ca_text_format(&words, " (somebody had to be told of %s)", ca_front_count(page, (uint64_t)c->all));
    add_duty(page, words.at);
    for (size_t row = 0; c->list && row < c->list->row_count && shown < LISTED_MOST; row++)
        if (ca_concern_is_open(c->list, row)) {
            ca_text_clear(&words);
            write_cell(&words, "", c->list, row, "Audit");
            if (!shown++)
                ca_text_append(&first, ca_text_words(&words), words.size);
            write_cell(&words, ", ", c->list, row, "Team");
            write_cell(&words, ", ", c->list, row, "Quarter");
            write_cell(&words, ": ", c->list, row, "Concern");
            ca_front_say(page, CA_FRONT_ITEM, "%s", ca_text_words(&words));
        }
    add_others(page, shown, (size_t)c->listed_open, "of concerns");
    add_unlisted(page, c->list, c->open, c->listed_open);
    ask_about(page, c, first.size ? first.at : NULL);
    ca_text_free(&words);
    ca_text_free(&first);
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
    if (overdue == actions->overdue)
        ca_front_say(page, CA_FRONT_ITEM, "The oldest is overdue by %s",
                     ca_told_things_in(&page->set->arena, (uint64_t)most, "day", "days"));
    else if (!actions->long_overdue)
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
    size_t shown = 0;
    if (!c->without_plan && !c->listed_unplanned)
        return;
    ca_front_part_begin(page, CA_FRONT_ACT, c->unplanned ? "no-plan" : "concerns");
    ca_text_format(&words, "%s %s without the plan of actions that the grade asks for",
                   ca_front_count(page, (uint64_t)c->without_plan), ca_audits_word(c->without_plan));
    add_duty(page, words.at);
    ca_text_clear(&words);
    for (size_t row = 0; row < (size_t)c->listed_unplanned && shown < LISTED_MOST; row++, shown++)
        write_cell(&words, shown ? ", " : "", c->unplanned, row, "Audit");
    if ((size_t)c->listed_unplanned > shown)
        ca_text_format(&words, " and %s more: see the table of audits without a plan",
                       ca_front_count(page, (size_t)c->listed_unplanned - shown));
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
