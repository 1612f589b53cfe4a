/* SPDX-License-Identifier: MIT */
/* Spellings of one name: a team in capitals, with a second space or without its accents is the same team. Names are
 * compared in their plain form; each group keeps a number for each spelling, and is shown as the most frequent one.
 * The numbers are sums, so that the shown spelling depends on all records together and not on their order. */
#ifndef CA_SPELLINGS_H
#define CA_SPELLINGS_H

#include "base/map.h"
#include "data/fields.h"

#include <jansson.h>

/* How the values of a member are compared. */
enum ca_spelling_rule {
    CA_SPELT_EXACTLY, /* bytewise: ids, codes, dates */
    CA_SPELT_GROUP,   /* without capitals, accents and the width of white space */
    CA_SPELT_PERSON   /* as people are counted: person.h */
};
enum ca_spelling_rule ca_spelling_rule_of(enum ca_field field) CA_MUST_USE;

/* Returns NAME of a group in its plain form, in ARENA: letters as ca_letter_read has them, one space for a run of white
 * space, and none at the ends. Characters that cannot be seen are left out. */
ca_slice ca_group_plain(ca_arena *arena, ca_slice name) CA_MUST_USE;
/* Returns whether NAME is its own plain form. May be false for such a name, too, if it is not ASCII. */
bool ca_group_is_plain(ca_slice name) CA_MUST_USE;
/* Returns the form in which NAME is compared under RULE, in ARENA or NAME itself. */
ca_slice ca_spelling_plain(ca_arena *arena, enum ca_spelling_rule rule, ca_slice name) CA_MUST_USE;

/* Returns whether ONE and OTHER are equal under RULE. */
bool ca_spellings_equal(enum ca_spelling_rule rule, ca_slice one, ca_slice other) CA_MUST_USE;

/* A number (uint64_t) for each spelling; NULL as long as there is only one, which is known from elsewhere. Release with
 * ca_spellings_free. */
typedef ca_map ca_spellings;

void ca_spellings_count(ca_spellings **spellings, ca_slice spelling, uint64_t number);
/* Adds the spellings FROM of a group named FROM_NAME with FROM_NUMBER to those of a group named NAME with NUMBER. Call it
 * before the numbers of the groups are added. */
void ca_spellings_join(ca_spellings **spellings, ca_slice name, uint64_t number, const ca_spellings *from,
                       ca_slice from_name, uint64_t from_number);
/* Returns the most frequent spelling; of equally frequent ones the bytewise first. SPELLINGS is not NULL. */
ca_slice ca_spellings_shown(const ca_spellings *spellings) CA_MUST_USE;
/* Appends the member "spellings" with its object, if there is more than one. */
void ca_spellings_write(ca_spellings *spellings, ca_text *to);
/* Reads the member "spellings" of JSON, a group named NAME with NUMBER; without it the group has one spelling. Returns 0,
 * or -1 if it is malformed: it has NAME as its most frequent one, and adds up to NUMBER. */
int ca_spellings_read(ca_spellings **spellings, const json_t *json, ca_slice name, uint64_t number) CA_MUST_USE;
void ca_spellings_free(ca_spellings *spellings);

/* The things of a map whose names are spellings. */
typedef struct {
    size_t (*prefix)(ca_slice name); /* bytes before the spelling in a name; NULL: none */
    ca_spellings **(*spellings)(void *thing);
    uint64_t (*number)(const void *thing);
    /* Adds FROM to INTO, without their spellings, and releases FROM. */
    void (*merge)(void *into, void *from, const void *context);
    const void *context;
} ca_spelt_things;

/* Merges the entries of MAP whose names are equal under RULE, and gives each the name that is shown. The map is sorted if
 * anything changed. */
void ca_spellings_merge(ca_map *map, enum ca_spelling_rule rule, const ca_spelt_things *things);

#endif
