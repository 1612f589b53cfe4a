/* SPDX-License-Identifier: MIT */
/* HMAC-SHA-256 against RFC 4231, and pseudonyms. */
#include "../check.h"
#include "record/pseudonym.h"

#include <string.h>

/* Sets COUNT bytes to BYTE, or to numbers that rise from it. */
static void fill(unsigned char *to, size_t count, unsigned char byte, bool rising)
{
    for (size_t i = 0; i < count; i++)
        to[i] = (unsigned char)(byte + (rising ? i : 0));
}

static bool gives(const unsigned char *key, size_t key_size, ca_slice text, const char *wanted)
{
    unsigned char mac[CA_MAC_SIZE];
    char hexadecimal[2 * CA_MAC_SIZE + 1];
    ca_hmac_sha256(key, key_size, text, mac);
    for (size_t i = 0; i < CA_MAC_SIZE; i++)
        (void)snprintf(hexadecimal + 2 * i, 3, "%02x", mac[i]);
    return strcmp(hexadecimal, wanted) == 0;
}

static void check_hmac(check_tally *t)
{
    unsigned char key[131], data[50];
    fill(key, 20, 0x0b, false);
    CHECK(t,
          gives(key, 20, ca_slice_of("Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
          "RFC 4231, case 1");
    CHECK(t,
          gives((const unsigned char *)"Jefe", 4, ca_slice_of("what do ya want for nothing?"),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
          "RFC 4231, case 2");
    fill(key, 20, 0xaa, false);
    fill(data, 50, 0xdd, false);
    CHECK(t,
          gives(key, 20, (ca_slice){(const char *)data, 50},
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
          "RFC 4231, case 3");
    fill(key, 25, 0x01, true);
    fill(data, 50, 0xcd, false);
    CHECK(t,
          gives(key, 25, (ca_slice){(const char *)data, 50},
                "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
          "RFC 4231, case 4");
    fill(key, 131, 0xaa, false);
    CHECK(t,
          gives(key, 131, ca_slice_of("Test Using Larger Than Block-Size Key - Hash Key First"),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
          "RFC 4231, case 6");
    CHECK(t,
          gives(key, 131,
                ca_slice_of("This is a test using a larger than block-size key and a larger than block-size "
                            "data. The key needs to be hashed before being used by the HMAC algorithm."),
                "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
          "RFC 4231, case 7");
}

static bool alike(const char *purpose, const char *kind, const char *value, const char *other_purpose,
                  const char *other_kind, const char *other_value)
{
    ca_pseudonyms one = {.key_size = CA_KEY_LEAST, .purpose = purpose}, other = one;
    ca_text a = {0}, b = {0};
    other.purpose = other_purpose;
    ca_pseudonym_write(&one, kind, ca_slice_of(value), &a);
    ca_pseudonym_write(&other, other_kind, ca_slice_of(other_value), &b);
    /* the hash, after the kind and its hyphen */
    bool same = strcmp(strchr(a.at, '-'), strchr(b.at, '-')) == 0;
    ca_text_free(&a);
    ca_text_free(&b);
    return same;
}

static void check_pseudonyms(check_tally *t)
{
    CHECK(t, alike("p", "case", "77870", "p", "case", "77870"), "the same name has the same pseudonym");
    CHECK(t, !alike("p", "case", "77870", "p", "case", "77871"), "another name another");
    CHECK(t, !alike("p", "case", "77870", "q", "case", "77870"), "and so for another purpose");
    CHECK(t, !alike("p", "case", "77870", "p", "worker", "77870"), "and another kind");
    CHECK(t, !alike("pc", "ase", "1", "p", "case", "1"), "where the one ends and the other begins makes a difference");
}

int main(void)
{
    check_tally tally = {0};
    check_hmac(&tally);
    check_pseudonyms(&tally);
    return CHECK_END(&tally);
}
