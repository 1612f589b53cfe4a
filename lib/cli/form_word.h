/* SPDX-License-Identifier: MIT */
/* Forms as Word documents: an authority's own form, filled in for each audit, and the form of a framework as a template. */
#ifndef CA_FORM_WORD_H
#define CA_FORM_WORD_H

#include "base/output.h"
#include "cli/template.h"
#include "forms/form_layout.h"

/* Zeroed is empty; free it with ca_form_word_free. */
typedef struct {
    ca_template template;
    const ca_form_options *options; /* borrowed */
    ca_record *record;              /* that is written */
    ca_arena arena;
    ca_text file;
} ca_form_word;

/* Returns whether RUN writes Word documents. */
bool ca_form_is_word(const ca_run *run) CA_MUST_USE;
/* Reads the template, and checks the options. Returns 0, or -1 with an error. */
int ca_form_word_open(ca_form_word *word, ca_run *run, const ca_form_options *options) CA_MUST_USE;
/* Writes the form of RECORD, which was read, to OUTPUT. Returns 0, or -1 with an error. */
int ca_form_word_write(ca_form_word *word, ca_record *record, ca_output *output, ca_error *error) CA_MUST_USE;
void ca_form_word_free(ca_form_word *word);

/* Runs audit-form --blank. */
void ca_form_blank_run(ca_run *run);

#endif
