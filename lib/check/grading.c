/* SPDX-License-Identifier: MIT */
/* The member `grading` of a record: written, taken as it is, compared, spliced in. */
#include "check/grading.h"

#include "base/json_write.h"

#include <stdlib.h>

static void name_grade(ca_text *to, const char *name, const ca_framework *framework, int grade)
{
    ca_json_name(to, name);
    ca_json_words(to, grade == CA_NO_GRADE ? NULL : framework->scale[grade].id);
}

static void write_fired(const ca_grading *grading, const ca_framework *framework, ca_text *to)
{
    ca_json_name(to, "rules");
    ca_json_open(to, '[');
    for (size_t i = 0; i < grading->fired_count; i++) {
        const ca_fired *fired = &grading->fired[i];
        const ca_limit *limit = &framework->rulesets[grading->ruleset].limits[fired->limit];
        ca_json_open(to, '{');
        ca_json_name(to, "rule");
        ca_json_words(to, limit->id);
        ca_json_name(to, "binding");
        ca_json_bool(to, limit->binding);
        ca_json_name(to, "because");
        ca_json_open(to, '[');
        for (size_t j = 0; j < fired->because_count; j++)
            ca_json_words(to, grading->because[fired->because + j]);
        ca_json_close(to, ']');
        if (limit->lower_by) {
            ca_json_name(to, "lower_by");
            ca_json_number(to, (uint64_t)limit->lower_by);
        } else {
            name_grade(to, "ceiling", framework, limit->ceiling);
        }
        ca_json_close(to, '}');
    }
    ca_json_close(to, ']');
}

void ca_grading_write(const ca_grading *grading, const ca_framework *framework, ca_text *to)
{
    bool ruled = grading->ruleset >= 0, final = grading->final != CA_NO_GRADE;
    ca_json_open(to, '{');
    ca_json_name(to, "ruleset");
    ca_json_words(to, ruled ? framework->rulesets[grading->ruleset].id : NULL);
    name_grade(to, "auditor", framework, grading->auditor);
    name_grade(to, "moderated", framework, grading->moderated);
    name_grade(to, "ceiling", framework, grading->ceiling);
    write_fired(grading, framework, to);
    name_grade(to, "final", framework, grading->final);
    ca_json_name(to, "capped");
    ca_json_bool(to, grading->capped);
    ca_json_name(to, "override");
    ca_json_bool(to, grading->override);
    ca_json_name(to, "undecided");
    ca_json_open(to, '[');
    for (int i = 0; i < framework->question_count; i++)
        if (grading->undecided[i])
            ca_json_words(to, framework->questions[i].id);
    ca_json_close(to, ']');
    name_grade(to, "indicative", framework, grading->indicative);
    ca_json_name(to, "good");
    if (final)
        ca_json_bool(to, grading->final >= framework->good);
    else
        ca_json_null(to);
    ca_json_name(to, "plan");
    ca_json_words(to, ca_duty_states[grading->plan]);
    ca_json_name(to, "escalation");
    ca_json_words(to, ca_duty_states[grading->escalation]);
    ca_json_close(to, '}');
}

uint32_t ca_grading_node(const ca_record *record)
{
    return ca_node_member(&record->scan, 0, "grading");
}

/* Whether two values say the same, whatever the order of members. As deep as the scanner allows. */
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
    static const char *const members[] = {"ruleset", "auditor", "moderated",  "ceiling",   "rules",
                                          "final",   "capped",  "override",   "undecided", "indicative",
                                          "good",    "plan",    "escalation", NULL};
    ca_text *made = &grading->made;
    ca_scan *scan = &grading->scan;
    const char *differs = NULL;
    uint32_t given = ca_grading_node(record);
    ca_text_clear(made);
    ca_arena_clear(&grading->spelt);
    ca_grading_write(grading, record->framework, made);
    if (ca_scan_text(scan, made->at, made->size) < 0) /* what was written here is JSON */
        differs = "grading";
    for (int i = 0; members[i] && !differs; i++) {
        uint32_t wanted = ca_node_member(scan, 0, members[i]);
        uint32_t there = ca_node_member(&record->scan, given, members[i]);
        if (!there || !same(scan, wanted, &record->scan, there, &grading->spelt))
            differs = members[i];
    }
    return differs;
}

void ca_grading_splice(const ca_record *record, ca_grading *grading, ca_splices *splices)
{
    ca_text_clear(&grading->made);
    ca_grading_write(grading, record->framework, &grading->made);
    ca_splice_member(splices, &record->scan, 0, "grading", (ca_slice){grading->made.at, grading->made.size});
}

/* The fired rules as the record lists them; false when the framework does not know one. */
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
            ca_room_for_one(grading->fired, grading->fired_count, &grading->fired_capacity, sizeof *grading->fired);
        grading->fired[grading->fired_count++] = (ca_fired){.limit = limit};
    }
    return true;
}

/* Whether a duty is met is seen in the record, which may have been filled in since; what is asked for stays. */
static enum ca_duty duty_of(ca_record *record, enum ca_field field, bool met)
{
    enum ca_duty duty = (enum ca_duty)ca_record_number(record, field, CA_NOT_REQUIRED);
    return duty == CA_NOT_REQUIRED ? duty : met ? CA_PRESENT : CA_MISSING;
}

void ca_grading_take(ca_record *record, ca_reporter *reporter, ca_grading *grading)
{
    const ca_framework *framework = record->framework;
    uint32_t node = ca_grading_node(record);
    grading->fired_count = grading->because_count = 0;
    grading->auditor = ca_record_number(record, CA_GRADING_AUDITOR_FIELD, CA_NO_GRADE);
    grading->moderated = ca_record_number(record, CA_GRADING_MODERATED_FIELD, CA_NO_GRADE);
    grading->start = grading->moderated != CA_NO_GRADE ? grading->moderated : grading->auditor;
    grading->ceiling = ca_record_number(record, CA_GRADING_CEILING_FIELD, CA_NO_GRADE);
    grading->final = grading->at_most = ca_record_number(record, CA_GRADING_FINAL_FIELD, CA_NO_GRADE);
    grading->indicative = ca_record_number(record, CA_GRADING_INDICATIVE_FIELD, CA_NO_GRADE);
    grading->capped = ca_record_number(record, CA_GRADING_CAPPED_FIELD, 0) != 0;
    grading->override = ca_record_number(record, CA_GRADING_OVERRIDE_FIELD, 0) != 0;
    grading->plan = duty_of(record, CA_GRADING_PLAN_FIELD, ca_record_has_action(record));
    grading->escalation = duty_of(record, CA_GRADING_ESCALATION_FIELD, ca_record_has(record, CA_ESCALATION_TO_FIELD));
    grading->ruleset = -1;
    if (ca_record_has(record, CA_GRADING_RULESET_FIELD)) {
        ca_slice id = ca_record_text(record, CA_GRADING_RULESET_FIELD);
        char *words = ca_arena_copy(&record->arena, id.at, id.size);
        grading->ruleset = ca_framework_ruleset(framework, words);
        if (grading->ruleset < 0)
            ca_record_report(record, reporter, CA_RULE_RULESET_UNKNOWN, node, "grading.ruleset",
                             "is not a ruleset of %s", framework->id);
    }
    if (record->groups[CA_FIRED].count && (grading->ruleset < 0 || !take_fired(record, grading)))
        ca_record_report(record, reporter, CA_RULE_CODE_UNKNOWN, node, "grading.rules",
                         "names a rule that %s does not have; grade the record anew", framework->id);
}
