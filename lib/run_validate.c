/* SPDX-License-Identifier: MIT */
/* audit-validate: records in, those that can be counted out, a diagnostic for each fault. */
#include "records.h"
#include "validate.h"

static void list_rules(ca_run *run)
{
    ca_text lines = {0};
    for (int i = 0; i < CA_RULE_COUNT; i++) {
        const struct ca_rule *rule = &ca_rules[i];
        ca_text_format(&lines, "%s\t%s\t%s\t%s\t%s\n", rule->id,
                       rule->severity == CA_SEVERITY_ERROR ? "error" : "warning",
                       rule->stops ? "stops" : "passes", rule->missing ? "missing" : "-", rule->summary);
    }
    if (ca_output_open(&run->output, run->options.value[CA_OPTION_OUTPUT], &run->problem) < 0 ||
        ca_output_write(&run->output, lines.at, lines.size, &run->problem) < 0)
        ca_run_raise(run, CA_FAILED);
    ca_text_free(&lines);
}

static void check_id(ca_records *records, ca_ids *ids)
{
    ca_record *record = &records->record;
    if (!ca_ids_add(ids, ca_record_text(record, CA_ID_FIELD)))
        ca_record_report(record, &records->run->reporter, CA_RULE_ID_DUPLICATE, record->at[CA_ID_FIELD].node, "id",
                         "an earlier record of this run has the same id");
}

void ca_validate_run(ca_run *run)
{
    ca_records records;
    ca_ids ids = {0};
    ca_grading grading = {0};
    bool gate = ca_options_has(&run->options, CA_OPTION_GATE);
    uint64_t held_back = 0;
    if (ca_options_has(&run->options, CA_OPTION_LIST_RULES)) {
        list_rules(run);
        return;
    }
    int got = ca_records_begin(&records, run);
    while (got == 0 && (got = ca_records_next(&records)) > 0) {
        ca_record *record = &records.record;
        if (!record->stopped)
            check_id(&records, &ids);
        if (!record->stopped)
            ca_validate_record(record, &run->reporter, &grading);
        bool held = record->stopped || (gate && record->faulty);
        held_back += held;
        got = held ? ca_records_reject(&records) : ca_records_pass(&records, record->line.text);
    }
    ca_records_end(&records, held_back, "did not pass");
    ca_grading_free(&grading);
    ca_ids_free(&ids);
}
