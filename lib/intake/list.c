/* SPDX-License-Identifier: MIT */
/* A list, held in memory. */
#include "intake/list.h"

#include "base/utf8.h"
#include "data/list_words.h"
#include "intake/headings.h"
#include "intake/list_rows.h"
#include "intake/row_numbers.h"

#include <stdlib.h>
#include <string.h>

enum { LIST_MOST = 512 << 20 }; /* bytes of a file: more is a mistake */

/* The state of reading one file. */
typedef struct {
    ca_list *list;
    const ca_list_source *source;
    const ca_list_headings *headings;
    ca_list_file *file;
    ca_raw_rows raw;
    char separator; /* of a text */
    size_t id;      /* the column of the heading that the list must have, or CA_NO_LIST_COLUMN */
    bool headed;    /* a row has the heading that the list must have; without it, errors in rows are no news */
} list_reader;

/* Keeps a copy of a row, its cells followed by their bytes. A cell of white space alone is empty. */
static int keep_row(const ca_table_row *row, void *context)
{
    list_reader *r = context;
    ca_arena *arena = &r->list->arena;
    size_t size = row->contents ? row->count : 0;
    for (size_t i = 0; i < row->count; i++)
        size += row->cells[i].size;
    ca_slice *cells = ca_arena_take(arena, row->count * sizeof *cells + size);
    unsigned char *contents = row->contents ? (unsigned char *)(cells + row->count) : NULL;
    char *at = (char *)(cells + row->count) + (contents ? row->count : 0);
    if (contents)
        memcpy(contents, row->contents, row->count);
    for (size_t i = 0; i < row->count; i++) {
        ca_slice cell = ca_text_without_blanks(row->cells[i]).size ? row->cells[i] : (ca_slice){"", 0};
        if (cell.size)
            memcpy(at, cell.at, cell.size);
        cells[i] = (ca_slice){at, cell.size};
        at += cell.size;
    }
    r->raw.rows = ca_array_grow(r->raw.rows, r->raw.count, &r->raw.capacity, sizeof *r->raw.rows);
    r->raw.rows[r->raw.count++] = (ca_table_row){.location = row->location,
                                                 .cells = cells,
                                                 .contents = contents,
                                                 .count = row->count,
                                                 .spaced = row->spaced,
                                                 .hidden = row->hidden};
    return 0;
}

/* Returns the number of columns of the headings: up to the last one that is not empty. */
static size_t headed_columns(const ca_table_row *row)
{
    size_t count = row->count;
    while (count && !row->cells[count - 1].size)
        count--;
    return count;
}

static void take_headings(list_reader *r, const ca_table_row *row)
{
    ca_list *list = r->list;
    list->headings = row->cells;
    list->headings_location = row->location;
    list->columns = headed_columns(row);
    list->meanings = ca_arena_take(&list->arena, (list->columns + 1) * sizeof *list->meanings);
    for (size_t i = 0; i < list->columns; i++) {
        list->meanings[i] =
            row->cells[i].size ? r->headings->number(r->headings->context, row->cells[i]) : CA_NO_LIST_COLUMN;
        list->surely_headed |= list->meanings[i] != CA_NO_LIST_COLUMN;
    }
}

static int check_headings(list_reader *r, const ca_table_row *row)
{
    const ca_list *list = r->list;
    bool same = headed_columns(row) == list->columns;
    for (size_t i = 0; same && i < list->columns; i++)
        same = ca_same_letters(row->cells[i], list->headings[i]);
    return same ? 0
                : ca_error_set(r->source->error,
                               "%s:%llu: the headings are not those of %s; lists that are read together have the same "
                               "ones in the same order",
                               row->location.source, (unsigned long long)row->location.line, list->files[0].name);
}

/* Returns the row's cells and contents under the headings; cells that the row lacks are empty. */
static ca_list_row under_headings(ca_list *list, const ca_table_row *row)
{
    if (row->count >= list->columns)
        /* the cells are the list's own, which keep_row copied */
        return (ca_list_row){
            .location = row->location, .cells = (ca_slice *)(uintptr_t)row->cells, .contents = row->contents};
    ca_slice *cells = ca_arena_take(&list->arena, list->columns * sizeof *cells + list->columns);
    unsigned char *contents = (unsigned char *)(cells + list->columns);
    for (size_t i = 0; i < list->columns; i++) {
        cells[i] = i < row->count ? row->cells[i] : (ca_slice){"", 0};
        contents[i] = i < row->count && row->contents ? row->contents[i] : CA_CONTENT_TEXT;
    }
    return (ca_list_row){.location = row->location, .cells = cells, .contents = row->contents ? contents : NULL};
}

/* Reports a row that is no row of the list, or one that cannot be read. */
static void refuse_row(list_reader *r, ca_location location, const char *message)
{
    (void)ca_report(r->source->reporter, location, CA_RULE_CSV_CELLS, "", "%s", message);
    r->list->refused++;
}

static void refuse_long_row(list_reader *r, const ca_table_row *row, size_t filled)
{
    static const char *const separators[] = {[','] = "comma", [';'] = "semicolon", ['\t'] = "tab", ['|'] = "bar"};
    ca_text message = {0};
    ca_location location = row->location;
    location.column = filled;
    ca_text_format(&message, "has %zu cells under %zu headings", filled, r->list->columns);
    if (!row->contents)
        ca_text_format(&message, "; put quotation marks round a cell that has a %s in it%s",
                       separators[(unsigned char)r->separator],
                       r->headings->of_names && r->separator == ',' ? ", as in \"Ward, Ada\"" : "");
    refuse_row(r, location, message.at);
    ca_text_free(&message);
}

/* Whether ROW probably has a name with a comma and without quotation marks: Ward, Ada. */
static bool is_spaced(const list_reader *r, const ca_table_row *row, size_t headed)
{
    return r->separator == ',' && row->spaced && !r->raw.rows[headed].spaced;
}

/* Whether ROW of a list of people has a surname alone, and a cell with a blank before it after that. */
static bool has_half_a_name(const list_reader *r, const ca_table_row *row, size_t headed)
{
    if (!r->headed || !r->headings->of_names || !is_spaced(r, row, headed) || row->spaced != r->id + 1)
        return false;
    ca_slice name = ca_text_without_blanks(row->cells[r->id]);
    return name.size && !memchr(name.at, ' ', name.size) && row->cells[row->spaced].size;
}

/* Adds the row of the list at INDEX, or reports it. */
static void add_row(list_reader *r, size_t headed, size_t index, const unsigned char *kinds)
{
    ca_list *list = r->list;
    const ca_table_row *row = &r->raw.rows[index];
    size_t filled = headed_columns(row);
    list->numbered++;
    if (!r->headed && filled > list->columns)
        return;
    if (kinds[index] == CA_ROW_REST) { /* its first part was reported */
        list->refused++;
        return;
    }
    if (kinds[index] == CA_ROW_ALONE) {
        refuse_row(r, row->location, "has an id and nothing else; if it is no row of the list, remove it");
    } else if (kinds[index] == CA_ROW_DOUBTFUL) {
        refuse_row(r, row->location, "looks like a total and not like a case; if it is no row of the list, remove it");
    } else if (kinds[index] == CA_ROW_CUT) {
        refuse_row(r, row->location,
                   "goes on in the next row: a line break in a cell has cut it; put quotation marks round the cell, or "
                   "remove the line break");
    } else if (filled > list->columns) {
        refuse_long_row(r, row, filled);
    } else if (row->count > r->raw.rows[headed].count && is_spaced(r, row, headed)) {
        refuse_long_row(r, row, row->count);
    } else if (has_half_a_name(r, row, headed)) {
        refuse_row(r, row->location,
                   "has one word, a comma and a blank: put quotation marks round a name that has a "
                   "comma in it, as in \"Ward, Ada\", or remove the blank");
    } else {
        list->rows = ca_array_grow(list->rows, list->count, &list->capacity, sizeof *list->rows);
        list->rows[list->count] = under_headings(list, row);
        list->rows[list->count].may_go_on = ca_row_may_go_on(&r->raw, headed, r->id, index);
        list->rows[list->count++].number = list->numbered;
        r->file->rows++;
    }
}

static void note_left_out(const list_reader *r, const unsigned char *kinds)
{
    ca_text rows = {0};
    ca_row_kinds_name(&rows, &r->raw, kinds);
    if (rows.size)
        ca_report_run(r->source->reporter, CA_RUN_NOTE, "%s: left out, as no rows of the list: %s", r->file->name,
                      rows.at);
    ca_text_free(&rows);
}

/* Notes the rows of the list that nobody sees who looks at the sheet. */
static void note_hidden(const list_reader *r, const unsigned char *kinds, size_t headings)
{
    ca_row_numbers hidden = {0};
    ca_text rows = {0};
    for (size_t i = headings + 1; i < r->raw.count; i++)
        if (r->raw.rows[i].hidden && (kinds[i] == CA_ROW_CASE || kinds[i] >= CA_ROW_ALONE))
            ca_row_numbers_add(&hidden, r->raw.rows[i].location.line);
    ca_row_numbers_name(&rows, &hidden);
    if (hidden.count)
        ca_report_run(r->source->reporter, CA_RUN_NOTE,
                      "%s: %s %s hidden in the sheet, perhaps by a filter, and %s read like the others", r->file->name,
                      rows.at, hidden.count == 1 ? "is" : "are", hidden.count == 1 ? "was" : "were");
    ca_row_numbers_free(&hidden);
    ca_text_free(&rows);
}

/* Finds the headings among the rows of the file, and adds those that are of the list. */
static int take_rows(list_reader *r)
{
    ca_list *list = r->list;
    if (!r->raw.count)
        return ca_error_set(r->source->error, "%s: is empty; the first row must hold the headings", r->file->name);
    size_t headed = ca_headings_row(&r->raw, r->headings);
    const ca_table_row *row = &r->raw.rows[headed];
    if (!list->headings)
        take_headings(r, row);
    else if (check_headings(r, row) < 0)
        return -1;
    if (row->location.line > 1)
        ca_text_format(&r->file->form, "%sheadings in row %llu", r->file->form.size ? ", " : "",
                       (unsigned long long)row->location.line);
    r->id = CA_NO_LIST_COLUMN;
    for (size_t i = list->columns; i-- > 0;)
        r->id = list->meanings[i] == r->headings->first ? i : r->id;
    r->headed = r->id != CA_NO_LIST_COLUMN;
    unsigned char *kinds = ca_allocate(r->raw.count, 1);
    ca_row_kinds(&r->raw, headed, r->id, r->headings->of_names, kinds);
    for (size_t i = headed + 1; i < r->raw.count; i++)
        if (kinds[i] == CA_ROW_CASE || kinds[i] >= CA_ROW_ALONE)
            add_row(r, headed, i, kinds);
    if (r->headed)
        note_left_out(r, kinds);
    note_hidden(r, kinds, headed);
    if (r->headed && !r->file->rows && !list->refused)
        ca_report_run(r->source->reporter, CA_RUN_NOTE, "%s: has headings and no rows", r->file->name);
    free(kinds);
    return 0;
}

/* Another sheet of the workbook, while it is looked at. */
typedef struct {
    const ca_list_headings *headings;
    size_t needed; /* known headings, which a row of headings has at least */
    size_t looked_at;
    bool headed;
    char *name;
    ca_text names; /* of the sheets that have a list, too */
    size_t count;
} sheet_look;

static void begin_sheet(const char *sheet, void *context)
{
    sheet_look *look = context;
    free(look->name);
    look->name = ca_copy(sheet, strlen(sheet));
    look->looked_at = 0;
    look->headed = false;
}

/* Ends at the first row below headings of the list, or where there are none. */
static int look_at_row(const ca_table_row *row, void *context)
{
    sheet_look *look = context;
    bool first = false, filled = false;
    for (size_t i = 0; i < row->count && !filled; i++)
        filled = ca_text_without_blanks(row->cells[i]).size > 0;
    if (!filled)
        return 0;
    if (look->headed) {
        ca_text_format(&look->names, "%s%s", look->count++ ? " and " : "", look->name);
        return -1;
    }
    look->headed = ca_known_headings(row, look->headings, &first) >= look->needed && first;
    return ++look->looked_at < CA_HEADINGS_WITHIN || look->headed ? 0 : -1;
}

/* Refuses a workbook in which another sheet has the headings and rows of such a list, too, unless --sheet names the one to
 * read: its cases would be lost. Returns 0, or -1 with an error. */
static int check_sheets(list_reader *r, ca_slice bytes)
{
    const ca_list_options *options = r->source->options;
    sheet_look look = {.headings = r->headings};
    int status = 0;
    if (!r->headed || (options && options->table.sheet))
        return 0;
    for (size_t i = 0; i < r->list->columns && look.needed < 2; i++)
        look.needed += r->list->meanings[i] != CA_NO_LIST_COLUMN;
    ca_table_other_sheets(bytes, r->file->name, begin_sheet, look_at_row, &look);
    if (look.count)
        status = ca_error_set(r->source->error, "%s: the sheets %s and %s each have such a list; %s", r->file->name,
                              r->file->sheet, look.names.at,
                              options && options->no_sheet
                                  ? "save the one to read as a file of its own"
                                  : "name the one to read with --sheet, or put all rows on one sheet");
    free(look.name);
    ca_text_free(&look.names);
    return status;
}

/* Reports why the table could not be read to its end. */
static void report_unread(const list_reader *r, const ca_table_error *error)
{
    unsigned long long unread = error->unread;
    (void)ca_report(r->source->reporter, error->location, CA_RULE_CSV_SYNTAX, "", "%s", error->message.at);
    if (unread < 2)
        ca_report_run(r->source->reporter, CA_RUN_NOTE, "%s: was not read to its end, and nothing was done",
                      r->file->name);
    else
        ca_report_run(r->source->reporter, CA_RUN_NOTE,
                      "%s: %llu rows from there on were not read, and nothing was done", r->file->name, unread);
}

static void name_form(ca_text *to, const ca_table_form *form)
{
    static const struct {
        char separator;
        const char *name;
    } names[] = {{';', "semicolons between cells"}, {'\t', "tabs between cells"}, {'|', "bars between cells"}};
    if (form->workbook)
        ca_text_format(to, "sheet %s", ca_text_words(&form->sheet)); /* which is quoted */
    if (form->workbook && form->sheet_count > 1)
        ca_text_format(to, ", one of the sheets %s", ca_text_words(&form->sheets));
    if (!form->workbook && form->encoding != CA_ENCODING_UTF_8)
        ca_text_add(to, ca_encodings[form->encoding]);
    for (size_t i = 0; !form->workbook && i < sizeof names / sizeof *names; i++)
        if (form->separator == names[i].separator)
            ca_text_format(to, "%s%s", to->size ? ", " : "", names[i].name);
}

/* Reads the file of the reader from BYTES, its whole content. */
static int read_bytes(list_reader *r, ca_slice bytes)
{
    const ca_list_source *source = r->source;
    ca_table_form form = {0};
    ca_table_error error = {0};
    struct sha256_ctx digest;
    sha256_init(&digest);
    sha256_update(&digest, bytes.size, (const uint8_t *)bytes.at);
    sha256_digest(&digest, sizeof r->file->digest, r->file->digest);
    r->file->bytes = bytes.size;
    int status = ca_table_read(bytes, r->file->name, source->options ? &source->options->table : NULL, keep_row, r,
                               &form, &error);
    if (form.workbook)
        r->file->sheet = ca_arena_copy(&r->list->arena, ca_text_words(&form.sheet), form.sheet.size);
    if (form.sheet_count > 1)
        r->file->sheets = ca_arena_copy(&r->list->arena, ca_text_words(&form.sheets), form.sheets.size);
    for (size_t i = 0; i < r->raw.count; i++)
        r->raw.rows[i].location.sheet = r->file->sheet;
    name_form(&r->file->form, &form);
    r->separator = form.separator;
    if (error.message.size)
        report_unread(r, &error);
    else if (status == 0)
        status = take_rows(r);
    if (status == 0 && form.sheet_count > 1)
        status = check_sheets(r, bytes);
    ca_text_free(&error.message);
    ca_table_form_free(&form);
    return status;
}

static int read_file(list_reader *r)
{
    const ca_list_source *source = r->source;
    ca_text bytes = {0};
    int status = ca_input_whole(source->input, &bytes, LIST_MOST, source->error);
    status = status < 0 || source->input->failed ? -1 : read_bytes(r, (ca_slice){ca_text_words(&bytes), bytes.size});
    ca_text_free(&bytes);
    return status;
}

static ca_list_file *add_file(ca_list *list, const char *name)
{
    list->files = ca_array_grow(list->files, list->file_count, &list->file_capacity, sizeof *list->files);
    ca_list_file *file = &list->files[list->file_count++];
    *file = (ca_list_file){.name = name};
    return file;
}

int ca_list_read_bytes(ca_list *list, const ca_list_source *source, const ca_list_headings *headings, const char *name,
                       ca_slice bytes)
{
    list_reader reader = {.list = list, .source = source, .headings = headings, .file = add_file(list, name)};
    int status = read_bytes(&reader, bytes);
    free(reader.raw.rows);
    return status;
}

int ca_list_read(ca_list *list, const ca_list_source *source, const ca_list_headings *headings)
{
    ca_input *input = source->input;
    int got, status = 0;
    while (status == 0 && (got = ca_input_source(input)) > 0) {
        list_reader reader = {.list = list, .source = source, .headings = headings};
        reader.file = add_file(list, input->source);
        status = read_file(&reader);
        free(reader.raw.rows);
    }
    return status < 0 || input->failed || got < 0 ? -1 : 0;
}

void ca_list_note_forms(const ca_list *list, const ca_list_source *source)
{
    for (size_t i = 0; i < list->file_count; i++)
        if (list->files[i].form.size)
            ca_report_run(source->reporter, CA_RUN_NOTE, "%s: %s", list->files[i].name, list->files[i].form.at);
}

int ca_list_whole(const ca_list *list, const ca_list_source *source, const char *name)
{
    unsigned long long refused = list->refused, rows = list->refused + list->count;
    if (!refused)
        return 0;
    if (source->options && source->options->skip_rows && list->count) {
        ca_report_run(source->reporter, CA_RUN_NOTE, "%llu of %llu rows of the %s %s skipped", refused, rows, name,
                      refused == 1 ? "was" : "were");
        return 0;
    }
    bool may_skip = source->options && source->options->may_skip && !source->options->skip_rows;
    ca_report_run(source->reporter, CA_RUN_NOTE, "%llu of %llu row%s of the %s %s an error, and nothing was done%s",
                  refused, rows, rows == 1 ? "" : "s", name, refused == 1 ? "has" : "have",
                  may_skip ? "; correct the list, or give --skip-rows to go on without them" : "");
    return -1;
}

void ca_list_free(ca_list *list)
{
    for (size_t i = 0; i < list->file_count; i++)
        ca_text_free(&list->files[i].form);
    ca_arena_free(&list->arena);
    free(list->rows);
    free(list->files);
    *list = (ca_list){0};
}

size_t ca_list_column(const ca_list *list, ca_slice name)
{
    for (size_t i = 0; i < list->columns; i++)
        if (ca_same_letters(list->headings[i], name))
            return i;
    return CA_NO_LIST_COLUMN;
}

ca_slice ca_list_cell(const ca_list_row *row, size_t column)
{
    return column == CA_NO_LIST_COLUMN ? (ca_slice){"", 0} : ca_text_without_blanks(row->cells[column]);
}

ca_location ca_list_location(const ca_list_row *row, size_t column)
{
    ca_location location = row->location;
    location.column = column == CA_NO_LIST_COLUMN ? 1 : column + 1;
    return location;
}

ca_location ca_location_kept(ca_arena *arena, ca_location location)
{
    if (location.sheet)
        location.sheet = ca_arena_copy(arena, location.sheet, strlen(location.sheet));
    return location;
}

void ca_list_name_row(ca_text *to, const ca_list_row *row)
{
    ca_text_add(to, row->location.source);
    if (row->location.sheet)
        ca_text_format(to, ":%s", row->location.sheet);
    ca_text_format(to, "%c%llu", row->location.sheet ? '!' : ':', (unsigned long long)row->location.line);
}

/* --- lists with few headings -------------------------------------------------------------------------------------- */

typedef struct {
    const ca_known_heading *known;
    size_t count;
    enum ca_list_word words;
} known_headings;

static size_t number_of(const void *context, ca_slice heading)
{
    const known_headings *headings = context;
    ca_slice other = ca_list_word(headings->words, heading);
    for (size_t i = 0; i < headings->count; i++)
        if (ca_same_letters(heading, ca_slice_of(headings->known[i].name)) ||
            ca_slice_is(other, headings->known[i].name) ||
            (headings->known[i].also && ca_same_letters(heading, ca_slice_of(headings->known[i].also))))
            return i;
    return CA_NO_LIST_COLUMN;
}

/* Sets the column of each known heading, and collects what is wrong with the headings in ERRORS. */
static void map_headings(const ca_list *list, const known_headings *headings, size_t *columns, ca_text *errors,
                         ca_text *unused)
{
    const char **names = ca_allocate(headings->count + 1, sizeof *names);
    for (size_t i = 0; i < headings->count; i++)
        names[i] = headings->known[i].name;
    for (size_t column = 0; column < list->columns; column++) {
        size_t number = list->meanings[column];
        const char *near = number == CA_NO_LIST_COLUMN ? ca_heading_close_to(list->headings[column], names) : NULL;
        if (near)
            ca_heading_fault(errors, "the heading of column %zu is close to '%s'; rename it", column + 1, near);
        else if (number == CA_NO_LIST_COLUMN && list->headings[column].size)
            ca_text_format(unused, "%s%zu", unused->size ? ", " : "", column + 1);
        else if (number != CA_NO_LIST_COLUMN && columns[number] != CA_NO_LIST_COLUMN)
            ca_heading_fault(errors, "columns %zu and %zu are both headed %s or another word for it",
                             columns[number] + 1, column + 1, names[number]);
        else if (number != CA_NO_LIST_COLUMN)
            columns[number] = column;
    }
    for (size_t i = 0; i < headings->count; i++)
        if (headings->known[i].required && columns[i] == CA_NO_LIST_COLUMN)
            ca_heading_fault(errors, "no column is headed %s", names[i]);
    free(names);
}

int ca_list_read_known(ca_list *list, const ca_list_source *source, const ca_known_heading *known, size_t count,
                       enum ca_list_word words, size_t *columns, const char *name)
{
    const known_headings table = {known, count, words};
    const ca_list_headings headings = {number_of, &table, 0, true};
    ca_text unused = {0}, errors = {0};
    for (size_t i = 0; i < count; i++)
        columns[i] = CA_NO_LIST_COLUMN;
    int status = ca_list_read(list, source, &headings);
    if (status < 0 && !source->input->failed)
        return ca_error_set(source->error, "%s: the list of %s cannot be read whole, and nothing was done",
                            list->file_count ? list->files[0].name : source->input->operands[0], name);
    if (status < 0)
        return -1;
    map_headings(list, &table, columns, &errors, &unused);
    if (errors.size) {
        ca_text where = {0};
        ca_list_name_row(&where, &(ca_list_row){.location = list->headings_location});
        status = ca_error_set(source->error, "%s: %s", where.at, errors.at);
        ca_text_free(&where);
    } else if (unused.size) {
        (void)ca_report(source->reporter, list->headings_location, CA_RULE_CSV_IGNORED, "",
                        "columns that are not used: %s", unused.at);
    }
    ca_text_free(&unused);
    ca_text_free(&errors);
    if (status == 0)
        ca_list_note_forms(list, source);
    ca_text noun = {0};
    ca_text_format(&noun, "list of %s", name);
    if (status == 0 && ca_list_whole(list, source, ca_text_words(&noun)) < 0)
        status = ca_error_set(source->error, "%s: the %s cannot be read whole, and nothing was done",
                              list->files[0].name, ca_text_words(&noun));
    ca_text_free(&noun);
    return status;
}
