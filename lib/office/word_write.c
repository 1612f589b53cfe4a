/* SPDX-License-Identifier: MIT */
/* The body of a Word document. The elements of each paragraph, cell and section are in the order of the schema wml.xsd of
 * ECMA-376: Word refuses any other. */
#include "office/word_write.h"

#include "base/markup.h"
#include "office/word_parts.h"

#include <stdlib.h>
#include <string.h>

#define EMU_PER_MILLIMETRE 36000LL
enum { CHART_WIDTH = 170 /* millimetres */ };

static const char *const style_ids[] = {
    [CA_WORD_TITLE] = "Title",
    [CA_WORD_SUBTITLE] = "Subtitle",
    [CA_WORD_HEADING_1] = "Heading1",
    [CA_WORD_HEADING_2] = "Heading2",
    [CA_WORD_HEADING_3] = "Heading3",
    [CA_WORD_PARAGRAPH] = "BodyText",
    [CA_WORD_ITEM] = "ListBullet",
    [CA_WORD_CAPTION] = "Caption",
    [CA_WORD_NOTE] = "TableNote",
    [CA_WORD_ALERT] = "BoxAlert",
    [CA_WORD_BOX] = "Box",
};
_Static_assert(sizeof style_ids / sizeof *style_ids == CA_WORD_STYLES, "each style has an id");

void ca_word_begin(ca_word *word)
{
    *word = (ca_word){.across = false};
    ca_word_body_begin(&word->body);
}

/* Appends a run with TEXT, its line breaks as breaks. */
static void add_run(ca_text *to, ca_slice text)
{
    ca_text_add(to, "<w:r>");
    while (true) {
        const char *end = text.size ? memchr(text.at, '\n', text.size) : NULL;
        ca_slice line = {text.at, end ? (size_t)(end - text.at) : text.size};
        ca_text_add(to, "<w:t xml:space=\"preserve\">");
        ca_markup_text(to, line);
        ca_text_add(to, "</w:t>");
        if (!end)
            break;
        ca_text_add(to, "<w:br/>");
        text = (ca_slice){end + 1, text.size - line.size - 1};
    }
    ca_text_add(to, "</w:r>");
}

void ca_word_paragraph(ca_word *word, enum ca_word_style style, ca_slice text)
{
    ca_text_format(&word->body, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", style_ids[style]);
    if (text.size)
        add_run(&word->body, text);
    ca_text_add(&word->body, "</w:p>\n");
}

static void add_caption(ca_word *word, const char *kind, size_t number, ca_slice text)
{
    ca_text *to = &word->body;
    ca_text_format(to,
                   "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/></w:pPr><w:r><w:t xml:space=\"preserve\">%s </w:t></w:r>"
                   "<w:fldSimple w:instr=\" SEQ %s \\* ARABIC \"><w:r><w:t>%zu</w:t></w:r></w:fldSimple>"
                   "<w:r><w:t xml:space=\"preserve\">: </w:t></w:r>",
                   kind, kind, number);
    add_run(to, text);
    ca_text_add(to, "</w:p>\n");
}

void ca_word_table_caption(ca_word *word, ca_slice text)
{
    add_caption(word, "Table", ++word->table_count, text);
}

void ca_word_chart_caption(ca_word *word, ca_slice text)
{
    add_caption(word, "Figure", word->chart_count + 1, text);
}

void ca_word_table_begin(ca_word *word, const unsigned *widths, size_t count)
{
    ca_text *to = &word->body;
    unsigned long long whole = 0;
    for (size_t i = 0; i < count; i++)
        whole += widths[i];
    word->widths = widths;
    ca_text_format(to,
                   "<w:tbl><w:tblPr><w:tblStyle w:val=\"Figures\"/><w:tblW w:w=\"%llu\" w:type=\"dxa\"/><w:tblLayout "
                   "w:type=\"fixed\"/><w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" "
                   "w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
                   whole);
    for (size_t i = 0; i < count; i++)
        ca_text_format(to, "<w:gridCol w:w=\"%u\"/>", widths[i]);
    ca_text_add(to, "</w:tblGrid>\n");
}

void ca_word_row_begin(ca_word *word, bool heading)
{
    word->column = 0;
    ca_text_format(&word->body, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", heading ? "<w:tblHeader/>" : "");
}

void ca_word_add_cell(ca_word *word, const ca_word_cell *cell)
{
    ca_text *to = &word->body;
    ca_text_format(to, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>", word->widths[word->column++]);
    if (cell->fill)
        ca_text_format(to, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%s\"/>", cell->fill);
    ca_text_format(to, "</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>",
                   cell->heading ? "TableHeading" : "TableText", cell->figure ? "<w:jc w:val=\"right\"/>" : "");
    if (cell->text.size)
        add_run(to, cell->text);
    ca_text_add(to, "</w:p></w:tc>");
}

void ca_word_row_end(ca_word *word)
{
    ca_text_add(&word->body, "</w:tr>\n");
}

void ca_word_table_end(ca_word *word)
{
    ca_text_add(&word->body, "</w:tbl>\n");
    word->widths = NULL;
}

void ca_word_add_chart(ca_word *word, const ca_word_chart *chart, ca_slice instead)
{
    ca_text *to = &word->body;
    word->charts = ca_array_grow(word->charts, word->chart_count, &word->chart_capacity, sizeof *word->charts);
    ca_text *part = &word->charts[word->chart_count++];
    *part = (ca_text){0};
    ca_word_chart_part(part, chart);
    ca_text_format(
        to,
        "<w:p><w:pPr><w:pStyle w:val=\"Chart\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" "
        "distL=\"0\" distR=\"0\"><wp:extent cx=\"%lld\" cy=\"%lld\"/><wp:docPr id=\"%zu\" name=\"Figure %zu\"",
        CHART_WIDTH * EMU_PER_MILLIMETRE, ca_word_chart_height(chart) * EMU_PER_MILLIMETRE, word->chart_count,
        word->chart_count);
    ca_text words = {0};
    ca_text_append(&words, instead.at, instead.size);
    ca_markup_attribute(to, "descr", ca_text_words(&words));
    ca_text_free(&words);
    ca_text_format(to,
                   "/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
                   "uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart r:id=\"chart%zu\"/>"
                   "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>\n",
                   word->chart_count);
}

void ca_word_turn(ca_word *word, bool across)
{
    if (across == word->across)
        return;
    ca_text_add(&word->body, "<w:p><w:pPr><w:pStyle w:val=\"SectionEnd\"/>");
    ca_word_section(&word->body, word->across);
    ca_text_add(&word->body, "</w:pPr></w:p>\n");
    word->across = across;
}

/* Makes the list of all parts. Returns it; its texts are in ARENA, but for the body and the charts. */
static ca_zip_part *list_parts(const ca_word *word, const ca_word_properties *properties, ca_arena *arena,
                               size_t *count)
{
    ca_zip_part *parts = ca_arena_take(arena, (CA_WORD_FIXED_PARTS + 1 + word->chart_count) * sizeof *parts);
    ca_word_fixed_parts(parts, properties, word->chart_count, arena);
    parts[CA_WORD_FIXED_PARTS] = (ca_zip_part){"word/document.xml", {word->body.at, word->body.size}};
    *count = CA_WORD_FIXED_PARTS + 1;
    for (size_t i = 0; i < word->chart_count; i++) {
        ca_text name = {0};
        ca_text_format(&name, "word/charts/chart%zu.xml", i + 1);
        parts[(*count)++] =
            (ca_zip_part){ca_arena_copy(arena, name.at, name.size), {word->charts[i].at, word->charts[i].size}};
        ca_text_free(&name);
    }
    return parts;
}

int ca_word_finish(ca_word *word, const ca_word_properties *properties, ca_text *to, ca_error *error)
{
    ca_arena arena = {0};
    size_t count = 0;
    ca_word_section(&word->body, word->across);
    ca_word_body_end(&word->body);
    const ca_zip_part *parts = list_parts(word, properties, &arena, &count);
    int status = ca_zip_write(to, parts, count, error);
    ca_arena_free(&arena);
    return status;
}

void ca_word_free(ca_word *word)
{
    for (size_t i = 0; i < word->chart_count; i++)
        ca_text_free(&word->charts[i]);
    free(word->charts);
    ca_text_free(&word->body);
    *word = (ca_word){.across = false};
}
