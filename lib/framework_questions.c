/* SPDX-License-Identifier: MIT */
/* A framework's questions: what each asks, of whom, after which answer. */
#include "framework_reader.h"
#include "table_hash.h"

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
    for (int at = 0; at < framework->standard_count; at++)
        if (framework->standards[at].number == json_integer_value(value))
            return 0;
    if (!framework->standard_count)
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

static int add_to_table(ca_framework_reader *reader, size_t place)
{
    ca_framework *framework = reader->framework;
    const char *id = framework->questions[place].id;
    if (!*id)
        return 0;
    if (ca_framework_question(framework, ca_slice_of(id)) >= 0)
        return ca_reader_fault_in(reader, "id", CA_RULE_FRAMEWORK_ID, "is there already");
    uint32_t at = (uint32_t)ca_table_hash(ca_slice_of(id)) & framework->table_mask;
    while (framework->table[at])
        at = (at + 1) & framework->table_mask;
    framework->table[at] = (uint32_t)place + 1;
    return 0;
}

static int read_question(ca_framework_reader *reader, const json_t *json, const char *name, size_t i, void *to)
{
    ca_question *question = &reader->framework->questions[i];
    (void)name;
    (void)to;
    *question = (ca_question){.id = "", .title = "", .section = -1, .after = -1, .na = true};
    reader->framework->question_count++;
    int failed = ca_reader_only(reader, json,
                                "id number title section type date requires applies after na standards guidance");
    if (!json_is_object(json))
        return failed;
    failed |= ca_reader_id(reader, json, &question->id);
    failed |= add_to_table(reader, i);
    if (*question->id && ca_framework_section(reader->framework, ca_slice_of(question->id)) >= 0)
        failed |= ca_reader_fault_in(reader, "id", CA_RULE_FRAMEWORK_ID,
                                     "is that of a section; a finding could be about either");
    failed |= ca_reader_words(reader, json, "title", true, &question->title);
    failed |= ca_reader_number(reader, json, "number", 100000, &question->number);
    failed |= read_type(reader, json, question);
    failed |= ca_reader_words(reader, json, "date", false, &question->date);
    failed |= ca_reader_named_in(reader, json, "section", reader->framework->sections, reader->framework->section_count,
                                 "a section of this framework", &question->section);
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

/* Whether following 'after' from question I comes back to it, and I is the first of that ring: each is reported
 * once. */
static bool begins_ring(const ca_framework *framework, int i)
{
    int at = framework->questions[i].after, steps = 0;
    for (; at > i && steps <= framework->question_count; steps++)
        at = framework->questions[at].after;
    return at == i;
}

static int check_ring(ca_framework_reader *reader, const json_t *json, const char *name, size_t i, void *to)
{
    (void)json;
    (void)name;
    (void)to;
    if (!begins_ring(reader->framework, (int)i))
        return 0;
    return ca_reader_fault_in(reader, "after", CA_RULE_FRAMEWORK_CYCLE, "waits in the end for its own answer");
}

int ca_reader_questions(ca_framework_reader *reader, const json_t *root)
{
    enum { QUESTIONS_MOST = 10000 };
    ca_framework *framework = reader->framework;
    size_t count = ca_reader_count(root, "questions"), slots = 16;
    while (slots < count * 2)
        slots *= 2;
    framework->table = ca_allocate(slots, sizeof *framework->table);
    framework->table_mask = (uint32_t)slots - 1;
    framework->questions = ca_arena_take(&framework->arena, count * sizeof *framework->questions + 1);
    int failed = ca_reader_each(reader, root, "questions", QUESTIONS_MOST, read_question, NULL);
    if (!json_is_array(json_object_get(root, "questions")) || count > QUESTIONS_MOST)
        return failed;
    failed |= ca_reader_each(reader, root, "questions", QUESTIONS_MOST, read_after, NULL);
    failed |= ca_reader_each(reader, root, "questions", QUESTIONS_MOST, check_ring, NULL);
    return failed;
}
