/* SPDX-License-Identifier: MIT */
/* The read-back of a finished workbook, part by part. */
#include "workbook_check.h"

#include "workbook_check_cells.h"

#include <stdlib.h>
#include <string.h>

static const char shared_texts_name[] = "xl/sharedStrings.xml";

typedef struct {
    const ca_book *layout;
    ca_problem *problem;
    zip_t *zip;
    ca_shared_texts shared;
    size_t sheets, tables;              /* read so far */
    size_t names, places, table_places; /* found in the lists of parts */
    size_t repeated;                    /* heading rows that are printed on every page */
    size_t at;                          /* the sheet whose list of parts is being read */
    ca_text text;
} workbook_check;

/* The workbook's list of sheets. */
static void start_workbook(void *state, const char *element, const char **attributes)
{
    workbook_check *check = state;
    if (strcmp(element, "sheet") != 0)
        return;
    size_t index = check->names++;
    ca_text_clear(&check->text);
    ca_text_format(&check->text, "rId%zu", index + 1);
    if (index >= check->layout->count ||
        strcmp(ca_zip_attribute(attributes, "name"), check->layout->sheets[index].table->sheet) != 0 ||
        strcmp(ca_zip_attribute(attributes, "r:id"), check->text.at) != 0 ||
        *ca_zip_attribute(attributes, "state"))
        (void)ca_problem_set(check->problem, "read back, sheet %zu has another name", index + 1);
}

/* The definitions of the heading rows that are printed on every page, in the sheets' order by name: each must
 * end in the row of a sheet that has one, and there must be as many as such sheets. */
static void end_workbook(void *state, const char *element, const ca_text *text)
{
    workbook_check *check = state;
    if (strcmp(element, "definedName") != 0)
        return;
    bool known = false;
    for (size_t i = 0; i < check->layout->count && !known; i++) {
        ca_text row = {0};
        ca_text_format(&row, "!$%zu:$%zu", check->layout->sheets[i].heading_row + 1,
                       check->layout->sheets[i].heading_row + 1);
        known = ca_sheet_repeats_heading(&check->layout->sheets[i]) && text->size > row.size &&
                strcmp(text->at + text->size - row.size, row.at) == 0;
        ca_text_free(&row);
    }
    check->repeated++;
    if (!known)
        (void)ca_problem_set(check->problem, "read back, a heading row to repeat is another");
}

/* Which part each sheet of the list is. */
static void start_places(void *state, const char *element, const char **attributes)
{
    workbook_check *check = state;
    if (strcmp(element, "Relationship") != 0 || check->places >= check->layout->count)
        return;
    size_t number = ++check->places;
    ca_text_clear(&check->text);
    ca_text_format(&check->text, "rId%zu", number);
    bool same = strcmp(ca_zip_attribute(attributes, "Id"), check->text.at) == 0;
    ca_text_clear(&check->text);
    ca_text_format(&check->text, "worksheets/sheet%zu.xml", number);
    if (!same || strcmp(ca_zip_attribute(attributes, "Target"), check->text.at) != 0)
        (void)ca_problem_set(check->problem, "read back, sheet %zu is not in its place", number);
}

/* Which part a sheet's table is. */
static void start_table_place(void *state, const char *element, const char **attributes)
{
    workbook_check *check = state;
    if (strcmp(element, "Relationship") != 0)
        return;
    ca_text_clear(&check->text);
    ca_text_format(&check->text, "../tables/table%zu.xml", check->at + 1);
    if (strcmp(ca_zip_attribute(attributes, "Target"), check->text.at) != 0)
        (void)ca_problem_set(check->problem, "read back, sheet %zu has another table", check->at + 1);
    check->table_places++;
}

static int check_sheet(workbook_check *check, zip_uint64_t member, size_t index)
{
    ca_sheet_check sheet = {.sheet = &check->layout->sheets[index],
                            .shared = &check->shared,
                            .problem = check->problem};
    ca_zip_reader reader = ca_sheet_reader(&sheet);
    int status = ca_zip_read(check->zip, member, true, &reader, check->problem);
    int ended = ca_sheet_check_end(&sheet);
    check->sheets++;
    return status ? status : ended;
}

static int check_table(workbook_check *check, zip_uint64_t member, size_t index)
{
    ca_table_check table = {.sheet = &check->layout->sheets[index], .problem = check->problem};
    ca_zip_reader reader = ca_table_reader(&table);
    int status = ca_zip_read(check->zip, member, true, &reader, check->problem);
    int ended = ca_table_check_end(&table);
    check->tables++;
    return status ? status : ended;
}

/* The number N in a NAME such as "xl/worksheets/sheetN.xml", as an index; false when it is no such
 * name or there is no such sheet. */
static bool numbered(const workbook_check *check, const char *name, const char *before, const char *behind,
                     size_t *index)
{
    size_t size = strlen(name), ahead = strlen(before), after = strlen(behind);
    if (size <= ahead + after || strncmp(name, before, ahead) != 0 ||
        strcmp(name + size - after, behind) != 0)
        return false;
    char *digits = ca_copy(name + ahead, size - ahead - after);
    uint64_t number = 0;
    bool whole = ca_whole_number(digits, check->layout->count, &number) && number > 0;
    free(digits);
    *index = whole ? (size_t)number - 1 : 0;
    return whole;
}

static bool starts_with(const char *name, const char *start)
{
    return strncmp(name, start, strlen(start)) == 0;
}

static bool is_xml(const char *name)
{
    size_t size = strlen(name);
    return (size > 4 && strcmp(name + size - 4, ".xml") == 0) ||
           (size > 5 && strcmp(name + size - 5, ".rels") == 0);
}

static int check_member(workbook_check *check, zip_uint64_t member, const char *name)
{
    ca_zip_reader reader = {.state = check};
    size_t index = 0;
    if (strcmp(name, shared_texts_name) == 0)
        return 0; /* it was read first */
    if (numbered(check, name, "xl/worksheets/sheet", ".xml", &index))
        return check_sheet(check, member, index);
    if (numbered(check, name, "xl/tables/table", ".xml", &index))
        return check_table(check, member, index);
    if (strcmp(name, "xl/workbook.xml") == 0) {
        reader.start = start_workbook;
        reader.end = end_workbook;
    } else if (strcmp(name, "xl/_rels/workbook.xml.rels") == 0)
        reader.start = start_places;
    else if (numbered(check, name, "xl/worksheets/_rels/sheet", ".xml.rels", &check->at))
        reader.start = start_table_place;
    else if (starts_with(name, "xl/worksheets/") || starts_with(name, "xl/tables/"))
        return ca_problem_set(check->problem, "read back, it has a part too many");
    return ca_zip_read(check->zip, member, is_xml(name), &reader, check->problem);
}

static int read_shared_texts(workbook_check *check)
{
    ca_zip_reader reader = ca_shared_texts_reader(&check->shared);
    zip_int64_t member = zip_name_locate(check->zip, shared_texts_name, 0);
    if (member < 0)
        return ca_problem_set(check->problem, "read back, it has no texts");
    return ca_zip_read(check->zip, (zip_uint64_t)member, true, &reader, check->problem);
}

static int check_members(workbook_check *check)
{
    zip_int64_t count = zip_get_num_entries(check->zip, 0);
    int status = read_shared_texts(check);
    for (zip_int64_t i = 0; i < count && status == 0; i++) {
        const char *name = zip_get_name(check->zip, (zip_uint64_t)i, 0);
        bool alone = name && zip_name_locate(check->zip, name, 0) == i;
        status = alone ? check_member(check, (zip_uint64_t)i, name)
                       : ca_problem_set(check->problem, "read back, a part of it has no name of its own");
    }
    size_t wanted = check->layout->count, repeated = 0;
    for (size_t i = 0; i < wanted; i++)
        repeated += ca_sheet_repeats_heading(&check->layout->sheets[i]);
    if (status == 0 && (check->sheets != wanted || check->tables != wanted || check->names != wanted ||
                        check->places != wanted || check->table_places != wanted || check->repeated != repeated))
        status = ca_problem_set(check->problem, "read back, it lacks a part");
    return status;
}

int ca_workbook_check(const char *path, const ca_book *layout, ca_problem *problem)
{
    workbook_check check = {.layout = layout, .problem = problem};
    int reason = 0;
    check.zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &reason);
    int status = check.zip ? check_members(&check)
                           : ca_problem_set(problem, "read back, it is not a whole workbook (zip error %d)",
                                            reason);
    if (check.zip)
        zip_discard(check.zip);
    ca_shared_texts_free(&check.shared);
    ca_text_free(&check.text);
    return status;
}
