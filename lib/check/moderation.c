/* SPDX-License-Identifier: MIT */
/* How far a record's moderation has come. */
#include "check/moderation.h"

enum ca_moderation_state ca_moderation_state(const ca_record *record)
{
    const ca_entries *answers = &record->groups[CA_MODERATED];
    for (size_t i = 0; i < answers->count; i++)
        if (!ca_entry_is_empty(&answers->entries[i]))
            return CA_IS_MODERATED;
    for (int field = CA_MODERATION_DATE_FIELD + 1; field < CA_BEFORE_MODERATOR_FIELD; field++)
        if (ca_fields[field].group == CA_SINGLE && ca_record_has(record, (enum ca_field)field))
            return CA_IS_MODERATED;
    return ca_record_has(record, CA_MODERATOR_FIELD) || ca_record_has(record, CA_MODERATION_DATE_FIELD)
               ? CA_MODERATOR_NAMED
               : CA_NOT_MODERATED;
}

bool ca_is_moderated(const ca_record *record, const ca_grading *grading)
{
    return grading->moderated != CA_NO_GRADE || ca_moderation_state(record) == CA_IS_MODERATED;
}

bool ca_moderator_disagrees(const ca_record *record, const ca_grading *grading)
{
    return grading->auditor != CA_NO_GRADE && grading->moderated == CA_NO_GRADE &&
           ca_record_has(record, CA_MODERATED_OVERALL_AGREED_FIELD) &&
           !ca_record_number(record, CA_MODERATED_OVERALL_AGREED_FIELD, 0);
}
