/* SPDX-License-Identifier: MIT */
/* Writing a summary as JSON, in the order that audit-summary(5) gives. */
#include "base/json_write.h"
#include "base/share_out.h"
#include "stats/derive.h"
#include "summary/summary_writer.h"

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
    ca_write_open(w, "quarters");
    for (size_t i = 0; i < group->quarters.count; i++) {
        ca_json_name_slice(w->to, group->quarters.entries[i].name);
        ca_json_open(w->to, '{');
        ca_write_tally(w, group->quarters.entries[i].thing);
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

/* What a framework's part begins with, up to its groups. */
static void write_heading(ca_summary_writer *w, ca_framework_tally *framework)
{
    const ca_layout *layout = w->layout;
    ca_write_open(w, layout->id);
    ca_json_name(w->to, "digest");
    ca_json_words(w->to, layout->digest);
    ca_json_name(w->to, "title");
    ca_json_words(w->to, layout->title);
    write_named(w, "scale", "label", layout->grades, layout->grade_count);
    ca_json_name(w->to, "good");
    ca_json_words(w->to, layout->good == CA_NO_GRADE ? NULL : layout->grades[layout->good].id);
    if (layout->grade_count && !layout->overall_asked) {
        ca_json_name(w->to, "overall_required");
        ca_json_bool(w->to, false);
    }
    ca_json_name(w->to, "target");
    if (layout->target)
        ca_json_raw(w->to, layout->target, strlen(layout->target));
    else
        ca_json_null(w->to);
    ca_json_name(w->to, "ruleset");
    ca_json_words(w->to, layout->ruleset);
    write_named(w, "sections", "title", layout->sections, layout->section_count);
    write_group(w, framework->total, &framework->total->quarters, NULL);
    ca_write_duties(w, framework);
    ca_write_open(w, "by");
}

enum { PORTION_USUAL = 64 * 1024 }; /* bytes that a group takes with a year or two */

/* A group of a dimension, which begins with the first of its groups and ends behind the last; it may have none. */
typedef struct {
    size_t dimension, place;
} portion;

typedef struct {
    const ca_summary_writer *writer;
    ca_framework_tally *framework;
    const portion *portions;
    ca_text *texts; /* of the heading, and of each portion */
} writing;

static void write_portion(ca_summary_writer *w, const writing *all, const portion *one)
{
    const ca_dimension *dimension = &w->summary->dimensions[one->dimension];
    const ca_map *groups = &all->framework->by[one->dimension];
    const ca_map *quarters = dimension->field == CA_QUARTER_FIELD ? &all->framework->total->quarters : NULL;
    if (one->place == 0)
        ca_write_open(w, dimension->name);
    if (groups->count) {
        const ca_map_entry *entry = &groups->entries[one->place];
        ca_group_tally *group = entry->thing;
        ca_map_sort(&group->quarters);
        ca_json_name_slice(w->to, entry->name);
        ca_json_open(w->to, '{');
        /* A quarter is compared with the one before it, which its own group does not hold. */
        write_group(w, group, quarters ? quarters : &group->quarters, quarters ? &entry->name : NULL);
        ca_write_close(w);
    }
    if (one->place + 1 >= groups->count)
        ca_write_close(w);
}

/* What is written apart does not see what stands before it. The text gets its place at the end: while two threads write
 * into neighbours, a processor would have to ask the other for them at every byte. */
static void write_apart(void *context, size_t number)
{
    const writing *all = context;
    ca_summary_writer w = *all->writer;
    ca_text text = {0};
    w.to = &text;
    ca_text_room(w.to, PORTION_USUAL);
    if (number == 0 ? w.follows : number > 1)
        ca_text_byte(w.to, ',');
    if (number == 0)
        write_heading(&w, all->framework);
    else
        write_portion(&w, all, &all->portions[number - 1]);
    ca_text_fit(&text);
    all->texts[number] = text;
}

/* Writes a framework's part as texts of its own: one for its heading, and one for each group. */
static void write_framework(ca_summary_writer *w, ca_framework_tally *framework, ca_summary_text *to)
{
    portion *portions = NULL;
    size_t count = 0, capacity = 0, first = to->count;
    w->layout = framework->layout;
    ca_map_sort(&framework->total->quarters);
    for (size_t i = 0; i < w->summary->dimension_count; i++) {
        ca_map_sort(&framework->by[i]);
        for (size_t place = 0; place == 0 || place < framework->by[i].count; place++) {
            portions = ca_room_for_one(portions, count, &capacity, sizeof *portions);
            portions[count++] = (portion){i, place};
        }
    }
    to->texts = ca_resize(to->texts, first + count + 1, sizeof *to->texts);
    memset(&to->texts[first], 0, (count + 1) * sizeof *to->texts);
    to->count += count + 1;
    writing all = {w, framework, portions, &to->texts[first]};
    ca_share_out(w->jobs, count + 1, write_apart, &all);
    w->to = &to->texts[to->count - 1];
    ca_write_close(w);
    ca_write_close(w);
    free(portions);
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

/* What stands before the frameworks. */
static void write_beginning(ca_summary_writer *w, ca_summary *summary)
{
    ca_json_open(w->to, '{');
    ca_json_name(w->to, "schema");
    ca_json_words(w->to, "caseaudit.summary/1");
    write_settings(w, summary);
    ca_write_number(w, "records", summary->records);
    ca_write_number(w, "skipped", summary->skipped);
    write_leaves(w, summary);
    ca_json_name(w->to, "completion");
    ca_completion_write(&summary->completion, w->to);
    ca_write_open(w, "frameworks");
}

void ca_summary_write(ca_summary *summary, ca_summary_text *to, size_t jobs)
{
    *to = (ca_summary_text){ca_allocate(1, sizeof *to->texts), 1};
    ca_summary_writer w = {.to = to->texts, .summary = summary, .jobs = jobs};
    write_beginning(&w, summary);
    ca_map_sort(&summary->frameworks);
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        w.follows = i > 0;
        write_framework(&w, summary->frameworks.entries[i].thing, to);
    }
    ca_write_close(&w);
    ca_json_close(w.to, '}');
    ca_text_byte(w.to, '\n');
}

void ca_summary_text_free(ca_summary_text *text)
{
    for (size_t i = 0; i < text->count; i++)
        ca_text_free(&text->texts[i]);
    free(text->texts);
    *text = (ca_summary_text){0};
}
