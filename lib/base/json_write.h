/* SPDX-License-Identifier: MIT */
/* Writes compact JSON to a text. Commas are added: before a name or value, unless the last byte shows that none is
 * needed. */
#ifndef CA_JSON_WRITE_H
#define CA_JSON_WRITE_H

#include "base/text.h"

void ca_json_open(ca_text *to, char bracket);  /* '{' or '[' */
void ca_json_close(ca_text *to, char bracket); /* '}' or ']' */
void ca_json_name(ca_text *to, const char *name);
void ca_json_name_slice(ca_text *to, ca_slice name);
/* A member of an object, the name and the value: a text, a C string (NULL writes null), a number, true or false. */
void ca_json_member_text(ca_text *to, const char *name, ca_slice text);
void ca_json_member_string(ca_text *to, const char *name, const char *string);
void ca_json_member_number(ca_text *to, const char *name, uint64_t number);
void ca_json_member_bool(ca_text *to, const char *name, bool value);
/* A name, and the opening bracket of its value. */
void ca_json_member_open(ca_text *to, const char *name, char bracket);
/* Invalid UTF-8, which the name of a file may have, becomes U+FFFD. */
void ca_json_text(ca_text *to, ca_slice text);
void ca_json_words(ca_text *to, const char *words); /* NULL writes null */
void ca_json_number(ca_text *to, uint64_t number);
/* Bytes that are JSON already. */
void ca_json_raw(ca_text *to, const char *bytes, size_t size);
void ca_json_bool(ca_text *to, bool value);
void ca_json_null(ca_text *to);

#endif
