/* SPDX-License-Identifier: MIT */
/* A control or a form field of a Word document. */
#include "office/document_control.h"

#include "base/date.h"
#include "base/utf8.h"

#include <string.h>

/* --- placeholders ------------------------------------------------------------------------------------------------ */

/* The texts of Word's own controls, of several versions. Those of forms' makers are in lib/words/nothing-said.txt. */
static const char *const prompts[] = {
    "Choose an item",           "Click or tap to enter a date", "Click or tap here to enter text",
    "Click here to enter text", "Click here to enter a date",   "Add Date"};

/* Returns TEXT without blanks at its ends and a full stop. */
static ca_slice bare(ca_slice text)
{
    text = ca_text_without_blanks(text);
    if (text.size && text.at[text.size - 1] == '.')
        text = ca_text_without_blanks((ca_slice){text.at, text.size - 1});
    return text;
}

bool ca_control_is_prompt(ca_slice text)
{
    text = bare(text);
    for (size_t i = 0; i < sizeof prompts / sizeof *prompts; i++)
        if (ca_slice_alike(text, prompts[i]))
            return true;
    return false;
}

static bool is_known_placeholder(const ca_control_properties *properties, ca_slice text, const ca_map *glossary)
{
    const ca_slice *known = properties->placeholder.size ? ca_map_find(glossary, properties->placeholder) : NULL;
    return ca_control_is_prompt(text) || (known && ca_slice_equal(bare(text), bare(*known)));
}

/* --- days -------------------------------------------------------------------------------------------------------- */

/* The parts of a written day. */
typedef struct {
    uint64_t numbers[3];
    size_t count;
    uint64_t month; /* by its name; 0: there is no English one */
} day_words;

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Returns the number of the month whose English name begins like WORD, or 0. */
static uint64_t month_of(ca_slice word)
{
    static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                         "july",    "august",   "september", "october", "november", "december"};
    enum { LETTERS_LEAST = 3, MONTHS = 12 };
    for (size_t i = 0; word.size >= LETTERS_LEAST && i < MONTHS; i++) {
        size_t same = 0;
        while (same < word.size && months[i][same] == (word.at[same] | 0x20))
            same++;
        if (same == word.size)
            return i + 1;
    }
    return 0;
}

static day_words words_of(ca_slice text)
{
    enum { NUMBER_MOST = 9999 };
    day_words words = {.count = 0};
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        if (is_digit(text.at[at])) {
            uint64_t number = 0;
            for (; end < text.size && is_digit(text.at[end]); end++)
                number = number > NUMBER_MOST ? number : number * 10 + (uint64_t)(text.at[end] - '0');
            if (words.count < sizeof words.numbers / sizeof *words.numbers)
                words.numbers[words.count++] = number;
        } else if (is_letter(text.at[at])) {
            while (end < text.size && is_letter(text.at[end]))
                end++;
            uint64_t month = month_of((ca_slice){text.at + at, end - at});
            words.month = month ? month : words.month;
        } else {
            end++;
        }
        at = end;
    }
    return words;
}

static bool is_year(uint64_t number, uint64_t year)
{
    return number == year || (number < 100 && number == year % 100);
}

/* Whether the three numbers are the day, in the order of the letters of FORMAT; or in any order where it does not have them. */
static bool are_day(const uint64_t *numbers, uint64_t year, uint64_t month, uint64_t day, ca_slice format)
{
    const char *d = format.size ? memchr(format.at, 'd', format.size) : NULL;
    const char *m = format.size ? memchr(format.at, 'M', format.size) : NULL;
    bool day_first = numbers[0] == day && numbers[1] == month && is_year(numbers[2], year);
    bool month_first = numbers[0] == month && numbers[1] == day && is_year(numbers[2], year);
    bool year_first = is_year(numbers[0], year) && numbers[1] == month && numbers[2] == day;
    if (d && m)
        return year_first || (d < m ? day_first : month_first);
    return year_first || day_first || month_first;
}

bool ca_control_is_day(ca_slice text, ca_slice day, ca_slice format)
{
    day_words stored = words_of(day), shown = words_of(text);
    if (stored.count != 3)
        return false;
    uint64_t year = stored.numbers[0], month = stored.numbers[1], number = stored.numbers[2];
    if (shown.month && shown.month != month)
        return false;
    if (shown.count == 3 && !shown.month)
        return are_day(shown.numbers, year, month, number, format);
    if (shown.count == 2) /* the month is a name, of whatever language */
        return (shown.numbers[0] == number && is_year(shown.numbers[1], year)) ||
               (shown.numbers[1] == number && is_year(shown.numbers[0], year));
    return shown.count == 1 && shown.month && is_year(shown.numbers[0], year); /* "July 2017" */
}

/* Returns the day at the beginning of STORED, or nothing. */
static ca_slice day_of(ca_slice stored)
{
    enum { DAY_SIZE = 10 };
    ca_slice day = {stored.at, stored.size < DAY_SIZE ? stored.size : DAY_SIZE};
    return ca_date_read(day) == CA_NO_DATE ? (ca_slice){"", 0} : day;
}

/* --- what a control is ------------------------------------------------------------------------------------------- */

ca_slice ca_control_chosen(const ca_control_properties *properties)
{
    uint64_t count = 0;
    for (const ca_control_item *item = properties->items; item; item = item->next)
        count++;
    for (const ca_control_item *item = properties->items; item; item = item->next)
        if (--count == properties->chosen)
            return item->text;
    return (ca_slice){"", 0};
}

/* Returns the value of the item that is shown as TEXT, the first of several. */
static ca_slice value_of(const ca_control_properties *properties, ca_slice text)
{
    ca_slice value = {"", 0};
    for (const ca_control_item *item = properties->items; item; item = item->next)
        if (ca_slice_equal(item->text, text))
            value = item->value;
    return value;
}

void ca_control_judge(ca_document_control *control, const ca_control_properties *properties, ca_slice text, bool styled,
                      const ca_map *glossary)
{
    static const ca_slice yes_no[] = {{"no", 2}, {"yes", 3}};
    bool blank = ca_text_without_blanks(text).size == 0;
    bool known = blank || is_known_placeholder(properties, text, glossary);
    control->kind = properties->kind;
    control->tag = properties->tag;
    control->title = properties->title;
    control->value = (ca_slice){"", 0};
    if (control->kind == CA_CONTROL_CHECK || control->kind == CA_FIELD_CHECK) {
        control->value = yes_no[properties->ticked];
        return;
    }
    control->placeholder = known || properties->marked || styled;
    control->marked = control->placeholder && properties->marked;
    control->doubtful = !known && properties->marked != styled;
    if (control->kind == CA_CONTROL_DATE)
        control->value = day_of(properties->day);
    else if (!control->placeholder)
        control->value = value_of(properties, text);
    control->differs = control->kind == CA_CONTROL_DATE && control->value.size && !control->placeholder &&
                       !ca_control_is_day(text, control->value, properties->format);
}
