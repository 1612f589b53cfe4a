/* SPDX-License-Identifier: MIT */
/* Text as a page can hold it, for the writers of pages. */
#ifndef CA_UTF8_H
#define CA_UTF8_H

#include "base/text.h"

/* How many bytes of AT (SIZE bytes) are valid UTF-8 from its start: SIZE when all are. NUL
 * counts as invalid. Overlong forms, surrogates and code points above U+10FFFF are invalid. */
size_t ca_utf8_valid(const char *at, size_t size) CA_MUST_USE;
/* The most bytes of a character. */
enum { CA_UTF8_MOST = 4 };
/* Returns the code point of the character at AT, which has SIZE bytes, and sets its *LENGTH. For a byte that is no UTF-8,
 * UINT32_MAX and a length of 1. */
uint32_t ca_utf8_decode(const char *at, size_t size, size_t *length) CA_MUST_USE;
/* Writes the character CODE to TO, which has room for CA_UTF8_MOST bytes. Returns its length. */
size_t ca_utf8_encode(uint32_t code, char *to) CA_MUST_USE;
/* The length of the valid UTF-8 sequence that starts with a byte above 0x7F; 0 when invalid. */
size_t ca_utf8_sequence(const unsigned char *at, size_t size) CA_MUST_USE;

/* The character at the start of TEXT, which is not empty, as a page can hold it: a control character (but for
 * tab, newline and carriage return), a byte that is no UTF-8 and what XML excludes become U+FFFD. How many
 * bytes of TEXT it takes. */
size_t ca_character_shown(ca_slice text, ca_slice *shown) CA_MUST_USE;
bool ca_character_is_space(char byte) CA_MUST_USE;           /* an ASCII one, line breaks too */
bool ca_character_is_letter_or_digit(char byte) CA_MUST_USE; /* an ASCII one */

/* Appends TEXT as it can go to a terminal: what has no form on a page, and the marks that turn the direction of a line
 * round, become U+FFFD. */
void ca_text_for_terminal(ca_text *to, ca_slice text);

/* Appends TEXT on one line: as it can be shown, every run of spaces and line breaks a single space, none at
 * the ends. */
void ca_text_on_one_line(ca_text *to, ca_slice text);

#endif
