/* SPDX-License-Identifier: MIT */
/* Words in the place of a name, or beside one. */
#include "record/person_words.h"

enum {
    TITLE = CA_WORD_TITLE,
    MARK = CA_WORD_MARK,
    STAMP = CA_WORD_STAMP,
    ROLE = CA_WORD_ROLE,
    POST = CA_WORD_POST,
    FILLER = CA_WORD_FILLER,
    RANK = CA_WORD_RANK,
    NOTHING = CA_WORD_NOTHING
};

/* In bytewise order. Words that are surnames, too (Bank, Post, Senior, Staff), are fillers at most, so that nobody who is
 * called so goes for a role. */
static const struct {
    const char *word;
    unsigned is;
} words[] = {
    {"adviser", ROLE | MARK},
    {"advisor", ROLE | MARK},
    {"agcy", POST | MARK | STAMP},
    {"agency", POST | MARK | STAMP},
    {"agy", POST | MARK | STAMP},
    {"allocated", ROLE},
    {"allocation", ROLE},
    {"applicable", ROLE},
    {"appointed", ROLE},
    {"assigned", ROLE},
    {"assistant", FILLER | MARK},
    {"asye", ROLE | MARK},
    {"awaiting", FILLER},
    {"bank", FILLER | MARK},
    {"be", FILLER},
    {"cllr", TITLE},
    {"confirmed", ROLE},
    {"contractor", FILLER | MARK},
    {"councillor", TITLE},
    {"cover", FILLER | MARK},
    {"covering", FILLER | MARK},
    {"dame", TITLE},
    {"desk", FILLER},
    {"dr", TITLE},
    {"duty", POST | MARK},
    {"east", FILLER},
    {"edt", POST},
    {"emergency", FILLER},
    {"family", FILLER},
    {"for", FILLER},
    {"freelance", FILLER | MARK},
    {"hours", FILLER},
    {"intake", FILLER},
    {"interim", FILLER | MARK},
    {"known", ROLE},
    {"lead", FILLER},
    {"locum", POST | MARK | STAMP},
    {"manager", RANK},
    {"member", FILLER},
    {"miss", TITLE},
    {"mister", TITLE},
    {"mr", TITLE},
    {"mrs", TITLE},
    {"ms", TITLE},
    {"mx", TITLE},
    {"na", NOTHING},
    {"newly", FILLER | MARK},
    {"nil", NOTHING},
    {"no", FILLER},
    {"nobody", NOTHING},
    {"none", NOTHING},
    {"noone", NOTHING},
    {"north", FILLER},
    {"not", FILLER},
    {"nothing", NOTHING},
    {"nqsw", ROLE | MARK},
    {"null", NOTHING},
    {"of", FILLER},
    {"officer", RANK},
    {"on", FILLER},
    {"out", FILLER},
    {"pending", FILLER},
    {"personal", FILLER},
    {"pool", FILLER},
    {"position", FILLER},
    {"post", FILLER},
    {"practitioner", ROLE | MARK},
    {"principal", FILLER | MARK},
    {"prof", TITLE},
    {"professor", TITLE},
    {"qualified", FILLER | MARK},
    {"recorded", ROLE},
    {"rev", TITLE},
    {"revd", TITLE},
    {"reverend", TITLE},
    {"rota", FILLER},
    {"senior", FILLER | MARK},
    {"service", FILLER},
    {"sessional", FILLER | MARK},
    {"sir", TITLE},
    {"social", ROLE | MARK},
    {"south", FILLER},
    {"staff", FILLER | MARK},
    {"student", FILLER | MARK},
    {"supply", FILLER | MARK},
    {"support", FILLER},
    {"sw", ROLE | MARK},
    {"sws", ROLE | MARK},
    {"tba", NOTHING},
    {"tbc", NOTHING},
    {"tbd", NOTHING},
    {"team", ROLE},
    {"teams", ROLE},
    {"temp", POST | MARK},
    {"temporary", POST | MARK},
    {"the", FILLER},
    {"to", FILLER},
    {"unallocated", POST},
    {"unassigned", POST},
    {"unfilled", POST},
    {"unknown", NOTHING},
    {"unqualified", FILLER | MARK},
    {"vacancy", POST},
    {"vacant", POST},
    {"west", FILLER},
    {"work", FILLER},
    {"worker", ROLE | MARK},
    {"workers", ROLE | MARK},
};

static bool is_number(ca_slice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.at[i] < '0' || word.at[i] > '9')
            return false;
    return word.size > 0;
}

/* As in a box that had to have something in it. */
static bool is_crossed_out(ca_slice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.at[i] != 'x')
            return false;
    return word.size > 0;
}

unsigned ca_person_word(ca_slice word)
{
    size_t from = 0, to = sizeof words / sizeof *words;
    while (from < to) {
        size_t middle = (from + to) / 2;
        int order = ca_slice_compare(word, ca_slice_of(words[middle].word));
        if (order == 0)
            return words[middle].is;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return is_number(word) ? CA_WORD_RANK : is_crossed_out(word) ? CA_WORD_NOTHING : 0;
}
