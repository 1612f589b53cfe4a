/* SPDX-License-Identifier: MIT */
/* The words of lists: looks them up in the built-in table. They are looked for in the text of the table
 * itself, whose entries have letters and digits of ASCII. */
#include "data/list_words.h"

#include "base/utf8.h"
#include "data/builtin.h"

#include <string.h>

static const char *const kinds[CA_LIST_WORD_COUNT] = {[CA_WORD_HEADING] = "heading ",
                                                      [CA_WORD_TYPE] = "type ",
                                                      [CA_WORD_CLOSED] = "closed ",
                                                      [CA_WORD_OPEN] = "open ",
                                                      [CA_WORD_ROW] = "row ",
                                                      [CA_WORD_YES] = "yes ",
                                                      [CA_WORD_NO] = "no ",
                                                      [CA_WORD_DONE] = "done ",
                                                      [CA_WORD_AUDITORS] = "auditors ",
                                                      [CA_WORD_PEOPLE] = "people ",
                                                      [CA_WORD_RESPONDENT] = "respondent ",
                                                      [CA_WORD_SURVEY] = "survey ",
                                                      [CA_WORD_THEMES] = "themes ",
                                                      [CA_WORD_LEARNING] = "learning ",
                                                      [CA_WORD_STATE] = "state "};

/* Whether CODE is neither a letter nor a digit; beyond ASCII: the signs of Latin-1, punctuation, spaces and marks. */
static bool is_sign(uint32_t code)
{
    if (code < 0x80)
        return !ca_character_is_letter_or_digit((char)code);
    return code < 0xC0 || (code >= 0x2000 && code <= 0x2BFF) || (code >= 0x3000 && code <= 0x303F) || code == 0xFEFF;
}

void ca_letters_and_digits(ca_text *to, ca_slice text)
{
    while (text.size) {
        size_t size;
        uint32_t code = ca_utf8_decode(text.at, text.size, &size);
        if (code >= 'A' && code <= 'Z')
            ca_text_byte(to, (char)(code - 'A' + 'a'));
        else if (!is_sign(code))
            ca_text_append(to, text.at, size);
        text.at += size;
        text.size -= size;
    }
}

bool ca_same_letters(ca_slice one, ca_slice other)
{
    ca_text a = {0}, b = {0};
    ca_letters_and_digits(&a, one);
    ca_letters_and_digits(&b, other);
    bool same = a.size == b.size && (!a.size || memcmp(a.at, b.at, a.size) == 0);
    ca_text_free(&a);
    ca_text_free(&b);
    return same;
}

/* Cuts the part before the next BYTE off *REST, and returns it. */
static ca_slice cut(ca_slice *rest, char byte)
{
    const char *end = rest->size ? memchr(rest->at, byte, rest->size) : NULL;
    ca_slice part = {rest->at, end ? (size_t)(end - rest->at) : rest->size};
    rest->at += part.size + (end != NULL);
    rest->size -= part.size + (end != NULL);
    return part;
}

static ca_slice table(void)
{
    const ca_builtin *builtin = ca_builtin_words;
    while (builtin->text && strcmp(builtin->name, "list-words") != 0)
        builtin++;
    return (ca_slice){(const char *)builtin->text, builtin->size};
}

/* Returns the number of letters and digits of ENTRY, which is of the table, if they are those of KEY, or, where BEGINS, of its
 * beginning; else 0. Most entries differ from a key in their first letter. */
static size_t fits(ca_slice key, ca_slice entry, bool begins)
{
    size_t seen = 0;
    for (size_t i = 0; i < entry.size; i++) {
        if (!ca_character_is_letter_or_digit(entry.at[i]))
            continue;
        char letter = entry.at[i] >= 'A' && entry.at[i] <= 'Z' ? (char)(entry.at[i] - 'A' + 'a') : entry.at[i];
        if (seen == key.size || key.at[seen++] != letter)
            return 0;
    }
    return begins || seen == key.size ? seen : 0;
}

/* Returns the name of the longest words of KIND that fit KEY. */
static ca_slice look_up(enum ca_list_word kind, ca_slice key, bool begins, size_t *longest)
{
    ca_slice rest = table(), found = {"", 0};
    size_t kind_size = strlen(kinds[kind]);
    *longest = 0;
    while (rest.size) {
        ca_slice line = cut(&rest, '\n');
        if (line.size < kind_size || memcmp(line.at, kinds[kind], kind_size) != 0)
            continue;
        ca_slice words = {line.at + kind_size, line.size - kind_size}, name = cut(&words, ':');
        while (words.size) {
            size_t size = fits(key, cut(&words, '|'), begins);
            if (size > *longest) {
                *longest = size;
                found = name;
            }
        }
    }
    return found;
}

ca_slice ca_list_word(enum ca_list_word kind, ca_slice words)
{
    ca_text key = {0};
    size_t longest;
    ca_letters_and_digits(&key, words);
    ca_slice found = look_up(kind, (ca_slice){ca_text_words(&key), key.size}, false, &longest);
    ca_text_free(&key);
    return found;
}

/* Whether the first words of CELL, which have SIZE letters and digits, end at the end of a word: "Total 12", and not
 * "Totalling"; if NUMBERED, before a number or the end of the cell. */
static bool ends_a_word(ca_slice cell, size_t size, bool numbered)
{
    size_t at = 0;
    for (size_t seen = 0; at < cell.size && seen < size; at++)
        seen += ca_character_is_letter_or_digit(cell.at[at]);
    size_t next = at;
    while (next < cell.size && !ca_character_is_letter_or_digit(cell.at[next]))
        next++;
    if (next == cell.size)
        return true;
    return next > at && (!numbered || (cell.at[next] >= '0' && cell.at[next] <= '9'));
}

bool ca_ends_in_total(ca_slice cell)
{
    static const char *const words[] = {"total", "totals", "subtotal", "subtotals"};
    cell = ca_text_without_blanks(cell);
    size_t start = cell.size;
    while (start && ca_character_is_letter_or_digit(cell.at[start - 1]))
        start--;
    for (size_t i = 0; start && i < sizeof words / sizeof *words; i++)
        if (ca_slice_alike((ca_slice){cell.at + start, cell.size - start}, words[i]))
            return true;
    return false;
}

ca_slice ca_row_word(ca_slice cell)
{
    if (ca_ends_in_total(cell))
        return ca_slice_of("total");
    ca_text key = {0};
    size_t longest;
    ca_letters_and_digits(&key, cell);
    ca_slice found = look_up(CA_WORD_ROW, (ca_slice){ca_text_words(&key), key.size}, true, &longest);
    ca_text_free(&key);
    return found.size && ends_a_word(cell, longest, ca_slice_is(found, "page")) ? found : (ca_slice){"", 0};
}

ca_slice ca_without_letter(ca_slice text)
{
    ca_slice rest = ca_slice_trimmed(text, " \t\r\n");
    if (rest.size < 3 || !ca_character_is_letter_or_digit(rest.at[0]) || (rest.at[1] != ')' && rest.at[1] != '.'))
        return text;
    return ca_slice_trimmed((ca_slice){rest.at + 2, rest.size - 2}, " \t\r\n");
}

int ca_yes_or_no(ca_slice text)
{
    /* check mark, heavy check mark, ballot boxes with check and with X, white heavy check mark; a cross alone may be no */
    static const char *const ticks[] = {"\xe2\x9c\x93", "\xe2\x9c\x94", "\xe2\x98\x91", "\xe2\x98\x92", "\xe2\x9c\x85"};
    ca_slice answer = ca_slice_trimmed(text, " \t\r\n");
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++)
        if (answer.size >= strlen(ticks[i]) && memcmp(answer.at, ticks[i], strlen(ticks[i])) == 0 &&
            (answer.size == strlen(ticks[i]) || (unsigned char)answer.at[strlen(ticks[i])] == 0xEF))
            return 1;
    if (ca_slice_is(answer, "\xe2\x98\x90")) /* an empty ballot box */
        return 0;
    for (int i = 0; i < 2; i++) {
        if (ca_list_word(CA_WORD_YES, answer).size)
            return 1;
        if (ca_list_word(CA_WORD_NO, answer).size)
            return 0;
        answer = ca_without_letter(answer);
    }
    return -1;
}

bool ca_says_done(ca_slice text)
{
    return ca_list_word(CA_WORD_DONE, text).size || ca_yes_or_no(text) == 1;
}
