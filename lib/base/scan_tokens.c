/* SPDX-License-Identifier: MIT */
/* Numbers and escapes, as RFC 8259 spells them. */
#include "base/scan_tokens.h"

#include <string.h>

static bool stands(const char *at, const char *end, char byte)
{
    return at < end && *at == byte;
}

static const char *skip_digits(const char *at, const char *end)
{
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return at;
}

const char *ca_number_end(const char *at, const char *end)
{
    at += stands(at, end, '-');
    const char *whole = at;
    at = skip_digits(at, end);
    if (at == whole || (*whole == '0' && at - whole > 1))
        return NULL;
    if (stands(at, end, '.')) {
        const char *fraction = ++at;
        at = skip_digits(at, end);
        if (at == fraction)
            return NULL;
    }
    if (stands(at, end, 'e') || stands(at, end, 'E')) {
        at++;
        at += stands(at, end, '+') || stands(at, end, '-');
        const char *exponent = at;
        at = skip_digits(at, end);
        if (at == exponent)
            return NULL;
    }
    return at;
}

/* The code unit of a \u escape at AT, or -1 when it is not four hexadecimal digits. */
static long code_unit(const char *at, const char *end)
{
    long value = 0;
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
        return -1;
    for (int i = 2; i < 6; i++) {
        char c = at[i], letter = (char)(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value << 4 | (c - '0');
        else if (letter >= 'a' && letter <= 'f')
            value = value << 4 | (letter - 'a' + 10);
        else
            return -1;
    }
    return value;
}

const char *ca_escape_end(const char *at, const char *end, enum ca_scan_error *error)
{
    *error = CA_SCAN_SYNTAX;
    if (end - at < 2)
        return NULL;
    if (at[1] != 'u')
        return at[1] && strchr("\"\\/bfnrt", at[1]) ? at + 2 : NULL;
    long unit = code_unit(at, end);
    if (unit < 0)
        return NULL;
    *error = CA_SCAN_ENCODING;
    if (unit == 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
        return NULL;
    if (unit < 0xD800 || unit > 0xDBFF)
        return at + 6;
    long pair = code_unit(at + 6, end);
    return pair >= 0xDC00 && pair <= 0xDFFF ? at + 12 : NULL;
}
