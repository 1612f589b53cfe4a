/* SPDX-License-Identifier: MIT */
/* The colours of charts and tables, RRGGBB in hexadecimal, the same in every form of the report. Text has a contrast of at
 * least 7 to 1 on those of tables. */
#ifndef CA_PALETTE_H
#define CA_PALETTE_H

#include "report/table.h"

enum {
    CA_PALETTE_SERIES = 7, /* colours of series: orange to blue, then two greys */
    CA_BAR_SERIES = 3,     /* the colour of bars of one series */
    CA_PALETTE_HEAT = 11   /* a step for each ten per cent */
};

/* Returns the number of the colour of series INDEX of COUNT, from worst to best: a few series use both ends of the scale. */
size_t ca_series_number(size_t index, size_t count) CA_MUST_USE;
const char *ca_series_colour(size_t number) CA_MUST_USE;
/* Returns whether words on that colour are white. */
bool ca_series_is_dark(size_t number) CA_MUST_USE;
/* Returns the colour behind a cell with this tone, or NULL for none. */
const char *ca_tone_colour(enum ca_tone tone) CA_MUST_USE;
/* Returns the step of heat of a percentage in tenths, and the colour of a step. */
size_t ca_heat_step(int64_t percent) CA_MUST_USE;
const char *ca_heat_colour(size_t step) CA_MUST_USE;
/* Returns the colour behind CELL in COLUMN, or NULL for none. */
const char *ca_cell_colour(const ca_column *column, const ca_cell *cell) CA_MUST_USE;

#endif
