/* SPDX-License-Identifier: MIT */
/* Reading what there is to do after audits of every kind. */
#include "check/concern.h"
#include "summary/summary_reader.h"

/* How many were told and not; what they add up to is worked out anew. */
static void read_told(ca_summary_reader *r, const json_t *object, const char *name, uint64_t counts[2])
{
    static const char *const members[] = {"told", "not_told", NULL};
    ca_read_listed(r, object, name, members, counts);
}

static void read_counts(ca_summary_reader *r, const json_t *json, const ca_layout *layout, uint64_t *counts)
{
    const json_t *concerns = ca_read_member(r, json, "concerns"), *flags = ca_read_member(r, json, "flags");
    counts[CA_COUNT_RECORDS] = ca_read_number(r, json, "records");
    for (int i = 0; !r->wrong && i < CA_CONCERN_BASES; i++)
        read_told(r, concerns, ca_concern_bases[i], &counts[ca_count_concern((enum ca_concern_basis)i, false)]);
    for (int i = 0; !r->wrong && i < layout->flag_count; i++) {
        const json_t *flag = ca_read_member(r, flags, layout->flags[i].id);
        uint64_t n = ca_read_number(r, flag, "n");
        uint64_t not_told = layout->concern_flags >> i & 1 ? ca_read_number(r, flag, "not_told") : 0;
        if (not_told > n)
            ca_read_fault(r);
        counts[layout->flags_set + (size_t)i] = n;
        counts[layout->flags_untold + (size_t)i] = not_told;
    }
    if (!r->wrong)
        ca_read_plans_and_actions(r, json, counts);
}

static void read_kind(ca_summary_reader *r, const json_t *json, const ca_layout *layout, ca_group_tally *group)
{
    json_t *quarters = json_object_get(json, "quarters"), *quarter;
    const char *name;
    read_counts(r, json, layout, group->all.counts);
    if (!json_is_object(quarters) && !r->wrong)
        ca_read_fault(r);
    json_object_foreach (quarters, name, quarter)
        if (!r->wrong)
            read_counts(r, quarter, layout, ca_group_tally_quarter(group, ca_slice_of(name), layout)->counts);
}

/* An earlier version counted what was to be escalated in each group, and who was told, but not why. */
static void take_earlier(ca_framework_tally *framework, ca_slice kind, const ca_group_tally *group)
{
    const ca_layout *layout = framework->layout;
    ca_group_tally *into = ca_framework_kind(framework, kind);
    ca_group_tally_add_counts(into, group, layout);
    framework->uncounted += group->all.counts[CA_COUNT_RECORDS];
    for (size_t i = 0; i <= into->quarters.count; i++) {
        const ca_tally *tally = i ? into->quarters.entries[i - 1].thing : &into->all;
        uint64_t *counts = tally->counts;
        counts[ca_count_concern(CA_CONCERN_ANY, false)] = counts[ca_count_escalation(CA_PRESENT)];
        counts[ca_count_concern(CA_CONCERN_ANY, true)] = counts[ca_count_escalation(CA_MISSING)];
    }
}

/* From the groups by kind, if there are any; else the audits of the kind that is reported on are all that is known. */
static void take_all_earlier(const ca_summary *summary, ca_framework_tally *framework)
{
    for (size_t i = 0; i < summary->dimension_count; i++) {
        if (summary->dimensions[i].field != CA_KIND_FIELD)
            continue;
        for (size_t j = 0; j < framework->by[i].count; j++) {
            const ca_map_entry *entry = &framework->by[i].entries[j];
            int kind = ca_place_in(ca_kinds, entry->name);
            if (kind >= 0 && ca_kind_has_concerns(kind))
                take_earlier(framework, entry->name, entry->thing);
        }
        return;
    }
    take_earlier(framework, ca_slice_of(ca_kinds[summary->kind]), framework->total);
}

static unsigned read_flags(ca_summary_reader *r, const json_t *list, const ca_layout *layout)
{
    unsigned flags = 0;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *id = json_string_value(json_array_get(list, i));
        int place = 0;
        while (id && place < layout->flag_count && !ca_slice_is(ca_slice_of(id), layout->flags[place].id))
            place++;
        if (!id || place == layout->flag_count || place >= 32) {
            ca_read_fault(r);
            return 0;
        }
        flags |= 1U << place;
    }
    return flags;
}

static void read_line(ca_summary_reader *r, const json_t *duties, ca_layout *layout)
{
    const json_t *flags = ca_read_member(r, duties, "flags"), *line = ca_read_member(r, duties, "at_or_below");
    const char *id = json_string_value(line);
    layout->concerns_known = json_is_array(flags);
    layout->concern_flags = read_flags(r, flags, layout);
    layout->concern_line = CA_NO_GRADE;
    for (int i = 0; id && i < layout->grade_count; i++)
        if (ca_slice_is(ca_slice_of(id), layout->grades[i].id))
            layout->concern_line = i;
    bool known = json_is_null(line) || layout->concern_line != CA_NO_GRADE;
    if (!r->wrong && (!known || (!layout->concerns_known && !json_is_null(flags))))
        ca_read_fault(r);
}

void ca_read_duties(ca_summary_reader *r, const json_t *json, ca_framework_tally *framework)
{
    const json_t *duties = json_object_get(json, "duties");
    json_t *kinds = json_object_get(duties, "kinds"), *one;
    const char *kind;
    framework->layout->concern_line = CA_NO_GRADE;
    if (!duties) {
        take_all_earlier(r->summary, framework);
        return;
    }
    r->part = "duties";
    read_line(r, duties, framework->layout);
    framework->uncounted = ca_read_number(r, duties, "uncounted");
    if (!json_is_object(kinds) && !r->wrong)
        ca_read_fault(r);
    json_object_foreach (kinds, kind, one) {
        int place = ca_place_in(ca_kinds, ca_slice_of(kind));
        if (!r->wrong && (place < 0 || !ca_kind_has_concerns(place)))
            ca_read_fault(r);
        if (!r->wrong)
            read_kind(r, one, framework->layout, ca_framework_kind(framework, ca_slice_of(ca_kinds[place])));
    }
}
