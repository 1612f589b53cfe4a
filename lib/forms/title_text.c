/* SPDX-License-Identifier: MIT */
/* Titles as they are compared. */
#include "forms/title_text.h"

#include "base/suggest.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>

/* The most words that are compared one by one; longer titles differ early or not at all. */
enum { WORDS_MOST = 64 };

enum sign { OF_A_WORD, BETWEEN, DROPPED };

/* Returns what CODE is, of a text in small letters. */
static enum sign sign_of(uint32_t code)
{
    if (code < 0x80)
        return ca_character_is_letter_or_digit((char)code) ? OF_A_WORD : code == '\'' ? DROPPED : BETWEEN;
    if (code == 0x2018 || code == 0x2019 || code == 0x201B || code == 0x2032 || code == 0x2BC) /* as an apostrophe */
        return DROPPED;
    if (uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Cf))
        return DROPPED; /* a soft hyphen, a character without a width */
    return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_M)
               ? OF_A_WORD
               : BETWEEN;
}

/* Returns the size of the first word of WORDS. */
static size_t first_size(ca_slice words)
{
    const char *end = words.size ? memchr(words.at, ' ', words.size) : NULL;
    return end ? (size_t)(end - words.at) : words.size;
}

/* Cuts the first word off *WORDS, and returns it. */
static ca_slice cut(ca_slice *words)
{
    ca_slice word = {words->at, first_size(*words)};
    size_t size = word.size + (word.size < words->size);
    *words = (ca_slice){words->at + size, words->size - size};
    return word;
}

static bool is_number(ca_slice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.at[i] < '0' || word.at[i] > '9')
            return false;
    return word.size > 0;
}

/* Returns WORDS without the number before them. */
static ca_slice without_number(ca_slice words)
{
    static const char *const counted[] = {"section", "question", "q", "part", "area", "domain", "standard"};
    ca_slice rest = words, after;
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        after = words;
        ca_slice word = cut(&after);
        if (ca_slice_is(word, counted[i]) && is_number((ca_slice){after.at, first_size(after)}))
            rest = after;
    }
    for (after = rest; is_number(cut(&after)) && after.size;)
        rest = after;
    return rest;
}

/* Appends the words of TEXT, which is in small letters. */
static void add_words(ca_text *to, ca_slice text)
{
    ca_text words = {0};
    bool gap = false;
    while (text.size) {
        size_t size;
        enum sign sign = sign_of(ca_utf8_decode(text.at, text.size, &size));
        if (sign == OF_A_WORD && gap && words.size)
            ca_text_byte(&words, ' ');
        if (sign == OF_A_WORD)
            ca_text_append(&words, text.at, size);
        gap = sign == BETWEEN || (gap && sign == DROPPED);
        text = (ca_slice){text.at + size, text.size - size};
    }
    ca_slice rest = without_number((ca_slice){ca_text_words(&words), words.size});
    ca_text_append(to, rest.at, rest.size);
    ca_text_free(&words);
}

void ca_title_words(ca_text *to, ca_slice text)
{
    bool plain = true;
    for (size_t i = 0; i < text.size && plain; i++)
        plain = (unsigned char)text.at[i] < 0x80;
    if (plain) {
        char *small = ca_copy(text.at ? text.at : "", text.size);
        for (size_t i = 0; i < text.size; i++)
            if (small[i] >= 'A' && small[i] <= 'Z')
                small[i] = (char)(small[i] - 'A' + 'a');
        add_words(to, (ca_slice){small, text.size});
        free(small);
        return;
    }
    size_t size = 0;
    uint8_t *small = u8_casefold((const uint8_t *)text.at, text.size, NULL, UNINORM_NFKC, NULL, &size);
    ca_memory_check(!small && errno == ENOMEM);
    add_words(to, small ? (ca_slice){(const char *)small, size} : text);
    free(small);
}

ca_slice ca_title_paragraph(ca_slice text)
{
    text = ca_text_without_blanks(text);
    const char *end = text.size ? memchr(text.at, '\n', text.size) : NULL;
    return ca_text_without_blanks((ca_slice){text.at, end ? (size_t)(end - text.at) : text.size});
}

/* Returns the size of the dash with which TEXT begins; 0: it begins with none. */
static size_t dash_size(ca_slice text)
{
    static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t size = strlen(dashes[i]);
        if (text.size >= size && memcmp(text.at, dashes[i], size) == 0)
            return size;
    }
    return 0;
}

ca_slice ca_title_sentence(ca_slice text)
{
    text = ca_title_paragraph(text);
    size_t end = 0;
    for (; end < text.size; end++) {
        bool last = end + 1 == text.size || ca_character_is_space(text.at[end + 1]);
        if ((strchr(".?!:", text.at[end]) && last) || (end && text.at[end] == '('))
            break;
        size_t dash = dash_size((ca_slice){text.at + end, text.size - end});
        if (dash && end && text.at[end - 1] == ' ' && end + dash < text.size && text.at[end + dash] == ' ')
            break;
    }
    return ca_text_without_blanks((ca_slice){text.at, end});
}

bool ca_title_begins(ca_slice words, ca_slice title)
{
    return title.size && words.size >= title.size && memcmp(words.at, title.at, title.size) == 0 &&
           (words.size == title.size || words.at[title.size] == ' ');
}

size_t ca_title_count(ca_slice words)
{
    size_t count = 0;
    for (; words.size; count++)
        (void)cut(&words);
    return count;
}

/* Returns the size of TEXT up to the end of its first COUNT words and the signs after the last of them. */
static size_t size_of_words(ca_slice text, size_t count)
{
    size_t at = 0, seen = 0;
    bool inside = false;
    while (at < text.size) {
        size_t size;
        enum sign sign = sign_of(ca_utf8_decode(text.at + at, text.size - at, &size));
        if (sign == OF_A_WORD && !inside && seen++ == count)
            break;
        if (seen == count && text.at[at] == '\n')
            break;
        inside = sign == OF_A_WORD || (inside && sign == DROPPED);
        at += size;
    }
    return at;
}

size_t ca_title_size_in(ca_slice text, ca_slice title)
{
    enum { NUMBERS_MOST = 4 };
    size_t least = ca_title_count(title);
    for (size_t count = least; title.size && count <= least + NUMBERS_MOST; count++) {
        ca_text words = {0};
        size_t size = size_of_words(text, count);
        ca_title_words(&words, (ca_slice){text.at, size});
        bool same = ca_slice_equal((ca_slice){ca_text_words(&words), words.size}, title);
        ca_text_free(&words);
        if (same)
            return size;
    }
    return 0;
}

/* Returns how far two words are from each other, in half words. */
static unsigned word_distance(ca_slice one, ca_slice other)
{
    enum { LETTERS_FOR_ONE = 5, LETTERS_FOR_TWO = 8 };
    size_t size = one.size > other.size ? one.size : other.size;
    unsigned most = size >= LETTERS_FOR_TWO ? 2 : size >= LETTERS_FOR_ONE ? 1 : 0;
    size_t longer = size - (one.size < other.size ? one.size : other.size);
    if (ca_slice_equal(one, other))
        return 0;
    if (longer > most || !most || (one.at[0] != other.at[0] && one.at[1] != other.at[1]))
        return 2; /* misspelt words mostly begin alike */
    return ca_edits_between(one, other, most) <= most ? 1 : 2;
}

/* Returns what it costs that WORD is missing or added: less for a word that says little. */
static unsigned cost_of(ca_slice word)
{
    static const char *const little[] = {"a",  "an", "and", "are", "at",  "by", "for", "in",
                                         "is", "of", "on",  "or",  "the", "to", "with"};
    for (size_t i = 0; i < sizeof little / sizeof *little; i++)
        if (ca_slice_is(word, little[i]))
            return 1;
    return 2;
}

/* Whether ONE is the two words FIRST and SECOND as one: "coordination" and "co ordination". */
static bool is_both(ca_slice one, ca_slice first, ca_slice second)
{
    return one.size == first.size + second.size && memcmp(one.at, first.at, first.size) == 0 &&
           memcmp(one.at + first.size, second.at, second.size) == 0;
}

static size_t words_of(ca_slice words, ca_slice *list, size_t most)
{
    size_t count = 0;
    while (words.size && count < most)
        list[count++] = cut(&words);
    return count;
}

/* The distances of the first words of a title from the first words of a text: ROWS[i % 3][j] of i and j words. */
typedef struct {
    ca_slice wanted[WORDS_MOST], there[WORDS_MOST];
    unsigned rows[3][WORDS_MOST + 1];
} distances;

/* Returns the distance of the first I words of the title from the first J of the text; both are above 0. */
static unsigned distance_at(const distances *d, size_t i, size_t j)
{
    const unsigned *row = d->rows[i % 3], *before = d->rows[(i + 2) % 3], *earlier = d->rows[(i + 1) % 3];
    ca_slice wanted = d->wanted[i - 1], there = d->there[j - 1];
    unsigned least = before[j - 1] + word_distance(wanted, there);
    unsigned missing = before[j] + cost_of(wanted), added = row[j - 1] + cost_of(there);
    least = missing < least ? missing : least;
    least = added < least ? added : least;
    if (j > 1 && before[j - 2] + 1 < least && is_both(wanted, d->there[j - 2], there))
        least = before[j - 2] + 1;
    if (i > 1 && earlier[j - 1] + 1 < least && is_both(there, d->wanted[i - 2], wanted))
        least = earlier[j - 1] + 1;
    return least;
}

unsigned ca_title_distance(ca_slice title, ca_slice words, unsigned limit)
{
    distances d;
    size_t count = words_of(title, d.wanted, WORDS_MOST);
    size_t most = count + limit < WORDS_MOST ? count + limit : WORDS_MOST;
    size_t given = words_of(words, d.there, most);
    d.rows[0][0] = 0;
    for (size_t j = 1; j <= given; j++)
        d.rows[0][j] = d.rows[0][j - 1] + cost_of(d.there[j - 1]);
    for (size_t i = 1; i <= count; i++) {
        d.rows[i % 3][0] = d.rows[(i + 2) % 3][0] + cost_of(d.wanted[i - 1]);
        for (size_t j = 1; j <= given; j++)
            d.rows[i % 3][j] = distance_at(&d, i, j);
    }
    unsigned nearest = limit + 1;
    for (size_t j = 0; j <= given; j++)
        nearest = d.rows[count % 3][j] < nearest ? d.rows[count % 3][j] : nearest;
    return nearest;
}
