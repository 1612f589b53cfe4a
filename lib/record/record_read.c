/* SPDX-License-Identifier: MIT */
/* Reading a line into a record's view: the scan, the framework it names, the walk, the answers' index. */
#include "record/record_walk.h"

#include <string.h>

static void report_scan_fault(ca_walk *w)
{
    ca_record *record = w->record;
    ca_place place = record->line.place;
    place.column = record->scan.fault_at + (uint64_t)1;
    bool cut_short = record->scan.fault == CA_RULE_JSON_SYNTAX && record->scan.fault_at >= record->line.text.size;
    (void)ca_report(w->reporter, place, record->scan.fault, "record", "%s",
                    cut_short ? "ends before its JSON object does; a record stands on one line"
                              : ca_scan_fault_words(record->scan.fault));
    record->stopped = record->faulty = true;
}

/* The text of the root's member NAME, or reports that it is missing (RULE) or no text. */
static bool root_text(ca_walk *w, const char *name, enum ca_rule_id rule, uint32_t *node)
{
    *node = ca_node_member(&w->record->scan, 0, name);
    ca_walk_push(w, name, 0);
    bool there = *node && !ca_walk_nothing(w, *node, 0);
    if (!there)
        ca_walk_report(w, rule, *node, "is missing, and without it the record cannot be counted");
    else if (w->record->scan.nodes[*node].kind != CA_STRING) {
        ca_walk_expected(w, *node, "a text in quotes");
        there = false;
    }
    ca_walk_pop(w);
    return there;
}

static void find_framework(ca_walk *w)
{
    ca_record *record = w->record;
    uint32_t schema, id, framework;
    if (root_text(w, "schema", CA_RULE_SCHEMA_MISSING, &schema) &&
        !ca_node_is(&record->scan, schema, "caseaudit.record/1")) {
        ca_walk_push(w, "schema", 0);
        ca_walk_report(w, CA_RULE_SCHEMA_UNKNOWN, schema, "must be caseaudit.record/1");
        ca_walk_pop(w);
    }
    (void)root_text(w, "id", CA_RULE_ID_MISSING, &id);
    if (!root_text(w, "framework", CA_RULE_FRAMEWORK_MISSING, &framework))
        return;
    ca_slice name = ca_node_string(&record->scan, framework, &record->arena);
    bool same = record->before && ca_slice_is(name, record->before->id);
    record->framework = same ? record->before : ca_library_find(w->library, name);
    if (record->framework) {
        record->before = record->framework;
        return;
    }
    ca_nearest nearest = ca_nearest_begin(name);
    for (size_t i = 0; i < w->library->count; i++)
        ca_nearest_try(&nearest, w->library->known[i].id);
    ca_walk_push(w, "framework", 0);
    ca_walk_report_unknown(w, CA_RULE_FRAMEWORK_UNKNOWN, framework,
                           "is not a framework that is built in or was given with -F", &nearest);
    ca_walk_pop(w);
}

static void forget(ca_record *record, const ca_line *line)
{
    record->line = *line;
    record->framework = NULL;
    record->stopped = record->faulty = record->is_summary = false;
    memset(record->at, 0, sizeof record->at);
    for (int i = 0; i < CA_GROUP_COUNT; i++)
        record->groups[i].count = 0;
    ca_arena_clear(&record->arena);
}

/* The answer to a yes-no question is a coded value, which only the question tells. */
static void check_yes_no(ca_walk *w)
{
    const ca_framework *framework = w->record->framework;
    const ca_entries *answers = &w->record->groups[CA_ANSWERS];
    static const char *const yes_no[] = {"yes", "no", NULL};
    for (size_t i = 0; i < answers->count; i++) {
        const ca_question *question = &framework->questions[answers->entries[i].key];
        uint32_t node = ca_entry_value(&answers->entries[i], CA_ANSWER_ANSWER_FIELD)->node;
        if (question->type != CA_QUESTION_YES_NO || !node)
            continue;
        int32_t number;
        ca_walk_push(w, "answers", 0);
        ca_walk_push(w, question->id, 0);
        ca_walk_push(w, "answer", 0);
        if (!ca_walk_value(w, node, CA_CODE, yes_no, &number))
            w->record->stopped = true;
        w->depth = 0;
    }
}

/* What a finding is about is a section or a question, which only the framework tells. */
static void check_sections(ca_walk *w)
{
    ca_record *record = w->record;
    const ca_framework *framework = record->framework;
    const ca_entries *findings = &record->groups[CA_FINDINGS];
    for (size_t i = 0; i < findings->count; i++) {
        uint32_t node = ca_entry_value(&findings->entries[i], CA_FINDING_SECTION_FIELD)->node;
        ca_slice id = node ? ca_node_string(&record->scan, node, &record->arena) : ca_slice_of("");
        if (!node || ca_framework_has_section(framework, id))
            continue;
        ca_nearest nearest = ca_nearest_begin(id);
        ca_framework_nearest(framework, CA_SECTION_LIST, &nearest);
        ca_framework_nearest(framework, CA_QUESTION_LIST, &nearest);
        ca_walk_push(w, "findings", 0);
        ca_walk_push(w, NULL, i);
        ca_walk_push(w, "section", 0);
        ca_walk_report_unknown(w, CA_RULE_SECTION_UNKNOWN, node, "is not a section or question of the framework",
                               &nearest);
        w->depth = 0;
    }
}

/* Finds which questions the case is asked: each once that is known which it follows. */
static void find_asked(ca_record *record)
{
    const ca_framework *framework = record->framework;
    int type = ca_record_type(record), grade;
    for (int i = 0; framework->in_turn && i < framework->question_count; i++) {
        int place = framework->in_turn[i];
        const ca_question *question = &framework->questions[place];
        enum ca_state wanted = question->after_yes ? CA_STATE_YES : CA_STATE_NO;
        record->applies[place] = ca_question_asked(question, type) &&
                                 (question->after < 0 || (record->applies[question->after] &&
                                                          ca_record_state(record, question->after, &grade) == wanted));
    }
}

static void index_heads(ca_record *record)
{
    const ca_entries *heads = &record->groups[CA_HEADS];
    size_t count = (size_t)record->framework->head_count;
    if (count > record->head_capacity || !record->head_of) {
        record->head_capacity = count;
        record->head_of = ca_resize(record->head_of, count, sizeof(int));
    }
    for (size_t i = 0; i < count; i++)
        record->head_of[i] = 0;
    for (size_t i = 0; i < heads->count; i++)
        record->head_of[heads->entries[i].key] = (int)i + 1;
}

/* Makes the answers findable by question. */
static void index_answers(ca_record *record)
{
    size_t count = (size_t)record->framework->question_count;
    if (count > record->question_capacity || !record->answer_of) {
        record->question_capacity = count;
        record->answer_of = ca_resize(record->answer_of, count, sizeof(int));
        record->moderated_of = ca_resize(record->moderated_of, count, sizeof(int));
        record->applies = ca_resize(record->applies, count, sizeof(bool));
    }
    for (size_t i = 0; i < count; i++)
        record->answer_of[i] = record->moderated_of[i] = 0;
    const ca_entries *answers = &record->groups[CA_ANSWERS], *moderated = &record->groups[CA_MODERATED];
    for (size_t i = 0; i < answers->count; i++)
        record->answer_of[answers->entries[i].key] = (int)i + 1;
    for (size_t i = 0; i < moderated->count; i++)
        record->moderated_of[moderated->entries[i].key] = (int)i + 1;
}

/* Whether a long line starts as a summary does: any other is not scanned to the end to be refused. */
static bool names_summary(ca_slice text)
{
    static const char name[] = "caseaudit.summary/1";
    for (size_t i = 0; i + sizeof name - 1 <= text.size && i < 4096; i++)
        if (memcmp(text.at + i, name, sizeof name - 1) == 0)
            return true;
    return false;
}

void ca_record_read(ca_record *record, const ca_line *line, const ca_library *library, const ca_shape *format,
                    ca_reporter *reporter)
{
    ca_walk w = {.record = record, .library = library, .nothing = &library->nothing, .reporter = reporter};
    forget(record, line);
    bool long_line = line->text.size > CA_RECORD_MOST;
    bool scanned = !line->cut && (!long_line || (record->takes_summaries && names_summary(line->text)));
    int failed = scanned ? ca_scan_text(&record->scan, line->text.at, line->text.size) : -1;
    if (!failed && record->takes_summaries) {
        uint32_t schema = ca_node_member(&record->scan, 0, "schema");
        record->is_summary = schema && ca_node_is(&record->scan, schema, "caseaudit.summary/1");
        if (record->is_summary)
            return;
    }
    if (line->cut || long_line) {
        record->scan.fault = CA_RULE_RECORD_SIZE;
        record->scan.fault_at = 0;
        failed = -1;
    } else if (!failed && record->scan.nodes[0].kind != CA_OBJECT) {
        record->scan.fault = CA_RULE_JSON_SYNTAX;
        record->scan.fault_at = record->scan.nodes[0].start;
        failed = -1;
    }
    if (failed) {
        report_scan_fault(&w);
        return;
    }
    find_framework(&w);
    if (!record->framework)
        return;
    w.nothing = ca_library_nothing(library, record->framework);
    ca_walk_record(&w, format);
    index_answers(record);
    index_heads(record);
    find_asked(record);
    check_yes_no(&w);
    check_sections(&w);
}
