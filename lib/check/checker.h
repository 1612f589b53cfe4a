/* SPDX-License-Identifier: MIT */
/* The context of every part of validation: the record that is checked, the reporter, and the paths for reports. */
#ifndef CA_CHECKER_H
#define CA_CHECKER_H

#include "check/grade.h"
#include "check/text_statistics.h"
#include "record/clues.h"
#include "record/person.h"

/* Memory of the checks of texts, used again from record to record. WORDS and PEOPLE are the caller's. */
typedef struct {
    const ca_words *words;
    const ca_people_list *people; /* names of the same or of different persons; may be NULL */
    const ca_library *library;    /* for the fillers; the caller's, too */
    ca_acronyms acronyms;
    ca_names names;
    struct ca_long_text {
        uint64_t print;
        const char *question, *member; /* its first occurrence; the framework's id, and a literal */
        uint32_t start;                /* offset in the line, in bytes */
        uint32_t words;
    } * texts; /* the longer texts of the answers, to find pasted ones; each once */
    size_t text_count, text_capacity;
    ca_print_table text_slots; /* the index + 1 in TEXTS, by print */
    ca_print_table sentences;  /* of a text */
    ca_name_uses uses;         /* of a record */
    ca_clues clues;            /* of the same, if a use of a name is to be compared with them */
    ca_text_search search;     /* of the text that is being read */
    struct ca_root_member {
        const char *name;
        uint32_t node;
    } members[12]; /* members of the record that were searched for; NULL: no more */
    ca_text path;  /* of the member that is being checked */
    struct ca_escaped_mark {
        uint32_t node;
        size_t plain, escaped; /* an offset in the text, and the same in its JSON */
    } mark;                    /* the last offset reported in a text with escapes: the next is counted from there */
} ca_reading;

void ca_reading_free(ca_reading *reading);

typedef struct {
    ca_record *record;
    const ca_framework *framework;
    ca_reporter *reporter;
    const ca_grading *grading;
    ca_reading *reading;
} ca_checker;

/* Returns the path of the member that is being checked, for reports; it lives until the next one. */
const char *ca_check_path(ca_checker *checker, const char *format, ...) CA_PRINTF(2, 3);
/* Returns the value of the record's top-level member NAME, or 0: a missing member is reported there. */
uint32_t ca_check_member(ca_checker *checker, const char *name);
/* Reports RULE at byte OFFSET (from 1) of the text that is NODE's value. */
void ca_check_report_in(ca_checker *checker, enum ca_rule_id rule, uint32_t node, size_t offset, const char *path,
                        const char *words);
/* Returns whether TEXT, the value of FIELD, is a filler, in a member that keeps any text. */
bool ca_check_is_filler(const ca_checker *checker, enum ca_field field, ca_slice text) CA_MUST_USE;

#endif
