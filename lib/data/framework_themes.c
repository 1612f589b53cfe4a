/* SPDX-License-Identifier: MIT */
/* A framework's vocabulary of the themes of findings. */
#include "data/framework_themes.h"

/* Words that are being read. */
typedef struct {
    const char **words;
    size_t count;
} listing;

static int read_word(ca_framework_reader *reader, const json_t *json, const char *name, size_t i, void *to)
{
    listing *list = to;
    (void)name;
    (void)i;
    if (!json_is_string(json) || !json_string_length(json))
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "must be a text that is not empty");
    list->words[list->count++] = json_string_value(json);
    return 0;
}

/* Reads a member that is a list of words into *WORDS, which is NULL-ended. */
static int read_words(ca_framework_reader *reader, const json_t *json, const char *member, const char ***words)
{
    listing list = {.count = 0};
    list.words = ca_arena_take(&reader->framework->arena, (ca_reader_count(json, member) + 1) * sizeof *list.words);
    int failed = ca_reader_each(reader, json, member, CA_THEME_WORDS_MOST, read_word, &list);
    list.words[list.count] = NULL;
    *words = list.words;
    return failed;
}

static int read_theme(ca_framework_reader *reader, const json_t *json, const char *name, size_t i, void *to)
{
    ca_finding_theme theme = {.id = "", .title = ""};
    ca_error error = {.usage = false};
    (void)name;
    (void)i;
    (void)to;
    int failed = ca_reader_only(reader, json, "id title synonyms was");
    if (!json_is_object(json))
        return failed;
    failed |= ca_reader_id(reader, json, &theme.id);
    failed |= ca_reader_words(reader, json, "title", true, &theme.title);
    failed |= read_words(reader, json, "synonyms", &theme.synonyms);
    failed |= read_words(reader, json, "was", &theme.was);
    if (!failed && ca_finding_themes_add(&reader->framework->finding_themes, &theme, &error) < 0)
        failed = ca_reader_error(reader, CA_RULE_FRAMEWORK_ID, "%s", ca_text_words(&error.words));
    ca_error_free(&error);
    return failed;
}

int ca_reader_finding_themes(ca_framework_reader *reader, const json_t *root)
{
    return ca_reader_each(reader, root, "finding_themes", CA_FINDING_THEMES_MOST, read_theme, NULL);
}
