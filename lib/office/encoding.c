/* SPDX-License-Identifier: MIT */
/* Decodes text to UTF-8. The three other encodings take a table of 32 characters and surrogate pairs; iconv would need
 * modules that minimal systems leave out, and does not say which line is wrong. */
#include "office/encoding.h"

#include "base/utf8.h"

const char *const ca_encodings[] = {[CA_ENCODING_UTF_8] = "utf-8",
                                    [CA_ENCODING_UTF_16LE] = "utf-16le",
                                    [CA_ENCODING_UTF_16BE] = "utf-16be",
                                    [CA_ENCODING_WINDOWS_1252] = "windows-1252",
                                    NULL};

/* The characters of bytes 0x80 to 0x9F; 0: none. The Unicode Consortium's CP1252.TXT. */
static const uint16_t windows_1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                          0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

enum { NO_CHARACTER = 0, C1_FIRST = 0x80, C1_END = 0xA0 };

enum ca_encoding ca_encoding_named(const char *name)
{
    int i = 0;
    while (ca_encodings[i] && !ca_slice_alike(ca_slice_of(name), ca_encodings[i]))
        i++;
    return (enum ca_encoding)i;
}

static uint32_t of_windows(unsigned char byte)
{
    return byte >= C1_FIRST && byte < C1_END ? windows_1252[byte - C1_FIRST] : byte;
}

static void add_character(ca_text *to, uint32_t code)
{
    char bytes[CA_UTF8_MOST];
    ca_text_append(to, bytes, ca_utf8_encode(code, bytes));
}

static int fail(ca_decoded *decoded, size_t at, const char *error)
{
    decoded->error = error;
    decoded->error_at = at;
    return -1;
}

static int from_windows(ca_decoded *decoded, ca_slice bytes)
{
    for (size_t i = 0; i < bytes.size; i++) {
        uint32_t code = of_windows((unsigned char)bytes.at[i]);
        if (code == NO_CHARACTER)
            return fail(decoded, i, "has a byte that Windows-1252 does not have; save the list as CSV UTF-8");
        add_character(&decoded->made, code);
    }
    return 0;
}

static uint32_t unit_at(const unsigned char *at, bool big)
{
    return big ? (uint32_t)(at[0] << 8 | at[1]) : (uint32_t)(at[1] << 8 | at[0]);
}

static bool is_surrogate(uint32_t code)
{
    return code >= 0xD800 && code <= 0xDFFF;
}

static int from_utf_16(ca_decoded *decoded, ca_slice bytes, size_t start, bool big)
{
    static const char damaged[] = "is damaged here: it is no UTF-16; save the list as CSV UTF-8";
    const unsigned char *at = (const unsigned char *)bytes.at;
    for (size_t i = start; i < bytes.size; i += 2) {
        if (bytes.size - i < 2)
            return fail(decoded, i, damaged);
        uint32_t code = unit_at(at + i, big);
        if (is_surrogate(code)) {
            uint32_t second = code < 0xDC00 && bytes.size - i >= 4 ? unit_at(at + i + 2, big) : 0;
            if (second < 0xDC00 || second > 0xDFFF)
                return fail(decoded, i, damaged);
            code = 0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00);
            i += 2;
        }
        if (code == NO_CHARACTER)
            return fail(decoded, i, damaged);
        add_character(&decoded->made, code);
    }
    return 0;
}

/* Whether BYTES from AT, which is no UTF-8, are Windows-1252: each is a character of it, and none of the bytes above
 * 0x7F are a character of UTF-8. */
static bool is_windows(ca_slice bytes)
{
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.at[i];
        if (byte < C1_FIRST)
            continue;
        if (of_windows(byte) == NO_CHARACTER || ca_utf8_sequence((const unsigned char *)bytes.at + i, bytes.size - i))
            return false;
    }
    return true;
}

/* Whether every second byte of the first ones is 0: text in UTF-16 whose byte order mark is missing. */
static bool is_unmarked_utf_16(ca_slice bytes)
{
    enum { LOOKED_AT = 64 };
    size_t zeros = 0, size = bytes.size < LOOKED_AT ? bytes.size : LOOKED_AT;
    for (size_t i = 0; i < size; i++)
        zeros += bytes.at[i] == '\0';
    return size >= 4 && zeros * 3 >= size;
}

static int as_utf_8(ca_decoded *decoded, ca_slice bytes)
{
    size_t mark = bytes.size >= 3 && memcmp(bytes.at, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    decoded->text = (ca_slice){bytes.at + mark, bytes.size - mark};
    size_t valid = mark + ca_utf8_valid(decoded->text.at, decoded->text.size);
    if (valid == bytes.size)
        return 0;
    if (is_unmarked_utf_16(bytes))
        return fail(decoded, 0,
                    "seems to be UTF-16 without a byte order mark; give --encoding=utf-16le, or save the list "
                    "as CSV UTF-8");
    if (bytes.at[valid] == '\0')
        return fail(decoded, valid, "has a byte of value 0, which no text has; save the list as CSV UTF-8");
    if (is_windows(bytes))
        return fail(decoded, valid,
                    "is in Windows-1252 and not in UTF-8; give --encoding=windows-1252, or save the list "
                    "as CSV UTF-8");
    return fail(decoded, valid, "is not UTF-8 here; save the list as CSV UTF-8");
}

int ca_decode(ca_decoded *decoded, ca_slice bytes, enum ca_encoding encoding)
{
    int status = 0;
    size_t start = 0;
    *decoded = (ca_decoded){.encoding = encoding};
    if (bytes.size >= 2 && (memcmp(bytes.at, "\xFF\xFE", 2) == 0 || memcmp(bytes.at, "\xFE\xFF", 2) == 0)) {
        decoded->encoding = bytes.at[0] == '\xFF' ? CA_ENCODING_UTF_16LE : CA_ENCODING_UTF_16BE;
        start = 2;
    }
    /* A name such as with "é" in UTF-8 is hardly ever meant to be Windows-1252, even if somebody says so. */
    if (decoded->encoding == CA_ENCODING_WINDOWS_1252 && ca_utf8_valid(bytes.at, bytes.size) == bytes.size)
        decoded->encoding = CA_ENCODING_UTF_8;
    if (decoded->encoding == CA_ENCODING_UTF_8)
        return as_utf_8(decoded, bytes);
    if (decoded->encoding == CA_ENCODING_WINDOWS_1252)
        status = from_windows(decoded, bytes);
    else
        status = from_utf_16(decoded, bytes, start, decoded->encoding == CA_ENCODING_UTF_16BE);
    decoded->text = (ca_slice){ca_text_words(&decoded->made), decoded->made.size};
    return status;
}
