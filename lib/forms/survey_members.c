/* SPDX-License-Identifier: MIT */
/* A heading is recognised only if all its words are accounted for: a column that is left out of a map is seen by its reader,
 * and a wrong one is not. */
#include "forms/survey_members.h"

#include "base/utf8.h"
#include "data/list_words.h"
#include "forms/form_labels.h"
#include "forms/form_words.h"
#include "forms/survey_texts.h"
#include "intake/headings.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const ca_framework *framework;
    ca_arena *arena; /* for paths */
} member_search;

static ca_slice kept(member_search *s, const ca_text *text)
{
    return ca_arena_str(s->arena, (ca_slice){ca_text_words(text), text->size});
}

static bool is_none(ca_slice path)
{
    return !path.size;
}

static const ca_slice none = {"", 0};

/* --- words -------------------------------------------------------------------------------------------------------- */

enum { WORDS_MOST = 40 };

typedef struct {
    ca_slice list[WORDS_MOST];
    size_t count;
    bool too_many;
} word_list;

/* Splits TEXT into its words of letters and digits. */
static void split(word_list *to, ca_slice text)
{
    size_t at = 0;
    *to = (word_list){.count = 0};
    while (at < text.size) {
        size_t start = at;
        while (at < text.size && (ca_character_is_letter_or_digit(text.at[at]) || (unsigned char)text.at[at] >= 0xC3))
            at++;
        if (at > start && to->count < WORDS_MOST)
            to->list[to->count++] = (ca_slice){text.at + start, at - start};
        else if (at > start)
            to->too_many = true;
        at += at == start;
    }
}

static bool is_one_of(ca_slice word, const char *const *list)
{
    for (size_t i = 0; list[i]; i++)
        if (ca_slice_alike(word, list[i]))
            return true;
    return false;
}

/* Words that may be around a title. */
static const char *const fillers[] = {
    "a",    "an",   "and", "any",    "case", "file",     "for",      "give",   "how",     "in",    "is", "it",
    "of",   "on",   "our", "please", "q",    "question", "s",        "that",   "the",     "this",  "to", "was",
    "what", "were", "you", "your",   "area", "each",     "standard", "answer", "answers", "audit", NULL};

/* A part of an answer, and the words that name it. */
static const struct {
    const char *part;
    const char *const words[10];
} parts[] = {
    {"grade", {"grade", "grading", "judgement", "judgment", "rating", "rate", "score", "graded", NULL}},
    {"evidence", {"evidence", "reasons", "rationale", "explanation", "explain", "why", NULL}},
    {"impact", {"impact", NULL}},
    {"comment", {"comment", "comments", NULL}},
    {"date", {"date", NULL}},
};
enum { PARTS = sizeof parts / sizeof *parts };

/* Returns the size of the number of a question at the beginning of TEXT, such as 12, Q12 or q12a; 0: there is none. */
static size_t number_size(ca_slice text)
{
    size_t at = text.size > 1 && (text.at[0] | 0x20) == 'q', first = at;
    while (at < text.size && text.at[at] >= '0' && text.at[at] <= '9')
        at++;
    if (at == first)
        return 0;
    bool letter = at < text.size && (text.at[at] | 0x20) >= 'a' && (text.at[at] | 0x20) <= 'z' &&
                  (at + 1 == text.size || !ca_character_is_letter_or_digit(text.at[at + 1]));
    return at + letter;
}

static bool is_number(ca_slice word)
{
    return word.size && number_size(word) == word.size;
}

/* Returns the index of the part that WORD names, or -1. */
static int part_of(ca_slice word)
{
    for (int i = 0; i < PARTS; i++)
        if (is_one_of(word, parts[i].words))
            return i;
    return -1;
}

/* Reads the words of ALL but those from FIRST to END: sets PART to the part that they name, -1: none. Returns false if a word is
 * neither a part nor one that may be around a title. */
static bool read_rest(const word_list *all, size_t first, size_t end, int *part)
{
    bool known = true;
    *part = -1;
    for (size_t i = 0; i < all->count; i++) {
        if (i >= first && i < end)
            continue;
        int found = part_of(all->list[i]);
        if (found >= 0 && *part >= 0 && found != *part)
            return false;
        *part = found >= 0 ? found : *part;
        known &= found >= 0 || is_number(all->list[i]) || is_one_of(all->list[i], fillers);
    }
    return known && !all->too_many;
}

/* Returns the index in ALL at which the words of TITLE are; or the count. */
static size_t find_words(const word_list *all, const word_list *title)
{
    for (size_t i = 0; title->count && i + title->count <= all->count; i++) {
        size_t same = 0;
        while (same < title->count && ca_same_letters(all->list[i + same], title->list[same]))
            same++;
        if (same == title->count)
            return i;
    }
    return all->count;
}

/* --- members ------------------------------------------------------------------------------------------------------ */

static ca_slice path_of(member_search *s, const char *stem, const char *id, const char *part)
{
    ca_text path = {0};
    ca_text_format(&path, "%s%s%s%s", stem, id, *part ? "." : "", part);
    ca_slice result = kept(s, &path);
    ca_text_free(&path);
    return ca_survey_member(s->framework, result).field == CA_FIELD_COUNT ? none : result;
}

/* Returns the title or the id of QUESTION as words; AS_ID: the id. */
static void question_words(const ca_question *question, bool as_id, word_list *to)
{
    split(to, ca_slice_of(as_id ? question->id : question->title));
}

/* Returns the path of the answer to the question whose title, or else id, is in HEADING; the longest counts. */
static ca_slice question_of(member_search *s, ca_slice heading)
{
    word_list all, title;
    size_t most = 0;
    ca_slice found = none;
    split(&all, heading);
    for (int i = 0; i < s->framework->question_count; i++) {
        const ca_question *question = &s->framework->questions[i];
        for (int as_id = 0; as_id < 2; as_id++) {
            int part;
            question_words(question, as_id, &title);
            size_t at = find_words(&all, &title);
            if (at == all.count || title.count <= most || !read_rest(&all, at, at + title.count, &part))
                continue;
            const char *name = part >= 0 ? parts[part].part : question->type == CA_QUESTION_GRADE ? "grade" : "answer";
            if (part == 0 && question->type != CA_QUESTION_GRADE)
                name = "answer";
            found = path_of(s, "answers.", question->id, name);
            most = title.count;
        }
    }
    return found;
}

/* Returns the path of a flag or an extra field with this title or id. */
static ca_slice named_of(member_search *s, ca_slice heading)
{
    const ca_framework *f = s->framework;
    for (int i = 0; i < f->flag_count; i++)
        if (ca_same_letters(heading, ca_slice_of(f->flags[i].title)) || ca_slice_is(heading, f->flags[i].id))
            return path_of(s, "flags.", f->flags[i].id, "");
    for (int i = 0; i < f->head_count; i++)
        if (ca_same_letters(heading, ca_slice_of(f->heads[i].title)) || ca_slice_is(heading, f->heads[i].id))
            return path_of(s, "heads.", f->heads[i].id, "");
    return none;
}

/* Returns the path of the overall grade, or of its reason. */
static ca_slice overall_of(member_search *s, ca_slice heading)
{
    static const char *const reasons[] = {"reason", "reasons", "rationale", "evidence", "why", "explanation", NULL};
    word_list all;
    int part;
    bool overall = false, reason = false;
    split(&all, heading);
    for (size_t i = 0; i < all.count; i++) {
        bool named = ca_slice_alike(all.list[i], "overall");
        bool because = is_one_of(all.list[i], reasons);
        overall |= named;
        reason |= because;
        if (named || because)
            all.list[i] = ca_slice_of("the"); /* it may be around a title */
    }
    if (!overall || !read_rest(&all, 0, 0, &part) || (part > 0 && !reason))
        return none;
    return path_of(s, "overall.", reason ? "reason" : "grade", "");
}

/* Returns the path of an action by words such as "Action 2: owner". */
static ca_slice action_of(member_search *s, ca_slice heading)
{
    static const char *const owners[] = {"owner", "who", "responsible", "by whom", NULL};
    static const char *const days[] = {"due", "when", "deadline", "date", "by", NULL};
    word_list all;
    bool action = false, owner = false, due = false;
    ca_slice number = none;
    split(&all, heading);
    for (size_t i = 0; i < all.count; i++) {
        bool known = true;
        if (ca_slice_alike(all.list[i], "action"))
            action = true;
        else if (is_one_of(all.list[i], owners))
            owner = true;
        else if (is_one_of(all.list[i], days))
            due = true;
        else if (is_number(all.list[i]) && all.list[i].at[0] >= '1' && all.list[i].at[0] <= '9' && !number.size)
            number = all.list[i];
        else
            known = is_one_of(all.list[i], fillers);
        if (!known)
            return none;
    }
    if (!action || !number.size || (owner && due))
        return none;
    char *digits = ca_copy(number.at, number.size);
    ca_slice found = path_of(s, "actions.", digits, owner ? "owner" : due ? "due" : "action");
    free(digits);
    return found;
}

static ca_slice labelled(ca_slice heading)
{
    enum ca_field field = ca_heading_field(heading);
    for (int i = 0; i < CA_FIELD_COUNT && field == CA_FIELD_COUNT; i++) {
        const char *label = ca_form_member_label((enum ca_field)i);
        if (label && ca_same_letters(heading, ca_slice_of(label)) && strncmp(ca_fields[i].path, "moderation.", 11) != 0)
            field = (enum ca_field)i;
    }
    return field == CA_FIELD_COUNT ? none : ca_slice_of(ca_fields[field].path);
}

typedef struct {
    ca_slice heading, path;
} word_search;

static void compare_word(void *context, ca_slice path, ca_slice words)
{
    word_search *search = context;
    bool moderator = path.size > 11 && memcmp(path.at, "moderation.", 11) == 0; /* the survey is the auditor's */
    if (is_none(search->path) && !moderator && ca_same_letters(search->heading, words))
        search->path = path;
}

/* Returns the path of the member that authorities name so at the head of their Word forms: "Date of audit". */
static ca_slice word_of(member_search *s, ca_slice heading)
{
    word_search search = {.heading = heading, .path = none};
    ca_form_words_each(CA_FORM_WORD_LABEL, compare_word, &search);
    if (is_none(search.path))
        return none;
    char *path = ca_copy(search.path.at, search.path.size);
    ca_slice found = path_of(s, path, "", strcmp(path, "overall") == 0 ? "grade" : "");
    free(path);
    return found;
}

/* Returns the last part of a heading: of "group/question" or "Question [Row]". */
static ca_slice last_part(ca_slice heading)
{
    ca_slice text = ca_slice_trimmed(heading, " \t\r\n]");
    size_t at = text.size;
    while (at && text.at[at - 1] != '/' && text.at[at - 1] != '[')
        at--;
    return ca_text_without_blanks((ca_slice){text.at + at, text.size - at});
}

/* Returns HEADING without a number before it: "12. Risk" is "Risk". */
static ca_slice without_number(ca_slice heading)
{
    size_t at = number_size(heading);
    bool numbered = at && at < heading.size && strchr(".): ", heading.at[at]);
    return numbered ? ca_text_without_blanks(ca_slice_trimmed((ca_slice){heading.at + at, heading.size - at}, ".): "))
                    : heading;
}

/* Returns HEADING in small letters, if that is the path of a member; or an empty slice. */
static ca_slice path_in(member_search *s, ca_slice heading)
{
    ca_text small = {0};
    for (size_t i = 0; i < heading.size; i++)
        ca_text_byte(&small,
                     (char)(heading.at[i] >= 'A' && heading.at[i] <= 'Z' ? heading.at[i] | 0x20 : heading.at[i]));
    ca_slice path = {ca_text_words(&small), small.size};
    path = ca_survey_member(s->framework, path).field == CA_FIELD_COUNT ? none : kept(s, &small);
    ca_text_free(&small);
    return path;
}

ca_slice ca_survey_recognise(const ca_framework *framework, ca_slice heading, ca_arena *arena)
{
    member_search search = {framework, arena}, *s = &search;
    ca_slice whole = ca_text_without_blanks(heading), last = last_part(heading), bare = without_number(whole);
    ca_slice path = path_in(s, whole);
    path = is_none(path) ? labelled(bare) : path;
    path = is_none(path) ? named_of(s, bare) : path;
    path = is_none(path) ? overall_of(s, whole) : path;
    path = is_none(path) ? action_of(s, whole) : path;
    path = is_none(path) ? question_of(s, whole) : path;
    if (is_none(path) && last.size < whole.size) {
        path = question_of(s, last);
        path = is_none(path) ? named_of(s, last) : path;
        path = is_none(path) ? labelled(last) : path;
    }
    path = is_none(path) ? word_of(s, bare) : path;
    return is_none(path) ? word_of(s, last) : path;
}
