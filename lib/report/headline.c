/* SPDX-License-Identifier: MIT */
/* The headline of a framework with overall grades, in sentences. */
#include "report/headline.h"

#include "data/figure_limits.h"
#include "report/part.h"
#include "report/told.h"
#include "summary/summary_figures.h"

#include <string.h>

/* Some audits, and how many of them are good or better, as a table has them. */
typedef struct {
    uint64_t n, of;
    bool told;    /* false: N is withheld */
    bool bounded; /* LOW and HIGH, in tenths of a per cent, are known */
    int64_t low, high;
} told_share;

/* The quarters of the report: rows of the table by quarter. */
typedef struct {
    size_t last, before;  /* the last with audits, and the one immediately before; the number of rows: none */
    size_t first;         /* the first with audits */
    size_t first_of_year; /* the first with audits of the year of the last */
    size_t count;         /* rows with audits */
    bool one_year;        /* all of them are quarters of one year */
} told_quarters;

static const ca_cell *figure(const ca_table *table, size_t row, const char *heading)
{
    const ca_cell *cell = row < table->row_count ? ca_cell_of(table, row, heading) : NULL;
    return cell && cell->kind != CA_CELL_NONE ? cell : NULL;
}

static uint64_t count_in(const ca_cell *cell)
{
    return cell && cell->number > 0 ? (uint64_t)cell->number : 0;
}

static void add_bounds(told_share *share, const ca_table *table, size_t row)
{
    const ca_cell *low = figure(table, row, "95% interval from"), *high = figure(table, row, "95% interval to");
    share->bounded = low && high;
    share->low = low ? low->number : 0;
    share->high = high ? high->number : 0;
}

static told_share share_of_quarter(const ca_table *quarters, size_t row)
{
    const ca_cell *n = figure(quarters, row, "Good or better, audits");
    told_share share = {
        .n = count_in(n), .of = count_in(figure(quarters, row, "With a final grade")), .told = n != NULL};
    add_bounds(&share, quarters, row);
    return share;
}

/* Returns the last row whose first cell is WORDS, or the number of rows. The last, since the rows of single grades
 * come first and may have the same title as a total. */
static size_t row_of(const ca_table *table, const char *words)
{
    for (size_t row = table->row_count; row-- > 0;)
        if (ca_slice_is(table->cells[row * table->column_count].text, words))
            return row;
    return table->row_count;
}

static told_share share_of_all(const ca_table *overall)
{
    size_t good = row_of(overall, "Good or better");
    const ca_cell *n = figure(overall, good, "Audits");
    told_share share = {.n = count_in(n),
                        .of = count_in(figure(overall, row_of(overall, "All with a final grade"), "Audits")),
                        .told = n != NULL};
    add_bounds(&share, overall, good);
    return share;
}

static ca_slice name_of(const ca_table *quarters, size_t row)
{
    return quarters->cells[row * quarters->column_count].text;
}

static ca_quarter quarter_of(const ca_table *quarters, size_t row)
{
    return ca_quarter_read(name_of(quarters, row));
}

/* Finds the quarters to tell of: none if some are added up, so that it is not known which is the last. */
static told_quarters quarters_of(const ca_table *quarters)
{
    size_t none = quarters ? quarters->row_count : 0;
    told_quarters told = {.last = none, .before = none, .first = none, .one_year = true};
    if (none && row_of(quarters, CA_OTHERS_TOGETHER) < none)
        return told;
    for (size_t row = 0; row < none; row++) {
        const ca_cell *audits = figure(quarters, row, "Audits");
        if (!count_in(audits ? audits : figure(quarters, row, "With a final grade")))
            continue;
        told.count++;
        if (quarter_of(quarters, row) == CA_NO_QUARTER) {
            told.one_year = false;
            continue;
        }
        told.first = told.first == none ? row : told.first;
        told.last = row;
    }
    if (told.last == none)
        return told;
    told.one_year &= quarter_of(quarters, told.first) / 4 == quarter_of(quarters, told.last) / 4;
    told.first_of_year = told.first;
    while (quarter_of(quarters, told.first_of_year) == CA_NO_QUARTER ||
           quarter_of(quarters, told.first_of_year) / 4 != quarter_of(quarters, told.last) / 4)
        told.first_of_year++;
    for (size_t row = 0; row < none; row++)
        if (quarter_of(quarters, row) != CA_NO_QUARTER &&
            quarter_of(quarters, row) + 1 == quarter_of(quarters, told.last))
            told.before = row;
    return told;
}

/* Appends the sentence on the share of good or better. WHEN begins it: "In July to September 2017, ", or "". */
static void write_share(ca_text *to, const char *when, const told_share *share, const char *audits)
{
    ca_text_add(to, when);
    if (!share->of) {
        ca_text_add(to, *when ? "no audit has a final grade." : "No audit has a final grade.");
    } else if (!share->told) {
        ca_told_count(to, share->of);
        ca_text_format(to, " %s a final grade. How many were good or better is not published.",
                       share->of == 1 ? "audit has" : "audits have");
    } else if (share->of == 1) {
        ca_text_format(to,
                       *when ? "the one audit with a final grade was%s good or better."
                             : "The one audit with a final grade was%s good or better.",
                       share->n ? "" : " not");
    } else if (share->n == 0) {
        ca_text_add(to, *when ? "none of the " : "None of the ");
        ca_told_count(to, share->of);
        ca_text_format(to, " %s with a final grade was good or better.", audits);
    } else if (share->of < CA_LEAST_AUDITS) {
        ca_told_of(to, share->n, share->of);
        ca_text_format(to, " %s with a final grade were good or better: too few for a percentage.", audits);
    } else {
        ca_told_percent(to, share->n, share->of);
        ca_text_format(to, " of the %s with a final grade were good or better: ", audits);
        ca_told_of(to, share->n, share->of);
        ca_text_byte(to, '.');
    }
}

/* Appends the sentence on the interval, unless there are few audits or every case was audited. */
static void write_interval(ca_text *to, const told_share *share)
{
    if (!share->told || share->of < CA_LEAST_AUDITS || !share->bounded || share->low == share->high)
        return;
    ca_text_add(to, " If all open cases had been audited, the share would very probably lie between ");
    ca_told_interval(to, share->low, share->high);
    ca_text_byte(to, '.');
}

static void add_share(const ca_headline *h, const char *when, const told_share *share, bool interval)
{
    ca_text words = {0};
    write_share(&words, when, share, h->audits);
    if (interval)
        write_interval(&words, share);
    ca_narrative_paragraph(h->set, "%s", words.at);
    ca_text_free(&words);
}

/* Appends the change of the quarter or year in ROW since THEN, when the share was SHARE, with its interval. */
static void write_change(ca_text *to, const ca_table *quarters, size_t row, const char *then, const char *share)
{
    const ca_cell *points = figure(quarters, row, "Change, points"), *words = figure(quarters, row, "Change, in words");
    const ca_cell *low = figure(quarters, row, "Change, 95% interval from"),
                  *high = figure(quarters, row, "Change, 95% interval to");
    bool clear = words && !ca_slice_is(words->text, CA_CHANGE_UNCLEAR),
         whole = low && high && low->number == high->number;
    if (points->number || clear) {
        ca_text_add(to, "That is ");
        ca_told_points(to, points->number);
        ca_text_format(to, " %s than",
                       (points->number ? points->number > 0 : words->tone == CA_TONE_GOOD) ? "higher" : "lower");
    } else {
        ca_text_add(to, "That is the same share as");
    }
    ca_text_format(to, " in %s (%s)", then, share);
    if (!whole && (points->number || clear))
        ca_text_add(to, clear ? ", more than chance would explain" : ", but on so few files that may be chance");
    if (!whole && low && high) {
        ca_text_add(to, ": the change very probably lies between ");
        ca_told_change_interval(to, low->number, high->number);
    }
    ca_text_byte(to, '.');
}

/* Appends the change of the last quarter, if the one immediately before has audits. */
static void tell_change(const ca_headline *h, const told_quarters *told, ca_text *words)
{
    const ca_table *quarters = h->quarters;
    if (told->before == quarters->row_count || ca_column_of(quarters, "Change, points") == CA_NO_COLUMN)
        return;
    ca_text months = {0}, share = {0};
    told_share before = share_of_quarter(quarters, told->before), now = share_of_quarter(quarters, told->last);
    ca_told_months(&months, quarter_of(quarters, told->before), quarter_of(quarters, told->before));
    if (before.told && now.told && before.of && now.of) {
        ca_told_share(&share, before.n, before.of);
        if (before.of >= CA_LEAST_AUDITS && now.of >= CA_LEAST_AUDITS && figure(quarters, told->last, "Change, points"))
            write_change(words, quarters, told->last, months.at, share.at);
        else
            ca_text_format(words, "In %s it was %s: too few audits to tell of a change.", months.at, share.at);
    }
    ca_text_free(&months);
    ca_text_free(&share);
}

/* Appends whether the target is met, for the audits of SHARE. */
static void tell_target(const ca_headline *h, const told_share *share, ca_text *words)
{
    ca_target aim = ca_count_layout_aim(h->layout);
    if (!h->sample || aim.least < 0 || !share->told || !share->of)
        return;
    ca_text_add(words, "The target is ");
    ca_target_write(words, aim);
    ca_text_add(words, ". ");
    if (share->of < CA_LEAST_AUDITS || !share->bounded)
        ca_text_add(words, "Whether it is met cannot be told from so few audits.");
    else
        ca_target_verdict_write(words, aim, share->n, share->of, share->low, share->high);
}

/* Adds a paragraph, and frees its words; nothing without any. */
static void add_told(const ca_headline *h, ca_text *words)
{
    if (words->size)
        ca_narrative_paragraph(h->set, "%s", words->at);
    ca_text_free(words);
}

static void add_target(const ca_headline *h, const told_share *share)
{
    ca_text words = {0};
    tell_target(h, share, &words);
    add_told(h, &words);
}

/* Adds the last year, and its change since the same quarters of the year before. */
static void add_last_year(const ca_headline *h, const char *when)
{
    const ca_table *years = h->years;
    size_t row = years->row_count - 1;
    told_share share = share_of_quarter(years, row);
    ca_text words = {0}, then = {0};
    add_share(h, when, &share, true);
    if (figure(years, row, "Change, points")) {
        ca_told_share(&then, count_in(figure(years, row, CA_YEAR_BEFORE_GOOD)),
                      count_in(figure(years, row, CA_YEAR_BEFORE_ALL)));
        write_change(&words, years, row, "the same quarters of the year before", then.at);
        ca_narrative_paragraph(h->set, "%s", words.at);
    }
    ca_text_free(&words);
    ca_text_free(&then);
}

/* Adds a sentence on the year, or on all quarters together, unless these are the last quarter alone. */
static void add_year(const ca_headline *h, const told_quarters *told)
{
    told_share all = share_of_all(h->overall);
    ca_text when = {0};
    if (told->count < 2 || !all.of)
        return;
    if (told->one_year || h->years) {
        ca_quarter first = quarter_of(h->quarters, told->first_of_year), last = quarter_of(h->quarters, told->last);
        ca_text_add(&when, first % 4 == 0 && last % 4 == 3 ? "In the year (" : "In the year so far (");
        ca_told_months(&when, first, last);
        ca_text_add(&when, "), ");
    } else {
        ca_text_format(&when, "In all %zu quarters of this report together, ", told->count);
    }
    if (told->one_year || !h->years)
        add_share(h, when.at, &all, true);
    else if (told->first_of_year < told->last)
        add_last_year(h, when.at);
    ca_text_free(&when);
}

/* Adds an item for a grade: N audits of OF, or a cell that is withheld. */
static void add_grade(const ca_headline *h, const char *title, const ca_cell *cell, uint64_t of)
{
    ca_text words = {0};
    if (cell->kind == CA_CELL_NONE)
        ca_text_add(&words, "not published");
    else
        ca_told_count(&words, count_in(cell));
    if (cell->kind != CA_CELL_NONE && of >= CA_LEAST_AUDITS) {
        ca_text_add(&words, " (");
        ca_told_percent(&words, count_in(cell), of);
        ca_text_byte(&words, ')');
    }
    ca_narrative_item(h->set, "%s: %s", title, words.at);
    ca_text_free(&words);
}

/* Lists the grades of a row of the table by quarter, where they follow the number of audits. */
static void add_grades_of_quarter(const ca_headline *h, size_t row)
{
    enum { FIRST_GRADE = 2 };
    uint64_t of = share_of_quarter(h->quarters, row).of;
    for (int i = 0; i < h->layout->grade_count; i++)
        add_grade(h, h->layout->grades[i].title,
                  &h->quarters->cells[row * h->quarters->column_count + FIRST_GRADE + (size_t)i], of);
}

/* Lists the grades of all audits, whose rows are the first of their table. */
static void add_grades_of_all(const ca_headline *h)
{
    uint64_t of = share_of_all(h->overall).of;
    for (int i = 0; i < h->layout->grade_count; i++)
        add_grade(h, h->layout->grades[i].title, ca_cell_of(h->overall, (size_t)i, "Audits"), of);
}

/* Returns whether a public report withholds all overall grades. */
static bool withholds_grades(const ca_headline *h)
{
    for (int i = 0; i < h->layout->grade_count; i++)
        if (figure(h->overall, (size_t)i, "Audits"))
            return false;
    return h->set->audience == CA_PUBLIC;
}

static void add_quarter(const ca_headline *h, const told_quarters *told)
{
    ca_text when = {0};
    ca_quarter quarter = quarter_of(h->quarters, told->last);
    told_share share = share_of_quarter(h->quarters, told->last);
    ca_text_add(&when, "In ");
    ca_told_months(&when, quarter, quarter);
    ca_text_format(&when, " (%.*s), ", (int)name_of(h->quarters, told->last).size, name_of(h->quarters, told->last).at);
    ca_text change = {0};
    add_share(h, when.at, &share, true);
    tell_change(h, told, &change);
    add_told(h, &change);
    add_target(h, &share);
    if (h->quarters->finding)
        ca_narrative_paragraph(h->set, "%s.", h->quarters->finding);
    add_year(h, told);
    if (share.of) {
        ca_text_clear(&when);
        ca_told_months(&when, quarter, quarter);
        ca_narrative_paragraph(h->set, "The grades in %s:", when.at);
        add_grades_of_quarter(h, told->last);
    }
    ca_text_free(&when);
}

/* Adds what became of the cases that were audited before, which is why they were chosen. */
static void add_again(const ca_headline *h)
{
    static const char *const rows[] = {"All", "Improved", "The same grade as before", "Fell"};
    const char *words[4];
    uint64_t counts[4];
    if (!h->again)
        return;
    for (size_t i = 0; i < 4; i++) {
        counts[i] = count_in(figure(h->again, row_of(h->again, rows[i]), "Audits"));
        words[i] = ca_told_count_in(&h->set->arena, counts[i]);
    }
    if (counts[0] == 1)
        ca_narrative_paragraph(h->set, "The one case that was audited before %s.",
                               counts[1]   ? "improved"
                               : counts[2] ? "had the same grade"
                               : counts[3] ? "fell"
                                           : "cannot be compared: one of its two grades is missing");
    else
        ca_narrative_paragraph(h->set,
                               "Of %s cases that were audited before, %s improved, %s had the same grade and %s fell.",
                               words[0], words[1], words[2], words[3]);
}

static void add_all(const ca_headline *h)
{
    told_share share = share_of_all(h->overall);
    if (!h->sample) {
        add_again(h);
        ca_narrative_paragraph(h->set,
                               "These cases were chosen for a reason: their grades say nothing about other cases.");
    }
    add_share(h, "", &share, true);
    add_target(h, &share);
    if (share.of)
        add_grades_of_all(h);
}

void ca_headline_add(const ca_headline *h)
{
    told_quarters told = quarters_of(h->quarters);
    told_share all = share_of_all(h->overall);
    if (!all.of || all.told || !withholds_grades(h)) {
        if (h->sample && all.of && told.count && told.last < h->quarters->row_count)
            add_quarter(h, &told);
        else
            add_all(h);
        return;
    }
    ca_text count = {0};
    ca_told_count(&count, all.of);
    ca_narrative_paragraph(
        h->set,
        "There are %s %s with a final grade. Their grades are not published: there are too few audits, or too few with "
        "one grade or another, to be published without revealing single cases.",
        count.at, h->audits);
    ca_text_free(&count);
}

void ca_headline_tell(const ca_headline *h, ca_text *share, ca_text *change, ca_text *target)
{
    told_quarters told = quarters_of(h->quarters);
    told_share all = share_of_all(h->overall);
    if (!h->sample || !all.of || !told.count || told.last == h->quarters->row_count) {
        write_share(share, "", &all, h->audits);
        tell_target(h, &all, target);
        return;
    }
    told_share last = share_of_quarter(h->quarters, told.last);
    ca_text when = {0};
    ca_text_add(&when, "In ");
    ca_told_months(&when, quarter_of(h->quarters, told.last), quarter_of(h->quarters, told.last));
    ca_text_add(&when, ", ");
    write_share(share, when.at, &last, h->audits);
    tell_change(h, &told, change);
    tell_target(h, &last, target);
    ca_text_free(&when);
}
