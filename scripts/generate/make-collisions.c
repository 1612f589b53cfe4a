/* SPDX-License-Identifier: MIT */
/* make-collisions: writes names that collide in a table whose hash has no key, as the tools' hash once had none. With a
 * key they are ordinary names. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: make-collisions ids|names|words NUMBER\n"
    "Writes NUMBER names, one a line, of which FNV-1a, a multiplication of eight bytes or the hash\n"
    "of words is nearly the same.\n";

static uint64_t state = 2017;

static uint64_t next_random(void)
{
    uint64_t x = state += 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

static uint64_t hash_of_id(const char *id)
{
    uint64_t hash = 14695981039346656037U;
    for (; *id; id++)
        hash = (hash ^ (unsigned char)*id) * 1099511628211U;
    hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9U;
    hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBU;
    return hash ^ (hash >> 31);
}

/* Makes an id. Returns whether it is of the first of 64 shelves, and of its first slots. */
static bool make_id(char *to)
{
    (void)sprintf(to, "%llx", (unsigned long long)(next_random() & 0xFFFFFFFFFFFF));
    uint64_t hash = hash_of_id(to);
    return (hash >> 32 & 63) == 0 && (hash & 0xFFFFFFFF) < UINT64_C(1) << 25;
}

static uint64_t inverse_of(uint64_t odd)
{
    uint64_t inverse = odd; /* Newton's method: from three, the number of correct bits doubles with each step */
    for (int i = 0; i < 5; i++)
        inverse *= 2 - odd * inverse;
    return inverse;
}

/* Makes eight bytes whose hash has 24 low bits of zero, backwards from the hash. Returns whether all are letters or
 * signs. */
static bool make_name(char *to)
{
    static const char signs[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#$%&()*.:;<>?@[]^_`{|}~/!";
    const uint64_t odd = 0x9E3779B97F4A7C15U;
    uint64_t hash = next_random() << 24, before = (hash ^ hash >> 32) * inverse_of(odd) ^ 8 * odd;
    memcpy(to, &before, 8);
    to[8] = '\0';
    return strlen(to) == 8 && strspn(to, signs) == 8;
}

/* Makes eight lower-case letters. Returns whether their hash as a word has 14 low bits of zero. */
static bool make_word(char *to)
{
    uint64_t letters = next_random(), group, hash;
    for (int i = 0; i < 8; i++, letters /= 26)
        to[i] = (char)('a' + letters % 26);
    to[8] = '\0';
    memcpy(&group, to, 8);
    hash = (0xCBF29CE484222325U ^ group) * 0x9E3779B97F4A7C15U;
    return ((hash ^ hash >> 32) & 0x3FFF) == 0;
}

static bool make(const char *kind, char *to)
{
    return kind[0] == 'i' ? make_id(to) : kind[0] == 'n' ? make_name(to) : make_word(to);
}

int main(int count, char **arguments)
{
    char name[24];
    if (count != 3 || (strcmp(arguments[1], "ids") != 0 && strcmp(arguments[1], "names") != 0 &&
                       strcmp(arguments[1], "words") != 0)) {
        (void)fputs(usage, stderr);
        return 2;
    }
    for (unsigned long left = strtoul(arguments[2], NULL, 10); left;)
        if (make(arguments[1], name)) {
            (void)puts(name);
            left--;
        }
    return fflush(stdout) ? 2 : 0;
}
