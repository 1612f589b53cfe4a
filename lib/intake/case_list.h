/* SPDX-License-Identifier: MIT */
/* A list of cases, held in memory: the meaning of its columns, its values as the record has them, and each case once. */
#ifndef CA_CASE_LIST_H
#define CA_CASE_LIST_H

#include "intake/list.h"
#include "intake/member_value.h"

/* How a list of cases is read. All is borrowed. */
typedef struct {
    char *const *maps; /* of --map: MEMBER=HEADING, or MEMBER:VALUE=VALUE */
    size_t map_count;
    const ca_framework *framework; /* whose heads --map may name; NULL: any head is accepted, and not used */
    const ca_fillers *fillers;
    const char *name; /* of the list, in messages: "list of cases" */
    bool any_member;  /* --map may name every member of a draft, not only those of a case */
    bool counted;     /* the cases are only counted: of their members, the id, the type and the service are read */
    bool all_open;    /* the list is of cases that were chosen before: none is left out for its closing day */
    /* the day of the list; a case that closes after it is open. CA_NO_DATE: no such day was given; NULL: none can be */
    const ca_date *as_of;
} ca_case_settings;

/* What a column says of whether a case has closed. */
enum ca_closing {
    CA_CLOSING_NOT_SAID,
    CA_CLOSING_SAID,   /* the day on which it did, or a word */
    CA_CLOSING_UNCLEAR /* the day on which something ended, which need not be the case */
};

/* Zeroed is empty; release with ca_case_list_free. */
typedef struct {
    ca_list table;
    ca_member *members;            /* of each column */
    enum ca_closing *closings;     /* of each column */
    size_t column[CA_FIELD_COUNT]; /* the index of each field's column, or CA_NO_LIST_COLUMN */
    uint64_t closed;               /* rows of cases that are not open, which were left out */
} ca_case_list;

/* Reads the list. Headings are the known ones, in other words too, or those of --map; other columns are kept. Days and
 * types of case become those of the record format. Cases that are closed, by their type, or by a column for it, are left out, and
 * counted in a note or a warning; so is the older of two rows of a case, if the list says when they started. Returns 0; or -1 with an error or a report if the headings
 * do not fit, rows cannot be read, or a row has an error and is not to be skipped. */
int ca_case_list_read(ca_case_list *list, const ca_list_source *source, const ca_case_settings *settings) CA_MUST_USE;
void ca_case_list_free(ca_case_list *list);

/* Returns the index of the column that NAME names: by its heading, else by a field's path, short name or heading; else
 * CA_NO_LIST_COLUMN. */
size_t ca_case_list_column(const ca_case_list *list, ca_slice name) CA_MUST_USE;
/* Returns the cell of FIELD for the case in ROW, owned by the list; empty if there is no such column. */
ca_slice ca_case_list_value(const ca_case_list *list, size_t row, enum ca_field field) CA_MUST_USE;

#endif
