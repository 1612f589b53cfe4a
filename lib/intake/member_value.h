/* SPDX-License-Identifier: MIT */
/* Values for the members of a record, as people write them in lists and options: days in their ways of writing, types of
 * case and grades in the words that authorities use, ticks for yes. */
#ifndef CA_MEMBER_VALUE_H
#define CA_MEMBER_VALUE_H

#include "base/day.h"
#include "data/filler.h"
#include "office/table_row.h"
#include "record/draft.h"

/* One value that --map replaces: type:CLA=LAC. */
typedef struct {
    ca_member target; /* without a field: whether a case has closed */
    ca_slice from, to;
} ca_value_map;

/* How values are read. All is borrowed. */
typedef struct {
    const ca_framework *framework; /* NULL: none; grades are then kept as they are */
    const ca_fillers *fillers;     /* texts such as N/A, which are not filled in; NULL: none */
    enum ca_day_order days;
    const ca_value_map *maps;
    size_t map_count;
} ca_value_reader;

/* A value, once read. */
typedef struct {
    ca_slice text;        /* as the record has it; empty: not filled in */
    const char *error;    /* NULL: none; constant text */
    enum ca_rule_id rule; /* of the error */
    bool closed;          /* of the type of case, or of a column of closings: it is not open */
    ca_day day;           /* of a date */
} ca_member_value;

/* Whether TARGET is a date. */
bool ca_member_is_date(const ca_framework *framework, ca_member target) CA_MUST_USE;
/* Reads TEXT, of a cell with CONTENT, for TARGET. The result lives in ARENA, or where TEXT and the maps do. */
ca_member_value ca_member_value_read(const ca_value_reader *reader, ca_member target, ca_slice text,
                                     enum ca_cell_content content, ca_arena *arena) CA_MUST_USE;

/* Reads TEXT, of a cell with CONTENT in a column that says whether or when each case has closed: sets `closed` for a word that
 * says so, or the day, which is also the text; neither for a case that is open. The value maps for it have no field. */
ca_member_value ca_closing_value_read(const ca_value_reader *reader, ca_slice text, enum ca_cell_content content,
                                      ca_arena *arena) CA_MUST_USE;

/* Returns a sentence if TEXT is an id that a spreadsheet has damaged, such as 1.23E+05 or 12045.0, or NULL. */
const char *ca_id_damage(ca_slice text) CA_MUST_USE;

#endif
