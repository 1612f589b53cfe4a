/* SPDX-License-Identifier: MIT */
/* Themes as they are compared. */
#include "record/theme_key.h"

#include "data/list_words.h"
#include "record/spellings.h"

void ca_theme_key(ca_text *to, ca_slice theme)
{
    ca_arena arena = {0};
    ca_letters_and_digits(to, ca_group_plain(&arena, theme));
    ca_arena_free(&arena);
}
