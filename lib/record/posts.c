/* SPDX-License-Identifier: MIT */
/* Posts in the place of a name. */
#include "record/posts.h"

#include <string.h>

/* Words that posts are called by. A text of such words alone names nobody; numbers may stand among them. */
static const char *const post_words[] = {
    "ad",         "adviser",     "advisor",   "advocate",     "agencies",      "all",          "allocated",
    "and",        "area",        "assistant", "assurance",    "board",         "camhs",        "care",
    "chair",      "chief",       "child",     "children",     "children's",    "childrens",    "conference",
    "consultant", "coordinator", "corporate", "dcs",          "deputy",        "designated",   "director",
    "district",   "duty",        "education", "executive",    "families",      "family",       "first",
    "for",        "gp",          "group",     "head",         "health",        "home",         "independent",
    "interim",    "iro",         "lado",      "lead",         "leader",        "local",        "locality",
    "looked",     "after",       "manager",   "managers",     "mash",          "multi-agency", "nurse",
    "of",         "officer",     "on-call",   "operational",  "operations",    "out",          "hours",
    "placements", "police",      "practice",  "principal",    "professionals", "protection",   "qa",
    "quality",    "registered",  "reviewing", "safeguarding", "school",        "schools",      "senior",
    "service",    "services",    "sio",       "social",       "strategic",     "supervisor",   "sw",
    "team",       "the",         "unit",      "virtual",      "visitor",       "work",         "worker",
};

/* Those that are somebody's surname where they stand alone. */
static const char *const surnames[] = {
    "ad",         "advocate", "all",      "and",       "area",    "board",  "care", "chair", "chief", "child",
    "consultant", "deputy",   "duty",     "family",    "first",   "group",  "head", "home",  "hours", "lead",
    "leader",     "nurse",    "practice", "principal", "quality", "senior", "the",  "unit",  "work",  "worker",
};

static bool is_among(const char *const *list, size_t count, ca_slice word)
{
    for (size_t i = 0; i < count; i++)
        if (ca_slice_is(word, list[i]))
            return true;
    return false;
}

static bool is_number(ca_slice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.at[i] < '0' || word.at[i] > '9')
            return false;
    return true;
}

bool ca_is_post(ca_slice plain)
{
    size_t words = 0, surname = 0;
    for (size_t at = 0; at < plain.size;) {
        ca_slice word = {plain.at + at, 0};
        while (at + word.size < plain.size && !strchr(" ,.()/&", word.at[word.size]))
            word.size++;
        at += word.size + 1;
        if (is_number(word)) /* or nothing between two signs */
            continue;
        if (!is_among(post_words, sizeof post_words / sizeof *post_words, word))
            return false;
        words++;
        surname += is_among(surnames, sizeof surnames / sizeof *surnames, word);
    }
    return words > 1 || words > surname;
}
