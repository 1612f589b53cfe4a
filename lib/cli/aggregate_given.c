/* SPDX-License-Identifier: MIT */
/* The population and the plan. */
#include "cli/aggregate_given.h"

#include "base/ids.h"
#include "check/validate.h"
#include "cli/records.h"
#include "cli/side_input.h"
#include "intake/population_list.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int read_list(ca_run *run, ca_population *population, ca_ids *ids, ca_slice quarter, const char *file)
{
    char *name = ca_copy(file, strlen(file));
    ca_side_input side;
    ca_side_input_begin(&side, run, &name, 1);
    int status = ca_side_input_end(&side, ca_population_list_read(population, quarter, ids, &side.source));
    free(name);
    return status;
}

/* One value of --population, whose quarter has been read. */
static int take_population(ca_run *run, ca_population *population, ca_ids *ids, ca_slice quarter, const char *words)
{
    uint64_t cases = 0;
    const char *sign = strrchr(words, '=');
    ca_slice service = {words, sign ? (size_t)(sign - words) : 0};
    bool number = ca_whole_number(sign ? sign + 1 : words, UINT32_MAX, &cases);
    if (!number && strchr(words, ':') && access(words, F_OK) != 0)
        return ca_run_misuse(run, "--population: what stands before the colon is a quarter, written like 2017-18 Q2");
    if (strcmp(words, "-") == 0)
        return ca_run_misuse(run, "--population wants a file; standard input is for the records");
    if (!number && !sign && *words)
        return read_list(run, population, ids, quarter, words);
    if (!number || !cases)
        return ca_run_misuse(run, "--population is a number of cases, SERVICE=NUMBER, or a list of cases as CSV");
    if (ca_population_add(population, quarter, sign ? &service : NULL, cases) < 0)
        return ca_run_misuse(run, "--population: a quarter has one number, or numbers by service");
    return 0;
}

int ca_given_population(ca_run *run, ca_population *population)
{
    const struct ca_option_values *values = &run->options.list[CA_OPTION_POPULATION];
    ca_ids ids = {0};
    ca_text quarter = {0};
    int status = 0;
    for (size_t i = 0; i < values->count && status == 0; i++) {
        const char *words = values->values[i];
        size_t size = strcspn(words, ":");
        bool named = words[size] && ca_quarter_read((ca_slice){words, size}) != CA_NO_QUARTER;
        ca_text_clear(&quarter);
        if (named)
            ca_quarter_name(&quarter, (ca_slice){words, size});
        status = take_population(run, population, &ids, (ca_slice){ca_text_words(&quarter), quarter.size},
                                 named ? words + size + 1 : words);
    }
    ca_text_free(&quarter);
    ca_ids_free(&ids);
    return status;
}

/* The drafts of the file that is open. Nothing is said of them: they are read to know what was planned. */
static int read_drafts(ca_run *run, ca_input *input, ca_plan *plan)
{
    ca_records drafts = {.run = run, .input = input};
    ca_line line;
    int got;
    while ((got = ca_records_next_line(&drafts, &line)) > 0) {
        ca_records_read(&drafts, &line);
        ca_record *record = &drafts.record;
        if (record->stopped)
            got = ca_problem_set(&run->problem, "%s:%llu: this draft of --planned cannot be read", line.place.source,
                                 (unsigned long long)line.place.line);
        else if (!ca_plan_add(plan, ca_record_text(record, CA_ID_FIELD), ca_record_text(record, CA_AUDITOR_FIELD),
                              ca_record_text(record, CA_TEAM_FIELD)))
            got = ca_problem_set(&run->problem, "%s:%llu: a draft before it in --planned has the same id",
                                 line.place.source, (unsigned long long)line.place.line);
        if (got < 0)
            break;
    }
    ca_record_free(&drafts.record);
    return got;
}

int ca_given_plan(ca_run *run, ca_plan *plan)
{
    const struct ca_option_values *files = &run->options.list[CA_OPTION_PLANNED];
    for (size_t i = 0; i < files->count; i++) {
        ca_side_input side;
        if (strcmp(files->values[i], "-") == 0)
            return ca_run_misuse(run, "--planned wants a file; standard input is for the records");
        ca_side_input_begin(&side, run, &files->values[i], 1);
        int status = ca_input_source(&side.input);
        if (status > 0)
            status = read_drafts(run, &side.input, plan);
        if (ca_side_input_end(&side, status) < 0)
            return -1;
    }
    return 0;
}
