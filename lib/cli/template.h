/* SPDX-License-Identifier: MIT */
/* The Word document of --template: an authority's own form or letter, whose controls are filled in by their tags. */
#ifndef CA_TEMPLATE_H
#define CA_TEMPLATE_H

#include "cli/run.h"
#include "forms/tag_value.h"

/* A control's member, for the framework of the current record. */
typedef struct {
    ca_form_member member; /* its field is CA_FIELD_COUNT if the framework has none of the tag */
    int own;               /* the index of its tag among the tool's own, or -1 */
} ca_template_tag;

/* Zeroed, but for what is set by the caller, is empty. */
typedef struct {
    /* Set by the caller: */
    const char *const *own; /* tags beside those of members, NULL-ended; or NULL */
    /* Returns why documents do not show MEMBER, for a message after its tag; "" if its reader fills it in; NULL if they show it. */
    const char *(*left_out)(void *state, const ca_framework *framework, ca_form_member member);
    void *state;
    /* The rest is the template's. */
    ca_run *run;
    const char *name;
    char *file;
    ca_document_fill form;
    ca_template_tag *tags;         /* of the controls */
    const ca_framework *framework; /* of the tags */
    ca_map told;                   /* the frameworks of which the missing tags were told */
    bool *lacked;                  /* of each control: it was told that its list lacks a value */
} ca_template;

/* Reads the file of --template, checks it, and tells with notes which controls are left blank and why. Returns 0, or -1 with an error. Free
 * the template in both cases. */
int ca_template_open(ca_template *template, ca_run *run) CA_MUST_USE;
/* Makes the tags those of FRAMEWORK, and tells once which it has not. */
void ca_template_turn(ca_template *template, const ca_framework *framework);
/* Tells once that the list of the control at INDEX has no item for a value. */
void ca_template_lacks(ca_template *template, size_t index);
/* Appends the form, filled in with the values of FILLER, to TO. Returns 0, or -1 with the run's error. */
int ca_template_fill(const ca_template *template, const ca_filler *filler, ca_text *to) CA_MUST_USE;
void ca_template_free(ca_template *template);

#endif
