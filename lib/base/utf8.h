/* SPDX-License-Identifier: MIT */
/* UTF-8: validity, code points, and text that can be printed. */
#ifndef CA_UTF8_H
#define CA_UTF8_H

#include "base/text.h"

/* Returns how many of the SIZE bytes at AT are valid UTF-8, counted from the start. NUL, overlong forms, surrogates
 * and code points above U+10FFFF are invalid. */
size_t ca_utf8_valid(const char *at, size_t size) CA_MUST_USE;
/* The most bytes of a character. */
enum { CA_UTF8_MOST = 4 };
/* Returns the code point of the character at AT, which has SIZE bytes, and sets its *LENGTH. For a byte that is no
 * UTF-8, UINT32_MAX and a length of 1. */
uint32_t ca_utf8_decode(const char *at, size_t size, size_t *length) CA_MUST_USE;
/* Writes the character CODE to TO, which has room for CA_UTF8_MOST bytes. Returns its length. */
size_t ca_utf8_encode(uint32_t code, char *to) CA_MUST_USE;
/* Returns the length of the UTF-8 sequence at AT, whose first byte is above 0x7F; 0 if it is invalid. */
size_t ca_utf8_sequence(const unsigned char *at, size_t size) CA_MUST_USE;

/* Returns the number of UTF-16 units of TEXT, in which Excel measures texts. */
size_t ca_utf16_units(ca_slice text) CA_MUST_USE;

/* Sets *SHOWN to the printable form of the first character of TEXT, which is not empty: U+FFFD for a control
 * character (except tab, newline and carriage return), for a mark that changes the direction of a line, for a character
 * without a width, for a byte that is no UTF-8 and for characters that XML excludes. Returns the character's length in
 * TEXT. Every report and message goes through it. */
size_t ca_character_shown(ca_slice text, ca_slice *shown) CA_MUST_USE;
bool ca_character_is_space(char byte) CA_MUST_USE;           /* an ASCII one, line breaks too */
bool ca_character_is_letter_or_digit(char byte) CA_MUST_USE; /* an ASCII one */

/* Returns TEXT without the white space of any width, and the characters that cannot be seen, at its ends. */
ca_slice ca_text_without_blanks(ca_slice text) CA_MUST_USE;

/* Appends TEXT as printable text. */
void ca_text_shown(ca_text *to, ca_slice text);
/* The same for a terminal: carriage returns become U+FFFD, too. */
void ca_text_for_terminal(ca_text *to, ca_slice text);
/* Appends JSON for a terminal: the characters that are not printable, which are inside strings, as escapes. */
void ca_json_for_terminal(ca_text *to, ca_slice json);

/* Appends TEXT as printable text on one line: a run of spaces and line breaks becomes one space; none at the ends. */
void ca_text_on_one_line(ca_text *to, ca_slice text);
/* Returns the number of words of TEXT: runs of bytes that are no ASCII white space. */
size_t ca_words_count(ca_slice text) CA_MUST_USE;

#endif
