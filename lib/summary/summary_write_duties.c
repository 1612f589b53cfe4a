/* SPDX-License-Identifier: MIT */
/* Writing what there is to do after audits of every kind: concerns, plans, actions. */
#include "base/json_write.h"
#include "summary/summary_writer.h"

static void write_told(ca_summary_writer *w, const char *name, uint64_t told, uint64_t not_told)
{
    ca_write_open(w, name);
    ca_write_number(w, "n", told + not_told);
    ca_write_number(w, "told", told);
    ca_write_number(w, "not_told", not_told);
    ca_write_close(w);
}

static void write_counts(ca_summary_writer *w, const ca_tally *tally)
{
    const ca_layout *layout = w->layout;
    const uint64_t *counts = tally->counts;
    ca_write_number(w, "records", counts[CA_COUNT_RECORDS]);
    ca_write_open(w, "concerns");
    for (int i = 0; i < CA_CONCERN_BASES; i++)
        write_told(w, ca_concern_bases[i], counts[ca_count_concern((enum ca_concern_basis)i, false)],
                   counts[ca_count_concern((enum ca_concern_basis)i, true)]);
    ca_write_close(w);
    ca_write_open(w, "flags");
    for (int i = 0; i < layout->flag_count; i++) {
        ca_write_open(w, layout->flags[i].id);
        ca_write_number(w, "n", counts[layout->flags_set + (size_t)i]);
        if (layout->concern_flags >> i & 1)
            ca_write_number(w, "not_told", counts[layout->flags_untold + (size_t)i]);
        ca_write_close(w);
    }
    ca_write_close(w);
    ca_write_plans_and_actions(w, tally);
}

static void write_group(ca_summary_writer *w, ca_slice name, ca_group_tally *group)
{
    ca_json_name_slice(w->to, name);
    ca_json_open(w->to, '{');
    write_counts(w, &group->all);
    ca_write_number(w, "carried_over", ca_carried_over(&group->quarters));
    ca_write_open(w, "quarters");
    ca_map_sort(&group->quarters);
    for (size_t i = 0; i < group->quarters.count; i++) {
        ca_json_name_slice(w->to, group->quarters.entries[i].name);
        ca_json_open(w->to, '{');
        write_counts(w, group->quarters.entries[i].thing);
        ca_write_close(w);
    }
    ca_write_close(w);
    ca_write_close(w);
}

/* Which flags and grades make an audit a concern; null where that is not known. */
static void write_line(ca_summary_writer *w)
{
    const ca_layout *layout = w->layout;
    ca_json_name(w->to, "flags");
    if (!layout->concerns_known)
        ca_json_null(w->to);
    else {
        ca_json_open(w->to, '[');
        for (int i = 0; i < layout->flag_count; i++)
            if (layout->concern_flags >> i & 1)
                ca_json_words(w->to, layout->flags[i].id);
        ca_json_close(w->to, ']');
    }
    ca_json_name(w->to, "at_or_below");
    ca_json_words(w->to, layout->concern_line == CA_NO_GRADE ? NULL : layout->grades[layout->concern_line].id);
}

void ca_write_duties(ca_summary_writer *w, ca_framework_tally *framework)
{
    ca_group_tally *all = ca_framework_every_kind(framework);
    ca_write_open(w, "duties");
    write_line(w);
    ca_write_number(w, "uncounted", framework->uncounted);
    write_group(w, ca_slice_of("all"), all);
    ca_write_open(w, "kinds");
    ca_map_sort(&framework->kinds);
    for (size_t i = 0; i < framework->kinds.count; i++)
        write_group(w, framework->kinds.entries[i].name, framework->kinds.entries[i].thing);
    ca_write_close(w);
    ca_write_close(w);
    ca_group_tally_free(all);
}
