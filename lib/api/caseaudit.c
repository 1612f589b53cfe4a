/* SPDX-License-Identifier: MIT */
/* The library for other programs: implements caseaudit.h with the modules of lib/. */
#include "caseaudit.h"

#include "check/checker.h"
#include "check/grading.h"
#include "check/validate.h"
#include "check/word_lists.h"
#include "data/framework_library.h"
#include "record/record_read.h"
#include "summary/cells.h"
#include "summary/summary_read.h"
#include "summary/summary_write.h"

#include <stdlib.h>
#include <string.h>

struct caseaudit {
    ca_library frameworks;
    const ca_shape *format;
    ca_reporter reporter;
    ca_error error;
    ca_words words;
    ca_people_list people; /* empty: only names decide who is the same person */
    ca_reading reading;
    ca_grading grading; /* reused for each record */
    ca_increments increments;
    ca_text key;
    ca_arena arena;
    caseaudit_diagnostic_function *on_diagnostic;
    void *context;
};

struct caseaudit_record {
    ca_record record;
    char *line, *file;
};

struct caseaudit_summary {
    ca_summary summary;
    ca_cells cells; /* counts that are not in the summary yet */
    uint64_t bytes, records, ids;
};

const char *caseaudit_version(void)
{
    return CA_VERSION;
}

void caseaudit_free(char *text)
{
    free(text);
}

/* ---- the library object ---- */

static void hear(void *context, const ca_diagnostic *heard)
{
    const caseaudit *library = context;
    const caseaudit_diagnostic diagnostic = {.file = heard->location.source,
                                             .line = heard->location.line,
                                             .column = heard->location.column,
                                             .rule = ca_rules[heard->rule].id,
                                             .path = heard->path,
                                             .message = heard->message,
                                             .error = heard->error,
                                             .stops = ca_rules[heard->rule].stops};
    library->on_diagnostic(&diagnostic, library->context);
}

/* Returns copies of the COUNT names: the modules below need them writable. Release with free_names. */
static char **copy_names(const char *const *names, size_t count)
{
    char **copies = ca_allocate(count, sizeof *copies);
    for (size_t i = 0; i < count; i++)
        copies[i] = ca_copy(names[i], strlen(names[i]));
    return copies;
}

static void free_names(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

static int open_frameworks(caseaudit *library, const char *const *files, size_t count)
{
    char **names = copy_names(files, count);
    int faulty = ca_library_open(&library->frameworks, names, count, &library->reporter, &library->error);
    if (faulty > 0)
        faulty = ca_error_set(&library->error, "a framework is faulty");
    free_names(names, count);
    return faulty;
}

caseaudit *caseaudit_open(const char *const *files, size_t count, caseaudit_diagnostic_function *on_diagnostic,
                          void *context, char **error)
{
    caseaudit *library = ca_allocate(1, sizeof *library);
    library->on_diagnostic = on_diagnostic;
    library->context = context;
    library->reporter = (ca_reporter){.hear = on_diagnostic ? hear : NULL, .hearer = library};
    ca_warnings_begin(library->reporter.off);
    library->format = ca_format_shape(&library->arena);
    if (open_frameworks(library, files, count) == 0 && ca_words_open(&library->words, NULL, 0, &library->error) == 0) {
        library->people.fillers = &library->frameworks.fillers;
        library->reading.words = &library->words;
        library->reading.people = &library->people;
        library->reading.library = &library->frameworks;
        return library;
    }
    if (error)
        *error = ca_copy(ca_text_words(&library->error.words), library->error.words.size);
    caseaudit_close(library);
    return NULL;
}

void caseaudit_close(caseaudit *library)
{
    if (!library)
        return;
    ca_library_free(&library->frameworks);
    ca_words_free(&library->words);
    ca_people_free(&library->people);
    ca_reading_free(&library->reading);
    ca_grading_free(&library->grading);
    ca_increments_free(&library->increments);
    ca_text_free(&library->key);
    ca_error_free(&library->error);
    ca_arena_free(&library->arena);
    free(library);
}

const char *caseaudit_error(const caseaudit *library)
{
    return ca_text_words(&library->error.words);
}

/* Clears the error of the previous call. */
static void begin(caseaudit *library)
{
    ca_error_free(&library->error);
    library->error = (ca_error){.usage = false};
}

size_t caseaudit_framework_count(const caseaudit *library)
{
    return library->frameworks.count;
}

const char *caseaudit_framework_id(const caseaudit *library, size_t index)
{
    return index < library->frameworks.count ? library->frameworks.known[index].id : NULL;
}

/* ---- records ---- */

/* Reads the record's line with REPORTER, which reports what it is asked for. */
static void read_line(caseaudit *library, caseaudit_record *one, ca_reporter *reporter)
{
    const ca_line line = one->record.line;
    ca_record_read(&one->record, &line, &library->frameworks, library->format, reporter);
}

caseaudit_record *caseaudit_record_read(caseaudit *library, const char *line, size_t size, const char *file,
                                        uint64_t number)
{
    caseaudit_record *one = ca_allocate(1, sizeof *one);
    ca_reporter silent = {.quiet = true};
    begin(library);
    one->line = ca_copy(line, size);
    one->file = ca_copy(file, strlen(file));
    one->record.line = (ca_line){
        .location = {.source = one->file, .line = number, .column = 1}, .text = {one->line, size}, .ended = true};
    read_line(library, one, &silent);
    if (!one->record.stopped)
        return one;
    /* Again, for the reasons: what a record breaks that can be read is reported when it is validated. */
    library->reporter.reading_only = true;
    read_line(library, one, &library->reporter);
    library->reporter.reading_only = false;
    (void)ca_error_set(&library->error, "the record cannot be read");
    caseaudit_record_free(one);
    return NULL;
}

void caseaudit_record_free(caseaudit_record *record)
{
    if (!record)
        return;
    ca_record_free(&record->record);
    free(record->line);
    free(record->file);
    free(record);
}

const char *caseaudit_record_framework(const caseaudit_record *record)
{
    return record->record.framework->id;
}

char *caseaudit_record_text(caseaudit_record *record, const char *path)
{
    enum ca_field field = ca_field_named(path);
    if (field == CA_FIELD_COUNT || strcmp(ca_fields[field].path, path) != 0 || ca_fields[field].group != CA_SINGLE ||
        !ca_record_has(&record->record, field))
        return NULL;
    ca_slice text = ca_record_text(&record->record, field);
    return ca_copy(text.at, text.size);
}

const char *caseaudit_record_answer(const caseaudit_record *record, const char *question)
{
    const ca_framework *framework = record->record.framework;
    int index = ca_framework_question(framework, ca_slice_of(question)), grade = CA_NO_GRADE;
    switch (index < 0 ? CA_STATE_BLANK : ca_record_state(&record->record, index, &grade)) {
    case CA_STATE_GRADED: return framework->scale[grade].id;
    case CA_STATE_YES: return "yes";
    case CA_STATE_NO: return "no";
    case CA_STATE_NA: return "na";
    case CA_STATE_BLANK:
    case CA_STATE_GIVEN: break;
    }
    return NULL;
}

int caseaudit_validate(caseaudit *library, caseaudit_record *record)
{
    begin(library);
    uint64_t before = library->reporter.errors;
    /* Reading finds errors that the checks do not look for again. They are not reported at the first reading, since not
     * every record is validated, and one may be validated twice. To read once, each record would have to keep them, with
     * the text of each, for the records that are never validated, too. */
    read_line(library, record, &library->reporter);
    ca_validate_record(&record->record, &library->reporter, &library->grading, &library->reading);
    uint64_t errors = library->reporter.errors - before;
    return errors > INT32_MAX ? INT32_MAX : (int)errors;
}

/* ---- grading ---- */

static int grade(caseaudit *library, const ca_record *record, const char *ruleset)
{
    const ca_framework *framework = record->framework;
    int index = ruleset ? ca_framework_ruleset(framework, ruleset) : framework->ruleset;
    begin(library);
    if (ruleset && index < 0)
        return ca_error_set(&library->error, "%s has no ruleset of this name", framework->id);
    ca_grade_record(record, index, &library->grading);
    return 0;
}

static const char *grade_id(const ca_framework *framework, int grade)
{
    return grade == CA_NO_GRADE ? NULL : framework->scale[grade].id;
}

static enum caseaudit_requirement requirement_of(enum ca_requirement_state requirement)
{
    switch (requirement) {
    case CA_NOT_REQUIRED: return CASEAUDIT_NOT_REQUIRED;
    case CA_PRESENT: return CASEAUDIT_PRESENT;
    default: return CASEAUDIT_MISSING;
    }
}

int caseaudit_grade(caseaudit *library, const caseaudit_record *record, const char *ruleset, caseaudit_grading *grading)
{
    const ca_grading *made = &library->grading;
    const ca_framework *framework = record->record.framework;
    if (grade(library, &record->record, ruleset) < 0)
        return -1;
    *grading = (caseaudit_grading){.ruleset = made->ruleset < 0 ? NULL : framework->rulesets[made->ruleset].id,
                                   .auditor = grade_id(framework, made->auditor),
                                   .moderated = grade_id(framework, made->moderated),
                                   .ceiling = grade_id(framework, made->ceiling),
                                   .final = grade_id(framework, made->final),
                                   .indicative = grade_id(framework, made->indicative),
                                   .capped = made->capped,
                                   .override = made->override,
                                   .plan = requirement_of(made->plan),
                                   .escalation = requirement_of(made->escalation)};
    return 0;
}

int caseaudit_graded_line(caseaudit *library, const caseaudit_record *record, const char *ruleset, char **line,
                          size_t *size)
{
    ca_text made = {0};
    if (grade(library, &record->record, ruleset) < 0)
        return -1;
    ca_graded_line(&record->record, &library->grading, &made);
    *line = ca_copy(made.at, made.size);
    *size = made.size;
    ca_text_free(&made);
    return 0;
}

/* ---- summaries ---- */

caseaudit_summary *caseaudit_summary_new(caseaudit *library, const char *by, const char *as_of)
{
    caseaudit_summary *summary = ca_allocate(1, sizeof *summary);
    ca_date date = as_of ? ca_date_read(ca_slice_of(as_of)) : CA_NO_DATE;
    begin(library);
    if (as_of && date == CA_NO_DATE)
        (void)ca_error_set(&library->error,
                           "the day of overdue actions is a date that exists, written like 2017-09-30");
    if (library->error.words.size || ca_summary_begin(&summary->summary, by, date, &library->error) < 0) {
        caseaudit_summary_free(summary);
        return NULL;
    }
    ca_cells_begin(&summary->cells, &summary->summary);
    return summary;
}

caseaudit_summary *caseaudit_summary_read(caseaudit *library, const char *json, size_t size)
{
    caseaudit_summary *summary = ca_allocate(1, sizeof *summary);
    begin(library);
    int status = ca_summary_read(&summary->summary, "summary", (ca_slice){json, size}, &library->error);
    ca_summary_recognise(&summary->summary, &library->frameworks);
    ca_cells_begin(&summary->cells, &summary->summary);
    if (status == 0)
        return summary;
    caseaudit_summary_free(summary);
    return NULL;
}

void caseaudit_summary_free(caseaudit_summary *summary)
{
    if (!summary)
        return;
    ca_cells_free(&summary->cells);
    ca_summary_free(&summary->summary);
    free(summary);
}

/* Sets the grading to count: the one in the record, else one under the framework's default ruleset. */
static int grade_to_count(caseaudit *library, ca_record *record)
{
    if (ca_grading_is_carried(record))
        ca_grading_take(record, &library->reporter, &library->grading);
    else
        ca_grade_record(record, record->framework->ruleset, &library->grading);
    return record->stopped ? ca_error_set(&library->error, "the record's grading cannot be counted") : 0;
}

int caseaudit_summary_add_record(caseaudit *library, caseaudit_summary *summary, caseaudit_record *one)
{
    ca_record *record = &one->record;
    const ca_framework *framework = record->framework;
    ca_cells *cells = &summary->cells;
    begin(library);
    if (grade_to_count(library, record) < 0 || ca_summary_admit(&summary->summary, framework, library->grading.ruleset,
                                                                record->line.location, &library->error) < 0)
        return -1;
    size_t part = ca_cells_part_of(cells, framework, library->grading.ruleset);
    ca_text_clear(&library->key);
    ca_cells_key(cells, part, record, &library->key);
    ca_addition adds = ca_increments_of(&library->increments, record, &library->grading, cells->parts[part].layout,
                                        summary->summary.as_of, NULL);
    ca_cells_count(cells, (ca_slice){library->key.at, library->key.size}, &library->increments, &adds);
    ca_increments_clear(&library->increments);
    if (cells->cells.count >= CA_CELLS_MOST)
        ca_cells_add(cells, &summary->summary, 1);
    ca_slice id = ca_record_text(record, CA_ID_FIELD);
    summary->summary.records++;
    summary->records++;
    summary->ids += ca_hash(id.at, id.size);
    summary->bytes += record->line.text.size + 1;
    return 0;
}

/* Adds the counted records to the summary, as one input. */
static void settle_counts(caseaudit_summary *summary)
{
    ca_cells_add(&summary->cells, &summary->summary, 1);
    if (summary->records)
        ca_summary_leaf(&summary->summary, "-", summary->bytes, summary->records, summary->ids);
    summary->bytes = summary->records = summary->ids = 0;
}

/* Appends the summary as it is written, in one piece. */
static int write_whole(caseaudit *library, caseaudit_summary *summary, ca_text *to)
{
    ca_summary_text text;
    settle_counts(summary);
    if (ca_summary_settle(&summary->summary, &library->error) < 0)
        return -1;
    ca_summary_write(&summary->summary, &text, 1);
    for (size_t i = 0; i < text.count; i++)
        ca_text_append(to, text.texts[i].at, text.texts[i].size);
    ca_summary_text_free(&text);
    while (to->size && to->at[to->size - 1] == '\n')
        to->size--;
    return 0;
}

/* Sets *COPY to a summary with the same counts. */
static int copy_summary(caseaudit *library, caseaudit_summary *summary, ca_summary *copy)
{
    ca_text whole = {0};
    int status = write_whole(library, summary, &whole);
    if (status == 0)
        status = ca_summary_read(copy, "summary", (ca_slice){whole.at, whole.size}, &library->error);
    ca_text_free(&whole);
    return status;
}

/* Adding takes parts out of the summary that is added, and may fail on the way: so both are copies. */
int caseaudit_summary_add(caseaudit *library, caseaudit_summary *into, caseaudit_summary *from)
{
    ca_summary sum = {.records = 0}, added = {.records = 0};
    begin(library);
    int status = copy_summary(library, into, &sum);
    if (status == 0)
        status = copy_summary(library, from, &added);
    if (status == 0)
        status = ca_summary_add(&sum, &added, "summary", &library->error);
    ca_summary_free(&added);
    if (status < 0) {
        ca_summary_free(&sum);
        return -1;
    }
    ca_cells_free(&into->cells);
    ca_summary_free(&into->summary);
    into->summary = sum;
    ca_cells_begin(&into->cells, &into->summary);
    return 0;
}

int caseaudit_summary_write(caseaudit *library, caseaudit_summary *summary, char **json, size_t *size)
{
    ca_text whole = {0};
    begin(library);
    int status = write_whole(library, summary, &whole);
    if (status == 0) {
        *json = ca_copy(whole.at, whole.size);
        *size = whole.size;
    }
    ca_text_free(&whole);
    return status;
}
