/* SPDX-License-Identifier: MIT */
/* Drafts by id, with the members that they were filled in with. */
#include "check/drafts.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* A member that was filled in. */
typedef struct {
    enum ca_field field;
    int head; /* index in the framework's heads; -1: none */
    ca_slice text;
} filled_member;

typedef struct {
    ca_location location;
    const ca_framework *framework;
    filled_member *members;
    size_t count;
} draft;

/* Returns whether a draft can be filled in with FIELD: not its format, nor its id, by which it is found, nor the edition of its
 * form, which counts up, nor a grading. */
static bool is_compared(enum ca_field field)
{
    return ca_fields[field].group == CA_SINGLE && field != CA_SCHEMA_FIELD && field != CA_ID_FIELD &&
           field != CA_FORM_EDITION_FIELD && strncmp(ca_fields[field].path, "grading.", 8) != 0;
}

/* Returns the value of NODE as it is compared: a text without blanks at its ends, else the bytes. */
static ca_slice value_of(ca_record *record, uint32_t node)
{
    if (!node)
        return (ca_slice){"", 0};
    return record->scan.nodes[node].kind == CA_STRING
               ? ca_text_without_blanks(ca_node_string(&record->scan, node, &record->arena))
               : ca_node_bytes(&record->scan, node);
}

static uint32_t node_of(const ca_record *record, enum ca_field field, int head)
{
    if (head < 0)
        return record->at[field].node;
    const ca_entry *entry = ca_record_entry(record, CA_HEADS, head);
    return entry ? ca_entry_value(entry, CA_HEAD_FIELD)->node : 0;
}

static void add_member(ca_drafts *drafts, draft *d, ca_record *record, enum ca_field field, int head)
{
    ca_slice text = value_of(record, node_of(record, field, head));
    if (text.size)
        d->members[d->count++] = (filled_member){field, head, ca_arena_str(&drafts->arena, text)};
}

bool ca_drafts_add(ca_drafts *drafts, ca_record *record)
{
    ca_map_entry *entry = ca_map_at(&drafts->by_id, ca_record_text(record, CA_ID_FIELD));
    if (entry->thing)
        return false;
    draft *d = ca_arena_take(&drafts->arena, sizeof *d);
    size_t most = CA_FIELD_COUNT + (size_t)record->framework->head_count;
    *d = (draft){.location = record->line.location, .framework = record->framework};
    d->members = ca_allocate(most, sizeof *d->members);
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (is_compared((enum ca_field)i))
            add_member(drafts, d, record, (enum ca_field)i, -1);
    for (int i = 0; i < record->framework->head_count; i++)
        add_member(drafts, d, record, CA_HEAD_FIELD, i);
    filled_member *all = d->members;
    d->members = ca_arena_take(&drafts->arena, (d->count + 1) * sizeof *all);
    memcpy(d->members, all, d->count * sizeof *all);
    free(all);
    entry->thing = d;
    return true;
}

static void report(const draft *d, const filled_member *member, ca_record *record, ca_reporter *reporter)
{
    ca_text path = {0};
    uint32_t node = node_of(record, member->field, member->head);
    if (member->head < 0)
        ca_text_add(&path, ca_fields[member->field].path);
    else
        ca_text_format(&path, "heads.%s", d->framework->heads[member->head].id);
    ca_record_report(record, reporter, CA_RULE_DRAFT_DIFFERS, node, path.at,
                     node ? "is not what its draft at %s:%llu was filled in with"
                          : "is not filled in, and in its draft at %s:%llu it is",
                     d->location.source, (unsigned long long)d->location.line);
    ca_text_free(&path);
}

void ca_drafts_compare(const ca_drafts *drafts, ca_record *record, ca_reporter *reporter)
{
    const draft *d = ca_map_find(&drafts->by_id, ca_record_text(record, CA_ID_FIELD));
    if (!d)
        ca_record_report(record, reporter, CA_RULE_DRAFT_UNKNOWN, record->at[CA_ID_FIELD].node, "id",
                         "is the id of no draft of --planned");
    for (size_t i = 0; d && i < d->count; i++) {
        const filled_member *member = &d->members[i];
        if (member->head >= 0 && record->framework != d->framework)
            continue; /* which is reported itself */
        if (!ca_slice_equal(value_of(record, node_of(record, member->field, member->head)), member->text))
            report(d, member, record, reporter);
    }
}

void ca_drafts_free(ca_drafts *drafts)
{
    ca_map_free(&drafts->by_id, NULL);
    ca_arena_free(&drafts->arena);
    *drafts = (ca_drafts){.arena = {0}};
}
