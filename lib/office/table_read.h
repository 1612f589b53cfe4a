/* SPDX-License-Identifier: MIT */
/* Reads a table from a file as people have it: CSV text in several encodings and with several separators, or a sheet of
 * an XLSX workbook. */
#ifndef CA_TABLE_READ_H
#define CA_TABLE_READ_H

#include "office/encoding.h"
#include "office/table_row.h"

typedef struct {
    enum ca_encoding encoding; /* of text without a byte order mark */
    const char *sheet;         /* the sheet of a workbook; NULL: the first */
} ca_table_options;

/* How a table was read. Zeroed before; release with ca_table_form_free. */
typedef struct {
    bool workbook;
    ca_text sheet, sheets; /* of a workbook: the sheet's name, and those of all its sheets, for messages */
    size_t sheet_count;
    enum ca_encoding encoding; /* of a text */
    char separator;            /* of a text */
} ca_table_form;

/* Reads the table in BYTES, the whole content of the file SOURCE. OPTIONS may be NULL. Returns 0; or -1 if it is no
 * table or a damaged one (ERROR has the reason), or if ROW ended the reading. */
int ca_table_read(ca_slice bytes, const char *source, const ca_table_options *options, ca_table_row_function *row,
                  void *context, ca_table_form *form, ca_table_error *error) CA_MUST_USE;

/* Looks at the sheets of the workbook in BYTES that a user sees, but for the first of them: calls BEGIN with the name of each
 * sheet, as messages show it, and ROW with its rows, until ROW returns less than 0. Does nothing with other files. */
typedef void ca_table_begin_function(const char *sheet, void *context);
void ca_table_other_sheets(ca_slice bytes, const char *source, ca_table_begin_function *begin,
                           ca_table_row_function *row, void *context);
void ca_table_form_free(ca_table_form *form);

#endif
