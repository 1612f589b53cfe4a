/* SPDX-License-Identifier: MIT */
/* The body of a Word document. The elements of each paragraph, cell and section are in the order of the schema wml.xsd of
 * ECMA-376: Word refuses any other. */
#include "office/new_document.h"

#include "base/markup.h"
#include "office/new_document_parts.h"

#include <stdlib.h>
#include <string.h>

#define EMU_PER_MILLIMETRE 36000LL
enum { CHART_WIDTH = 170 /* millimetres */ };

static const char *const style_ids[] = {
    [CA_DOCUMENT_TITLE] = "Title",
    [CA_DOCUMENT_SUBTITLE] = "Subtitle",
    [CA_DOCUMENT_HEADING_1] = "Heading1",
    [CA_DOCUMENT_HEADING_2] = "Heading2",
    [CA_DOCUMENT_HEADING_3] = "Heading3",
    [CA_DOCUMENT_PARAGRAPH] = "BodyText",
    [CA_DOCUMENT_ITEM] = "ListBullet",
    [CA_DOCUMENT_CAPTION] = "Caption",
    [CA_DOCUMENT_NOTE] = "TableNote",
    [CA_DOCUMENT_ALERT] = "BoxAlert",
    [CA_DOCUMENT_BOX] = "Box",
    [CA_DOCUMENT_BLANK] = "Blank",
};
_Static_assert(sizeof style_ids / sizeof *style_ids == CA_DOCUMENT_STYLES, "each style has an id");

void ca_new_document_begin(ca_new_document *document)
{
    *document = (ca_new_document){.across = false};
    ca_new_document_body_begin(&document->body);
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

void ca_new_document_paragraph(ca_new_document *document, enum ca_document_style style, ca_slice text)
{
    ca_text_format(&document->body, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", style_ids[style]);
    if (text.size)
        add_run(&document->body, text);
    ca_text_add(&document->body, "</w:p>\n");
}

static void add_caption(ca_new_document *document, const char *kind, size_t number, ca_slice text)
{
    ca_text *to = &document->body;
    ca_text_format(to,
                   "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/></w:pPr><w:r><w:t xml:space=\"preserve\">%s </w:t></w:r>"
                   "<w:fldSimple w:instr=\" SEQ %s \\* ARABIC \"><w:r><w:t>%zu</w:t></w:r></w:fldSimple>"
                   "<w:r><w:t xml:space=\"preserve\">: </w:t></w:r>",
                   kind, kind, number);
    add_run(to, text);
    ca_text_add(to, "</w:p>\n");
}

void ca_new_document_table_caption(ca_new_document *document, ca_slice text)
{
    add_caption(document, "Table", ++document->table_count, text);
}

void ca_new_document_chart_caption(ca_new_document *document, ca_slice text)
{
    add_caption(document, "Figure", document->chart_count + 1, text);
}

void ca_new_document_table_begin(ca_new_document *document, const unsigned *widths, size_t count)
{
    ca_text *to = &document->body;
    unsigned long long whole = 0;
    for (size_t i = 0; i < count; i++)
        whole += widths[i];
    document->widths = widths;
    ca_text_format(to,
                   "<w:tbl><w:tblPr><w:tblStyle w:val=\"Figures\"/><w:tblW w:w=\"%llu\" w:type=\"dxa\"/><w:tblLayout "
                   "w:type=\"fixed\"/><w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" "
                   "w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
                   whole);
    for (size_t i = 0; i < count; i++)
        ca_text_format(to, "<w:gridCol w:w=\"%u\"/>", widths[i]);
    ca_text_add(to, "</w:tblGrid>\n");
}

void ca_new_document_row_begin(ca_new_document *document, bool heading)
{
    document->column = 0;
    ca_text_format(&document->body, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", heading ? "<w:tblHeader/>" : "");
}

void ca_new_document_add_cell(ca_new_document *document, const ca_new_document_cell *cell)
{
    ca_text *to = &document->body;
    ca_text_format(to, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>", document->widths[document->column++]);
    if (cell->fill)
        ca_text_format(to, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%s\"/>", cell->fill);
    ca_text_format(to, "</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>",
                   cell->heading ? "TableHeading" : "TableText", cell->figure ? "<w:jc w:val=\"right\"/>" : "");
    if (cell->text.size)
        add_run(to, cell->text);
    ca_text_add(to, "</w:p></w:tc>");
}

void ca_new_document_row_end(ca_new_document *document)
{
    ca_text_add(&document->body, "</w:tr>\n");
}

void ca_new_document_table_end(ca_new_document *document)
{
    ca_text_add(&document->body, "</w:tbl>\n");
    document->widths = NULL;
}

void ca_new_document_add_chart(ca_new_document *document, const ca_new_document_chart *chart, ca_slice instead)
{
    ca_text *to = &document->body;
    document->charts =
        ca_array_grow(document->charts, document->chart_count, &document->chart_capacity, sizeof *document->charts);
    ca_text *part = &document->charts[document->chart_count++];
    *part = (ca_text){0};
    ca_new_document_chart_part(part, chart);
    ca_text_format(
        to,
        "<w:p><w:pPr><w:pStyle w:val=\"Chart\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" "
        "distL=\"0\" distR=\"0\"><wp:extent cx=\"%lld\" cy=\"%lld\"/><wp:docPr id=\"%zu\" name=\"Figure %zu\"",
        CHART_WIDTH * EMU_PER_MILLIMETRE, ca_new_document_chart_height(chart) * EMU_PER_MILLIMETRE,
        document->chart_count, document->chart_count);
    ca_text words = {0};
    ca_text_append(&words, instead.at, instead.size);
    ca_markup_attribute(to, "descr", ca_text_words(&words));
    ca_text_free(&words);
    ca_text_format(to,
                   "/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
                   "uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart r:id=\"chart%zu\"/>"
                   "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>\n",
                   document->chart_count);
}

void ca_new_document_turn(ca_new_document *document, bool across)
{
    if (across == document->across)
        return;
    ca_text_add(&document->body, "<w:p><w:pPr><w:pStyle w:val=\"SectionEnd\"/>");
    ca_new_document_section(&document->body, document->across);
    ca_text_add(&document->body, "</w:pPr></w:p>\n");
    document->across = across;
}

/* Makes the list of all parts. Returns it; its texts are in ARENA, but for the body and the charts. */
static ca_zip_part *list_parts(const ca_new_document *document, const ca_new_document_properties *properties,
                               ca_arena *arena, size_t *count)
{
    ca_zip_part *parts = ca_arena_take(arena, (CA_DOCUMENT_FIXED_PARTS + 1 + document->chart_count) * sizeof *parts);
    ca_new_document_fixed_parts(parts, properties, document->chart_count, arena);
    parts[CA_DOCUMENT_FIXED_PARTS] = (ca_zip_part){"word/document.xml", {document->body.at, document->body.size}};
    *count = CA_DOCUMENT_FIXED_PARTS + 1;
    for (size_t i = 0; i < document->chart_count; i++) {
        ca_text name = {0};
        ca_text_format(&name, "word/charts/chart%zu.xml", i + 1);
        parts[(*count)++] =
            (ca_zip_part){ca_arena_copy(arena, name.at, name.size), {document->charts[i].at, document->charts[i].size}};
        ca_text_free(&name);
    }
    return parts;
}

int ca_new_document_finish(ca_new_document *document, const ca_new_document_properties *properties, ca_text *to,
                           ca_error *error)
{
    ca_arena arena = {0};
    size_t count = 0;
    ca_new_document_section(&document->body, document->across);
    ca_new_document_body_end(&document->body);
    const ca_zip_part *parts = list_parts(document, properties, &arena, &count);
    int status = ca_zip_write(to, parts, count, error);
    ca_arena_free(&arena);
    return status;
}

void ca_new_document_free(ca_new_document *document)
{
    for (size_t i = 0; i < document->chart_count; i++)
        ca_text_free(&document->charts[i]);
    free(document->charts);
    ca_text_free(&document->body);
    *document = (ca_new_document){.across = false};
}
