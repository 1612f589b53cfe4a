/* SPDX-License-Identifier: MIT */
/* Reads the rows of a sheet. */
#include "office/sheet_read.h"

#include "office/sheet_number.h"

#include <stdlib.h>
#include <string.h>

/* How a cell stores its value. */
enum stored_as { AS_NUMBER, AS_SHARED, AS_INLINE, AS_TEXT, AS_BOOL, AS_ERROR, AS_DAY, AS_OTHER };

enum { ROW_DEPTH = 3, CELL_DEPTH, VALUE_DEPTH }; /* of elements: worksheet, sheetData, row, c, v */

typedef struct {
    ca_sheet_book *book;
    ca_sheet_row_function *function;
    void *context;
    ca_sheet_info *info;
    ca_error *error;
    size_t depth;
    bool is_sheet, in_data, in_prints, in_row, in_cell, hidden;
    size_t row, column; /* the current ones, counted from 0 */
    size_t next_row, next_column;
    /* of the current cell: */
    enum stored_as as;
    bool formula, constant, has_item; /* constant: the formula is how LibreOffice stores a truth value */
    size_t style;
    ca_text value;
    ca_text_item item;
    /* of the current row: texts are in the book's table of texts, or in TEXT from the offset that STARTS has. */
    ca_text text;
    size_t row_bytes, count, capacity;
    ca_slice *list;
    size_t *starts;
    unsigned char *kinds;
    bool *formulas;
} sheet_reader;

enum { IN_TABLE = -1 }; /* the offset of a text in the book's table */

/* Sets an error at the current cell: "sheet 'Open cases', cell C9: REASON; ADVICE". */
static int cell_fault(sheet_reader *r, const char *reason, const char *advice)
{
    ca_text at = {0};
    ca_text_add(&at, "sheet ");
    ca_sheet_name_shown(&at, (ca_slice){ca_text_words(&r->info->name), r->info->name.size});
    ca_text_add(&at, ", cell ");
    ca_cell_name(&at, r->row, r->column);
    (void)ca_error_set(r->error, "%s: %s; %s", at.at, reason, advice);
    ca_text_free(&at);
    return -1;
}

/* The same of the sheet, or of a row if ROW is not 0. */
static int sheet_fault(sheet_reader *r, size_t row, const char *reason, const char *advice)
{
    ca_text at = {0};
    ca_text_add(&at, "sheet ");
    ca_sheet_name_shown(&at, (ca_slice){ca_text_words(&r->info->name), r->info->name.size});
    if (row)
        ca_text_format(&at, ", row %zu", row);
    (void)ca_error_set(r->error, "%s: %s; %s", at.at, reason, advice);
    ca_text_free(&at);
    return -1;
}

static int start_row(sheet_reader *r, const char **attributes)
{
    const char *name = ca_part_attribute(attributes, "r");
    uint64_t number = r->next_row + 1;
    r->in_row = true;
    r->hidden = ca_sheet_attribute_true(ca_part_attribute(attributes, "hidden"));
    r->next_column = 0;
    if (name && (!ca_whole_number(name, UINT32_MAX, &number) || number == 0))
        return sheet_fault(r, r->next_row, "the row after it has no valid number", r->book->advice->cell);
    if (number > CA_ROWS_MOST)
        return sheet_fault(r, (size_t)number, "no sheet of Excel has so many rows", r->book->advice->beyond);
    if (number <= r->next_row)
        return sheet_fault(r, (size_t)number, "is there twice or out of order", r->book->advice->cell);
    r->row = (size_t)number - 1;
    r->next_row = (size_t)number;
    return 0;
}

static enum stored_as stored_as(const char *type)
{
    static const struct {
        const char *type;
        enum stored_as as;
    } types[] = {{"s", AS_SHARED}, {"n", AS_NUMBER}, {"inlineStr", AS_INLINE}, {"str", AS_TEXT}, {"b", AS_BOOL},
                 {"e", AS_ERROR},  {"d", AS_DAY}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(type, types[i].type) == 0)
            return types[i].as;
    return AS_OTHER;
}

static int place_cell(sheet_reader *r, const char *name)
{
    size_t row = r->row;
    r->column = r->next_column;
    if (name && !ca_cell_name_read(name, &row, &r->column))
        return cell_fault(r, "its name is damaged", r->book->advice->cell);
    if (row >= CA_ROWS_MOST || r->column >= CA_COLUMNS_MOST)
        return sheet_fault(r, r->row + 1, "has a cell beyond XFD1048576, the last one of Excel",
                           r->book->advice->beyond);
    if (row != r->row || r->column < r->next_column) {
        r->row = row;
        return cell_fault(r, "is there twice or out of order", r->book->advice->cell);
    }
    r->next_column = r->column + 1;
    return 0;
}

_Static_assert(CA_SHEET_CELLS_MOST == 5000000, "the message names this limit");

static int start_cell(sheet_reader *r, const char **attributes)
{
    const char *name = NULL, *type = "n", *style = "0";
    for (const char **a = attributes; a[0]; a += 2) {
        if (strcmp(a[0], "r") == 0)
            name = a[1];
        else if (strcmp(a[0], "t") == 0)
            type = a[1];
        else if (strcmp(a[0], "s") == 0)
            style = a[1];
    }
    uint64_t number = 0;
    r->in_cell = true;
    r->as = stored_as(type);
    r->style = ca_whole_number(style, SIZE_MAX, &number) ? (size_t)number : SIZE_MAX;
    r->formula = r->constant = r->has_item = false;
    ca_text_clear(&r->value);
    ca_text_clear(&r->item.text);
    if (++r->book->cells > CA_SHEET_CELLS_MOST)
        return sheet_fault(r, 0, "has more than 5,000,000 cells", r->book->advice->less);
    return place_cell(r, name);
}

/* Makes room for the cell in the current column. */
static void make_room(sheet_reader *r)
{
    if (r->column < r->capacity)
        return;
    size_t capacity = r->capacity ? r->capacity : 16;
    while (capacity <= r->column)
        capacity *= 2;
    r->list = ca_resize(r->list, capacity, sizeof *r->list);
    r->starts = ca_resize(r->starts, capacity, sizeof *r->starts);
    r->kinds = ca_resize(r->kinds, capacity, sizeof *r->kinds);
    r->formulas = ca_resize(r->formulas, capacity, sizeof *r->formulas);
    r->capacity = capacity;
}

_Static_assert(CA_SHEET_ROW_BYTES_MOST == 16 << 20 && CA_SHEET_BYTES_MOST == (uint64_t)256 << 20 &&
                   CA_SHEET_GAPS_MOST == 50000000,
               "the messages name these limits");

/* Adds a cell with TEXT, which is in the book's table if START is IN_TABLE. */
static int add_cell(sheet_reader *r, enum ca_sheet_kind kind, size_t start, ca_slice text)
{
    make_room(r);
    for (; r->count <= r->column; r->count++) {
        r->list[r->count] = (ca_slice){"", 0};
        r->starts[r->count] = (size_t)IN_TABLE;
        r->kinds[r->count] = CA_SHEET_EMPTY;
        r->formulas[r->count] = false;
    }
    r->list[r->column] = text;
    r->starts[r->column] = start;
    r->kinds[r->column] = (unsigned char)kind;
    r->formulas[r->column] = r->formula;
    r->row_bytes += text.size;
    r->book->bytes += text.size;
    if (r->row_bytes > CA_SHEET_ROW_BYTES_MOST)
        return sheet_fault(r, r->row + 1, "its texts are longer than 16 MiB", "shorten them");
    if (r->book->bytes > CA_SHEET_BYTES_MOST)
        return sheet_fault(r, 0, "its texts are longer than 256 MiB", r->book->advice->less);
    return 0;
}

/* Adds a cell whose text was appended to r->text from START on. */
static int add_own(sheet_reader *r, enum ca_sheet_kind kind, size_t start)
{
    size_t size = r->text.size - start;
    return size ? add_cell(r, kind, start, (ca_slice){NULL, size}) : 0;
}

/* Returns the whole number VALUE, or SIZE_MAX if it is none or not below COUNT. */
static size_t index_of(ca_slice value, size_t count)
{
    size_t index = 0;
    for (size_t i = 0; i < value.size; i++) {
        if (value.at[i] < '0' || value.at[i] > '9' || index >= count)
            return SIZE_MAX;
        index = index * 10 + (size_t)(value.at[i] - '0');
    }
    return index < count ? index : SIZE_MAX;
}

static int add_shared(sheet_reader *r, ca_slice value)
{
    size_t index = index_of(value, r->book->texts.count);
    if (index == SIZE_MAX)
        return cell_fault(r, "its text is missing from the workbook", r->book->advice->cell);
    ca_slice text = ca_shared_text(&r->book->texts, index);
    return text.size ? add_cell(r, CA_SHEET_TEXT, (size_t)IN_TABLE, text) : 0;
}

static int add_stored(sheet_reader *r, enum ca_sheet_kind kind, ca_slice text)
{
    size_t start = r->text.size;
    ca_sheet_unescape(&r->text, text);
    r->info->errors += kind == CA_SHEET_ERROR;
    return add_own(r, kind, start);
}

static int add_number(sheet_reader *r, ca_slice value)
{
    size_t start = r->text.size;
    if (r->style < r->book->style_count && r->book->days[r->style]) {
        enum ca_day_written day = ca_day_write(&r->text, value, r->book->epoch_1904);
        r->info->days += day != CA_DAY_NOT;
        if (day != CA_DAY_NOT)
            return add_own(r, day == CA_DAY_ONLY ? CA_SHEET_DAY : CA_SHEET_TIME, start);
    }
    if (!ca_number_write(&r->text, value))
        return cell_fault(r, "has a number that cannot be read", "type it in again");
    return add_own(r, CA_SHEET_NUMBER, start);
}

static int add_day(sheet_reader *r, ca_slice value)
{
    size_t start = r->text.size;
    enum ca_day_written day = ca_day_write_iso(&r->text, value);
    r->info->days += day != CA_DAY_NOT;
    if (day == CA_DAY_NOT)
        return add_stored(r, CA_SHEET_TEXT, value);
    return add_own(r, day == CA_DAY_ONLY ? CA_SHEET_DAY : CA_SHEET_TIME, start);
}

static int add_bool(sheet_reader *r, ca_slice value)
{
    bool yes = ca_slice_is(value, "1") || ca_slice_alike(value, "true");
    if (!yes && !ca_slice_is(value, "0") && !ca_slice_alike(value, "false"))
        return cell_fault(r, "is neither TRUE nor FALSE", "type it in again");
    size_t start = r->text.size;
    ca_text_add(&r->text, yes ? "TRUE" : "FALSE");
    return add_own(r, CA_SHEET_BOOL, start);
}

static int end_cell(sheet_reader *r)
{
    ca_slice stored = {ca_text_words(&r->value), r->value.size};
    ca_slice value = ca_slice_trimmed(stored, " \t\r\n");
    r->in_cell = false;
    r->formula &= !(r->constant && value.size);
    r->info->formulas += r->formula;
    if (r->has_item && r->as == AS_INLINE)
        return r->item.text.size ? add_stored(r, CA_SHEET_TEXT, (ca_slice){r->item.text.at, r->item.text.size}) : 0;
    if (r->as == AS_TEXT || r->as == AS_INLINE)
        return add_stored(r, CA_SHEET_TEXT, stored);
    if (!value.size) {
        r->info->uncalculated += r->formula;
        return r->formula ? add_cell(r, CA_SHEET_UNCALCULATED, (size_t)IN_TABLE, (ca_slice){"", 0}) : 0;
    }
    switch (r->as) {
    case AS_NUMBER: return add_number(r, value);
    case AS_SHARED: return add_shared(r, value);
    case AS_BOOL: return add_bool(r, value);
    case AS_ERROR: return add_stored(r, CA_SHEET_ERROR, value);
    case AS_DAY: return add_day(r, value);
    default: return cell_fault(r, "is of a kind that this program does not know", r->book->advice->cell);
    }
}

static int end_row(sheet_reader *r)
{
    int status = 0;
    r->in_row = false;
    for (size_t i = 0; i < r->count; i++) {
        if (r->starts[i] != (size_t)IN_TABLE)
            r->list[i].at = r->text.at + r->starts[i];
        r->book->gaps += r->kinds[i] == CA_SHEET_EMPTY;
    }
    if (r->book->gaps > CA_SHEET_GAPS_MOST)
        return sheet_fault(r, 0, "has more than 50,000,000 empty cells between others", r->book->advice->beyond);
    if (r->count) {
        ca_sheet_row row = {r->row + 1, r->list, r->kinds, r->formulas, r->count, r->hidden};
        r->info->rows++;
        status = r->function(&row, r->context) < 0 ? -1 : 0;
    }
    r->count = r->row_bytes = 0;
    ca_text_clear(&r->text);
    return status;
}

static int start_element(void *state, enum ca_space space, const char *element, const char **attributes)
{
    sheet_reader *r = state;
    bool of_sheet = space == CA_SPACE_SHEET;
    switch (++r->depth) {
    case 1: r->is_sheet = of_sheet && strcmp(element, "worksheet") == 0; return r->is_sheet ? 0 : -1;
    case 2:
        r->in_data = of_sheet && strcmp(element, "sheetData") == 0;
        r->in_prints = of_sheet && strcmp(element, "headerFooter") == 0;
        return 0;
    case ROW_DEPTH: return r->in_data && of_sheet && strcmp(element, "row") == 0 ? start_row(r, attributes) : 0;
    case CELL_DEPTH: return r->in_row && of_sheet && strcmp(element, "c") == 0 ? start_cell(r, attributes) : 0;
    case VALUE_DEPTH:
        r->formula |= r->in_cell && of_sheet && strcmp(element, "f") == 0;
        r->has_item |= r->in_cell && of_sheet && strcmp(element, "is") == 0;
        return 0;
    default:
        if (r->in_cell && r->has_item && of_sheet)
            ca_text_item_start(&r->item, element);
        return 0;
    }
}

static int end_element(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    sheet_reader *r = state;
    size_t depth = r->depth--;
    ca_slice formula = {ca_text_words(text), text->size};
    if (depth == ROW_DEPTH && r->in_prints) {
        ca_text_append(&r->info->prints, ca_text_words(text), text->size);
        ca_text_byte(&r->info->prints, '\f');
    }
    if (depth == ROW_DEPTH)
        return r->in_row ? end_row(r) : 0;
    if (!r->in_cell || space != CA_SPACE_SHEET)
        return 0;
    if (depth == CELL_DEPTH)
        return end_cell(r);
    if (depth == VALUE_DEPTH && strcmp(element, "v") == 0)
        ca_text_append(&r->value, ca_text_words(text), text->size);
    else if (depth == VALUE_DEPTH && strcmp(element, "f") == 0)
        r->constant = ca_slice_is(formula, "TRUE()") || ca_slice_is(formula, "FALSE()");
    else if (depth > VALUE_DEPTH && r->has_item)
        ca_text_item_end(&r->item, element, text);
    return r->item.text.size > CA_PART_TOKEN_MOST ? cell_fault(r, "its text is longer than 1 MiB", "shorten it") : 0;
}

static int read_part(sheet_reader *r, const char *part)
{
    ca_error reason = {0};
    ca_part_reader reader = {start_element, end_element, r};
    int status = ca_package_read(&r->book->package, part, &reader, &reason);
    if (reason.words.size)
        status = ca_sheet_book_fault(&reason, r->book->advice, r->error);
    else if (status && !r->is_sheet)
        status = sheet_fault(r, 0, "has no cells", r->book->advice->other);
    ca_error_free(&reason);
    ca_text_free(&r->value);
    ca_text_free(&r->item.text);
    ca_text_free(&r->text);
    free(r->list);
    free(r->starts);
    free(r->kinds);
    free(r->formulas);
    return status;
}

void ca_sheet_info_free(ca_sheet_info *info)
{
    ca_text_free(&info->name);
    ca_text_free(&info->names);
    ca_text_free(&info->prints);
    *info = (ca_sheet_info){.sheets = 0};
}

int ca_sheet_rows(ca_sheet_book *book, const ca_book_sheet *sheet, ca_sheet_row_function *row, void *context,
                  ca_sheet_info *info, ca_error *error)
{
    sheet_reader r = {.book = book, .function = row, .context = context, .info = info, .error = error};
    ca_text_append(&info->name, sheet->name.at, sheet->name.size);
    info->hidden = sheet->hidden;
    info->epoch_1904 = book->epoch_1904;
    return read_part(&r, sheet->part);
}

int ca_sheet_read(ca_slice file, const char *sheet, ca_sheet_row_function *row, void *context, ca_sheet_info *info,
                  ca_error *error)
{
    ca_sheet_book book = {.count = 0};
    int status = -1;
    const ca_book_sheet *found = NULL;
    if (ca_sheet_book_open(&book, file, &ca_list_advice, error) == 0)
        found = ca_sheet_book_sheet(&book, sheet, error);
    if (found) {
        for (size_t i = 0; i < book.count; i++)
            info->sheets += book.sheets[i].cells;
        ca_sheet_book_names(&info->names, &book);
        status = ca_sheet_rows(&book, found, row, context, info, error);
    }
    ca_sheet_book_close(&book);
    return status;
}

void ca_sheet_others(ca_slice file, const ca_sheet_look *look)
{
    ca_sheet_book book = {.count = 0};
    ca_error error = {.usage = false};
    const ca_book_sheet *first = NULL;
    if (ca_sheet_book_open(&book, file, &ca_list_advice, &error) == 0)
        first = ca_sheet_book_sheet(&book, NULL, &error);
    for (size_t i = 0; first && i < book.count; i++) {
        const ca_book_sheet *sheet = &book.sheets[i];
        if (sheet == first || sheet->hidden || !sheet->cells || !sheet->part ||
            !ca_package_has(&book.package, sheet->part))
            continue;
        ca_sheet_info info = {.sheets = 0};
        look->begin(sheet->name, look->context);
        if (ca_sheet_rows(&book, sheet, look->row, look->context, &info, &error) < 0)
            ca_text_clear(&error.words); /* it was read as far as it could be */
        ca_sheet_info_free(&info);
    }
    ca_error_free(&error);
    ca_sheet_book_close(&book);
}
