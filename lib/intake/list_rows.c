/* SPDX-License-Identifier: MIT */
/* Tells the rows of a list from the other rows of its table. */
#include "intake/list_rows.h"

#include "base/utf8.h"
#include "data/list_words.h"
#include "intake/row_numbers.h"

#include <stdlib.h>
#include <string.h>

static const char *const nouns[CA_ROW_KIND_COUNT] = {
#define X(name, noun) [CA_ROW_##name] = noun,
    CA_ROW_KINDS(X)
#undef X
};

static size_t filled_cells(const ca_table_row *row, size_t *first)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->count; i++) {
        if (!row->cells[i].size)
            continue;
        if (!filled++)
            *first = i;
    }
    return filled;
}

size_t ca_known_headings(const ca_table_row *row, const ca_list_headings *headings, bool *first)
{
    size_t known = 0;
    *first = false;
    for (size_t i = 0; i < row->count; i++) {
        size_t number = row->cells[i].size ? headings->number(headings->context, row->cells[i]) : CA_NO_LIST_COLUMN;
        known += number != CA_NO_LIST_COLUMN;
        *first |= number == headings->first;
    }
    return known;
}

size_t ca_headings_row(const ca_raw_rows *rows, const ca_list_headings *headings)
{
    size_t best = rows->count, most = 0, looked_at = 0, filled = rows->count, first;
    for (size_t i = 0; i < rows->count && looked_at < CA_HEADINGS_WITHIN; i++) {
        if (!filled_cells(&rows->rows[i], &first))
            continue;
        if (!looked_at++)
            filled = i;
        bool has_first;
        size_t known = ca_known_headings(&rows->rows[i], headings, &has_first);
        known += has_first ? rows->rows[i].count + 1 : 0; /* it counts for more than all others */
        if (known > most) {
            most = known;
            best = i;
        }
    }
    best = best < rows->count ? best : filled;
    return best < rows->count ? best : 0;
}

/* Whether every filled cell of ROW is the heading of its column, and the id's is among them. */
static bool is_headings_again(const ca_table_row *row, const ca_table_row *headings, size_t id, size_t filled)
{
    if (id != CA_NO_LIST_COLUMN && (id >= row->count || !row->cells[id].size))
        return false;
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].size && (i >= headings->count || !ca_same_letters(row->cells[i], headings->cells[i])))
            return false;
    return filled > 0;
}

static bool is_number(ca_slice cell)
{
    bool digit = false;
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.at[i] >= '0' && cell.at[i] <= '9')
            digit = true;
        else if (!strchr(" ,.%-+()/:", cell.at[i])) /* dates and times too */
            return false;
    }
    return digit;
}

/* Whether all filled cells after the first one are numbers, as beside a total. */
static bool only_numbers_after(const ca_table_row *row, size_t first)
{
    for (size_t i = first + 1; i < row->count; i++)
        if (row->cells[i].size && !is_number(row->cells[i]))
            return false;
    return true;
}

static bool has_blank(ca_slice cell)
{
    cell = ca_text_without_blanks(cell);
    return cell.size && memchr(cell.at, ' ', cell.size) != NULL;
}

enum { FOOTNOTE_CELLS = 2 }; /* a note is in the first cell, or goes on in the second */

/* Whether CELL begins with the sign of a footnote: an asterisk or a dagger. */
static bool is_footnote(ca_slice cell)
{
    static const char *const signs[] = {"*", "\xe2\x80\xa0", "\xe2\x80\xa1"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (cell.size >= strlen(signs[i]) && memcmp(cell.at, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

/* Whether CELL has the word total in it. */
static bool says_total(ca_slice cell)
{
    for (; cell.size >= 5; cell.at++, cell.size--)
        if (ca_slice_alike((ca_slice){cell.at, 5}, "total"))
            return true;
    return false;
}

static enum ca_row_kind kind_of_word(ca_slice word)
{
    return ca_slice_is(word, "total") ? CA_ROW_TOTAL : ca_slice_is(word, "filter") ? CA_ROW_FILTER : CA_ROW_FOOTER;
}

/* Returns the kind of a row on its own. A cell alone that is not known is ALONE for now. */
static enum ca_row_kind kind_alone(const ca_table_row *row, const ca_table_row *headings, size_t id, bool wide,
                                   bool of_names)
{
    size_t first = 0, filled = filled_cells(row, &first);
    if (!filled)
        return CA_ROW_BLANK;
    if (is_headings_again(row, headings, id, filled))
        return CA_ROW_HEADINGS;
    ca_slice word = {"", 0};
    /* an id may have an asterisk, too */
    if (filled <= FOOTNOTE_CELLS && is_footnote(row->cells[first]) && has_blank(row->cells[first]))
        return CA_ROW_FOOTER;
    if (filled == 1 || only_numbers_after(row, first)) {
        bool id_beside = id != CA_NO_LIST_COLUMN && first != id && id < row->count && row->cells[id].size;
        if (!id_beside)
            word = ca_row_word(row->cells[first]);
        else if (says_total(row->cells[first])) /* a team may be called by one of the other words */
            word = ca_list_word(CA_WORD_ROW, row->cells[first]);
    }
    if (!word.size && first == id && !of_names && filled <= FOOTNOTE_CELLS) /* "Subtotal" with a name beside it */
        word = ca_list_word(CA_WORD_ROW, row->cells[first]);
    if (word.size && (filled == 1 || !ca_slice_is(word, "page") || only_numbers_after(row, first)))
        return kind_of_word(word);
    return filled == 1 && wide && (first == id || has_blank(row->cells[first])) ? CA_ROW_ALONE : CA_ROW_CASE;
}

/* Whether two columns or more are filled below the headings. */
static bool is_wide(const ca_raw_rows *rows, size_t headings)
{
    size_t column = 0;
    bool any = false;
    for (size_t i = headings + 1; i < rows->count; i++)
        for (size_t j = 0; j < rows->rows[i].count; j++) {
            if (!rows->rows[i].cells[j].size)
                continue;
            if (any && j != column)
                return true;
            any = true;
            column = j;
        }
    return false;
}

void ca_row_kinds(const ca_raw_rows *rows, size_t headings, size_t id, bool of_names, unsigned char *kinds)
{
    bool wide = !of_names && is_wide(rows, headings), ends = true;
    size_t first = 0;
    for (size_t i = 0; i < rows->count; i++)
        kinds[i] = i == headings  ? CA_ROW_CASE
                   : i > headings ? (unsigned char)kind_alone(&rows->rows[i], &rows->rows[headings], id, wide, of_names)
                   : filled_cells(&rows->rows[i], &first) ? CA_ROW_TITLE
                                                          : CA_ROW_BLANK;
    for (size_t i = rows->count; ends && i-- > headings + 1;) {
        bool sentence = kinds[i] == CA_ROW_ALONE && filled_cells(&rows->rows[i], &first) == 1 &&
                        has_blank(rows->rows[i].cells[first]);
        if (sentence)
            kinds[i] = CA_ROW_FOOTER;
        ends = kinds[i] != CA_ROW_CASE && kinds[i] != CA_ROW_ALONE;
    }
    for (size_t i = headings + 1; i < rows->count; i++) /* a sentence inside the list, not in the column of ids */
        if (kinds[i] == CA_ROW_ALONE && filled_cells(&rows->rows[i], &first) && first != id)
            kinds[i] = CA_ROW_CASE;
}

/* Appends "total in rows 12, 40 and 3 more". */
static void name_kind(ca_text *to, const ca_raw_rows *rows, const unsigned char *kinds, int kind)
{
    ca_row_numbers numbers = {0};
    for (size_t i = 0; i < rows->count; i++)
        if (kinds[i] == kind)
            ca_row_numbers_add(&numbers, rows->rows[i].location.line);
    ca_text_format(to, "%s%s in ", to->size ? "; " : "", nouns[kind]);
    ca_row_numbers_name(to, &numbers);
    ca_row_numbers_free(&numbers);
}

void ca_row_kinds_name(ca_text *to, const ca_raw_rows *rows, const unsigned char *kinds)
{
    for (int kind = CA_ROW_HEADINGS; kind <= CA_ROW_BLANK; kind++) {
        size_t count = 0;
        for (size_t i = 0; i < rows->count; i++)
            count += kinds[i] == kind;
        if (count && kind == CA_ROW_BLANK)
            ca_text_format(to, "%s%zu %s%s", to->size ? "; " : "", count, nouns[kind], count == 1 ? "" : "s");
        else if (count)
            name_kind(to, rows, kinds, kind);
    }
}
