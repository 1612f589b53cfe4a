/* SPDX-License-Identifier: MIT */
/* Reading a summary back into counts. Only counts are read; what is derived from them is derived anew. */
#include "summary/summary_reader.h"

#include <stdlib.h>
#include <string.h>

void ca_read_listed(ca_summary_reader *r, const json_t *object, const char *name, const char *const *names,
                    uint64_t *counts)
{
    const json_t *list = ca_read_member(r, object, name);
    for (int i = 0; !r->wrong && names[i]; i++)
        counts[i] = ca_read_number(r, list, names[i]);
}

static void read_questions(ca_summary_reader *r, const json_t *json, const ca_layout *layout, uint64_t *counts)
{
    r->part = "questions";
    const json_t *questions = ca_read_member(r, json, "questions");
    for (int i = 0; !r->wrong && i < layout->question_count; i++) {
        const ca_layout_question *question = &layout->questions[i];
        const json_t *one = ca_read_member(r, questions, question->id);
        const json_t *choices = ca_read_member(r, one, question->type == CA_QUESTION_GRADE ? "grades" : "answers");
        for (int j = 0; !r->wrong && j < ca_layout_choices(layout, i); j++)
            counts[ca_count_answer(layout, i, j)] = ca_read_number(r, choices, ca_layout_choice(layout, i, j));
        counts[ca_count_na(layout, i)] = ca_read_number(r, one, "na");
        counts[ca_count_blank(layout, i)] = ca_read_number(r, one, "blank");
    }
}

/* Counts of an earlier version, which lack moderators who do not agree, would tell of more agreement than there was. */
static const json_t *read_moderation(ca_summary_reader *r, const json_t *json)
{
    const json_t *moderation = ca_read_member(r, json, "moderation");
    if (r->wrong || !json_is_object(moderation) || json_object_get(moderation, "disagreed"))
        return moderation;
    r->wrong = true;
    (void)ca_problem_set(r->problem,
                         "%s: was made by an earlier version, which did not count moderators who do not agree "
                         "and give no grade; make it again from its records (moderation.disagreed)",
                         r->name);
    return moderation;
}

static void read_grades(ca_summary_reader *r, const json_t *json, const ca_layout *layout, uint64_t *counts)
{
    r->part = "overall, rules or moderation";
    const json_t *overall = ca_read_member(r, json, "overall"), *grades = ca_read_member(r, overall, "grades");
    const json_t *rules = ca_read_member(r, json, "rules");
    const json_t *moderation = read_moderation(r, json);
    if (r->wrong)
        return;
    const json_t *matrix = ca_read_member(r, moderation, "matrix");
    counts[CA_COUNT_RECORDS] = ca_read_number(r, json, "records");
    counts[CA_COUNT_NOT_GRADED] = ca_read_number(r, overall, "not_graded");
    counts[CA_COUNT_CAPPED] = ca_read_number(r, json, "capped");
    counts[CA_COUNT_OVERRIDDEN] = ca_read_number(r, json, "overridden");
    counts[CA_COUNT_DISAGREED] = ca_read_number(r, moderation, "disagreed");
    counts[CA_COUNT_UNJUDGED] = ca_read_number(r, moderation, "unjudged");
    for (int i = 0; !r->wrong && i < layout->grade_count; i++) {
        const json_t *row = ca_read_member(r, matrix, layout->grades[i].id);
        counts[layout->overall + (size_t)i] = ca_read_number(r, grades, layout->grades[i].id);
        for (int j = 0; !r->wrong && j < layout->grade_count; j++)
            counts[ca_count_moderated(layout, i, j)] = ca_read_number(r, row, layout->grades[j].id);
    }
    const json_t *recent = layout->recent ? ca_read_member(r, overall, "recent") : NULL;
    for (int i = 0; !r->wrong && layout->recent && i < layout->grade_count; i++)
        counts[layout->recently + (size_t)i] = ca_read_number(r, recent, layout->grades[i].id);
    for (int i = 0; !r->wrong && i < layout->rule_count; i++) {
        const json_t *rule = ca_read_member(r, rules, layout->rules[i].id);
        counts[layout->fired + 2 * (size_t)i] = ca_read_number(r, rule, "fired");
        counts[layout->fired + 2 * (size_t)i + 1] = ca_read_number(r, rule, "capped");
    }
}

void ca_read_plans_and_actions(ca_summary_reader *r, const json_t *json, uint64_t *counts)
{
    const json_t *actions = ca_read_member(r, json, "actions");
    ca_read_listed(r, json, "plans", ca_duty_states, counts + CA_COUNT_PLANS);
    ca_read_listed(r, json, "escalations", ca_duty_states, counts + CA_COUNT_ESCALATIONS);
    counts[CA_COUNT_ACTIONS] = ca_read_number(r, actions, "n");
    counts[CA_COUNT_ACTIONS_DONE] = ca_read_number(r, actions, "done");
    if (counts[CA_COUNT_ACTIONS_DONE] > counts[CA_COUNT_ACTIONS])
        ca_read_fault(r);
    counts[CA_COUNT_ACTIONS_REVIEWED] = ca_read_number(r, actions, "reviewed");
    counts[CA_COUNT_NO_OWNER] = ca_read_number(r, actions, "no_owner");
    counts[CA_COUNT_NO_DUE] = ca_read_number(r, actions, "no_due");
    if (r->summary->as_of != CA_NO_DATE)
        ca_read_listed(r, actions, "overdue_days", ca_overdue_bands, counts + CA_COUNT_OVERDUE);
}

static void read_duties(ca_summary_reader *r, const json_t *json, uint64_t *counts)
{
    r->part = "plans, escalations, actions or discussed";
    const json_t *discussed = ca_read_member(r, json, "discussed");
    ca_read_plans_and_actions(r, json, counts);
    for (int i = 0; !r->wrong && i < CA_PERSON_COUNT; i++)
        ca_read_listed(r, discussed, ca_people[i], ca_contact_states,
                       counts + CA_COUNT_DISCUSSED + i * CA_CONTACT_STATES);
    if (!r->wrong)
        r->part = "reaudits";
    ca_read_listed(r, json, "reaudits", ca_reaudit_states, counts + CA_COUNT_REAUDITS);
}

static void read_flags(ca_summary_reader *r, const json_t *json, const ca_layout *layout, uint64_t *counts)
{
    r->part = "flags";
    const json_t *flags = ca_read_member(r, json, "flags");
    for (int i = 0; !r->wrong && i < layout->flag_count; i++)
        counts[layout->flags_set + (size_t)i] = ca_read_number(r, ca_read_member(r, flags, layout->flags[i].id), "n");
}

static void read_finding(ca_summary_reader *r, const json_t *json, ca_finding *finding)
{
    const json_t *cases = ca_read_member(r, json, "cases");
    finding->n = ca_read_number(r, json, "n");
    finding->programme = ca_read_number(r, json, "programme");
    ca_read_listed(r, json, "before", ca_finding_before, finding->before);
    for (size_t i = 0; !r->wrong && i < json_array_size(cases); i++) {
        const json_t *id = json_array_get(cases, i);
        if (!json_is_string(id))
            ca_read_fault(r);
        else
            ca_case_ids_add(&finding->cases, (ca_slice){json_string_value(id), json_string_length(id)});
    }
    finding->cases.more |= json_is_true(ca_read_member(r, json, "more"));
}

static void read_findings(ca_summary_reader *r, const json_t *json, ca_findings *findings)
{
    r->part = "findings";
    json_t *sections = json_object_get(json, "findings"), *kinds, *themes, *finding;
    const char *section, *kind, *theme;
    if (!json_is_object(sections))
        ca_read_fault(r);
    json_object_foreach (sections, section, kinds) {
        json_object_foreach (kinds, kind, themes) {
            json_object_foreach (themes, theme, finding) {
                ca_finding *one = ca_findings_at(findings, ca_slice_of(section), ca_slice_of(kind), ca_slice_of(theme));
                read_finding(r, finding, one);
            }
        }
    }
}

static void read_tally(ca_summary_reader *r, const json_t *json, const ca_layout *layout, ca_tally *tally)
{
    r->part = "by or quarters";
    if (!json_is_object(json)) {
        ca_read_fault(r);
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

/* Adds the quarter NAME, which an earlier version may have under more than one spelling. */
static void read_quarter(ca_summary_reader *r, const json_t *json, const char *name, const ca_layout *layout,
                         ca_group_tally *group)
{
    ca_text words = {0};
    ca_tally tally;
    ca_tally_begin(&tally, layout);
    read_tally(r, json, layout, &tally);
    ca_quarter_name(&words, ca_slice_of(name));
    ca_tally_add(ca_group_tally_quarter(group, (ca_slice){ca_text_words(&words), words.size}, layout), &tally, layout);
    ca_tally_free(&tally);
    ca_text_free(&words);
}

static void read_group(ca_summary_reader *r, const json_t *json, const ca_layout *layout, ca_group_tally *group)
{
    json_t *quarters = json_object_get(json, "quarters"), *quarter;
    const char *name;
    read_tally(r, json, layout, &group->all);
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
    if (r->summary->dimensions[dimension].field == CA_QUARTER_FIELD)
        ca_quarter_name(&words, ca_slice_of(value));
    else
        ca_text_add(&words, value);
    ca_group_tally_add(ca_framework_group(framework, dimension, (ca_slice){ca_text_words(&words), words.size}), group,
                       framework->layout);
    ca_group_tally_free(group);
    ca_text_free(&words);
}

static void read_framework(ca_summary_reader *r, const char *id, const json_t *json)
{
    ca_layout *layout = ca_read_layout(r, id, json);
    if (r->wrong) {
        ca_layout_free(layout);
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
        ca_read_duties(r, json, framework);
}

static void read_leaves(ca_summary_reader *r, const json_t *root)
{
    r->part = "inputs";
    const json_t *inputs = ca_read_member(r, root, "inputs");
    if (!json_is_array(inputs))
        ca_read_fault(r);
    for (size_t i = 0; !r->wrong && i < json_array_size(inputs); i++) {
        const json_t *leaf = json_array_get(inputs, i);
        const char *name = ca_read_words(r, leaf, "name", &r->summary->arena);
        const char *ids = ca_read_words(r, leaf, "ids", &r->summary->arena);
        if (r->wrong || !name || !ids || strspn(ids, "0123456789abcdef") != 16 || ids[16]) {
            ca_read_fault(r);
            return;
        }
        ca_summary_leaf(r->summary, name, ca_read_number(r, leaf, "bytes"), ca_read_number(r, leaf, "records"),
                        strtoull(ids, NULL, 16));
    }
}

/* The settings come first: the groups and the overdue counts are read by them. */
static void begin(ca_summary_reader *r, const json_t *root)
{
    r->part = "settings";
    const json_t *settings = ca_read_member(r, root, "settings"), *by = ca_read_member(r, settings, "by");
    const json_t *as_of = json_object_get(settings, "as_of");
    const char *day = json_string_value(as_of);
    ca_date date = day ? ca_date_read(ca_slice_of(day)) : CA_NO_DATE;
    ca_text names = {0};
    ca_problem unsaid = {0}; /* its words would be those of the file */
    if (!json_is_array(by) || (!json_is_null(as_of) && date == CA_NO_DATE))
        ca_read_fault(r);
    for (size_t i = 0; i < json_array_size(by); i++) {
        const char *name = json_string_value(json_array_get(by, i));
        ca_text_format(&names, "%s%s", i ? "," : "", name ? name : "");
    }
    if (ca_summary_begin(r->summary, ca_text_words(&names), date, &unsaid) < 0)
        ca_read_fault(r);
    const char *kind = json_string_value(json_object_get(settings, "kind"));
    int place = kind ? ca_place_in(ca_kinds, ca_slice_of(kind)) : -1;
    if (place < 0 || ca_population_read(&r->summary->population, json_object_get(settings, "population")) < 0)
        ca_read_fault(r);
    else
        r->summary->kind = (enum ca_record_kind)place;
    ca_problem_free(&unsaid);
    ca_text_free(&names);
}

int ca_summary_read(ca_summary *summary, const char *name, ca_slice text, ca_problem *problem)
{
    ca_summary_reader r = {.summary = summary, .name = name, .problem = problem, .part = "schema"};
    json_error_t error;
    json_t *root = json_loadb(text.at, text.size, JSON_REJECT_DUPLICATES, &error), *framework;
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
    return r.wrong ? -1 : ca_summary_settle(summary, problem);
}
