/* SPDX-License-Identifier: MIT */
/* audit-sample: from the list to the eligible cases, and to the drawn ones. */
#include "draw/sample_cases.h"

#include "record/spellings.h"

#include <stdlib.h>
#include <string.h>

/* Finds the column for NAME, which was given with OPTION or by the policy. */
static int find_column(ca_sampler *s, ca_sample_column *column, const char *option, bool asked)
{
    column->column = ca_case_list_column(&s->list, column->name);
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        column->people |= ca_fields[i].privacy == CA_WORKER && s->list.column[i] == column->column;
    if (column->column != CA_NO_LIST_COLUMN)
        return 0;
    const char *file = s->list.table.files[0].name;
    if (asked)
        return ca_error_set(s->error, "%s: no column is headed '%.*s', which %s names", file, (int)column->name.size,
                            column->name.at, option);
    return ca_error_set(s->error,
                        "%s: no column is headed '%.*s', which the policy of %s goes by; give the list "
                        "one, or leave -f out and say yourself what to draw",
                        file, (int)column->name.size, column->name.at, s->policy->id);
}

static int find_columns(ca_sampler *s)
{
    int status = 0;
    for (size_t i = 0; i < s->by.count && status == 0; i++)
        status = find_column(s, &s->by.at[i], "--by", s->by_asked);
    for (size_t i = 0; i < s->cover.count && status == 0; i++)
        status = find_column(s, &s->cover.at[i], "--cover", s->cover_asked);
    for (size_t i = 0; i < s->not_count && status == 0; i++)
        status = find_column(s, &s->nots[i].column, "--not", s->nots[i].asked);
    if (status == 0 && s->follows_up && s->list.column[CA_PRACTITIONER_FIELD] == CA_NO_LIST_COLUMN)
        status = ca_error_set(s->error, "%s: no column is headed practitioner, which --practitioner goes by",
                              s->list.table.files[0].name);
    return status;
}

/* Spellings that differ only in capitals and spaces are one value here, so that an excluded case is not drawn by
 * accident. */
static bool has_value(ca_sampler *s, ca_arena *sought, const ca_sample_not *excluded, ca_slice cell)
{
    ca_arena_clear(sought);
    if (ca_slice_equal(ca_group_plain(sought, cell), ca_group_plain(sought, excluded->value)))
        return true;
    return excluded->column.people &&
           ca_person_is(ca_persons_at(&s->persons, cell), ca_persons_at(&s->persons, excluded->value));
}

/* Returns the practitioner of the case in ROW if further cases of theirs are requested, or NULL. */
static const ca_audited_worker *worker_of(ca_sampler *s, size_t row)
{
    const ca_person *person = ca_persons_at(&s->persons, ca_case_list_value(&s->list, row, CA_PRACTITIONER_FIELD));
    ca_similar_names_add(&s->apart, person, s->list.table.rows[row].location);
    return ca_audited_worker_find(&s->followed, person);
}

static enum ca_sample_out why_out(ca_sampler *s, ca_arena *sought, size_t row)
{
    const ca_slice *cells = s->list.table.rows[row].cells;
    ca_slice id = ca_case_list_value(&s->list, row, CA_CASE_ID_FIELD);
    enum ca_sample_out out = CA_DRAWN_FROM;
    for (size_t i = 0; i < s->not_count; i++)
        if (has_value(s, sought, &s->nots[i], cells[s->nots[i].column.column])) {
            s->nots[i].cases++;
            out = CA_OUT_NOT;
        }
    if (out != CA_DRAWN_FROM)
        return out;
    if (s->follows_up && !worker_of(s, row))
        return CA_OUT_OTHERS;
    if (ca_audited_find(&s->followed, id))
        return CA_OUT_KNOWN;
    return ca_audited_find(&s->recent, id) ? CA_OUT_AUDITED : CA_DRAWN_FROM;
}

/* A value of a --by column. */
typedef struct {
    ca_spellings *spellings;
    ca_slice shown; /* the most frequent of them; set after all cases are counted */
} stratum_value;

static void free_value(void *thing)
{
    stratum_value *value = thing;
    ca_spellings_free(value->spellings);
    free(value);
}

static void free_columns(ca_sample_columns *columns)
{
    for (size_t i = 0; i < columns->count; i++) {
        ca_map_free(&columns->at[i].by_cell, NULL);
        ca_map_free(&columns->at[i].by_name, free_value);
    }
    free(columns->at);
}

/* Returns the value that the case in ROW has in COLUMN, as values are compared: the person of a name, or a group's plain
 * form; empty for none. */
static ca_slice value_of(ca_sampler *s, ca_arena *arena, const ca_sample_column *column, size_t row)
{
    ca_slice value = s->list.table.rows[row].cells[column->column];
    const ca_library *library = s->library;
    const ca_fillers *fillers = s->policy ? ca_library_fillers(library, s->policy) : &library->fillers;
    if (!column->people)
        return ca_spelling_plain(arena, CA_SPELT_GROUP, value);
    const ca_person *person = ca_persons_at(&s->persons, value);
    if (!person->listed && ca_is_filler(fillers, CA_FILLER_PERSON, value))
        return (ca_slice){"", 0};
    ca_similar_names_add(&s->apart, person, s->list.table.rows[row].location);
    return person->counted.text;
}

/* Counts the spellings of the values that the case in ROW has in the columns of BY. */
static void count_spellings(ca_sampler *s, ca_arena *arena, size_t row)
{
    for (size_t i = 0; i < s->by.count; i++) {
        ca_sample_column *column = &s->by.at[i];
        ca_slice cell = s->list.table.rows[row].cells[column->column];
        ca_map_entry *spelt = ca_map_at(&column->by_cell, cell);
        if (!spelt->thing) {
            ca_arena_clear(arena);
            ca_slice name = value_of(s, arena, column, row);
            ca_map_entry *named = ca_map_at(&column->by_name, name);
            if (!named->thing)
                named->thing = ca_allocate(1, sizeof(stratum_value));
            spelt->thing = named->thing;
        }
        ca_spellings_count(&((stratum_value *)spelt->thing)->spellings, cell, 1);
    }
}

/* Sets the spelling by which each value is shown. */
static void show_spellings(ca_sampler *s)
{
    for (size_t i = 0; i < s->by.count; i++) {
        const ca_map *names = &s->by.at[i].by_name;
        size_t several = 0;
        for (size_t j = 0; j < names->count; j++) {
            stratum_value *value = names->entries[j].thing;
            value->shown = names->entries[j].name.size ? ca_spellings_shown(value->spellings) : names->entries[j].name;
            several += names->entries[j].name.size && value->spellings->count > 1;
        }
        if (several)
            ca_report_run(
                s->reporter, CA_RUN_NOTE, "--by %.*s: %zu of %zu values %s spelt in several ways; each is one stratum",
                (int)s->by.at[i].name.size, s->by.at[i].name.at, several, names->count, several == 1 ? "is" : "are");
    }
}

/* Appends the key of the stratum of the case in ROW: its values of BY, each ended by a NUL. */
static void name_stratum(ca_sampler *s, size_t row, ca_text *name)
{
    ca_text_clear(name);
    for (size_t i = 0; i < s->by.count; i++) {
        ca_slice cell = s->list.table.rows[row].cells[s->by.at[i].column];
        const stratum_value *value = ca_map_find(&s->by.at[i].by_cell, cell);
        ca_text_append(name, value->shown.at, value->shown.size);
        ca_text_byte(name, '\0');
    }
    if (s->follows_up) {
        const ca_audited_worker *worker = worker_of(s, row);
        ca_text_append(name, worker->name.at, worker->name.size);
        ca_text_byte(name, '\0');
    }
}

/* Sorts the rows into eligible ones, by stratum, and excluded ones. */
static void sort_out(ca_sampler *s)
{
    size_t count = s->list.table.count;
    ca_arena sought = {0};
    ca_text name = {0};
    s->out = ca_allocate(count, sizeof *s->out);
    s->cases = ca_allocate(count, sizeof *s->cases);
    for (size_t i = 0; i < count; i++) {
        s->out[i] = why_out(s, &sought, i);
        s->out_count[s->out[i]]++;
        if (s->out[i] == CA_OUT_NOT || s->out[i] == CA_OUT_OTHERS)
            continue;
        ca_sample_case *one = &s->cases[s->case_count++];
        *one = (ca_sample_case){
            .id = ca_case_list_value(&s->list, i, CA_CASE_ID_FIELD), .row = i, .kept_out = s->out[i] != CA_DRAWN_FROM};
        count_spellings(s, &sought, i);
    }
    show_spellings(s);
    for (size_t i = 0; i < s->case_count; i++) {
        name_stratum(s, s->cases[i].row, &name);
        ca_map_at(&s->strata_names, (ca_slice){ca_text_words(&name), name.size})->thing = &s->cases[i];
    }
    ca_map_sort(&s->strata_names);
    for (size_t i = 0; i < s->case_count; i++) {
        name_stratum(s, s->cases[i].row, &name);
        ca_map_entry *entry = ca_map_at(&s->strata_names, (ca_slice){ca_text_words(&name), name.size});
        s->cases[i].stratum = (size_t)(entry - s->strata_names.entries);
    }
    ca_text_free(&name);
    ca_arena_free(&sought);
}

/* Marks the case with the lowest rank of each value of COLUMN to be drawn first. */
static void cover(ca_sampler *s, ca_sample_column *column)
{
    ca_map values = {0};
    ca_arena arena = {0};
    for (size_t i = 0; i < s->case_count; i++) {
        ca_arena_clear(&arena);
        ca_slice value = value_of(s, &arena, column, s->cases[i].row);
        if (!value.size)
            continue;
        ca_map_entry *entry = ca_map_at(&values, value);
        const ca_sample_case *best = entry->thing;
        if (!s->cases[i].kept_out && (!best || ca_sample_order(&s->cases[i], best) < 0))
            entry->thing = &s->cases[i];
    }
    column->values = values.count;
    for (size_t i = 0; i < values.count; i++) {
        ca_sample_case *best = values.entries[i].thing;
        column->covered += best != NULL;
        if (best)
            best->first = true;
    }
    ca_map_free(&values, NULL);
    ca_arena_free(&arena);
}

static int by_stratum(const void *a, const void *b)
{
    const ca_sample_case *one = *(const ca_sample_case *const *)a, *other = *(const ca_sample_case *const *)b;
    if (one->stratum != other->stratum)
        return one->stratum < other->stratum ? -1 : 1;
    return ca_sample_order(one, other);
}

static void list_drawn(ca_sampler *s)
{
    s->drawn = ca_allocate(s->case_count, sizeof *s->drawn);
    for (size_t i = 0; i < s->case_count; i++)
        if (s->cases[i].drawn)
            s->drawn[s->drawn_count++] = &s->cases[i];
    if (s->drawn_count)
        qsort(s->drawn, s->drawn_count, sizeof *s->drawn, by_stratum);
}

/* Prints notes on results that an analyst may not expect, without values of the list. */
static void report_draw(const ca_sampler *s)
{
    size_t short_of = 0;
    for (size_t i = 0; i < s->not_count; i++)
        if (s->nots[i].asked && !s->nots[i].cases)
            ca_report_run(s->reporter, CA_RUN_NOTE, "--not: no case has '%.*s' under %.*s; is it spelt as in the list?",
                          (int)s->nots[i].given.size, s->nots[i].given.at, (int)s->nots[i].column.name.size,
                          s->nots[i].column.name.at);
    for (size_t i = 0; i < s->cover.count; i++)
        if (s->cover.at[i].covered < s->cover.at[i].values)
            ca_report_run(s->reporter, CA_RUN_NOTE, "--cover %.*s: %zu of %zu values have no case that can be drawn",
                          (int)s->cover.at[i].name.size, s->cover.at[i].name.at,
                          s->cover.at[i].values - s->cover.at[i].covered, s->cover.at[i].values);
    if (!s->drawn_count && !s->follows_up)
        ca_report_run(s->reporter, CA_RUN_NOTE, "no case was drawn: there is none to draw from");
    else if (s->size.way == CA_SAMPLE_COUNT && s->drawn_count < s->size.count)
        ca_report_run(s->reporter, CA_RUN_NOTE, "fewer than --count were drawn: there are only %zu to draw from",
                      s->drawn_count);
    for (size_t i = 0; i < s->strata_names.count; i++)
        short_of += s->strata[i].share < s->size.count;
    if (s->size.way == CA_SAMPLE_EACH && short_of)
        ca_report_run(s->reporter, CA_RUN_NOTE,
                      "%zu of %zu practitioners have fewer further cases than --count asks for", short_of,
                      s->strata_names.count);
    if (s->followed.workers.count > s->strata_names.count)
        ca_report_run(s->reporter, CA_RUN_NOTE,
                      "%zu of %zu practitioners with an inadequate audit have no case in the list",
                      s->followed.workers.count - s->strata_names.count, s->followed.workers.count);
}

int ca_sampler_draw(ca_sampler *s)
{
    if (find_columns(s) < 0)
        return -1;
    sort_out(s);
    ca_sample_rank(s->cases, s->case_count, s->seed);
    for (size_t i = 0; i < s->cover.count; i++)
        cover(s, &s->cover.at[i]);
    s->strata = ca_allocate(s->strata_names.count, sizeof *s->strata);
    if (ca_sample_draw(s->cases, s->case_count, s->strata, s->strata_names.count, &s->size, s->error) < 0)
        return -1;
    list_drawn(s);
    report_draw(s);
    return 0;
}

void ca_sampler_free(ca_sampler *s)
{
    free_columns(&s->by);
    free_columns(&s->cover);
    free(s->nots);
    free(s->out);
    free(s->cases);
    free(s->strata);
    free(s->drawn);
    ca_text_free(&s->rate);
    ca_map_free(&s->strata_names, NULL);
    ca_case_classes_free(&s->classes);
    ca_persons_free(&s->persons);
    ca_similar_names_free(&s->apart);
    ca_assignment_free(&s->assignment);
    ca_auditors_free(&s->auditors);
    ca_people_free(&s->people);
    ca_audited_free(&s->recent);
    ca_audited_free(&s->followed);
    ca_audited_free(&s->returned);
    free(s->names);
    ca_case_list_free(&s->list);
}
