/* SPDX-License-Identifier: MIT */
/* The replies to the feedback on an audit. */
#include "record/replies.h"

#include "record/person.h"

static bool same(const ca_reply *one, const ca_reply *other)
{
    bool agree =
        !one->agrees.node == !other->agrees.node && (!one->agrees.node || one->agrees.number == other->agrees.number);
    return agree && ca_slice_equal(one->by, other->by) && ca_slice_equal(one->date, other->date) &&
           ca_slice_equal(one->text, other->text);
}

static void add(ca_reply *list, size_t *count, const ca_reply *one)
{
    bool empty = !one->by.size && !one->date.size && !one->text.size && !one->agrees.node, known = false;
    for (size_t i = 0; i < *count; i++)
        known |= same(&list[i], one);
    if (!empty && !known)
        list[(*count)++] = *one;
}

ca_reply *ca_replies_of(ca_record *record, size_t *count)
{
    const ca_entries *entries = &record->groups[CA_REPLIES];
    ca_reply *list = ca_arena_take(&record->arena, (entries->count + 1) * sizeof *list);
    const ca_reply first = {ca_record_text(record, CA_RESPONSE_BY_FIELD),
                            ca_record_text(record, CA_RESPONSE_DATE_FIELD),
                            ca_record_text(record, CA_RESPONSE_TEXT_FIELD), record->at[CA_RESPONSE_DATE_FIELD],
                            record->at[CA_RESPONSE_AGREES_FIELD]};
    *count = 0;
    add(list, count, &first);
    for (size_t i = 0; i < entries->count; i++) {
        const ca_entry *entry = &entries->entries[i];
        const ca_reply one = {
            ca_entry_text(record, entry, CA_REPLY_BY_FIELD), ca_entry_text(record, entry, CA_REPLY_DATE_FIELD),
            ca_entry_text(record, entry, CA_REPLY_TEXT_FIELD), *ca_entry_value(entry, CA_REPLY_DATE_FIELD),
            *ca_entry_value(entry, CA_REPLY_AGREES_FIELD)};
        add(list, count, &one);
    }
    return list;
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
