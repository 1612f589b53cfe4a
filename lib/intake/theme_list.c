/* SPDX-License-Identifier: MIT */
/* The list of --themes. */
#include "intake/theme_list.h"

#include "base/utf8.h"

#include <string.h>

enum { TITLE, ID, SYNONYMS, WAS, HEADING_COUNT };
static const ca_known_heading headings[HEADING_COUNT] = {[TITLE] = {"title", true, "theme"},
                                                         [ID] = {"id", false, NULL},
                                                         [SYNONYMS] = {"synonyms", false, "synonym"},
                                                         [WAS] = {"was", false, "formerly"}};

/* Returns the words of CELL between semicolons, bars or line ends, in ARENA, NULL-ended; NULL if there are too many. */
static const char **split(ca_arena *arena, ca_slice cell)
{
    static const char ends[] = ";|\n";
    const char **words = ca_arena_take(arena, (CA_THEME_WORDS_MOST + 1) * sizeof *words);
    size_t count = 0;
    for (size_t at = 0; at < cell.size;) {
        size_t end = at;
        while (end < cell.size && !strchr(ends, cell.at[end]))
            end++;
        ca_slice word = ca_text_without_blanks((ca_slice){cell.at + at, end - at});
        if (word.size && count == CA_THEME_WORDS_MOST)
            return NULL;
        if (word.size)
            words[count++] = ca_arena_str(arena, word).at;
        at = end + 1;
    }
    words[count] = NULL;
    return words;
}

/* Returns an id made of TITLE: its letters and digits of ASCII in small letters, with hyphens between words. */
static const char *id_of(ca_arena *arena, ca_slice title)
{
    char *id = ca_arena_take(arena, title.size + 1);
    size_t size = 0;
    bool gap = false;
    for (size_t i = 0; i < title.size; i++) {
        char byte = title.at[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        bool of_word = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (of_word && gap && size)
            id[size++] = '-';
        if (of_word)
            id[size++] = byte;
        gap = !of_word;
    }
    id[size] = '\0';
    return id;
}

static int add_row(ca_finding_themes *themes, const ca_list_row *row, const size_t *columns, ca_arena *arena,
                   ca_error *error)
{
    ca_slice title = ca_arena_str(arena, ca_list_cell(row, columns[TITLE])), id = ca_list_cell(row, columns[ID]);
    ca_finding_theme theme = {.id = id.size ? ca_arena_str(arena, id).at : id_of(arena, title),
                              .title = title.at,
                              .synonyms = split(arena, ca_list_cell(row, columns[SYNONYMS])),
                              .was = split(arena, ca_list_cell(row, columns[WAS]))};
    ca_text location = {0};
    ca_error fault = {.usage = false};
    int status = 0;
    ca_list_name_row(&location, row);
    if (!title.size)
        status = ca_error_set(error, "%s: has no title", location.at);
    else if (!ca_slice_is_slug(ca_slice_of(theme.id)))
        status = ca_error_set(error, "%s: has an id that is not written like absent-fathers", location.at);
    else if (!theme.synonyms || !theme.was)
        status = ca_error_set(error, "%s: has more than %d words in a cell", location.at, CA_THEME_WORDS_MOST);
    else if (themes->count == CA_FINDING_THEMES_MOST)
        status = ca_error_set(error, "%s: a vocabulary has %d themes at most", location.at, CA_FINDING_THEMES_MOST);
    else if (ca_finding_themes_add(themes, &theme, &fault) < 0)
        status = ca_error_set(error, "%s: %s", location.at, ca_text_words(&fault.words));
    ca_error_free(&fault);
    ca_text_free(&location);
    return status;
}

int ca_theme_list_read(ca_finding_themes *themes, const ca_list_source *source)
{
    ca_list list = {0};
    ca_arena arena = {0};
    size_t columns[HEADING_COUNT];
    int status = ca_list_read_known(&list, source, headings, HEADING_COUNT, CA_WORD_THEMES, columns, "--themes");
    for (size_t i = 0; status == 0 && i < list.count; i++)
        status = add_row(themes, &list.rows[i], columns, &arena, source->error);
    if (status == 0 && !themes->count)
        status = ca_error_set(source->error, "--themes: the list has no theme");
    ca_arena_free(&arena);
    ca_list_free(&list);
    return status;
}
