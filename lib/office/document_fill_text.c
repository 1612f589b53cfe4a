/* SPDX-License-Identifier: MIT */
/* The text of a control that is filled in. */
#include "office/document_fill_text.h"

#include "base/markup.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* --- days -------------------------------------------------------------------------------------------------------- */

/* Returns how often the letter at AT stands there in a row, up to END. */
static size_t repeats(const char *at, const char *end)
{
    size_t count = 0;
    while (at + count < end && at[count] == *at)
        count++;
    return count;
}

/* Whether FORMAT has days, months and years alone, and signs between them. NAMED: the name of a month is read, too. */
static bool is_simple(ca_slice format, bool named)
{
    for (size_t i = 0; i < format.size;) {
        size_t count = repeats(format.at + i, format.at + format.size);
        char letter = format.at[i];
        bool sign = strchr(" /.-,", letter) != NULL;
        bool part = (letter == 'd' && count <= 2) || (letter == 'M' && count <= (named ? 4 : 2)) ||
                    (letter == 'y' && (count == 2 || count == 4));
        if (!letter || (!sign && !part))
            return false;
        i += count;
    }
    return format.size > 0;
}

/* Appends COUNT letters LETTER of a format for a day that is ISO as "2017-07-12" and WORDS as "12 July 2017". */
static void add_part(ca_text *to, char letter, size_t count, const char *iso, const char *words)
{
    enum { MONTH = 5, DAY = 8, SHORT = 3 };
    const char *number = iso + (letter == 'd' ? DAY : letter == 'M' ? MONTH : 0);
    if (letter == 'y') {
        ca_text_append(to, count == 2 ? iso + 2 : iso, count);
    } else if (count > 2) {
        const char *month = strchr(words, ' ') + 1;
        ca_text_append(to, month, count == SHORT ? SHORT : strcspn(month, " "));
    } else {
        size_t skipped = count == 1 && number[0] == '0';
        ca_text_append(to, number + skipped, 2 - skipped);
    }
}

void ca_fill_day(ca_text *to, ca_date day, ca_slice format, ca_slice language)
{
    ca_text iso = {0}, words = {0};
    bool english = !language.size || (language.size > 1 && memcmp(language.at, "en", 2) == 0);
    if (!is_simple(format, english))
        format = ca_slice_of("dd/MM/yyyy");
    ca_date_write(&iso, day);
    ca_date_in_words(&words, day);
    for (size_t i = 0; i < format.size;) {
        size_t count = repeats(format.at + i, format.at + format.size);
        if (strchr("dMy", format.at[i]))
            add_part(to, format.at[i], count, iso.at, words.at);
        else
            ca_text_append(to, format.at + i, count);
        i += count;
    }
    ca_text_free(&iso);
    ca_text_free(&words);
}

/* --- items ------------------------------------------------------------------------------------------------------- */

static bool are_alike(ca_slice one, ca_slice other)
{
    ca_slice words = ca_text_without_blanks(one);
    char *copy = ca_copy(other.at, other.size);
    bool same = other.size && ca_slice_alike(words, copy);
    free(copy);
    return same;
}

const ca_control_item *ca_fill_item(const ca_spot_control *control, const ca_fill_value *value)
{
    const ca_control_item *found = NULL; /* the list has its last item first */
    for (const ca_control_item *item = control->properties.items; item; item = item->next)
        if (are_alike(item->value, value->id) || are_alike(item->text, value->id) ||
            are_alike(item->text, value->text) || are_alike(item->value, value->text))
            found = item;
    return found;
}

/* --- runs -------------------------------------------------------------------------------------------------------- */

static void add_range(ca_text *to, const ca_document_spots *spots, ca_range range)
{
    ca_text_append(to, spots->source.at + range.begin, range.end - range.begin);
}

/* Appends TEXT in elements of PREFIX, with its line breaks and tabs. */
static void add_words(ca_text *to, const char *prefix, ca_slice text)
{
    while (text.size) {
        size_t size = 0;
        while (size < text.size && text.at[size] != '\n' && text.at[size] != '\t')
            size++;
        if (size) {
            ca_text_format(to, "<%st xml:space=\"preserve\">", prefix);
            ca_markup_text(to, (ca_slice){text.at, size});
            ca_text_format(to, "</%st>", prefix);
        }
        if (size < text.size)
            ca_text_format(to, "<%s%s/>", prefix, text.at[size] == '\n' ? "br" : "tab");
        size += size < text.size;
        text = (ca_slice){text.at + size, text.size - size};
    }
}

/* Appends the sign of a check box. */
static void add_sign(ca_text *to, const ca_spot_control *control, bool on)
{
    enum { ASCII = 0x7F };
    ca_slice digits = on ? control->on : control->off;
    ca_text number = {0};
    ca_text_append(&number, digits.at, digits.size);
    unsigned long code = digits.size && digits.size <= 6 ? strtoul(number.at, NULL, 16) : 0;
    if (code < ' ' || (code > ASCII && code < 0xA0) || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFD)
        code = on ? 0x2612 : 0x2610;
    char sign[5] = "";
    sign[ca_utf8_encode((uint32_t)code, sign)] = '\0';
    ca_text_format(to, "<%st>", control->prefix);
    ca_markup_words(to, sign);
    ca_text_format(to, "</%st>", control->prefix);
    ca_text_free(&number);
}

static void add_run(ca_text *to, const ca_document_spots *spots, const ca_spot_control *control,
                    const ca_fill_value *value)
{
    bool placeholder = control->properties.marked || control->styled;
    ca_range looks = !placeholder && control->run.end ? control->run : control->own;
    ca_text day = {0};
    const ca_control_item *item = control->properties.kind == CA_CONTROL_CHOICE ? ca_fill_item(control, value) : NULL;
    ca_slice text = item ? item->text : value->text;
    if (control->properties.kind == CA_CONTROL_DATE && value->day != CA_NO_DATE) {
        ca_fill_day(&day, value->day, control->properties.format, control->language);
        text = (ca_slice){day.at, day.size};
    }
    ca_text_format(to, "<%sr>", control->prefix);
    if (control->properties.kind == CA_CONTROL_CHECK && !(control->run.end || control->own.end))
        ca_text_format(to,
                       "<%srPr><%srFonts %shint=\"eastAsia\" %sascii=\"MS Gothic\" %seastAsia=\"MS Gothic\" "
                       "%shAnsi=\"MS Gothic\"/></%srPr>",
                       control->prefix, control->prefix, control->prefix, control->prefix, control->prefix,
                       control->prefix, control->prefix);
    add_range(to, spots, looks);
    if (control->properties.kind == CA_CONTROL_CHECK)
        add_sign(to, control, value->truth == 1);
    else
        add_words(to, control->prefix, text);
    ca_text_format(to, "</%sr>", control->prefix);
    ca_text_free(&day);
}

void ca_fill_text(ca_text *to, const ca_document_spots *spots, const ca_spot_control *control,
                  const ca_fill_value *value)
{
    bool in_paragraph = control->level == CA_SPOT_IN_PARAGRAPH;
    if (control->no_content)
        ca_text_format(to, "<%ssdtContent>", control->prefix);
    if (in_paragraph && control->no_paragraph)
        ca_text_format(to, "<%sp>", control->prefix);
    add_run(to, spots, control, value);
    if (in_paragraph)
        ca_text_format(to, "</%sp>", control->prefix);
    if (control->no_content)
        ca_text_format(to, "</%ssdtContent>", control->prefix);
}

/* --- tags -------------------------------------------------------------------------------------------------------- */

/* Returns the range of the value of the attribute with the local name NAME in TAG, between its quotes; an empty one at 0 if there is
 * none. */
static ca_range value_in(ca_slice tag, const char *name)
{
    size_t size = strlen(name);
    for (size_t at = 1; at + size + 2 < tag.size; at++) {
        if (memcmp(tag.at + at, name, size) != 0 || !strchr(": \t\r\n", tag.at[at - 1]))
            continue;
        size_t equals = at + size;
        while (equals < tag.size && strchr(" \t\r\n", tag.at[equals]))
            equals++;
        size_t quote = equals + 1;
        while (quote < tag.size && strchr(" \t\r\n", tag.at[quote]))
            quote++;
        const char *end = quote < tag.size && tag.at[equals] == '='
                              ? memchr(tag.at + quote + 1, tag.at[quote], tag.size - quote - 1)
                              : NULL;
        if (end)
            return (ca_range){quote + 1, (size_t)(end - tag.at)};
    }
    return (ca_range){0, 0};
}

/* Appends TAG with its attribute NAME set to VALUE; one that it lacks is added with the prefix of its element. */
static void add_tag(ca_text *to, ca_slice tag, const char *name, const char *value)
{
    ca_range old = value_in(tag, name);
    size_t element = 1;
    while (element < tag.size && !strchr(" \t\r\n/>", tag.at[element]))
        element++;
    const char *colon = memchr(tag.at, ':', element);
    size_t prefix = colon ? (size_t)(colon - tag.at) : 0; /* with the bracket before it, and the colon */
    size_t cut = old.begin ? old.begin : element;
    ca_text_append(to, tag.at, cut);
    if (!old.begin) {
        ca_text_byte(to, ' ');
        ca_text_append(to, tag.at + 1, prefix);
        ca_text_format(to, "%s=\"", name);
    }
    ca_text_add(to, value);
    if (!old.begin)
        ca_text_byte(to, '"');
    cut = old.begin ? old.end : element;
    ca_text_append(to, tag.at + cut, tag.size - cut);
}

void ca_fill_date_tag(ca_text *to, ca_slice tag, ca_date day)
{
    ca_text stored = {0};
    ca_date_write(&stored, day);
    ca_text_add(&stored, "T00:00:00Z");
    add_tag(to, tag, "fullDate", stored.at);
    ca_text_free(&stored);
}

void ca_fill_check_tag(ca_text *to, ca_slice tag, bool on)
{
    add_tag(to, tag, "val", on ? "1" : "0");
}
