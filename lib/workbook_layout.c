/* SPDX-License-Identifier: MIT */
/* Where everything of a report stands in a workbook, and whether it fits. */
#include "workbook_layout.h"

#include <string.h>

enum {
    ROWS_MOST = 1048576,
    COLUMNS_MOST = 16384,
    TEXT_MOST = 32767, /* UTF-16 units in a cell */
    HEADING_MOST = 255,
    TABLE_NAME_MOST = 200, /* Excel takes 255 */
    TITLE_MOST = 255,
    DAY_ZERO = -25569,     /* 1899-12-30, day 0 of a workbook */
    FIRST_DAY = -25508     /* 1900-03-01: before it a workbook counts a leap day that never was */
};
/* A workbook holds 15 figures; what has more is shown as a text. */
static const int64_t number_most = 999999999999999, parts_most = 999999999999;

/* Appends TEXT with U+FFFD for what is not a character of XML 1.0. */
static void clean(ca_text *cleaned, ca_slice text)
{
    size_t length, kept = 0;
    for (size_t i = 0; i < text.size; i += length) {
        const unsigned char *at = (const unsigned char *)text.at + i;
        bool fine = *at >= 0x20 || *at == '\t' || *at == '\n' || *at == '\r';
        length = 1;
        if (*at >= 0x80) {
            length = ca_utf8_sequence(at, text.size - i);
            fine = length && !(length == 3 && at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE);
            length += !length;
        }
        if (!fine) {
            ca_text_append(cleaned, text.at + kept, i - kept);
            ca_text_add(cleaned, "\xEF\xBF\xBD");
            kept = i + length;
        }
    }
    ca_text_append(cleaned, text.at + kept, text.size - kept);
}

static int hexadecimal(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    char small = (char)(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/* The code of an escape "_x0041_" at AT, or -1. A carriage return ends one too where ENDING is so,
 * since it is itself written as "_x000D_". */
static int escape_code(const char *at, size_t size, bool ending)
{
    if (size < 7 || at[0] != '_' || at[1] != 'x' || (at[6] != '_' && !(ending && at[6] == '\r')))
        return -1;
    int code = 0;
    for (int i = 2; i < 6; i++) {
        int digit = hexadecimal(at[i]);
        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    return code;
}

void ca_workbook_escape(ca_text *escaped, ca_slice text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] != '_' || escape_code(text.at + i, text.size - i, true) < 0)
            continue;
        ca_text_append(escaped, text.at + kept, i - kept);
        ca_text_add(escaped, "_x005F_");
        kept = i + 1;
    }
    ca_text_append(escaped, text.at + kept, text.size - kept);
}

static void append_code(ca_text *text, unsigned code)
{
    if (code < 0x80) {
        ca_text_byte(text, (char)code);
    } else if (code < 0x800) {
        ca_text_byte(text, (char)(0xC0 | code >> 6));
        ca_text_byte(text, (char)(0x80 | (code & 0x3F)));
    } else {
        ca_text_byte(text, (char)(0xE0 | code >> 12));
        ca_text_byte(text, (char)(0x80 | (code >> 6 & 0x3F)));
        ca_text_byte(text, (char)(0x80 | (code & 0x3F)));
    }
}

void ca_workbook_unescape(ca_text *plain, ca_slice text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text.size; i++) {
        int code = text.at[i] == '_' ? escape_code(text.at + i, text.size - i, false) : -1;
        if (code < 0)
            continue;
        ca_text_append(plain, text.at + kept, i - kept);
        append_code(plain, (unsigned)code);
        kept = i + 7;
        i += 6;
    }
    ca_text_append(plain, text.at + kept, text.size - kept);
}

void ca_cell_name(ca_text *name, size_t row, size_t column)
{
    char letters[16]; /* the digits of a size_t in base 26 */
    size_t count = 0;
    for (size_t rest = column + 1; rest; rest = (rest - 1) / 26)
        letters[count++] = (char)('A' + (rest - 1) % 26);
    while (count)
        ca_text_byte(name, letters[--count]);
    ca_text_format(name, "%zu", row + 1);
}

static ca_shown show_text(ca_text *text, ca_slice words)
{
    clean(text, words);
    return (ca_shown){.kind = text->size ? CA_SHOWN_TEXT : CA_SHOWN_NOTHING, .format = CA_CELL_TEXT};
}

static ca_shown show_cell(const ca_cell *cell, ca_text *text)
{
    ca_shown number = {.kind = CA_SHOWN_NUMBER, .format = cell->kind, .scale = 1, .parts = cell->number};
    bool within = cell->number >= -number_most && cell->number <= number_most;
    switch (cell->kind) {
    case CA_CELL_NUMBER:
        break;
    case CA_CELL_DATE:
        within = cell->number >= FIRST_DAY && cell->number <= INT32_MAX;
        number.parts = within ? cell->number - DAY_ZERO : 0;
        break;
    case CA_CELL_PERCENT:
    case CA_CELL_POINTS:
        number.scale = 10;
        within = cell->number >= -parts_most && cell->number <= parts_most;
        break;
    case CA_CELL_MEASURE:
        number.scale = 10000;
        within = cell->number >= -parts_most && cell->number <= parts_most;
        break;
    case CA_CELL_TEXT:
    case CA_CELL_LINK:
    case CA_CELL_NONE:
        return show_text(text, cell->text);
    }
    if (within)
        return number;
    ca_cell_write(text, cell);
    return (ca_shown){.kind = text->size ? CA_SHOWN_TEXT : CA_SHOWN_NOTHING, .format = CA_CELL_TEXT};
}

ca_shown ca_sheet_at(const ca_sheet *sheet, size_t row, size_t column, ca_text *text)
{
    const ca_table *table = sheet->table;
    ca_text_clear(text);
    if (column >= sheet->columns || row >= sheet->rows || (row < sheet->heading_row && column > 0))
        return (ca_shown){.kind = CA_SHOWN_NOTHING};
    if (row == 0)
        return show_text(text, ca_slice_of(table->title));
    if (row < sheet->heading_row)
        return show_text(text, ca_slice_of(table->notes[row - 1]));
    if (row == sheet->heading_row)
        return show_text(text, ca_slice_of(sheet->headings[column]));
    if (table->row_count == 0) /* a table has at least a row under its headings */
        return show_text(text, ca_slice_of(column == 0 ? "No rows." : ""));
    return show_cell(&table->cells[(row - sheet->heading_row - 1) * table->column_count + column], text);
}

static const char *table_name(ca_book *layout, size_t index)
{
    ca_text name = {0};
    ca_text_add(&name, "T_");
    for (const char *at = layout->sheets[index].table->name; *at && name.size < TABLE_NAME_MOST; at++) {
        bool plain = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || (*at >= '0' && *at <= '9');
        ca_text_byte(&name, (char)(plain ? *at : '_'));
    }
    for (size_t i = 0; i < index; i++) {
        if (ca_words_alike(layout->sheets[i].table_name, name.at)) {
            ca_text_format(&name, ".%zu", index + 1); /* nothing else puts a full stop in */
            break;
        }
    }
    const char *kept = ca_arena_copy(&layout->arena, name.at, name.size);
    ca_text_free(&name);
    return kept;
}

static bool heading_taken(const ca_sheet *sheet, size_t column, const char *heading)
{
    for (size_t i = 0; i < column; i++) {
        if (ca_names_alike(sheet->headings[i], heading))
            return true;
    }
    return false;
}

/* A heading is written both in a cell and in a table's attribute, which cannot hold a line's end. */
static const char *make_heading(ca_book *layout, const ca_sheet *sheet, size_t column)
{
    ca_text heading = {0};
    clean(&heading, ca_slice_of(sheet->table->columns[column].heading));
    for (size_t i = 0; i < heading.size; i++) {
        if ((unsigned char)heading.at[i] < ' ')
            heading.at[i] = ' ';
    }
    if (strspn(heading.at, " ") == heading.size) {
        ca_text_clear(&heading);
        ca_text_format(&heading, "Column %zu", column + 1);
    }
    size_t size = heading.size;
    for (size_t number = 2; heading_taken(sheet, column, heading.at); number++) {
        heading.size = size;
        ca_text_format(&heading, " %zu", number);
    }
    const char *kept = ca_arena_copy(&layout->arena, heading.at, heading.size);
    ca_text_free(&heading);
    return kept;
}

static int too_much(const ca_sheet *sheet, size_t row, size_t column, const char *what, int most,
                    ca_problem *problem)
{
    ca_text place = {0};
    ca_cell_name(&place, row, column);
    int status = ca_problem_set(problem, "sheet '%s', cell %s: %s holds (%d); export as CSV",
                                sheet->table->sheet, place.at, what, most);
    ca_text_free(&place);
    return status;
}

/* Room for what a text grows to when it is escaped: counted before the library does, as it counts
 * characters where Excel counts UTF-16 units. */
static int check_texts(const ca_sheet *sheet, ca_problem *problem)
{
    ca_text text = {0}, escaped = {0};
    int status = 0;
    for (size_t row = 0; row < sheet->rows && status == 0; row++) {
        for (size_t column = 0; column < sheet->columns && status == 0; column++) {
            (void)ca_sheet_at(sheet, row, column, &text);
            ca_text_clear(&escaped);
            if (text.size > TEXT_MOST / 2)
                ca_workbook_escape(&escaped, (ca_slice){text.at, text.size});
            if (ca_utf16_units((ca_slice){escaped.at, escaped.size}) > TEXT_MOST)
                status = too_much(sheet, row, column, "text longer than a cell", TEXT_MOST, problem);
        }
    }
    ca_text_free(&text);
    ca_text_free(&escaped);
    return status;
}

static int lay_out(ca_book *layout, size_t index, ca_problem *problem)
{
    ca_sheet *sheet = &layout->sheets[index];
    const ca_table *table = sheet->table;
    size_t above = table->note_count + 2;
    if (table->column_count == 0)
        return ca_problem_set(problem, "sheet '%s': a table without columns", table->sheet);
    if (table->cell_count != table->row_count * table->column_count)
        return ca_problem_set(problem, "sheet '%s': a row that is not whole", table->sheet);
    if (table->column_count > COLUMNS_MOST)
        return ca_problem_set(problem, "sheet '%s': more columns than a sheet holds (%d); export as CSV",
                              table->sheet, COLUMNS_MOST);
    if (above > ROWS_MOST || table->row_count > ROWS_MOST - above)
        return ca_problem_set(problem, "sheet '%s': more rows than a sheet holds (%d); export as CSV",
                              table->sheet, ROWS_MOST);
    sheet->table_name = table_name(layout, index);
    sheet->heading_row = above - 1;
    sheet->columns = table->column_count;
    sheet->rows = above + (table->row_count ? table->row_count : 1);
    sheet->headings = ca_arena_take(&layout->arena, sheet->columns * sizeof(const char *));
    for (size_t column = 0; column < sheet->columns; column++) {
        sheet->headings[column] = make_heading(layout, sheet, column);
        if (ca_utf16_units(ca_slice_of(sheet->headings[column])) > HEADING_MOST)
            return too_much(sheet, sheet->heading_row, column, "text longer than a heading", HEADING_MOST,
                            problem);
    }
    return check_texts(sheet, problem);
}

static const char *property(ca_book *layout, const char *words)
{
    ca_text cleaned = {0};
    clean(&cleaned, ca_slice_of(words ? words : ""));
    const char *kept = ca_arena_copy(&layout->arena, cleaned.at, cleaned.size);
    ca_text_free(&cleaned);
    return kept;
}

int ca_book_make(ca_book *layout, const ca_tables *set, ca_problem *problem)
{
    *layout = (ca_book){.count = set->count};
    int status = 0;
    if (set->count == 0)
        status = ca_problem_set(problem, "no tables to write");
    layout->title = property(layout, set->title);
    layout->subject = property(layout, set->subject);
    if (ca_utf16_units(ca_slice_of(layout->title)) > TITLE_MOST ||
        ca_utf16_units(ca_slice_of(layout->subject)) > TITLE_MOST)
        status = ca_problem_set(problem, "a title longer than a workbook holds (%d)", TITLE_MOST);
    layout->sheets = ca_arena_take(&layout->arena, set->count * sizeof(ca_sheet));
    for (size_t i = 0; i < set->count && status == 0; i++) {
        layout->sheets[i] = (ca_sheet){.table = set->tables[i]};
        status = lay_out(layout, i, problem);
    }
    if (status)
        ca_book_free(layout);
    return status;
}

void ca_book_free(ca_book *layout)
{
    ca_arena_free(&layout->arena);
    *layout = (ca_book){0};
}

/* A sheet's name that the library leaves bare in the definition of the rows to repeat, and that
 * Excel could take for a cell ("Q1"), a number or a constant, would make Excel refuse the file. */
bool ca_sheet_repeats_heading(const ca_sheet *sheet)
{
    const char *name = sheet->table->sheet;
    size_t letters = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    size_t bare = letters + strspn(name + letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                                   "0123456789_.");
    return name[bare] != '\0' || (name[letters] == '\0' && letters > strlen("FALSE"));
}
