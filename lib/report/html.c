/* SPDX-License-Identifier: MIT */
/* A report as one HTML page, which is well-formed XML as well: its text, then the tables that the text does not
 * show. */
#include "report/html.h"

#include "base/markup.h"
#include "base/utf8.h"
#include "office/html_page.h"
#include "report/html_front.h"
#include "report/narrow.h"
#include "report/palette.h"
#include "report/svg_chart.h"

#include <string.h>

/* A page while it is made. A table's id is its name; all other ids contain a full stop, which table ids never do. None
 * depends on how many others there are, so that a link to a part still finds it in the report of another quarter. */
typedef struct {
    const ca_tables *set;
    const char **ids;   /* of the set's tables, in their order */
    bool *placed;       /* for each table, whether it is on the page already */
    const char **parts; /* the ids of the narrative's headings, a place for each block */
    int level;          /* of the heading that a table or chart is below */
    bool annex;         /* what follows is printed only if the reader asks for it */
    ca_arena arena;
    ca_text text;
} html_page;

static const char shapes[] = ".s0,.s1,.s2,.s3,.s4,.s5,.s6{stroke:#fff;stroke-width:1.5}\n"
                             "svg{display:block;width:100%;height:auto;font-size:15px;fill:var(--ink)}\n"
                             ".n0,.n3,.n4{fill:#fff}.n1,.n2,.n5,.n6{fill:#1a1a1a}\n"
                             ".tick{fill:var(--mut)}.absent{fill:var(--mut);font-style:italic}\n"
                             ".grid{stroke:var(--line)}.axis{stroke:var(--mut)}\n"
                             ".bar{fill:#3878aa}\n"
                             ".whisker{stroke:var(--ink);stroke-width:1.5}\n"
                             ".target{stroke:var(--alarm);stroke-width:2;stroke-dasharray:6 4}\n"
                             ".joined{stroke:var(--rule);stroke-width:2.5}.point{fill:var(--rule)}\n"
                             ".hollow{fill:none;stroke:var(--rule);stroke-width:1.5}\n"
                             ".value{font-variant-numeric:tabular-nums}.value,.name{paint-order:stroke;stroke:var("
                             "--paper);stroke-width:4}.group{font-weight:700}\n"
                             "@media "
                             "(forced-colors:active){rect[class^=s],.bar,[class^=n]:not(.name){forced-color-adjust:"
                             "none}.mark,.bad,.weak,.good,.best{border:1px solid}}\n";

/* Appends the classes of the colours of tables and charts. */
static void add_colours(ca_text *to)
{
    static const struct {
        const char *style;
        enum ca_tone tone;
    } tones[] = {{"bad", CA_TONE_BAD}, {"weak", CA_TONE_WEAK}, {"good", CA_TONE_GOOD}, {"best", CA_TONE_BEST}};
    for (size_t i = 0; i < sizeof tones / sizeof *tones; i++)
        ca_text_format(to, ".%s{background:#%s;color:#1a1a1a}", tones[i].style, ca_tone_colour(tones[i].tone));
    ca_text_byte(to, '\n');
    for (size_t i = 0; i < CA_PALETTE_HEAT; i++)
        ca_text_format(to, ".h%zu{background:#%s;color:#1a1a1a}", i, ca_heat_colour(i));
    ca_text_byte(to, '\n');
    for (size_t i = 0; i < CA_PALETTE_SERIES; i++)
        ca_text_format(to, ".s%zu{fill:#%s}", i, ca_series_colour(i));
    ca_text_byte(to, '\n');
}

enum {
    UPRIGHT = 95,  /* characters in a line on an A4 page, */
    ACROSS = 140,  /* in landscape, */
    SMALLER = 190, /* and in a smaller font; with more, words are broken */
    PHONE = 30,    /* on a phone */
    LONG = 24      /* characters in a line of a column of free text */
};

/* Returns the index of TABLE, which is in the set. */
static size_t index_of(const html_page *page, const ca_table *table)
{
    size_t index = 0;
    while (index < page->set->count && page->set->tables[index] != table)
        index++;
    return index;
}

/* Returns NAME as an id, with hyphens for characters that are not allowed, and a number if it is taken or empty. */
static const char *new_id(html_page *page, const char *name, size_t index)
{
    ca_text id = {0};
    for (const char *at = name; *at; at++)
        ca_text_byte(&id, ca_character_is_letter_or_digit(*at) || *at == '_' ? *at : '-');
    bool taken = !id.size;
    for (size_t i = 0; i < index && !taken; i++)
        taken = strcmp(page->ids[i], id.at) == 0;
    if (taken)
        ca_text_format(&id, ".%zu", index + 1);
    const char *kept = ca_arena_copy(&page->arena, id.at, id.size);
    ca_text_free(&id);
    return kept;
}

/* Returns "part.", the words of the heading ABOVE (or NULL) and those of HEADING, with a number if it is taken. */
static const char *part_id(html_page *page, const char *above, size_t block)
{
    ca_text id = {0};
    const char *words[] = {above, page->set->blocks[block].words};
    size_t same = 1;
    ca_text_add(&id, "part");
    for (size_t i = 0; i < 2; i++) {
        bool gap = true;
        ca_text_add(&id, words[i] ? "." : "");
        for (const char *at = words[i]; at && *at; at++) {
            bool kept = ca_character_is_letter_or_digit(*at);
            if (kept)
                ca_text_byte(&id, *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at);
            else if (!gap)
                ca_text_byte(&id, '-');
            gap = !kept;
        }
    }
    for (size_t i = 0; i < block; i++)
        same += page->parts[i] && strncmp(page->parts[i], id.at, id.size) == 0 &&
                (!page->parts[i][id.size] || page->parts[i][id.size] == '/');
    if (same > 1)
        ca_text_format(&id, "/%zu", same);
    const char *kept = ca_arena_copy(&page->arena, id.at, id.size);
    ca_text_free(&id);
    return kept;
}

static void make_part_ids(html_page *page)
{
    const char *above = NULL;
    page->parts = ca_arena_take(&page->arena, page->set->block_count * sizeof(const char *) + 1);
    for (size_t i = 0; i < page->set->block_count; i++) {
        const ca_block *block = &page->set->blocks[i];
        page->parts[i] = NULL;
        if (block->kind != CA_BLOCK_HEADING || i < page->set->front_count)
            continue;
        page->parts[i] = part_id(page, block->level > 2 ? above : NULL, i);
        above = block->level > 2 ? above : block->words;
    }
}

static void make_ids(html_page *page)
{
    page->ids = ca_arena_take(&page->arena, page->set->count * sizeof(const char *) + 1);
    page->placed = ca_arena_take(&page->arena, page->set->count * sizeof(bool) + 1);
    for (size_t i = 0; i < page->set->count; i++) {
        page->ids[i] = new_id(page, page->set->tables[i]->name, i);
        page->placed[i] = false;
    }
}

/* Appends a link to the table; its text is the title. */
static void add_table_link(html_page *page, size_t index)
{
    ca_text_add(&page->text, "<a");
    ca_text_format(&page->text, " href=\"#%s\">", page->ids[index]);
    ca_markup_words(&page->text, page->set->tables[index]->title);
    ca_text_add(&page->text, "</a>");
}

/* Returns the number of characters in the longest word. */
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

/* Returns the number of characters in a line of the table at its narrowest. */
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

/* Returns the class of what is printed only if the reader asks for it. */
static const char *annex_class(const html_page *page)
{
    return page->annex ? " class=\"annex\"" : "";
}

/* A table, and how it is printed: in its narrow form, if it has one. */
typedef struct {
    const ca_table *table, *printed;
    const size_t *places; /* of its columns in what is printed; NULL: all, as they are */
} shown_table;

static shown_table shown_of(html_page *page, const ca_table *table)
{
    shown_table shown = {table, table, ca_narrow_places(table, &page->arena)};
    if (shown.places)
        shown.printed = ca_narrow_table(table, &page->arena);
    return shown;
}

static const char *paper_style(const shown_table *shown)
{
    size_t letters = narrowest(shown->printed);
    if (letters <= ACROSS)
        return letters <= UPRIGHT ? "" : " small";
    return letters <= SMALLER ? " across small" : " across small broken";
}

/* Appends the class of the background colour. Heat has a step for each ten per cent, the same in all tables. */
static void add_colour(ca_text *style, const ca_column *column, const ca_cell *cell)
{
    static const char *const tones[] = {[CA_TONE_NONE] = "",      [CA_TONE_BAD] = " bad",   [CA_TONE_WEAK] = " weak",
                                        [CA_TONE_GOOD] = " good", [CA_TONE_BEST] = " best", [CA_TONE_ASKED] = ""};
    if (cell->tone != CA_TONE_NONE) {
        ca_text_add(style, tones[cell->tone]);
    } else if (column->heat && cell->kind == CA_CELL_PERCENT) {
        ca_text_format(style, " h%zu", ca_heat_step(cell->number));
    }
}

/* Appends the class of a cell; OFF: a column that is not printed. */
static void add_style(html_page *page, const ca_column *column, const ca_cell *cell, bool off)
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
    if (off)
        ca_text_add(&style, " off");
    if (style.size)
        ca_text_format(&page->text, " class=\"%s\"", style.at + 1);
    ca_text_free(&style);
}

/* Appends what is printed in place of a text, if that is something else. */
static void add_printed(html_page *page, ca_slice text, ca_slice printed)
{
    if (ca_slice_equal(text, printed))
        return;
    ca_markup_attribute(&page->text, "data-p", ca_arena_str(&page->arena, printed).at);
}

static bool is_off(const shown_table *shown, size_t column)
{
    return shown->places && shown->places[column] == CA_NO_PLACE;
}

static void add_printed_cell(html_page *page, const shown_table *shown, size_t row, size_t column)
{
    if (!shown->places || is_off(shown, column))
        return;
    ca_text text = {0}, printed = {0};
    ca_cell_write(&text, &shown->table->cells[row * shown->table->column_count + column]);
    ca_cell_write(&printed, &shown->printed->cells[row * shown->printed->column_count + shown->places[column]]);
    add_printed(page, (ca_slice){ca_text_words(&text), text.size}, (ca_slice){ca_text_words(&printed), printed.size});
    ca_text_free(&text);
    ca_text_free(&printed);
}

static void add_cell(html_page *page, const shown_table *shown, size_t row, size_t column, bool head)
{
    const ca_cell *cell = &shown->table->cells[row * shown->table->column_count + column];
    ca_text_add(&page->text, head ? "<th scope=\"row\"" : "<td");
    add_style(page, &shown->table->columns[column], cell, is_off(shown, column));
    add_printed_cell(page, shown, row, column);
    ca_text_byte(&page->text, '>');
    if (cell->kind == CA_CELL_LINK && cell->number >= 0 && (uint64_t)cell->number < page->set->count)
        add_table_link(page, (size_t)cell->number);
    else
        ca_cell_markup(&page->text, cell);
    ca_text_add(&page->text, head ? "</th>" : "</td>");
}

/* Returns the column that names the rows: a number or a state does not tell a listener which row it is. */
static size_t head_of(const ca_table *table)
{
    static const char *const names[] = {"Question", "Standard", "Area", "Audit"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        int column = ca_column_of(table, names[i]);
        if (column != CA_NO_COLUMN)
            return (size_t)column;
    }
    return 0;
}

static void add_headings(html_page *page, const shown_table *shown)
{
    ca_text_add(&page->text, "<thead><tr>");
    for (size_t i = 0; i < shown->table->column_count; i++) {
        const char *heading = shown->table->columns[i].heading;
        ca_text_add(&page->text, "<th scope=\"col\"");
        add_style(page, &shown->table->columns[i], NULL, is_off(shown, i));
        if (shown->places && !is_off(shown, i))
            add_printed(page, ca_slice_of(heading), ca_slice_of(shown->printed->columns[shown->places[i]].heading));
        ca_text_byte(&page->text, '>');
        ca_markup_words(&page->text, heading);
        ca_text_add(&page->text, "</th>");
    }
    ca_text_add(&page->text, "</tr></thead>\n");
}

static void add_grid(html_page *page, const shown_table *shown)
{
    size_t head = head_of(shown->table);
    add_headings(page, shown);
    ca_text_add(&page->text, "<tbody>\n");
    for (size_t row = 0; row < shown->table->row_count; row++) {
        ca_text_add(&page->text, "<tr>");
        for (size_t i = 0; i < shown->table->column_count; i++)
            add_cell(page, shown, row, i, i == head);
        ca_text_add(&page->text, "</tr>\n");
    }
    ca_text_add(&page->text, "</tbody>\n");
}

/* Begins a table with its heading. The keyboard has to reach what scrolls: a table that is too wide for a screen stops it
 * there, others only where the screen is small, by a link. */
static void begin_table(html_page *page, size_t index, const shown_table *shown)
{
    const ca_table *table = shown->table;
    const char *id = page->ids[index];
    bool unprinted = table->wide && page->set->front;
    size_t letters = narrowest(table);
    ca_text_format(&page->text, "<div class=\"table%s%s%s\">\n", unprinted ? "" : paper_style(shown),
                   unprinted ? " unprinted" : "", page->annex ? " annex" : "");
    if (unprinted) {
        ca_text_add(&page->text, "<p class=\"onpaper\">Not printed, but on the screen and in the workbook: ");
        ca_markup_words(&page->text, table->title);
        ca_text_add(&page->text, "</p>\n");
    }
    ca_text_format(&page->text, "<div class=\"scroll\"%s", letters > UPRIGHT ? " tabindex=\"0\" role=\"group\"" : "");
    if (letters > UPRIGHT)
        ca_text_format(&page->text, " aria-labelledby=\"%s.title\"", id);
    ca_text_format(&page->text, ">\n<table id=\"%s\">\n<caption><h%d id=\"%s.title\">", id, page->level + 1, id);
    ca_markup_words(&page->text, table->title);
    ca_text_format(&page->text, "</h%d>", page->level + 1);
    if (letters > PHONE && letters <= UPRIGHT)
        ca_text_format(&page->text, "<a class=\"pan\" href=\"#%s\">Scroll sideways</a>", id);
    ca_text_add(&page->text, "</caption>\n");
}

/* Appends the table with its notes; a link if it is on the page already. */
static void add_table(html_page *page, size_t index)
{
    const ca_table *table = page->set->tables[index];
    if (page->placed[index]) {
        ca_text_format(&page->text, "<p%s>See the table above: ", annex_class(page));
        add_table_link(page, index);
        ca_text_add(&page->text, "</p>\n");
        return;
    }
    page->placed[index] = true;
    shown_table shown = shown_of(page, table);
    begin_table(page, index, &shown);
    add_grid(page, &shown);
    ca_text_add(&page->text, "</table>\n</div>\n");
    for (size_t i = 0; i < table->note_count; i++) {
        ca_text_add(&page->text, "<p class=\"note\">");
        ca_markup_words(&page->text, table->notes[i]);
        ca_text_add(&page->text, "</p>\n");
    }
    ca_text_add(&page->text, "</div>\n");
}

static void add_head(html_page *page)
{
    const ca_html_head head = {.title = page->set->title ? page->set->title : "Report",
                               .subject = page->set->subject,
                               .author = page->set->publisher,
                               .mark = page->set->mark};
    ca_text style = {0};
    add_colours(&style);
    ca_text_add(&style, shapes);
    ca_html_page_begin(&page->text, &head, style.at, page->set->front ? ca_html_front_style : "");
    ca_text_free(&style);
}

static void add_contents(html_page *page)
{
    ca_text_add(&page->text, "<nav aria-labelledby=\"page.contents\">\n"
                             "<h2 id=\"page.contents\">On this page</h2>\n<ul>\n");
    for (size_t i = page->set->front_count; i < page->set->block_count; i++) {
        const ca_block *block = &page->set->blocks[i];
        if (block->kind != CA_BLOCK_HEADING || block->level > 2)
            continue;
        ca_text_format(&page->text, "<li><a href=\"#%s\">", page->parts[i]);
        ca_markup_words(&page->text, block->words);
        ca_text_add(&page->text, "</a></li>\n");
    }
    if (page->set->count)
        ca_text_add(&page->text, "<li><a href=\"#page.tables\">All tables</a></li>\n");
    ca_text_add(&page->text, "</ul>\n</nav>\n");
}

/* Appends the chart; what its table finds is its title, with what it measures below, if that is known. */
static void add_chart(html_page *page, const ca_chart *chart)
{
    ca_text id = {0};
    ca_text_format(&id, "figure.%s", chart->name);
    ca_text_format(&page->text, "<figure id=\"%s\"%s>\n<figcaption><h%d>", id.at, annex_class(page), page->level + 1);
    ca_markup_words(&page->text, chart->table->finding ? chart->table->finding : chart->title);
    ca_text_format(&page->text, "</h%d>", page->level + 1);
    if (chart->table->finding)
        ca_html_element(&page->text, "<p>", chart->title, "</p>");
    ca_text_add(&page->text, "</figcaption>\n");
    ca_svg_chart(&page->text, chart, id.at);
    ca_text_add(&page->text, "<p class=\"note\">The figures: ");
    add_table_link(page, index_of(page, chart->table));
    ca_text_add(&page->text, "</p>\n</figure>\n");
    ca_text_free(&id);
}

static void add_heading(html_page *page, const ca_block *block, size_t index)
{
    int level = block->level > 2 ? 3 : 2;
    page->level = level;
    ca_text_format(&page->text, "<h%d id=\"%s\"%s>", level, page->parts[index], annex_class(page));
    ca_markup_words(&page->text, block->words);
    ca_text_format(&page->text, "</h%d>\n", level);
}

static bool is_item(const ca_tables *set, size_t index)
{
    return index < set->block_count && set->blocks[index].kind == CA_BLOCK_ITEM;
}

static void add_item(html_page *page, size_t index)
{
    if (!index || !is_item(page->set, index - 1))
        ca_text_format(&page->text, "<ul%s>\n", annex_class(page));
    ca_text_add(&page->text, "<li>");
    ca_markup_words(&page->text, page->set->blocks[index].words);
    ca_text_add(&page->text, "</li>\n");
    if (!is_item(page->set, index + 1))
        ca_text_add(&page->text, "</ul>\n");
}

static void add_paragraph(html_page *page, const char *words)
{
    ca_text_format(&page->text, "<p%s>", annex_class(page));
    ca_markup_words(&page->text, words);
    ca_text_add(&page->text, "</p>\n");
}

static void add_block(html_page *page, size_t index)
{
    const ca_block *block = &page->set->blocks[index];
    page->annex = block->annex && page->set->front;
    switch (block->kind) {
    case CA_BLOCK_HEADING: add_heading(page, block, index); break;
    case CA_BLOCK_PARAGRAPH: add_paragraph(page, block->words); break;
    case CA_BLOCK_ITEM: add_item(page, index); break;
    case CA_BLOCK_BLANK: ca_html_element(&page->text, "<p class=\"blank\">", block->words, "</p>"); break;
    case CA_BLOCK_TABLE: add_table(page, index_of(page, block->table)); break;
    case CA_BLOCK_CHART: add_chart(page, block->chart); break;
    }
}

/* Appends a list of all tables, then the tables that the text does not show. */
static void add_tables(html_page *page)
{
    page->level = 2;
    page->annex = page->set->front != NULL;
    ca_text_format(&page->text, "<h2 id=\"page.tables\"%s>All tables</h2>\n<ul class=\"tables\">\n", annex_class(page));
    for (size_t i = 0; i < page->set->count; i++) {
        if (page->set->tables[i]->aside)
            continue;
        ca_text_add(&page->text, "<li>");
        add_table_link(page, i);
        ca_text_add(&page->text, page->placed[i] ? " (in the text above)</li>\n" : "</li>\n");
    }
    ca_text_add(&page->text, "</ul>\n");
    for (size_t i = 0; i < page->set->count; i++) {
        if (!page->placed[i] && !page->set->tables[i]->aside)
            add_table(page, i);
    }
}

static void add_body(html_page *page)
{
    const ca_tables *set = page->set;
    ca_text_add(&page->text, "<body>\n<a class=\"skip\" href=\"#page.main\">Skip to the report</a>\n");
    ca_html_element(&page->text, "<p class=\"mark\" role=\"note\">", set->mark, "</p>");
    ca_text_add(&page->text, "<header>\n");
    if (set->front)
        ca_html_front_line(&page->text, set);
    else
        ca_html_element(&page->text, "<p class=\"publisher\">", set->publisher, "</p>");
    ca_html_element(&page->text, "<h1>", set->finding ? set->finding : set->title, "</h1>");
    ca_text_add(&page->text, "</header>\n<main id=\"page.main\">\n");
    if (set->front)
        ca_html_front(&page->text, set, page->ids);
    add_contents(page);
    if (set->front)
        ca_text_add(&page->text,
                    "<p class=\"choice\"><label><input type=\"checkbox\" id=\"page.whole\"/> Print the annex "
                    "and all tables, too</label></p>\n<p class=\"onpaper short\">The annex and all tables are on "
                    "the screen, and are printed if that is chosen there.</p>\n");
    for (size_t i = set->front_count; i < set->block_count; i++)
        add_block(page, i);
    if (set->count)
        add_tables(page);
    ca_text_add(&page->text, "</main>\n</body>\n</html>\n");
}

int ca_html_write(const ca_tables *set, ca_output *output, ca_error *error)
{
    html_page page = {.set = set, .level = 2};
    make_ids(&page);
    make_part_ids(&page);
    add_head(&page);
    add_body(&page);
    int status = ca_output_write(output, ca_text_words(&page.text), page.text.size, error);
    ca_text_free(&page.text);
    ca_arena_free(&page.arena);
    return status;
}
