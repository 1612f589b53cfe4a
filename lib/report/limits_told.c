/* SPDX-License-Identifier: MIT */
/* What a table of limits says of its groups. */
#include "report/limits_told.h"

#include "report/told.h"

#include <string.h>

enum { NAMED_MOST = 2 };
static const char verdict[] = "Against the 99.8% limits", table_name[] = "limits-by-";

bool ca_limits_is_outside(const ca_table *limits, size_t row)
{
    const ca_cell *cell = ca_cell_of(limits, row, verdict);
    return cell->tone == CA_TONE_BAD || cell->tone == CA_TONE_GOOD;
}

ca_limits_count ca_limits_counted(const ca_table *limits)
{
    ca_limits_count count = {0, 0};
    for (size_t row = 0; row < limits->row_count; row++) {
        count.judged += !ca_slice_is(ca_cell_of(limits, row, verdict)->text, "too few audits");
        count.outside += ca_limits_is_outside(limits, row);
    }
    return count;
}

const char *ca_limits_groups(const ca_table *limits)
{
    static const char *const groups[][2] = {
        {"team", "teams"}, {"service", "services"}, {"locality", "localities"}, {"type", "types of case"}};
    const char *name = limits->name + strlen(table_name);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (strncmp(name, groups[i][0], strlen(groups[i][0])) == 0)
            return groups[i][1];
    return "groups";
}

void ca_limits_outside_write(ca_text *to, const ca_table *limits)
{
    ca_limits_count count = ca_limits_counted(limits);
    size_t named = 0;
    if (count.outside > NAMED_MOST) {
        ca_told_of(to, count.outside, count.judged);
        ca_text_format(to, " %s", ca_limits_groups(limits));
        return;
    }
    for (size_t row = 0; row < limits->row_count; row++) {
        ca_slice name = limits->cells[row * limits->column_count].text;
        if (!ca_limits_is_outside(limits, row))
            continue;
        ca_text_add(to, named++ ? " and " : "");
        ca_text_append(to, name.at, name.size);
    }
}
