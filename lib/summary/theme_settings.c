/* SPDX-License-Identifier: MIT */
/* The vocabularies of themes in the settings of a summary. */
#include "summary/theme_settings.h"

#include "base/json_write.h"

static void write_words(ca_text *to, const char *name, const char *const *words)
{
    if (!*words)
        return;
    ca_json_member_open(to, name, '[');
    for (; *words; words++)
        ca_json_words(to, *words);
    ca_json_close(to, ']');
}

void ca_theme_settings_write(ca_text *to, const ca_finding_themes *themes)
{
    ca_json_open(to, '[');
    for (size_t i = 0; i < themes->count; i++) {
        const ca_finding_theme *one = &themes->all[i];
        ca_json_open(to, '{');
        ca_json_member_string(to, "id", one->id);
        ca_json_member_string(to, "title", one->title);
        write_words(to, "synonyms", one->synonyms);
        write_words(to, "was", one->was);
        ca_json_close(to, '}');
    }
    ca_json_close(to, ']');
}

/* Returns the words of a list in ARENA, NULL-ended; NULL if it is malformed. */
static const char **read_words(ca_arena *arena, const json_t *list)
{
    size_t count = json_array_size(list);
    if ((list && !json_is_array(list)) || count > CA_THEME_WORDS_MOST)
        return NULL;
    const char **words = ca_arena_take(arena, (count + 1) * sizeof *words);
    for (size_t i = 0; i < count; i++) {
        words[i] = json_string_value(json_array_get(list, i));
        if (!words[i])
            return NULL;
    }
    words[count] = NULL;
    return words;
}

int ca_theme_settings_read(ca_finding_themes *themes, const json_t *json)
{
    ca_arena arena = {0};
    ca_error unsaid = {.usage = false}; /* not shown: its text would contain text of the file */
    bool sound = !json || (json_is_array(json) && json_array_size(json) <= 2 * CA_FINDING_THEMES_MOST);
    for (size_t i = 0; sound && i < json_array_size(json); i++) {
        const json_t *one = json_array_get(json, i);
        ca_finding_theme theme = {.id = json_string_value(json_object_get(one, "id")),
                                  .title = json_string_value(json_object_get(one, "title")),
                                  .synonyms = read_words(&arena, json_object_get(one, "synonyms")),
                                  .was = read_words(&arena, json_object_get(one, "was"))};
        sound = theme.id && theme.title && theme.synonyms && theme.was &&
                ca_finding_themes_add(themes, &theme, &unsaid) == 0;
    }
    ca_error_free(&unsaid);
    ca_arena_free(&arena);
    return sound ? 0 : -1;
}
