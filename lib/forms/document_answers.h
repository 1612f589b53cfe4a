/* SPDX-License-Identifier: MIT */
/* The answers of a Word form, while its rows are read: an answer may be in several cells and rows, in several pieces. */
#ifndef CA_DOCUMENT_ANSWERS_H
#define CA_DOCUMENT_ANSWERS_H

#include "forms/form_read.h"

/* An answer that further rows may continue. */
typedef struct {
    ca_slice path;
    ca_text text;         /* the pieces, with a line break between them */
    const char *error;    /* as of ca_form_answer */
    const char *doubt;    /* the same */
    ca_location location; /* of the first piece, or of the blank */
} ca_document_answer;

/* Zeroed, but for FORM and ARENA, is empty. */
typedef struct {
    ca_form_return *form; /* gets the answers */
    ca_arena *arena;
    ca_document_answer *open;
    size_t count, capacity;
} ca_document_answers;

/* Adds TEXT to the open answer of PATH; a blank text makes a blank one. */
ca_document_answer *ca_document_answers_add(ca_document_answers *answers, ca_slice path, ca_slice text,
                                            ca_location location);
/* Returns the open answer of PATH, or NULL. Valid until the next is added. */
ca_document_answer *ca_document_answers_find(const ca_document_answers *answers, const char *path) CA_MUST_USE;
/* Gives the open answers to the form, in the order in which they began. */
void ca_document_answers_close(ca_document_answers *answers);
/* Gives the form a text without an answer, to be kept as a note. ERROR is why it is none; NULL: it is merely text. */
void ca_document_answers_note(ca_document_answers *answers, ca_slice text, ca_location location, const char *error);
void ca_document_answers_free(ca_document_answers *answers);

#endif
