/* SPDX-License-Identifier: MIT */
/* The files that audit-import reads. */
#include "cli/import_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A folder in a folder, and so on: a loop of links ends here. */
enum { FOLDERS_MOST = 32 };

static void add(ca_import_files *files, const char *path)
{
    files->list = ca_array_grow(files->list, files->count, &files->capacity, sizeof *files->list);
    files->list[files->count++] = ca_copy(path, strlen(path));
}

static bool is_folder(const char *path)
{
    struct stat now;
    return strcmp(path, "-") != 0 && stat(path, &now) == 0 && S_ISDIR(now.st_mode);
}

/* Whether NAME is no file of a person: hidden, or written by a spreadsheet program while a workbook is open. */
static bool is_passed_over(const char *name)
{
    return name[0] == '.' || strncmp(name, "~$", 2) == 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int add_folder(ca_import_files *files, const char *path, unsigned depth, ca_error *error)
{
    DIR *folder = opendir(path);
    ca_import_files inside = {.count = 0};
    ca_text name = {0};
    int status = 0;
    if (!folder)
        return ca_error_set(error, "%s: %s", path, strerror(errno));
    for (errno = 0;; errno = 0) {
        const struct dirent *entry = readdir(folder);
        if (!entry)
            break;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (is_passed_over(entry->d_name)) {
            files->passed_over++;
            continue;
        }
        size_t size = strlen(path);
        ca_text_clear(&name);
        ca_text_format(&name, "%s%s%s", path, size && path[size - 1] == '/' ? "" : "/", entry->d_name);
        add(&inside, name.at);
    }
    if (errno)
        status = ca_error_set(error, "%s: %s", path, strerror(errno));
    (void)closedir(folder);
    if (inside.count)
        qsort(inside.list, inside.count, sizeof *inside.list, by_name);
    for (size_t i = 0; i < inside.count && status == 0; i++) {
        if (!is_folder(inside.list[i]))
            add(files, inside.list[i]);
        else if (depth < FOLDERS_MOST)
            status = add_folder(files, inside.list[i], depth + 1, error);
        else
            status = ca_error_set(error, "%s: is a folder more than %d folders deep", inside.list[i], FOLDERS_MOST);
    }
    ca_import_files_free(&inside);
    ca_text_free(&name);
    return status;
}

int ca_import_files_add(ca_import_files *files, const char *path, ca_error *error)
{
    if (is_folder(path))
        return add_folder(files, path, 0, error);
    add(files, path);
    return 0;
}

void ca_import_files_free(ca_import_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->list[i]);
    free(files->list);
    *files = (ca_import_files){.count = 0};
}
