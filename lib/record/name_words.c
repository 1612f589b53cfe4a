/* SPDX-License-Identifier: MIT */
/* Words in a name, or instead of one, that are no person's name. */
#include "record/name_words.h"

#include <string.h>

/* Returns whether WORD is one byte or more, all of them from FROM to TO. */
static bool consists_of(ca_slice word, char from, char to)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.at[i] < from || word.at[i] > to)
            return false;
    return word.size > 0;
}

unsigned ca_name_word(ca_slice word)
{
    size_t from = 0, to = ca_builtin_name_word_count;
    while (from < to) {
        size_t middle = (from + to) / 2;
        int order = ca_slice_compare(word, ca_slice_of(ca_builtin_name_words[middle].word));
        if (order == 0)
            return ca_builtin_name_words[middle].kinds;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    if (consists_of(word, '0', '9'))
        return CA_NAME_RANK;
    return consists_of(word, 'x', 'x') ? CA_NAME_NOTHING : 0; /* written into a box that could not be left empty */
}

bool ca_is_post(ca_slice plain)
{
    size_t words = 0, surnames = 0;
    for (size_t at = 0; at < plain.size;) {
        ca_slice word = {plain.at + at, 0};
        while (at + word.size < plain.size && !strchr(" ,.()/&", word.at[word.size]))
            word.size++;
        at += word.size + 1;
        if (!word.size || consists_of(word, '0', '9')) /* two signs with nothing between them, or a number */
            continue;
        unsigned kinds = ca_name_word(word);
        if (!(kinds & CA_NAME_OFFICE))
            return false;
        words++;
        surnames += (kinds & CA_NAME_SURNAME) != 0;
    }
    return words > 1 || words > surnames;
}
