/* SPDX-License-Identifier: MIT */
/* Lays out the form of a record: everything that its framework asks of this case, with the answers that it has already. */
#ifndef CA_FORM_LAYOUT_H
#define CA_FORM_LAYOUT_H

#include "data/diagnostics.h"
#include "forms/form.h"

typedef struct {
    enum ca_form_purpose purpose;
    bool names; /* with the child's name, the date of birth and other names in the case's extra fields */
    bool blind; /* for a moderator: the auditor's grades are hidden until the moderator has given one */
    uint64_t
        own_actions_from; /* for a moderator: the number of the first action that the moderator added; 0: none is known */
    const char *due;      /* the day by which the form is to be returned, in words, or NULL */
    const char *back_to;          /* whom it is returned to, or NULL */
    const ca_diagnostics *faults; /* of all records: each form shows those of its record; NULL: none */
} ca_form_options;

/* Begins a book for records of FRAMEWORK, which is borrowed: its lists and first page. */
void ca_form_book_begin(ca_form_book *book, const ca_framework *framework, const ca_form_options *options);
/* Adds the form of RECORD, which was read and has the book's framework. Texts are copied. A draft is edition 1, a record
 * that came back has the edition after its last one. Returns 0, or -1 with an error if a text is longer than a cell can
 * hold. */
int ca_form_book_add(ca_form_book *book, ca_record *record, const ca_form_options *options, ca_error *error)
    CA_MUST_USE;
/* Returns the edition of the form that RECORD came from, or went out with: its form.edition; 0: none. */
uint64_t ca_form_edition(const ca_record *record) CA_MUST_USE;
/* Ends the book, after the last form: adds a sheet with the framework's guidance on grades, if it has any. */
void ca_form_book_end(ca_form_book *book);

#endif
