/* SPDX-License-Identifier: MIT */
/* The text on findings, and on what people wrote and said. */
#include "report/narrative_findings.h"

#include "report/build_findings.h"
#include "report/build_themes.h"
#include "report/quotations.h"
#include "report/quoted.h"
#include "report/themes.h"
#include "report/told.h"

static ca_slice text_at(const ca_table *table, size_t row, const char *heading)
{
    return ca_cell_of(table, row, heading)->text;
}

static bool same_above(const ca_table *table, size_t row, size_t column)
{
    const ca_cell *cell = &table->cells[row * table->column_count + column];
    return row > 0 && ca_slice_equal(cell->text, (cell - table->column_count)->text);
}

/* Appends how many of the findings in a row were made before: "; 2 new, 1 continuing". */
static void write_since(ca_text *to, const ca_table *table, size_t row)
{
    static const char *const before[][2] = {{"New", "new"}, {"Continuing", "continuing"}, {"Improved", "improved"}};
    size_t start = to->size;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        const ca_cell *cell = ca_cell_of(table, row, before[i][0]);
        if (!cell || cell->kind != CA_CELL_NUMBER || cell->number <= 0)
            continue;
        ca_text_add(to, to->size > start ? ", " : "; ");
        ca_told_count(to, (uint64_t)cell->number);
        ca_text_format(to, " %s", before[i][1]);
    }
}

static void add_finding(const ca_findings_told *t, const ca_quoted_texts *texts, size_t row)
{
    const ca_table *table = t->findings;
    const ca_cell *findings = ca_cell_of(table, row, "Findings");
    ca_text words = {0}, quoted = {0};
    ca_theme_write(&words, text_at(table, row, "Theme"), true);
    ca_text_add(&words, ": ");
    if (findings->kind == CA_CELL_NUMBER && findings->number >= 0)
        ca_told_count(&words, (uint64_t)findings->number);
    else
        ca_cell_write(&words, findings);
    write_since(&words, table, row);
    const ca_cell *done = ca_cell_of(table, row, CA_FINDING_RESPONSE);
    if (done && done->text.size)
        ca_text_format(&words, ". Response: %.*s", (int)done->text.size, done->text.at);
    ca_quoted_write(&quoted, texts, text_at(table, row, "Section"), text_at(table, row, "Kind"),
                    text_at(table, row, "Theme"), t->most);
    ca_narrative_item(t->set, "%s%s%s", words.at, quoted.size ? ". " : "", ca_text_words(&quoted));
    ca_text_free(&words);
    ca_text_free(&quoted);
}

/* Says how the quotations were chosen. */
static void tell_choice(const ca_findings_told *t)
{
    if (t->words && t->most)
        ca_narrative_paragraph(t->set,
                               "Up to %zu findings of a theme are quoted: the longest of %d words or fewer, each of "
                               "another team and in other words. All are in the table of words.",
                               t->most, CA_QUOTED_WORDS);
}

/* Adds a sentence with the themes of KIND that were found most often. */
static void tell_most(const ca_findings_told *t, const char *kind, const char *opening)
{
    enum { MOST = 5 };
    ca_text words = {0};
    ca_themes_most_write(&words, t->findings, kind, MOST);
    if (words.size)
        ca_narrative_paragraph(t->set, "%s%s.", opening, words.at);
    ca_text_free(&words);
}

/* Adds a sentence with the themes of KIND whose findings BEFORE, a heading, counts, each with that number; for a kind that is NULL
 * of all. */
static void tell_before(const ca_findings_told *t, const char *kind, const char *before, const char *opening)
{
    ca_text words = {0};
    for (size_t row = 0; row < t->findings->row_count; row++) {
        const ca_cell *cell = ca_cell_of(t->findings, row, before);
        bool counts = cell && cell->kind == CA_CELL_NUMBER && cell->number > 0;
        if (!counts || (kind && !ca_slice_is(text_at(t->findings, row, "Kind"), kind)))
            continue;
        ca_text_add(&words, words.size ? "; " : opening);
        ca_theme_write(&words, text_at(t->findings, row, "Theme"), false);
        ca_text_add(&words, " (");
        ca_told_count(&words, (uint64_t)cell->number);
        ca_text_byte(&words, ')');
    }
    if (words.size)
        ca_narrative_paragraph(t->set, "%s.", words.at);
    ca_text_free(&words);
}

/* Tells how the findings stand to those of earlier audits. */
static void tell_since(const ca_findings_told *t)
{
    size_t from = t->set->block_count;
    ca_narrative_heading(t->set, 3, "Since earlier audits");
    tell_before(t, "Area for improvement", "Continuing", "Found before, and still to be improved: ");
    tell_before(t, NULL, "Improved", "Better than before: ");
    tell_before(t, "Strength", "Continuing", "A strength as before: ");
    if (t->set->block_count == from + 1)
        t->set->block_count = from; /* no auditor says it */
}

static uint64_t number_at(const ca_table *table, size_t row, const char *heading)
{
    return (uint64_t)ca_cell_of(table, row, heading)->number;
}

/* Appends a sentence with the themes whose CHANGE is clear: in how many audits each was found, now and before. */
static void write_changed(ca_text *words, const ca_findings_told *t, const char *change, const char *opening)
{
    const ca_table *table = t->changes;
    size_t count = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        if (!ca_slice_is(text_at(table, row, "Change, in words"), change))
            continue;
        ca_text_add(words, count++ ? "; " : opening);
        ca_theme_write(words, text_at(table, row, "Theme"), false);
        ca_text_add(words, ca_slice_is(text_at(table, row, "Kind"), "Strength") ? ", a strength (" : ", to improve (");
        ca_told_of(words, number_at(table, row, CA_THEMES_NOW ", audits that found it"),
                   number_at(table, row, CA_THEMES_NOW ", audits"));
        ca_text_add(words, count == 1 ? " audits, after " : ", after ");
        ca_told_of(words, number_at(table, row, CA_THEMES_BEFORE ", audits that found it"),
                   number_at(table, row, CA_THEMES_BEFORE ", audits"));
        ca_text_byte(words, ')');
    }
    if (count)
        ca_text_byte(words, '.');
}

/* Tells which themes more or fewer audits found than in the quarter before, if that is clear. What auditors typed is beside it in the
 * table. */
static void tell_changes(const ca_findings_told *t)
{
    size_t compared = 0;
    ca_text words = {0};
    for (size_t row = 0; t->changes && row < t->changes->row_count; row++)
        compared += ca_cell_of(t->changes, row, "Change, points")->kind == CA_CELL_POINTS;
    if (!compared)
        return;
    write_changed(&words, t, CA_CLEAR_RISE, "In more audits than in the quarter before, beyond chance: ");
    write_changed(&words, t, CA_CLEAR_FALL,
                  words.size ? " In fewer: " : "In fewer audits than in the quarter before, beyond chance: ");
    ca_narrative_paragraph(t->set, "%s",
                           words.size ? words.at
                                      : "No theme was found in more audits or in fewer than in the quarter before by "
                                        "more than chance would explain.");
    ca_text_free(&words);
}

/* Adds the heading of a section, and of a kind in it, where a new one begins. */
static void add_headings(const ca_findings_told *t, size_t row)
{
    ca_slice section = text_at(t->findings, row, "Section"), kind = text_at(t->findings, row, "Kind");
    bool same_section = same_above(t->findings, row, 0);
    ca_text words = {0};
    ca_text_append(&words, section.at, section.size);
    if (!same_section)
        ca_narrative_heading(t->set, 3, ca_text_words(&words));
    if (!same_section || !same_above(t->findings, row, 1))
        ca_narrative_paragraph(t->set, "%s",
                               ca_slice_is(kind, "Strength")               ? "Strengths:"
                               : ca_slice_is(kind, "Area for improvement") ? "Areas for improvement:"
                                                                           : "Other findings:");
    ca_text_free(&words);
}

/* Lists the themes if the table has them, else shows the table. */
static void add_findings(const ca_findings_told *t, const ca_quoted_texts *texts)
{
    if (!t->findings || !t->findings->row_count)
        return;
    ca_narrative_heading(t->set, 2, "Findings");
    if (ca_column_of(t->findings, "Theme") == CA_NO_COLUMN) {
        ca_narrative_table(t->set, t->findings);
        return;
    }
    tell_most(t, "Area for improvement", "Most often to be improved: ");
    tell_most(t, "Strength", "Most often a strength: ");
    tell_changes(t);
    if (!t->most) /* a tool without grades has no other change to tell */
        tell_since(t);
    size_t from = t->set->block_count;
    tell_choice(t);
    for (size_t row = 0; row < t->findings->row_count; row++) {
        add_headings(t, row);
        add_finding(t, texts, row);
    }
    if (t->most)
        ca_narrative_to_annex(t->set, from);
}

/* Quotes the answers in words, and the views of children and families: each question's and person's apart. */
static void add_own_words(const ca_findings_told *t, const ca_quoted_texts *texts)
{
    const ca_table *table = t->words;
    size_t from = t->set->block_count;
    for (size_t row = 0; table && row < table->row_count; row++) {
        const ca_slice section = text_at(table, row, "Section"), kind = text_at(table, row, "Kind");
        ca_text quoted = {0};
        if (text_at(table, row, "Theme").size || ca_slice_is(section, CA_WORDS_ON_THE_WHOLE) ||
            (same_above(table, row, 0) && same_above(table, row, 1)))
            continue;
        ca_quoted_write(&quoted, texts, section, kind, (ca_slice){"", 0}, t->most);
        if (quoted.size && t->set->block_count == from)
            ca_narrative_heading(t->set, 2, "In their own words");
        bool alone = ca_slice_is(kind, CA_WORDS_ANSWER);
        if (quoted.size)
            ca_narrative_item(t->set, "%.*s%s%.*s: %s", (int)section.size, section.at, alone ? "" : ", ",
                              alone ? 0 : (int)kind.size, kind.at, quoted.at);
        ca_text_free(&quoted);
    }
    if (t->most)
        ca_narrative_to_annex(t->set, from);
}

void ca_narrative_findings(const ca_findings_told *t)
{
    ca_quoted_texts texts;
    ca_quoted_begin(&texts, t->words);
    add_findings(t, &texts);
    add_own_words(t, &texts);
    ca_quoted_end(&texts);
}
