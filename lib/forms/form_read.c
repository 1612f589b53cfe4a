/* SPDX-License-Identifier: MIT */
/* Reads the forms in a workbook: the cells of a sheet first, because the mark, the key column and the parts that a cell
 * belongs to may be anywhere in it. */
#include "forms/form_read.h"

#include "base/error.h"
#include "base/utf8.h"
#include "forms/form_grid.h"
#include "forms/form_pages.h"
#include "office/sheet_notes.h"
#include "office/sheet_print.h"
#include "office/sheet_read.h"
#include "office/sheet_shapes.h"

#include <stdlib.h>

#define MARK_STEM "caseaudit.form/" /* of forms of any version */
#define MODERATION "moderation."
#define COPY_AGAIN "ask the auditor to copy the answers into a new copy of the form"

static const ca_book_advice advice = {
    .damaged = "ask the auditor to open it in Excel, save it again as an Excel workbook (.xlsx) and send that",
    .cell = "ask the auditor to open the form in Excel, save it again and send that",
    .less = "ask the auditor for a workbook with the forms alone",
    .beyond = "ask the auditor for a workbook with the forms alone",
    .other = "ask the auditor for the form itself",
};

typedef struct {
    ca_form_returns *returns;
    const char *source;
    size_t bytes; /* of all texts of the workbook */
    /* of the current sheet: */
    const char *sheet, *shown; /* its name; and as locations have it, in quotes */
    size_t sheet_bytes;
    bool too_many, too_long; /* of its cells, or of its texts: the rest was not read */
    ca_form_grid grid;
    ca_grid_cell *notes;           /* texts outside the cells */
    enum ca_form_outside *outside; /* where each of them is */
    bool too_many_prints;
    size_t note_count, note_capacity;
} form_reader;

/* --- the cells of a sheet ---------------------------------------------------------------------------------------- */

static int take_cell(form_reader *r, const ca_sheet_row *row, size_t column)
{
    ca_slice text = row->cells[column];
    unsigned char kind = row->kinds[column];
    if (kind == CA_SHEET_EMPTY || (kind == CA_SHEET_TEXT && !ca_text_without_blanks(text).size))
        return 0;
    r->sheet_bytes += text.size;
    r->bytes += text.size;
    r->too_many = r->grid.count == CA_FORM_CELLS_MOST;
    r->too_long = r->sheet_bytes > CA_FORM_BYTES_MOST || r->bytes > CA_FORM_ALL_BYTES_MOST;
    if (r->too_many || r->too_long)
        return -1;
    enum { DAY = 10 };
    if (kind == CA_SHEET_TIME && text.size > DAY)
        text.size = DAY;
    r->grid.cells = ca_array_grow(r->grid.cells, r->grid.count, &r->grid.capacity, sizeof *r->grid.cells);
    r->grid.cells[r->grid.count++] = (ca_grid_cell){.row = (uint32_t)row->row,
                                                    .column = (uint32_t)column,
                                                    .text = ca_arena_str(&r->returns->arena, text),
                                                    .kind = kind,
                                                    .formula = row->formulas[column]};
    return 0;
}

static int take_row(const ca_sheet_row *row, void *context)
{
    form_reader *r = context;
    int status = 0;
    for (size_t i = 0; i < row->count && status == 0; i++)
        status = take_cell(r, row, i);
    return status;
}

static int take_outside(form_reader *r, enum ca_form_outside outside, size_t row, size_t column, ca_slice text)
{
    if (!ca_text_without_blanks(text).size)
        return 0;
    r->bytes += text.size;
    if (r->note_count == CA_FORM_CELLS_MOST || r->bytes > CA_FORM_ALL_BYTES_MOST)
        return -1;
    size_t capacity = r->note_capacity;
    r->outside = ca_array_grow(r->outside, r->note_count, &capacity, sizeof *r->outside);
    r->notes = ca_array_grow(r->notes, r->note_count, &r->note_capacity, sizeof *r->notes);
    r->outside[r->note_count] = outside;
    r->notes[r->note_count++] = (ca_grid_cell){.row = (uint32_t)row + 1,
                                               .column = (uint32_t)column,
                                               .text = ca_arena_str(&r->returns->arena, text),
                                               .kind = CA_SHEET_TEXT};
    return 0;
}

static int take_note(size_t row, size_t column, ca_slice text, void *context)
{
    return take_outside(context, CA_FORM_ON_CELL, row, column, text);
}

static int take_shape(size_t row, size_t column, ca_slice text, void *context)
{
    return take_outside(context, CA_FORM_ON_SHAPE, row, column, text);
}

/* Takes a part of a header or footer; programs repeat those of all pages for the first and for even ones. */
static void take_print(ca_slice text, void *context)
{
    form_reader *r = context;
    for (size_t i = r->note_count; i-- > 0 && r->outside[i] == CA_FORM_ON_PRINT;)
        if (ca_slice_equal(r->notes[i].text, text))
            return;
    r->too_many_prints |= take_outside(r, CA_FORM_ON_PRINT, 0, 0, text) < 0;
}

static int take_prints(form_reader *r, const ca_sheet_info *info)
{
    ca_slice rest = {ca_text_words(&info->prints), info->prints.size};
    while (rest.size) {
        const char *end = memchr(rest.at, '\f', rest.size);
        size_t size = (size_t)(end - rest.at);
        ca_sheet_print_parts((ca_slice){rest.at, size}, take_print, r);
        rest = (ca_slice){end + 1, rest.size - size - 1};
    }
    return r->too_many_prints ? -1 : 0;
}

static bool begins(ca_slice text, const char *words)
{
    size_t size = strlen(words);
    return text.size >= size && memcmp(text.at, words, size) == 0;
}

/* --- the answers ------------------------------------------------------------------------------------------------- */

static ca_location location_of(const form_reader *r, uint32_t row, uint32_t column)
{
    return (ca_location){.source = r->source, .line = row, .column = (uint64_t)column + 1, .sheet = r->shown};
}

static void give(form_reader *r, ca_form_return *form, const ca_grid_cell *c, ca_slice path)
{
    form->answers = ca_array_grow(form->answers, form->count, &form->capacity, sizeof *form->answers);
    form->answers[form->count++] = (ca_form_answer){.path = path,
                                                    .text = c->text,
                                                    .kind = c->kind,
                                                    .formula = c->formula,
                                                    .location = location_of(r, c->row, c->column)};
}

static void give_blank(form_reader *r, ca_form_return *form, uint32_t row, uint32_t column, ca_slice path)
{
    form->blanks = ca_array_grow(form->blanks, form->blank_count, &form->blank_capacity, sizeof *form->blanks);
    form->blanks[form->blank_count++] = (ca_form_answer){
        .path = path, .text = {"", 0}, .kind = CA_SHEET_EMPTY, .location = location_of(r, row, column)};
}

static void give_notes(form_reader *r, ca_form_return *form)
{
    for (size_t i = 0; i < r->note_count; i++) {
        give(r, form, &r->notes[i], (ca_slice){"", 0});
        form->answers[form->count - 1].note = true;
        form->answers[form->count - 1].outside = r->outside[i];
    }
}

/* Returns the path of the member that KEY and PART name together. */
static ca_slice path_of(form_reader *r, ca_slice key, ca_slice part)
{
    ca_text path = {0};
    ca_text_append(&path, key.at, key.size);
    if (!ca_slice_is(part, CA_FORM_VALUE)) {
        ca_text_byte(&path, '.');
        ca_text_append(&path, part.at, part.size);
    }
    ca_slice copy = ca_arena_str(&r->returns->arena, (ca_slice){path.at, path.size});
    ca_text_free(&path);
    return copy;
}

/* Whether the cell C of ROW is in a copy of the column of keys. */
static bool is_copied_key(const form_reader *r, const ca_grid_row *row, const ca_grid_cell *c)
{
    return row->key_cell < row->end && memchr(row->key.at, '.', row->key.size) &&
           ca_slice_equal(c->text, r->grid.cells[row->key_cell].text);
}

/* Gives the cells of a row whose key and parts are these, and the blank ones of the parts that the format has. */
static void give_row(form_reader *r, ca_form_return *form, const ca_grid_row *row, ca_slice key, const ca_grid_block *b)
{
    const ca_form_grid *grid = &r->grid;
    uint32_t block = b ? (uint32_t)(b - grid->blocks) + 1 : 0;
    for (size_t i = row->first; i < row->end; i++) {
        const ca_grid_cell *c = &grid->cells[i];
        const ca_slice *part = ca_form_grid_part(grid, b, c->column);
        if (i == row->key_cell || (!part && is_copied_key(r, row, c)))
            continue;
        give(r, form, c, part ? path_of(r, key, *part) : (ca_slice){"", 0});
        form->answers[form->count - 1].block = part ? block : 0;
    }
    size_t at = row->first;
    for (size_t i = b ? b->asked_first : 0; b && i < b->asked_end; i++) {
        while (at < row->end && grid->cells[at].column < grid->asked[i].column)
            at++;
        if (at < row->end && grid->cells[at].column == grid->asked[i].column)
            continue;
        give_blank(r, form, row->row, grid->asked[i].column, path_of(r, key, grid->asked[i].part));
        form->blanks[form->blank_count - 1].block = block;
    }
}

/* Returns the first whole number in TEXT: 2 of "Edition 2". 0: there is none. */
static uint64_t number_in(ca_slice text)
{
    enum { DIGITS_MOST = 9 };
    uint64_t number = 0;
    size_t start = 0, digits = 0;
    while (start < text.size && !(text.at[start] >= '0' && text.at[start] <= '9'))
        start++;
    while (start + digits < text.size && text.at[start + digits] >= '0' && text.at[start + digits] <= '9')
        digits++;
    for (size_t i = start; i < start + digits && digits <= DIGITS_MOST; i++)
        number = number * 10 + (uint64_t)(text.at[i] - '0');
    return number;
}

/* Reads "Auditor", "Moderator" or "Moderator, blind". */
static void read_purpose(ca_slice text, ca_form_return *form)
{
    ca_slice first = {text.at, 0}, rest = text;
    while (first.size < text.size && text.at[first.size] != ',')
        first.size++;
    rest = ca_slice_trimmed((ca_slice){text.at + first.size, text.size - first.size}, ", ");
    for (int i = 0; i < CA_FORM_PURPOSE_COUNT; i++)
        if (ca_slice_alike(ca_text_without_blanks(first), ca_form_purposes[i]))
            form->purpose = (enum ca_form_purpose)i;
    form->blind = ca_slice_alike(rest, CA_FORM_BLIND);
}

/* Sets one member of the identity. */
static void take_identity(ca_form_return *form, ca_slice part, ca_slice text)
{
    if (ca_slice_is(part, CA_FORM_RECORD))
        form->id = text;
    else if (ca_slice_is(part, CA_FORM_FRAMEWORK))
        form->framework = text;
    else if (ca_slice_is(part, CA_FORM_DIGEST))
        form->digest = text;
    else if (ca_slice_is(part, CA_FORM_EDITION))
        form->edition = number_in(text);
    else if (ca_slice_is(part, CA_FORM_PURPOSE))
        read_purpose(text, form);
}

static const char *const identity_parts[] = {CA_FORM_RECORD,  CA_FORM_FRAMEWORK, CA_FORM_EDITION,
                                             CA_FORM_PURPOSE, CA_FORM_DIGEST,    NULL};

/* Whether TEXT, in the cell of PART, is all that the form has there; an id that is another was refused. */
static bool is_identity(ca_slice part, ca_slice text)
{
    ca_form_return read = {.purpose = CA_FORM_PURPOSE_COUNT};
    ca_text words = {0};
    bool same = true;
    take_identity(&read, part, text);
    if (ca_slice_is(part, CA_FORM_EDITION)) {
        ca_text_format(&words, "Edition %llu", (unsigned long long)read.edition);
        same = ca_slice_alike(text, words.at) || ca_slice_alike(text, words.at + strlen("Edition "));
    } else if (ca_slice_is(part, CA_FORM_PURPOSE) && read.purpose != CA_FORM_PURPOSE_COUNT) {
        ca_text_format(&words, "%s%s", ca_form_purposes[read.purpose], read.blind ? ", " CA_FORM_BLIND : "");
        same = ca_slice_alike(text, words.at);
    } else if (ca_slice_is(part, CA_FORM_PURPOSE)) {
        same = !text.size;
    } else if (ca_slice_is(part, CA_FORM_DIGEST)) {
        same = text.size <= CA_FORM_DIGEST_SIZE;
    }
    ca_text_free(&words);
    return same;
}

/* Gives the cells of a row of parts that are no parts, those beside the identity, and those in which somebody added to it. */
static void give_typed(form_reader *r, ca_form_return *form, const ca_grid_row *row)
{
    const ca_grid_block *b = row->kind == CA_GRID_IDENTITY && row->taken ? &r->grid.blocks[row->taken - 1] : NULL;
    for (size_t i = row->first; i < row->end; i++) {
        const ca_grid_cell *c = &r->grid.cells[i];
        ca_slice word = ca_form_word(&r->grid, c);
        const ca_slice *part = ca_form_grid_part(&r->grid, b, c->column);
        bool own = row->kind == CA_GRID_IDENTITY ? part && is_identity(*part, ca_text_without_blanks(c->text))
                   : row->kind == CA_GRID_MARK   ? ca_index_in(identity_parts, word) >= 0
                                                 : ca_form_is_part(&r->grid, word);
        if (i != row->key_cell && !own && !ca_slice_equal(word, row->key))
            give(r, form, c, (ca_slice){"", 0});
    }
}

static void give_more(form_reader *r, ca_form_return *form, const ca_grid_row *row, const char *list)
{
    ca_text key = {0};
    ca_text_format(&key, "%s.+%lu", list, (unsigned long)row->row);
    give_row(r, form, row, (ca_slice){key.at, key.size}, &r->grid.blocks[row->above - 1]);
    ca_text_free(&key);
}

/* Gives the names of the parts of each block. */
static void give_blocks(form_reader *r, ca_form_return *form)
{
    form->blocks = ca_allocate(r->grid.block_count, sizeof *form->blocks);
    form->block_count = r->grid.block_count;
    for (size_t i = 0; i < form->block_count; i++) {
        const ca_grid_block *b = &r->grid.blocks[i];
        ca_slice *names = ca_allocate(b->end - b->first, sizeof *names);
        for (size_t j = b->first; j < b->end; j++)
            names[j - b->first] = r->grid.parts[j].part;
        form->blocks[i] = ca_form_parts_name(names, b->end - b->first, &r->returns->arena);
        free(names);
    }
}

static void give_answers(form_reader *r, ca_form_return *form)
{
    give_blocks(r, form);
    size_t *lasts = ca_allocate(r->grid.block_count, sizeof *lasts);
    for (size_t b = 0; b < r->grid.block_count; b++)
        lasts[b] = r->grid.blocks[b].row + 1; /* the headings */
    for (size_t i = 0; i < r->grid.row_count; i++)
        if (r->grid.rows[i].kind == CA_GRID_ANSWERS && r->grid.rows[i].taken == r->grid.rows[i].above &&
            r->grid.rows[i].taken)
            lasts[r->grid.rows[i].taken - 1] = r->grid.rows[i].row;
    for (size_t i = 0; i < r->grid.row_count; i++) {
        const ca_grid_row *row = &r->grid.rows[i];
        const char *list = NULL;
        switch (row->kind) {
        case CA_GRID_MARK:
        case CA_GRID_PARTS:
        case CA_GRID_IDENTITY: give_typed(r, form, row); break;
        case CA_GRID_ANSWERS:
            give_row(r, form, row, row->key, row->taken ? &r->grid.blocks[row->taken - 1] : NULL);
            break;
        case CA_GRID_WITHOUT_KEY:
            list = ca_form_grid_list(&r->grid, i, lasts);
            if (list) {
                give_more(r, form, row, list);
                lasts[row->above - 1] = row->row > lasts[row->above - 1] ? row->row : lasts[row->above - 1];
            } else {
                give_row(r, form, row, (ca_slice){"", 0}, NULL);
            }
            break;
        }
    }
    free(lasts);
}

/* --- the identity ------------------------------------------------------------------------------------------------ */

static void read_identity(const form_reader *r, const ca_grid_row *row, ca_form_return *form)
{
    const ca_grid_block *b = row->taken ? &r->grid.blocks[row->taken - 1] : NULL;
    form->location = location_of(r, row->row, 0);
    for (size_t i = row->first; i < row->end; i++) {
        const ca_grid_cell *c = &r->grid.cells[i];
        const ca_slice *part = i == row->key_cell ? NULL : ca_form_grid_part(&r->grid, b, c->column);
        if (part && ca_slice_is(*part, CA_FORM_RECORD))
            form->location = location_of(r, c->row, c->column);
        if (part)
            take_identity(form, *part, ca_text_without_blanks(c->text));
    }
}

static void fail(form_reader *r, ca_form_return *form, const char *error, uint32_t row)
{
    form->error = error;
    form->count = form->blank_count = 0;
    form->location = (ca_location){.source = r->source, .line = row, .column = row > 0, .sheet = r->shown};
}

/* Reads the identity of the sheet. */
static void identify(form_reader *r, ca_form_return *form)
{
    bool found = false;
    form->purpose = CA_FORM_PURPOSE_COUNT;
    for (size_t i = 0; i < r->grid.row_count; i++) {
        ca_form_return other = {.sheet = form->sheet};
        const ca_grid_row *row = &r->grid.rows[i];
        if (row->kind != CA_GRID_IDENTITY)
            continue;
        read_identity(r, row, found ? &other : form);
        if (found && !ca_slice_equal(other.id, form->id)) {
            fail(r, form, "has a second form below the first; ask the auditor for each on a sheet of its own",
                 row->row);
            return;
        }
        found = true;
    }
    for (size_t i = 0; i < r->grid.row_count && form->purpose == CA_FORM_PURPOSE_COUNT; i++)
        if (begins(r->grid.rows[i].key, MODERATION))
            form->purpose = CA_FORM_FOR_MODERATOR;
    if (form->purpose == CA_FORM_PURPOSE_COUNT)
        form->purpose = CA_FORM_FOR_AUDITOR;
    if (!found)
        fail(r, form, "the row with the id of the record is gone; " COPY_AGAIN, 0);
    else if (!form->id.size)
        fail(r, form, "the id of the record is gone; type it in again below the form's title",
             (uint32_t)form->location.line);
}

/* --- sheets ------------------------------------------------------------------------------------------------------ */

/* Returns the first cell with the mark of a form of any version. */
static const ca_grid_cell *find_mark(form_reader *r)
{
    for (size_t i = 0; i < r->grid.count; i++)
        if (begins(ca_form_word(&r->grid, &r->grid.cells[i]), MARK_STEM))
            return &r->grid.cells[i];
    return NULL;
}

/* What words of a form's hidden cells are in a sheet. */
typedef struct {
    bool parts, keys, identity;
    size_t blocks; /* rows that have names of members alone */
} hidden_words;

/* Looks at the cells from FIRST to END, which are a row. */
static void look_at_row(const form_reader *r, size_t first, size_t end, hidden_words *found)
{
    size_t of_identity = 0, of_members = 0;
    for (size_t i = first; i < end; i++) {
        ca_slice word = ca_text_without_blanks(r->grid.cells[i].text);
        if (r->grid.cells[i].kind != CA_SHEET_TEXT || !ca_form_is_path(word))
            continue;
        of_members += ca_form_is_part(&r->grid, word);
        of_identity += ca_index_in(identity_parts, word) >= 0;
        found->parts |= ca_slice_is(word, CA_FORM_PARTS);
        found->keys |= memchr(word.at, '.', word.size) && ca_form_family(&r->grid.members, word) != CA_FORM_NO_FAMILY;
    }
    found->identity |= of_identity > 2;
    found->blocks += of_members > 1 && of_members == end - first;
}

/* Returns an error if the sheet, which has no mark, was a form before cells of it were deleted; or NULL. */
static const char *lost_form(const form_reader *r)
{
    hidden_words found = {.blocks = 0};
    for (size_t i = 0, end; i < r->grid.count; i = end) {
        for (end = i; end < r->grid.count && r->grid.cells[end].row == r->grid.cells[i].row;)
            end++;
        look_at_row(r, i, end, &found);
    }
    if (found.identity)
        return "the hidden first column of the form is gone; " COPY_AGAIN;
    if (found.parts && found.keys)
        return "the hidden first row of the form is gone; " COPY_AGAIN;
    return found.blocks > 1 ? "the hidden first row and column of the form are gone; " COPY_AGAIN : NULL;
}

static ca_form_return *add_return(ca_form_return **list, size_t *count, size_t *capacity, const char *sheet)
{
    *list = ca_array_grow(*list, *count, capacity, sizeof **list);
    ca_form_return *form = &(*list)[(*count)++];
    *form = (ca_form_return){.sheet = sheet};
    return form;
}

_Static_assert(CA_FORM_CELLS_MOST == 100000 && CA_FORM_BYTES_MOST == 16 << 20 && CA_FORM_BLOCKS_MOST == 1000 &&
                   CA_FORM_ALL_BYTES_MOST == 64 << 20,
               "the messages name these limits");

/* Makes the rows and blocks of the form with this MARK. Returns an error, or NULL. */
static const char *make_form(form_reader *r, const ca_grid_cell *mark)
{
    if (!ca_slice_is(ca_form_word(&r->grid, mark), CA_FORM_MARK))
        return "is a form of another version of this program; read it with the version that wrote it";
    if (r->too_many)
        return "has more than 100,000 filled cells; ask the auditor for the form alone";
    if (r->too_long)
        return "its texts are longer than 16 MiB; ask the auditor to shorten them";
    return ca_form_grid_make(&r->grid, mark->column, CA_FORM_BLOCKS_MOST)
               ? NULL
               : "has more than 1,000 rows of parts; " COPY_AGAIN;
}

static void take_form(form_reader *r, ca_form_return *form, const ca_grid_cell *mark)
{
    const char *error = make_form(r, mark);
    if (error) {
        fail(r, form, error, 0);
        return;
    }
    identify(r, form);
    if (form->error)
        return;
    give_answers(r, form);
    give_notes(r, form);
}

/* Gives the first cells of a sheet without a form, and all of a list of texts as they went out, which are no answers. */
static void give_other(form_reader *r, ca_form_return *other)
{
    uint32_t sent = UINT32_MAX;
    for (size_t i = 0; i < r->grid.count; i++) {
        const ca_grid_cell *c = &r->grid.cells[i];
        if (sent == UINT32_MAX && ca_slice_is(c->text, CA_FORM_SENT_LIST))
            sent = c->column;
        if (i < CA_FORM_OTHER_MOST || c->column == sent)
            give(r, other, c, (ca_slice){"", 0});
    }
}

/* Takes the cells of the current sheet, which are all read. */
static void take_sheet(form_reader *r)
{
    ca_form_returns *all = r->returns;
    const ca_grid_cell *mark = find_mark(r);
    const char *lost = mark ? NULL : lost_form(r);
    if (mark || lost) {
        ca_form_return *form = add_return(&all->forms, &all->count, &all->capacity, r->sheet);
        if (mark)
            take_form(r, form, mark);
        else
            fail(r, form, lost, 0);
    } else if (r->grid.count || r->note_count) {
        ca_form_return *other = add_return(&all->others, &all->other_count, &all->other_capacity, r->sheet);
        give_other(r, other);
        give_notes(r, other);
        other->location = other->answers[0].location;
    }
}

static int read_sheet(form_reader *r, ca_sheet_book *book, const ca_book_sheet *sheet, ca_error *error)
{
    ca_sheet_info info = {.sheets = 0};
    if (!sheet->cells)
        return 0; /* a chart */
    if (!ca_sheet_book_has(book, sheet, error))
        return -1;
    r->sheet = ca_arena_str(&r->returns->arena, sheet->name).at;
    ca_text shown = {0};
    ca_sheet_name_shown(&shown, sheet->name);
    r->shown = ca_arena_str(&r->returns->arena, (ca_slice){shown.at, shown.size}).at;
    ca_text_free(&shown);
    r->grid.count = r->note_count = r->sheet_bytes = 0;
    r->too_many = r->too_long = false;
    int status = ca_sheet_rows(book, sheet, take_row, r, &info, error);
    bool ended = status && (r->too_many || r->too_long);
    if (status == 0)
        status = ca_sheet_notes(book, sheet, take_note, r, error);
    if (status == 0)
        status = ca_sheet_shapes(book, sheet, take_shape, r, error);
    if (status == 0)
        status = take_prints(r, &info);
    ca_sheet_info_free(&info);
    if (r->bytes > CA_FORM_ALL_BYTES_MOST)
        return ca_error_set(error, "its texts are longer than 64 MiB; %s", advice.less);
    if (r->note_count == CA_FORM_CELLS_MOST)
        return ca_error_set(error, "a sheet in it has 100,000 notes and shapes; %s", advice.less);
    if (status && !ended)
        return -1;
    take_sheet(r);
    return 0;
}

/* --- the file ---------------------------------------------------------------------------------------------------- */

/* The next step of the auditor, for each kind of file that is no workbook. */
static const char *next_step(enum ca_file_kind kind)
{
    switch (kind) {
    case CA_FILE_OPEN_DOCUMENT:
    case CA_FILE_BINARY_WORKBOOK:
    case CA_FILE_OLD_OFFICE: return "ask the auditor to save it as an Excel workbook (.xlsx) and send that";
    case CA_FILE_NUMBERS:
        return "ask the auditor to export it as an Excel workbook (File, Export To, Excel) and send that";
    case CA_FILE_ENCRYPTED:
    case CA_FILE_COMPOUND:
        return "ask the auditor to save it as an Excel workbook (.xlsx) without a password and send that";
    case CA_FILE_ZIP:
    case CA_FILE_GZIP: return "unpack it, and give the forms in it";
    case CA_FILE_LOCK: return "ask the auditor for the form itself, which is beside it";
    default: return "ask the auditor for the form itself, an Excel workbook (.xlsx)";
    }
}

static int refuse(enum ca_file_kind kind, ca_slice bytes, ca_error *error)
{
    ca_slice text = ca_text_without_blanks(bytes);
    const char *noun = ca_file_kind_noun(kind);
    if (!bytes.size)
        return ca_error_set(error, "is empty; ask the auditor to send the form once more");
    if (kind == CA_FILE_OTHER && text.size && text.at[0] == '<')
        return ca_error_set(error,
                            "is a web page or XML, whatever its name is; ask the auditor to open it in Excel, save it "
                            "as an Excel workbook (.xlsx) and send that");
    return ca_error_set(error, "is %s; %s", *noun ? noun : "no Excel workbook (.xlsx)", next_step(kind));
}

int ca_form_read(ca_slice bytes, const char *source, ca_form_returns *returns, ca_error *error)
{
    enum ca_file_kind kind = ca_file_kind(source, bytes);
    ca_error reason = {0};
    form_reader r = {.returns = returns, .source = source, .grid = {.arena = &returns->arena}};
    ca_sheet_book book = {.count = 0};
    int status =
        kind == CA_FILE_WORKBOOK || kind == CA_FILE_ZIP ? ca_sheet_book_open(&book, bytes, &advice, &reason) : -1;
    if (status == 0) {
        ca_form_members_make(&r.grid.members);
        returns->epoch_1904 = book.epoch_1904;
        for (size_t i = 0; i < book.count && status == 0; i++)
            status = read_sheet(&r, &book, &book.sheets[i], error);
    } else if (reason.words.size && book.kind == CA_FILE_WORKBOOK) {
        (void)ca_error_set(error, "%s", reason.words.at);
    } else {
        (void)refuse(reason.words.size ? book.kind : kind, bytes, error);
    }
    ca_sheet_book_close(&book);
    ca_error_free(&reason);
    ca_form_grid_free(&r.grid);
    free(r.notes);
    free(r.outside);
    return status;
}

static void free_list(ca_form_return *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(list[i].answers);
        free(list[i].blanks);
        free(list[i].blocks);
    }
    free(list);
}

void ca_form_returns_free(ca_form_returns *returns)
{
    free_list(returns->forms, returns->count);
    free_list(returns->others, returns->other_count);
    ca_arena_free(&returns->arena);
    *returns = (ca_form_returns){.count = 0};
}
