/* SPDX-License-Identifier: MIT */
/* A letter as an HTML page. */
#include "documents/letter_write.h"

#include "base/markup.h"
#include "office/html_page.h"

static const char style[] =
    "body{max-width:54rem}\n"
    "h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:1.75rem}h3{font-size:1.05rem}\n"
    "p,li{white-space:pre-line}\n"
    "table{width:100%;table-layout:fixed;margin:0 0 1rem;overflow-wrap:anywhere}\n"
    "tbody th{font-weight:700}\n"
    "td.blank{height:2.6em;background:#fff2cc;color:#1a1a1a}\n"
    ".alert{border:2px solid var(--alarm);background:var(--first);padding:.5rem .75rem;"
    "font-weight:700}\n"
    /* A phone has no room for the columns' shares: they would break words. */
    "@media screen and (max-width:40rem){table{table-layout:auto;overflow-wrap:break-word}"
    "col{width:auto!important}td.blank{min-width:5rem}td.blank:nth-child(2):last-child{width:60%}}\n";

static const struct {
    const char *opening, *closing;
} elements[] = {[CA_LETTER_HEADING] = {"<h2>", "</h2>\n"},
                [CA_LETTER_SUBHEADING] = {"<h3>", "</h3>\n"},
                [CA_LETTER_PARAGRAPH] = {"<p>", "</p>\n"},
                [CA_LETTER_ITEM] = {"<li>", "</li>\n"},
                [CA_LETTER_ALERT] = {"<p class=\"alert\">", "</p>\n"},
                [CA_LETTER_NOTE] = {"<p class=\"note\">", "</p>\n"},
                [CA_LETTER_BLANK] = {"<p class=\"blank\">", "</p>\n"}};

static void add_cell(ca_text *to, const ca_letter_cell *cell, bool column)
{
    bool asked = cell->input != CA_INPUT_NONE && cell->input != CA_INPUT_HELD;
    ca_text_add(to, column          ? "<th scope=\"col\">"
                    : cell->heading ? "<th scope=\"row\">"
                    : asked         ? "<td class=\"blank\">"
                                    : "<td>");
    ca_markup_text(to, cell->text);
    ca_text_add(to, column || cell->heading ? "</th>" : "</td>");
}

/* Appends the table, and below it how to fill in what a program reads back. */
static void add_table(ca_text *to, const ca_letter_table *table)
{
    bool read_back = false;
    ca_text_add(to, "<table>\n<colgroup>");
    for (size_t i = 0; i < table->columns; i++)
        ca_text_format(to, "<col style=\"width:%u%%\"/>", table->shares[i]);
    ca_text_format(to, "</colgroup>\n%s", table->headed ? "<thead>\n" : "<tbody>\n");
    for (size_t i = 0; i < table->count; i++) {
        bool head = table->headed && i < table->columns;
        ca_text_add(to, i % table->columns ? "" : "<tr>");
        add_cell(to, &table->cells[i], head);
        read_back |= table->cells[i].tag && table->cells[i].input != CA_INPUT_HELD;
        if ((i + 1) % table->columns == 0)
            ca_text_add(to, "</tr>\n");
        if (head && i + 1 == table->columns)
            ca_text_add(to, "</thead>\n<tbody>\n");
    }
    ca_text_add(to, "</tbody>\n</table>\n");
    if (read_back)
        ca_text_add(to,
                    "<p class=\"note\">To reply, fill in the Word document of this letter, and send that back.</p>\n");
}

void ca_letter_html(const ca_letter *letter, ca_text *to)
{
    const ca_html_head head = {.title = letter->title, .subject = letter->subject, .mark = letter->mark};
    bool in_list = false;
    ca_html_page_begin(to, &head, style, "");
    ca_text_add(to, "<body>\n");
    ca_html_element(to, "<p class=\"mark\" role=\"note\">", letter->mark, "</p>");
    ca_html_element(to, "<header>\n<h1>", letter->title, "</h1>\n</header>\n<main>");
    for (size_t i = 0; i < letter->count; i++) {
        const ca_letter_block *block = &letter->blocks[i];
        bool item = block->kind == CA_LETTER_ITEM;
        if (item != in_list)
            ca_text_add(to, item ? "<ul>\n" : "</ul>\n");
        in_list = item;
        if (block->kind == CA_LETTER_TABLE) {
            add_table(to, &letter->tables[block->table]);
            continue;
        }
        ca_text_add(to, elements[block->kind].opening);
        ca_markup_text(to, block->words);
        ca_text_add(to, elements[block->kind].closing);
    }
    ca_text_add(to, in_list ? "</ul>\n" : "");
    ca_text_add(to, "</main>\n</body>\n</html>\n");
}
