/* SPDX-License-Identifier: MIT */
/* Reads the forms in workbooks, and prints their cells or how many there are: to measure the reader, and to look at what it
 * makes of a workbook.
 *
 * usage: read_forms [-c] FILE...   -c: counts only; otherwise a line for each form and for each of its cells: sheet, cell, kind,
 * path, text */
#include "base/error.h"
#include "forms/form_read.h"
#include "office/sheet_read.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    bool counts;
    unsigned long long files, forms, answers, blanks, others, bytes, errors;
} totals;

static const char *const kinds[] = {"empty", "text", "number", "day", "time", "bool", "error", "uncalculated"};

static void print_cells(const ca_form_answer *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const ca_form_answer *a = &list[i];
        ca_text name = {0};
        ca_cell_name(&name, (size_t)a->location.line - 1, (size_t)a->location.column - 1);
        printf("%s\t%s\t%s%s\t%.*s\t%.*s\n", a->location.sheet, name.at, a->formula ? "formula " : "", kinds[a->kind],
               (int)a->path.size, a->path.at, (int)a->text.size, a->text.at);
        ca_text_free(&name);
    }
}

static void print_form(const ca_form_return *form)
{
    if (form->error)
        printf("%s\terror\t%s\n", form->sheet, form->error);
    else
        printf("%s\tform\tid=%.*s framework=%.*s digest=%.*s edition=%llu for=%s\n", form->sheet, (int)form->id.size,
               form->id.at, (int)form->framework.size, form->framework.at ? form->framework.at : "",
               (int)form->digest.size, form->digest.at ? form->digest.at : "", (unsigned long long)form->edition,
               ca_form_purposes[form->purpose]);
    print_cells(form->answers, form->count);
    print_cells(form->blanks, form->blank_count);
}

static void count_form(totals *t, const ca_form_return *form)
{
    t->answers += form->count;
    t->blanks += form->blank_count;
    for (size_t i = 0; i < form->count; i++)
        t->bytes += form->answers[i].text.size;
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

static void take_file(totals *t, const char *path)
{
    ca_text file = read_file(path);
    ca_form_returns returns = {.count = 0};
    ca_error error = {0};
    if (ca_form_read((ca_slice){file.at, file.size}, path, &returns, &error)) {
        t->errors++;
        printf("%s: %s\n", path, ca_text_words(&error.words));
    }
    t->files++;
    t->forms += returns.count;
    t->others += returns.other_count;
    for (size_t i = 0; i < returns.count; i++) {
        count_form(t, &returns.forms[i]);
        if (!t->counts)
            print_form(&returns.forms[i]);
    }
    for (size_t i = 0; i < returns.other_count && !t->counts; i++) {
        printf("%s\tno form\n", returns.others[i].sheet);
        print_cells(returns.others[i].answers, returns.others[i].count);
    }
    ca_form_returns_free(&returns);
    ca_error_free(&error);
    ca_text_free(&file);
}

int main(int argc, char **argv)
{
    totals t = {.counts = argc > 1 && strcmp(argv[1], "-c") == 0};
    argc -= t.counts;
    argv += t.counts;
    if (argc < 2) {
        fputs("usage: read_forms [-c] FILE...\n", stderr);
        return 2;
    }
    for (int i = 1; i < argc; i++)
        take_file(&t, argv[i]);
    if (t.counts)
        printf("%llu files, %llu forms, %llu other sheets, %llu filled cells of %llu bytes, %llu blanks, %llu errors\n",
               t.files, t.forms, t.others, t.answers, t.bytes, t.blanks, t.errors);
    return t.errors ? 1 : 0;
}
