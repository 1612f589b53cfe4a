/* SPDX-License-Identifier: MIT */
/* Encodings: each is decoded to the same text, and bytes that are none are refused with their offset. */
#include "../check.h"
#include "office/encoding.h"

#define BYTES(text) (text), sizeof(text) - 1

typedef struct {
    const char *what, *bytes;
    size_t size;
    enum ca_encoding asked, found;
    const char *text;  /* UTF-8; NULL: refused */
    const char *error; /* words of the refusal */
    size_t error_at;
} example;

static const example examples[] = {
    {"UTF-8", BYTES("Zo\xc3\xab"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, "Zo\xc3\xab", NULL, 0},
    {"UTF-8 with a mark", BYTES("\xef\xbb\xbfZo\xc3\xab"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, "Zo\xc3\xab", NULL, 0},
    {"no bytes", BYTES(""), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, "", NULL, 0},
    {"UTF-16LE with a mark", BYTES("\xff\xfeZ\0\xeb\0\x3d\xd8\0\xde"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_16LE,
     "Z\xc3\xab\xf0\x9f\x98\x80", NULL, 0},
    {"UTF-16BE with a mark", BYTES("\xfe\xff\0Z\0\xeb"), CA_ENCODING_WINDOWS_1252, CA_ENCODING_UTF_16BE, "Z\xc3\xab",
     NULL, 0},
    {"UTF-16LE without a mark, asked for", BYTES("Z\0\xeb\0"), CA_ENCODING_UTF_16LE, CA_ENCODING_UTF_16LE, "Z\xc3\xab",
     NULL, 0},
    {"Windows-1252, asked for", BYTES("\x93Zo\xeb\x94 \x96 \x80"), CA_ENCODING_WINDOWS_1252, CA_ENCODING_WINDOWS_1252,
     "\xe2\x80\x9cZo\xc3\xab\xe2\x80\x9d \xe2\x80\x93 \xe2\x82\xac", NULL, 0},
    {"UTF-8 where Windows-1252 was asked for", BYTES("Zo\xc3\xab"), CA_ENCODING_WINDOWS_1252, CA_ENCODING_UTF_8,
     "Zo\xc3\xab", NULL, 0},
    {"Windows-1252, not asked for", BYTES("id\nZo\xeb"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, NULL,
     "--encoding=windows-1252", 5},
    {"both UTF-8 and other bytes", BYTES("\xc3\xab \xeb"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, NULL,
     "is not UTF-8 here", 3},
    {"bytes that Windows-1252 lacks, not asked for", BYTES("a\x81"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, NULL,
     "is not UTF-8 here", 1},
    {"bytes that Windows-1252 lacks", BYTES("a\x81"), CA_ENCODING_WINDOWS_1252, CA_ENCODING_WINDOWS_1252, NULL,
     "Windows-1252 does not have", 1},
    {"a byte of value 0", BYTES("12345\0"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, NULL, "byte of value 0", 5},
    {"UTF-16 without a mark", BYTES("i\0d\0\n\0"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_8, NULL, "--encoding=utf-16le",
     0},
    {"half a unit of UTF-16", BYTES("\xff\xfeZ\0o"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_16LE, NULL, "damaged", 4},
    {"half a surrogate pair", BYTES("\xff\xfe\x3d\xd8Z\0"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_16LE, NULL, "damaged",
     2},
    {"the second half of a pair first", BYTES("\xfe\xff\xde\0\0Z"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_16BE, NULL,
     "damaged", 2},
    {"a zero in UTF-16", BYTES("\xff\xfeZ\0\0\0"), CA_ENCODING_UTF_8, CA_ENCODING_UTF_16LE, NULL, "damaged", 4},
};

static void check(check_tally *tally, const example *e)
{
    ca_decoded decoded;
    int status = ca_decode(&decoded, (ca_slice){e->bytes, e->size}, e->asked);
    bool right = decoded.encoding == e->found;
    if (e->text)
        right &= status == 0 && ca_slice_is(decoded.text, e->text);
    else
        right &= status < 0 && decoded.error && strstr(decoded.error, e->error) && decoded.error_at == e->error_at;
    CHECK(tally, right, "%s: %s", e->what, e->text ? "is decoded" : e->error);
    ca_text_free(&decoded.made);
}

int main(void)
{
    check_tally tally = {0};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        check(&tally, &examples[i]);
    CHECK(&tally, ca_encoding_named("Windows-1252") == CA_ENCODING_WINDOWS_1252, "names are read in capitals, too");
    CHECK(&tally, ca_encoding_named("latin-1") == CA_ENCODING_COUNT, "other names are none");
    return CHECK_END(&tally);
}
