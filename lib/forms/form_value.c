/* SPDX-License-Identifier: MIT */
/* Reads the answers of a form: labels, days, ticks and numbers in the ways that people and their programs write them. */
#include "forms/form_value.h"

#include "base/day.h"
#include "base/utf8.h"
#include "data/list_words.h"
#include "forms/form_labels.h"
#include "intake/member_value.h"
#include "office/sheet_read.h"

#include <stdlib.h>

/* --- which member ------------------------------------------------------------------------------------------------- */

bool ca_form_sets(enum ca_field field)
{
    static const char *const written[] = {"grading.", "notes[]", "form.", "moderation.before.", "moderation.blind"};
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        if (strncmp(ca_fields[field].path, written[i], strlen(written[i])) == 0)
            return false;
    return field > CA_FRAMEWORK_FIELD;
}

static ca_slice next_name(ca_slice *path)
{
    const char *stop = path->size ? memchr(path->at, '.', path->size) : NULL;
    ca_slice name = {path->at, stop ? (size_t)(stop - path->at) : path->size};
    size_t skipped = name.size + (stop != NULL);
    *path = (ca_slice){path->at + skipped, path->size - skipped};
    return name;
}

static bool read_entry(ca_slice name, ca_form_member *member)
{
    enum { ENTRIES_MOST = 10000000, DIGITS_MOST = 8 };
    char digits[DIGITS_MOST + 1];
    member->more = name.size && name.at[0] == '+';
    name = (ca_slice){name.at + member->more, name.size - member->more};
    if (!name.size || name.size > DIGITS_MOST)
        return false;
    memcpy(digits, name.at, name.size);
    digits[name.size] = '\0';
    return ca_whole_number(digits, ENTRIES_MOST, &member->entry) && member->entry > 0;
}

/* Reads the name NAME for the "*" of FIELD. */
static bool read_key(const ca_framework *framework, enum ca_field field, ca_slice name, ca_form_member *member)
{
    enum ca_group group = ca_fields[field].group;
    member->key =
        group == CA_DISCUSSED ? ca_index_in(ca_contact_roles, name) : ca_framework_key(framework, group, name);
    return member->key >= 0;
}

/* Whether PATH is one of FIELD; if TAGGED, with "[]" after the name of a list. */
static bool is_of_field(const ca_framework *framework, enum ca_field field, ca_slice path, bool tagged,
                        ca_form_member *member)
{
    ca_slice pattern = ca_slice_of(ca_fields[field].path);
    *member = (ca_form_member){.field = field, .key = -1};
    while (pattern.size && path.size) {
        ca_slice wanted = next_name(&pattern), name = next_name(&path);
        bool list = !tagged && wanted.size > 2 && wanted.at[wanted.size - 1] == ']', same;
        if (list)
            wanted.size -= 2;
        same = ca_slice_is(wanted, "*") ? read_key(framework, field, name, member) : ca_slice_equal(wanted, name);
        if (same && list)
            same = read_entry(next_name(&path), member);
        if (!same)
            return false;
    }
    return !pattern.size && !path.size;
}

ca_form_member ca_form_member_of(const ca_framework *framework, ca_slice path)
{
    ca_form_member member;
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (ca_form_sets((enum ca_field)i) && ca_fields[i].path[0] == (path.size ? path.at[0] : '\0') &&
            is_of_field(framework, (enum ca_field)i, path, false, &member))
            return member;
    return (ca_form_member){.field = CA_FIELD_COUNT, .key = -1};
}

ca_form_member ca_form_member_tagged(const ca_framework *framework, ca_slice tag)
{
    ca_form_member member;
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (is_of_field(framework, (enum ca_field)i, tag, true, &member))
            return member;
    return (ca_form_member){.field = CA_FIELD_COUNT, .key = -1};
}

void ca_form_member_path(ca_text *to, const ca_framework *framework, ca_form_member member, uint64_t entry)
{
    enum ca_group group = ca_fields[member.field].group;
    for (const char *at = ca_fields[member.field].path; *at; at++) {
        if (*at == '*')
            ca_text_add(to, group == CA_DISCUSSED ? ca_contact_roles[member.key]
                                                  : ca_framework_id(framework, ca_group_list(group), member.key));
        else if (*at == '[')
            ca_text_format(to, "[%llu", (unsigned long long)entry);
        else
            ca_text_byte(to, *at);
    }
}

/* --- what it says ------------------------------------------------------------------------------------------------- */

typedef struct {
    const ca_form_values *values;
    ca_form_member member;
    const ca_form_answer *answer;
    ca_slice text; /* without white space at its ends */
    ca_arena *arena;
    ca_form_value *value;
} reader;

static void fail(reader *r, const char *words)
{
    r->value->error = words;
}

static void warn(reader *r, enum ca_rule_id rule, const char *words)
{
    r->value->warning = words;
    r->value->warning_rule = rule;
}

static ca_slice kept(reader *r, ca_text *text)
{
    ca_slice copy = ca_arena_str(r->arena, (ca_slice){ca_text_words(text), text->size});
    ca_text_free(text);
    return copy;
}

/* Whether TEXT begins with LABEL, as a whole word and in any case: "Good - with notes". */
static bool begins_with(ca_slice text, ca_slice label)
{
    if (text.size <= label.size || !label.size)
        return false;
    char after = text.at[label.size];
    bool word = (after >= 'a' && after <= 'z') || (after >= 'A' && after <= 'Z') || (after >= '0' && after <= '9');
    char *copy = ca_copy(label.at, label.size);
    bool same = !word && ca_slice_alike((ca_slice){text.at, label.size}, copy);
    free(copy);
    return same;
}

/* Fails with the choices of LIST: the one that is nearest, or all if they are few. Labels end with a NUL. */
static void fail_choice(reader *r, enum ca_form_list list)
{
    enum { FEW = 11 };
    ca_form_choices choices = {.count = 0};
    ca_suggestion suggestion = ca_suggest_begin(r->text);
    const char *begun = NULL;
    ca_text words = {0};
    ca_form_choices_fill(r->values->framework, list, &choices);
    for (size_t i = 0; i < choices.count; i++) {
        ca_suggest_try(&suggestion, choices.labels[i].at);
        if (begins_with(r->text, choices.labels[i]) && (!begun || choices.labels[i].size > strlen(begun)))
            begun = choices.labels[i].at;
    }
    ca_text_add(&words, "is not one of the choices");
    if (begun || suggestion.name)
        ca_text_format(&words, "; did you mean '%s'?", begun ? begun : suggestion.name);
    for (size_t i = 0; !begun && !suggestion.name && choices.count <= FEW && i < choices.count; i++)
        ca_text_format(&words, "%s%.*s", i ? ", " : ": ", (int)choices.labels[i].size, choices.labels[i].at);
    free(choices.labels);
    fail(r, kept(r, &words).at);
}

static void read_choice(reader *r, enum ca_form_list list)
{
    ca_slice id = ca_form_id(r->values->framework, r->member.field, r->text);
    if (!id.size) {
        ca_value_reader aliases = {.framework = r->values->framework};
        ca_member target = {r->member.field, -1};
        ca_member_value other = {.error = ""};
        if (ca_fields[r->member.field].type == CA_CODE || ca_fields[r->member.field].type == CA_GRADE)
            other = ca_member_value_read(&aliases, target, r->text, CA_CONTENT_TEXT, r->arena);
        id = other.error ? id : other.text;
    }
    if (id.size)
        r->value->text = id;
    else
        fail_choice(r, list);
}

static void read_truth(reader *r, bool bare)
{
    int answer = ca_yes_or_no(ca_slice_trimmed(r->text, "."));
    if (answer < 0) {
        fail_choice(r, CA_FORM_LIST_YES_NO);
        return;
    }
    r->value->bare = bare;
    r->value->text = ca_slice_of(bare ? (answer ? "true" : "false") : (answer ? "yes" : "no"));
}

static void take_day(reader *r, ca_date date)
{
    ca_text iso = {0};
    ca_date_write(&iso, date);
    r->value->text = kept(r, &iso);
}

/* Reads a plain number as a day: people clear the format of a cell. */
static void read_serial(reader *r)
{
    enum { DAYS_BEFORE_1904 = 1462, DAYS_MOST = 2958465 };
    uint64_t days;
    ca_slice text = r->text;
    if (r->values->epoch_1904 && ca_whole_number(ca_arena_copy(r->arena, text.at, text.size), DAYS_MOST, &days)) {
        ca_text since_1900 = {0};
        ca_text_format(&since_1900, "%llu", (unsigned long long)(days + DAYS_BEFORE_1904));
        text = kept(r, &since_1900);
    }
    ca_day day = ca_day_read(text, CA_DAY_FIRST);
    if (day.form != CA_DAY_SERIAL) {
        fail(r, "is a number and not a date; write the date like 12/07/2017");
        return;
    }
    take_day(r, day.date);
    warn(r, CA_RULE_DAY_UNCLEAR, "is a number, read as the date that it is in a spreadsheet; please check it");
}

static void read_date(reader *r)
{
    bool number = r->answer->kind == CA_SHEET_NUMBER;
    if (number) {
        read_serial(r);
        return;
    }
    ca_day day = ca_day_read(r->text, CA_DAY_FIRST);
    if (r->answer->kind == CA_SHEET_TIME)
        warn(r, CA_RULE_DAY_UNCLEAR, "is a date with a time of day; the date was taken");
    switch (day.form) {
    case CA_DAY_READ: take_day(r, day.date); break;
    case CA_DAY_PLACEHOLDER:
    case CA_DAY_BLANK: r->value->text = r->text; break;
    case CA_DAY_MISSING: fail(r, "is a day that does not exist; write the date like 12/07/2017"); break;
    case CA_DAY_OTHER_ORDER: fail(r, "has the month before the day; write the day first, like 25/03/2017"); break;
    case CA_DAY_NO_DAY: fail(r, "is a month or a year without a day; write the date like 12/07/2017"); break;
    case CA_DAY_TIMED: fail(r, "has a time of day; write the date alone, like 12/07/2017"); break;
    default: fail(r, "is not a date; write it like 12/07/2017"); break;
    }
}

static void read_count(reader *r)
{
    uint64_t number;
    if (ca_whole_number(ca_arena_copy(r->arena, r->text.at, r->text.size), 1000000, &number)) {
        ca_text digits = {0};
        ca_text_format(&digits, "%llu", (unsigned long long)number);
        r->value->text = kept(r, &digits);
        r->value->bare = true;
    } else {
        fail(r, "is not a whole number; write digits alone, like 45");
    }
}

/* Reads a theme that the framework does not list: words become a slug, by which themes are counted. */
static void read_theme(reader *r)
{
    ca_text slug = {0};
    bool plain = true, gap = false;
    for (size_t i = 0; i < r->text.size; i++) {
        char byte = r->text.at[i];
        char letter = (char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
        bool of_word = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        plain &= of_word || strchr(" -_/,.&\n\t", byte) != NULL;
        if (of_word && gap && slug.size)
            ca_text_byte(&slug, '-');
        if (of_word)
            ca_text_byte(&slug, letter);
        gap = !of_word;
    }
    r->value->text = plain && slug.size ? kept(r, &slug) : r->text;
    ca_text_free(&slug);
}

static void read_id(reader *r)
{
    const char *damage = ca_id_damage(r->text);
    r->value->text = r->text;
    if (damage) {
        ca_text words = {0};
        ca_text_append(&words, damage, strcspn(damage, ";"));
        ca_text_add(&words, "; type it in as text");
        fail(r, kept(r, &words).at);
    }
}

/* Reads words, with the line ends that records have. */
static void read_words(reader *r)
{
    ca_text words = {0};
    if (!memchr(r->text.at, '\r', r->text.size)) {
        r->value->text = r->text;
        return;
    }
    for (size_t i = 0; i < r->text.size; i++)
        if (r->text.at[i] != '\r')
            ca_text_byte(&words, r->text.at[i]);
        else if (i + 1 == r->text.size || r->text.at[i + 1] != '\n')
            ca_text_byte(&words, '\n');
    r->value->text = kept(r, &words);
}

static bool is_yes_no_question(const ca_framework *framework, ca_form_member member)
{
    return member.field == CA_ANSWER_ANSWER_FIELD && framework->questions[member.key].type == CA_QUESTION_YES_NO;
}

static void read_member(reader *r)
{
    const ca_framework *framework = r->values->framework;
    enum ca_field field = r->member.field;
    enum ca_form_list list = ca_form_list_of(framework, field);
    bool date = ca_fields[field].type == CA_DATE || (field == CA_HEAD_FIELD && framework->heads[r->member.key].date);
    if (date)
        read_date(r);
    else if (ca_fields[field].type == CA_BOOL)
        read_truth(r, true);
    else if (is_yes_no_question(framework, r->member))
        read_truth(r, false);
    else if (ca_fields[field].type == CA_COUNT)
        read_count(r);
    else if (field == CA_FINDING_THEME_FIELD || field == CA_THEME_FIELD || field == CA_AUDIT_QUALITY_FIELD) {
        r->value->text = ca_form_id(framework, field, r->text);
        if (!r->value->text.size && field != CA_AUDIT_QUALITY_FIELD)
            read_theme(r);
        else if (!r->value->text.size)
            read_words(r);
    } else if (field != CA_ANSWER_ANSWER_FIELD && list != CA_FORM_NO_LIST)
        read_choice(r, list);
    else if (ca_fields[field].privacy == CA_CASE || ca_fields[field].privacy == CA_RECORD)
        read_id(r);
    else
        read_words(r);
}

ca_form_value ca_form_value_read(const ca_form_values *values, ca_form_member member, const ca_form_answer *answer,
                                 ca_arena *arena)
{
    ca_form_value value = {.text = {"", 0}, .warning_rule = CA_RULE_COUNT};
    reader r = {.values = values,
                .member = member,
                .answer = answer,
                .text = ca_text_without_blanks(answer->text),
                .arena = arena,
                .value = &value};
    unsigned fillers = ca_field_fillers(member.field) | CA_FILLER_PLACEHOLDER;
    bool truth = ca_fields[member.field].type == CA_BOOL || is_yes_no_question(values->framework, member);
    if (answer->kind == CA_SHEET_ERROR)
        fail(&r, "is an error of the spreadsheet, such as #N/A; type the answer in");
    else if (answer->kind == CA_SHEET_UNCALCULATED)
        fail(&r, "is a formula without its result; open the form in Excel, save it and send it again");
    else if (!r.text.size)
        return value;
    else if (!(truth && ca_yes_or_no(r.text) >= 0) && ca_filler_kinds_of(values->fillers, fillers, r.text))
        value.text = r.text; /* N/A, tbc: the record format knows what it means in this member */
    else
        read_member(&r);
    if (answer->formula && !value.error && !value.warning)
        warn(&r, CA_RULE_FORM_FORMULA, "is the result of a formula, and was taken as it is; please check it");
    return value;
}
