/* SPDX-License-Identifier: MIT */
/* The first page's part on how sure the figures are: how many files of how many, what came back, what was read twice. */
#include "report/build_front.h"

#include "data/figure_limits.h"
#include "report/told.h"

static void add_item(ca_front_page *page, ca_text *words)
{
    ca_front_say(page, CA_FRONT_ITEM, "%s", words->at);
    ca_text_free(words);
}

static const char *plural(uint64_t n)
{
    return n == 1 ? "" : "s";
}

/* Adds how many of the open cases were audited, and the interval. */
static void add_sample(ca_front_page *page)
{
    uint64_t audits = page->now->counts[CA_COUNT_RECORDS], cases = page->now->population;
    ca_text words = {0};
    int64_t low = 0, high = 0;
    ca_told_count(&words, audits);
    if (cases) {
        ca_text_add(&words, " of ");
        ca_told_count(&words, cases);
        ca_text_format(&words, " open case%s %s audited", plural(cases), audits == 1 ? "was" : "were");
        if (audits >= CA_LEAST_AUDITS) {
            ca_text_add(&words, " (");
            ca_told_percent(&words, audits, cases);
            ca_text_byte(&words, ')');
        }
    } else {
        ca_text_format(&words, " audit%s; the number of open cases is not known", plural(audits));
    }
    if (page->judged && page->good.of >= CA_LEAST_AUDITS && ca_share_interval(page->good, &low, &high) && low < high) {
        ca_text_add(&words, ". If these were drawn at random, the share of all ");
        if (cases)
            ca_told_count(&words, cases);
        else
            ca_text_add(&words, "open cases");
        ca_text_add(&words, " very probably lies between ");
        ca_told_interval(&words, low, high);
    }
    ca_text_add(&words, ".");
    add_item(page, &words);
}

/* Appends that what is counted is of all quarters of the report, if it has several. */
static void write_all_quarters(const ca_front_page *page, ca_text *to)
{
    if (page->framework->total->quarters.count > 1)
        ca_text_add(to, " of all quarters");
}

/* Adds what came back of the plan: of the audit tool, or of all in a summary that did not count by audit tool. */
static void add_returned(ca_front_page *page)
{
    const ca_completed *all = ca_completion_of(&page->summary->completion, page->layout->id);
    ca_text words = {0};
    if (!all || !all->planned)
        return;
    if (all->returned >= all->planned) {
        ca_text_add(&words, "All ");
        ca_told_count(&words, all->planned);
        ca_text_add(&words, " planned audits");
        write_all_quarters(page, &words);
        ca_text_add(&words, " came back.");
    } else {
        uint64_t missing = all->planned - all->returned;
        ca_told_count(&words, all->returned);
        ca_text_add(&words, " of ");
        ca_told_count(&words, all->planned);
        ca_text_add(&words, " planned audits");
        write_all_quarters(page, &words);
        ca_text_add(&words, " came back; ");
        ca_told_count(&words, missing);
        ca_text_add(&words, missing == 1 ? " is missing." : " are missing.");
        ca_text count = {0};
        ca_told_count(&count, missing);
        ca_front_ask(page, CA_ASK_RETURNED, "Who has not returned the %s planned audit%s that %s missing, and why?",
                     count.at, plural(missing), missing == 1 ? "is" : "are");
        ca_text_free(&count);
    }
    add_item(page, &words);
}

static void add_ungraded(ca_front_page *page)
{
    uint64_t none = page->now->counts[CA_COUNT_NOT_GRADED];
    ca_text words = {0};
    if (!page->judged || !none)
        return;
    ca_told_count(&words, none);
    ca_text_format(&words, " audit%s no final grade and %s left out of percentages.", none == 1 ? " has" : "s have",
                   none == 1 ? "is" : "are");
    add_item(page, &words);
}

/* Returns how many audits that the auditor gave GRADE were read again. */
static uint64_t read_again(const ca_front_page *page, int grade)
{
    uint64_t sum = 0;
    for (int i = 0; i < page->layout->grade_count; i++)
        sum += page->now->counts[ca_count_moderated(page->layout, grade, i)];
    return sum;
}

/* Appends how many files that auditors gave each grade were read again: "14 Outstanding, 2 Good and 0
 * Inadequate". */
static void write_by_grade(const ca_front_page *page, ca_text *to)
{
    const ca_count_layout *layout = page->layout;
    for (int i = layout->grade_count - 1; i >= 0; i--) {
        ca_text_add(to, i == layout->grade_count - 1 ? ". Auditors had graded " : i ? ", " : " and ");
        ca_told_count(to, read_again(page, i));
        ca_text_format(to, " %s", layout->grades[i].title);
    }
}

static void add_read_twice(ca_front_page *page)
{
    ca_agreement agreement = ca_agreement_of(page->now, page->layout);
    ca_text words = {0};
    if (!page->layout->grade_count || !page->judged)
        return;
    if (!agreement.n) {
        ca_front_say(page, CA_FRONT_ITEM, "No file was read a second time by a moderator.");
        if (!page->few)
            ca_front_ask(page, CA_ASK_UNREAD, "Will some files be read a second time by a moderator?");
        return;
    }
    ca_told_count(&words, agreement.n);
    ca_text_format(&words, " file%s read a second time: %s the same, %s lowered, %s raised",
                   agreement.n == 1 ? " was" : "s were", ca_front_count(page, agreement.agreed),
                   ca_front_count(page, agreement.lowered), ca_front_count(page, agreement.raised));
    if (agreement.disagreed + agreement.unjudged)
        ca_text_format(&words, ", %s without another grade",
                       ca_front_count(page, agreement.disagreed + agreement.unjudged));
    if (agreement.graded)
        write_by_grade(page, &words);
    ca_text_byte(&words, '.');
    if (agreement.graded && !page->few && !read_again(page, page->layout->good) &&
        page->now->counts[page->layout->overall + (size_t)page->layout->good])
        ca_front_ask(page, CA_ASK_UNREAD, "Will the next moderation read some of the files that auditors graded %s?",
                     page->layout->grades[page->layout->good].title);
    add_item(page, &words);
}

static void add_lowered(ca_front_page *page)
{
    uint64_t lowered = page->now->counts[CA_COUNT_CAPPED];
    ca_text words = {0};
    if (!page->layout->rule_count || !lowered)
        return;
    ca_told_count(&words, lowered);
    ca_text_format(&words, " grade%s lowered by the audit tool's limiting judgements.",
                   lowered == 1 ? " was" : "s were");
    add_item(page, &words);
}

/* Adds the audits of another kind, which are not in these figures, and what became of cases audited again. */
static void add_apart(ca_front_page *page, enum ca_record_kind kind)
{
    static const char *const words_of[] = {"full", "thematic", "external"};
    const ca_group_tally *group = ca_map_find(&page->framework->kinds, ca_slice_of(ca_kinds[kind]));
    ca_text words = {0};
    if (!group || kind == page->summary->kind || !group->all.counts[CA_COUNT_RECORDS])
        return;
    const uint64_t *counts = group->all.counts, *again = counts + CA_COUNT_REAUDITS;
    uint64_t known = again[CA_IMPROVED] + again[CA_STAYED] + again[CA_FELL];
    ca_told_count(&words, counts[CA_COUNT_RECORDS]);
    ca_text_format(&words, " %s audit%s not in these grades", words_of[kind],
                   counts[CA_COUNT_RECORDS] == 1 ? " is" : "s are");
    if (known)
        ca_text_format(&words, ": of %s case%s audited again, %s improved, %s had the same grade and %s fell",
                       ca_front_count(page, known), plural(known), ca_front_count(page, again[CA_IMPROVED]),
                       ca_front_count(page, again[CA_STAYED]), ca_front_count(page, again[CA_FELL]));
    ca_text_byte(&words, '.');
    add_item(page, &words);
}

void ca_front_sure(ca_front_page *page)
{
    ca_front_part_begin(page, CA_FRONT_SURE, "notes");
    if (page->sample)
        add_sample(page);
    else
        ca_front_say(page, CA_FRONT_ITEM, "These cases were chosen for a reason and stand for no others.");
    add_returned(page);
    add_ungraded(page);
    add_read_twice(page);
    add_lowered(page);
    for (int kind = CA_FULL; kind < CA_BENCHMARK; kind++)
        add_apart(page, (enum ca_record_kind)kind);
}
