/* SPDX-License-Identifier: MIT */
/* Quotations of a theme, chosen from the table of texts by a rule. */
#include "report/quoted.h"

#include <stdlib.h>

/* A row of the table that may be quoted. */
typedef struct {
    size_t row, words;
} candidate;

static ca_slice cell_text(const ca_table *table, size_t row, const char *heading)
{
    return ca_cell_of(table, row, heading)->text;
}

static size_t count_words(ca_slice text)
{
    size_t words = 0;
    for (size_t i = 0; i < text.size; i++)
        words += text.at[i] != ' ' && text.at[i] != '\n' && (i == 0 || text.at[i - 1] == ' ' || text.at[i - 1] == '\n');
    return words;
}

static int longest_first(const void *a, const void *b)
{
    const candidate *one = a, *other = b;
    if (one->words != other->words)
        return one->words > other->words ? -1 : 1;
    return one->row < other->row ? -1 : one->row > other->row;
}

/* Lists the rows of a theme in *COUNT candidates; of any length if ALL. The caller frees them. */
static candidate *list_candidates(const ca_table *words, ca_slice section, ca_slice kind, ca_slice theme, bool all,
                                  size_t *count)
{
    candidate *list = ca_allocate(words->row_count + 1, sizeof *list);
    *count = 0;
    for (size_t row = 0; row < words->row_count; row++) {
        size_t length = count_words(cell_text(words, row, "Words"));
        if (ca_slice_equal(cell_text(words, row, "Section"), section) &&
            ca_slice_equal(cell_text(words, row, "Kind"), kind) &&
            ca_slice_equal(cell_text(words, row, "Theme"), theme) && (all || length <= CA_QUOTED_WORDS))
            list[(*count)++] = (candidate){row, length};
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

static void write_one(ca_text *to, const ca_table *words, size_t row, bool first)
{
    ca_slice text = cell_text(words, row, "Words"), id = cell_text(words, row, "Case");
    ca_text_format(to, "%s“%.*s”", first ? "" : " ", (int)text.size, text.at);
    if (id.size)
        ca_text_format(to, " (%.*s)", (int)id.size, id.at);
}

void ca_quoted_write(ca_text *to, const ca_table *words, ca_slice section, ca_slice kind, ca_slice theme, size_t most)
{
    size_t count = 0, quoted = 0;
    if (!words)
        return;
    candidate *list = list_candidates(words, section, kind, theme, !most, &count);
    if (most && count)
        qsort(list, count, sizeof *list, longest_first);
    for (size_t i = 0; i < count && (!most || quoted < most); i++)
        if (!most || !is_quoted(words, list, quoted, list[i].row)) {
            write_one(to, words, list[i].row, !quoted);
            list[quoted++] = list[i];
        }
    free(list);
}
