/* SPDX-License-Identifier: MIT */
/* With whom an audit is to be discussed. */
#include "record/discussion.h"

bool ca_was_discussed(const ca_record *record, int person)
{
    const ca_entry *contact = ca_record_entry(record, CA_DISCUSSED, person);
    return contact && (ca_entry_value(contact, CA_CONTACT_DATE_FIELD)->node ||
                       ca_entry_value(contact, CA_CONTACT_NOT_FIELD)->node);
}

/* Whether the record names the person whom a discussion may be with. */
static bool is_named(const ca_record *record, int person)
{
    static const enum ca_field names[CA_PERSON_COUNT] = {[CA_PRACTITIONER] = CA_PRACTITIONER_FIELD,
                                                         [CA_MANAGER] = CA_MANAGER_FIELD,
                                                         [CA_IRO] = CA_IRO_FIELD,
                                                         [CA_CP_CHAIR] = CA_FIELD_COUNT,
                                                         [CA_FAMILY] = CA_FIELD_COUNT,
                                                         [CA_CHILD] = CA_CHILD_FIELD};
    return names[person] != CA_FIELD_COUNT && ca_record_has(record, names[person]);
}

unsigned ca_people_asked(const ca_record *record)
{
    const ca_obligations *duties = &record->framework->obligations;
    int type = ca_record_type(record);
    unsigned asked = duties->discuss | (type >= 0 ? duties->discuss_for[type] : 0);
    for (int i = 0; i < CA_PERSON_COUNT; i++)
        if ((duties->discuss_if_named >> i & 1) && is_named(record, i))
            asked |= 1U << i;
    return asked;
}

unsigned ca_people_missed(const ca_record *record, int any)
{
    unsigned people = record->framework->obligations.discuss_any[any];
    for (int i = 0; i < CA_PERSON_COUNT; i++)
        if ((people >> i & 1) && ca_was_discussed(record, i))
            return 0;
    return people;
}
