/* SPDX-License-Identifier: MIT */
/* Cells: records with the same quarter and the same groups are counted in one tally, which is added to the groups at
 * the end, so that a record costs one tally however many groups it is in. Each thread has its own cells. */
#ifndef CA_CELLS_H
#define CA_CELLS_H

#include "summary/summary.h"

/* A framework and ruleset, with the layout of the counts. */
typedef struct {
    const ca_framework *framework;
    int ruleset;
    ca_count_layout *layout;
} ca_cells_part;

typedef struct {
    const ca_summary *summary; /* its settings decide the cells' keys */
    ca_cells_part *parts;
    size_t part_count, part_capacity;
    ca_map cells;
} ca_cells;

enum { CA_CELLS_MOST = 512 }; /* above this the cells should be added to the summary, to bound memory */

/* Begins without cells, for SUMMARY, which must outlive them. Release with ca_cells_free. */
void ca_cells_begin(ca_cells *cells, const ca_summary *summary);
/* Returns the index in `parts` of FRAMEWORK under the ruleset with index RULESET (-1: none), which is added if it is
 * new. */
size_t ca_cells_part_of(ca_cells *cells, const ca_framework *framework, int ruleset) CA_MUST_USE;
/* Appends the key of the cell of RECORD, which belongs to the part at INDEX. */
void ca_cells_key(const ca_cells *cells, size_t index, ca_record *record, ca_text *key);
/* Adds the increments of a record to the cell with KEY, which is made if it is new. */
void ca_cells_count(ca_cells *cells, ca_slice key, const ca_increments *increments, const ca_addition *addition);
/* Adds the cells of FROM, which are unchanged. */
void ca_cells_join(ca_cells *into, const ca_cells *from);
/* Adds all cells to SUMMARY, which has admitted their records, and removes them. Uses at most JOBS threads. */
void ca_cells_add(ca_cells *cells, ca_summary *summary, size_t jobs);
void ca_cells_free(ca_cells *cells);

#endif
