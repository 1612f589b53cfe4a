/* SPDX-License-Identifier: MIT */
/* Diagnostics as tables, auditor by auditor. */
#include "report/build_faults.h"

#include "base/map.h"
#include "forms/member_words.h"

#include <stdlib.h>
#include <string.h>

/* The diagnostics of one auditor. */
typedef struct {
    ca_slice name; /* as first spelt; empty: of nobody */
    const ca_diagnostic **list;
    size_t count, capacity;
    uint64_t records, errors, warnings;
    ca_table *table;
} pile;

static void release_pile(void *of)
{
    pile *p = of;
    free(p->list);
    free(p);
}

static bool same_record(const ca_diagnostic *one, const ca_diagnostic *other)
{
    return one->location.line == other->location.line && strcmp(one->location.source, other->location.source) == 0;
}

/* Diagnostics of a record follow one another. */
static void add_to_pile(pile *p, const ca_diagnostic *diagnostic)
{
    p->records += !p->count || !same_record(p->list[p->count - 1], diagnostic);
    *(diagnostic->error ? &p->errors : &p->warnings) += 1;
    p->list = ca_array_grow(p->list, p->count, &p->capacity, sizeof(const ca_diagnostic *));
    p->list[p->count++] = diagnostic;
}

/* A diagnostic, with the number of its file. */
typedef struct {
    const ca_diagnostic *diagnostic;
    uintptr_t file;
} ordered;

/* Orders by file and line; those of a line stay in their order in the list. */
static int compare_ordered(const void *one, const void *other)
{
    const ordered *a = one, *b = other;
    uint64_t line = a->diagnostic->location.line, other_line = b->diagnostic->location.line;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    if (line != other_line)
        return line < other_line ? -1 : 1;
    return (a->diagnostic > b->diagnostic) - (a->diagnostic < b->diagnostic);
}

/* Returns the diagnostics record by record, since some are found only after all records. The caller frees it. */
static ordered *in_order(const ca_diagnostics *all)
{
    ca_map files = {.count = 0};
    ordered *list = ca_allocate(all->count ? all->count : 1, sizeof *list);
    for (size_t i = 0; i < all->count; i++) {
        ca_map_entry *file = ca_map_at(&files, ca_slice_of(all->list[i].location.source));
        if (!file->thing)
            file->thing = (void *)(uintptr_t)files.count;
        list[i] = (ordered){&all->list[i], (uintptr_t)file->thing};
    }
    qsort(list, all->count, sizeof *list, compare_ordered);
    ca_map_free(&files, NULL);
    return list;
}

/* Sorts the diagnostics into piles, by the name of the auditor as it is counted; "" is of nobody. */
static void make_piles(ca_map *piles, const ca_diagnostics *all, const ca_people_list *people, ca_arena *arena)
{
    ordered *list = in_order(all);
    for (size_t i = 0; i < all->count; i++) {
        ca_slice name = list[i].diagnostic->about.auditor;
        ca_person auditor = ca_person_read(arena, name, people);
        ca_slice counted = auditor.nobody ? (ca_slice){"", 0} : auditor.counted.text;
        ca_map_entry *entry = ca_map_at(piles, counted);
        if (!entry->thing) {
            pile *made = entry->thing = ca_allocate(1, sizeof *made);
            made->name = auditor.nobody ? (ca_slice){"", 0} : name;
        }
        add_to_pile(entry->thing, list[i].diagnostic);
    }
    free(list);
}

static ca_table *add_counts(ca_tables *set)
{
    ca_table *table = ca_tables_add(set, "auditors", "Auditors", "Errors and warnings, auditor by auditor");
    ca_table_note(
        set, table,
        "A record counts once here, however many errors and warnings it has. A name of several spellings is one "
        "auditor's as everywhere else.");
    ca_table_column(set, table, "Auditor", CA_CELL_TEXT);
    ca_table_column(set, table, "Records", CA_CELL_NUMBER);
    ca_table_column(set, table, "Errors", CA_CELL_NUMBER);
    ca_table_column(set, table, "Warnings", CA_CELL_NUMBER);
    ca_table_column(set, table, "Sheet", CA_CELL_LINK);
    return table;
}

static void add_count(ca_tables *set, ca_table *counts, const char *name, const pile *p)
{
    ca_table_words(set, counts, name);
    ca_table_value(counts, CA_CELL_NUMBER, (int64_t)p->records);
    ca_table_value(counts, CA_CELL_NUMBER, (int64_t)p->errors);
    ca_table_value(counts, CA_CELL_NUMBER, (int64_t)p->warnings);
    if (p->table)
        ca_table_link(set, counts, p->table);
    else
        ca_table_none(set, counts, "");
}

/* The columns of a table of diagnostics: the ones that people read first, those for who opens the file last. */
static void add_columns(ca_tables *set, ca_table *table)
{
    static const struct {
        const char *heading;
        enum ca_cell_kind kind;
        bool long_text;
    } columns[] = {
        {"Record", CA_CELL_TEXT, false},   {"Case", CA_CELL_TEXT, false},    {"Auditor", CA_CELL_TEXT, false},
        {"Severity", CA_CELL_TEXT, false}, {"Question", CA_CELL_TEXT, true}, {"Message", CA_CELL_TEXT, true},
        {"Member", CA_CELL_TEXT, false},   {"Rule", CA_CELL_TEXT, false},    {"File", CA_CELL_TEXT, false},
        {"Line", CA_CELL_NUMBER, false},   {"Byte", CA_CELL_NUMBER, false}};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        ca_table_column(set, table, columns[i].heading, columns[i].kind);
        table->columns[i].long_text = columns[i].long_text;
    }
}

static void add_row(ca_tables *set, ca_table *table, const ca_diagnostic *diagnostic)
{
    bool standard = strcmp(diagnostic->location.source, "-") == 0;
    ca_text member = {0};
    ca_member_words(&member, diagnostic->about.framework, diagnostic->path);
    ca_table_text_if_any(set, table, diagnostic->about.record);
    ca_table_text_if_any(set, table, diagnostic->about.case_id);
    ca_table_text_if_any(set, table, diagnostic->about.auditor);
    ca_table_words(set, table, diagnostic->error ? "error" : "warning");
    ca_table_tone(table, diagnostic->error ? CA_TONE_BAD : CA_TONE_WEAK);
    ca_table_words(set, table, member.at);
    ca_table_words(set, table, diagnostic->message);
    ca_table_text_if_any(set, table, ca_slice_of(diagnostic->path));
    ca_table_words(set, table, ca_rules[diagnostic->rule].id);
    ca_table_words(set, table, standard ? "standard input" : diagnostic->location.source);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)diagnostic->location.line);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)diagnostic->location.column);
    ca_text_free(&member);
}

static void add_pile(ca_tables *set, pile *p, size_t number, const char *name)
{
    ca_text words = {0}, title = {0};
    ca_text_format(&words, "auditor-%zu", number);
    ca_text_format(&title, "Errors and warnings: %s", name);
    p->table = ca_tables_add(set, words.at, name, title.at);
    add_columns(set, p->table);
    for (size_t i = 0; i < p->count; i++)
        add_row(set, p->table, p->list[i]);
    ca_text_free(&words);
    ca_text_free(&title);
}

/* Adds the diagnostics of all auditors in one table, which can be filtered by rule, question and auditor. */
static ca_table *add_everything(ca_tables *set, const ca_diagnostics *all)
{
    ca_table *table = ca_tables_add(set, "everything", "Everything", "Errors and warnings of all auditors");
    ca_table_note(set, table,
                  "For the quality team: it has the work of more than one auditor. An auditor gets their own sheet.");
    add_columns(set, table);
    ordered *list = in_order(all);
    for (size_t i = 0; i < all->count; i++)
        add_row(set, table, list[i].diagnostic);
    free(list);
    return table;
}

void ca_tables_of_faults(ca_tables *set, const ca_diagnostics *all, const ca_people_list *people)
{
    ca_map piles = {.count = 0};
    ca_arena arena = {NULL};
    pile total = {.name = {"", 0}};
    make_piles(&piles, all, people, &arena);
    ca_table *counts = add_counts(set);
    size_t *order = ca_map_natural_order(&piles);
    size_t first = piles.count && !((const pile *)piles.entries[order[0]].thing)->name.size; /* nobody's comes last */
    for (size_t i = 0; i < piles.count; i++) {
        pile *p = piles.entries[order[(i + first) % piles.count]].thing;
        ca_slice name = p->name.size ? ca_arena_str(&arena, p->name) : ca_slice_of("No auditor");
        add_pile(set, p, i + 1, name.at);
        add_count(set, counts, name.at, p);
        total.records += p->records;
        total.errors += p->errors;
        total.warnings += p->warnings;
    }
    free(order);
    if (piles.count > 1)
        total.table = add_everything(set, all);
    add_count(set, counts, "All", &total);
    ca_map_free(&piles, release_pile);
    ca_arena_free(&arena);
}
