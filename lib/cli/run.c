/* SPDX-License-Identifier: MIT */
/* One run of a tool: begin and end. */
#include "cli/run.h"

#include "base/process.h"
#include "base/suggest.h"
#include "cli/files.h"
#include "data/rules.h"
#include "data/scale_order.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef CA_VERSION
#define CA_VERSION "unknown"
#endif
const char ca_version[] = CA_VERSION;

/* Replaces the library's function, which aborts. Nothing here allocates. */
_Noreturn void ca_out_of_memory(void)
{
    static const char message[] = "caseaudit: out of memory\n";
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written; /* there is no way to report this error */
    _exit(CA_FAILED);
}

static const char *tool_name(const ca_run *run)
{
    return ca_tools[run->options.tool].name;
}

void ca_run_raise(ca_run *run, enum ca_status status)
{
    if (status > run->status)
        run->status = status;
}

int ca_run_misuse(ca_run *run, const char *format, ...)
{
    ca_text words = {0};
    va_list list;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    (void)ca_error_misuse(&run->error, "%s", ca_text_words(&words));
    ca_text_free(&words);
    return -1;
}

/* Opens OUTPUT for the file of OPTION, if given. */
static int open_side(ca_run *run, enum ca_option option, ca_output *output)
{
    const char *file = run->options.value[option];
    return file ? ca_output_open(output, file, &run->error) : 0;
}

int ca_run_open_outputs(ca_run *run)
{
    unsigned tool = CA_ON(run->options.tool); /* of forms standard output is not used; that of letters is their list */
    const char *to = tool & CA_ON_FOLDERS ? NULL : run->options.value[CA_OPTION_OUTPUT];
    if ((tool != CA_ON_FORM && ca_output_open(&run->output, to, &run->error) < 0) ||
        open_side(run, CA_OPTION_REJECTS, &run->rejects) < 0 || open_side(run, CA_OPTION_REPORT, &run->report) < 0)
        return -1;
    if (open_side(run, CA_OPTION_TOLD, &run->told) < 0 || open_side(run, CA_OPTION_ANNEX, &run->annex) < 0)
        return -1;
    if (open_side(run, CA_OPTION_ISSUED, &run->issued) < 0)
        return -1;
    return ca_option_is_written(run->options.tool, CA_OPTION_FAULTS) ? open_side(run, CA_OPTION_FAULTS, &run->faults)
                                                                     : 0;
}

int ca_run_write_report(ca_run *run, const ca_text *words)
{
    if (!ca_output_is_open(&run->report))
        return 0;
    return ca_output_write(&run->report, words->at, words->size, &run->error);
}

void ca_run_abandon_outputs(ca_run *run)
{
    ca_output_abandon(&run->rejects);
    ca_output_abandon(&run->report);
    ca_output_abandon(&run->told);
    ca_output_abandon(&run->annex);
    ca_output_abandon(&run->faults);
    ca_output_abandon(&run->issued);
    ca_output_abandon(&run->output);
}

int ca_run_answer(ca_run *run, ca_slice words)
{
    if (ca_run_open_outputs(run) < 0)
        return -1;
    return ca_output_write(&run->output, words.at, words.size, &run->error);
}

const ca_framework *ca_run_framework(ca_run *run, const char *id)
{
    const ca_framework *found = ca_library_find(&run->library, ca_slice_of(id));
    ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(id));
    for (size_t i = 0; !found && i < run->library.count; i++)
        ca_suggest_try_beginning(&suggestion, run->library.known[i].id);
    if (!found && suggestion.name)
        (void)ca_error_set(&run->error, "there is no framework '%s'; did you mean '%s'?", id, suggestion.name);
    else if (!found)
        (void)ca_error_set(&run->error, "there is no framework '%s'; audit-new --list names those there are", id);
    return found;
}

/* Writes help or version text to standard output, never to -o. */
static int answer(ca_run *run, const ca_text *words)
{
    if (ca_output_open(&run->output, NULL, &run->error) < 0 ||
        ca_output_write(&run->output, ca_text_words(words), words->size, &run->error) < 0)
        ca_run_raise(run, CA_FAILED);
    return -1;
}

static int answer_help(ca_run *run)
{
    ca_text words = {0};
    if (ca_options_has(&run->options, CA_OPTION_HELP))
        ca_options_help(run->options.tool, &words);
    else
        ca_text_format(&words, "%s (caseaudit) %s\n", tool_name(run), ca_version);
    int over = answer(run, &words);
    ca_text_free(&words);
    return over;
}

static int read_encoding(ca_run *run, const char *name)
{
    enum ca_encoding encoding = name ? ca_encoding_named(name) : CA_ENCODING_UTF_8;
    if (encoding == CA_ENCODING_COUNT)
        return ca_run_misuse(run, "--encoding is utf-8, utf-16le, utf-16be or windows-1252");
    run->lists.table.encoding = encoding;
    return 0;
}

static int read_days(ca_run *run, const char *name)
{
    int order = CA_DAY_FIRST;
    while (name && ca_day_orders[order] && strcmp(name, ca_day_orders[order]) != 0)
        order++;
    if (name && !ca_day_orders[order])
        return ca_run_misuse(run, "--dates is dmy (25/03/2008), mdy (03/25/2008) or ymd (2008/03/25)");
    run->lists.days = (enum ca_day_order)order;
    return 0;
}

/* Sets how the lists of the run are read. */
static int read_lists(ca_run *run)
{
    run->lists.table.sheet = run->options.value[CA_OPTION_SHEET];
    run->lists.may_skip = ca_option_used(run->options.tool, CA_OPTION_SKIP_ROWS) != NULL;
    run->lists.skip_rows = ca_options_has(&run->options, CA_OPTION_SKIP_ROWS);
    if (read_encoding(run, run->options.value[CA_OPTION_ENCODING]) < 0)
        return -1;
    return read_days(run, run->options.value[CA_OPTION_DATES]);
}

static int read_settings(ca_run *run)
{
    const char *form = run->options.value[CA_OPTION_DIAGNOSTICS];
    run->reporter.program = tool_name(run);
    ca_warnings_begin(run->reporter.off);
    run->reporter.quiet = ca_options_has(&run->options, CA_OPTION_QUIET);
    run->reporter.draft = ca_options_has(&run->options, CA_OPTION_DRAFT);
    run->reporter.strict = ca_options_has(&run->options, CA_OPTION_STRICT);
    run->reporter.reading_only = run->options.tool != CA_TOOL_VALIDATE && run->options.tool != CA_TOOL_IMPORT;
    run->reporter.json = form && strcmp(form, "json") == 0;
    run->reporter.wants_about = run->reporter.json;
    run->reporter.limits = ca_options_has(&run->options, CA_OPTION_ALL) ? NULL : &run->limits;
    if (form && !run->reporter.json && strcmp(form, "text") != 0)
        return ca_run_misuse(run, "--diagnostics is text or json");
    if (read_lists(run) < 0)
        return -1;
    if (ca_files_check(&run->options, &run->error) == 0)
        return 0;
    run->error.usage = run->error.words.size > 0;
    ca_run_raise(run, CA_FAILED);
    return -1;
}

int ca_run_day(ca_run *run, enum ca_option option, const char *words, ca_date *date)
{
    ca_day day = ca_day_read(ca_slice_of(words), run->lists.days);
    *date = day.date;
    if (day.form == CA_DAY_READ)
        return 0;
    return ca_run_misuse(run, "%s %s", ca_option_spelt(option),
                         day.form == CA_DAY_SERIAL || day.form == CA_DAY_PLACEHOLDER || day.form == CA_DAY_BLANK
                             ? "needs a day, such as 2017-07-12"
                             : ca_day_error(day, run->lists.days));
}

int ca_run_as_of(ca_run *run, ca_date *date)
{
    const char *words = run->options.value[CA_OPTION_AS_OF];
    *date = CA_NO_DATE;
    return words ? ca_run_day(run, CA_OPTION_AS_OF, words, date) : 0;
}

/* Returns whether the run only checks frameworks. */
static bool checks_frameworks(const ca_options *options)
{
    return options->tool == CA_TOOL_NEW && ca_options_has(options, CA_OPTION_CHECK);
}

/* Opens the frameworks. With --check nothing else is done. */
static int open_library(ca_run *run, const struct ca_option_values *files)
{
    int faulty = ca_library_open(&run->library, files->values, files->count, &run->reporter, &run->error);
    if (faulty < 0) {
        ca_run_raise(run, CA_FAILED);
        return -1;
    }
    if (checks_frameworks(&run->options)) {
        if (!faulty) /* each file is in the library */
            ca_scale_orders_check(&run->library, &run->reporter, files->values);
        ca_run_raise(run, faulty ? CA_FOUND : CA_DONE);
        return -1;
    }
    if (faulty)
        return ca_error_set(&run->error, "a framework that was given with -F is faulty, and nothing was done");
    return 0;
}

int ca_run_begin(ca_run *run, enum ca_tool tool, int count, char **arguments)
{
    *run = (ca_run){.output = CA_NO_OUTPUT,
                    .rejects = CA_NO_OUTPUT,
                    .report = CA_NO_OUTPUT,
                    .told = CA_NO_OUTPUT,
                    .annex = CA_NO_OUTPUT,
                    .faults = CA_NO_OUTPUT,
                    .issued = CA_NO_OUTPUT,
                    .input = {.file = -1, .stop = -1}};
    ca_process_begin();
    ca_memory_begin();
    run->options.tool = tool;
    run->reporter.stream = stderr;
    enum ca_tool asked = ca_tool_asked(tool, count, arguments, &run->error);
    if (asked == CA_TOOL_COUNT) {
        run->error.usage = true;
        return -1;
    }
    if (ca_options_read(&run->options, asked, count, arguments, &run->error) < 0) {
        run->error.usage = true;
        return -1;
    }
    if (ca_options_has(&run->options, CA_OPTION_HELP) || ca_options_has(&run->options, CA_OPTION_VERSION))
        return answer_help(run);
    const struct ca_option_values *files = &run->options.list[CA_OPTION_FRAMEWORK_FILE];
    if (read_settings(run) < 0)
        return -1;
    if (checks_frameworks(&run->options) && (!files->count || run->options.operand_count))
        return ca_run_misuse(run, "--check looks at frameworks, each given with -F FILE, and at nothing else");
    run->format = ca_format_shape(&run->arena);
    ca_input_begin(&run->input, run->options.operands, run->options.operand_count);
    run->input.messages = stderr;
    run->input.json = run->reporter.json;
    run->input.program = tool_name(run);
    run->input.flushed = &run->output;
    return open_library(run, files);
}

/* Leaves every named file unchanged. Writes the pending output to standard output if the only failure was a file
 * that could not be read. */
static void end_failed(ca_run *run)
{
    const char *kept = run->output.path ? run->output.name : NULL;
    bool rest = !run->error.words.size && ca_output_is_open(&run->output) && !kept;
    if (kept && !run->error.words.size)
        ca_report_run(&run->reporter, CA_RUN_ERROR, "%s: stays as it was, since not everything could be read", kept);
    if (rest && ca_output_finish(&run->output, &run->error) < 0)
        ca_run_raise(run, CA_FAILED); /* the status is CA_FAILED already; the error is printed with the run's */
    ca_run_abandon_outputs(run);
}

int ca_run_end(ca_run *run)
{
    ca_output *const outputs[] = {&run->rejects, &run->report, &run->told,  &run->annex,
                                  &run->faults,  &run->issued, &run->output};
    run->reporter.program = tool_name(run);
    ca_report_hidden(&run->reporter);
    if (run->reporter.errors)
        ca_run_raise(run, CA_FOUND);
    if (run->input.failed || run->error.words.size)
        ca_run_raise(run, CA_FAILED);
    if (run->status == CA_FAILED)
        end_failed(run);
    else if (ca_outputs_finish(outputs, sizeof outputs / sizeof *outputs, &run->error) < 0)
        ca_run_raise(run, CA_FAILED);
    if (run->error.words.size)
        ca_report_run(&run->reporter, CA_RUN_ERROR, "%s", ca_text_words(&run->error.words));
    if (run->error.usage && !run->reporter.json)
        (void)fprintf(stderr, "Try '%s --help'.\n", tool_name(run));
    enum ca_status status = run->status;
    ca_input_end(&run->input);
    ca_library_free(&run->library);
    ca_arena_free(&run->arena);
    ca_error_free(&run->error);
    ca_options_free(&run->options);
    return (int)status;
}
