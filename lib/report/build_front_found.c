/* SPDX-License-Identifier: MIT */
/* The first page's parts on what is done and what was found: actions by state and age, and the most frequent themes. */
#include "report/build_front.h"

#include "data/figure_limits.h"
#include "report/build_learning.h"
#include "report/themes.h"
#include "report/told.h"

#include <stdlib.h>

static void add_state(ca_front_page *page, const char *words, uint64_t n, uint64_t of, enum ca_tone tone)
{
    ca_text told = {0};
    ca_text_format(&told, "%s: ", words);
    ca_told_count(&told, n);
    ca_front_add(page, CA_FRONT_FIGURE, words,
                 &(ca_front_figures){.counted = true, .shared = true, .share = {n, of, 0}}, NULL, told.at);
    ca_front_tone(page, tone);
    ca_text_free(&told);
}

/* Adds the states of actions, which add up to all. */
static void add_states(ca_front_page *page, const uint64_t *counts)
{
    uint64_t all = counts[CA_COUNT_ACTIONS], done = counts[CA_COUNT_ACTIONS_DONE], overdue = 0;
    bool known = page->summary->as_of != CA_NO_DATE;
    add_state(page, "Done", done, all, CA_TONE_GOOD);
    for (size_t i = 0; i < CA_OVERDUE_BANDS; i++)
        overdue += counts[CA_COUNT_OVERDUE + i];
    add_state(page, known ? "Open, not overdue" : "Open", all - done - overdue, all, CA_TONE_NONE);
    if (!known)
        return;
    add_state(page, "Overdue by up to 90 days", overdue - counts[CA_COUNT_OVERDUE + CA_OVERDUE_BANDS - 1], all,
              CA_TONE_WEAK);
    add_state(page, "Overdue by more than 90 days", counts[CA_COUNT_OVERDUE + CA_OVERDUE_BANDS - 1], all, CA_TONE_BAD);
}

/* Appends how many actions are done, and how many of the others are overdue, if that is known. */
static void write_done(ca_text *to, const uint64_t *counts, bool known)
{
    uint64_t all = counts[CA_COUNT_ACTIONS], done = counts[CA_COUNT_ACTIONS_DONE], overdue = 0;
    for (size_t i = 0; i < CA_OVERDUE_BANDS; i++)
        overdue += counts[CA_COUNT_OVERDUE + i];
    if (all >= CA_LEAST_AUDITS)
        ca_told_percent(to, done, all);
    else
        ca_told_of(to, done, all);
    ca_text_add(to, all >= CA_LEAST_AUDITS ? " of actions done" : " actions done");
    if (known && overdue) {
        ca_text_add(to, "; ");
        ca_told_of(to, overdue, all - done);
        ca_text_format(to, " open one%s overdue", all - done == 1 ? " is" : overdue == 1 ? "s is" : "s are");
    }
}

void ca_front_actions(ca_front_page *page)
{
    ca_group_tally *every = ca_framework_every_kind(page->framework);
    const uint64_t *counts = every->all.counts;
    uint64_t all = counts[CA_COUNT_ACTIONS];
    ca_text words = {0};
    ca_front_part_begin(page, CA_FRONT_ACTIONS, "actions");
    if (!all) {
        ca_front_say(page, CA_FRONT_FINDING, "No action is recorded");
    } else {
        write_done(&words, counts, page->summary->as_of != CA_NO_DATE);
        ca_front_say(page, CA_FRONT_FINDING, "%s", words.at);
        ca_text_clear(&words);
        ca_told_count(&words, all);
        ca_text_format(&words, " action%s of audits of every kind", all == 1 ? "" : "s");
        if (page->summary->as_of != CA_NO_DATE) {
            ca_text_add(&words, ", on ");
            ca_date_in_words(&words, page->summary->as_of);
        }
        ca_front_say(page, CA_FRONT_NOTE, "%s", words.at);
        add_states(page, counts);
    }
    ca_text_free(&words);
    ca_group_tally_free(every);
}

enum { THEMES_MOST = 3, SEEN_LEAST = 5 };

/* The findings on a theme, in all sections. */
typedef struct {
    ca_slice theme;
    uint64_t n, continuing;
} theme;

typedef struct {
    theme *all;
    size_t count;
} theme_list;

static int by_count(const void *a, const void *b)
{
    const theme *one = a, *other = b;
    if (one->n != other->n)
        return one->n > other->n ? -1 : 1;
    return ca_slice_compare(one->theme, other->theme);
}

static void add_to(theme_list *list, ca_slice name, const ca_finding *finding)
{
    size_t i = 0;
    while (i < list->count && !ca_slice_equal(list->all[i].theme, name))
        i++;
    if (i == list->count)
        list->all[list->count++] = (theme){name, 0, 0};
    list->all[i].n += finding->n;
    list->all[i].continuing += finding->before[CA_FINDING_IS_CONTINUING];
}

/* Returns the themes of findings of KIND, the most frequent first. The caller frees them. */
static theme_list list_themes(const ca_front_page *page, const char *kind)
{
    const ca_map *map = &page->now->findings.map;
    theme_list list = {ca_allocate(map->count + 1, sizeof(theme)), 0};
    for (size_t i = 0; i < map->count; i++) {
        ca_slice section, of_kind, name;
        ca_finding_key(&map->entries[i], &section, &of_kind, &name);
        if (ca_slice_is(of_kind, kind) && name.size)
            add_to(&list, ca_theme_title(&page->layout->themes, name), map->entries[i].thing);
    }
    if (list.count)
        qsort(list.all, list.count, sizeof *list.all, by_count);
    return list;
}

/* Appends the theme that is ahead of all others, else how many findings there are. */
static void write_first(ca_text *to, const theme_list *list, const char *ahead, const char *one, const char *many)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < list->count; i++)
        sum += list->all[i].n;
    if (list->all[0].n > (list->count > 1 ? list->all[1].n : 1)) {
        ca_text_add(to, ahead);
        ca_theme_write(to, list->all[0].theme, false);
    } else {
        ca_told_count(to, sum);
        ca_text_format(to, " %s", sum == 1 ? one : many);
    }
}

bool ca_front_found_write(const ca_front_page *page, ca_text *to)
{
    theme_list improve = list_themes(page, "improvement"), strength = list_themes(page, "strength");
    bool any = improve.count || strength.count;
    if (improve.count)
        write_first(to, &improve, "to improve most often: ", "finding to improve", "findings to improve");
    if (improve.count && strength.count)
        ca_text_add(to, "; ");
    if (strength.count)
        write_first(to, &strength, "most often a strength: ", "strength", "strengths");
    free(improve.all);
    free(strength.all);
    return any;
}

static void write_seen(ca_text *to, uint64_t continuing)
{
    ca_told_count(to, continuing);
    ca_text_add(to, " of them made before");
}

/* Adds a theme. A finding to IMPROVE that was made before is news; a strength that lasts is none. */
static void add_theme(ca_front_page *page, const theme *one, const char *list, bool improve)
{
    ca_text name = {0}, words = {0}, seen = {0}, told = {0};
    ca_theme_write(&name, one->theme, true);
    ca_text_format(&words, "%s: %s", list, name.at);
    if (one->continuing && improve)
        write_seen(&seen, one->continuing);
    ca_text_format(&told, "%s: ", words.at);
    ca_told_count(&told, one->n);
    ca_text_add(&told, one->n == 1 ? " finding" : " findings");
    if (seen.size)
        ca_text_format(&told, ", %s", seen.at);
    ca_front_add(page, CA_FRONT_FIGURE, words.at, &(ca_front_figures){.counted = true, .share = {one->n, 0, 0}},
                 seen.size ? seen.at : NULL, told.at);
    ca_text_free(&name);
    ca_text_free(&words);
    ca_text_free(&seen);
    ca_text_free(&told);
}

static bool is_seen_often(const theme *one)
{
    return one->n >= SEEN_LEAST && 2 * one->continuing >= one->n;
}

/* Returns whether the learning log has a response to the theme NAME, which is written as its table has it. */
static bool has_response(const ca_front_page *page, const ca_text *name)
{
    const ca_table *table = ca_tables_find(page->set, CA_LEARNING);
    bool has = false;
    for (size_t row = 0; table && row < table->row_count && !has; row++)
        has = ca_slice_is(table->cells[row * table->column_count].text, name->at) &&
              ca_cell_of(table, row, ca_learning_headings[CA_LEARNING_RESPONSE])->text.size > 0;
    return has;
}

/* Asks about the theme that is seen before most often; it is on the page. */
static void ask_about(ca_front_page *page, const theme *one)
{
    ca_text name = {0};
    ca_theme_write(&name, one->theme, true);
    ca_front_ask(page, CA_ASK_THEME, "%s: %s of %s findings were made in earlier audits, too. %s", name.at,
                 ca_front_count(page, one->continuing), ca_front_count(page, one->n),
                 has_response(page, &name) ? "Is the response enough?" : "What was tried?");
    ca_text_free(&name);
}

/* Adds the first themes, and the first that is often seen before if it is not among them. */
static void add_themes(ca_front_page *page, const char *kind, const char *words, size_t most, bool asks)
{
    theme_list list = list_themes(page, kind);
    size_t seen = 0;
    while (seen < list.count && !is_seen_often(&list.all[seen]))
        seen++;
    for (size_t i = 0; i < list.count && i < most; i++)
        add_theme(page, &list.all[i], words, asks);
    if (asks && seen < list.count) {
        if (seen >= most)
            add_theme(page, &list.all[seen], "Often found before", true);
        ask_about(page, &list.all[seen]);
    }
    free(list.all);
}

/* Returns the table of what was done about the themes of earlier findings, or NULL. It is of all audit tools together, and stands
 * with the first. */
static const ca_table *learning_of(const ca_front_page *page)
{
    size_t first = 0;
    while (!ca_framework_is_reported(page->summary, page->summary->frameworks.entries[first].thing))
        first++;
    bool here = page->framework == page->summary->frameworks.entries[first].thing;
    return here ? ca_tables_find(page->set, CA_LEARNING) : NULL;
}

static void add_learning(ca_front_page *page, const ca_table *learning)
{
    ca_text told = {0};
    ca_text_format(&told, "You said, we did: %s", learning->finding);
    ca_front_add(page, CA_FRONT_FIGURE, told.at, NULL, NULL, told.at);
    ca_text_free(&told);
}

void ca_front_found(ca_front_page *page)
{
    const ca_table *learning = learning_of(page);
    ca_text words = {0};
    ca_front_part_begin(page, CA_FRONT_FOUND, "findings");
    if (!ca_front_found_write(page, &words)) {
        ca_front_say(page, CA_FRONT_FINDING, "No finding is recorded");
        if (learning)
            add_learning(page, learning);
        return;
    }
    if (words.at[0] >= 'a' && words.at[0] <= 'z')
        words.at[0] = (char)(words.at[0] - 'a' + 'A');
    ca_front_say(page, CA_FRONT_FINDING, "%s", words.at);
    ca_front_say(page, CA_FRONT_NOTE, "Themes of the findings%s%s, the most frequent first",
                 *page->months ? " of " : "", page->months);
    add_themes(page, "improvement", "To improve", THEMES_MOST, true);
    add_themes(page, "strength", "Strength", learning ? THEMES_MOST - 1 : THEMES_MOST, false);
    if (learning)
        add_learning(page, learning); /* in place of a strength: the page is full */
    ca_text_free(&words);
}
