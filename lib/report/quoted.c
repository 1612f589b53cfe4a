/* SPDX-License-Identifier: MIT */
/* Quotations of a theme, chosen from the table of texts by a rule. */
#include "report/quoted.h"

#include "base/map.h"
#include "base/utf8.h"

#include <stdlib.h>

/* A row of the table that may be quoted. */
typedef struct {
    size_t row, words;
} candidate;

static ca_slice cell_text(const ca_table *table, size_t row, const char *heading)
{
    return ca_cell_of(table, row, heading)->text;
}

static int longest_first(const void *a, const void *b)
{
    const candidate *one = a, *other = b;
    if (one->words != other->words)
        return one->words > other->words ? -1 : 1;
    return one->row < other->row ? -1 : one->row > other->row;
}

/* The rows with one section, kind and theme, in their order. */
typedef struct {
    size_t *rows;
    size_t count, capacity;
} row_list;

static void write_key(ca_text *key, ca_slice section, ca_slice kind, ca_slice theme)
{
    const ca_slice parts[] = {section, kind, theme};
    ca_text_clear(key);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ca_text_append(key, parts[i].at, parts[i].size);
        ca_text_byte(key, '\0');
    }
}

void ca_quoted_begin(ca_quoted_texts *texts, const ca_table *words)
{
    ca_text key = {0};
    *texts = (ca_quoted_texts){.words = words};
    for (size_t row = 0; words && row < words->row_count; row++) {
        write_key(&key, cell_text(words, row, "Section"), cell_text(words, row, "Kind"),
                  cell_text(words, row, "Theme"));
        ca_map_entry *entry = ca_map_at(&texts->rows, (ca_slice){key.at, key.size});
        if (!entry->thing)
            entry->thing = ca_allocate(1, sizeof(row_list));
        row_list *list = entry->thing;
        list->rows = ca_array_grow(list->rows, list->count, &list->capacity, sizeof *list->rows);
        list->rows[list->count++] = row;
    }
    ca_text_free(&key);
}

static void free_rows(void *thing)
{
    row_list *list = thing;
    free(list->rows);
    free(list);
}

void ca_quoted_end(ca_quoted_texts *texts)
{
    ca_map_free(&texts->rows, free_rows);
}

/* Returns the rows of ROWS that may be quoted as *COUNT candidates; of any length if ALL. The caller frees them. */
static candidate *list_candidates(const ca_table *words, const row_list *rows, bool all, size_t *count)
{
    candidate *list = ca_allocate(rows->count + 1, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        size_t length = ca_words_count(cell_text(words, rows->rows[i], "Words"));
        if (all || length <= CA_QUOTED_WORDS)
            list[(*count)++] = (candidate){rows->rows[i], length};
    }
    return list;
}

/* Returns whether one of the first COUNT of LIST, those quoted, is of the team of ROW, or says the same. */
static bool is_quoted(const ca_table *words, const candidate *list, size_t count, size_t row)
{
    for (size_t i = 0; i < count; i++)
        if (ca_slice_equal(cell_text(words, list[i].row, "Team"), cell_text(words, row, "Team")) ||
            ca_slice_equal(cell_text(words, list[i].row, "Words"), cell_text(words, row, "Words")))
            return true;
    return false;
}

static void write_one(ca_text *to, ca_slice text, ca_slice ids)
{
    ca_text_format(to, "%s“%.*s”", to->size ? " " : "", (int)text.size, text.at);
    if (ids.size)
        ca_text_format(to, " (%.*s)", (int)ids.size, ids.at);
}

static void free_text(void *thing)
{
    ca_text_free(thing);
    free(thing);
}

/* Appends all of LIST; a text that several cases have once, with all their ids. */
static void write_all(ca_text *to, const ca_table *words, const candidate *list, size_t count)
{
    ca_map texts = {0};
    for (size_t i = 0; i < count; i++) {
        ca_map_entry *entry = ca_map_at(&texts, cell_text(words, list[i].row, "Words"));
        ca_slice id = cell_text(words, list[i].row, "Case");
        if (!entry->thing)
            entry->thing = ca_allocate(1, sizeof(ca_text));
        ca_text *ids = entry->thing;
        ca_text_format(ids, "%s%.*s", ids->size && id.size ? ", " : "", (int)id.size, id.at);
    }
    for (size_t i = 0; i < texts.count; i++) {
        const ca_text *ids = texts.entries[i].thing;
        write_one(to, texts.entries[i].name, (ca_slice){ca_text_words(ids), ids->size});
    }
    ca_map_free(&texts, free_text);
}

/* Appends up to MOST of LIST by the rule. */
static void write_some(ca_text *to, const ca_table *words, candidate *list, size_t count, size_t most)
{
    size_t quoted = 0;
    qsort(list, count, sizeof *list, longest_first);
    for (size_t i = 0; i < count && quoted < most; i++)
        if (!is_quoted(words, list, quoted, list[i].row)) {
            write_one(to, cell_text(words, list[i].row, "Words"), cell_text(words, list[i].row, "Case"));
            list[quoted++] = list[i];
        }
}

void ca_quoted_write(ca_text *to, const ca_quoted_texts *texts, ca_slice section, ca_slice kind, ca_slice theme,
                     size_t most)
{
    size_t count = 0;
    ca_text key = {0}, some = {0};
    write_key(&key, section, kind, theme);
    const row_list *rows = ca_map_find(&texts->rows, (ca_slice){key.at, key.size});
    ca_text_free(&key);
    if (!rows)
        return;
    candidate *list = list_candidates(texts->words, rows, !most, &count);
    if (!most)
        write_all(&some, texts->words, list, count);
    else if (count)
        write_some(&some, texts->words, list, count, most);
    ca_text_append(to, ca_text_words(&some), some.size);
    ca_text_free(&some);
    free(list);
}
