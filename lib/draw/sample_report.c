/* SPDX-License-Identifier: MIT */
/* audit-sample: the report of the draw, caseaudit.draw/1, which audit-sample(1) describes. */
#include "draw/sample_report.h"
#include "base/file.h"
#include "base/json_write.h"

#include <stdlib.h>
#include <string.h>

enum { RANK_SHOWN = 8 }; /* bytes of a rank: enough to compare by eye */

static const char *const out_words[CA_OUT_COUNT] = {NULL, "not", NULL, "followed-up", "audited"};

static void hexadecimal(ca_text *to, const char *name, const unsigned char *bytes, size_t size)
{
    ca_text words = {0};
    ca_text_hex(&words, bytes, size);
    ca_json_member_string(to, name, words.at);
    ca_text_free(&words);
}

static void number(ca_text *to, const char *name, uint64_t value)
{
    ca_json_member_number(to, name, value);
}

static void date(ca_text *to, const char *name, ca_date value)
{
    ca_text words = {0};
    ca_json_name(to, name);
    ca_date_write(&words, value);
    ca_json_text(to, (ca_slice){words.at, words.size});
    ca_text_free(&words);
}

static void write_lists(const ca_sampler *s, ca_text *to)
{
    ca_json_name(to, "lists");
    ca_json_open(to, '[');
    for (size_t i = 0; i < s->list.table.file_count; i++) {
        const ca_list_file *file = &s->list.table.files[i];
        ca_json_open(to, '{');
        ca_json_member_string(to, "name", ca_file_name(file->name));
        number(to, "bytes", file->bytes);
        number(to, "cases", file->rows);
        hexadecimal(to, "sha256", file->digest, sizeof file->digest);
        ca_json_close(to, '}');
    }
    ca_json_close(to, ']');
}

static void write_names(const ca_sample_columns *columns, const char *name, ca_text *to)
{
    ca_json_name(to, name);
    ca_json_open(to, '[');
    for (size_t i = 0; i < columns->count; i++)
        ca_json_text(to, columns->at[i].name);
    ca_json_close(to, ']');
}

static void write_nots(const ca_sampler *s, ca_text *to)
{
    ca_json_name(to, "not");
    ca_json_open(to, '[');
    for (size_t i = 0; i < s->not_count; i++) {
        ca_json_open(to, '{');
        ca_json_member_text(to, "column", s->nots[i].column.name);
        ca_json_member_text(to, "value", s->nots[i].value);
        number(to, "cases", s->nots[i].cases);
        ca_json_close(to, '}');
    }
    ca_json_close(to, ']');
}

static void write_settings(const ca_sampler *s, ca_text *to)
{
    ca_json_name(to, "settings");
    ca_json_open(to, '{');
    ca_json_member_string(to, "rate", s->rate.size ? s->rate.at : NULL);
    ca_json_name(to, s->size.way == CA_SAMPLE_EACH ? "count_each" : "count");
    if (s->size.way == CA_SAMPLE_RATE)
        ca_json_null(to);
    else
        ca_json_number(to, s->size.count);
    number(to, "min", s->size.least);
    write_names(&s->by, "by", to);
    write_names(&s->cover, "cover", to);
    write_nots(s, to);
    if (s->as_of != CA_NO_DATE)
        date(to, "as_of", s->as_of);
    ca_json_close(to, '}');
}

/* Writes the files that were read besides the list. */
static void write_records(const ca_sampler *s, ca_text *to)
{
    const ca_audited *recent = &s->recent, *followed = &s->followed;
    if (s->excludes) {
        ca_json_name(to, "exclude");
        ca_json_open(to, '{');
        number(to, "months", s->months);
        date(to, "as_of", s->as_of);
        number(to, "records", recent->records);
        number(to, "in_time", recent->in_time);
        number(to, "later", recent->later);
        number(to, "undated", recent->undated);
        ca_json_close(to, '}');
    }
    if (s->follows_up) {
        ca_json_name(to, "practitioner");
        ca_json_open(to, '{');
        number(to, "records", followed->records);
        number(to, "inadequate", followed->inadequate);
        number(to, "practitioners", followed->workers.count);
        number(to, "without_practitioner", followed->unnamed);
        number(to, "without_grade", followed->undecided);
        ca_json_close(to, '}');
    }
}

static void write_counts(const ca_sampler *s, ca_text *to)
{
    number(to, "cases", s->list.table.count);
    number(to, "closed", s->list.closed);
    ca_json_name(to, "left_out");
    ca_json_open(to, '{');
    for (int i = 0; i < CA_OUT_COUNT; i++)
        if (out_words[i])
            number(to, out_words[i], s->out_count[i]);
    number(to, "other_practitioners", s->out_count[CA_OUT_OTHERS]);
    ca_json_close(to, '}');
    number(to, "eligible", s->out_count[CA_DRAWN_FROM]);
    number(to, "drawn", s->drawn_count);
}

/* Writes the values, by column, that define the stratum. */
static void write_stratum_values(const ca_sampler *s, size_t stratum, ca_text *to)
{
    const char *at = s->strata_names.entries[stratum].name.at;
    ca_json_name(to, "values");
    ca_json_open(to, '{');
    for (size_t i = 0; i < s->by.count; i++) {
        ca_json_name_slice(to, s->by.at[i].name);
        ca_json_words(to, at);
        at += strlen(at) + 1;
    }
    if (s->follows_up) {
        ca_json_member_string(to, "practitioner", at);
    }
    ca_json_close(to, '}');
}

static void write_strata(const ca_sampler *s, ca_text *to)
{
    ca_json_name(to, "strata");
    ca_json_open(to, '[');
    for (size_t i = 0; i < s->strata_names.count; i++) {
        ca_json_open(to, '{');
        write_stratum_values(s, i, to);
        number(to, "cases", s->strata[i].cases);
        number(to, "eligible", s->strata[i].eligible);
        number(to, "covering", s->strata[i].first);
        number(to, "drawn", s->strata[i].share);
        ca_json_close(to, '}');
    }
    ca_json_close(to, ']');
    ca_json_name(to, "cover");
    ca_json_open(to, '[');
    for (size_t i = 0; i < s->cover.count; i++) {
        ca_json_open(to, '{');
        ca_json_member_text(to, "column", s->cover.at[i].name);
        number(to, "values", s->cover.at[i].values);
        number(to, "covered", s->cover.at[i].covered);
        ca_json_close(to, '}');
    }
    ca_json_close(to, ']');
}

static void write_drawn(const ca_sampler *s, ca_text *to)
{
    ca_json_name(to, "drawn_cases");
    ca_json_open(to, '[');
    for (size_t i = 0; i < s->drawn_count; i++) {
        const ca_sample_case *one = s->drawn[i];
        ca_json_open(to, '{');
        ca_json_member_text(to, "case", one->id);
        hexadecimal(to, "rank", one->rank, RANK_SHOWN);
        ca_json_member_bool(to, "covering", one->first);
        ca_json_close(to, '}');
    }
    ca_json_close(to, ']');
    ca_json_name(to, "left_out_cases");
    ca_json_open(to, '[');
    for (size_t i = 0; i < s->list.table.count; i++) {
        if (!out_words[s->out[i]])
            continue;
        ca_json_open(to, '{');
        ca_json_member_text(to, "case", ca_case_list_value(&s->list, i, CA_CASE_ID_FIELD));
        ca_json_member_string(to, "why", out_words[s->out[i]]);
        ca_json_close(to, '}');
    }
    ca_json_close(to, ']');
}

static void write_assignment(const ca_sampler *s, ca_text *to)
{
    size_t *loads = ca_allocate(s->auditors.count, sizeof *loads), most = 0, least = SIZE_MAX;
    if (!s->shared_out) {
        free(loads);
        return;
    }
    for (size_t i = 0; i < s->drawn_count; i++)
        if (s->assignment.auditor_of[i] != CA_NO_AUDITOR)
            loads[s->assignment.auditor_of[i]]++;
    for (size_t i = 0; i < s->auditors.count; i++) {
        most = loads[i] > most ? loads[i] : most;
        least = loads[i] < least ? loads[i] : least;
    }
    ca_json_name(to, "auditors");
    ca_json_open(to, '{');
    number(to, "auditors", s->auditors.count);
    number(to, "fewest_cases", least);
    number(to, "most_cases", most);
    number(to, "sum_of_squares", s->assignment.squares);
    number(to, "changed", s->assignment.changes);
    number(to, "without_earlier_auditor", s->left);
    ca_json_name(to, "with_former_auditor");
    ca_json_open(to, '[');
    for (size_t i = 0; i < s->drawn_count; i++)
        if (s->assignment.auditor_of[i] == CA_NO_AUDITOR)
            ca_json_text(to, s->drawn[i]->id);
    ca_json_close(to, ']');
    ca_json_close(to, '}');
    free(loads);
}

void ca_sampler_report(const ca_sampler *s, ca_text *to)
{
    ca_json_open(to, '{');
    ca_json_member_string(to, "schema", "caseaudit.draw/1");
    ca_json_member_text(to, "seed", s->seed);
    ca_json_member_string(to, "policy", s->policy ? s->policy->id : NULL);
    write_settings(s, to);
    write_lists(s, to);
    write_records(s, to);
    write_counts(s, to);
    write_strata(s, to);
    write_drawn(s, to);
    write_assignment(s, to);
    ca_json_close(to, '}');
    ca_text_byte(to, '\n');
}
