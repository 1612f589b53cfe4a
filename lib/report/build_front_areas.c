/* SPDX-License-Identifier: MIT */
/* The first page's part on areas: the questions with a grade, the weakest first. */
#include "report/build_front.h"

#include "data/figure_limits.h"
#include "report/told.h"

#include <stdlib.h>

enum {
    ALL_MOST = 16,  /* of more areas the page has the weakest ALL_MOST, and those that fell */
    NAMED_MOST = 3, /* in the heading */
    TOLD_MOST = 5   /* in a text */
};

typedef struct {
    const char *name;
    ca_share now, before;
    ca_change change;
    bool few;
    int number; /* of the question, for areas with the same share */
} area;

typedef struct {
    area *all;
    size_t count;
} area_list;

/* Returns the title of a question as the name of an area: without words that all of them share. */
static const char *name_of(ca_front_page *page, const char *title)
{
    static const char *const starts[] = {"The quality of the ", "The quality of ",       "Quality of the ",
                                         "Quality of ",         "The effectiveness of ", "The "};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t size = strlen(starts[i]);
        if (strlen(title) <= size || !ca_slice_alike((ca_slice){title, size}, starts[i]))
            continue;
        char *name = ca_arena_copy(&page->set->arena, title + size, strlen(title + size));
        if (*name >= 'a' && *name <= 'z')
            *name = (char)(*name - 'a' + 'A');
        return name;
    }
    return title;
}

/* The lowest share first, from the exact fractions; then areas with few answers. */
static int by_share(const void *a, const void *b)
{
    const area *one = a, *other = b;
    if (one->few != other->few)
        return one->few ? 1 : -1;
    double mine = (double)one->now.n * (double)other->now.of, its = (double)other->now.n * (double)one->now.of;
    if (mine < its || mine > its)
        return mine < its ? -1 : 1;
    return one->number - other->number;
}

static area_list list_areas(ca_front_page *page)
{
    const ca_count_layout *layout = page->layout;
    area_list list = {ca_allocate((size_t)layout->question_count + 1, sizeof(area)), 0};
    ca_text before = {0};
    for (int i = 0; i < layout->question_count; i++) {
        ca_share shares[2];
        if (layout->questions[i].type != CA_QUESTION_GRADE)
            continue;
        area one = {.name = name_of(page, layout->questions[i].title),
                    .now = ca_tally_good_answers(page->now, layout, i),
                    .number = i};
        if (!one.now.of)
            continue;
        one.few = one.now.of < CA_LEAST_AUDITS;
        if (page->before) {
            one.before = ca_tally_good_answers(page->before, layout, i);
            one.change = ca_change_at(
                ca_change_of_answers(&page->framework->total->quarters, layout, i, &before, shares), CA_Z_99);
        }
        list.all[list.count++] = one;
    }
    if (list.count)
        qsort(list.all, list.count, sizeof *list.all, by_share);
    ca_text_free(&before);
    return list;
}

const char *ca_front_weakest(ca_front_page *page, ca_share *share)
{
    area_list list = list_areas(page);
    const char *name = NULL;
    if (list.count && !list.all[0].few && page->sample) {
        name = list.all[0].name;
        *share = list.all[0].now;
    }
    free(list.all);
    return name;
}

static bool has_clear_change(const area *one)
{
    return one->change.to.size && !one->change.few && one->change.clear;
}

static void add_area(ca_front_page *page, const area *one, bool minor)
{
    bool clear = has_clear_change(one), rise = one->change.direction > 0;
    ca_front_figures figures = {.counted = true,
                                .shared = true,
                                .bounded = true,
                                .compared = page->before != NULL && one->before.of > 0,
                                .share = one->now,
                                .before = one->before};
    ca_text told = {0};
    ca_text_format(&told, "%s: ", one->name);
    ca_front_share_write(&told, one->now);
    if (figures.compared) {
        ca_text_add(&told, "; before, ");
        ca_front_share_write(&told, one->before);
    }
    if (clear)
        ca_text_add(&told, rise ? "; a clear rise" : "; a clear fall");
    ca_front_add(page, CA_FRONT_FIGURE, one->name, &figures,
                 !clear ? NULL
                 : rise ? "a clear rise"
                        : "a clear fall",
                 told.at);
    if (minor)
        ca_front_minor(page);
    if (clear && !rise) {
        ca_text from = {0};
        ca_told_percent(&from, one->before.n, one->before.of);
        ca_text_add(&from, " to ");
        ca_told_percent(&from, one->now.n, one->now.of);
        ca_front_ask(page, CA_ASK_FALLEN, "%s fell from %s: why?", one->name, from.at);
        ca_text_free(&from);
    }
    ca_text_free(&told);
}

/* Returns whether two areas have the same share. */
static bool is_equal(const area *one, const area *other)
{
    return one->few == other->few && one->now.n * other->now.of == other->now.n * one->now.of;
}

/* Appends the heading: the weakest areas, if they have enough answers and are below all others. */
static void write_finding(const area_list *list, ca_text *to)
{
    size_t enough = 0, named = 0;
    while (enough < list->count && !list->all[enough].few)
        enough++;
    if (enough)
        named = enough - 1 < NAMED_MOST ? enough - 1 : NAMED_MOST;
    while (named && is_equal(&list->all[named - 1], &list->all[named]))
        named--;
    if (!enough)
        ca_text_add(to, "Too few answers to tell");
    else if (!named)
        ca_text_add(to, enough == 1 ? list->all[0].name : "No area is below all others");
    for (size_t i = 0; i < named; i++) {
        ca_front_join(to, i, named);
        ca_text_add(to, list->all[i].name);
    }
}

void ca_front_areas(ca_front_page *page)
{
    area_list list = list_areas(page);
    ca_text words = {0};
    if (page->sample && list.count) {
        ca_front_part_begin(page, CA_FRONT_AREAS, "questions");
        write_finding(&list, &words);
        ca_front_say(page, CA_FRONT_FINDING, "%s", words.at);
        ca_text_clear(&words);
        if (list.count > ALL_MOST)
            ca_text_format(&words, "The %d weakest of %zu areas, and those that fell; good or better", ALL_MOST,
                           list.count);
        else
            ca_text_add(&words, "Good or better by area, the weakest first");
        ca_text_add(&words, page->before ? ", before and now; a change is clear at 99%" : "");
        ca_front_say(page, CA_FRONT_NOTE, "%s", words.at);
        for (size_t i = 0; i < list.count; i++)
            if (i < ALL_MOST || (has_clear_change(&list.all[i]) && list.all[i].change.direction < 0))
                add_area(page, &list.all[i], i >= TOLD_MOST && !has_clear_change(&list.all[i]));
    }
    ca_text_free(&words);
    free(list.all);
}
