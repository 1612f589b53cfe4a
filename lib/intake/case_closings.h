/* SPDX-License-Identifier: MIT */
/* The cases of a list that have closed, by a column that says so: the day on which each did, or a word. */
#ifndef CA_CASE_CLOSINGS_H
#define CA_CASE_CLOSINGS_H

#include "intake/case_list.h"

/* What the row of a case says. Zeroed, it says nothing. */
typedef struct {
    bool dated, said; /* a day is given; a word says that the case has closed */
    ca_date day;      /* the earliest day, if one is given */
    size_t column;    /* that says so */
    bool closed;      /* the case has closed, which ca_closings_decide sets */
    bool before;      /* the day is before the case started */
} ca_row_closing;

/* Adds the VALUE that COLUMN has in the row of CLOSING. */
void ca_closing_add(ca_row_closing *closing, size_t column, const ca_member_value *value);
/* Sets whether the case of CLOSING, which started on START or CA_NO_DATE, has closed by AS_OF; by any day, if that is
 * CA_NO_DATE. A closing day before the start is the end of an earlier time. */
void ca_closing_decide(ca_row_closing *closing, ca_date start, ca_date as_of);
/* Reports the closed cases of each column and file in one warning, and those that are open again. CLOSINGS has one for each row
 * of the list. */
void ca_closings_report(const ca_case_list *list, const ca_row_closing *closings, const ca_case_settings *settings,
                        ca_reporter *reporter);
/* Notes the columns with days that may be those on which cases closed, and are not used. */
void ca_closings_note_unclear(const ca_case_list *list, ca_reporter *reporter);

#endif
