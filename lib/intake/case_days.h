/* SPDX-License-Identifier: MIT */
/* The days of a list of cases, column by column: whether they can be in the order in which they are read. */
#ifndef CA_CASE_DAYS_H
#define CA_CASE_DAYS_H

#include "intake/case_list.h"

/* The days of a column, by how they are written. Zeroed before; a count goes with the location of its first cell. */
typedef struct {
    struct ca_day_cells {
        uint64_t count;
        ca_location first;
    } real_low, real_high,   /* dates of a workbook, with a day up to 12 or above */
        text_low, text_high, /* numbers as text that could be in two orders; or in one alone */
        other_order,         /* of the last: in another order than the one that is read */
        serial, timed, placeholder;
} ca_day_column;

/* Adds the day VALUE of a cell with CONTENT at LOCATION. */
void ca_day_column_add(ca_day_column *column, const ca_member_value *value, enum ca_cell_content content,
                       ca_location location);
/* Returns 0 if the column's days can be as they were read. Otherwise reports the cells that show that they cannot, under the
 * rule date-invalid with PATH: Excel has exchanged days and months, or all days are in another order. */
int ca_day_column_check(const ca_day_column *column, const char *path, enum ca_day_order order, ca_reporter *reporter)
    CA_MUST_USE;
/* Reports numbers and times that were read as days, and days that stand for none, each in one warning. */
void ca_day_column_warn(const ca_day_column *column, const char *path, ca_reporter *reporter);

#endif
