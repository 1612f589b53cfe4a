/* SPDX-License-Identifier: MIT */
/* Reads a summary. */
#include "summary/summary_read.h"

#include "check/concern.h"
#include "data/framework_digest.h"
#include "summary/tally_read.h"
#include "summary/theme_settings.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char *read_words(ca_summary_reader *r, const json_t *object, const char *name, ca_arena *arena)
{
    const json_t *value = ca_read_member(r, object, name);
    if (json_is_null(value))
        return NULL;
    if (!json_is_string(value)) {
        ca_read_fault(r);
        return "";
    }
    return ca_arena_copy(arena, json_string_value(value), json_string_length(value));
}

/* Returns a number that is not a count; 0 if it is absent. */
static int small_number(ca_summary_reader *r, const json_t *object, const char *name)
{
    uint64_t value = json_object_get(object, name) ? ca_read_number(r, object, name) : 0;
    if (value > INT_MAX)
        ca_read_fault(r);
    return value > INT_MAX ? 0 : (int)value;
}

static int grade_named(const ca_count_layout *layout, const char *id)
{
    for (int i = 0; id && i < layout->grade_count; i++)
        if (strcmp(layout->grades[i].id, id) == 0)
            return i;
    return CA_NO_GRADE;
}

static ca_named *read_named(ca_summary_reader *r, const json_t *json, const char *name, const char *title,
                            ca_count_layout *layout, int *count)
{
    const json_t *list = ca_read_member(r, json, name);
    size_t size = json_array_size(list);
    ca_named *named = ca_arena_take(&layout->arena, size * sizeof *named + 1);
    *count = (int)size;
    for (size_t i = 0; i < size; i++) {
        const json_t *one = json_array_get(list, i);
        named[i] = (ca_named){.id = read_words(r, one, "id", &layout->arena),
                              .title = read_words(r, one, title, &layout->arena)};
        if (!named[i].id || !named[i].title)
            ca_read_fault(r);
    }
    return named;
}

static void read_layout_rules(ca_summary_reader *r, const json_t *json, ca_count_layout *layout)
{
    r->part = "rules";
    json_t *rules = json_object_get(json, "rules"), *rule;
    const char *id;
    layout->rules = ca_arena_take(&layout->arena, json_object_size(rules) * sizeof *layout->rules + 1);
    json_object_foreach (rules, id, rule) {
        layout->rules[layout->rule_count++] = (ca_count_layout_rule){
            ca_arena_copy(&layout->arena, id, strlen(id)), json_is_true(ca_read_member(r, rule, "binding")),
            grade_named(layout, read_words(r, rule, "ceiling", &layout->arena)), small_number(r, rule, "lower_by")};
    }
}

static void read_layout_flags(ca_summary_reader *r, const json_t *json, ca_count_layout *layout)
{
    r->part = "flags";
    json_t *flags = json_object_get(json, "flags"), *flag;
    const char *id;
    layout->flags = ca_arena_take(&layout->arena, json_object_size(flags) * sizeof *layout->flags + 1);
    json_object_foreach (flags, id, flag) {
        const char *title = read_words(r, flag, "title", &layout->arena);
        if (!title)
            ca_read_fault(r);
        layout->flags[layout->flag_count++] =
            (ca_named){.id = ca_arena_copy(&layout->arena, id, strlen(id)), .title = title};
    }
}

static void read_layout_questions(ca_summary_reader *r, const json_t *json, ca_count_layout *layout)
{
    r->part = "questions";
    json_t *questions = json_object_get(json, "questions"), *question;
    const char *id;
    layout->questions = ca_arena_take(&layout->arena, json_object_size(questions) * sizeof *layout->questions + 1);
    json_object_foreach (questions, id, question) {
        const char *type = read_words(r, question, "type", &layout->arena);
        const char *section = json_string_value(json_object_get(question, "section"));
        const char *title = read_words(r, question, "title", &layout->arena);
        const char *after = json_string_value(json_object_get(question, "after"));
        int index = type ? ca_index_in(ca_question_types, ca_slice_of(type)) : -1;
        if (index < 0 || !title) {
            ca_read_fault(r);
            return;
        }
        layout->questions[layout->question_count++] =
            (ca_count_layout_question){ca_arena_copy(&layout->arena, id, strlen(id)),
                                       title,
                                       small_number(r, question, "number"),
                                       section ? ca_arena_copy(&layout->arena, section, strlen(section)) : "",
                                       (enum ca_question_type)index,
                                       after ? ca_arena_copy(&layout->arena, after, strlen(after)) : ""};
    }
}

/* A built-in framework has another digest than in 0.1.0. */
static const char *read_digest(ca_summary_reader *r, const json_t *json, ca_arena *arena)
{
    const char *digest = read_words(r, json, "digest", arena);
    return digest ? ca_digest_now(digest) : NULL;
}

static ca_count_layout *read_layout(ca_summary_reader *r, const char *id, const json_t *json)
{
    r->part = "scale or sections";
    ca_count_layout *layout = ca_allocate(1, sizeof *layout);
    const json_t *target = json_object_get(json, "target");
    char *target_words = json_is_object(target) ? json_dumps(target, JSON_COMPACT) : NULL;
    layout->id = ca_arena_copy(&layout->arena, id, strlen(id));
    layout->title = read_words(r, json, "title", &layout->arena);
    layout->digest = read_digest(r, json, &layout->arena);
    layout->ruleset = read_words(r, json, "ruleset", &layout->arena);
    if (target_words)
        layout->target = ca_arena_copy(&layout->arena, target_words, strlen(target_words));
    free(target_words);
    layout->grades = read_named(r, json, "scale", "label", layout, &layout->grade_count);
    layout->sections = read_named(r, json, "sections", "title", layout, &layout->section_count);
    layout->recent = json_object_get(json_object_get(json, "overall"), "recent") != NULL;
    layout->overall_asked = !json_is_false(json_object_get(json, "overall_required"));
    layout->good = grade_named(layout, read_words(r, json, "good", &layout->arena));
    if (layout->grade_count > CA_SCALE_MOST || (layout->grade_count && layout->good == CA_NO_GRADE) || !layout->title ||
        !layout->digest)
        ca_read_fault(r);
    r->part = "settings";
    if (!r->wrong && ca_theme_settings_read(&layout->themes, json_object_get(r->themes, id)) < 0)
        ca_read_fault(r);
    read_layout_rules(r, json, layout);
    read_layout_flags(r, json, layout);
    read_layout_questions(r, json, layout);
    ca_count_layout_set_offsets(layout);
    return layout;
}

static void read_requirements_of_kind(ca_summary_reader *r, const json_t *json, const ca_count_layout *layout,
                                      ca_group_tally *group)
{
    json_t *quarters = json_object_get(json, "quarters"), *quarter;
    const char *name;
    ca_tally_read_requirements(r, json, layout, group->all.counts);
    if (!json_is_object(quarters) && !r->wrong)
        ca_read_fault(r);
    json_object_foreach (quarters, name, quarter)
        if (!r->wrong)
            ca_tally_read_requirements(r, quarter, layout,
                                       ca_group_tally_quarter(group, ca_slice_of(name), layout)->counts);
}

/* An earlier version counted escalations in each group, and those of which somebody was told, but not the reasons. */
static void add_earlier(ca_framework_tally *framework, ca_slice kind, const ca_group_tally *group)
{
    const ca_count_layout *layout = framework->layout;
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

/* Uses the groups by kind, if there are any; otherwise only the audits of the reported kind are known. */
static void add_all_earlier(const ca_summary *summary, ca_framework_tally *framework)
{
    for (size_t i = 0; i < summary->dimension_count; i++) {
        if (summary->dimensions[i].field != CA_KIND_FIELD)
            continue;
        for (size_t j = 0; j < framework->by[i].count; j++) {
            const ca_map_entry *entry = &framework->by[i].entries[j];
            int kind = ca_index_in(ca_kinds, entry->name);
            if (kind >= 0 && ca_kind_has_concerns(kind))
                add_earlier(framework, entry->name, entry->thing);
        }
        return;
    }
    add_earlier(framework, ca_slice_of(ca_kinds[summary->kind]), framework->total);
}

static unsigned read_requirements_flags(ca_summary_reader *r, const json_t *list, const ca_count_layout *layout)
{
    unsigned flags = 0;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *id = json_string_value(json_array_get(list, i));
        int index = 0;
        while (id && index < layout->flag_count && !ca_slice_is(ca_slice_of(id), layout->flags[index].id))
            index++;
        if (!id || index == layout->flag_count || index >= 32) {
            ca_read_fault(r);
            return 0;
        }
        flags |= 1U << index;
    }
    return flags;
}

static void read_requirements_line(ca_summary_reader *r, const json_t *requirements, ca_count_layout *layout)
{
    const json_t *flags = ca_read_member(r, requirements, "flags"),
                 *line = ca_read_member(r, requirements, "at_or_below");
    const char *id = json_string_value(line);
    layout->concerns_known = json_is_array(flags);
    layout->concern_flags = read_requirements_flags(r, flags, layout);
    layout->concern_line = CA_NO_GRADE;
    for (int i = 0; id && i < layout->grade_count; i++)
        if (ca_slice_is(ca_slice_of(id), layout->grades[i].id))
            layout->concern_line = i;
    bool known = json_is_null(line) || layout->concern_line != CA_NO_GRADE;
    if (!r->wrong && (!known || (!layout->concerns_known && !json_is_null(flags))))
        ca_read_fault(r);
}

static void read_requirements(ca_summary_reader *r, const json_t *json, ca_framework_tally *framework)
{
    const json_t *requirements = json_object_get(json, "duties");
    json_t *kinds = json_object_get(requirements, "kinds"), *one;
    const char *kind;
    framework->layout->concern_line = CA_NO_GRADE;
    if (!requirements) {
        add_all_earlier(r->summary, framework);
        return;
    }
    r->part = "duties";
    read_requirements_line(r, requirements, framework->layout);
    framework->uncounted = ca_read_number(r, requirements, "uncounted");
    if (!json_is_object(kinds) && !r->wrong)
        ca_read_fault(r);
    json_object_foreach (kinds, kind, one) {
        int index = ca_index_in(ca_kinds, ca_slice_of(kind));
        if (!r->wrong && (index < 0 || !ca_kind_has_concerns(index)))
            ca_read_fault(r);
        if (!r->wrong)
            read_requirements_of_kind(r, one, framework->layout,
                                      ca_framework_kind(framework, ca_slice_of(ca_kinds[index])));
    }
}

/* Adds the quarter NAME, which a summary of an earlier version may have in several spellings. */
static void read_quarter(ca_summary_reader *r, const json_t *json, const char *name, const ca_count_layout *layout,
                         ca_group_tally *group)
{
    ca_text words = {0};
    ca_tally tally;
    ca_tally_begin(&tally, layout);
    ca_tally_read(r, json, layout, &tally);
    ca_quarter_name(&words, ca_slice_of(name));
    ca_tally_add(ca_group_tally_quarter(group, (ca_slice){ca_text_words(&words), words.size}, layout), &tally, layout);
    ca_tally_free(&tally);
    ca_text_free(&words);
}

static void read_group(ca_summary_reader *r, const json_t *json, const ca_count_layout *layout, ca_group_tally *group)
{
    json_t *quarters = json_object_get(json, "quarters"), *quarter;
    const char *name;
    ca_tally_read(r, json, layout, &group->all);
    r->part = "quarters";
    if (!json_is_object(quarters))
        ca_read_fault(r);
    json_object_foreach (quarters, name, quarter) {
        if (r->wrong)
            return;
        read_quarter(r, quarter, name, layout, group);
    }
}

/* Adds the group VALUE of a dimension. */
static void add_group(ca_summary_reader *r, const json_t *json, const char *value, size_t dimension,
                      ca_framework_tally *framework)
{
    ca_text words = {0};
    ca_group_tally *group = ca_group_tally_new(framework->layout);
    read_group(r, json, framework->layout, group);
    ca_read_spellings(r, json, value, group->all.counts[CA_COUNT_RECORDS], &group->spellings);
    if (r->summary->dimensions[dimension].field == CA_QUARTER_FIELD)
        ca_quarter_name(&words, ca_slice_of(value));
    else
        ca_text_add(&words, value);
    ca_slice name = {ca_text_words(&words), words.size};
    ca_group_tally_add_named(ca_framework_group(framework, dimension, name), name, group, name, framework->layout);
    ca_group_tally_free(group);
    ca_text_free(&words);
}

static void read_framework(ca_summary_reader *r, const char *id, const json_t *json)
{
    ca_count_layout *layout = read_layout(r, id, json);
    if (r->wrong) {
        ca_count_layout_free(layout);
        return;
    }
    ca_framework_tally *framework = ca_summary_framework(r->summary, layout);
    const json_t *by = ca_read_member(r, json, "by");
    read_group(r, json, layout, framework->total);
    for (size_t i = 0; !r->wrong && i < r->summary->dimension_count; i++) {
        json_t *groups = json_object_get(by, r->summary->dimensions[i].name), *group;
        const char *value;
        r->part = "by";
        if (!json_is_object(groups))
            ca_read_fault(r);
        json_object_foreach (groups, value, group) {
            if (r->wrong)
                return;
            add_group(r, group, value, i, framework);
        }
    }
    if (!r->wrong)
        read_requirements(r, json, framework);
}

static void read_leaves(ca_summary_reader *r, const json_t *root)
{
    r->part = "inputs";
    const json_t *inputs = ca_read_member(r, root, "inputs");
    if (!json_is_array(inputs))
        ca_read_fault(r);
    for (size_t i = 0; !r->wrong && i < json_array_size(inputs); i++) {
        const json_t *leaf = json_array_get(inputs, i);
        const char *name = read_words(r, leaf, "name", &r->summary->arena);
        const char *ids = read_words(r, leaf, "ids", &r->summary->arena);
        if (r->wrong || !name || !ids || strspn(ids, "0123456789abcdef") != 16 || ids[16]) {
            ca_read_fault(r);
            return;
        }
        ca_summary_leaf(r->summary, name, ca_read_number(r, leaf, "bytes"), ca_read_number(r, leaf, "records"),
                        strtoull(ids, NULL, 16));
    }
}

/* The settings are read first: the groups and the overdue counts depend on them. */
static void begin(ca_summary_reader *r, const json_t *root)
{
    r->part = "settings";
    const json_t *settings = ca_read_member(r, root, "settings"), *by = ca_read_member(r, settings, "by");
    const json_t *as_of = json_object_get(settings, "as_of");
    const char *day = json_string_value(as_of);
    r->themes = json_object_get(settings, "finding_themes");
    if (r->themes && !json_is_object(r->themes))
        ca_read_fault(r);
    ca_date date = day ? ca_date_read(ca_slice_of(day)) : CA_NO_DATE;
    ca_text names = {0};
    ca_error unsaid = {0}; /* not shown: its text would contain text of the file */
    if (!json_is_array(by) || (!json_is_null(as_of) && date == CA_NO_DATE))
        ca_read_fault(r);
    for (size_t i = 0; i < json_array_size(by); i++) {
        const char *name = json_string_value(json_array_get(by, i));
        ca_text_format(&names, "%s%s", i ? "," : "", name ? name : "");
    }
    if (ca_summary_begin(r->summary, ca_text_words(&names), date, &unsaid) < 0)
        ca_read_fault(r);
    const char *kind = json_string_value(json_object_get(settings, "kind"));
    int index = kind ? ca_index_in(ca_kinds, ca_slice_of(kind)) : -1;
    if (index < 0 || ca_population_read(&r->summary->population, json_object_get(settings, "population")) < 0)
        ca_read_fault(r);
    else
        r->summary->kind = (enum ca_record_kind)index;
    ca_error_free(&unsaid);
    ca_text_free(&names);
}

int ca_summary_read(ca_summary *summary, const char *name, ca_slice text, ca_error *error)
{
    ca_summary_reader r = {.summary = summary, .name = name, .error = error, .part = "schema"};
    json_error_t json_error;
    json_t *root = json_loadb(text.at, text.size, JSON_REJECT_DUPLICATES, &json_error), *framework;
    const char *schema = json_string_value(json_object_get(root, "schema")), *id;
    *summary = (ca_summary){0};
    if (!schema || strcmp(schema, "caseaudit.summary/1") != 0)
        ca_read_fault(&r);
    if (!r.wrong)
        begin(&r, root);
    if (!r.wrong) {
        summary->records = ca_read_number(&r, root, "records");
        summary->skipped = ca_read_number(&r, root, "skipped");
        read_leaves(&r, root);
        r.part = "completion";
        if (ca_completion_read(&summary->completion, json_object_get(root, "completion")) < 0)
            ca_read_fault(&r);
        json_t *frameworks = json_object_get(root, "frameworks");
        r.part = "frameworks";
        if (!json_is_object(frameworks))
            ca_read_fault(&r);
        json_object_foreach (frameworks, id, framework) {
            if (!r.wrong)
                read_framework(&r, id, framework);
        }
    }
    json_decref(root);
    return r.wrong ? -1 : ca_summary_settle(summary, error);
}
