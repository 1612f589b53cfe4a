/* SPDX-License-Identifier: MIT */
/* Tables of what people wrote about audits. */
#include "report/build_notes.h"

#include "forms/member_words.h"

#include <string.h>

/* Returns the table NAME, which is added with its columns if it is not there. */
static ca_table *table_of(ca_tables *set, const char *name, const char *sheet, const char *title, const char *where)
{
    ca_table *table = ca_tables_find(set, name);
    if (table)
        return table;
    table = ca_tables_add(set, name, sheet, title);
    ca_table_column(set, table, "Case", CA_CELL_TEXT);
    ca_table_column(set, table, "Audit", CA_CELL_TEXT);
    ca_table_column(set, table, where, CA_CELL_TEXT);
    ca_table_column(set, table, "Text", CA_CELL_TEXT);
    table->columns[table->column_count - 1].long_text = true;
    return table;
}

void ca_table_text_without_names(ca_tables *set, ca_table *table, ca_slice text, const ca_clues *clues)
{
    uint64_t did[CA_CLUE_COUNT] = {0};
    ca_text replaced = {0};
    if (clues && text.size) {
        ca_clues_replace(clues, text, &replaced, did);
        text = (ca_slice){replaced.at, replaced.size};
    }
    ca_table_text_if_any(set, table, text);
    ca_text_free(&replaced);
}

static void add_row(ca_tables *set, ca_table *table, ca_record *record, ca_slice where, ca_slice text,
                    const ca_clues *clues)
{
    ca_table_text_if_any(set, table, ca_record_text(record, CA_CASE_ID_FIELD));
    ca_table_text_if_any(set, table, ca_record_text(record, CA_ID_FIELD));
    ca_table_text_if_any(set, table, where);
    ca_table_text_without_names(set, table, text, clues);
}

/* Returns the cell of a note without its file and sheet, which people name, perhaps after themselves: "K12". */
static ca_slice cell_alone(ca_slice at)
{
    for (size_t i = at.size; i > 0; i--)
        if (at.at[i - 1] == '!')
            return (ca_slice){at.at + i, at.size - i};
    return (ca_slice){"", 0};
}

static void add_notes(ca_tables *set, ca_record *record, const ca_clues *clues)
{
    for (size_t i = 0; i < record->groups[CA_NOTES].count; i++) {
        const ca_entry *note = &record->groups[CA_NOTES].entries[i];
        ca_slice at = ca_entry_text(record, note, CA_NOTE_AT_FIELD);
        ca_slice text = ca_entry_text(record, note, CA_NOTE_TEXT_FIELD);
        if (text.size)
            add_row(set,
                    table_of(set, "form-notes", "Form notes", "Text that was typed where forms have no answer for it",
                             "Where"),
                    record, clues ? cell_alone(at) : at, text, clues);
    }
}

/* Adds a comment of a moderator on the member PATH, in words. */
static void add_comment(ca_tables *set, ca_record *record, const char *path, ca_slice text, const ca_clues *clues)
{
    ca_text words = {0};
    if (!text.size)
        return;
    ca_member_words(&words, record->framework, path);
    add_row(set,
            table_of(set, "moderators-comments", "Moderators' comments", "Comments and reasons of moderators", "About"),
            record, (ca_slice){ca_text_words(&words), words.size}, text, clues);
    ca_text_free(&words);
}

static void add_comments(ca_tables *set, ca_record *record, enum ca_group group, enum ca_field field,
                         const ca_clues *clues)
{
    const char *path = ca_fields[field].path, *star = strchr(path, '*');
    for (size_t i = 0; i < record->groups[group].count && star; i++) {
        const ca_entry *entry = &record->groups[group].entries[i];
        ca_text one = {0};
        ca_text_append(&one, path, (size_t)(star - path));
        ca_text_format(&one, "%s%s", record->framework->questions[entry->key].id, star + 1);
        add_comment(set, record, one.at, ca_entry_text(record, entry, field), clues);
        ca_text_free(&one);
    }
}

void ca_tables_add_notes(ca_tables *set, ca_record *record, const ca_clues *clues)
{
    static const enum ca_field fields[] = {CA_MODERATED_REASON_FIELD, CA_MODERATION_COMMENT_FIELD,
                                           CA_BEFORE_REASON_FIELD, CA_BEFORE_COMMENT_FIELD};
    add_notes(set, record, clues);
    add_comments(set, record, CA_MODERATED, CA_MODERATED_COMMENT_FIELD, clues);
    add_comments(set, record, CA_BEFORE, CA_BEFORE_ANSWER_COMMENT_FIELD, clues);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        add_comment(set, record, ca_fields[fields[i]].path, ca_record_text(record, fields[i]), clues);
}
