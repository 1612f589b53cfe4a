/* SPDX-License-Identifier: MIT */
/* The nearest of many names is the same as if each had been tried. */
#include "../check.h"
#include "../random.h"
#include "base/suggest.h"

#include <stdlib.h>

enum { ROUNDS = 4000, NAMES_MOST = 60, LENGTH_MOST = 9 };

/* Returns a name of few different letters, so that many are near each other; sometimes one that is too long to be
 * near. */
static char *random_name(uint64_t *state, ca_arena *arena)
{
    static const char letters[] = "abAB-";
    size_t size = next_random(state) % 50 == 0 ? 70 : (size_t)(next_random(state) % LENGTH_MOST);
    char *name = ca_arena_take(arena, size + 1);
    for (size_t i = 0; i < size; i++)
        name[i] = letters[next_random(state) % (sizeof letters - 1)];
    name[size] = '\0';
    return name;
}

/* Two sets, searched one after the other, like sections and questions. */
static bool is_the_same(uint64_t *state)
{
    ca_arena arena = {0};
    ca_near_names near[2] = {{0}, {0}};
    ca_slice word = ca_slice_of(random_name(state, &arena));
    ca_suggestion each = ca_suggest_begin(word), found = ca_suggest_begin(word);
    for (int set = 0; set < 2; set++) {
        for (size_t count = (size_t)(next_random(state) % NAMES_MOST); count; count--) {
            const char *name = random_name(state, &arena);
            ca_suggest_try(&each, name);
            ca_near_names_add(&near[set], name);
        }
        ca_near_names_try(&near[set], &found);
    }
    bool same = each.name == found.name;
    ca_near_names_free(&near[0]);
    ca_near_names_free(&near[1]);
    ca_arena_free(&arena);
    return same;
}

int main(void)
{
    check_tally tally = {0};
    uint64_t state = 2016;
    size_t wrong = 0;
    for (int i = 0; i < ROUNDS; i++)
        wrong += !is_the_same(&state);
    CHECK(&tally, wrong == 0, "the nearest of many names is the one that trying each finds, %d times (%zu were not)",
          ROUNDS, wrong);
    return CHECK_END(&tally);
}
