/* SPDX-License-Identifier: MIT */
/* caseaudit: audits of children's case files, for other programs.
 *
 * A library object holds the frameworks (the audit tools of authorities). With it a program reads records, validates and
 * grades them, and counts them into summaries, as the tools audit-validate, audit-grade and audit-aggregate do; the formats
 * are described in caseaudit-record(5), caseaudit-framework(5) and caseaudit-summary(5), and this header in caseaudit(3).
 *
 * Objects. Each function that returns an object returns one that the caller releases with the function of the same name
 * that ends in _free or _close; NULL is released without effect. Records and summaries are used with the library object
 * that made them, and released before it. A text that is returned as `const char *` belongs to the object that it comes from
 * and lives as long, but for caseaudit_error; a text that is returned as `char *`, or through a `char **`, belongs to the
 * caller, who releases it with caseaudit_free. Texts are UTF-8; they end in a NUL that is not counted in their size.
 *
 * Errors. A function that can fail returns NULL or -1, and caseaudit_error then returns the reason. Errors in a record or of a
 * framework are diagnostics, given to the function that caseaudit_open was given. Neither holds a name, an id of
 * a case, a date of birth or a text of a record. The function must not call the library. Nothing is printed, and no file is
 * read but frameworks.
 *
 * Threads. One library object, and all that is made with it, belongs to one thread at a time.
 *
 * Memory. When memory runs out the process is ended with abort(): a record that lost characters would be a greater harm.
 * jansson, which reads frameworks and summaries, allocates as the program has set it to; where it fails, so does the call. */
#ifndef CASEAUDIT_H
#define CASEAUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define CASEAUDIT_PUBLIC __attribute__((visibility("default")))
#else
#define CASEAUDIT_PUBLIC
#endif

typedef struct caseaudit caseaudit;
typedef struct caseaudit_record caseaudit_record;
typedef struct caseaudit_summary caseaudit_summary;

/* The version of this header, and of the library that the program runs with. */
#define CASEAUDIT_VERSION "0.1.0"
CASEAUDIT_PUBLIC const char *caseaudit_version(void);

/* ---- the library object ---- */

/* An error in a record, or in a framework. Every member lives only during the call. */
typedef struct {
    const char *file;      /* as it was given to the function that read it */
    uint64_t line, column; /* from 1; COLUMN in bytes */
    const char *rule;      /* its id: audit-validate(1) describes the rules */
    const char *path;      /* of the member, such as "answers.risk.grade"; "" for the whole record */
    const char *message;
    bool error; /* else a warning */
    bool stops; /* the record cannot be read, graded or counted */
} caseaudit_diagnostic;

typedef void caseaudit_diagnostic_function(const caseaudit_diagnostic *diagnostic, void *context);

/* A library with the built-in frameworks, and those in the COUNT files of FILES, which win over built-in ones of the same
 * id. ON_DIAGNOSTIC, which may be NULL, is called with CONTEXT for each diagnostic. Returns NULL, with *ERROR set to a text
 * of the caller's where ERROR is not NULL, when a file cannot be read or a framework is faulty. */
CASEAUDIT_PUBLIC caseaudit *caseaudit_open(const char *const *files, size_t count,
                                           caseaudit_diagnostic_function *on_diagnostic, void *context, char **error);
CASEAUDIT_PUBLIC void caseaudit_close(caseaudit *library);

/* Why the last function that was given LIBRARY failed; "" when it did not. The text lives until the next call. */
CASEAUDIT_PUBLIC const char *caseaudit_error(const caseaudit *library);

/* The number of frameworks, and the id of the one at INDEX; NULL when there is none. */
CASEAUDIT_PUBLIC size_t caseaudit_framework_count(const caseaudit *library);
CASEAUDIT_PUBLIC const char *caseaudit_framework_id(const caseaudit *library, size_t index);

/* ---- records ---- */

/* Reads the SIZE bytes of LINE, one record of caseaudit.record/1 without its newline, which are copied. FILE and NUMBER are
 * the location that diagnostics give; FILE is not NULL. Returns NULL, and reports why, when the record cannot be read or
 * counted. What else is wrong with it is for caseaudit_validate. */
CASEAUDIT_PUBLIC caseaudit_record *caseaudit_record_read(caseaudit *library, const char *line, size_t size,
                                                         const char *file, uint64_t number);
CASEAUDIT_PUBLIC void caseaudit_record_free(caseaudit_record *record);

/* The id of the record's framework. */
CASEAUDIT_PUBLIC const char *caseaudit_record_framework(const caseaudit_record *record);

/* The text of a single member by its path, such as "id", "case.team" or "audit.date"; the caller's. NULL when it is not
 * filled in, or the format has no such member outside of lists and answers. */
CASEAUDIT_PUBLIC char *caseaudit_record_text(caseaudit_record *record, const char *path);

/* The answer to a question: the id of its grade (the moderator's instead of the auditor's), "yes", "no", or "na" for not
 * applicable. NULL when it is not filled in, is a text, or the framework has no such question. */
CASEAUDIT_PUBLIC const char *caseaudit_record_answer(const caseaudit_record *record, const char *question);

/* Checks the record by the rules of audit-validate(1), but for ids that are repeated and warnings that are off by default.
 * Returns the number of errors. */
CASEAUDIT_PUBLIC int caseaudit_validate(caseaudit *library, caseaudit_record *record);

/* ---- grading ---- */

enum caseaudit_requirement { CASEAUDIT_NOT_REQUIRED, CASEAUDIT_PRESENT, CASEAUDIT_MISSING };

/* A grading as caseaudit-record(5) describes it. Grades and the ruleset are ids of the framework; NULL is none. They live as
 * long as the library. */
typedef struct {
    const char *ruleset;
    const char *auditor, *moderated; /* the overall grades as given */
    const char *ceiling;             /* the lowest of the limiting rules that fired */
    const char *final;               /* NULL, too, while an answer that could change it is missing */
    const char *indicative;
    bool capped;   /* the ceiling lowered the grade */
    bool override; /* it was lifted */
    enum caseaudit_requirement plan, escalation;
} caseaudit_grading;

/* Grades the record under RULESET; NULL is the framework's default. Returns 0, or -1 when the framework has no such ruleset.
 * A grading that the record carries is not used. */
CASEAUDIT_PUBLIC int caseaudit_grade(caseaudit *library, const caseaudit_record *record, const char *ruleset,
                                     caseaudit_grading *grading);

/* The record's line with its grading, as audit-grade writes it: every other byte stays. *LINE is the caller's. Returns 0, or
 * -1 as above. */
CASEAUDIT_PUBLIC int caseaudit_graded_line(caseaudit *library, const caseaudit_record *record, const char *ruleset,
                                           char **line, size_t *size);

/* ---- summaries ---- */

/* An empty summary of full audits, grouped by the members in BY, such as "service,team" (NULL: the usual ones), with actions
 * overdue as of AS_OF, a date such as "2017-09-30" (NULL: none is overdue). Returns NULL for a member or date that is none. */
CASEAUDIT_PUBLIC caseaudit_summary *caseaudit_summary_new(caseaudit *library, const char *by, const char *as_of);

/* Reads a summary, SIZE bytes of caseaudit.summary/1. NULL when it is none. */
CASEAUDIT_PUBLIC caseaudit_summary *caseaudit_summary_read(caseaudit *library, const char *json, size_t size);
CASEAUDIT_PUBLIC void caseaudit_summary_free(caseaudit_summary *summary);

/* Counts a record. A grading that the record carries counts as it is, as in audit-aggregate; a record without one is graded
 * under the framework's default ruleset. A record that is added twice counts twice. Returns 0, or -1 when it does not add to
 * the summary: another edition of its framework, or another ruleset. */
CASEAUDIT_PUBLIC int caseaudit_summary_add_record(caseaudit *library, caseaudit_summary *summary,
                                                  caseaudit_record *record);

/* Adds FROM, as if its records had been counted into INTO; FROM stays as it is, and may be INTO. Returns 0, or -1 when they
 * do not add: then INTO stays as it is, too. */
CASEAUDIT_PUBLIC int caseaudit_summary_add(caseaudit *library, caseaudit_summary *into, caseaudit_summary *from);

/* Writes the summary as one line of JSON, without a newline. *JSON is the caller's. Returns 0 or -1. */
CASEAUDIT_PUBLIC int caseaudit_summary_write(caseaudit *library, caseaudit_summary *summary, char **json, size_t *size);

/* Releases a text of the caller's. */
CASEAUDIT_PUBLIC void caseaudit_free(char *text);

#ifdef __cplusplus
}
#endif

#endif
