/* SPDX-License-Identifier: MIT */
/* The titles of a form's rows. */
#include "forms/form_titles.h"

#include "data/list_words.h"

static const ca_slice no_key = {"", 0};

/* Returns the name of a title, or with KEY of the pair, in the scratch of TITLES. */
static ca_slice name_of(ca_form_titles *titles, ca_slice title, ca_slice key)
{
    ca_text_clear(&titles->name);
    ca_letters_and_digits(&titles->name, title);
    if (key.size)
        ca_text_format(&titles->name, "\n%.*s", (int)key.size, key.at);
    return (ca_slice){ca_text_words(&titles->name), titles->name.size};
}

static bool is_of_list(ca_slice key)
{
    return strncmp(key.at, "actions.", 8) == 0 || strncmp(key.at, "findings.", 9) == 0;
}

void ca_form_titles_read(ca_form_titles *titles, const ca_form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        const ca_form_row *row = &form->rows[i];
        ca_slice title = row->cells[CA_FORM_TITLE].text;
        if (row->kind != CA_FORM_ROW_ENTRY || !row->key.size || !title.size || is_of_list(row->key))
            continue;
        ca_map_at(&titles->keys, row->key)->thing = titles;
        ca_map_at(&titles->titles, name_of(titles, title, no_key))->thing = titles;
        ca_map_at(&titles->pairs, name_of(titles, title, row->key))->thing = titles;
    }
}

bool ca_form_titles_has(ca_form_titles *titles, ca_slice text)
{
    return ca_map_find(&titles->titles, name_of(titles, text, no_key)) != NULL;
}

/* Returns the key of the row that PATH is in, or an empty slice if the form has none. */
static ca_slice key_of(const ca_form_titles *titles, ca_slice path)
{
    if (ca_map_find(&titles->keys, path))
        return path;
    while (path.size && path.at[path.size - 1] != '.')
        path.size--;
    path.size -= path.size > 0;
    return ca_map_find(&titles->keys, path) ? path : no_key;
}

bool ca_form_titles_differ(ca_form_titles *titles, ca_slice title, ca_slice path)
{
    ca_slice key = key_of(titles, path);
    return key.size && !ca_map_find(&titles->pairs, name_of(titles, title, key));
}

void ca_form_titles_free(ca_form_titles *titles)
{
    ca_map_free(&titles->titles, NULL);
    ca_map_free(&titles->pairs, NULL);
    ca_map_free(&titles->keys, NULL);
    ca_text_free(&titles->name);
    *titles = (ca_form_titles){.name = {0}};
}
