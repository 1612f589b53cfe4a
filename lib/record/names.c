/* SPDX-License-Identifier: MIT */
/* People's names and the numbers of their cases, looked for in a text. */
#include "record/names.h"

#include "record/names_add.h"

#include <stdlib.h>
#include <string.h>

enum {
    NAMED = CA_NAMES_CHILD | CA_NAMES_WORKER,
    NUMBERED = CA_NAMES_CASE | CA_NAMES_RECORD,
    IF_CASE = NUMBERED * CA_NAMES_SHORT,
    JOINED_LEAST = CA_NAMES_JOINED_LEAST
};

void ca_names_clear(ca_names *names)
{
    names->count = names->longest = 0;
    memset(names->begins, 0, sizeof names->begins);
}

void ca_names_put(ca_names *names, unsigned whose, const ca_spelling *spelling)
{
    names->words = ca_room_for_one(names->words, names->count, &names->capacity, sizeof *names->words);
    names->words[names->count++] = (struct ca_name_word){ca_spelling_hash(spelling), whose};
    names->begins[(unsigned char)spelling->first[0]] = true;
    if (spelling->size > names->longest)
        names->longest = spelling->size;
}

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

/* Words that are not the plural or possessive of a short name: "this", beside a child called Thi. */
static bool is_everyday(const ca_spelling *word)
{
    static const char *const everyday[] = {"as", "has", "his", "is", "its", "this", "thus", "us", "was", "yes", NULL};
    for (size_t i = 0; word->size <= 4 && everyday[i]; i++)
        if (ca_spelling_is(word, everyday[i]))
            return true;
    return false;
}

/* Whose WORD is, as it is or without the s or es at its end. */
static unsigned whose_word(const ca_names *names, const ca_spelling *word)
{
    unsigned whose = whose_is(names, &word->hasher);
    if (word->last != 's' || word->size < 3 || is_everyday(word))
        return whose;
    whose |= whose_is(names, &word->without_last) & NAMED;
    return word->last_but_one == 'e' ? whose | (whose_is(names, &word->without_two) & NAMED) : whose;
}

/* Whose a number is that has zeros in front, without them. */
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

/* Whether the number at AT is said to be a case's: "case 12", "file no. 12", "record-id: 12". */
static bool is_behind_case(ca_slice text, size_t at)
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

/* WHOSE, where a number that may be any counts as one behind "case" alone. */
static unsigned settled(ca_slice text, size_t at, unsigned whose)
{
    if ((whose & IF_CASE) && is_behind_case(text, at))
        whose |= (whose & IF_CASE) / CA_NAMES_SHORT;
    return whose & (NAMED | NUMBERED);
}

/* What is being read: pieces, and what joined them. */
typedef struct {
    ca_spelling spelling;
    enum ca_joint widest;
    unsigned first; /* whose the first piece is */
    bool letters;
} reading;

/* Whose the pieces so far are, if such names and numbers may be joined in this way. */
static unsigned whose_read(const ca_names *names, ca_slice text, size_t at, const reading *r)
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
    reading r = {.spelling = ca_spelling_begin()};
    size_t best = 0, start = at;
    ca_letter letter = ca_letter_read(text, at);
    if (!letter.plain_size || !(names->begins[(unsigned char)letter.plain[0]] || letter.plain[0] == '0'))
        return 0;
    for (int pieces = 0; pieces < CA_NAMES_PIECES_MOST; pieces++) {
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
        enum ca_joint joint = ca_joint_behind(text, &piece, &at);
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
