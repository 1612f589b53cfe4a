/* SPDX-License-Identifier: MIT */
/* Marks in place of the people of a record. */
#include "record/role_marks.h"

#include <stdlib.h>

/* A record, and the marks that its workers are added to. */
typedef struct {
    ca_record *record;
    ca_role_marks *marks;
} addition;

static void add_worker(void *to, ca_slice name)
{
    const addition *a = to;
    ca_role_marks *marks = a->marks;
    ca_person person = ca_person_read(&a->record->arena, name, NULL);
    size_t i = 0;
    while (i < marks->count && !ca_person_alike(&marks->workers[i].person, &person))
        i++;
    if (i == marks->count) {
        marks->workers = ca_array_grow(marks->workers, marks->count, &marks->capacity, sizeof *marks->workers);
        marks->workers[marks->count++] = (ca_worker){.person = person};
    }
    ca_clues_add_worker(&marks->workers[i].names, name);
}

static void forget_workers(ca_role_marks *marks)
{
    for (size_t i = 0; i < marks->count; i++)
        ca_names_free(&marks->workers[i].names);
    marks->count = 0;
    marks->numbered = 0;
}

void ca_role_marks_begin(ca_role_marks *marks, ca_record *record)
{
    addition a = {record, marks};
    forget_workers(marks);
    ca_record_clues(record, &marks->clues);
    ca_record_workers(record, add_worker, &a);
    for (size_t i = 0; i < marks->count; i++)
        ca_names_sort(&marks->workers[i].names);
}

/* Returns how long the longest name of a worker at AT of TEXT is, as the offset of its end, and 0 if there is none. */
static size_t longest_at(const ca_role_marks *marks, ca_slice text, size_t at)
{
    size_t longest = 0;
    for (size_t i = 0; i < marks->count; i++) {
        unsigned whose = 0;
        size_t end = ca_names_at(&marks->workers[i].names, text, at, &whose);
        longest = end > longest ? end : longest;
    }
    return longest;
}

/* Narrows the workers who are meant to those who have the name at AT of TEXT, too. Returns false, and leaves them, if there is
 * none: the name begins another worker's. */
static bool narrow(ca_role_marks *marks, ca_slice text, size_t at, bool first)
{
    size_t longest = longest_at(marks, text, at);
    bool any = false;
    for (int round = 0; round < 2 && (round == 0 || any); round++)
        for (size_t i = 0; i < marks->count; i++) {
            ca_worker *worker = &marks->workers[i];
            unsigned whose = 0;
            bool named = longest && ca_names_at(&worker->names, text, at, &whose) == longest;
            bool meant = named && (first || worker->meant);
            any |= meant;
            if (round)
                worker->meant = meant;
        }
    return any;
}

/* Appends the mark for the worker who is meant. */
static void write_worker(ca_role_marks *marks, ca_text *to)
{
    ca_worker *only = NULL;
    size_t meant = 0;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->workers[i].meant) {
            only = &marks->workers[i];
            meant++;
            only->meant = false;
        }
    if (meant != 1) {
        ca_text_add(to, ca_clue_mark(CA_CLUE_WORKER));
        return;
    }
    if (!only->number)
        only->number = ++marks->numbered;
    ca_text_format(to, "[worker %u]", only->number);
}

static bool is_blank(ca_slice text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (text.at[i] != ' ')
            return false;
    return true;
}

/* Appends the mark for the clue at FOUND, which ends at END. Returns the offset of the end of the whole name, whose other words
 * may follow it. */
static size_t write_mark(ca_role_marks *marks, ca_slice text, size_t found, size_t end, enum ca_clue clue, ca_text *to)
{
    bool named = clue == CA_CLUE_CHILD || clue == CA_CLUE_WORKER, worker = clue == CA_CLUE_WORKER;
    if (worker)
        (void)narrow(marks, text, found, true);
    while (named) {
        size_t after = 0;
        enum ca_clue next = clue;
        found = ca_clues_next(&marks->clues, text, end, &after, &next);
        if (found == text.size || next != clue || !is_blank(text, end, found) ||
            (worker && !narrow(marks, text, found, false)))
            break;
        end = after;
    }
    if (worker)
        write_worker(marks, to);
    else
        ca_text_add(to, ca_clue_mark(clue));
    return end;
}

void ca_role_marks_write(ca_role_marks *marks, ca_slice text, ca_text *to)
{
    size_t at = 0, end = 0;
    enum ca_clue clue = CA_CLUE_RECORD;
    for (;;) {
        size_t found = ca_clues_next(&marks->clues, text, at, &end, &clue);
        ca_text_append(to, text.at + at, found - at);
        if (found == text.size)
            return;
        at = write_mark(marks, text, found, end, clue, to);
    }
}

void ca_role_marks_free(ca_role_marks *marks)
{
    forget_workers(marks);
    free(marks->workers);
    ca_clues_free(&marks->clues);
    *marks = (ca_role_marks){0};
}
