/* SPDX-License-Identifier: MIT */
/* A list of open cases as a population. */
#include "intake/population_list.h"

typedef struct {
    ca_case_list cases;
    ca_slice quarter;
    ca_idset *ids;
    ca_text key;
} counted_list;

/* Adds a case of the quarter, which must not be in an earlier list of it. */
static int add_id(counted_list *list, size_t row, ca_error *error)
{
    ca_slice id = ca_case_list_value(&list->cases, row, CA_CASE_ID_FIELD);
    ca_text_clear(&list->key);
    ca_text_append(&list->key, list->quarter.at, list->quarter.size);
    ca_text_byte(&list->key, ':');
    ca_text_append(&list->key, id.at, id.size);
    if (ca_idset_add(list->ids, (ca_slice){list->key.at, list->key.size}))
        return 0;
    ca_text where = {0};
    ca_list_name_row(&where, &list->cases.table.rows[row]);
    int status = ca_error_set(error, "%s: is a case that another list of this quarter has, too", where.at);
    ca_text_free(&where);
    return status;
}

static int count_cases(counted_list *list, ca_population *population, ca_error *error)
{
    const ca_list *table = &list->cases.table;
    const char *file = table->files[0].name;
    size_t service = list->cases.column[CA_SERVICE_FIELD];
    for (size_t i = 0; i < table->count; i++) {
        if (add_id(list, i, error) < 0)
            return -1;
        if (service != CA_NO_LIST_COLUMN &&
            ca_population_add(population, list->quarter, &table->rows[i].cells[service], 1) < 0)
            return ca_error_misuse(error, "--population: a quarter has one number, or numbers by service");
    }
    if (!table->count)
        return ca_error_set(error, "%s: there are no cases in the list of --population", file);
    if (service == CA_NO_LIST_COLUMN && ca_population_add(population, list->quarter, NULL, table->count) < 0)
        return ca_error_set(error, "%s: lists of one quarter add up if they have the heading service", file);
    return 0;
}

int ca_population_list_read(ca_population *population, ca_slice quarter, ca_idset *ids, ca_id_match *match,
                            const ca_list_source *source, const ca_fillers *fillers, char *const *maps, size_t count)
{
    counted_list list = {.quarter = quarter, .ids = ids};
    const ca_case_settings settings = {
        .maps = maps, .map_count = count, .fillers = fillers, .name = "list of --population", .counted = true};
    int status = ca_case_list_read(&list.cases, source, &settings);
    bool read = status == 0;
    if (read)
        status = count_cases(&list, population, source->error);
    if (status == 0)
        ca_id_match_list(match, &list.cases);
    else if (!read && !source->error->words.size && !source->input->failed)
        status = ca_error_set(source->error, "%s: the list of --population cannot be read whole, and nothing was done",
                              source->input->operands[0]);
    ca_text_free(&list.key);
    ca_case_list_free(&list.cases);
    return status;
}
