/* SPDX-License-Identifier: MIT */
/* Words as Markdown (CommonMark with GFM's tables and links). Only what could become markup where it stands is
 * escaped, since the source is read too. */
#include "report/markdown_text.h"

#include "base/characters.h"

#include <string.h>

/* What is behind place AT, or a NUL at the end. */
static char next(ca_slice line, size_t at)
{
    return at + 1 < line.size ? line.at[at + 1] : '\0';
}

static bool digits_before(ca_slice line, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (line.at[i] < '0' || line.at[i] > '9')
            return false;
    }
    return at > 0;
}

/* GFM makes a link of anything that starts so. */
static bool ends_www(ca_slice line, size_t at)
{
    return at >= 3 && ca_slice_alike((ca_slice){line.at + at - 3, 3}, "www");
}

/* The marks of lists, and the lines under headings and around blocks. */
static bool marks_block(ca_slice line, size_t at)
{
    if (at == 0 && strchr("-+:", line.at[0]))
        return !ca_character_is_letter_or_digit(next(line, 0));
    if (line.at[at] == '.' || line.at[at] == ')')
        return digits_before(line, at);
    return at == 0 && line.at[0] == '=';
}

static bool is_markup(ca_slice line, size_t at, bool starts)
{
    char byte = line.at[at];
    if (byte & 0x80)
        return false;
    if (strchr("\\`*_<>[]|#~$", byte)) /* $ is for formulas on some pages */
        return true;
    if (byte == '&')
        return next(line, at) == '#' || ca_character_is_letter_or_digit(next(line, at));
    if (byte == ':' && at + 2 < line.size && line.at[at + 1] == '/' && line.at[at + 2] == '/')
        return true;
    return (byte == '.' && ends_www(line, at)) || (starts && marks_block(line, at));
}

/* GFM looks for addresses after it has taken the escapes away, so that only a character between helps: a word
 * joiner, which is not seen. */
static bool is_address(ca_slice line, size_t at)
{
    return line.at[at] == '@' && at > 0 && !ca_character_is_space(line.at[at - 1]) &&
           ca_character_is_letter_or_digit(next(line, at));
}

void ca_markdown_text(ca_text *to, ca_slice text, bool starts)
{
    ca_text whole = {0};
    ca_text_on_one_line(&whole, text);
    ca_slice line = {ca_text_words(&whole), whole.size};
    for (size_t at = 0; at < line.size; at++) {
        if (is_markup(line, at, starts))
            ca_text_byte(to, '\\');
        ca_text_byte(to, line.at[at]);
        if (is_address(line, at))
            ca_text_add(to, "&#8288;");
    }
    ca_text_free(&whole);
}
