/* SPDX-License-Identifier: MIT */
/* A framework from its JSON: scale, questions, heads; the whole is checked or refused. */
#include "framework_reader.h"

#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

/* What an answer may have to have, and the overall grade: their places are those of enum ca_need. */
static const char *const answer_needs[] = {"evidence", "impact", "comment", NULL};
static const char *const overall_needs[] = {"", "", "", "reason", NULL};

static const char **read_aliases(ca_framework_reader *reader, const json_t *json, bool *failed)
{
    const json_t *list = ca_reader_list(reader, json, "aliases", failed);
    size_t count = json_array_size(list);
    const char **aliases = ca_arena_take(&reader->framework->arena, (count + 1) * sizeof *aliases);
    for (size_t i = 0; i < count; i++) {
        aliases[i] = json_string_value(json_array_get(list, i));
        if (!aliases[i])
            *failed = ca_reader_fault(reader, "'aliases' must be texts") < 0;
    }
    aliases[count] = NULL;
    return aliases;
}

static int read_scale(ca_framework_reader *reader, const json_t *root)
{
    ca_framework *framework = reader->framework;
    bool failed = false;
    const json_t *list = ca_reader_list(reader, root, "scale", &failed);
    size_t count = json_array_size(list);
    framework->good = CA_NO_GRADE;
    if (!list)
        return failed ? -1 : 0;
    size_t path = ca_reader_enter(reader, "scale");
    if (count < 2 || count > CA_SCALE_MOST)
        return ca_reader_fault(reader, "must have 2 to %d grades, worst to best", CA_SCALE_MOST);
    framework->scale = ca_arena_take(&framework->arena, count * sizeof *framework->scale);
    for (size_t i = 0; !failed && i < count; i++) {
        const json_t *json = json_array_get(list, i);
        ca_grade *grade = &framework->scale[i];
        size_t element = ca_reader_enter_element(reader, i);
        *grade = (ca_grade){0};
        failed = ca_reader_only(reader, json, "id label aliases") < 0 ||
                 ca_reader_id(reader, json, &grade->id) < 0 ||
                 ca_reader_words(reader, json, "label", true, &grade->label) < 0;
        if (!failed && ca_framework_grade(framework, ca_slice_of(grade->id)) != CA_NO_GRADE)
            failed = ca_reader_fault(reader, "the id '%s' is there already", grade->id) < 0;
        grade->aliases = read_aliases(reader, json, &failed);
        framework->scale_count++;
        ca_reader_leave(reader, element);
    }
    ca_reader_leave(reader, path);
    if (failed || ca_reader_grade(reader, root, "good", &framework->good) < 0)
        return -1;
    return framework->good == CA_NO_GRADE ? ca_reader_fault(reader, "a scale needs 'good'") : 0;
}

/* Heads, flags or sections: things with an id and a title. */
static int read_named(ca_framework_reader *reader, const json_t *root, const char *member, ca_named **named,
                      int *count)
{
    bool failed = false;
    const json_t *list = ca_reader_list(reader, root, member, &failed);
    size_t size = json_array_size(list);
    size_t path = ca_reader_enter(reader, member);
    *named = ca_arena_take(&reader->framework->arena, size * sizeof **named + 1);
    if (size > 32 && strcmp(member, "flags") == 0)
        failed = ca_reader_fault(reader, "must be at most 32") < 0;
    for (size_t i = 0; !failed && i < size; i++) {
        const json_t *json = json_array_get(list, i);
        ca_named *one = &(*named)[i];
        const char *type = "text";
        size_t element = ca_reader_enter_element(reader, i);
        *one = (ca_named){0};
        failed = ca_reader_only(reader, json, "id title type") < 0 || ca_reader_id(reader, json, &one->id) < 0 ||
                 ca_reader_words(reader, json, "title", true, &one->title) < 0 ||
                 ca_reader_words(reader, json, "type", false, &type) < 0;
        one->date = strcmp(type, "date") == 0;
        if (!failed && !one->date && strcmp(type, "text") != 0)
            failed = ca_reader_fault(reader, "'type' must be text or date") < 0;
        for (int j = 0; !failed && j < *count; j++)
            if (strcmp((*named)[j].id, one->id) == 0)
                failed = ca_reader_fault(reader, "the id '%s' is there already", one->id) < 0;
        ++*count;
        ca_reader_leave(reader, element);
    }
    ca_reader_leave(reader, path);
    return failed ? -1 : 0;
}

static int check_guidance(ca_framework_reader *reader, const json_t *guidance)
{
    const char *key;
    json_t *texts, *text;
    size_t index;
    if (!json_is_object(guidance))
        return ca_reader_fault(reader, "'guidance' must be an object");
    json_object_foreach((json_t *)(uintptr_t)guidance, key, texts) {
        if (strcmp(key, "ask") != 0 && ca_framework_grade(reader->framework, ca_slice_of(key)) == CA_NO_GRADE)
            return ca_reader_fault(reader, "'guidance' has '%s', which is neither 'ask' nor a grade", key);
        bool right = json_is_array(texts);
        json_array_foreach(texts, index, text) {
            right &= json_is_string(text);
        }
        if (!right)
            return ca_reader_fault(reader, "'guidance' must hold lists of texts");
    }
    return 0;
}

static int check_standards(ca_framework_reader *reader, const json_t *json)
{
    bool failed = false;
    const json_t *list = ca_reader_list(reader, json, "standards", &failed);
    for (size_t i = 0; !failed && i < json_array_size(list); i++)
        if (!json_is_integer(json_array_get(list, i)))
            failed = ca_reader_fault(reader, "'standards' must be whole numbers") < 0;
    return failed ? -1 : 0;
}

static int read_question(ca_framework_reader *reader, const json_t *json, ca_question *question)
{
    const ca_framework *framework = reader->framework;
    const char *type = "grade";
    const json_t *section = json_object_get(json, "section");
    *question = (ca_question){.section = -1, .after = -1, .na = true};
    if (ca_reader_only(reader, json,
                       "id number title section type requires applies after na standards guidance") < 0 ||
        ca_reader_id(reader, json, &question->id) < 0 ||
        ca_reader_words(reader, json, "title", true, &question->title) < 0 ||
        ca_reader_number(reader, json, "number", 100000, &question->number) < 0 ||
        ca_reader_words(reader, json, "type", false, &type) < 0 ||
        ca_reader_bits(reader, json, "requires", answer_needs, &question->requires) < 0 ||
        ca_reader_bits(reader, json, "applies", ca_case_types, &question->applies) < 0 ||
        ca_reader_bool(reader, json, "na", &question->na) < 0 || check_standards(reader, json) < 0)
        return -1;
    int place = ca_place_in(ca_question_types, ca_slice_of(type));
    if (place < 0)
        return ca_reader_fault(reader, "'type' must be grade, yes-no or text");
    question->type = (enum ca_question_type)place;
    if (question->type == CA_QUESTION_GRADE && !framework->scale_count)
        return ca_reader_fault(reader, "asks for a grade, and the framework has no scale");
    if (section && ca_reader_named(reader, framework->sections, framework->section_count, section, "section",
                                   &question->section) < 0)
        return -1;
    question->guidance = json_object_get(json, "guidance");
    return question->guidance ? check_guidance(reader, question->guidance) : 0;
}

static int read_after(ca_framework_reader *reader, const json_t *json, ca_question *question)
{
    const json_t *after = json_object_get(json, "after");
    const char *answer = NULL;
    if (!after)
        return 0;
    if (ca_reader_only(reader, after, "question answer") < 0 ||
        ca_reader_words(reader, after, "answer", true, &answer) < 0 ||
        ca_reader_question(reader, json_object_get(after, "question"), &question->after) < 0)
        return -1;
    question->after_yes = strcmp(answer, "yes") == 0;
    if (!question->after_yes && strcmp(answer, "no") != 0)
        return ca_reader_fault(reader, "'after' waits for the answer yes or no");
    if (reader->framework->questions[question->after].type != CA_QUESTION_YES_NO)
        return ca_reader_fault(reader, "'after' names a question that is not answered yes or no");
    return 0;
}

static int add_to_table(ca_framework_reader *reader, int place)
{
    ca_framework *framework = reader->framework;
    const char *id = framework->questions[place].id;
    if (ca_framework_question(framework, ca_slice_of(id)) >= 0)
        return ca_reader_fault(reader, "the id '%s' is there already", id);
    uint32_t at = (uint32_t)ca_hash(id, strlen(id)) & framework->table_mask;
    while (framework->table[at])
        at = (at + 1) & framework->table_mask;
    framework->table[at] = (uint32_t)place + 1;
    return 0;
}

static int check_cycles(ca_framework_reader *reader)
{
    const ca_framework *framework = reader->framework;
    for (int i = 0; i < framework->question_count; i++) {
        int steps = 0;
        for (int at = i; at >= 0; at = framework->questions[at].after)
            if (++steps > framework->question_count)
                return ca_reader_fault(reader, "'%s' waits in the end for its own answer ('after')",
                                       framework->questions[i].id);
    }
    return 0;
}

static int read_questions(ca_framework_reader *reader, const json_t *root)
{
    ca_framework *framework = reader->framework;
    bool failed = false;
    const json_t *list = ca_reader_list(reader, root, "questions", &failed);
    size_t count = json_array_size(list);
    if (count > 10000)
        return ca_reader_fault(reader, "has more than 10000 questions");
    size_t slots = 16;
    while (slots < count * 2)
        slots *= 2;
    framework->table = ca_allocate(slots, sizeof *framework->table);
    framework->table_mask = (uint32_t)slots - 1;
    framework->questions = ca_arena_take(&framework->arena, count * sizeof *framework->questions + 1);
    for (int pass = 0; pass < 2; pass++) /* 'after' may name a question that comes later */
        for (size_t i = 0; !failed && i < count; i++) {
            const json_t *json = json_array_get(list, i);
            size_t path = ca_reader_enter(reader, "questions");
            (void)ca_reader_enter_element(reader, i);
            if (pass == 0) {
                failed = read_question(reader, json, &framework->questions[i]) < 0 ||
                         add_to_table(reader, (int)i) < 0;
                framework->question_count += !failed;
            } else {
                failed = read_after(reader, json, &framework->questions[i]) < 0;
            }
            ca_reader_leave(reader, path);
        }
    return failed ? -1 : check_cycles(reader);
}

static int read_overall(ca_framework_reader *reader, const json_t *root)
{
    const json_t *overall = json_object_get(root, "overall");
    if (!overall)
        return 0;
    size_t path = ca_reader_enter(reader, "overall");
    int failed =
        ca_reader_only(reader, overall, "required requires recent") < 0 ||
        ca_reader_bool(reader, overall, "required", &reader->framework->overall_required) < 0 ||
        ca_reader_bool(reader, overall, "recent", &reader->framework->overall_recent) < 0 ||
        ca_reader_bits(reader, overall, "requires", overall_needs, &reader->framework->overall_requires) < 0;
    ca_reader_leave(reader, path);
    return failed ? -1 : 0;
}

/* What later tools and reports take from the framework: checked here, so that a typing error shows. */
static int check_policies(ca_framework_reader *reader, const json_t *root)
{
    const json_t *target = json_object_get(root, "target"), *good = json_object_get(target, "good_percent");
    const json_t *sampling = json_object_get(root, "sampling"), *moderation = json_object_get(root, "moderation");
    const char *by = NULL;
    int percent = 0, grade = CA_NO_GRADE;
    size_t path = ca_reader_enter(reader, "target");
    bool failed = target && (ca_reader_only(reader, target, "good_percent") < 0 ||
                             (good && (ca_reader_only(reader, good, "min max") < 0 ||
                                       ca_reader_number(reader, good, "min", 100, &percent) < 0 ||
                                       ca_reader_number(reader, good, "max", 100, &percent) < 0)));
    ca_reader_leave(reader, path);
    (void)ca_reader_enter(reader, "sampling");
    failed = failed || (sampling && (ca_reader_only(reader, sampling, "percent by") < 0 ||
                                     ca_reader_number(reader, sampling, "percent", 100, &percent) < 0 ||
                                     ca_reader_words(reader, sampling, "by", false, &by) < 0));
    ca_reader_leave(reader, path);
    (void)ca_reader_enter(reader, "moderation");
    failed = failed || (moderation &&
                        (ca_reader_only(reader, moderation, "percent always_at_or_above each_lower_grade") < 0 ||
                         ca_reader_number(reader, moderation, "percent", 100, &percent) < 0 ||
                         ca_reader_number(reader, moderation, "each_lower_grade", 1000, &percent) < 0 ||
                         ca_reader_grade(reader, moderation, "always_at_or_above", &grade) < 0));
    ca_reader_leave(reader, path);
    return failed ? -1 : 0;
}

static int read_whole(ca_framework_reader *reader, const json_t *root)
{
    ca_framework *framework = reader->framework;
    const char *schema = NULL;
    if (ca_reader_only(reader, root,
                       "schema id title source scale good target window_months case_types heads flags sections "
                       "questions overall rulesets ruleset obligations sampling moderation") < 0 ||
        ca_reader_words(reader, root, "schema", true, &schema) < 0)
        return -1;
    if (strcmp(schema, "caseaudit.framework/1") != 0)
        return ca_reader_fault(reader, "'schema' must be caseaudit.framework/1");
    if (!json_object_get(root, "questions") && !json_object_get(root, "sections"))
        return ca_reader_fault(reader, "needs 'questions' or 'sections'");
    if (ca_reader_id(reader, root, &framework->id) < 0 ||
        ca_reader_words(reader, root, "title", true, &framework->title) < 0 ||
        ca_reader_words(reader, root, "source", false, &framework->source) < 0 ||
        ca_reader_number(reader, root, "window_months", 600, &framework->window_months) < 0 ||
        ca_reader_bits(reader, root, "case_types", ca_case_types, &framework->case_types) < 0 ||
        read_scale(reader, root) < 0 ||
        read_named(reader, root, "heads", &framework->heads, &framework->head_count) < 0 ||
        read_named(reader, root, "flags", &framework->flags, &framework->flag_count) < 0 ||
        read_named(reader, root, "sections", &framework->sections, &framework->section_count) < 0 ||
        read_questions(reader, root) < 0 || read_overall(reader, root) < 0 ||
        ca_reader_rulesets(reader, root) < 0 || ca_reader_obligations(reader, root) < 0 ||
        check_policies(reader, root) < 0)
        return -1;
    return 0;
}

/* The digest is of the canonical form (members sorted, no space), so that laying a file out anew
 * changes nothing. */
static int write_digest(ca_framework *framework)
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx context;
    char *canonical = json_dumps(framework->json, JSON_COMPACT | JSON_SORT_KEYS);
    if (!canonical)
        return -1;
    sha256_init(&context);
    sha256_update(&context, strlen(canonical), (const uint8_t *)canonical);
    sha256_digest(&context, sizeof digest, digest);
    free(canonical);
    for (size_t i = 0; i < sizeof digest; i++) {
        framework->digest[2 * i] = digits[digest[i] >> 4];
        framework->digest[2 * i + 1] = digits[digest[i] & 15];
    }
    return 0;
}

ca_framework *ca_framework_read(const char *name, const char *text, size_t size, ca_problem *problem)
{
    ca_framework *framework = ca_allocate(1, sizeof *framework);
    ca_framework_reader reader = {.framework = framework, .name = name, .problem = problem};
    json_error_t error;
    int failed = -1;
    framework->json = json_loadb(text, size, JSON_REJECT_DUPLICATES, &error);
    if (!framework->json)
        (void)ca_problem_set(problem, "%s:%d:%d: is not JSON, or has a member twice", name, error.line,
                             error.column);
    else
        failed = read_whole(&reader, framework->json);
    if (!failed && write_digest(framework) < 0)
        failed = ca_problem_set(problem, "%s: its digest could not be made", name);
    framework->text = ca_arena_copy(&framework->arena, text, size);
    framework->text_size = size;
    ca_text_free(&reader.path);
    if (failed) {
        ca_framework_free(framework);
        return NULL;
    }
    return framework;
}

void ca_framework_free(ca_framework *framework)
{
    if (!framework)
        return;
    json_decref(framework->json);
    free(framework->table);
    ca_arena_free(&framework->arena);
    free(framework);
}
