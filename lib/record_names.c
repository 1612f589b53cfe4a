/* SPDX-License-Identifier: MIT */
/* The people whom a record names. */
#include "record_names.h"

#include <string.h>

enum { NAME_LEAST = 2 }; /* letters of a name that is looked for in texts */

/* A head such as the family's name may be in the texts, too. */
static bool is_name_head(const char *id)
{
    return strstr(id, "name") != NULL;
}

static void add_workers(ca_record *record, enum ca_field field, ca_names *workers)
{
    enum ca_group group = ca_fields[field].group;
    if (group == CA_SINGLE)
        ca_names_add(workers, ca_record_text(record, field), NAME_LEAST);
    for (size_t i = 0; group != CA_SINGLE && i < record->groups[group].count; i++)
        ca_names_add(workers, ca_entry_text(record, &record->groups[group].entries[i], field), NAME_LEAST);
}

void ca_record_names(ca_record *record, ca_names *child, ca_names *workers)
{
    const ca_entries *heads = &record->groups[CA_HEADS];
    child->count = workers->count = 0;
    for (size_t i = 0; i < heads->count; i++)
        if (is_name_head(record->framework->heads[heads->entries[i].key].id))
            ca_names_add(child, ca_entry_text(record, &heads->entries[i], CA_HEAD_FIELD), NAME_LEAST);
    for (int field = 0; field < CA_FIELD_COUNT; field++) {
        if (ca_fields[field].privacy == CA_CHILD_NAME)
            ca_names_add(child, ca_record_text(record, (enum ca_field)field), NAME_LEAST);
        if (ca_fields[field].privacy == CA_WORKER)
            add_workers(record, (enum ca_field)field, workers);
    }
    ca_names_sort(child);
    ca_names_sort(workers);
}
