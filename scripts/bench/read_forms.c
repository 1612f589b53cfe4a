/* SPDX-License-Identifier: MIT */
/* Reads the forms in workbooks, and prints their cells or how many there are: to measure the reader, and to look at what it
 * makes of a workbook.
 *
 * usage: read_forms [-c] [-o OUT] FILE...   -c: counts only; otherwise a line for each form and for each of its cells: sheet,
 * cell, kind, path, text. -o: writes OUT, only once all files are read. Status 1: a file is no workbook with forms; 2: a file cannot be read. */
#include "base/error.h"
#include "base/file.h"
#include "forms/form_read.h"
#include "office/sheet_read.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    bool counts;
    unsigned long long files, forms, answers, blanks, others, bytes, errors;
} totals;

static const char *const kinds[] = {"empty", "text", "number", "day", "time", "bool", "error", "uncalculated"};

static void print_cells(ca_text *to, const ca_form_answer *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const ca_form_answer *a = &list[i];
        ca_text name = {0};
        ca_cell_name(&name, (size_t)a->location.line - 1, (size_t)a->location.column - 1);
        ca_text_format(to, "%s\t%s\t%s%s\t%.*s\t%.*s\n", a->location.sheet, name.at,
                       a->formula ? "formula "
                       : a->note  ? "note "
                                  : "",
                       kinds[a->kind], (int)a->path.size, a->path.at, (int)a->text.size, a->text.at);
        ca_text_free(&name);
    }
}

static void print_form(ca_text *to, const ca_form_return *form)
{
    if (form->error)
        ca_text_format(to, "%s\terror\t%s\n", form->sheet, form->error);
    else
        ca_text_format(to, "%s\tform\tid=%.*s framework=%.*s digest=%.*s edition=%llu for=%s\n", form->sheet,
                       (int)form->id.size, form->id.at, (int)form->framework.size,
                       form->framework.at ? form->framework.at : "", (int)form->digest.size,
                       form->digest.at ? form->digest.at : "", (unsigned long long)form->edition,
                       ca_form_purposes[form->purpose]);
    print_cells(to, form->answers, form->count);
    print_cells(to, form->blanks, form->blank_count);
}

static void count_form(totals *t, const ca_form_return *form)
{
    t->answers += form->count;
    t->blanks += form->blank_count;
    for (size_t i = 0; i < form->count; i++)
        t->bytes += form->answers[i].text.size;
}

static void take_file(ca_text *to, totals *t, const char *path)
{
    ca_form_returns returns = {.count = 0};
    ca_error error = {0};
    size_t size = 0;
    char *file = ca_whole_file(path, &size, &error);
    if (!file) {
        fprintf(stderr, "read_forms: %s\n", ca_text_words(&error.words));
        exit(2);
    }
    if (ca_form_read((ca_slice){file, size}, path, &returns, &error)) {
        t->errors++;
        ca_text_format(to, "%s: %s\n", path, ca_text_words(&error.words));
    }
    t->files++;
    t->forms += returns.count;
    t->others += returns.other_count;
    for (size_t i = 0; i < returns.count; i++) {
        count_form(t, &returns.forms[i]);
        if (!t->counts)
            print_form(to, &returns.forms[i]);
    }
    for (size_t i = 0; i < returns.other_count && !t->counts; i++) {
        ca_text_format(to, "%s\tno form\n", returns.others[i].sheet);
        print_cells(to, returns.others[i].answers, returns.others[i].count);
    }
    ca_form_returns_free(&returns);
    ca_error_free(&error);
    free(file);
}

static int write_all(const char *path, const ca_text *text)
{
    FILE *file = path ? fopen(path, "wb") : stdout;
    bool whole = file && fwrite(ca_text_words(text), 1, text->size, file) == text->size;
    if (file && fclose(file))
        whole = false;
    if (!whole)
        perror(path ? path : "read_forms");
    return whole ? 0 : -1;
}

/* As the tools do. */
_Noreturn void ca_out_of_memory(void)
{
    fputs("read_forms: out of memory\n", stderr);
    exit(2);
}

int main(int argc, char **argv)
{
    totals t = {.counts = false};
    const char *out = NULL;
    ca_text text = {0};
    int at = 1;
    for (; at < argc && argv[at][0] == '-'; at++) {
        if (strcmp(argv[at], "-o") == 0 && at + 1 < argc)
            out = argv[++at];
        else
            t.counts = true;
    }
    if (at >= argc) {
        fputs("usage: read_forms [-c] [-o OUT] FILE...\n", stderr);
        return 2;
    }
    for (; at < argc; at++)
        take_file(&text, &t, argv[at]);
    if (t.counts)
        ca_text_format(&text,
                       "%llu files, %llu forms, %llu other sheets, %llu filled cells of %llu bytes, %llu blanks, "
                       "%llu errors\n",
                       t.files, t.forms, t.others, t.answers, t.bytes, t.blanks, t.errors);
    int status = write_all(out, &text) ? 2 : t.errors ? 1 : 0;
    ca_text_free(&text);
    return status;
}
