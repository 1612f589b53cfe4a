/* SPDX-License-Identifier: MIT */
/* The read-back of texts, cells and tables. */
#include "report/workbook_check_cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMN_LETTERS_MOST = 3, ROW_MOST = 1048576 };

static void start_text(void *state, const char *element, const char **attributes)
{
    ca_shared_texts *shared = state;
    (void)attributes;
    if (strcmp(element, "si") == 0)
        ca_text_clear(&shared->gathered);
}

static void end_text(void *state, const char *element, const ca_text *text)
{
    ca_shared_texts *shared = state;
    if (strcmp(element, "t") == 0) {
        ca_workbook_unescape(&shared->gathered, (ca_slice){ca_text_words(text), text->size});
    } else if (strcmp(element, "si") == 0) {
        size_t size = shared->gathered.size;
        shared->texts = ca_room_for_one(shared->texts, shared->count, &shared->capacity, sizeof(ca_slice));
        shared->texts[shared->count++] = (ca_slice){ca_arena_copy(&shared->arena, shared->gathered.at, size), size};
    }
}

ca_zip_reader ca_shared_texts_reader(ca_shared_texts *shared)
{
    return (ca_zip_reader){.start = start_text, .end = end_text, .state = shared};
}

void ca_shared_texts_free(ca_shared_texts *shared)
{
    free(shared->texts);
    ca_text_free(&shared->gathered);
    ca_arena_free(&shared->arena);
    *shared = (ca_shared_texts){0};
}

static void fault(ca_sheet_check *check, size_t row, size_t column, const char *what)
{
    ca_text name = {0};
    ca_cell_name(&name, row, column);
    (void)ca_problem_set(check->problem, "read back, sheet '%s', cell %s %s", check->sheet->table->sheet, name.at,
                         what);
    ca_text_free(&name);
}

/* Whether nothing was to stand from the first place not accounted for up to ROW and COLUMN. */
static bool empty_until(ca_sheet_check *check, size_t row, size_t column)
{
    const ca_sheet *sheet = check->sheet;
    while (check->row < row || (check->row == row && check->column < column)) {
        if (check->row >= sheet->rows)
            return true; /* nothing stands below */
        if (check->column >= sheet->columns) {
            check->row++;
            check->column = 0;
            continue;
        }
        if (ca_sheet_at(sheet, check->row, check->column, &check->expected).kind != CA_SHOWN_NOTHING) {
            fault(check, check->row, check->column, "is missing");
            return false;
        }
        check->column++;
    }
    return true;
}

/* "AB12" as row and column, from 0. */
static bool read_reference(const char *words, size_t *row, size_t *column)
{
    size_t number = 0, letters = 0;
    uint64_t line = 0;
    while (words[letters] >= 'A' && words[letters] <= 'Z' && letters < COLUMN_LETTERS_MOST)
        number = number * 26 + (size_t)(words[letters++] - 'A' + 1);
    if (!letters || !ca_whole_number(words + letters, ROW_MOST, &line) || line == 0)
        return false;
    *row = (size_t)line - 1;
    *column = number - 1;
    return true;
}

/* The library writes 16 figures, where 77.1 is 77.09999999999999 and
 * read as the same: a whole number is to be exact, a decimal to be as near as that. */
bool ca_workbook_number_is(const char *words, int64_t parts, int scale)
{
    double wanted = (double)parts / scale, margin = parts % scale ? fabs(wanted) * 1e-15 : 0;
    char *end = NULL;
    if (!*words || words[strspn(words, "+-.0123456789E")]) /* a comma, say, if a locale had its way */
        return false;
    double number = strtod(words, &end);
    return !*end && fabs(number - wanted) <= margin;
}

/* A link is beside the cells: whether it is at one that leads where it leads. */
static void check_link(ca_sheet_check *check, const char **attributes)
{
    size_t row = 0, column = 0;
    ca_text_clear(&check->expected);
    check->links++;
    if (!read_reference(ca_zip_attribute(attributes, "ref"), &row, &column) ||
        !ca_sheet_link(check->sheet, row, column, &check->expected) ||
        strcmp(ca_zip_attribute(attributes, "location"), check->expected.at) != 0)
        (void)ca_problem_set(check->problem, "read back, sheet '%s' has a link that leads elsewhere",
                             check->sheet->table->sheet);
}

/* What a public workbook does without, since not everybody can use it. */
static bool not_public(const char *element)
{
    static const char *const elements[] = {"pane",         "autoFilter", "mergeCell", "conditionalFormatting",
                                           "headerFooter", "drawing"};
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
        if (strcmp(element, elements[i]) == 0)
            return true;
    }
    return false;
}

static void start_cell(void *state, const char *element, const char **attributes)
{
    ca_sheet_check *check = state;
    if (check->sheet->set->audience == CA_PUBLIC && not_public(element))
        (void)ca_problem_set(check->problem, "read back, sheet '%s' is not as a public one is to be",
                             check->sheet->table->sheet);
    if (strcmp(element, "hyperlink") == 0)
        check_link(check, attributes);
    if (strcmp(element, "c") != 0)
        return;
    const char *type = ca_zip_attribute(attributes, "t");
    check->by_number = strcmp(type, "s") == 0;
    if (!read_reference(ca_zip_attribute(attributes, "r"), &check->at_row, &check->at_column))
        (void)ca_problem_set(check->problem, "read back, sheet '%s' has a cell without a place",
                             check->sheet->table->sheet);
    else if (*type && !check->by_number && strcmp(type, "n") != 0)
        fault(check, check->at_row, check->at_column, "is of another kind");
}

static bool same_text(const ca_sheet_check *check, const ca_text *value)
{
    uint64_t number = 0;
    return check->shared->count && ca_whole_number(ca_text_words(value), check->shared->count - 1, &number) &&
           ca_slice_equal(check->shared->texts[number], (ca_slice){check->expected.at, check->expected.size});
}

static void check_header(ca_sheet_check *check, const ca_text *text)
{
    check->headers++;
    if (strcmp(ca_text_words(text), check->header) != 0)
        (void)ca_problem_set(check->problem, "read back, sheet '%s' has another header", check->sheet->table->sheet);
}

static void end_cell(void *state, const char *element, const ca_text *text)
{
    ca_sheet_check *check = state;
    size_t row = check->at_row, column = check->at_column;
    if (strcmp(element, "oddHeader") == 0)
        check_header(check, text);
    if (strcmp(element, "f") == 0 || strcmp(element, "is") == 0)
        fault(check, row, column, "is a formula or a text of its own");
    if (strcmp(element, "v") != 0)
        return;
    if (row < check->row || (row == check->row && column < check->column)) {
        fault(check, row, column, "is there twice or out of order");
        return;
    }
    if (!empty_until(check, row, column))
        return;
    ca_shown shown = ca_sheet_at(check->sheet, row, column, &check->expected);
    if (shown.kind == CA_SHOWN_NOTHING)
        fault(check, row, column, "should be empty");
    else if (shown.kind == CA_SHOWN_TEXT && (!check->by_number || !same_text(check, text)))
        fault(check, row, column, "holds another text");
    else if (shown.kind == CA_SHOWN_NUMBER &&
             (check->by_number || !ca_workbook_number_is(ca_text_words(text), shown.parts, shown.scale)))
        fault(check, row, column, "holds another number");
    ca_text_clear(&check->expected);
    check->links_wanted += ca_sheet_link(check->sheet, row, column, &check->expected);
    check->row = row;
    check->column = column + 1;
}

ca_zip_reader ca_sheet_reader(ca_sheet_check *check)
{
    return (ca_zip_reader){.start = start_cell, .end = end_cell, .state = check};
}

int ca_sheet_check_end(ca_sheet_check *check)
{
    bool whole = check->problem->words.size == 0 && empty_until(check, check->sheet->rows, 0);
    ca_text_free(&check->expected);
    if (whole && (check->links != check->links_wanted || check->headers != (*check->header != '\0')))
        return ca_problem_set(check->problem, "read back, sheet '%s' lacks a link or its header",
                              check->sheet->table->sheet);
    return whole ? 0 : -1;
}

static bool table_stands(ca_table_check *check, const char **attributes)
{
    const ca_sheet *sheet = check->sheet;
    ca_text_clear(&check->text);
    ca_cell_name(&check->text, sheet->heading_row, 0);
    ca_text_byte(&check->text, ':');
    ca_cell_name(&check->text, sheet->rows - 1, sheet->columns - 1);
    return strcmp(ca_zip_attribute(attributes, "ref"), check->text.at) == 0 &&
           strcmp(ca_zip_attribute(attributes, "displayName"), sheet->table_name) == 0;
}

static bool heading_same(ca_table_check *check, const char **attributes)
{
    if (check->seen >= check->sheet->columns)
        return false;
    ca_text_clear(&check->text);
    ca_workbook_unescape(&check->text, ca_slice_of(ca_zip_attribute(attributes, "name")));
    return strcmp(ca_text_words(&check->text), check->sheet->headings[check->seen]) == 0;
}

static void start_table(void *state, const char *element, const char **attributes)
{
    ca_table_check *check = state;
    bool same = true;
    if (strcmp(element, "autoFilter") == 0)
        same = check->sheet->set->audience == CA_INTERNAL;
    if (strcmp(element, "table") == 0)
        same = table_stands(check, attributes);
    if (strcmp(element, "tableColumn") == 0) {
        same = heading_same(check, attributes);
        check->seen++;
    }
    if (!same)
        (void)ca_problem_set(check->problem, "read back, sheet '%s': the table is another", check->sheet->table->sheet);
}

ca_zip_reader ca_table_reader(ca_table_check *check)
{
    return (ca_zip_reader){.start = start_table, .state = check};
}

int ca_table_check_end(ca_table_check *check)
{
    ca_text_free(&check->text);
    if (check->seen != check->sheet->columns)
        return ca_problem_set(check->problem, "read back, sheet '%s': the table lacks columns",
                              check->sheet->table->sheet);
    return 0;
}
