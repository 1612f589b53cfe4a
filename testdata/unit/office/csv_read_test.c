/* SPDX-License-Identifier: MIT */
/* CSV text: its rows with their numbers, its separator, and each reason for which it is refused. */
#include "../check.h"
#include "office/csv_read.h"

#define BYTES(text)              \
    {                            \
        (text), sizeof(text) - 1 \
    }

typedef struct {
    const char *what;
    ca_slice text;
    const char *rows; /* "1:a|b;2:c|" */
    const char *error;
    uint64_t line, unread; /* of the error */
} example;

static const example examples[] = {
    {"LF", BYTES("a,b\n1,2\n"), "1:a|b;2:1|2;", NULL, 0, 0},
    {"CRLF, no end of the last row", BYTES("a,b\r\n1,2"), "1:a|b;2:1|2;", NULL, 0, 0},
    {"CR", BYTES("a\r1\r"), "1:a;2:1;", NULL, 0, 0},
    {"blank lines are rows", BYTES("\n\na,b\n \t\n1,2\n"), "3:a|b;5:1|2;", NULL, 0, 0},
    {"lines in a cell are one row", BYTES("a,b\n\"x\ny\n\nz\",2\n3,4\n"), "1:a|b;2:x\ny\n\nz|2;3:3|4;", NULL, 0, 0},
    {"quotes", BYTES("\"a\"\"b\",\"c,d\"\n"), "1:a\"b|c,d;", NULL, 0, 0},
    {"spaces are kept in quotes", BYTES("\" a \"\n"), "1: a ;", NULL, 0, 0},
    {"empty cells", BYTES("a,,\n,,b\n"), "1:a||;2:||b;", NULL, 0, 0},
    {"a row of empty cells", BYTES("a,b\n,\n1,2\n"), "1:a|b;2:|;3:1|2;", NULL, 0, 0},
    {"semicolons", BYTES("a;b\n1,5;2\n"), "1:a|b;2:1,5|2;", NULL, 0, 0},
    {"tabs", BYTES("a\tb\n\t2\n"), "1:a|b;2:|2;", NULL, 0, 0},
    {"bars", BYTES("a|b\n1|2\n"), "1:a|b;2:1|2;", NULL, 0, 0},
    {"the more regular separator", BYTES("a;b\nx, y;1\nz;2\n"), "1:a|b;2:x, y|1;3:z|2;", NULL, 0, 0},
    {"separators in quotes do not count", BYTES("a,b\n\"x;y;z\",1\n\"p;q;r\",2\n"), "1:a|b;2:x;y;z|1;3:p;q;r|2;", NULL,
     0, 0},
    {"a separator that is stated", BYTES("sep=;\na,x;b\n1;2\n"), "1:a,x|b;2:1|2;", NULL, 0, 0},
    {"a stated separator in quotes, with more", BYTES("\"sep=,\"\r\na,b\r\n"), "1:a|b;", NULL, 0, 0},
    {"no text", BYTES(""), "", NULL, 0, 0},
    {"an open quote", BYTES("a\n\"1\n2\n"), "1:a;", "never closed", 2, 2},
    {"a stray quote", BYTES("a,b\n1,2\n\"x\"y,3\n4,5\n\n6,7\n"), "1:a|b;2:1|2;", "not doubled", 3, 3},
    {"a formula that keeps zeros", BYTES("a\n=\"001\"\n"), "1:a;", "formula that keeps zeros", 2, 1},
};

static int keep(const ca_table_row *row, void *context)
{
    ca_text *rows = context;
    ca_text_format(rows, "%llu:", (unsigned long long)row->location.line);
    for (size_t i = 0; i < row->count; i++) {
        ca_text_add(rows, i ? "|" : "");
        ca_text_append(rows, row->cells[i].at, row->cells[i].size);
    }
    ca_text_byte(rows, ';');
    return 0;
}

static int stop(const ca_table_row *row, void *context)
{
    (*(uint64_t *)context) = row->location.line;
    return row->location.line == 2 ? -1 : 0;
}

static void check(check_tally *tally, const example *e)
{
    ca_text rows = {0};
    ca_table_error error = {.unread = 0};
    ca_csv_form form = ca_csv_form_of(e->text);
    int status = ca_csv_read(form.rest, "f.csv", form.separator, keep, &rows, &error);
    bool right = strcmp(ca_text_words(&rows), e->rows) == 0;
    if (e->error)
        right &= status < 0 && error.message.size && strstr(error.message.at, e->error) &&
                 error.location.line == e->line && error.unread == e->unread;
    else
        right &= status == 0 && !error.message.size;
    CHECK(tally, right, "%s: %s", e->what, e->error ? e->error : "is read");
    if (!right)
        printf("# rows %s; error %s, line %llu, %llu unread\n", ca_text_words(&rows), ca_text_words(&error.message),
               (unsigned long long)error.location.line, (unsigned long long)error.unread);
    ca_text_free(&rows);
    ca_text_free(&error.message);
}

int main(void)
{
    check_tally tally = {0};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        check(&tally, &examples[i]);
    ca_table_error error = {.unread = 0};
    uint64_t last = 0;
    int status = ca_csv_read(ca_slice_of("a\nb\nc\n"), "f.csv", ',', stop, &last, &error);
    CHECK(&tally, status < 0 && last == 2 && !error.message.size, "a row's result ends the reading without an error");
    return CHECK_END(&tally);
}
