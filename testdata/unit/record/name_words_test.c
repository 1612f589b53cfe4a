/* SPDX-License-Identifier: MIT */
/* The list of words in names: its order, on which the search depends, and the kinds of some of them. */
#include "../check.h"
#include "record/name_words.h"

static void check_order(check_tally *t)
{
    size_t found = 0, in_order = 1;
    for (size_t i = 0; i < ca_builtin_name_word_count; i++) {
        ca_slice word = ca_slice_of(ca_builtin_name_words[i].word);
        in_order += i && ca_slice_compare(ca_slice_of(ca_builtin_name_words[i - 1].word), word) < 0;
        found += ca_name_word(word) == ca_builtin_name_words[i].kinds;
    }
    CHECK(t, in_order == ca_builtin_name_word_count, "each word is after the one before it");
    CHECK(t, found == ca_builtin_name_word_count && found > 200, "each word of the list is found (%zu)", found);
}

static void check_kinds(check_tally *t)
{
    static const struct {
        const char *word;
        unsigned kinds;
    } words[] = {
        {"mrs", CA_NAME_TITLE | CA_NAME_NEVER},
        {"agency", CA_NAME_MARK | CA_NAME_STAMP | CA_NAME_POST | CA_NAME_NEVER},
        {"head", CA_NAME_OFFICE | CA_NAME_SURNAME},
        {"baby", CA_NAME_BEFORE},
        {"young", CA_NAME_YOUNG},
        {"ii", CA_NAME_ORDINAL},
        {"007", CA_NAME_RANK},
        {"xxx", CA_NAME_NOTHING},
        {"x1", 0},
        {"sample", 0},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        CHECK(t, ca_name_word(ca_slice_of(words[i].word)) == words[i].kinds, "what '%s' is", words[i].word);
}

static void check_posts(check_tally *t)
{
    static const struct {
        const char *name;
        bool is;
    } names[] = {
        {"head of service", true},
        {"school", true},
        {"team manager, mash 3", true},
        {"head", false},
        {"sam head", false},
        {"practice", false},
        {"", false},
        {"head, sample", false},
        {"chair/deputy", true},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        CHECK(t, ca_is_post(ca_slice_of(names[i].name)) == names[i].is, "'%s' is %s", names[i].name,
              names[i].is ? "a post" : "no post");
}

int main(void)
{
    check_tally t = {0};
    check_order(&t);
    check_kinds(&t);
    check_posts(&t);
    return CHECK_END(&t);
}
