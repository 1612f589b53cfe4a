/* SPDX-License-Identifier: MIT */
/* A report as Markdown: its text and the tables in it. */
#include "report/markdown_text.h"
#include "report/table.h"

/* A blank line between two blocks, none at the start. */
static void part(ca_text *to)
{
    if (to->size)
        ca_text_byte(to, '\n');
}

/* A line of its own with MARKUP in front of the words and behind them; without words there is none. */
static void add_line(ca_text *to, const char *before, const char *words, const char *after, bool starts)
{
    ca_text line = {0};
    ca_markdown_text(&line, ca_slice_of(words ? words : ""), starts);
    if (line.size) {
        part(to);
        ca_text_add(to, before);
        ca_text_append(to, line.at, line.size);
        ca_text_add(to, after);
        ca_text_byte(to, '\n');
    }
    ca_text_free(&line);
}

static void add_item(ca_text *to, const char *words, bool follows)
{
    if (!follows)
        part(to);
    ca_text_add(to, "- ");
    ca_markdown_text(to, ca_slice_of(words), true);
    ca_text_byte(to, '\n');
}

static void add_headings(ca_text *to, const ca_table *table)
{
    ca_text_byte(to, '|');
    for (size_t i = 0; i < table->column_count; i++) {
        ca_text_byte(to, ' ');
        ca_markdown_text(to, ca_slice_of(table->columns[i].heading), false);
        ca_text_add(to, " |");
    }
    ca_text_add(to, "\n|");
    for (size_t i = 0; i < table->column_count; i++)
        ca_text_add(to, ca_kind_is_figure(table->columns[i].kind) ? " ---: |" : " --- |");
    ca_text_byte(to, '\n');
}

static void add_row(ca_text *to, const ca_table *table, size_t row)
{
    ca_text words = {0};
    ca_text_byte(to, '|');
    for (size_t i = 0; i < table->column_count; i++) {
        ca_text_clear(&words);
        ca_cell_write(&words, &table->cells[row * table->column_count + i]);
        ca_text_byte(to, ' ');
        ca_markdown_text(to, (ca_slice){ca_text_words(&words), words.size}, false);
        ca_text_add(to, " |");
    }
    ca_text_byte(to, '\n');
    ca_text_free(&words);
}

static void add_table(ca_text *to, const ca_table *table)
{
    add_line(to, "**", table->title, "**", false);
    if (table->column_count) {
        part(to);
        add_headings(to, table);
        for (size_t row = 0; row < table->row_count; row++)
            add_row(to, table, row);
    }
    for (size_t i = 0; i < table->note_count; i++)
        add_line(to, "", table->notes[i], "", true);
}

static void add_block(ca_text *to, const ca_block *block, bool follows, bool boxed)
{
    switch (block->kind) {
    case CA_BLOCK_HEADING: add_line(to, block->level > 2 ? "### " : "## ", block->words, "", false); break;
    case CA_BLOCK_PARAGRAPH: add_line(to, boxed ? "**" : "", block->words, boxed ? "**" : "", !boxed); break;
    case CA_BLOCK_ITEM: add_item(to, block->words, follows); break;
    case CA_BLOCK_TABLE: add_table(to, block->table); break;
    case CA_BLOCK_CHART: break;
    }
}

int ca_markdown_write(const ca_tables *set, ca_output *output, ca_problem *problem)
{
    ca_text text = {0};
    add_line(&text, "# ", set->title, "", false);
    add_line(&text, "**", set->mark, "**", false);
    for (size_t i = 0; i < set->block_count; i++) {
        bool follows = i && set->blocks[i - 1].kind == CA_BLOCK_ITEM;
        add_block(&text, &set->blocks[i], follows, i < set->box_count);
    }
    int status = ca_output_write(output, ca_text_words(&text), text.size, problem);
    ca_text_free(&text);
    return status;
}
