/* SPDX-License-Identifier: MIT */
/* The body of a Word document. The elements of each paragraph, cell and section are in the order of the schema wml.xsd of
 * ECMA-376: Word refuses any other. */
#include "office/new_document.h"

#include "base/markup.h"
#include "office/new_document_parts.h"

#include <stdlib.h>
#include <string.h>

#define EMU_PER_MILLIMETRE 36000LL
#define EMU_PER_TWENTIETH 635LL /* of a point */
enum { CHART_WIDTH = 170 /* millimetres */ };

void ca_new_document_begin(ca_new_document *document, const ca_document_template *made_like)
{
    *document = (ca_new_document){.page = made_like ? made_like->page : ca_document_page_own(),
                                  .looks = made_like ? made_like->looks : ca_document_looks_own(),
                                  .made_like = made_like};
    ca_new_document_body_begin(&document->body);
    document->begun = document->body.size;
}

unsigned ca_new_document_width(const ca_new_document *document, bool across)
{
    const ca_document_page *page = &document->page;
    int wide = page->width > page->height ? page->width : page->height;
    return (unsigned)((across ? wide : page->width) - page->left - page->right - page->gutter);
}

/* Begins a paragraph, up to the properties that its style does not have. */
static void begin_paragraph(ca_new_document *document, enum ca_document_style style)
{
    ca_text_add(&document->body, "<w:p><w:pPr><w:pStyle");
    ca_markup_attribute(&document->body, "w:val", document->looks.ids[style]);
    ca_text_add(&document->body, "/>");
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
    begin_paragraph(document, style);
    if (style == CA_DOCUMENT_ITEM && document->looks.bare_items)
        ca_text_format(&document->body, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%llu\"/></w:numPr>",
                       (unsigned long long)document->looks.bullets);
    ca_text_add(&document->body, "</w:pPr>");
    if (text.size)
        add_run(&document->body, text);
    ca_text_add(&document->body, "</w:p>\n");
}

static void add_caption(ca_new_document *document, const char *kind, size_t number, ca_slice text)
{
    ca_text *to = &document->body;
    begin_paragraph(document,
                    CA_DOCUMENT_CAPTION); /* on the page of its table or chart, whatever style a template has */
    ca_text_format(to,
                   "<w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">%s </w:t></w:r>"
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

void ca_new_document_table_begin(ca_new_document *document, const unsigned *widths, size_t count, bool headed)
{
    ca_text *to = &document->body;
    unsigned long long whole = 0;
    for (size_t i = 0; i < count; i++)
        whole += widths[i];
    document->widths = widths;
    ca_text_add(to, "<w:tbl><w:tblPr><w:tblStyle");
    ca_markup_attribute(to, "w:val", document->looks.ids[CA_DOCUMENT_FIGURES]);
    ca_text_format(to,
                   "/><w:tblW w:w=\"%llu\" w:type=\"dxa\"/><w:tblLayout "
                   "w:type=\"fixed\"/><w:tblLook w:val=\"%s\" w:firstRow=\"%d\" w:lastRow=\"0\" w:firstColumn=\"1\" "
                   "w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
                   whole, headed ? "00A0" : "0080", headed);
    for (size_t i = 0; i < count; i++)
        ca_text_format(to, "<w:gridCol w:w=\"%u\"/>", widths[i]);
    ca_text_add(to, "</w:tblGrid>\n");
}

void ca_new_document_row_begin(ca_new_document *document, bool heading)
{
    document->column = 0;
    ca_text_format(&document->body, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", heading ? "<w:tblHeader/>" : "");
}

static bool is_choice(enum ca_new_document_input input)
{
    return input == CA_INPUT_YES_NO || input == CA_INPUT_CHOICE || input == CA_INPUT_OPEN;
}

/* Appends the list of CELL. */
static void add_items(ca_text *to, const ca_new_document_cell *cell)
{
    const char *name = cell->input == CA_INPUT_OPEN ? "comboBox" : "dropDownList";
    ca_text_format(to, "<w:%s>", name);
    for (size_t i = 0; i < cell->item_count; i++) {
        ca_text_add(to, "<w:listItem");
        ca_markup_attribute(to, "w:displayText", cell->items[i].text);
        ca_markup_attribute(to, "w:value", cell->items[i].value);
        ca_text_add(to, "/>");
    }
    ca_text_format(to, "</w:%s>", name);
}

/* Appends the run of a control that is not filled in, with the prompt that Word itself shows. */
static void add_prompt(ca_text *to, enum ca_new_document_input input)
{
    ca_text_format(to, "<w:r><w:rPr><w:color w:val=\"595959\"/></w:rPr><w:t>%s</w:t></w:r>",
                   input == CA_INPUT_DATE ? "Click or tap to enter a date."
                   : is_choice(input)     ? "Choose an item."
                                          : "Click or tap here to enter text.");
}

/* Appends a content control with the text of CELL. */
static void add_control(ca_new_document *document, const ca_new_document_cell *cell)
{
    static const char *const kinds[] = {
        [CA_INPUT_TEXT] = "<w:text w:multiLine=\"1\"/>",
        [CA_INPUT_DATE] = "<w:date><w:dateFormat w:val=\"d MMMM yyyy\"/><w:lid w:val=\"en-GB\"/>"
                          "<w:storeMappedDataAs w:val=\"date\"/><w:calendar w:val=\"gregorian\"/></w:date>",
        [CA_INPUT_YES_NO] = "<w:dropDownList><w:listItem w:displayText=\"Yes\" w:value=\"yes\"/>"
                            "<w:listItem w:displayText=\"No\" w:value=\"no\"/></w:dropDownList>",
        [CA_INPUT_HELD] = "<w:text/>", /* the last: a choice has none */
    };
    ca_text *to = &document->body;
    ca_text_add(to, "<w:sdt><w:sdtPr>");
    if (cell->label) {
        ca_text_add(to, "<w:alias");
        ca_markup_attribute(to, "w:val", cell->label);
        ca_text_add(to, "/>");
    }
    ca_text_add(to, "<w:tag");
    ca_markup_attribute(to, "w:val", cell->tag);
    bool held = cell->input == CA_INPUT_HELD;
    const char *lock = !cell->loose ? (held ? "sdtContentLocked" : "sdtLocked") : held ? "contentLocked" : "unlocked";
    ca_text_format(to, "/><w:id w:val=\"%zu\"/><w:lock w:val=\"%s\"/>%s%s", ++document->control_count, lock,
                   cell->text.size ? "" : "<w:showingPlcHdr/>", kinds[cell->input] ? kinds[cell->input] : "");
    if (!kinds[cell->input])
        add_items(to, cell);
    ca_text_add(to, "</w:sdtPr><w:sdtContent>");
    if (cell->text.size)
        add_run(to, cell->text);
    else
        add_prompt(to, cell->input);
    ca_text_add(to, "</w:sdtContent></w:sdt>");
}

void ca_new_document_add_cell(ca_new_document *document, const ca_new_document_cell *cell)
{
    ca_text *to = &document->body;
    ca_text_format(to, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>", document->widths[document->column++]);
    const char *fill =
        cell->fill || cell->input == CA_INPUT_NONE || cell->input == CA_INPUT_HELD ? cell->fill : "FFF2CC";
    if (fill)
        ca_text_format(to, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%s\"/>", fill);
    ca_text_add(to, "</w:tcPr>");
    begin_paragraph(document, cell->heading ? CA_DOCUMENT_TABLE_HEADING : CA_DOCUMENT_TABLE_TEXT);
    ca_text_add(to, cell->keep ? "<w:keepNext/>" : "");
    ca_text_add(to, cell->figure ? "<w:jc w:val=\"right\"/></w:pPr>" : "</w:pPr>");
    if (cell->tag)
        add_control(document, cell);
    else if (cell->text.size)
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

/* Returns the width of a chart: that of the page, and no more than it needs. */
static long long chart_width(const ca_new_document *document)
{
    long long most = CHART_WIDTH * EMU_PER_MILLIMETRE;
    long long page = (long long)ca_new_document_width(document, document->across) * EMU_PER_TWENTIETH;
    return page < most ? page : most;
}

void ca_new_document_add_chart(ca_new_document *document, const ca_new_document_chart *chart, ca_slice instead)
{
    ca_text *to = &document->body;
    document->charts =
        ca_array_grow(document->charts, document->chart_count, &document->chart_capacity, sizeof *document->charts);
    ca_text *part = &document->charts[document->chart_count++];
    *part = (ca_text){0};
    ca_new_document_chart_part(part, chart);
    begin_paragraph(document, CA_DOCUMENT_CHART);
    ca_text_format(to,
                   "</w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent "
                   "cx=\"%lld\" cy=\"%lld\"/><wp:docPr id=\"%zu\" name=\"Figure %zu\"",
                   chart_width(document), ca_new_document_chart_height(chart) * EMU_PER_MILLIMETRE,
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
    document->across = across;
    if (document->body.size == document->begun)
        return; /* all of its pages are so */
    document->across = !across;
    begin_paragraph(document, CA_DOCUMENT_SECTION_END);
    ca_new_document_section(document);
    ca_text_add(&document->body, "</w:pPr></w:p>\n");
    document->across = across;
}

int ca_new_document_finish(ca_new_document *document, const ca_new_document_properties *properties, ca_text *to,
                           ca_error *error)
{
    ca_part_list list = {.document = document};
    ca_new_document_section(document);
    ca_new_document_body_end(&document->body);
    ca_new_document_parts(&list, properties);
    int status = ca_zip_write(to, list.parts, list.count, error);
    ca_part_list_free(&list);
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
