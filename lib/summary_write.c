/* SPDX-License-Identifier: MIT */
/* Writing a summary as JSON, in the order that audit-summary(5) gives. */
#include "derive.h"
#include "json_write.h"
#include "share_out.h"
#include "summary_writer.h"

#include <stdlib.h>
#include <string.h>

static void write_change(ca_summary_writer *w, const ca_map *quarters, const ca_slice *wanted)
{
    ca_text before = {0};
    ca_change change = ca_change_of(quarters, wanted, w->layout, &before);
    ca_json_name(w->to, "change");
    if (change.to.size) {
        ca_json_open(w->to, '{');
        ca_json_name(w->to, "from");
        ca_json_text(w->to, change.from);
        ca_json_name(w->to, "to");
        ca_json_text(w->to, change.to);
        ca_json_name(w->to, "points");
        ca_decimal_write(w->to, change.points, 1);
        ca_json_name(w->to, "low");
        ca_decimal_write(w->to, change.low, 1);
        ca_json_name(w->to, "high");
        ca_decimal_write(w->to, change.high, 1);
        ca_json_name(w->to, "clear");
        ca_json_bool(w->to, change.clear);
        ca_write_close(w);
    } else {
        ca_json_words(w->to, "no comparison");
    }
    ca_text_free(&before);
}

static void write_trend(ca_summary_writer *w, const ca_map *quarters)
{
    ca_trend_figure trend = ca_trend_of(quarters, w->layout);
    ca_json_name(w->to, "trend");
    if (!trend.quarters) {
        ca_json_null(w->to);
        return;
    }
    ca_json_open(w->to, '{');
    ca_write_number(w, "quarters", (uint64_t)trend.quarters);
    ca_json_name(w->to, "z");
    ca_decimal_write(w->to, trend.z, 4);
    ca_json_name(w->to, "clear");
    ca_json_bool(w->to, trend.clear);
    ca_write_close(w);
}

static void write_group(ca_summary_writer *w, ca_group_tally *group, const ca_map *compared, const ca_slice *wanted)
{
    ca_write_tally(w, &group->all);
    if (!wanted) /* nothing is carried over into a quarter's own audits */
        ca_write_number(w, "carried_over", ca_carried_over(&group->quarters));
    write_change(w, compared, wanted);
    write_trend(w, &group->quarters);
    ca_map_sort(&group->quarters);
    ca_write_open(w, "quarters");
    for (size_t i = 0; i < group->quarters.count; i++) {
        ca_json_name_slice(w->to, group->quarters.entries[i].name);
        ca_json_open(w->to, '{');
        ca_write_tally(w, group->quarters.entries[i].thing);
        ca_write_close(w);
    }
    ca_write_close(w);
}

/* Groups are written apart, a few at a time, each to a text of its own. */
enum { GROUPS_AT_ONCE = 32 };
typedef struct {
    const ca_summary_writer *writer;
    const ca_map *quarters; /* of all audits, where the groups are quarters */
    ca_map_entry *entries;  /* the groups at hand */
    ca_text texts[GROUPS_AT_ONCE];
} groups_at_hand;

static void write_apart(void *context, size_t number)
{
    groups_at_hand *g = context;
    ca_summary_writer w = *g->writer;
    ca_map_entry *entry = &g->entries[number];
    ca_group_tally *group = entry->thing;
    w.to = &g->texts[number];
    ca_text_clear(w.to);
    ca_json_name_slice(w.to, entry->name);
    ca_json_open(w.to, '{');
    /* A quarter is compared with the one before it, which its own group does not hold. */
    write_group(&w, group, g->quarters ? g->quarters : &group->quarters, g->quarters ? &entry->name : NULL);
    ca_write_close(&w);
}

static void write_groups(ca_summary_writer *w, ca_map *groups, const ca_map *quarters)
{
    groups_at_hand g = {.writer = w, .quarters = quarters};
    ca_map_sort(groups);
    for (size_t done = 0, count; done < groups->count; done += count) {
        count = groups->count - done < GROUPS_AT_ONCE ? groups->count - done : GROUPS_AT_ONCE;
        g.entries = &groups->entries[done];
        ca_share_out(w->jobs, count, write_apart, &g);
        for (size_t i = 0; i < count; i++)
            ca_json_raw(w->to, g.texts[i].at, g.texts[i].size);
    }
    for (size_t i = 0; i < GROUPS_AT_ONCE; i++)
        ca_text_free(&g.texts[i]);
}

static void write_by(ca_summary_writer *w, ca_framework_tally *framework)
{
    ca_write_open(w, "by");
    for (size_t i = 0; i < w->summary->dimension_count; i++) {
        const ca_dimension *dimension = &w->summary->dimensions[i];
        bool quarters = dimension->field == CA_QUARTER_FIELD;
        ca_write_open(w, dimension->name);
        write_groups(w, &framework->by[i], quarters ? &framework->total->quarters : NULL);
        ca_write_close(w);
    }
    ca_write_close(w);
}

static void write_named(ca_summary_writer *w, const char *name, const char *title, const ca_named *named, int count)
{
    ca_json_name(w->to, name);
    ca_json_open(w->to, '[');
    for (int i = 0; i < count; i++) {
        ca_json_open(w->to, '{');
        ca_json_name(w->to, "id");
        ca_json_words(w->to, named[i].id);
        ca_json_name(w->to, title);
        ca_json_words(w->to, named[i].title);
        ca_write_close(w);
    }
    ca_json_close(w->to, ']');
}

static void write_framework(ca_summary_writer *w, ca_framework_tally *framework)
{
    const ca_layout *layout = w->layout = framework->layout;
    ca_write_open(w, layout->id);
    ca_json_name(w->to, "digest");
    ca_json_words(w->to, layout->digest);
    ca_json_name(w->to, "title");
    ca_json_words(w->to, layout->title);
    write_named(w, "scale", "label", layout->grades, layout->grade_count);
    ca_json_name(w->to, "good");
    ca_json_words(w->to, layout->good == CA_NO_GRADE ? NULL : layout->grades[layout->good].id);
    ca_json_name(w->to, "target");
    if (layout->target)
        ca_json_raw(w->to, layout->target, strlen(layout->target));
    else
        ca_json_null(w->to);
    ca_json_name(w->to, "ruleset");
    ca_json_words(w->to, layout->ruleset);
    write_named(w, "sections", "title", layout->sections, layout->section_count);
    write_group(w, framework->total, &framework->total->quarters, NULL);
    write_by(w, framework);
    ca_write_close(w);
}

static int by_name(const void *a, const void *b)
{
    const ca_leaf *one = a, *other = b;
    int order = strcmp(one->name, other->name);
    if (!order)
        order = (one->ids > other->ids) - (one->ids < other->ids);
    if (!order)
        order = (one->records > other->records) - (one->records < other->records);
    return order ? order : (one->bytes > other->bytes) - (one->bytes < other->bytes);
}

static void write_leaves(ca_summary_writer *w, ca_summary *summary)
{
    if (summary->leaf_count)
        qsort(summary->leaves, summary->leaf_count, sizeof *summary->leaves, by_name);
    ca_json_name(w->to, "inputs");
    ca_json_open(w->to, '[');
    for (size_t i = 0; i < summary->leaf_count; i++) {
        const ca_leaf *leaf = &summary->leaves[i];
        ca_json_open(w->to, '{');
        ca_json_name(w->to, "name");
        ca_json_words(w->to, leaf->name);
        ca_write_number(w, "bytes", leaf->bytes);
        ca_write_number(w, "records", leaf->records);
        ca_json_name(w->to, "ids");
        ca_text_format(w->to, "\"%016llx\"", (unsigned long long)leaf->ids);
        ca_write_close(w);
    }
    ca_json_close(w->to, ']');
}

static void write_settings(ca_summary_writer *w, ca_summary *summary)
{
    ca_write_open(w, "settings");
    ca_json_name(w->to, "by");
    ca_json_open(w->to, '[');
    for (size_t i = 0; i < summary->dimension_count; i++)
        ca_json_words(w->to, summary->dimensions[i].name);
    ca_json_close(w->to, ']');
    ca_json_name(w->to, "kind");
    ca_json_words(w->to, ca_kinds[summary->kind]);
    ca_json_name(w->to, "as_of");
    if (summary->as_of == CA_NO_DATE) {
        ca_json_null(w->to);
    } else {
        ca_text date = {0};
        ca_date_write(&date, summary->as_of);
        ca_json_words(w->to, date.at);
        ca_text_free(&date);
    }
    ca_json_name(w->to, "population");
    ca_population_write(&summary->population, w->to);
    ca_write_close(w);
}

void ca_summary_write(ca_summary *summary, ca_text *to, size_t jobs)
{
    ca_summary_writer w = {.to = to, .summary = summary, .jobs = jobs};
    ca_json_open(to, '{');
    ca_json_name(to, "schema");
    ca_json_words(to, "caseaudit.summary/1");
    write_settings(&w, summary);
    ca_write_number(&w, "records", summary->records);
    ca_write_number(&w, "skipped", summary->skipped);
    write_leaves(&w, summary);
    ca_json_name(to, "completion");
    ca_completion_write(&summary->completion, to);
    ca_write_open(&w, "frameworks");
    ca_map_sort(&summary->frameworks);
    for (size_t i = 0; i < summary->frameworks.count; i++)
        write_framework(&w, summary->frameworks.entries[i].thing);
    ca_write_close(&w);
    ca_json_close(to, '}');
    ca_text_byte(to, '\n');
}
