/* SPDX-License-Identifier: MIT */
/* Redacts a record: it is written again along the format's tree, so that the output has only members with a known
 * treatment. */
#include "record/redact.h"

#include "base/json_write.h"
#include "record/clues.h"
#include "record/persons.h"

#include <stdlib.h>
#include <string.h>

const char *const ca_redacted_words[CA_DID_COUNT] = {
    [CA_DID_RECORDS] = "ids of records",
    [CA_DID_CASES] = "ids of cases",
    [CA_DID_CHILDREN] = "names of children",
    [CA_DID_WORKERS] = "names of workers",
    [CA_DID_BIRTHS] = "dates of birth",
    [CA_DID_DATES] = "dates to months",
    [CA_DID_TEXTS] = "texts withheld",
    [CA_DID_GROUPS] = "groups and codes withheld",
    [CA_DID_NAMES] = "names in texts",
    [CA_DID_IDS_IN_TEXTS] = "ids in texts",
    [CA_DID_BIRTHS_IN_TEXTS] = "dates of birth in texts",
    [CA_DID_UNKNOWN] = "unknown members left out",
};

typedef struct {
    ca_redactor *redactor;
    ca_record *record;
    ca_text *to;
    bool age_known; /* by the date of birth */
    uint32_t age;   /* the node of case.age if the age is derived from the date of birth; 0: it is kept */
} writer;

/* Not a field: the value is a filler and is kept. */
enum { STAYS = CA_FIELD_COUNT };

/* "N/A" as a grade, as an answer or as a reason is counted, and discloses nothing. */
static void mark(ca_redactor *r, const ca_value *value, int field)
{
    bool says_na = field == CA_ANSWER_NA_FIELD && value->number != CA_NA_REASON;
    uint32_t node = value->node ? value->node : ca_value_na(value);
    if (node)
        r->marks[node] = (uint32_t)(says_na || !value->node ? STAYS : field) + 1;
}

/* Marks every value that is filled in with its field; a placeholder or a blank has none. */
static void mark_values(ca_redactor *r, const ca_record *record)
{
    if (record->scan.count > r->mark_capacity) {
        r->mark_capacity = record->scan.count;
        r->marks = ca_resize(r->marks, r->mark_capacity, sizeof *r->marks);
    }
    for (uint32_t i = 0; i < record->scan.count; i++)
        r->marks[i] = 0;
    for (int field = 0; field < CA_FIELD_COUNT; field++) {
        enum ca_group group = ca_fields[field].group;
        if (group == CA_SINGLE)
            mark(r, &record->at[field], field);
        for (size_t i = 0; group != CA_SINGLE && i < record->groups[group].count; i++)
            mark(r, ca_entry_value(&record->groups[group].entries[i], (enum ca_field)field), field);
    }
}

static void write_pseudonym(writer *w, const char *kind, ca_slice value, enum ca_redacted did)
{
    ca_text name = {0};
    ca_pseudonym_write(&w->redactor->pseudonyms, kind, value, &name);
    ca_json_words(w->to, name.at);
    w->redactor->did[did]++;
    ca_text_free(&name);
}

/* Writes the whole years from BORN to the audit. */
static void write_age(writer *w, ca_date born, ca_date audited)
{
    ca_text age = {0};
    int years = 0;
    while (years < 200 && ca_date_add_months(born, 12 * (years + 1)) <= audited)
        years++;
    ca_text_format(&age, "%d year%s", years, years == 1 ? "" : "s");
    ca_json_words(w->to, age.at);
    w->redactor->did[CA_DID_BIRTHS]++;
    ca_text_free(&age);
}

static void write_month(writer *w, uint32_t node)
{
    ca_slice day = ca_node_string(&w->record->scan, node, &w->record->arena);
    ca_text month = {0};
    ca_text_append(&month, day.at, day.size - 2); /* a valid date has ten characters */
    ca_text_add(&month, "01");
    ca_json_words(w->to, month.at);
    w->redactor->did[CA_DID_DATES]++;
    ca_text_free(&month);
}

static bool is_yes_or_no(const writer *w, uint32_t node, enum ca_field field)
{
    return field == CA_ANSWER_ANSWER_FIELD &&
           (ca_node_is(&w->record->scan, node, "yes") || ca_node_is(&w->record->scan, node, "no"));
}

static void write_withheld(writer *w, enum ca_redacted did)
{
    ca_json_words(w->to, ca_withheld);
    w->redactor->did[did]++;
}

/* Without the name in it a text may become a filler, and would not count as filled in: "see Zoe's plan" would be "see
 * [child] plan". Such a text is withheld. */
static void write_text(writer *w, ca_slice words, enum ca_field field)
{
    uint64_t clues[CA_CLUE_COUNT] = {0}, *did = w->redactor->did;
    const ca_fillers *fillers = ca_library_fillers(w->redactor->library, w->record->framework);
    ca_text text = {0};
    ca_clues_replace(&w->redactor->clues, words, &text, clues);
    ca_slice replaced = {ca_text_words(&text), text.size};
    if (ca_filler_kinds_of(fillers, ca_field_fillers(field) | CA_FILLER_PLACEHOLDER, replaced)) {
        write_withheld(w, CA_DID_TEXTS);
    } else {
        ca_json_text(w->to, replaced);
        did[CA_DID_NAMES] += clues[CA_CLUE_CHILD] + clues[CA_CLUE_WORKER];
        did[CA_DID_IDS_IN_TEXTS] += clues[CA_CLUE_CASE] + clues[CA_CLUE_RECORD];
        did[CA_DID_BIRTHS_IN_TEXTS] += clues[CA_CLUE_BORN];
    }
    ca_text_free(&text);
}

static void write_prose(writer *w, uint32_t node, enum ca_field field)
{
    if (w->record->scan.nodes[node].kind != CA_STRING) { /* "na":true */
        ca_slice bytes = ca_node_bytes(&w->record->scan, node);
        ca_json_raw(w->to, bytes.at, bytes.size);
    } else if (w->redactor->keeps_text) {
        write_text(w, ca_node_string(&w->record->scan, node, &w->record->arena), field);
    } else {
        write_withheld(w, CA_DID_TEXTS);
    }
}

/* Returns whether TEXT is only an age: "13 years", "8 months", "14 YO", "7". */
static bool is_age(ca_slice text)
{
    static const char *const units[] = {"",      " year", " years", " month", " months", " week", " weeks",
                                        " days", "yo",    " yo",    " y",     " yrs",    " mths"};
    size_t digits = 0;
    while (digits < text.size && digits < 3 && text.at[digits] >= '0' && text.at[digits] <= '9')
        digits++;
    for (size_t i = 0; digits && i < sizeof units / sizeof *units; i++)
        if (ca_slice_alike((ca_slice){text.at + digits, text.size - digits}, units[i]))
            return true;
    return false;
}

/* Returns whether TEXT is a code such as a theme or ruleset: words with hyphens that begin with a letter, without a
 * number that could be a case's or a date. */
static bool is_code(ca_slice text)
{
    size_t digits = 0;
    if (!ca_slice_is_slug(text) || text.at[0] < 'a')
        return false;
    for (size_t at = 0; at < text.size; at++) {
        digits = text.at[at] >= '0' && text.at[at] <= '9' ? digits + 1 : 0;
        if (digits > 3)
            return false;
    }
    return true;
}

/* Returns whether a group or code discloses nobody. A word from the framework's lists is kept even if it is also a
 * name: with it withheld, the record would not be counted any more. */
static bool discloses_nobody(const writer *w, enum ca_field field, ca_slice text)
{
    bool code = ca_fields[field].privacy == CA_CODED;
    if (code && ca_record_code_is_closed(w->record, field, text))
        return true;
    return (!code || (field != CA_QUARTER_FIELD && is_code(text))) && !ca_clues_in(&w->redactor->clues, text);
}

/* Writes the ids in a grading that the framework has. */
static void write_words(writer *w, uint32_t node)
{
    const ca_framework *framework = w->record->framework;
    const ca_node *nodes = w->record->scan.nodes;
    ca_json_open(w->to, '[');
    for (uint32_t at = node + 1; at < nodes[node].next; at = nodes[at].next) {
        ca_slice word = ca_node_string(&w->record->scan, at, &w->record->arena);
        bool known = ca_framework_question(framework, word) >= 0 || ca_slice_is(word, "previous");
        for (int i = 0; i < framework->flag_count; i++)
            known |= ca_slice_is(word, framework->flags[i].id);
        if (known)
            ca_json_text(w->to, word);
        w->redactor->did[CA_DID_UNKNOWN] += !known;
    }
    ca_json_close(w->to, ']');
}

/* Returns the text that a worker's pseudonym is derived from: the name in its counted form, even that of a role. */
static ca_slice worker_of(writer *w, ca_slice name)
{
    const ca_person *person = ca_persons_at(&w->redactor->persons, name);
    ca_similar_names_add(&w->redactor->apart, person, w->record->line.location);
    return person->nobody ? ca_person_counted(&w->record->arena, name) : person->counted.text;
}

/* Writes an extra field. It may be a name or number of its own, which must not be disclosed. A date becomes its month,
 * unless that is the month of birth. */
static void write_head(writer *w, uint32_t node, ca_slice text)
{
    const ca_record *record = w->record;
    const ca_entry *entry = record->groups[CA_HEADS].entries;
    ca_date date = ca_date_read(text), born = ca_record_number(record, CA_BORN_FIELD, CA_NO_DATE);
    while (ca_entry_value(entry, CA_HEAD_FIELD)->node != node)
        entry++;
    const ca_named *head = &record->framework->heads[entry->key];
    if (date == CA_NO_DATE)
        write_withheld(w, CA_DID_TEXTS);
    else if (date != born && !ca_head_is_born(head))
        write_month(w, node);
    else if (head->date) {
        ca_json_null(w->to);
        w->redactor->did[CA_DID_BIRTHS]++;
    } else
        write_withheld(w, CA_DID_BIRTHS);
}

/* A number that could be the case's is left out: no discussion takes so many minutes. */
static void write_kept(writer *w, uint32_t node, enum ca_field field)
{
    ca_slice bytes = ca_node_bytes(&w->record->scan, node);
    if (ca_fields[field].type == CA_COUNT && ca_clues_in(&w->redactor->clues, bytes)) {
        ca_json_null(w->to);
        w->redactor->did[CA_DID_GROUPS]++;
    } else {
        ca_json_raw(w->to, bytes.at, bytes.size);
    }
}

static void write_value(writer *w, uint32_t node, enum ca_field field)
{
    ca_record *record = w->record;
    bool words = record->scan.nodes[node].kind == CA_STRING;
    ca_slice text = words ? ca_node_string(&record->scan, node, &record->arena) : (ca_slice){"", 0};
    enum ca_privacy privacy = ca_fields[field].privacy;
    if (privacy == CA_RECORD)
        write_pseudonym(w, "record", text, CA_DID_RECORDS);
    else if (privacy == CA_CASE)
        write_pseudonym(w, "case", text, CA_DID_CASES);
    else if (privacy == CA_CHILD_NAME)
        write_pseudonym(w, "child", ca_person_counted(&record->arena, text), CA_DID_CHILDREN);
    else if (privacy == CA_WORKER)
        write_pseudonym(w, "worker", worker_of(w, text), CA_DID_WORKERS);
    else if (privacy == CA_MONTH)
        write_month(w, node);
    else if (field == CA_HEAD_FIELD)
        write_head(w, node, text);
    else if (privacy == CA_AGE && !is_age(text))
        write_withheld(w, CA_DID_TEXTS);
    else if ((privacy == CA_CODED || privacy == CA_GROUP) && !discloses_nobody(w, field, text))
        write_withheld(w, ca_clues_in(&w->redactor->clues, text) ? CA_DID_GROUPS : CA_DID_TEXTS);
    else if (field == CA_NOTE_AT_FIELD) /* the name of a file may be somebody's, in any spelling */
        write_withheld(w, CA_DID_TEXTS);
    else if (privacy == CA_WITHHELD && !is_yes_or_no(w, node, field))
        write_prose(w, node, field);
    else if (ca_fields[field].type == CA_WORDS)
        write_words(w, node);
    else
        write_kept(w, node, field);
}

static const ca_shape *shape_of(const writer *w, const ca_shape *parent, uint32_t name)
{
    const ca_shape *shape = parent->inside;
    while (shape && !ca_node_is(&w->record->scan, name, shape->name))
        shape = shape->next;
    return shape;
}

static void write_object(writer *w, uint32_t node, const ca_shape *shape);

/* Writes the value of a member or element: an object or list of the format, or a leaf. */
static void write_inside(writer *w, uint32_t node, const ca_shape *shape, bool element)
{
    const ca_node *nodes = w->record->scan.nodes;
    uint32_t marked = w->redactor->marks[node];
    if (marked == STAYS + 1) {
        ca_slice bytes = ca_node_bytes(&w->record->scan, node);
        ca_json_raw(w->to, bytes.at, bytes.size);
    } else if (marked) {
        write_value(w, node, (enum ca_field)(marked - 1));
    } else if (shape->list && !element && nodes[node].kind == CA_ARRAY) {
        ca_json_open(w->to, '[');
        for (uint32_t at = node + 1; at < nodes[node].next; at = nodes[at].next)
            write_inside(w, at, shape, true);
        ca_json_close(w->to, ']');
    } else if ((shape->inside || shape->map) && nodes[node].kind == CA_OBJECT) {
        write_object(w, node, shape);
    } else {
        ca_json_null(w->to); /* blank, a placeholder, or not in the format */
    }
}

/* Omits the date of birth, and writes the age instead if it can be derived. */
static bool write_birth(writer *w, uint32_t node, uint32_t marked)
{
    enum ca_field field = (enum ca_field)(marked ? marked - 1 : 0);
    bool born = marked && marked != STAYS + 1 && ca_fields[field].privacy == CA_BORN;
    ca_date audited = ca_record_number(w->record, CA_AUDIT_DATE_FIELD, CA_NO_DATE);
    if (born) {
        if (!w->age_known)
            return true;
        ca_json_name(w->to, "age");
        write_age(w, ca_record_number(w->record, field, 0), audited);
        return true;
    }
    return node == w->age; /* already written, from the date of birth */
}

/* Returns whether the framework knows the name of a map's member: an unknown one was reported, and is left out. */
static bool map_knows(const writer *w, uint32_t name, const ca_shape *shape)
{
    const ca_entries *entries = &w->record->groups[shape->group];
    for (size_t i = 0; i < entries->count; i++)
        if (entries->entries[i].node == name + 1)
            return true;
    return false;
}

/* The depth of the recursion is that of the format's tree. */
static void write_object(writer *w, uint32_t node, const ca_shape *shape)
{
    const ca_node *nodes = w->record->scan.nodes;
    ca_json_open(w->to, '{');
    for (uint32_t name = node + 1; name < nodes[node].next; name = nodes[name + 1].next) {
        ca_shape entry = {.inside = shape->inside, .group = CA_SINGLE, .type = CA_INSIDE};
        bool in_map = shape->map && shape->group != CA_SINGLE;
        const ca_shape *inside = in_map ? (map_knows(w, name, shape) ? &entry : NULL) : shape_of(w, shape, name);
        if (!inside) {
            w->redactor->did[CA_DID_UNKNOWN]++;
            continue;
        }
        if (write_birth(w, name + 1, w->redactor->marks[name + 1]))
            continue;
        ca_json_name_slice(w->to, ca_node_string(&w->record->scan, name, &w->record->arena));
        write_inside(w, name + 1, inside, false);
    }
    ca_json_close(w->to, '}');
}

void ca_redact_record(ca_redactor *redactor, ca_record *record, const ca_shape *format, ca_text *to)
{
    bool dated = ca_record_has(record, CA_BORN_FIELD) && ca_record_has(record, CA_AUDIT_DATE_FIELD) &&
                 ca_record_number(record, CA_BORN_FIELD, 0) <= ca_record_number(record, CA_AUDIT_DATE_FIELD, 0);
    writer w = {redactor, record, to, dated, 0};
    uint32_t about = ca_node_member(&record->scan, 0, "case");
    w.age =
        dated && about && record->scan.nodes[about].kind == CA_OBJECT ? ca_node_member(&record->scan, about, "age") : 0;
    mark_values(redactor, record);
    ca_record_clues(record, &redactor->clues);
    write_object(&w, 0, format);
}

void ca_redactor_free(ca_redactor *redactor)
{
    ca_pseudonyms_close(&redactor->pseudonyms);
    ca_persons_free(&redactor->persons);
    ca_similar_names_free(&redactor->apart);
    ca_clues_free(&redactor->clues);
    free(redactor->marks);
}
