/* SPDX-License-Identifier: MIT */
/* The text of a report, written from its tables. */
#include "report/narrative.h"
#include "report/build_themes.h"

#include "data/figure_limits.h"
#include "report/build_themes.h"
#include "report/concern_figures.h"
#include "report/headline.h"
#include "report/headline_areas.h"
#include "report/narrative_findings.h"
#include "report/narrative_learning.h"
#include "report/narrative_people.h"
#include "report/part.h"
#include "report/quotations.h"
#include "report/quoted.h"
#include "report/told.h"
#include "summary/summary_figures.h"

#include <string.h>

static const char headline_heading[] = "Headline";

/* The narrative's part on one framework. */
typedef struct {
    ca_tables *set;
    const ca_count_layout *layout;
    const char *audits; /* "audits", with the kind if it is not full */
    bool sample;        /* the audits are full ones, and not chosen for a reason */
    size_t number;      /* the framework's number in the report, from 1 */
    bool several;
    ca_text words[6]; /* buffers for the text of cells */
} narrative;

static const ca_table *table_named(const narrative *p, const char *name)
{
    ca_text whole = {0};
    ca_text_format(&whole, p->several ? "%s-%s" : "%s", name, p->layout->id);
    const ca_table *table = ca_tables_find(p->set, whole.at);
    ca_text_free(&whole);
    return table;
}

static const ca_chart *chart_named(const narrative *p, const char *name)
{
    ca_text whole = {0};
    const ca_chart *chart = NULL;
    ca_text_format(&whole, p->several ? "%s-%s" : "%s", name, p->layout->id);
    for (size_t i = 0; i < p->set->chart_count; i++)
        if (strcmp(p->set->charts[i]->name, whole.at) == 0)
            chart = p->set->charts[i];
    ca_text_free(&whole);
    return chart;
}

/* Returns the text of a cell, in buffer SLOT. */
static const char *words_at(narrative *p, int slot, const ca_table *table, size_t row, const char *heading)
{
    const ca_cell *cell = ca_cell_of(table, row, heading);
    ca_text_clear(&p->words[slot]);
    if (cell && cell->kind == CA_CELL_NUMBER && cell->number >= 0)
        ca_told_count(&p->words[slot], (uint64_t)cell->number);
    else if (cell)
        ca_cell_write(&p->words[slot], cell);
    return ca_text_words(&p->words[slot]);
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

static bool has_value(const ca_table *table, size_t row, const char *heading)
{
    const ca_cell *cell = row < table->row_count ? ca_cell_of(table, row, heading) : NULL;
    return cell && cell->kind != CA_CELL_NONE;
}

/* A paper for a committee has few pages: what has more rows is in its annex. */
enum { ROWS_OF_A_PAPER = 30 };

static void annex_table(const narrative *p, const ca_table *table)
{
    size_t from = p->set->block_count;
    ca_narrative_table(p->set, table);
    ca_narrative_to_annex(p->set, from);
}

/* Shows a table with its chart, after HEADING, if that is not NULL; nothing if there is no such table. */
static void show(const narrative *p, const char *heading, const char *table_name, const char *chart_name)
{
    const ca_table *table = table_named(p, table_name);
    const ca_chart *chart = chart_name ? chart_named(p, chart_name) : NULL;
    if (!table || !table->row_count)
        return;
    size_t from = p->set->block_count;
    if (heading)
        ca_narrative_heading(p->set, 2, heading);
    if (chart)
        ca_narrative_chart(p->set, chart);
    ca_narrative_table(p->set, table);
    if (table->row_count > ROWS_OF_A_PAPER)
        ca_narrative_to_annex(p->set, from);
}

/* Returns the share of a row of judgements, in buffer SLOT: "65%". */
static const char *percent_at(narrative *p, int slot, const ca_table *overall, size_t row)
{
    int64_t n = ca_cell_of(overall, row, "Judgements")->number,
            of = ca_cell_of(overall, row_of(overall, "All judgements"), "Judgements")->number;
    ca_text_clear(&p->words[slot]);
    ca_told_percent(&p->words[slot], (uint64_t)n, (uint64_t)of);
    return p->words[slot].at;
}

static void add_grades(narrative *p, const ca_table *overall)
{
    for (int i = 0; i < p->layout->grade_count; i++) {
        size_t row = row_of(overall, p->layout->grades[i].title);
        const char *title = p->layout->grades[i].title;
        if (has_value(overall, row, "%"))
            ca_narrative_item(p->set, "%s: %s (%s)", title, words_at(p, 0, overall, row, "Judgements"),
                              percent_at(p, 1, overall, row));
        else if (row < overall->row_count)
            ca_narrative_item(p->set, "%s: %s", title, words_at(p, 0, overall, row, "Judgements"));
    }
}

/* Returns the number of audits in a row, in buffer SLOT: "78 audits". */
static const char *audits_at(narrative *p, int slot, const ca_table *overall, size_t row)
{
    ca_text_clear(&p->words[slot]);
    ca_told_things(&p->words[slot], (uint64_t)ca_cell_of(overall, row, "Audits")->number, "audit", "audits");
    return p->words[slot].at;
}

/* For a framework without an overall judgement: the judgements by area, if they are published. */
static void add_judgements(narrative *p, const ca_table *overall)
{
    size_t good = row_of(overall, "Good or better"), all = row_of(overall, "All judgements");
    if (ca_column_of(overall, "Judgements") == CA_NO_COLUMN)
        ca_narrative_paragraph(
            p->set,
            "Audits: %s. This audit tool gives no overall judgement; the grades of each area are in the table by "
            "question.",
            words_at(p, 0, overall, 0, "Audits"));
    else if (ca_cell_of(overall, all, "Judgements")->number == 0)
        ca_narrative_paragraph(p->set, "This audit tool gives no overall judgement, and no area has a grade.");
    else if (!has_value(overall, good, "%")) {
        ca_narrative_paragraph(p->set,
                               "Of %s in %s, %s %s good or better: too few for a percentage. This audit tool gives no "
                               "overall judgement.",
                               ca_told_things_in(&p->set->arena,
                                                 (uint64_t)ca_cell_of(overall, all, "Judgements")->number,
                                                 "judgement by area", "judgements by area"),
                               audits_at(p, 1, overall, all), words_at(p, 2, overall, good, "Judgements"),
                               ca_cell_of(overall, good, "Judgements")->number == 1 ? "was" : "were");
        add_grades(p, overall);
    } else {
        ca_narrative_paragraph(p->set,
                               "%s of the judgements by area were good or better: %s of %s, in %s. This audit tool "
                               "gives no overall judgement.",
                               percent_at(p, 3, overall, good), words_at(p, 2, overall, good, "Judgements"),
                               words_at(p, 0, overall, all, "Judgements"), audits_at(p, 1, overall, all));
        add_grades(p, overall);
    }
}

/* Adds the strongest and the weakest area: in the last quarter, or in all audits if that is not known. */
static void add_areas(const narrative *p)
{
    const ca_table *areas = table_named(p, "areas"), *quarters = table_named(p, "by-quarter");
    ca_text when = {0};
    ca_quarter last = CA_NO_QUARTER;
    for (size_t row = 0; areas && quarters && row < quarters->row_count; row++) {
        ca_quarter quarter = ca_quarter_read(quarters->cells[row * quarters->column_count].text);
        last = quarter != CA_NO_QUARTER && ca_cell_of(quarters, row, "Audits")->number ? quarter : last;
    }
    if (last != CA_NO_QUARTER) {
        ca_text_add(&when, "In ");
        ca_told_months(&when, last, last);
        ca_text_add(&when, ", these were");
    }
    const ca_table *questions = table_named(p, "questions");
    if (!areas || (ca_areas_rank(areas).judged < 2 && ca_areas_rank(questions).judged > 1)) {
        areas = questions;
        ca_text_clear(&when);
        if (last != CA_NO_QUARTER)
            ca_text_add(&when, "In all quarters of this report together, these were");
    }
    if (areas && areas->row_count)
        ca_headline_areas_add(p->set, areas, p->layout, when.size ? when.at : NULL);
    ca_text_free(&when);
}

static void add_headline(narrative *p)
{
    const ca_table *overall = table_named(p, "overall");
    ca_narrative_heading(p->set, 2, headline_heading);
    if (!p->layout->grade_count) {
        ca_headline_ungraded_add(&(ca_ungraded){.set = p->set,
                                                .overall = overall,
                                                .quarters = table_named(p, "by-quarter"),
                                                .types = table_named(p, "by-type"),
                                                .coverage = table_named(p, "coverage"),
                                                .auditors = table_named(p, "auditors"),
                                                .findings = table_named(p, "findings"),
                                                .flags = table_named(p, "flags")});
        return;
    }
    if (ca_column_of(overall, "Overall grade") == CA_NO_COLUMN) {
        add_areas(p);
        add_judgements(p, overall);
        return;
    }
    ca_headline_add(&(ca_headline){.set = p->set,
                                   .layout = p->layout,
                                   .overall = overall,
                                   .quarters = table_named(p, "by-quarter"),
                                   .years = table_named(p, "by-year"),
                                   .again = table_named(p, "re-audits"),
                                   .sample = p->sample,
                                   .audits = p->audits});
}

/* Lists the rows of the cover on this framework. */
static void add_method(narrative *p)
{
    const ca_table *cover = ca_tables_find(p->set, "cover"), *notes = ca_tables_find(p->set, "notes");
    size_t tools = 0;
    ca_narrative_heading(p->set, 2, "Method");
    for (size_t row = 0; row < cover->row_count; row++) {
        const ca_cell *cells = &cover->cells[row * cover->column_count];
        tools += ca_slice_is(cells[0].text, "Audit tool");
        if (ca_slice_is(cells[0].text, "Read from"))
            break; /* these rows are on all frameworks */
        if (tools == p->number)
            ca_narrative_item(p->set, "%s: %s", words_at(p, 0, cover, row, "Item"),
                              words_at(p, 1, cover, row, "Content"));
    }
    for (size_t row = 0; p->layout->grade_count && row < notes->row_count; row++) {
        const char *title = words_at(p, 0, notes, row, notes->columns[0].heading);
        if (strcmp(title, "95% interval") == 0 || strcmp(title, "note 2") == 0)
            ca_narrative_paragraph(p->set, "95%% interval: %s", words_at(p, 1, notes, row, notes->columns[1].heading));
    }
}

/* The first page tells the same in short. */
static void annex_what_front_tells(ca_tables *set, size_t from)
{
    if (set->front_count)
        ca_narrative_to_annex(set, from);
}

/* Tells which groups differ more than chance would explain: the notes after the first, which is on the limits. */
static void tell_limits(const narrative *p, const char *name)
{
    const ca_table *limits = table_named(p, name);
    size_t from = p->set->block_count;
    for (size_t i = 1; limits && i < limits->note_count; i++)
        ca_narrative_paragraph(p->set, "%s", limits->notes[i]);
    annex_what_front_tells(p->set, from);
}

/* Shows the table by team, or by the dimension that the report has instead. */
static void show_groups(narrative *p)
{
    static const char *const groups[][5] = {
        {"Team by team", "by-team", "chart-team", "changes-by-team", "limits-by-team"},
        {"Service by service", "by-service", "chart-service", "changes-by-service", "limits-by-service"},
        {"Locality by locality", "by-locality", "chart-locality", "changes-by-locality", "limits-by-locality"},
        {"By type of case", "by-type", "chart-type", "changes-by-type", "limits-by-type"}};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (table_named(p, groups[i][1])) {
            const ca_table *changes = table_named(p, groups[i][3]);
            ca_narrative_heading(p->set, 2, groups[i][0]);
            tell_limits(p, groups[i][4]);
            show(p, NULL, groups[i][1], groups[i][2]);
            if (changes)
                annex_table(p, changes);
            return;
        }
}

/* Returns the table whose name is PREFIX, a hyphen and NAME, or NULL. */
static const ca_table *prefixed(const ca_tables *set, const char *prefix, const char *name)
{
    ca_text whole = {0};
    ca_text_format(&whole, "%s-%s", prefix, name);
    const ca_table *table = ca_tables_find(set, whole.at);
    ca_text_free(&whole);
    return table;
}

/* Shows the tables of the framework's maps, each with its chart and its changes. */
static void show_maps(const narrative *p)
{
    for (size_t i = 0; i < p->set->count; i++) {
        const ca_table *table = p->set->tables[i];
        if (!table->map || strcmp(table->tool, p->layout->id) != 0 || !table->row_count)
            continue;
        const ca_table *changes = prefixed(p->set, "changes", table->name);
        ca_narrative_heading(p->set, 2, table->map);
        for (size_t j = 0; j < p->set->chart_count; j++)
            if (p->set->charts[j]->table == table)
                ca_narrative_chart(p->set, p->set->charts[j]);
        ca_narrative_table(p->set, table);
        if (changes)
            ca_narrative_table(p->set, changes);
    }
}

static void show_answers(const narrative *p)
{
    show(p, "Answers without a grade", "answers", NULL);
    show(p, NULL, "changes-answers", NULL);
    show(p, NULL, "answers-by-team", NULL);
}

/* Appends the errors that the most audits have, which are the first in the table. */
static void write_most_errors(const ca_table *faults, ca_text *to)
{
    enum { MOST = 3 };
    bool any = false;
    for (size_t row = 0; row < faults->row_count && row < MOST; row++) {
        if (!ca_slice_is(ca_cell_of(faults, row, CA_FAULTS_SEVERITY)->text, "error"))
            break;
        ca_text_add(to, any ? "; " : " Not met most often: ");
        ca_cell_write(to, ca_cell_of(faults, row, CA_FAULTS_RULE));
        ca_text_add(to, " (");
        ca_told_things(to, (uint64_t)ca_cell_of(faults, row, CA_FAULTS_AUDITS)->number, "audit", "audits");
        ca_text_add(to, ")");
        any = true;
    }
    if (any)
        ca_text_add(to, ".");
}

/* Tells how many audits have an error, if they were checked. */
static void tell_faults(const narrative *p, const ca_table *quality)
{
    const ca_table *faults = table_named(p, "faults");
    size_t correct = row_of(quality, CA_QUALITY_CORRECT);
    ca_text words = {0};
    if (correct == quality->row_count)
        return;
    uint64_t of = (uint64_t)ca_cell_of(quality, correct, "Of")->number,
             n = of - (uint64_t)ca_cell_of(quality, correct, "Number")->number;
    if (n == 0) {
        ca_text_add(&words, "No error was found in the audits, of which ");
        ca_told_count(&words, of);
        ca_text_add(&words, of == 1 ? " was checked." : " were checked.");
    } else {
        ca_told_of(&words, n, of);
        ca_text_add(&words, of == 1 ? " audit" : " audits");
        if (of >= CA_LEAST_AUDITS) {
            ca_text_add(&words, " (");
            ca_told_percent(&words, n, of);
            ca_text_add(&words, ")");
        }
        ca_text_add(&words, n == 1 ? " has an error." : " have an error.");
    }
    if (faults)
        write_most_errors(faults, &words);
    ca_narrative_paragraph(p->set, "%s", words.at);
    ca_text_free(&words);
}

static void show_quality(const narrative *p)
{
    const ca_table *quality = table_named(p, "audit-quality");
    if (!quality || !quality->row_count)
        return;
    ca_narrative_heading(p->set, 2, "How good the audits were");
    tell_faults(p, quality);
    show(p, NULL, "audit-quality", NULL);
    show(p, NULL, "faults", NULL);
}

static void add_part(narrative *p)
{
    if (p->several)
        ca_narrative_heading(p->set, 2, p->layout->title);
    size_t from = p->set->block_count;
    add_headline(p);
    annex_what_front_tells(p->set, from);
    add_method(p);
    from = p->set->block_count;
    ca_narrative_people(&(ca_people_told){p->set, p->layout->id, table_named(p, "coverage"), table_named(p, "auditors"),
                                          table_named(p, "replies")});
    if (p->layout->grade_count)
        ca_narrative_to_annex(p->set, from);
    ca_narrative_findings(&(ca_findings_told){p->set, table_named(p, "findings"), table_named(p, CA_CHANGES_THEMES),
                                              table_named(p, CA_WORDS), p->layout->grade_count ? CA_QUOTED_MOST : 0});
    show(p, "Grades by question", "questions", "chart-question");
    from = p->set->block_count;
    show_maps(p);
    show_answers(p);
    if (p->layout->grade_count) /* else the answers are all there is */
        ca_narrative_to_annex(p->set, from);
    show(p, "Quarter by quarter", "by-quarter", "chart-quarter");
    show(p, "Report by report", "series", "chart-period");
    show(p, "Year by year", "by-year", NULL);
    show(p, "Round by round", "rounds", NULL);
    from = p->set->block_count;
    bool grades = table_named(p, "changes-by-grade") != NULL;
    show(p, "What has changed", "changes-by-grade", NULL);
    show(p, grades ? NULL : "What has changed", "changes", NULL);
    ca_narrative_to_annex(p->set, from);
    show_groups(p);
    from = p->set->block_count;
    bool twice = table_named(p, "moderation-by-grade") != NULL;
    show(p, "Moderation", "moderation-by-grade", NULL);
    show(p, twice ? NULL : "Moderation", "agreement", NULL);
    show(p, "Cases that were audited before", "re-audits", NULL);
    ca_narrative_to_annex(p->set, from);
    show(p, "Actions", "actions", NULL);
    from = p->set->block_count;
    show_quality(p);
    ca_narrative_to_annex(p->set, from);
}

/* Appends the reasons why somebody has to be told. */
static void write_reasons(const ca_concern_figures *c, ca_text *to, ca_arena *arena)
{
    const struct {
        int64_t n;
        const char *words;
    } parts[] = {{c->flagged, "flagged"}, {c->inadequate, "inadequate"}, {c->other, "for another reason"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].n)
            ca_text_format(to, "%s%s %s", to->size ? ", " : ": ", ca_told_count_in(arena, (uint64_t)parts[i].n),
                           parts[i].words);
    if (c->flagged + c->inadequate + c->other > c->all)
        ca_text_add(to, " (an audit may be both)");
}

/* Returns how many audits have a record that somebody was told, in TO. */
static const char *records_of_telling(const ca_concern_figures *c, ca_text *to)
{
    if (!c->told || !c->open) {
        ca_text_add(to, c->told ? "All have a record that somebody was" : "None has a record that somebody was");
        return to->at;
    }
    ca_text_add(to, "With a record that somebody was: ");
    ca_told_count(to, (uint64_t)c->told);
    ca_text_add(to, "; without one: ");
    ca_told_count(to, (uint64_t)c->open);
    return to->at;
}

/* Adds the section on concerns; nothing without their tables. */
static void add_concerns(ca_tables *set, const ca_summary *summary)
{
    ca_concern_figures c = ca_concern_figures_of(set, summary);
    ca_text reasons = {0}, told = {0};
    if (!c.counts)
        return;
    ca_narrative_heading(set, 2, "Concerns");
    write_reasons(&c, &reasons, &set->arena);
    if (c.all == 1)
        ca_narrative_paragraph(set, "Somebody has to be told of one audit%s. There is %s record that somebody was.",
                               ca_text_words(&reasons), c.told ? "a" : "no");
    else if (c.all)
        ca_narrative_paragraph(set, "Somebody has to be told of %s audits, of every kind%s. %s.",
                               ca_told_count_in(&set->arena, (uint64_t)c.all), ca_text_words(&reasons),
                               records_of_telling(&c, &told));
    else
        ca_narrative_paragraph(set, "There is no audit, of any kind, of which somebody has to be told.");
    if (c.low_unasked)
        ca_narrative_paragraph(set,
                               "%s not ask that somebody is told of a low grade: audits are not among these because "
                               "of their grade, however low.",
                               summary->frameworks.count == 1               ? "This audit tool does"
                               : c.low_unasked == summary->frameworks.count ? "These audit tools do"
                               : c.low_unasked == 1                         ? "One of these audit tools does"
                                                                            : "Some of these audit tools do");
    size_t from = set->block_count;
    if (c.list)
        ca_narrative_table(set, c.list);
    ca_narrative_table(set, c.counts);
    if (c.listed_unplanned)
        ca_narrative_table(set, c.unplanned);
    ca_narrative_to_annex(set, from);
    ca_text_free(&reasons);
    ca_text_free(&told);
}

void ca_cover_concerns(ca_tables *set, const ca_summary *summary)
{
    ca_table *cover = ca_tables_find(set, "cover");
    ca_concern_figures c = ca_concern_figures_of(set, summary);
    ca_text words = {0};
    if (!cover || !c.counts)
        return;
    ca_concern_open_write(&c, &words);
    bool first = true;
    for (size_t row = 0; c.list && row < c.list->row_count; row++)
        if (ca_concern_is_open(c.list, row)) {
            ca_text_add(&words, first ? ": " : ", ");
            ca_cell_write(&words, ca_cell_of(c.list, row, "Audit"));
            first = false;
        }
    ca_table_reword(set, cover, 0, 1, words.at);
    if (c.open || c.listed_open)
        cover->cells[1].tone = CA_TONE_BAD;
    ca_text_free(&words);
}

void ca_narrative_of_tables(ca_tables *set, const ca_summary *summary)
{
    size_t from = set->block_count, tools = 0;
    add_concerns(set, summary);
    annex_what_front_tells(set, from);
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        const ca_framework_tally *framework = summary->frameworks.entries[i].thing;
        if (!ca_framework_is_reported(summary, framework)) {
            if (set->audience == CA_INTERNAL)
                ca_narrative_paragraph(set, "%s: no audits of this kind.", framework->layout->title);
            continue;
        }
        narrative p = {
            .set = set, .layout = framework->layout, .several = summary->frameworks.count > 1, .number = ++tools};
        p.sample = summary->kind == CA_FULL;
        p.audits = summary->kind == CA_THEMATIC   ? "thematic audits"
                   : summary->kind == CA_EXTERNAL ? "external audits"
                                                  : "audits";
        add_part(&p);
        for (size_t j = 0; j < sizeof p.words / sizeof *p.words; j++)
            ca_text_free(&p.words[j]);
    }
    ca_narrative_learning(set, summary);
    const ca_table *notes = ca_tables_find(set, "notes");
    if (notes) {
        from = set->block_count;
        ca_narrative_heading(set, 2, "Notes");
        ca_narrative_table(set, notes);
        ca_narrative_to_annex(set, from);
    }
}

static bool is_headline(const ca_block *block)
{
    return block->kind == CA_BLOCK_HEADING && strcmp(block->words, headline_heading) == 0;
}

void ca_cover_main_points(ca_tables *set)
{
    enum { MOST = 3 };
    ca_table *cover = ca_tables_find(set, "cover");
    size_t headlines = 0, points = 0, said = 0;
    bool inside = false;
    for (size_t i = 0; i < set->block_count; i++)
        headlines += is_headline(&set->blocks[i]);
    for (size_t i = 0; cover && i < set->block_count && points < MOST; i++) {
        const ca_block *block = &set->blocks[i];
        if (block->kind == CA_BLOCK_HEADING) {
            inside = is_headline(block);
            said = 0;
        }
        if (!inside || block->kind != CA_BLOCK_PARAGRAPH || (headlines > 1 && said++))
            continue;
        if (i + 1 < set->block_count && block[1].kind == CA_BLOCK_ITEM)
            continue; /* it only introduces a list */
        ca_text label = {0};
        ca_text_format(&label, "Main point %zu", points + 1);
        ca_cover_row(set, cover, label.at, block->words);
        ca_table_last_row_to(cover, points++);
        ca_text_free(&label);
    }
}
