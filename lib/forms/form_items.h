/* SPDX-License-Identifier: MIT */
/* The filled cells of a form that came back which have a member of the record: what each says, and how the draft has it. */
#ifndef CA_FORM_ITEMS_H
#define CA_FORM_ITEMS_H

#include "base/map.h"
#include "forms/form_layout.h"
#include "forms/form_record.h"
#include "forms/form_value.h"

/* A filled cell with a member. */
typedef struct {
    const ca_form_answer *cell;
    ca_form_member member;
    ca_form_value value;
    ca_slice base;        /* the draft's value; empty: not filled in */
    bool same;            /* as it is in the draft */
    bool astray;          /* in a row that was moved to a block of other answers */
    bool refused;         /* it is not taken, and kept as a note */
    enum ca_rule_id rule; /* of its error */
    uint64_t entry;       /* of a list: its number in the record, from 1 */
    uint64_t old;         /* the same, if the draft has the entry under another number; else 0 */
} ca_form_item;

/* An entry of a list that the draft does not have. */
typedef struct {
    enum ca_group group;
    uint32_t order;
} ca_form_entry;

/* Entries in rows without a key follow those with one. */
enum { CA_FORM_FURTHER_FROM = 100000000, CA_FORM_MORE_FROM = 200000000 };

/* The making of a record from a form. */
typedef struct {
    ca_form_importer *importer;
    const ca_form_returns *returns;
    const ca_form_return *form;
    ca_form_record *made;
    ca_record *base;
    ca_arena arena;    /* of texts that are made on the way */
    ca_form_book book; /* with the form that the draft has */
    ca_form_values values;
    ca_reporter reporter;
    ca_form_item *items;
    size_t count;
    ca_map by_path;                   /* items by the path that the form has for them */
    ca_map parts_of;                  /* for each key of the draft's form, the names of its block's parts (ca_slice) */
    ca_map parts;                     /* those of the blocks of the draft's form */
    ca_map returned;                  /* and of the form that came back */
    ca_text label;                    /* scratch */
    ca_map meant[CA_FORM_LIST_COUNT]; /* the id (a text) that a label had when the form was made, by the label */
    ca_form_entry *entries;
    size_t entry_count, entry_capacity;
    const ca_form_answer **typed; /* cells without a member, whose text somebody may have typed */
    size_t typed_count;
    ca_json_set set;
    size_t notes; /* in the record */
    size_t changes;
    bool moderates;
} ca_form_maker;

/* Lays out the form that the draft has, and reads the cells of the maker's form into its items; those without a member into its
 * typed cells. Free both with ca_form_items_free. */
void ca_form_items_read(ca_form_maker *m);
/* Returns the path of the member, as messages have it, in the arena of the maker. */
ca_slice ca_form_items_path(ca_form_maker *m, ca_form_member member, uint64_t entry) CA_MUST_USE;
/* Returns how many entries the draft has of findings, actions or notes. */
size_t ca_form_items_list(const ca_form_maker *m, enum ca_group group) CA_MUST_USE;
/* Returns the node of the member in the draft; 0: it is not filled in. ENTRY is the number of a list's entry. */
uint32_t ca_form_items_node(const ca_form_maker *m, ca_form_member member, uint64_t entry) CA_MUST_USE;
/* Returns the text of a node of the draft, or its JSON if it is no string; empty for node 0. */
ca_slice ca_form_items_text(const ca_form_maker *m, uint32_t node) CA_MUST_USE;
/* Returns the member that PATH names and a form for this purpose fills in; its field is CA_FIELD_COUNT if there is none. */
ca_form_member ca_form_items_member(const ca_form_maker *m, ca_slice path) CA_MUST_USE;
/* Whether CELL, of the form, is in a row that was moved to a block of other answers: its column is that of another part there. */
bool ca_form_items_astray(const ca_form_maker *m, const ca_form_answer *cell) CA_MUST_USE;
/* Returns the order of the item's entry among those of its list. */
uint32_t ca_form_items_order(ca_form_member member) CA_MUST_USE;
/* Returns the number that the entry of MEMBER has in the record; 0: the record has none for it. */
uint64_t ca_form_items_number(const ca_form_maker *m, ca_form_member member) CA_MUST_USE;
/* Returns the key of the row if CELL is one of a grade that is read alone; else an empty slice. */
ca_slice ca_form_items_shown_grade(const ca_form_answer *cell) CA_MUST_USE;
void ca_form_items_free(ca_form_maker *m);

#endif
