/* SPDX-License-Identifier: MIT */
/* People's names and the numbers of their cases, looked for in a text: in whatever case, with accents or without, in
 * pieces or joined. */
#ifndef CA_NAMES_H
#define CA_NAMES_H

#include "base/text.h"

/* Whose name or number it is, as bits. */
enum {
    CA_NAMES_CHILD = 1,
    CA_NAMES_WORKER = 2,
    CA_NAMES_CASE = 4,
    CA_NAMES_RECORD = 8,
    CA_NAMES_SHORT =
        16, /* times CA_NAMES_CASE or CA_NAMES_RECORD: a number like any other, which counts only after "case" */
    CA_NAMES_BEGIN = 256 /* nobody's: an id begins so */
};

/* The words of names, as hashes of their plain letters. Zeroed is empty. */
typedef struct {
    struct ca_name_word {
        uint64_t hash;
        unsigned whose;
    } * words;
    size_t count, capacity;
    size_t longest;   /* letters of the longest */
    bool begins[256]; /* by first letter or digit */
} ca_names;

/* Forgets the names and keeps the memory. */
void ca_names_clear(ca_names *names);
/* Adds the words of NAME that have LEAST letters or more, and the joined forms of them, but for those instead of
 * a name: "Child 2". A number of four digits or more in it is looked for, too. */
void ca_names_add(ca_names *names, unsigned whose, ca_slice name, size_t least);
/* Adds an id, with signs in it or without, and the longer numbers in it. */
void ca_names_add_id(ca_names *names, unsigned whose, ca_slice id);
/* Makes what was added findable. */
void ca_names_sort(ca_names *names);
/* Returns the end of the name or number that begins at AT, the beginning of a piece (pieces.h), with its possessive or
 * plural, and reads into *WHOSE whose it is, as bits; 0 if there is none. */
size_t ca_names_at(const ca_names *names, ca_slice text, size_t at, unsigned *whose);
void ca_names_free(ca_names *names);

#endif
