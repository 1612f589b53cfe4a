/* SPDX-License-Identifier: MIT */
/* What the modules that write a page share: private to them. */
#ifndef CA_HTML_PARTS_H
#define CA_HTML_PARTS_H

#include "report/table.h"

/* A page on its way. The ids of tables are their names; all other ids have a full stop, which those lack. */
typedef struct {
    const ca_tables *set;
    const char **ids; /* of the set's tables, in their order */
    bool *placed;     /* whether a table is on the page already */
    ca_arena arena;
    ca_text text;
} ca_html_page;

/* The place of TABLE in the set, which holds it. */
size_t ca_html_place(const ca_html_page *page, const ca_table *table) CA_MUST_USE;
void ca_html_ids(ca_html_page *page); /* html_table.c */
/* Appends the table with its notes, or a link to it where the page has it already. */
void ca_html_table(ca_html_page *page, size_t place);
/* Appends a link to the table at PLACE, in its title's words. */
void ca_html_table_link(ca_html_page *page, size_t place);

/* Appends the page's style sheet: the screen, then paper, whose every page has the MARK (or NULL) at its foot. */
void ca_html_style(ca_text *to, const char *mark);

#endif
