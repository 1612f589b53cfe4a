/* SPDX-License-Identifier: MIT */
/* A report as Markdown (CommonMark with GFM's tables and links): its text with the tables in it. A character is
 * escaped only if it would become markup where it is, since people read the source, too. */
#include "report/markdown.h"

#include "base/utf8.h"
#include "report/narrow.h"

#include <string.h>

/* Returns the character after offset AT, or NUL at the end. */
static char next(ca_slice line, size_t at)
{
    return at + 1 < line.size ? line.at[at + 1] : '\0';
}

static bool digits_before(ca_slice line, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (line.at[i] < '0' || line.at[i] > '9')
            return false;
    }
    return at > 0;
}

/* GFM makes a link of every word that starts with www. */
static bool ends_www(ca_slice line, size_t at)
{
    return at >= 3 && ca_slice_alike((ca_slice){line.at + at - 3, 3}, "www");
}

/* Returns whether the character would start a list item, underline a heading or open a block. */
static bool marks_block(ca_slice line, size_t at)
{
    if (at == 0 && strchr("-+:", line.at[0]))
        return !ca_character_is_letter_or_digit(next(line, 0));
    if (line.at[at] == '.' || line.at[at] == ')')
        return digits_before(line, at);
    return at == 0 && line.at[0] == '=';
}

static bool is_markup(ca_slice line, size_t at, bool starts)
{
    char byte = line.at[at];
    if (byte & 0x80)
        return false;
    if (strchr("\\`*_<>[]|#~$", byte)) /* some sites read $ as the start of a formula */
        return true;
    if (byte == '&')
        return next(line, at) == '#' || ca_character_is_letter_or_digit(next(line, at));
    if (byte == ':' && at + 2 < line.size && line.at[at + 1] == '/' && line.at[at + 2] == '/')
        return true;
    return (byte == '.' && ends_www(line, at)) || (starts && marks_block(line, at));
}

/* GFM finds e-mail addresses after it has removed the escapes, so only a character in between helps: an invisible word
 * joiner. */
static bool is_address(ca_slice line, size_t at)
{
    return line.at[at] == '@' && at > 0 && !ca_character_is_space(line.at[at - 1]) &&
           ca_character_is_letter_or_digit(next(line, at));
}

/* Appends TEXT on one line. STARTS: it begins a paragraph or an item, so more characters would become markup. */
static void add_text(ca_text *to, ca_slice text, bool starts)
{
    ca_text whole = {0};
    ca_text_on_one_line(&whole, text);
    ca_slice line = {ca_text_words(&whole), whole.size};
    for (size_t at = 0; at < line.size; at++) {
        if (is_markup(line, at, starts))
            ca_text_byte(to, '\\');
        ca_text_byte(to, line.at[at]);
        if (is_address(line, at))
            ca_text_add(to, "&#8288;");
    }
    ca_text_free(&whole);
}

/* Appends a blank line between two blocks, none at the start. */
static void part(ca_text *to)
{
    if (to->size)
        ca_text_byte(to, '\n');
}

/* Appends a paragraph: WORDS between markup BEFORE and AFTER; nothing without WORDS. */
static void add_line(ca_text *to, const char *before, const char *words, const char *after, bool starts)
{
    ca_text line = {0};
    add_text(&line, ca_slice_of(words ? words : ""), starts);
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
    add_text(to, ca_slice_of(words), true);
    ca_text_byte(to, '\n');
}

/* Sets *WORD to the characters of the longest word, if it has more; returns the characters of TEXT. */
static size_t measure(ca_slice text, size_t *word)
{
    size_t length = 0, all = 0;
    for (size_t i = 0; i < text.size; i++) {
        all += ((unsigned char)text.at[i] & 0xC0) != 0x80;
        length = ca_character_is_space(text.at[i]) ? 0 : length + (((unsigned char)text.at[i] & 0xC0) != 0x80);
        *word = length > *word ? length : *word;
    }
    return all;
}

/* Returns the number of dashes below a heading. Programs that lay out long tables (pandoc) give each column a share of the page
 * in proportion to its dashes. */
static size_t dashes_of(const ca_table *table, size_t column)
{
    enum { LEAST = 3, MOST = 40 };
    size_t word = LEAST, most = 0;
    ca_text words = {0};
    (void)measure(ca_slice_of(table->columns[column].heading), &word);
    for (size_t row = 0; row < table->row_count; row++) {
        ca_text_clear(&words);
        ca_cell_write(&words, &table->cells[row * table->column_count + column]);
        size_t length = measure((ca_slice){ca_text_words(&words), words.size}, &word);
        most = length > most ? length : most;
    }
    ca_text_free(&words);
    most = most < MOST ? most : MOST;
    return most > word ? most : word < MOST ? word : MOST;
}

static void add_separator(ca_text *to, size_t dashes, bool figure)
{
    ca_text_byte(to, ' ');
    for (size_t i = figure; i < dashes || i < 3; i++)
        ca_text_byte(to, '-');
    ca_text_add(to, figure ? ": |" : " |");
}

static void add_headings(ca_text *to, const ca_table *table)
{
    ca_text_byte(to, '|');
    for (size_t i = 0; i < table->column_count; i++) {
        ca_text_byte(to, ' ');
        add_text(to, ca_slice_of(table->columns[i].heading), false);
        ca_text_add(to, " |");
    }
    ca_text_add(to, "\n|");
    for (size_t i = 0; i < table->column_count; i++)
        add_separator(to, dashes_of(table, i), ca_kind_is_figure(table->columns[i].kind));
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
        add_text(to, (ca_slice){ca_text_words(&words), words.size}, false);
        ca_text_add(to, " |");
    }
    ca_text_byte(to, '\n');
    ca_text_free(&words);
}

static void add_table(ca_text *to, const ca_table *full)
{
    ca_arena arena = {0};
    const ca_table *table = ca_narrow_table(full, &arena);
    add_line(to, "**", table->title, "**", false);
    if (table->column_count) {
        part(to);
        add_headings(to, table);
        for (size_t row = 0; row < table->row_count; row++)
            add_row(to, table, row);
    }
    for (size_t i = 0; i < table->note_count; i++)
        add_line(to, "", table->notes[i], "", true);
    ca_arena_free(&arena);
}

static void add_block(ca_text *to, const ca_block *block, bool follows, bool boxed)
{
    switch (block->kind) {
    case CA_BLOCK_HEADING: add_line(to, block->level > 2 ? "### " : "## ", block->words, "", false); break;
    case CA_BLOCK_PARAGRAPH: add_line(to, boxed ? "**" : "", block->words, boxed ? "**" : "", !boxed); break;
    case CA_BLOCK_ITEM: add_item(to, block->words, follows); break;
    case CA_BLOCK_BLANK: add_line(to, "**", block->words, "**", false); break;
    case CA_BLOCK_TABLE: add_table(to, block->table); break;
    case CA_BLOCK_CHART: break;
    }
}

int ca_markdown_write(const ca_tables *set, ca_output *output, ca_error *error)
{
    ca_text text = {0};
    add_line(&text, "# ", set->finding ? set->finding : set->title, "", false);
    add_line(&text, "**", set->mark, "**", false);
    for (size_t i = 0; i < set->block_count; i++) {
        bool follows = i && set->blocks[i - 1].kind == CA_BLOCK_ITEM;
        add_block(&text, &set->blocks[i], follows, i >= set->box_start && i < set->box_start + set->box_count);
    }
    int status = ca_output_write(output, ca_text_words(&text), text.size, error);
    ca_text_free(&text);
    return status;
}
