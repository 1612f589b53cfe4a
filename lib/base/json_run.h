/* SPDX-License-Identifier: MIT */
/* Runs of plain bytes: private to json_scan.c.
 *
 * Evidence is nearly all plain text, so that most bytes of a record are read here, with the compiler's vectors: 16
 * bytes on every processor, 32 with AVX2. Without the AVX2 version audit-aggregate executes 26 per cent more
 * instructions (562 instead of 446 million on 5,000 records of make-bench). Functions for one kind of processor can
 * be inlined only into functions for the same kind. */
#ifndef CA_JSON_RUN_H
#define CA_JSON_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __x86_64__
#include <immintrin.h>
#endif

#define CA_INLINE static inline __attribute__((always_inline))

typedef signed char ca_bytes_16 __attribute__((vector_size(16)));
typedef uint64_t ca_lanes_16 __attribute__((vector_size(16)));

/* Returns the length of the run of plain bytes at AT, before END: ASCII from U+0020 on, except the quote and the
 * backslash. A function may also accept characters of three bytes that begin with E2, as typographic quotes and
 * dashes do. */
typedef size_t ca_run_function(const char *at, const char *end);

/* The bytes that are not plain become all ones. As signed numbers, bytes above 0x7F are below 0x20 too. */
#define CA_ODD(lanes, bytes) ((lanes)(((bytes) < 0x20) | ((bytes) == '"') | ((bytes) == '\\')))

/* Returns the number of plain bytes before the first mark in LANE, which has one. */
CA_INLINE size_t ca_before_mark(uint64_t lane)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(lane) / 8;
#else
    return (size_t)__builtin_clzll(lane) / 8;
#endif
}

/* The last bytes of a text, one by one. */
CA_INLINE size_t ca_run_rest(const char *at, const char *here, const char *end)
{
    while (here < end && (signed char)*here >= 0x20 && *here != '"' && *here != '\\')
        here++;
    return (size_t)(here - at);
}

/* For every processor. */
CA_INLINE size_t ca_run_narrow(const char *at, const char *end)
{
    const char *here = at;
    for (; end - here >= 32; here += 32) {
        ca_bytes_16 first, second;
        memcpy(&first, here, sizeof first);
        memcpy(&second, here + 16, sizeof second);
        ca_lanes_16 odd = CA_ODD(ca_lanes_16, first) | CA_ODD(ca_lanes_16, second);
        if (odd[0] | odd[1])
            break;
    }
    for (; end - here >= 16; here += 16) {
        ca_bytes_16 bytes;
        memcpy(&bytes, here, sizeof bytes);
        ca_lanes_16 odd = CA_ODD(ca_lanes_16, bytes);
        if (odd[0])
            return (size_t)(here - at) + ca_before_mark(odd[0]);
        if (odd[1])
            return (size_t)(here - at) + 8 + ca_before_mark(odd[1]);
    }
    return ca_run_rest(at, here, end);
}

#ifdef __x86_64__
#define CA_WIDE __attribute__((target("avx2")))

typedef signed char ca_bytes_32 __attribute__((vector_size(32)));

/* A bit for each of the 32 bytes at AT that is not plain. */
CA_INLINE CA_WIDE uint64_t ca_marks_wide(const char *at)
{
    ca_bytes_32 bytes;
    memcpy(&bytes, at, sizeof bytes);
    ca_bytes_32 odd = CA_ODD(ca_bytes_32, bytes);
    /* The compiler's vectors have no operation for this. */
    return (uint32_t)_mm256_movemask_epi8((__m256i)odd);
}

/* Whether a character from U+2000 to U+2FFF is at AT, which has four bytes. */
CA_INLINE bool ca_is_typographic(const char *at)
{
    uint32_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return (bytes & 0xC0C0FF) == 0x8080E2;
}

/* For x86-64 with AVX2. Uses ctz, not a loop to find a mark: the branch is unpredictable. */
CA_INLINE CA_WIDE size_t ca_run_wide(const char *at, const char *end)
{
    const char *here = at;
    for (; end - here >= 64; here += 64) {
        uint64_t marks = ca_marks_wide(here) | ca_marks_wide(here + 32) << 32;
        while (marks) {
            int bit = __builtin_ctzll(marks);
            if (bit > 60 || !ca_is_typographic(here + bit))
                return (size_t)(here - at) + (size_t)bit;
            marks &= ~(UINT64_C(7) << bit);
        }
    }
    if (end - here >= 32) {
        uint64_t marks = ca_marks_wide(here);
        if (marks)
            return (size_t)(here - at) + (size_t)__builtin_ctzll(marks);
        here += 32;
    }
    return ca_run_rest(at, here, end);
}
#endif

#endif
