/* SPDX-License-Identifier: MIT */
/* For tests of readers: small packages that are made in memory, and the rows of a sheet as one text. */
#ifndef MAKE_WORKBOOK_H
#define MAKE_WORKBOOK_H

#include "../check.h"
#include "office/sheet_read.h"

#include <stdio.h>
#include <stdlib.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define ROOT(target)                                                                                            \
    "<Relationships xmlns='" PACKAGE "'><Relationship Id='r1' Type='" OFFICE "/officeDocument' Target='" target \
    "'/></Relationships>"
#define RELATIONSHIP(id, type, target) "<Relationship Id='" id "' Type='" OFFICE "/" type "' Target='" target "'/>"
#define RELATIONSHIPS(list) "<Relationships xmlns='" PACKAGE "'>" list "</Relationships>"
#define WORKBOOK(list) "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE "'>" list "</workbook>"
#define SHEET(rows) "<worksheet xmlns='" MAIN "'><sheetData>" rows "</sheetData></worksheet>"
#define TEXTS(list) "<sst xmlns='" MAIN "'>" list "</sst>"
#define STYLES(list) "<styleSheet xmlns='" MAIN "'>" list "</styleSheet>"

/* A member of a zip file; a NULL text is an empty member. SIZE 0: the text is NUL-ended. */
typedef struct {
    const char *name, *text;
    size_t size;
} zip_member;

/* The zip file of MEMBERS up to one without a name. The caller frees it. */
static inline ca_text make_zip(const zip_member *members)
{
    ca_text made = {0};
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    bool whole = zip != NULL;
    for (; whole && members->name; members++) {
        const char *text = members->text ? members->text : "";
        size_t length = strlen(members->name);
        if (length && members->name[length - 1] == '/') {
            whole = zip_dir_add(zip, members->name, 0) >= 0;
            continue;
        }
        zip_source_t *part = zip_source_buffer(zip, text, members->size ? members->size : strlen(text), 0);
        zip_int64_t at = part ? zip_file_add(zip, members->name, part, 0) : -1;
        bool stored = length > 5 && strcmp(members->name + length - 5, ".xlsx") == 0; /* it is packed already */
        whole =
            at >= 0 && zip_set_file_compression(zip, (zip_uint64_t)at, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 1) == 0;
    }
    whole = whole && zip_close(zip) == 0 && zip_source_open(source) == 0;
    if (whole) {
        (void)zip_source_seek(source, 0, SEEK_END);
        size_t size = (size_t)zip_source_tell(source);
        (void)zip_source_seek(source, 0, SEEK_SET);
        whole = zip_source_read(source, ca_text_extend(&made, size), size) == (zip_int64_t)size;
        (void)zip_source_close(source);
    }
    zip_source_free(source);
    if (!whole) {
        fputs("a zip file could not be made\n", stderr);
        exit(1);
    }
    return made;
}

/* A workbook: a part that is NULL is the default one, and "" leaves it out. */
typedef struct {
    const char *root, *workbook, *relationships, *styles, *texts, *sheet;
    size_t size; /* of the sheet; 0: NUL-ended */
} workbook_parts;

static inline ca_text make_workbook(const workbook_parts *parts)
{
    static const char *const defaults[] = {
        ROOT("xl/workbook.xml"),
        WORKBOOK("<sheets><sheet name='Cases' sheetId='1' r:id='s1'/></sheets>"),
        RELATIONSHIPS(RELATIONSHIP("s1", "worksheet", "worksheets/sheet1.xml") RELATIONSHIP(
            "s2", "styles", "styles.xml") RELATIONSHIP("s3", "sharedStrings", "sharedStrings.xml")),
        "",
        "",
        SHEET("")};
    static const char *const names[] = {"_rels/.rels",   "xl/workbook.xml",      "xl/_rels/workbook.xml.rels",
                                        "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"};
    const char *given[] = {parts->root,   parts->workbook, parts->relationships,
                           parts->styles, parts->texts,    parts->sheet};
    zip_member members[7] = {{NULL, NULL, 0}};
    size_t count = 0;
    for (size_t i = 0; i < 6; i++) {
        const char *text = given[i] ? given[i] : defaults[i];
        if (parts->size && i == 5)
            members[count++] = (zip_member){names[i], text, parts->size};
        else if (*text)
            members[count++] = (zip_member){names[i], text, 0};
    }
    return make_zip(members);
}

/* The rows of a sheet as "1:tName|n7|-;2:=n8;": the number of each row, and a letter for the kind of each cell. */
static inline int note_row(const ca_sheet_row *row, void *context)
{
    static const char kinds[] = "-tndTbeu";
    ca_text *rows = context;
    ca_text_format(rows, "%llu:", (unsigned long long)row->row);
    for (size_t i = 0; i < row->count; i++) {
        ca_text_format(rows, "%s%s%c", i ? "|" : "", row->formulas[i] ? "=" : "", kinds[row->kinds[i]]);
        ca_text_append(rows, row->cells[i].at, row->cells[i].size);
    }
    ca_text_byte(rows, ';');
    return 0;
}

/* What the reader makes of a file: the rows of the sheet, or "!" and the error. The caller frees it. */
static inline ca_text rows_of_file(const ca_text *file, const char *sheet, ca_sheet_info *info)
{
    ca_text rows = {0};
    ca_error error = {0};
    if (ca_sheet_read((ca_slice){file->at, file->size}, sheet, note_row, &rows, info, &error)) {
        ca_text_clear(&rows);
        ca_text_format(&rows, "!%s", ca_text_words(&error.words));
    }
    ca_error_free(&error);
    return rows;
}

/* Whether the reader makes WANTED of the file, or with "!..." an error that has these words. Frees the file. */
static inline bool file_gives(ca_text file, const char *sheet, const char *wanted)
{
    ca_sheet_info info = {.sheets = 0};
    ca_text rows = rows_of_file(&file, sheet, &info);
    bool same = *wanted == '!' ? ca_text_words(&rows)[0] == '!' && strstr(rows.at + 1, wanted + 1)
                               : strcmp(ca_text_words(&rows), wanted) == 0;
    if (!same)
        printf("# %s\n", ca_text_words(&rows));
    ca_sheet_info_free(&info);
    ca_text_free(&rows);
    ca_text_free(&file);
    return same;
}

static inline bool gives(const workbook_parts *parts, const char *wanted)
{
    return file_gives(make_workbook(parts), NULL, wanted);
}

#endif
