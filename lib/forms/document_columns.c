/* SPDX-License-Identifier: MIT */
/* The headings of the tables of a Word form. */
#include "forms/document_columns.h"

#include "base/utf8.h"
#include "forms/form_words.h"
#include "forms/title_text.h"

#include <stdlib.h>

enum { HEADING_MOST = 300 }; /* bytes: a longer text is no heading */

/* --- the words ---------------------------------------------------------------------------------------------------- */

static struct ca_document_heading *heading_of(ca_document_headings *headings, ca_slice name, ca_slice words,
                                              struct ca_document_heading *list, size_t *count, size_t *capacity)
{
    ca_text_clear(&headings->words);
    ca_title_words(&headings->words, words);
    list = ca_array_grow(list, *count, capacity, sizeof *list);
    ca_slice plain = {ca_text_words(&headings->words), headings->words.size};
    list[(*count)++] =
        (struct ca_document_heading){ca_arena_str(&headings->arena, plain), ca_arena_str(&headings->arena, name)};
    return list;
}

static void add_column(void *context, ca_slice name, ca_slice words)
{
    ca_document_headings *headings = context;
    headings->columns =
        heading_of(headings, name, words, headings->columns, &headings->column_count, &headings->column_capacity);
}

static void add_action(void *context, ca_slice name, ca_slice words)
{
    ca_document_headings *headings = context;
    headings->actions =
        heading_of(headings, name, words, headings->actions, &headings->action_count, &headings->action_capacity);
}

void ca_document_headings_make(ca_document_headings *headings)
{
    *headings = (ca_document_headings){.words = {0}};
    ca_form_words_each(CA_FORM_WORD_COLUMN, add_column, headings);
    ca_form_words_each(CA_FORM_WORD_ACTION, add_action, headings);
}

void ca_document_headings_free(ca_document_headings *headings)
{
    free(headings->columns);
    free(headings->actions);
    ca_text_free(&headings->words);
    ca_arena_free(&headings->arena);
}

/* --- questions ---------------------------------------------------------------------------------------------------- */

/* Whether WORDS has NAME among its words. */
static bool has(ca_slice words, ca_slice name)
{
    while (words.size) {
        if (ca_title_begins(words, name))
            return true;
        const char *gap = memchr(words.at, ' ', words.size);
        size_t size = gap ? (size_t)(gap - words.at) + 1 : words.size;
        words = (ca_slice){words.at + size, words.size - size};
    }
    return false;
}

/* Returns the part whose heading TEXT is; CA_DOCUMENT_PART_COUNT: none. */
static enum ca_document_part part_of(ca_document_headings *headings, ca_slice text)
{
    bool grade = false, evidence = false, impact = false, comment = false, reason = false;
    ca_text_clear(&headings->words);
    ca_title_words(&headings->words, text.size < HEADING_MOST ? text : (ca_slice){"", 0});
    ca_slice words = {ca_text_words(&headings->words), headings->words.size};
    for (size_t i = 0; i < headings->column_count; i++) {
        if (!has(words, headings->columns[i].words))
            continue;
        grade |= ca_slice_is(headings->columns[i].name, "grade");
        evidence |= ca_slice_is(headings->columns[i].name, "evidence");
        impact |= ca_slice_is(headings->columns[i].name, "impact");
        comment |= ca_slice_is(headings->columns[i].name, "comment");
        reason |= ca_slice_is(headings->columns[i].name, "reason");
    }
    if (evidence + impact + comment > 1)
        return CA_PART_TEXT;
    return evidence            ? CA_PART_EVIDENCE
           : impact            ? CA_PART_IMPACT
           : comment || reason ? CA_PART_COMMENT
           : grade             ? CA_PART_GRADE
                               : CA_DOCUMENT_PART_COUNT;
}

static void add(ca_document_columns *columns, const ca_document_cell *cell, enum ca_document_part part,
                const char *action)
{
    columns->list = ca_array_grow(columns->list, columns->count, &columns->capacity, sizeof *columns->list);
    columns->list[columns->count++] = (ca_document_column){cell->column, cell->span, part, action};
}

/* Reads the headings of the table of questions: all but the first are of parts, and the parts are not all the same. */
static bool read_questions(ca_document_headings *headings, const ca_document_row *row, ca_document_columns *columns)
{
    bool first = true, differ = false;
    columns->count = 0;
    for (size_t i = 0; i < row->cell_count; i++) {
        const ca_document_cell *cell = &row->cells[i];
        ca_slice text = ca_text_without_blanks(cell->content.text);
        enum ca_document_part part = text.size ? part_of(headings, text) : CA_DOCUMENT_PART_COUNT;
        if (text.size && part == CA_DOCUMENT_PART_COUNT && !first)
            return false;
        first &= !text.size;
        if (part == CA_DOCUMENT_PART_COUNT)
            continue;
        differ |= columns->count && columns->list[0].part != part;
        add(columns, cell, part, NULL);
    }
    return differ;
}

/* --- actions ------------------------------------------------------------------------------------------------------ */

/* Returns the member of an action whose heading TEXT is, or NULL. Constant while HEADINGS are there. */
static const char *member_of(ca_document_headings *headings, ca_slice text)
{
    const ca_slice candidates[] = {ca_title_paragraph(text), ca_title_sentence(text)};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        ca_text_clear(&headings->words);
        ca_title_words(&headings->words, text.size < HEADING_MOST ? candidates[i] : (ca_slice){"", 0});
        ca_slice words = {ca_text_words(&headings->words), headings->words.size};
        for (size_t j = 0; j < headings->action_count; j++)
            if (ca_slice_equal(words, headings->actions[j].words))
                return headings->actions[j].name.at;
    }
    return NULL;
}

static bool has_member(const ca_document_columns *columns, const char *member)
{
    for (size_t i = 0; i < columns->count; i++)
        if (columns->list[i].action && strcmp(columns->list[i].action, member) == 0)
            return true;
    return false;
}

/* Reads the headings of the table of actions: at least the action, and who does it or when. One may be unknown. */
static bool read_actions(ca_document_headings *headings, const ca_document_row *row, ca_document_columns *columns)
{
    size_t unknown = 0;
    columns->count = 0;
    for (size_t i = 0; i < row->cell_count; i++) {
        const ca_document_cell *cell = &row->cells[i];
        ca_slice text = ca_text_without_blanks(cell->content.text);
        const char *member = text.size ? member_of(headings, text) : NULL;
        unknown += text.size && !member;
        if (text.size && !(member && has_member(columns, member)))
            add(columns, cell, CA_PART_TEXT, member);
    }
    return unknown < 2 && has_member(columns, "action") && (has_member(columns, "owner") || has_member(columns, "due"));
}

/* --- both --------------------------------------------------------------------------------------------------------- */

/* Whether all texts of ROW are short enough for headings. */
static bool is_short(const ca_document_row *row)
{
    for (size_t i = 0; i < row->cell_count; i++)
        if (row->cells[i].content.text.size >= HEADING_MOST)
            return false;
    return true;
}

bool ca_document_columns_read(ca_document_headings *headings, const ca_document_row *row, ca_document_columns *columns)
{
    ca_document_columns read = {.count = 0};
    if (!is_short(row))
        return false;
    read.actions = read_actions(headings, row, &read);
    if (!read.actions && !read_questions(headings, row, &read)) {
        free(read.list);
        return false;
    }
    free(columns->list);
    *columns = read;
    return true;
}

const ca_document_column *ca_document_column_of(const ca_document_columns *columns, const ca_document_cell *cell)
{
    for (size_t i = 0; i < columns->count; i++) {
        const ca_document_column *column = &columns->list[i];
        if (cell->column >= column->column && cell->column < column->column + column->span)
            return column;
    }
    return NULL;
}
