/* SPDX-License-Identifier: MIT */
/* Tells the rows of a list from the other rows of its table. */
#include "intake/list_rows.h"

#include "base/map.h"
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

/* The usual ids of a list, by which other cells in their column are told from them. */
typedef struct {
    bool digits, only_digits, blanks; /* what most of them have */
    size_t size;                      /* of nearly all of them; 0: they differ */
} usual_ids;

static size_t digits_in(ca_slice cell)
{
    size_t digits = 0;
    for (size_t i = 0; i < cell.size; i++)
        digits += cell.at[i] >= '0' && cell.at[i] <= '9';
    return digits;
}

/* Returns the cell of ROW in column ID without blanks around it. */
static ca_slice id_of(const ca_table_row *row, size_t id)
{
    return id < row->count ? ca_text_without_blanks(row->cells[id]) : (ca_slice){"", 0};
}

static usual_ids find_usual_ids(const ca_raw_rows *rows, size_t headings, size_t id)
{
    enum { SIZES = 64, SIZE_LEAST = 4 };
    size_t digits = 0, only_digits = 0, blanks = 0, count = 0, sizes[SIZES] = {0}, size = 0;
    for (size_t i = headings + 1; i < rows->count; i++) {
        ca_slice cell = id_of(&rows->rows[i], id);
        if (!cell.size)
            continue;
        count++;
        digits += digits_in(cell) > 0;
        only_digits += digits_in(cell) == cell.size;
        blanks += has_blank(cell);
        sizes[cell.size < SIZES ? cell.size : 0]++;
    }
    for (size_t i = SIZE_LEAST; i < SIZES; i++)
        size = sizes[i] > sizes[size] || !size ? i : size;
    return (usual_ids){digits * 2 > count, only_digits * 3 > count * 2, blanks * 2 > count,
                       sizes[size] * 10 > count * 9 ? size : 0};
}

/* Whether ID, which may be words, is like the usual ids. */
static bool is_usual_id(const usual_ids *usual, ca_slice id)
{
    if (!id.size || (usual->digits && !digits_in(id)) || (!usual->blanks && has_blank(id)))
        return false;
    return (!usual->only_digits || digits_in(id) == id.size) && (!usual->size || id.size == usual->size);
}

/* Whether ID is words: it has no digit, or a blank, where ids have not. */
static bool is_words(const usual_ids *usual, ca_slice id)
{
    return id.size && ((usual->digits && !digits_in(id)) || (!usual->blanks && has_blank(id)));
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

/* Sets the rows at the end that are one cell with a sentence to FOOTER, and those inside the list, not in the column of ids,
 * to CASE. */
static void settle_alone(const ca_raw_rows *rows, size_t headings, size_t id, unsigned char *kinds)
{
    size_t first = 0;
    bool ends = true;
    for (size_t i = rows->count; ends && i-- > headings + 1;) {
        bool sentence = kinds[i] == CA_ROW_ALONE && filled_cells(&rows->rows[i], &first) == 1 &&
                        has_blank(rows->rows[i].cells[first]);
        if (sentence)
            kinds[i] = CA_ROW_FOOTER;
        ends = kinds[i] != CA_ROW_CASE && kinds[i] != CA_ROW_ALONE;
    }
    for (size_t i = headings + 1; i < rows->count; i++)
        if (kinds[i] == CA_ROW_ALONE && filled_cells(&rows->rows[i], &first) && first != id)
            kinds[i] = CA_ROW_CASE;
}

/* Collects the letters of all cells under other headings than ID. */
static void collect_values(const ca_raw_rows *rows, size_t headings, size_t id, ca_map *values)
{
    ca_text letters = {0};
    for (size_t i = headings + 1; i < rows->count; i++)
        for (size_t j = 0; j < rows->rows[i].count; j++) {
            if (j == id || !rows->rows[i].cells[j].size)
                continue;
            ca_text_clear(&letters);
            ca_letters_and_digits(&letters, rows->rows[i].cells[j]);
            ca_map_at(values, (ca_slice){ca_text_words(&letters), letters.size})->thing = values;
        }
    ca_text_free(&letters);
}

/* Returns the kind of a row that has words in place of an id, such as "Families First" and a number, where ids have digits: a
 * total, if the words are a value of the list; a case only if other words are beside it, too. VALUES is filled at need. */
static enum ca_row_kind kind_of_words(const ca_raw_rows *rows, size_t headings, size_t id, size_t index, ca_map *values)
{
    const ca_table_row *row = &rows->rows[index];
    bool numbers = true;
    ca_text letters = {0};
    for (size_t i = 0; i < row->count; i++)
        numbers &= i == id || !row->cells[i].size || is_number(row->cells[i]);
    if (!values->count)
        collect_values(rows, headings, id, values);
    ca_letters_and_digits(&letters, row->cells[id]);
    bool known = ca_map_find(values, (ca_slice){ca_text_words(&letters), letters.size}) != NULL;
    ca_text_free(&letters);
    return numbers && known ? CA_ROW_TOTAL : numbers || known ? CA_ROW_DOUBTFUL : CA_ROW_CASE;
}

/* Whether a number is in place of the id of ROW, and words for a total and nothing but numbers are beside it. */
static bool is_number_of_total(const ca_table_row *row, size_t id)
{
    size_t totals = 0, first = 0;
    ca_slice number = id_of(row, id);
    for (size_t i = 0; i < number.size; i++)
        if (number.at[i] < '0' || number.at[i] > '9')
            return false;
    for (size_t i = 0; i < row->count; i++) {
        bool total = i != id && (ca_ends_in_total(row->cells[i]) ||
                                 (says_total(row->cells[i]) && ca_list_word(CA_WORD_ROW, row->cells[i]).size));
        if (i != id && row->cells[i].size && !total && !is_number(row->cells[i]))
            return false;
        totals += total;
    }
    return number.size && totals && filled_cells(row, &first) > 1;
}

/* Returns whether the number in place of the id of ROW is COUNT or ALL. */
static bool is_count(ca_slice number, size_t count, size_t all)
{
    size_t value = 0;
    for (size_t i = 0; i < number.size && value <= all; i++)
        value = value * 10 + (size_t)(number.at[i] - '0');
    return value == count || value == all;
}

/* Finds totals whose words or number are in the column of the ids. */
static void find_totals(const ca_raw_rows *rows, size_t headings, size_t id, bool of_names, unsigned char *kinds)
{
    const usual_ids usual = find_usual_ids(rows, headings, id);
    ca_map values = {0};
    size_t all = 0, since = 0, first = 0; /* cases so far, and since the last total */
    for (size_t i = headings + 1; i < rows->count; i++) {
        const ca_table_row *row = &rows->rows[i];
        ca_slice cell = id_of(row, id);
        if (kinds[i] == CA_ROW_CASE && is_number_of_total(row, id))
            kinds[i] = of_names || is_count(cell, since, all) ? CA_ROW_TOTAL : CA_ROW_DOUBTFUL;
        else if (kinds[i] == CA_ROW_CASE && !of_names && is_words(&usual, cell) && filled_cells(row, &first) > 1)
            kinds[i] = (unsigned char)kind_of_words(rows, headings, id, i, &values);
        all += kinds[i] == CA_ROW_CASE;
        since = kinds[i] == CA_ROW_TOTAL ? 0 : since + (kinds[i] == CA_ROW_CASE);
    }
    ca_map_free(&values, NULL);
}

/* Returns the number of rows from INDEX on that have, together, the cells of one row; 0: none. The halves of a cell are a cell
 * each. */
static size_t rows_together(const ca_raw_rows *rows, size_t headings, size_t index)
{
    enum { TOGETHER_MOST = 20 };
    size_t whole = rows->rows[headings].count, cells = rows->rows[index].count;
    for (size_t i = 1; i < TOGETHER_MOST && index + i < rows->count; i++) {
        const ca_table_row *row = &rows->rows[index + i];
        if (row->contents || row->location.line != rows->rows[index].location.line + i)
            return 0;
        cells += row->count - 1;
        if (cells >= whole)
            return cells == whole && !rows->rows[index].contents ? i + 1 : 0;
    }
    return 0;
}

bool ca_row_may_go_on(const ca_raw_rows *rows, size_t headings, size_t id, size_t index)
{
    size_t whole = rows->rows[headings].count;
    if (rows_together(rows, headings, index) != 2)
        return false;
    const ca_table_row *row = &rows->rows[index];
    bool without_id = row->count == 1 && id > 0 && id != CA_NO_LIST_COLUMN;
    return row->count < whole && (without_id || row[1].count < whole);
}

/* Whether CELL has one word or two, such as the rest of a name, and is no sentence about the list. */
static bool has_few_words(ca_slice cell)
{
    const char *blank = memchr(cell.at, ' ', cell.size);
    return !blank || !memchr(blank + 1, ' ', cell.size - (size_t)(blank + 1 - cell.at));
}

/* Whether the rows that go on after the one at INDEX are surely no rows of their own. */
static bool is_cut(const ca_raw_rows *rows, size_t id, size_t index, size_t count, size_t whole, const usual_ids *usual)
{
    const ca_table_row *last = &rows->rows[index + count - 1];
    if (rows->rows[index].count == whole) { /* its last cell goes on */
        ca_slice end = rows->rows[index].cells[whole - 1], rest = id_of(last, id);
        return end.size && rest.size && (has_few_words(rest) || (rest.at[0] >= 'a' && rest.at[0] <= 'z')) &&
               is_words(usual, rest);
    }
    for (size_t i = 1; i < count; i++)
        if (is_usual_id(usual, id_of(&rows->rows[index + i], id)))
            return false;
    return true;
}

/* Finds the rows that a line break in a cell without quotes has cut. */
static void find_cuts(const ca_raw_rows *rows, size_t headings, size_t id, unsigned char *kinds)
{
    const usual_ids usual = find_usual_ids(rows, headings, id);
    size_t whole = rows->rows[headings].count, count;
    for (size_t i = headings + 1; i < rows->count; i += count ? count : 1) {
        count = kinds[i] == CA_ROW_CASE || kinds[i] == CA_ROW_ALONE ? rows_together(rows, headings, i) : 0;
        for (size_t j = 1; j < count; j++)
            if (kinds[i + j] != CA_ROW_CASE && kinds[i + j] != CA_ROW_ALONE && kinds[i + j] != CA_ROW_DOUBTFUL)
                count = 0;
        if (count && !is_cut(rows, id, i, count, whole, &usual))
            count = 0;
        for (size_t j = 0; j < count; j++)
            kinds[i + j] = j ? CA_ROW_REST : CA_ROW_CUT;
    }
}

void ca_row_kinds(const ca_raw_rows *rows, size_t headings, size_t id, bool of_names, unsigned char *kinds)
{
    bool wide = !of_names && is_wide(rows, headings);
    size_t first = 0;
    for (size_t i = 0; i < rows->count; i++)
        kinds[i] = i == headings  ? CA_ROW_CASE
                   : i > headings ? (unsigned char)kind_alone(&rows->rows[i], &rows->rows[headings], id, wide, of_names)
                   : filled_cells(&rows->rows[i], &first) ? CA_ROW_TITLE
                                                          : CA_ROW_BLANK;
    settle_alone(rows, headings, id, kinds);
    if (id == CA_NO_LIST_COLUMN)
        return;
    find_totals(rows, headings, id, of_names, kinds);
    if (wide)
        find_cuts(rows, headings, id, kinds);
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
