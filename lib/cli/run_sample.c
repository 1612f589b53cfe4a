/* SPDX-License-Identifier: MIT */
/* audit-sample: a list of open cases in, the drawn rows out. */
#include "draw/sampler.h"
#include "office/csv_row.h"

#include <stdlib.h>
#include <string.h>

void ca_sampler_note(const ca_sampler *s, const char *format, ...)
{
    ca_text words = {0};
    va_list list;
    if (s->run->reporter.quiet || s->run->reporter.json)
        return;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    (void)fprintf(stderr, "%s: %s\n", s->run->input.program, ca_text_words(&words));
    ca_text_free(&words);
}

int ca_sampler_refuse(const ca_sampler *s, const char *list)
{
    ca_sampler_note(s, "nothing was drawn, since the %s has errors", list);
    return -1;
}

/* Says what of the records may surprise; no names. */
static void note_records(const ca_sampler *s)
{
    const ca_audited *recent = &s->recent, *followed = &s->followed;
    if (recent->undated)
        ca_sampler_note(s, "--exclude: %llu of %llu records have no audit.date and keep no case out",
                        (unsigned long long)recent->undated, (unsigned long long)recent->records);
    if (recent->later)
        ca_sampler_note(s, "--exclude: %llu of %llu audits are later than --as-of and keep no case out",
                        (unsigned long long)recent->later, (unsigned long long)recent->records);
    if (s->follows_up && !followed->inadequate)
        ca_sampler_note(s, "--practitioner: none of %llu audits is inadequate", (unsigned long long)followed->records);
    if (followed->unnamed)
        ca_sampler_note(s, "--practitioner: %llu of %llu inadequate audits name no practitioner",
                        (unsigned long long)followed->unnamed, (unsigned long long)followed->inadequate);
    if (followed->undecided)
        ca_sampler_note(s, "--practitioner: %llu of %llu audits have no final grade yet",
                        (unsigned long long)followed->undecided, (unsigned long long)followed->records);
}

static int read_records(ca_sampler *s)
{
    const struct ca_option_values *lists = s->run->options.list;
    if (lists[CA_OPTION_EXCLUDE].count && ca_audited_cases(&s->recent, s->run, &lists[CA_OPTION_EXCLUDE],
                                                           ca_date_add_months(s->as_of, -(int)s->months), s->as_of) < 0)
        return -1;
    if (s->follows_up &&
        ca_audited_workers(&s->followed, s->run, &lists[CA_OPTION_PRACTITIONER], &s->persons, &s->apart) < 0)
        return -1;
    note_records(s);
    return 0;
}

/* The list must be whole: a draw from what is left of it would be another draw. */
static int read_list(ca_sampler *s)
{
    ca_run *run = s->run;
    uint64_t errors = run->reporter.errors;
    if (ca_case_list_read(&s->list, run) < 0)
        return -1;
    return run->reporter.errors == errors ? 0 : ca_sampler_refuse(s, "list of cases");
}

static void write_row(const ca_sampler *s, const ca_slice *cells, ca_slice auditor, ca_text *to)
{
    size_t column = s->list.column[CA_AUDITOR_FIELD];
    for (size_t i = 0; i < s->list.csv.columns; i++)
        ca_csv_row_cell(to, s->shared_out && i == column ? auditor : cells[i], i == 0);
    if (s->shared_out && column == CA_NO_LIST_COLUMN)
        ca_csv_row_cell(to, auditor, false);
    ca_csv_row_end(to);
}

static int write_rows(ca_sampler *s)
{
    ca_run *run = s->run;
    const ca_slice *headings = s->list.csv.headings;
    size_t column = s->list.column[CA_AUDITOR_FIELD];
    ca_text rows = {0};
    write_row(s, headings,
              column == CA_NO_LIST_COLUMN ? ca_slice_of(ca_fields[CA_AUDITOR_FIELD].heading) : headings[column], &rows);
    for (size_t i = 0; i < s->drawn_count; i++) {
        ca_slice auditor = {"", 0};
        if (s->shared_out)
            auditor = s->auditors.list[s->allocation.auditor_of[i]].name;
        write_row(s, s->list.csv.rows[s->drawn[i]->row].cells, auditor, &rows);
    }
    int status = ca_output_write(&run->output, rows.at, rows.size, &run->problem);
    ca_text_free(&rows);
    return status;
}

static int write_report(ca_sampler *s)
{
    ca_text words = {0};
    if (!ca_output_is_open(&s->run->report))
        return 0;
    ca_sampler_report(s, &words);
    int status = ca_output_write(&s->run->report, words.at, words.size, &s->run->problem);
    ca_text_free(&words);
    return status;
}

static void end(ca_sampler *s)
{
    free(s->by.at);
    free(s->cover.at);
    free(s->nots);
    free(s->out);
    free(s->cases);
    free(s->strata);
    free(s->drawn);
    ca_text_free(&s->rate);
    ca_map_free(&s->strata_names, NULL);
    ca_case_classes_free(&s->classes);
    ca_persons_free(&s->persons);
    ca_apart_free(&s->apart);
    ca_allocation_free(&s->allocation);
    ca_auditors_free(&s->auditors);
    ca_people_free(&s->people);
    ca_audited_free(&s->recent);
    ca_audited_free(&s->followed);
    ca_case_list_free(&s->list);
}

void ca_sample_run(ca_run *run)
{
    ca_sampler s = {.run = run};
    int status = ca_sampler_settings(&s);
    if (status == 0)
        status = ca_run_open_outputs(run);
    if (status == 0)
        status = ca_people_read(&s.people, run);
    s.persons.people = &s.people;
    if (status == 0)
        status = read_records(&s);
    if (status == 0)
        status = read_list(&s);
    if (status == 0)
        status = ca_sampler_draw(&s);
    if (status == 0)
        status = ca_sampler_share_out(&s);
    if (status == 0) {
        ca_apart_report(&s.apart, &run->reporter);
        ca_apart_report(&s.auditors.apart, &run->reporter);
    }
    if (status == 0)
        status = write_rows(&s);
    if (status == 0)
        status = write_report(&s);
    if (status < 0)
        ca_run_abandon_outputs(run);
    end(&s);
}
