/* SPDX-License-Identifier: MIT */
/* What tells whom a record is about, looked for in a text. */
#include "record/clues.h"

#include "record/pieces.h"

#include <stdlib.h>

static const char *const in_its_place[CA_CLUE_COUNT] = {
    [CA_CLUE_CHILD] = "[child]",   [CA_CLUE_WORKER] = "[worker]",      [CA_CLUE_CASE] = "[case]",
    [CA_CLUE_RECORD] = "[record]", [CA_CLUE_BORN] = "[date of birth]",
};

void ca_clues_clear(ca_clues *clues)
{
    ca_names_clear(&clues->names);
    clues->born_count = 0;
}

void ca_clues_add_born(ca_clues *clues, ca_date date)
{
    clues->born = ca_room_for_one(clues->born, clues->born_count, &clues->born_capacity, sizeof *clues->born);
    clues->born[clues->born_count++] = ca_born_on(date);
}

/* Where the clue that begins at AT ends, and what it is; 0 when there is none. */
static size_t clue_at(const ca_clues *clues, ca_slice text, size_t at, enum ca_clue *clue)
{
    unsigned whose = 0;
    size_t end = 0;
    for (size_t i = 0; i < clues->born_count && !end; i++)
        end = ca_born_at(&clues->born[i], text, at);
    *clue = CA_CLUE_BORN;
    if (end)
        return end;
    end = ca_names_at(&clues->names, text, at, &whose);
    *clue = whose & CA_NAMES_CHILD    ? CA_CLUE_CHILD
            : whose & CA_NAMES_WORKER ? CA_CLUE_WORKER
            : whose & CA_NAMES_CASE   ? CA_CLUE_CASE
                                      : CA_CLUE_RECORD;
    return end;
}

/* The start of the first clue at or behind AT, with its END; the text's size when there is none. Pieces of a word are gone
 * through one by one. */
static size_t next_clue(const ca_clues *clues, ca_slice text, size_t at, size_t *end, enum ca_clue *clue)
{
    while ((at = ca_piece_next(text, at)) < text.size) {
        if ((*end = clue_at(clues, text, at, clue)))
            return at;
        at = ca_piece_end(text, at);
    }
    return text.size;
}

bool ca_clues_in(const ca_clues *clues, ca_slice text)
{
    size_t end = 0;
    enum ca_clue clue;
    return next_clue(clues, text, 0, &end, &clue) < text.size;
}

void ca_clues_replace(const ca_clues *clues, ca_slice text, ca_text *to, uint64_t did[CA_CLUE_COUNT])
{
    size_t at = 0, end = 0;
    enum ca_clue clue = CA_CLUE_RECORD;
    for (;;) {
        size_t found = next_clue(clues, text, at, &end, &clue);
        ca_text_append(to, text.at + at, found - at);
        if (found == text.size)
            break;
        ca_text_add(to, in_its_place[clue]);
        did[clue]++;
        at = end;
    }
}

void ca_clues_free(ca_clues *clues)
{
    ca_names_free(&clues->names);
    free(clues->born);
    *clues = (ca_clues){0};
}
