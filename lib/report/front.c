/* SPDX-License-Identifier: MIT */
/* The rows of the first page. */
#include "report/front.h"

#include "data/figure_limits.h"
#include "report/told.h"

#include <stdlib.h>

static const char *const part_names[] = {[CA_FRONT_TITLE] = "The main point",
                                         [CA_FRONT_ACT] = "Act on these first",
                                         [CA_FRONT_GOOD] = "How good?",
                                         [CA_FRONT_BETTER] = "Getting better?",
                                         [CA_FRONT_AREAS] = "Where is it weak?",
                                         [CA_FRONT_GROUPS] = "Who differs?",
                                         [CA_FRONT_ACTIONS] = "What is being done?",
                                         [CA_FRONT_FOUND] = "What did auditors find?",
                                         [CA_FRONT_SURE] = "How sure are we?",
                                         [CA_FRONT_ASK] = "Questions to ask",
                                         [CA_FRONT_ABOUT] = "About these figures"};

const ca_table *ca_front_find(const ca_front_page *page, const char *name)
{
    ca_text whole = {0};
    ca_text_format(&whole, page->several && page->layout ? "%s-%s" : "%s", name, page->layout ? page->layout->id : "");
    const ca_table *table = ca_tables_find(page->set, whole.at);
    ca_text_free(&whole);
    return table;
}

void ca_front_part_begin(ca_front_page *page, enum ca_front_part part, const char *more)
{
    page->part = part;
    page->name = part_names[part];
    page->more = more ? ca_front_find(page, more) : NULL;
}

static void count_cell(ca_front_page *page, bool known, uint64_t n)
{
    if (known)
        ca_table_value(page->table, CA_CELL_NUMBER, (int64_t)n);
    else
        ca_table_none(page->set, page->table, "");
}

static void tenths_cell(ca_front_page *page, bool known, int64_t tenths)
{
    if (known)
        ca_table_value(page->table, CA_CELL_PERCENT, tenths);
    else
        ca_table_none(page->set, page->table, "");
}

/* Adds three cells: a number, what it is of, and the percentage unless these are few. */
static void share_cells(ca_front_page *page, const ca_front_figures *figures, bool known, ca_share share)
{
    bool shared = known && figures->shared, counted = known && figures->counted;
    bool enough = shared && !figures->few && share.of >= CA_LEAST_AUDITS;
    count_cell(page, counted || shared, share.n);
    count_cell(page, shared, share.of);
    if (enough)
        ca_table_share(page->set, page->table, share.n, share.of);
    else
        ca_table_none(page->set, page->table, "");
}

static void figure_cells(ca_front_page *page, const ca_front_figures *figures)
{
    int64_t low = figures->low, high = figures->high;
    bool bounded =
        figures->bounded && figures->share.of >= CA_LEAST_AUDITS && ca_share_interval(figures->share, &low, &high);
    share_cells(page, figures, true, figures->share);
    tenths_cell(page, bounded || (figures->limited && low > 0), low);
    tenths_cell(page, bounded || (figures->limited && high < 1000), high);
    share_cells(page, figures, figures->compared, figures->before);
}

static void place_row(ca_front_page *page, enum ca_front_role role, const char *told)
{
    ca_tables *set = page->set;
    set->front_rows =
        ca_array_grow(set->front_rows, set->front_row_count, &set->front_row_capacity, sizeof *set->front_rows);
    set->front_rows[set->front_row_count++] = (ca_front_row){
        .part = page->part, .role = role, .told = ca_arena_copy(&set->arena, told, strlen(told)), .minor = false};
}

void ca_front_add(ca_front_page *page, enum ca_front_role role, const char *words, const ca_front_figures *figures,
                  const char *remark, const char *told)
{
    static const ca_front_figures none = {0};
    ca_text whole = {0};
    ca_text_format(&whole, remark ? "%s: %s" : "%s", words, remark ? remark : "");
    ca_table_words(page->set, page->table, page->name);
    ca_table_words(page->set, page->table, words);
    figure_cells(page, figures ? figures : &none);
    if (remark)
        ca_table_words(page->set, page->table, remark);
    else
        ca_table_none(page->set, page->table, "");
    if (page->more)
        ca_table_link(page->set, page->table, page->more);
    else
        ca_table_none(page->set, page->table, "");
    if (page->several)
        ca_table_words(page->set, page->table, page->layout ? page->layout->title : "All");
    page->more = NULL;
    place_row(page, role, told ? told : whole.at);
    ca_text_free(&whole);
}

void ca_front_say(ca_front_page *page, enum ca_front_role role, const char *format, ...)
{
    ca_text words = {0};
    va_list list;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    ca_front_add(page, role, words.at, NULL, NULL, NULL);
    ca_text_free(&words);
}

void ca_front_tone(ca_front_page *page, enum ca_tone tone)
{
    size_t row = page->table->cell_count - page->table->column_count;
    page->table->cells[row + CA_FRONT_WORDS_COLUMN].tone = tone;
}

void ca_front_minor(ca_front_page *page)
{
    page->set->front_rows[page->set->front_row_count - 1].minor = true;
}

void ca_front_ask(ca_front_page *page, enum ca_front_question rule, const char *format, ...)
{
    ca_text words = {0};
    va_list list;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    for (size_t i = 0; i < page->asked_count; i++)
        if (strcmp(page->asked[i].words, words.at) == 0) { /* of several audit tools */
            ca_text_free(&words);
            return;
        }
    page->asked = ca_array_grow(page->asked, page->asked_count, &page->asked_capacity, sizeof *page->asked);
    size_t at = page->asked_count++;
    while (at > 0 && page->asked[at - 1].rule > rule) {
        page->asked[at] = page->asked[at - 1];
        at--;
    }
    page->asked[at] = (ca_front_asked){rule, ca_arena_copy(&page->set->arena, words.at, words.size)};
    ca_text_free(&words);
}

const char *ca_front_count(const ca_front_page *page, uint64_t n)
{
    return ca_told_count_in(&page->set->arena, n);
}

void ca_front_share_write(ca_text *to, ca_share share)
{
    ca_told_of(to, share.n, share.of);
    if (share.of >= CA_LEAST_AUDITS) {
        ca_text_add(to, " (");
        ca_told_percent(to, share.n, share.of);
        ca_text_byte(to, ')');
    }
}

void ca_front_join(ca_text *to, size_t index, size_t count)
{
    if (index)
        ca_text_add(to, index + 1 == count ? " and " : ", ");
}
