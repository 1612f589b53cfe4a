/* SPDX-License-Identifier: MIT */
/* Judges each column of a survey's table by its heading and its values, and writes the map. */
#include "forms/survey_suggest.h"

#include "base/json_write.h"
#include "base/utf8.h"
#include "data/list_words.h"
#include "forms/form_labels.h"
#include "forms/survey_members.h"

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

static bool is_none(ca_slice path)
{
    return !path.size;
}

static const ca_slice none = {"", 0};

static size_t known_heading(const void *context, ca_slice heading)
{
    suggester *s = (suggester *)(uintptr_t)context; /* its arena takes the path */
    ca_slice path = ca_survey_recognise(s->framework, heading, &s->arena);
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
    return open || ca_form_list_of(s->framework, member.field) == CA_FORM_NO_LIST ||
           member.field == CA_CASE_TYPE_FIELD || ca_form_id(s->framework, member.field, text).size > 0;
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
    ca_slice heading = ca_text_without_blanks(s->list.headings[i]),
             path = ca_survey_recognise(s->framework, heading, &s->arena);
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
