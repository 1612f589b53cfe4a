/* SPDX-License-Identifier: MIT */
/* For tests of workbooks: reads, changes and removes their members (the files in the zip file). */
#ifndef CA_MEMBERS_H
#define CA_MEMBERS_H

#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

static inline bool write_file(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(bytes, 1, size, file) == size;
    return file && fclose(file) == 0 && written;
}

/* Returns whether the error has WORDS; prints it if not. Empties it. */
static inline bool words_in(ca_error *error, const char *words)
{
    bool there = strstr(ca_text_words(&error->words), words);
    if (!there)
        printf("# %s\n", ca_text_words(&error->words));
    ca_error_free(error);
    return there;
}

/* Returns the text of the member NAME, which the caller frees; NULL or empty if it cannot be read. */
static inline char *member_text(zip_t *zip, const char *name)
{
    zip_stat_t stat;
    zip_file_t *member = zip_stat(zip, name, 0, &stat) == 0 ? zip_fopen(zip, name, 0) : NULL;
    if (!member)
        return NULL;
    char *text = ca_allocate((size_t)stat.size + 1, 1);
    if (zip_fread(member, text, stat.size) != (zip_int64_t)stat.size)
        text[0] = '\0';
    (void)zip_fclose(member);
    return text;
}

/* Replaces the first FROM in the member NAME with TO. Returns false if it is not there. */
static inline bool change_member(const char *path, const char *name, const char *from, const char *to)
{
    zip_t *zip = zip_open(path, 0, NULL);
    char *text = zip ? member_text(zip, name) : NULL;
    const char *at = text ? strstr(text, from) : NULL;
    ca_text changed = {0};
    bool done = false;
    if (at) {
        ca_text_append(&changed, text, (size_t)(at - text));
        ca_text_add(&changed, to);
        ca_text_add(&changed, at + strlen(from));
        zip_source_t *source = zip_source_buffer(zip, changed.at, changed.size, 0);
        done = source && zip_file_add(zip, name, source, ZIP_FL_OVERWRITE) >= 0 && zip_close(zip) == 0;
    }
    if (zip && !done)
        zip_discard(zip);
    ca_text_free(&changed);
    free(text);
    return done;
}

/* Removes the member NAME. Returns false if it is not there. */
static inline bool remove_member(const char *path, const char *name)
{
    zip_t *zip = zip_open(path, 0, NULL);
    zip_int64_t at = zip ? zip_name_locate(zip, name, 0) : -1;
    bool done = at >= 0 && zip_delete(zip, (zip_uint64_t)at) == 0 && zip_close(zip) == 0;
    if (zip && !done)
        zip_discard(zip);
    return done;
}

/* Returns whether the member NAME of the workbook has WORDS in it; false if there is no such member. */
static inline bool member_has(const char *path, const char *name, const char *words)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    char *text = zip ? member_text(zip, name) : NULL;
    bool there = text && strstr(text, words);
    free(text);
    if (zip)
        zip_discard(zip);
    return there;
}

#endif
