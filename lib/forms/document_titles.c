/* SPDX-License-Identifier: MIT */
/* The titles of a Word form. */
#include "forms/document_titles.h"

#include "base/utf8.h"
#include "data/list_words.h"
#include "forms/form_labels.h"
#include "forms/form_words.h"
#include "forms/title_text.h"

#include <stdlib.h>

enum { LABEL_MOST = 400 }; /* bytes: a longer text is the label of nothing */

static ca_slice words_in(ca_text *to, ca_slice text)
{
    ca_text_clear(to);
    ca_title_words(to, text);
    return (ca_slice){ca_text_words(to), to->size};
}

/* --- making the list ---------------------------------------------------------------------------------------------- */

/* Adds a title. Of two labels with the same words the first stays; of two questions both do. */
static void add(ca_document_titles *titles, enum ca_document_title_kind kind, ca_slice path, ca_slice shown)
{
    struct ca_document_title_list *list = &titles->kinds[kind];
    bool begins = shown.size > 3 && memcmp(shown.at + shown.size - 3, "...", 3) == 0;
    ca_slice words = words_in(&titles->words, shown);
    if (!words.size)
        return;
    ca_map_entry *entry = ca_map_at(&list->by_words, words);
    ca_document_title *before = entry->thing;
    if (before && (kind != CA_TITLE_QUESTION || ca_slice_equal(before->path, path)))
        return;
    ca_document_title *title = ca_arena_take(&titles->arena, sizeof *title);
    *title = (ca_document_title){.words = ca_arena_str(&titles->arena, words),
                                 .path = ca_arena_str(&titles->arena, path),
                                 .shown = ca_arena_str(&titles->arena, shown),
                                 .begins = begins,
                                 .same = before};
    entry->thing = title;
    list->list = ca_array_grow(list->list, list->count, &list->capacity, sizeof *list->list);
    list->list[list->count++] = title;
}

/* Returns the kind of title that the member PATH has: a question has a row with several answers. */
static enum ca_document_title_kind kind_of(ca_slice path)
{
    bool question = path.size > 8 && memcmp(path.at, "answers.", 8) == 0 && !memchr(path.at + 8, '.', path.size - 8);
    return question || ca_slice_is(path, "overall") ? CA_TITLE_QUESTION : CA_TITLE_LABEL;
}

/* Adds a title for PATH. The overall grade may be in a row of its own, or in a box. */
static void add_path(ca_document_titles *titles, ca_slice path, ca_slice shown)
{
    add(titles, kind_of(path), path, shown);
    if (ca_slice_is(path, "overall"))
        add(titles, CA_TITLE_LABEL, ca_slice_of("overall.grade"), shown);
}

static void add_word(void *context, ca_slice name, ca_slice words)
{
    add_path(context, name, words);
}

static void add_own(void *context, ca_slice name, ca_slice words)
{
    (void)name;
    add(context, CA_TITLE_OWN, (ca_slice){"", 0}, words);
}

/* Adds the member PATH with the last step ID, under the TITLE that the framework has for it. */
static void add_named(ca_document_titles *titles, const char *list, const char *id, const char *part, const char *title)
{
    ca_text path = {0};
    ca_text_format(&path, "%s.%s%s", list, id, part);
    ca_slice name = {path.at, path.size};
    add(titles, kind_of(name), name, ca_slice_of(title));
    ca_text_free(&path);
}

static void add_framework(ca_document_titles *titles)
{
    const ca_framework *framework = titles->framework;
    for (size_t i = 0; i < framework->form_title_count; i++) {
        add_path(titles, ca_slice_of(framework->form_titles[i].path), ca_slice_of(framework->form_titles[i].title));
    }
    for (int i = 0; i < framework->question_count; i++) {
        const ca_question *question = &framework->questions[i];
        add_named(titles, "answers", question->id, "", question->title);
        if (question->date)
            add_named(titles, "answers", question->id, ".date", question->date);
    }
    for (int i = 0; i < framework->head_count; i++)
        add_named(titles, "heads", framework->heads[i].id, "", framework->heads[i].title);
    for (int i = 0; i < framework->flag_count; i++)
        add_named(titles, "flags", framework->flags[i].id, "", framework->flags[i].title);
    for (int i = 0; i < framework->section_count; i++)
        add_own(titles, (ca_slice){"", 0}, ca_slice_of(framework->sections[i].title));
    add_own(titles, (ca_slice){"", 0}, ca_slice_of(framework->title));
    for (size_t i = 0; i < framework->form_own_count; i++)
        add_own(titles, (ca_slice){"", 0}, ca_slice_of(framework->form_own[i]));
}

void ca_document_titles_make(ca_document_titles *titles, const ca_framework *framework)
{
    *titles = (ca_document_titles){.framework = framework};
    add_framework(titles); /* the framework's own words come before those of all forms */
    ca_form_words_each(CA_FORM_WORD_LABEL, add_word, titles);
    ca_form_words_each(CA_FORM_WORD_OWN, add_own, titles);
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (ca_form_member_label((enum ca_field)i) && ca_fields[i].group == CA_SINGLE)
            add(titles, CA_TITLE_LABEL, ca_slice_of(ca_fields[i].path),
                ca_slice_of(ca_form_member_label((enum ca_field)i)));
}

void ca_document_titles_free(ca_document_titles *titles)
{
    for (int kind = 0; kind < CA_TITLE_KIND_COUNT; kind++) {
        free(titles->kinds[kind].list);
        ca_map_free(&titles->kinds[kind].by_words, NULL);
    }
    ca_text_free(&titles->words);
    ca_text_free(&titles->paragraph);
    ca_arena_free(&titles->arena);
    *titles = (ca_document_titles){.framework = NULL};
}

/* --- looking one up ----------------------------------------------------------------------------------------------- */

/* Returns the beginning of TEXT, cut between two characters. */
static ca_slice begin_of(ca_slice text)
{
    size_t size = text.size < LABEL_MOST ? text.size : LABEL_MOST;
    while (size && size < text.size && ((unsigned char)text.at[size] & 0xC0) == 0x80)
        size--;
    return (ca_slice){text.at, size};
}

ca_document_match ca_document_titles_exact(ca_document_titles *titles, enum ca_document_title_kind kind, ca_slice text)
{
    const ca_slice candidates[] = {ca_title_paragraph(text), text.size < LABEL_MOST ? text : (ca_slice){"", 0},
                                   ca_title_sentence(text)};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        ca_slice words = words_in(&titles->words, begin_of(candidates[i]));
        const ca_document_title *found = words.size ? ca_map_find(&titles->kinds[kind].by_words, words) : NULL;
        if (found)
            return (ca_document_match){found, found->same};
    }
    return (ca_document_match){NULL, NULL};
}

/* Makes TITLE, which fits, the best of MATCH if it is BETTER than those before, or another one if it is as good. */
static void take(ca_document_match *match, const ca_document_title *title, bool better, bool equal)
{
    if (better)
        *match = (ca_document_match){title, title->same};
    else if (equal && match->title && !ca_slice_equal(match->title->path, title->path))
        match->other = title;
}

ca_document_match ca_document_titles_beginning(ca_document_titles *titles, ca_slice text)
{
    enum { LEAST_WORDS = 2, LEAST_OF_TITLE = 4 };
    const struct ca_document_title_list *list = &titles->kinds[CA_TITLE_QUESTION];
    ca_document_match match = {NULL, NULL}, cut = {NULL, NULL};
    ca_slice words = words_in(&titles->words, begin_of(text));
    ca_slice paragraph = words_in(&titles->paragraph, begin_of(ca_title_paragraph(text)));
    size_t given = ca_title_count(paragraph);
    for (size_t i = 0; i < list->count; i++) {
        const ca_document_title *title = list->list[i];
        size_t count = ca_title_count(title->words), longest = match.title ? match.title->words.size : 0;
        if (count >= LEAST_WORDS && ca_title_begins(words, title->words))
            take(&match, title, title->words.size > longest, title->words.size == longest);
        if (given >= LEAST_OF_TITLE && 3 * given >= count && ca_title_begins(title->words, paragraph))
            take(&cut, title, !cut.title, true);
    }
    return match.title ? match : cut;
}

/* Returns how many half words a title of COUNT words may differ by. */
static unsigned tolerated(size_t count)
{
    enum { SHORT = 5, LONG = 8 };
    return count < 2 ? 0 : count < SHORT ? 1 : count < LONG ? 2 : 4;
}

ca_document_match ca_document_titles_near(ca_document_titles *titles, ca_slice text)
{
    const struct ca_document_title_list *list = &titles->kinds[CA_TITLE_QUESTION];
    ca_document_match match = {NULL, NULL};
    ca_slice words = words_in(&titles->words, begin_of(text));
    unsigned nearest = 0;
    for (size_t i = 0; i < list->count && words.size; i++) {
        const ca_document_title *title = list->list[i];
        unsigned limit = tolerated(ca_title_count(title->words));
        unsigned distance = limit ? ca_title_distance(title->words, words, limit) : limit + 1;
        if (distance > limit)
            continue;
        /* another that is nearly as near is a candidate, too */
        const ca_document_title *before = match.title;
        bool close = before && distance + 1 >= nearest && distance <= nearest + 1;
        take(&match, title, !before || distance < nearest, close);
        if (match.title == title) {
            nearest = distance;
            match.other = close && !ca_slice_equal(before->path, title->path) ? before : match.other;
        }
    }
    return match;
}

static const ca_document_title *label_of_list(ca_document_titles *titles, ca_slice text)
{
    ca_slice name = ca_list_word(CA_WORD_HEADING, text);
    for (int i = 0; name.size && i < CA_FIELD_COUNT; i++)
        if (ca_fields[i].heading && ca_slice_is(name, ca_fields[i].heading)) {
            ca_slice path = ca_slice_of(ca_fields[i].path);
            const struct ca_document_title_list *list = &titles->kinds[CA_TITLE_LABEL];
            for (size_t j = 0; j < list->count; j++)
                if (ca_slice_equal(list->list[j]->path, path))
                    return list->list[j];
        }
    return NULL;
}

const ca_document_title *ca_document_titles_label(ca_document_titles *titles, ca_slice text, size_t *size)
{
    enum { LONG = 4 };
    const struct ca_document_title_list *list = &titles->kinds[CA_TITLE_LABEL];
    const ca_document_title *found = NULL;
    ca_slice begin = begin_of(text), line = ca_title_paragraph(begin);
    ca_slice words = words_in(&titles->words, line);
    *size = 0;
    for (size_t i = 0; i < list->count && words.size; i++) {
        const ca_document_title *title = list->list[i];
        if ((found && title->words.size <= found->words.size) || !ca_title_begins(words, title->words))
            continue;
        size_t end = ca_title_size_in(text, title->words);
        ca_slice signs = ca_text_without_blanks((ca_slice){text.at, end});
        bool stops = title->words.size == words.size || (signs.size && strchr(":?", signs.at[signs.size - 1])) ||
                     ca_title_count(title->words) >= LONG;
        if (!end || !stops)
            continue;
        found = title;
        *size = end;
    }
    if (!found && line.size && text.size < LABEL_MOST) {
        const char *colon = memchr(line.at, ':', line.size);
        ca_slice whole = {line.at, colon ? (size_t)(colon - line.at) : line.size};
        found = label_of_list(titles, whole);
        *size = found ? (size_t)(whole.at + whole.size - text.at) + (colon != NULL) : 0;
    }
    return found;
}

const ca_document_title *ca_document_titles_near_label(ca_document_titles *titles, ca_slice text)
{
    const struct ca_document_title_list *list = &titles->kinds[CA_TITLE_LABEL];
    const ca_document_title *found = NULL;
    if (text.size > LABEL_MOST)
        return NULL;
    ca_slice words = words_in(&titles->words, text);
    size_t count = ca_title_count(words);
    for (size_t i = 0; i < list->count && count > 1; i++)
        if (ca_title_count(list->list[i]->words) == count && ca_title_distance(list->list[i]->words, words, 1) <= 1) {
            if (found && !ca_slice_equal(found->path, list->list[i]->path))
                return NULL;
            found = list->list[i];
        }
    return found;
}

/* Whether TEXT, which is one paragraph or short, is a text of the form itself of LEAST words or more. */
static bool is_own(ca_document_titles *titles, ca_slice text, size_t least)
{
    const struct ca_document_title_list *list = &titles->kinds[CA_TITLE_OWN];
    ca_slice words = words_in(&titles->words, text.size < 4 * LABEL_MOST ? text : begin_of(text));
    if (!words.size || ca_title_count(words) < least)
        return false;
    if (ca_map_find(&list->by_words, words))
        return true;
    for (size_t i = 0; i < list->count; i++)
        if (list->list[i]->begins && ca_title_begins(words, list->list[i]->words))
            return true;
    return false;
}

bool ca_document_titles_own(ca_document_titles *titles, ca_slice text)
{
    if (is_own(titles, text, 0))
        return true;
    while (text.size) {
        const char *end = memchr(text.at, '\n', text.size);
        ca_slice line = {text.at, end ? (size_t)(end - text.at) : text.size};
        if (ca_text_without_blanks(line).size && !is_own(titles, line, 0))
            return false;
        text = (ca_slice){text.at + line.size + (end != NULL), text.size - line.size - (end != NULL)};
    }
    return true;
}

bool ca_document_titles_guidance(ca_document_titles *titles, ca_slice line)
{
    enum { WORDS_LEAST = 3 };
    return is_own(titles, line, WORDS_LEAST);
}

void ca_document_titles_each(ca_document_titles *titles, const ca_document *document,
                             void (*see)(void *state, ca_slice path), void *state)
{
    for (size_t i = 0; i < document->table_count; i++)
        for (size_t j = 0; j < document->tables[i].row_count; j++) {
            const ca_document_row *row = &document->tables[i].rows[j];
            for (size_t k = 0; k < row->cell_count && k < 2; k++) {
                ca_slice text = row->cells[k].content.text;
                const ca_document_title *title = ca_document_titles_exact(titles, CA_TITLE_QUESTION, text).title;
                if (title && !ca_slice_is(title->path, "overall"))
                    see(state, title->path);
            }
        }
}
