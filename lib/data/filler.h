/* SPDX-License-Identifier: MIT */
/* Fillers: texts such as N/A and "see plan" that mean not filled in, by the kind of member. They are data:
 * lib/words/nothing-said.txt, and those of a framework (caseaudit-framework(5)). */
#ifndef CA_FILLER_H
#define CA_FILLER_H

#include "base/text.h"

/* X(NAME, name): the kinds of member, as in the table, whose first lines define them. */
#define CA_FILLER_KINDS(X)              \
    X(ACTION, "action")                 \
    X(PERSON, "person")                 \
    X(REASON, "reason")                 \
    X(TEXT, "text")                     \
    X(BOX, "box")                       \
    X(NOT_APPLICABLE, "not-applicable") \
    X(TICKED, "ticked")                 \
    X(PLACEHOLDER, "placeholder")

enum {
#define X(name, spelt) CA_FILLER_##name##_INDEX,
    CA_FILLER_KINDS(X)
#undef X
        CA_FILLER_KIND_COUNT
};
/* The kinds as bits, and one for a blank text. */
enum ca_filler_kind {
#define X(name, spelt) CA_FILLER_##name = 1 << CA_FILLER_##name##_INDEX,
    CA_FILLER_KINDS(X)
#undef X
        CA_FILLER_BLANK = 1 << CA_FILLER_KIND_COUNT,
    CA_FILLER_ANYWHERE = CA_FILLER_ACTION | CA_FILLER_PERSON | CA_FILLER_REASON | CA_FILLER_TEXT | CA_FILLER_BOX
};
/* Their names, then "anywhere"; NULL-ended. */
extern const char *const ca_filler_kinds[CA_FILLER_KIND_COUNT + 2];
/* Returns the kinds with the name at INDEX. */
static inline unsigned ca_filler_kinds_at(int index)
{
    return index == CA_FILLER_KIND_COUNT ? (unsigned)CA_FILLER_ANYWHERE : 1U << index;
}

/* The class of a byte in comparisons: the number of a letter, in any case; or one of these. */
enum { CA_OTHER_KEPT = 26, CA_DROPPED, CA_LOOK_CLOSER, CA_BEGINNINGS = CA_OTHER_KEPT + 1, CA_BEGINNING_SLOTS = 4096 };
extern const unsigned char ca_filler_classes[256];

typedef struct {
    /* The kinds that texts can have which begin with this byte; with these two letters; and with these four, by a hash,
     * where the first word has as many. Nearly every text is seen there to say something. */
    unsigned char first[256], begins[CA_BEGINNINGS][CA_BEGINNINGS], begins_so[CA_BEGINNING_SLOTS];
    struct ca_filler_row {
        uint64_t hash;              /* of the letters and digits; 0: an empty slot */
        unsigned char kinds, leads; /* and the kinds of longer rows that begin with these words */
        bool put;                   /* a row, and not the first words of others alone */
    } * rows;                       /* by hash, in open addressing */
    size_t count, used, mask;       /* rows; slots that are not empty */
} ca_fillers;

/* Makes the built-in table. Release it with ca_fillers_free. */
void ca_fillers_open(ca_fillers *fillers);
/* Makes WORDS a filler in KINDS (bits) and in no other. Returns false, and does nothing, if they have neither letter
 * nor digit: such a text is always blank. */
bool ca_fillers_put(ca_fillers *fillers, ca_slice words, unsigned kinds) CA_MUST_USE;
void ca_fillers_free(ca_fillers *fillers);

/* Replaces a text that is withheld. It counts as filled in, so that counts stay the same. */
extern const char ca_withheld[];

/* Returns the kinds of member, of KINDS (bits), in which TEXT, which is UTF-8, consists of one filler or several;
 * CA_FILLER_BLANK is set, too, if nothing in it is visible. 0: it is filled in. */
unsigned ca_filler_kinds_of(const ca_fillers *fillers, unsigned kinds, ca_slice text) CA_MUST_USE;
/* Whether TEXT is a filler in a member of KIND. */
static inline bool ca_is_filler(const ca_fillers *fillers, enum ca_filler_kind kind, ca_slice text)
{
    return ca_filler_kinds_of(fillers, (unsigned)kind, text) != 0;
}

/* Whether a text that begins with FIRST and SECOND (a quotation mark at its end), or a JSON string inside its quotes,
 * may be a filler in one of KINDS. A quick test: false is certain. */
static inline bool ca_filler_begins(const ca_fillers *fillers, unsigned kinds, char first, char second)
{
    if (!(fillers->first[(unsigned char)first] & kinds))
        return false;
    unsigned one = ca_filler_classes[(unsigned char)first], other = ca_filler_classes[(unsigned char)second];
    return one >= CA_BEGINNINGS || other >= CA_BEGINNINGS || (fillers->begins[one][other] & kinds) != 0;
}

#endif
