/* SPDX-License-Identifier: MIT */
/* People's names as they are compared: two systems spell one person with other capitals, spaces and orders of words.
 *
 * There are two questions, and a wrong answer to each does another harm. May two names be one person's? Then nobody of
 * the one judges the work of the other: the words decide, in any order, without titles and agency marks. Are two names to
 * be counted as one? Then their words have to be equal in their order, once "Surname, Forename" is turned round: counting
 * two people as one would hide the second. Between the two questions a run warns. A list of people (people.h) decides
 * before the words do. */
#ifndef CA_PERSON_H
#define CA_PERSON_H

#include "base/map.h"
#include "data/filler.h"

/* NAME in lower case, without accents, with one space between words and none around, plain apostrophes and hyphens, in ARENA.
 * Letters of the Latin alphabet (U+00C0 to U+017F) lose their marks, Greek and Cyrillic ones their capitals; others are
 * compared as they are. Pseudonyms are made of it: what it gives for a name must not change. */
ca_slice ca_person_plain(ca_arena *arena, ca_slice name) CA_MUST_USE;

enum { CA_PERSON_LETTER_MOST = 4 };
/* The character at AT of NAME as ca_person_plain has it, but for the width of spaces: its bytes in PLAIN, and how many; 0
 * for a mark that it leaves out. LENGTH is that of the character in NAME. */
size_t ca_person_letter(ca_slice name, size_t at, char plain[CA_PERSON_LETTER_MOST], size_t *length);

/* The same with "Surname, Forename" turned round, by which people are counted. Words in brackets or after a dash
 * stay at the end; a role or a title after the comma ("Nash, Social Worker") is no forename. */
ca_slice ca_person_counted(ca_arena *arena, ca_slice name) CA_MUST_USE;

/* Text with its hash, so that most comparisons are of a number. */
typedef struct {
    ca_slice text;
    uint64_t hash;
} ca_folded;

/* A name, read. Its texts live in the arena that it was read into, or with its people. Zeroed is nobody. */
typedef struct {
    ca_folded counted; /* as ca_person_counted, or as the list of people says; empty for nobody */
    ca_folded words;   /* without titles and marks, in bytewise order */
    ca_folded joined;  /* these words in their own order, without the spaces between them */
    ca_folded known;   /* the person whom the list of people has for these words; empty for none or several */
    ca_slice *word;    /* these words, the forename first */
    size_t count;
    uint64_t marks; /* a bit for each distinctive word: two names without a common one are two people's */
    bool nobody;    /* not filled in, or a role */
    bool listed;    /* the list of people has it: it differs from everybody else in the list */
} ca_person;

/* Who is one and who is not. Zeroed is empty: words alone decide. */
typedef struct {
    const ca_fillers *fillers; /* fillers instead of a name, borrowed; NULL: roles alone */
    ca_map by_name;  /* a ca_slice by each name as it is counted: whose it is, or empty where it is nobody's */
    ca_map by_words; /* the same by a name's words; empty where they are several people's */
    ca_arena arena;
} ca_people_list;

/* Adds NAME as one of PERSON (as it is counted; empty: nobody's). Returns false if it is another's already. */
bool ca_people_add(ca_people_list *people, ca_slice name, ca_slice person) CA_MUST_USE;
void ca_people_free(ca_people_list *people);

/* Reads NAME; PEOPLE may be NULL. */
ca_person ca_person_read(ca_arena *arena, ca_slice name, const ca_people_list *people) CA_MUST_USE;
/* Reads the name of a team, in which no word is a title, a mark or a role. */
ca_person ca_team_read(ca_arena *arena, ca_slice name) CA_MUST_USE;

/* Whether both are counted as one. */
static inline bool ca_person_is(const ca_person *one, const ca_person *other);
/* Whether one has to be kept from the work of the other: they are counted as one, or their words are the same in any
 * order, or but for the spaces between them, and the list of people does not have them as two. */
static inline bool ca_person_alike(const ca_person *one, const ca_person *other);
/* A name with more words is a cell full of text, and may be nobody's. */
enum { CA_PERSON_WORDS_MOST = 32 };
/* Whether having WORD in common may make two names one person's. */
bool ca_person_word_distinguishes(ca_slice word) CA_MUST_USE;
/* Whether two who are not alike may be one person all the same: the words of one are in the other's, initials for words,
 * or they have one surname and forenames that begin with the same letter. */
bool ca_person_may_be(const ca_person *one, const ca_person *other) CA_MUST_USE;

static inline bool ca_folded_equal(const ca_folded *one, const ca_folded *other)
{
    return one->hash == other->hash && one->text.size && ca_slice_equal(one->text, other->text);
}

static inline bool ca_person_is(const ca_person *one, const ca_person *other)
{
    return ca_folded_equal(&one->counted, &other->counted);
}

static inline bool ca_person_alike(const ca_person *one, const ca_person *other)
{
    if (one->nobody || other->nobody || (one->listed && other->listed))
        return ca_person_is(one, other);
    return ca_person_is(one, other) || ca_folded_equal(&one->words, &other->words) ||
           ca_folded_equal(&one->joined, &other->joined) || ca_folded_equal(&one->known, &other->known);
}

#endif
