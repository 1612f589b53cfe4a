/* SPDX-License-Identifier: MIT */
/* Allocation that never returns NULL: on failure it ends the process. No other function of the library does.
 *
 * A program that goes on after a failed allocation can lose text of records (jansson 2.14 returns shortened strings
 * then). Output that is not complete never gets its name (output.h). */
#ifndef CA_MEMORY_H
#define CA_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CA_MUST_USE __attribute__((warn_unused_result))
#define CA_PRINTF(words, first) __attribute__((format(printf, words, first)))

/* Ends the process, since memory ran out: the tools print a message and exit with status 2, the library for other programs
 * aborts. */
_Noreturn void ca_out_of_memory(void);

/* The same if RAN_OUT, which another library has reported. */
void ca_memory_check(bool ran_out);

/* Returns zeroed memory for COUNT items of SIZE bytes, at least one byte. Release it with free(). */
void *ca_allocate(size_t count, size_t size) CA_MUST_USE;

/* Returns SIZE bytes of zeroed memory aligned to cache lines of its own, to avoid false sharing between threads.
 * Release it with free(). */
void *ca_allocate_cacheline(size_t size) CA_MUST_USE;

/* Returns ITEMS resized to COUNT items of SIZE bytes; new bytes are not set. */
void *ca_resize(void *items, size_t count, size_t size) CA_MUST_USE;

/* Returns ITEMS, which has USED of *CAPACITY items of SIZE bytes, with capacity for one more: itself or a larger
 * copy. */
static inline void *ca_array_grow(void *items, size_t used, size_t *capacity, size_t size) CA_MUST_USE;
void *ca_array_double(void *items, size_t *capacity, size_t size) CA_MUST_USE;

static inline void *ca_array_grow(void *items, size_t used, size_t *capacity, size_t size)
{
    return used < *capacity ? items : ca_array_double(items, capacity, size);
}

/* Returns a copy of SIZE bytes and a NUL. Release it with free(). */
char *ca_copy(const char *bytes, size_t size) CA_MUST_USE;

/* Makes jansson allocate with these functions. Each program calls it first, before it starts threads. */
void ca_memory_begin(void);

/* An arena: many small allocations that are released together. Zeroed is empty. ca_arena_clear keeps one block for
 * later use; ca_arena_free releases everything. */
typedef struct ca_arena_block ca_arena_block;
typedef struct {
    ca_arena_block *block;
} ca_arena;

/* Returns SIZE bytes, not set; or a copy of SIZE bytes and a NUL. Both are valid until the arena is cleared or freed. */
void *ca_arena_take(ca_arena *arena, size_t size) CA_MUST_USE;
char *ca_arena_copy(ca_arena *arena, const char *bytes, size_t size) CA_MUST_USE;
void ca_arena_clear(ca_arena *arena);
void ca_arena_free(ca_arena *arena);

/* A list of numbers. Zeroed is empty. Release LIST with free(). */
typedef struct {
    size_t *list, count, capacity;
} ca_numbers;

void ca_numbers_add(ca_numbers *numbers, size_t number);

#endif
