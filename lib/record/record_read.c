/* SPDX-License-Identifier: MIT */
/* Reads a line into the view of a record. */
#include "record/record_read.h"

#include "base/utf8.h"
#include "record/line_fault.h"
#include "record/record_value.h"
#include "record/theme_meant.h"

#include <string.h>

/* --- the walk along the format: every member is matched once, and unknown members are reported -------------------- */

/* Steps into a member (NAME) or an element (NULL and its index), and out again: for the paths of diagnostics. */
static void push(ca_walk *w, const char *name, size_t index)
{
    w->steps[w->depth++] = (ca_step){name, index};
}

static void pop(ca_walk *w)
{
    w->depth--;
}

/* Returns whether the value is a word with a meaning of its own in the format or the framework. */
static bool is_known_word(const ca_walk *w, uint32_t node, enum ca_field field)
{
    const ca_framework *framework = w->record->framework;
    ca_slice words = ca_node_string(&w->record->scan, node, &w->record->arena);
    bool theme = field == CA_THEME_FIELD || field == CA_FINDING_THEME_FIELD, known = false;
    if (ca_fields[field].codes)
        known = ca_index_in(ca_fields[field].codes, words) >= 0;
    if (ca_fields[field].type == CA_GRADE)
        known = ca_framework_grade(framework, words) != CA_NO_GRADE;
    if (field == CA_FINDING_SECTION_FIELD)
        known = ca_framework_has_section(framework, words);
    if (field == CA_ANSWER_ANSWER_FIELD)
        known = ca_slice_is(words, "yes") || ca_slice_is(words, "no");
    if (field == CA_FINDING_THEME_FIELD)
        known = ca_theme_meant(&framework->finding_themes, words) != NULL;
    for (int i = 0; theme && i < framework->theme_count; i++)
        known |= ca_slice_is(words, framework->themes[i].id);
    return known;
}

/* Returns the kinds of filler that the value of FIELD is; an answer in words is one only if it means not applicable. */
static unsigned nothing_at(ca_walk *w, uint32_t node, enum ca_field field, unsigned kinds)
{
    unsigned filler = ca_walk_nothing(w, node, kinds);
    if (!filler || (filler & (CA_FILLER_BLANK | CA_FILLER_PLACEHOLDER)))
        return filler;
    if (field == CA_ANSWER_ANSWER_FIELD && w->record->framework->questions[w->entry->key].type == CA_QUESTION_TEXT)
        filler &= CA_FILLER_NOT_APPLICABLE;
    return is_known_word(w, node, field) ? 0 : filler;
}

/* Marks VALUE as a filler, which may still mean that it is not applicable, and why there is no reason. */
static void note_nothing(ca_value *value, uint32_t node, enum ca_type type, unsigned filler)
{
    bool not_applicable = filler & CA_FILLER_NOT_APPLICABLE;
    if (filler & (CA_FILLER_BLANK | CA_FILLER_PLACEHOLDER))
        return;
    if (type == CA_REASON && (not_applicable || (filler & CA_FILLER_TICKED)))
        *value = (ca_value){node, not_applicable ? CA_NA_WITHOUT_REASON : CA_NA_TICKED};
    else if (not_applicable)
        *value = (ca_value){0, (int32_t)node};
}

/* Reads a value. Fillers of KINDS are not values. */
static void read_leaf(ca_walk *w, uint32_t node, enum ca_field field, enum ca_type type, unsigned kinds)
{
    int32_t number = 0;
    bool text = (type == CA_TEXT || type == CA_PROSE) && w->record->scan.nodes[node].kind == CA_STRING;
    unsigned filler = nothing_at(w, node, field, kinds);
    if (!filler && !text && !ca_walk_value(w, node, type, ca_fields[field].codes, &number))
        return;
    ca_value *value = w->entry ? &w->entry->at[ca_entry_index(field)] : &w->record->at[field];
    if (filler)
        note_nothing(value, node, type, filler);
    else
        *value = (ca_value){node, number};
}

static ca_entry *add_entry(ca_record *record, enum ca_group group, uint32_t node, int key)
{
    ca_entries *entries = &record->groups[group];
    entries->entries = ca_array_grow(entries->entries, entries->count, &entries->capacity, sizeof(ca_entry));
    ca_entry *entry = &entries->entries[entries->count++];
    *entry = (ca_entry){.node = node, .key = key};
    return entry;
}

/* Returns the Ith name that members of GROUP can have, or NULL after the last. */
static const char *known_name(const ca_framework *framework, enum ca_group group, int i)
{
    return group == CA_DISCUSSED ? ca_contact_roles[i] : ca_framework_id(framework, ca_group_list(group), i);
}

/* Returns whether GROUP has an entry for each question, with a grade as its first field. */
static bool of_questions(enum ca_group group)
{
    return group == CA_ANSWERS || group == CA_MODERATED;
}

_Static_assert((int)CA_ANSWERS_FIRST == (int)CA_ANSWER_GRADE_FIELD &&
                   (int)CA_MODERATED_FIRST == (int)CA_MODERATED_GRADE_FIELD,
               "a filler instead of an entry is one of its grade");

/* Returns the index of the member's name among the known names, or -1. */
static int key_of(const ca_walk *w, enum ca_group group, uint32_t name)
{
    const ca_framework *framework = w->record->framework;
    uint16_t path = w->record->scan.nodes[name].path;
    ca_path_entry *met = path ? &w->record->met[path] : NULL;
    if (met && met->framework == framework)
        return met->key;
    int key = ca_framework_key(framework, group, ca_node_string(&w->record->scan, name, &w->record->arena));
    if (met && key >= 0) {
        met->framework = framework;
        met->key = key;
    }
    return key;
}

static void report_unknown_key(ca_walk *w, enum ca_group group, uint32_t name)
{
    const ca_framework *framework = w->record->framework;
    const char *what = of_questions(group) ? "has an answer to a question that the framework does not ask"
                       : group == CA_HEADS ? "has a head that the framework does not know"
                       : group == CA_FLAGS ? "has a flag that the framework does not know"
                                           : "has a member that the record format does not know";
    ca_suggestion suggestion = ca_suggest_begin(ca_node_string(&w->record->scan, name, &w->record->arena));
    if (group != CA_DISCUSSED)
        ca_framework_suggest(framework, ca_group_list(group), &suggestion);
    for (int i = 0; group == CA_DISCUSSED && ca_contact_roles[i]; i++)
        ca_suggest_try(&suggestion, ca_contact_roles[i]);
    ca_walk_report_unknown(w, of_questions(group) ? CA_RULE_QUESTION_UNKNOWN : CA_RULE_MEMBER_UNKNOWN, name, what,
                           &suggestion);
}

static void walk_members(ca_walk *w, uint32_t node, const ca_shape *inside);

/* Reads the entry of SHAPE that was just added, which is an object. */
static void walk_entry(ca_walk *w, uint32_t node, const ca_shape *shape)
{
    unsigned filler = ca_walk_nothing(w, node, shape->fillers);
    if (!filler)
        walk_members(w, node, shape->inside);
    else if (of_questions(shape->group))
        note_nothing(&w->entry->at[0], node, CA_GRADE, filler);
}

static void walk_map_member(ca_walk *w, uint32_t name, const ca_shape *shape)
{
    uint32_t node = name + 1;
    enum ca_kind kind = w->record->scan.nodes[node].kind;
    int key = key_of(w, shape->group, name);
    if (key < 0) {
        report_unknown_key(w, shape->group, name);
        return;
    }
    push(w, known_name(w->record->framework, shape->group, key), 0);
    w->entry = add_entry(w->record, shape->group, node, key);
    if (shape->type == CA_INSIDE || (shape->type == CA_CONTACT && kind == CA_OBJECT)) {
        walk_entry(w, node, shape);
    } else {
        bool contact = shape->type == CA_CONTACT;
        bool date = contact || (shape->group == CA_HEADS && w->record->framework->heads[key].date);
        read_leaf(w, node, shape->field, date ? CA_DATE : shape->type,
                  contact ? shape->fillers
                  : date  ? CA_FILLER_BOX
                          : ca_field_fillers(shape->field));
    }
    w->entry = NULL;
    pop(w);
}

static void walk_map(ca_walk *w, uint32_t node, const ca_shape *shape)
{
    const ca_node *nodes = w->record->scan.nodes;
    if (nodes[node].kind != CA_OBJECT) {
        ca_walk_expected(w, node, "an object");
        return;
    }
    for (uint32_t at = node + 1; at < nodes[node].next; at = nodes[at + 1].next)
        walk_map_member(w, at, shape);
}

static void walk_list(ca_walk *w, uint32_t node, const ca_shape *shape)
{
    const ca_node *nodes = w->record->scan.nodes;
    size_t index = 0;
    if (nodes[node].kind != CA_ARRAY) {
        ca_walk_expected(w, node, "a list");
        return;
    }
    for (uint32_t at = node + 1; at < nodes[node].next; at = nodes[at].next, index++) {
        push(w, NULL, index);
        w->entry = add_entry(w->record, shape->group, at, (int)index);
        walk_entry(w, at, shape);
        w->entry = NULL;
        pop(w);
    }
}

/* Returns the shape of INSIDE with the name of this member, or NULL. */
static const ca_shape *shape_named(const ca_walk *w, uint32_t name, const ca_shape *inside)
{
    ca_slice words = ca_node_string(&w->record->scan, name, &w->record->arena);
    const ca_shape *shape = inside;
    while (shape && !ca_slice_is(words, shape->name))
        shape = shape->next;
    return shape;
}

/* Returns the same as shape_named; the path cache remembers the last result for each path. */
static const ca_shape *shape_of(const ca_walk *w, uint32_t name, const ca_shape *inside)
{
    uint16_t path = w->record->scan.nodes[name].path;
    if (!path)
        return shape_named(w, name, inside);
    ca_path_entry *met = &w->record->met[path];
    if (!met->shape)
        met->shape = shape_named(w, name, inside);
    return met->shape;
}

static void report_unknown_member(ca_walk *w, uint32_t name, const ca_shape *inside)
{
    ca_suggestion suggestion = ca_suggest_begin(ca_node_string(&w->record->scan, name, &w->record->arena));
    for (const ca_shape *shape = inside; shape; shape = shape->next)
        ca_suggest_try(&suggestion, shape->name);
    ca_walk_report_unknown(w, CA_RULE_MEMBER_UNKNOWN, name, "has a member that the record format does not know",
                           &suggestion);
}

static void walk_member(ca_walk *w, uint32_t node, const ca_shape *shape)
{
    push(w, shape->name, 0);
    if (!shape->list && !shape->map && !shape->inside)
        read_leaf(w, node, shape->field, shape->type, shape->fillers);
    else if (ca_walk_nothing(w, node, shape->fillers))
        ;
    else if (shape->list)
        walk_list(w, node, shape);
    else if (shape->map)
        walk_map(w, node, shape);
    else
        walk_members(w, node, shape->inside);
    pop(w);
}

/* The depth of the recursion is that of the format's tree. */
static void walk_members(ca_walk *w, uint32_t node, const ca_shape *inside)
{
    const ca_node *nodes = w->record->scan.nodes;
    if (nodes[node].kind != CA_OBJECT) {
        ca_walk_expected(w, node, "an object");
        return;
    }
    for (uint32_t at = node + 1; at < nodes[node].next; at = nodes[at + 1].next) {
        const ca_shape *shape = shape_of(w, at, inside);
        if (!shape)
            report_unknown_member(w, at, inside);
        else if (!w->record->skips_grading || w->depth > 0 || strcmp(shape->name, "grading") != 0)
            walk_member(w, at + 1, shape);
    }
}

/* Resets the shapes of paths that are new, or that were evicted. */
static void make_room_for_paths(ca_record *record)
{
    const ca_paths *paths = &record->scan.paths;
    if (record->met_age != paths->age)
        record->met_count = 0;
    record->met_age = paths->age;
    if (paths->count <= record->met_count)
        return;
    record->met = ca_resize(record->met, paths->count, sizeof *record->met);
    memset(&record->met[record->met_count], 0, (paths->count - record->met_count) * sizeof *record->met);
    record->met_count = paths->count;
}

/* Walks the members of the record along FORMAT, and fills in the view. */
static void walk_record(ca_walk *w, const ca_shape *format)
{
    make_room_for_paths(w->record);
    walk_members(w, 0, format->inside);
}

/* --- the line: the scan, its framework, the walk, the index of the answers ---------------------------------------- */

/* Handles a line that has no record. TOO_LONG: it was not scanned. */
static void leave_unread(ca_walk *w, const ca_shape *format, bool too_long)
{
    ca_record *record = w->record;
    ca_location location = record->line.location;
    ca_line_fault fault = {.rule = CA_RULE_RECORD_SIZE,
                           .words = ca_scan_error_words(CA_SCAN_SIZE),
                           .member = {"", 0},
                           .about = CA_ABOUT_NOBODY};
    ca_text words = {0};
    const ca_about nobody = CA_ABOUT_NOBODY;
    record->unread = record->stopped = record->faulty = true;
    if (record->leaves_unread)
        return;
    if (!too_long)
        ca_line_fault_find(&fault, &record->scan, w->library, format, &record->arena);
    ca_line_fault_write(&fault, &words);
    location.column = fault.at + (uint64_t)1;
    w->reporter->about = fault.about;
    (void)ca_report(w->reporter, location, fault.rule, "record", "%s", ca_text_words(&words));
    w->reporter->about = nobody;
    ca_text_free(&words);
}

/* Reads the text of the root's member NAME. Reports RULE if it is missing or not a text. */
static bool root_text(ca_walk *w, const char *name, enum ca_rule_id rule, uint32_t *node)
{
    *node = ca_node_member(&w->record->scan, 0, name);
    push(w, name, 0);
    bool there = *node && !ca_walk_nothing(w, *node, 0);
    if (!there)
        ca_walk_report(w, rule, *node, "is missing, and without it the record cannot be counted");
    else if (w->record->scan.nodes[*node].kind != CA_STRING) {
        ca_walk_expected(w, *node, "a text in quotes");
        there = false;
    }
    pop(w);
    return there;
}

/* An id with a space at its end looks like that of another record, which it is not. */
static void check_id(ca_walk *w, uint32_t node)
{
    ca_slice id = ca_node_string(&w->record->scan, node, &w->record->arena);
    if (ca_text_without_blanks(id).size == id.size)
        return;
    push(w, "id", 0);
    ca_walk_report(w, CA_RULE_ID_FORM, node, "has a space at one end, which makes it another id; take it out");
    pop(w);
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
    if (root_text(w, "id", CA_RULE_ID_MISSING, &id))
        check_id(w, id);
    if (!root_text(w, "framework", CA_RULE_FRAMEWORK_MISSING, &framework))
        return;
    ca_slice name = ca_node_string(&record->scan, framework, &record->arena);
    bool same = record->before && ca_slice_is(name, record->before->id);
    record->framework = same ? record->before : ca_library_find(w->library, name);
    if (record->framework) {
        record->before = record->framework;
        return;
    }
    ca_suggestion suggestion = ca_suggest_begin(name);
    for (size_t i = 0; i < w->library->count; i++)
        ca_suggest_try(&suggestion, w->library->known[i].id);
    push(w, "framework", 0);
    ca_walk_report_unknown(w, CA_RULE_FRAMEWORK_UNKNOWN, framework,
                           "is not a framework that is built in or was given with -F", &suggestion);
    pop(w);
}

static void forget(ca_record *record, const ca_line *line)
{
    record->line = *line;
    record->framework = NULL;
    record->stopped = record->faulty = record->is_summary = record->unread = false;
    memset(record->at, 0, sizeof record->at);
    for (int i = 0; i < CA_GROUP_COUNT; i++)
        record->groups[i].count = 0;
    ca_arena_clear(&record->arena);
}

/* Checks answers to yes-no questions, which are coded values: only the question shows that. */
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

/* Checks the sections of findings: the framework decides whether one is about a section or a question. */
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
        ca_suggestion suggestion = ca_suggest_begin(id);
        ca_framework_suggest(framework, CA_SECTION_LIST, &suggestion);
        ca_framework_suggest(framework, CA_QUESTION_LIST, &suggestion);
        push(w, "findings", 0);
        push(w, NULL, i);
        push(w, "section", 0);
        ca_walk_report_unknown(w, CA_RULE_SECTION_UNKNOWN, node, "is not a section or question of the framework",
                               &suggestion);
        w->depth = 0;
    }
}

/* Finds the questions that the case is asked, each after the question that it follows. */
static void find_asked(ca_record *record)
{
    const ca_framework *framework = record->framework;
    int type = ca_record_type(record), grade;
    for (int i = 0; framework->in_turn && i < framework->question_count; i++) {
        int index = framework->in_turn[i];
        const ca_question *question = &framework->questions[index];
        enum ca_state wanted = question->after_yes ? CA_STATE_YES : CA_STATE_NO;
        record->applies[index] = ca_question_asked(question, type) &&
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

/* Indexes the answers by question. */
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

/* Returns whether a long line starts like a summary: no other line is scanned to the end only to be refused. */
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
    ca_walk w = {.record = record, .library = library, .fillers = &library->fillers, .reporter = reporter};
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
    bool too_long = line->cut || long_line;
    if (!too_long && !failed && record->scan.nodes[0].kind != CA_OBJECT) {
        record->scan.error = CA_SCAN_ERROR_COUNT;
        failed = -1;
    }
    if (too_long || failed) {
        leave_unread(&w, format, too_long);
        return;
    }
    find_framework(&w);
    if (!record->framework)
        return;
    w.fillers = ca_library_fillers(library, record->framework);
    walk_record(&w, format);
    index_answers(record);
    index_heads(record);
    find_asked(record);
    check_yes_no(&w);
    check_sections(&w);
}
