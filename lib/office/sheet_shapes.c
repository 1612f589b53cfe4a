/* SPDX-License-Identifier: MIT */
/* Reads the texts of the shapes on a sheet. */
#include "office/sheet_shapes.h"

#include "base/utf8.h"

#include <string.h>

enum { ANCHOR_DEPTH = 2, CORNER_DEPTH = 3 }; /* of elements: the drawing, an anchor, the corner */

typedef struct {
    ca_sheet_note_function *function;
    void *context;
    ca_error *error;
    size_t depth, row, column;
    bool in_corner;
    size_t instead; /* the depth of an alternative that is passed over, because the one before it had a text; 0: none */
    bool chosen;    /* the current choice of alternatives had a text */
    ca_text text;   /* of the current shape */
} shape_reader;

static int start_element(void *state, enum ca_space space, const char *element, const char **attributes)
{
    shape_reader *r = state;
    (void)attributes;
    r->depth++;
    if (r->depth == ANCHOR_DEPTH)
        r->row = r->column = 0;
    if (r->depth == CORNER_DEPTH)
        r->in_corner = space == CA_SPACE_ANCHOR && strcmp(element, "from") == 0;
    if (space == CA_SPACE_ALTERNATIVES && strcmp(element, "Choice") == 0)
        r->chosen = false;
    if (space == CA_SPACE_ALTERNATIVES && strcmp(element, "Fallback") == 0 && r->chosen && !r->instead)
        r->instead = r->depth;
    return 0;
}

/* Gives the text of the shape that ends. */
static int end_shape(shape_reader *r)
{
    ca_slice text = ca_slice_trimmed((ca_slice){ca_text_words(&r->text), r->text.size}, " \t\n");
    int status = text.size ? r->function(r->row, r->column, text, r->context) : 0;
    ca_text_clear(&r->text);
    return status < 0 ? -1 : 0;
}

static void take_corner(shape_reader *r, const char *element, const ca_text *text)
{
    uint64_t number = 0;
    bool column = strcmp(element, "col") == 0;
    if ((!column && strcmp(element, "row") != 0) ||
        !ca_whole_number(ca_text_words(text), column ? CA_COLUMNS_MOST - 1 : CA_ROWS_MOST - 1, &number))
        return;
    *(column ? &r->column : &r->row) = (size_t)number;
}

static int take_text(shape_reader *r, const char *element, const ca_text *text)
{
    if (strcmp(element, "t") == 0) {
        ca_text_append(&r->text, ca_text_words(text), text->size);
        r->chosen |= text->size > 0;
    } else if (strcmp(element, "p") == 0 || strcmp(element, "br") == 0) {
        ca_text_byte(&r->text, '\n');
    }
    return r->text.size > CA_PART_TOKEN_MOST ? ca_error_set(r->error, "a text in it is longer than 1 MiB") : 0;
}

static int end_element(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    shape_reader *r = state;
    size_t depth = r->depth--;
    if (r->instead) {
        r->instead = depth == r->instead ? 0 : r->instead;
        return 0;
    }
    if (r->in_corner && depth > CORNER_DEPTH && space == CA_SPACE_ANCHOR)
        take_corner(r, element, text);
    if (depth == CORNER_DEPTH)
        r->in_corner = false;
    if (space == CA_SPACE_DRAWING)
        return take_text(r, element, text);
    return depth == ANCHOR_DEPTH || (space == CA_SPACE_ANCHOR && strcmp(element, "sp") == 0) ? end_shape(r) : 0;
}

int ca_sheet_shapes(ca_sheet_book *book, const ca_book_sheet *sheet, ca_sheet_note_function *shape, void *context,
                    ca_error *error)
{
    ca_relationships relationships = {0};
    ca_error reason = {0};
    shape_reader r = {.function = shape, .context = context, .error = &reason};
    ca_part_reader reader = {start_element, end_element, &r};
    int status = ca_package_relationships(&book->package, sheet->part, &relationships, &reason);
    const ca_relationship *drawing = status ? NULL : ca_relationship_of_type(&relationships, "drawing");
    if (drawing && drawing->target && ca_package_has(&book->package, drawing->target))
        status = ca_package_read(&book->package, drawing->target, &reader, &reason);
    if (reason.words.size)
        status = ca_sheet_book_fault(&reason, book->advice, error);
    ca_relationships_free(&relationships);
    ca_error_free(&reason);
    ca_text_free(&r.text);
    return status;
}
