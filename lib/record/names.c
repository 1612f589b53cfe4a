/* SPDX-License-Identifier: MIT */
/* The search for people's names and the numbers of their cases in a text. */
#include "record/names.h"

#include "record/name_words.h"
#include "record/pieces.h"

#include <stdlib.h>
#include <string.h>

enum {
    NAMED = CA_NAMES_CHILD | CA_NAMES_WORKER,
    NUMBERED = CA_NAMES_CASE | CA_NAMES_RECORD,
    IF_CASE = NUMBERED * CA_NAMES_SHORT,
    PIECES_MOST = 48, /* pieces of a name or number; no uuid has more */
    JOINED_LEAST = 5  /* letters of words joined by more than nothing: "is a" is not Isa */
};

_Static_assert(!(IF_CASE & (NAMED | NUMBERED)) && !(CA_NAMES_BEGIN & (IF_CASE | NAMED | NUMBERED)),
               "whose a name or number is, and how it counts, are bits of one number");

void ca_names_clear(ca_names *names)
{
    names->count = names->longest = 0;
    memset(names->begins, 0, sizeof names->begins);
}

/* Adds a word of a name, or a number. */
static void put(ca_names *names, unsigned whose, const ca_spelling *spelling)
{
    names->words = ca_array_grow(names->words, names->count, &names->capacity, sizeof *names->words);
    names->words[names->count++] = (struct ca_name_word){ca_spelling_hash(spelling), whose};
    names->begins[(unsigned char)spelling->first[0]] = true;
    if (spelling->size > names->longest)
        names->longest = spelling->size;
}

/* --- the forms of an id to search for ----------------------------------------------------------------------------- */

/* A short id, or one that could be a year, counts as an id only after a word like "case": elsewhere it would be too
 * similar to other words and numbers. */
enum {
    LONG_NUMBER = 4, /* digits */
    LONG_ID = 4,     /* letters and digits */
    LONG_WORD = 5    /* letters of an id without a digit */
};

static bool is_year(const ca_spelling *number)
{
    return number->size == 4 && (memcmp(number->first, "19", 2) == 0 || memcmp(number->first, "20", 2) == 0);
}

/* Adds the number that begins at AT if it is long enough to be distinctive: as it is, and without leading zeros. */
static void add_number(ca_names *names, unsigned whose, ca_slice text, size_t at)
{
    ca_spelling whole = ca_spelling_begin(), rest = ca_spelling_begin();
    size_t end = ca_piece_read(text, at, &whole).end;
    if (whole.size < LONG_NUMBER || is_year(&whole))
        return;
    put(names, whose, &whole);
    while (at < end && text.at[at] == '0')
        at++;
    if (whole.first[0] == '0' && at < end)
        (void)ca_piece_read(text, at, &rest);
    if (rest.size >= LONG_NUMBER)
        put(names, whose, &rest);
}

/* An id that is read piece by piece. */
typedef struct {
    ca_spelling spelling;
    size_t pieces, numbers, last_number;
} id_pieces;

/* Adds the numbers in an id of several pieces: the long ones, and a short one if it is the only one. */
static void add_numbers(ca_names *names, unsigned whose, ca_slice id, const id_pieces *r)
{
    ca_spelling only = ca_spelling_begin();
    size_t pieces = 0;
    for (size_t at = ca_piece_next(id, 0); at < id.size && pieces < r->pieces; pieces++) {
        ca_spelling spelling = ca_spelling_begin();
        ca_piece piece = ca_piece_read(id, at, &spelling);
        if (piece.number)
            add_number(names, whose, id, at);
        at = ca_piece_next(id, piece.end);
    }
    if (r->numbers == 1) {
        (void)ca_piece_read(id, r->last_number, &only);
        put(names, whose * CA_NAMES_SHORT, &only);
    }
}

void ca_names_add_id(ca_names *names, unsigned whose, ca_slice id)
{
    id_pieces r = {.spelling = ca_spelling_begin()};
    for (size_t at = ca_piece_next(id, 0); at < id.size && r.pieces < PIECES_MOST; r.pieces++) {
        ca_piece piece = ca_piece_read(id, at, &r.spelling);
        r.numbers += piece.number;
        r.last_number = piece.number ? at : r.last_number;
        at = ca_piece_next(id, piece.end);
        if (!r.pieces && at < id.size)
            put(names, CA_NAMES_BEGIN, &r.spelling);
    }
    bool number = r.numbers == 1 && r.pieces == 1;
    bool any = r.spelling.size < (r.numbers ? LONG_ID : LONG_WORD) || (number && is_year(&r.spelling));
    if (!r.spelling.size)
        return;
    put(names, any ? whose * CA_NAMES_SHORT : whose, &r.spelling);
    if (number && !any)
        add_number(names, whose, id, ca_piece_next(id, 0));
    else if (!number)
        add_numbers(names, whose, id, &r);
}

/* --- the forms of a name to search for ---------------------------------------------------------------------------- */

enum {
    PART_LEAST = 3,   /* letters after an apostrophe that are a name by themselves: Brien */
    HIDDEN_LEAST = 5, /* letters next to a hidden character, which may be within a syllable */
    WORDS_BEFORE = 3, /* words before a word that it is joined to */
    WORDS_JOINED = 16 /* words of a name with joined forms; the rest of a longer text is not a name */
};

/* A word of a name: pieces joined by nothing, a hidden character or an apostrophe. */
typedef struct {
    size_t start, end;
    ca_spelling spelling;
    bool number;
} name_part;

/* Reads the word at AT, and adds its letters to the letters of W. */
static void read_word(ca_slice name, size_t at, name_part *w)
{
    ca_piece piece = ca_piece_read(name, at, &w->spelling);
    enum ca_joint joint = CA_JOINT_CAPITAL;
    w->start = at;
    w->number = piece.number;
    while (!w->number && joint != CA_JOINT_NONE) {
        joint = ca_joint_after(name, &piece, &at);
        if (joint > CA_JOINT_TIGHT)
            break;
        if (joint != CA_JOINT_NONE)
            piece = ca_piece_read(name, at, &w->spelling);
    }
    w->end = piece.end;
}

/* A name that is read word by word. */
typedef struct {
    ca_names *names;
    unsigned whose;
    ca_slice name;
    size_t least;
    name_part last[WORDS_BEFORE]; /* the previous words, joined: the last one, the last two, … */
    size_t last_count, count;
    bool leading; /* no name has been read yet, or a sign begins another one */
    bool no_name; /* the previous word is not part of a name */
    bool young;   /* the previous word is "young" */
} name_words;

/* Adds the pieces of W, which may be written separately: "Anne Marie", "O Brien". */
static void add_pieces(const name_words *r, const name_part *w)
{
    enum ca_joint before = CA_JOINT_NONE, after = CA_JOINT_CAPITAL;
    for (size_t at = w->start; at < w->end && after != CA_JOINT_NONE; before = after) {
        ca_spelling spelling = ca_spelling_begin();
        ca_piece piece = ca_piece_read(r->name, at, &spelling);
        after = piece.end < w->end ? ca_joint_after(r->name, &piece, &at) : CA_JOINT_NONE;
        size_t enough = after == CA_JOINT_HIDDEN || before == CA_JOINT_HIDDEN     ? HIDDEN_LEAST
                        : after == CA_JOINT_CAPITAL || before == CA_JOINT_CAPITAL ? r->least
                        : before == CA_JOINT_APOSTROPHE                           ? PART_LEAST
                                                                                  : SIZE_MAX;
        bool prefix = ca_spelling_is(&spelling, "mc") || ca_spelling_is(&spelling, "mac");
        if (!prefix && spelling.size >= enough && spelling.size >= r->least)
            put(r->names, r->whose, &spelling);
    }
}

/* Adds the forms in which W is joined to the words before it. */
static void add_joined(name_words *r, const name_part *w)
{
    name_part joined[WORDS_BEFORE];
    if (r->count++ >= WORDS_JOINED)
        return;
    joined[0] = *w;
    for (size_t i = 0; i < r->last_count; i++) {
        name_part both = r->last[i];
        read_word(r->name, w->start, &both);
        if (both.spelling.size >= JOINED_LEAST)
            put(r->names, r->whose, &both.spelling);
        if (i + 1 < WORDS_BEFORE)
            joined[i + 1] = both;
    }
    if (r->last_count) { /* the surname may be first or last */
        name_part turned = *w;
        read_word(r->name, r->last[0].start, &turned);
        if (turned.spelling.size >= JOINED_LEAST)
            put(r->names, r->whose, &turned.spelling);
    }
    r->last_count += r->last_count < WORDS_BEFORE;
    memcpy(r->last, joined, r->last_count * sizeof *joined);
}

static unsigned kinds_of(const ca_spelling *word)
{
    return word->size > CA_SPELLING_FIRST ? 0 : ca_name_word((ca_slice){word->first, word->size});
}

/* Returns whether W, of these KINDS, is here a word that is not part of a name. */
static bool is_no_name(const name_words *r, const name_part *w, unsigned kinds)
{
    size_t next = ca_piece_next(r->name, w->end);
    name_part after = {.spelling = ca_spelling_begin()};
    if (kinds & CA_NAME_YOUNG) {
        if (next < r->name.size)
            read_word(r->name, next, &after);
        return kinds_of(&after.spelling) & CA_NAME_WITH_YOUNG;
    }
    return (kinds & CA_NAME_NEVER) || ((kinds & CA_NAME_BEFORE) && r->leading) ||
           ((kinds & CA_NAME_ORDINAL) && r->no_name) || ((kinds & CA_NAME_WITH_YOUNG) && r->young);
}

static bool begins_another(ca_slice name, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++)
        if (strchr(",;/&(+", name.at[at]) && name.at[at])
            return true;
    return false;
}

static void add_word(name_words *r, const name_part *w)
{
    unsigned kinds = w->number ? 0 : kinds_of(&w->spelling);
    r->no_name = !w->number && is_no_name(r, w, kinds);
    r->young = r->no_name && (kinds & CA_NAME_YOUNG);
    if (w->number) {
        add_number(r->names, r->whose, r->name, w->start);
    } else if (r->no_name) {
        r->leading = true;
        r->last_count = 0;
    } else {
        r->leading = false;
        if (w->spelling.size >= r->least)
            put(r->names, r->whose, &w->spelling);
        add_pieces(r, w);
        add_joined(r, w);
    }
}

void ca_names_add(ca_names *names, unsigned whose, ca_slice name, size_t least)
{
    name_words r = {.names = names, .whose = whose, .name = name, .least = least, .leading = true};
    size_t at = ca_piece_next(name, 0), before = 0;
    while (at < name.size) {
        name_part w = {.spelling = ca_spelling_begin()};
        read_word(name, at, &w);
        r.leading |= begins_another(name, before, at);
        add_word(&r, &w);
        before = w.end;
        at = ca_piece_next(name, before);
    }
}

/* --- the search in a text ----------------------------------------------------------------------------------------- */

static int by_hash(const void *a, const void *b)
{
    const struct ca_name_word *one = a, *other = b;
    return (one->hash > other->hash) - (one->hash < other->hash);
}

void ca_names_sort(ca_names *names)
{
    size_t kept = 0;
    if (names->count)
        qsort(names->words, names->count, sizeof *names->words, by_hash);
    for (size_t i = 0; i < names->count; i++) {
        if (kept && names->words[kept - 1].hash == names->words[i].hash)
            names->words[kept - 1].whose |= names->words[i].whose;
        else
            names->words[kept++] = names->words[i];
    }
    names->count = kept;
}

static unsigned whose_is(const ca_names *names, const ca_word_hasher *hasher)
{
    uint64_t hash = ca_word_hash_end(hasher);
    size_t from = 0, to = names->count;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (names->words[middle].hash == hash)
            return names->words[middle].whose;
        if (names->words[middle].hash < hash)
            from = middle + 1;
        else
            to = middle;
    }
    return 0;
}

/* Returns whether WORD is common, and so not the plural or possessive of a short name: "this", for a child called
 * Thi. */
static bool is_everyday(const ca_spelling *word)
{
    static const char *const everyday[] = {"as", "has", "his", "is", "its", "this", "thus", "us", "was", "yes", NULL};
    for (size_t i = 0; word->size <= 4 && everyday[i]; i++)
        if (ca_spelling_is(word, everyday[i]))
            return true;
    return false;
}

/* Returns whose name WORD is, as it is or without an s or es at its end. */
static unsigned whose_word(const ca_names *names, const ca_spelling *word)
{
    unsigned whose = whose_is(names, &word->hasher);
    if (word->last != 's' || word->size < 3 || is_everyday(word))
        return whose;
    whose |= whose_is(names, &word->without_last) & NAMED;
    return word->last_but_one == 'e' ? whose | (whose_is(names, &word->without_two) & NAMED) : whose;
}

/* Returns whose number PIECE is without its leading zeros; 0 if it has none. */
static unsigned whose_without_zeros(const ca_names *names, ca_slice text, const ca_piece *piece)
{
    ca_spelling rest = ca_spelling_begin();
    size_t at = piece->start;
    while (at < piece->end && text.at[at] == '0')
        at++;
    if (at == piece->start || at == piece->end)
        return 0;
    (void)ca_piece_read(text, at, &rest);
    return whose_is(names, &rest.hasher);
}

static bool is_letter(char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/* Returns whether the text before AT marks the number there as a case's: "case 12", "file no. 12", "record-id: 12". */
static bool is_after_case(ca_slice text, size_t at)
{
    static const char *const cases[] = {"case", "cases", "client", "file", "id", "record", "ref", "reference", NULL};
    static const char *const numbers[] = {"is", "no", "nr", "num", "number", "was", NULL};
    for (int words = 0; words < 3; words++) {
        size_t end, signs = at;
        while (at && signs - at < 3 && !is_letter(text.at[at - 1]) && strchr(" .:#-_/(", text.at[at - 1]))
            at--;
        for (end = at; at && is_letter(text.at[at - 1]); at--)
            if (end - at > 9)
                return false;
        ca_slice word = {text.at + at, end - at};
        bool number = false;
        for (int i = 0; cases[i]; i++)
            if (ca_slice_alike(word, cases[i]))
                return true;
        for (int i = 0; numbers[i]; i++)
            number |= ca_slice_alike(word, numbers[i]);
        if (!number)
            return false;
    }
    return false;
}

/* Returns WHOSE. Ids that need a word like "case" before them count only if there is one. */
static unsigned settled(ca_slice text, size_t at, unsigned whose)
{
    if ((whose & IF_CASE) && is_after_case(text, at))
        whose |= (whose & IF_CASE) / CA_NAMES_SHORT;
    return whose & (NAMED | NUMBERED);
}

/* The pieces that have been read, and how they were joined. */
typedef struct {
    ca_spelling spelling;
    enum ca_joint widest;
    unsigned first; /* owners of the first piece */
    bool letters;
} name_pieces;

/* Returns whose name or number the pieces so far are, if they may be joined in this way. */
static unsigned whose_read(const ca_names *names, ca_slice text, size_t at, const name_pieces *r)
{
    unsigned whose = whose_word(names, &r->spelling);
    bool enough = r->widest <= CA_JOINT_TIGHT || r->spelling.size >= JOINED_LEAST;
    if (!enough || r->widest > CA_JOINT_OF_NAME)
        whose &= ~(unsigned)NAMED;
    if (!enough && !r->letters)
        return 0;
    return settled(text, at, whose);
}

size_t ca_names_at(const ca_names *names, ca_slice text, size_t at, unsigned *whose)
{
    name_pieces r = {.spelling = ca_spelling_begin()};
    size_t best = 0, start = at;
    ca_letter letter = ca_letter_read(text, at);
    if (!letter.plain_size || !(names->begins[(unsigned char)letter.plain[0]] || letter.plain[0] == '0'))
        return 0;
    for (int pieces = 0; pieces < PIECES_MOST; pieces++) {
        ca_piece piece = ca_piece_read(text, at, &r.spelling);
        unsigned found;
        r.letters |= !piece.number;
        if (r.spelling.size > names->longest + 2)
            break;
        found = whose_read(names, text, start, &r);
        if (!pieces && piece.number)
            found |= settled(text, start, whose_without_zeros(names, text, &piece));
        if (!pieces)
            r.first = whose_is(names, &r.spelling.hasher);
        if (found) {
            best = piece.end;
            *whose = found;
        }
        enum ca_joint joint = ca_joint_after(text, &piece, &at);
        bool of_id = (r.first & CA_NAMES_BEGIN) || !r.letters;
        if (joint == CA_JOINT_NONE || (joint > CA_JOINT_OF_NAME && !of_id) ||
            (joint > CA_JOINT_TIGHT && best && !of_id))
            break;
        if (joint > r.widest)
            r.widest = joint;
    }
    return best;
}

void ca_names_free(ca_names *names)
{
    free(names->words);
    *names = (ca_names){0};
}
