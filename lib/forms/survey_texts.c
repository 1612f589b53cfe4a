/* SPDX-License-Identifier: MIT */
#include "forms/survey_texts.h"

#include "base/suggest.h"
#include "base/utf8.h"

#include <string.h>

/* --- texts -------------------------------------------------------------------------------------------------------- */

/* Returns what CODE is compared as, or 0: itself. */
static char plain_character(uint32_t code)
{
    if (code >= 'A' && code <= 'Z')
        return (char)(code - 'A' + 'a');
    if (code == 0xA0 || code == 0x202F || (code >= 0x2000 && code <= 0x200B) || code == 0xFEFF ||
        (code < 0x80 && ca_character_is_space((char)code)))
        return ' ';
    if (code == 0x2018 || code == 0x2019)
        return '\'';
    if (code == 0x201C || code == 0x201D)
        return '"';
    return code >= 0x2010 && code <= 0x2015 ? '-' : '\0';
}

void ca_survey_plain(ca_text *to, ca_slice text)
{
    size_t start = to->size;
    bool gap = false;
    while (text.size) {
        size_t size;
        char plain = plain_character(ca_utf8_decode(text.at, text.size, &size));
        if (plain != ' ') {
            if (gap && to->size > start)
                ca_text_byte(to, ' ');
            ca_text_append(to, plain ? &plain : text.at, plain ? 1 : size);
        }
        gap = plain == ' ';
        text = (ca_slice){text.at + size, text.size - size};
    }
}

ca_slice ca_survey_plain_of(ca_arena *arena, ca_slice text)
{
    ca_text plain = {0};
    ca_survey_plain(&plain, text);
    ca_slice kept = ca_arena_str(arena, (ca_slice){ca_text_words(&plain), plain.size});
    ca_text_free(&plain);
    return kept;
}

const ca_survey_pair *ca_survey_pair_of(const ca_survey_pairs *pairs, ca_slice plain)
{
    for (size_t i = 0; i < pairs->count; i++)
        if (ca_slice_equal(pairs->list[i].plain, plain))
            return &pairs->list[i];
    return NULL;
}

/* --- members of records ------------------------------------------------------------------------------------------- */

ca_form_member ca_survey_member(const ca_framework *framework, ca_slice path)
{
    ca_text whole = {0};
    for (size_t i = 0; i < path.size; i++) {
        ca_text_byte(&whole, path.at[i]);
        if (path.at[i] == '+' && i + 1 < path.size && path.at[i + 1] == '.')
            ca_text_byte(&whole, '1'); /* the number of any entry */
    }
    ca_form_member member = {.field = CA_FIELD_COUNT, .key = -1};
    if (whole.size && strncmp(whole.at, "moderation.", 11) != 0)
        member = ca_form_member_of(framework, (ca_slice){whole.at, whole.size});
    ca_text_free(&whole);
    return member;
}

size_t ca_survey_list_size(ca_slice member)
{
    for (size_t i = 0; i + 1 < member.size; i++)
        if (member.at[i] == '.' && member.at[i + 1] == '+')
            return i;
    return 0;
}

/* Tries the path of every member of the framework. */
static void try_members(const ca_framework *framework, ca_suggestion *suggestion, ca_arena *arena)
{
    for (int field = 0; field < CA_FIELD_COUNT; field++) {
        const char *star = strchr(ca_fields[field].path, '*');
        enum ca_group group = ca_fields[field].group;
        if (strncmp(ca_fields[field].path, "moderation.", 11) == 0 || strchr(ca_fields[field].path, '['))
            continue;
        if (!star) {
            ca_suggest_try(suggestion, ca_fields[field].path);
            continue;
        }
        for (int key = 0;; key++) {
            const char *id =
                group == CA_DISCUSSED ? ca_contact_roles[key] : ca_framework_id(framework, ca_group_list(group), key);
            if (!id)
                break;
            ca_text path = {0};
            ca_text_format(&path, "%.*s%s%s", (int)(star - ca_fields[field].path), ca_fields[field].path, id, star + 1);
            ca_suggest_try(suggestion, ca_arena_copy(arena, path.at, path.size));
            ca_text_free(&path);
        }
    }
}

const char *ca_survey_near(const ca_framework *framework, ca_slice path, ca_text *words)
{
    ca_arena arena = {0};
    ca_suggestion suggestion = ca_suggest_begin(path);
    try_members(framework, &suggestion, &arena);
    const char *near = ca_suggestion_words(&suggestion, words);
    ca_arena_free(&arena);
    return near;
}
