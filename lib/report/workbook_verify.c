/* SPDX-License-Identifier: MIT */
/* The verification of a finished workbook, part by part. */
#include "report/workbook_verify.h"

#include "office/zip_parts.h"
#include "report/workbook_style.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Every part of a workbook: one, or one for each table or each chart, then numbered from 1. The texts are read before the
 * cells that refer to them. */
enum part_kind {
    PART_TYPES,
    PART_LINKS,
    PART_APPLICATION,
    PART_PROPERTIES,
    PART_BOOK,
    PART_BOOK_LINKS,
    PART_THEME,
    PART_STYLES,
    PART_TEXTS,
    PART_SHEET,
    PART_SHEET_LINKS,
    PART_TABLE,
    PART_CHART_SHEET,
    PART_CHART_SHEET_LINKS,
    PART_DRAWING,
    PART_DRAWING_LINKS,
    PART_CHART,
    PARTS
};
static const struct {
    const char *name, *after; /* the name as far as its number, and after it */
    enum { ONE, FOR_EACH_TABLE, FOR_EACH_CHART } number;
} parts[PARTS] = {
    [PART_TYPES] = {"[Content_Types]", ".xml", ONE},
    [PART_LINKS] = {"_rels/", ".rels", ONE},
    [PART_APPLICATION] = {"docProps/app", ".xml", ONE},
    [PART_PROPERTIES] = {"docProps/core", ".xml", ONE},
    [PART_BOOK] = {"xl/workbook", ".xml", ONE},
    [PART_BOOK_LINKS] = {"xl/_rels/workbook", ".xml.rels", ONE},
    [PART_THEME] = {"xl/theme/theme1", ".xml", ONE},
    [PART_STYLES] = {"xl/styles", ".xml", ONE},
    [PART_TEXTS] = {"xl/sharedStrings", ".xml", ONE},
    [PART_SHEET] = {"xl/worksheets/sheet", ".xml", FOR_EACH_TABLE},
    [PART_SHEET_LINKS] = {"xl/worksheets/_rels/sheet", ".xml.rels", FOR_EACH_TABLE},
    [PART_TABLE] = {"xl/tables/table", ".xml", FOR_EACH_TABLE},
    [PART_CHART_SHEET] = {"xl/chartsheets/sheet", ".xml", FOR_EACH_CHART},
    [PART_CHART_SHEET_LINKS] = {"xl/chartsheets/_rels/sheet", ".xml.rels", FOR_EACH_CHART},
    [PART_DRAWING] = {"xl/drawings/drawing", ".xml", FOR_EACH_CHART},
    [PART_DRAWING_LINKS] = {"xl/drawings/_rels/drawing", ".xml.rels", FOR_EACH_CHART},
    [PART_CHART] = {"xl/charts/chart", ".xml", FOR_EACH_CHART},
};

/* How many elements of a name a part has. */
typedef struct {
    enum ca_space space;
    const char *element;
    size_t wanted, found;
} element_count;
enum { COUNTS_MOST = 8 };

typedef struct {
    const ca_book *layout;
    zip_t *zip;
    ca_numbers texts; /* the size of each text that cells refer to by its index */
    /* of the current part: */
    ca_error *error;
    element_count counts[COUNTS_MOST];
    size_t count;
    size_t text_wanted, text_found; /* the size of all texts of its cells */
    bool refers;                    /* the value of the current cell is the index of a text */
} verification;

static void want_in(verification *v, enum ca_space space, const char *element, size_t wanted)
{
    v->counts[v->count++] = (element_count){space, element, .wanted = wanted};
}

static void want(verification *v, const char *element, size_t wanted)
{
    want_in(v, CA_SPACE_SHEET, element, wanted);
}

static int start_element(void *state, enum ca_space space, const char *element, const char **attributes)
{
    verification *v = state;
    for (size_t i = 0; i < v->count; i++)
        v->counts[i].found += v->counts[i].space == space && strcmp(element, v->counts[i].element) == 0;
    if (strcmp(element, "c") == 0) {
        const char *type = ca_part_attribute(attributes, "t");
        v->refers = type && strcmp(type, "s") == 0;
    }
    return 0;
}

static int end_element(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    verification *v = state;
    uint64_t index = 0;
    if (space != CA_SPACE_SHEET)
        return 0;
    if (strcmp(element, "t") == 0)
        ca_numbers_add(&v->texts, text->size);
    if (strcmp(element, "v") != 0 || !v->refers)
        return 0;
    if (!v->texts.count || !ca_whole_number(ca_text_words(text), v->texts.count - 1, &index))
        return ca_error_set(v->error, "a cell has no text");
    v->text_found += v->texts.list[index];
    return 0;
}

static size_t parts_of(const ca_book *layout, enum part_kind kind)
{
    switch (parts[kind].number) {
    case FOR_EACH_TABLE: return layout->count;
    case FOR_EACH_CHART: return layout->picture_count;
    case ONE: break;
    }
    return 1;
}

static size_t parts_in_all(const ca_book *layout)
{
    size_t count = 0;
    for (enum part_kind kind = 0; kind < PARTS; kind++)
        count += parts_of(layout, kind);
    return count;
}

static void want_types(verification *v)
{
    size_t links = 2 + v->layout->count + 2 * v->layout->picture_count; /* parts of one type, as is this one */
    want_in(v, CA_SPACE_TYPES, "Override", parts_in_all(v->layout) - links - 1);
}

static void want_properties(verification *v)
{
    want_in(v, CA_SPACE_DUBLIN_CORE, "title", *v->layout->title != '\0');
    want_in(v, CA_SPACE_DUBLIN_CORE, "subject", *v->layout->subject != '\0');
    want_in(v, CA_SPACE_PROPERTIES, "category", *v->layout->mark != '\0');
}

static void want_book(verification *v)
{
    size_t repeated = 0;
    for (size_t i = 0; i < v->layout->count; i++)
        repeated += ca_sheet_repeats_heading(&v->layout->sheets[i]);
    want(v, "sheet", v->layout->page_count);
    want(v, "definedName", repeated);
}

static void want_sheet(verification *v, const ca_sheet *sheet)
{
    want(v, "row", sheet->rows_filled);
    want(v, "c", sheet->cells_filled);
    want(v, "v", sheet->values);
    want(v, "hyperlink", sheet->links);
    want(v, "col", sheet->columns);
    want(v, "tablePart", 1);
    want(v, "oddHeader", *v->layout->header != '\0');
    v->text_wanted = sheet->text_size;
}

static void want_chart(verification *v, const ca_picture *picture)
{
    size_t curves = picture->curve_count;
    want_in(v, CA_SPACE_CHART, "ser", curves);
    want_in(v, CA_SPACE_CHART, "f", curves * 3); /* the references to heading, names and numbers */
    want_in(v, CA_SPACE_CHART, "pt", curves * (1 + 2 * picture->points_kept));
    want_in(v, CA_SPACE_CHART, "title", (size_t)(*picture->title != '\0') + 1); /* that of the axis too */
}

/* Notes how many elements the part of KIND that is at INDEX among its kind has to have. */
static void want_of(verification *v, enum part_kind kind, size_t index)
{
    const ca_book *layout = v->layout;
    v->count = 0;
    v->text_wanted = 0;
    switch (kind) {
    case PART_TYPES: want_types(v); break;
    case PART_PROPERTIES: want_properties(v); break;
    case PART_BOOK: want_book(v); break;
    case PART_BOOK_LINKS:
        want_in(v, CA_SPACE_RELATIONSHIPS, "Relationship", layout->page_count + 3);
        break; /* theme, styles, texts */
    case PART_SHEET: want_sheet(v, &layout->sheets[index]); break;
    case PART_TABLE: want(v, "tableColumn", layout->sheets[index].columns); break;
    case PART_CHART_SHEET:
        want(v, "drawing", 1);
        want(v, "oddHeader", *layout->header != '\0');
        break;
    case PART_DRAWING: want_in(v, CA_SPACE_CHART, "chart", 1); break;
    case PART_CHART: want_chart(v, &layout->pictures[index]); break;
    case PART_LINKS: want_in(v, CA_SPACE_RELATIONSHIPS, "Relationship", 3); break;
    case PART_SHEET_LINKS:
    case PART_CHART_SHEET_LINKS:
    case PART_DRAWING_LINKS: want_in(v, CA_SPACE_RELATIONSHIPS, "Relationship", 1); break;
    case PART_APPLICATION:
    case PART_THEME:
    case PART_STYLES:
    case PART_TEXTS:
    case PARTS: break;
    }
}

static int read_part(verification *v, zip_int64_t member, ca_error *error)
{
    ca_part_reader reader = {.start = start_element, .end = end_element, .state = v};
    v->error = error;
    v->text_found = 0;
    if (member < 0)
        return ca_error_set(error, "it is missing");
    int status = ca_part_read(v->zip, (zip_uint64_t)member, NULL, true, &reader, error);
    for (size_t i = 0; i < v->count && status == 0; i++)
        if (v->counts[i].found != v->counts[i].wanted)
            status = ca_error_set(error, "it has %zu of %zu elements '%s'", v->counts[i].found, v->counts[i].wanted,
                                  v->counts[i].element);
    return status == 0 && v->text_found != v->text_wanted ? ca_error_set(error, "a text is cut") : status;
}

static int verify_part(verification *v, enum part_kind kind, size_t index, ca_error *error)
{
    ca_text name = {0};
    ca_error reason = {0};
    ca_text_add(&name, parts[kind].name);
    if (parts[kind].number != ONE)
        ca_text_format(&name, "%zu", index + 1);
    ca_text_add(&name, parts[kind].after);
    want_of(v, kind, index);
    int status = read_part(v, zip_name_locate(v->zip, name.at, 0), &reason);
    if (status)
        (void)ca_error_set(error, "part %s: %s", name.at, ca_text_words(&reason.words));
    ca_error_free(&reason);
    ca_text_free(&name);
    return status;
}

static int verify_parts(verification *v, ca_error *error)
{
    int status = 0;
    if (zip_get_num_entries(v->zip, 0) != (zip_int64_t)parts_in_all(v->layout))
        status = ca_error_set(error, "it has not as many parts as were written");
    for (enum part_kind kind = 0; kind < PARTS; kind++)
        for (size_t i = 0; i < parts_of(v->layout, kind) && status == 0; i++)
            status = verify_part(v, kind, i, error);
    return status;
}

int ca_workbook_verify(int file, const ca_book *layout, ca_error *error)
{
    verification v = {.layout = layout};
    int reason = 0, copy = dup(file), status = -1;
    if (copy >= 0)
        v.zip = zip_fdopen(copy, ZIP_CHECKCONS, &reason); /* which closes it, but not when it fails */
    if (v.zip)
        status = verify_parts(&v, error);
    else
        (void)ca_error_set(error, "it is not a whole zip file");
    if (v.zip)
        zip_discard(v.zip);
    else if (copy >= 0)
        (void)close(copy);
    free(v.texts.list);
    return status;
}
