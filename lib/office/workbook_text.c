/* SPDX-License-Identifier: MIT */
/* Texts, names of cells and references as a workbook writes them. */
#include "office/workbook_text.h"

#include "base/utf8.h"

#include <string.h>

void ca_workbook_clean(ca_text *cleaned, ca_slice text)
{
    ca_text_shown(cleaned, text);
}

static bool is_hexadecimal(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Whether AT is an escape, "_x0041_". A carriage return ends one too, since it is itself written as "_x000D_". */
static bool is_escape(const char *at, size_t size)
{
    return size >= 7 && at[0] == '_' && at[1] == 'x' && is_hexadecimal(at[2]) && is_hexadecimal(at[3]) &&
           is_hexadecimal(at[4]) && is_hexadecimal(at[5]) && (at[6] == '_' || at[6] == '\r');
}

void ca_workbook_escape(ca_text *escaped, ca_slice text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!is_escape(text.at + i, text.size - i))
            continue;
        ca_text_append(escaped, text.at + kept, i - kept);
        ca_text_add(escaped, "_x005F_");
        kept = i + 1;
    }
    ca_text_append(escaped, text.at + kept, text.size - kept);
}

size_t ca_workbook_written_size(ca_slice escaped)
{
    size_t size = escaped.size;
    for (size_t i = 0; i < escaped.size; i++)
        size += escaped.at[i] == '\r' ? strlen("_x000D_") - 1 : 0;
    return size;
}

void ca_workbook_cut(ca_text *to, ca_slice text, size_t most)
{
    static const char cut[] = "\xE2\x80\xA6"; /* one character */
    size_t word = 0, whole = 0, units = 0;
    if (ca_utf16_units(text) <= most) {
        ca_text_append(to, text.at, text.size);
        return;
    }
    for (size_t i = 0, length; i < text.size; i += length) {
        length = ca_utf8_sequence((const unsigned char *)text.at + i, text.size - i);
        length = length ? length : 1;
        units += ca_utf16_units((ca_slice){text.at + i, length});
        if (units + 1 > most)
            break;
        word = text.at[i] == ' ' ? i : word;
        whole = i + length;
    }
    ca_text_append(to, text.at, word ? word : whole);
    ca_text_add(to, cut);
}

void ca_workbook_header(ca_text *to, const char *place, const char *words, size_t most)
{
    ca_text shown = {0}, cut = {0};
    ca_workbook_clean(&shown, ca_slice_of(words));
    ca_workbook_cut(&cut, (ca_slice){ca_text_words(&shown), shown.size}, most);
    ca_text_add(to, place);
    ca_text_add(to, "&\"Arial,Bold\"");
    for (size_t i = 0; i < cut.size; i++)
        ca_text_add(to, cut.at[i] == '&' ? "&&" : (char[]){cut.at[i], '\0'});
    ca_text_free(&shown);
    ca_text_free(&cut);
}

/* Letters that are more than those of a constant ("FALSE") or a column ("XFD"). */
static bool plain_word(const char *name)
{
    size_t letters = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    return name[letters] == '\0' && letters > strlen("XFD") && !ca_words_alike(name, "TRUE") &&
           !ca_words_alike(name, "FALSE");
}

bool ca_sheet_name_bare(const char *name)
{
    return name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.")] == '\0';
}

bool ca_sheet_name_clear(const char *name)
{
    return !ca_sheet_name_bare(name) || plain_word(name);
}

void ca_sheet_name_quote(ca_text *quoted, const char *name)
{
    ca_text_byte(quoted, '\'');
    for (const char *at = name; *at; at++) {
        if (*at == '\'')
            ca_text_byte(quoted, '\'');
        ca_text_byte(quoted, *at);
    }
    ca_text_byte(quoted, '\'');
}

/* "$F$12" */
static void fixed_name(ca_text *name, size_t row, size_t column)
{
    ca_text plain = {0};
    ca_cell_name(&plain, row, column);
    size_t letters = strcspn(plain.at, "0123456789");
    ca_text_byte(name, '$');
    ca_text_append(name, plain.at, letters);
    ca_text_format(name, "$%s", plain.at + letters);
    ca_text_free(&plain);
}

void ca_cells_reference(ca_text *reference, const char *sheet, size_t column, size_t first_row, size_t last_row)
{
    ca_sheet_name_quote(reference, sheet);
    ca_text_byte(reference, '!');
    fixed_name(reference, first_row, column);
    if (last_row > first_row) {
        ca_text_byte(reference, ':');
        fixed_name(reference, last_row, column);
    }
}
