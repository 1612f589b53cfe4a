/* SPDX-License-Identifier: MIT */
/* A whole workbook laid out: its properties, its sheets, its charts. */
#include "report/workbook_book.h"

#include "report/workbook_pictures.h"

enum { TITLE_MOST = 255 };

/* WORDS on one line. */
static const char *property(ca_book *layout, const char *words)
{
    ca_text cleaned = {0};
    ca_workbook_clean(&cleaned, ca_slice_of(words ? words : ""));
    for (size_t i = 0; i < cleaned.size; i++) {
        if ((unsigned char)cleaned.at[i] < ' ')
            cleaned.at[i] = ' ';
    }
    const char *kept = ca_arena_copy(&layout->arena, cleaned.at, cleaned.size);
    ca_text_free(&cleaned);
    return kept;
}

/* The mark in the middle above every page, where an & is written twice. */
static const char *make_header(ca_book *layout)
{
    ca_text header = {0};
    if (*layout->mark && layout->audience == CA_INTERNAL) {
        ca_text_add(&header, "&C&\"Arial,Bold\"");
        for (const char *at = layout->mark; *at; at++)
            ca_text_add(&header, *at == '&' ? "&&" : (char[]){*at, '\0'});
    }
    const char *kept = ca_arena_copy(&layout->arena, ca_text_words(&header), header.size);
    ca_text_free(&header);
    return kept;
}

static int make_properties(ca_book *layout, const ca_tables *set, ca_problem *problem)
{
    layout->title = property(layout, set->title);
    layout->subject = property(layout, set->subject);
    layout->mark = property(layout, set->mark);
    layout->under_title = set->mark ? layout->mark : property(layout, set->sheet_note);
    layout->publisher = property(layout, set->publisher);
    layout->header = make_header(layout);
    if (ca_utf16_units(ca_slice_of(layout->title)) > TITLE_MOST ||
        ca_utf16_units(ca_slice_of(layout->subject)) > TITLE_MOST)
        return ca_problem_set(problem, "a title longer than a workbook holds (%d)", TITLE_MOST);
    if (ca_utf16_units(ca_slice_of(layout->mark)) > TITLE_MOST ||
        ca_utf16_units(ca_slice_of(layout->header)) > TITLE_MOST)
        return ca_problem_set(problem, "a mark longer than a page's header holds (%d)", TITLE_MOST);
    if (ca_utf16_units(ca_slice_of(layout->publisher)) > TITLE_MOST)
        return ca_problem_set(problem, "a publisher's name longer than a workbook holds (%d)", TITLE_MOST);
    return 0;
}

int ca_book_make(ca_book *layout, const ca_tables *set, ca_problem *problem)
{
    *layout = (ca_book){.count = set->count, .audience = set->audience};
    int status = make_properties(layout, set, problem);
    if (set->count == 0)
        status = ca_problem_set(problem, "no tables to write");
    layout->sheets = ca_arena_take(&layout->arena, set->count * sizeof(ca_sheet));
    for (size_t i = 0; i < set->count && status == 0; i++) {
        layout->sheets[i] = (ca_sheet){.set = set, .table = set->tables[i], .mark = layout->under_title};
        status = ca_sheet_lay_out(layout, i, problem);
    }
    if (status == 0)
        status = ca_pictures_make(layout, set, problem);
    if (status)
        ca_book_free(layout);
    return status;
}

void ca_book_free(ca_book *layout)
{
    ca_arena_free(&layout->arena);
    *layout = (ca_book){0};
}
