/* SPDX-License-Identifier: MIT */
/* A small file as a whole. */
#include "whole_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

char *ca_whole_file(const char *name, size_t *size, ca_problem *problem)
{
    FILE *file = fopen(name, "rb");
    ca_text text = {0};
    char piece[4096];
    size_t count = 0;
    bool failed = !file;
    while (file && (count = fread(piece, 1, sizeof piece, file)) > 0)
        ca_text_append(&text, piece, count);
    if (file)
        failed = ferror(file) | fclose(file);
    if (failed) {
        (void)ca_problem_set(problem, "%s: cannot be read: %s", name, strerror(errno));
        ca_text_free(&text);
        return NULL;
    }
    *size = text.size;
    return text.at ? text.at : ca_copy("", 0);
}
