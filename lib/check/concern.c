/* SPDX-License-Identifier: MIT */
/* Concerns: audits that have to be escalated. */
#include "check/concern.h"

unsigned ca_concern_flags(const ca_framework *framework)
{
    return framework->requirements.escalation_flags | framework->requirements.immediate_flags;
}

static bool is_flagged(const ca_record *record)
{
    unsigned flags = ca_concern_flags(record->framework);
    for (int i = 0; i < record->framework->flag_count; i++)
        if ((flags >> i & 1) && ca_record_flag(record, i))
            return true;
    return false;
}

ca_concern ca_concern_of(const ca_record *record, const ca_grading *grading)
{
    int line = record->framework->requirements.escalation_at_or_below;
    ca_concern concern = {.flagged = is_flagged(record),
                          .inadequate = grading->final != CA_NO_GRADE && grading->final <= line,
                          .told = ca_record_has(record, CA_ESCALATION_TO_FIELD)};
    concern.other = !concern.flagged && !concern.inadequate &&
                    (grading->escalation != CA_NOT_REQUIRED || ca_record_number(record, CA_ESCALATION_URGENT_FIELD, 0));
    return concern;
}

bool ca_is_concern(const ca_concern *concern)
{
    return concern->flagged || concern->inadequate || concern->other;
}

bool ca_kind_has_concerns(int kind)
{
    return kind != CA_BENCHMARK && kind != CA_PROGRAMME;
}

static bool is_audit(const ca_record *record)
{
    return ca_kind_has_concerns(ca_record_number(record, CA_KIND_FIELD, CA_FULL));
}

bool ca_lacks_escalation(const ca_record *record, const ca_grading *grading)
{
    ca_concern concern = ca_concern_of(record, grading);
    return is_audit(record) && ca_is_concern(&concern) && !concern.told;
}

bool ca_lacks_plan(const ca_record *record, const ca_grading *grading)
{
    return is_audit(record) && grading->plan == CA_MISSING;
}

bool ca_feedback_is_due(const ca_record *record)
{
    static const enum ca_group groups[] = {CA_ANSWERS, CA_FINDINGS, CA_ACTIONS};
    bool filled = ca_record_has(record, CA_OVERALL_GRADE_FIELD);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        for (size_t j = 0; j < record->groups[groups[i]].count && !filled; j++)
            filled = !ca_entry_is_empty(&record->groups[groups[i]].entries[j]);
    return filled && ca_kind_has_concerns(ca_record_number(record, CA_KIND_FIELD, CA_FULL));
}
