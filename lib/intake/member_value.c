/* SPDX-License-Identifier: MIT */
/* Reads the values of lists and options. */
#include "intake/member_value.h"

#include "data/list_words.h"

#include <string.h>

bool ca_member_is_date(const ca_framework *framework, ca_member target)
{
    if (target.field == CA_FIELD_COUNT)
        return false;
    return ca_fields[target.field].type == CA_DATE ||
           (target.head >= 0 && framework && framework->heads[target.head].date);
}

static ca_member_value refused(const char *error, enum ca_rule_id rule)
{
    return (ca_member_value){.text = {"", 0}, .error = error, .rule = rule, .day = {.date = CA_NO_DATE}};
}

static ca_member_value taken(ca_slice text)
{
    return (ca_member_value){.text = text, .day = {.date = CA_NO_DATE}};
}

/* Whether VALUE is written like WORDS, but for capitals and signs; a value of signs alone is compared as it is. */
static bool is_written_like(ca_slice value, ca_slice words)
{
    ca_text letters = {0};
    ca_letters_and_digits(&letters, value);
    bool same = letters.size ? ca_same_letters(value, words) : ca_slice_equal(value, words);
    ca_text_free(&letters);
    return same;
}

/* Replaces TEXT by the value that --map gives for it. Returns whether there is one. */
static bool map_value(const ca_value_reader *reader, ca_member target, ca_slice *text)
{
    for (size_t i = 0; i < reader->map_count; i++) {
        const ca_value_map *map = &reader->maps[i];
        if (map->target.field != target.field || map->target.head != target.head)
            continue;
        if (!is_written_like(*text, map->from) && !is_written_like(ca_without_letter(*text), map->from))
            continue;
        *text = map->to;
        return true;
    }
    return false;
}

/* Returns a number of days since 1904 as a number of days since 1900; another text as it is. */
static ca_slice since_1900(ca_slice text, ca_arena *arena)
{
    enum { DAYS_BEFORE_1904 = 1462, DAYS_MOST = 2958465 };
    uint64_t days;
    if (!ca_whole_number(ca_arena_copy(arena, text.at, text.size), DAYS_MOST, &days))
        return text;
    ca_text number = {0};
    ca_text_format(&number, "%llu", (unsigned long long)(days + DAYS_BEFORE_1904));
    ca_slice kept = {ca_arena_copy(arena, number.at, number.size), number.size};
    ca_text_free(&number);
    return kept;
}

static ca_member_value read_date(const ca_value_reader *reader, ca_slice text, enum ca_cell_content content,
                                 ca_arena *arena)
{
    /* A cell of a workbook with a time of day is local time, whose day is certain. */
    ca_slice written = content == CA_CONTENT_TIME && text.size > 10 ? (ca_slice){text.at, 10} : text;
    ca_member_value value = taken((ca_slice){"", 0});
    value.day = ca_day_read(content == CA_CONTENT_NUMBER_1904 ? since_1900(text, arena) : written, reader->days);
    if (value.day.form == CA_DAY_READ || value.day.form == CA_DAY_SERIAL) {
        ca_text iso = {0};
        ca_date_write(&iso, value.day.date);
        value.text = (ca_slice){ca_arena_copy(arena, iso.at, iso.size), iso.size};
        ca_text_free(&iso);
    } else if (value.day.form != CA_DAY_PLACEHOLDER && value.day.form != CA_DAY_BLANK) {
        value.error = ca_day_error(value.day, reader->days);
        value.rule = CA_RULE_DATE_INVALID;
    }
    return value;
}

static ca_member_value read_type(ca_slice text)
{
    ca_slice plain = ca_without_letter(text);
    if (ca_index_in(ca_case_types, text) >= 0)
        return taken(text);
    if (ca_list_word(CA_WORD_CLOSED, text).size || ca_list_word(CA_WORD_CLOSED, plain).size) {
        ca_member_value value = taken((ca_slice){"", 0});
        value.closed = true;
        return value;
    }
    ca_slice type = ca_list_word(CA_WORD_TYPE, text);
    type = type.size ? type : ca_list_word(CA_WORD_TYPE, plain);
    return type.size ? taken(type)
                     : refused("is not a type of case: EH, CIN, CP, LAC or CL; --map 'type:TEXT OF THE CELL=CIN' says "
                               "which one it is",
                               CA_RULE_CODE_UNKNOWN);
}

static ca_member_value read_code(const ca_field_entry *field, ca_slice text)
{
    if (field->codes == ca_case_types)
        return read_type(text);
    for (int i = 0; field->codes[i]; i++)
        if (is_written_like(text, ca_slice_of(field->codes[i])))
            return taken(ca_slice_of(field->codes[i]));
    return refused("is not a value that it can have", CA_RULE_CODE_UNKNOWN);
}

static ca_member_value read_truth(ca_slice text)
{
    int answer = ca_yes_or_no(text);
    return answer < 0 ? refused("must be yes or no", CA_RULE_CODE_UNKNOWN)
                      : taken(ca_slice_of(answer ? "true" : "false"));
}

static ca_member_value read_grade(const ca_framework *framework, ca_slice text, ca_arena *arena)
{
    if (!framework || ca_framework_grade(framework, text) != CA_NO_GRADE)
        return taken(text);
    ca_slice plain = ca_without_letter(text);
    int grade = ca_framework_grade_alike(framework, ca_arena_copy(arena, text.at, text.size));
    if (grade == CA_NO_GRADE)
        grade = ca_framework_grade_alike(framework, ca_arena_copy(arena, plain.at, plain.size));
    return grade == CA_NO_GRADE ? refused("is not a grade of the framework", CA_RULE_GRADE_UNKNOWN)
                                : taken(ca_slice_of(framework->scale[grade].id));
}

static bool all_of(ca_slice text, const char *bytes)
{
    for (size_t i = 0; i < text.size; i++)
        if (!strchr(bytes, text.at[i]))
            return false;
    return text.size > 0;
}

/* Whether TEXT is a number with an exponent, such as 1.23E+05. A system's id may be 12E5; the sign is a spreadsheet's. */
static bool is_shortened(ca_slice text)
{
    size_t at = 0;
    while (at < text.size && ((text.at[at] >= '0' && text.at[at] <= '9') || text.at[at] == '.'))
        at++;
    bool exponent = at && text.size - at > 2 && (text.at[at] | 0x20) == 'e' &&
                    (text.at[at + 1] == '+' || text.at[at + 1] == '-' || memchr(text.at, '.', at));
    bool sign = exponent && (text.at[at + 1] == '+' || text.at[at + 1] == '-');
    size_t digits = at + (exponent ? 1U : 0U) + (sign ? 1U : 0U);
    return exponent && all_of((ca_slice){text.at + digits, text.size - digits}, "0123456789");
}

/* Whether TEXT is a number with a comma or a blank between thousands: 12,045 or 4 101. */
static bool is_grouped(ca_slice text)
{
    static const char *const separators[] = {",", " ", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89"};
    size_t at = 0, groups = 0;
    while (at < text.size && text.at[at] >= '0' && text.at[at] <= '9')
        at++;
    bool right = at > 0 && at <= 3;
    while (right && at < text.size) {
        size_t size = 0;
        for (size_t i = 0; i < sizeof separators / sizeof *separators && !size; i++)
            if (text.size - at > strlen(separators[i]) &&
                memcmp(text.at + at, separators[i], strlen(separators[i])) == 0)
                size = strlen(separators[i]);
        at += size;
        right = size && text.size - at >= 3 && all_of((ca_slice){text.at + at, 3}, "0123456789");
        at += 3;
        groups++;
    }
    return right && groups;
}

const char *ca_id_damage(ca_slice text)
{
    const char *point = text.size ? memchr(text.at, '.', text.size) : NULL;
    if (is_shortened(text))
        return "is an id that a spreadsheet has shortened, so that other ids may look the same; get the list again, "
               "with ids as "
               "text";
    if (point && all_of((ca_slice){text.at, (size_t)(point - text.at)}, "0123456789") &&
        all_of((ca_slice){point + 1, text.size - (size_t)(point - text.at) - 1}, "0"))
        return "is an id with .0 at its end, which a spreadsheet or program has added; get the list again, with ids as "
               "text";
    if (is_grouped(text))
        return "is an id with a comma or blank between thousands, as a spreadsheet shows numbers; get the list again, "
               "with ids as text";
    if (text.size > 1 && text.at[0] == '=')
        return "is a formula and no id; get the list again, with ids as text";
    if (text.size > 1 && (text.at[0] == '\'' || (text.size > 3 && memcmp(text.at, "\xe2\x80\x99", 3) == 0)))
        return "is an id with an apostrophe before it, by which a spreadsheet keeps text; remove it";
    if (all_of(text, "#") || (text.size > 1 && text.at[0] == '#' && strchr("NDVR", text.at[1])))
        return "is no id: a spreadsheet shows this if it cannot show the cell";
    return NULL;
}

/* Whether TEXT is a filler in a member of this type. Other texts keep their fillers, which later tools recognise. */
static bool is_filler(const ca_value_reader *reader, const ca_field_entry *field, bool date, ca_slice text)
{
    bool box = date || field->type == CA_CODE || field->type == CA_BOOL || field->type == CA_GRADE ||
               field->privacy == CA_CASE || field->privacy == CA_RECORD;
    return box && reader->fillers && !(field->type == CA_BOOL && ca_yes_or_no(text) >= 0) &&
           ca_is_filler(reader->fillers, CA_FILLER_BOX, text);
}

/* Whether a cell with CONTENT has no value that can be read; then *VALUE says why. */
static bool has_no_value(enum ca_cell_content content, ca_member_value *value)
{
    if (content == CA_CONTENT_ERROR)
        *value = refused("is an error of the spreadsheet, such as #N/A; correct the cell", CA_RULE_CSV_SYNTAX);
    else if (content == CA_CONTENT_UNCALCULATED)
        *value = refused("is a formula without its result; open the workbook in Excel and save it", CA_RULE_CSV_SYNTAX);
    else
        return false;
    return true;
}

/* Returns 1 if TEXT says in a word that a case has closed, 0 if it says that it has not, or -1. */
static int says_closed(ca_slice text)
{
    ca_slice plain = ca_without_letter(text);
    int answer = ca_yes_or_no(text);
    if (answer < 0 && (ca_list_word(CA_WORD_CLOSED, text).size || ca_list_word(CA_WORD_CLOSED, plain).size))
        return 1;
    if (answer < 0 && (ca_list_word(CA_WORD_OPEN, text).size || ca_list_word(CA_WORD_OPEN, plain).size))
        return 0;
    return answer;
}

ca_member_value ca_closing_value_read(const ca_value_reader *reader, ca_slice text, enum ca_cell_content content,
                                      ca_arena *arena)
{
    const ca_member closing = {CA_FIELD_COUNT, -1};
    ca_member_value value;
    if (has_no_value(content, &value))
        return value;
    bool mapped = map_value(reader, closing, &text);
    int said = says_closed(text);
    bool filler = reader->fillers && ca_is_filler(reader->fillers, CA_FILLER_BOX, text);
    if (said >= 0 || !text.size || filler) {
        value = taken((ca_slice){"", 0});
        value.closed = said == 1;
        return value;
    }
    value = read_date(reader, text, mapped ? CA_CONTENT_TEXT : content, arena);
    if (value.error && value.day.form == CA_DAY_UNKNOWN)
        value.error =
            "is neither a day nor yes or no; --map 'closed:TEXT OF THE CELL=no' says that such a case is open";
    return value;
}

ca_member_value ca_member_value_read(const ca_value_reader *reader, ca_member target, ca_slice text,
                                     enum ca_cell_content content, ca_arena *arena)
{
    const ca_field_entry *field = &ca_fields[target.field];
    bool date = ca_member_is_date(reader->framework, target);
    ca_member_value none;
    if (has_no_value(content, &none))
        return none;
    bool mapped = map_value(reader, target, &text);
    bool id = field->privacy == CA_CASE || field->privacy == CA_RECORD;
    const char *damage = id && !date ? ca_id_damage(text) : NULL;
    if (damage) /* before the fillers: #N/A in place of an id is none */
        return refused(damage, CA_RULE_ID_DAMAGED);
    if (!text.size || (!mapped && is_filler(reader, field, date, text)))
        return taken((ca_slice){"", 0});
    if (date)
        return read_date(reader, text, mapped ? CA_CONTENT_TEXT : content, arena);
    if (target.field == CA_QUARTER_FIELD)
        return ca_quarter_read(text) == CA_NO_QUARTER ? refused("is not written like 2017-18 Q2", CA_RULE_QUARTER_FORM)
                                                      : taken(text);
    if (field->type == CA_CODE)
        return read_code(field, text);
    if (field->type == CA_BOOL)
        return read_truth(text);
    if (field->type == CA_GRADE)
        return read_grade(reader->framework, text, arena);
    return taken(text);
}
