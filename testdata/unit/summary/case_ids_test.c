/* SPDX-License-Identifier: MIT */
/* Lists of cases: the bytewise smallest ids, in whatever order they were added. */
#include "../check.h"
#include "../random.h"
#include "summary/case_ids.h"

#include <stdlib.h>
#include <string.h>

enum { IDS = 400, LISTS = 7, LONGEST = 40, ROUNDS = 300 };

static int by_bytes(const void *a, const void *b)
{
    const ca_slice *one = a, *other = b;
    return ca_slice_compare(*one, *other);
}

/* Returns an id of few different bytes, so that many have the same beginning, of any length up to a long one. */
static ca_slice random_id(uint64_t *state, char to[LONGEST])
{
    static const char bytes[] = "\x01"
                                "aa\"\x7F\xC3\xFF";
    size_t size = 1 + (size_t)(next_random(state) % 20), same = (size_t)(next_random(state) % 18);
    for (size_t i = 0; i < size + same; i++)
        to[i] = i < same ? 'a' : bytes[next_random(state) % (sizeof bytes - 1)];
    return (ca_slice){to, size + same};
}

/* Sorts IDS and keeps each once. Returns their number. */
static size_t distinct(ca_slice *ids, size_t count)
{
    size_t kept = 0;
    qsort(ids, count, sizeof *ids, by_bytes);
    for (size_t i = 0; i < count; i++)
        if (!kept || !ca_slice_equal(ids[kept - 1], ids[i]))
            ids[kept++] = ids[i];
    return kept;
}

static bool is_list_of(const ca_case_ids *list, const ca_slice *ids, size_t count)
{
    char spelt[CA_SHORT_ID];
    bool right =
        list->count == (count < CA_CASES_MOST ? count : CA_CASES_MOST) && list->more == (count > CA_CASES_MOST);
    for (size_t i = 0; right && i < list->count; i++)
        right = ca_slice_equal(ca_case_ids_at(list, i, spelt), ids[i]);
    return right;
}

/* Adds COUNT ids to one of a few lists each, and joins the lists, some of them twice. */
static bool adds_up(uint64_t *state, size_t count)
{
    static char bytes[IDS][LONGEST];
    ca_slice ids[IDS];
    ca_case_ids lists[LISTS] = {{0}}, all = {0};
    size_t used = 1 + (size_t)(next_random(state) % LISTS);
    for (size_t i = 0; i < count; i++) {
        ids[i] = random_id(state, bytes[i]);
        ca_case_ids_add(&lists[next_random(state) % used], ids[i]);
    }
    for (size_t i = 0; i < LISTS; i++) {
        ca_case_ids_join(&all, &lists[i]);
        ca_case_ids_join(&all, &lists[next_random(state) % (i + 1)]);
    }
    for (size_t i = 0; i < LISTS; i++)
        ca_case_ids_free(&lists[i]); /* shared memory stays */
    bool right = is_list_of(&all, ids, distinct(ids, count));
    ca_case_ids_free(&all);
    return right;
}

int main(void)
{
    check_tally tally = {0};
    uint64_t state = 2022;
    size_t wrong = 0;
    for (size_t round = 0; round < ROUNDS; round++)
        wrong += !adds_up(&state, 1 + (size_t)(next_random(&state) % IDS));
    CHECK(&tally, wrong == 0,
          "%d sums of lists are the smallest ids, in order, and say whether there are more (%zu were not)", ROUNDS,
          wrong);
    ca_case_ids none = {0};
    ca_case_ids_add(&none, ca_slice_of(""));
    CHECK(&tally, none.count == 0 && !none.more, "an empty id is none");
    ca_case_ids_free(&none);
    return CHECK_END(&tally);
}
