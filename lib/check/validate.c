/* SPDX-License-Identifier: MIT */
/* Validation of a record. */
#include "check/validate.h"

#include "check/validate_case.h"
#include "check/validate_requirements.h"
#include "check/validate_text.h"

#include <string.h>

void ca_validate_record(ca_record *record, ca_reporter *reporter, ca_grading *grading, ca_reading *reading)
{
    ca_checker checker = {record, record->framework, reporter, grading, reading};
    memset(reading->members, 0, sizeof reading->members);
    ca_grade_record(record, record->framework->ruleset, grading);
    ca_check_heads(&checker);
    /* Records of findings about a programme have no case, answers or grade. */
    if (ca_record_number(record, CA_KIND_FIELD, CA_FULL) != CA_PROGRAMME) {
        ca_check_answers(&checker);
        ca_check_requirements(&checker);
        ca_check_overall_reading(&checker);
        ca_check_moderation(&checker);
    }
    ca_check_findings(&checker);
    ca_check_prose(&checker);
}
