/* SPDX-License-Identifier: MIT */
/* The words of a form itself. */
#include "forms/document_own_words.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Takes a piece of text: a line, or the part of one before, in or after a control. */
typedef void see_piece(void *state, ca_slice piece);

/* The bytes of a text. */
enum { CUT = 1, ANSWER = 2 }; /* a piece begins here; it is in a control that has an answer */

/* Marks the bytes of CONTENT, of which there is one more than its text has. */
static void mark(char *bytes, const ca_document_text *content, ca_document_span *span,
                 ca_document_has_answer *has_answer, void *state)
{
    size_t size = content->text.size;
    if (span && span->left) {
        size_t begun = span->left < size ? span->left : size;
        memset(bytes, ANSWER, begun);
        span->left -= begun;
        span->left -= span->left > 0; /* the line break after the paragraph */
    }
    for (size_t i = 0; i < content->control_count; i++) {
        const ca_document_control *control = &content->controls[i];
        size_t whole = control->offset + control->text.size, end = whole < size ? whole : size;
        bytes[control->offset < size ? control->offset : size] |= CUT;
        bytes[end] |= CUT;
        if (!has_answer || !has_answer(state, control))
            continue;
        for (size_t j = control->offset; j < end; j++)
            bytes[j] |= ANSWER;
        if (span && whole > size && whole - size > span->left)
            span->left = whole - size - 1;
    }
}

/* Gives the pieces of CONTENT that are no answers to SEE, without blanks at their ends. */
static void see_pieces(const ca_document_text *content, ca_document_span *span, ca_document_has_answer *has_answer,
                       see_piece *see, void *state)
{
    ca_slice text = content->text;
    char *bytes = ca_allocate(text.size + 1, 1);
    size_t from = 0;
    mark(bytes, content, span, has_answer, state);
    for (size_t i = 0; i <= text.size; i++) {
        bool sign = i < text.size && (text.at[i] == '\n' || text.at[i] == '\t');
        if (i < text.size && !sign && !bytes[i])
            continue;
        ca_slice piece = ca_text_without_blanks((ca_slice){text.at + from, i - from});
        if (piece.size)
            see(state, piece);
        from = i + (sign || bytes[i] & ANSWER);
    }
    free(bytes);
}

static void add_own(void *state, ca_slice piece)
{
    ca_map_entry *entry = ca_map_at(state, piece);
    entry->thing = state; /* it is there */
}

void ca_document_own_words_add(ca_map *own, const ca_document *template)
{
    for (size_t i = 0; i < template->block_count; i++)
        if (!template->blocks[i].table)
            see_pieces(&template->blocks[i].content, NULL, NULL, add_own, own);
    for (size_t i = 0; i < template->table_count; i++)
        for (size_t j = 0; j < template->tables[i].row_count; j++)
            for (size_t k = 0; k < template->tables[i].rows[j].cell_count; k++)
                see_pieces(&template->tables[i].rows[j].cells[k].content, NULL, NULL, add_own, own);
    for (size_t i = 0; i < template->outside_count; i++) {
        const ca_document_text content = {.text = template->outside[i].text};
        see_pieces(&content, NULL, NULL, add_own, own);
    }
}

typedef struct {
    ca_text *to;
    const ca_map *own;
    ca_document_has_answer *has_answer;
    void *state;
} other_words;

static bool has_answer_of(void *state, const ca_document_control *control)
{
    other_words *others = state;
    return others->has_answer(others->state, control);
}

static void add_other(void *state, ca_slice piece)
{
    other_words *others = state;
    if (ca_map_find(others->own, piece))
        return;
    if (others->to->size)
        ca_text_byte(others->to, '\n');
    ca_text_append(others->to, piece.at, piece.size);
}

void ca_document_other_words(ca_text *to, const ca_document_text *content, const ca_map *own, ca_document_span *span,
                             ca_document_has_answer *has_answer, void *state)
{
    other_words others = {to, own, has_answer, state};
    see_pieces(content, span, has_answer_of, add_other, &others);
}
