/* SPDX-License-Identifier: MIT */
/* Reading what the counts of a summary look like: its grades, questions, rules and flags. */
#include "summary/summary_reader.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

void ca_read_fault(ca_summary_reader *r)
{
    r->wrong = true;
    (void)ca_problem_set(r->problem, "%s: is not a summary that this version wrote, or is damaged (%s)", r->name,
                         r->part);
}

const json_t *ca_read_member(ca_summary_reader *r, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    if (!value)
        ca_read_fault(r);
    return value;
}

uint64_t ca_read_number(ca_summary_reader *r, const json_t *object, const char *name)
{
    const json_t *value = ca_read_member(r, object, name);
    if (value && json_is_integer(value) && json_integer_value(value) >= 0 && json_integer_value(value) <= CA_COUNT_MOST)
        return (uint64_t)json_integer_value(value);
    ca_read_fault(r);
    return 0;
}

const char *ca_read_words(ca_summary_reader *r, const json_t *object, const char *name, ca_arena *arena)
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

/* A number that is not a count; 0 when it is absent. */
static int small_number(ca_summary_reader *r, const json_t *object, const char *name)
{
    uint64_t value = json_object_get(object, name) ? ca_read_number(r, object, name) : 0;
    if (value > INT_MAX)
        ca_read_fault(r);
    return value > INT_MAX ? 0 : (int)value;
}

static int grade_named(const ca_layout *layout, const char *id)
{
    for (int i = 0; id && i < layout->grade_count; i++)
        if (strcmp(layout->grades[i].id, id) == 0)
            return i;
    return CA_NO_GRADE;
}

static ca_named *read_named(ca_summary_reader *r, const json_t *json, const char *name, const char *title,
                            ca_layout *layout, int *count)
{
    const json_t *list = ca_read_member(r, json, name);
    size_t size = json_array_size(list);
    ca_named *named = ca_arena_take(&layout->arena, size * sizeof *named + 1);
    *count = (int)size;
    for (size_t i = 0; i < size; i++) {
        const json_t *one = json_array_get(list, i);
        named[i] = (ca_named){.id = ca_read_words(r, one, "id", &layout->arena),
                              .title = ca_read_words(r, one, title, &layout->arena)};
        if (!named[i].id || !named[i].title)
            ca_read_fault(r);
    }
    return named;
}

static void read_layout_rules(ca_summary_reader *r, const json_t *json, ca_layout *layout)
{
    r->part = "rules";
    json_t *rules = json_object_get(json, "rules"), *rule;
    const char *id;
    layout->rules = ca_arena_take(&layout->arena, json_object_size(rules) * sizeof *layout->rules + 1);
    json_object_foreach (rules, id, rule) {
        layout->rules[layout->rule_count++] = (ca_layout_rule){
            ca_arena_copy(&layout->arena, id, strlen(id)), json_is_true(ca_read_member(r, rule, "binding")),
            grade_named(layout, ca_read_words(r, rule, "ceiling", &layout->arena)), small_number(r, rule, "lower_by")};
    }
}

static void read_layout_flags(ca_summary_reader *r, const json_t *json, ca_layout *layout)
{
    r->part = "flags";
    json_t *flags = json_object_get(json, "flags"), *flag;
    const char *id;
    layout->flags = ca_arena_take(&layout->arena, json_object_size(flags) * sizeof *layout->flags + 1);
    json_object_foreach (flags, id, flag) {
        const char *title = ca_read_words(r, flag, "title", &layout->arena);
        if (!title)
            ca_read_fault(r);
        layout->flags[layout->flag_count++] =
            (ca_named){.id = ca_arena_copy(&layout->arena, id, strlen(id)), .title = title};
    }
}

static void read_layout_questions(ca_summary_reader *r, const json_t *json, ca_layout *layout)
{
    r->part = "questions";
    json_t *questions = json_object_get(json, "questions"), *question;
    const char *id;
    layout->questions = ca_arena_take(&layout->arena, json_object_size(questions) * sizeof *layout->questions + 1);
    json_object_foreach (questions, id, question) {
        const char *type = ca_read_words(r, question, "type", &layout->arena);
        const char *section = json_string_value(json_object_get(question, "section"));
        const char *title = ca_read_words(r, question, "title", &layout->arena);
        const char *after = json_string_value(json_object_get(question, "after"));
        int place = type ? ca_place_in(ca_question_types, ca_slice_of(type)) : -1;
        if (place < 0 || !title) {
            ca_read_fault(r);
            return;
        }
        layout->questions[layout->question_count++] =
            (ca_layout_question){ca_arena_copy(&layout->arena, id, strlen(id)),
                                 title,
                                 small_number(r, question, "number"),
                                 section ? ca_arena_copy(&layout->arena, section, strlen(section)) : "",
                                 (enum ca_question_type)place,
                                 after ? ca_arena_copy(&layout->arena, after, strlen(after)) : ""};
    }
}

ca_layout *ca_read_layout(ca_summary_reader *r, const char *id, const json_t *json)
{
    r->part = "scale or sections";
    ca_layout *layout = ca_allocate(1, sizeof *layout);
    const json_t *target = json_object_get(json, "target");
    char *target_words = json_is_object(target) ? json_dumps(target, JSON_COMPACT) : NULL;
    layout->id = ca_arena_copy(&layout->arena, id, strlen(id));
    layout->title = ca_read_words(r, json, "title", &layout->arena);
    layout->digest = ca_read_words(r, json, "digest", &layout->arena);
    layout->ruleset = ca_read_words(r, json, "ruleset", &layout->arena);
    if (target_words)
        layout->target = ca_arena_copy(&layout->arena, target_words, strlen(target_words));
    free(target_words);
    layout->grades = read_named(r, json, "scale", "label", layout, &layout->grade_count);
    layout->sections = read_named(r, json, "sections", "title", layout, &layout->section_count);
    layout->recent = json_object_get(json_object_get(json, "overall"), "recent") != NULL;
    layout->overall_asked = !json_is_false(json_object_get(json, "overall_required"));
    layout->good = grade_named(layout, ca_read_words(r, json, "good", &layout->arena));
    if (layout->grade_count > CA_SCALE_MOST || (layout->grade_count && layout->good == CA_NO_GRADE) || !layout->title ||
        !layout->digest)
        ca_read_fault(r);
    read_layout_rules(r, json, layout);
    read_layout_flags(r, json, layout);
    read_layout_questions(r, json, layout);
    ca_layout_place(layout);
    return layout;
}
