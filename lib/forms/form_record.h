/* SPDX-License-Identifier: MIT */
/* Lays a form that came back over its draft: the record that it makes, and what is wrong with its cells. */
#ifndef CA_FORM_RECORD_H
#define CA_FORM_RECORD_H

#include "base/json_set.h"
#include "data/diagnostics.h"
#include "forms/form_own.h"

/* A member, and the cell that it has on the form. */
typedef struct {
    ca_slice path; /* as records and messages have it: "actions[2].due" */
    ca_location location;
    bool filled;    /* and was taken */
    ca_slice value; /* of a filled cell: as it is in the record */
} ca_form_place;

/* A note to be added: a text that somebody typed where there is no answer. */
typedef struct {
    ca_slice at, text;
} ca_form_note;

/* The record of a form. It borrows nothing of the form, so that the memory of a run is not that of all its workbooks. Zeroed before
 * ca_form_record_make; release it with ca_form_record_free. */
typedef struct {
    char *sheet; /* the name of the form's */
    char *shown; /* the same in quotes, as locations have it */
    enum ca_form_purpose purpose;
    bool survey;           /* it is of a survey's table */
    bool document;         /* it is a Word document */
    ca_arena tables;       /* the names of its tables */
    ca_location location;  /* of the form's identity */
    ca_text line;          /* of the record */
    ca_diagnostics faults; /* of its cells; nobody has seen them yet */
    ca_form_place *places; /* of all cells with a member, filled or blank, in the order of their paths */
    size_t place_count, place_capacity;
    bool touched; /* something was filled in beyond the draft, or was typed next to it */
    char *texts;  /* of the places */
} ca_form_record;

/* What forms are laid over. All pointers are borrowed. */
typedef struct {
    const ca_library *library;
    const ca_shape *format;
    bool overwrite; /* a blank cell clears what the draft has */
    ca_record base; /* of the draft; scratch */
} ca_form_importer;

void ca_form_importer_free(ca_form_importer *importer);

/* Makes the record of FORM, one of RETURNS that can be taken, over the line DRAFT, which holds a record of FORM's framework that is not
 * stopped. Members without a cell, and those that are the same, keep their bytes. EXTRA notes are added to those of the form.
 * None of them is borrowed afterwards. */
void ca_form_record_make(ca_form_importer *importer, const ca_form_returns *returns, const ca_form_return *form,
                         ca_slice draft, const ca_form_note *extra, size_t extra_count, ca_form_record *made);
/* Appends the line of a record with an id and a framework alone, for a form without a draft. */
void ca_form_skeleton_write(ca_text *to, ca_slice id, ca_slice framework);
/* Appends where CELL is, for a note: "jane-1.xlsx: 'Case 77870'!K12". */
void ca_form_cell_shown(ca_text *to, const ca_location *cell);
void ca_form_record_free(ca_form_record *made);

#endif
