/* SPDX-License-Identifier: MIT */
/* The people, numbers and date of birth that a record holds. */
#include "record/record_clues.h"

#include "record/person.h"
#include "record/person_words.h"
#include "record/posts.h"

#include <string.h>

enum { NAME_LEAST = 2 }; /* letters of a name that is looked for in texts */

/* Whether NAME is a role or post, which is nobody's name: "Duty North", "School". Most names are told apart by their first
 * word. */
static bool is_nobody(ca_record *record, ca_slice name)
{
    ca_slice plain = ca_person_plain(&record->arena, name), first = plain;
    while (first.size && (first.at[0] < 'a' || first.at[0] > 'z')) {
        first.at++;
        first.size--;
    }
    for (size_t i = 0; i < first.size; i++)
        if (first.at[i] < 'a' || first.at[i] > 'z')
            first.size = i;
    return ca_is_post(plain) || (ca_person_word(first) && ca_person_read(&record->arena, name, NULL).nobody);
}

static void add_name(ca_record *record, ca_names *names, unsigned whose, ca_slice name)
{
    if (!is_nobody(record, name))
        ca_names_add(names, whose, name, NAME_LEAST);
}

/* Whether a head is about one of these things, by a word of its id. */
static bool is_about(const ca_named *head, const char *const *words)
{
    for (; *words; words++)
        if (strstr(head->id, *words))
            return true;
    return false;
}

bool ca_head_is_born(const ca_named *head)
{
    static const char *const words[] = {"birth", "born", "dob", NULL};
    return is_about(head, words);
}

/* A head such as the family's name, or another number of the case, may be in the texts, too. */
static void add_heads(ca_record *record, ca_clues *clues)
{
    static const char *const named[] = {"name", NULL}, *const numbered[] = {"number", "case_id", "case_ref", "child_id",
                                                                            NULL};
    const ca_entries *heads = &record->groups[CA_HEADS];
    for (size_t i = 0; i < heads->count; i++) {
        const ca_named *head = &record->framework->heads[heads->entries[i].key];
        ca_slice text = ca_entry_text(record, &heads->entries[i], CA_HEAD_FIELD);
        ca_date date = ca_head_is_born(head) ? ca_date_read(text) : CA_NO_DATE;
        if (date != CA_NO_DATE)
            ca_clues_add_born(clues, date);
        else if (is_about(head, named))
            add_name(record, &clues->names, CA_NAMES_CHILD, text);
        else if (is_about(head, numbered))
            ca_names_add_id(&clues->names, CA_NAMES_CASE, text);
    }
}

static void add_workers(ca_record *record, enum ca_field field, ca_names *names)
{
    enum ca_group group = ca_fields[field].group;
    if (group == CA_SINGLE)
        add_name(record, names, CA_NAMES_WORKER, ca_record_text(record, field));
    for (size_t i = 0; group != CA_SINGLE && i < record->groups[group].count; i++)
        add_name(record, names, CA_NAMES_WORKER, ca_entry_text(record, &record->groups[group].entries[i], field));
}

void ca_record_clues(ca_record *record, ca_clues *clues)
{
    ca_names *names = &clues->names;
    ca_clues_clear(clues);
    add_heads(record, clues);
    for (int i = 0; i < CA_FIELD_COUNT; i++) {
        enum ca_field field = (enum ca_field)i;
        enum ca_privacy privacy = ca_fields[i].privacy;
        if (privacy == CA_CHILD_NAME)
            ca_names_add(names, CA_NAMES_CHILD, ca_record_text(record, field), NAME_LEAST);
        else if (privacy == CA_WORKER)
            add_workers(record, field, names);
        else if (privacy == CA_CASE || privacy == CA_RECORD)
            ca_names_add_id(names, privacy == CA_CASE ? CA_NAMES_CASE : CA_NAMES_RECORD, ca_record_text(record, field));
        else if (privacy == CA_BORN && ca_record_has(record, field))
            ca_clues_add_born(clues, ca_record_number(record, field, 0));
    }
    ca_names_sort(names);
}

static bool has_rule(const ca_framework *framework, ca_slice id)
{
    for (int i = 0; i < framework->ruleset_count; i++)
        for (int j = 0; j < framework->rulesets[i].limit_count; j++)
            if (ca_slice_is(id, framework->rulesets[i].limits[j].id))
                return true;
    return false;
}

bool ca_record_code_is_closed(const ca_record *record, enum ca_field field, ca_slice code)
{
    const ca_framework *framework = record->framework;
    switch (field) {
    case CA_QUARTER_FIELD: return ca_quarter_read(code) != CA_NO_QUARTER;
    case CA_FIRED_RULE_FIELD: return has_rule(framework, code);
    case CA_AUDIT_QUALITY_FIELD:
    case CA_BEFORE_QUALITY_FIELD: return ca_framework_grade(framework, code) != CA_NO_GRADE;
    case CA_GRADING_RULESET_FIELD:
        for (int i = 0; i < framework->ruleset_count; i++)
            if (ca_slice_is(code, framework->rulesets[i].id))
                return true;
        return false;
    default: break;
    }
    for (int i = 0; i < framework->theme_count; i++)
        if (ca_slice_is(code, framework->themes[i].id))
            return true;
    return false;
}

ca_slice ca_record_told(ca_record *record, enum ca_field field, const ca_clues *clues)
{
    ca_slice text = ca_record_text(record, field);
    enum ca_privacy privacy = ca_fields[field].privacy;
    bool looked_at = privacy == CA_GROUP || privacy == CA_AGE ||
                     (privacy == CA_CODED && !ca_record_code_is_closed(record, field, text));
    return clues && looked_at && ca_clues_in(clues, text) ? ca_slice_of(ca_withheld) : text;
}
