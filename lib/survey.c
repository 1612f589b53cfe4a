/* SPDX-License-Identifier: MIT */
/* One pass over a text: its words are hashed as they are read, and only those that may stand in a list are
 * looked at again. */
#include "survey.h"

#include <string.h>

enum { SHOUTED = 3, ACRONYM_MOST = 7, LOOKED_BACK = 4 };

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

/* What may stand between the words of a phrase: space of any width, a hyphen or a dash. The length, or 0. */
static size_t gap_at(const reader *r, size_t at)
{
    unsigned char byte = ca_byte_at(r->text, at), last = ca_byte_at(r->text, at + 2);
    if (byte == ' ' || byte == '-' || byte == '\t' || byte == '\r' || byte == '\n')
        return 1;
    if (byte < 0x80)
        return 0;
    size_t mark = ca_mark_at(r->text, at);
    bool gap = (mark == 2 && ca_byte_at(r->text, at + 1) == 0xA0) ||
               (mark == 3 && ca_byte_at(r->text, at) == 0xE2 && ca_byte_at(r->text, at + 1) == 0x80 &&
                ((last >= 0x80 && last <= 0x95) || last == 0xAF)); /* U+2000 to U+2015, U+202F */
    return gap ? mark : 0;
}

/* Where the phrase that begins with the word at AT ends, or 0 when something else stands there. */
static size_t phrase_end(const reader *r, size_t at, const char *phrase)
{
    for (; *phrase; phrase++) {
        unsigned char byte = ca_byte_at(r->text, at);
        size_t apostrophe = *phrase == '\'' ? ca_apostrophe_at(r->text, at) : 0;
        if (*phrase == ' ') {
            size_t from = at;
            for (size_t gap; (gap = gap_at(r, at)); at += gap)
                continue;
            if (at == from)
                return 0;
        } else if (apostrophe) {
            at += apostrophe;
        } else {
            if (ca_class_of(byte) == CA_UPPER)
                byte = (unsigned char)(byte + ('a' - 'A'));
            if (byte != (unsigned char)*phrase)
                return 0;
            at++;
        }
    }
    enum ca_class next = ca_class_of(ca_byte_at(r->text, at));
    bool goes_on =
        next == CA_LOWER || next == CA_UPPER || next == CA_DIGIT || (next == CA_HIGH && !ca_mark_at(r->text, at));
    return goes_on || ca_apostrophe_at(r->text, at) ? 0 : at;
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

/* What the word behind W begins with, as phrases are spelt; 0 when there is none. */
static char letter_behind(const reader *r, const ca_word *w)
{
    size_t at = w->end;
    for (size_t gap; (gap = gap_at(r, at)); at += gap)
        continue;
    unsigned char byte = at > w->end ? ca_byte_at(r->text, at) : 0;
    return (char)(ca_class_of(byte) == CA_UPPER ? byte + ('a' - 'A') : byte);
}

/* The lists that the word, or a phrase that it begins, stands in, as bits. What is a word of effect means nothing
 * inside a hollow phrase: "child protection", "wishes and feelings". */
static unsigned look_up(reader *r, const ca_word *w)
{
    unsigned kinds = 0;
    uint32_t at = r->words->slots[(uint32_t)w->hash & r->words->mask];
    char behind = letter_behind(r, w);
    for (; at; at = r->words->phrases[at - 1].next) {
        const ca_phrase *phrase = &r->words->phrases[at - 1];
        size_t end = 0;
        if (phrase->second && phrase->second != behind && phrase->second != '\'')
            continue;
        if (phrase->hash == w->hash && counts(r, phrase->list))
            end = phrase_end(r, w->start, phrase->phrase);
        if (end)
            kinds |= 1U << phrase->list;
        if (phrase->list == CA_WORDS_HOLLOW && end > r->hollow_end)
            r->hollow_end = end;
    }
    if (w->start < r->hollow_end)
        kinds &= ~(1U << CA_WORDS_EFFECT);
    for (int list = 0; kinds >> list; list++)
        if (is_of(kinds, (enum ca_word_list)list) && !r->found.first[list])
            r->found.first[list] = w->start + 1;
    return kinds;
}

/* The child who does something, which is what the work meant: "she chairs her own reviews". One to whom something
 * is done ("she was seen") is not enough. */
static void look_for_deed(reader *r, const ca_word *w, unsigned kinds)
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
static bool is_known_acronym(const reader *r, const ca_word *w)
{
    uint32_t at = r->words->slots[(uint32_t)w->as_spelt & r->words->mask];
    for (; at; at = r->words->phrases[at - 1].next)
        if (r->words->phrases[at - 1].list == CA_WORDS_ACRONYMS && r->words->phrases[at - 1].hash == w->as_spelt)
            return true;
    return false;
}

/* "(IRO)", or "IRO (independent …)". */
static bool is_explained(const reader *r, const ca_word *w)
{
    size_t from = w->start, at = w->end;
    while (from && strchr(" \"", r->text.at[from - 1]))
        from--;
    while (ca_byte_at(r->text, at) == ' ' || ca_byte_at(r->text, at) == '"')
        at++;
    bool round = from && r->text.at[from - 1] == '(' && ca_byte_at(r->text, at) == ')';
    bool square = from && r->text.at[from - 1] == '[' && ca_byte_at(r->text, at) == ']';
    return round || square || (ca_byte_at(r->text, at) == '(' && ca_class_of(ca_byte_at(r->text, at + 1)) != CA_DIGIT);
}

static void look_for_acronym(reader *r, const ca_word *w)
{
    ca_acronyms *acronyms = r->acronyms;
    bool capitals = w->capitals && w->capitals == w->letters;
    bool spaced = w->start > 1 && strchr(" -", r->text.at[w->start - 1]) &&
                  ca_class_of((unsigned char)r->text.at[w->start - 2]) == CA_UPPER;
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
    for (size_t i = r->run_start; i < acronyms->count; i++)
        if (acronyms->used[i].explained) /* here, which holds for the rest of the record */
            acronyms->used[kept++] = acronyms->used[i];
    acronyms->count = kept;
}

static void take_word(reader *r, const ca_word *w)
{
    /* A letter beyond ASCII may be a capital: a name is rather shown once too often than missed. */
    enum ca_class begins = ca_class_of((unsigned char)r->text.at[w->start]);
    bool capital = begins == CA_UPPER || begins == CA_HIGH;
    if (capital && !r->found.named && ca_names_have(r->names, w))
        r->found.named = w->start + 1;
    unsigned kinds = ca_words_may_have(r->words, w->hash) ? look_up(r, w) : 0;
    if (w->capitals)
        look_for_acronym(r, w);
    else
        r->shouted = 0;
    if (r->shouted >= SHOUTED)
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

/* Steps over what is no word; knows quotation marks. */
static size_t step_over(reader *r, size_t at)
{
    unsigned char byte = ca_byte_at(r->text, at);
    if (byte == ' ' || byte == ',')
        return at + 1;
    if (byte == '.' || byte == ';' || byte == ':' || byte == '!' || byte == '?' || byte == '\n') {
        end_sentence(r);
        return at + 1;
    }
    size_t mark = ca_mark_at(r->text, at);
    bool inches = at && ca_class_of(ca_byte_at(r->text, at - 1)) == CA_DIGIT && !r->quoted;
    if (ca_byte_at(r->text, at) == '"' && !inches)
        r->quoted = !r->quoted;
    bool general = ca_byte_at(r->text, at) == 0xE2 && ca_byte_at(r->text, at + 1) == 0x80;
    if (general && ca_byte_at(r->text, at + 2) == 0x9C)
        r->quoted = true;
    if (general && ca_byte_at(r->text, at + 2) == 0x9D)
        r->quoted = false;
    return at + (mark ? mark : 1);
}

ca_survey ca_survey_text(const ca_words *words, const ca_names *names, ca_slice text, uint32_t node,
                         ca_acronyms *acronyms)
{
    reader r = {.words = words, .names = names, .text = text, .node = node, .acronyms = acronyms};
    for (size_t at = 0; at < text.size;) {
        if (!ca_word_begins(r.text, at)) {
            at = step_over(&r, at);
            continue;
        }
        ca_word w = ca_word_read(r.text, at);
        take_word(&r, &w);
        at = w.end;
    }
    return r.found;
}
