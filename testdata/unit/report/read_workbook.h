/* SPDX-License-Identifier: MIT */
/* For tests of workbooks: every cell of a workbook compared with the layout that it was written from. */
#ifndef READ_WORKBOOK_H
#define READ_WORKBOOK_H

#include "office/zip_parts.h"
#include "report/workbook_layout.h"
#include "report/workbook_verify.h"

#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct {
    zip_t *zip;
    ca_slice *texts; /* that cells refer to by index */
    size_t count, capacity;
    ca_arena arena;
    const ca_sheet *sheet; /* the current one */
    size_t row, column;    /* the first cell that was not yet seen */
    bool refers;           /* the current value is the index of a text */
    ca_text name;
    ca_error error;
} workbook_reader;

static inline void append_character(ca_text *text, unsigned code)
{
    if (code >= 0x800)
        ca_text_byte(text, (char)(0xE0 | code >> 12));
    if (code >= 0x800)
        ca_text_byte(text, (char)(0x80 | (code >> 6 & 0x3F)));
    else if (code >= 0x80)
        ca_text_byte(text, (char)(0xC0 | code >> 6));
    ca_text_byte(text, (char)(code >= 0x80 ? 0x80 | (code & 0x3F) : code));
}

/* A text as a spreadsheet reads it: "_x0041_" is an A. */
static inline void unescape(ca_text *plain, const char *text)
{
    for (unsigned code = 0; *text; text++) {
        int size = 0;
        if (sscanf(text, "_x%4x_%n", &code, &size) == 1 && size == 7) {
            append_character(plain, code);
            text += size - 1;
        } else {
            ca_text_byte(plain, *text);
        }
    }
}

static inline int end_shared_text(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    workbook_reader *r = state;
    ca_text plain = {0};
    if (space != CA_SPACE_SHEET || strcmp(element, "t") != 0)
        return 0;
    unescape(&plain, ca_text_words(text));
    r->texts = ca_array_grow(r->texts, r->count, &r->capacity, sizeof *r->texts);
    r->texts[r->count++] = (ca_slice){ca_arena_copy(&r->arena, ca_text_words(&plain), plain.size), plain.size};
    ca_text_free(&plain);
    return 0;
}

/* Moves on to the next cell that shows something; NULL after the last. */
static inline const ca_shown *next_cell(workbook_reader *r)
{
    for (; r->row < r->sheet->rows; r->row++, r->column = 0) {
        for (; r->column < r->sheet->columns; r->column++) {
            const ca_shown *shown = ca_sheet_at(r->sheet, r->row, r->column);
            if (shown->kind != CA_SHOWN_NOTHING)
                return shown;
        }
    }
    return NULL;
}

static inline int start_cell(void *state, enum ca_space space, const char *element, const char **attributes)
{
    workbook_reader *r = state;
    const char *type = ca_part_attribute(attributes, "t"), *name = ca_part_attribute(attributes, "r");
    if (space != CA_SPACE_SHEET || strcmp(element, "c") != 0)
        return 0;
    r->refers = type && strcmp(type, "s") == 0;
    ca_text_clear(&r->name);
    ca_text_add(&r->name, name ? name : "");
    return 0;
}

/* The library writes 16 figures, where 77.1 is 77.09999999999999. */
static inline bool number_is(const char *words, const ca_shown *shown)
{
    char *end = NULL;
    double wanted = (double)shown->parts / shown->scale, number = strtod(words, &end);
    return *words && !*end && fabs(number - wanted) <= (shown->parts % shown->scale ? fabs(wanted) * 1e-15 : 0);
}

static inline int end_cell(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    workbook_reader *r = state;
    ca_text name = {0};
    if (space == CA_SPACE_SHEET && strcmp(element, "f") == 0)
        return ca_error_set(&r->error, "%s: a formula", ca_text_words(&r->name));
    if (space != CA_SPACE_SHEET || strcmp(element, "v") != 0)
        return 0;
    const ca_shown *shown = next_cell(r);
    ca_cell_name(&name, r->row, r->column);
    bool same = shown && strcmp(ca_text_words(&r->name), name.at) == 0 && r->refers == (shown->kind == CA_SHOWN_TEXT);
    if (same && r->refers) {
        size_t index = strtoul(ca_text_words(text), NULL, 10);
        same = index < r->count && ca_slice_equal(r->texts[index], shown->text);
    } else if (same) {
        same = number_is(ca_text_words(text), shown);
    }
    if (!same)
        (void)ca_error_set(&r->error, "%s: not the cell that was to be written", ca_text_words(&r->name));
    ca_text_free(&name);
    r->column++;
    return same ? 0 : -1;
}

static inline bool read_member(workbook_reader *r, const char *name, const ca_part_reader *reader)
{
    zip_int64_t member = zip_name_locate(r->zip, name, 0);
    return member >= 0 && ca_part_read(r->zip, (zip_uint64_t)member, NULL, true, reader, &r->error) == 0;
}

/* Whether the workbook at PATH has the cells of LAYOUT and no others. */
static inline bool cells_are(const char *path, const ca_book *layout)
{
    workbook_reader r = {.zip = zip_open(path, ZIP_RDONLY, NULL)};
    bool same = r.zip && read_member(&r, "xl/sharedStrings.xml", &(ca_part_reader){NULL, end_shared_text, &r});
    for (size_t i = 0; i < layout->count && same; i++) {
        ca_text name = {0};
        ca_text_format(&name, "xl/worksheets/sheet%zu.xml", i + 1);
        r.sheet = &layout->sheets[i];
        r.row = r.column = 0;
        same = read_member(&r, name.at, &(ca_part_reader){start_cell, end_cell, &r}) && !next_cell(&r);
        if (!same)
            printf("# sheet %zu: %s\n", i + 1, ca_text_words(&r.error.words));
        ca_text_free(&name);
    }
    if (r.zip)
        zip_discard(r.zip);
    free(r.texts);
    ca_arena_free(&r.arena);
    ca_text_free(&r.name);
    ca_error_free(&r.error);
    return same;
}

/* Verifies the workbook at PATH as it is before it is put in place. */
static inline int verify_workbook(const char *path, const ca_book *layout, ca_error *error)
{
    int file = open(path, O_RDONLY);
    int status = file < 0 ? -1 : ca_workbook_verify(file, layout, error);
    if (file >= 0)
        (void)close(file);
    return status;
}

#endif
