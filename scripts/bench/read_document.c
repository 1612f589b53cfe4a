/* SPDX-License-Identifier: MIT */
/* Reads Word documents, and prints their paragraphs, cells and controls or how many there are: to measure the reader, and to look at what
 * it makes of a document.
 *
 * usage: read_document [-c] [-o OUT] FILE...   -c: counts only; otherwise a line for each paragraph, row, cell, control and text outside.
 * -o: writes OUT, only once all files are read. Status 1: a file is no Word document; 2: a file cannot be read. */
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "office/document.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    bool counts;
    unsigned long long files, blocks, tables, cells, bytes, controls, errors;
} totals;

static const char *const kinds[CA_CONTROL_KIND_COUNT] = {"text",       "choice",       "date",       "check",
                                                         "field text", "field choice", "field check"};
static const char *const places[CA_DOCUMENT_PLACE_COUNT] = {"header",   "footer",  "text box",
                                                            "footnote", "endnote", "comment"};

/* Appends TEXT on one line, its line breaks as "\n" and its tabs as "\t". */
static void print_text(ca_text *to, ca_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        const char *escape = text.at[i] == '\n'   ? "\\n"
                             : text.at[i] == '\t' ? "\\t"
                             : text.at[i] == '\\' ? "\\\\"
                                                  : NULL;
        if (escape)
            ca_text_add(to, escape);
        else
            ca_text_byte(to, text.at[i]);
    }
    ca_text_byte(to, '\n');
}

static void print_content(ca_text *to, const ca_document_text *content)
{
    print_text(to, content->text);
    for (size_t i = 0; i < content->control_count; i++) {
        const ca_document_control *c = &content->controls[i];
        ca_text_format(to, "    control %s%s%s%s%s tag='%.*s' title='%.*s' at %zu value='%.*s': ", kinds[c->kind],
                       c->placeholder ? ", placeholder" : "", c->doubtful ? ", doubtful" : "",
                       c->differs ? ", differs" : "", c->nested ? ", nested" : "", (int)c->tag.size, c->tag.at,
                       (int)c->title.size, c->title.at, c->offset, (int)c->value.size, c->value.at);
        print_text(to, c->text);
    }
    if (content->control_count) {
        ca_text typed = {0};
        ca_document_typed(&typed, content);
        ca_text_add(to, "    typed: ");
        print_text(to, (ca_slice){ca_text_words(&typed), typed.size});
        ca_text_free(&typed);
    }
}

static void print_item(ca_text *to, size_t section, size_t item)
{
    if (section)
        ca_text_format(to, " section %zu item %zu", section, item);
}

static void print_table(ca_text *to, const ca_document *document, size_t index)
{
    const ca_document_table *table = &document->tables[index];
    ca_document_table_name(to, document, index);
    ca_text_byte(to, '\n');
    for (size_t i = 0; i < table->row_count; i++) {
        const ca_document_row *row = &table->rows[i];
        ca_text_format(to, "  row %zu%s", row->number, row->header ? " header" : "");
        print_item(to, row->section, row->item);
        ca_text_byte(to, '\n');
        for (size_t j = 0; j < row->cell_count; j++) {
            const ca_document_cell *cell = &row->cells[j];
            ca_text_format(to, "  cell %zu", cell->column);
            if (cell->span > 1)
                ca_text_format(to, "-%zu", cell->column + cell->span - 1);
            ca_text_format(to, "%s: ", cell->continues ? " merged with the one above" : "");
            print_content(to, &cell->content);
        }
    }
}

static void print_document(ca_text *to, const ca_document *document)
{
    for (size_t i = 0; i < document->block_count; i++) {
        const ca_document_block *block = &document->blocks[i];
        if (block->table)
            continue;
        ca_text_format(to, "paragraph %zu", block->paragraph);
        print_item(to, block->section, block->item);
        ca_text_add(to, ": ");
        print_content(to, &block->content);
    }
    for (size_t i = 0; i < document->table_count; i++)
        print_table(to, document, i);
    for (size_t i = 0; i < document->outside_count; i++) {
        const ca_document_outside *outside = &document->outside[i];
        ca_text_add(to, places[outside->place]);
        if (outside->table) {
            ca_text_format(to, " in row %zu, cell %zu of ", outside->row, outside->cell);
            ca_document_table_name(to, document, outside->table - 1);
        }
        ca_text_add(to, ": ");
        print_text(to, outside->text);
    }
    ca_text_format(to,
                   "insertions %zu, deletions %zu, moves %zu, comments %zu, hidden %zu, other parts %zu, symbols %zu, "
                   "alternatives %zu, application '%.*s', title '%.*s'\n",
                   document->insertions, document->deletions, document->moves, document->comments, document->hidden,
                   document->other_parts, document->symbols, document->alternatives, (int)document->application.size,
                   document->application.at, (int)document->title.size, document->title.at);
}

static void count_content(totals *t, const ca_document_text *content)
{
    t->bytes += content->text.size;
    t->controls += content->control_count;
}

static void count_document(totals *t, const ca_document *document)
{
    t->blocks += document->block_count;
    t->tables += document->table_count;
    for (size_t i = 0; i < document->block_count; i++)
        count_content(t, &document->blocks[i].content);
    for (size_t i = 0; i < document->table_count; i++) {
        const ca_document_table *table = &document->tables[i];
        for (size_t j = 0; j < table->row_count; j++) {
            t->cells += table->rows[j].cell_count;
            for (size_t k = 0; k < table->rows[j].cell_count; k++)
                count_content(t, &table->rows[j].cells[k].content);
        }
    }
}

static void take_file(ca_text *to, totals *t, const char *path)
{
    ca_document document = {.block_count = 0};
    ca_error error = {0};
    size_t size = 0;
    char *file = ca_whole_file(path, &size, &error);
    if (!file) {
        fprintf(stderr, "read_document: %s\n", ca_text_words(&error.words));
        exit(2);
    }
    if (ca_document_read((ca_slice){file, size}, path, &document, &error)) {
        t->errors++;
        ca_text_format(to, "%s: %s\n", path, ca_text_words(&error.words));
    } else {
        count_document(t, &document);
        if (!t->counts)
            print_document(to, &document);
    }
    t->files++;
    ca_document_free(&document);
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
        perror(path ? path : "read_document");
    return whole ? 0 : -1;
}

/* As the tools do. */
_Noreturn void ca_out_of_memory(void)
{
    fputs("read_document: out of memory\n", stderr);
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
        fputs("usage: read_document [-c] [-o OUT] FILE...\n", stderr);
        return 2;
    }
    for (; at < argc; at++)
        take_file(&text, &t, argv[at]);
    if (t.counts)
        ca_text_format(&text,
                       "%llu files, %llu blocks, %llu tables, %llu cells, %llu bytes, %llu controls, %llu errors\n",
                       t.files, t.blocks, t.tables, t.cells, t.bytes, t.controls, t.errors);
    int status = write_all(out, &text) ? 2 : t.errors ? 1 : 0;
    ca_text_free(&text);
    return status;
}
