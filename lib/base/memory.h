/* SPDX-License-Identifier: MIT */
/* Memory that is there or ends the program: the one place where the library exits.
 *
 * Carrying on after a failed allocation is how records lose characters (jansson 2.14 returns
 * shortened strings then), so there is nothing to carry on with: one message, status 2. A
 * caller never sees NULL, and output that is not complete never gets its name (output.h). */
#ifndef CA_MEMORY_H
#define CA_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CA_MUST_USE __attribute__((warn_unused_result))
#define CA_PRINTF(words, first) __attribute__((format(printf, words, first)))

/* Zeroed room for COUNT items of SIZE bytes; at least one byte. Release with free(). */
void *ca_allocate(size_t count, size_t size) CA_MUST_USE;

/* Zeroed room of SIZE bytes for what one thread changes all the time: nothing else lies in the same lines of a processor's
 * cache, for which the others would have to wait. Release with free(). */
void *ca_allocate_apart(size_t size) CA_MUST_USE;

/* ITEMS resized to COUNT items of SIZE bytes; what is new is not set. */
void *ca_resize(void *items, size_t count, size_t size) CA_MUST_USE;

/* Room for one more: ITEMS (holding USED of *CAPACITY) or a larger copy of it. */
static inline void *ca_room_for_one(void *items, size_t used, size_t *capacity, size_t size) CA_MUST_USE;
void *ca_double_room(void *items, size_t *capacity, size_t size) CA_MUST_USE;

static inline void *ca_room_for_one(void *items, size_t used, size_t *capacity, size_t size)
{
    return used < *capacity ? items : ca_double_room(items, capacity, size);
}

/* A copy of SIZE bytes with a NUL behind them. */
char *ca_copy(const char *bytes, size_t size) CA_MUST_USE;

/* Makes jansson allocate here too. Every program calls it first. */
void ca_memory_begin(void);

/* An arena: many small things that live and go together.
 * A zeroed ca_arena is empty. ca_arena_clear forgets what it holds and keeps one block. */
typedef struct ca_arena_block ca_arena_block;
typedef struct {
    ca_arena_block *block;
} ca_arena;

void *ca_arena_take(ca_arena *arena, size_t size) CA_MUST_USE;
char *ca_arena_copy(ca_arena *arena, const char *bytes, size_t size) CA_MUST_USE;
void ca_arena_clear(ca_arena *arena);
void ca_arena_free(ca_arena *arena);

/* Zeroed is empty; the list is released with free. */
typedef struct {
    size_t *list, count, capacity;
} ca_numbers;

void ca_numbers_add(ca_numbers *numbers, size_t number);

#endif
