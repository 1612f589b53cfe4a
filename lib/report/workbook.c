/* SPDX-License-Identifier: MIT */
/* A workbook written twice by child processes, compared, read back by another, and only then copied to its output. */
#include "base/child.h"
#include "base/path.h"
#include "report/workbook_book.h"
#include "report/workbook_check.h"
#include "report/workbook_write.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

/* A workbook in the making. The library writes to names alone: where the system has names for descriptors, the files have no
 * other, and nothing of them stays whatever ends the program; elsewhere they are in FOLDER. */
typedef struct {
    const ca_book *layout;
    int64_t created;
    char *folder; /* private; the library's parts are there until it has opened them */
    DIR *parts;   /* FOLDER, opened while there is memory for it */
    int unnamed[2];
    char *file;
    char *again; /* the same written once more, since a write that was lost shows in the difference */
    int made;    /* the verified file, to be copied; or -1 */
} making;

/* Where the workbook is made: beside its place, since there a full disk shows, else where temporary files go. */
static char *place_of(const ca_output *output)
{
    const char *temporary = getenv("TMPDIR");
    if (output->path)
        return ca_file_folder(output->path);
    temporary = temporary && *temporary ? temporary : "/tmp";
    return ca_copy(temporary, strlen(temporary));
}

/* Opens two files without a name, if they can be named by their descriptors. */
static bool open_unnamed(making *m, const char *place)
{
    for (int i = 0; i < 2; i++) {
        m->unnamed[i] = access("/proc/self/fd", X_OK) == 0 ? ca_file_unnamed(place) : -1;
        if (m->unnamed[i] < 0)
            return false;
    }
    return true;
}

static void find_place(making *m, const ca_output *output)
{
    char *place = place_of(output);
    ca_text folder = {0}, file = {0}, again = {0};
    ca_text_format(&folder, "%s/.caseaudit-XXXXXX", place);
    if (open_unnamed(m, place)) {
        ca_text_format(&file, "/proc/self/fd/%d", m->unnamed[0]);
        ca_text_format(&again, "/proc/self/fd/%d", m->unnamed[1]);
    } else {
        ca_text_format(&file, "%s/workbook.xlsx", folder.at);
        ca_text_format(&again, "%s/again.xlsx", folder.at);
    }
    m->folder = folder.at;
    m->file = file.at;
    m->again = again.at;
    free(place);
}

static int write_to(const making *m, const char *file, ca_problem *problem)
{
    errno = 0;
    int number = ca_workbook_write_file(m->layout, file, m->folder, m->created);
    bool no_room = errno == ENOSPC || errno == EDQUOT || errno == EFBIG; /* says more than the library */
    return number ? ca_problem_set(problem, "%s", no_room ? strerror(errno) : ca_workbook_reason(number)) : 0;
}

static int write_file(void *state, ca_problem *problem)
{
    const making *m = state;
    return write_to(m, m->file, problem);
}

static int write_again(void *state, ca_problem *problem)
{
    const making *m = state;
    return write_to(m, m->again, problem);
}

/* The same input gives the same bytes, so two files that differ have lost something between them. */
static int compare_files(const making *m, ca_problem *problem)
{
    FILE *one = fopen(m->file, "rb"), *other = fopen(m->again, "rb");
    bool same = one && other;
    for (int byte = 0; same && byte != EOF;) {
        byte = getc(one);
        same = byte == getc(other);
    }
    same = same && !ferror(one) && !ferror(other);
    if (one)
        (void)fclose(one);
    if (other)
        (void)fclose(other);
    return same ? 0 : ca_problem_set(problem, "read back, a write to it was lost");
}

static int check(void *state, ca_problem *problem)
{
    const making *m = state;
    return compare_files(m, problem) || ca_workbook_check(m->file, m->layout, problem) ? -1 : 0;
}

/* Makes the private folder. Files that have no name but in it get its own. */
static int make_folder(making *m)
{
    if (!mkdtemp(m->folder))
        return -1;
    if (strncmp(m->file, m->folder, strlen(m->folder) - strlen("XXXXXX")) == 0) {
        memcpy(m->file, m->folder, strlen(m->folder)); /* the name that the X's became */
        memcpy(m->again, m->folder, strlen(m->folder));
    }
    m->parts = opendir(m->folder);
    return m->parts ? 0 : -1;
}

/* Removes the private folder and all that is in it: the files, or a part of a child that was ended. */
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
    if (m->unnamed[1] < 0) { /* once more by name, where the folder could not be read */
        (void)unlink(m->file);
        (void)unlink(m->again);
    }
    if (rmdir(m->folder) && errno != ENOENT)
        (void)rmdir(m->folder);
}

/* Nothing is allocated while the folder is there (memory.c ends the program when there is none
 * left), but for its own listing, so that it always goes. */
static int make(making *m, ca_problem *problem)
{
    ca_children children;
    if (ca_children_begin(&children, problem))
        return -1;
    int status = make_folder(m);
    if (status == 0)
        status = ca_children_run(&children, write_file, m);
    if (status == 0)
        status = ca_children_run(&children, write_again, m);
    if (status == 0)
        status = ca_children_run(&children, check, m);
    if (status == 0)
        m->made = open(m->file, O_RDONLY | O_CLOEXEC);
    if (status == 0 && m->made < 0)
        status = -1;
    int reason = errno;
    remove_folder(m);
    if (status && !children.ended && !children.reason)
        children.reason = reason;
    ca_children_end(&children, problem);
    return status;
}

static int copy_out(const making *m, ca_output *output, ca_problem *problem)
{
    char *piece = ca_allocate(PIECE, 1);
    ssize_t count = 1;
    int status = 0;
    while (count != 0 && status == 0) {
        count = read(m->made, piece, PIECE);
        if (count > 0)
            status = ca_output_write(output, piece, (size_t)count, problem);
        else if (count < 0 && errno != EINTR)
            status = ca_problem_set(problem, "%s", strerror(errno));
    }
    free(piece);
    return status;
}

static void close_if_open(int file)
{
    if (file >= 0)
        (void)close(file); /* what it holds was copied, or given up */
}

int ca_workbook_write(const ca_tables *set, int64_t created, ca_output *output, ca_problem *problem)
{
    ca_book layout = {0};
    ca_problem reason = {0};
    making m = {.layout = &layout, .created = created, .unnamed = {-1, -1}, .made = -1};
    int status = ca_book_make(&layout, set, &reason);
    if (status == 0) {
        find_place(&m, output);
        status = make(&m, &reason);
    }
    if (status == 0)
        status = copy_out(&m, output, &reason);
    if (status)
        (void)ca_problem_set(problem, "%s: the workbook could not be written: %s",
                             output->name ? output->name : "standard output", ca_text_words(&reason.words));
    close_if_open(m.made);
    close_if_open(m.unnamed[0]);
    close_if_open(m.unnamed[1]);
    free(m.folder);
    free(m.file);
    free(m.again);
    ca_book_free(&layout);
    ca_problem_free(&reason);
    return status;
}
