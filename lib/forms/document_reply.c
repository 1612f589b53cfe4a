/* SPDX-License-Identifier: MIT */
/* Reads the reply that came back in a letter. */
#include "forms/document_reply.h"

#include "base/utf8.h"
#include "office/sheet_read.h"

#include <stdlib.h>
#include <string.h>

/* The parts of the box, each by the tag of its control; or, in a document whose program has no controls, by the label before it. */
static const struct {
    const char *tag, *label;
} of_audit = {"id", "Audit"}, members[] = {{"response.by", "Your name"},
                                           {"response.date", "Date"},
                                           {"response.agrees", "Do you agree with the audit?"},
                                           {"response.text", "Your reply"}};
enum { AGREES = 2, TEXT = 3 };

/* A cell of a table, with the control in it, or NULL. */
typedef struct {
    const ca_document_text *content; /* NULL: there is none */
    const ca_document_control *control;
    size_t table, row, cell;
} place;

/* Whether a part is in CELL of ROW; the control in FOUND is the part's, if it has one. */
typedef bool is_place(const ca_document_row *row, size_t cell, const char *words, place *found);

static bool has_tag(const ca_document_row *row, size_t cell, const char *tag, place *found)
{
    const ca_document_text *content = &row->cells[cell].content;
    for (size_t i = 0; i < content->control_count; i++)
        if (ca_slice_is(content->controls[i].tag, tag)) {
            found->control = &content->controls[i];
            return true;
        }
    return false;
}

static bool follows_label(const ca_document_row *row, size_t cell, const char *label, place *found)
{
    found->control = NULL;
    return cell && ca_slice_is(ca_text_without_blanks(row->cells[cell - 1].content.text), label);
}

/* Returns the part that IS tells of WORDS; of several the last. */
static place find_by(const ca_document *document, is_place *is, const char *words)
{
    place last = {.content = NULL};
    for (size_t table = 0; table < document->table_count; table++)
        for (size_t row = 0; row < document->tables[table].row_count; row++)
            for (size_t cell = 0; cell < document->tables[table].rows[row].cell_count; cell++) {
                const ca_document_row *cells = &document->tables[table].rows[row];
                place found = {&cells->cells[cell].content, NULL, table, row, cell};
                if (is(cells, cell, words, &found))
                    last = found;
            }
    return last;
}

static place find(const ca_document *document, const char *tag, const char *label)
{
    place found = find_by(document, has_tag, tag);
    return found.content ? found : find_by(document, follows_label, label);
}

/* Whether the document has an answer to a question: a form of the audit may have room for the reply, too. */
static bool has_answers(const ca_document *document)
{
    static const char answers[] = "answers.";
    for (size_t table = 0; table < document->table_count; table++)
        for (size_t row = 0; row < document->tables[table].row_count; row++)
            for (size_t cell = 0; cell < document->tables[table].rows[row].cell_count; cell++) {
                const ca_document_text *content = &document->tables[table].rows[row].cells[cell].content;
                for (size_t i = 0; i < content->control_count; i++)
                    if (content->controls[i].tag.size >= sizeof answers &&
                        memcmp(content->controls[i].tag.at, answers, sizeof answers - 1) == 0)
                        return true;
            }
    return false;
}

bool ca_document_is_reply(const ca_document *document)
{
    return !has_answers(document) && find(document, of_audit.tag, of_audit.label).content &&
           find(document, members[AGREES].tag, members[AGREES].label).content &&
           find(document, members[TEXT].tag, members[TEXT].label).content;
}

static ca_location location_of(const ca_document *document, place found, const char *source, ca_arena *arena)
{
    ca_text table = {0};
    ca_document_table_name(&table, document, found.table);
    ca_location location = {.source = source,
                            .line = document->tables[found.table].rows[found.row].number,
                            .column = found.cell + 1,
                            .table = ca_arena_copy(arena, table.at, table.size)};
    ca_text_free(&table);
    return location;
}

/* Returns what was filled in; a day as it is stored, unless somebody typed over it. */
static ca_slice filled(place found)
{
    const ca_document_control *control = found.control;
    bool stored = control && control->kind == CA_CONTROL_DATE && control->value.size && !control->differs;
    ca_slice text = ca_text_without_blanks(stored ? control->value : control ? control->text : found.content->text);
    bool blank = (control && control->placeholder) || ca_document_is_placeholder(text);
    return blank ? (ca_slice){"", 0} : text;
}

void ca_document_reply_read(const ca_document *document, const char *source, ca_form_returns *returns)
{
    place audit = find(document, of_audit.tag, of_audit.label);
    returns->forms = ca_array_grow(returns->forms, returns->count, &returns->capacity, sizeof *returns->forms);
    ca_form_return *form = &returns->forms[returns->count++];
    /* As of a survey, the other answers of the audit are not in it. */
    *form = (ca_form_return){.sheet = "",
                             .id = ca_arena_str(&returns->arena, filled(audit)),
                             .purpose = CA_FORM_FOR_AUDITOR,
                             .survey = true,
                             .document = true,
                             .location = {.source = source, .line = 1, .column = 1, .table = ""}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        place found = find(document, members[i].tag, members[i].label);
        ca_slice text = found.content ? filled(found) : (ca_slice){"", 0};
        if (!text.size)
            continue;
        form->answers = ca_array_grow(form->answers, form->count, &form->capacity, sizeof *form->answers);
        form->answers[form->count++] =
            (ca_form_answer){.path = ca_slice_of(members[i].tag),
                             .text = ca_arena_str(&returns->arena, text),
                             .kind = CA_SHEET_TEXT,
                             .location = location_of(document, found, source, &returns->arena)};
    }
}
