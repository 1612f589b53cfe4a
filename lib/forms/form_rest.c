/* SPDX-License-Identifier: MIT */
/* The members of a record that no cell of its form shows yet. */
#include "forms/form_rest.h"

#include "base/hash.h"
#include "forms/form_labels.h"

/* The title of a note's row, before the cell in which it was typed. */
#define NOTE_TITLE "Typed earlier, in "
#define TOO_LONG "A text that is too long for a cell; the record has it."

/* The labels of members that repeat; form_labels.h has those of the others. */
static const char *const labels[CA_FIELD_COUNT] = {
    [CA_CONTACT_DATE_FIELD] = "date",
    [CA_CONTACT_HOW_FIELD] = "how",
    [CA_CONTACT_MINUTES_FIELD] = "minutes",
    [CA_CONTACT_VIEWS_FIELD] = "views of the person",
    [CA_CONTACT_NOT_FIELD] = "why there was no discussion",
    [CA_AUDITORS_NAME_FIELD] = "name",
    [CA_AUDITORS_EXTERNAL_FIELD] = "from outside the authority",
    [CA_ANSWER_GRADE_FIELD] = "grade",
    [CA_ANSWER_NA_FIELD] = "not applicable because",
    [CA_ANSWER_EVIDENCE_FIELD] = "evidence",
    [CA_ANSWER_IMPACT_FIELD] = "impact on the child",
    [CA_ANSWER_ANSWER_FIELD] = "answer",
    [CA_ANSWER_DATE_FIELD] = "date",
    [CA_ANSWER_COMMENT_FIELD] = "comment",
    [CA_FINDING_SECTION_FIELD] = "about which question",
    [CA_FINDING_KIND_FIELD] = "kind",
    [CA_FINDING_THEME_FIELD] = "theme",
    [CA_FINDING_TEXT_FIELD] = "finding",
    [CA_FINDING_BEFORE_FIELD] = "compared with earlier audits",
    [CA_ACTION_ACTION_FIELD] = "what is to be done",
    [CA_ACTION_OWNER_FIELD] = "who does it",
    [CA_ACTION_DUE_FIELD] = "by when",
    [CA_ACTION_MANAGER_FIELD] = "manager responsible",
    [CA_ACTION_REVIEW_FIELD] = "review by",
    [CA_ACTION_REVIEWED_FIELD] = "reviewed on",
    [CA_ACTION_REVIEWED_BY_FIELD] = "reviewed by",
    [CA_ACTION_DONE_FIELD] = "done on",
    [CA_ACTION_COMMENT_FIELD] = "comment",
    [CA_REPLY_BY_FIELD] = "by",
    [CA_REPLY_DATE_FIELD] = "date",
    [CA_REPLY_TEXT_FIELD] = "text",
    [CA_REPLY_AGREES_FIELD] = "agrees with the audit",
    [CA_MODERATED_GRADE_FIELD] = "your grade",
    [CA_MODERATED_COMMENT_FIELD] = "your comment",
    [CA_MODERATED_AGREED_FIELD] = "whether you agree",
};

static bool begins(enum ca_field field, const char *words)
{
    return strncmp(ca_fields[field].path, words, strlen(words)) == 0;
}

/* Whether FIELD is the grade, or follows from it, or is a text that was no answer, such as "Good – with notes". */
static bool tells_grade(enum ca_field field)
{
    switch ((int)field) {
    case CA_ANSWER_GRADE_FIELD:
    case CA_OVERALL_GRADE_FIELD:
    case CA_OVERALL_RECENT_FIELD:
    case CA_CHECK_PLAN_FIELD:
    case CA_CHECK_ESCALATED_FIELD: return true;
    default: return begins(field, "overall.override.") || begins(field, "escalation.") || begins(field, "notes[]");
    }
}

const char *ca_form_left_out(enum ca_field field, const ca_form_options *options)
{
    bool moderator = options->purpose == CA_FORM_FOR_MODERATOR;
    if (field <= CA_FRAMEWORK_FIELD || field == CA_FORM_EDITION_FIELD || field == CA_MODERATION_BLIND_FIELD)
        return "the top of the form says which record and which form it is";
    if ((field == CA_CHILD_FIELD || field == CA_BORN_FIELD) && !options->names)
        return "names and dates of birth are shown with --names";
    if (begins(field, "grading."))
        return "the grading is worked out from the answers";
    if (begins(field, "moderation.before."))
        return "a third reader judges without the second reader's grades";
    if (begins(field, "moderation.") && !moderator)
        return "the moderation is on the moderator's form";
    return moderator && options->blind && tells_grade(field) ? "it would tell a blind moderator the grade" : NULL;
}

/* Returns the title of the row for FIELD of ENTRY, which is NULL for a single member. */
static ca_slice title_of(ca_form_layout *l, enum ca_field field, const ca_entry *entry)
{
    const ca_framework *framework = l->framework;
    ca_text title = {0};
    ca_slice at;
    switch ((int)ca_fields[field].group) {
    case CA_HEADS: ca_text_add(&title, framework->heads[entry->key].title); break;
    case CA_FLAGS: ca_text_add(&title, framework->flags[entry->key].title); break;
    case CA_DISCUSSED: ca_text_format(&title, "Discussion: %s", ca_contact_titles[entry->key]); break;
    case CA_ANSWERS:
    case CA_MODERATED: ca_text_add(&title, framework->questions[entry->key].title); break;
    case CA_AUDITORS: ca_text_format(&title, "Auditor %d", entry->key + 1); break;
    case CA_FINDINGS: ca_text_format(&title, "Finding %d", entry->key + 1); break;
    case CA_ACTIONS: ca_text_format(&title, "Action %d", entry->key + 1); break;
    case CA_REPLIES: ca_text_format(&title, "Further reply %d", entry->key + 1); break;
    case CA_NOTES: /* one row for both members */
        if (!ca_entry_text(l->record, entry, CA_NOTE_TEXT_FIELD).size) {
            ca_text_format(&title, "Note %d", entry->key + 1);
            break;
        }
        ca_text_add(&title, NOTE_TITLE);
        at = ca_entry_text(l->record, entry, CA_NOTE_AT_FIELD);
        ca_text_append(&title, at.at, at.size);
        break;
    default: ca_text_add(&title, ca_form_member_label(field) ? ca_form_member_label(field) : ca_fields[field].path);
    }
    if (entry && labels[field])
        ca_text_format(&title, ": %s", labels[field]);
    return ca_form_keep(l, &title);
}

/* --- prints ------------------------------------------------------------------------------------------------------- */

enum { PRINT_SIZE = 8 };

/* Appends the print of TEXT: a hash without white space, which programs change. */
static void write_print(ca_text *to, ca_slice text)
{
    ca_text bare = {0};
    for (size_t i = 0; i < text.size; i++)
        if (!strchr(" \t\r\n", text.at[i]))
            ca_text_byte(&bare, text.at[i]);
    ca_text_format(to, "%08llx", (unsigned long long)(ca_hash(ca_text_words(&bare), bare.size) & 0xFFFFFFFFU));
    ca_text_free(&bare);
}

bool ca_form_is_as_printed(ca_slice path, ca_slice text)
{
    static const char title[] = "." CA_FORM_SHOWN_TITLE, value[] = "." CA_FORM_SHOWN_VALUE;
    enum { KEY = sizeof CA_FORM_REST - 1, SIZE = KEY + PRINT_SIZE + 1 + PRINT_SIZE };
    ca_text print = {0};
    if (path.size <= SIZE || memcmp(path.at, CA_FORM_REST, KEY) != 0)
        return false;
    ca_slice part = {path.at + SIZE, path.size - SIZE};
    size_t at = ca_slice_is(part, title) ? KEY : ca_slice_is(part, value) ? KEY + PRINT_SIZE + 1 : 0;
    write_print(&print, text);
    bool same = at && memcmp(path.at + at, print.at, PRINT_SIZE) == 0;
    ca_text_free(&print);
    return same;
}

ca_slice ca_form_rest_note(const ca_form_answer *title, const ca_form_answer *text)
{
    static const char words[] = NOTE_TITLE;
    enum { SIZE = sizeof words - 1 };
    bool note = title->text.size > SIZE && memcmp(title->text.at, words, SIZE) == 0 &&
                ca_form_is_as_printed(title->path, title->text) && ca_form_is_as_printed(text->path, text->text) &&
                !ca_slice_is(text->text, TOO_LONG);
    return note ? (ca_slice){title->text.at + SIZE, title->text.size - SIZE} : (ca_slice){"", 0};
}

/* --- the block ---------------------------------------------------------------------------------------------------- */

enum { BLOCK, NOTE, ITEM, VALUE, TEXT };
const char *const ca_form_rest_texts[] = {
    [BLOCK] = "Also recorded, to be read",
    [NOTE] = "The record has these, and the form does not ask for them. If one is wrong, say so under “Anything else”.",
    [ITEM] = "Item",
    [VALUE] = "In the record",
    [TEXT] = "Text in the record",
    NULL};

typedef struct {
    ca_form_layout *layout;
    bool begun;
} rest;

static void begin_block(rest *r)
{
    const ca_form_block block = {
        {{CA_FORM_TITLE, CA_FORM_SHOWN_TITLE, ca_form_rest_texts[ITEM], CA_FIELD_COUNT, false, CA_FORM_LABEL},
         {CA_FORM_GUIDANCE, CA_FORM_SHOWN_VALUE, ca_form_rest_texts[VALUE], CA_FIELD_COUNT, false, CA_FORM_LABEL},
         {CA_FORM_WIDE, CA_FORM_SHOWN_VALUE, ca_form_rest_texts[TEXT], CA_FIELD_COUNT, false, CA_FORM_LABEL}},
        3};
    bool auditor = r->layout->options->purpose == CA_FORM_FOR_AUDITOR;
    if (!r->begun)
        ca_form_block_begin(r->layout, ca_form_rest_texts[BLOCK], auditor ? ca_form_rest_texts[NOTE] : NULL, &block);
    r->begun = true;
}

/* Sets the key of ROW, whose title and value, in COLUMN, are set. */
static void set_key(ca_form_layout *l, ca_form_row *row, enum ca_form_column column)
{
    ca_text key = {0};
    ca_text_add(&key, CA_FORM_REST);
    write_print(&key, row->cells[CA_FORM_TITLE].text);
    ca_text_byte(&key, '.');
    write_print(&key, row->cells[column].text);
    row->key = ca_form_keep(l, &key);
}

static void add_value(rest *r, enum ca_field field, const ca_entry *entry, const ca_value *value)
{
    ca_form_layout *l = r->layout;
    enum ca_form_column column =
        ca_fields[field].type == CA_PROSE || ca_fields[field].type == CA_REASON ? CA_FORM_WIDE : CA_FORM_GUIDANCE;
    bool name = field == CA_HEAD_FIELD && l->framework->heads[entry->key].name && !l->options->names;
    bool usual =
        (field == CA_KIND_FIELD && value->number == CA_FULL) ||
        (field == CA_NOTE_AT_FIELD && ca_entry_text(l->record, entry, CA_NOTE_TEXT_FIELD).size); /* in the title */
    if (!value->node || l->seen[value->node] || name || usual || ca_form_left_out(field, l->options))
        return;
    begin_block(r);
    ca_slice title = title_of(l, field, entry);
    ca_form_row *row = ca_form_row_add(l, CA_FORM_ROW_ENTRY, (ca_slice){"", 0});
    ca_form_set_label(l, row, CA_FORM_TITLE, title);
    const char *too_long = l->too_long;
    (void)ca_form_set_value(l, row, column, CA_FORM_SHOWN, field, value);
    if (l->too_long != too_long) {
        l->too_long = too_long; /* nobody has to fill it in, so it is no reason to have no form */
        ca_form_set_label(l, row, column, ca_slice_of(TOO_LONG));
    }
    set_key(l, row, column);
}

void ca_form_add_rest(ca_form_layout *l)
{
    rest r = {.layout = l};
    for (int i = 0; i < CA_FIELD_COUNT; i++) {
        enum ca_field field = (enum ca_field)i;
        enum ca_group group = ca_fields[field].group;
        if (group == CA_SINGLE)
            add_value(&r, field, NULL, &l->record->at[field]);
        if (group == CA_SINGLE || field != ca_first_fields[group])
            continue;
        const ca_entries *entries = &l->record->groups[group];
        for (size_t j = 0; j < entries->count; j++)
            for (int one = i; one < CA_FIELD_COUNT && ca_fields[one].group == group; one++)
                add_value(&r, (enum ca_field)one, &entries->entries[j],
                          ca_entry_value(&entries->entries[j], (enum ca_field)one));
    }
}
