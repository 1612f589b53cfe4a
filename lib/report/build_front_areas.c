/* SPDX-License-Identifier: MIT */
/* The first page's part on areas: the questions with a grade, the weakest first; then those with too few grades to rank, which
 * are named with their counts, since one of them may be the weakest. */
#include "report/build_front.h"

#include "data/figure_limits.h"
#include "report/headline_areas.h"
#include "report/told.h"

#include <stdlib.h>

enum {
    ALL_MOST = 16,  /* of more areas the page has the weakest ALL_MOST, and those that fell */
    NAMED_MOST = 3, /* in the heading */
    TOLD_MOST = 5,  /* in a text, and of areas with few answers if there are no others */
    LEAST_RANKED = 2
};

typedef struct {
    const char *name;
    ca_share now, before;
    ca_change change;
    bool few;
    int number; /* of the question, for areas with the same share */
} area;

/* The areas with an answer in the last period. */
typedef struct {
    area *all;
    size_t count, ranked; /* the first RANKED have enough answers for a percentage */
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
    area_list list = {ca_allocate((size_t)layout->question_count + 1, sizeof(area)), 0, 0};
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
        list.ranked += !one.few;
        list.all[list.count++] = one;
    }
    if (list.count)
        qsort(list.all, list.count, sizeof *list.all, by_share);
    ca_text_free(&before);
    return list;
}

/* Returns whether two areas have the same share. */
static bool is_equal(const area *one, const area *other)
{
    return one->few == other->few && one->now.n * other->now.of == other->now.n * one->now.of;
}

const char *ca_front_weakest(ca_front_page *page, ca_share *share, bool *all)
{
    area_list list = list_areas(page);
    const char *name = NULL;
    if (page->sample && list.ranked >= LEAST_RANKED && !is_equal(&list.all[0], &list.all[1])) {
        name = list.all[0].name;
        *share = list.all[0].now;
        *all = list.ranked == list.count;
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

/* Appends the heading: the weakest areas, if they have enough answers and are below all others with enough. */
static void write_finding(const area_list *list, ca_text *to)
{
    size_t named = list->ranked;
    if (named)
        named = named - 1 < NAMED_MOST ? named - 1 : NAMED_MOST;
    while (named && is_equal(&list->all[named - 1], &list->all[named]))
        named--;
    if (!list->ranked)
        ca_text_add(to, "Too few answers to tell");
    else if (list->ranked < LEAST_RANKED && list->count > 1)
        ca_text_add(to, "Too few answers to compare areas");
    else if (!named)
        ca_text_add(to, list->ranked == 1 ? list->all[0].name : "No area is below all others");
    for (size_t i = 0; i < named; i++) {
        ca_front_join(to, i, named);
        ca_text_add(to, list->all[i].name);
    }
}

/* Adds the note on what the figures are of. A text, which has the first figures alone, says so. */
static void add_note(ca_front_page *page, const area_list *list)
{
    ca_text words = {0}, told = {0};
    if (list->ranked > ALL_MOST)
        ca_text_format(&words,
                       "The %d weakest of %zu areas with %d answers or more, and those that fell; good or better",
                       ALL_MOST, list->ranked, CA_LEAST_AUDITS);
    else
        ca_text_add(&words, "Good or better by area, the weakest first");
    ca_text_add(&words, page->before ? ", before and now; a change is clear at 99%" : "");
    ca_text_add(&told, words.at);
    if (list->ranked > TOLD_MOST)
        ca_text_format(&told, ". These are the first %d of %zu, and clear changes; the table by question has all",
                       TOLD_MOST, list->ranked);
    ca_front_add(page, CA_FRONT_NOTE, words.at, NULL, NULL, told.at);
    ca_text_free(&words);
    ca_text_free(&told);
}

/* Adds a line with the areas from FROM on, which have few answers. */
static void add_few(ca_front_page *page, const area_list *list, size_t from)
{
    ca_few_area *few = ca_allocate(list->count + 1, sizeof *few);
    size_t count = 0;
    ca_text words = {0};
    for (size_t i = from; i < list->count; i++)
        few[count++] = (ca_few_area){.name = ca_slice_of(list->all[i].name), .good = list->all[i].now};
    ca_few_areas_write(&words, few, count);
    if (count)
        ca_front_say(page, CA_FRONT_ITEM, "Too few answers to rank, fewer than %d; below good: %s", CA_LEAST_AUDITS,
                     words.at);
    ca_text_free(&words);
    free(few);
}

void ca_front_areas(ca_front_page *page)
{
    area_list list = list_areas(page);
    ca_text words = {0};
    if (page->sample && list.count) {
        ca_front_part_begin(page, CA_FRONT_AREAS, "questions");
        write_finding(&list, &words);
        ca_front_say(page, CA_FRONT_FINDING, "%s", words.at);
        add_note(page, &list);
        for (size_t i = 0; i < list.ranked; i++)
            if (i < ALL_MOST || (has_clear_change(&list.all[i]) && list.all[i].change.direction < 0))
                add_area(page, &list.all[i], i >= TOLD_MOST && !has_clear_change(&list.all[i]));
        size_t few = list.ranked;
        for (; !list.ranked && few < list.count && few < TOLD_MOST; few++)
            add_area(page, &list.all[few], false);
        add_few(page, &list, few);
    }
    ca_text_free(&words);
    free(list.all);
}
