/* SPDX-License-Identifier: MIT */
/* The theme that a record's words stand for. */
#include "record/theme_meant.h"

#include "record/spellings.h"

const ca_finding_theme *ca_theme_meant(const ca_finding_themes *themes, ca_slice words)
{
    ca_arena arena = {0};
    if (!themes->count || !words.size)
        return NULL;
    const ca_finding_theme *theme =
        ca_finding_theme_of(themes, ca_group_is_plain(words) ? words : ca_group_plain(&arena, words));
    ca_arena_free(&arena);
    return theme;
}
