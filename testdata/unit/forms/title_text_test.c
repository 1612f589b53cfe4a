/* SPDX-License-Identifier: MIT */
/* Titles as they are compared: signs, numbers, sentences, and how far two titles are from each other. */
#include "../check.h"
#include "forms/title_text.h"

static const struct {
    const char *text, *words;
} plain[] = {
    {"The Quality of  the Chronology:", "the quality of the chronology"},
    {"3. Risk", "risk"},
    {"1.2 Risk", "risk"},
    {"Section 2: Assessment", "assessment"},
    {"10", "10"},
    {"Child\xE2\x80\x99s name", "childs name"},
    {"Child's name", "childs name"},
    {"high quality \xE2\x80\x93 and \xE2\x80\x9Clead\xE2\x80\x9D", "high quality and lead"},
    {"Parents/carers\xC2\xA0views", "parents carers views"},
    {"\xEF\xAC\x81le", "file"},                              /* a ligature */
    {"Caf\xC3\x89 cafe\xCC\x81", "caf\xC3\xA9 caf\xC3\xA9"}, /* an accent of its own */
    {"pro\xC2\xADgress", "progress"},                        /* a soft hyphen */
    {"STRASSE Stra\xC3\x9F"
     "e",
     "strasse strasse"},
    {" \xE2\x80\x94 ", ""},
};

static const struct {
    const char *text, *sentence;
} sentences[] = {
    {"How has it helped? Say how.", "How has it helped"},
    {"Plans. Are they current?", "Plans"},
    {"Chronology is up to date, i.e. current", "Chronology is up to date, i.e"},
    {"Diversity - for example age", "Diversity"},
    {"Diversity \xE2\x80\x93 for example age", "Diversity"},
    {"Auditor (name):", "Auditor"},
    {"one-off\ntwo", "one-off"},
    {"ends in a byte \xE2", "ends in a byte \xE2"},
    {"", ""},
};

static const struct {
    const char *title, *words;
    unsigned distance;
} distances[] = {
    {"quality of plans", "quality of plans", 0},
    {"quality of plans", "quality of plans are they current", 0},
    {"quality of plans", "qualty of plans", 1},
    {"quality of plans", "quality of placement", 2},
    {"quality of plans", "the quality of plans", 1},
    {"coordination between agencies", "co ordination between the agencies", 2},
    {"multi agency planning", "multiagency planning", 1},
    {"quality of plans", "something else altogether here", 5},
    {"risk", "", 2},
};

int main(void)
{
    check_tally t = {0};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        ca_text words = {0};
        ca_title_words(&words, ca_slice_of(plain[i].text));
        CHECK(&t, strcmp(ca_text_words(&words), plain[i].words) == 0, "the words '%s'", plain[i].words);
        ca_text_free(&words);
    }
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        ca_slice sentence = ca_title_sentence(ca_slice_of(sentences[i].text));
        CHECK(&t, ca_slice_is(sentence, sentences[i].sentence), "the first sentence, %zu", i);
    }
    for (size_t i = 0; i < sizeof distances / sizeof *distances; i++) {
        unsigned distance = ca_title_distance(ca_slice_of(distances[i].title), ca_slice_of(distances[i].words), 4);
        CHECK(&t, distance == distances[i].distance, "'%s' from '%s' is %u", distances[i].title, distances[i].words,
              distance);
    }
    ca_slice text = ca_slice_of(" 2. Child\xE2\x80\x99s Name: Ada\nLake");
    size_t size = ca_title_size_in(text, ca_slice_of("childs name"));
    CHECK(&t, size < text.size && strncmp(text.at + size, "Ada", 3) == 0, "a label ends before its answer");
    text = ca_slice_of("Child's name\n(all)");
    CHECK(&t, ca_title_size_in(text, ca_slice_of("childs name")) == 12, "a label ends with its line");
    CHECK(&t, ca_title_size_in(text, ca_slice_of("name")) == 0, "and is at the beginning");
    CHECK(&t, ca_title_begins(ca_slice_of("risk is seen"), ca_slice_of("risk")), "a title is whole words");
    CHECK(&t, !ca_title_begins(ca_slice_of("risks are seen"), ca_slice_of("risk")), "and no part of one");
    return CHECK_END(&t);
}
