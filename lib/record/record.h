/* SPDX-License-Identifier: MIT */
/* A record as a view on its line: the node of each member's value, and the value. */
#ifndef CA_RECORD_H
#define CA_RECORD_H

#include "base/date.h"
#include "base/input.h"
#include "base/json_node.h"
#include "data/fields.h"
#include "data/framework_library.h"

/* A value that was filled in. NODE is 0 when the member is absent, null, "", white space alone, a form's placeholder, or
 * a filler for such a member (filler.h): the record format makes no difference between them. */
typedef struct {
    uint32_t node;
    int32_t
        number; /* a date's days, a grade's or code's index, a bool as 0 or 1, a count; of the reason why an answer is
                     * not applicable, one of enum ca_na; with no node, ca_value_na */
} ca_value;

/* The values of the member `na`. */
enum ca_na {
    CA_NA_REASON,
    CA_NA_TICKED,        /* true, or "yes": no reason, and as good as blank */
    CA_NA_WITHOUT_REASON /* "N/A": not applicable, and no reason */
};

/* Returns the node in which a grade or answer that is not filled in is marked not applicable, or 0. */
static inline uint32_t ca_value_na(const ca_value *value)
{
    return value->node ? 0 : (uint32_t)value->number;
}

/* One member of a group: an answer, a finding, an action, … */
typedef struct {
    uint32_t node;
    int key; /* the question, head, flag or person it is for; for lists its index */
    ca_value at[CA_ENTRY_FIELDS];
} ca_entry;

typedef struct {
    ca_entry *entries;
    size_t count, capacity;
} ca_entries;

/* What the format makes of a path that a scan remembers; of a member of a map, for a framework. */
typedef struct {
    const ca_shape *shape; /* NULL: not met yet */
    const ca_framework *framework;
    int key;
} ca_path_entry;

typedef struct {
    ca_line line;
    const ca_framework *framework; /* NULL when the record does not name a known one */
    const ca_framework *before;    /* that of the record before, which most have too */
    ca_scan scan;
    ca_path_entry *met; /* by the numbers of the scan's paths */
    size_t met_count;
    uint64_t met_age;
    ca_value at[CA_FIELD_COUNT];
    ca_entries groups[CA_GROUP_COUNT];
    int *answer_of, *moderated_of; /* for each question: the index in the group + 1, or 0 */
    bool *applies;                 /* for each question, if one of the framework's follows another */
    size_t question_capacity;
    int *head_of; /* as answer_of, for each head */
    size_t head_capacity;
    ca_arena arena;       /* unescaped strings; cleared with each record */
    bool skips_grading;   /* set by the caller: a grading that is there is about to be replaced, and not read */
    bool takes_summaries; /* set by the caller: a line may hold a summary, of any length */
    bool is_summary;      /* it does; nothing else of the view is set */
    bool leaves_unread;   /* set by the caller: it reports a line without a record itself (unread.h) */
    bool unread;          /* the line has no record: it is no JSON object, or too long */
    bool stopped;         /* a rule that stops did not hold: the record cannot be read or truly counted */
    bool faulty;          /* an error was reported */
} ca_record;

void ca_record_free(ca_record *record);

/* Reports at NODE (0: the record) for PATH. */
void ca_record_report(ca_record *record, ca_reporter *reporter, enum ca_rule_id rule, uint32_t node, const char *path,
                      const char *format, ...) CA_PRINTF(6, 7);

/* The same at LOCATION, for a rule that does not stop. Returns as ca_report. */
int ca_record_report_at(ca_record *record, ca_reporter *reporter, ca_location location, enum ca_rule_id rule,
                        const char *path, const char *words);
/* Returns which record SCAN holds, which may have been refused; the texts are in the scanned text, or in ARENA. */
ca_about ca_record_identify(const ca_scan *scan, ca_arena *arena) CA_MUST_USE;
/* Returns the text of the member NAME of node OBJECT; empty if there is none. */
ca_slice ca_record_member_text(const ca_scan *scan, uint32_t object, const char *name, ca_arena *arena) CA_MUST_USE;

bool ca_record_has(const ca_record *record, enum ca_field field);
/* The number of a single field, or OTHERWISE when it is not filled in. */
int32_t ca_record_number(const ca_record *record, enum ca_field field, int32_t otherwise);
/* The text of a single field; empty when it is not filled in. */
ca_slice ca_record_text(ca_record *record, enum ca_field field);

/* Returns the index of FIELD among the values of its group's entries. */
static inline size_t ca_entry_index(enum ca_field field)
{
    return (size_t)(field - ca_first_fields[ca_fields[field].group]);
}

/* FIELD of an ENTRY of its group. */
static inline const ca_value *ca_entry_value(const ca_entry *entry, enum ca_field field)
{
    return &entry->at[ca_entry_index(field)];
}

/* Whether nothing in the entry is filled in: a row of the form that nobody used. */
bool ca_entry_is_empty(const ca_entry *entry);
ca_slice ca_entry_text(ca_record *record, const ca_entry *entry, enum ca_field field);
/* Whether an answer is marked not applicable, in any member, without a reason. */
bool ca_answer_lacks_reason(const ca_entry *answer);
/* The answer to, or the moderation of, a question: NULL when there is none. */
const ca_entry *ca_record_answer(const ca_record *record, int question);
const ca_entry *ca_record_moderated(const ca_record *record, int question);
/* The entry of GROUP with KEY, or NULL. */
const ca_entry *ca_record_entry(const ca_record *record, enum ca_group group, int key);

/* The state of the answer to a question, with the moderator's grade instead of the auditor's. */
enum ca_state {
    CA_STATE_BLANK,
    CA_STATE_NA,
    CA_STATE_GRADED,
    CA_STATE_YES,
    CA_STATE_NO,
    CA_STATE_GIVEN /* a text */
};
enum ca_state ca_record_state(const ca_record *record, int question, int *grade);
/* Whether the framework asks the question of this case. */
bool ca_record_applies(const ca_record *record, int question);
/* Whether the flag at index FLAG of the framework is set; false for -1, too. */
bool ca_record_flag(const ca_record *record, int flag);
/* Whether there is an action with a text. */
bool ca_record_has_action(const ca_record *record);
/* The case's type, or -1. */
int ca_record_type(const ca_record *record);

/* Whether there is a date on which the audit was discussed with PERSON, or a reason why it was not. */
bool ca_was_discussed(const ca_record *record, int person) CA_MUST_USE;
/* Returns the people each of whom the framework asks for in this case, as bits of enum ca_contact_role; without those of whom
 * one is enough. */
unsigned ca_people_asked(const ca_record *record) CA_MUST_USE;
/* The people of list ANY of discuss_any, if it asks for one of them and there was none; else 0. */
unsigned ca_people_missed(const ca_record *record, int any) CA_MUST_USE;

/* How far a moderation has come. */
enum ca_moderation_state {
    CA_NOT_MODERATED,
    CA_MODERATOR_NAMED, /* by name or date alone: it is out with somebody */
    CA_IS_MODERATED     /* something was said */
};
enum ca_moderation_state ca_moderation_state(const ca_record *record) CA_MUST_USE;

#endif
