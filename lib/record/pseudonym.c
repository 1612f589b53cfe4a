/* SPDX-License-Identifier: MIT */
/* Pseudonyms by keyed hash. */
#define _DEFAULT_SOURCE /* explicit_bzero */
#include "record/pseudonym.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/hmac.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHOWN = 10 }; /* bytes of the hash: with 80 bits, two of a nation's names hardly ever share one */

_Static_assert((int)CA_MAC_SIZE == SHA256_DIGEST_SIZE && (int)SHOWN <= (int)CA_MAC_SIZE, "the size of the hash");
_Static_assert(CA_KEY_LEAST == 32 && CA_KEY_MOST == 4096, "the messages below name these sizes");

void ca_hmac_sha256(const unsigned char *key, size_t key_size, ca_slice text, unsigned char mac[CA_MAC_SIZE])
{
    struct hmac_sha256_ctx context;
    hmac_sha256_set_key(&context, key_size, key);
    hmac_sha256_update(&context, text.size, (const uint8_t *)text.at);
    hmac_sha256_digest(&context, CA_MAC_SIZE, mac);
    explicit_bzero(&context, sizeof context);
}

static int refuse(const char *path, const char *why, ca_error *error)
{
    return ca_error_set(error, "the key %s: %s", path, why);
}

static bool repeats_one_byte(const ca_pseudonyms *pseudonyms)
{
    return memcmp(pseudonyms->key, pseudonyms->key + 1, pseudonyms->key_size - 1) == 0;
}

/* Reads the key from FILE. CA_KEY_MOST bytes are one more than a key can have. */
static int read_key(ca_pseudonyms *pseudonyms, int file, const char *path, ca_error *error)
{
    while (pseudonyms->key_size < CA_KEY_MOST) {
        ssize_t got = read(file, pseudonyms->key + pseudonyms->key_size, CA_KEY_MOST - pseudonyms->key_size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return refuse(path, strerror(errno), error);
        if (got == 0)
            break;
        pseudonyms->key_size += (size_t)got;
    }
    if (pseudonyms->key_size == CA_KEY_MOST)
        return refuse(path, "is longer than a key can be (4095 bytes)", error);
    /* A random key of the least length may end in a line feed of its own. */
    if (pseudonyms->key_size > CA_KEY_LEAST && pseudonyms->key[pseudonyms->key_size - 1] == '\n')
        pseudonyms->key_size--;
    if (pseudonyms->key_size < CA_KEY_LEAST)
        return refuse(path, "has fewer than 32 bytes; make one with: (umask 077; head -c 32 /dev/urandom >FILE)",
                      error);
    if (repeats_one_byte(pseudonyms))
        return refuse(path, "is one byte again and again; make one with: (umask 077; head -c 32 /dev/urandom >FILE)",
                      error);
    return 0;
}

int ca_pseudonyms_open(ca_pseudonyms *pseudonyms, const char *path, const char *purpose, ca_error *error)
{
    struct stat about;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    pseudonyms->purpose = purpose;
    if (file < 0)
        return refuse(path, strerror(errno), error);
    int status = 0;
    if (fstat(file, &about))
        status = refuse(path, strerror(errno), error);
    else if (S_ISREG(about.st_mode) && (about.st_mode & (S_IRWXG | S_IRWXO)))
        status = refuse(path, "others may read it; chmod 600 it, or use a new one if they may have", error);
    if (status == 0)
        status = read_key(pseudonyms, file, path, error);
    (void)close(file);
    return status;
}

void ca_pseudonyms_close(ca_pseudonyms *pseudonyms)
{
    explicit_bzero(pseudonyms, sizeof *pseudonyms);
}

void ca_pseudonym_write(const ca_pseudonyms *pseudonyms, const char *kind, ca_slice value, ca_text *to)
{
    unsigned char mac[CA_MAC_SIZE];
    ca_text message = {0};
    ca_text_append(&message, pseudonyms->purpose, strlen(pseudonyms->purpose) + 1); /* with its NUL, as a separator */
    ca_text_append(&message, kind, strlen(kind) + 1);
    ca_text_append(&message, value.at, value.size);
    ca_hmac_sha256(pseudonyms->key, pseudonyms->key_size, (ca_slice){message.at, message.size}, mac);
    ca_text_format(to, "%s-", kind);
    for (int i = 0; i < SHOWN; i++)
        ca_text_format(to, "%02x", mac[i]);
    ca_text_free(&message);
}
