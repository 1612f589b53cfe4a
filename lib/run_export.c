/* SPDX-License-Identifier: MIT */
/* audit-export: a summary or records in, a workbook or a CSV table out. */
#include "records.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    ca_run *run;
    ca_records records;
    ca_tables set;
    ca_summary summary;
    ca_grading grading;
    uint64_t summaries, rows;
} exporter;

static int take_line(exporter *e, const ca_line *line)
{
    ca_record *record = &e->records.record;
    ca_problem *problem = &e->run->problem;
    ca_records_read(&e->records, line);
    if (record->is_summary) {
        if (e->summaries++ || e->rows)
            return ca_problem_set(problem, "one summary, or records, can be exported at a time; audit-aggregate adds "
                                  "summaries up");
        return ca_summary_read(&e->summary, line->place.source, line->text, problem);
    }
    if (e->summaries)
        return ca_problem_set(problem, "records and a summary cannot be exported together");
    if (!record->stopped)
        ca_records_grade(&e->records, &e->grading, true);
    if (!record->stopped) {
        ca_tables_add_record(&e->set, record, &e->grading, ca_options_has(&e->run->options, CA_OPTION_NAMES));
        e->rows++;
    }
    return 0;
}

static int read_all(exporter *e)
{
    ca_line line;
    int got;
    while ((got = ca_records_next_source(&e->records)) > 0)
        while ((got = ca_records_next_line(&e->records, &line)) != 0)
            if (got < 0 || take_line(e, &line) < 0)
                return -1;
    if (got < 0)
        return -1;
    if (e->run->input.failed)
        return ca_problem_set(&e->run->problem, "a file could not be read, so nothing is exported");
    if (e->records.stopped)
        return ca_problem_set(&e->run->problem, "%llu of %llu record%s could not be read, so nothing is exported; "
                              "audit-validate --rejects takes out what cannot be read",
                              (unsigned long long)e->records.stopped, (unsigned long long)e->records.count,
                              e->records.count == 1 ? "" : "s");
    if (!e->summaries && !e->rows)
        return ca_problem_set(&e->run->problem, "there is nothing in the input to export");
    if (e->summaries)
        ca_tables_of_summary(&e->set, &e->summary);
    return 0;
}

static void list_names(const ca_tables *set, ca_text *to, const char *before, const char *after)
{
    for (size_t i = 0; i < set->count; i++)
        ca_text_format(to, "%s%s%s", i ? before : "", set->tables[i]->name, after);
}

/* Whether --type, or the name of the file, asks for CSV: 1, for a workbook 0, for neither -1. */
static int wants_csv(const ca_run *run)
{
    const char *type = run->options.value[CA_OPTION_TYPE], *file = run->options.value[CA_OPTION_OUTPUT];
    const char *dot = file ? strrchr(file, '.') : NULL;
    if (!type && dot)
        type = dot + 1;
    if (!type)
        return ca_options_has(&run->options, CA_OPTION_TABLE) ? 1 : -1;
    return strcmp(type, "csv") == 0 ? 1 : strcmp(type, "xlsx") == 0 ? 0 : -1;
}

static int write_csv(exporter *e)
{
    const char *name = e->run->options.value[CA_OPTION_TABLE];
    ca_problem *problem = &e->run->problem;
    const ca_table *table = name ? ca_tables_find(&e->set, name) : e->set.count == 1 ? e->set.tables[0] : NULL;
    if (!table) {
        ca_text names = {0};
        list_names(&e->set, &names, ", ", "");
        (void)ca_run_misuse(e->run, "%s --table names one of %s", name ? "there is no such table;" : "which table?",
                             names.at);
        ca_text_free(&names);
        return -1;
    }
    if (ca_output_open(&e->run->output, e->run->options.value[CA_OPTION_OUTPUT], problem) < 0)
        return -1;
    return ca_csv_write(table, ca_options_has(&e->run->options, CA_OPTION_RAW), &e->run->output, problem);
}

/* The time in the workbook's properties: SOURCE_DATE_EPOCH, else the start of 2000, so that the same input
 * gives the same bytes. */
static int created(int64_t *seconds, ca_problem *problem)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    uint64_t value = 946684800;
    if (epoch && !ca_whole_number(epoch, INT32_MAX, &value))
        return ca_problem_set(problem, "SOURCE_DATE_EPOCH must be seconds since 1970 as a whole number");
    *seconds = (int64_t)value;
    return 0;
}

static int write_workbook(exporter *e)
{
    const char *file = e->run->options.value[CA_OPTION_OUTPUT];
    int64_t seconds = 0;
    if (file && strcmp(file, "-") == 0)
        file = NULL;
    if (ca_options_has(&e->run->options, CA_OPTION_TABLE))
        return ca_run_misuse(e->run, "--table is for CSV; a workbook holds them all");
    if (!file && isatty(STDOUT_FILENO))
        return ca_run_misuse(e->run, "a workbook is not for a terminal; give -o FILE.xlsx");
    if (created(&seconds, &e->run->problem) < 0)
        return -1;
    return ca_workbook_write(&e->set, file, seconds, &e->run->problem);
}

static int list_tables(exporter *e)
{
    ca_text names = {0};
    list_names(&e->set, &names, "", "\n");
    int status = ca_output_open(&e->run->output, NULL, &e->run->problem);
    if (status == 0)
        status = ca_output_write(&e->run->output, names.at, names.size, &e->run->problem);
    ca_text_free(&names);
    return status;
}

/* No output is open while the input is read, so a file that is both is seen here. */
static int check_operands(exporter *e)
{
    const char *file = e->run->options.value[CA_OPTION_OUTPUT];
    for (size_t i = 0; file && i < e->run->options.operand_count; i++)
        if (ca_same_file(file, e->run->options.operands[i]))
            return ca_run_misuse(e->run, "%s: is both read and to be written; give -o another name", file);
    return 0;
}

static int begin(exporter *e)
{
    ca_run *run = e->run;
    const char *type = run->options.value[CA_OPTION_TYPE];
    if (!ca_options_has(&run->options, CA_OPTION_LIST_TABLES) && wants_csv(run) < 0)
        return ca_run_misuse(run, type ? "--type is xlsx or csv" : "give -o FILE.xlsx, or -t csv --table NAME");
    e->records = (ca_records){.run = run, .rejects = {.file = -1}};
    e->records.record.takes_summaries = true;
    run->input.most = CA_SUMMARY_MOST;
    return check_operands(e);
}

void ca_export_run(ca_run *run)
{
    exporter e = {.run = run};
    int status = begin(&e);
    if (status == 0)
        status = read_all(&e);
    if (status == 0 && ca_options_has(&run->options, CA_OPTION_LIST_TABLES))
        status = list_tables(&e);
    else if (status == 0)
        status = wants_csv(run) ? write_csv(&e) : write_workbook(&e);
    if (status < 0)
        ca_run_raise(run, CA_FAILED);
    if (e.records.run)
        ca_records_end(&e.records, 0, "");
    ca_tables_free(&e.set);
    ca_grading_free(&e.grading);
    ca_summary_free(&e.summary);
}
