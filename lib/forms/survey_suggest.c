/* SPDX-License-Identifier: MIT */
/* Recognises the headings of a survey's table. A heading is recognised only if all its words are accounted for: a column that is
 * left out of the map is seen by its reader, and a wrong one is not. */
#include "forms/survey_suggest.h"

#include "base/json_write.h"
#include "base/utf8.h"
#include "data/list_words.h"
#include "forms/form_labels.h"
#include "forms/form_words.h"
#include "intake/headings.h"

#include <stdlib.h>
#include <string.h>

/* The use of a column. */
enum use { UNKNOWN, MEMBER, TICKS, IGNORED };

typedef struct {
    enum use use;
    ca_slice path;      /* MEMBER */
    bool twice;         /* another column has the same heading */
    const char *begins; /* IGNORED: so headings of the survey's system begin; NULL: by its whole heading */
} table_column;

typedef struct {
    const ca_framework *framework;
    ca_list list;
    table_column *columns;
    bool has_case;
    ca_text odd; /* headings of columns with values that are not known */
    ca_arena arena;
} suggester;

static ca_slice kept(suggester *s, const ca_text *text)
{
    return ca_arena_str(&s->arena, (ca_slice){ca_text_words(text), text->size});
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

static ca_slice path_of(suggester *s, const char *stem, const char *id, const char *part)
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
static ca_slice question_of(suggester *s, ca_slice heading)
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
static ca_slice named_of(suggester *s, ca_slice heading)
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
static ca_slice overall_of(suggester *s, ca_slice heading)
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
static ca_slice action_of(suggester *s, ca_slice heading)
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
static ca_slice word_of(suggester *s, ca_slice heading)
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
static ca_slice path_in(suggester *s, ca_slice heading)
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

/* Returns the path of the member that HEADING names, or an empty slice. */
static ca_slice recognise(suggester *s, ca_slice heading)
{
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

static size_t known_heading(const void *context, ca_slice heading)
{
    suggester *s = (suggester *)(uintptr_t)context; /* its arena takes the path */
    ca_slice path = recognise(s, heading);
    return is_none(path) ? CA_NO_LIST_COLUMN : ca_slice_is(path, "case.id") ? 0 : 1;
}

/* --- columns ------------------------------------------------------------------------------------------------------ */

static bool begins(ca_slice text, const char *words)
{
    size_t size = strlen(words);
    return text.size >= size && memcmp(text.at, words, size) == 0;
}

/* Whether the survey's system added the column: its heading has a word for that, or begins as Kobo's do, or as those of a quiz's
 * points. BEGINNING becomes that beginning, or NULL. */
static bool is_of_system(ca_slice heading, const char **beginning)
{
    static const char *const beginnings[] = {"_", "meta/", "formhub/", "Points - ", "Feedback - "};
    *beginning = NULL;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (begins(heading, beginnings[i]))
            *beginning = beginnings[i];
    return *beginning || ca_list_word(CA_WORD_SURVEY, heading).size;
}

/* Whether other columns have the options of the question HEADING: "flags" and "flags/safeguarding". */
static bool is_summary(const suggester *s, ca_slice heading)
{
    size_t options = 0;
    for (size_t i = 0; i < s->list.columns; i++) {
        ca_slice other = s->list.headings[i];
        options += other.size > heading.size + 1 && memcmp(other.at, heading.at, heading.size) == 0 &&
                   other.at[heading.size] == '/' && s->columns[i].use == MEMBER;
    }
    return options > 0;
}

/* Whether TEXT can be read as a value of MEMBER, if that has choices. */
static bool is_read(suggester *s, ca_form_member member, ca_slice text)
{
    bool question = member.field == CA_ANSWER_ANSWER_FIELD;
    if (question && s->framework->questions[member.key].type != CA_QUESTION_YES_NO)
        return true;
    if (question || ca_fields[member.field].type == CA_BOOL)
        return ca_yes_or_no(text) >= 0;
    bool open = member.field == CA_FINDING_THEME_FIELD || member.field == CA_THEME_FIELD;
    return open || ca_form_list_of(member.field) == CA_FORM_NO_LIST || member.field == CA_CASE_TYPE_FIELD ||
           ca_form_id(s->framework, member.field, text).size > 0;
}

/* Returns the label of a choice of MEMBER that is in TEXT beside digits and signs alone: "4 - Good". */
static ca_slice label_in(suggester *s, ca_form_member member, ca_slice text)
{
    ca_slice inner = ca_slice_trimmed(text, " \t\r\n0123456789-.:()[]");
    return inner.size && inner.size < text.size && is_read(s, member, inner) ? inner : none;
}

static ca_slice cell(const suggester *s, size_t row, size_t column)
{
    return ca_text_without_blanks(s->list.rows[row].cells[column]);
}

static bool means_blank(ca_slice text)
{
    static const char *const blanks[] = {"No Reply", "Not Asked", "No Answer", "Not Answered"};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (ca_slice_alike(text, blanks[i]))
            return true;
    return false;
}

/* Whether the column can be of its member: of a choice, at least one value is one. */
static bool has_values(suggester *s, size_t column, ca_slice path)
{
    ca_form_member member = ca_survey_member(s->framework, path);
    size_t filled = 0;
    for (size_t i = 0; i < s->list.count; i++) {
        ca_slice text = cell(s, i, column);
        bool code = text.size && text.size <= 2; /* of a choice, which the reader of the map knows */
        if (text.size && (code || means_blank(text) || is_read(s, member, text) || label_in(s, member, text).size))
            return true;
        filled += text.size > 0;
    }
    return !filled;
}

/* Returns the separator of a column whose answers are titles of flags; NULL: it is none. */
static const char *separator_of(const suggester *s, size_t column)
{
    static const char *const separators[] = {";", ", ", "|"};
    for (size_t i = 0; i < s->list.count; i++) {
        ca_slice text = cell(s, i, column);
        for (int j = 0; j < s->framework->flag_count && text.size; j++) {
            ca_slice title = ca_slice_of(s->framework->flags[j].title);
            if (text.size < title.size || memcmp(text.at, title.at, title.size) != 0)
                continue;
            for (size_t k = 0; k < sizeof separators / sizeof *separators; k++)
                if (text.size > title.size && strchr(separators[k], text.at[title.size]))
                    return separators[k];
            if (text.size == title.size)
                return ";";
        }
    }
    return NULL;
}

static bool is_taken(const suggester *s, size_t column, ca_slice path)
{
    for (size_t i = 0; i < column; i++)
        if (s->columns[i].use == MEMBER && ca_slice_equal(s->columns[i].path, path))
            return true;
    return false;
}

static void judge(suggester *s, size_t i)
{
    table_column *one = &s->columns[i];
    ca_slice heading = ca_text_without_blanks(s->list.headings[i]), path = recognise(s, heading);
    for (size_t j = 0; j < s->list.columns; j++)
        one->twice |= j != i && ca_same_letters(s->list.headings[j], heading);
    if (!is_none(path) && !is_taken(s, i, path) && has_values(s, i, path)) {
        one->use = MEMBER;
        one->path = path;
        s->has_case |= ca_slice_is(path, "case.id");
    } else if (is_none(path) && separator_of(s, i)) {
        one->use = TICKS;
    }
}

static void judge_others(suggester *s, size_t i)
{
    table_column *one = &s->columns[i];
    ca_slice heading = ca_text_without_blanks(s->list.headings[i]);
    if (one->use != UNKNOWN)
        return;
    if (!s->has_case && ca_slice_is(ca_list_word(CA_WORD_SURVEY, heading), "id") &&
        !is_taken(s, i, ca_slice_of("id"))) {
        one->use = MEMBER;
        one->path = ca_slice_of("id");
    } else if (is_of_system(heading, &one->begins) || ca_survey_is_respondent(heading) || is_summary(s, heading)) {
        one->use = IGNORED;
    }
}

/* --- the map ------------------------------------------------------------------------------------------------------ */

/* Begins a line of the map with INDENT blanks, after a comma if it is not the first. */
static void begin_line(ca_text *to, bool *first, int indent)
{
    ca_text_format(to, "%s\n%*s", *first ? "" : ",", indent, "");
    *first = false;
}

static void write_name(ca_text *to, const char *name)
{
    ca_text_format(to, "\"%s\": ", name);
}

static void write_text(ca_text *to, const char *name, ca_slice text)
{
    ca_text json = {0};
    ca_json_text(&json, text);
    write_name(to, name);
    ca_text_append(to, json.at, json.size);
    ca_text_free(&json);
}

/* Writes a member of an object whose name is a text of the survey. */
static void write_pair(ca_text *to, ca_slice name, ca_slice text)
{
    ca_text json = {0};
    ca_json_text(&json, name);
    ca_text_append(to, json.at, json.size);
    ca_text_clear(&json);
    ca_json_text(&json, text);
    ca_text_format(to, ": %s", json.at);
    ca_text_free(&json);
}

/* Appends the heading of the column on one line, and words ABOUT it. */
static void name_column(const suggester *s, size_t i, ca_text *to, const char *about)
{
    ca_text line = {0};
    ca_text_on_one_line(&line, s->list.headings[i]);
    ca_text_format(to, "%s'%s'%s", to->size ? ", " : "", ca_text_words(&line), about);
    ca_text_free(&line);
}

/* Writes the values of the column that are choices in other words. */
static void write_values(suggester *s, size_t i, ca_text *to)
{
    enum { VALUES_MOST = 100 };
    ca_form_member member = ca_survey_member(s->framework, s->columns[i].path);
    ca_map seen = {.count = 0};
    size_t count = 0, odd = 0;
    for (size_t row = 0; row < s->list.count && member.field != CA_FIELD_COUNT && count < VALUES_MOST; row++) {
        ca_slice text = cell(s, row, i);
        ca_text plain = {0};
        ca_survey_plain(&plain, text);
        ca_map_entry *entry = ca_map_at(&seen, (ca_slice){ca_text_words(&plain), plain.size});
        ca_text_free(&plain);
        bool known = entry->thing || !text.size || means_blank(text) || is_read(s, member, text);
        ca_slice label = known ? none : label_in(s, member, text);
        odd += !known && !label.size;
        entry->thing = s;
        if (!label.size)
            continue;
        ca_text_add(to, count++ ? ", " : ", \"values\": {");
        write_pair(to, text, label);
    }
    if (count)
        ca_text_byte(to, '}');
    if (odd)
        name_column(s, i, &s->odd, "");
    ca_map_free(&seen, NULL);
}

/* Writes the order of the days of the column, if it is not day first and the days show it. */
static void write_days(suggester *s, size_t i, ca_text *to)
{
    ca_form_member member = ca_survey_member(s->framework, s->columns[i].path);
    size_t month_first = 0, day_first = 0;
    if (member.field == CA_FIELD_COUNT || ca_fields[member.field].type != CA_DATE)
        return;
    for (size_t row = 0; row < s->list.count; row++) {
        ca_slice text = cell(s, row, i);
        size_t size = text.size ? strcspn(text.at, " T") : 0; /* a text of a list has something after it */
        ca_slice day = {text.at, size < text.size ? size : text.size};
        month_first += ca_day_read(day, CA_DAY_FIRST).form == CA_DAY_OTHER_ORDER;
        day_first += ca_day_read(day, CA_MONTH_FIRST).form == CA_DAY_OTHER_ORDER;
    }
    if (month_first && !day_first)
        ca_text_add(to, ", \"dates\": \"mdy\"");
}

static void write_ticks(suggester *s, size_t i, ca_text *to)
{
    const ca_framework *f = s->framework;
    write_text(to, "separator", ca_slice_of(separator_of(s, i)));
    ca_text_add(to, ", \"ticks\": {");
    for (int j = 0; j < f->flag_count; j++) {
        ca_text path = {0};
        ca_text_format(&path, "flags.%s", f->flags[j].id);
        ca_text_add(to, j ? ", " : "");
        write_pair(to, ca_slice_of(f->flags[j].title), (ca_slice){path.at, path.size});
        ca_text_free(&path);
    }
    ca_text_byte(to, '}');
}

static void write_column(suggester *s, size_t i, ca_text *to)
{
    const table_column *one = &s->columns[i];
    ca_text_byte(to, '{');
    if (one->twice)
        ca_text_format(to, "\"column\": %zu, ", i + 1);
    write_text(to, "heading", ca_text_without_blanks(s->list.headings[i]));
    ca_text_add(to, ", ");
    if (one->use == TICKS) {
        write_ticks(s, i, to);
    } else {
        write_text(to, "member", one->path);
        write_values(s, i, to);
        write_days(s, i, to);
    }
    ca_text_byte(to, '}');
}

/* Whether a column before the one at INDEX is ignored by the same beginning. */
static bool is_ignored_before(const suggester *s, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (s->columns[i].use == IGNORED && s->columns[i].begins && s->columns[i].begins == s->columns[index].begins)
            return true;
    return false;
}

static void write_ignored(suggester *s, size_t i, ca_text *to)
{
    const table_column *one = &s->columns[i];
    ca_text json = {0}, beginning = {0};
    ca_text_format(&beginning, "%s*", one->begins ? one->begins : "");
    if (one->begins)
        ca_json_text(&json, (ca_slice){beginning.at, beginning.size});
    else if (one->twice)
        ca_text_format(&json, "%zu", i + 1);
    else
        ca_json_text(&json, ca_text_without_blanks(s->list.headings[i]));
    ca_text_append(to, json.at, json.size);
    ca_text_free(&beginning);
    ca_text_free(&json);
}

/* Writes the texts of the table that mean that there is no answer, and whether texts are masked. */
static void write_signs(suggester *s, ca_text *to, bool *first)
{
    bool masked = false;
    ca_map seen = {.count = 0};
    ca_text blanks = {0};
    for (size_t row = 0; row < s->list.count; row++)
        for (size_t i = 0; i < s->list.columns; i++) {
            ca_slice text = cell(s, row, i);
            masked |= begins(text, "'=");
            if (!means_blank(text) || ca_map_find(&seen, text))
                continue;
            ca_map_at(&seen, text)->thing = s;
            ca_json_text(&blanks, text); /* with a comma before it */
        }
    if (masked) {
        begin_line(to, first, 2);
        ca_text_add(to, "\"masked\": true");
    }
    if (blanks.size) {
        begin_line(to, first, 2);
        ca_text_format(to, "\"blank\": [%s]", blanks.at);
    }
    ca_text_free(&blanks);
    ca_map_free(&seen, NULL);
}

static void write_map(suggester *s, ca_text *to)
{
    bool first = true, first_column = true, first_ignored = true;
    ca_text_byte(to, '{');
    begin_line(to, &first, 2);
    write_text(to, "schema", ca_slice_of(CA_SURVEY_SCHEMA));
    begin_line(to, &first, 2);
    write_text(to, "framework", ca_slice_of(s->framework->id));
    write_signs(s, to, &first);
    begin_line(to, &first, 2);
    ca_text_add(to, "\"columns\": [");
    for (size_t i = 0; i < s->list.columns; i++) {
        if (s->columns[i].use != MEMBER && s->columns[i].use != TICKS)
            continue;
        begin_line(to, &first_column, 4);
        write_column(s, i, to);
    }
    ca_text_add(to, "\n  ]");
    begin_line(to, &first, 2);
    ca_text_add(to, "\"ignore\": [");
    for (size_t i = 0; i < s->list.columns; i++) {
        if (s->columns[i].use != IGNORED || is_ignored_before(s, i))
            continue;
        begin_line(to, &first_ignored, 4);
        write_ignored(s, i, to);
    }
    ca_text_add(to, first_ignored ? "]\n}\n" : "\n  ]\n}\n");
}

/* Names the column if its reader must look at it: nobody knows it, or it is ignored since it is called like another one, which is
 * about the person who answered. */
static void name_unknown(const suggester *s, size_t i, ca_text *unknown)
{
    bool again = false;
    for (size_t j = 0; j < i && s->columns[i].use == IGNORED && s->columns[i].twice; j++)
        again |= ca_same_letters(s->list.headings[i], s->list.headings[j]);
    if (again)
        name_column(s, i, unknown, " (the second with this heading, which the draft ignores)");
    else if (s->columns[i].use == UNKNOWN && ca_text_without_blanks(s->list.headings[i]).size)
        name_column(s, i, unknown, "");
}

int ca_survey_suggest(const ca_framework *framework, const ca_list_source *source, const char *name, ca_slice bytes,
                      ca_text *map, ca_text *unknown, ca_text *values)
{
    suggester s = {.framework = framework};
    const ca_list_headings headings = {known_heading, &s, 0, false};
    int status = ca_list_read_bytes(&s.list, source, &headings, name, bytes);
    if (status == 0) {
        s.columns = ca_allocate(s.list.columns, sizeof *s.columns);
        for (size_t i = 0; i < s.list.columns; i++)
            judge(&s, i);
        for (size_t i = 0; i < s.list.columns; i++)
            judge_others(&s, i);
        write_map(&s, map);
        for (size_t i = 0; i < s.list.columns; i++)
            name_unknown(&s, i, unknown);
        ca_text_append(values, s.odd.at, s.odd.size);
    }
    ca_list_free(&s.list);
    ca_arena_free(&s.arena);
    ca_text_free(&s.odd);
    free(s.columns);
    return status;
}
