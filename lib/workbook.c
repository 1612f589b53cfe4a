/* SPDX-License-Identifier: MIT */
/* A workbook written twice by child processes, compared, read back by another, and only then put in its
 * place. */
#include "child.h"
#include "workbook_book.h"
#include "workbook_check.h"
#include "workbook_write.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

/* A workbook in the making. */
typedef struct {
    const ca_book *layout;
    int64_t created;
    char *place;   /* what it will replace, links resolved; NULL when it is copied to OUTPUT */
    char *folder;  /* private, with the parts and the file in it */
    char *file;    /* in FOLDER */
    char *again;   /* in FOLDER: the same written once more, since a write that was lost shows in the difference */
    ca_output output;
    int made; /* the verified file without its name, to be copied; or -1 */
} making;

/* Where the workbook goes, and in which folder its own is to be: beside what it replaces, since
 * only from there can it take its place, and since there a full disk shows. */
static int find_place(making *m, const char *path, ca_problem *problem)
{
    struct stat now;
    ca_text folder = {0}, file = {0}, again = {0};
    bool standard = !path || strcmp(path, "-") == 0;
    if (standard || (stat(path, &now) == 0 && !S_ISREG(now.st_mode))) {
        const char *temporary = getenv("TMPDIR");
        if (ca_output_open(&m->output, path, problem))
            return -1;
        ca_text_add(&folder, temporary && *temporary ? temporary : "/tmp");
    } else {
        char *resolved = realpath(path, NULL);
        m->place = resolved ? resolved : ca_copy(path, strlen(path));
        char *beside = ca_file_folder(m->place);
        ca_text_add(&folder, beside);
        free(beside);
    }
    ca_text_add(&folder, "/.caseaudit-XXXXXX");
    ca_text_format(&file, "%s/workbook.xlsx", folder.at);
    ca_text_format(&again, "%s/again.xlsx", folder.at);
    m->folder = folder.at;
    m->file = file.at;
    m->again = again.at;
    return 0;
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

static int check_and_place(void *state, ca_problem *problem)
{
    const making *m = state;
    if (compare_files(m, problem) || unlink(m->again) || ca_workbook_check(m->file, m->layout, problem))
        return -1;
    if (!m->place)
        return 0;
    int file = open(m->file, O_RDWR | O_CLOEXEC);
    if (file < 0 || ca_file_put_in_place(file, ca_file_open_folder(m->place), m->file, m->place))
        return ca_problem_set(problem, "%s", strerror(errno));
    return 0;
}

/* Removes the private folder and what is in it: the file, or a part that the library could not. */
static void remove_folder(const making *m)
{
    DIR *folder = opendir(m->folder);
    struct dirent *entry = NULL;
    while (folder && (entry = readdir(folder)))
        (void)unlinkat(dirfd(folder), entry->d_name, 0); /* not "." and "..", which are folders */
    if (folder)
        (void)closedir(folder);
    (void)unlink(m->file);
    (void)rmdir(m->folder);
}

/* Nothing is allocated while the folder is there (memory.c ends the program when there is none
 * left), so that it always goes. */
static int make(making *m, ca_problem *problem)
{
    ca_children children;
    if (ca_children_begin(&children, problem))
        return -1;
    int status = -1;
    if (mkdtemp(m->folder)) {
        memcpy(m->file, m->folder, strlen(m->folder)); /* the name that the X's became */
        memcpy(m->again, m->folder, strlen(m->folder));
        status = ca_children_run(&children, write_file, m);
        if (status == 0)
            status = ca_children_run(&children, write_again, m);
        if (status == 0)
            status = ca_children_run(&children, check_and_place, m);
        if (status == 0 && !m->place)
            m->made = open(m->file, O_RDONLY | O_CLOEXEC);
        if (status == 0 && !m->place && m->made < 0)
            status = -1;
        int reason = errno;
        remove_folder(m);
        errno = reason;
    }
    if (status && !children.ended && !children.reason)
        children.reason = errno;
    ca_children_end(&children, problem);
    return status;
}

static int copy_out(making *m, ca_problem *problem)
{
    char *piece = ca_allocate(PIECE, 1);
    ssize_t count = 1;
    int status = 0;
    while (count != 0 && status == 0) {
        count = read(m->made, piece, PIECE);
        if (count > 0)
            status = ca_output_write(&m->output, piece, (size_t)count, problem);
        else if (count < 0 && errno != EINTR)
            status = ca_problem_set(problem, "%s", strerror(errno));
    }
    if (status == 0)
        status = ca_output_finish(&m->output, problem);
    free(piece);
    return status;
}

int ca_workbook_write(const ca_tables *set, const char *path, int64_t created, ca_problem *problem)
{
    ca_book layout = {0};
    ca_problem reason = {0};
    making m = {.layout = &layout, .created = created, .output = {.file = -1}, .made = -1};
    int status = ca_book_make(&layout, set, &reason);
    if (status == 0)
        status = find_place(&m, path, &reason);
    if (status == 0)
        status = make(&m, &reason);
    if (status == 0 && m.made >= 0)
        status = copy_out(&m, &reason);
    if (status)
        (void)ca_problem_set(problem, "%s: the workbook could not be written: %s",
                             path ? path : "standard output", ca_text_words(&reason.words));
    ca_output_abandon(&m.output);
    if (m.made >= 0)
        (void)close(m.made);
    free(m.place);
    free(m.folder);
    free(m.file);
    free(m.again);
    ca_book_free(&layout);
    ca_problem_free(&reason);
    return status;
}
