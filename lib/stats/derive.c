/* SPDX-License-Identifier: MIT */
/* Figures that are derived from counts. */
#include "stats/derive.h"

int64_t ca_percent_tenths(uint64_t n, uint64_t of)
{
    while (of >> 52) { /* no number of audits: but summaries that were changed by hand add up to anything */
        of >>= 1;
        n >>= 1;
    }
    return (int64_t)((2000 * n + of) / (2 * of));
}

int64_t ca_change_tenths(uint64_t n, uint64_t of, uint64_t before, uint64_t before_of)
{
    const uint64_t exact_most = UINT64_C(1) << 26;
    if (of > exact_most || before_of > exact_most)
        return ca_percent_tenths(n, of) - ca_percent_tenths(before, before_of);
    /* n/of - before/before_of over the common denominator, times 1000, in 63 bits: 2^52 * 2^10. */
    int64_t above = (int64_t)(n * before_of) - (int64_t)(before * of);
    int64_t below = (int64_t)(of * before_of);
    int64_t sign = above < 0 ? -1 : 1, size = above * sign;
    int64_t whole = size * 1000 / below, rest = size * 1000 % below;
    return sign * (whole + (rest >= below - rest));
}

int ca_percent_against(uint64_t n, uint64_t of, int least, int most)
{
    return 100 * n < (uint64_t)least * of ? -1 : 100 * n > (uint64_t)most * of;
}

void ca_decimal_write(ca_text *to, int64_t number, int places)
{
    char digits[32]; /* of the largest number, a point and a sign */
    size_t first = sizeof digits;
    uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    for (int i = 0; i < places; i++, size /= 10)
        digits[--first] = (char)('0' + size % 10);
    digits[--first] = '.';
    do {
        digits[--first] = (char)('0' + size % 10);
        size /= 10;
    } while (size);
    if (number < 0)
        digits[--first] = '-';
    ca_text_append(to, digits + first, sizeof digits - first);
}
