/* SPDX-License-Identifier: MIT */
/* The read-back of a finished workbook, part by part. */
#include "report/workbook_check.h"

#include "report/workbook_check_cells.h"
#include "report/workbook_check_pictures.h"
#include "report/workbook_sizes.h"

#include <stdlib.h>
#include <string.h>

static const char shared_texts_name[] = "xl/sharedStrings.xml";

/* The parts of which there is one for every table, or one for every chart. */
enum part_kind {
    PART_SHEET,
    PART_SHEET_PLACES,
    PART_TABLE,
    PART_PICTURE_SHEET,
    PART_PICTURE_SHEET_PLACES,
    PART_DRAWING,
    PART_DRAWING_PLACES,
    PART_PICTURE,
    PARTS
};
static const struct {
    const char *before, *behind; /* of its number, in its name */
    const char *leads_to;        /* the only part that it names, but for its number and ".xml" */
    bool of_picture;
} kinds[PARTS] = {
    [PART_SHEET] = {"xl/worksheets/sheet", ".xml", NULL, false},
    [PART_SHEET_PLACES] = {"xl/worksheets/_rels/sheet", ".xml.rels", "../tables/table", false},
    [PART_TABLE] = {"xl/tables/table", ".xml", NULL, false},
    [PART_PICTURE_SHEET] = {"xl/chartsheets/sheet", ".xml", NULL, true},
    [PART_PICTURE_SHEET_PLACES] = {"xl/chartsheets/_rels/sheet", ".xml.rels", "../drawings/drawing", true},
    [PART_DRAWING] = {"xl/drawings/drawing", ".xml", NULL, true},
    [PART_DRAWING_PLACES] = {"xl/drawings/_rels/drawing", ".xml.rels", "../charts/chart", true},
    [PART_PICTURE] = {"xl/charts/chart", ".xml", NULL, true},
};

typedef struct {
    const ca_book *layout;
    ca_problem *problem;
    zip_t *zip;
    ca_shared_texts shared;
    size_t seen[PARTS];
    size_t names, places;   /* of sheets, found in the lists of parts */
    size_t properties;      /* of the document, that say something */
    size_t repeated;        /* names for what is printed on every page */
    const ca_sheet *naming; /* the sheet of such a name */
    enum part_kind kind;    /* the part at hand, that names another */
    size_t at, led;         /* its number from 0, and how often it names it */
    ca_text text;
} workbook_check;

/* The workbook's list of sheets. */
static void check_name(workbook_check *check, const char **attributes)
{
    size_t index = check->names++;
    ca_text_clear(&check->text);
    ca_text_format(&check->text, "rId%zu", index + 1);
    if (index >= check->layout->page_count ||
        strcmp(ca_zip_attribute(attributes, "name"), check->layout->pages[index].name) != 0 ||
        strcmp(ca_zip_attribute(attributes, "r:id"), check->text.at) != 0 || *ca_zip_attribute(attributes, "state"))
        (void)ca_problem_set(check->problem, "read back, sheet %zu has another name", index + 1);
}

static void start_workbook(void *state, const char *element, const char **attributes)
{
    workbook_check *check = state;
    uint64_t page = 0;
    if (strcmp(element, "sheet") == 0)
        check_name(check, attributes);
    if (strcmp(element, "definedName") != 0)
        return;
    bool known = ca_whole_number(ca_zip_attribute(attributes, "localSheetId"), check->layout->page_count - 1, &page);
    check->naming = known && !check->layout->pages[page].picture ? check->layout->pages[page].sheet : NULL;
}

/* The definition of the heading row, and perhaps of column A, that are printed on every page of a sheet. */
static void end_workbook(void *state, const char *element, const ca_text *text)
{
    workbook_check *check = state;
    if (strcmp(element, "definedName") != 0)
        return;
    ca_text_clear(&check->text);
    if (check->naming) {
        ca_sizes sizes = ca_sizes_of(check->naming);
        ca_sheet_repeated(check->naming, &sizes, &check->text);
        ca_sizes_free(&sizes);
    }
    check->repeated++;
    if (!check->text.size || strcmp(check->text.at, ca_text_words(text)) != 0)
        (void)ca_problem_set(check->problem, "read back, a heading row to repeat is another");
}

/* What the document says of itself: no more than it was told, and no name of who wrote it. */
static void end_properties(void *state, const char *element, const ca_text *text)
{
    workbook_check *check = state;
    const ca_book *layout = check->layout;
    const struct {
        const char *element, *words;
    } properties[] = {{"dc:title", layout->title},
                      {"dc:subject", layout->subject},
                      {"cp:category", layout->mark},
                      {"Company", layout->publisher},
                      {"dc:creator", layout->audience == CA_PUBLIC ? layout->publisher : ""}};
    for (size_t i = 0; i < sizeof properties / sizeof properties[0]; i++) {
        if (strcmp(element, properties[i].element) != 0)
            continue;
        check->properties += *properties[i].words != '\0';
        if (strcmp(ca_text_words(text), properties[i].words) != 0)
            (void)ca_problem_set(check->problem, "read back, a property of the document is another");
    }
}

static size_t properties_wanted(const ca_book *layout)
{
    size_t publisher = layout->audience == CA_PUBLIC ? 2 : 1;
    return (size_t)(*layout->title != '\0') + (*layout->subject != '\0') + (*layout->mark != '\0') +
           (*layout->publisher ? publisher : 0);
}

/* Which part each sheet of the list is. */
static void start_places(void *state, const char *element, const char **attributes)
{
    workbook_check *check = state;
    if (strcmp(element, "Relationship") != 0 || check->places >= check->layout->page_count)
        return;
    const ca_page *page = &check->layout->pages[check->places++];
    ca_text_clear(&check->text);
    ca_text_format(&check->text, "rId%zu", check->places);
    bool same = strcmp(ca_zip_attribute(attributes, "Id"), check->text.at) == 0;
    ca_text_clear(&check->text);
    ca_text_format(&check->text, "%s/sheet%zu.xml", page->picture ? "chartsheets" : "worksheets", page->number + 1);
    if (!same || strcmp(ca_zip_attribute(attributes, "Target"), check->text.at) != 0)
        (void)ca_problem_set(check->problem, "read back, sheet %zu is not in its place", check->places);
}

/* Which part another one names. */
static void start_leading(void *state, const char *element, const char **attributes)
{
    workbook_check *check = state;
    if (strcmp(element, "Relationship") != 0)
        return;
    ca_text_clear(&check->text);
    ca_text_format(&check->text, "%s%zu.xml", kinds[check->kind].leads_to, check->at + 1);
    check->led++;
    if (strcmp(ca_zip_attribute(attributes, "Target"), check->text.at) != 0 || check->led > 1)
        (void)ca_problem_set(check->problem, "read back, sheet %zu has another table or chart", check->at + 1);
}

static int check_leading(workbook_check *check, zip_uint64_t member)
{
    ca_zip_reader reader = {.start = start_leading, .state = check};
    check->led = 0;
    int status = ca_zip_read(check->zip, member, true, &reader, check->problem);
    if (status == 0 && check->led != 1)
        status = ca_problem_set(check->problem, "read back, sheet %zu has no table or chart", check->at + 1);
    return status;
}

static int check_sheet(workbook_check *check, zip_uint64_t member)
{
    ca_sheet_check sheet = {.sheet = &check->layout->sheets[check->at],
                            .header = check->layout->header,
                            .shared = &check->shared,
                            .problem = check->problem};
    ca_zip_reader reader = ca_sheet_reader(&sheet);
    int status = ca_zip_read(check->zip, member, true, &reader, check->problem);
    int ended = ca_sheet_check_end(&sheet);
    return status ? status : ended;
}

static int check_table(workbook_check *check, zip_uint64_t member)
{
    ca_table_check table = {.sheet = &check->layout->sheets[check->at], .problem = check->problem};
    ca_zip_reader reader = ca_table_reader(&table);
    int status = ca_zip_read(check->zip, member, true, &reader, check->problem);
    int ended = ca_table_check_end(&table);
    return status ? status : ended;
}

static int check_picture_sheet(workbook_check *check, zip_uint64_t member)
{
    ca_picture_sheet_check sheet = {.header = check->layout->header, .problem = check->problem};
    ca_zip_reader reader = ca_picture_sheet_reader(&sheet);
    int status = ca_zip_read(check->zip, member, true, &reader, check->problem);
    return status ? status : ca_picture_sheet_check_end(&sheet);
}

static int check_picture(workbook_check *check, zip_uint64_t member)
{
    ca_picture_check picture = {.picture = &check->layout->pictures[check->at], .problem = check->problem};
    ca_zip_reader reader = ca_picture_reader(&picture);
    int status = ca_zip_read(check->zip, member, true, &reader, check->problem);
    int ended = ca_picture_check_end(&picture);
    return status ? status : ended;
}

static size_t wanted(const workbook_check *check, enum part_kind kind)
{
    return kinds[kind].of_picture ? check->layout->picture_count : check->layout->count;
}

/* The number N in a NAME such as "xl/worksheets/sheetN.xml", as an index; false when it is no such
 * name or there is no such sheet. */
static bool numbered(const workbook_check *check, const char *name, enum part_kind kind, size_t *index)
{
    const char *before = kinds[kind].before, *behind = kinds[kind].behind;
    size_t size = strlen(name), ahead = strlen(before), after = strlen(behind);
    if (size <= ahead + after || strncmp(name, before, ahead) != 0 || strcmp(name + size - after, behind) != 0)
        return false;
    char *digits = ca_copy(name + ahead, size - ahead - after);
    uint64_t number = 0;
    bool whole = ca_whole_number(digits, wanted(check, kind), &number) && number > 0;
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
    return (size > 4 && strcmp(name + size - 4, ".xml") == 0) || (size > 5 && strcmp(name + size - 5, ".rels") == 0);
}

/* A part of which there are several, of the kind and number at hand. */
static int check_numbered(workbook_check *check, zip_uint64_t member)
{
    static const ca_zip_reader reader = {0};
    check->seen[check->kind]++;
    switch (check->kind) {
    case PART_SHEET: return check_sheet(check, member);
    case PART_TABLE: return check_table(check, member);
    case PART_PICTURE_SHEET: return check_picture_sheet(check, member);
    case PART_PICTURE: return check_picture(check, member);
    case PART_SHEET_PLACES:
    case PART_PICTURE_SHEET_PLACES:
    case PART_DRAWING_PLACES: return check_leading(check, member);
    case PART_DRAWING:
    case PARTS: break;
    }
    return ca_zip_read(check->zip, member, true, &reader, check->problem);
}

static bool in_folder_of_numbered(const char *name)
{
    static const char *const folders[] = {"xl/worksheets/", "xl/tables/", "xl/chartsheets/", "xl/drawings/",
                                          "xl/charts/"};
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        if (starts_with(name, folders[i]))
            return true;
    }
    return false;
}

static int check_member(workbook_check *check, zip_uint64_t member, const char *name)
{
    ca_zip_reader reader = {.state = check};
    if (strcmp(name, shared_texts_name) == 0)
        return 0; /* it was read first */
    for (check->kind = 0; check->kind < PARTS; check->kind++) {
        if (numbered(check, name, check->kind, &check->at))
            return check_numbered(check, member);
    }
    if (in_folder_of_numbered(name))
        return ca_problem_set(check->problem, "read back, it has a part too many");
    if (strcmp(name, "xl/workbook.xml") == 0) {
        reader.start = start_workbook;
        reader.end = end_workbook;
    } else if (strcmp(name, "xl/_rels/workbook.xml.rels") == 0)
        reader.start = start_places;
    else if (starts_with(name, "docProps/"))
        reader.end = end_properties;
    return ca_zip_read(check->zip, member, is_xml(name), &reader, check->problem);
}

/* Whether all that was to be found was found, after all was read. */
static int check_whole(workbook_check *check)
{
    size_t pages = check->layout->page_count, repeated = 0;
    bool whole =
        check->names == pages && check->places == pages && check->properties == properties_wanted(check->layout);
    for (enum part_kind kind = 0; kind < PARTS; kind++)
        whole = whole && check->seen[kind] == wanted(check, kind);
    for (size_t i = 0; i < check->layout->count; i++)
        repeated += ca_sheet_repeats_heading(&check->layout->sheets[i]);
    if (!whole || check->repeated != repeated)
        return ca_problem_set(check->problem, "read back, it lacks a part");
    return 0;
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
    return status ? status : check_whole(check);
}

int ca_workbook_check(const char *path, const ca_book *layout, ca_problem *problem)
{
    workbook_check check = {.layout = layout, .problem = problem};
    int reason = 0;
    check.zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &reason);
    int status = check.zip ? check_members(&check)
                           : ca_problem_set(problem, "read back, it is not a whole workbook (zip error %d)", reason);
    if (check.zip)
        zip_discard(check.zip);
    ca_shared_texts_free(&check.shared);
    ca_text_free(&check.text);
    return status;
}
