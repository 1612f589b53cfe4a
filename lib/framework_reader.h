/* SPDX-License-Identifier: MIT */
/* Reading a framework's JSON with a path for every fault: private to the framework modules. */
#ifndef CA_FRAMEWORK_READER_H
#define CA_FRAMEWORK_READER_H

#include "framework.h"

typedef struct {
    ca_framework *framework;
    const char *name; /* of the file */
    ca_text path;     /* of the value that is being read: "rulesets.tool.rules[2].ceiling" */
    ca_problem *problem;
} ca_framework_reader;

/* Steps into a member or an element; leave with what it gave. */
size_t ca_reader_enter(ca_framework_reader *reader, const char *member);
size_t ca_reader_enter_element(ca_framework_reader *reader, size_t index);
void ca_reader_leave(ca_framework_reader *reader, size_t path_size);

/* A fault at the path: always -1. */
int ca_reader_fault(ca_framework_reader *reader, const char *format, ...) CA_PRINTF(2, 3);

/* OBJECT is an object and has no members but those of NAMES (separated by spaces). */
int ca_reader_only(ca_framework_reader *reader, const json_t *object, const char *names) CA_MUST_USE;
/* The members of OBJECT, each left at its default when absent. */
int ca_reader_words(ca_framework_reader *reader, const json_t *object, const char *member, bool required,
                    const char **words) CA_MUST_USE;
int ca_reader_number(ca_framework_reader *reader, const json_t *object, const char *member, int most,
                     int *number) CA_MUST_USE;
int ca_reader_bool(ca_framework_reader *reader, const json_t *object, const char *member, bool *value)
    CA_MUST_USE;
int ca_reader_grade(ca_framework_reader *reader, const json_t *object, const char *member, int *grade)
    CA_MUST_USE;
/* A member that is a list of words out of LIST (NULL-ended), as bits of their places. */
int ca_reader_bits(ca_framework_reader *reader, const json_t *object, const char *member,
                   const char *const *list, unsigned *bits) CA_MUST_USE;
/* A member that is a list; NULL when absent. *FAILED is set when it is something else. */
const json_t *ca_reader_list(ca_framework_reader *reader, const json_t *object, const char *member,
                             bool *failed) CA_MUST_USE;
/* The place of WORDS among COUNT things with ids, or a fault that names what they are. */
int ca_reader_named(ca_framework_reader *reader, const ca_named *named, int count, const json_t *id,
                    const char *what, int *place) CA_MUST_USE;
int ca_reader_question(ca_framework_reader *reader, const json_t *id, int *place) CA_MUST_USE;
/* An id is lower-case words with hyphens (or underscores): [a-z][a-z0-9_-]*. */
int ca_reader_id(ca_framework_reader *reader, const json_t *object, const char **id) CA_MUST_USE;

/* framework_rules.c: rulesets and obligations, once scale, flags and questions are there. */
int ca_reader_rulesets(ca_framework_reader *reader, const json_t *root) CA_MUST_USE;
int ca_reader_obligations(ca_framework_reader *reader, const json_t *root) CA_MUST_USE;

#endif
