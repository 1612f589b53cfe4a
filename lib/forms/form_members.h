/* SPDX-License-Identifier: MIT */
/* Which members of the record format keys and parts of a form name together: whether a block's parts are those of a key's
 * members. */
#ifndef CA_FORM_MEMBERS_H
#define CA_FORM_MEMBERS_H

#include "data/fields.h"

/* Keys whose members have the same names are a family: "answers.risk" and "answers.voice". A family is the number of a field,
 * or CA_FIELD_COUNT more for keys that are a member by themselves. */
enum { CA_FORM_FAMILIES = 2 * CA_FIELD_COUNT, CA_FORM_NO_FAMILY = CA_FORM_FAMILIES };

/* A set of families. */
typedef struct {
    uint64_t bits[CA_FORM_FAMILIES / 64 + 1];
} ca_form_families;

/* The record format by families; made once. */
typedef struct {
    size_t stems[CA_FIELD_COUNT];    /* the size of each field's path without its last name; 0: it has one name */
    size_t families[CA_FIELD_COUNT]; /* the first field with the same stem */
} ca_form_members;

void ca_form_members_make(ca_form_members *members);
/* Returns the family of KEY: of "answers.risk" or "actions.3", and of "audit.date". CA_FORM_NO_FAMILY: no member of the format
 * begins like this. */
size_t ca_form_family(const ca_form_members *members, ca_slice key) CA_MUST_USE;
/* Returns the families that have a member named PART. */
ca_form_families ca_form_families_of(const ca_form_members *members, ca_slice part) CA_MUST_USE;
/* Returns the COUNT names of a block's parts as one text, the same in any order and with repetitions, in ARENA. Sorts NAMES. */
ca_slice ca_form_parts_name(ca_slice *names, size_t count, ca_arena *arena) CA_MUST_USE;
/* Returns the name of the list whose entries FAMILY's keys number, such as "actions"; NULL: none. */
const char *ca_form_list(size_t family) CA_MUST_USE;

static inline bool ca_form_has_family(const ca_form_families *families, size_t family)
{
    return family < CA_FORM_FAMILIES && (families->bits[family / 64] >> family % 64 & 1);
}

#endif
