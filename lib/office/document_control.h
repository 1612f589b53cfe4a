/* SPDX-License-Identifier: MIT */
/* A control or a form field of a Word document while it is read: its properties, and whether its text is an answer. */
#ifndef CA_DOCUMENT_CONTROL_H
#define CA_DOCUMENT_CONTROL_H

#include "base/map.h"
#include "office/document.h"

/* An item of a list to choose from. */
typedef struct ca_control_item ca_control_item;
struct ca_control_item {
    ca_slice text, value;
    ca_control_item *next;
};

/* The parts that a control may have in the structure of a document. */
enum ca_control_role {
    CA_ROLE_ANSWER, /* it is listed */
    CA_ROLE_NONE,   /* a picture, a group and the like: it is not listed */
    CA_ROLE_SECTION,
    CA_ROLE_ITEM /* of a repeating section */
};

/* Zeroed is a text control without properties. Slices are in the document's arena. */
typedef struct {
    enum ca_control_kind kind;
    enum ca_control_role role;
    ca_slice tag, title;
    ca_slice day;         /* of a date, as it is stored: "2017-07-12T00:00:00Z" */
    ca_slice format;      /* of a date: "dd/MM/yyyy" */
    ca_slice placeholder; /* the name of the text in the glossary */
    bool marked;          /* as one that shows its placeholder */
    bool ticked;
    bool decided;           /* of a field: somebody chose or ticked, so that the default does not count */
    uint64_t chosen;        /* of a field with a list: the index of its item */
    ca_control_item *items; /* of a list, the last one first */
} ca_control_properties;

/* Returns the text of the chosen item of a field with a list; empty if there is none. */
ca_slice ca_control_chosen(const ca_control_properties *properties) CA_MUST_USE;

/* As ca_document_is_placeholder. */
bool ca_control_is_prompt(ca_slice text) CA_MUST_USE;

/* Sets what CONTROL is by its PROPERTIES and its TEXT, but for the text itself and its offset. STYLED: all of it is in the style of
 * placeholders. GLOSSARY has the texts of placeholders by name, each a ca_slice. */
void ca_control_judge(ca_document_control *control, const ca_control_properties *properties, ca_slice text, bool styled,
                      const ca_map *glossary);

/* Returns whether TEXT is the day DAY, "2017-07-12", written with numbers or the English name of the month; FORMAT, such as "dd/MM/yyyy" or
 * empty, tells day and month apart. */
bool ca_control_is_day(ca_slice text, ca_slice day, ca_slice format) CA_MUST_USE;

#endif
