/* SPDX-License-Identifier: MIT */
/* Words that say nothing, such as N/A and "see plan": one table of them by the kind of member in which they are
 * nothing. The words are data: lib/words/nothing-said.txt, and a framework's own (audit-framework(5)). */
#ifndef CA_FILLER_H
#define CA_FILLER_H

#include "base/text.h"

/* X(NAME, name): the kinds of member, as the table names them. Its first lines say what they are. */
#define CA_NOTHING_KINDS(X)             \
    X(ACTION, "action")                 \
    X(PERSON, "person")                 \
    X(REASON, "reason")                 \
    X(TEXT, "text")                     \
    X(BOX, "box")                       \
    X(NOT_APPLICABLE, "not-applicable") \
    X(TICKED, "ticked")                 \
    X(PLACEHOLDER, "placeholder")

enum {
#define X(name, spelt) CA_NOTHING_##name##_PLACE,
    CA_NOTHING_KINDS(X)
#undef X
        CA_NOTHING_KIND_COUNT
};
/* The kinds as bits, and one for what is blank in all of them. */
enum ca_nothing_kind {
#define X(name, spelt) CA_NOTHING_##name = 1 << CA_NOTHING_##name##_PLACE,
    CA_NOTHING_KINDS(X)
#undef X
        CA_NOTHING_BLANK = 1 << CA_NOTHING_KIND_COUNT,
    CA_NOTHING_ANYWHERE = CA_NOTHING_ACTION | CA_NOTHING_PERSON | CA_NOTHING_REASON | CA_NOTHING_TEXT | CA_NOTHING_BOX
};
/* Their names, "anywhere" behind them; NULL-ended. */
extern const char *const ca_nothing_kinds[CA_NOTHING_KIND_COUNT + 2];
/* The kinds that the word at PLACE of that list stands for. */
static inline unsigned ca_nothing_kinds_at(int place)
{
    return place == CA_NOTHING_KIND_COUNT ? (unsigned)CA_NOTHING_ANYWHERE : 1U << place;
}

/* What a byte is to the comparison: a letter from 0 on, whatever its case; or one of these. */
enum { CA_OTHER_KEPT = 26, CA_DROPPED, CA_LOOK_CLOSER, CA_BEGINNINGS = CA_OTHER_KEPT + 1, CA_BEGINNING_PLACES = 4096 };
extern const unsigned char ca_nothing_classes[256];

typedef struct {
    /* The kinds that texts can have which begin with this byte; with these two letters; and with these four, by a hash,
     * where the first word has as many. Nearly every text is seen there to say something. */
    unsigned char first[256], begins[CA_BEGINNINGS][CA_BEGINNINGS], begins_so[CA_BEGINNING_PLACES];
    struct ca_nothing_row {
        uint64_t hash;              /* of the letters and digits; 0: an empty place */
        unsigned char kinds, leads; /* and the kinds of longer rows that begin with these words */
        bool put;                   /* a row, and not the first words of others alone */
    } * rows;                       /* by hash, in open addressing */
    size_t count, used, mask;       /* rows; places that are not empty */
} ca_nothing;

/* The table that is built in; ca_nothing_free releases it. */
void ca_nothing_open(ca_nothing *nothing);
/* Makes WORDS say nothing in KINDS (bits), and in no other. False, and nothing done, when they have neither a letter nor a
 * digit, and say nothing as it is. */
bool ca_nothing_put(ca_nothing *nothing, ca_slice words, unsigned kinds) CA_MUST_USE;
void ca_nothing_free(ca_nothing *nothing);

/* In the place of a text that is not told: still filled in, so that what is counted stays the same. */
extern const char ca_withheld[];

/* The kinds of member, of KINDS (bits), in which TEXT, which is UTF-8, says nothing: one row of the table or several, one
 * after the other. CA_NOTHING_BLANK is set, too, if there is nothing to be seen in it. 0: it says something. */
unsigned ca_nothing_said(const ca_nothing *nothing, unsigned kinds, ca_slice text) CA_MUST_USE;
/* Whether TEXT says nothing in a member of KIND. */
static inline bool ca_says_nothing(const ca_nothing *nothing, enum ca_nothing_kind kind, ca_slice text)
{
    return ca_nothing_said(nothing, (unsigned)kind, text) != 0;
}

/* Whether a text that begins with FIRST and SECOND (a quotation mark behind its end), or a JSON string that does so inside
 * its quotes, may say nothing in one of KINDS; false is sure, and is had at once. */
static inline bool ca_nothing_begins(const ca_nothing *nothing, unsigned kinds, char first, char second)
{
    if (!(nothing->first[(unsigned char)first] & kinds))
        return false;
    unsigned one = ca_nothing_classes[(unsigned char)first], other = ca_nothing_classes[(unsigned char)second];
    return one >= CA_BEGINNINGS || other >= CA_BEGINNINGS || (nothing->begins[one][other] & kinds) != 0;
}

#endif
