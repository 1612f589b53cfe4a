/* SPDX-License-Identifier: MIT */
/* A small file as a whole. */
#include "base/whole_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { FILE_MOST = 16 * 1024 * 1024 };

char *ca_whole_file(const char *name, size_t *size, ca_problem *problem)
{
    FILE *file = fopen(name, "rb");
    ca_text text = {0};
    char piece[4096];
    size_t count = 0;
    int error = file ? 0 : errno;
    while (file && text.size <= FILE_MOST && (count = fread(piece, 1, sizeof piece, file)) > 0)
        ca_text_append(&text, piece, count);
    if (file && ferror(file))
        error = errno;
    if (file && fclose(file) && !error)
        error = errno;
    if (error || text.size > FILE_MOST) {
        (void)ca_problem_set(problem, "%s: cannot be read: %s", name,
                             error ? strerror(error) : "it is longer than 16 MiB");
        ca_text_free(&text);
        return NULL;
    }
    *size = text.size;
    return text.at ? text.at : ca_copy("", 0);
}
