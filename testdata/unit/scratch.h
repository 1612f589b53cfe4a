/* SPDX-License-Identifier: MIT */
/* A test's own folder under /tmp, and its tally. */
#ifndef SCRATCH_H
#define SCRATCH_H

#include "base/text.h"
#include "check.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    check_tally tally;
    char folder[32]; /* the folder of all files that the test writes */
} scratch;

static inline bool scratch_begin(scratch *s)
{
    *s = (scratch){.folder = "/tmp/caseaudit_test-XXXXXX"};
    if (mkdtemp(s->folder))
        return true;
    fprintf(stderr, "%s: %s\n", s->folder, strerror(errno));
    return false;
}

/* Removes the folder; the test has removed its files. */
static inline void scratch_end(scratch *s)
{
    CHECK(&s->tally, rmdir(s->folder) == 0, "nothing is left in the folder");
}

/* Returns the path of NAME in the folder; the caller frees it. */
static inline char *scratch_path(const scratch *s, const char *name)
{
    ca_text path = {0};
    ca_text_format(&path, "%s/%s", s->folder, name);
    return path.at;
}

/* Returns the whole text of a file, or an empty one if it cannot be read. */
static inline ca_text scratch_read(const char *path)
{
    ca_text all = {0};
    char piece[4096];
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(piece, 1, sizeof piece, file) : 0;
    for (; size; size = fread(piece, 1, sizeof piece, file))
        ca_text_append(&all, piece, size);
    if (file)
        fclose(file);
    return all;
}

#endif
