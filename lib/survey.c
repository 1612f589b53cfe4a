/* SPDX-License-Identifier: MIT */
/* One pass over a text: its words are hashed as they are read, and only those that may stand in a list are
 * looked at again. */
#include "survey.h"

#include <stdlib.h>
#include <string.h>

enum { SHOUTED = 3, ACRONYM_MOST = 7, NAME_LEAST = 3, LOOKED_BACK = 4 };
enum class { OTHER, LOWER, UPPER, DIGIT, HIGH, APOSTROPHE };

/* The word that is being read. */
typedef struct {
    size_t start, end;
    uint64_t hash;     /* of its lower-case letters */
    uint64_t as_spelt; /* of its letters as they are, without an ending s: what acronyms are told apart by */
    size_t letters, capitals, digits;
    uint64_t owner;   /* the hash up to the last apostrophe: "Mary" of "Mary's" */
    uint64_t without_s; /* the hash without an s at the end: "Brown" of "Browns" */
    bool ends_in_s; /* the only letter that is not a capital is an s at the end: IROs, IRO's */
} word;

typedef struct {
    const ca_words *words;
    const ca_names *names;
    ca_slice text;
    uint32_t node;
    ca_acronyms *acronyms;
    ca_survey found;
    bool quoted;
    unsigned shouted;  /* words in capitals in a row */
    size_t run_start;  /* the acronyms there were before that row */
    unsigned last[LOOKED_BACK]; /* the lists of the words before, as bits; the nearest first */
    size_t hollow_end; /* where the last hollow phrase ends */
    size_t subject;    /* where "he" or "she" stands, while what follows has not yet said whether they do something */
} reader;

static enum class class_of(unsigned char byte)
{
    if (byte >= 'a' && byte <= 'z')
        return LOWER;
    if (byte >= 'A' && byte <= 'Z')
        return UPPER;
    if (byte >= '0' && byte <= '9')
        return DIGIT;
    if (byte == '\'')
        return APOSTROPHE;
    return byte >= 0x80 ? HIGH : OTHER;
}

static unsigned char byte_at(const reader *r, size_t at)
{
    return at < r->text.size ? (unsigned char)r->text.at[at] : 0;
}

/* General punctuation (U+2000 to U+206F) and the no-break space: high bytes that are no letters. The length. */
static size_t mark_at(const reader *r, size_t at)
{
    if (byte_at(r, at) == 0xE2 && (byte_at(r, at + 1) == 0x80 || byte_at(r, at + 1) == 0x81))
        return 3;
    return byte_at(r, at) == 0xC2 && byte_at(r, at + 1) == 0xA0 ? 2 : 0;
}

/* An apostrophe, typewritten or typographic, that has a letter behind it. The length, or 0. */
static size_t apostrophe_at(const reader *r, size_t at)
{
    size_t size = byte_at(r, at) == '\'' ? 1 : 0;
    if (mark_at(r, at) == 3 && byte_at(r, at + 1) == 0x80 && byte_at(r, at + 2) == 0x99)
        size = 3;
    enum class next = class_of(byte_at(r, at + size));
    return size && (next == LOWER || next == UPPER) ? size : 0;
}

/* Reads the word that starts at AT. */
static word read_word(const reader *r, size_t at)
{
    word w = {.start = at, .hash = CA_WORD_HASH, .as_spelt = CA_WORD_HASH};
    size_t small = 0;
    uint64_t before_last = w.hash;
    for (size_t mark; at < r->text.size; at++) {
        unsigned char byte = (unsigned char)r->text.at[at];
        enum class class = class_of(byte);
        if ((class == APOSTROPHE || class == HIGH) && (mark = apostrophe_at(r, at))) {
            w.owner = w.hash;
            w.hash = ca_word_hash(w.hash, '\'');
            at += mark - 1;
            continue;
        }
        if (class == OTHER || class == APOSTROPHE || (class == HIGH && mark_at(r, at)))
            break;
        before_last = w.hash;
        w.hash = ca_word_hash(w.hash, class == UPPER ? (unsigned char)(byte + ('a' - 'A')) : byte);
        w.letters += class != DIGIT;
        w.capitals += class == UPPER;
        w.digits += class == DIGIT;
        small += class == LOWER || class == HIGH;
        if (class == UPPER)
            w.as_spelt = ca_word_hash(w.as_spelt, byte);
    }
    w.end = at;
    bool s = (r->text.at[at - 1] | 0x20) == 's';
    w.without_s = s ? before_last : 0;
    w.ends_in_s = small == 1 && r->text.at[at - 1] == 's';
    return w;
}

/* What may stand between the words of a phrase: space of any width, a hyphen or a dash. The length, or 0. */
static size_t gap_at(const reader *r, size_t at)
{
    unsigned char byte = byte_at(r, at), last = byte_at(r, at + 2);
    if (byte && strchr(" \t\r\n-", byte))
        return 1;
    size_t mark = mark_at(r, at);
    bool gap = mark == 2 || (mark == 3 && byte_at(r, at + 1) == 0x80 &&
                             ((last >= 0x80 && last <= 0x95) || last == 0xAF)); /* U+2000 to U+2015, U+202F */
    return gap ? mark : 0;
}

/* Where the phrase that begins with the word at AT ends, or 0 when something else stands there. */
static size_t phrase_end(const reader *r, size_t at, const char *phrase, bool keeps_case)
{
    for (; *phrase; phrase++) {
        unsigned char byte = byte_at(r, at);
        size_t apostrophe = *phrase == '\'' ? apostrophe_at(r, at) : 0;
        if (*phrase == ' ') {
            size_t from = at;
            for (size_t gap; (gap = gap_at(r, at)); at += gap)
                continue;
            if (at == from)
                return 0;
        } else if (apostrophe) {
            at += apostrophe;
        } else {
            if (!keeps_case && class_of(byte) == UPPER)
                byte = (unsigned char)(byte + ('a' - 'A'));
            if (byte != (unsigned char)*phrase)
                return 0;
            at++;
        }
    }
    enum class next = class_of(byte_at(r, at));
    bool goes_on = next == LOWER || next == UPPER || next == DIGIT || (next == HIGH && !mark_at(r, at));
    return goes_on || apostrophe_at(r, at) ? 0 : at;
}

static bool is_of(unsigned kinds, enum ca_word_list list)
{
    return kinds >> list & 1;
}

/* "felt useless", "not as attention seeking": a feeling that somebody had, or a judgement that is refused. */
static bool is_told(const reader *r)
{
    bool told = r->quoted;
    for (int i = 0; i < LOOKED_BACK; i++)
        told |= is_of(r->last[i], CA_WORDS_DENIALS);
    return told;
}

/* Whether a phrase that stands here is what its list is about. */
static bool counts(const reader *r, enum ca_word_list list)
{
    if (list == CA_WORDS_EMOTIVE || list == CA_WORDS_BLAMING)
        return !is_told(r);
    /* "Update the plan", "plan to be updated": a vague verb counts where it is what is to be done. */
    if (list == CA_WORDS_VAGUE)
        return r->found.words < 2 || is_of(r->last[0], CA_WORDS_BEFORE_VERBS);
    return list != CA_WORDS_ACRONYMS;
}

/* The lists that the word, or a phrase that it begins, stands in, as bits. What is a word of effect means nothing
 * inside a hollow phrase: "child protection", "wishes and feelings". */
static unsigned look_up(reader *r, const word *w)
{
    unsigned kinds = 0;
    uint32_t at = r->words->slots[(uint32_t)w->hash & r->words->mask];
    for (; at; at = r->words->phrases[at - 1].next) {
        const ca_phrase *phrase = &r->words->phrases[at - 1];
        size_t end = 0;
        if (phrase->hash == w->hash && counts(r, phrase->list))
            end = phrase_end(r, w->start, phrase->phrase, false);
        if (end)
            kinds |= 1U << phrase->list;
        if (phrase->list == CA_WORDS_HOLLOW && end > r->hollow_end)
            r->hollow_end = end;
    }
    if (w->start < r->hollow_end)
        kinds &= ~(1U << CA_WORDS_EFFECT);
    for (int list = 0; list < CA_WORD_LIST_COUNT; list++)
        if (is_of(kinds, (enum ca_word_list)list) && !r->found.first[list])
            r->found.first[list] = w->start + 1;
    return kinds;
}

/* The child who does something, which is what the work meant: "she chairs her own reviews". One to whom something
 * is done ("she was seen") is not enough. */
static void look_for_deed(reader *r, const word *w, unsigned kinds)
{
    if (is_of(kinds, CA_WORDS_SUBJECTS)) {
        r->subject = w->start + 1;
    } else if (r->subject && !is_of(kinds, CA_WORDS_BETWEEN)) {
        if (!is_of(kinds, CA_WORDS_PASSIVE) && !r->found.first[CA_WORDS_EFFECT])
            r->found.first[CA_WORDS_EFFECT] = r->subject;
        r->subject = 0;
    }
}

/* Whether the list of acronyms has the word, whose ending s does not count. */
static bool is_known_acronym(const reader *r, const word *w)
{
    uint32_t at = r->words->slots[(uint32_t)w->as_spelt & r->words->mask];
    for (; at; at = r->words->phrases[at - 1].next)
        if (r->words->phrases[at - 1].list == CA_WORDS_ACRONYMS && r->words->phrases[at - 1].hash == w->as_spelt)
            return true;
    return false;
}

/* "(IRO)", or "IRO (independent …)". */
static bool is_explained(const reader *r, const word *w)
{
    size_t from = w->start, at = w->end;
    while (from && strchr(" \"", r->text.at[from - 1]))
        from--;
    while (byte_at(r, at) == ' ' || byte_at(r, at) == '"')
        at++;
    bool round = from && r->text.at[from - 1] == '(' && byte_at(r, at) == ')';
    bool square = from && r->text.at[from - 1] == '[' && byte_at(r, at) == ']';
    return round || square || (byte_at(r, at) == '(' && class_of(byte_at(r, at + 1)) != DIGIT);
}

static void look_for_acronym(reader *r, const word *w)
{
    ca_acronyms *acronyms = r->acronyms;
    bool capitals = w->capitals && w->capitals == w->letters;
    bool spaced = w->start > 1 && strchr(" -", r->text.at[w->start - 1]) &&
                  class_of((unsigned char)r->text.at[w->start - 2]) == UPPER;
    if (!capitals || !spaced || !r->shouted) {
        r->shouted = 0;
        r->run_start = acronyms->count;
    }
    r->shouted += capitals;
    if (w->capitals < 2 || w->capitals > ACRONYM_MOST || w->digits || !(capitals || w->ends_in_s) ||
        is_known_acronym(r, w))
        return;
    acronyms->used =
        ca_room_for_one(acronyms->used, acronyms->count, &acronyms->capacity, sizeof *acronyms->used);
    acronyms->used[acronyms->count++] = (struct ca_acronym){
        .hash = w->as_spelt, .node = r->node, .place = w->start + 1, .explained = is_explained(r, w)};
}

/* Several words in capitals in a row are a heading or a raised voice, and no acronyms. */
static void forget_shouting(reader *r)
{
    ca_acronyms *acronyms = r->acronyms;
    size_t kept = r->run_start;
    for (size_t i = r->run_start; r->shouted >= SHOUTED && i < acronyms->count; i++)
        if (acronyms->used[i].explained) /* here, which holds for the rest of the record */
            acronyms->used[kept++] = acronyms->used[i];
    if (r->shouted >= SHOUTED)
        acronyms->count = kept;
}

static int by_hash(const void *a, const void *b)
{
    const uint64_t *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

static bool is_name(const ca_names *names, uint64_t hash)
{
    return bsearch(&hash, names->hashes, names->count, sizeof *names->hashes, by_hash) != NULL;
}

static void take_word(reader *r, const word *w)
{
    /* A letter beyond ASCII may be a capital: a name is rather shown once too often than missed. */
    enum class begins = class_of((unsigned char)r->text.at[w->start]);
    bool capital = begins == UPPER || begins == HIGH;
    if (capital && !r->found.named && r->names->count &&
        (is_name(r->names, w->hash) || is_name(r->names, w->owner) || is_name(r->names, w->without_s)))
        r->found.named = w->start + 1;
    unsigned kinds = r->words->slots[(uint32_t)w->hash & r->words->mask] ? look_up(r, w) : 0;
    if (w->capitals)
        look_for_acronym(r, w);
    else
        r->shouted = 0;
    forget_shouting(r);
    r->found.print = (r->found.print ^ w->hash) * 0xD6E8FEB86659FD93U;
    look_for_deed(r, w, kinds);
    for (int i = LOOKED_BACK - 1; i > 0; i--)
        r->last[i] = r->last[i - 1];
    r->last[0] = kinds;
    r->found.words++;
}

/* What was said before a full stop neither denies nor begins what follows. */
static void end_sentence(reader *r)
{
    r->subject = 0;
    for (int i = 0; i < LOOKED_BACK; i++)
        r->last[i] = 0;
}

static bool begins_word(const reader *r, size_t at)
{
    enum class class = class_of((unsigned char)r->text.at[at]);
    return class != OTHER && class != APOSTROPHE && !(class == HIGH && mark_at(r, at));
}

/* Steps over what is no word; knows quotation marks. */
static size_t step_over(reader *r, size_t at)
{
    size_t mark = mark_at(r, at);
    if (strchr(".;:!?\n", byte_at(r, at)) && byte_at(r, at))
        end_sentence(r);
    bool inches = at && class_of(byte_at(r, at - 1)) == DIGIT && !r->quoted;
    if (byte_at(r, at) == '"' && !inches)
        r->quoted = !r->quoted;
    if (mark == 3 && byte_at(r, at + 2) == 0x9C)
        r->quoted = true;
    if (mark == 3 && byte_at(r, at + 2) == 0x9D)
        r->quoted = false;
    return at + (mark ? mark : 1);
}

ca_survey ca_survey_text(const ca_words *words, const ca_names *names, ca_slice text, uint32_t node,
                         ca_acronyms *acronyms)
{
    reader r = {.words = words, .names = names, .text = text, .node = node, .acronyms = acronyms};
    for (size_t at = 0; at < text.size;) {
        if (!begins_word(&r, at)) {
            at = step_over(&r, at);
            continue;
        }
        word w = read_word(&r, at);
        take_word(&r, &w);
        at = w.end;
    }
    return r.found;
}

/* "Child 2", "Baby", "Unborn": what is written in the place of a name. */
static bool stands_for_a_name(const reader *r, const word *w)
{
    static const char *const stand_ins[] = {"baby", "child", "person", "unborn", "unknown", "young"};
    for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++)
        if (phrase_end(r, w->start, stand_ins[i], false) == w->end)
            return true;
    return false;
}

void ca_names_add(ca_names *names, ca_slice name)
{
    reader r = {.text = name};
    for (size_t at = 0; at < name.size;) {
        if (!begins_word(&r, at)) {
            at = step_over(&r, at);
            continue;
        }
        word w = read_word(&r, at);
        if (w.letters >= NAME_LEAST && !stands_for_a_name(&r, &w)) {
            names->hashes =
                ca_room_for_one(names->hashes, names->count, &names->capacity, sizeof *names->hashes);
            names->hashes[names->count++] = w.hash;
        }
        at = w.end;
    }
    if (names->count)
        qsort(names->hashes, names->count, sizeof *names->hashes, by_hash);
}
