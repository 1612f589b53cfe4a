/* SPDX-License-Identifier: MIT */
/* The population and the plan. */
#include "aggregate_given.h"

#include "csv_read.h"
#include "records.h"
#include "validate.h"

#include <stdlib.h>
#include <string.h>

/* A list of cases as it is counted. */
typedef struct {
    ca_run *run;
    ca_population *population;
    ca_slice quarter;
    bool headed;
    size_t columns, id, service; /* places of columns; SIZE_MAX: there is none */
    ca_ids ids;
} case_list;

/* Reads FILE in the place of the run's own input, which goes to KEPT. */
static void begin_file(ca_run *run, ca_input *kept, char **file)
{
    *kept = run->input;
    ca_input_begin(&run->input, file, 1);
    run->input.messages = kept->messages;
    run->input.program = kept->program;
}

static int end_file(ca_run *run, const ca_input *kept, int status)
{
    bool failed = run->input.failed;
    ca_input_end(&run->input);
    run->input = *kept;
    run->input.failed |= failed;
    return failed ? -1 : status;
}

static int take_headings(case_list *list, const ca_csv_row *row)
{
    list->headed = true;
    list->id = list->service = SIZE_MAX;
    list->columns = row->count;
    for (size_t i = 0; i < row->count; i++) {
        if (ca_slice_alike(row->cells[i], "case_id"))
            list->id = i;
        if (ca_slice_alike(row->cells[i], "service"))
            list->service = i;
    }
    if (list->id == SIZE_MAX)
        return ca_problem_set(&list->run->problem, "%s: --population wants a list of cases with the heading case_id",
                              row->place.source);
    return 0;
}

static int take_row(const ca_csv_row *row, void *context)
{
    case_list *list = context;
    ca_problem *problem = &list->run->problem;
    unsigned long long line = row->place.line;
    if (!list->headed)
        return take_headings(list, row);
    if (row->count != list->columns)
        return ca_problem_set(problem, "%s:%llu: has %zu cells, and there are %zu headings", row->place.source, line,
                              row->count, list->columns);
    if (!row->cells[list->id].size)
        return ca_problem_set(problem, "%s:%llu: has no case_id", row->place.source, line);
    if (!ca_ids_add(&list->ids, row->cells[list->id]))
        return ca_problem_set(problem, "%s:%llu: is a case that stands in the list before", row->place.source, line);
    const ca_slice everyone = {"", 0};
    const ca_slice *service = list->service == SIZE_MAX ? &everyone : &row->cells[list->service];
    if (ca_population_add(list->population, list->quarter, service, 1) < 0)
        return ca_problem_set(problem, "--population: a quarter has a number, or services, and not both");
    return 0;
}

static int read_list(ca_run *run, ca_population *population, ca_slice quarter, const char *file)
{
    case_list list = {.run = run, .population = population, .quarter = quarter};
    char *name = ca_copy(file, strlen(file));
    ca_input kept;
    begin_file(run, &kept, &name);
    int status = ca_input_source(&run->input, NULL, &run->problem);
    if (status > 0)
        status = ca_csv_read(&run->input, take_row, &list, &run->reporter, &run->problem);
    if (status == 0 && !run->input.failed && list.ids.count == 0)
        status = ca_problem_set(&run->problem, "%s: there are no cases in the list of --population", file);
    status = end_file(run, &kept, status);
    ca_ids_free(&list.ids);
    free(name);
    return status;
}

/* One value of --population, whose quarter has been read. */
static int take_population(ca_run *run, ca_population *population, ca_slice quarter, const char *words)
{
    uint64_t cases = 0;
    const char *sign = strrchr(words, '=');
    ca_slice service = {words, sign ? (size_t)(sign - words) : 0};
    bool number = ca_whole_number(sign ? sign + 1 : words, UINT32_MAX, &cases);
    if (!number && !sign && *words)
        return read_list(run, population, quarter, words);
    if (!number || !cases)
        return ca_run_misuse(run, "--population is a number of cases, SERVICE=NUMBER, or a list of cases as CSV");
    if (ca_population_add(population, quarter, sign ? &service : NULL, cases) < 0)
        return ca_run_misuse(run, "--population: a quarter has one number, or numbers by service");
    return 0;
}

int ca_given_population(ca_run *run, ca_population *population)
{
    const struct ca_option_values *values = &run->options.list[CA_OPTION_POPULATION];
    for (size_t i = 0; i < values->count; i++) {
        const char *words = values->values[i];
        size_t size = strcspn(words, ":");
        ca_slice quarter = {words, size};
        bool named = words[size] && ca_quarter_read(quarter) != CA_NO_QUARTER;
        if (!named)
            quarter.size = 0;
        if (take_population(run, population, quarter, named ? words + size + 1 : words) < 0)
            return -1;
    }
    return 0;
}

/* The drafts of the file that is open. Nothing is said of them: they are read to know what was planned. */
static int read_drafts(ca_run *run, ca_plan *plan)
{
    ca_records drafts = {.run = run, .rejects = {.file = -1}};
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
        ca_input kept;
        begin_file(run, &kept, &files->values[i]);
        int status = ca_input_source(&run->input, NULL, &run->problem);
        if (status > 0)
            status = read_drafts(run, plan);
        if (end_file(run, &kept, status) < 0)
            return -1;
    }
    return 0;
}
