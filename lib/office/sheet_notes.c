/* SPDX-License-Identifier: MIT */
/* Reads the notes on the cells of a sheet. */
#include "office/sheet_notes.h"

#include <string.h>

enum { NOTE_DEPTH = 3 }; /* of elements: comments, commentList, comment */

typedef struct {
    ca_sheet_note_function *function;
    void *context;
    ca_error *error;
    size_t depth, row, column;
    bool in_note;
    ca_text_item item;
    ca_text text;
} note_reader;

static int start_element(void *state, enum ca_space space, const char *element, const char **attributes)
{
    note_reader *r = state;
    if (++r->depth == NOTE_DEPTH) {
        const char *name = ca_part_attribute(attributes, "ref");
        r->in_note = space == CA_SPACE_SHEET && strcmp(element, "comment") == 0;
        if (r->in_note && (!name || !ca_cell_name_read(name, &r->row, &r->column)))
            return ca_error_set(r->error, "a note in it has no cell");
    } else if (r->in_note && space == CA_SPACE_SHEET) {
        ca_text_item_start(&r->item, element);
    }
    return 0;
}

/* Returns what was typed of a note in a thread: newer programs write for older ones a notice and the word "Comment:" before
 * it. */
static ca_slice typed(ca_slice text)
{
    static const char thread[] = "[Threaded comment]", before[] = "Comment:\n";
    if (text.size < sizeof thread || memcmp(text.at, thread, sizeof thread - 1) != 0)
        return text;
    const char *found = strstr(text.at, before);
    size_t skipped = found ? (size_t)(found - text.at) + sizeof before - 1 : 0;
    return ca_slice_trimmed((ca_slice){text.at + skipped, text.size - skipped}, " \n");
}

static int end_element(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    note_reader *r = state;
    size_t depth = r->depth--;
    if (!r->in_note)
        return 0;
    if (depth > NOTE_DEPTH) {
        if (space == CA_SPACE_SHEET)
            ca_text_item_end(&r->item, element, text);
        return r->item.text.size > CA_PART_TOKEN_MOST ? ca_error_set(r->error, "a text in it is longer than 1 MiB") : 0;
    }
    r->in_note = false;
    ca_sheet_unescape(&r->text, (ca_slice){ca_text_words(&r->item.text), r->item.text.size});
    int status = r->function(r->row, r->column, typed((ca_slice){ca_text_words(&r->text), r->text.size}), r->context);
    ca_text_clear(&r->text);
    ca_text_clear(&r->item.text);
    return status < 0 ? -1 : 0;
}

int ca_sheet_notes(ca_sheet_book *book, const ca_book_sheet *sheet, ca_sheet_note_function *note, void *context,
                   ca_error *error)
{
    ca_relationships relationships = {0};
    ca_error reason = {0};
    note_reader r = {.function = note, .context = context, .error = &reason};
    ca_part_reader reader = {start_element, end_element, &r};
    int status = ca_package_relationships(&book->package, sheet->part, &relationships, &reason);
    const ca_relationship *notes = status ? NULL : ca_relationship_of_type(&relationships, "comments");
    if (notes && notes->target && ca_package_has(&book->package, notes->target))
        status = ca_package_read(&book->package, notes->target, &reader, &reason);
    if (reason.words.size)
        status = ca_sheet_book_fault(&reason, book->advice, error);
    ca_relationships_free(&relationships);
    ca_error_free(&reason);
    ca_text_free(&r.item.text);
    ca_text_free(&r.text);
    return status;
}
