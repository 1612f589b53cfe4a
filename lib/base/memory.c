/* SPDX-License-Identifier: MIT */
/* Allocation that never returns NULL; arenas; lists of numbers. */
#include "base/memory.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum {
    ARENA_BLOCK = 64 * 1024,
    ALIGNMENT = 16,
    APART = 128 /* two cache lines: processors fetch them in pairs */
};

/* The default for other programs that link the library; the tools have their own (run.c). */
__attribute__((weak)) _Noreturn void ca_out_of_memory(void)
{
    abort();
}

void ca_memory_check(bool ran_out)
{
    if (ran_out)
        ca_out_of_memory();
}

void *ca_allocate(size_t count, size_t size)
{
    void *items = count && size ? calloc(count, size) : calloc(1, 1);
    if (!items)
        ca_out_of_memory();
    return items;
}

void *ca_allocate_cacheline(size_t size)
{
    size_t room = size / APART * APART + APART;
    void *thing = aligned_alloc(APART, room);
    if (!thing)
        ca_out_of_memory();
    return memset(thing, 0, room);
}

void *ca_resize(void *items, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        ca_out_of_memory();
    size_t total = count * size;
    void *resized = realloc(items, total ? total : 1);
    if (!resized)
        ca_out_of_memory();
    return resized;
}

void *ca_array_double(void *items, size_t *capacity, size_t size)
{
    if (*capacity > SIZE_MAX / 2)
        ca_out_of_memory();
    *capacity = *capacity ? *capacity * 2 : 4;
    return ca_resize(items, *capacity, size);
}

char *ca_copy(const char *bytes, size_t size)
{
    char *copy = ca_allocate(size + 1, 1);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

static void *allocate_for_jansson(size_t size)
{
    return ca_allocate(1, size);
}

void ca_memory_begin(void)
{
    json_set_alloc_funcs(allocate_for_jansson, free);
    json_object_seed(0); /* a random seed, set before there are threads */
}

struct ca_arena_block {
    ca_arena_block *before;
    size_t used, size;
    max_align_t bytes[];
};

void *ca_arena_take(ca_arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        ca_out_of_memory();
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    ca_arena_block *block = arena->block;
    if (!block || block->size - block->used < size) {
        size_t room = size > ARENA_BLOCK ? size : ARENA_BLOCK;
        ca_arena_block *fresh = ca_resize(NULL, 1, sizeof *fresh + room);
        fresh->before = block;
        fresh->used = 0;
        fresh->size = room;
        arena->block = block = fresh;
    }
    void *taken = (char *)block->bytes + block->used;
    block->used += size;
    return taken;
}

char *ca_arena_copy(ca_arena *arena, const char *bytes, size_t size)
{
    char *copy = ca_arena_take(arena, size + 1);
    if (size)
        memcpy(copy, bytes, size);
    copy[size] = '\0';
    return copy;
}

void ca_arena_clear(ca_arena *arena)
{
    if (!arena->block)
        return;
    while (arena->block->before) {
        ca_arena_block *before = arena->block->before;
        free(arena->block);
        arena->block = before;
    }
    arena->block->used = 0;
}

void ca_arena_free(ca_arena *arena)
{
    ca_arena_clear(arena);
    free(arena->block);
    arena->block = NULL;
}

void ca_numbers_add(ca_numbers *numbers, size_t number)
{
    numbers->list = ca_array_grow(numbers->list, numbers->count, &numbers->capacity, sizeof *numbers->list);
    numbers->list[numbers->count++] = number;
}
