/* SPDX-License-Identifier: MIT */
/* People's names, normalised for comparison. */
#include "record/person.h"

#include "base/utf8.h"
#include "record/name_words.h"

#include <stdlib.h>
#include <string.h>

/* --- a name normalised letter by letter --------------------------------------------------------------------------- */

/* The letters from U+00C0 to U+017F without marks, in lower case; a dot: not a letter of the alphabet, or more than
 * one. */
static const char letters[] = "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
                              "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllll"
                              "lllllnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
enum { FIRST_LETTER = 0xC0, LETTERS = sizeof letters - 1 };
_Static_assert(LETTERS == 0x180 - FIRST_LETTER, "a letter for each character of the two blocks");

/* Returns the byte that a character is compared as; 0 for a combining mark, -1 for the character itself. */
static int plain_of(uint32_t code)
{
    if (code == 0x2018 || code == 0x2019 || code == 0x02BC)
        return '\'';
    if (code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F)
        return ' ';
    if (code >= 0x2010 && code <= 0x2015)
        return '-';
    if ((code >= 0x0300 && code <= 0x036F) || code == 0x200B || code == 0xAD)
        return 0;
    if (code >= FIRST_LETTER && code < FIRST_LETTER + LETTERS && letters[code - FIRST_LETTER] != '.')
        return letters[code - FIRST_LETTER];
    return -1;
}

/* Returns the character at AT, where SIZE bytes are left, with its length; UINT32_MAX for a byte that is not UTF-8. */
static uint32_t character_at(const char *at, size_t size, size_t *length)
{
    const unsigned char *bytes = (const unsigned char *)at;
    *length = bytes[0] < 0x80 ? 1 : ca_utf8_sequence(bytes, size);
    if (*length == 2)
        return (uint32_t)(bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F);
    if (*length == 3)
        return (uint32_t)(bytes[0] & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    *length = *length ? *length : 1;
    return *length == 1 && bytes[0] < 0x80 ? bytes[0] : UINT32_MAX;
}

/* Returns the lower case of Greek and Cyrillic capitals if it has the same length; other characters are unchanged. */
static uint32_t small_of(uint32_t code)
{
    bool greek = code >= 0x391 && code <= 0x3A9 && code != 0x3A2;
    bool cyrillic = code >= 0x410 && code <= 0x42F;
    return greek || cyrillic ? code + 0x20 : code >= 0x400 && code <= 0x40F ? code + 0x50 : code;
}

size_t ca_person_letter(ca_slice name, size_t at, char plain[CA_PERSON_LETTER_MOST], size_t *length)
{
    uint32_t code = character_at(name.at + at, name.size - at, length);
    int byte = code < 0x80 ? (int)code : plain_of(code);
    if (byte >= 0) {
        plain[0] = (char)(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
        return byte != 0;
    }
    memcpy(plain, name.at + at, *length);
    if (*length == 2) {
        plain[0] = (char)(0xC0 | small_of(code) >> 6);
        plain[1] = (char)(0x80 | (small_of(code) & 0x3F));
    }
    return *length;
}

ca_slice ca_person_plain(ca_arena *arena, ca_slice name)
{
    char *plain = ca_arena_take(arena, name.size + 1), letter[CA_PERSON_LETTER_MOST];
    size_t size = 0, length;
    for (size_t i = 0; i < name.size; i += length) {
        size_t count = ca_person_letter(name, i, letter, &length);
        bool space = count && (letter[0] == ' ' || letter[0] == '\t' || letter[0] == '\n' || letter[0] == '\r');
        if (space && (!size || plain[size - 1] == ' '))
            continue;
        if (space)
            letter[0] = ' ';
        memcpy(plain + size, letter, count);
        size += count;
    }
    while (size && plain[size - 1] == ' ')
        size--;
    return (ca_slice){plain, size};
}

/* Returns the offset of the end of the words after NAME's comma: before a bracket, or before a dash between spaces. */
static size_t end_of_forename(ca_slice name, size_t from)
{
    for (size_t i = from; i < name.size; i++)
        if (strchr("([{<", name.at[i]) ||
            (name.at[i] == '-' && i > from && name.at[i - 1] == ' ' && (i + 1 == name.size || name.at[i + 1] == ' ')))
            return i;
    return name.size;
}

static ca_slice trimmed(ca_slice name)
{
    while (name.size && name.at[0] == ' ') {
        name.at++;
        name.size--;
    }
    while (name.size && name.at[name.size - 1] == ' ')
        name.size--;
    return name;
}

/* Returns whether every word is a title or a mark: "Social Worker", "Mr". */
static bool is_no_forename(ca_slice words)
{
    bool none = true;
    for (size_t i = 0, size; i < words.size; i += size + 1) {
        for (size = 0; i + size < words.size && !strchr(" .", words.at[i + size]);)
            size++;
        none &= !size || (ca_name_word((ca_slice){words.at + i, size}) & (CA_NAME_TITLE | CA_NAME_MARK)) != 0;
    }
    return none;
}

ca_slice ca_person_counted(ca_arena *arena, ca_slice name)
{
    ca_slice plain = ca_person_plain(arena, name);
    const char *comma = plain.size ? memchr(plain.at, ',', plain.size) : NULL;
    if (!comma)
        return plain;
    size_t before = (size_t)(comma - plain.at), end = end_of_forename(plain, before + 1);
    ca_slice surname = trimmed((ca_slice){plain.at, before});
    ca_slice forename = trimmed((ca_slice){comma + 1, end - before - 1});
    ca_slice rest = trimmed((ca_slice){plain.at + end, plain.size - end});
    if (!forename.size && !rest.size)
        return surname; /* a comma at the end is ignored */
    if (!surname.size || memchr(forename.at, ',', forename.size) || is_no_forename(forename))
        return plain;
    ca_text turned = {0};
    ca_text_append(&turned, forename.at, forename.size);
    ca_text_byte(&turned, ' ');
    ca_text_append(&turned, surname.at, surname.size);
    if (rest.size)
        ca_text_byte(&turned, ' ');
    ca_text_append(&turned, rest.at, rest.size);
    ca_slice counted = {ca_arena_copy(arena, turned.at, turned.size), turned.size};
    ca_text_free(&turned);
    return counted;
}

/* --- the words of a name ------------------------------------------------------------------------------------------ */

/* The letters from U+0180 to U+024F and from U+1E00 to U+1EFF without marks; a dot: not a letter of the alphabet, or
 * more than one. The form in which names are counted keeps the marks. */
static const char extended[] = "................................oo.............uu..............."
                               ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
                               "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
                               "................";
static const char additional[] = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
                                 "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
                                 "wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
                                 "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";
enum { EXTENDED = 0x180, ADDITIONAL = 0x1E00 };
_Static_assert(sizeof extended - 1 == 0x250 - EXTENDED, "a letter for each character of the block");
_Static_assert(sizeof additional - 1 == 0x1F00 - ADDITIONAL, "a letter for each character of the block");

enum { IN_WORD = 1, NO_CHARACTER, BETWEEN_WORDS, BETWEEN_PARTS, COMMA };

/* Returns the effect of a character beyond ASCII, with its plain letter, or 0 for itself, in *LETTER. */
static int beyond_ascii(uint32_t code, char *letter)
{
    *letter = 0;
    if (code >= EXTENDED && code < EXTENDED + sizeof extended - 1 && extended[code - EXTENDED] != '.')
        *letter = extended[code - EXTENDED];
    if (code >= ADDITIONAL && code < ADDITIONAL + sizeof additional - 1 && additional[code - ADDITIONAL] != '.')
        *letter = additional[code - ADDITIONAL];
    if ((code >= 0x200C && code <= 0x200F) || code == 0x2060 || code == 0xFEFF || code == 0xB4 || code == 0x2032 ||
        code == 0x02B9 || code == 0x02BB || code == 0x201B || code == 0xFF07)
        return NO_CHARACTER; /* invisible, or another kind of apostrophe */
    if (code == 0xFF0C || code == 0x3001)
        return COMMA;
    return code == 0xAB || code == 0xBB || code == 0xB7 || (code >= 0x201C && code <= 0x201F) || code == 0x2022 ||
                   code == 0x2026 || code == 0x3000
               ? BETWEEN_WORDS
               : IN_WORD;
}

static int of_ascii(const char *text, size_t size, size_t at)
{
    char byte = text[at];
    bool space_before = !at || text[at - 1] == ' ', space_after = at + 1 == size || text[at + 1] == ' ';
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
        return IN_WORD;
    if (byte == '\'' || byte == '`')
        return NO_CHARACTER;
    if (byte == ',')
        return COMMA;
    if (byte == '-')
        return space_before || space_after ? BETWEEN_PARTS : BETWEEN_WORDS;
    return strchr("()[]{}<>;:|/", byte) ? BETWEEN_PARTS : BETWEEN_WORDS;
}

/* A word, and the part of the name that it is in. */
typedef struct {
    ca_slice text;
    unsigned part, is;
} token;

typedef struct {
    ca_arena *arena;
    token *tokens;
    size_t count, capacity;
    unsigned part;
    char *at; /* the address for the next letter */
    char *word;
    unsigned comma; /* the first part after a comma; 0: there is none */
} tokens;

static void end_word(tokens *t)
{
    size_t size = (size_t)(t->at - t->word);
    if (!size)
        return;
    t->tokens = ca_array_grow(t->tokens, t->count, &t->capacity, sizeof *t->tokens);
    ca_slice text = {t->word, size};
    t->tokens[t->count++] = (token){text, t->part, ca_name_word(text)};
    t->word = t->at;
}

/* Splits PLAIN into words, in the arena. */
static void split(tokens *t, ca_slice plain)
{
    t->at = t->word = ca_arena_take(t->arena, plain.size + 1);
    for (size_t i = 0, length; i < plain.size; i += length) {
        uint32_t code = character_at(plain.at + i, plain.size - i, &length);
        char letter = 0;
        int does = code < 0x80 ? of_ascii(plain.at, plain.size, i) : beyond_ascii(code, &letter);
        if (does == IN_WORD && letter) {
            *t->at++ = letter;
        } else if (does == IN_WORD) {
            memcpy(t->at, plain.at + i, length);
            t->at += length;
        } else if (does != NO_CHARACTER) {
            end_word(t);
            t->part += does == BETWEEN_PARTS || does == COMMA;
            if (does == COMMA && !t->comma && t->count)
                t->comma = t->part;
        }
    }
    end_word(t);
}

/* Removes the words with one of the bits WORD; with WHOLE, only if every word of their part has one. Removes none if no
 * word would remain. */
static void remove_words(tokens *t, unsigned word, bool whole)
{
    size_t left = 0;
    for (int really = 0; really < 2; really++) {
        left = 0;
        for (size_t i = 0, end; i < t->count; i = end) {
            bool all = true;
            for (end = i; end < t->count && t->tokens[end].part == t->tokens[i].part; end++)
                all &= (t->tokens[end].is & word) != 0;
            for (size_t at = i; at < end; at++)
                if (whole ? !all : !(t->tokens[at].is & word)) {
                    if (really)
                        t->tokens[left] = t->tokens[at];
                    left++;
                }
        }
        if (!left)
            return;
    }
    t->count = left;
}

/* Returns whether the words are a role, or mean that there is nobody. */
static bool is_role(const tokens *t, ca_slice joined)
{
    bool post = false, role = false, other = false;
    for (size_t i = 0; i < t->count; i++)
        post |= (t->tokens[i].is & CA_NAME_POST) != 0;
    for (size_t i = 0; i < t->count; i++) {
        unsigned is = t->tokens[i].is;
        role |= (is & (CA_NAME_ROLE | CA_NAME_POST | CA_NAME_NOTHING)) != 0;
        other |=
            !(is & (CA_NAME_ROLE | CA_NAME_POST | CA_NAME_NOTHING | CA_NAME_FILLER)) && !(post && (is & CA_NAME_RANK));
    }
    return (role && !other) || (ca_name_word(joined) & CA_NAME_NOTHING); /* "n/a" */
}

static ca_folded fold(ca_slice text)
{
    return (ca_folded){text, text.size ? ca_table_hash(text) : 0};
}

static int by_bytes(const void *one, const void *other)
{
    return ca_slice_compare(*(const ca_slice *)one, *(const ca_slice *)other);
}

/* Returns the words joined in order, with GAP between them. */
static ca_folded run_together(ca_arena *arena, const ca_slice *words, size_t count, const char *gap)
{
    ca_text text = {0};
    for (size_t i = 0; i < count; i++) {
        if (i)
            ca_text_add(&text, gap);
        ca_text_append(&text, words[i].at, words[i].size);
    }
    ca_slice kept = {ca_arena_copy(arena, ca_text_words(&text), text.size), text.size};
    ca_text_free(&text);
    return fold(kept);
}

bool ca_person_word_distinguishes(ca_slice word)
{
    return word.size > 1 && !(ca_name_word(word) & (CA_NAME_ROLE | CA_NAME_POST | CA_NAME_RANK | CA_NAME_NOTHING));
}

/* Sets the words of PERSON from the tokens; the words before a comma follow the others. */
static void set_words(ca_person *person, const tokens *t)
{
    size_t surnames = 0;
    while (t->comma && surnames < t->count && t->tokens[surnames].part < t->comma)
        surnames++;
    ca_slice *words = ca_arena_take(t->arena, (t->count + 1) * sizeof *words);
    person->word = ca_arena_take(t->arena, (t->count + 1) * sizeof *person->word);
    person->count = t->count;
    for (size_t i = 0; i < t->count; i++) {
        person->word[i] = words[i] = t->tokens[(i + surnames) % t->count].text;
        if (ca_person_word_distinguishes(words[i]))
            person->marks |= UINT64_C(1) << (ca_table_hash(words[i]) & 63);
    }
    if (t->count)
        qsort(words, t->count, sizeof *words, by_bytes);
    person->words = run_together(t->arena, words, t->count, " ");
    person->joined = run_together(t->arena, person->word, t->count, "");
}

/* Sets the members of PERSON that come from the list of people. */
static void look_up(ca_person *person, const ca_people_list *people)
{
    const ca_slice *whose = ca_map_find(&people->by_name, person->counted.text);
    const ca_slice *known = ca_map_find(&people->by_words, person->words.text);
    if (whose) {
        person->listed = true;
        person->nobody = !whose->size;
        person->counted = fold(*whose);
    }
    if (whose || known)
        person->known = fold(whose ? *whose : *known);
}

ca_person ca_person_read(ca_arena *arena, ca_slice name, const ca_people_list *people)
{
    tokens t = {.arena = arena};
    ca_person person = {.counted = fold(ca_person_counted(arena, name))};
    split(&t, ca_person_plain(arena, name));
    ca_slice *whole = ca_arena_take(arena, (t.count + 1) * sizeof *whole);
    for (size_t i = 0; i < t.count; i++)
        whole[i] = t.tokens[i].text;
    person.nobody = is_role(&t, run_together(arena, whole, t.count, "").text);
    bool stamped = false;
    for (size_t i = 0; i < t.count; i++)
        stamped |= (t.tokens[i].is & CA_NAME_STAMP) != 0;
    remove_words(&t, CA_NAME_TITLE | CA_NAME_MARK, true);
    remove_words(&t, CA_NAME_TITLE | CA_NAME_STAMP | (stamped ? CA_NAME_ROLE : 0U), false); /* "agency worker" */
    set_words(&person, &t);
    person.nobody |= !t.count || (people && people->fillers && ca_is_filler(people->fillers, CA_FILLER_PERSON, name));
    if (people)
        look_up(&person, people);
    if (person.nobody)
        person.counted = fold((ca_slice){"", 0});
    free(t.tokens);
    return person;
}

ca_person ca_team_read(ca_arena *arena, ca_slice name)
{
    tokens t = {.arena = arena};
    ca_person team = {.counted = fold(ca_person_plain(arena, name))};
    split(&t, team.counted.text);
    t.comma = 0;
    set_words(&team, &t);
    team.nobody = !t.count || (ca_name_word(team.joined.text) & CA_NAME_NOTHING);
    if (team.nobody)
        team.counted = fold((ca_slice){"", 0});
    free(t.tokens);
    return team;
}

/* --- possible matches --------------------------------------------------------------------------------------------- */

/* Returns whether one word is the initial of the other. */
static bool is_initial(ca_slice one, ca_slice other)
{
    return (one.size == 1 || other.size == 1) && one.at[0] == other.at[0];
}

/* Returns the index among WORDS of one that is not TAKEN and is equal to SOUGHT (with INITIALS: or one is the initial
 * of the other), or COUNT. */
static size_t index_of_word(const ca_slice *words, const bool *taken, size_t count, ca_slice sought, bool initials)
{
    size_t at = 0;
    while (at < count && (taken[at] || !(initials ? is_initial(words[at], sought) : ca_slice_equal(words[at], sought))))
        at++;
    return at;
}

/* Returns whether all words of LESS are in MORE, where an initial matches its word, and at least one is a distinctive
 * whole word. */
static bool is_within(const ca_person *less, const ca_person *more)
{
    bool taken[CA_PERSON_WORDS_MOST] = {false}, met[CA_PERSON_WORDS_MOST] = {false}, distinct = false;
    for (size_t i = 0; i < less->count; i++) {
        size_t at = index_of_word(more->word, taken, more->count, less->word[i], false);
        if (at < more->count) {
            taken[at] = met[i] = true;
            distinct |= ca_person_word_distinguishes(less->word[i]);
        }
    }
    for (size_t i = 0; i < less->count; i++) {
        size_t at = met[i] ? 0 : index_of_word(more->word, taken, more->count, less->word[i], true);
        if (at == more->count)
            return false;
        taken[at] |= !met[i];
    }
    return distinct;
}

/* Returns whether both have the same surname, and forenames with the same first letter. */
static bool has_initial(const ca_person *one, const ca_person *other)
{
    if (one->count < 2 || other->count < 2)
        return false;
    ca_slice a = one->word[0], b = other->word[0], surname = one->word[one->count - 1];
    size_t length, length_b;
    return ca_slice_equal(surname, other->word[other->count - 1]) && ca_person_word_distinguishes(surname) &&
           character_at(a.at, a.size, &length) == character_at(b.at, b.size, &length_b);
}

bool ca_person_may_be(const ca_person *one, const ca_person *other)
{
    if (!(one->marks & other->marks) || one->nobody || other->nobody || (one->listed && other->listed) ||
        one->count > CA_PERSON_WORDS_MOST || other->count > CA_PERSON_WORDS_MOST || ca_person_alike(one, other))
        return false;
    const ca_person *less = one->count <= other->count ? one : other;
    return is_within(less, less == one ? other : one) || has_initial(one, other);
}

/* --- the list of people ------------------------------------------------------------------------------------------- */

static ca_slice *kept(ca_people_list *people, ca_slice text)
{
    ca_slice *slice = ca_arena_take(&people->arena, sizeof *slice);
    *slice = (ca_slice){ca_arena_copy(&people->arena, text.at, text.size), text.size};
    return slice;
}

bool ca_people_add(ca_people_list *people, ca_slice name, ca_slice person)
{
    ca_arena sought = {0};
    ca_person read = ca_person_read(&sought, name, NULL);
    ca_map_entry *by_name = ca_map_at(&people->by_name, ca_person_counted(&sought, name));
    const ca_slice *before = by_name->thing;
    bool agrees = !before || ca_slice_equal(*before, person);
    if (!before)
        by_name->thing = kept(people, person);
    if (read.count) {
        ca_map_entry *by_words = ca_map_at(&people->by_words, read.words.text);
        const ca_slice *known = by_words->thing;
        if (!known)
            by_words->thing = kept(people, person);
        else if (!ca_slice_equal(*known, person))
            by_words->thing = kept(people, (ca_slice){"", 0});
    }
    ca_arena_free(&sought);
    return agrees;
}

void ca_people_free(ca_people_list *people)
{
    ca_map_free(&people->by_name, NULL);
    ca_map_free(&people->by_words, NULL);
    ca_arena_free(&people->arena);
    *people = (ca_people_list){0};
}
