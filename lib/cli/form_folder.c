/* SPDX-License-Identifier: MIT */
/* The folder of the workbooks that go out to be filled in, and their names. */
#include "cli/form_folder.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int ca_form_folder_make(const char *folder, ca_error *error)
{
    struct stat now;
    if (mkdir(folder, S_IRWXU) == 0)
        return 0;
    int reason = errno;
    if (reason == EEXIST && stat(folder, &now) == 0 && S_ISDIR(now.st_mode))
        return 0;
    return ca_error_set(error, "%s: %s", folder,
                        reason == EEXIST ? "is a file, and the forms need a folder" : strerror(reason));
}

/* Appends TEXT as part of a file's name: letters of ASCII and digits, with single hyphens instead of everything else. */
static void write_name_part(ca_text *to, ca_slice text)
{
    size_t start = to->size;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.at[i];
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (byte >= 'A' && byte <= 'Z')
            ca_text_byte(to, (char)(byte + ('a' - 'A')));
        else if (letter)
            ca_text_byte(to, byte);
        else if (to->size > start && to->at[to->size - 1] != '-')
            ca_text_byte(to, '-');
    }
    while (to->size > start && to->at[to->size - 1] == '-')
        to->at[--to->size] = '\0';
}

/* Appends TEXT, or else INSTEAD, and the hyphen that is before it unless it is the first part. */
static void add_name_part(ca_text *stem, size_t start, ca_slice text, const char *instead)
{
    size_t before = stem->size;
    if (stem->size > start)
        ca_text_byte(stem, '-');
    size_t part = stem->size;
    write_name_part(stem, text);
    if (stem->size == part)
        ca_text_add(stem, instead);
    if (stem->size == part)
        stem->size = before;
}

void ca_form_path_choose(ca_text *path, const char *folder, ca_slice quarter, const char *kind, ca_slice person,
                         const char *nobody)
{
    ca_text stem = {0};
    ca_text_format(&stem, "%s/", folder);
    size_t start = stem.size;
    add_name_part(&stem, start, quarter, "");
    if (kind)
        add_name_part(&stem, start, ca_slice_of(kind), "");
    add_name_part(&stem, start, person, nobody);
    for (unsigned number = 1;; number++) {
        ca_text_clear(path);
        ca_text_append(path, stem.at, stem.size);
        ca_text_format(path, "-%u.xlsx", number);
        if (access(path->at, F_OK) != 0)
            break;
    }
    ca_text_free(&stem);
}
