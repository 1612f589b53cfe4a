/* SPDX-License-Identifier: MIT */
/* Reading a framework's JSON with a place for every fault: private to the framework modules.
 *
 * A reader goes on after a fault, so that one run shows them all: what is faulty keeps its default, and
 * what would only repeat the fault is not looked at. jansson has the values; the scanner, which read the
 * same text, has the places. */
#ifndef CA_FRAMEWORK_CURSOR_H
#define CA_FRAMEWORK_CURSOR_H

#include "base/json_node.h"
#include "base/suggest.h"
#include "data/framework.h"

typedef struct {
    ca_framework *framework;
    const char *name; /* of the file */
    ca_slice text;
    ca_scan scan;
    ca_text path;              /* of the value that is being read: "rulesets.tool.rules[2].ceiling" */
    uint32_t node;             /* that value, or the nearest one around it that the text has */
    bool beyond;               /* the text has no such value */
    bool without_scale;        /* the scale is faulty: what names its grades is not looked at */
    size_t *lines, line_count; /* where each line of the text begins; NULL: no fault so far */
    ca_map standards;          /* by the bytes of their numbers; the things only tell that they are there */
    size_t *named_by;          /* for each question the number of the last rule that names it */
    size_t rule_count;         /* of all rulesets so far */
    uint64_t faults;
    ca_reporter *reporter;
} ca_framework_reader;

/* Where a reader stood before it stepped into a member or an element; leave with what entering gave. */
typedef struct {
    size_t path_size;
    uint32_t node;
    bool beyond;
} ca_reader_step;

ca_reader_step ca_reader_enter(ca_framework_reader *reader, const char *member);
void ca_reader_leave(ca_framework_reader *reader, ca_reader_step step);

/* The location of the byte at OFFSET of the text. */
ca_place ca_reader_place(ca_framework_reader *reader, size_t offset) CA_MUST_USE;
/* A fault at the value that is being read, or at its member MEMBER: always -1. */
int ca_reader_fault(ca_framework_reader *reader, enum ca_rule_id rule, const char *format, ...) CA_PRINTF(3, 4);
int ca_reader_fault_in(ca_framework_reader *reader, const char *member, enum ca_rule_id rule, const char *words);

/* A fault: what is named is not WHAT ("a flag of this framework"), but may have been meant for the nearest. */
int ca_reader_fault_unknown(ca_framework_reader *reader, enum ca_rule_id rule, const char *what,
                            const ca_nearest *nearest);
/* A fault: the word is none of LIST (NULL-ended; empty ones do not count). */
int ca_reader_fault_listed(ca_framework_reader *reader, const char *const *list);

/* VALUE is an object and has no members but those of NAMES (separated by spaces). */
int ca_reader_only(ca_framework_reader *reader, const json_t *value, const char *names) CA_MUST_USE;
/* The members of OBJECT, each left as it is when absent or faulty. */
int ca_reader_words(ca_framework_reader *reader, const json_t *object, const char *member, bool required,
                    const char **words) CA_MUST_USE;
int ca_reader_number(ca_framework_reader *reader, const json_t *object, const char *member, int most, int *number)
    CA_MUST_USE;
int ca_reader_bool(ca_framework_reader *reader, const json_t *object, const char *member, bool *value) CA_MUST_USE;
int ca_reader_grade(ca_framework_reader *reader, const json_t *object, const char *member, int *grade) CA_MUST_USE;
/* An id is lower-case words with hyphens (or underscores): [a-z][a-z0-9_-]*. "" when faulty. */
bool ca_is_id(const char *words) CA_MUST_USE;
int ca_reader_id(ca_framework_reader *reader, const json_t *object, const char **id) CA_MUST_USE;
/* A member that is a list of words out of LIST (NULL-ended), as bits of their places; or the VALUE that is being read. */
int ca_reader_bits_of(ca_framework_reader *reader, const json_t *value, const char *const *list, unsigned *bits)
    CA_MUST_USE;
int ca_reader_bits(ca_framework_reader *reader, const json_t *object, const char *member, const char *const *list,
                   unsigned *bits) CA_MUST_USE;

/* What people fill in has an end. */
enum { CA_LIST_MOST = 1000 };

/* What is done with each element of a list, or member of an object (NAME). */
typedef int ca_reader_visit(ca_framework_reader *reader, const json_t *value, const char *name, size_t place, void *to);
/* Visits the elements of a member that is a list of at most MOST (0: CA_LIST_MOST), or its members if it is an
 * object; nothing when it is absent. All are visited; -1 when one was faulty. */
int ca_reader_each(ca_framework_reader *reader, const json_t *object, const char *member, size_t most,
                   ca_reader_visit *visit, void *to) CA_MUST_USE;
int ca_reader_each_member(ca_framework_reader *reader, const json_t *object, const char *member, ca_reader_visit *visit,
                          void *to) CA_MUST_USE;
/* The same for the elements of the VALUE that is being read, however many: a list, or a fault that says that it must be
 * WHAT. */
int ca_reader_each_of(ca_framework_reader *reader, const json_t *value, const char *what, ca_reader_visit *visit,
                      void *to) CA_MUST_USE;
/* The elements that a list member has; 0 when it is absent or no list. */
size_t ca_reader_count(const json_t *object, const char *member);

/* The place of ID in a list of the framework, or a fault that says WHAT it is not: "a flag of this framework". */
int ca_reader_named(ca_framework_reader *reader, enum ca_named_list list, const json_t *id, const char *what,
                    int *place) CA_MUST_USE;
/* The same for the member MEMBER of OBJECT; *PLACE stays as it is when that is absent. */
int ca_reader_named_in(ca_framework_reader *reader, const json_t *object, const char *member, enum ca_named_list list,
                       const char *what, int *place) CA_MUST_USE;
int ca_reader_question(ca_framework_reader *reader, const json_t *id, int *place) CA_MUST_USE;

/* Keeps the PLACE of ID in PLACES; a fault where one before it has it. An empty id is none. */
int ca_reader_fresh(ca_framework_reader *reader, ca_map *places, const char *id, size_t place) CA_MUST_USE;

#endif
