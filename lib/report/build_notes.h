/* SPDX-License-Identifier: MIT */
/* Tables of what people wrote about audits: the notes of forms, and the moderators' comments. Neither is for the public. */
#ifndef CA_BUILD_NOTES_H
#define CA_BUILD_NOTES_H

#include "record/clues.h"
#include "report/table.h"

/* Adds a cell with TEXT, with the names that CLUES identify replaced; NULL: as it is. Empty: CA_CELL_NONE, "". */
void ca_table_text_without_names(ca_tables *set, ca_table *table, ca_slice text, const ca_clues *clues);
/* Adds each note of RECORD, a text that somebody typed where its form has no answer, and each comment and reason of its
 * moderators, as a row of the tables "form-notes" and "moderators-comments"; adds a table for its first row. CLUES identify people:
 * their names are replaced, and no name of a file is shown. NULL: they are shown. */
void ca_tables_add_notes(ca_tables *set, ca_record *record, const ca_clues *clues);

#endif
