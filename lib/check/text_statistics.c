/* SPDX-License-Identifier: MIT */
/* Reads a text in one pass: words are hashed as they are read, and only those that may be in a list are compared. */
#include "check/text_statistics.h"

#include "base/tokenize.h"
#include "check/name_uses.h"
#include "check/text_dates.h"

#include <string.h>

enum {
    SHOUTED = 3,
    ACRONYM_MOST = 7,
    LOOKED_BACK = 4,
    LIST_BITS = 16,
    SENTENCE_LEAST = 8, /* words of a sentence that is not repeated by chance */
    AHEAD_WITHIN = 3    /* words after a date in which it may be told as one to come: "on 3 October she will" */
};
_Static_assert((int)CA_WORD_LISTS_OF_TEXTS <= (int)LIST_BITS && (int)LOOKED_BACK * (int)LIST_BITS <= 64,
               "the lists of the words before are bits of one number");

typedef struct {
    const ca_words *words;
    const ca_names *names;
    ca_slice text;
    uint32_t node;
    ca_acronyms *acronyms;
    ca_text_statistics found;
    bool quoted;
    unsigned shouted;  /* words in capitals in a row */
    size_t run_start;  /* the number of acronyms before that row */
    uint64_t last;     /* the lists of the words before, as bits: LIST_BITS for each, the previous word's lowest */
    unsigned seen;     /* the lists with a word found so far, as bits */
    size_t hollow_end; /* the offset of the end of the last hollow phrase */
    size_t subject;    /* the offset of "he" or "she", until the text shows whether they do something */
    const ca_text_search *search;
    struct {
        size_t start;   /* the offset after the end of the sentence before */
        uint32_t words; /* the words before it in the text, and their print */
        uint64_t print;
    } sentence;
    uint32_t ahead; /* the number of the last word that tells of a day to come; 0: none */
    size_t date;    /* the offset + 1 of a date after the audit, until its sentence shows whether it is to come */
    uint32_t dated; /* the number of its last word */
} reader;

/* Returns the offset of the end of the gaps at AT, which are between the words of a phrase, or AT if there are none. */
static size_t skip_gaps(const reader *r, size_t at)
{
    for (size_t gap; (gap = ca_gap_at(r->text, at)); at += gap)
        continue;
    return at;
}

/* Returns the character at *AT as phrases are spelt, and moves *AT past it. It is one byte of the character, a space
 * for any gaps, or 0 at the end. */
static unsigned char next_of_phrase(const reader *r, size_t *at)
{
    unsigned char byte = ca_byte_at(r->text, *at);
    enum ca_class class = ca_class_of(byte);
    if (class == CA_LOWER || class == CA_UPPER) {
        ++*at;
        return class == CA_UPPER ? (unsigned char)(byte + ('a' - 'A')) : byte;
    }
    size_t end = skip_gaps(r, *at), apostrophe = end > *at ? 0 : ca_apostrophe_at(r->text, *at);
    if (end > *at || apostrophe) {
        byte = apostrophe ? '\'' : ' ';
        *at = end + apostrophe;
        return byte;
    }
    ++*at;
    return byte;
}

/* Returns whether a word ends before AT. */
static bool is_after_word(const reader *r, size_t at)
{
    enum ca_class next = ca_class_of(ca_byte_at(r->text, at));
    bool goes_on =
        next == CA_LOWER || next == CA_UPPER || next == CA_DIGIT || (next == CA_HIGH && !ca_mark_at(r->text, at));
    return !goes_on && !ca_apostrophe_at(r->text, at);
}

static bool is_of(unsigned kinds, enum ca_word_list list)
{
    return kinds >> list & 1;
}

/* Returns whether the word is not the auditor's own judgement: "felt useless" is a person's feeling, "not as attention
 * seeking" a denial. */
static bool is_quoted_or_denied(const reader *r)
{
    _Static_assert(LIST_BITS == 16 && LOOKED_BACK == 4, "a bit for each word before, whose lists are 16 bits");
    const uint64_t denials = 0x0001000100010001U << CA_WORDS_DENIALS;
    return r->quoted || (r->last & denials);
}

/* Lists whose words count only in some contexts. */
enum { CONDITIONAL = 1 << CA_WORDS_EMOTIVE | 1 << CA_WORDS_BLAMING | 1 << CA_WORDS_VAGUE | 1 << CA_WORDS_ACRONYMS };

/* Returns those of the lists KINDS for which the word counts in this context. */
static unsigned counting(const reader *r, unsigned kinds)
{
    if (kinds & (1U << CA_WORDS_EMOTIVE | 1U << CA_WORDS_BLAMING) && is_quoted_or_denied(r))
        kinds &= ~(1U << CA_WORDS_EMOTIVE | 1U << CA_WORDS_BLAMING);
    /* "Update the plan", "plan to be updated": a vague verb counts if it is the action. */
    if (is_of(kinds, CA_WORDS_VAGUE) && r->found.words >= 2 && !is_of((unsigned)r->last, CA_WORDS_BEFORE_VERBS))
        kinds &= ~(1U << CA_WORDS_VAGUE);
    return kinds & ~(1U << CA_WORDS_ACRONYMS); /* acronyms are looked up by their exact spelling */
}

/* Returns whether a phrase of ENTRY is possible at W. If W is followed by a space and a letter, the letter decides. */
static bool phrase_is_possible(const reader *r, const ca_word *w, const ca_listed *entry)
{
    if (w->end + 1 >= r->text.size || r->text.at[w->end] != ' ')
        return entry->seconds;
    unsigned letter = (unsigned)(unsigned char)r->text.at[w->end + 1] - 'a';
    return letter < CA_NO_LETTER ? entry->seconds & (1U << letter | 1U << CA_NO_LETTER) : entry->seconds;
}

/* Returns the first of the sorted phrases from FROM to TO whose byte at OFFSET is BYTE or greater. */
static const ca_phrase *first_from(const ca_phrase *from, const ca_phrase *to, size_t offset, unsigned byte)
{
    while (from < to) {
        const ca_phrase *middle = from + (to - from) / 2;
        if ((unsigned char)middle->phrase[offset] < byte)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* Returns whether PHRASE begins with W itself, and not with another word with the same hash. */
static bool begins_with(const reader *r, const ca_word *w, const ca_phrase *phrase)
{
    size_t at = w->start, same = 0;
    while (same < phrase->first && next_of_phrase(r, &at) == (unsigned char)phrase->phrase[same])
        same++;
    return same == phrase->first && (!phrase->first || at == w->end);
}

/* Returns the lists, as bits, of the phrases of ENTRY, which begin with the word, that are found here. All are compared
 * at once: those that match the text so far are adjacent, and are fewer with every byte; mostly the first byte of the
 * second word decides. */
static unsigned find_phrases(reader *r, const ca_word *w, const ca_listed *entry)
{
    const ca_phrase *from = &r->words->phrases[entry->phrases], *to = from + entry->phrase_count;
    unsigned kinds = 0;
    size_t offset = from->first, at = offset ? w->end : w->start;
    for (; from < to; offset++) {
        if (!from->phrase[offset]) {
            unsigned found = is_after_word(r, at) && begins_with(r, w, from) ? counting(r, from->lists) : 0;
            kinds |= found;
            if (is_of(found, CA_WORDS_HOLLOW) && at > r->hollow_end)
                r->hollow_end = at;
            from++;
        }
        unsigned byte = from < to ? next_of_phrase(r, &at) : 0;
        if (!byte)
            break;
        if ((unsigned char)from->phrase[offset] != byte)
            from = first_from(from, to, offset, byte);
        if (from < to && (unsigned char)to[-1].phrase[offset] != byte)
            to = first_from(from, to, offset, byte + 1);
    }
    return kinds;
}

/* Notes a word that tells of a day to come; so a date just before it is to come, too. */
__attribute__((noinline)) static void note_ahead(reader *r)
{
    r->ahead = r->found.words + 1;
    if (r->date && r->ahead - r->dated <= AHEAD_WITHIN)
        r->date = 0;
}

/* Returns the lists, as bits, of the word and of the phrases that it begins. A word of effect does not count inside a
 * hollow phrase: "child protection", "wishes and feelings". */
static unsigned look_up(reader *r, const ca_word *w)
{
    const ca_listed *entry = ca_words_find(r->words, w->hash);
    unsigned kinds = (uint16_t)entry->lists; /* those of texts */
    if (kinds & CONDITIONAL)
        kinds = counting(r, kinds);
    if (phrase_is_possible(r, w, entry))
        kinds |= find_phrases(r, w, entry);
    if (!kinds)
        return 0; /* as for most words */
    if (is_of(kinds, CA_WORDS_AHEAD))
        note_ahead(r);
    if (is_of(kinds, CA_WORDS_HOLLOW) && w->end > r->hollow_end)
        r->hollow_end = w->end;
    if (w->start < r->hollow_end)
        kinds &= ~(1U << CA_WORDS_EFFECT);
    for (unsigned fresh = kinds & ~r->seen; fresh; fresh &= fresh - 1)
        r->found.first[__builtin_ctz(fresh)] = w->start + 1;
    r->seen |= kinds;
    return kinds;
}

/* Notes a child who does something, which is an effect of the work: "she chairs her own reviews". A child to whom
 * something is done ("she was seen") is not enough. */
static void find_deed(reader *r, const ca_word *w, unsigned kinds)
{
    if (is_of(kinds, CA_WORDS_SUBJECTS)) {
        r->subject = w->start + 1;
    } else if (!is_of(kinds, CA_WORDS_BETWEEN)) {
        if (!is_of(kinds, CA_WORDS_PASSIVE) && !r->found.first[CA_WORDS_EFFECT]) {
            r->found.first[CA_WORDS_EFFECT] = r->subject;
            r->seen |= 1U << CA_WORDS_EFFECT;
        }
        r->subject = 0;
    }
}

/* Returns whether the word is in the list of acronyms; an s at its end does not count. */
static bool is_known_acronym(const reader *r, const ca_word *w)
{
    return is_of(ca_words_find(r->words, w->as_spelt)->lists, CA_WORDS_ACRONYMS);
}

/* Returns whether the text explains the acronym: "(IRO)", or "IRO (independent …)". */
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

static void find_acronym(reader *r, const ca_word *w)
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
    acronyms->used = ca_array_grow(acronyms->used, acronyms->count, &acronyms->capacity, sizeof *acronyms->used);
    acronyms->used[acronyms->count++] = (struct ca_acronym){
        .hash = w->as_spelt, .node = r->node, .offset = w->start + 1, .explained = is_explained(r, w)};
}

/* Removes several words in capitals in a row: they are a heading or emphasis, not acronyms. */
static void forget_shouting(reader *r)
{
    ca_acronyms *acronyms = r->acronyms;
    size_t kept = r->run_start;
    for (size_t i = r->run_start; i < acronyms->count; i++)
        if (acronyms->used[i].explained) /* explained here, which holds for the rest of the record */
            acronyms->used[kept++] = acronyms->used[i];
    acronyms->count = kept;
}

/* A letter beyond ASCII may be a capital: reporting a word that is no name is better than missing a name. */
static void find_name(reader *r, const ca_word *w)
{
    enum ca_class begins = ca_class_of((unsigned char)r->text.at[w->start]);
    bool capital = begins == CA_UPPER || begins == CA_HIGH;
    unsigned whose;
    if (capital && !r->found.named && ca_names_at(r->names, r->text, w->start, &whose))
        r->found.named = w->start + 1;
}

/* Returns the print of the last WORDS words, of which PRINT is the print of those before. */
static uint64_t print_since(const reader *r, uint64_t print, uint32_t words)
{
    uint64_t power = CA_PRINT_STEP, rest = 1;
    if (words < CA_PRINT_POWERS)
        return r->found.print - print * r->words->powers[words];
    for (; words; words >>= 1, power *= power)
        rest *= words & 1 ? power : 1;
    return r->found.print - print * rest;
}

/* Returns the offset of the first word at or after AT. */
static size_t next_word(const reader *r, size_t at)
{
    while (at < r->text.size && !ca_word_begins(r->text, at)) {
        size_t mark = ca_mark_at(r->text, at);
        at += mark ? mark : 1;
    }
    return at;
}

/* Keeps a date of the sentence that just ended, which did not tell it as one to come. */
static void keep_date(reader *r)
{
    if (r->date && !r->found.later)
        r->found.later = r->date;
    r->date = 0;
}

/* Ends the sentence whose last byte is before END: a sentence that was in the text before is noted. */
__attribute__((noinline)) static void end_statement(reader *r, size_t end)
{
    uint32_t words = r->found.words - r->sentence.words;
    if (words >= SENTENCE_LEAST && r->search->sentences) {
        uint32_t *number = ca_print_table_at(r->search->sentences, print_since(r, r->sentence.print, words));
        if (*number && !r->found.repeated)
            r->found.repeated = next_word(r, r->sentence.start) + 1;
        *number = 1;
    }
    keep_date(r);
    r->sentence.start = end;
    r->sentence.words = r->found.words;
    r->sentence.print = r->found.print;
}

/* Notes a date after the audit, unless its sentence has told so far that it is to come. */
static void find_date(reader *r, const ca_word *w)
{
    ca_text_date date;
    keep_date(r);
    if (r->found.later || !ca_text_date_read(&date, r->text, w->start, w->end) || date.first <= r->search->audited ||
        r->ahead > r->sentence.words || ca_text_date_is_limit(&date, r->text))
        return;
    r->date = date.start + 1;
    r->dated = r->found.words + 1;
}

/* Looks at a word with a capital or a digit; out of the way of the others. */
__attribute__((noinline)) static void read_closely(reader *r, const ca_word *w)
{
    if (w->capitals) {
        find_acronym(r, w);
        if (r->search->uses)
            ca_name_uses_add(r->search->uses, r->words, r->text, r->node, w, r->found.words == r->sentence.words);
    } else {
        r->shouted = 0;
    }
    if (r->shouted >= SHOUTED)
        forget_shouting(r);
    if (w->digits && r->search->audited != CA_NO_DATE)
        find_date(r, w);
}

static void count_word(reader *r, const ca_word *w)
{
    if (r->names->count)
        find_name(r, w);
    unsigned kinds = look_up(r, w);
    if (w->capitals | w->digits)
        read_closely(r, w);
    else
        r->shouted = 0;
    r->found.print = r->found.print * CA_PRINT_STEP + w->hash;
    if (r->subject || is_of(kinds, CA_WORDS_SUBJECTS))
        find_deed(r, w, kinds);
    r->last = r->last << LIST_BITS | kinds;
    r->found.words++;
}

/* Ends a sentence: words before a full stop do not deny or begin anything after it. */
static void end_sentence(reader *r)
{
    r->subject = r->last = 0;
}

/* Skips bytes that are not part of a word, and notes quotation marks. */
static size_t skip_other(reader *r, size_t at)
{
    unsigned char byte = ca_byte_at(r->text, at);
    if (byte == ',')
        return at + 1;
    if (byte == '.' || byte == ';' || byte == ':' || byte == '!' || byte == '?' || byte == '\n') {
        end_sentence(r);
        bool number = byte == '.' && at + 1 < r->text.size && ca_word_begins(r->text, at + 1); /* 12.11.2017 */
        if (byte != ';' && byte != ':' && !number)
            end_statement(r, at + 1);
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

ca_text_statistics ca_text_statistics_read(const ca_words *words, const ca_names *names, ca_slice text, uint32_t node,
                                           ca_acronyms *acronyms, const ca_text_search *search)
{
    reader r = {.words = words, .names = names, .text = text, .node = node, .acronyms = acronyms, .search = search};
    if (search->sentences)
        ca_print_table_clear(search->sentences);
    for (size_t at = 0; at < text.size;) {
        if (text.at[at] == ' ') {
            at++;
            continue;
        }
        if (!ca_word_begins(r.text, at)) {
            at = skip_other(&r, at);
            continue;
        }
        ca_word w;
        ca_word_read(&w, r.text, at);
        count_word(&r, &w);
        at = w.end;
    }
    end_statement(&r, text.size);
    return r.found;
}
