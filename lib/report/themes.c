/* SPDX-License-Identifier: MIT */
/* Themes of findings in sentences. */
#include "report/themes.h"

#include "report/part.h"
#include "report/told.h"

#include <stdlib.h>

ca_slice ca_theme_title(const ca_finding_themes *themes, ca_slice id)
{
    const ca_finding_theme *theme = ca_finding_theme_of(themes, id);
    return theme && ca_slice_is(id, theme->id) ? ca_slice_of(theme->title) : id;
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

void ca_theme_write(ca_text *to, ca_slice theme, bool capital)
{
    bool slug = ca_slice_is_slug(theme);
    size_t start = to->size;
    ca_text_append(to, theme.at, theme.size);
    for (size_t i = start; slug && i < to->size; i++)
        if (to->at[i] == '-')
            to->at[i] = ' ';
    if (capital && theme.size && to->at[start] >= 'a' && to->at[start] <= 'z')
        to->at[start] = (char)(to->at[start] - 'a' + 'A');
    if (!capital && theme.size > 1 && is_capital(to->at[start]) && to->at[start + 1] >= 'a' && to->at[start + 1] <= 'z')
        to->at[start] = (char)(to->at[start] - 'A' + 'a');
}

/* A theme, and how often it was found in all sections. */
typedef struct {
    ca_slice theme;
    int64_t findings;
    size_t row; /* the first with the theme */
} found;

static int most_first(const void *a, const void *b)
{
    const found *one = a, *other = b;
    if (one->findings != other->findings)
        return one->findings > other->findings ? -1 : 1;
    return one->row < other->row ? -1 : one->row > other->row;
}

/* Returns the themes of KIND, and sets *COUNT. The caller frees them. */
static found *list_themes(const ca_table *findings, const char *kind, size_t *count)
{
    found *all = ca_allocate(findings->row_count + 1, sizeof *all);
    const ca_slice blank = ca_value_or_blank((ca_slice){"", 0});
    *count = 0;
    for (size_t row = 0; row < findings->row_count; row++) {
        ca_slice theme = ca_cell_of(findings, row, "Theme")->text;
        int64_t n = ca_cell_count(ca_cell_of(findings, row, "Findings"));
        size_t i = 0;
        if (n <= 0 || ca_slice_equal(theme, blank) || !ca_slice_is(ca_cell_of(findings, row, "Kind")->text, kind))
            continue;
        while (i < *count && !ca_slice_equal(all[i].theme, theme))
            i++;
        if (i == *count)
            all[(*count)++] = (found){theme, 0, row};
        all[i].findings += n;
    }
    return all;
}

void ca_themes_most_write(ca_text *to, const ca_table *findings, const char *kind, size_t most)
{
    size_t count;
    found *all = list_themes(findings, kind, &count);
    if (count)
        qsort(all, count, sizeof *all, most_first);
    for (size_t i = 0; i < count && i < most; i++) {
        ca_text_add(to, i ? "; " : "");
        ca_theme_write(to, all[i].theme, false);
        ca_text_add(to, " (");
        ca_told_count(to, (uint64_t)all[i].findings);
        ca_text_byte(to, ')');
    }
    free(all);
}

ca_slice ca_finding_kind_title(ca_slice kind)
{
    return ca_slice_is(kind, "strength")      ? ca_slice_of("Strength")
           : ca_slice_is(kind, "improvement") ? ca_slice_of("Area for improvement")
                                              : kind;
}
