/* SPDX-License-Identifier: MIT */
/* Texts, names of cells and references as a workbook writes them. */
#include "report/workbook_text.h"

#include <string.h>

void ca_workbook_clean(ca_text *cleaned, ca_slice text)
{
    size_t length, kept = 0;
    for (size_t i = 0; i < text.size; i += length) {
        const unsigned char *at = (const unsigned char *)text.at + i;
        bool fine = *at >= 0x20 || *at == '\t' || *at == '\n' || *at == '\r';
        length = 1;
        if (*at >= 0x80) {
            length = ca_utf8_sequence(at, text.size - i);
            fine = length && !(length == 3 && at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE);
            length += !length;
        }
        if (!fine) {
            ca_text_append(cleaned, text.at + kept, i - kept);
            ca_text_add(cleaned, "\xEF\xBF\xBD");
            kept = i + length;
        }
    }
    ca_text_append(cleaned, text.at + kept, text.size - kept);
}

static int hexadecimal(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    char small = (char)(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/* The code of an escape "_x0041_" at AT, or -1. A carriage return ends one too where ENDING is so,
 * since it is itself written as "_x000D_". */
static int escape_code(const char *at, size_t size, bool ending)
{
    if (size < 7 || at[0] != '_' || at[1] != 'x' || (at[6] != '_' && !(ending && at[6] == '\r')))
        return -1;
    int code = 0;
    for (int i = 2; i < 6; i++) {
        int digit = hexadecimal(at[i]);
        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    return code;
}

void ca_workbook_escape(ca_text *escaped, ca_slice text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] != '_' || escape_code(text.at + i, text.size - i, true) < 0)
            continue;
        ca_text_append(escaped, text.at + kept, i - kept);
        ca_text_add(escaped, "_x005F_");
        kept = i + 1;
    }
    ca_text_append(escaped, text.at + kept, text.size - kept);
}

static void append_code(ca_text *text, unsigned code)
{
    if (code < 0x80) {
        ca_text_byte(text, (char)code);
    } else if (code < 0x800) {
        ca_text_byte(text, (char)(0xC0 | code >> 6));
        ca_text_byte(text, (char)(0x80 | (code & 0x3F)));
    } else {
        ca_text_byte(text, (char)(0xE0 | code >> 12));
        ca_text_byte(text, (char)(0x80 | (code >> 6 & 0x3F)));
        ca_text_byte(text, (char)(0x80 | (code & 0x3F)));
    }
}

void ca_workbook_unescape(ca_text *plain, ca_slice text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text.size; i++) {
        int code = text.at[i] == '_' ? escape_code(text.at + i, text.size - i, false) : -1;
        if (code < 0)
            continue;
        ca_text_append(plain, text.at + kept, i - kept);
        append_code(plain, (unsigned)code);
        kept = i + 7;
        i += 6;
    }
    ca_text_append(plain, text.at + kept, text.size - kept);
}

void ca_cell_name(ca_text *name, size_t row, size_t column)
{
    char letters[16]; /* the digits of a size_t in base 26 */
    size_t count = 0;
    for (size_t rest = column + 1; rest; rest = (rest - 1) / 26)
        letters[count++] = (char)('A' + (rest - 1) % 26);
    while (count)
        ca_text_byte(name, letters[--count]);
    ca_text_format(name, "%zu", row + 1);
}

/* Letters that are more than those of a constant ("FALSE") or a column ("XFD"). */
static bool plain_word(const char *name)
{
    size_t letters = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    return name[letters] == '\0' && letters > strlen("FALSE");
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
