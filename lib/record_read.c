/* SPDX-License-Identifier: MIT */
/* Walking a scanned record along the format's tree: every member is matched once and read into the
 * view, and what the format does not know is reported. */
#include "record_walk.h"

#include <string.h>

static void push(ca_walk *w, const char *name, size_t place)
{
    w->steps[w->depth++] = (ca_step){name, place};
}

static void pop(ca_walk *w)
{
    w->depth--;
}

static void read_leaf(ca_walk *w, uint32_t node, enum ca_field field, enum ca_type type)
{
    int32_t number;
    if (!ca_walk_filled_in(w, node) || !ca_walk_value(w, node, type, ca_fields[field].codes, &number))
        return;
    ca_value *value = w->entry ? &w->entry->at[ca_entry_place(field)] : &w->record->at[field];
    *value = (ca_value){node, number};
}

static ca_entry *add_entry(ca_record *record, enum ca_group group, uint32_t node, int key)
{
    ca_entries *entries = &record->groups[group];
    entries->entries = ca_room_for_one(entries->entries, entries->count, &entries->capacity, sizeof(ca_entry));
    ca_entry *entry = &entries->entries[entries->count++];
    *entry = (ca_entry){.node = node, .key = key};
    return entry;
}

static void walk_object(ca_walk *w, uint32_t node, const ca_shape *shape);

static int named_place(const ca_named *named, int count, const ca_scan *scan, uint32_t name)
{
    for (int i = 0; i < count; i++)
        if (ca_node_is(scan, name, named[i].id))
            return i;
    return -1;
}

/* The key of a member that the framework names, or -1; its known name goes to *KNOWN. */
static int key_of(ca_walk *w, enum ca_group group, uint32_t name, const char **known, ca_nearest *nearest)
{
    const ca_framework *framework = w->record->framework;
    const ca_scan *scan = &w->record->scan;
    ca_slice words = ca_node_string(scan, name, &w->record->arena);
    bool heads = group == CA_HEADS, questions = group == CA_ANSWERS || group == CA_MODERATED;
    const ca_named *named = heads ? framework->heads : framework->flags;
    int count = heads ? framework->head_count : framework->flag_count;
    int key = questions                ? ca_framework_question(framework, words)
              : group == CA_DISCUSSED ? ca_place_in(ca_people, words)
                                      : named_place(named, count, scan, name);
    *nearest = ca_nearest_begin(words);
    if (group == CA_DISCUSSED) {
        for (int i = 0; key < 0 && i < CA_PERSON_COUNT; i++)
            ca_nearest_try(nearest, ca_people[i]);
        *known = key < 0 ? NULL : ca_people[key];
    } else if (questions) {
        for (int i = 0; key < 0 && i < framework->question_count; i++)
            ca_nearest_try(nearest, framework->questions[i].id);
        *known = key < 0 ? NULL : framework->questions[key].id;
    } else {
        for (int i = 0; key < 0 && i < count; i++)
            ca_nearest_try(nearest, named[i].id);
        *known = key < 0 ? NULL : named[key].id;
    }
    return key;
}

static void report_unknown_key(ca_walk *w, enum ca_group group, uint32_t name, const ca_nearest *nearest)
{
    bool question = group == CA_ANSWERS || group == CA_MODERATED;
    const char *what = question                ? "has an answer to a question that the framework does not ask"
                       : group == CA_HEADS     ? "has a head that the framework does not know"
                       : group == CA_FLAGS     ? "has a flag that the framework does not know"
                                               : "has a member that the record format does not know";
    ca_walk_report_unknown(w, question ? CA_RULE_QUESTION_UNKNOWN : CA_RULE_MEMBER_UNKNOWN, name, what, nearest);
}

static void walk_map_member(ca_walk *w, uint32_t name, const ca_shape *shape)
{
    const char *known = NULL;
    ca_nearest nearest;
    uint32_t node = name + 1;
    enum ca_kind kind = w->record->scan.nodes[node].kind;
    int key = key_of(w, shape->group, name, &known, &nearest);
    if (key < 0) {
        report_unknown_key(w, shape->group, name, &nearest);
        return;
    }
    push(w, known, 0);
    w->entry = add_entry(w->record, shape->group, node, key);
    if (shape->type == CA_INSIDE || (shape->type == CA_CONTACT && kind == CA_OBJECT)) {
        if (ca_walk_filled_in(w, node))
            walk_object(w, node, &(ca_shape){.inside = shape->inside, .group = CA_SINGLE, .type = CA_INSIDE});
    } else {
        bool date = shape->type == CA_CONTACT ||
                    (shape->group == CA_HEADS && w->record->framework->heads[key].date);
        read_leaf(w, node, shape->field, date ? CA_DATE : shape->type);
    }
    w->entry = NULL;
    pop(w);
}

static void walk_list(ca_walk *w, uint32_t node, const ca_shape *shape)
{
    const ca_node *nodes = w->record->scan.nodes;
    size_t place = 0;
    if (nodes[node].kind != CA_ARRAY) {
        ca_walk_expected(w, node, "a list");
        return;
    }
    for (uint32_t at = node + 1; at < nodes[node].next; at = nodes[at].next, place++) {
        push(w, NULL, place);
        w->entry = add_entry(w->record, shape->group, at, (int)place);
        if (ca_walk_filled_in(w, at))
            walk_object(w, at, &(ca_shape){.inside = shape->inside, .group = CA_SINGLE, .type = CA_INSIDE});
        w->entry = NULL;
        pop(w);
    }
}

static void walk_member(ca_walk *w, uint32_t name, const ca_shape *parent)
{
    const ca_scan *scan = &w->record->scan;
    const ca_shape *shape = parent->inside;
    while (shape && !ca_node_is(scan, name, shape->name))
        shape = shape->next;
    if (!shape) {
        ca_nearest nearest = ca_nearest_begin(ca_node_string(scan, name, &w->record->arena));
        for (shape = parent->inside; shape; shape = shape->next)
            ca_nearest_try(&nearest, shape->name);
        ca_walk_report_unknown(w, CA_RULE_MEMBER_UNKNOWN, name, "has a member that the record format does not know",
                       &nearest);
        return;
    }
    if (w->record->skips_grading && w->depth == 0 && strcmp(shape->name, "grading") == 0)
        return;
    push(w, shape->name, 0);
    if (shape->list) {
        if (ca_walk_filled_in(w, name + 1))
            walk_list(w, name + 1, shape);
    } else if (shape->inside || shape->map) {
        if (ca_walk_filled_in(w, name + 1))
            walk_object(w, name + 1, shape);
    } else {
        read_leaf(w, name + 1, shape->field, shape->type);
    }
    pop(w);
}

/* The depth of the recursion is that of the format's tree. */
static void walk_object(ca_walk *w, uint32_t node, const ca_shape *shape)
{
    const ca_node *nodes = w->record->scan.nodes;
    if (nodes[node].kind != CA_OBJECT) {
        ca_walk_expected(w, node, "an object");
        return;
    }
    for (uint32_t at = node + 1; at < nodes[node].next; at = nodes[at + 1].next) {
        if (shape->map)
            walk_map_member(w, at, shape);
        else
            walk_member(w, at, shape);
    }
}

static void report_scan_fault(ca_walk *w)
{
    static const char *const words[CA_RULE_COUNT] = {
        [CA_RULE_BYTE_ORDER] = "starts with a byte order mark or is UTF-16; save it as plain UTF-8",
        [CA_RULE_JSON_SYNTAX] = "is not a JSON object from here on",
        [CA_RULE_JSON_ENCODING] = "has a byte or an escape here that is not a character of UTF-8",
        [CA_RULE_JSON_DEPTH] = "is nested deeper than 64 here",
        [CA_RULE_MEMBER_DUPLICATE] = "has a member here that its object has already",
        [CA_RULE_RECORD_SIZE] = "is longer than 16 MiB",
    };
    ca_record *record = w->record;
    ca_place place = record->line.place;
    place.column = record->scan.fault_at + (uint64_t)1;
    bool cut_short = record->scan.fault == CA_RULE_JSON_SYNTAX && record->scan.fault_at >= record->line.text.size;
    (void)ca_report(w->reporter, place, record->scan.fault, "record", "%s",
                    cut_short ? "ends before its JSON object does; a record stands on one line"
                              : words[record->scan.fault]);
    record->stopped = record->faulty = true;
}

/* The text of the root's member NAME, or reports that it is missing (RULE) or no text. */
static bool root_text(ca_walk *w, const char *name, enum ca_rule_id rule, uint32_t *node)
{
    *node = ca_node_member(&w->record->scan, 0, name);
    push(w, name, 0);
    bool there = *node && ca_walk_filled_in(w, *node);
    if (!there)
        ca_walk_report(w, rule, *node, "is missing, and without it the record cannot be counted");
    else if (w->record->scan.nodes[*node].kind != CA_STRING) {
        ca_walk_expected(w, *node, "a text in quotes");
        there = false;
    }
    pop(w);
    return there;
}

static void find_framework(ca_walk *w)
{
    ca_record *record = w->record;
    uint32_t schema, id, framework;
    if (root_text(w, "schema", CA_RULE_SCHEMA_MISSING, &schema) &&
        !ca_node_is(&record->scan, schema, "caseaudit.record/1")) {
        push(w, "schema", 0);
        ca_walk_report(w, CA_RULE_SCHEMA_UNKNOWN, schema, "must be caseaudit.record/1");
        pop(w);
    }
    (void)root_text(w, "id", CA_RULE_ID_MISSING, &id);
    if (!root_text(w, "framework", CA_RULE_FRAMEWORK_MISSING, &framework))
        return;
    ca_slice name = ca_node_string(&record->scan, framework, &record->arena);
    record->framework = ca_library_find(w->library, name);
    if (record->framework)
        return;
    ca_nearest nearest = ca_nearest_begin(name);
    for (size_t i = 0; i < w->library->count; i++)
        ca_nearest_try(&nearest, w->library->known[i]->id);
    push(w, "framework", 0);
    ca_walk_report_unknown(w, CA_RULE_FRAMEWORK_UNKNOWN, framework,
                   "is not a framework that is built in or was given with -F", &nearest);
    pop(w);
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
        push(w, "answers", 0);
        push(w, question->id, 0);
        push(w, "answer", 0);
        if (!ca_walk_value(w, node, CA_CODE, yes_no, &number))
            w->record->stopped = true;
        w->depth = 0;
    }
}

/* Makes the answers findable by question. */
static void index_answers(ca_record *record)
{
    size_t count = (size_t)record->framework->question_count;
    if (count > record->question_capacity || !record->answer_of) {
        record->question_capacity = count;
        record->answer_of = ca_resize(record->answer_of, count, sizeof(int));
        record->moderated_of = ca_resize(record->moderated_of, count, sizeof(int));
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
    ca_walk w = {.record = record, .library = library, .reporter = reporter};
    forget(record, line);
    bool long_line = line->text.size > CA_RECORD_MOST;
    bool scanned = !long_line || (record->takes_summaries && names_summary(line->text));
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
    walk_object(&w, 0, format);
    index_answers(record);
    check_yes_no(&w);
}
