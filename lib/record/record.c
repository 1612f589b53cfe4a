/* SPDX-License-Identifier: MIT */
/* Reads values from a record that record_read.c has walked. */
#include "record/record.h"

#include <stdlib.h>

bool ca_record_has(const ca_record *record, enum ca_field field)
{
    return record->at[field].node != 0;
}

int32_t ca_record_number(const ca_record *record, enum ca_field field, int32_t otherwise)
{
    return record->at[field].node ? record->at[field].number : otherwise;
}

static ca_slice text_at(ca_record *record, uint32_t node)
{
    if (!node || record->scan.nodes[node].kind != CA_STRING)
        return (ca_slice){"", 0};
    return ca_node_string(&record->scan, node, &record->arena);
}

ca_slice ca_record_text(ca_record *record, enum ca_field field)
{
    return text_at(record, record->at[field].node);
}

bool ca_entry_is_empty(const ca_entry *entry)
{
    for (int i = 0; i < CA_ENTRY_FIELDS; i++)
        if (entry->at[i].node)
            return false;
    return true;
}

ca_slice ca_entry_text(ca_record *record, const ca_entry *entry, enum ca_field field)
{
    return text_at(record, ca_entry_value(entry, field)->node);
}

const ca_entry *ca_record_answer(const ca_record *record, int question)
{
    int index = record->answer_of[question];
    return index ? &record->groups[CA_ANSWERS].entries[index - 1] : NULL;
}

const ca_entry *ca_record_moderated(const ca_record *record, int question)
{
    int index = record->moderated_of[question];
    return index ? &record->groups[CA_MODERATED].entries[index - 1] : NULL;
}

const ca_entry *ca_record_entry(const ca_record *record, enum ca_group group, int key)
{
    const ca_entries *entries = &record->groups[group];
    if (group == CA_HEADS)
        return record->head_of[key] ? &entries->entries[record->head_of[key] - 1] : NULL;
    for (size_t i = 0; i < entries->count; i++)
        if (entries->entries[i].key == key)
            return &entries->entries[i];
    return NULL;
}

bool ca_record_flag(const ca_record *record, int flag)
{
    const ca_entry *entry = ca_record_entry(record, CA_FLAGS, flag);
    return entry && ca_entry_value(entry, CA_FLAG_FIELD)->node && ca_entry_value(entry, CA_FLAG_FIELD)->number;
}

bool ca_record_has_action(const ca_record *record)
{
    const ca_entries *actions = &record->groups[CA_ACTIONS];
    for (size_t i = 0; i < actions->count; i++)
        if (ca_entry_value(&actions->entries[i], CA_ACTION_ACTION_FIELD)->node)
            return true;
    return false;
}

int ca_record_type(const ca_record *record)
{
    return ca_record_number(record, CA_CASE_TYPE_FIELD, -1);
}

static enum ca_state yes_or_no(const ca_record *record, const ca_entry *answer)
{
    uint32_t node = ca_entry_value(answer, CA_ANSWER_ANSWER_FIELD)->node;
    if (node && ca_node_is(&record->scan, node, "yes"))
        return CA_STATE_YES;
    return node && ca_node_is(&record->scan, node, "no") ? CA_STATE_NO : CA_STATE_BLANK;
}

static enum ca_state text_state(const ca_entry *answer)
{
    bool given = ca_entry_value(answer, CA_ANSWER_ANSWER_FIELD)->node ||
                 ca_entry_value(answer, CA_ANSWER_COMMENT_FIELD)->node ||
                 ca_entry_value(answer, CA_ANSWER_EVIDENCE_FIELD)->node;
    return given ? CA_STATE_GIVEN : CA_STATE_BLANK;
}

bool ca_answer_lacks_reason(const ca_entry *answer)
{
    const ca_value *na = ca_entry_value(answer, CA_ANSWER_NA_FIELD);
    if (na->node)
        return na->number != CA_NA_REASON;
    return ca_value_na(ca_entry_value(answer, CA_ANSWER_GRADE_FIELD)) ||
           ca_value_na(ca_entry_value(answer, CA_ANSWER_ANSWER_FIELD));
}

/* Returns whether an answer is not applicable: it has a reason, or the word for it. A mere `"na":true` counts as
 * blank. */
static bool is_not_applicable(const ca_entry *answer)
{
    const ca_value *na = ca_entry_value(answer, CA_ANSWER_NA_FIELD);
    return (na->node && na->number != CA_NA_TICKED) || ca_value_na(ca_entry_value(answer, CA_ANSWER_GRADE_FIELD)) ||
           ca_value_na(ca_entry_value(answer, CA_ANSWER_ANSWER_FIELD));
}

enum ca_state ca_record_state(const ca_record *record, int question, int *grade)
{
    const ca_entry *answer = ca_record_answer(record, question);
    const ca_entry *moderated = ca_record_moderated(record, question);
    enum ca_question_type type = record->framework->questions[question].type;
    const ca_value *given = answer ? ca_entry_value(answer, CA_ANSWER_GRADE_FIELD) : NULL;
    if (moderated && ca_entry_value(moderated, CA_MODERATED_GRADE_FIELD)->node)
        given = ca_entry_value(moderated, CA_MODERATED_GRADE_FIELD);
    *grade = CA_NO_GRADE;
    if (type == CA_QUESTION_GRADE && given && given->node) {
        *grade = given->number;
        return CA_STATE_GRADED;
    }
    if (!answer)
        return CA_STATE_BLANK;
    enum ca_state state = type == CA_QUESTION_YES_NO ? yes_or_no(record, answer)
                          : type == CA_QUESTION_TEXT ? text_state(answer)
                                                     : CA_STATE_BLANK;
    return state == CA_STATE_BLANK && is_not_applicable(answer) ? CA_STATE_NA : state;
}

bool ca_record_applies(const ca_record *record, int question)
{
    const ca_framework *framework = record->framework;
    return framework->in_turn ? record->applies[question]
                              : ca_question_asked(&framework->questions[question], ca_record_type(record));
}

/* --- the people with whom an audit is to be discussed ------------------------------------------------------------- */

bool ca_was_discussed(const ca_record *record, int person)
{
    const ca_entry *contact = ca_record_entry(record, CA_DISCUSSED, person);
    return contact && (ca_entry_value(contact, CA_CONTACT_DATE_FIELD)->node ||
                       ca_entry_value(contact, CA_CONTACT_NOT_FIELD)->node);
}

/* Returns whether the record names the person of a discussion. */
static bool is_named(const ca_record *record, int person)
{
    static const enum ca_field names[CA_CONTACT_ROLE_COUNT] = {[CA_PRACTITIONER] = CA_PRACTITIONER_FIELD,
                                                               [CA_MANAGER] = CA_MANAGER_FIELD,
                                                               [CA_IRO] = CA_IRO_FIELD,
                                                               [CA_CP_CHAIR] = CA_FIELD_COUNT,
                                                               [CA_FAMILY] = CA_FIELD_COUNT,
                                                               [CA_CHILD] = CA_CHILD_FIELD};
    _Static_assert(CA_CHILD + 1 == CA_CONTACT_ROLE_COUNT, "an entry for each person");
    return names[person] != CA_FIELD_COUNT && ca_record_has(record, names[person]);
}

unsigned ca_people_asked(const ca_record *record)
{
    const ca_requirements *requirements = &record->framework->requirements;
    int type = ca_record_type(record);
    unsigned asked = requirements->discuss | (type >= 0 ? requirements->discuss_for[type] : 0);
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++)
        if ((requirements->discuss_if_named >> i & 1) && is_named(record, i))
            asked |= 1U << i;
    return asked;
}

unsigned ca_people_missed(const ca_record *record, int any)
{
    unsigned people = record->framework->requirements.discuss_any[any];
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++)
        if ((people >> i & 1) && ca_was_discussed(record, i))
            return 0;
    return people;
}

/* --- the state of a moderation ------------------------------------------------------------------------------------ */

enum ca_moderation_state ca_moderation_state(const ca_record *record)
{
    const ca_entries *answers = &record->groups[CA_MODERATED];
    for (size_t i = 0; i < answers->count; i++)
        if (!ca_entry_is_empty(&answers->entries[i]))
            return CA_IS_MODERATED;
    _Static_assert(CA_MODERATOR_FIELD + 1 == CA_MODERATION_DATE_FIELD &&
                       CA_MODERATION_DATE_FIELD < CA_BEFORE_MODERATOR_FIELD,
                   "the fields of a moderation are between its date and the moderation before");
    for (int field = CA_MODERATION_DATE_FIELD + 1; field < CA_BEFORE_MODERATOR_FIELD; field++)
        if (ca_fields[field].group == CA_SINGLE && ca_record_has(record, (enum ca_field)field))
            return CA_IS_MODERATED;
    return ca_record_has(record, CA_MODERATOR_FIELD) || ca_record_has(record, CA_MODERATION_DATE_FIELD)
               ? CA_MODERATOR_NAMED
               : CA_NOT_MODERATED;
}

/* --- reports ------------------------------------------------------------------------------------------------------ */

ca_slice ca_record_member_text(const ca_scan *scan, uint32_t object, const char *name, ca_arena *arena)
{
    uint32_t node = scan->count > object ? ca_node_member(scan, object, name) : 0;
    if (!node || scan->nodes[node].kind != CA_STRING)
        return (ca_slice){"", 0};
    return ca_slice_trimmed(ca_node_string(scan, node, arena), " \t\r\n");
}

ca_about ca_record_identify(const ca_scan *scan, ca_arena *arena)
{
    ca_about about = CA_ABOUT_NOBODY;
    uint32_t audit = scan->count ? ca_node_member(scan, 0, "audit") : 0;
    uint32_t of_case = scan->count ? ca_node_member(scan, 0, "case") : 0;
    about.record = ca_record_member_text(scan, 0, "id", arena);
    if (audit)
        about.auditor = ca_record_member_text(scan, audit, "auditor", arena);
    if (of_case)
        about.case_id = ca_record_member_text(scan, of_case, "id", arena);
    return about;
}

int ca_record_report_at(ca_record *record, ca_reporter *reporter, ca_location location, enum ca_rule_id rule,
                        const char *path, const char *words)
{
    const ca_about nobody = CA_ABOUT_NOBODY;
    if (reporter->wants_about) {
        reporter->about = ca_record_identify(&record->scan, &record->arena);
        reporter->about.framework = record->framework;
    }
    int severity = ca_report(reporter, location, rule, path, "%s", words);
    reporter->about = nobody;
    record->faulty |= severity == CA_SEVERITY_ERROR;
    return severity;
}

void ca_record_report(ca_record *record, ca_reporter *reporter, enum ca_rule_id rule, uint32_t node, const char *path,
                      const char *format, ...)
{
    ca_location location = record->line.location;
    ca_text words = {0};
    va_list list;
    if (node)
        location.column = record->scan.nodes[node].start + (uint64_t)1;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    (void)ca_record_report_at(record, reporter, location, rule, path, ca_text_words(&words));
    ca_text_free(&words);
    record->stopped |= ca_rules[rule].stops;
}

void ca_record_free(ca_record *record)
{
    ca_scan_free(&record->scan);
    for (int i = 0; i < CA_GROUP_COUNT; i++)
        free(record->groups[i].entries);
    free(record->met);
    free(record->answer_of);
    free(record->moderated_of);
    free(record->applies);
    free(record->head_of);
    ca_arena_free(&record->arena);
    *record = (ca_record){0};
}
