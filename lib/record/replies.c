/* SPDX-License-Identifier: MIT */
/* The replies to the feedback on an audit. */
#include "record/replies.h"

#include "base/map.h"
#include "record/person.h"

/* The replies that were found so far. */
typedef struct {
    ca_reply *list;
    size_t count;
    ca_map known; /* by all that they say */
    ca_text key;  /* scratch */
} gathering;

/* Adds a reply that says something, unless it is there. No text of a record has a NUL. */
static void add(gathering *g, const ca_reply *one)
{
    const ca_slice parts[] = {one->by, one->date, one->text};
    bool empty = !one->agrees.node;
    ca_text_clear(&g->key);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        empty &= !parts[i].size;
        ca_text_append(&g->key, parts[i].at, parts[i].size);
        ca_text_byte(&g->key, '\0');
    }
    ca_text_byte(&g->key, !one->agrees.node ? '-' : one->agrees.number ? 'y' : 'n');
    ca_map_entry *entry = empty ? NULL : ca_map_at(&g->known, (ca_slice){g->key.at, g->key.size});
    if (!entry || entry->thing)
        return;
    entry->thing = g;
    g->list[g->count++] = *one;
}

ca_reply *ca_replies_of(ca_record *record, size_t *count)
{
    const ca_entries *entries = &record->groups[CA_REPLIES];
    gathering g = {.list = ca_arena_take(&record->arena, (entries->count + 1) * sizeof *g.list)};
    const ca_reply first = {ca_record_text(record, CA_RESPONSE_BY_FIELD),
                            ca_record_text(record, CA_RESPONSE_DATE_FIELD),
                            ca_record_text(record, CA_RESPONSE_TEXT_FIELD), record->at[CA_RESPONSE_DATE_FIELD],
                            record->at[CA_RESPONSE_AGREES_FIELD]};
    add(&g, &first);
    for (size_t i = 0; i < entries->count; i++) {
        const ca_entry *entry = &entries->entries[i];
        const ca_reply one = {
            ca_entry_text(record, entry, CA_REPLY_BY_FIELD), ca_entry_text(record, entry, CA_REPLY_DATE_FIELD),
            ca_entry_text(record, entry, CA_REPLY_TEXT_FIELD), *ca_entry_value(entry, CA_REPLY_DATE_FIELD),
            *ca_entry_value(entry, CA_REPLY_AGREES_FIELD)};
        add(&g, &one);
    }
    ca_map_free(&g.known, NULL);
    ca_text_free(&g.key);
    *count = g.count;
    return g.list;
}

static bool is(ca_record *record, const ca_reply *reply, enum ca_field field)
{
    ca_person one = ca_person_read(&record->arena, reply->by, NULL);
    ca_person other = ca_person_read(&record->arena, ca_record_text(record, field), NULL);
    return ca_person_alike(&one, &other);
}

enum ca_replier ca_replier_of(ca_record *record, const ca_reply *reply)
{
    return is(record, reply, CA_PRACTITIONER_FIELD) ? CA_REPLIER_PRACTITIONER
           : is(record, reply, CA_MANAGER_FIELD)    ? CA_REPLIER_MANAGER
                                                    : CA_REPLIER_OTHER;
}
