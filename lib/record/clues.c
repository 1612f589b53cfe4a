/* SPDX-License-Identifier: MIT */
/* Clues to the persons that a record is about, and the search for them in a text. */
#include "record/clues.h"

#include "data/framework_digest.h"

#include "base/tokenize.h"
#include "record/name_words.h"
#include "record/person.h"
#include "record/pieces.h"
#include "record/spellings.h"
#include "record/theme_meant.h"

#include <stdlib.h>
#include <string.h>

/* --- a date of birth as people write it: 2009-02-03, 3.2.2009, 03/02/09, 3 Feb 2009, 3rd of February 2009 --------- */

enum { MONTH_LEAST = 3, SIGNS_MOST = 4, NUMBER_MOST = 8 };

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};

/* A part of a date: a number, or the name of a month. */
typedef struct {
    int month; /* from 1; 0: it is a number */
    int number;
    size_t digits;
} part;

static ca_born born_on(ca_date date)
{
    ca_text text = {0};
    ca_date_write(&text, date); /* ten characters */
    ca_born born = {atoi(text.at), atoi(text.at + 5), atoi(text.at + 8)};
    ca_text_free(&text);
    return born;
}

/* Returns the month whose first letters WORD has ("Sept" and "Febuary", too), or 0. */
static int month_of(const ca_spelling *word)
{
    for (int i = 0; word->size >= MONTH_LEAST && i < 12; i++)
        if (memcmp(word->first, months[i], MONTH_LEAST) == 0)
            return i + 1;
    return 0;
}

static bool is_any(const ca_spelling *word, const char *const *list)
{
    for (; *list; list++)
        if (ca_spelling_is(word, *list))
            return true;
    return false;
}

/* Reads the part at AT into *P. Returns the offset of its end, with the "rd" of "3rd", or 0 if there is none. */
static size_t read_part(ca_slice text, size_t at, part *p)
{
    static const char *const ordinals[] = {"st", "nd", "rd", "th", NULL};
    ca_spelling spelling = ca_spelling_begin(), after = ca_spelling_begin();
    if (!ca_piece_begins(text, at))
        return 0;
    ca_piece piece = ca_piece_read(text, at, &spelling);
    *p = (part){.month = piece.number ? 0 : month_of(&spelling), .digits = piece.number ? spelling.size : 0};
    if (!piece.number)
        return p->month ? piece.end : 0;
    if (spelling.size > NUMBER_MOST)
        return 0;
    for (size_t i = 0; i < spelling.size; i++)
        p->number = 10 * p->number + (spelling.first[i] - '0');
    if (spelling.size <= 2 && ca_piece_begins(text, piece.end)) {
        size_t end = ca_piece_read(text, piece.end, &after).end;
        return is_any(&after, ordinals) ? end : piece.end;
    }
    return piece.end;
}

static size_t skip_signs(ca_slice text, size_t at)
{
    for (int signs = 0; signs < SIGNS_MOST && at < text.size && !ca_piece_begins(text, at); signs++)
        at += ca_letter_read(text, at).size;
    return at;
}

/* Returns the offset after the signs between two parts, whatever they are, and after "of". */
static size_t skip_joint(ca_slice text, size_t at)
{
    static const char *const small[] = {"of", "day", "in", "the", NULL};
    for (int words = 0; words < 3; words++) {
        ca_spelling word = ca_spelling_begin();
        at = skip_signs(text, at);
        if (!ca_piece_begins(text, at))
            break;
        size_t end = ca_piece_read(text, at, &word).end;
        if (!is_any(&word, small))
            break;
        at = end;
    }
    return at;
}

static bool is_year(const ca_born *born, const part *p)
{
    return (p->digits == 4 && p->number == born->year) || (p->digits == 2 && p->number == born->year % 100);
}

static bool is_day(const ca_born *born, const part *p)
{
    return (p->digits == 1 || p->digits == 2) && p->number == born->day;
}

static bool is_month(const ca_born *born, const part *p)
{
    return p->month ? p->month == born->month : p->digits >= 1 && p->digits <= 2 && p->number == born->month;
}

/* Returns whether P is the whole date without signs: 20090203, 03022009, 030209, 090203. */
static bool is_all(const ca_born *born, const part *p)
{
    int backwards = born->month * 100 + born->day, forwards = born->day * 100 + born->month;
    if (p->digits == 8)
        return p->number == born->year * 10000 + backwards || p->number == forwards * 10000 + born->year;
    return p->digits == 6 &&
           (p->number == born->year % 100 * 10000 + backwards || p->number == forwards * 100 + born->year % 100);
}

/* Returns whether the piece at AT begins like the date: with a digit, or with the first letters of its month. */
static bool begins(const ca_born *born, ca_slice text, size_t at)
{
    const char *month = months[born->month - 1];
    enum ca_class class = ca_class_of(ca_byte_at(text, at));
    return class == CA_DIGIT || class == CA_HIGH ||
           ((text.at[at] | 0x20) == month[0] && (ca_byte_at(text, at + 1) | 0x20) == month[1]);
}

/* Returns the offset of the end of the date if it is written at AT, where a piece begins, else 0. The day is before the
 * month if both are numbers; the year may be its last two digits. */
static size_t born_at(const ca_born *born, ca_slice text, size_t at)
{
    part p[3];
    size_t end = 0;
    for (int i = 0; i < 3; i++) {
        if (!i && !begins(born, text, at))
            return 0;
        size_t start = i ? skip_joint(text, end) : at;
        bool apart = start > end; /* two numbers need something between them */
        end = read_part(text, start, &p[i]);
        if (i == 0 && end && is_all(born, &p[0]))
            return end;
        if (!end || (i && !apart && p[i].digits && p[i - 1].digits))
            return 0;
    }
    bool day_first = is_day(born, &p[0]) && is_month(born, &p[1]) && is_year(born, &p[2]);
    bool year_first = p[0].digits == 4 && is_year(born, &p[0]) && is_month(born, &p[1]) && is_day(born, &p[2]);
    bool month_first = p[0].month && is_month(born, &p[0]) && is_day(born, &p[1]) && is_year(born, &p[2]);
    return day_first || year_first || month_first ? end : 0;
}

/* --- clues in a text ---------------------------------------------------------------------------------------------- */

static const char *const substitutes[CA_CLUE_COUNT] = {
    [CA_CLUE_CHILD] = "[child]",   [CA_CLUE_WORKER] = "[worker]",      [CA_CLUE_CASE] = "[case]",
    [CA_CLUE_RECORD] = "[record]", [CA_CLUE_BORN] = "[date of birth]",
};

void ca_clues_clear(ca_clues *clues)
{
    ca_names_clear(&clues->names);
    clues->born_count = 0;
}

void ca_clues_add_born(ca_clues *clues, ca_date date)
{
    clues->born = ca_array_grow(clues->born, clues->born_count, &clues->born_capacity, sizeof *clues->born);
    clues->born[clues->born_count++] = born_on(date);
}

/* Sets *CLUE to the clue that begins at AT. Returns the offset of its end, or 0 if there is none. */
static size_t clue_at(const ca_clues *clues, ca_slice text, size_t at, enum ca_clue *clue)
{
    unsigned whose = 0;
    size_t end = 0;
    for (size_t i = 0; i < clues->born_count && !end; i++)
        end = born_at(&clues->born[i], text, at);
    *clue = CA_CLUE_BORN;
    if (end)
        return end;
    end = ca_names_at(&clues->names, text, at, &whose);
    *clue = whose & CA_NAMES_CHILD    ? CA_CLUE_CHILD
            : whose & CA_NAMES_WORKER ? CA_CLUE_WORKER
            : whose & CA_NAMES_CASE   ? CA_CLUE_CASE
                                      : CA_CLUE_RECORD;
    return end;
}

const char *ca_clue_mark(enum ca_clue clue)
{
    return substitutes[clue];
}

/* Every piece of a word is tried. */
size_t ca_clues_next(const ca_clues *clues, ca_slice text, size_t at, size_t *end, enum ca_clue *clue)
{
    while ((at = ca_piece_next(text, at)) < text.size) {
        if ((*end = clue_at(clues, text, at, clue)))
            return at;
        at = ca_piece_end(text, at);
    }
    return text.size;
}

bool ca_clues_in(const ca_clues *clues, ca_slice text)
{
    size_t end = 0;
    enum ca_clue clue;
    return ca_clues_next(clues, text, 0, &end, &clue) < text.size;
}

void ca_clues_replace(const ca_clues *clues, ca_slice text, ca_text *to, uint64_t did[CA_CLUE_COUNT])
{
    size_t at = 0, end = 0;
    enum ca_clue clue = CA_CLUE_RECORD;
    for (;;) {
        size_t found = ca_clues_next(clues, text, at, &end, &clue);
        ca_text_append(to, text.at + at, found - at);
        if (found == text.size)
            break;
        ca_text_add(to, substitutes[clue]);
        did[clue]++;
        at = end;
    }
}

void ca_clues_free(ca_clues *clues)
{
    ca_names_free(&clues->names);
    free(clues->born);
    *clues = (ca_clues){0};
}

/* --- the clues in a record ---------------------------------------------------------------------------------------- */

enum { NAME_LEAST = 2 }; /* letters: shorter names are not searched for in texts */

/* Returns whether NAME is a role or post and not a person's name: "Duty North", "School". For most names the first word
 * decides. */
static bool is_nobody(ca_record *record, ca_slice name)
{
    ca_slice plain = ca_person_plain(&record->arena, name), first = plain;
    while (first.size && (first.at[0] < 'a' || first.at[0] > 'z')) {
        first.at++;
        first.size--;
    }
    for (size_t i = 0; i < first.size; i++)
        if (first.at[i] < 'a' || first.at[i] > 'z')
            first.size = i;
    return ca_is_post(plain) || (ca_name_word(first) && ca_person_read(&record->arena, name, NULL).nobody);
}

static void add_name(ca_record *record, ca_names *names, unsigned whose, ca_slice name)
{
    if (!is_nobody(record, name))
        ca_names_add(names, whose, name, NAME_LEAST);
}

/* Returns whether the id of HEAD has one of WORDS. */
static bool is_about(const ca_named *head, const char *const *words)
{
    for (; *words; words++)
        if (strstr(head->id, *words))
            return true;
    return false;
}

bool ca_head_is_born(const ca_named *head)
{
    static const char *const words[] = {"birth", "born", "dob", NULL};
    return is_about(head, words);
}

/* Adds clues from extra fields: the family's name, or another number of the case, may be in the texts, too. */
static void add_heads(ca_record *record, ca_clues *clues)
{
    static const char *const named[] = {"name", NULL}, *const numbered[] = {"number", "case_id", "case_ref", "child_id",
                                                                            NULL};
    const ca_entries *heads = &record->groups[CA_HEADS];
    for (size_t i = 0; i < heads->count; i++) {
        const ca_named *head = &record->framework->heads[heads->entries[i].key];
        ca_slice text = ca_entry_text(record, &heads->entries[i], CA_HEAD_FIELD);
        ca_date date = ca_head_is_born(head) ? ca_date_read(text) : CA_NO_DATE;
        if (date != CA_NO_DATE)
            ca_clues_add_born(clues, date);
        else if (is_about(head, named))
            add_name(record, &clues->names, CA_NAMES_CHILD, text);
        else if (is_about(head, numbered))
            ca_names_add_id(&clues->names, CA_NAMES_CASE, text);
    }
}

/* Calls ADD with the names in FIELD. */
static void each_worker(ca_record *record, enum ca_field field, void (*add)(void *to, ca_slice name), void *to)
{
    enum ca_group group = ca_fields[field].group;
    size_t count = group == CA_SINGLE ? 1 : record->groups[group].count;
    for (size_t i = 0; i < count; i++) {
        ca_slice name = group == CA_SINGLE ? ca_record_text(record, field)
                                           : ca_entry_text(record, &record->groups[group].entries[i], field);
        if (!is_nobody(record, name))
            add(to, name);
    }
}

void ca_record_workers(ca_record *record, void (*add)(void *to, ca_slice name), void *to)
{
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (ca_fields[i].privacy == CA_WORKER)
            each_worker(record, (enum ca_field)i, add, to);
}

void ca_clues_add_worker(ca_names *names, ca_slice name)
{
    ca_names_add(names, CA_NAMES_WORKER, name, NAME_LEAST);
}

static void add_to_names(void *to, ca_slice name)
{
    ca_clues_add_worker(to, name);
}

void ca_record_clues_of(ca_record *record, bool (*wanted)(enum ca_field field), ca_clues *clues)
{
    ca_names *names = &clues->names;
    ca_clues_clear(clues);
    add_heads(record, clues);
    for (int i = 0; i < CA_FIELD_COUNT; i++) {
        enum ca_field field = (enum ca_field)i;
        enum ca_privacy privacy = wanted(field) ? ca_fields[i].privacy : CA_KEPT;
        if (privacy == CA_CHILD_NAME)
            ca_names_add(names, CA_NAMES_CHILD, ca_record_text(record, field), NAME_LEAST);
        else if (privacy == CA_WORKER)
            each_worker(record, field, add_to_names, names);
        else if (privacy == CA_CASE || privacy == CA_RECORD)
            ca_names_add_id(names, privacy == CA_CASE ? CA_NAMES_CASE : CA_NAMES_RECORD, ca_record_text(record, field));
        else if (privacy == CA_BORN && ca_record_has(record, field))
            ca_clues_add_born(clues, ca_record_number(record, field, 0));
    }
    ca_names_sort(names);
}

static bool any(enum ca_field field)
{
    (void)field;
    return true;
}

void ca_record_clues(ca_record *record, ca_clues *clues)
{
    ca_record_clues_of(record, any, clues);
}

static bool has_rule(const ca_framework *framework, ca_slice id)
{
    for (int i = 0; i < framework->ruleset_count; i++)
        for (int j = 0; j < framework->rulesets[i].limit_count; j++)
            if (ca_slice_is(id, framework->rulesets[i].limits[j].id))
                return true;
    return false;
}

/* Returns whether the framework lists a theme that THEME is a spelling of. */
static bool has_theme(const ca_framework *framework, ca_slice theme)
{
    ca_arena arena = {0};
    ca_slice plain = ca_spelling_plain(&arena, ca_spelling_rule_of(CA_THEME_FIELD), theme);
    bool known = false;
    for (int i = 0; i < framework->theme_count; i++)
        known |= ca_slice_is(plain, framework->themes[i].id);
    ca_arena_free(&arena);
    return known;
}

bool ca_record_code_is_closed(const ca_record *record, enum ca_field field, ca_slice code)
{
    const ca_framework *framework = record->framework;
    switch (field) {
    case CA_QUARTER_FIELD: return ca_quarter_read(code) != CA_NO_QUARTER;
    case CA_FIRED_RULE_FIELD: return has_rule(framework, code);
    case CA_AUDIT_QUALITY_FIELD:
    case CA_BEFORE_QUALITY_FIELD: return ca_framework_grade(framework, code) != CA_NO_GRADE;
    case CA_GRADING_DIGEST_FIELD: return ca_is_digest(code);
    case CA_GRADING_RULESET_FIELD:
        for (int i = 0; i < framework->ruleset_count; i++)
            if (ca_slice_is(code, framework->rulesets[i].id))
                return true;
        return false;
    case CA_FINDING_THEME_FIELD:
        if (ca_theme_meant(&framework->finding_themes, code))
            return true;
        break;
    default: break;
    }
    return has_theme(framework, code);
}

ca_slice ca_record_shown(ca_record *record, enum ca_field field, const ca_clues *clues)
{
    ca_slice text = ca_record_text(record, field);
    enum ca_privacy privacy = ca_fields[field].privacy;
    bool looked_at = privacy == CA_GROUP || privacy == CA_AGE ||
                     (privacy == CA_CODED && !ca_record_code_is_closed(record, field, text));
    return clues && looked_at && ca_clues_in(clues, text) ? ca_slice_of(ca_withheld) : text;
}
