/* SPDX-License-Identifier: MIT */
/* The parts of an answer in one cell of a Word form: "Meets good", "Evidence: ...", "Impact: ...", each once or several times. */
#ifndef CA_DOCUMENT_PARTS_H
#define CA_DOCUMENT_PARTS_H

#include "base/map.h"

enum ca_document_part {
    CA_PART_TEXT, /* words without a name of their part */
    CA_PART_GRADE,
    CA_PART_EVIDENCE,
    CA_PART_IMPACT,
    CA_PART_COMMENT,
    CA_PART_NA,
    CA_PART_DATE,
    CA_DOCUMENT_PART_COUNT
};

/* The words that name parts. Zeroed is empty. */
typedef struct {
    ca_map parts;  /* the part + 1 by its words */
    ca_text words; /* scratch */
} ca_document_run_ins;

void ca_document_run_ins_make(ca_document_run_ins *run_ins);
void ca_document_run_ins_free(ca_document_run_ins *run_ins);

/* Takes the pieces of a text. */
typedef struct {
    void (*visit)(void *context, enum ca_document_part part, ca_slice piece);
    bool (*is_grade)(void *context, ca_slice text); /* whether TEXT is an answer of the scale, or yes or no */
    void *context;
} ca_document_visitor;

/* Gives VISITOR each piece of TEXT, in order, and the part that it is of. The text before the first name is of the part FIRST.
 * DATE (may be empty) is the name of the date of this answer. A name is at the beginning of a line, with a colon or a dash
 * after it or alone in the line; or with a capital and a colon anywhere. That of a grade has a grade after it. After a grade
 * or a date, the lines below are words again. Returns the part in which TEXT ends. */
enum ca_document_part ca_document_parts(ca_document_run_ins *run_ins, ca_slice text, enum ca_document_part first,
                                        ca_slice date, const ca_document_visitor *visitor);

#endif
