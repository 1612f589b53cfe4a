/* SPDX-License-Identifier: MIT */
/* Cells: records that stand in the same groups and quarter are counted in one place, and added to the groups at the end,
 * so that a record costs one tally however many groups it is in. Each thread has cells of its own. */
#ifndef CA_CELLS_H
#define CA_CELLS_H

#include "summary/summary.h"

/* A framework under a ruleset, and the layout of its counts. */
typedef struct {
    const ca_framework *framework;
    int ruleset;
    ca_count_layout *layout;
} ca_cells_part;

typedef struct {
    const ca_summary *summary; /* whose settings they follow */
    ca_cells_part *parts;
    size_t part_count, part_capacity;
    ca_map cells;
} ca_cells;

enum { CA_CELLS_MOST = 512 }; /* then they are better added, so that memory stays bounded */

/* No cells, for SUMMARY, which outlives them. */
void ca_cells_begin(ca_cells *cells, const ca_summary *summary);
/* The place among the parts of FRAMEWORK under RULESET. */
size_t ca_cells_part_of(ca_cells *cells, const ca_framework *framework, int ruleset) CA_MUST_USE;
/* Appends the key of the cell that RECORD, of the part at PLACE, is counted in. */
void ca_cells_key(const ca_cells *cells, size_t place, ca_record *record, ca_text *key);
/* Counts what a record adds into the cell of KEY. */
void ca_cells_count(ca_cells *cells, ca_slice key, const ca_increments *increments, const ca_addition *addition);
/* Adds the cells of another thread, which stay as they are. */
void ca_cells_join(ca_cells *into, const ca_cells *from);
/* Adds all cells to SUMMARY, which has admitted their records, and forgets them; on JOBS threads at most. */
void ca_cells_add(ca_cells *cells, ca_summary *summary, size_t jobs);
void ca_cells_free(ca_cells *cells);

#endif
