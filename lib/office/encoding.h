/* SPDX-License-Identifier: MIT */
/* The encodings in which programs save tables as text. */
#ifndef CA_ENCODING_H
#define CA_ENCODING_H

#include "base/text.h"

enum ca_encoding {
    CA_ENCODING_UTF_8,
    CA_ENCODING_UTF_16LE,
    CA_ENCODING_UTF_16BE,
    CA_ENCODING_WINDOWS_1252,
    CA_ENCODING_COUNT
};
/* Their names: "utf-8", "utf-16le", "utf-16be", "windows-1252"; NULL-ended. */
extern const char *const ca_encodings[CA_ENCODING_COUNT + 1];
/* Returns the encoding with this name, in capitals or not, or CA_ENCODING_COUNT. */
enum ca_encoding ca_encoding_named(const char *name) CA_MUST_USE;

typedef struct {
    ca_slice text;             /* UTF-8 without a byte order mark */
    ca_text made;              /* its bytes, if they had to be made; release with ca_text_free */
    enum ca_encoding encoding; /* of the bytes */
    const char *error;         /* NULL: none. Constant text: the error, and a remedy */
    size_t error_at;           /* its offset in the bytes */
} ca_decoded;

/* Decodes BYTES, which must live as long as the result: from UTF-16 if they begin with its byte order mark, else from
 * ENCODING. Returns 0, or -1 with the result's error. */
int ca_decode(ca_decoded *decoded, ca_slice bytes, enum ca_encoding encoding) CA_MUST_USE;

#endif
