/* SPDX-License-Identifier: MIT */
/* The first sentences of a text. */
#include "documents/excerpt.h"

#include "base/utf8.h"

static bool is_closing(ca_slice text, size_t at)
{
    static const char *const marks[] = {"\"", "'", ")", "”", "’", "]"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t size = strlen(marks[i]);
        if (text.size - at >= size && memcmp(text.at + at, marks[i], size) == 0)
            return true;
    }
    return false;
}

size_t ca_sentence_size(ca_slice text)
{
    bool ended = false;
    size_t at = 0;
    for (; at < text.size; at++) {
        char byte = text.at[at];
        if (byte == '\n' || (ended && ca_character_is_space(byte)))
            break;
        bool inside = ended && (is_closing(text, at) || ((unsigned char)byte & 0xC0) == 0x80);
        ended = byte == '.' || byte == '!' || byte == '?' || inside;
    }
    while (at < text.size && ca_character_is_space(text.at[at]))
        at++;
    return at;
}

/* Cuts the first sentence off *REST, and returns it without the blanks after it. */
static ca_slice cut_sentence(ca_slice *rest)
{
    size_t size = ca_sentence_size(*rest);
    ca_slice sentence = ca_text_without_blanks((ca_slice){rest->at, size});
    *rest = (ca_slice){rest->at + size, rest->size - size};
    return sentence;
}

void ca_sentences_count(ca_map *map, ca_slice text)
{
    while (text.size) {
        ca_slice sentence = cut_sentence(&text);
        if (!sentence.size)
            continue;
        ca_map_entry *entry = ca_map_at(map, sentence);
        entry->thing = (void *)((uintptr_t)entry->thing + 1);
    }
}

/* Appends the first MOST words of TEXT. */
static void add_words(ca_text *to, ca_slice text, size_t most)
{
    size_t at = 0;
    for (size_t words = 0; at < text.size; at++)
        if (ca_character_is_space(text.at[at]) && ++words >= most)
            break;
    ca_text_append(to, text.at, at);
}

ca_slice ca_excerpt(ca_arena *arena, const ca_map *map, ca_slice text, size_t most)
{
    ca_text made = {0};
    size_t used = 0;
    bool left_out = false;
    while (text.size && !left_out) {
        ca_slice sentence = cut_sentence(&text);
        size_t words = ca_words_count(sentence);
        if (!words || (map && (uintptr_t)ca_map_find(map, sentence) > 1))
            continue;
        left_out = used + words > most;
        if (left_out && used)
            break;
        if (used)
            ca_text_byte(&made, ' ');
        if (left_out)
            add_words(&made, sentence, most);
        else
            ca_text_append(&made, sentence.at, sentence.size);
        used += words;
    }
    if (left_out && used)
        ca_text_add(&made, " …");
    ca_slice kept = ca_arena_str(arena, (ca_slice){ca_text_words(&made), made.size});
    ca_text_free(&made);
    return kept;
}
