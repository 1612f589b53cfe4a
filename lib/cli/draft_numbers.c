/* SPDX-License-Identifier: MIT */
/* The running numbers of earlier drafts. */
#include "cli/draft_numbers.h"

#include "cli/records.h"
#include "cli/side_input.h"
#include "intake/id_match.h"

#include <stdlib.h>
#include <string.h>

/* The ids that are the same up to their numbers. */
typedef struct {
    uint64_t highest;
    size_t count;
    bool asked; /* a new draft has such an id */
} same_ids;

/* Counts an id that ends in a hyphen and a number. The rest of other ids is no id of a draft. */
static void add(ca_draft_numbers *numbers, ca_slice id)
{
    size_t digits = 0;
    while (digits < id.size && id.at[id.size - digits - 1] >= '0' && id.at[id.size - digits - 1] <= '9')
        digits++;
    size_t start = id.size - digits;
    uint64_t number = 0;
    for (size_t i = start; i < id.size && number <= CA_DRAFT_NUMBER_MOST; i++)
        number = number * 10 + (uint64_t)(id.at[i] - '0');
    if (!digits || !start || id.at[start - 1] != '-' || number > CA_DRAFT_NUMBER_MOST)
        return;
    ca_map_entry *entry = ca_map_at(&numbers->highest, (ca_slice){id.at, start - 1});
    if (!entry->thing)
        entry->thing = ca_allocate(1, sizeof(same_ids));
    same_ids *same = entry->thing;
    same->highest = number > same->highest ? number : same->highest;
    same->count++;
    numbers->count++;
}

int ca_draft_numbers_read(ca_draft_numbers *numbers, ca_run *run)
{
    const struct ca_option_values *files = &run->options.list[CA_OPTION_EARLIER];
    ca_side_input side;
    ca_records records = {.run = run, .input = &side.input};
    int got;
    if (!files->count)
        return 0;
    if (ca_side_files_check(run, CA_OPTION_EARLIER) < 0)
        return -1;
    ca_side_input_begin(&side, run, files->values, files->count);
    while ((got = ca_records_next(&records)) > 0) {
        ca_record *record = &records.record;
        if (record->stopped) {
            ca_records_end_source(&records);
            got = ca_error_set(&run->error, "%s:%llu: this record of --earlier cannot be read",
                               record->line.location.source, (unsigned long long)record->line.location.line);
            break;
        }
        add(numbers, ca_record_text(record, CA_ID_FIELD));
        ca_map_at(&numbers->cases, ca_record_text(record, CA_CASE_ID_FIELD))->thing = numbers;
    }
    ca_records_end(&records, 0, "");
    return ca_side_input_end(&side, got);
}

uint64_t ca_draft_number(ca_draft_numbers *numbers, ca_slice id, uint64_t next)
{
    same_ids *same = ca_map_find(&numbers->highest, id);
    if (!same)
        return next;
    same->asked = true;
    return next > same->highest ? next : same->highest + 1;
}

void ca_draft_numbers_compare(const ca_draft_numbers *numbers, const ca_case_list *cases, size_t count,
                              const ca_reporter *reporter)
{
    enum { IDS_LEAST = 10, ONE_IN = 20 };
    ca_id_match match = {.given = 0};
    size_t asked = 0;
    for (size_t i = 0; i < numbers->highest.count; i++) {
        const same_ids *same = numbers->highest.entries[i].thing;
        asked += same->asked ? same->count : 0;
    }
    if (numbers->count >= IDS_LEAST && asked * ONE_IN < numbers->count)
        ca_report_run(
            reporter, CA_RUN_NOTE,
            "%zu of %zu ids of --earlier begin like those of the new drafts; are they of this quarter, and is "
            "--prefix the same?",
            asked, numbers->count);
    for (size_t i = 0; i < count; i++)
        ca_id_match_list(&match, &cases[i]);
    for (size_t i = 0; i < numbers->cases.count; i++)
        if (numbers->cases.entries[i].name.size)
            ca_id_match_count(&match, ca_id_match_find(&match, numbers->cases.entries[i].name));
    ca_id_match_report(&match, "cases of --earlier", "the list", true, reporter);
    ca_id_match_free(&match);
}

void ca_draft_numbers_free(ca_draft_numbers *numbers)
{
    ca_map_free(&numbers->highest, free);
    ca_map_free(&numbers->cases, NULL);
}
