/* SPDX-License-Identifier: MIT */
/* audit-moderate merge --external: external audits beside the internal ones of the same case and period. */
#include "cli/run_moderate.h"
#include "cli/side_input.h"
#include "draw/external.h"

typedef struct {
    ca_run *run;
    ca_records records;
    ca_pairs pairs;
    ca_grading grading;
} comparison;

/* Reads the operands, which are EXTERNAL, or the originals. */
static int read_records(comparison *c, bool external)
{
    ca_record *record = &c->records.record;
    int got = 0;
    while (got == 0 && (got = ca_records_next(&c->records)) > 0) {
        bool is_external = ca_record_number(record, CA_KIND_FIELD, CA_FULL) == CA_EXTERNAL;
        got = 0;
        if (!record->stopped && external && !is_external) {
            ca_record_report(record, &c->run->reporter, CA_RULE_EXTERNAL_KIND, record->at[CA_KIND_FIELD].node, "kind",
                             "is not external");
            c->records.stopped++;
        }
        if (!record->stopped)
            ca_records_grade(&c->records, &c->grading, true);
        bool internal = ca_record_number(record, CA_KIND_FIELD, CA_FULL) < CA_EXTERNAL;
        if (record->stopped)
            got = ca_records_reject(&c->records);
        else if (external)
            ca_pairs_add(&c->pairs, record, &c->grading);
        else if (internal)
            ca_pairs_offer(&c->pairs, record, &c->grading);
    }
    return got;
}

static int read_both(comparison *c)
{
    const struct ca_option_values *originals = &c->run->options.list[CA_OPTION_ORIGINALS];
    ca_side_input side;
    int got = read_records(c, true);
    if (got < 0)
        return -1;
    ca_side_input_begin(&side, c->run, originals->values, originals->count);
    c->records.input = &side.input;
    got = read_records(c, false);
    return ca_side_input_end(&side, got);
}

static int write_pairs(comparison *c)
{
    ca_text lines = {0};
    int status = 0;
    for (size_t i = 0; status == 0 && i < c->pairs.count; i++) {
        const ca_pair *pair = &c->pairs.pairs[i];
        if (!pair->paired)
            (void)ca_report(&c->run->reporter, pair->external.place, CA_RULE_EXTERNAL_UNPAIRED, "case.id",
                            "no original has this case in the same period");
        ca_text_clear(&lines);
        ca_pair_write(pair, &lines);
        status = ca_output_write(&c->run->output, lines.at, lines.size, &c->run->problem);
    }
    ca_text_clear(&lines);
    ca_pairs_report(&c->pairs, &lines);
    if (status == 0)
        status = ca_moderate_write_report(c->run, &lines);
    ca_text_free(&lines);
    return status;
}

void ca_external_run(ca_run *run)
{
    comparison c = {.run = run};
    int got = ca_originals_given(run);
    if (got == 0)
        got = ca_records_begin(&c.records, run);
    bool begun = got == 0;
    if (got == 0)
        got = read_both(&c);
    if (got == 0)
        got = write_pairs(&c);
    if (begun)
        ca_records_end(&c.records, c.records.stopped, "could not be read, and not compared");
    if (got < 0)
        ca_run_raise(run, CA_FAILED);
    ca_pairs_free(&c.pairs);
    ca_grading_free(&c.grading);
}
