/* SPDX-License-Identifier: MIT */
/* Reads a sheet of a workbook, and prints its rows or how many there are: to measure the reader, and to look at what it
 * makes of a workbook.
 *
 * usage: read_sheet [-c] FILE [SHEET]   -c: counts only; otherwise a line for each cell that is not empty: name,
 * kind, text */
#include "office/sheet_read.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    bool counts;
    unsigned long long rows, cells, bytes;
} totals;

static const char *const kinds[] = {"empty", "text", "number", "day", "time", "bool", "error", "uncalculated"};

static int take_row(const ca_sheet_row *row, void *context)
{
    totals *t = context;
    t->rows++;
    for (size_t i = 0; i < row->count; i++) {
        ca_text name = {0};
        t->cells += row->kinds[i] != CA_SHEET_EMPTY;
        t->bytes += row->cells[i].size;
        if (t->counts || row->kinds[i] == CA_SHEET_EMPTY)
            continue;
        ca_cell_name(&name, (size_t)row->row - 1, i);
        printf("%s\t%s%s\t%.*s\n", name.at, row->formulas[i] ? "formula " : "", kinds[row->kinds[i]],
               (int)row->cells[i].size, row->cells[i].at);
        ca_text_free(&name);
    }
    return 0;
}

static ca_text read_file(const char *path)
{
    ca_text all = {0};
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(2);
    }
    (void)fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    if (size < 0 || fread(ca_text_extend(&all, (size_t)size), 1, (size_t)size, file) != (size_t)size) {
        perror(path);
        exit(2);
    }
    (void)fclose(file);
    return all;
}

int main(int argc, char **argv)
{
    totals t = {.counts = argc > 1 && strcmp(argv[1], "-c") == 0};
    ca_sheet_info info = {.sheets = 0};
    ca_error error = {0};
    argc -= t.counts;
    argv += t.counts;
    if (argc < 2 || argc > 3) {
        fputs("usage: read_sheet [-c] FILE [SHEET]\n", stderr);
        return 2;
    }
    ca_text file = read_file(argv[1]);
    int status = ca_sheet_read((ca_slice){file.at, file.size}, argc > 2 ? argv[2] : NULL, take_row, &t, &info, &error);
    if (status)
        fprintf(stderr, "%s: %s\n", argv[1], ca_text_words(&error.words));
    else if (t.counts)
        printf("%llu rows, %llu cells, %llu bytes\n", t.rows, t.cells, t.bytes);
    ca_error_free(&error);
    ca_sheet_info_free(&info);
    ca_text_free(&file);
    return status ? 1 : 0;
}
