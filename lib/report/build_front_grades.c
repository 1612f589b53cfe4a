/* SPDX-License-Identifier: MIT */
/* The first page's parts on the grades: how good the last quarter was, and whether it gets better. */
#include "report/build_front.h"

#include "data/figure_limits.h"
#include "report/told.h"

enum { QUARTERS_MOST = 8 }; /* the last ones */

/* Returns how many audits have the grade, or how many answers if there is no overall grade. */
static ca_share grade_share(const ca_front_page *page, const ca_tally *tally, int grade)
{
    if (page->judged)
        return (ca_share){tally->counts[page->layout->overall + (size_t)grade], ca_tally_good(tally, page->layout).of,
                          0};
    return (ca_share){ca_tally_judgements(tally, page->layout, grade), ca_tally_good_judgements(tally, page->layout).of,
                      0};
}

static void add_grade(ca_front_page *page, int grade)
{
    const char *title = page->layout->grades[grade].title;
    ca_front_figures figures = {
        .counted = true, .shared = page->sample, .few = page->few, .share = grade_share(page, page->now, grade)};
    ca_text told = {0};
    ca_text_format(&told, "%s: ", title);
    if (page->sample && (page->judged || !page->few))
        ca_front_share_write(&told, figures.share);
    else
        ca_told_count(&told, figures.share.n);
    if (page->before && page->sample && (page->judged || !page->few)) {
        figures.compared = true;
        figures.before = grade_share(page, page->before, grade);
        ca_text_add(&told, "; before, ");
        ca_front_share_write(&told, figures.before);
    }
    ca_front_add(page, CA_FRONT_FIGURE, title, &figures, NULL, told.at);
    ca_text_free(&told);
}

/* Appends "July to September 2017, and before, April to June 2017". */
static void write_months(const ca_front_page *page, ca_text *to)
{
    if (*page->months)
        ca_text_format(to, ", %s", page->months);
    if (*page->months_before)
        ca_text_format(to, ", and before, %s", page->months_before);
}

static void add_good(ca_front_page *page)
{
    ca_share good = page->good, lowest = grade_share(page, page->now, 0);
    ca_text words = {0};
    ca_front_part_begin(page, CA_FRONT_GOOD, "overall");
    if (!good.of)
        ca_text_add(&words, page->judged ? "No audit has a final grade" : "No answer has a grade");
    else if (page->few || !page->sample) {
        ca_told_count(&words, good.n);
        ca_text_add(&words, " of ");
        ca_told_count(&words, good.of);
        ca_text_add(&words, page->judged ? " good or better" : " grades of areas good or better");
    } else {
        ca_told_percent(&words, good.n, good.of);
        ca_text_add(&words, page->judged ? " good or better" : " of the grades of areas good or better");
        if (page->layout->good) {
            ca_text_format(&words, "; %s: ", page->layout->grades[0].title);
            ca_told_percent(&words, lowest.n, lowest.of);
        }
    }
    ca_front_say(page, CA_FRONT_FINDING, "%s", words.at);
    ca_text_clear(&words);
    ca_text_add(&words, page->judged ? "Final grades of audits" : "Grades of areas, several from one audit");
    write_months(page, &words);
    ca_front_say(page, CA_FRONT_NOTE, "%s", words.at);
    for (int i = 0; i < page->layout->grade_count && good.of; i++)
        add_grade(page, i);
    ca_text_free(&words);
}

static void write_change(const ca_front_page *page, ca_text *to)
{
    const ca_change *change = &page->change;
    if (!change->to.size) {
        ca_text_add(to, "Nothing to compare with yet");
        return;
    }
    if (change->few) {
        ca_text_add(to, "Too few audits to tell");
        return;
    }
    ca_text_add(to, !change->clear ? "Not clear: " : change->direction > 0 ? "Up from " : "Down from ");
    ca_told_percent(to, change->earlier.n, change->earlier.of);
    ca_text_add(to, " to ");
    ca_told_percent(to, change->later.n, change->later.of);
    ca_text_add(to, " in a quarter");
}

static void add_quarter(ca_front_page *page, const ca_map_entry *entry)
{
    ca_quarter quarter = ca_quarter_read(entry->name);
    ca_front_figures figures = {
        .counted = true, .shared = true, .bounded = true, .share = ca_tally_good(entry->thing, page->layout)};
    ca_text months = {0}, told = {0};
    int64_t low = 0, high = 0;
    ca_told_months(&months, quarter, quarter);
    ca_text_format(&told, "%s: ", months.at);
    ca_front_share_write(&told, figures.share);
    if (figures.share.of >= CA_LEAST_AUDITS && ca_share_interval(figures.share, &low, &high) && low < high) {
        ca_text_add(&told, ", very probably between ");
        ca_told_interval(&told, low, high);
    }
    ca_front_add(page, CA_FRONT_FIGURE, months.at, &figures, NULL, told.at);
    ca_text_free(&months);
    ca_text_free(&told);
}

static void add_target(ca_front_page *page)
{
    ca_target aim = ca_count_layout_aim(page->layout);
    ca_front_figures figures = {.limited = true, .low = 10 * aim.least, .high = 10 * aim.most};
    ca_text words = {0};
    if (aim.least < 0)
        return;
    ca_text_add(&words, "Target: ");
    ca_target_write(&words, aim);
    ca_front_add(page, CA_FRONT_TARGET, words.at, &figures, NULL, NULL);
    ca_text_free(&words);
}

static bool is_told(const ca_front_page *page, const ca_map_entry *entry)
{
    return ca_quarter_read(entry->name) != CA_NO_QUARTER && ca_tally_good(entry->thing, page->layout).of > 0;
}

static void add_better(ca_front_page *page)
{
    const ca_map *quarters = &page->framework->total->quarters; /* in the order of time */
    ca_trend_figure trend = ca_trend_of(quarters, page->layout);
    size_t count = 0;
    ca_text words = {0};
    for (size_t i = 0; i < quarters->count; i++)
        count += is_told(page, &quarters->entries[i]);
    if (!page->sample || !page->judged || !count)
        return;
    ca_front_part_begin(page, CA_FRONT_BETTER, "by-quarter");
    if (trend.quarters && !trend.few)
        ca_text_format(&words, "%s over %d quarters",
                       !trend.clear  ? "No clear trend"
                       : trend.z > 0 ? "Yes: rising"
                                     : "No: falling",
                       trend.quarters);
    else
        write_change(page, &words);
    ca_front_say(page, CA_FRONT_FINDING, "%s", words.at);
    ca_front_say(page, CA_FRONT_NOTE, "Good or better by quarter, with the 95%% interval%s",
                 count < CA_LEAST_QUARTERS && count > 1 ? "; a few quarters are a start, not a trend" : "");
    for (size_t i = 0, at = 0; i < quarters->count; i++)
        if (is_told(page, &quarters->entries[i]) && ++at + QUARTERS_MOST > count)
            add_quarter(page, &quarters->entries[i]);
    add_target(page);
    ca_text_free(&words);
}

void ca_front_grades(ca_front_page *page)
{
    if (!page->layout->grade_count)
        return;
    add_good(page);
    add_better(page);
}
