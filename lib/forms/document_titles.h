/* SPDX-License-Identifier: MIT */
/* The titles that a Word form of a framework has, and which of them a text of the form is: the title of a question with its
 * guidance, the label of a box, a text of the form itself. */
#ifndef CA_DOCUMENT_TITLES_H
#define CA_DOCUMENT_TITLES_H

#include "base/map.h"
#include "data/framework.h"
#include "office/document.h"

enum ca_document_title_kind {
    CA_TITLE_QUESTION, /* and the overall grade */
    CA_TITLE_LABEL,    /* of a box for one member of the record */
    CA_TITLE_OWN,      /* of the form itself */
    CA_TITLE_KIND_COUNT
};

typedef struct ca_document_title {
    ca_slice words; /* as ca_title_words has them */
    ca_slice path;  /* "answers.risk", "overall", "audit.date"; of a text of the form itself empty */
    ca_slice shown; /* as the framework has it */
    bool begins;    /* a text of the form itself that goes on */
    const struct ca_document_title *same; /* another with the same words and another path; or NULL */
} ca_document_title;

/* All titles of a framework. Zeroed is empty. */
typedef struct {
    const ca_framework *framework;
    struct ca_document_title_list {
        ca_document_title **list;
        size_t count, capacity;
        ca_map by_words;
    } kinds[CA_TITLE_KIND_COUNT];
    ca_text words, paragraph; /* scratch */
    ca_arena arena;
} ca_document_titles;

void ca_document_titles_make(ca_document_titles *titles, const ca_framework *framework);
void ca_document_titles_free(ca_document_titles *titles);

/* How a text fits a title. */
typedef struct {
    const ca_document_title *title; /* NULL: it fits none */
    const ca_document_title *other; /* another that it fits as well; NULL: none */
} ca_document_match;

/* Returns the title of KIND whose words are those of TEXT, of its first paragraph or of its first sentence. */
ca_document_match ca_document_titles_exact(ca_document_titles *titles, enum ca_document_title_kind kind, ca_slice text)
    CA_MUST_USE;
/* Returns the longest question whose title TEXT begins with, or the one whose title begins with the first paragraph of
 * TEXT. */
ca_document_match ca_document_titles_beginning(ca_document_titles *titles, ca_slice text) CA_MUST_USE;
/* Returns the question whose title differs least from the beginning of TEXT: by two words at most, and by less if it is
 * short. */
ca_document_match ca_document_titles_near(ca_document_titles *titles, ca_slice text) CA_MUST_USE;

/* Returns the longest label that TEXT begins with, and after it a colon, the end of the line, or more if it is of four words or
 * more; *SIZE is its size in TEXT. NULL: none. */
const ca_document_title *ca_document_titles_label(ca_document_titles *titles, ca_slice text, size_t *size) CA_MUST_USE;
/* Returns the label from which TEXT, the whole of a cell, differs by the spelling of a word, or NULL. */
const ca_document_title *ca_document_titles_near_label(ca_document_titles *titles, ca_slice text) CA_MUST_USE;
/* Whether TEXT is a text of the form itself, or each of its lines is. */
bool ca_document_titles_own(ca_document_titles *titles, ca_slice text) CA_MUST_USE;
/* The same of one line, of three words or more: it may be above an answer, where "Details" would be typed. */
bool ca_document_titles_guidance(ca_document_titles *titles, ca_slice line) CA_MUST_USE;

/* Calls SEE with the path of each question that has a row in DOCUMENT, by its whole title. */
void ca_document_titles_each(ca_document_titles *titles, const ca_document *document,
                             void (*see)(void *state, ca_slice path), void *state);

#endif
