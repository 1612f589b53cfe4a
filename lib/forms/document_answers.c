/* SPDX-License-Identifier: MIT */
/* The answers of a Word form. */
#include "forms/document_answers.h"

#include "base/utf8.h"
#include "office/sheet_read.h"

#include <stdlib.h>
#include <string.h>

static ca_document_answer *answer_of(ca_document_answers *answers, ca_slice path)
{
    for (size_t i = 0; i < answers->count; i++)
        if (ca_slice_equal(answers->open[i].path, path))
            return &answers->open[i];
    return NULL;
}

ca_document_answer *ca_document_answers_find(const ca_document_answers *answers, const char *path)
{
    for (size_t i = 0; i < answers->count; i++)
        if (ca_slice_is(answers->open[i].path, path))
            return &answers->open[i];
    return NULL;
}

/* Appends TEXT without the blanks at the ends of its lines: nobody sees them, and LibreOffice drops some when it saves a form. */
static void add_lines(ca_text *to, ca_slice text)
{
    while (text.size) {
        const char *end = memchr(text.at, '\n', text.size);
        ca_slice line = {text.at, end ? (size_t)(end - text.at) : text.size};
        ca_slice seen = ca_text_without_blanks(line);
        if (seen.size)
            ca_text_append(to, line.at, (size_t)(seen.at + seen.size - line.at));
        if (end)
            ca_text_byte(to, '\n');
        text = (ca_slice){line.at + line.size + (end != NULL), text.size - line.size - (end != NULL)};
    }
}

ca_document_answer *ca_document_answers_add(ca_document_answers *answers, ca_slice path, ca_slice text,
                                            ca_location location)
{
    ca_document_answer *answer = answer_of(answers, path);
    text = ca_text_without_blanks(text);
    if (!answer) {
        answers->open = ca_array_grow(answers->open, answers->count, &answers->capacity, sizeof *answers->open);
        answer = &answers->open[answers->count++];
        *answer = (ca_document_answer){.path = ca_arena_str(answers->arena, path), .location = location};
    }
    if (!answer->text.size)
        answer->location = location;
    if (text.size && answer->text.size)
        ca_text_byte(&answer->text, '\n');
    add_lines(&answer->text, text);
    return answer;
}

static void give(ca_document_answers *answers, const ca_document_answer *answer)
{
    ca_form_return *form = answers->form;
    ca_form_answer cell = {
        .path = answer->path,
        .text = ca_arena_str(answers->arena, (ca_slice){ca_text_words(&answer->text), answer->text.size}),
        .kind = answer->text.size ? CA_SHEET_TEXT : CA_SHEET_EMPTY,
        .error = answer->error,
        .doubt = answer->doubt,
        .location = answer->location};
    if (cell.text.size) {
        form->answers = ca_array_grow(form->answers, form->count, &form->capacity, sizeof cell);
        form->answers[form->count++] = cell;
    } else {
        form->blanks = ca_array_grow(form->blanks, form->blank_count, &form->blank_capacity, sizeof cell);
        form->blanks[form->blank_count++] = cell;
    }
}

void ca_document_answers_close(ca_document_answers *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        give(answers, &answers->open[i]);
        ca_text_free(&answers->open[i].text);
    }
    answers->count = 0;
}

void ca_document_answers_note(ca_document_answers *answers, ca_slice text, ca_location location, const char *error)
{
    ca_document_answer note = {.path = {"", 0}, .error = error, .location = location};
    text = ca_text_without_blanks(text);
    add_lines(&note.text, text);
    if (text.size)
        give(answers, &note);
    ca_text_free(&note.text);
}

void ca_document_answers_free(ca_document_answers *answers)
{
    for (size_t i = 0; i < answers->count; i++)
        ca_text_free(&answers->open[i].text);
    free(answers->open);
    *answers = (ca_document_answers){.form = NULL};
}
