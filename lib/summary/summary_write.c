/* SPDX-License-Identifier: MIT */
/* Writes a summary as JSON. */
#include "summary/summary_write.h"

#include "base/json_write.h"
#include "base/parallel.h"
#include "summary/summary_figures.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ca_text *to;
    const ca_summary *summary;
    const ca_count_layout *layout;
    size_t jobs;  /* threads */
    bool follows; /* another framework precedes */
} writer;

static void write_number(writer *w, const char *name, uint64_t value)
{
    ca_json_name(w->to, name);
    ca_json_number(w->to, value);
}

static void write_open(writer *w, const char *name)
{
    ca_json_name(w->to, name);
    ca_json_open(w->to, '{');
}

static void write_close(writer *w)
{
    ca_json_close(w->to, '}');
}

static void write_share(writer *w, ca_share share)
{
    write_open(w, "good");
    write_number(w, "n", share.n);
    write_number(w, "of", share.of);
    ca_json_name(w->to, "percent");
    if (share.of)
        ca_decimal_write(w->to, ca_percent_tenths(share.n, share.of), 1);
    else
        ca_json_null(w->to);
    int64_t bounds[2];
    bool known = ca_share_interval(share, &bounds[0], &bounds[1]);
    for (int i = 0; i < 2; i++) {
        ca_json_name(w->to, i ? "high" : "low");
        if (known)
            ca_decimal_write(w->to, bounds[i], 1);
        else
            ca_json_null(w->to);
    }
    write_close(w);
}

static void write_overall(writer *w, const ca_tally *tally)
{
    write_open(w, "overall");
    write_open(w, "grades");
    for (int i = 0; i < w->layout->grade_count; i++)
        write_number(w, w->layout->grades[i].id, tally->counts[w->layout->overall + (size_t)i]);
    write_close(w);
    write_number(w, "not_graded", tally->counts[CA_COUNT_NOT_GRADED]);
    if (w->layout->recent) {
        write_open(w, "recent");
        for (int i = 0; i < w->layout->grade_count; i++)
            write_number(w, w->layout->grades[i].id, tally->counts[w->layout->recently + (size_t)i]);
        write_close(w);
    }
    if (w->layout->grade_count)
        write_share(w, ca_tally_good(tally, w->layout));
    write_close(w);
}

static void write_question(writer *w, const ca_tally *tally, int index)
{
    const ca_count_layout_question *question = &w->layout->questions[index];
    bool graded = question->type == CA_QUESTION_GRADE;
    write_open(w, question->id);
    ca_json_name(w->to, "title");
    ca_json_words(w->to, question->title);
    if (question->number)
        write_number(w, "number", (uint64_t)question->number);
    if (*question->section) {
        ca_json_name(w->to, "section");
        ca_json_words(w->to, question->section);
    }
    ca_json_name(w->to, "type");
    ca_json_words(w->to, ca_question_types[question->type]);
    if (*question->after) {
        ca_json_name(w->to, "after");
        ca_json_words(w->to, question->after);
    }
    write_open(w, graded ? "grades" : "answers");
    for (int i = 0; i < ca_count_layout_choices(w->layout, index); i++)
        write_number(w, ca_count_layout_choice(w->layout, index, i),
                     tally->counts[ca_count_answer(w->layout, index, i)]);
    write_close(w);
    write_number(w, "na", tally->counts[ca_count_na(w->layout, index)]);
    write_number(w, "blank", tally->counts[ca_count_blank(w->layout, index)]);
    if (graded)
        write_share(w, ca_tally_good_answers(tally, w->layout, index));
    write_close(w);
}

static void write_rules(writer *w, const ca_tally *tally)
{
    write_open(w, "rules");
    for (int i = 0; i < w->layout->rule_count; i++) {
        const ca_count_layout_rule *rule = &w->layout->rules[i];
        write_open(w, rule->id);
        ca_json_name(w->to, "binding");
        ca_json_bool(w->to, rule->binding);
        ca_json_name(w->to, "ceiling");
        ca_json_words(w->to, rule->ceiling == CA_NO_GRADE ? NULL : w->layout->grades[rule->ceiling].id);
        if (rule->lower_by)
            write_number(w, "lower_by", (uint64_t)rule->lower_by);
        write_number(w, "fired", tally->counts[w->layout->fired + 2 * (size_t)i]);
        write_number(w, "capped", tally->counts[w->layout->fired + 2 * (size_t)i + 1]);
        write_close(w);
    }
    write_close(w);
    write_number(w, "capped", tally->counts[CA_COUNT_CAPPED]);
    write_number(w, "overridden", tally->counts[CA_COUNT_OVERRIDDEN]);
}

static void write_listed(writer *w, const char *name, const char *const *names, const uint64_t *counts)
{
    write_open(w, name);
    for (int i = 0; names[i]; i++)
        write_number(w, names[i], counts[i]);
    write_close(w);
}

static void write_plans_and_actions(writer *w, const ca_tally *tally)
{
    const uint64_t *counts = tally->counts;
    write_listed(w, "plans", ca_requirement_states, counts + CA_COUNT_PLANS);
    write_listed(w, "escalations", ca_requirement_states, counts + CA_COUNT_ESCALATIONS);
    write_open(w, "actions");
    write_number(w, "n", counts[CA_COUNT_ACTIONS]);
    write_number(w, "done", counts[CA_COUNT_ACTIONS_DONE]);
    write_number(w, "open", counts[CA_COUNT_ACTIONS] - counts[CA_COUNT_ACTIONS_DONE]);
    write_number(w, "reviewed", counts[CA_COUNT_ACTIONS_REVIEWED]);
    write_number(w, "no_owner", counts[CA_COUNT_NO_OWNER]);
    write_number(w, "no_due", counts[CA_COUNT_NO_DUE]);
    if (w->summary->as_of != CA_NO_DATE) {
        uint64_t overdue = 0;
        for (size_t i = 0; i < CA_OVERDUE_BANDS; i++)
            overdue += counts[CA_COUNT_OVERDUE + i];
        write_number(w, "overdue", overdue);
        write_listed(w, "overdue_days", ca_overdue_bands, counts + CA_COUNT_OVERDUE);
    }
    write_close(w);
}

static void write_discussed(writer *w, const ca_tally *tally)
{
    const uint64_t *counts = tally->counts;
    write_open(w, "discussed");
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++)
        write_listed(w, ca_contact_roles[i], ca_contact_states, counts + CA_COUNT_DISCUSSED + i * CA_CONTACT_STATES);
    write_close(w);
}

static void write_flags(writer *w, const ca_tally *tally)
{
    write_open(w, "flags");
    for (int i = 0; i < w->layout->flag_count; i++) {
        write_open(w, w->layout->flags[i].id);
        ca_json_name(w->to, "title");
        ca_json_words(w->to, w->layout->flags[i].title);
        write_number(w, "n", tally->counts[w->layout->flags_set + (size_t)i]);
        write_close(w);
    }
    write_close(w);
}

static void write_coefficient(writer *w, const char *name, struct ca_coefficient coefficient)
{
    ca_json_name(w->to, name);
    if (coefficient.known)
        ca_decimal_write(w->to, coefficient.value, 4);
    else
        ca_json_null(w->to);
}

static void write_moderation(writer *w, const ca_tally *tally)
{
    const ca_count_layout *layout = w->layout;
    ca_agreement agreement = ca_agreement_of(tally, layout);
    write_open(w, "moderation");
    write_number(w, "n", agreement.n);
    write_number(w, "agreed", agreement.agreed);
    write_number(w, "raised", agreement.raised);
    write_number(w, "lowered", agreement.lowered);
    write_number(w, "disagreed", agreement.disagreed);
    write_number(w, "unjudged", agreement.unjudged);
    write_number(w, "graded", agreement.graded);
    write_open(w, "matrix");
    for (int i = 0; i < layout->grade_count; i++) {
        write_open(w, layout->grades[i].id);
        for (int j = 0; j < layout->grade_count; j++)
            write_number(w, layout->grades[j].id, tally->counts[ca_count_moderated(layout, i, j)]);
        write_close(w);
    }
    write_close(w);
    write_coefficient(w, "kappa_linear", agreement.kappa[CA_LINEAR]);
    write_coefficient(w, "kappa_quadratic", agreement.kappa[CA_QUADRATIC]);
    write_coefficient(w, "ac2_linear", agreement.ac2[CA_LINEAR]);
    write_coefficient(w, "ac2_quadratic", agreement.ac2[CA_QUADRATIC]);
    write_close(w);
}

static void write_reaudits(writer *w, const ca_tally *tally)
{
    uint64_t n = 0;
    write_open(w, "reaudits");
    for (size_t i = 0; i < CA_REAUDIT_STATES; i++)
        n += tally->counts[CA_COUNT_REAUDITS + i];
    write_number(w, "n", n);
    for (size_t i = 0; i < CA_REAUDIT_STATES; i++)
        write_number(w, ca_reaudit_states[i], tally->counts[CA_COUNT_REAUDITS + i]);
    write_close(w);
}

static void write_finding(writer *w, ca_slice theme, const ca_finding *finding)
{
    char spelt[CA_SHORT_ID];
    ca_json_name_slice(w->to, theme);
    ca_json_open(w->to, '{');
    write_number(w, "n", finding->n);
    write_number(w, "programme", finding->programme);
    write_listed(w, "before", ca_finding_before, finding->before);
    ca_json_name(w->to, "cases");
    ca_json_open(w->to, '[');
    for (size_t i = 0; i < finding->cases.count; i++)
        ca_json_text(w->to, ca_case_ids_at(&finding->cases, i, spelt));
    ca_json_close(w->to, ']');
    ca_json_name(w->to, "more");
    ca_json_bool(w->to, finding->cases.more);
    write_close(w);
}

/* Writes section, then kind, then theme, which is the order of the keys, so that a new object begins where a part of
 * the key changes. */
static void write_findings(writer *w, ca_tally *tally)
{
    ca_slice section_open = {NULL, 0}, kind_open = {NULL, 0};
    ca_map_sort(&tally->findings.map);
    write_open(w, "findings");
    for (size_t i = 0; i < tally->findings.map.count; i++) {
        const ca_map_entry *entry = &tally->findings.map.entries[i];
        ca_slice section, kind, theme;
        ca_finding_key(entry, &section, &kind, &theme);
        bool new_section = !section_open.at || !ca_slice_equal(section, section_open);
        bool new_kind = new_section || !ca_slice_equal(kind, kind_open);
        if (new_kind && kind_open.at)
            write_close(w);
        if (new_section && section_open.at)
            write_close(w);
        if (new_section) {
            ca_json_name_slice(w->to, section);
            ca_json_open(w->to, '{');
        }
        if (new_kind) {
            ca_json_name_slice(w->to, kind);
            ca_json_open(w->to, '{');
        }
        section_open = section;
        kind_open = kind;
        write_finding(w, theme, entry->thing);
    }
    if (section_open.at) {
        write_close(w);
        write_close(w);
    }
    write_close(w);
}

static void write_tally(writer *w, ca_tally *tally)
{
    write_number(w, "records", tally->counts[CA_COUNT_RECORDS]);
    if (tally->population)
        write_number(w, "population", tally->population);
    write_overall(w, tally);
    write_open(w, "questions");
    for (int i = 0; i < w->layout->question_count; i++)
        write_question(w, tally, i);
    write_close(w);
    write_rules(w, tally);
    write_plans_and_actions(w, tally);
    write_discussed(w, tally);
    write_flags(w, tally);
    write_moderation(w, tally);
    write_reaudits(w, tally);
    write_findings(w, tally);
}

static void write_told(writer *w, const char *name, uint64_t told, uint64_t not_told)
{
    write_open(w, name);
    write_number(w, "n", told + not_told);
    write_number(w, "told", told);
    write_number(w, "not_told", not_told);
    write_close(w);
}

static void write_duties_counts(writer *w, const ca_tally *tally)
{
    const ca_count_layout *layout = w->layout;
    const uint64_t *counts = tally->counts;
    write_number(w, "records", counts[CA_COUNT_RECORDS]);
    write_open(w, "concerns");
    for (int i = 0; i < CA_CONCERN_BASES; i++)
        write_told(w, ca_concern_bases[i], counts[ca_count_concern((enum ca_concern_basis)i, false)],
                   counts[ca_count_concern((enum ca_concern_basis)i, true)]);
    write_close(w);
    write_open(w, "flags");
    for (int i = 0; i < layout->flag_count; i++) {
        write_open(w, layout->flags[i].id);
        write_number(w, "n", counts[layout->flags_set + (size_t)i]);
        if (layout->concern_flags >> i & 1)
            write_number(w, "not_told", counts[layout->flags_untold + (size_t)i]);
        write_close(w);
    }
    write_close(w);
    write_plans_and_actions(w, tally);
}

static void write_duties_of_group(writer *w, ca_slice name, ca_group_tally *group)
{
    ca_json_name_slice(w->to, name);
    ca_json_open(w->to, '{');
    write_duties_counts(w, &group->all);
    write_number(w, "carried_over", ca_carried_over(&group->quarters));
    write_open(w, "quarters");
    ca_map_sort(&group->quarters);
    for (size_t i = 0; i < group->quarters.count; i++) {
        ca_json_name_slice(w->to, group->quarters.entries[i].name);
        ca_json_open(w->to, '{');
        write_duties_counts(w, group->quarters.entries[i].thing);
        write_close(w);
    }
    write_close(w);
    write_close(w);
}

/* Writes which flags and grades make an audit a concern; null if that is unknown. */
static void write_duties_line(writer *w)
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
    ca_json_name(w->to, "at_or_below");
    ca_json_words(w->to, layout->concern_line == CA_NO_GRADE ? NULL : layout->grades[layout->concern_line].id);
}

static void write_duties(writer *w, ca_framework_tally *framework)
{
    ca_group_tally *all = ca_framework_every_kind(framework);
    write_open(w, "duties");
    write_duties_line(w);
    write_number(w, "uncounted", framework->uncounted);
    write_duties_of_group(w, ca_slice_of("all"), all);
    write_open(w, "kinds");
    ca_map_sort(&framework->kinds);
    for (size_t i = 0; i < framework->kinds.count; i++)
        write_duties_of_group(w, framework->kinds.entries[i].name, framework->kinds.entries[i].thing);
    write_close(w);
    write_close(w);
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
        ca_json_name(w->to, "clear");
        ca_json_bool(w->to, change.clear);
        write_close(w);
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
    write_number(w, "quarters", (uint64_t)trend.quarters);
    ca_json_name(w->to, "z");
    ca_decimal_write(w->to, trend.z, 4);
    ca_json_name(w->to, "clear");
    ca_json_bool(w->to, trend.clear);
    write_close(w);
}

static void write_group(writer *w, ca_group_tally *group, const ca_map *compared, const ca_slice *wanted)
{
    write_tally(w, &group->all);
    if (!wanted) /* a quarter's own audits carry nothing over */
        write_number(w, "carried_over", ca_carried_over(&group->quarters));
    write_change(w, compared, wanted);
    write_trend(w, &group->quarters);
    write_open(w, "quarters");
    for (size_t i = 0; i < group->quarters.count; i++) {
        ca_json_name_slice(w->to, group->quarters.entries[i].name);
        ca_json_open(w->to, '{');
        write_tally(w, group->quarters.entries[i].thing);
        write_close(w);
    }
    write_close(w);
}

static void write_named(writer *w, const char *name, const char *title, const ca_named *named, int count)
{
    ca_json_name(w->to, name);
    ca_json_open(w->to, '[');
    for (int i = 0; i < count; i++) {
        ca_json_open(w->to, '{');
        ca_json_name(w->to, "id");
        ca_json_words(w->to, named[i].id);
        ca_json_name(w->to, title);
        ca_json_words(w->to, named[i].title);
        write_close(w);
    }
    ca_json_close(w->to, ']');
}

/* Writes the start of a framework's part, before its groups. */
static void write_heading(writer *w, ca_framework_tally *framework)
{
    const ca_count_layout *layout = w->layout;
    write_open(w, layout->id);
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
    write_duties(w, framework);
    write_open(w, "by");
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
        write_open(w, dimension->name);
    if (groups->count) {
        const ca_map_entry *entry = &groups->entries[one->index];
        ca_group_tally *group = entry->thing;
        ca_map_sort(&group->quarters);
        ca_json_name_slice(w->to, entry->name);
        ca_json_open(w->to, '{');
        /* a quarter is compared with the quarter before it, which is not in its own group */
        write_group(w, group, quarters ? quarters : &group->quarters, quarters ? &entry->name : NULL);
        write_close(w);
    }
    if (one->index + 1 >= groups->count)
        write_close(w);
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
    write_close(w);
    write_close(w);
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
    ca_json_name(w->to, "inputs");
    ca_json_open(w->to, '[');
    for (size_t i = 0; i < summary->leaf_count; i++) {
        const ca_leaf *leaf = &summary->leaves[i];
        ca_json_open(w->to, '{');
        ca_json_name(w->to, "name");
        ca_json_words(w->to, leaf->name);
        write_number(w, "bytes", leaf->bytes);
        write_number(w, "records", leaf->records);
        ca_json_name(w->to, "ids");
        ca_text_format(w->to, "\"%016llx\"", (unsigned long long)leaf->ids);
        write_close(w);
    }
    ca_json_close(w->to, ']');
}

static void write_settings(writer *w, ca_summary *summary)
{
    write_open(w, "settings");
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
    write_close(w);
}

/* Writes the part before the frameworks. */
static void write_beginning(writer *w, ca_summary *summary)
{
    ca_json_open(w->to, '{');
    ca_json_name(w->to, "schema");
    ca_json_words(w->to, "caseaudit.summary/1");
    write_settings(w, summary);
    write_number(w, "records", summary->records);
    write_number(w, "skipped", summary->skipped);
    write_leaves(w, summary);
    ca_json_name(w->to, "completion");
    ca_completion_write(&summary->completion, w->to);
    write_open(w, "frameworks");
}

void ca_summary_write(ca_summary *summary, ca_summary_text *to, size_t jobs)
{
    *to = (ca_summary_text){ca_allocate(1, sizeof *to->texts), 1};
    writer w = {.to = to->texts, .summary = summary, .jobs = jobs};
    write_beginning(&w, summary);
    ca_map_sort(&summary->frameworks);
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        w.follows = i > 0;
        write_framework(&w, summary->frameworks.entries[i].thing, to);
    }
    write_close(&w);
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
