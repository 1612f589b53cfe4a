/* SPDX-License-Identifier: MIT */
/* Reads the forms in a workbook, whatever program saved it: the answers by key and part, and all other text that somebody
 * typed. */
#ifndef CA_FORM_READ_H
#define CA_FORM_READ_H

#include "forms/form.h"

/* A filled cell of a form. */
typedef struct {
    ca_slice path;      /* of the member: "answers.risk.grade"; empty: the cell is in no row and column with answers */
    ca_slice text;      /* as it was typed; a day as 2017-07-12 */
    unsigned char kind; /* enum ca_sheet_kind */
    bool formula;       /* the stored value of a formula */
    ca_location location; /* of the cell */
} ca_form_answer;

/* The sheet of one record, as it came back. */
typedef struct {
    const char *sheet; /* its name */
    ca_slice id, framework, digest;
    uint64_t edition; /* 0: the sheet does not say */
    enum ca_form_purpose purpose;
    ca_location location;    /* of the identity */
    ca_form_answer *answers; /* in the order of rows and columns */
    size_t count, capacity;
} ca_form_return;

/* The forms of a workbook. Zeroed is empty. */
typedef struct {
    ca_form_return *forms;
    size_t count, capacity;
    bool epoch_1904;
    ca_arena arena;
} ca_form_returns;

/* Reads the workbook in BYTES, the whole content of the file SOURCE, which is borrowed. Sheets without the mark of a form are
 * passed over. Returns 0, or -1 with an error for the user, which goes on after the name of the file. */
int ca_form_read(ca_slice bytes, const char *source, ca_form_returns *returns, ca_error *error) CA_MUST_USE;
void ca_form_returns_free(ca_form_returns *returns);

#endif
