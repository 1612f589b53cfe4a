/* SPDX-License-Identifier: MIT */
/* SipHash, after J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF" (2012), with one round for each
 * eight bytes and three at the end, and the form with 128 bits of the authors' reference implementation. */
#include "base/hash.h"

#include <fcntl.h>
#include <pthread.h>
#include <time.h>
#include <unistd.h>

#if defined __linux__ || defined __GLIBC__
#include <sys/random.h>
#endif

static struct {
    uint64_t first, second, multiplier;
} key;
static pthread_once_t key_once = PTHREAD_ONCE_INIT;

/* Fills the key with random bytes from the system. Returns false if there are none. */
static bool draw_key(void)
{
#if defined __linux__ || defined __GLIBC__
    if (getrandom(&key, sizeof key, GRND_NONBLOCK) == (ssize_t)sizeof key)
        return true;
#endif
    int file = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    bool drawn = file >= 0 && read(file, &key, sizeof key) == (ssize_t)sizeof key;
    if (file >= 0)
        (void)close(file); /* nothing was written to it */
    return drawn;
}

/* Without random bytes the key is made from the time and the layout of memory, which others do not know. */
static void make_key(void)
{
    struct timespec now = {0};
    if (!draw_key()) {
        (void)clock_gettime(CLOCK_REALTIME, &now); /* if it fails, the other sources remain */
        key.first = (uint64_t)now.tv_nsec ^ (uint64_t)(uintptr_t)&now << 20;
        key.second = (uint64_t)now.tv_sec ^ (uint64_t)getpid() << 32;
        key.multiplier = (key.first ^ key.second << 17) * 0x9E3779B97F4A7C15U;
    }
    key.multiplier |= 1;
}

static inline void have_key(void)
{
    (void)pthread_once(&key_once, make_key); /* fails only for a NULL function */
}

typedef struct {
    uint64_t a, b, c, d;
} state;

static inline uint64_t rotated(uint64_t number, unsigned bits)
{
    return number << bits | number >> (64 - bits);
}

static inline void mix(state *s)
{
    s->a += s->b;
    s->c += s->d;
    s->b = rotated(s->b, 13) ^ s->a;
    s->d = rotated(s->d, 16) ^ s->c;
    s->a = rotated(s->a, 32) + s->d;
    s->c += s->b;
    s->d = rotated(s->d, 21) ^ s->a;
    s->b = rotated(s->b, 17) ^ s->c;
    s->c = rotated(s->c, 32);
}

static inline void absorb(state *s, uint64_t group)
{
    s->d ^= group;
    mix(s);
    s->a ^= group;
}

/* Returns eight bytes as a number. Their order does not matter, as the hash is not stored. */
static inline uint64_t group_at(const char *at)
{
    uint64_t group;
    memcpy(&group, at, sizeof group);
    return group;
}

/* Returns the bytes after the last whole group, and the length. */
static inline uint64_t last_group(ca_slice bytes, size_t at)
{
    uint64_t group = (uint64_t)bytes.size << 56;
    for (unsigned i = 0; at + i < bytes.size; i++)
        group |= (uint64_t)(unsigned char)bytes.at[at + i] << 8 * i;
    return group;
}

static inline state digest(ca_slice bytes, uint64_t wide)
{
    have_key();
    state s = {key.first ^ 0x736F6D6570736575U, key.second ^ 0x646F72616E646F6DU ^ wide,
               key.first ^ 0x6C7967656E657261U, key.second ^ 0x7465646279746573U};
    size_t at = 0;
    for (; at + 8 <= bytes.size; at += 8)
        absorb(&s, group_at(bytes.at + at));
    absorb(&s, last_group(bytes, at));
    return s;
}

static inline uint64_t finish(state *s)
{
    mix(s);
    mix(s);
    mix(s);
    return s->a ^ s->b ^ s->c ^ s->d;
}

uint64_t ca_table_hash(ca_slice bytes)
{
    state s = digest(bytes, 0);
    s.c ^= 0xFF;
    return finish(&s);
}

struct ca_hash128 ca_table_hash128(ca_slice bytes)
{
    struct ca_hash128 hash;
    state s = digest(bytes, 0xEE);
    s.c ^= 0xEE;
    hash.one = finish(&s);
    s.b ^= 0xDD;
    hash.other = finish(&s);
    return hash;
}

uint64_t ca_table_multiplier(void)
{
    have_key();
    return key.multiplier;
}

uint64_t ca_hash(const char *bytes, size_t size)
{
    uint64_t hash = 14695981039346656037U;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211U;
    hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9U;
    hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBU;
    return hash ^ (hash >> 31);
}
