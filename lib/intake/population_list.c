/* SPDX-License-Identifier: MIT */
/* A list of open cases as a population. */
#include "intake/population_list.h"

/* A population list is a list of cases whose other columns are not used, so no warning names them. */
typedef struct {
    ca_csv_list csv;
    size_t id, service;
    ca_slice quarter;
    ca_idset *ids;
    ca_text key;
} counted_list;

static int find_columns(counted_list *list, ca_error *error)
{
    list->id = list->service = CA_NO_LIST_COLUMN;
    for (size_t i = 0; i < list->csv.columns; i++) {
        if (ca_slice_alike(list->csv.headings[i], "case_id"))
            list->id = i;
        if (ca_slice_alike(list->csv.headings[i], "service"))
            list->service = i;
    }
    if (list->id == CA_NO_LIST_COLUMN)
        return ca_error_set(error, "%s: --population wants a list of cases with the heading case_id",
                            list->csv.files[0].name);
    return 0;
}

static int check_id(counted_list *list, const ca_list_row *row, ca_error *error)
{
    ca_slice id = row->cells[list->id];
    unsigned long long line = row->location.line;
    if (!id.size)
        return ca_error_set(error, "%s:%llu: has no case_id", row->location.source, line);
    ca_text_clear(&list->key);
    ca_text_append(&list->key, list->quarter.at, list->quarter.size);
    ca_text_byte(&list->key, ':');
    ca_text_append(&list->key, id.at, id.size);
    if (!ca_idset_add(list->ids, (ca_slice){list->key.at, list->key.size}))
        return ca_error_set(error, "%s:%llu: is a case that stands in a list of this quarter before",
                            row->location.source, line);
    return 0;
}

static int count_cases(counted_list *list, ca_population *population, ca_error *error)
{
    const char *file = list->csv.files[0].name;
    for (size_t i = 0; i < list->csv.count; i++) {
        const ca_list_row *row = &list->csv.rows[i];
        if (check_id(list, row, error) < 0)
            return -1;
        if (list->service != CA_NO_LIST_COLUMN &&
            ca_population_add(population, list->quarter, &row->cells[list->service], 1) < 0)
            return ca_error_misuse(error, "--population: a quarter has one number, or numbers by service");
    }
    if (!list->csv.count)
        return ca_error_set(error, "%s: there are no cases in the list of --population", file);
    if (list->service == CA_NO_LIST_COLUMN && ca_population_add(population, list->quarter, NULL, list->csv.count) < 0)
        return ca_error_set(error, "%s: lists of one quarter add up if they have the heading service", file);
    return 0;
}

int ca_population_list_read(ca_population *population, ca_slice quarter, ca_idset *ids, const ca_list_source *source)
{
    counted_list list = {.quarter = quarter, .ids = ids};
    int status = ca_csv_list_read_whole(&list.csv, source, "--population");
    if (status == 0)
        status = find_columns(&list, source->error);
    if (status == 0)
        status = count_cases(&list, population, source->error);
    ca_text_free(&list.key);
    ca_csv_list_free(&list.csv);
    return status;
}
