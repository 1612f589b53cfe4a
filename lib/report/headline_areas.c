/* SPDX-License-Identifier: MIT */
/* The headline of a framework without overall grades, in sentences. */
#include "report/headline_areas.h"

#include "data/figure_limits.h"
#include "report/part.h"
#include "report/themes.h"
#include "report/told.h"

#include <stdlib.h>
#include <string.h>

static const char percent[] = "Good or better, %";

static const ca_cell *figure(const ca_table *table, size_t row, const char *heading)
{
    const ca_cell *cell = ca_cell_of(table, row, heading);
    return cell && cell->kind != CA_CELL_NONE ? cell : NULL;
}

static int64_t number(const ca_table *table, size_t row, const char *heading)
{
    const ca_cell *cell = figure(table, row, heading);
    return cell ? cell->number : 0;
}

static bool is_withheld(const ca_table *table, size_t row)
{
    const ca_cell *cell = ca_cell_of(table, row, percent);
    return cell && cell->kind == CA_CELL_NONE && ca_slice_is(cell->text, "[c]");
}

static size_t count_equal(const ca_table *table, int64_t tenths)
{
    size_t count = 0;
    for (size_t row = 0; row < table->row_count; row++)
        count += figure(table, row, percent) && number(table, row, percent) == tenths;
    return count;
}

ca_area_ranks ca_areas_rank(const ca_table *table)
{
    ca_area_ranks ranks = {0};
    int64_t high = -1, low = INT64_MAX;
    for (size_t row = 0; row < table->row_count; row++) {
        const ca_cell *cell = figure(table, row, percent);
        ranks.judged += cell != NULL;
        if (cell && cell->number > high) {
            high = cell->number;
            ranks.strongest = row;
        }
        if (cell && cell->number < low) {
            low = cell->number;
            ranks.weakest = row;
        }
    }
    ranks.as_strong = count_equal(table, high);
    ranks.as_weak = count_equal(table, low);
    ranks.overlap =
        number(table, ranks.weakest, "95% interval to") >= number(table, ranks.strongest, "95% interval from");
    return ranks;
}

static void write_name(ca_text *to, const ca_table *table, size_t row, const char *name)
{
    const ca_cell *cell = ca_cell_of(table, row, name);
    if (cell)
        ca_text_append(to, cell->text.at, cell->text.size);
}

void ca_area_write(ca_text *to, const ca_table *table, size_t row, const char *name)
{
    const ca_cell *good = figure(table, row, "Good or better"), *low = figure(table, row, "95% interval from");
    write_name(to, table, row, name);
    ca_text_add(to, ": ");
    if (good) {
        ca_told_share(to, (uint64_t)good->number, (uint64_t)number(table, row, "Graded"));
    } else {
        ca_told_tenths(to, number(table, row, percent));
        ca_text_add(to, " of ");
        ca_told_count(to, (uint64_t)number(table, row, "Graded"));
    }
    if (low && low->number != number(table, row, "95% interval to")) {
        ca_text_add(to, " (very probably between ");
        ca_told_interval(to, low->number, number(table, row, "95% interval to"));
        ca_text_byte(to, ')');
    }
}

/* Adds the rows with the same percentage as ROW, which has COUNT of them, as items; or their number, if they are many. */
static void add_rows(ca_tables *set, const ca_table *table, size_t row, size_t count, const char *which,
                     const char *name)
{
    enum { MOST = 3 };
    ca_text words = {0};
    int64_t tenths = number(table, row, percent);
    if (count > MOST) {
        ca_told_tenths(&words, tenths);
        ca_narrative_item(set, "%s: %zu areas have the same share, %s", which, count, words.at);
    }
    for (size_t i = row; count <= MOST && i < table->row_count; i++) {
        if (!figure(table, i, percent) || number(table, i, percent) != tenths)
            continue;
        ca_text_clear(&words);
        ca_area_write(&words, table, i, name);
        ca_narrative_item(set, "%s: %s", which, words.at);
    }
    ca_text_free(&words);
}

/* The largest share below good first, from the exact fractions; areas without a published grade last. */
static int by_share_below(const void *a, const void *b)
{
    const ca_few_area *one = a, *other = b;
    bool mine = one->good.of && !one->withheld, its = other->good.of && !other->withheld;
    if (mine != its)
        return mine ? -1 : 1;
    double below = (double)one->good.n * (double)other->good.of, above = (double)other->good.n * (double)one->good.of;
    if (mine && (below < above || below > above))
        return below < above ? -1 : 1;
    return ca_slice_compare(one->name, other->name);
}

void ca_few_areas_write(ca_text *to, ca_few_area *areas, size_t count)
{
    enum { MOST = 8 };
    if (count)
        qsort(areas, count, sizeof *areas, by_share_below);
    for (size_t i = 0; i < count && i < MOST; i++) {
        const ca_few_area *area = &areas[i];
        ca_text_add(to, i ? "; " : "");
        ca_text_append(to, area->name.at, area->name.size);
        ca_text_add(to, ", ");
        if (area->withheld || !area->good.of) {
            ca_text_add(to, area->withheld ? "withheld" : "no grade");
            continue;
        }
        ca_told_of(to, area->good.of - area->good.n, area->good.of);
    }
    if (count > MOST)
        ca_text_format(to, "; and %zu more: see the table of grades by question", count - MOST);
}

/* Returns a row as an area with few grades. The counts are in the columns of grades, which follow its name at NAME, or in one
 * of good or better. */
static ca_few_area few_area(const ca_table *table, const ca_count_layout *layout, size_t row, size_t name)
{
    const ca_cell *cells = &table->cells[row * table->column_count], *graded = ca_cell_of(table, row, "Graded"),
                  *good = ca_cell_of(table, row, "Good or better");
    ca_few_area area = {.name = cells[name].text};
    int64_t n = good && good->kind == CA_CELL_NUMBER ? good->number : 0;
    area.withheld = !graded || graded->kind != CA_CELL_NUMBER || (good && good->kind != CA_CELL_NUMBER);
    for (int i = layout->good; !good && i < layout->grade_count; i++) {
        const ca_cell *cell = &cells[name + 1 + (size_t)i];
        area.withheld |= cell->kind != CA_CELL_NUMBER;
        n += cell->kind == CA_CELL_NUMBER ? cell->number : 0;
    }
    if (!area.withheld)
        area.good = (ca_share){(uint64_t)n, (uint64_t)graded->number, 0};
    return area;
}

/* Adds the areas with too few grades for a percentage, each with its counts: one of them may be the weakest. */
static void add_few(ca_tables *set, const ca_table *table, const ca_count_layout *layout, const char *name)
{
    ca_few_area *few = ca_allocate(table->row_count + 1, sizeof *few);
    size_t count = 0, column = (size_t)ca_column_of(table, name);
    ca_text words = {0};
    for (size_t row = 0; row < table->row_count; row++)
        if (!figure(table, row, percent) && !is_withheld(table, row))
            few[count++] = few_area(table, layout, row, column);
    ca_few_areas_write(&words, few, count);
    if (count)
        ca_narrative_paragraph(set, "Not compared, with fewer than %d grades; below good: %s.", CA_LEAST_AUDITS,
                               words.at);
    ca_text_free(&words);
    free(few);
}

/* Adds the areas that changed more than chance would explain, or that none did. */
static void add_changes(ca_tables *set, const ca_table *table, const char *name)
{
    ca_text words = {0};
    size_t compared = 0, clear = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        const ca_cell *points = figure(table, row, "Change, points"), *verdict = figure(table, row, "Change, in words");
        compared += points != NULL;
        if (!points || verdict->tone == CA_TONE_NONE)
            continue;
        if (!clear++)
            ca_narrative_paragraph(set, "Changed since the quarter before, more than chance would explain:");
        ca_text_clear(&words);
        write_name(&words, table, row, name);
        ca_text_add(&words, ": ");
        ca_told_points(&words, points->number);
        ca_text_format(&words, " %s; very probably between ", verdict->tone == CA_TONE_GOOD ? "higher" : "lower");
        ca_told_change_interval(&words, number(table, row, "Change, 99% interval from"),
                                number(table, row, "Change, 99% interval to"));
        ca_narrative_item(set, "%s", words.at);
    }
    if (compared && !clear && compared < table->row_count)
        ca_narrative_paragraph(set,
                               "None of the %zu areas that can be compared changed since the quarter before by more "
                               "than chance would explain.",
                               compared);
    else if (compared && !clear)
        ca_narrative_paragraph(set, "No area changed since the quarter before by more than chance would explain.");
    ca_text_free(&words);
}

void ca_headline_areas_add(ca_tables *set, const ca_table *table, const ca_count_layout *layout, const char *when)
{
    const char *name = ca_column_of(table, "Area") == CA_NO_COLUMN ? "Question" : "Area";
    ca_area_ranks ranks = ca_areas_rank(table);
    const char *published = set->audience == CA_PUBLIC ? ", of those whose figures are published" : "";
    if (ranks.judged < 2) {
        ca_narrative_paragraph(
            set, "Which area is strongest and which weakest is not told: fewer than two of them %s %d grades or more.",
            *published ? "have published figures and" : "have", CA_LEAST_AUDITS);
        add_few(set, table, layout, name);
        return;
    }
    ca_narrative_paragraph(set, "%s the areas that were judged good or better most and least often%s:",
                           when ? when : "These are", published);
    if (ranks.as_strong == ranks.judged) {
        add_rows(set, table, ranks.strongest, ranks.judged, "All alike", name);
    } else {
        add_rows(set, table, ranks.strongest, ranks.as_strong, "Strongest", name);
        add_rows(set, table, ranks.weakest, ranks.as_weak, "Weakest", name);
        if (ranks.overlap && figure(table, ranks.weakest, "95% interval to"))
            ca_narrative_paragraph(set, "The two ranges overlap, so that their order may be chance.");
    }
    add_few(set, table, layout, name);
    add_changes(set, table, name);
}

/* Adds the themes that were found most often. */
static void add_most_frequent(const ca_ungraded *h, const char *kind, const char *words)
{
    enum { MOST = 3 };
    ca_text list = {0};
    ca_themes_most_write(&list, h->findings, kind, MOST);
    if (list.size)
        ca_narrative_paragraph(h->set, "%s: %s.", words, list.at);
    ca_text_free(&list);
}

/* Appends the rows of a table with their audits: "7 Child in need (CIN), 5 Care leaver (CL)". */
static void write_types(ca_text *to, const ca_table *types)
{
    bool any = false;
    for (size_t row = 0; row < types->row_count; row++) {
        if (!number(types, row, "Audits"))
            continue;
        ca_text_format(to, "%s%lld ", any ? ", " : "", (long long)number(types, row, "Audits"));
        ca_text_append(to, types->cells[row * types->column_count].text.at,
                       types->cells[row * types->column_count].text.size);
        any = true;
    }
}

/* Appends the months from the first to the last quarter with audits. */
static void write_period(ca_text *to, const ca_table *quarters)
{
    ca_quarter first = CA_NO_QUARTER, last = CA_NO_QUARTER;
    for (size_t row = 0; row < quarters->row_count; row++) {
        ca_quarter quarter = ca_quarter_read(quarters->cells[row * quarters->column_count].text);
        if (quarter == CA_NO_QUARTER || !number(quarters, row, "Audits"))
            continue;
        first = first == CA_NO_QUARTER ? quarter : first;
        last = quarter;
    }
    if (last == CA_NO_QUARTER)
        return;
    ca_text_add(to, " in ");
    ca_told_months(to, first, last);
}

static void add_flags(const ca_ungraded *h)
{
    for (size_t row = 0; row < h->flags->row_count; row++) {
        ca_slice title = h->flags->cells[row * h->flags->column_count].text;
        int64_t audits = number(h->flags, row, "Audits");
        ca_text count = {0};
        ca_told_count(&count, (uint64_t)audits);
        ca_narrative_item(h->set, "%.*s: %s", (int)title.size, title.at, audits ? count.at : "none");
        ca_text_free(&count);
    }
}

void ca_headline_ungraded_add(const ca_ungraded *h)
{
    ca_text words = {0};
    uint64_t audits = (uint64_t)number(h->overall, 0, "Audits");
    ca_told_count(&words, audits);
    ca_text_add(&words, audits == 1 ? " case file was audited" : " case files were audited");
    if (h->quarters)
        write_period(&words, h->quarters);
    for (size_t row = 0; h->coverage && row < h->coverage->row_count; row++)
        if (ca_slice_is(h->coverage->cells[row * h->coverage->column_count].text, "auditor") &&
            number(h->coverage, row, "Different values"))
            ca_text_format(&words, ", by %lld auditor%s", (long long)number(h->coverage, row, "Different values"),
                           number(h->coverage, row, "Different values") == 1 ? "" : "s");
    if (h->auditors && h->auditors->finding) /* "4 auditors made the audits, 2 of them from outside the authority" */
        ca_text_add(&words, strchr(h->auditors->finding, ','));
    ca_narrative_paragraph(h->set, "%s. This audit tool does not grade: it tells what was found.", words.at);
    ca_text_clear(&words);
    if (h->types) {
        write_types(&words, h->types);
        ca_narrative_paragraph(h->set, "By type of case: %s.", words.at);
    }
    if (h->findings && ca_column_of(h->findings, "Theme") != CA_NO_COLUMN) {
        add_most_frequent(h, "Strength", "Most frequent strengths");
        add_most_frequent(h, "Area for improvement", "Most frequent areas for improvement");
    }
    if (h->flags && h->flags->row_count) {
        ca_narrative_paragraph(h->set, "What auditors marked, in how many audits:");
        add_flags(h);
    }
    ca_text_free(&words);
}
