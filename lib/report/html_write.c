/* SPDX-License-Identifier: MIT */
/* A report as one HTML page that is well-formed XML too: its text, then every table. */
#include "report/html_parts.h"
#include "report/markup.h"
#include "report/svg_chart.h"

#include <stdio.h>

/* An element around words; without words there is none. */
static void add_element(ca_html_page *page, const char *opening, const char *words, const char *closing)
{
    if (!words || !*words)
        return;
    ca_text_add(&page->text, opening);
    ca_markup_words(&page->text, words);
    ca_text_add(&page->text, closing);
    ca_text_byte(&page->text, '\n');
}

static void add_meta(ca_html_page *page, const char *name, const char *content)
{
    if (!content || !*content)
        return;
    ca_text_format(&page->text, "<meta name=\"%s\"", name);
    ca_markup_attribute(&page->text, "content", content);
    ca_text_add(&page->text, "/>\n");
}

static void add_head(ca_html_page *page)
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
    ca_html_style(&page->text, page->set->mark);
    ca_text_add(&page->text, "</style>\n</head>\n");
}

static void add_contents(ca_html_page *page)
{
    ca_text_add(&page->text, "<nav aria-labelledby=\"page.contents\">\n"
                             "<h2 id=\"page.contents\">On this page</h2>\n<ul>\n");
    for (size_t i = 0; i < page->set->block_count; i++) {
        const ca_block *block = &page->set->blocks[i];
        if (block->kind != CA_BLOCK_HEADING || block->level > 2)
            continue;
        ca_text_format(&page->text, "<li><a href=\"#part.%zu\">", i + 1);
        ca_markup_words(&page->text, block->words);
        ca_text_add(&page->text, "</a></li>\n");
    }
    if (page->set->count)
        ca_text_add(&page->text, "<li><a href=\"#page.tables\">All tables</a></li>\n");
    ca_text_add(&page->text, "</ul>\n</nav>\n");
}

static void add_chart(ca_html_page *page, const ca_chart *chart, size_t place)
{
    char id[40];
    (void)snprintf(id, sizeof id, "figure.%zu", place + 1);
    ca_text_format(&page->text, "<figure id=\"%s\">\n", id);
    add_element(page, "<figcaption>", chart->title, "</figcaption>");
    ca_text_add(&page->text, "<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
    ca_markup_attribute(&page->text, "aria-label", chart->title);
    ca_text_add(&page->text, ">\n");
    ca_svg_chart(&page->text, chart, id);
    ca_text_add(&page->text, "</div>\n<p class=\"note\">The figures: ");
    ca_html_table_link(page, ca_html_place(page, chart->table));
    ca_text_add(&page->text, "</p>\n</figure>\n");
}

static void add_heading(ca_html_page *page, const ca_block *block, size_t place)
{
    int level = block->level > 2 ? 3 : 2;
    ca_text_format(&page->text, "<h%d id=\"part.%zu\">", level, place + 1);
    ca_markup_words(&page->text, block->words);
    ca_text_format(&page->text, "</h%d>\n", level);
}

static bool is_item(const ca_tables *set, size_t place)
{
    return place < set->block_count && set->blocks[place].kind == CA_BLOCK_ITEM;
}

static void add_item(ca_html_page *page, size_t place)
{
    if (!place || !is_item(page->set, place - 1))
        ca_text_add(&page->text, "<ul>\n");
    ca_text_add(&page->text, "<li>");
    ca_markup_words(&page->text, page->set->blocks[place].words);
    ca_text_add(&page->text, "</li>\n");
    if (!is_item(page->set, place + 1))
        ca_text_add(&page->text, "</ul>\n");
}

static void add_block(ca_html_page *page, size_t place)
{
    const ca_block *block = &page->set->blocks[place];
    switch (block->kind) {
    case CA_BLOCK_HEADING: add_heading(page, block, place); break;
    case CA_BLOCK_PARAGRAPH:
        add_element(page, place < page->set->box_count ? "<p class=\"alert\">" : "<p>", block->words, "</p>");
        break;
    case CA_BLOCK_ITEM: add_item(page, place); break;
    case CA_BLOCK_TABLE: ca_html_table(page, ca_html_place(page, block->table)); break;
    case CA_BLOCK_CHART: add_chart(page, block->chart, place); break;
    }
}

/* What has to be acted on, before the contents: nobody is to look for it. */
static void add_box(ca_html_page *page)
{
    if (!page->set->box_count)
        return;
    ca_text_add(&page->text, "<section class=\"first\" aria-labelledby=\"part.1\">\n");
    for (size_t i = 0; i < page->set->box_count; i++)
        add_block(page, i);
    ca_text_add(&page->text, "</section>\n");
}

/* A list of all tables, then those that the text has not shown. */
static void add_tables(ca_html_page *page)
{
    ca_text_add(&page->text, "<h2 id=\"page.tables\">All tables</h2>\n<ul class=\"tables\">\n");
    for (size_t i = 0; i < page->set->count; i++) {
        ca_text_add(&page->text, "<li>");
        ca_html_table_link(page, i);
        ca_text_add(&page->text, page->placed[i] ? " (in the text above)</li>\n" : "</li>\n");
    }
    ca_text_add(&page->text, "</ul>\n");
    for (size_t i = 0; i < page->set->count; i++) {
        if (!page->placed[i])
            ca_html_table(page, i);
    }
}

static void add_body(ca_html_page *page)
{
    const ca_tables *set = page->set;
    ca_text_add(&page->text, "<body>\n<a class=\"skip\" href=\"#page.main\">Skip to the report</a>\n");
    add_element(page, "<p class=\"mark\" role=\"note\">", set->mark, "</p>");
    ca_text_add(&page->text, "<header>\n");
    add_element(page, "<p class=\"publisher\">", set->publisher, "</p>");
    add_element(page, "<h1>", set->title, "</h1>");
    ca_text_add(&page->text, "</header>\n");
    add_box(page);
    add_contents(page);
    ca_text_add(&page->text, "<main id=\"page.main\">\n");
    for (size_t i = set->box_count; i < set->block_count; i++)
        add_block(page, i);
    if (set->count)
        add_tables(page);
    ca_text_add(&page->text, "</main>\n</body>\n</html>\n");
}

int ca_html_write(const ca_tables *set, ca_output *output, ca_problem *problem)
{
    ca_html_page page = {.set = set};
    ca_html_ids(&page);
    add_head(&page);
    add_body(&page);
    int status = ca_output_write(output, ca_text_words(&page.text), page.text.size, problem);
    ca_text_free(&page.text);
    ca_arena_free(&page.arena);
    return status;
}
