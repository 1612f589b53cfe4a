/* SPDX-License-Identifier: MIT */
/* The title of the first page: the main point as a sentence, by rule; and the sentences under it. */
#include "report/build_front.h"

#include "data/figure_limits.h"
#include "report/headline.h"
#include "report/told.h"

/* Shares that people say in words. */
static const struct {
    unsigned n, of;
    const char *files;
    bool one;
} fractions[] = {
    {1, 10, "one file in ten", true},     {1, 5, "one file in five", true},    {1, 4, "one file in four", true},
    {1, 3, "one file in three", true},    {2, 5, "two files in five", false},  {1, 2, "half of the files", false},
    {3, 5, "three files in five", false}, {2, 3, "two files in three", false}, {3, 4, "three files in four", false},
    {4, 5, "four files in five", false},  {9, 10, "nine files in ten", false}};
enum { FRACTIONS = sizeof fractions / sizeof *fractions, LEAST_TENTHS = 50, CLOSE = 5, NEAR = 25 };

/* A share in words: "just under two files in three". */
typedef struct {
    const char *degree, *files;
    bool one;
} worded;

static worded words_of(ca_share share)
{
    int64_t tenths = ca_percent_tenths(share.n, share.of), best = 1000;
    size_t nearest = 0;
    if (share.n == 0)
        return (worded){"", "no file", true};
    if (share.n == share.of)
        return (worded){"", "all files", false};
    if (tenths < LEAST_TENTHS)
        return (worded){"", "fewer than one file in twenty", true};
    if (tenths > 1000 - LEAST_TENTHS)
        return (worded){"", "nearly all files", false};
    for (size_t i = 0; i < FRACTIONS; i++) {
        int64_t off = tenths - ca_percent_tenths(fractions[i].n, fractions[i].of);
        if ((off < 0 ? -off : off) < (best < 0 ? -best : best)) {
            best = off;
            nearest = i;
        }
    }
    worded words = {"", fractions[nearest].files, fractions[nearest].one};
    if (best > CLOSE)
        words.degree = best > NEAR ? "more than " : "just over ";
    else if (best < -CLOSE)
        words.degree = best < -NEAR ? "fewer than " : "just under ";
    return words;
}

/* Appends WORDS with a capital. */
static void write_capital(ca_text *to, const char *words)
{
    size_t start = to->size;
    ca_text_add(to, words);
    if (to->at[start] >= 'a' && to->at[start] <= 'z')
        to->at[start] = (char)(to->at[start] - 'a' + 'A');
}

/* Appends "; below the target of 90%", if that is clear. JOINED: after a change. */
static void write_target(const ca_front_page *page, ca_text *to, bool joined)
{
    ca_target aim = ca_count_layout_aim(page->layout);
    int64_t low = 0, high = 0;
    if (aim.least < 0 || !ca_share_interval(page->good, &low, &high))
        return;
    enum ca_verdict verdict = ca_target_verdict(aim, page->good.n, page->good.of, low, high);
    if (verdict == CA_TARGET_UNCLEAR)
        return;
    ca_text_add(to, verdict == CA_TARGET_MET ? ": the target of "
                    : joined                 ? page->change.direction > 0 ? " but " : " and "
                                             : ", ");
    if (verdict != CA_TARGET_MET)
        ca_text_add(to, verdict == CA_TARGET_BELOW ? "below the target of " : "above the target of ");
    if (aim.most == 100)
        ca_text_format(to, "%d%%", aim.least);
    else
        ca_target_write(to, aim);
    if (verdict == CA_TARGET_MET)
        ca_text_add(to, " is met");
}

static void write_share(const ca_front_page *page, ca_text *to)
{
    worded now = words_of(page->good);
    ca_text first = {0};
    ca_text_format(&first, "%s%s", now.degree, now.files);
    write_capital(to, first.at);
    ca_text_add(to, " (");
    ca_told_percent(to, page->good.n, page->good.of);
    ca_text_format(to, ") %s good or better", now.one ? "was" : "were");
    bool clear = page->change.to.size && !page->change.few && page->change.clear;
    if (clear) {
        ca_text_add(to, page->change.direction > 0 ? ", up from " : ", down from ");
        ca_told_percent(to, page->change.earlier.n, page->change.earlier.of);
    }
    write_target(page, to, clear);
    ca_text_free(&first);
}

/* Appends what became of cases that were audited again; returns false if there are none. */
static bool write_again(const ca_front_page *page, ca_text *to)
{
    const uint64_t *counts = page->now->counts + CA_COUNT_REAUDITS;
    uint64_t known = counts[CA_IMPROVED] + counts[CA_STAYED] + counts[CA_FELL];
    if (!known)
        return false;
    ca_told_of(to, counts[CA_IMPROVED], known);
    ca_text_add(to, known == 1 ? " case audited again improved" : " cases audited again improved");
    if (counts[CA_FELL])
        ca_text_format(to, ", and %s fell", ca_front_count(page, counts[CA_FELL]));
    return true;
}

/* For audit tools without an overall grade: the weakest area, or the theme that was found most. */
static void write_without_grade(ca_front_page *page, ca_text *to)
{
    uint64_t audits = page->now->counts[CA_COUNT_RECORDS];
    ca_share share = {0};
    bool all = true;
    const char *area = page->layout->grade_count ? ca_front_weakest(page, &share, &all) : NULL;
    if (area) {
        ca_text_format(to, "%s is the weakest area", area);
        if (!all)
            ca_text_format(to, " with %d answers or more", CA_LEAST_AUDITS);
        ca_text_add(to, ": ");
        ca_told_percent(to, share.n, share.of);
        ca_text_add(to, " of its grades were good or better");
        return;
    }
    ca_text_add(to, "In ");
    ca_told_count(to, audits);
    ca_text_add(to, audits == 1 ? " audit, " : " audits, ");
    if (page->good.of) {
        ca_told_of(to, page->good.n, page->good.of);
        ca_text_add(to,
                    page->good.n == 1 ? " grades of areas was good or better" : " grades of areas were good or better");
    } else if (!ca_front_found_write(page, to))
        ca_text_add(to, "no finding is recorded");
}

void ca_front_finding_write(ca_front_page *page, ca_text *to)
{
    ca_share good = page->good;
    if (!page->sample && write_again(page, to))
        return;
    if (!page->judged) {
        write_without_grade(page, to);
        return;
    }
    if (!good.of)
        ca_text_add(to, "No audit has a final grade yet");
    else if (good.of == 1)
        ca_text_format(to, "The one audit with a final grade was%s good or better", good.n ? "" : " not");
    else if (page->few || !page->sample) {
        ca_told_of(to, good.n, good.of);
        ca_text_format(to, " audits %s good or better", good.n == 1 ? "was" : "were");
    } else
        write_share(page, to);
}

static void add_sentence(ca_front_page *page, ca_text *words)
{
    if (words->size)
        ca_front_say(page, CA_FRONT_SENTENCE, "%s", words->at);
    ca_text_free(words);
}

/* Adds how many had the lowest grade, now and before. */
static void add_lowest(ca_front_page *page)
{
    const ca_count_layout *layout = page->layout;
    ca_text words = {0};
    uint64_t now = page->now->counts[layout->overall];
    if (!page->good.of || !layout->good)
        return;
    ca_text_format(&words, "%s: ", layout->grades[0].title);
    ca_front_share_write(&words, (ca_share){now, page->good.of, 0});
    if (page->before) {
        ca_text_add(&words, ", and ");
        ca_front_share_write(
            &words, (ca_share){page->before->counts[layout->overall], ca_tally_good(page->before, layout).of, 0});
        ca_text_add(&words, " in the quarter before");
    }
    ca_text_byte(&words, '.');
    add_sentence(page, &words);
}

/* Adds what became of cases that were audited before, and that chosen cases stand for no others. */
static void add_chosen(ca_front_page *page)
{
    const uint64_t *counts = page->now->counts + CA_COUNT_REAUDITS;
    uint64_t known = counts[CA_IMPROVED] + counts[CA_STAYED] + counts[CA_FELL];
    if (known)
        ca_front_say(page, CA_FRONT_SENTENCE,
                     "Of %s case%s that %s audited before, %s improved, %s had the same grade and %s fell.",
                     ca_front_count(page, known), known == 1 ? "" : "s", known == 1 ? "was" : "were",
                     ca_front_count(page, counts[CA_IMPROVED]), ca_front_count(page, counts[CA_STAYED]),
                     ca_front_count(page, counts[CA_FELL]));
    ca_front_say(page, CA_FRONT_SENTENCE,
                 "These cases were chosen for a reason: their grades say nothing about other cases.");
}

void ca_front_lead(ca_front_page *page)
{
    ca_text share = {0}, change = {0}, target = {0};
    if (!page->sample) {
        add_chosen(page);
        return;
    }
    if (!page->judged)
        return;
    ca_headline_tell(&(ca_headline){.set = page->set,
                                    .layout = page->layout,
                                    .overall = ca_front_find(page, "overall"),
                                    .quarters = ca_front_find(page, "by-quarter"),
                                    .sample = true,
                                    .audits = "audits"},
                     &share, &change, &target);
    add_sentence(page, &share);
    add_sentence(page, &change);
    add_lowest(page);
    add_sentence(page, &target);
    if (page->good.of && page->few)
        ca_front_ask(page, CA_ASK_FEW, "When will there be enough audits (%d with a grade) to give a percentage?",
                     CA_LEAST_AUDITS);
}

void ca_front_title(ca_front_page *page)
{
    ca_text words = {0};
    if (page->framework) {
        ca_front_finding_write(page, &words);
    } else {
        uint64_t audits = 0;
        for (size_t i = 0; i < page->summary->frameworks.count; i++)
            audits += ((const ca_framework_tally *)page->summary->frameworks.entries[i].thing)
                          ->total->all.counts[CA_COUNT_RECORDS];
        ca_told_count(&words, audits);
        ca_text_format(&words, " audits with %zu audit tools", page->summary->frameworks.count);
    }
    page->set->finding = ca_arena_copy(&page->set->arena, words.at, words.size);
    ca_front_add(page, CA_FRONT_FINDING, words.at, NULL, NULL, NULL);
    ca_text_free(&words);
}
