/* SPDX-License-Identifier: MIT */
/* audit-grade: records in, each with its grading out; or a check of the gradings that are there. */
#include "grade.h"
#include "records.h"

static void check(ca_records *records, const ca_grading *grading)
{
    ca_record *record = &records->record;
    ca_run *run = records->run;
    uint32_t node = ca_grading_node(record);
    ca_place place = record->line.place;
    const char *differs = node ? ca_grading_differs(record, grading) : NULL;
    if (node && !differs)
        return;
    place.column = node ? record->scan.nodes[node].start + (uint64_t)1 : 1;
    if (node)
        (void)ca_report(&run->reporter, place, CA_RULE_GRADING_DIFFERS, "grading", "%s is not what the rules give",
                        differs);
    else
        (void)ca_report(&run->reporter, place, CA_RULE_GRADING_MISSING, "grading", "is missing");
}

void ca_grade_run(ca_run *run)
{
    ca_records records;
    ca_grading grading = {0};
    ca_text line = {0};
    bool checks = ca_options_has(&run->options, CA_OPTION_CHECK);
    int got = ca_records_begin(&records, run);
    records.record.skips_grading = !checks; /* one made under an older framework may be unreadable by now */
    while (got == 0 && (got = ca_records_next(&records)) > 0) {
        ca_record *record = &records.record;
        if (!record->stopped)
            ca_records_grade(&records, &grading, false);
        if (record->stopped) {
            got = ca_records_reject(&records);
            continue;
        }
        got = 0;
        if (checks) {
            check(&records, &grading);
            continue;
        }
        ca_text_clear(&line);
        ca_grading_splice(record, &grading, &line);
        got = ca_records_pass(&records, (ca_slice){line.at, line.size});
    }
    ca_records_end(&records, records.stopped, "could not be read, and not graded");
    ca_grading_free(&grading);
    ca_text_free(&line);
}
