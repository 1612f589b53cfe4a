/* SPDX-License-Identifier: MIT */
/* The member `grading` of a record: writing it, reading it as it is, comparing it, editing it in place. */
#include "check/grading.h"

#include "base/json_edit.h"
#include "base/json_write.h"

#include <stdlib.h>
#include <string.h>

/* X(FIELD, name, kind, member): the members of a grading, in the order in which they are written. For each kind there
 * is a function that writes MEMBER of ca_grading, and one that reads it. */
#define MEMBERS(X)                                          \
    X(GRADING_RULESET, "ruleset", ruleset, ruleset)         \
    X(GRADING_DIGEST, "digest", digest, ruleset)            \
    X(GRADING_AUDITOR, "auditor", grade, auditor)           \
    X(GRADING_MODERATED, "moderated", grade, moderated)     \
    X(GRADING_CEILING, "ceiling", grade, ceiling)           \
    X(FIRED_RULE, "rules", rules, fired)                    \
    X(GRADING_FINAL, "final", grade, final)                 \
    X(GRADING_CAPPED, "capped", flag, capped)               \
    X(GRADING_OVERRIDE, "override", flag, override)         \
    X(GRADING_UNDECIDED, "undecided", questions, undecided) \
    X(GRADING_INDICATIVE, "indicative", grade, indicative)  \
    X(GRADING_GOOD, "good", good, final)                    \
    X(GRADING_PLAN, "plan", requirement, plan)              \
    X(GRADING_ESCALATION, "escalation", requirement, escalation)

static const char *const member_names[] = {
#define X(field, name, kind, member) name,
    MEMBERS(X)
#undef X
};
enum { MEMBER_COUNT = sizeof member_names / sizeof *member_names };
_Static_assert(CA_GRADING_RULESET_FIELD + (int)MEMBER_COUNT - 1 + (CA_GRADING_FINAL_FIELD - CA_FIRED_RULE_FIELD) ==
                   (int)CA_FIELD_COUNT,
               "each member of a grading that the record format has, of the rules one field for all");

/* --- writing ------------------------------------------------------------------------------------------------------ */

typedef struct {
    const ca_grading *grading;
    const ca_framework *framework;
    ca_text *to;
} writer;

static void write_ruleset(const writer *w, const int *ruleset)
{
    ca_json_words(w->to, *ruleset >= 0 ? w->framework->rulesets[*ruleset].id : NULL);
}

/* The digest is the framework's, whatever the ruleset. */
static void write_digest(const writer *w, const int *ruleset)
{
    (void)ruleset;
    ca_json_words(w->to, w->framework->digest);
}

static void write_grade(const writer *w, const int *grade)
{
    ca_json_words(w->to, *grade == CA_NO_GRADE ? NULL : w->framework->scale[*grade].id);
}

static void write_flag(const writer *w, const bool *flag)
{
    ca_json_bool(w->to, *flag);
}

static void write_good(const writer *w, const int *grade)
{
    if (*grade == CA_NO_GRADE)
        ca_json_null(w->to);
    else
        ca_json_bool(w->to, *grade >= w->framework->good);
}

static void write_requirement(const writer *w, const enum ca_requirement_state *requirement)
{
    ca_json_words(w->to, ca_requirement_states[*requirement]);
}

static void write_questions(const writer *w, bool *const *which)
{
    ca_json_open(w->to, '[');
    for (int i = 0; i < w->framework->question_count; i++)
        if ((*which)[i])
            ca_json_words(w->to, w->framework->questions[i].id);
    ca_json_close(w->to, ']');
}

static void write_rule(const writer *w, const ca_fired *fired)
{
    const ca_limiting_rule *limit = &w->framework->rulesets[w->grading->ruleset].limits[fired->limit];
    ca_json_open(w->to, '{');
    ca_json_name(w->to, "rule");
    ca_json_words(w->to, limit->id);
    ca_json_name(w->to, "binding");
    ca_json_bool(w->to, limit->binding);
    ca_json_name(w->to, "because");
    ca_json_open(w->to, '[');
    for (size_t i = 0; i < fired->because_count; i++)
        ca_json_words(w->to, w->grading->because[fired->because + i]);
    ca_json_close(w->to, ']');
    if (limit->lower_by) {
        ca_json_name(w->to, "lower_by");
        ca_json_number(w->to, (uint64_t)limit->lower_by);
    } else {
        ca_json_name(w->to, "ceiling");
        write_grade(w, &limit->ceiling);
    }
    ca_json_close(w->to, '}');
}

static void write_rules(const writer *w, ca_fired *const *fired)
{
    ca_json_open(w->to, '[');
    for (size_t i = 0; i < w->grading->fired_count; i++)
        write_rule(w, &(*fired)[i]);
    ca_json_close(w->to, ']');
}

void ca_grading_write(const ca_grading *grading, const ca_framework *framework, ca_text *to)
{
    const writer w = {grading, framework, to};
    ca_json_open(to, '{');
#define X(field, name, kind, member) \
    ca_json_name(to, name);          \
    write_##kind(&w, &grading->member);
    MEMBERS(X)
#undef X
    ca_json_close(to, '}');
}

uint32_t ca_grading_node(const ca_record *record)
{
    return ca_node_member(&record->scan, 0, "grading");
}

void ca_grading_edit(const ca_record *record, ca_grading *grading, ca_text *to, size_t *from, size_t *until)
{
    ca_text_clear(&grading->made);
    ca_grading_write(grading, record->framework, &grading->made);
    ca_json_edit_begin(&record->scan, 0, "grading", from, until, to);
    ca_text_append(to, grading->made.at, grading->made.size);
}

/* --- comparing ---------------------------------------------------------------------------------------------------- */

/* Returns whether two values are equal, whatever the order of members. The depth of the recursion is at most
 * CA_DEPTH_MOST. */
static bool same(const ca_scan *a, uint32_t at, const ca_scan *b, uint32_t other, ca_arena *arena)
{
    const ca_node *one = &a->nodes[at], *two = &b->nodes[other];
    if (one->kind != two->kind)
        return false;
    if (one->kind == CA_STRING)
        return ca_slice_equal(ca_node_string(a, at, arena), ca_node_string(b, other, arena));
    if (one->kind == CA_NUMBER)
        return ca_slice_equal(ca_node_bytes(a, at), ca_node_bytes(b, other));
    if (one->kind == CA_OBJECT) {
        ca_members members = ca_members_of(b, other, arena);
        for (uint32_t i = at + 1; i < one->next; i = a->nodes[i + 1].next) {
            uint32_t match = ca_members_find(&members, ca_node_string(a, i, arena));
            if (!match || !same(a, i + 1, b, match, arena))
                return false;
        }
        return true;
    }
    uint32_t i = at + 1, j = other + 1;
    while (i < one->next && j < two->next && same(a, i, b, j, arena)) {
        i = a->nodes[i].next;
        j = b->nodes[j].next;
    }
    return i >= one->next && j >= two->next;
}

const char *ca_grading_differs(const ca_record *record, ca_grading *grading)
{
    ca_text *made = &grading->made;
    ca_scan *scan = &grading->scan;
    const char *differs = NULL;
    uint32_t given = ca_grading_node(record);
    ca_text_clear(made);
    ca_arena_clear(&grading->spelt);
    ca_grading_write(grading, record->framework, made);
    if (ca_scan_text(scan, made->at, made->size) < 0) /* cannot happen: MADE is JSON */
        differs = "grading";
    for (int i = 0; i < MEMBER_COUNT && !differs; i++) {
        uint32_t wanted = ca_node_member(scan, 0, member_names[i]);
        uint32_t there = ca_node_member(&record->scan, given, member_names[i]);
        if (!there && strcmp(member_names[i], "digest") == 0) /* 0.1.0 wrote none */
            continue;
        if (!there || !same(scan, wanted, &record->scan, there, &grading->spelt))
            differs = member_names[i];
    }
    return differs;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

typedef struct {
    ca_record *record;
    ca_reporter *reporter;
    ca_grading *grading;
} taker;

static void take_ruleset(taker *t, enum ca_field field, int *ruleset)
{
    ca_record *record = t->record;
    *ruleset = -1;
    if (!ca_record_has(record, field))
        return;
    ca_slice id = ca_record_text(record, field);
    *ruleset = ca_framework_ruleset(record->framework, ca_arena_copy(&record->arena, id.at, id.size));
    if (*ruleset < 0)
        ca_record_report(record, t->reporter, CA_RULE_RULESET_UNKNOWN, ca_grading_node(record), ca_fields[field].path,
                         "is not a ruleset of %s", record->framework->id);
}

static void take_digest(taker *t, enum ca_field field, int *ruleset)
{
    (void)t, (void)field, (void)ruleset; /* ca_grading_is_of_another reads it where it is of interest */
}

static void take_grade(taker *t, enum ca_field field, int *grade)
{
    *grade = ca_record_number(t->record, field, CA_NO_GRADE);
}

static void take_flag(taker *t, enum ca_field field, bool *flag)
{
    *flag = ca_record_number(t->record, field, 0) != 0;
}

/* Reads whether there is a requirement. Whether it is met is read from the record, which may have been filled in
 * since. */
static void take_requirement(taker *t, enum ca_field field, enum ca_requirement_state *requirement)
{
    bool met = field == CA_GRADING_PLAN_FIELD ? ca_record_has_action(t->record)
                                              : ca_record_has(t->record, CA_ESCALATION_TO_FIELD);
    *requirement = (enum ca_requirement_state)ca_record_number(t->record, field, CA_NOT_REQUIRED);
    if (*requirement != CA_NOT_REQUIRED)
        *requirement = met ? CA_PRESENT : CA_MISSING;
}

/* Reads the fired rules that the record lists. Returns false if the framework does not have one of them. */
static bool take_fired(ca_record *record, ca_grading *grading)
{
    const ca_entries *fired = &record->groups[CA_FIRED];
    const ca_ruleset *ruleset = &record->framework->rulesets[grading->ruleset];
    bool *taken = ca_arena_take(&record->arena, (size_t)ruleset->limit_count * sizeof *taken);
    for (int i = 0; i < ruleset->limit_count; i++)
        taken[i] = false;
    for (size_t i = 0; i < fired->count; i++) {
        ca_slice id = ca_entry_text(record, &fired->entries[i], CA_FIRED_RULE_FIELD);
        int limit = (int)(uintptr_t)ca_map_find(&ruleset->rules, id) - 1;
        if (limit < 0)
            return false;
        if (taken[limit])
            continue;
        taken[limit] = true;
        grading->fired =
            ca_array_grow(grading->fired, grading->fired_count, &grading->fired_capacity, sizeof *grading->fired);
        grading->fired[grading->fired_count++] = (ca_fired){.limit = limit};
    }
    return true;
}

static void take_rules(taker *t, enum ca_field field, ca_fired **fired)
{
    ca_record *record = t->record;
    (void)field, (void)fired;
    if (record->groups[CA_FIRED].count && (t->grading->ruleset < 0 || !take_fired(record, t->grading)))
        ca_record_report(record, t->reporter, CA_RULE_CODE_UNKNOWN, ca_grading_node(record), "grading.rules",
                         "names a rule that %s does not have; grade the record again", record->framework->id);
}

/* Members that are derived from others, or were missing when the grading was made, are not read. */
static void take_good(taker *t, enum ca_field field, int *grade)
{
    (void)t, (void)field, (void)grade;
}

static void take_questions(taker *t, enum ca_field field, bool **which)
{
    (void)t, (void)field, (void)which;
}

void ca_grading_take(ca_record *record, ca_reporter *reporter, ca_grading *grading)
{
    taker t = {record, reporter, grading};
    grading->fired_count = grading->because_count = 0;
#define X(field, name, kind, member) take_##kind(&t, CA_##field##_FIELD, &grading->member);
    MEMBERS(X)
#undef X
    grading->start = grading->moderated != CA_NO_GRADE ? grading->moderated : grading->auditor;
    grading->at_most = grading->final;
}

int ca_grading_ruleset(ca_record *record, bool *known)
{
    uint32_t grading = ca_grading_node(record);
    uint32_t named = grading ? ca_node_member(&record->scan, grading, "ruleset") : 0;
    bool names_one = named && record->scan.nodes[named].kind == CA_STRING;
    int found = -1;
    if (names_one) {
        ca_slice id = ca_node_string(&record->scan, named, &record->arena);
        found = ca_framework_ruleset(record->framework, ca_arena_copy(&record->arena, id.at, id.size));
    }
    if (known)
        *known = !names_one || found >= 0;
    return found >= 0 ? found : record->framework->ruleset;
}

void ca_grade_as_before(ca_record *record, ca_grading *grading)
{
    ca_grade_record(record, ca_grading_ruleset(record, NULL), grading);
}

bool ca_grading_is_carried(const ca_record *record)
{
    uint32_t node = ca_grading_node(record);
    return node && ca_node_member(&record->scan, node, "final") && ca_node_member(&record->scan, node, "ruleset");
}

bool ca_grading_is_of_another(ca_record *record)
{
    uint32_t node = ca_grading_node(record);
    uint32_t digest = node ? ca_node_member(&record->scan, node, "digest") : 0;
    return digest && record->scan.nodes[digest].kind == CA_STRING &&
           !ca_slice_is(ca_node_string(&record->scan, digest, &record->arena), record->framework->digest);
}

void ca_graded_line(const ca_record *record, ca_grading *grading, ca_text *to)
{
    ca_slice line = record->line.text;
    ca_text edit = {0};
    size_t from, until;
    ca_grading_edit(record, grading, &edit, &from, &until);
    ca_text_append(to, line.at, from);
    ca_text_append(to, edit.at, edit.size);
    ca_text_append(to, line.at + until, line.size - until);
    ca_text_free(&edit);
}
