/* SPDX-License-Identifier: MIT */
/* The running numbers of earlier drafts. */
#include "cli/draft_numbers.h"

#include "cli/records.h"
#include "cli/side_input.h"

#include <string.h>

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
    if (number > (uintptr_t)entry->thing)
        entry->thing = (void *)(uintptr_t)number;
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
    }
    ca_records_end(&records, 0, "");
    return ca_side_input_end(&side, got);
}

uint64_t ca_draft_number(const ca_draft_numbers *numbers, ca_slice id, uint64_t next)
{
    uint64_t highest = (uintptr_t)ca_map_find(&numbers->highest, id);
    return next > highest ? next : highest + 1;
}

void ca_draft_numbers_free(ca_draft_numbers *numbers)
{
    ca_map_free(&numbers->highest, NULL);
}
