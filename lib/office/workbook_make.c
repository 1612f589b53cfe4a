/* SPDX-License-Identifier: MIT */
/* A workbook written twice by a child process, compared, verified, and only then copied to its output. */
#include "office/workbook_make.h"

#include "base/child.h"
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { COPIES = 2, PIECE = 64 * 1024 };

/* A workbook in the making. It is written twice: the library loses some writes and allocations without an error, and what only one
 * of the copies lost is a difference. The library writes to named files alone. Where the system has names for descriptors, the
 * copies have no other names, and nothing of them stays whatever ends the program; elsewhere they are in FOLDER until they are
 * written. */
typedef struct {
    const ca_workbook_maker *maker;
    char *folder; /* private: the library keeps parts there */
    DIR *parts;   /* FOLDER, opened while there is memory for it */
    bool named;   /* the copies are in FOLDER */
    struct {
        char *path; /* where the library writes it */
        int file;   /* -1 until it is open */
    } copies[COPIES];
} making;

/* Returns the folder to make the workbook in: that of its output, so that a full disk is noticed there, else the one of
 * temporary files. */
static char *folder_for(const ca_output *output)
{
    const char *temporary = getenv("TMPDIR");
    if (output->path)
        return ca_file_folder(output->path);
    temporary = temporary && *temporary ? temporary : "/tmp";
    return ca_copy(temporary, strlen(temporary));
}

static void choose_paths(making *m, const ca_output *output)
{
    char *folder_name = folder_for(output);
    ca_text folder = {0};
    ca_text_format(&folder, "%s/.caseaudit-XXXXXX", folder_name);
    m->folder = folder.at;
    m->named = access("/proc/self/fd", X_OK) != 0;
    for (int i = 0; i < COPIES; i++) {
        m->copies[i].file = m->named ? -1 : ca_file_unnamed(folder_name);
        m->named = m->copies[i].file < 0;
    }
    if (m->named && m->copies[0].file >= 0) { /* there was a descriptor for one copy alone */
        (void)close(m->copies[0].file);
        m->copies[0].file = -1;
    }
    for (int i = 0; i < COPIES; i++) {
        ca_text path = {0};
        if (m->named)
            ca_text_format(&path, "%s/copy%d.xlsx", m->folder, i);
        else
            ca_text_format(&path, "/proc/self/fd/%d", m->copies[i].file);
        m->copies[i].path = path.at;
    }
    free(folder_name);
}

/* Writes both copies in one process, so that what happens once in it happens to one of them. */
static int write_copies(void *state, ca_error *error)
{
    const making *m = state;
    int number = 0;
    for (int i = 0; i < COPIES && !number; i++) {
        errno = 0;
        number = m->maker->write(m->maker->state, m->copies[i].path, m->folder);
    }
    bool no_room = errno == ENOSPC || errno == EDQUOT || errno == EFBIG; /* more exact than the library's error */
    return number ? ca_error_set(error, "%s", no_room ? strerror(errno) : lxw_strerror((lxw_error)number)) : 0;
}

/* Makes the private folder. Copies that are in it get its name in their paths. */
static int make_folder(making *m)
{
    if (!mkdtemp(m->folder))
        return -1;
    for (int i = 0; i < COPIES && m->named; i++)
        memcpy(m->copies[i].path, m->folder, strlen(m->folder));
    m->parts = opendir(m->folder);
    return m->parts ? 0 : -1;
}

/* Removes the private folder and all that is in it: the copies, or a part that was being written when the child ended. */
static void remove_folder(making *m)
{
    struct dirent *entry = NULL;
    if (m->parts)
        rewinddir(m->parts);
    while (m->parts && (entry = readdir(m->parts)))
        (void)unlinkat(dirfd(m->parts), entry->d_name, 0); /* not "." and "..", which are folders */
    if (m->parts)
        (void)closedir(m->parts);
    m->parts = NULL;
    for (int i = 0; i < COPIES && m->named; i++)
        (void)unlink(m->copies[i].path); /* once more by name, where the folder could not be read */
    if (rmdir(m->folder) && errno != ENOENT)
        (void)rmdir(m->folder);
}

/* Writes both copies, which then are open files without a name. Nothing is allocated while the folder is there, but for its
 * listing: memory.c ends the program when there is no memory left, and the folder would stay. */
static int make(making *m, ca_error *error)
{
    ca_children children;
    if (ca_children_begin(&children, error))
        return -1;
    int status = make_folder(m);
    if (status == 0)
        status = ca_children_run(&children, write_copies, m);
    for (int i = 0; i < COPIES && status == 0 && m->named; i++) {
        m->copies[i].file = open(m->copies[i].path, O_RDONLY | O_CLOEXEC);
        status = m->copies[i].file < 0 ? -1 : 0;
    }
    int reason = errno;
    remove_folder(m);
    if (status && !children.ended && !children.reason)
        children.reason = reason;
    ca_children_end(&children, error);
    return status;
}

/* Whether the two copies have the same bytes; false also when one cannot be read. */
static bool same_bytes(const making *m)
{
    char *pieces[COPIES] = {ca_allocate(PIECE, 1), ca_allocate(PIECE, 1)};
    ssize_t counts[COPIES] = {1, 1};
    bool same = true;
    for (off_t at = 0; same && counts[0]; at += counts[0]) {
        for (int i = 0; i < COPIES; i++)
            counts[i] = pread(m->copies[i].file, pieces[i], PIECE, at);
        same = counts[0] >= 0 && counts[0] == counts[1] && memcmp(pieces[0], pieces[1], (size_t)counts[0]) == 0;
    }
    for (int i = 0; i < COPIES; i++)
        free(pieces[i]);
    return same;
}

static int verify(const making *m, ca_error *error)
{
    ca_error reason = {0};
    int status = same_bytes(m) ? m->maker->verify(m->maker->state, m->copies[0].file, &reason)
                               : ca_error_set(&reason, "a write to it was lost");
    if (status)
        (void)ca_error_set(error, "read back, %s", ca_text_words(&reason.words));
    ca_error_free(&reason);
    return status;
}

static int copy_out(const making *m, ca_output *output, ca_error *error)
{
    char *piece = ca_allocate(PIECE, 1);
    ssize_t count = 1;
    int status = lseek(m->copies[0].file, 0, SEEK_SET) ? ca_error_set(error, "%s", strerror(errno)) : 0;
    while (count != 0 && status == 0) {
        count = read(m->copies[0].file, piece, PIECE);
        if (count > 0)
            status = ca_output_write(output, piece, (size_t)count, error);
        else if (count < 0 && errno != EINTR)
            status = ca_error_set(error, "%s", strerror(errno));
    }
    free(piece);
    return status;
}

int ca_workbook_fault(const ca_output *output, const ca_error *reason, ca_error *error)
{
    return ca_error_set(error, "%s: the workbook could not be written: %s",
                        output->name ? output->name : "standard output", ca_text_words(&reason->words));
}

int ca_workbook_make(const ca_workbook_maker *maker, ca_output *output, ca_error *error)
{
    ca_error reason = {0};
    making m = {.maker = maker, .copies = {{NULL, -1}, {NULL, -1}}};
    choose_paths(&m, output);
    int status = make(&m, &reason);
    if (status == 0)
        status = verify(&m, &reason);
    if (status == 0)
        status = copy_out(&m, output, &reason);
    if (status)
        (void)ca_workbook_fault(output, &reason, error);
    for (int i = 0; i < COPIES; i++) {
        if (m.copies[i].file >= 0)
            (void)close(m.copies[i].file); /* it was copied, or given up */
        free(m.copies[i].path);
    }
    free(m.folder);
    ca_error_free(&reason);
    return status;
}

int ca_workbook_created(int64_t day, int64_t *created, ca_error *error)
{
    enum { DAY_SECONDS = 86400, DAY_OF_2000 = 10957 };
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    uint64_t value = (uint64_t)(day > 0 ? day : DAY_OF_2000) * DAY_SECONDS;
    if (epoch && !ca_whole_number(epoch, INT32_MAX, &value))
        return ca_error_set(error, "SOURCE_DATE_EPOCH must be seconds since 1970 as a whole number");
    *created = (int64_t)value;
    return 0;
}
