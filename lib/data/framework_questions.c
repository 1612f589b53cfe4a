/* SPDX-License-Identifier: MIT */
/* A framework's questions: what each asks, of whom, after which answer. */
#include "data/framework_cursor.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* What an answer may have to have: places are those of enum ca_need. */
static const char *const answer_needs[] = {"evidence", "impact", "comment", NULL};

static int check_standard(ca_framework_reader *reader, const json_t *value, const char *name, size_t i, void *to)
{
    const ca_framework *framework = reader->framework;
    (void)name;
    (void)i;
    (void)to;
    if (!json_is_integer(value))
        return ca_reader_fault(reader, CA_RULE_FRAMEWORK_VALUE, "must be a whole number");
    json_int_t given = json_integer_value(value);
    int number = given >= 0 && given <= INT_MAX ? (int)given : -1; /* which no standard has */
    if (!framework->standard_count || ca_map_find(&reader->standards, (ca_slice){(const char *)&number, sizeof number}))
        return 0;
    return ca_reader_fault(reader, CA_RULE_FRAMEWORK_REFERENCE, "is not a standard of this framework");
}

static int read_type(ca_framework_reader *reader, const json_t *json, ca_question *question)
{
    const char *type = "grade";
    int failed = ca_reader_words(reader, json, "type", false, &type);
    int place = ca_place_in(ca_question_types, ca_slice_of(type));
    if (place < 0)
        return ca_reader_fault_in(reader, "type", CA_RULE_FRAMEWORK_VALUE, "must be grade, yes-no or text");
    question->type = (enum ca_question_type)place;
    if (question->type == CA_QUESTION_GRADE && !reader->framework->scale_count && !reader->without_scale)
        failed |= ca_reader_fault_in(reader, "type", CA_RULE_FRAMEWORK_REFERENCE,
                                     "asks for a grade, and the framework has no scale");
    return failed;
}

/* A question that no case of the framework's types is asked would stand in every report, empty. */
static int check_applies(ca_framework_reader *reader, const json_t *json, const ca_question *question)
{
    unsigned types = reader->framework->case_types;
    if (!question->applies || !types || (question->applies & types))
        return json_object_get(json, "applies") && !question->applies
                   ? ca_reader_fault_in(reader, "applies", CA_RULE_FRAMEWORK_VALUE, "must name a type of case")
                   : 0;
    return ca_reader_fault_in(reader, "applies", CA_RULE_FRAMEWORK_REFERENCE,
                              "names only types of case that 'case_types' leaves out");
}

static int read_question(ca_framework_reader *reader, const json_t *json, const char *name, size_t i, void *to)
{
    ca_question *question = &reader->framework->questions[i];
    (void)name;
    (void)to;
    *question = (ca_question){.id = "", .title = "", .section = -1, .after = -1, .na = true};
    reader->framework->question_count++;
    int failed =
        ca_reader_only(reader, json, "id number title section type date requires applies after na standards guidance");
    if (!json_is_object(json))
        return failed;
    failed |= ca_reader_id(reader, json, &question->id);
    failed |= ca_reader_fresh(reader, &reader->framework->places[CA_QUESTION_LIST], question->id, i);
    if (*question->id && ca_framework_section(reader->framework, ca_slice_of(question->id)) >= 0)
        failed |= ca_reader_fault_in(reader, "id", CA_RULE_FRAMEWORK_ID,
                                     "is that of a section; a finding could be about either");
    failed |= ca_reader_words(reader, json, "title", true, &question->title);
    failed |= ca_reader_number(reader, json, "number", 100000, &question->number);
    failed |= read_type(reader, json, question);
    failed |= ca_reader_words(reader, json, "date", false, &question->date);
    failed |=
        ca_reader_named_in(reader, json, "section", CA_SECTION_LIST, "a section of this framework", &question->section);
    failed |= ca_reader_bits(reader, json, "requires", answer_needs, &question->requires);
    if (ca_reader_bits(reader, json, "applies", ca_case_types, &question->applies) < 0)
        failed = -1;
    else
        failed |= check_applies(reader, json, question);
    failed |= ca_reader_bool(reader, json, "na", &question->na);
    question->standards = json_object_get(json, "standards");
    failed |= ca_reader_each(reader, json, "standards", 0, check_standard, NULL);
    failed |= ca_reader_guidance(reader, json, &question->guidance);
    return failed;
}

/* 'after' may name a question that comes later: it is read when all are there. */
static int read_after(ca_framework_reader *reader, const json_t *json, const char *name, size_t i, void *to)
{
    ca_question *question = &reader->framework->questions[i];
    const json_t *after = json_object_get(json, "after");
    const char *answer = NULL;
    int place = -1;
    (void)name;
    (void)to;
    if (!after)
        return 0;
    ca_reader_step step = ca_reader_enter(reader, "after");
    int failed = ca_reader_only(reader, after, "question answer");
    if (!failed) {
        failed = ca_reader_words(reader, after, "answer", true, &answer);
        ca_reader_step inside = ca_reader_enter(reader, "question");
        failed |= ca_reader_question(reader, json_object_get(after, "question"), &place);
        if (!failed && reader->framework->questions[place].type != CA_QUESTION_YES_NO)
            failed = ca_reader_fault(reader, CA_RULE_FRAMEWORK_REFERENCE, "is not answered yes or no");
        ca_reader_leave(reader, inside);
    }
    if (!failed && strcmp(answer, "yes") != 0 && strcmp(answer, "no") != 0)
        failed = ca_reader_fault_in(reader, "answer", CA_RULE_FRAMEWORK_VALUE, "must be yes or no");
    ca_reader_leave(reader, step);
    if (failed)
        return -1;
    question->after = place;
    question->after_yes = strcmp(answer, "yes") == 0;
    return 0;
}

/* Follows 'after' from question I over those that no way went by before, whose number of the way is then WAY; the first
 * question that was seen before, or -1. */
static int go_along(const ca_framework *framework, int i, int way, int *ways)
{
    while (i >= 0 && !ways[i]) {
        ways[i] = way;
        i = framework->questions[i].after;
    }
    return i;
}

/* The first question of the ring that question I is in. */
static int first_of_ring(const ca_framework *framework, int i)
{
    int first = i;
    for (int at = framework->questions[i].after; at != i; at = framework->questions[at].after)
        first = at < first ? at : first;
    return first;
}

static int check_ring(ca_framework_reader *reader, const json_t *json, const char *name, size_t i, void *to)
{
    const bool *begins = to;
    (void)json;
    (void)name;
    if (!begins[i])
        return 0;
    return ca_reader_fault_in(reader, "after", CA_RULE_FRAMEWORK_CYCLE, "waits in the end for its own answer");
}

/* Where following 'after' comes back to a question, the first of that ring is reported. Each question is gone by once. */
static int check_rings(ca_framework_reader *reader, const json_t *root, size_t most)
{
    ca_framework *framework = reader->framework;
    int *ways = ca_allocate((size_t)framework->question_count, sizeof *ways);
    bool *begins = ca_allocate((size_t)framework->question_count, sizeof *begins);
    for (int i = 0; i < framework->question_count; i++) {
        int seen = ways[i] ? -1 : go_along(framework, i, i + 1, ways);
        if (seen >= 0 && ways[seen] == i + 1)
            begins[first_of_ring(framework, seen)] = true;
    }
    int failed = ca_reader_each(reader, root, "questions", most, check_ring, begins);
    free(ways);
    free(begins);
    return failed;
}

/* Puts the places of the questions from FIRST on into order, from PLACED on, each behind that which it follows, as far as
 * they were not placed; how many there are then. */
static int place_in_turn(ca_framework *framework, int first, int placed, bool *done)
{
    int from = placed;
    for (int at = first; at >= 0 && !done[at]; at = framework->questions[at].after) {
        done[at] = true;
        framework->in_turn[placed++] = at;
    }
    for (int to = placed - 1; from < to; from++, to--) { /* they came from the last to the first */
        int kept = framework->in_turn[from];
        framework->in_turn[from] = framework->in_turn[to];
        framework->in_turn[to] = kept;
    }
    return placed;
}

static void order_questions(ca_framework *framework)
{
    size_t count = (size_t)framework->question_count;
    bool follow = false;
    for (size_t i = 0; i < count; i++)
        follow |= framework->questions[i].after >= 0;
    if (!follow)
        return;
    bool *done = ca_allocate(count, sizeof *done);
    framework->in_turn = ca_arena_take(&framework->arena, count * sizeof *framework->in_turn);
    for (int i = 0, placed = 0; i < framework->question_count; i++)
        placed = place_in_turn(framework, i, placed, done);
    free(done);
}

int ca_reader_questions(ca_framework_reader *reader, const json_t *root)
{
    enum { QUESTIONS_MOST = 10000 };
    ca_framework *framework = reader->framework;
    size_t count = ca_reader_count(root, "questions");
    framework->questions = ca_arena_take(&framework->arena, count * sizeof *framework->questions + 1);
    int failed = ca_reader_each(reader, root, "questions", QUESTIONS_MOST, read_question, NULL);
    if (!json_is_array(json_object_get(root, "questions")) || count > QUESTIONS_MOST)
        return failed;
    failed |= ca_reader_each(reader, root, "questions", QUESTIONS_MOST, read_after, NULL);
    failed |= check_rings(reader, root, QUESTIONS_MOST);
    order_questions(framework);
    return failed;
}
