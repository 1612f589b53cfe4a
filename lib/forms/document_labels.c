/* SPDX-License-Identifier: MIT */
/* The boxes of a Word form that have labels: the label and its answer are in neighbouring cells, in one cell, or one below the
 * other. */
#include "forms/document_walk.h"

#include "base/utf8.h"

/* Returns the label that the whole of VIEW is, or begins with; or NULL. */
static const ca_document_title *label_of(ca_document_walk *walk, const ca_document_view *view, size_t *size)
{
    *size = 0;
    const ca_document_title *label =
        view->text.size ? ca_document_titles_label(&walk->forms->titles, view->text, size) : NULL;
    bool of_signature = label && walk->asked && !memchr(label->words.at, ' ', label->words.size);
    return of_signature ? NULL : label;
}

/* Returns whether VIEW is a label and nothing else, so that it is no answer of the label before it. */
static bool is_label(ca_document_walk *walk, const ca_document_view *view)
{
    size_t size;
    return label_of(walk, view, &size) &&
           !ca_text_without_blanks((ca_slice){view->text.at + size, view->text.size - size}).size;
}

bool ca_document_is_label(ca_document_walk *walk, size_t index, bool whole)
{
    size_t size;
    if (index >= walk->view_count)
        return false;
    return whole ? is_label(walk, &walk->views[index]) : label_of(walk, &walk->views[index], &size) != NULL;
}

/* Returns the offset in TEXT of the next line that begins with a label, from FROM on; its size if there is none. */
static size_t next_label(ca_document_walk *walk, ca_slice text, size_t from)
{
    while (from < text.size) {
        const char *line = memchr(text.at + from, '\n', text.size - from);
        if (!line)
            break;
        from = (size_t)(line - text.at) + 1;
        ca_slice rest = {text.at + from, text.size - from};
        const char *end = rest.size ? memchr(rest.at, '\n', rest.size) : NULL;
        size_t size;
        bool label = ca_document_titles_label(&walk->forms->titles,
                                              (ca_slice){rest.at, end ? (size_t)(end - rest.at) : rest.size}, &size);
        if (label && (size_t)(end ? end - rest.at : (ptrdiff_t)rest.size) != size)
            return from; /* with an answer after it: a name alone may be an answer */
    }
    return text.size;
}

static void add_pending(ca_document_walk *walk, const ca_document_view *view, ca_slice path)
{
    walk->pending = ca_array_grow(walk->pending, walk->pending_count, &walk->pending_capacity, sizeof *walk->pending);
    walk->pending[walk->pending_count++] =
        (ca_document_pending){path, view->cell ? view->cell->column : 1, view->cell ? view->cell->span : 1};
}

static bool is_filled(ca_document_walk *walk, const ca_document_text *content)
{
    return ca_document_typed_in(walk, content).size > 0;
}

/* Whether the member PATH is a text, for which forms have a whole row. */
static bool is_prose(ca_slice path)
{
    return ca_slice_is(path, "comment") || ca_slice_is(path, "context") || ca_slice_is(path, "overall.reason") ||
           ca_slice_is(path, "moderation.comment");
}

/* Takes the answer of the label LABEL, which is the first SIZE bytes of the view at INDEX. */
static void take_label(ca_document_walk *walk, size_t index, const ca_document_title *label, size_t size)
{
    ca_document_view *view = &walk->views[index];
    ca_document_view *next = index + 1 < walk->view_count ? &walk->views[index + 1] : NULL;
    size_t begin = (size_t)(view->text.at - view->content.text.at);
    bool several = false;
    view->used = true;
    if (next && (next->used || is_label(walk, next)))
        next = NULL;
    for (size_t at = 0; label;) {
        ca_slice rest = {view->text.at + at, view->text.size - at};
        size_t end = at + next_label(walk, rest, size);
        ca_document_text inside = ca_document_part_of(walk, &view->content, begin + at + size, begin + end);
        ca_document_text answer = ca_document_without_guidance(walk, &inside);
        several |= end < view->text.size;
        bool beside = next && !several && !is_filled(walk, &answer);
        if (ca_slice_is(label->path, "id"))
            walk->answers.form->id = ca_document_typed_in(walk, beside ? &next->content : &answer);
        else
            ca_document_add_value(walk, label->path, beside ? &next->content : &answer,
                                  beside ? next->location : view->location);
        bool below = beside && is_prose(label->path) && !next->text.size && !next->content.control_count;
        if (beside)
            next->used = true;
        if (below)
            add_pending(walk, view, label->path);
        else if (!beside && !is_filled(walk, &answer) && !several && !inside.control_count)
            add_pending(walk, view, label->path);
        at = end;
        label = at < view->text.size
                    ? ca_document_titles_label(&walk->forms->titles,
                                               (ca_slice){view->text.at + at, view->text.size - at}, &size)
                    : NULL;
    }
}

bool ca_document_take_labels(ca_document_walk *walk, bool near)
{
    bool found = false, first = true;
    for (size_t i = 0; i < walk->view_count; i++) {
        size_t size;
        ca_document_view *view = &walk->views[i];
        if (view->used || !view->text.size)
            continue;
        const ca_document_title *label = label_of(walk, view, &size);
        if (!label && near && first && walk->view_count > 1) {
            label = ca_document_titles_near_label(&walk->forms->titles, view->text);
            size = view->text.size;
        }
        first = false;
        if (!label)
            continue;
        if (!found) {
            ca_document_end_question(walk);
            walk->pending_count = 0;
            walk->pending_filled = false;
        }
        found = true;
        take_label(walk, i, label, size);
    }
    return found;
}

bool ca_document_take_below(ca_document_walk *walk)
{
    bool found = false;
    for (size_t i = 0; i < walk->pending_count; i++) {
        const ca_document_pending *pending = &walk->pending[i];
        for (size_t j = 0; j < walk->view_count; j++) {
            ca_document_view *view = &walk->views[j];
            size_t column = view->cell ? view->cell->column : 1;
            if (view->used || !view->text.size || column < pending->column || column >= pending->column + pending->span)
                continue;
            ca_document_text answer = ca_document_without_guidance(walk, &view->content);
            ca_document_add_value(walk, pending->path, &answer, view->location);
            view->used = found = true;
        }
    }
    walk->pending_filled |= found;
    return found;
}
