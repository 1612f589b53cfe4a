/* SPDX-License-Identifier: MIT */
/* Paths of files, whole files, and files without a name. */
#define _GNU_SOURCE /* O_TMPFILE */
#include "base/file.h"

#include "base/process.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *ca_file_folder(const char *path)
{
    char *copy = ca_copy(path, strlen(path));
    const char *name = dirname(copy); /* changes the copy */
    char *folder = ca_copy(name, strlen(name));
    free(copy);
    return folder;
}

const char *ca_file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

static int open_folder(const char *path)
{
    char *folder = ca_file_folder(path);
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    return file;
}

bool ca_same_file(const char *one, const char *other)
{
    struct stat a, b;
    if (stat(one, &a) == 0)
        return stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
    int folder = open_folder(one), other_folder = open_folder(other);
    bool same = folder >= 0 && other_folder >= 0 && fstat(folder, &a) == 0 && fstat(other_folder, &b) == 0 &&
                a.st_dev == b.st_dev && a.st_ino == b.st_ino && strcmp(ca_file_name(one), ca_file_name(other)) == 0;
    if (folder >= 0)
        (void)close(folder);
    if (other_folder >= 0)
        (void)close(other_folder);
    return same;
}

/* Opens a file under a temporary name and removes that name at once. Signals are blocked meanwhile, so that the name is
 * always removed. */
static int open_and_unlink(const char *folder)
{
    sigset_t before;
    ca_text name = {0};
    ca_text_format(&name, "%s/.caseaudit-XXXXXX", folder);
    if (ca_signals_hold(&before)) {
        ca_text_free(&name);
        return -1;
    }
    int file = mkostemp(name.at, O_CLOEXEC), reason = errno;
    if (file >= 0 && unlink(name.at)) { /* as on a Windows share, where an open file keeps its name */
        reason = errno;
        (void)close(file);
        (void)unlink(name.at);
        file = -1;
    }
    ca_signals_release(&before);
    ca_text_free(&name);
    errno = reason;
    return file;
}

int ca_file_unnamed(const char *folder)
{
    int file = -1;
#ifdef O_TMPFILE
    file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
#endif
    return file < 0 ? open_and_unlink(folder) : file;
}

enum { FILE_MOST = 16 * 1024 * 1024 };

char *ca_whole_file(const char *name, size_t *size, ca_error *error)
{
    FILE *file = fopen(name, "rb");
    ca_text text = {0};
    char piece[4096];
    size_t count = 0;
    int reason = file ? 0 : errno;
    while (file && text.size <= FILE_MOST && (count = fread(piece, 1, sizeof piece, file)) > 0)
        ca_text_append(&text, piece, count);
    if (file && ferror(file))
        reason = errno;
    if (file && fclose(file) && !reason)
        reason = errno;
    if (reason || text.size > FILE_MOST) {
        (void)ca_error_set(error, "%s: cannot be read: %s", name,
                           reason ? strerror(reason) : "it is longer than 16 MiB");
        ca_text_free(&text);
        return NULL;
    }
    *size = text.size;
    return text.at ? text.at : ca_copy("", 0);
}
