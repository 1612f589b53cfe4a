/* SPDX-License-Identifier: MIT */
/* The first sentences of texts. */
#include "documents/excerpt.h"

#include "../check.h"

static bool is_sentence(const char *text, const char *first)
{
    ca_slice whole = ca_slice_of(text);
    size_t size = ca_sentence_size(whole);
    return size <= whole.size && strncmp(text, first, strlen(first)) == 0 && size >= strlen(first) &&
           strspn(text + strlen(first), " \n") == size - strlen(first);
}

static void check_sentences(check_tally *tally)
{
    CHECK(tally, is_sentence("One. Two.", "One."), "a sentence ends after its full stop");
    CHECK(tally, is_sentence("He said “no.” Then he left.", "He said “no.”"), "a closing mark belongs to its sentence");
    CHECK(tally, is_sentence("At 10.30 he left", "At 10.30 he left"), "a point in a number ends no sentence");
    CHECK(tally, is_sentence("A line\nanother.", "A line"), "a line is a sentence");
    CHECK(tally, is_sentence("", ""), "no text has no sentence");
}

static bool excerpt_is(const ca_map *map, const char *text, size_t most, const char *wanted)
{
    ca_arena arena = {.block = NULL};
    bool same = ca_slice_is(ca_excerpt(&arena, map, ca_slice_of(text), most), wanted);
    ca_arena_free(&arena);
    return same;
}

static void check_excerpts(check_tally *tally)
{
    ca_map map = {.entries = NULL};
    CHECK(tally, excerpt_is(NULL, "One two. Three four. Five.", 5, "One two. Three four. Five."),
          "all that fits is there");
    CHECK(tally, excerpt_is(NULL, "One two. Three four. Five.", 4, "One two. Three four. …"), "a sentence is whole");
    CHECK(tally, excerpt_is(NULL, "One two three four.", 2, "One two …"), "of a long first sentence there are words");
    CHECK(tally, excerpt_is(NULL, "", 2, ""), "no text gives none");
    ca_sentences_count(&map, ca_slice_of("Read twice. Read once."));
    ca_sentences_count(&map, ca_slice_of("Read twice."));
    CHECK(tally, excerpt_is(&map, "Read twice. Read once.", 9, "Read once."), "a sentence of two texts is passed over");
    CHECK(tally, excerpt_is(&map, "Read twice.", 9, ""), "nothing may be left");
    ca_map_free(&map, NULL);
}

int main(void)
{
    check_tally tally = {0};
    check_sentences(&tally);
    check_excerpts(&tally);
    return CHECK_END(&tally);
}
