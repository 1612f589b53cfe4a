/* SPDX-License-Identifier: MIT */
/* A report as a Word document. The writer lays it out and computes nothing. */
#include "report/document.h"

#include "office/new_document.h"
#include "office/words_width.h"
#include "report/document_figures.h"
#include "report/narrow.h"
#include "report/palette.h"

#include <string.h>

/* A column of a table in twentieths of a point: what its longest word needs; what its longest text needs, if that is not very long; and
 * what needs no second line, in the heading neither. */
typedef struct {
    unsigned least, wanted, full;
} column_width;

typedef struct {
    const ca_tables *set;
    ca_new_document document;
    ca_arena arena;
    bool annexed; /* there is an annex */
} document_report;

static const ca_font table_font = {.points = 8.5}, heading_font = {.points = 8.5, .bold = true};
enum { DOT = 15, MARGINS = 190, WANTED_MOST = 3400 }; /* twentieths of a point; DOT: 96 to the inch */

static void widen(column_width *width, ca_slice text, ca_font font)
{
    unsigned least = (unsigned)ca_words_widest(text, true, font) * DOT + MARGINS;
    unsigned wanted = (unsigned)ca_words_widest(text, false, font) * DOT + MARGINS;
    width->full = wanted > width->full ? wanted : width->full;
    wanted = wanted < WANTED_MOST ? wanted : WANTED_MOST;
    width->least = least > width->least ? least : width->least;
    width->wanted = wanted > width->wanted ? wanted : width->wanted;
}

static column_width measure(const ca_table *table, size_t column)
{
    column_width width = {0, 0, 0};
    ca_text words = {0};
    bool figure = ca_kind_is_figure(table->columns[column].kind);
    widen(&width, ca_slice_of(table->columns[column].heading), heading_font);
    width.wanted = width.least; /* a heading may break between words */
    for (size_t row = 0; row < table->row_count; row++) {
        ca_text_clear(&words);
        ca_cell_write(&words, &table->cells[row * table->column_count + column]);
        widen(&width, (ca_slice){ca_text_words(&words), words.size}, column ? table_font : heading_font);
    }
    ca_text_free(&words);
    if (figure && width.least < width.wanted)
        width.least = width.wanted; /* a figure with its interval is on one line */
    width.wanted = width.wanted > width.least ? width.wanted : width.least;
    width.full = width.full > width.wanted ? width.full : width.wanted;
    return width;
}

/* Returns what WIDTH gets of the room between FROM and TO, of which there is PAGE for all columns. */
static unsigned share_of(unsigned width, unsigned more, uint64_t page, uint64_t from, uint64_t to)
{
    return to <= page ? more : width + (unsigned)((more - width) * (page - from) / (to - from));
}

/* Returns the widths of the columns, which fill the page at most; sets *ACROSS if that has to be landscape. Each column has at
 * least its longest word, if the page is wide enough for all. */
static const unsigned *columns_of(document_report *report, const ca_table *table, bool *across)
{
    size_t count = table->column_count;
    column_width *columns = ca_arena_take(&report->arena, count * sizeof *columns + 1);
    unsigned *widths = ca_arena_take(&report->arena, count * sizeof *widths + 1);
    uint64_t least = 0, wanted = 0, full = 0;
    for (size_t i = 0; i < count; i++) {
        columns[i] = measure(table, i);
        least += columns[i].least;
        wanted += columns[i].wanted;
        full += columns[i].full;
    }
    *across = least > ca_new_document_width(&report->document, false);
    uint64_t page = ca_new_document_width(&report->document, *across);
    for (size_t i = 0; i < count; i++) {
        const column_width *one = &columns[i];
        if (least > page)
            widths[i] = (unsigned)(one->least * page / least);
        else if (wanted > page)
            widths[i] = share_of(one->least, one->wanted, page, least, wanted);
        else
            widths[i] = share_of(one->wanted, one->full, page, wanted, full);
    }
    return widths;
}

static const char *fill_of(const document_report *report, const ca_column *column, const ca_cell *cell)
{
    return report->set->audience == CA_INTERNAL ? ca_cell_colour(column, cell) : NULL;
}

static void add_headings(document_report *report, const ca_table *table)
{
    ca_new_document_row_begin(&report->document, true);
    for (size_t i = 0; i < table->column_count; i++) {
        const ca_column *column = &table->columns[i];
        const ca_new_document_cell cell = {
            .text = ca_slice_of(column->heading), .figure = ca_kind_is_figure(column->kind), .heading = true};
        ca_new_document_add_cell(&report->document, &cell);
    }
    ca_new_document_row_end(&report->document);
}

static void add_row(document_report *report, const ca_table *table, size_t row)
{
    ca_text words = {0};
    ca_new_document_row_begin(&report->document, false);
    for (size_t i = 0; i < table->column_count; i++) {
        const ca_cell *cell = &table->cells[row * table->column_count + i];
        ca_text_clear(&words);
        ca_cell_write(&words, cell);
        const ca_new_document_cell in_word = {.text = {ca_text_words(&words), words.size},
                                              .figure = ca_kind_is_figure(table->columns[i].kind),
                                              .fill = fill_of(report, &table->columns[i], cell)};
        ca_new_document_add_cell(&report->document, &in_word);
    }
    ca_new_document_row_end(&report->document);
    ca_text_free(&words);
}

static void add_table(document_report *report, const ca_table *full)
{
    bool across = false;
    const ca_table *table = ca_narrow_table(full, &report->arena);
    if (!table->column_count)
        return;
    const unsigned *widths = columns_of(report, table, &across);
    ca_new_document_turn(&report->document, across);
    ca_new_document_table_caption(&report->document, ca_slice_of(table->title));
    ca_new_document_table_begin(&report->document, widths, table->column_count, true);
    add_headings(report, table);
    for (size_t row = 0; row < table->row_count; row++)
        add_row(report, table, row);
    ca_new_document_table_end(&report->document);
    for (size_t i = 0; i < table->note_count; i++)
        ca_new_document_paragraph(&report->document, CA_DOCUMENT_NOTE, ca_slice_of(table->notes[i]));
}

static void add_block(document_report *report, const ca_block *block, bool boxed)
{
    ca_new_document *document = &report->document;
    if (block->kind != CA_BLOCK_TABLE)
        ca_new_document_turn(document, false);
    switch (block->kind) {
    case CA_BLOCK_HEADING:
        ca_new_document_paragraph(document, block->level > 2 ? CA_DOCUMENT_HEADING_2 : CA_DOCUMENT_HEADING_1,
                                  ca_slice_of(block->words));
        break;
    case CA_BLOCK_PARAGRAPH:
        ca_new_document_paragraph(document, boxed ? CA_DOCUMENT_ALERT : CA_DOCUMENT_PARAGRAPH,
                                  ca_slice_of(block->words));
        break;
    case CA_BLOCK_ITEM:
        ca_new_document_paragraph(document, boxed ? CA_DOCUMENT_BOX : CA_DOCUMENT_ITEM, ca_slice_of(block->words));
        break;
    case CA_BLOCK_BLANK: ca_new_document_paragraph(document, CA_DOCUMENT_BLANK, ca_slice_of(block->words)); break;
    case CA_BLOCK_TABLE: add_table(report, block->table); break;
    case CA_BLOCK_CHART: ca_document_figure(document, block->chart, &report->arena); break;
    }
}

/* Adds a line in place of a run of text that is in the annex. */
static void add_cut(document_report *report)
{
    ca_text words = {0};
    ca_text_format(&words, "The rest of this section is in the %s.",
                   report->annexed ? "annex" : "HTML and the Markdown form of this report");
    ca_new_document_paragraph(&report->document, CA_DOCUMENT_NOTE, (ca_slice){words.at, words.size});
    ca_text_free(&words);
}

/* Appends the title of TABLE, without the name of the audit tool if the one before, whose title is BEFORE, has the same. */
static void write_title(ca_text *words, const char *before, const char *title)
{
    const char *end = strstr(title, ": ");
    size_t size = end ? (size_t)(end - title) + 2 : 0;
    bool same = before && strncmp(before, title, size) == 0;
    ca_text_add(words, same ? title + size : title);
}

/* Adds a paragraph with the tables that are not on these pages. */
static void add_references(document_report *report)
{
    const ca_tables *set = report->set;
    ca_text words = {0};
    const char *before = NULL;
    for (size_t i = 0; i < set->block_count; i++) {
        const ca_block *block = &set->blocks[i];
        if (!block->annex || block->kind != CA_BLOCK_TABLE)
            continue;
        ca_text_add(&words, words.size ? "; " : report->annexed ? "" : "More is on the sheets ");
        if (report->annexed)
            write_title(&words, before, block->table->title);
        else
            ca_text_add(&words, block->table->sheet);
        before = block->table->title;
    }
    if (words.size) {
        ca_new_document_paragraph(&report->document, CA_DOCUMENT_HEADING_1,
                                  ca_slice_of(report->annexed ? "In the annex" : "In the workbook"));
        ca_text_add(&words, report->annexed ? "; and more." : ".");
        ca_new_document_paragraph(&report->document, CA_DOCUMENT_PARAGRAPH, (ca_slice){words.at, words.size});
    }
    ca_text_free(&words);
}

static bool is_boxed(const ca_tables *set, size_t block)
{
    return block >= set->box_start && block < set->box_start + set->box_count;
}

/* Whether the paper has the text BLOCK, of which the text after it may be the rest. */
static bool is_text(const ca_block *block)
{
    return !block->annex && block->kind != CA_BLOCK_HEADING;
}

static void add_paper(document_report *report)
{
    for (size_t i = 0; i < report->set->block_count; i++) {
        const ca_block *block = &report->set->blocks[i];
        if (!block->annex)
            add_block(report, block, is_boxed(report->set, i));
        else if (i && is_text(&report->set->blocks[i - 1]) && block->kind != CA_BLOCK_TABLE && block->level != 2)
            add_cut(report);
    }
    ca_new_document_turn(&report->document, false);
    add_references(report);
}

/* Returns whether the paper shows the table. */
static bool is_in_paper(const ca_tables *set, const ca_table *table)
{
    for (size_t i = 0; i < set->block_count; i++)
        if (set->blocks[i].table == table && set->blocks[i].kind == CA_BLOCK_TABLE && !set->blocks[i].annex)
            return true;
    return false;
}

/* Adds the text that is in the annex, below the heading of its section. */
static void add_annexed_text(document_report *report)
{
    const ca_block *heading = NULL;
    for (size_t i = 0; i < report->set->block_count; i++) {
        const ca_block *block = &report->set->blocks[i];
        bool section = block->kind == CA_BLOCK_HEADING && block->level == 2;
        if (section)
            heading = block;
        if (section || !block->annex || block->kind == CA_BLOCK_TABLE)
            continue;
        if (heading)
            add_block(report, heading, false);
        heading = NULL;
        add_block(report, block, false);
    }
}

static void add_annex(document_report *report)
{
    const ca_tables *set = report->set;
    ca_new_document *document = &report->document;
    ca_text words = {0};
    add_annexed_text(report);
    ca_new_document_paragraph(document, CA_DOCUMENT_HEADING_1, ca_slice_of("Tables"));
    for (size_t i = 0; i < set->count; i++) {
        if (set->tables[i]->wide)
            ca_text_format(&words, "%s%s, sheet \"%s\"",
                           words.size ? "; " : "Only in the workbook: ", set->tables[i]->title, set->tables[i]->sheet);
        else if (set->tables[i] != set->front && !is_in_paper(set, set->tables[i]))
            add_table(report, set->tables[i]);
    }
    ca_new_document_turn(document, false);
    if (words.size)
        ca_new_document_paragraph(document, CA_DOCUMENT_NOTE, (ca_slice){words.at, words.size});
    ca_text_free(&words);
}

static void add_title(document_report *report, const char *title)
{
    const ca_tables *set = report->set;
    if (set->publisher)
        ca_new_document_paragraph(&report->document, CA_DOCUMENT_SUBTITLE, ca_slice_of(set->publisher));
    ca_new_document_paragraph(&report->document, CA_DOCUMENT_TITLE, ca_slice_of(title));
}

static const char *title_of(const ca_tables *set)
{
    return set->title ? set->title : "Report";
}

/* Ends the document, writes it and frees the report. */
static int finish(document_report *report, const char *title, int64_t created, ca_output *output, ca_error *error)
{
    const ca_tables *set = report->set;
    const ca_new_document_properties properties = {
        .title = title, .subject = set->subject, .author = set->publisher, .mark = set->mark, .created = created};
    ca_text file = {0};
    int status = ca_new_document_finish(&report->document, &properties, &file, error);
    if (!status)
        status = ca_output_write(output, ca_text_words(&file), file.size, error);
    ca_text_free(&file);
    ca_new_document_free(&report->document);
    ca_arena_free(&report->arena);
    return status;
}

int ca_document_report_write(const ca_tables *set, const ca_document_form *form, ca_output *output, ca_error *error)
{
    document_report report = {.set = set, .annexed = form->annexed};
    ca_new_document_begin(&report.document, form->made_like);
    add_title(&report, set->finding ? set->finding : title_of(set));
    add_paper(&report);
    return finish(&report, title_of(set), form->created, output, error);
}

int ca_document_annex_write(const ca_tables *set, const ca_document_form *form, ca_output *output, ca_error *error)
{
    document_report report = {.set = set};
    ca_text title = {0};
    ca_text_format(&title, "%s: annex", title_of(set));
    ca_new_document_begin(&report.document, form->made_like);
    add_title(&report, title.at);
    add_annex(&report);
    int status = finish(&report, title.at, form->created, output, error);
    ca_text_free(&title);
    return status;
}
