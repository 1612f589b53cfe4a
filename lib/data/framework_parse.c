/* SPDX-License-Identifier: MIT */
/* A framework from its JSON: the scale, the lists of names, the whole; all faults are reported. */
#include "data/framework_cursor.h"

#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

/* What the overall grade may have to have: places are those of enum ca_need. */
static const char *const overall_needs[] = {"", "", "", "reason", NULL};

/* One text of a list of texts. */
static int read_text(ca_framework_reader *reader, const json_t *value, const char *name, size_t i, void *to)
{
    const char **texts = to;
    (void)name;
    if (!json_is_string(value))
        return ca_reader_fault(reader, CA_RULE_FRAMEWORK_VALUE, "must be a text");
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
            failed |= ca_reader_fault_in(reader, "id", CA_RULE_FRAMEWORK_ID, "is there already");
    for (size_t before = 0; *grade->label && before < i; before++)
        if (ca_words_alike(framework->scale[before].label, grade->label))
            failed |= ca_reader_fault_in(reader, "label", CA_RULE_FRAMEWORK_ID, "is that of another grade");
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
        return ca_reader_fault_in(reader, "scale", CA_RULE_FRAMEWORK_MEMBER,
                                  "is missing: 'good' and rulesets need a scale of grades");
    }
    framework->scale = ca_arena_take(&framework->arena, count * sizeof *framework->scale + 1);
    int failed = ca_reader_each(reader, root, "scale", CA_SCALE_MOST, read_grade, NULL);
    if (!failed && count < 2)
        failed =
            ca_reader_fault_in(reader, "scale", CA_RULE_FRAMEWORK_VALUE, "must have 2 to 11 grades, the worst first");
    reader->without_scale = failed;
    if (ca_reader_grade(reader, root, "good", &framework->good) < 0)
        return -1;
    if (framework->good == 0)
        failed |= ca_reader_fault_in(reader, "good", CA_RULE_FRAMEWORK_RULE,
                                     "is the worst grade, so that every audit would be good");
    if (!json_object_get(root, "good"))
        failed |= ca_reader_fault_in(reader, "good", CA_RULE_FRAMEWORK_MEMBER,
                                     "is missing: the first grade of the scale that is good enough");
    return failed;
}

/* A list of named things that is being read. */
typedef struct {
    ca_named *named;
    ca_map *places;
    int *count;
} naming;

static int read_one_named(ca_framework_reader *reader, const json_t *json, const char *list, size_t i, void *to)
{
    const naming *n = to;
    ca_named *one = &n->named[i];
    const char *type = "text";
    bool heads = strcmp(list, "heads") == 0;
    *one = (ca_named){.id = "", .title = ""};
    int failed = ca_reader_only(reader, json, heads ? "id title type" : "id title guidance");
    failed |= ca_reader_id(reader, json, &one->id);
    failed |= ca_reader_words(reader, json, "title", true, &one->title);
    failed |= ca_reader_words(reader, json, "type", false, &type);
    failed |= ca_reader_guidance(reader, json, &one->guidance);
    one->date = strcmp(type, "date") == 0;
    if (!one->date && strcmp(type, "text") != 0)
        failed |= ca_reader_fault_in(reader, "type", CA_RULE_FRAMEWORK_VALUE, "must be text or date");
    failed |= ca_reader_fresh(reader, n->places, one->id, i);
    ++*n->count;
    return failed;
}

int ca_reader_named_list(ca_framework_reader *reader, const json_t *root, const char *member, enum ca_named_list list,
                         ca_named **named, int *count)
{
    enum { FLAGS_MOST = 32 }; /* those that are set are bits of an unsigned number */
    size_t size = ca_reader_count(root, member);
    *named = ca_arena_take(&reader->framework->arena, size * sizeof **named + 1);
    naming n = {*named, &reader->framework->places[list], count};
    return ca_reader_each(reader, root, member, list == CA_FLAG_LIST ? FLAGS_MOST : 0, read_one_named, &n);
}

static int check_texts(ca_framework_reader *reader, const json_t *texts, const char *key, size_t i, void *to)
{
    const ca_framework *framework = reader->framework;
    int failed = 0;
    (void)i;
    (void)to;
    bool known = strcmp(key, "ask") == 0 || ca_place_in(ca_finding_kinds, ca_slice_of(key)) >= 0 ||
                 reader->without_scale || ca_framework_grade(framework, ca_slice_of(key)) != CA_NO_GRADE;
    if (!known)
        failed =
            ca_reader_fault(reader, CA_RULE_FRAMEWORK_REFERENCE, "is neither 'ask' nor a grade nor a kind of finding");
    return failed | ca_reader_each_of(reader, texts, "a list of texts", read_text, NULL);
}

int ca_reader_guidance(ca_framework_reader *reader, const json_t *object, const json_t **guidance)
{
    *guidance = json_object_get(object, "guidance");
    return ca_reader_each_member(reader, object, "guidance", check_texts, NULL);
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
    int failed = ca_reader_only(reader, root,
                                "schema id title source scale good target window_months case_types expects "
                                "enough_words heads flags sections themes standards questions overall rulesets "
                                "ruleset obligations sampling moderation nothing_said");
    if (!json_is_object(root))
        return failed;
    failed |= ca_reader_words(reader, root, "schema", true, &schema);
    if (strcmp(schema, "caseaudit.framework/1") != 0)
        failed |= ca_reader_fault_in(reader, "schema", CA_RULE_FRAMEWORK_VALUE, "must be caseaudit.framework/1");
    if (!json_object_get(root, "questions") && !json_object_get(root, "sections"))
        failed |= ca_reader_fault_in(reader, "questions", CA_RULE_FRAMEWORK_MEMBER,
                                     "is missing: a framework has questions, or sections for findings");
    failed |= ca_reader_id(reader, root, &framework->id);
    failed |= ca_reader_words(reader, root, "title", true, &framework->title);
    failed |= ca_reader_words(reader, root, "source", false, &framework->source);
    failed |= ca_reader_number(reader, root, "window_months", 600, &framework->window_months);
    failed |= ca_reader_bits(reader, root, "case_types", ca_case_types, &framework->case_types);
    if (json_object_get(root, "case_types") && !ca_reader_count(root, "case_types"))
        failed |= ca_reader_fault_in(reader, "case_types", CA_RULE_FRAMEWORK_VALUE, "must name a type of case");
    return failed;
}

static void read_whole(ca_framework_reader *reader, const json_t *root)
{
    ca_framework *framework = reader->framework;
    int failed = read_head(reader, root);
    if (!json_is_object(root))
        return;
    failed |= read_scale(reader, root);
    failed |= ca_reader_named_list(reader, root, "heads", CA_HEAD_LIST, &framework->heads, &framework->head_count);
    failed |= ca_reader_named_list(reader, root, "flags", CA_FLAG_LIST, &framework->flags, &framework->flag_count);
    failed |= ca_reader_named_list(reader, root, "sections", CA_SECTION_LIST, &framework->sections,
                                   &framework->section_count);
    failed |= ca_reader_named_list(reader, root, "themes", CA_THEME_LIST, &framework->themes, &framework->theme_count);
    failed |= ca_reader_policies(reader, root);
    failed |= ca_reader_nothing(reader, root);
    failed |= ca_reader_questions(reader, root);
    failed |= read_overall(reader, root);
    failed |= ca_reader_rulesets(reader, root);
    failed |= ca_reader_obligations(reader, root);
    reader->faults += failed && !reader->faults; /* each fault counts itself; this one cannot happen */
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

/* Both readers must take the text: the scanner says what is wrong and where, jansson has the last word on
 * numbers. */
static int parse(ca_framework_reader *reader)
{
    json_error_t error = {.position = 0};
    size_t at = 0;
    const char *problem = NULL;
    if (ca_scan_text(&reader->scan, reader->text.at, reader->text.size) < 0) {
        at = reader->scan.error_at;
        problem = ca_scan_error_words(reader->scan.error);
    } else if (reader->scan.nodes[0].kind != CA_OBJECT) {
        at = reader->scan.nodes[0].start;
        problem = ca_scan_error_words(CA_SCAN_SYNTAX);
    } else if (!(reader->framework->json =
                     json_loadb(reader->text.at, reader->text.size, JSON_REJECT_DUPLICATES, &error))) {
        at = error.position > 0 ? (size_t)error.position : 0;
        problem = "is a number that is too large, or no number, up to here";
    }
    if (!problem)
        return 0;
    (void)ca_report(reader->reporter, ca_reader_place(reader, at), CA_RULE_FRAMEWORK_JSON, "", "%s", problem);
    return -1;
}

ca_framework *ca_framework_read(const char *name, const char *text, size_t size, ca_reporter *reporter)
{
    ca_framework *framework = ca_allocate(1, sizeof *framework);
    framework->nearing = ca_allocate(1, sizeof *framework->nearing);
    if (pthread_mutex_init(framework->nearing, NULL))
        abort(); /* it takes nothing from the system */
    ca_framework_reader reader = {.framework = framework, .name = name, .text = {text, size}, .reporter = reporter};
    int failed = parse(&reader);
    if (!failed) {
        read_whole(&reader, framework->json);
        failed = reader.faults ? -1 : write_digest(framework);
    }
    framework->text = ca_arena_copy(&framework->arena, text, size);
    framework->text_size = size;
    ca_text_free(&reader.path);
    ca_scan_free(&reader.scan);
    ca_map_free(&reader.standards, NULL);
    free(reader.named_by);
    free(reader.lines);
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
    for (int i = 0; i < CA_LIST_COUNT; i++) {
        ca_map_free(&framework->places[i], NULL);
        if (framework->near[i])
            ca_near_names_free(framework->near[i]);
        free(framework->near[i]);
    }
    for (int i = 0; i < framework->ruleset_count; i++)
        ca_map_free(&framework->rulesets[i].rules, NULL);
    (void)pthread_mutex_destroy(framework->nearing); /* nobody holds it */
    free(framework->nearing);
    if (framework->nothing)
        ca_nothing_free(framework->nothing);
    free(framework->nothing);
    ca_arena_free(&framework->arena);
    free(framework);
}
