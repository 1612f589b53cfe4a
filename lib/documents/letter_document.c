/* SPDX-License-Identifier: MIT */
/* A letter as a Word document. */
#include "documents/letter_write.h"

#include <stdlib.h>

static const enum ca_document_style styles[] = {
    [CA_LETTER_HEADING] = CA_DOCUMENT_HEADING_1,   [CA_LETTER_SUBHEADING] = CA_DOCUMENT_HEADING_2,
    [CA_LETTER_PARAGRAPH] = CA_DOCUMENT_PARAGRAPH, [CA_LETTER_ITEM] = CA_DOCUMENT_ITEM,
    [CA_LETTER_ALERT] = CA_DOCUMENT_ALERT,         [CA_LETTER_NOTE] = CA_DOCUMENT_NOTE,
    [CA_LETTER_BLANK] = CA_DOCUMENT_BLANK};

static void add_table(ca_new_document *document, const ca_letter_table *table)
{
    unsigned *widths = ca_allocate(table->columns, sizeof *widths);
    unsigned page = ca_new_document_width(document, false);
    for (size_t i = 0; i < table->columns; i++)
        widths[i] = page * table->shares[i] / 100;
    ca_new_document_table_begin(document, widths, table->columns, table->headed);
    bool kept = ca_letter_table_is_kept(table);
    for (size_t i = 0; i < table->count; i++) {
        const ca_letter_cell *cell = &table->cells[i];
        bool by_hand = cell->input == CA_INPUT_HAND && !cell->text.size; /* room for a pen */
        const ca_new_document_cell in_word = {.text = by_hand ? ca_slice_of("\n") : cell->text,
                                              .heading = cell->heading,
                                              .input = cell->input,
                                              .keep = kept && i + table->columns < table->count,
                                              .tag = cell->tag,
                                              .label = cell->label};
        if (i % table->columns == 0)
            ca_new_document_row_begin(document, table->headed && i == 0);
        ca_new_document_add_cell(document, &in_word);
        if ((i + 1) % table->columns == 0)
            ca_new_document_row_end(document);
    }
    ca_new_document_table_end(document);
    ca_new_document_paragraph(document, CA_DOCUMENT_TABLE_TEXT,
                              (ca_slice){"", 0}); /* tables that touch are one for Word */
    free(widths);
}

int ca_letter_document(const ca_letter *letter, int64_t created, ca_text *to, ca_error *error)
{
    ca_new_document document;
    const ca_new_document_properties properties = {
        .title = letter->title, .subject = letter->subject, .mark = letter->mark, .created = created};
    ca_new_document_begin(&document, NULL);
    ca_new_document_paragraph(&document, CA_DOCUMENT_TITLE, ca_slice_of(letter->title));
    for (size_t i = 0; i < letter->count; i++) {
        const ca_letter_block *block = &letter->blocks[i];
        if (block->kind == CA_LETTER_TABLE)
            add_table(&document, &letter->tables[block->table]);
        else
            ca_new_document_paragraph(&document, styles[block->kind], block->words);
    }
    int status = ca_new_document_finish(&document, &properties, to, error);
    ca_new_document_free(&document);
    return status;
}
