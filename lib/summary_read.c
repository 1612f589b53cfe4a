/* SPDX-License-Identifier: MIT */
/* Reading a summary back into counts. Only counts are read; what is derived from them is derived anew. */
#include "summary.h"

#include <jansson.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* The reading of one summary; WRONG is set at the first thing that is not as it should be. */
typedef struct {
    ca_summary *summary;
    const char *name;
    ca_problem *problem;
    const char *part; /* the member that is being read: one of the format's own names, fit to be shown */
    bool wrong;
} reader;

static void fault(reader *r)
{
    r->wrong = true;
    (void)ca_problem_set(r->problem, "%s: is not a summary that this version wrote, or is damaged (%s)", r->name,
                         r->part);
}

static const json_t *member(reader *r, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    if (!value)
        fault(r);
    return value;
}

static uint64_t number(reader *r, const json_t *object, const char *name)
{
    const json_t *value = member(r, object, name);
    if (value && json_is_integer(value) && json_integer_value(value) >= 0)
        return (uint64_t)json_integer_value(value);
    fault(r);
    return 0;
}

/* A number that is not a count; 0 when it is absent. */
static int small_number(reader *r, const json_t *object, const char *name)
{
    uint64_t value = json_object_get(object, name) ? number(r, object, name) : 0;
    if (value > INT_MAX)
        fault(r);
    return value > INT_MAX ? 0 : (int)value;
}

/* A text member copied into ARENA; NULL when it is null. */
static const char *words(reader *r, const json_t *object, const char *name, ca_arena *arena)
{
    const json_t *value = member(r, object, name);
    if (json_is_null(value))
        return NULL;
    if (!json_is_string(value)) {
        fault(r);
        return "";
    }
    return ca_arena_copy(arena, json_string_value(value), json_string_length(value));
}

static void read_listed(reader *r, const json_t *object, const char *name, const char *const *names,
                        uint64_t *counts)
{
    const json_t *list = member(r, object, name);
    for (int i = 0; !r->wrong && names[i]; i++)
        counts[i] = number(r, list, names[i]);
}

static void read_questions(reader *r, const json_t *json, const ca_layout *layout, uint64_t *counts)
{
    r->part = "questions";
    const json_t *questions = member(r, json, "questions");
    for (int i = 0; !r->wrong && i < layout->question_count; i++) {
        const ca_layout_question *question = &layout->questions[i];
        const json_t *one = member(r, questions, question->id);
        const json_t *choices = member(r, one, question->type == CA_QUESTION_GRADE ? "grades" : "answers");
        for (int j = 0; !r->wrong && j < ca_layout_choices(layout, i); j++)
            counts[ca_count_answer(layout, i, j)] = number(r, choices, ca_layout_choice(layout, i, j));
        counts[ca_count_na(layout, i)] = number(r, one, "na");
        counts[ca_count_blank(layout, i)] = number(r, one, "blank");
    }
}

static void read_grades(reader *r, const json_t *json, const ca_layout *layout, uint64_t *counts)
{
    r->part = "overall, rules or moderation";
    const json_t *overall = member(r, json, "overall"), *grades = member(r, overall, "grades");
    const json_t *rules = member(r, json, "rules");
    const json_t *matrix = member(r, member(r, json, "moderation"), "matrix");
    counts[CA_COUNT_RECORDS] = number(r, json, "records");
    counts[CA_COUNT_NOT_GRADED] = number(r, overall, "not_graded");
    counts[CA_COUNT_CAPPED] = number(r, json, "capped");
    counts[CA_COUNT_OVERRIDDEN] = number(r, json, "overridden");
    for (int i = 0; !r->wrong && i < layout->grade_count; i++) {
        const json_t *row = member(r, matrix, layout->grades[i].id);
        counts[layout->overall + (size_t)i] = number(r, grades, layout->grades[i].id);
        for (int j = 0; !r->wrong && j < layout->grade_count; j++)
            counts[ca_count_moderated(layout, i, j)] = number(r, row, layout->grades[j].id);
    }
    const json_t *recent = layout->recent ? member(r, overall, "recent") : NULL;
    for (int i = 0; !r->wrong && layout->recent && i < layout->grade_count; i++)
        counts[layout->recently + (size_t)i] = number(r, recent, layout->grades[i].id);
    for (int i = 0; !r->wrong && i < layout->rule_count; i++) {
        const json_t *rule = member(r, rules, layout->rules[i].id);
        counts[layout->fired + 2 * (size_t)i] = number(r, rule, "fired");
        counts[layout->fired + 2 * (size_t)i + 1] = number(r, rule, "capped");
    }
}

static void read_duties(reader *r, const json_t *json, uint64_t *counts)
{
    r->part = "plans, escalations, actions or discussed";
    const json_t *actions = member(r, json, "actions"), *discussed = member(r, json, "discussed");
    read_listed(r, json, "plans", ca_duty_states, counts + CA_COUNT_PLANS);
    read_listed(r, json, "escalations", ca_duty_states, counts + CA_COUNT_ESCALATIONS);
    counts[CA_COUNT_ACTIONS] = number(r, actions, "n");
    counts[CA_COUNT_ACTIONS_DONE] = number(r, actions, "done");
    counts[CA_COUNT_ACTIONS_REVIEWED] = number(r, actions, "reviewed");
    counts[CA_COUNT_NO_OWNER] = number(r, actions, "no_owner");
    counts[CA_COUNT_NO_DUE] = number(r, actions, "no_due");
    if (r->summary->as_of != CA_NO_DATE)
        read_listed(r, actions, "overdue_days", ca_overdue_bands, counts + CA_COUNT_OVERDUE);
    for (int i = 0; !r->wrong && i < CA_PERSON_COUNT; i++)
        read_listed(r, discussed, ca_people[i], ca_contact_states,
                    counts + CA_COUNT_DISCUSSED + i * CA_CONTACT_STATES);
}

static void read_flags(reader *r, const json_t *json, const ca_layout *layout, uint64_t *counts)
{
    r->part = "flags";
    const json_t *flags = member(r, json, "flags");
    for (int i = 0; !r->wrong && i < layout->flag_count; i++)
        counts[layout->flags_set + (size_t)i] = number(r, member(r, flags, layout->flags[i].id), "n");
}

static void read_finding(reader *r, const json_t *json, ca_finding *finding)
{
    const json_t *cases = member(r, json, "cases");
    finding->n = number(r, json, "n");
    finding->programme = number(r, json, "programme");
    read_listed(r, json, "before", ca_finding_before, finding->before);
    for (size_t i = 0; !r->wrong && i < json_array_size(cases); i++) {
        const json_t *id = json_array_get(cases, i);
        if (!json_is_string(id))
            fault(r);
        else
            ca_finding_add_case(finding, (ca_slice){json_string_value(id), json_string_length(id)});
    }
    finding->more |= json_is_true(member(r, json, "more"));
}

static void read_findings(reader *r, const json_t *json, ca_findings *findings)
{
    r->part = "findings";
    json_t *sections = json_object_get(json, "findings"), *kinds, *themes, *finding;
    const char *section, *kind, *theme;
    if (!json_is_object(sections))
        fault(r);
    json_object_foreach(sections, section, kinds) {
        json_object_foreach(kinds, kind, themes) {
            json_object_foreach(themes, theme, finding) {
                ca_finding *one = ca_findings_at(findings, ca_slice_of(section), ca_slice_of(kind), ca_slice_of(theme));
                read_finding(r, finding, one);
            }
        }
    }
}

static void read_tally(reader *r, const json_t *json, const ca_layout *layout, ca_tally *tally)
{
    r->part = "by or quarters";
    if (!json_is_object(json)) {
        fault(r);
        return;
    }
    read_grades(r, json, layout, tally->counts);
    if (!r->wrong)
        read_questions(r, json, layout, tally->counts);
    if (!r->wrong)
        read_duties(r, json, tally->counts);
    if (!r->wrong)
        read_flags(r, json, layout, tally->counts);
    if (!r->wrong)
        read_findings(r, json, &tally->findings);
}

static void read_group(reader *r, const json_t *json, const ca_layout *layout, ca_group_tally *group)
{
    json_t *quarters = json_object_get(json, "quarters"), *quarter;
    const char *name;
    read_tally(r, json, layout, &group->all);
    r->part = "quarters";
    if (!json_is_object(quarters))
        fault(r);
    json_object_foreach(quarters, name, quarter) {
        if (r->wrong)
            return;
        read_tally(r, quarter, layout, ca_group_tally_quarter(group, ca_slice_of(name), layout));
    }
}

static int grade_named(const ca_layout *layout, const char *id)
{
    for (int i = 0; id && i < layout->grade_count; i++)
        if (strcmp(layout->grades[i].id, id) == 0)
            return i;
    return CA_NO_GRADE;
}

static ca_named *read_named(reader *r, const json_t *json, const char *name, const char *title, ca_layout *layout,
                            int *count)
{
    const json_t *list = member(r, json, name);
    size_t size = json_array_size(list);
    ca_named *named = ca_arena_take(&layout->arena, size * sizeof *named + 1);
    *count = (int)size;
    for (size_t i = 0; i < size; i++) {
        const json_t *one = json_array_get(list, i);
        named[i] = (ca_named){.id = words(r, one, "id", &layout->arena), .title = words(r, one, title, &layout->arena)};
        if (!named[i].id || !named[i].title)
            fault(r);
    }
    return named;
}

static void read_layout_rules(reader *r, const json_t *json, ca_layout *layout)
{
    r->part = "rules";
    json_t *rules = json_object_get(json, "rules"), *rule;
    const char *id;
    layout->rules = ca_arena_take(&layout->arena, json_object_size(rules) * sizeof *layout->rules + 1);
    json_object_foreach(rules, id, rule) {
        layout->rules[layout->rule_count++] =
            (ca_layout_rule){ca_arena_copy(&layout->arena, id, strlen(id)),
                             json_is_true(member(r, rule, "binding")),
                             grade_named(layout, words(r, rule, "ceiling", &layout->arena)),
                             small_number(r, rule, "lower_by")};
    }
}

static void read_layout_flags(reader *r, const json_t *json, ca_layout *layout)
{
    r->part = "flags";
    json_t *flags = json_object_get(json, "flags"), *flag;
    const char *id;
    layout->flags = ca_arena_take(&layout->arena, json_object_size(flags) * sizeof *layout->flags + 1);
    json_object_foreach(flags, id, flag) {
        const char *title = words(r, flag, "title", &layout->arena);
        if (!title)
            fault(r);
        layout->flags[layout->flag_count++] =
            (ca_named){.id = ca_arena_copy(&layout->arena, id, strlen(id)), .title = title};
    }
}

static void read_layout_questions(reader *r, const json_t *json, ca_layout *layout)
{
    r->part = "questions";
    json_t *questions = json_object_get(json, "questions"), *question;
    const char *id;
    layout->questions = ca_arena_take(&layout->arena, json_object_size(questions) * sizeof *layout->questions + 1);
    json_object_foreach(questions, id, question) {
        const char *type = words(r, question, "type", &layout->arena);
        const char *section = json_string_value(json_object_get(question, "section"));
        const char *title = words(r, question, "title", &layout->arena);
        int place = type ? ca_place_in(ca_question_types, ca_slice_of(type)) : -1;
        if (place < 0 || !title) {
            fault(r);
            return;
        }
        layout->questions[layout->question_count++] = (ca_layout_question){
            ca_arena_copy(&layout->arena, id, strlen(id)), title,
            small_number(r, question, "number"),
            section ? ca_arena_copy(&layout->arena, section, strlen(section)) : "", (enum ca_question_type)place};
    }
}

static ca_layout *read_layout(reader *r, const char *id, const json_t *json)
{
    r->part = "scale or sections";
    ca_layout *layout = ca_allocate(1, sizeof *layout);
    const json_t *target = json_object_get(json, "target");
    char *target_words = json_is_object(target) ? json_dumps(target, JSON_COMPACT) : NULL;
    layout->id = ca_arena_copy(&layout->arena, id, strlen(id));
    layout->title = words(r, json, "title", &layout->arena);
    layout->digest = words(r, json, "digest", &layout->arena);
    layout->ruleset = words(r, json, "ruleset", &layout->arena);
    if (target_words)
        layout->target = ca_arena_copy(&layout->arena, target_words, strlen(target_words));
    free(target_words);
    layout->grades = read_named(r, json, "scale", "label", layout, &layout->grade_count);
    layout->sections = read_named(r, json, "sections", "title", layout, &layout->section_count);
    layout->recent = json_object_get(json_object_get(json, "overall"), "recent") != NULL;
    layout->good = grade_named(layout, words(r, json, "good", &layout->arena));
    if (layout->grade_count > CA_SCALE_MOST || (layout->grade_count && layout->good == CA_NO_GRADE) ||
        !layout->title || !layout->digest)
        fault(r);
    read_layout_rules(r, json, layout);
    read_layout_flags(r, json, layout);
    read_layout_questions(r, json, layout);
    ca_layout_place(layout);
    return layout;
}

static void read_framework(reader *r, const char *id, const json_t *json)
{
    ca_layout *layout = read_layout(r, id, json);
    if (r->wrong) {
        ca_layout_free(layout);
        return;
    }
    ca_framework_tally *framework = ca_summary_framework(r->summary, layout);
    const json_t *by = member(r, json, "by");
    read_group(r, json, layout, framework->total);
    for (size_t i = 0; !r->wrong && i < r->summary->dimension_count; i++) {
        json_t *groups = json_object_get(by, r->summary->dimensions[i].name), *group;
        const char *value;
        r->part = "by";
        if (!json_is_object(groups))
            fault(r);
        json_object_foreach(groups, value, group) {
            if (r->wrong)
                return;
            read_group(r, group, layout, ca_framework_group(framework, i, ca_slice_of(value)));
        }
    }
}

static void read_leaves(reader *r, const json_t *root)
{
    r->part = "inputs";
    const json_t *inputs = member(r, root, "inputs");
    if (!json_is_array(inputs))
        fault(r);
    for (size_t i = 0; !r->wrong && i < json_array_size(inputs); i++) {
        const json_t *leaf = json_array_get(inputs, i);
        const char *name = words(r, leaf, "name", &r->summary->arena);
        const char *ids = words(r, leaf, "ids", &r->summary->arena);
        if (r->wrong || !name || !ids || strspn(ids, "0123456789abcdef") != 16 || ids[16]) {
            fault(r);
            return;
        }
        ca_summary_leaf(r->summary, name, number(r, leaf, "bytes"), number(r, leaf, "records"),
                        strtoull(ids, NULL, 16));
    }
}

/* The settings come first: the groups and the overdue counts are read by them. */
static void begin(reader *r, const json_t *root)
{
    r->part = "settings";
    const json_t *settings = member(r, root, "settings"), *by = member(r, settings, "by");
    const json_t *as_of = json_object_get(settings, "as_of");
    const char *day = json_string_value(as_of);
    ca_date date = day ? ca_date_read(ca_slice_of(day)) : CA_NO_DATE;
    ca_text names = {0};
    ca_problem unsaid = {0}; /* its words would be those of the file */
    if (!json_is_array(by) || (!json_is_null(as_of) && date == CA_NO_DATE))
        fault(r);
    for (size_t i = 0; i < json_array_size(by); i++) {
        const char *name = json_string_value(json_array_get(by, i));
        ca_text_format(&names, "%s%s", i ? "," : "", name ? name : "");
    }
    if (ca_summary_begin(r->summary, ca_text_words(&names), date, &unsaid) < 0)
        fault(r);
    ca_problem_free(&unsaid);
    ca_text_free(&names);
}

int ca_summary_read(ca_summary *summary, const char *name, ca_slice text, ca_problem *problem)
{
    reader r = {.summary = summary, .name = name, .problem = problem, .part = "schema"};
    json_error_t error;
    json_t *root = json_loadb(text.at, text.size, JSON_REJECT_DUPLICATES, &error), *framework;
    const char *schema = json_string_value(json_object_get(root, "schema")), *id;
    *summary = (ca_summary){0};
    if (!schema || strcmp(schema, "caseaudit.summary/1") != 0)
        fault(&r);
    if (!r.wrong)
        begin(&r, root);
    if (!r.wrong) {
        summary->records = number(&r, root, "records");
        summary->skipped = number(&r, root, "skipped");
        read_leaves(&r, root);
        json_t *frameworks = json_object_get(root, "frameworks");
        r.part = "frameworks";
        if (!json_is_object(frameworks))
            fault(&r);
        json_object_foreach(frameworks, id, framework) {
            if (!r.wrong)
                read_framework(&r, id, framework);
        }
    }
    json_decref(root);
    return r.wrong ? -1 : 0;
}
