/* SPDX-License-Identifier: MIT */
/* The answers of a form as values of a record: which member a cell is, and what its text says as a value of that member. */
#ifndef CA_FORM_VALUE_H
#define CA_FORM_VALUE_H

#include "data/rules.h"
#include "forms/form_read.h"

/* A member of a record that a form can have an answer for. */
typedef struct {
    enum ca_field field; /* CA_FIELD_COUNT: none */
    int key;             /* in a map: the index of the framework's question, flag, ..., or the person; else -1 */
    uint64_t entry;      /* in a list: the number of the entry, or the row of one more entry; else 0 */
    bool more;           /* it is one more entry than the draft has, in a row without a key, or KEYED */
    bool keyed;          /* of a moderator's form: the action is further to those of the draft, whatever its number */
} ca_form_member;

/* Returns whether forms set FIELD: it neither identifies the record, nor do the tools write it. */
bool ca_form_sets(enum ca_field field) CA_MUST_USE;
/* Returns the member with the path that a form has for it: "answers.risk.grade", "actions.2.due", "actions.+7.due". Members that
 * no form can set (the id, the framework, a grading) are none. */
ca_form_member ca_form_member_of(const ca_framework *framework, ca_slice path) CA_MUST_USE;
/* Returns the member that the TAG of a control in a Word document names: members that no form can set are among them, and those of lists
 * have "[]" instead of a number: "actions[].due". */
ca_form_member ca_form_member_tagged(const ca_framework *framework, ca_slice tag) CA_MUST_USE;
/* Appends the path of MEMBER as records and messages have it, with ENTRY for its entry: "actions[2].due". */
void ca_form_member_path(ca_text *to, const ca_framework *framework, ca_form_member member, uint64_t entry);

/* How the cells of a form are read. All is borrowed. */
typedef struct {
    const ca_framework *framework;
    const ca_fillers *fillers;
    bool epoch_1904; /* of the workbook */
} ca_form_values;

/* An answer, once read. */
typedef struct {
    ca_slice text;       /* as the record has it, for true, false and whole numbers too; empty: not filled in */
    bool bare;           /* it is true, false or a number: not in quotes */
    const char *error;   /* what is wrong with the cell, in ARENA; NULL: it was read */
    const char *warning; /* what should be looked at; NULL: nothing */
    enum ca_rule_id warning_rule;
} ca_form_value;

/* Reads ANSWER for MEMBER, which is one. The result lives in ARENA or where the answer does. */
ca_form_value ca_form_value_read(const ca_form_values *values, ca_form_member member, const ca_form_answer *answer,
                                 ca_arena *arena) CA_MUST_USE;

#endif
