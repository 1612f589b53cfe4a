/* SPDX-License-Identifier: MIT */
/* Tables: text in each form, and files that are no tables, by their bytes. A workbook has a program's cells in
 * testdata/cases/lists. */
#include "../check.h"
#include "office/table_read.h"

#define BYTES(text)              \
    {                            \
        (text), sizeof(text) - 1 \
    }

typedef struct {
    const char *what;
    ca_slice bytes;
    enum ca_encoding asked, found;
    char separator;
    size_t cells; /* of all rows */
    const char *error;
    uint64_t line, column, unread; /* of the error */
} example;

static const example examples[] = {
    {"plain CSV", BYTES("a,b\n1,2\n"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, ',', 4, NULL, 0, 0, 0},
    {"UTF-16 with tabs",
     BYTES("\xff\xfe"
           "a\0\t\0b\0\r\0\n\0"),
     CA_ENCODING_UTF_8, CA_ENCODING_UTF_16LE, '\t', 2, NULL, 0, 0, 0},
    {"an end of file of DOS", BYTES("a,b\n1,2\n\x1a"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, ',', 4, NULL, 0, 0, 0},
    {"Windows-1252", BYTES("a,b\n1,\xeb\n2,x\n"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, 0, 0, "--encoding", 2, 3, 2},
    {"JSON", BYTES(" {\"id\":1}\n"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, 0, 0, "is JSON", 1, 1, 0},
    {"a web page", BYTES("<html><table>"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, 0, 0, "is a web page", 1, 1, 0},
    {"gzip", BYTES("\x1f\x8b\x08\0\0\0\0\0"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, 0, 0, "gzip", 1, 1, 0},
    {"an old workbook", BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....."), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, 0, 0,
     "old (.xls", 1, 1, 0},
};

static int count(const ca_table_row *row, void *context)
{
    *(size_t *)context += row->count;
    return 0;
}

static void check(check_tally *tally, const example *e)
{
    size_t cells = 0;
    ca_table_form form = {.workbook = false};
    ca_table_error error = {.unread = 0};
    const ca_table_options options = {e->asked, NULL};
    int status = ca_table_read(e->bytes, "list.csv", &options, count, &cells, &form, &error);
    bool right = cells == e->cells && !form.workbook;
    if (e->error)
        right &= status < 0 && error.message.size && strstr(error.message.at, e->error) &&
                 error.location.line == e->line && error.location.column == e->column && error.unread == e->unread;
    else
        right &= status == 0 && form.separator == e->separator && form.encoding == e->found;
    CHECK(tally, right, "%s: %s", e->what, e->error ? e->error : "is read");
    if (!right)
        printf("# %zu cells; %s, %llu:%llu, %llu unread\n", cells, ca_text_words(&error.message),
               (unsigned long long)error.location.line, (unsigned long long)error.location.column,
               (unsigned long long)error.unread);
    ca_text_free(&error.message);
    ca_table_form_free(&form);
}

int main(void)
{
    check_tally tally = {0};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        check(&tally, &examples[i]);
    return CHECK_END(&tally);
}
