/* SPDX-License-Identifier: MIT */
/* Pseudonyms: the same for the same name under one key and purpose, and not reversible without the key. */
#ifndef CA_PSEUDONYM_H
#define CA_PSEUDONYM_H

#include "base/error.h"

enum { CA_KEY_LEAST = 32, CA_KEY_MOST = 4096, CA_MAC_SIZE = 32 };

/* Zeroed before ca_pseudonyms_open. */
typedef struct {
    unsigned char key[CA_KEY_MOST];
    size_t key_size;
    const char *purpose; /* borrowed */
} ca_pseudonyms;

/* Reads the key from the file PATH, which nobody but its owner may read, or from a pipe (/dev/fd/3); the newline at its
 * end, if there is one, is not part of it. -1 with an error, which never shows the key. */
int ca_pseudonyms_open(ca_pseudonyms *pseudonyms, const char *path, const char *purpose, ca_error *error) CA_MUST_USE;
/* Wipes the key. */
void ca_pseudonyms_close(ca_pseudonyms *pseudonyms);

/* Appends the pseudonym of VALUE, as one of KIND ("case", "worker"): KIND, a hyphen and 80 bits of HMAC-SHA-256 over
 * purpose, kind and value in hexadecimal. */
void ca_pseudonym_write(const ca_pseudonyms *pseudonyms, const char *kind, ca_slice value, ca_text *to);

/* HMAC-SHA-256 (RFC 2104) of TEXT. */
void ca_hmac_sha256(const unsigned char *key, size_t key_size, ca_slice text, unsigned char mac[CA_MAC_SIZE]);

#endif
