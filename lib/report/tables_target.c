/* SPDX-License-Identifier: MIT */
/* The authority's target: in columns, in words, and whether it is reached. */
#include "report/tables_parts.h"
#include "stats/derive.h"

/* The columns that the target has in tables, one for each bound that is set. */
static const char *const headings[][2] = {
    {"Target, per cent", NULL}, {"Target at most, per cent", NULL}, {"Target from, per cent", "Target to, per cent"}};

/* Which of them, or NULL: there is no target. */
static const char *const *headings_of(ca_aim aim)
{
    if (aim.least < 0)
        return NULL;
    return headings[aim.most == 100 ? 0 : aim.least == 0 ? 1 : 2];
}

bool ca_part_has_target(const ca_report_part *part)
{
    return ca_framework_judges(part->framework) && ca_layout_aim(part->layout).least >= 0;
}

void ca_part_target_columns(const ca_report_part *part, ca_table *table)
{
    const char *const *names = headings_of(ca_layout_aim(part->layout));
    for (int i = 0; i < 2 && ca_part_has_target(part) && names[i]; i++)
        ca_table_column(part->set, table, names[i], CA_CELL_PERCENT);
}

void ca_part_target(const ca_report_part *part, ca_table *table)
{
    ca_aim aim = ca_layout_aim(part->layout);
    if (!ca_part_has_target(part))
        return;
    if (aim.least > 0)
        ca_table_value(table, CA_CELL_PERCENT, 10 * aim.least);
    if (aim.most < 100)
        ca_table_value(table, CA_CELL_PERCENT, 10 * aim.most);
}

void ca_part_chart_target(const ca_report_part *part, ca_chart *chart)
{
    const char *const *names = headings_of(ca_layout_aim(part->layout));
    for (int i = 0; i < 2 && names && names[i]; i++)
        chart->targets[i] = ca_column_of(chart->table, names[i]);
}

void ca_aim_write(ca_text *to, ca_aim aim)
{
    if (aim.most == 100)
        ca_text_format(to, "%d per cent or more", aim.least);
    else if (aim.least == 0)
        ca_text_format(to, "%d per cent or less", aim.most);
    else
        ca_text_format(to, "%d to %d per cent", aim.least, aim.most);
}

/* The percentage that is shown is rounded, and may say the opposite of the verdict. */
static bool rounding_hides(ca_aim aim, uint64_t n, uint64_t of, int against)
{
    int64_t shown = ca_percent_tenths(n, of);
    return (against < 0 && shown >= 10 * aim.least) || (against > 0 && shown <= 10 * aim.most);
}

void ca_aim_verdict_write(ca_text *to, ca_aim aim, uint64_t n, uint64_t of)
{
    int against = ca_percent_against(n, of, aim.least, aim.most);
    ca_text_format(to, "It was %s%s", against ? "not " : "", aim.most == 100 ? "reached" : "met");
    if (rounding_hides(aim, n, of, against))
        ca_text_format(to, ": %llu of %llu is %s, before rounding", (unsigned long long)n, (unsigned long long)of,
                       against > 0 ? "more" : "less");
    else if (against > 0)
        ca_text_add(to, ": the share is above it");
    ca_text_add(to, ".");
}
