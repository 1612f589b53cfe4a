/* SPDX-License-Identifier: MIT */
/* Why a text is no record, for people who mended it by hand in an editor for plain text: what is wrong and what to do, in words
 * that presuppose no knowledge of JSON; the last member that was read; the record's id. */
#ifndef CA_LINE_FAULT_H
#define CA_LINE_FAULT_H

#include "data/fields.h"
#include "data/framework_library.h"

typedef struct {
    enum ca_rule_id rule;
    uint32_t at;       /* the byte of the text at which it cannot be read on */
    const char *words; /* "a tab is inside a text; …" */
    bool joined;       /* a whole record is followed by another without a line break */
    bool listed;       /* the text is a JSON array, or the beginning of one */
    /* In ARENA. Of the last member, only names that the record format or the framework has: a text with a stray quotation
     * mark can look like a name. */
    ca_slice member;
    ca_about about;
} ca_line_fault;

/* Finds out why SCAN, which refused its text or read a value that is no object, has no record. */
void ca_line_fault_find(ca_line_fault *fault, const ca_scan *scan, const ca_library *library, const ca_shape *format,
                        ca_arena *arena);

/* Appends the message: the words, the last member, and the id if it has no blank: one with blanks may be a name. */
void ca_line_fault_write(const ca_line_fault *fault, ca_text *message);
/* Appends "; the record's id is ID", if ID may be shown. */
void ca_record_id_write(ca_slice id, ca_text *message);

/* Returns the curly or other quotation mark at AT that some editors write for a straight one: its length in bytes, or 0. */
size_t ca_curly_quote(const char *at, const char *end) CA_MUST_USE;

#endif
