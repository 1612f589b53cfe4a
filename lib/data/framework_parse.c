/* SPDX-License-Identifier: MIT */
/* Reads a framework from its JSON: the scale, the lists of names, the questions, the whole. All errors are reported. */
#include "data/framework_parse.h"

#include "data/framework_cursor.h"
#include "data/framework_digest.h"
#include "data/framework_form.h"
#include "data/framework_maps.h"
#include "data/framework_requirements.h"
#include "data/framework_rulesets.h"
#include "data/framework_themes.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* The needs of an overall grade; the index of each is the bit of enum ca_need. */
static const char *const overall_needs[] = {"", "", "", "reason", NULL};
_Static_assert(CA_NEED_REASON == 1 << 3, "the reason is the fourth need");

/* Reads one text of a list of texts. */
static int read_text(ca_framework_reader *reader, const json_t *value, const char *name, size_t i, void *to)
{
    const char **texts = to;
    (void)name;
    if (!json_is_string(value))
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "must be a text");
    if (texts)
        texts[i] = json_string_value(value);
    return 0;
}

static int read_grade(ca_framework_reader *reader, const json_t *json, const char *name, size_t i, void *to)
{
    ca_framework *framework = reader->framework;
    ca_grade *grade = &framework->scale[i];
    size_t aliases = ca_reader_count(json, "aliases");
    (void)name;
    (void)to;
    *grade = (ca_grade){.id = "", .label = ""};
    grade->aliases = ca_arena_take(&framework->arena, (aliases + 1) * sizeof *grade->aliases);
    for (size_t at = 0; at <= aliases; at++)
        grade->aliases[at] = at < aliases ? "" : NULL;
    int failed = ca_reader_only(reader, json, "id label aliases");
    failed |= ca_reader_id(reader, json, &grade->id);
    failed |= ca_reader_words(reader, json, "label", true, &grade->label);
    failed |= ca_reader_each(reader, json, "aliases", 0, read_text, grade->aliases);
    for (size_t before = 0; *grade->id && before < i; before++)
        if (strcmp(framework->scale[before].id, grade->id) == 0)
            failed |= ca_reader_error_in(reader, "id", CA_RULE_FRAMEWORK_ID, "is there already");
    for (size_t before = 0; *grade->label && before < i; before++)
        if (ca_words_alike(framework->scale[before].label, grade->label))
            failed |= ca_reader_error_in(reader, "label", CA_RULE_FRAMEWORK_ID, "is that of another grade");
    framework->scale_count++;
    return failed;
}

static int read_scale(ca_framework_reader *reader, const json_t *root)
{
    ca_framework *framework = reader->framework;
    size_t count = ca_reader_count(root, "scale");
    framework->good = CA_NO_GRADE;
    if (!json_object_get(root, "scale")) {
        if (!json_object_get(root, "good") && !json_object_get(root, "rulesets"))
            return 0;
        reader->without_scale = true;
        return ca_reader_error_in(reader, "scale", CA_RULE_FRAMEWORK_MEMBER,
                                  "is missing: 'good' and rulesets need a scale of grades");
    }
    framework->scale = ca_arena_take(&framework->arena, count * sizeof *framework->scale + 1);
    int failed = ca_reader_each(reader, root, "scale", CA_SCALE_MOST, read_grade, NULL);
    if (!failed && count < 2)
        failed =
            ca_reader_error_in(reader, "scale", CA_RULE_FRAMEWORK_VALUE, "must have 2 to 11 grades, the worst first");
    reader->without_scale = failed;
    if (ca_reader_grade(reader, root, "good", &framework->good) < 0)
        return -1;
    if (framework->good == 0)
        failed |= ca_reader_error_in(reader, "good", CA_RULE_FRAMEWORK_RULE,
                                     "is the worst grade, so that every audit would be good");
    if (!json_object_get(root, "good"))
        failed |= ca_reader_error_in(reader, "good", CA_RULE_FRAMEWORK_MEMBER,
                                     "is missing: the first grade of the scale that is good enough");
    return failed;
}

static int check_texts(ca_framework_reader *reader, const json_t *texts, const char *key, size_t i, void *to)
{
    const ca_framework *framework = reader->framework;
    int failed = 0;
    (void)i;
    (void)to;
    bool known = strcmp(key, "ask") == 0 || ca_index_in(ca_finding_kinds, ca_slice_of(key)) >= 0 ||
                 reader->without_scale || ca_framework_grade(framework, ca_slice_of(key)) != CA_NO_GRADE;
    if (!known)
        failed =
            ca_reader_error(reader, CA_RULE_FRAMEWORK_REFERENCE, "is neither 'ask' nor a grade nor a kind of finding");
    return failed | ca_reader_each_of(reader, texts, "a list of texts", read_text, NULL);
}

static int read_guidance(ca_framework_reader *reader, const json_t *object, const json_t **guidance)
{
    *guidance = json_object_get(object, "guidance");
    return ca_reader_each_member(reader, object, "guidance", check_texts, NULL);
}

/* A list of named entries that is being read. */
typedef struct {
    ca_named *named;
    ca_map *indexes;
    int *count;
} naming;

static int read_one_named(ca_framework_reader *reader, const json_t *json, const char *list, size_t i, void *to)
{
    const naming *n = to;
    ca_named *one = &n->named[i];
    const char *type = "text";
    bool heads = strcmp(list, "heads") == 0, flags = strcmp(list, "flags") == 0;
    *one = (ca_named){.id = "", .title = ""};
    int failed = ca_reader_only(reader, json,
                                heads   ? "id title type"
                                : flags ? "id title good guidance"
                                        : "id title guidance");
    failed |= ca_reader_id(reader, json, &one->id);
    failed |= ca_reader_words(reader, json, "title", true, &one->title);
    failed |= ca_reader_words(reader, json, "type", false, &type);
    failed |= ca_reader_bool(reader, json, "good", &one->good);
    failed |= read_guidance(reader, json, &one->guidance);
    one->date = strcmp(type, "date") == 0;
    one->name = strcmp(type, "name") == 0;
    if (!one->date && !one->name && strcmp(type, "text") != 0)
        failed |= ca_reader_error_in(reader, "type", CA_RULE_FRAMEWORK_VALUE, "must be text, name or date");
    failed |= ca_reader_fresh(reader, n->indexes, one->id, i);
    ++*n->count;
    return failed;
}

static int read_named_list(ca_framework_reader *reader, const json_t *root, const char *member, enum ca_named_list list,
                           ca_named **named, int *count)
{
    enum { FLAGS_MOST = 32 }; /* flags that are set are bits of an unsigned number */
    size_t size = ca_reader_count(root, member);
    *named = ca_arena_take(&reader->framework->arena, size * sizeof **named + 1);
    naming n = {*named, &reader->framework->indexes[list], count};
    return ca_reader_each(reader, root, member, list == CA_FLAG_LIST ? FLAGS_MOST : 0, read_one_named, &n);
}

enum { SAID_MOST = 100 }; /* bytes: a longer text is never a filler */

/* Reads one of the kinds of filler, which are kinds of member. */
static int read_member_kind(ca_framework_reader *reader, const json_t *value, const char *name, size_t i, void *to)
{
    unsigned *kinds = to;
    const char *word = json_string_value(value);
    int index = word ? ca_index_in(ca_filler_kinds, ca_slice_of(word)) : -1;
    (void)name;
    (void)i;
    if (index < 0)
        return ca_reader_error_listed(reader, ca_filler_kinds);
    *kinds |= ca_filler_kinds_at(index);
    return 0;
}

static bool makes_withheld_nothing(const ca_fillers *fillers)
{
    return ca_filler_kinds_of(fillers, CA_FILLER_BLANK - 1, ca_slice_of(ca_withheld)) != 0;
}

static int read_said(ca_framework_reader *reader, const json_t *value, const char *words, size_t i, void *to)
{
    unsigned kinds = 0;
    int failed = ca_reader_each_of(reader, value, "a list of kinds of member", read_member_kind, &kinds);
    (void)i;
    (void)to;
    if (strlen(words) > SAID_MOST)
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "must be named by 100 bytes at most");
    bool before = makes_withheld_nothing(reader->framework->fillers);
    if (!ca_fillers_put(reader->framework->fillers, ca_slice_of(words), kinds))
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE,
                               "has neither a letter nor a digit, and is a filler as it is");
    if (!before && makes_withheld_nothing(reader->framework->fillers))
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE,
                               "is no filler: audit-redact writes it instead of a text");
    return failed;
}

static int read_nothing_said(ca_framework_reader *reader, const json_t *root)
{
    if (!json_object_get(root, "nothing_said"))
        return 0;
    reader->framework->fillers = ca_allocate(1, sizeof *reader->framework->fillers);
    ca_fillers_open(reader->framework->fillers);
    return ca_reader_each_member(reader, root, "nothing_said", read_said, NULL);
}

/* The needs of an answer; the index of each is the bit of enum ca_need. */
static const char *const answer_needs[] = {"evidence", "impact", "comment", NULL};
_Static_assert(CA_NEED_EVIDENCE == 1 << 0 && CA_NEED_IMPACT == 1 << 1 && CA_NEED_COMMENT == 1 << 2,
               "the index of a need is its bit");

static int check_standard(ca_framework_reader *reader, const json_t *value, const char *name, size_t i, void *to)
{
    const ca_framework *framework = reader->framework;
    (void)name;
    (void)i;
    (void)to;
    if (!json_is_integer(value))
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "must be a whole number");
    json_int_t given = json_integer_value(value);
    int number = given >= 0 && given <= INT_MAX ? (int)given : -1; /* which no standard has */
    if (!framework->standard_count || ca_map_find(&reader->standards, (ca_slice){(const char *)&number, sizeof number}))
        return 0;
    return ca_reader_error(reader, CA_RULE_FRAMEWORK_REFERENCE, "is not a standard of this framework");
}

static int read_type(ca_framework_reader *reader, const json_t *json, ca_question *question)
{
    const char *type = "grade";
    int failed = ca_reader_words(reader, json, "type", false, &type);
    int index = ca_index_in(ca_question_types, ca_slice_of(type));
    if (index < 0)
        return ca_reader_error_in(reader, "type", CA_RULE_FRAMEWORK_VALUE, "must be grade, yes-no or text");
    question->type = (enum ca_question_type)index;
    if (question->type == CA_QUESTION_GRADE && !reader->framework->scale_count && !reader->without_scale)
        failed |= ca_reader_error_in(reader, "type", CA_RULE_FRAMEWORK_REFERENCE,
                                     "asks for a grade, and the framework has no scale");
    return failed;
}

/* Reports a question that is asked in no type of case of the framework: it would be empty in every report. */
static int check_applies(ca_framework_reader *reader, const json_t *json, const ca_question *question)
{
    unsigned types = reader->framework->case_types;
    if (!question->applies || !types || (question->applies & types))
        return json_object_get(json, "applies") && !question->applies
                   ? ca_reader_error_in(reader, "applies", CA_RULE_FRAMEWORK_VALUE, "must name a type of case")
                   : 0;
    return ca_reader_error_in(reader, "applies", CA_RULE_FRAMEWORK_REFERENCE,
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
    failed |= ca_reader_fresh(reader, &reader->framework->indexes[CA_QUESTION_LIST], question->id, i);
    if (*question->id && ca_framework_section(reader->framework, ca_slice_of(question->id)) >= 0)
        failed |= ca_reader_error_in(reader, "id", CA_RULE_FRAMEWORK_ID,
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
    failed |= read_guidance(reader, json, &question->guidance);
    return failed;
}

/* 'after' may name a later question, so it is read when all questions are there. */
static int read_after(ca_framework_reader *reader, const json_t *json, const char *name, size_t i, void *to)
{
    ca_question *question = &reader->framework->questions[i];
    const json_t *after = json_object_get(json, "after");
    const char *answer = NULL;
    int index = -1;
    (void)name;
    (void)to;
    if (!after)
        return 0;
    ca_reader_step step = ca_reader_enter(reader, "after");
    int failed = ca_reader_only(reader, after, "question answer");
    if (!failed) {
        failed = ca_reader_words(reader, after, "answer", true, &answer);
        ca_reader_step inside = ca_reader_enter(reader, "question");
        failed |= ca_reader_question(reader, json_object_get(after, "question"), &index);
        if (!failed && reader->framework->questions[index].type != CA_QUESTION_YES_NO)
            failed = ca_reader_error(reader, CA_RULE_FRAMEWORK_REFERENCE, "is not answered yes or no");
        ca_reader_leave(reader, inside);
    }
    if (!failed && strcmp(answer, "yes") != 0 && strcmp(answer, "no") != 0)
        failed = ca_reader_error_in(reader, "answer", CA_RULE_FRAMEWORK_VALUE, "must be yes or no");
    ca_reader_leave(reader, step);
    if (failed)
        return -1;
    question->after = index;
    question->after_yes = strcmp(answer, "yes") == 0;
    return 0;
}

/* Follows 'after' from question I, and marks each unmarked question with WAY. Returns the first question that was
 * marked before, or -1. */
static int mark_chain(const ca_framework *framework, int i, int way, int *ways)
{
    while (i >= 0 && !ways[i]) {
        ways[i] = way;
        i = framework->questions[i].after;
    }
    return i;
}

/* Returns the first question of the ring that question I is in. */
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
    return ca_reader_error_in(reader, "after", CA_RULE_FRAMEWORK_CYCLE, "waits in the end for its own answer");
}

/* Reports the first question of each ring of 'after'. Each question is visited once. */
static int check_rings(ca_framework_reader *reader, const json_t *root, size_t most)
{
    ca_framework *framework = reader->framework;
    int *ways = ca_allocate((size_t)framework->question_count, sizeof *ways);
    bool *begins = ca_allocate((size_t)framework->question_count, sizeof *begins);
    for (int i = 0; i < framework->question_count; i++) {
        int seen = ways[i] ? -1 : mark_chain(framework, i, i + 1, ways);
        if (seen >= 0 && ways[seen] == i + 1)
            begins[first_of_ring(framework, seen)] = true;
    }
    int failed = ca_reader_each(reader, root, "questions", most, check_ring, begins);
    free(ways);
    free(begins);
    return failed;
}

/* Adds the question FIRST and those that it follows to the order, from index PLACED on, each after the one that it
 * follows; questions that are DONE are left out. Returns the new number of questions in the order. */
static int place_in_turn(ca_framework *framework, int first, int placed, bool *done)
{
    int from = placed;
    for (int at = first; at >= 0 && !done[at]; at = framework->questions[at].after) {
        done[at] = true;
        framework->in_turn[placed++] = at;
    }
    for (int to = placed - 1; from < to; from++, to--) { /* they were added last first */
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

static int read_questions(ca_framework_reader *reader, const json_t *root)
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

static int read_overall(ca_framework_reader *reader, const json_t *root)
{
    const json_t *overall = json_object_get(root, "overall");
    ca_framework *framework = reader->framework;
    if (!overall)
        return 0;
    ca_reader_step step = ca_reader_enter(reader, "overall");
    int failed = ca_reader_only(reader, overall, "required requires recent");
    failed |= ca_reader_bool(reader, overall, "required", &framework->overall_required);
    failed |= ca_reader_bool(reader, overall, "recent", &framework->overall_recent);
    failed |= ca_reader_bits(reader, overall, "requires", overall_needs, &framework->overall_requires);
    ca_reader_leave(reader, step);
    return failed;
}

static int read_head(ca_framework_reader *reader, const json_t *root)
{
    ca_framework *framework = reader->framework;
    const char *schema = "caseaudit.framework/1";
    framework->id = framework->title = "";
    int failed = ca_reader_only(
        reader, root,
        "schema id title source scale good target window_months case_types expects "
        "enough_words heads flags sections themes finding_themes standards maps questions overall rulesets "
        "ruleset obligations sampling moderation nothing_said form");
    if (!json_is_object(root))
        return failed;
    failed |= ca_reader_words(reader, root, "schema", true, &schema);
    if (strcmp(schema, "caseaudit.framework/1") != 0)
        failed |= ca_reader_error_in(reader, "schema", CA_RULE_FRAMEWORK_VALUE, "must be caseaudit.framework/1");
    if (!json_object_get(root, "questions") && !json_object_get(root, "sections"))
        failed |= ca_reader_error_in(reader, "questions", CA_RULE_FRAMEWORK_MEMBER,
                                     "is missing: a framework has questions, or sections for findings");
    failed |= ca_reader_id(reader, root, &framework->id);
    failed |= ca_reader_words(reader, root, "title", true, &framework->title);
    failed |= ca_reader_words(reader, root, "source", false, &framework->source);
    failed |= ca_reader_number(reader, root, "window_months", 600, &framework->window_months);
    failed |= ca_reader_bits(reader, root, "case_types", ca_case_types, &framework->case_types);
    if (json_object_get(root, "case_types") && !ca_reader_count(root, "case_types"))
        failed |= ca_reader_error_in(reader, "case_types", CA_RULE_FRAMEWORK_VALUE, "must name a type of case");
    return failed;
}

static void read_whole(ca_framework_reader *reader, const json_t *root)
{
    ca_framework *framework = reader->framework;
    int failed = read_head(reader, root);
    if (!json_is_object(root))
        return;
    failed |= read_scale(reader, root);
    failed |= read_named_list(reader, root, "heads", CA_HEAD_LIST, &framework->heads, &framework->head_count);
    failed |= read_named_list(reader, root, "flags", CA_FLAG_LIST, &framework->flags, &framework->flag_count);
    failed |=
        read_named_list(reader, root, "sections", CA_SECTION_LIST, &framework->sections, &framework->section_count);
    failed |= read_named_list(reader, root, "themes", CA_THEME_LIST, &framework->themes, &framework->theme_count);
    failed |= ca_reader_finding_themes(reader, root);
    failed |= ca_reader_policies(reader, root);
    failed |= read_nothing_said(reader, root);
    failed |= read_questions(reader, root);
    failed |= ca_reader_maps(reader, root);
    failed |= read_overall(reader, root);
    failed |= ca_reader_form(reader, root);
    failed |= ca_reader_rulesets(reader, root);
    failed |= ca_reader_requirements(reader, root);
    reader->faults += failed && !reader->faults; /* each error counts itself; an uncounted one cannot happen */
}

/* Both readers must accept the text: the scanner reports errors with their location, jansson checks the numbers. */
static int parse(ca_framework_reader *reader)
{
    json_error_t json_error = {.position = 0};
    size_t at = 0;
    const char *error = NULL;
    if (ca_scan_text(&reader->scan, reader->text.at, reader->text.size) < 0) {
        at = reader->scan.error_at;
        error = ca_scan_error_words(reader->scan.error);
    } else if (reader->scan.nodes[0].kind != CA_OBJECT) {
        at = reader->scan.nodes[0].start;
        error = ca_scan_error_words(CA_SCAN_SYNTAX);
    } else if (!(reader->framework->json =
                     json_loadb(reader->text.at, reader->text.size, JSON_REJECT_DUPLICATES, &json_error))) {
        at = json_error.position > 0 ? (size_t)json_error.position : 0;
        error = "is a number that is too large, or no number, up to here";
    }
    if (!error)
        return 0;
    (void)ca_report(reader->reporter, ca_reader_location(reader, at), CA_RULE_FRAMEWORK_JSON, "", "%s", error);
    return -1;
}

static ca_framework *new_framework(void)
{
    ca_framework *framework = ca_allocate(1, sizeof *framework);
    framework->nearing = ca_allocate(1, sizeof *framework->nearing);
    if (pthread_mutex_init(framework->nearing, NULL))
        abort(); /* a programming error: it takes nothing from the system */
    return framework;
}

static void end_reading(ca_framework_reader *reader)
{
    ca_text_free(&reader->path);
    ca_scan_free(&reader->scan);
    ca_map_free(&reader->standards, NULL);
    free(reader->named_by);
    free(reader->lines);
}

ca_framework *ca_framework_read(const char *name, const char *text, size_t size, ca_reporter *reporter)
{
    ca_framework *framework = new_framework();
    ca_framework_reader reader = {.framework = framework, .name = name, .text = {text, size}, .reporter = reporter};
    int failed = parse(&reader);
    if (!failed) {
        read_whole(&reader, framework->json);
        failed = reader.faults ? -1 : 0;
    }
    framework->text = ca_arena_copy(&framework->arena, text, size);
    framework->text_size = size;
    if (!failed)
        ca_framework_set_digest(framework);
    end_reading(&reader);
    if (failed) {
        ca_framework_free(framework);
        return NULL;
    }
    return framework;
}

int ca_framework_themes_read(ca_finding_themes *themes, const char *name, ca_slice text, ca_reporter *reporter)
{
    ca_framework *framework = new_framework();
    ca_framework_reader reader = {.framework = framework, .name = name, .text = text, .reporter = reporter};
    int failed = parse(&reader);
    if (!failed)
        failed = ca_reader_only(&reader, framework->json, "finding_themes") |
                 ca_reader_finding_themes(&reader, framework->json);
    if (!failed && !framework->finding_themes.count)
        failed = ca_reader_error_in(&reader, "finding_themes", CA_RULE_FRAMEWORK_MEMBER, "has no theme");
    if (!failed)
        ca_finding_themes_join(themes, &framework->finding_themes);
    end_reading(&reader);
    ca_framework_free(framework);
    return failed ? -1 : 0;
}
