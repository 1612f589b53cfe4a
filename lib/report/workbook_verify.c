/* SPDX-License-Identifier: MIT */
/* The verification of a finished workbook, part by part. */
#include "report/workbook_verify.h"

#include "office/workbook_parts.h"
#include "report/workbook_style.h"

/* Every part of a workbook: one, or one for each table or each chart, then numbered from 1. The texts are read before the
 * cells that refer to them. */
enum part_kind {
#define X(kind, name, after, numbered) PART_##kind,
    CA_WORKBOOK_PARTS(X)
#undef X
        PART_SHEET_LINKS,
    PART_TABLE,
    PART_DRAWING,
    PART_DRAWING_LINKS,
    PART_CHART,
    PARTS
};
static const ca_part_kind parts[PARTS] = {
#define X(kind, name, after, numbered) [PART_##kind] = {name, after, numbered},
    CA_WORKBOOK_PARTS(X)
#undef X
        [PART_SHEET_LINKS] = {"xl/worksheets/_rels/sheet", ".xml.rels", true},
    [PART_TABLE] = {"xl/tables/table", ".xml", true},
    [PART_DRAWING] = {"xl/drawings/drawing", ".xml", true},
    [PART_DRAWING_LINKS] = {"xl/drawings/_rels/drawing", ".xml.rels", true},
    [PART_CHART] = {"xl/charts/chart", ".xml", true},
};

/* Returns how many parts of a kind there are. */
static size_t parts_of(const void *state, size_t kind)
{
    const ca_book *layout = state;
    switch ((enum part_kind)kind) {
    case PART_SHEET:
    case PART_SHEET_LINKS:
    case PART_TABLE: return layout->count;
    case PART_DRAWING:
    case PART_DRAWING_LINKS: return layout->chart_count;
    case PART_CHART: return layout->picture_count;
    default: return 1;
    }
}

typedef struct {
    const ca_book *layout;
    ca_part_wants *wants;
} wanting;

static void want(const wanting *w, const char *element, size_t wanted)
{
    ca_part_want(w->wants, CA_SPACE_SHEET, element, wanted);
}

static void want_types(const wanting *w)
{
    const ca_workbook_parts all = {parts, PARTS, parts_of, NULL, w->layout};
    size_t links = 2 + w->layout->count + w->layout->chart_count; /* parts of one type, as is this one */
    ca_part_want(w->wants, CA_SPACE_TYPES, "Override", ca_workbook_parts_count(&all) - links - 1);
}

static void want_properties(const wanting *w)
{
    ca_part_want(w->wants, CA_SPACE_DUBLIN_CORE, "title", *w->layout->title != '\0');
    ca_part_want(w->wants, CA_SPACE_DUBLIN_CORE, "subject", *w->layout->subject != '\0');
    ca_part_want(w->wants, CA_SPACE_PROPERTIES, "category", *w->layout->mark != '\0');
}

static void want_book(const wanting *w)
{
    size_t repeated = 0;
    for (size_t i = 0; i < w->layout->count; i++)
        repeated +=
            (size_t)ca_sheet_repeats_heading(&w->layout->sheets[i]) + (size_t)ca_sheet_has_area(&w->layout->sheets[i]);
    want(w, "sheet", w->layout->count);
    want(w, "definedName", repeated);
}

static void want_sheet(const wanting *w, const ca_sheet *sheet)
{
    size_t days = 0;
    for (size_t i = 0; i < sheet->columns; i++)
        days += ca_sheet_asks_days(sheet, i);
    want(w, "row", sheet->rows_filled);
    want(w, "c", sheet->cells_filled);
    want(w, "v", sheet->values);
    want(w, "hyperlink", sheet->links);
    want(w, "col", sheet->columns);
    want(w, "tablePart", 1);
    want(w, "dataValidation", days);
    want(w, "oddHeader", *w->layout->header != '\0');
    want(w, "oddFooter", *w->layout->footer != '\0');
    want(w, "drawing", sheet->picture_count > 0);
    want(w, "ignoredError", w->layout->audience == CA_INTERNAL);
    w->wants->text_size = sheet->text_size;
}

/* Returns the sheet of the picture, or of the drawing, at INDEX among all; of a picture *PICTURE is its index on the sheet. */
static const ca_sheet *sheet_of(const ca_book *layout, size_t index, size_t *picture)
{
    const ca_sheet *sheet = layout->sheets;
    for (;; sheet++) {
        size_t count = picture ? sheet->picture_count : sheet->picture_count > 0;
        if (index < count)
            break;
        index -= count;
    }
    if (picture)
        *picture = index;
    return sheet;
}

static void want_chart(const wanting *w, size_t index)
{
    size_t number, literal = 0;
    const ca_sheet *sheet = sheet_of(w->layout, index, &number);
    const ca_picture *picture = &sheet->pictures[number];
    for (size_t i = 0; i < sheet->curve_count; i++)
        literal += ca_curve_name(sheet->curves[i].kind) != NULL;
    size_t curves = sheet->curve_count;
    ca_part_want(w->wants, CA_SPACE_CHART, "ser", curves);
    /* the references to heading, names and numbers: */
    ca_part_want(w->wants, CA_SPACE_CHART, "f", curves * 3 - literal);
    ca_part_want(w->wants, CA_SPACE_CHART, "pt", curves * (1 + 2 * picture->row_count) - literal);
    ca_part_want(w->wants, CA_SPACE_CHART, "title", (size_t)(*picture->title != '\0') + 1); /* that of the axis too */
}

/* Adds how many elements the part of KIND that is at INDEX among its kind has to have. */
static void want_of(const void *state, size_t kind, size_t index, ca_part_wants *wants)
{
    const ca_book *layout = state;
    const wanting here = {layout, wants}, *w = &here;
    switch ((enum part_kind)kind) {
    case PART_TYPES: want_types(w); break;
    case PART_PROPERTIES: want_properties(w); break;
    case PART_BOOK: want_book(w); break;
    case PART_BOOK_LINKS:
        ca_part_want(w->wants, CA_SPACE_RELATIONSHIPS, "Relationship", layout->count + 3);
        break; /* theme, styles, texts */
    case PART_SHEET: want_sheet(w, &layout->sheets[index]); break;
    case PART_TABLE: want(w, "tableColumn", layout->sheets[index].columns); break;
    case PART_DRAWING:
        ca_part_want(w->wants, CA_SPACE_CHART, "chart", sheet_of(layout, index, NULL)->picture_count);
        break;
    case PART_CHART: want_chart(w, index); break;
    case PART_LINKS: ca_part_want(w->wants, CA_SPACE_RELATIONSHIPS, "Relationship", 3); break;
    case PART_SHEET_LINKS: /* the table, and the drawing */
        ca_part_want(w->wants, CA_SPACE_RELATIONSHIPS, "Relationship",
                     (size_t)1 + (layout->sheets[index].picture_count > 0));
        break;
    case PART_DRAWING_LINKS:
        ca_part_want(w->wants, CA_SPACE_RELATIONSHIPS, "Relationship", sheet_of(layout, index, NULL)->picture_count);
        break;
    case PART_APPLICATION:
    case PART_THEME:
    case PART_STYLES:
    case PART_TEXTS:
    case PARTS: break;
    }
}

int ca_workbook_verify(int file, const ca_book *layout, ca_error *error)
{
    const ca_workbook_parts workbook = {parts, PARTS, parts_of, want_of, layout};
    return ca_workbook_parts_verify(file, &workbook, error);
}
