/* SPDX-License-Identifier: MIT */
/* A table of a page. */
#include "base/characters.h"
#include "report/html_parts.h"
#include "report/markup.h"

#include <string.h>

enum {
    UPRIGHT = 95,  /* how many letters of a table's smallest form a page of paper holds, */
    ACROSS = 140,  /* laid across, */
    SMALLER = 190, /* and in smaller type, */
    BROADER = 280, /* and twice as large; beyond that words are broken */
    LONG = 24      /* letters in a line of running text */
};

size_t ca_html_place(const ca_html_page *page, const ca_table *table)
{
    size_t place = 0;
    while (place < page->set->count && page->set->tables[place] != table)
        place++;
    return place;
}

/* NAME with hyphens for all that is not fit for an id; a number behind it if it is taken or empty. */
static const char *new_id(ca_html_page *page, const char *name, size_t place)
{
    ca_text id = {0};
    for (const char *at = name; *at; at++)
        ca_text_byte(&id, ca_character_is_letter_or_digit(*at) || *at == '_' ? *at : '-');
    bool taken = !id.size;
    for (size_t i = 0; i < place && !taken; i++)
        taken = strcmp(page->ids[i], id.at) == 0;
    if (taken)
        ca_text_format(&id, ".%zu", place + 1);
    const char *kept = ca_arena_copy(&page->arena, id.at, id.size);
    ca_text_free(&id);
    return kept;
}

void ca_html_ids(ca_html_page *page)
{
    page->ids = ca_arena_take(&page->arena, page->set->count * sizeof(const char *) + 1);
    page->placed = ca_arena_take(&page->arena, page->set->count * sizeof(bool) + 1);
    for (size_t i = 0; i < page->set->count; i++) {
        page->ids[i] = new_id(page, page->set->tables[i]->name, i);
        page->placed[i] = false;
    }
}

void ca_html_table_link(ca_html_page *page, size_t place)
{
    ca_text_add(&page->text, "<a");
    ca_text_format(&page->text, " href=\"#%s\">", page->ids[place]);
    ca_markup_words(&page->text, page->set->tables[place]->title);
    ca_text_add(&page->text, "</a>");
}

/* The letters of the longest word. */
static size_t longest_word(ca_slice words)
{
    size_t longest = 0, length = 0;
    for (size_t i = 0; i < words.size; i++) {
        if (((unsigned char)words.at[i] & 0xC0) != 0x80)
            length++;
        if (ca_character_is_space(words.at[i]) || words.at[i] == '-')
            length = 0;
        longest = length > longest ? length : longest;
    }
    return longest;
}

/* How many letters stand side by side in the table's narrowest form. */
static size_t narrowest(const ca_table *table)
{
    size_t all = 0;
    ca_text words = {0};
    for (size_t column = 0; column < table->column_count; column++) {
        size_t most = longest_word(ca_slice_of(table->columns[column].heading));
        for (size_t row = 0; row < table->row_count; row++) {
            ca_text_clear(&words);
            ca_cell_write(&words, &table->cells[row * table->column_count + column]);
            size_t length = longest_word((ca_slice){ca_text_words(&words), words.size});
            most = length > most ? length : most;
        }
        all += (most < LONG && table->columns[column].long_text ? LONG : most) + 2;
    }
    ca_text_free(&words);
    return all;
}

static const char *paper_style(const ca_table *table)
{
    size_t letters = narrowest(table);
    if (letters <= ACROSS)
        return letters <= UPRIGHT ? "" : " across";
    if (letters <= SMALLER)
        return " across small";
    return letters <= BROADER ? " broad small" : " broad small broken";
}

/* The colour behind a cell's words. The steps of heat are of ten per cent each, the same in every table. */
static void add_colour(ca_text *style, const ca_column *column, const ca_cell *cell)
{
    static const char *const tones[] = {[CA_TONE_NONE] = "",
                                        [CA_TONE_BAD] = " bad",
                                        [CA_TONE_WEAK] = " weak",
                                        [CA_TONE_GOOD] = " good",
                                        [CA_TONE_BEST] = " best"};
    if (cell->tone != CA_TONE_NONE) {
        ca_text_add(style, tones[cell->tone]);
    } else if (column->heat && cell->kind == CA_CELL_PERCENT) {
        int64_t within = cell->number < 0 ? 0 : cell->number > 1000 ? 1000 : cell->number;
        ca_text_format(style, " h%d", (int)((within + 50) / 100));
    }
}

static void add_style(ca_html_page *page, const ca_column *column, const ca_cell *cell)
{
    ca_text style = {0};
    if (ca_kind_is_figure(column->kind))
        ca_text_add(&style, " num");
    if (column->kind == CA_CELL_DATE)
        ca_text_add(&style, " date");
    if (column->long_text)
        ca_text_add(&style, " long");
    if (cell && page->set->audience == CA_INTERNAL)
        add_colour(&style, column, cell);
    if (style.size)
        ca_text_format(&page->text, " class=\"%s\"", style.at + 1);
    ca_text_free(&style);
}

static void add_cell(ca_html_page *page, const ca_column *column, const ca_cell *cell, bool first)
{
    ca_text_add(&page->text, first ? "<th scope=\"row\"" : "<td");
    add_style(page, column, cell);
    ca_text_byte(&page->text, '>');
    if (cell->kind == CA_CELL_LINK && cell->number >= 0 && (uint64_t)cell->number < page->set->count)
        ca_html_table_link(page, (size_t)cell->number);
    else
        ca_markup_cell(&page->text, cell);
    ca_text_add(&page->text, first ? "</th>" : "</td>");
}

static void add_grid(ca_html_page *page, const ca_table *table)
{
    ca_text_add(&page->text, "<thead><tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        ca_text_add(&page->text, "<th scope=\"col\"");
        add_style(page, &table->columns[i], NULL);
        ca_text_byte(&page->text, '>');
        ca_markup_words(&page->text, table->columns[i].heading);
        ca_text_add(&page->text, "</th>");
    }
    ca_text_add(&page->text, "</tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < table->row_count; row++) {
        ca_text_add(&page->text, "<tr>");
        for (size_t i = 0; i < table->column_count; i++)
            add_cell(page, &table->columns[i], &table->cells[row * table->column_count + i], i == 0);
        ca_text_add(&page->text, "</tr>\n");
    }
    ca_text_add(&page->text, "</tbody>\n");
}

void ca_html_table(ca_html_page *page, size_t place)
{
    const ca_table *table = page->set->tables[place];
    if (page->placed[place]) {
        ca_text_add(&page->text, "<p>See the table above: ");
        ca_html_table_link(page, place);
        ca_text_add(&page->text, "</p>\n");
        return;
    }
    page->placed[place] = true;
    ca_text_format(&page->text, "<div class=\"table%s\">\n<div class=\"scroll\" tabindex=\"0\" role=\"region\"",
                   paper_style(table));
    ca_markup_attribute(&page->text, "aria-label", table->title);
    ca_text_format(&page->text, ">\n<table id=\"%s\">\n<caption>", page->ids[place]);
    ca_markup_words(&page->text, table->title);
    ca_text_add(&page->text, "</caption>\n");
    add_grid(page, table);
    ca_text_add(&page->text, "</table>\n</div>\n");
    for (size_t i = 0; i < table->note_count; i++) {
        ca_text_add(&page->text, "<p class=\"note\">");
        ca_markup_words(&page->text, table->notes[i]);
        ca_text_add(&page->text, "</p>\n");
    }
    ca_text_add(&page->text, "</div>\n");
}
