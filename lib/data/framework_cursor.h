/* SPDX-License-Identifier: MIT */
/* A cursor in the JSON of a framework, which reports each error with its location: private to the framework modules.
 *
 * Reading goes on after an error, so that one run shows all: a member with an error keeps its default, and checks
 * that would only repeat the error are skipped. Values come from jansson, locations from the scanner, which reads the
 * same text. */
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
    size_t *lines, line_count; /* where each line of the text begins; NULL: no error so far */
    ca_map standards;          /* by the bytes of their numbers; the things only mark that they are there */
    size_t *named_by;          /* for each question the number of the last rule that names it */
    size_t rule_count;         /* of all rulesets so far */
    uint64_t faults;
    ca_reporter *reporter;
} ca_framework_reader;

/* The position before the cursor entered a member or an element, to go back to when it leaves. */
typedef struct {
    size_t path_size;
    uint32_t node;
    bool beyond;
} ca_reader_step;

ca_reader_step ca_reader_enter(ca_framework_reader *reader, const char *member);
void ca_reader_leave(ca_framework_reader *reader, ca_reader_step step);

/* Returns the location of the byte at OFFSET of the text. */
ca_location ca_reader_location(ca_framework_reader *reader, size_t offset) CA_MUST_USE;
/* Reports an error at the current value, or at its member MEMBER. Returns -1. */
int ca_reader_error(ca_framework_reader *reader, enum ca_rule_id rule, const char *format, ...) CA_PRINTF(3, 4);
int ca_reader_error_in(ca_framework_reader *reader, const char *member, enum ca_rule_id rule, const char *words);

/* The same for an unknown id: the message names WHAT ("a flag of this framework") and suggests the nearest one. */
int ca_reader_error_unknown(ca_framework_reader *reader, enum ca_rule_id rule, const char *what,
                            const ca_suggestion *suggestion);
/* The same for a word that is not in LIST (NULL-ended; empty words are skipped). */
int ca_reader_error_listed(ca_framework_reader *reader, const char *const *list);

/* Checks that VALUE is an object with no other members than NAMES (separated by spaces). Returns 0, or -1 (reported). */
int ca_reader_only(ca_framework_reader *reader, const json_t *value, const char *names) CA_MUST_USE;
/* Read the member MEMBER of OBJECT; an absent one, or one with an error, leaves the value as it is. Return 0, or -1
 * (reported). */
int ca_reader_words(ca_framework_reader *reader, const json_t *object, const char *member, bool required,
                    const char **words) CA_MUST_USE;
int ca_reader_number(ca_framework_reader *reader, const json_t *object, const char *member, int most, int *number)
    CA_MUST_USE;
int ca_reader_bool(ca_framework_reader *reader, const json_t *object, const char *member, bool *value) CA_MUST_USE;
int ca_reader_grade(ca_framework_reader *reader, const json_t *object, const char *member, int *grade) CA_MUST_USE;
/* An id is lower-case words with hyphens (or underscores): [a-z][a-z0-9_-]*. "" if it is not valid. */
bool ca_is_id(const char *words) CA_MUST_USE;
int ca_reader_id(ca_framework_reader *reader, const json_t *object, const char **id) CA_MUST_USE;
/* Read a list of words of LIST (NULL-ended) as bits of their indexes: the current VALUE, or a member. */
int ca_reader_bits_of(ca_framework_reader *reader, const json_t *value, const char *const *list, unsigned *bits)
    CA_MUST_USE;
int ca_reader_bits(ca_framework_reader *reader, const json_t *object, const char *member, const char *const *list,
                   unsigned *bits) CA_MUST_USE;

/* The most elements of a list. */
enum { CA_LIST_MOST = 1000 };

/* Called with each element of a list, or member NAME of an object. Returns 0, or -1 (reported). */
typedef int ca_reader_visit(ca_framework_reader *reader, const json_t *value, const char *name, size_t index, void *to);
/* Calls VISIT with the elements of a member that is a list of at most MOST (0: CA_LIST_MOST), or with its members if
 * it is an object; an absent member has none. All are visited. Returns 0, or -1 if one had an error. */
int ca_reader_each(ca_framework_reader *reader, const json_t *object, const char *member, size_t most,
                   ca_reader_visit *visit, void *to) CA_MUST_USE;
int ca_reader_each_member(ca_framework_reader *reader, const json_t *object, const char *member, ca_reader_visit *visit,
                          void *to) CA_MUST_USE;
/* The same for the elements of the current VALUE, any number; if it is no list, the error names WHAT it must be. */
int ca_reader_each_of(ca_framework_reader *reader, const json_t *value, const char *what, ca_reader_visit *visit,
                      void *to) CA_MUST_USE;
/* Returns the number of elements of a member; 0 if it is absent or no list. */
size_t ca_reader_count(const json_t *object, const char *member);

/* Reads ID into *INDEX, its index in a list of the framework. An unknown id is reported as not WHAT ("a flag of this
 * framework"). */
int ca_reader_named(ca_framework_reader *reader, enum ca_named_list list, const json_t *id, const char *what,
                    int *index) CA_MUST_USE;
/* The same for the member MEMBER of OBJECT; if it is absent, *INDEX stays as it is. */
int ca_reader_named_in(ca_framework_reader *reader, const json_t *object, const char *member, enum ca_named_list list,
                       const char *what, int *index) CA_MUST_USE;
int ca_reader_question(ca_framework_reader *reader, const json_t *id, int *index) CA_MUST_USE;

/* Adds ID with the INDEX to PLACES; reports a duplicate. An empty id is skipped. */
int ca_reader_fresh(ca_framework_reader *reader, ca_map *indexes, const char *id, size_t index) CA_MUST_USE;

#endif
