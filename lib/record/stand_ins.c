/* SPDX-License-Identifier: MIT */
/* Words in a name that are nobody's. */
#include "record/stand_ins.h"

/* Surnames are none of them, however much like a role they sound (Bank, Head, Post, Senior): a name that is left in a text
 * does more harm than a word that is replaced. */
static const char *const always[] = {
    "the",        "of",        "and",         "or",       "to",         "for",      "as",           "also",
    "known",      "aka",       "nee",         "formerly", "name",       "named",    "not",          "mr",
    "mrs",        "ms",        "miss",        "mx",       "dr",         "prof",     "professor",    "sir",
    "dame",       "rev",       "revd",        "cllr",     "councillor", "advanced", "agency",       "auditor",
    "chair",      "childrens", "coordinator", "director", "duty",       "families", "family",       "independent",
    "iro",        "locum",     "manager",     "managers", "moderator",  "officer",  "practitioner", "reviewer",
    "reviewing",  "service",   "services",    "social",   "supervisor", "team",     "teams",        "unallocated",
    "unassigned", "vacancy",   "vacant",      "worker",   "workers",    NULL};
static const char *const first[] = {
    "baby",     "boy",     "brother",  "carer",  "carers", "case",    "child",   "children", "client", "dad",
    "daughter", "father",  "female",   "fetus",  "foetus", "girl",    "infant",  "male",     "mother", "mum",
    "newborn",  "parent",  "parents",  "people", "person", "persons", "sibling", "siblings", "sister", "student",
    "subject",  "triplet", "triplets", "twin",   "twins",  "unborn",  "unknown", "unnamed",  NULL};
static const char *const behind_young[] = {"adult",  "carer",   "man",   "parent", "people",
                                           "person", "persons", "woman", NULL};
static const char *const ordinals[] = {"one",  "two", "three",  "four",   "five", "six", "seven", "eight",
                                       "nine", "ten", "eleven", "twelve", "ii",   "iii", "iv",    NULL};

static bool is_among(const char *const *list, const ca_spelling *word)
{
    for (; *list; list++)
        if (ca_spelling_is(word, *list))
            return true;
    return false;
}

enum ca_stand_in ca_stand_in_of(const ca_spelling *word)
{
    if (ca_spelling_is(word, "young"))
        return CA_YOUNG;
    return is_among(always, word)     ? CA_ALWAYS_STAND_IN
           : is_among(first, word)    ? CA_FIRST_STAND_IN
           : is_among(ordinals, word) ? CA_ORDINAL
                                      : CA_NO_STAND_IN;
}

bool ca_stands_behind_young(const ca_spelling *word)
{
    return is_among(behind_young, word);
}
