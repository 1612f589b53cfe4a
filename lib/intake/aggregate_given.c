/* SPDX-License-Identifier: MIT */
/* The population and the plan. */
#include "intake/aggregate_given.h"

#include "base/ids.h"
#include "check/validate.h"
#include "cli/beside.h"
#include "cli/records.h"
#include "office/csv_read.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A list of cases as it is counted. */
typedef struct {
    ca_run *run;
    ca_population *population;
    ca_slice quarter;
    bool headed;
    size_t columns, id, service; /* places of columns; SIZE_MAX: there is none */
    uint64_t cases;
    ca_ids *ids; /* of all the lists, with their quarters */
    ca_text key;
} case_list;

static int not_both(ca_run *run)
{
    return ca_run_misuse(run, "--population: a quarter has one number, or numbers by service");
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
    ca_text_clear(&list->key);
    ca_text_append(&list->key, list->quarter.at, list->quarter.size);
    ca_text_byte(&list->key, ':');
    ca_text_append(&list->key, row->cells[list->id].at, row->cells[list->id].size);
    if (!ca_ids_add(list->ids, (ca_slice){list->key.at, list->key.size}))
        return ca_problem_set(problem, "%s:%llu: is a case that stands in a list of this quarter before",
                              row->place.source, line);
    list->cases++;
    if (list->service != SIZE_MAX &&
        ca_population_add(list->population, list->quarter, &row->cells[list->service], 1) < 0)
        return not_both(list->run);
    return 0;
}

static int read_list(case_list *list, const char *file)
{
    ca_run *run = list->run;
    char *name = ca_copy(file, strlen(file));
    ca_input kept;
    ca_beside_begin(run, &kept, &name, 1);
    int status = ca_input_source(&run->input);
    if (status > 0)
        status = ca_csv_read(&run->input, take_row, list, &run->reporter, &run->problem);
    if (status == 0 && !run->input.failed && !list->cases)
        status = ca_problem_set(&run->problem, "%s: there are no cases in the list of --population", file);
    if (status == 0 && list->cases && list->service == SIZE_MAX &&
        ca_population_add(list->population, list->quarter, NULL, list->cases) < 0)
        status =
            ca_problem_set(&run->problem, "%s: lists of one quarter add up if they have the heading service", file);
    ca_text_free(&list->key);
    free(name);
    return ca_beside_end(run, &kept, status);
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
    if (!number && !sign && *words) {
        case_list list = {.run = run, .population = population, .quarter = quarter, .ids = ids};
        return read_list(&list, words);
    }
    if (!number || !cases)
        return ca_run_misuse(run, "--population is a number of cases, SERVICE=NUMBER, or a list of cases as CSV");
    if (ca_population_add(population, quarter, sign ? &service : NULL, cases) < 0)
        return not_both(run);
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
static int read_drafts(ca_run *run, ca_plan *plan)
{
    ca_records drafts = {.run = run};
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
        if (strcmp(files->values[i], "-") == 0)
            return ca_run_misuse(run, "--planned wants a file; standard input is for the records");
        ca_beside_begin(run, &kept, &files->values[i], 1);
        int status = ca_input_source(&run->input);
        if (status > 0)
            status = read_drafts(run, plan);
        if (ca_beside_end(run, &kept, status) < 0)
            return -1;
    }
    return 0;
}
