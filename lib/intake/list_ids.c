/* SPDX-License-Identifier: MIT */
/* The ids of a list of cases. */
#include "intake/list_ids.h"

#include "base/map.h"
#include "record/person.h"

#include <string.h>

/* Whether ID is written like 41E5. */
static bool is_shortened(ca_slice id)
{
    size_t at = 0, digits = 0;
    while (at < id.size && id.at[at] >= '0' && id.at[at] <= '9')
        at++;
    if (!at || at == id.size || (id.at[at] | 0x20) != 'e')
        return false;
    for (size_t i = at + 1; i < id.size && id.at[i] >= '0' && id.at[i] <= '9'; i++)
        digits++;
    return digits && at + 1 + digits == id.size;
}

const char *ca_case_id_shortened(ca_slice id)
{
    return is_shortened(id)
               ? "is an id like 41E5, a number that a spreadsheet or program has shortened, since no other "
                 "id of the list has letters; get the list again, with ids as text"
               : NULL;
}

static ca_slice value_of(const ca_case_list *list, size_t row, enum ca_field field)
{
    return ca_list_cell(&list->table.rows[row], list->column[field]);
}

static bool has_letter(ca_slice id)
{
    for (size_t i = 0; i < id.size; i++)
        if ((unsigned char)id.at[i] >= 0x80 || ((id.at[i] | 0x20) >= 'a' && (id.at[i] | 0x20) <= 'z'))
            return true;
    return false;
}

bool ca_case_ids_are_numbers(const ca_case_list *list, const bool *wrong)
{
    size_t numbers = 0;
    for (size_t i = 0; i < list->table.count; i++) {
        ca_slice id = list->table.rows[i].cells[list->column[CA_CASE_ID_FIELD]];
        if (wrong[i] || is_shortened(id))
            continue;
        if (has_letter(id))
            return false;
        numbers += id.size > 0;
    }
    return numbers > 0;
}

ca_slice ca_id_without_zeros(ca_slice id)
{
    while (id.size > 1 && id.at[0] == '0') {
        id.at++;
        id.size--;
    }
    return id;
}

/* Reports the case in ROW, of which BEFORE is probably the same one. */
static void warn(const ca_case_list *list, size_t row, size_t before, const char *how, const char *what,
                 ca_reporter *reporter)
{
    const ca_list *table = &list->table;
    ca_location location = ca_list_location(&table->rows[row], list->column[CA_CASE_ID_FIELD]);
    bool other = strcmp(table->rows[row].location.source, table->rows[before].location.source) != 0;
    (void)ca_report(reporter, location, CA_RULE_CASE_TWICE, "case.id", "%s row %llu%s%s%s", how,
                    (unsigned long long)table->rows[before].location.line, other ? " of " : "",
                    other ? table->rows[before].location.source : "", what);
}

static void warn_of_zeros(const ca_case_list *list, ca_reporter *reporter)
{
    ca_map bare = {0};
    for (size_t i = 0; i < list->table.count; i++) {
        ca_slice id = value_of(list, i, CA_CASE_ID_FIELD);
        ca_map_entry *entry = ca_map_at(&bare, ca_id_without_zeros(id));
        size_t before = (size_t)(uintptr_t)entry->thing; /* its index + 1 */
        if (before)
            warn(list, i, before - 1, "is the id in", " but for zeros in front; is it the same child?", reporter);
        else
            entry->thing = (void *)(uintptr_t)(i + 1);
    }
    ca_map_free(&bare, NULL);
}

static void warn_of_names(const ca_case_list *list, const ca_fillers *fillers, ca_reporter *reporter)
{
    ca_map children = {0};
    ca_arena arena = {0};
    ca_text key = {0};
    for (size_t i = 0; i < list->table.count; i++) {
        ca_slice name = value_of(list, i, CA_CHILD_FIELD), born = value_of(list, i, CA_BORN_FIELD);
        if (!name.size || !born.size || (fillers && ca_is_filler(fillers, CA_FILLER_PERSON, name)))
            continue;
        ca_arena_clear(&arena);
        ca_slice counted = ca_person_counted(&arena, name);
        ca_text_clear(&key);
        ca_text_append(&key, born.at, born.size);
        ca_text_byte(&key, ' ');
        ca_text_append(&key, counted.at, counted.size);
        ca_map_entry *entry = ca_map_at(&children, (ca_slice){key.at, key.size});
        size_t before = (size_t)(uintptr_t)entry->thing;
        if (before)
            warn(list, i, before - 1, "is another id than in",
                 ", where the name and the date of birth are the same; is "
                 "it the same child?",
                 reporter);
        else
            entry->thing = (void *)(uintptr_t)(i + 1);
    }
    ca_map_free(&children, NULL);
    ca_arena_free(&arena);
    ca_text_free(&key);
}

void ca_case_ids_warn(const ca_case_list *list, const ca_fillers *fillers, ca_reporter *reporter)
{
    warn_of_zeros(list, reporter);
    warn_of_names(list, fillers, reporter);
}
