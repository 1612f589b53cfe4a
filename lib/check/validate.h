/* SPDX-License-Identifier: MIT */
/* Validation: what a record lacks, contradicts or breaks, beyond what its reading has shown. */
#ifndef CA_VALIDATE_H
#define CA_VALIDATE_H

#include "check/grade.h"
#include "check/survey.h"
#include "record/person.h"

/* What reading a record closely needs, and uses again from record to record. WORDS and PEOPLE are the caller's. */
typedef struct {
    const ca_words *words;
    const ca_people_list *people; /* who is one and who is not; may be NULL */
    const ca_library *library;    /* for the words that say nothing; the caller's, too */
    ca_acronyms acronyms;
    ca_names names;
    struct ca_said {
        uint64_t print;
        const char *question, *member; /* where it stands first; the framework's, and a literal */
    } * said;                          /* the longer texts of the answers, to find the ones that were pasted */
    size_t said_count, said_capacity;
    uint32_t *said_places; /* of what was said, by print; the place + 1, or 0 */
    size_t said_size;      /* a power of two */
    struct ca_root_place {
        const char *name;
        uint32_t node;
    } places[12]; /* members of the record that were looked for; NULL: no more */
    ca_text path; /* of what is being looked at */
    struct ca_escaped_mark {
        uint32_t node;
        size_t place, offset;
    } mark; /* the last place reported in a text with escapes, so that the next need not begin at its start */
} ca_reading;

void ca_reading_free(ca_reading *reading);

/* Checks RECORD, which was read, has a framework and did not stop, against the rules of rules.h.
 * GRADING is room that is used again. */
void ca_validate_record(ca_record *record, ca_reporter *reporter, ca_grading *grading, ca_reading *reading);

/* Private to the modules of validation: a part of the rules each. */
typedef struct {
    ca_record *record;
    const ca_framework *framework;
    ca_reporter *reporter;
    const ca_grading *grading;
    ca_reading *reading;
} ca_checker;

void ca_check_heads(ca_checker *checker);
/* Reports RULE where the person in JUDGE, the auditor or the moderator, had a part in what they judge. */
void ca_check_independence(ca_checker *checker, enum ca_field judge, enum ca_rule_id rule);
void ca_check_answers(ca_checker *checker);
void ca_check_duties(ca_checker *checker);
void ca_check_findings(ca_checker *checker);
void ca_check_moderation(ca_checker *checker);
/* Reads every text in an auditor's own words; the answers' surveys go to ca_check_answer_texts. */
void ca_check_prose(ca_checker *checker);
/* What a reader makes of an answer's evidence, impact and comment (zeroed where not filled in). */
void ca_check_answer_texts(ca_checker *checker, const ca_entry *answer, const ca_survey *evidence,
                           const ca_survey *impact, const ca_survey *comment);
void ca_check_action_text(ca_checker *checker, const ca_entry *action, const ca_survey *survey);
/* What a reader makes of the overall grade beside the others. */
void ca_check_overall_reading(ca_checker *checker);
/* The path of what is being looked at, for reports; it lives until the next one. */
const char *ca_check_path(ca_checker *checker, const char *format, ...) CA_PRINTF(2, 3);
/* Reports RULE at the byte PLACE (from 1) of the text that is NODE's value. */
void ca_check_report_in(ca_checker *checker, enum ca_rule_id rule, uint32_t node, size_t place, const char *path,
                        const char *words);
/* Whether TEXT, the value of FIELD, says nothing where everything is kept. */
bool ca_check_says_nothing(const ca_checker *checker, enum ca_field field, ca_slice text) CA_MUST_USE;
/* The value of the record's top-level member NAME, or 0: where a missing member is reported. */
uint32_t ca_check_place(ca_checker *checker, const char *name);

#endif
