/* SPDX-License-Identifier: MIT */
/* Merges a returned moderated record into its original. */
#include "draw/merge.h"

#include "base/json_edit.h"
#include "base/json_node.h"
#include "record/record.h"

#include <stdlib.h>
#include <string.h>

/* The lists that may get entries at their end, and the first of these in the returned record; 0: none. */
static const char *const growing[] = {"actions", "notes"};
enum { GROWING = sizeof growing / sizeof *growing };
typedef uint32_t added_entries[GROWING];

typedef struct {
    const ca_scan *old, *fresh;
    const ca_framework *framework;
    ca_arena arena;
    ca_merge_conflict *conflict;
    ca_merge_kept *kept;
} merger;

/* Returns the path of a member. Contains only names of the format and the framework, so no personal data. */
static ca_text path_of(const merger *m, ca_slice name, int question)
{
    static const char *const known[] = {"schema",  "id",      "framework", "kind",      "theme",
                                        "case",    "heads",   "audit",     "discussed", "context",
                                        "answers", "overall", "findings",  "actions",   "escalation",
                                        "flags",   "comment", "checklist", "notes",     NULL};
    int index = ca_index_in(known, name);
    ca_text path = {0};
    ca_text_add(&path, index < 0 ? "record" : known[index]);
    if (question >= 0)
        ca_text_format(&path, ".%s", m->framework->questions[question].id);
    return path;
}

static bool conflicts(merger *m, enum ca_rule_id rule, uint32_t node, const char *words)
{
    m->conflict->rule = rule;
    m->conflict->node = node;
    m->conflict->words = words;
    return true;
}

/* Adds a part of the audit that differs. QUESTION: of an answer, or negative. */
static void add_part(merger *m, ca_slice name, int question, uint32_t node, const char *words)
{
    ca_merge_kept *kept = m->kept;
    kept->list = ca_array_grow(kept->list, kept->count, &kept->capacity, sizeof *kept->list);
    kept->list[kept->count++] = (ca_merge_conflict){
        .rule = CA_RULE_MERGE_CHANGED, .node = node, .path = path_of(m, name, question), .words = words};
}

void ca_merge_kept_free(ca_merge_kept *kept)
{
    for (size_t i = 0; i < kept->count; i++)
        ca_text_free(&kept->list[i].path);
    free(kept->list);
    *kept = (ca_merge_kept){.wanted = kept->wanted};
}

static bool is_list(const ca_scan *scan, uint32_t node)
{
    return node && scan->nodes[node].kind == CA_ARRAY;
}

/* Returns whether two lists differ, except for entries added at the end. Sets *ADDED to the first of those, or 0. */
static uint32_t lists_differ(merger *m, uint32_t theirs, uint32_t ours, uint32_t *added)
{
    const ca_node *fresh = m->fresh->nodes, *old = m->old->nodes;
    bool none = !ours || ca_node_is_blank(m->old, ours, &m->arena);
    *added = 0;
    if (!is_list(m->fresh, theirs) || (!none && !is_list(m->old, ours)))
        return ours ? ca_scan_differs(m->fresh, theirs, m->old, ours, &m->arena) : CA_NO_NODE;
    uint32_t i = theirs + 1, j = ours + 1;
    for (; !none && i < fresh[theirs].next && j < old[ours].next; i = fresh[i].next, j = old[j].next) {
        uint32_t differs = ca_scan_differs(m->fresh, i, m->old, j, &m->arena);
        if (differs != CA_NO_NODE)
            return differs;
    }
    if (!none && j < old[ours].next)
        return theirs;
    *added = i < fresh[theirs].next ? i : 0;
    return CA_NO_NODE;
}

static bool is_left_out(const ca_scan *scan, uint32_t name)
{
    return ca_node_is(scan, name, "moderation") || ca_node_is(scan, name, "grading") || ca_node_is(scan, name, "form");
}

/* Returns the index of NAME among the lists that may grow, or -1. */
static int growing_list(ca_slice name)
{
    for (int i = 0; i < GROWING; i++)
        if (ca_slice_is(name, growing[i]))
            return i;
    return -1;
}

static const char differing[] = "differs from the original";
static const char missing[] = "is missing, unlike in the original";

/* Adds each member of the original's node OURS that is not among THEIRS, and not blank. ANSWERS: of these, not of the record. */
static void add_missing(merger *m, uint32_t ours, uint32_t theirs, bool answers)
{
    const ca_node *old = m->old->nodes;
    ca_members here = ca_members_of(m->fresh, theirs, &m->arena);
    for (uint32_t i = ours + 1; i < old[ours].next; i = old[i + 1].next) {
        ca_slice name = ca_node_string(m->old, i, &m->arena);
        if ((!answers && is_left_out(m->old, i)) || ca_members_find(&here, name) ||
            ca_node_is_blank(m->old, i + 1, &m->arena))
            continue;
        if (answers)
            add_part(m, ca_slice_of("answers"), ca_framework_question(m->framework, name), theirs, missing);
        else
            add_part(m, name, -1, 0, missing);
    }
}

/* Returns the node that differs in the value THEIRS from OURS, which may be 0, or CA_NO_NODE. */
static uint32_t value_differs(merger *m, uint32_t theirs, uint32_t ours)
{
    if (ours)
        return ca_scan_differs(m->fresh, theirs, m->old, ours, &m->arena);
    return ca_node_is_blank(m->fresh, theirs, &m->arena) ? CA_NO_NODE : theirs;
}

/* Adds each answer that differs. */
static void add_answers(merger *m, uint32_t theirs, uint32_t ours)
{
    const ca_node *fresh = m->fresh->nodes;
    ca_members there = ca_members_of(m->old, ours, &m->arena);
    for (uint32_t i = theirs + 1; i < fresh[theirs].next; i = fresh[i + 1].next) {
        ca_slice name = ca_node_string(m->fresh, i, &m->arena);
        uint32_t differs = value_differs(m, i + 1, ca_members_find(&there, name));
        if (differs != CA_NO_NODE)
            add_part(m, ca_slice_of("answers"), ca_framework_question(m->framework, name), differs, differing);
    }
    add_missing(m, ours, theirs, true);
}

static bool are_objects(const merger *m, uint32_t theirs, uint32_t ours)
{
    return ours && m->fresh->nodes[theirs].kind == CA_OBJECT && m->old->nodes[ours].kind == CA_OBJECT;
}

/* Adds each part of the audit in the returned record that differs from the original. Sets ADDED. */
static void add_differing(merger *m, added_entries added)
{
    const ca_node *fresh = m->fresh->nodes;
    ca_members there = ca_members_of(m->old, 0, &m->arena);
    for (uint32_t i = 1; i < fresh[0].next; i = fresh[i + 1].next) {
        ca_slice name = ca_node_string(m->fresh, i, &m->arena);
        uint32_t ours = ca_members_find(&there, name);
        uint32_t differs = CA_NO_NODE;
        int list = growing_list(name);
        if (is_left_out(m->fresh, i))
            continue;
        if (list >= 0)
            differs = lists_differ(m, i + 1, ours, &added[list]);
        else if (ca_slice_is(name, "answers") && are_objects(m, i + 1, ours))
            add_answers(m, i + 1, ours);
        else
            differs = value_differs(m, i + 1, ours);
        if (differs != CA_NO_NODE)
            add_part(m, name, -1, differs, differing);
    }
    add_missing(m, 0, 0, false);
}

/* Returns whether the original's own moderation conflicts with THEIRS. */
static bool is_moderated(merger *m, const ca_record *original, uint32_t ours, uint32_t theirs)
{
    uint32_t before = ca_node_member(m->fresh, theirs, "before");
    if (ca_moderation_state(original) != CA_IS_MODERATED)
        return false;
    if (before && ca_scan_differs(m->fresh, before, m->old, ours, &m->arena) == CA_NO_NODE)
        return false;
    ca_text_add(&m->conflict->path, "moderation");
    return conflicts(m, CA_RULE_MERGE_MODERATED, theirs, "the original has another moderation already");
}

static int grade_of(const ca_entry *answer)
{
    const ca_value *grade = answer ? ca_entry_value(answer, CA_ANSWER_GRADE_FIELD) : NULL;
    return grade && grade->node ? grade->number : CA_NO_GRADE;
}

/* Returns whether an agreement, or none, in the returned record is about a grade that the original has no more: the moderator
 * has not seen the one that it would count for. A grade of the moderator's own stands. */
static bool is_out_of_date(merger *m, const ca_record *original, const ca_record *returned)
{
    static const char words[] = "is about a grade that was changed since; ask the moderator to see the new one";
    const ca_value *agreed = &returned->at[CA_MODERATED_OVERALL_AGREED_FIELD];
    if (agreed->node && !ca_record_has(returned, CA_MODERATED_OVERALL_FIELD) &&
        ca_record_number(original, CA_OVERALL_GRADE_FIELD, CA_NO_GRADE) !=
            ca_record_number(returned, CA_OVERALL_GRADE_FIELD, CA_NO_GRADE)) {
        ca_text_add(&m->conflict->path, ca_fields[CA_MODERATED_OVERALL_AGREED_FIELD].path);
        return conflicts(m, CA_RULE_MERGE_CHANGED, agreed->node, words);
    }
    for (int i = 0; i < m->framework->question_count; i++) {
        const ca_entry *judged = ca_record_moderated(returned, i), *ours = ca_record_answer(original, i);
        const ca_entry *theirs = ca_record_answer(returned, i);
        if (!judged || !ca_entry_value(judged, CA_MODERATED_AGREED_FIELD)->node ||
            ca_entry_value(judged, CA_MODERATED_GRADE_FIELD)->node || grade_of(ours) == grade_of(theirs))
            continue;
        ca_text_format(&m->conflict->path, "moderation.answers.%s.agreed", m->framework->questions[i].id);
        return conflicts(m, CA_RULE_MERGE_CHANGED, ca_entry_value(judged, CA_MODERATED_AGREED_FIELD)->node, words);
    }
    return false;
}

/* Adds the entries from ADDED on to the list NAME of the original. */
static void splice_list(merger *m, ca_json_edits *edits, const char *name, uint32_t added)
{
    uint32_t ours = ca_node_member(m->old, 0, name), list = ca_node_member(m->fresh, 0, name);
    if (added && is_list(m->old, ours)) {
        uint32_t start = m->fresh->nodes[added].start, last = added;
        for (uint32_t i = added; i < m->fresh->nodes[list].next; i = m->fresh->nodes[i].next)
            last = i;
        ca_json_edit_elements(edits, m->old, ours,
                              (ca_slice){m->fresh->text + start, m->fresh->nodes[last].end - start});
    } else if (added) {
        ca_json_edit_member(edits, m->old, 0, name, ca_node_bytes(m->fresh, list));
    }
}

static void splice(merger *m, uint32_t theirs, added_entries added, ca_slice line, ca_text *to)
{
    ca_json_edits edits = {.count = 0};
    uint32_t form = ca_node_member(m->fresh, 0, "form");
    ca_json_edit_member(&edits, m->old, 0, "moderation", ca_node_bytes(m->fresh, theirs));
    for (int i = 0; i < GROWING; i++)
        splice_list(m, &edits, growing[i], added[i]);
    if (form)
        ca_json_edit_member(&edits, m->old, 0, "form", ca_node_bytes(m->fresh, form));
    ca_json_edits_write(&edits, line, to);
    ca_json_edits_free(&edits);
}

enum ca_merged ca_merge(const ca_record *original, const ca_record *returned, ca_merge_kept *kept,
                        ca_merge_conflict *conflict, ca_text *to)
{
    merger m = {.old = &original->scan,
                .fresh = &returned->scan,
                .framework = original->framework,
                .conflict = conflict,
                .kept = kept};
    uint32_t theirs = ca_node_member(m.fresh, 0, "moderation"), ours = ca_node_member(m.old, 0, "moderation");
    added_entries added = {0};
    enum ca_merged merged = CA_MERGE_CONFLICTS;
    *conflict = (ca_merge_conflict){.rule = CA_RULE_COUNT};
    add_differing(&m, added);
    if (!kept->count || kept->wanted) {
        bool grown = false;
        for (int i = 0; i < GROWING; i++)
            grown |= added[i] != 0;
        if (ours && !grown && ca_scan_differs(m.fresh, theirs, m.old, ours, &m.arena) == CA_NO_NODE)
            merged = CA_MERGED_BEFORE;
        else if (!is_moderated(&m, original, ours, theirs) && !is_out_of_date(&m, original, returned))
            merged = CA_MERGED;
    }
    if (merged == CA_MERGED)
        splice(&m, theirs, added, original->line.text, to);
    ca_arena_free(&m.arena);
    return merged;
}
