/* SPDX-License-Identifier: MIT */
/* Writes a summary as JSON; tally_write.h has the counts and figures of one group. */
#include "summary/summary_write.h"

#include "base/json_write.h"
#include "base/parallel.h"
#include "summary/summary_figures.h"
#include "summary/tally_write.h"
#include "summary/theme_settings.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ca_text *to;
    const ca_summary *summary;
    const ca_count_layout *layout;
    size_t jobs;  /* threads */
    bool follows; /* another framework precedes */
} writer;

static void write_requirements_of_group(writer *w, ca_slice name, ca_group_tally *group)
{
    ca_json_name_slice(w->to, name);
    ca_json_open(w->to, '{');
    ca_tally_write_requirements(w->to, w->layout, &group->all, w->summary->as_of != CA_NO_DATE);
    ca_json_member_number(w->to, "carried_over", ca_carried_over(&group->quarters));
    ca_json_member_open(w->to, "quarters", '{');
    ca_map_sort(&group->quarters);
    for (size_t i = 0; i < group->quarters.count; i++) {
        ca_json_name_slice(w->to, group->quarters.entries[i].name);
        ca_json_open(w->to, '{');
        ca_tally_write_requirements(w->to, w->layout, group->quarters.entries[i].thing,
                                    w->summary->as_of != CA_NO_DATE);
        ca_json_close(w->to, '}');
    }
    ca_json_close(w->to, '}');
    ca_json_close(w->to, '}');
}

/* Writes which flags and grades make an audit a concern; null if that is unknown. */
static void write_requirements_line(writer *w)
{
    const ca_count_layout *layout = w->layout;
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
    ca_json_member_string(w->to, "at_or_below",
                          layout->concern_line == CA_NO_GRADE ? NULL : layout->grades[layout->concern_line].id);
}

static void write_requirements(writer *w, ca_framework_tally *framework)
{
    ca_group_tally *all = ca_framework_every_kind(framework);
    ca_json_member_open(w->to, "duties", '{');
    write_requirements_line(w);
    ca_json_member_number(w->to, "uncounted", framework->uncounted);
    write_requirements_of_group(w, ca_slice_of("all"), all);
    ca_json_member_open(w->to, "kinds", '{');
    ca_map_sort(&framework->kinds);
    for (size_t i = 0; i < framework->kinds.count; i++)
        write_requirements_of_group(w, framework->kinds.entries[i].name, framework->kinds.entries[i].thing);
    ca_json_close(w->to, '}');
    ca_json_close(w->to, '}');
    ca_group_tally_free(all);
}

static void write_change(writer *w, const ca_map *quarters, const ca_slice *wanted)
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
        ca_json_member_bool(w->to, "clear", change.clear);
        ca_json_close(w->to, '}');
    } else {
        ca_json_words(w->to, "no comparison");
    }
    ca_text_free(&before);
}

static void write_trend(writer *w, const ca_map *quarters)
{
    ca_trend_figure trend = ca_trend_of(quarters, w->layout);
    ca_json_name(w->to, "trend");
    if (!trend.quarters) {
        ca_json_null(w->to);
        return;
    }
    ca_json_open(w->to, '{');
    ca_json_member_number(w->to, "quarters", (uint64_t)trend.quarters);
    ca_json_name(w->to, "z");
    ca_decimal_write(w->to, trend.z, 4);
    ca_json_member_bool(w->to, "clear", trend.clear);
    ca_json_close(w->to, '}');
}

static void write_group(writer *w, ca_group_tally *group, const ca_map *compared, const ca_slice *wanted)
{
    ca_tally_write(w->to, w->layout, &group->all, w->summary->as_of != CA_NO_DATE);
    if (!wanted) /* a quarter's own audits carry nothing over */
        ca_json_member_number(w->to, "carried_over", ca_carried_over(&group->quarters));
    write_change(w, compared, wanted);
    write_trend(w, &group->quarters);
    ca_json_member_open(w->to, "quarters", '{');
    for (size_t i = 0; i < group->quarters.count; i++) {
        ca_json_name_slice(w->to, group->quarters.entries[i].name);
        ca_json_open(w->to, '{');
        ca_tally_write(w->to, w->layout, group->quarters.entries[i].thing, w->summary->as_of != CA_NO_DATE);
        ca_json_close(w->to, '}');
    }
    ca_json_close(w->to, '}');
}

static void write_named(writer *w, const char *name, const char *title, const ca_named *named, int count)
{
    ca_json_member_open(w->to, name, '[');
    for (int i = 0; i < count; i++) {
        ca_json_open(w->to, '{');
        ca_json_member_string(w->to, "id", named[i].id);
        ca_json_member_string(w->to, title, named[i].title);
        ca_json_close(w->to, '}');
    }
    ca_json_close(w->to, ']');
}

/* Writes the start of a framework's part, before its groups. */
static void write_heading(writer *w, ca_framework_tally *framework)
{
    const ca_count_layout *layout = w->layout;
    ca_json_member_open(w->to, layout->id, '{');
    ca_json_member_string(w->to, "digest", layout->digest);
    ca_json_member_string(w->to, "title", layout->title);
    write_named(w, "scale", "label", layout->grades, layout->grade_count);
    ca_json_member_string(w->to, "good", layout->good == CA_NO_GRADE ? NULL : layout->grades[layout->good].id);
    if (layout->grade_count && !layout->overall_asked) {
        ca_json_member_bool(w->to, "overall_required", false);
    }
    ca_json_name(w->to, "target");
    if (layout->target)
        ca_json_raw(w->to, layout->target, strlen(layout->target));
    else
        ca_json_null(w->to);
    ca_json_member_string(w->to, "ruleset", layout->ruleset);
    write_named(w, "sections", "title", layout->sections, layout->section_count);
    write_group(w, framework->total, &framework->total->quarters, NULL);
    write_requirements(w, framework);
    ca_json_member_open(w->to, "by", '{');
}

enum { PORTION_USUAL = 64 * 1024 }; /* typical bytes of a group with a year or two */

/* A group of a dimension. The first group begins the dimension and the last ends it; a dimension may have no group. */
typedef struct {
    size_t dimension, index;
} portion;

typedef struct {
    const writer *writer;
    ca_framework_tally *framework;
    const portion *portions;
    ca_text *texts; /* for the heading, and for each portion */
} writing;

static void write_portion(writer *w, const writing *all, const portion *one)
{
    const ca_dimension *dimension = &w->summary->dimensions[one->dimension];
    const ca_map *groups = &all->framework->by[one->dimension];
    const ca_map *quarters = dimension->field == CA_QUARTER_FIELD ? &all->framework->total->quarters : NULL;
    if (one->index == 0)
        ca_json_member_open(w->to, dimension->name, '{');
    if (groups->count) {
        const ca_map_entry *entry = &groups->entries[one->index];
        ca_group_tally *group = entry->thing;
        ca_map_sort(&group->quarters);
        ca_json_name_slice(w->to, entry->name);
        ca_json_open(w->to, '{');
        ca_spellings_write(group->spellings, w->to);
        /* a quarter is compared with the quarter before it, which is not in its own group */
        write_group(w, group, quarters ? quarters : &group->quarters, quarters ? &entry->name : NULL);
        ca_json_close(w->to, '}');
    }
    if (one->index + 1 >= groups->count)
        ca_json_close(w->to, '}');
}

/* Writes a portion, independently of the text before it. The result is stored only at the end: storing it while
 * writing would cause false sharing between threads. */
static void write_apart(void *context, size_t number)
{
    const writing *all = context;
    writer w = *all->writer;
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

/* Writes a framework's part as separate texts: one for its heading, and one for each group. */
static void write_framework(writer *w, ca_framework_tally *framework, ca_summary_text *to)
{
    portion *portions = NULL;
    size_t count = 0, capacity = 0, first = to->count;
    w->layout = framework->layout;
    ca_map_sort(&framework->total->quarters);
    for (size_t i = 0; i < w->summary->dimension_count; i++) {
        ca_map_sort(&framework->by[i]);
        for (size_t index = 0; index == 0 || index < framework->by[i].count; index++) {
            portions = ca_array_grow(portions, count, &capacity, sizeof *portions);
            portions[count++] = (portion){i, index};
        }
    }
    to->texts = ca_resize(to->texts, first + count + 1, sizeof *to->texts);
    memset(&to->texts[first], 0, (count + 1) * sizeof *to->texts);
    to->count += count + 1;
    writing all = {w, framework, portions, &to->texts[first]};
    ca_parallel_for(w->jobs, count + 1, write_apart, &all);
    w->to = &to->texts[to->count - 1];
    ca_json_close(w->to, '}');
    ca_json_close(w->to, '}');
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

static void write_leaves(writer *w, ca_summary *summary)
{
    if (summary->leaf_count)
        qsort(summary->leaves, summary->leaf_count, sizeof *summary->leaves, by_name);
    ca_json_member_open(w->to, "inputs", '[');
    for (size_t i = 0; i < summary->leaf_count; i++) {
        const ca_leaf *leaf = &summary->leaves[i];
        ca_json_open(w->to, '{');
        ca_json_member_string(w->to, "name", leaf->name);
        ca_json_member_number(w->to, "bytes", leaf->bytes);
        ca_json_member_number(w->to, "records", leaf->records);
        ca_json_name(w->to, "ids");
        ca_text_format(w->to, "\"%016llx\"", (unsigned long long)leaf->ids);
        ca_json_close(w->to, '}');
    }
    ca_json_close(w->to, ']');
}

/* Writes the vocabulary of each framework that has one. */
static void write_themes(writer *w, const ca_summary *summary)
{
    bool any = false;
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        const ca_framework_tally *part = summary->frameworks.entries[i].thing;
        if (!part->layout->themes.count)
            continue;
        if (!any)
            ca_json_member_open(w->to, "finding_themes", '{');
        any = true;
        ca_json_name(w->to, part->layout->id);
        ca_theme_settings_write(w->to, &part->layout->themes);
    }
    if (any)
        ca_json_close(w->to, '}');
}

static void write_settings(writer *w, ca_summary *summary)
{
    ca_json_member_open(w->to, "settings", '{');
    ca_json_member_open(w->to, "by", '[');
    for (size_t i = 0; i < summary->dimension_count; i++)
        ca_json_words(w->to, summary->dimensions[i].name);
    ca_json_close(w->to, ']');
    ca_json_member_string(w->to, "kind", ca_kinds[summary->kind]);
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
    write_themes(w, summary);
    ca_json_close(w->to, '}');
}

/* Writes the part before the frameworks. */
static void write_beginning(writer *w, ca_summary *summary)
{
    ca_json_open(w->to, '{');
    ca_json_member_string(w->to, "schema", "caseaudit.summary/1");
    write_settings(w, summary);
    ca_json_member_number(w->to, "records", summary->records);
    ca_json_member_number(w->to, "skipped", summary->skipped);
    write_leaves(w, summary);
    ca_json_name(w->to, "completion");
    ca_completion_write(&summary->completion, w->to);
    ca_json_member_open(w->to, "frameworks", '{');
}

void ca_summary_write(ca_summary *summary, ca_summary_text *to, size_t jobs)
{
    *to = (ca_summary_text){ca_allocate(1, sizeof *to->texts), 1};
    writer w = {.to = to->texts, .summary = summary, .jobs = jobs};
    ca_map_sort(&summary->frameworks);
    write_beginning(&w, summary);
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        w.follows = i > 0;
        write_framework(&w, summary->frameworks.entries[i].thing, to);
    }
    ca_json_close(w.to, '}');
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
