/* SPDX-License-Identifier: MIT */
/* The context of every part of validation. */
#include "check/checker.h"

#include <stdlib.h>
#include <string.h>

/* Each name is searched for once: a record may lack many members. */
uint32_t ca_check_member(ca_checker *checker, const char *name)
{
    struct ca_root_member *members = checker->reading->members;
    size_t count = sizeof checker->reading->members / sizeof *members, i = 0;
    while (i < count && members[i].name && strcmp(members[i].name, name) != 0)
        i++;
    if (i < count && members[i].name)
        return members[i].node;
    uint32_t node = ca_node_member(&checker->record->scan, 0, name);
    if (i < count)
        members[i] = (struct ca_root_member){ca_arena_copy(&checker->record->arena, name, strlen(name)), node};
    return node;
}

const char *ca_check_path(ca_checker *checker, const char *format, ...)
{
    ca_text *path = &checker->reading->path;
    va_list list;
    ca_text_clear(path);
    va_start(list, format);
    ca_text_format_list(path, format, list);
    va_end(list);
    return path->at;
}

bool ca_check_is_filler(const ca_checker *checker, enum ca_field field, ca_slice text)
{
    const ca_fillers *fillers = ca_library_fillers(checker->reading->library, checker->framework);
    if (!text.size || !ca_filler_begins(fillers, CA_FILLER_TEXT, text.at[0], text.size > 1 ? text.at[1] : '"'))
        return false;
    unsigned said = ca_filler_kinds_of(fillers, CA_FILLER_TEXT | CA_FILLER_BOX, text);
    /* "No" may be the answer to a question. */
    return (said & CA_FILLER_TEXT) && (field != CA_ANSWER_ANSWER_FIELD || (said & CA_FILLER_BOX));
}

void ca_check_report_in(ca_checker *c, enum ca_rule_id rule, uint32_t node, size_t offset, const char *path,
                        const char *words)
{
    const ca_scan *scan = &c->record->scan;
    ca_slice bytes = ca_node_bytes(scan, node), inside = {bytes.at + 1, bytes.size - 2};
    size_t plain = offset - 1, escaped = plain;
    if (scan->nodes[node].escaped) {
        struct ca_escaped_mark *mark = &c->reading->mark;
        if (mark->node != node || mark->plain > plain)
            *mark = (struct ca_escaped_mark){.node = node};
        ca_slice rest = {inside.at + mark->escaped, inside.size - mark->escaped};
        mark->escaped += ca_escaped_offset(rest, plain - mark->plain);
        mark->plain = plain;
        escaped = mark->escaped;
    }
    ca_location at = c->record->line.location;
    at.column = scan->nodes[node].start + escaped + 2; /* after the quote, and counted from 1 */
    (void)ca_record_report_at(c->record, c->reporter, at, rule, path, words);
}

void ca_reading_free(ca_reading *reading)
{
    free(reading->texts);
    ca_print_table_free(&reading->text_slots);
    ca_print_table_free(&reading->sentences);
    free(reading->uses.uses);
    ca_clues_free(&reading->clues);
    ca_text_free(&reading->path);
    free(reading->acronyms.used);
    ca_names_free(&reading->names);
}
