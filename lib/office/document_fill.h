/* SPDX-License-Identifier: MIT */
/* Somebody's Word document as a form: its content controls, in the text and in headers and footers, are filled in by their tags, and
 * the rows of lists are repeated; all else stays as it is, byte for byte.
 *
 * The tag of a control is a name. One with "[]" in it, "actions[].due", is of an entry of the list before that: the row of a table that
 * has the control, or the item of a repeating section, is there once for each entry. Rows below one another that share no tag are of one
 * entry together; those that do are the first entries, and the last of them is repeated for the others. Without an entry a row is there
 * once, and blank. */
#ifndef CA_DOCUMENT_FILL_H
#define CA_DOCUMENT_FILL_H

#include "base/date.h"
#include "office/document_spots.h"

/* What a control is filled in with. */
typedef struct {
    ca_slice text; /* line breaks stay; empty: nothing, and the control keeps its placeholder */
    ca_slice id;   /* of a coded value: a list is set to the item with this value or text, or with TEXT; may be empty */
    ca_date day;   /* of a date, or CA_NO_DATE: in the control's own format where that is one of numbers or English */
    int truth;     /* of yes or no: 1 or 0; else -1 */
} ca_fill_value;
#define CA_FILL_NOTHING                                                \
    {                                                                  \
        .text = {"", 0}, .id = {"", 0}, .day = CA_NO_DATE, .truth = -1 \
    }

/* A control of a form. */
typedef struct {
    ca_slice tag;
    ca_slice list;     /* the name before "[]": "actions"; empty: it is of no list */
    const char *where; /* "table 2, row 3", "header 1" */
    bool in_text;      /* of the document, and not in a header or footer */
    bool wanted;       /* set by the caller: there are values for it. A control that is not wanted stays as it is */
    const char *fault; /* why it cannot be filled in, although it is wanted; NULL: it can */
    enum ca_control_kind kind;
    size_t part, index; /* of its spots */
    size_t unit;        /* of its part: the index + 1 of the row that is repeated for it; 0: none */
} ca_form_control;

/* Gives the values. */
typedef struct {
    /* Returns the value of the control at INDEX for the entry ENTRY of its list, counted from 0. */
    ca_fill_value (*value)(void *state, size_t index, size_t entry);
    /* Returns how many entries LIST has, with those that are to be blank. SECTION: in a repeating section, which its reader can add to. */
    size_t (*entries)(void *state, ca_slice list, bool section);
    /* Hears that the list of the control at INDEX has no item for its value; may be NULL. */
    void (*lacks)(void *state, size_t index);
    void *state;
} ca_filler;

typedef struct {
    const char *name; /* normalised, of the package */
    uint64_t index;   /* in the zip file */
    ca_document_spots spots;
    size_t first; /* the index of its first control in the form */
    struct ca_fill_unit {
        ca_slice list;    /* of a row or item that is repeated */
        size_t head, end; /* the indices of the first and of the last row of its entry */
        size_t number;    /* which of the entries in its table, from 0 */
        bool last;        /* of these */
    } * units;            /* by spot */
} ca_fill_part;

/* Zeroed is empty. */
typedef struct {
    ca_slice file; /* borrowed */
    ca_fill_part *parts;
    size_t part_count, part_capacity;
    ca_form_control *controls;
    size_t count, capacity;
    ca_text types; /* the part with the types, if it has to change; else empty */
    uint64_t types_index;
    ca_arena arena;
} ca_document_fill;

/* Returns the name before "[]" in TAG: "actions" of "actions[].due"; empty if the control is of no list. */
ca_slice ca_document_tag_list(ca_slice tag) CA_MUST_USE;

/* Reads the form in FILE, which is borrowed, called NAME. Returns 0, or -1 with an error that begins with NAME and says what to do:
 * the file is no Word document, or has something that loads, runs or reveals something. Free the form in both cases. */
int ca_document_fill_open(ca_document_fill *form, ca_slice file, const char *name, ca_error *error) CA_MUST_USE;
/* Finds the rows that are repeated, once the controls are marked as wanted, and sets the faults of controls. Returns 0, or -1 with an error
 * that begins with NAME: a row is of two lists. */
int ca_document_fill_plan(ca_document_fill *form, const char *name, ca_error *error) CA_MUST_USE;
/* Appends the form, filled in with the values of FILLER, to TO. Returns 0, or -1 with an error: it would be too large. */
int ca_document_fill_write(const ca_document_fill *form, const ca_filler *filler, ca_text *to, ca_error *error)
    CA_MUST_USE;
void ca_document_fill_free(ca_document_fill *form);

#endif
