/* SPDX-License-Identifier: MIT */
/* The first bytes of a name as one number: names that differ there need not be compared byte by byte. */
#ifndef CA_FIRST_BYTES_H
#define CA_FIRST_BYTES_H

#include <stdint.h>
#include <string.h>

/* The first eight of the SIZE bytes at AT, zeros where there are fewer. THERE bytes can be read from AT on, SIZE at
 * least: with eight of them it takes no more than one load. */
static inline uint64_t ca_first_bytes(const char *at, size_t size, size_t there)
{
    uint64_t first = 0;
    if (size >= sizeof first || there >= sizeof first)
        memcpy(&first, at, sizeof first);
    else
        memcpy(&first, at, size);
    if (size >= sizeof first)
        return first;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return first & ((UINT64_C(1) << 8 * size) - 1);
#else
    return first & ~(UINT64_MAX >> 8 * size);
#endif
}

#endif
