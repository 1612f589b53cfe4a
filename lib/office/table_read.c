/* SPDX-License-Identifier: MIT */
/* Reads a table: a workbook or CSV text, by the file's bytes. */
#include "office/table_read.h"

#include "base/error.h"
#include "office/csv_read.h"
#include "office/file_kind.h"
#include "office/sheet_read.h"

#include <stdlib.h>

enum { END_OF_FILE = 0x1A }; /* which programs for DOS and their heirs write last */

/* A sheet whose rows are passed on as rows of a table. */
typedef struct {
    const char *source;
    ca_table_row_function *function;
    void *context;
    const ca_sheet_info *info; /* of a workbook */
} sheet_rows;

_Static_assert((int)CA_CONTENT_UNCALCULATED + 1 == (int)CA_SHEET_UNCALCULATED,
               "the contents of a cell are the kinds of a sheet's cells without the empty one");

static int pass_row(const ca_sheet_row *row, void *context)
{
    const sheet_rows *to = context;
    unsigned char *contents = ca_allocate(row->count, 1);
    for (size_t i = 0; i < row->count; i++) {
        contents[i] = (unsigned char)(row->kinds[i] > 0 ? row->kinds[i] - 1 : 0);
        if (contents[i] == CA_CONTENT_NUMBER && to->info->epoch_1904)
            contents[i] = CA_CONTENT_NUMBER_1904;
    }
    const ca_table_row passed = {.location = {.source = to->source, .line = row->row, .column = 1},
                                 .cells = row->cells,
                                 .contents = contents,
                                 .count = row->count,
                                 .hidden = row->hidden};
    int status = to->function(&passed, to->context);
    free(contents);
    return status;
}

static int read_workbook(ca_slice bytes, const char *sheet, sheet_rows *rows, ca_table_form *form,
                         ca_table_error *error)
{
    ca_sheet_info info = {.sheets = 0};
    ca_error failure = {.usage = false};
    rows->info = &info;
    int status = ca_sheet_read(bytes, sheet, pass_row, rows, &info, &failure);
    rows->info = NULL;
    form->workbook = true;
    if (info.name.size)
        ca_sheet_name_shown(&form->sheet, (ca_slice){info.name.at, info.name.size});
    ca_text_add(&form->sheets, ca_text_words(&info.names));
    form->sheet_count = info.sheets;
    if (failure.words.size) {
        ca_text_add(&error->message, failure.words.at);
        error->location = (ca_location){.source = rows->source, .line = 1, .column = 1};
    }
    ca_error_free(&failure);
    ca_sheet_info_free(&info);
    return status;
}

/* Returns the line and column of the byte at AT. */
static ca_location location_of(ca_slice bytes, size_t at, const char *source)
{
    ca_location location = {.source = source, .line = 1, .column = 1};
    for (size_t i = 0; i < at && i < bytes.size; i++) {
        location.column++;
        if (bytes.at[i] == '\n') {
            location.line++;
            location.column = 1;
        }
    }
    return location;
}

/* Names files of text that are no lists, so that nobody looks for the fault in them. */
static const char *other_text(ca_slice text)
{
    ca_slice start = ca_slice_trimmed(text, " \t\r\n");
    if (start.size && (start.at[0] == '{' || start.at[0] == '['))
        return "is JSON, such as records of audits, and not a list; give the list as .csv or .xlsx";
    if (start.size > 1 && start.at[0] == '<')
        return "is a web page or XML, whatever its name is; open it in Excel and save it as .xlsx or CSV UTF-8";
    return NULL;
}

/* Returns the number of lines from the byte at AT on. */
static uint64_t lines_from(ca_slice bytes, size_t at)
{
    uint64_t lines = at < bytes.size;
    for (; at + 1 < bytes.size; at++)
        lines += bytes.at[at] == '\n';
    return lines;
}

static int read_text(ca_slice bytes, enum ca_encoding encoding, const sheet_rows *rows, ca_table_form *form,
                     ca_table_error *error)
{
    ca_decoded decoded;
    int status = ca_decode(&decoded, bytes, encoding);
    form->encoding = decoded.encoding;
    const char *other = status == 0 ? other_text(decoded.text) : NULL;
    if (status < 0 || other) {
        ca_text_add(&error->message, other ? other : decoded.error);
        error->location = location_of(bytes, other ? 0 : decoded.error_at, rows->source);
        if (!other && (decoded.encoding == CA_ENCODING_UTF_8 || decoded.encoding == CA_ENCODING_WINDOWS_1252))
            error->unread = lines_from(bytes, decoded.error_at);
        status = -1;
    } else {
        if (decoded.text.size && decoded.text.at[decoded.text.size - 1] == END_OF_FILE)
            decoded.text.size--;
        ca_csv_form csv = ca_csv_form_of(decoded.text);
        form->separator = csv.separator;
        status = ca_csv_read(csv.rest, rows->source, csv.separator, rows->function, rows->context, error);
    }
    ca_text_free(&decoded.made);
    return status;
}

int ca_table_read(ca_slice bytes, const char *source, const ca_table_options *options, ca_table_row_function *row,
                  void *context, ca_table_form *form, ca_table_error *error)
{
    sheet_rows rows = {.source = source, .function = row, .context = context};
    enum ca_file_kind kind = ca_file_kind(source, bytes);
    if (kind == CA_FILE_WORKBOOK)
        return read_workbook(bytes, options ? options->sheet : NULL, &rows, form, error);
    if (kind == CA_FILE_OTHER)
        return read_text(bytes, options ? options->encoding : CA_ENCODING_UTF_8, &rows, form, error);
    ca_file_kind_sentence(&error->message, kind);
    error->location = (ca_location){.source = source, .line = 1, .column = 1};
    return -1;
}

/* The other sheets of a workbook. */
typedef struct {
    sheet_rows rows;
    ca_table_begin_function *begin;
    void *context;
} other_sheets;

static void begin_other(ca_slice name, void *context)
{
    const other_sheets *to = context;
    ca_text shown = {0};
    ca_sheet_name_shown(&shown, name);
    to->begin(shown.at, to->context);
    ca_text_free(&shown);
}

static int pass_other(const ca_sheet_row *row, void *context)
{
    const other_sheets *to = context;
    return pass_row(row, (void *)(uintptr_t)&to->rows);
}

void ca_table_other_sheets(ca_slice bytes, const char *source, ca_table_begin_function *begin,
                           ca_table_row_function *row, void *context)
{
    static const ca_sheet_info info = {.epoch_1904 = false}; /* nobody reads the days of these rows */
    other_sheets others = {{.source = source, .function = row, .context = context, .info = &info}, begin, context};
    const ca_sheet_look look = {begin_other, pass_other, &others};
    if (ca_file_kind(source, bytes) == CA_FILE_WORKBOOK)
        ca_sheet_others(bytes, &look);
}

void ca_table_form_free(ca_table_form *form)
{
    ca_text_free(&form->sheet);
    ca_text_free(&form->sheets);
}
