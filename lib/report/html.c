/* SPDX-License-Identifier: MIT */
/* A report as one HTML page, which is well-formed XML as well: its text, then the tables that the text does not
 * show. */
#include "report/html.h"

#include "base/markup.h"
#include "base/utf8.h"
#include "report/html_front.h"
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
    ca_arena arena;
    ca_text text;
} html_page;

/* Text has a contrast of at least 7 to 1 on these colours. */
static const char screen[] =
    ":root{color-scheme:light;--ink:#1a1a1a;--paper:#fff;--mut:#444;--line:#c9ced3;--rule:#12395f;--link:#0b4f8a;"
    "--alarm:#a8380b;--warn:#7a1f0a;--box:#f1f4f7;--first:#fff4ee}\n"
    "@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#eceff1;--paper:#15191d;--mut:#b9c0c6;"
    "--line:#4a525a;--rule:#8fbde6;--link:#9cc8f0;--alarm:#ff9a70;--warn:#ffb596;--box:#20262c;--first:#2b1c15}}\n"
    "@media (forced-colors:active){:root{--ink:CanvasText;--paper:Canvas;--mut:CanvasText;--line:CanvasText;"
    "--rule:CanvasText;--link:LinkText;--alarm:CanvasText;--warn:CanvasText;--box:Canvas;--first:Canvas}}\n"
    "*{box-sizing:border-box}\n"
    "html{font:16px/1.5 -apple-system,\"Segoe UI\",Roboto,\"Liberation Sans\",Arial,sans-serif;"
    "color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%}\n"
    "body{margin:0 auto;padding:0 1.25rem 4rem;max-width:75rem;overflow-wrap:break-word}\n"
    "h1,h2,h3,h4,figcaption,caption{line-height:1.25;text-align:left}\n"
    "h1{font-size:2rem;margin:.25rem 0 1.5rem;max-width:46rem}\n"
    "h2{font-size:1.5rem;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:2px solid var(--rule);max-width:46rem}\n"
    "h3{font-size:1.2rem;margin:1.75rem 0 .5rem;max-width:46rem}\n"
    "p,li,nav{max-width:46rem}\n"
    "p{margin:0 0 1rem}\n"
    "ul{margin:0 0 1rem;padding-left:1.4rem}\n"
    "li{margin:.2rem 0}\n"
    "a{color:var(--link)}\n"
    "a:focus-visible,.scroll:focus-visible{outline:3px solid var(--alarm);outline-offset:2px}\n"
    ".skip{position:absolute;left:-100vw;background:var(--paper);padding:.5rem 1rem}\n"
    ".skip:focus{left:0;top:0;z-index:1}\n"
    ".mark{max-width:none;margin:0 -1.25rem;padding:.5rem 1.25rem;background:#7a1f0a;color:#fff;font-weight:700}\n"
    "header{margin-top:2rem}\n"
    ".publisher{margin:0;color:var(--mut)}\n"
    ".blank{background:#fff2cc;color:#1a1a1a;padding:.2rem .4rem}\n"
    "nav{background:var(--box);padding:.75rem 1.25rem;margin:0 0 2rem}\n"
    "nav h2{font-size:1rem;margin:0 0 .25rem;padding:0;border:0}\n"
    "nav ul{margin:0}\n"
    ".note{font-size:.875rem;color:var(--mut);margin:.35rem 0}\n"
    "caption>*,figcaption>*{font-size:1rem;margin:0;padding:0;border:0}figcaption "
    "p{font-weight:400;font-size:.875rem}\n"
    ".pan{display:none;font-size:.875rem}@media screen and (max-width:60rem){.pan{display:inline-block}}\n"
    ".onpaper{display:none}\n"
    ".table,figure{margin:1.25rem 0 2rem}\n"
    ".scroll{overflow-x:auto}\n"
    "caption,figcaption{font-weight:700;padding:0 0 .5rem}\n"
    "figcaption{max-width:46rem}figure>svg{max-width:34rem}\n"
    "table{border-collapse:collapse;font-size:.9375rem;line-height:1.35}\n"
    "th,td{padding:.3rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);"
    "white-space:pre-line}\n"
    "thead th{vertical-align:bottom;border-bottom:2px solid var(--rule)}\n"
    "tbody th{font-weight:400}\n"
    "tbody tr:last-child>*{border-bottom:1px solid var(--rule)}\n"
    "th.num,td.num{text-align:right;font-variant-numeric:tabular-nums lining-nums}\n"
    "td.num,td.date,tbody th.num,tbody th.date{white-space:nowrap}\n"
    ".long{min-width:18rem}\n";

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
                             ".value{font-variant-numeric:tabular-nums;paint-order:stroke;stroke:var(--paper);stroke-"
                             "width:4}.group{font-weight:700}\n"
                             "@media "
                             "(forced-colors:active){rect[class^=s],.bar,[class^=n]:not(.name){forced-color-adjust:"
                             "none}.mark,.bad,.weak,.good,.best{border:1px solid}}\n";

/* Paper cannot scroll: a wide table has landscape pages, a wider one a smaller font. The widest breaks words, but never
 * figures, which would be misread. */
static const char paper[] =
    "@page{size:A4;margin:16mm 15mm;@bottom-right{content:counter(page) \" / \" counter(pages);"
    "font:9pt sans-serif}}\n"
    "@page across{size:A4 landscape;margin:13mm 12mm}\n"
    "@media print{\n"
    "html{font-size:10.5pt}\n"
    "body{max-width:none;padding:0}\n"
    "nav,.skip,.pan,.unprinted .scroll{display:none}.onpaper{display:block}\n"
    ".mark{margin:0;background:none;color:#7a1f0a;border:2px solid #7a1f0a}\n"
    "h1,h2,h3,h4,p,li,figcaption{max-width:none}\n"
    "h2,h3,h4,figcaption,caption,thead{break-after:avoid}tbody tr:last-child{break-before:avoid}\n"
    "p,li{orphans:3;widows:3}\n"
    "figure,tr{break-inside:avoid}\n"
    "thead{display:table-header-group}\n"
    ".scroll{overflow:visible}\n"
    "figure>svg{max-width:130mm;max-height:222mm}\n"
    ".long{min-width:13em}\n"
    "table{font-size:9pt}\n"
    ".across{page:across}\n"
    ".small table{font-size:6.5pt}\n"
    ".small .note{font-size:7.5pt}\n"
    ".small th,.small td{padding:.15rem .25rem}\n"
    ".broken table{font-size:5.5pt}\n"
    ".broken .long{min-width:0}.broken tbody th{min-width:5em}\n"
    ".broken th,.broken td:not(.num,.date){overflow-wrap:anywhere;hyphens:auto}\n"
    "a{color:inherit;text-decoration:none}\n"
    "td,th,svg,.mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"
    "}\n";

/* Appends WORDS as a string of CSS. All but letters, digits, spaces and characters beyond ASCII are escaped. */
static void add_string(ca_text *to, const char *words)
{
    ca_text line = {0};
    ca_text_on_one_line(&line, ca_slice_of(words));
    ca_text_byte(to, '"');
    for (size_t i = 0; i < line.size; i++) {
        unsigned char byte = (unsigned char)line.at[i];
        if (byte >= 0x80 || byte == ' ' || ca_character_is_letter_or_digit(line.at[i]))
            ca_text_byte(to, line.at[i]);
        else
            ca_text_format(to, "\\%x ", (unsigned)byte); /* the space ends the number */
    }
    ca_text_byte(to, '"');
    ca_text_free(&line);
}

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

/* Appends the style sheet: for the screen, then for paper, with the MARK (or NULL) at the foot of each page. */
static void add_style_sheet(ca_text *to, const char *mark)
{
    ca_text_add(to, screen);
    add_colours(to);
    ca_text_add(to, shapes);
    ca_text_add(to, paper);
    if (mark) {
        ca_text_add(to, "@page{@bottom-left{font:bold 9pt sans-serif;content:");
        add_string(to, mark);
        ca_text_add(to, "}}\n");
    }
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

static const char *paper_style(const ca_table *table)
{
    size_t letters = narrowest(table);
    if (letters <= ACROSS)
        return letters <= UPRIGHT ? "" : " across";
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

static void add_style(html_page *page, const ca_column *column, const ca_cell *cell)
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

static void add_cell(html_page *page, const ca_column *column, const ca_cell *cell, bool head)
{
    ca_text_add(&page->text, head ? "<th scope=\"row\"" : "<td");
    add_style(page, column, cell);
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

static void add_grid(html_page *page, const ca_table *table)
{
    size_t head = head_of(table);
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
            add_cell(page, &table->columns[i], &table->cells[row * table->column_count + i], i == head);
        ca_text_add(&page->text, "</tr>\n");
    }
    ca_text_add(&page->text, "</tbody>\n");
}

/* Begins a table with its heading. The keyboard has to reach what scrolls: a table that is too wide for a screen stops it
 * there, others only where the screen is small, by a link. */
static void begin_table(html_page *page, size_t index)
{
    const ca_table *table = page->set->tables[index];
    const char *id = page->ids[index];
    bool unprinted = table->wide && page->set->front;
    size_t letters = narrowest(table);
    ca_text_format(&page->text, "<div class=\"table%s%s\">\n", paper_style(table), unprinted ? " unprinted" : "");
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
        ca_text_add(&page->text, "<p>See the table above: ");
        add_table_link(page, index);
        ca_text_add(&page->text, "</p>\n");
        return;
    }
    page->placed[index] = true;
    begin_table(page, index);
    add_grid(page, table);
    ca_text_add(&page->text, "</table>\n</div>\n");
    for (size_t i = 0; i < table->note_count; i++) {
        ca_text_add(&page->text, "<p class=\"note\">");
        ca_markup_words(&page->text, table->notes[i]);
        ca_text_add(&page->text, "</p>\n");
    }
    ca_text_add(&page->text, "</div>\n");
}

/* Appends an element with WORDS in it; nothing without WORDS. */
static void add_element(html_page *page, const char *opening, const char *words, const char *closing)
{
    if (!words || !*words)
        return;
    ca_text_add(&page->text, opening);
    ca_markup_words(&page->text, words);
    ca_text_add(&page->text, closing);
    ca_text_byte(&page->text, '\n');
}

static void add_meta(html_page *page, const char *name, const char *content)
{
    if (!content || !*content)
        return;
    ca_text_format(&page->text, "<meta name=\"%s\"", name);
    ca_markup_attribute(&page->text, "content", content);
    ca_text_add(&page->text, "/>\n");
}

static void add_head(html_page *page)
{
    ca_text_add(&page->text, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                             "style-src 'unsafe-inline'\"/>\n");
    add_meta(page, "viewport", "width=device-width, initial-scale=1");
    add_meta(page, "description", page->set->subject);
    add_meta(page, "author", page->set->publisher);
    ca_text_add(&page->text, "<title>");
    ca_markup_words(&page->text, page->set->title ? page->set->title : "Report");
    ca_text_add(&page->text, "</title>\n<style>\n");
    add_style_sheet(&page->text, page->set->mark);
    if (page->set->front)
        ca_text_add(&page->text, ca_html_front_style);
    ca_text_add(&page->text, "</style>\n</head>\n");
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
    ca_text_format(&page->text, "<figure id=\"%s\">\n<figcaption><h%d>", id.at, page->level + 1);
    ca_markup_words(&page->text, chart->table->finding ? chart->table->finding : chart->title);
    ca_text_format(&page->text, "</h%d>", page->level + 1);
    if (chart->table->finding)
        add_element(page, "<p>", chart->title, "</p>");
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
    ca_text_format(&page->text, "<h%d id=\"%s\">", level, page->parts[index]);
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
        ca_text_add(&page->text, "<ul>\n");
    ca_text_add(&page->text, "<li>");
    ca_markup_words(&page->text, page->set->blocks[index].words);
    ca_text_add(&page->text, "</li>\n");
    if (!is_item(page->set, index + 1))
        ca_text_add(&page->text, "</ul>\n");
}

static void add_block(html_page *page, size_t index)
{
    const ca_block *block = &page->set->blocks[index];
    switch (block->kind) {
    case CA_BLOCK_HEADING: add_heading(page, block, index); break;
    case CA_BLOCK_PARAGRAPH: add_element(page, "<p>", block->words, "</p>"); break;
    case CA_BLOCK_ITEM: add_item(page, index); break;
    case CA_BLOCK_BLANK: add_element(page, "<p class=\"blank\">", block->words, "</p>"); break;
    case CA_BLOCK_TABLE: add_table(page, index_of(page, block->table)); break;
    case CA_BLOCK_CHART: add_chart(page, block->chart); break;
    }
}

/* Appends a list of all tables, then the tables that the text does not show. */
static void add_tables(html_page *page)
{
    page->level = 2;
    ca_text_add(&page->text, "<h2 id=\"page.tables\">All tables</h2>\n<ul class=\"tables\">\n");
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
    add_element(page, "<p class=\"mark\" role=\"note\">", set->mark, "</p>");
    ca_text_add(&page->text, "<header>\n");
    if (set->front)
        ca_html_front_line(&page->text, set);
    else
        add_element(page, "<p class=\"publisher\">", set->publisher, "</p>");
    add_element(page, "<h1>", set->finding ? set->finding : set->title, "</h1>");
    ca_text_add(&page->text, "</header>\n<main id=\"page.main\">\n");
    if (set->front)
        ca_html_front(&page->text, set, page->ids);
    add_contents(page);
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
