/* SPDX-License-Identifier: MIT */
/* A folder of files that go out to people. */
#include "cli/output_folder.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Each file is one without a name until the last one is written. */
static void allow_many_files(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur != limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &limit); /* else there are fewer, and the one too many is an error */
    }
}

int ca_output_folder_make(ca_output_folder *folder, const char *name, ca_error *error)
{
    struct stat now;
    folder->name = name;
    folder->made = mkdir(name, S_IRWXU) == 0;
    allow_many_files();
    if (folder->made)
        return 0;
    int reason = errno;
    if (reason == EEXIST && stat(name, &now) == 0 && S_ISDIR(now.st_mode))
        return 0;
    return ca_error_set(error, "%s: %s", name,
                        reason == EEXIST ? "is a file, and a folder is needed" : strerror(reason));
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

/* Returns the path of a new form. */
static char *choose_path(ca_output_folder *folder, ca_slice quarter, const char *kind, ca_slice person,
                         const char *nobody, const char *type)
{
    ca_text stem = {0}, path = {0};
    ca_text_format(&stem, "%s/", folder->name);
    size_t start = stem.size;
    add_name_part(&stem, start, quarter, "");
    if (kind)
        add_name_part(&stem, start, ca_slice_of(kind), "");
    add_name_part(&stem, start, person, nobody);
    ca_map_entry *entry =
        ca_map_at(&folder->taken, (ca_slice){stem.at, stem.size}); /* the last number of these names */
    uintptr_t number = (uintptr_t)entry->thing;
    do {
        ca_text_clear(&path);
        ca_text_append(&path, stem.at, stem.size);
        ca_text_format(&path, "-%lu.%s", (unsigned long)++number, type);
    } while (access(path.at, F_OK) == 0);
    entry->thing = (void *)number;
    ca_text_free(&stem);
    return path.at;
}

/* Opens a new output for the file PATH, which is taken over. */
static ca_output *open_path(ca_output_folder *folder, char *path, ca_error *error)
{
    size_t capacity = folder->capacity;
    folder->outputs = ca_array_grow(folder->outputs, folder->count, &capacity, sizeof *folder->outputs);
    folder->paths = ca_array_grow(folder->paths, folder->count, &folder->capacity, sizeof *folder->paths);
    ca_output *output = ca_allocate(1, sizeof *output);
    *output = (ca_output)CA_NO_OUTPUT;
    folder->outputs[folder->count] = output;
    folder->paths[folder->count] = path;
    return ca_output_open(output, folder->paths[folder->count++], error) == 0 ? output : NULL;
}

ca_output *ca_output_folder_open(ca_output_folder *folder, ca_slice quarter, const char *kind, ca_slice person,
                                 const char *nobody, const char *type, ca_error *error)
{
    return open_path(folder, choose_path(folder, quarter, kind, person, nobody, type), error);
}

ca_output *ca_output_folder_add(ca_output_folder *folder, const char *name, bool replaces, ca_error *error)
{
    ca_text path = {0};
    ca_text_format(&path, "%s/%s", folder->name, name);
    ca_map_entry *entry = ca_map_at(&folder->taken, (ca_slice){path.at, path.size});
    bool twice = entry->thing != NULL, there = !replaces && access(path.at, F_OK) == 0;
    entry->thing = folder;
    if (!twice && !there)
        return open_path(folder, path.at, error);
    (void)ca_error_set(error, "%s: %s; no file was written", path.at,
                       twice ? "is the name of two records’ files: give each record its own id"
                             : "is there already, and somebody may have written into it: move it away, give another "
                               "folder, or --overwrite");
    ca_text_free(&path);
    return NULL;
}

int ca_output_folder_flush(ca_output_folder *folder, ca_error *error)
{
    ca_output *output = folder->outputs[folder->count - 1];
    int status = ca_output_flush(output, error);
    ca_text_free(&output->pending); /* there may be many files */
    return status;
}

int ca_output_folder_finish(ca_output_folder *folder, ca_output *also, ca_error *error)
{
    ca_output **all = ca_allocate(folder->count + 1, sizeof(ca_output *));
    for (size_t i = 0; i < folder->count; i++)
        all[i] = folder->outputs[i];
    all[folder->count] = also;
    int status = ca_outputs_finish(all, folder->count + (also != NULL), error);
    folder->made &= status < 0;
    free(all);
    return status;
}

void ca_output_folder_free(ca_output_folder *folder)
{
    for (size_t i = 0; i < folder->count; i++) {
        ca_output_abandon(folder->outputs[i]);
        free(folder->outputs[i]);
        free(folder->paths[i]);
    }
    if (folder->made)
        (void)rmdir(folder->name); /* it stays if somebody has put a file there meanwhile */
    free(folder->outputs);
    free(folder->paths);
    ca_map_free(&folder->taken, NULL);
    *folder = (ca_output_folder){.name = NULL};
}
