/* SPDX-License-Identifier: MIT */
/* For tests of the reader of Word documents: small documents that are made in memory, and what is read of them as one text. */
#ifndef MAKE_DOCUMENT_H
#define MAKE_DOCUMENT_H

#include "make_workbook.h"

#include "base/utf8.h"
#include "office/document.h"

#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define SPACES                                                                                                  \
    "xmlns:w='" WORD "' xmlns:r='" OFFICE "' xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' " \
    "xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml' "                                         \
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "                                   \
    "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' xmlns:v='urn:v' xmlns:wps='urn:wps'"
#define DOCUMENT(body) "<w:document " SPACES "><w:body>" body "</w:body></w:document>"
#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(runs) "<w:p>" runs "</w:p>"
#define PR(text) P(R(text))
#define TC(blocks) "<w:tc>" blocks "</w:tc>"
#define TR(cells) "<w:tr>" cells "</w:tr>"
#define TBL(rows) "<w:tbl><w:tblPr><w:tblW w:w='0'/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>" rows "</w:tbl>"
#define SDT(properties, content) \
    "<w:sdt><w:sdtPr>" properties "</w:sdtPr><w:sdtContent>" content "</w:sdtContent></w:sdt>"
#define FIELD(kind) "<w:r><w:fldChar w:fldCharType='" kind "'/></w:r>"
#define FORM_FIELD(data) "<w:r><w:fldChar w:fldCharType='begin'><w:ffData>" data "</w:ffData></w:fldChar></w:r>"
#define CODE(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"
#define STYLED(text) "<w:r><w:rPr><w:rStyle w:val='PlaceholderText'/></w:rPr><w:t>" text "</w:t></w:r>"

#define LIST                                                                                                   \
    "<w:dropDownList w:lastValue='x'><w:listItem w:value='Choose an item.'/><w:listItem w:displayText='Good' " \
    "w:value='1'/>"                                                                                            \
    "<w:listItem w:displayText='Bad' w:value='2'/></w:dropDownList>"
#define CHECKBOX(value) \
    "<w14:checkbox><w14:checked w14:val='" value "'/><w14:checkedState w14:val='2612'/></w14:checkbox>"

#define PART(name, content) "<w:" name " " SPACES ">" content "</w:" name ">"
#define LINKS                                                                                                         \
    RELATIONSHIPS(RELATIONSHIP("r1", "header", "header1.xml") RELATIONSHIP("r2", "footer", "/word/footer1.xml")       \
                      RELATIONSHIP("r3", "footnotes", "footnotes.xml") RELATIONSHIP("r4", "comments", "comments.xml") \
                          RELATIONSHIP("r5", "glossaryDocument", "glossary/document.xml")                             \
                              RELATIONSHIP("r6", "header", "header1.xml") RELATIONSHIP("r7", "endnotes", "none.xml"))

/* --- a document in words ----------------------------------------------------------------------------------------- */

static inline void show_text(ca_text *to, ca_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '\n' || text.at[i] == '\t')
            ca_text_add(to, text.at[i] == '\n' ? "/" : ">");
        else
            ca_text_byte(to, text.at[i]);
    }
}

/* "TEXT", and for each control "{KIND TAG,TITLE @OFFSET TEXT=VALUE FLAGS}". */
static inline void show_content(ca_text *to, const ca_document_text *content)
{
    static const char *const kinds[] = {"text", "choice", "date", "check", "ftext", "fchoice", "fcheck"};
    show_text(to, content->text);
    for (size_t i = 0; i < content->control_count; i++) {
        const ca_document_control *c = &content->controls[i];
        ca_text_format(to, "{%s %.*s,%.*s @%zu ", kinds[c->kind], (int)c->tag.size, c->tag.at, (int)c->title.size,
                       c->title.at, c->offset);
        show_text(to, c->text);
        ca_text_format(to, "=%.*s %s%s%s%s}", (int)c->value.size, c->value.at, c->placeholder ? "P" : "",
                       c->doubtful ? "D" : "", c->differs ? "X" : "", c->nested ? "N" : "");
    }
}

static inline void show_item(ca_text *to, size_t section, size_t item)
{
    if (section)
        ca_text_format(to, "%zu.%zu ", section, item);
}

/* "table 1:ROW[CELLS]ROW[CELLS];": a row is its number and "h" for a header, a cell "COLUMN-LAST^TEXT|", "^" if it continues. */
static inline void show_table(ca_text *to, const ca_document *document, size_t index)
{
    const ca_document_table *table = &document->tables[index];
    ca_document_table_name(to, document, index);
    ca_text_byte(to, ':');
    for (size_t i = 0; i < table->row_count; i++) {
        const ca_document_row *row = &table->rows[i];
        show_item(to, row->section, row->item);
        ca_text_format(to, "%zu%s[", row->number, row->header ? "h" : "");
        for (size_t j = 0; j < row->cell_count; j++) {
            const ca_document_cell *cell = &row->cells[j];
            ca_text_format(to, "%zu", cell->column);
            if (cell->span > 1)
                ca_text_format(to, "-%zu", cell->column + cell->span - 1);
            ca_text_add(to, cell->continues ? "^" : " ");
            show_content(to, &cell->content);
            ca_text_byte(to, '|');
        }
        ca_text_byte(to, ']');
    }
    ca_text_byte(to, ';');
}

static inline void show_counts(ca_text *to, const ca_document *d)
{
    const struct {
        const char *name;
        size_t count;
    } counts[] = {{"ins", d->insertions},
                  {"del", d->deletions},
                  {"move", d->moves},
                  {"comments", d->comments},
                  {"hidden", d->hidden},
                  {"parts", d->other_parts},
                  {"alternatives", d->alternatives},
                  {"symbols", d->symbols}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (counts[i].count)
            ca_text_format(to, "%s=%zu;", counts[i].name, counts[i].count);
}

/* "PARAGRAPH;table 1;", then the tables, the texts outside and the counts that are not 0. */
static inline void show_document(ca_text *to, const ca_document *document)
{
    static const char *const places[] = {"header", "footer", "box", "footnote", "endnote", "comment"};
    for (size_t i = 0; i < document->block_count; i++) {
        const ca_document_block *block = &document->blocks[i];
        show_item(to, block->section, block->item);
        if (block->table)
            ca_document_table_name(to, document, block->table - 1);
        else
            show_content(to, &block->content);
        ca_text_byte(to, ';');
    }
    for (size_t i = 0; i < document->table_count; i++)
        show_table(to, document, i);
    for (size_t i = 0; i < document->outside_count; i++) {
        const ca_document_outside *outside = &document->outside[i];
        ca_text_format(to, "%s", places[outside->place]);
        if (outside->table)
            ca_text_format(to, " %zu.%zu.%zu", outside->table, outside->row, outside->cell);
        ca_text_byte(to, ' ');
        show_text(to, outside->text);
        ca_text_byte(to, ';');
    }
    show_counts(to, document);
}

/* Whether the reader makes WANTED of the file; with "!..." an error that has these words. Frees the file. */
static inline bool document_is(ca_text file, const char *wanted)
{
    ca_document document;
    ca_error error = {0};
    ca_text shown = {0};
    if (ca_document_read((ca_slice){ca_text_words(&file), file.size}, NULL, &document, &error))
        ca_text_format(&shown, "!%s", ca_text_words(&error.words));
    else
        show_document(&shown, &document);
    bool same = *wanted == '!' ? ca_text_words(&shown)[0] == '!' && strstr(shown.at + 1, wanted + 1)
                               : strcmp(ca_text_words(&shown), wanted) == 0;
    if (!same)
        printf("# %s\n", ca_text_words(&shown));
    ca_document_free(&document);
    ca_error_free(&error);
    ca_text_free(&shown);
    ca_text_free(&file);
    return same;
}

static inline ca_text make_document(const char *xml)
{
    return make_zip((zip_member[]){{"_rels/.rels", ROOT("word/d.xml"), 0}, {"word/d.xml", xml, 0}, {NULL, NULL, 0}});
}

static inline bool reads(const char *xml, const char *wanted)
{
    return document_is(make_document(xml), wanted);
}

#endif
