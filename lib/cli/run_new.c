/* SPDX-License-Identifier: MIT */
/* audit-new: makes draft records from lists of cases; shows the frameworks. */
#include "base/date.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cli/draft_numbers.h"
#include "cli/tools.h"
#include "intake/case_list.h"
#include "record/draft.h"

#include <stdlib.h>
#include <string.h>

/* A MEMBER=VALUE of --set. */
typedef struct {
    ca_member target;
    ca_slice value;
} maker_pair;

/* The state of a run that makes drafts. */
typedef struct {
    ca_run *run;
    const ca_framework *framework;
    const char *prefix;
    uint64_t next;            /* number of the next draft; a refused row uses its number up */
    ca_draft_numbers earlier; /* of --earlier */
    ca_quarter quarter;       /* for rows without audit_date; CA_NO_QUARTER: none given */
    maker_pair *sets;         /* the values of --set, once read; NULL before */
    ca_case_list *lists;      /* of each operand */
    size_t list_count;
    ca_known known;
    ca_text id, quarter_text, draft;
} draft_maker;

/* Returns where the value of TARGET is stored. */
static ca_slice *known_at(draft_maker *m, ca_member target)
{
    return target.head >= 0 ? &m->known.heads[target.head] : &m->known.values[target.field];
}

/* Splits a "MEMBER=VALUE" of --set, and finds the member. */
static int read_pair(draft_maker *m, const char *pair, maker_pair *to)
{
    const char *equals = strchr(pair, '=');
    if (!equals)
        return ca_run_misuse(m->run, "--set needs MEMBER=VALUE, such as case.id=77870");
    char *member = ca_copy(pair, (size_t)(equals - pair));
    *to = (maker_pair){ca_member_named(m->framework, member), ca_slice_of(equals + 1)};
    int status = 0;
    if (to->target.field == CA_FIELD_COUNT)
        status = ca_run_misuse(m->run, "--set: '%s' is not a member that a draft takes", member);
    free(member);
    return status;
}

static int read_set(draft_maker *m, const char *pair, maker_pair *to)
{
    const ca_value_reader reader = {.framework = m->framework, .days = m->run->lists.days};
    if (read_pair(m, pair, to) < 0)
        return -1;
    ca_member_value value = ca_member_value_read(&reader, to->target, to->value, CA_CONTENT_TEXT, &m->run->arena);
    bool serial = value.day.form == CA_DAY_SERIAL || value.day.form == CA_DAY_PLACEHOLDER;
    const char *refused = ca_utf8_valid(to->value.at, to->value.size) < to->value.size ? "is not UTF-8"
                          : serial ? "is not a day that can be known; write it like 2017-07-12"
                                   : value.error;
    if (refused)
        return ca_run_misuse(m->run, "--set %s: %s", ca_fields[to->target.field].path, refused);
    to->value = value.text;
    return 0;
}

/* Stores the values of --set, which override a list's. */
static int store_sets(draft_maker *m)
{
    const struct ca_option_values *sets = &m->run->options.list[CA_OPTION_SET];
    bool fresh = !m->sets;
    if (fresh)
        m->sets = ca_allocate(sets->count, sizeof *m->sets);
    for (size_t i = 0; i < sets->count; i++) {
        if (fresh && read_set(m, sets->values[i], &m->sets[i]) < 0)
            return -1;
        *known_at(m, m->sets[i].target) = m->sets[i].value;
    }
    return 0;
}

/* Sets the quarter: the one of the row, else the one of the audit date, else the one of the run. */
static bool find_quarter(draft_maker *m)
{
    ca_slice *given = &m->known.values[CA_QUARTER_FIELD];
    ca_date date = ca_date_read(m->known.values[CA_AUDIT_DATE_FIELD]);
    ca_quarter quarter = given->size ? ca_quarter_read(*given) : date != CA_NO_DATE ? ca_quarter_of(date) : m->quarter;
    if (quarter == CA_NO_QUARTER)
        return false;
    ca_text_clear(&m->quarter_text);
    ca_quarter_write(&m->quarter_text, quarter, " ");
    *given = (ca_slice){m->quarter_text.at, m->quarter_text.size};
    ca_text_clear(&m->id);
    ca_text_format(&m->id, "%s-", m->prefix);
    ca_quarter_write(&m->id, quarter, "");
    m->next = ca_draft_number(&m->earlier, (ca_slice){m->id.at, m->id.size}, m->next);
    ca_text_format(&m->id, "-%04llu", (unsigned long long)m->next);
    return true;
}

/* Writes the draft. Returns -1 if its quarter is not known (WHERE is the start of the message) or it cannot be
 * written. */
static int write_draft(draft_maker *m, const char *where)
{
    if (!find_quarter(m))
        return ca_error_set(&m->run->error,
                            "%s: the quarter is not known; fill in audit_date, or give --quarter or --date", where);
    m->next++;
    ca_text_clear(&m->draft);
    ca_draft_write(m->framework, m->id.at, &m->known, &m->draft);
    if (m->draft.size > CA_RECORD_MOST)
        return ca_error_set(&m->run->error, "%s: makes a record that is longer than 16 MiB, which no tool reads",
                            where);
    ca_text_byte(&m->draft, '\n');
    return ca_output_write(&m->run->output, m->draft.at, m->draft.size, &m->run->error);
}

static void forget_case(draft_maker *m)
{
    memset(m->known.values, 0, sizeof m->known.values);
    for (int i = 0; i < m->framework->head_count; i++)
        m->known.heads[i] = (ca_slice){0};
}

/* Appends the name of an unused column: its heading, if it is certain that the row is headings and not a child's data; else
 * its number. */
static void name_column(ca_text *names, const ca_list *table, size_t column)
{
    ca_text_add(names, names->size ? ", " : "");
    if (!table->surely_headed) {
        ca_text_format(names, "%zu", column + 1);
        return;
    }
    ca_text line = {0};
    ca_text_on_one_line(&line, table->headings[column]);
    ca_text_for_terminal(names, (ca_slice){ca_text_words(&line), line.size});
    ca_text_free(&line);
}

static void report_unused(const draft_maker *m, const ca_case_list *list)
{
    ca_text names = {0};
    for (size_t i = 0; i < list->table.columns; i++)
        if (list->members[i].field == CA_FIELD_COUNT && list->closings[i] != CA_CLOSING_SAID &&
            list->table.headings[i].size)
            name_column(&names, &list->table, i);
    if (names.size)
        (void)ca_report(&m->run->reporter, list->table.headings_location, CA_RULE_CSV_IGNORED, "",
                        "columns that are not used: %s", names.at);
    ca_text_free(&names);
}

/* Reads the list of one operand. */
static int read_list(draft_maker *m, char **operand, ca_case_list *list)
{
    ca_run *run = m->run;
    const struct ca_option_values *maps = &run->options.list[CA_OPTION_MAP];
    const ca_case_settings settings = {.maps = maps->values,
                                       .map_count = maps->count,
                                       .framework = m->framework,
                                       .fillers = &run->library.fillers,
                                       .name = "list of cases",
                                       .any_member = true};
    ca_input input;
    ca_list_source source = {&input, &run->reporter, &run->error, &run->lists};
    ca_input_begin_side(&input, &run->input, operand, 1);
    int status = ca_case_list_read(list, &source, &settings);
    run->input.failed |= input.failed;
    ca_input_end(&input);
    if (status == 0)
        report_unused(m, list);
    return status;
}

/* Writes a draft for the case in a row of LIST. */
static int add_case(draft_maker *m, const ca_case_list *list, const ca_list_row *row)
{
    ca_text where = {0};
    forget_case(m);
    for (size_t i = 0; i < list->table.columns; i++)
        if (list->members[i].field != CA_FIELD_COUNT)
            *known_at(m, list->members[i]) = row->cells[i];
    if (store_sets(m) < 0)
        return -1;
    ca_list_name_row(&where, row);
    int status = write_draft(m, where.at);
    ca_text_free(&where);
    return status;
}

/* Writes a draft for each case of LIST. A row that was refused uses its number up. */
static int add_cases(draft_maker *m, const ca_case_list *list)
{
    uint64_t before = 0;
    for (size_t i = 0; i < list->table.count; i++) {
        const ca_list_row *row = &list->table.rows[i];
        m->next += row->number - before - 1;
        before = row->number;
        if (add_case(m, list, row) < 0)
            return -1;
    }
    m->next += list->table.numbered - before;
    return 0;
}

/* Reads all lists of cases, and then writes a draft for each row: for all rows, or for none. */
static int read_lists(draft_maker *m)
{
    ca_input *input = &m->run->input;
    int status = 0;
    m->lists = ca_allocate(input->operand_count, sizeof *m->lists);
    m->list_count = input->operand_count;
    for (size_t i = 0; i < m->list_count; i++)
        if (read_list(m, &input->operands[i], &m->lists[i]) < 0)
            status = -1;
    for (size_t i = 0; i < m->list_count && status == 0; i++)
        status = add_cases(m, &m->lists[i]);
    if (status == 0 && m->earlier.count)
        ca_draft_numbers_compare(&m->earlier, m->lists, m->list_count, &m->run->reporter);
    return status;
}

/* Writes text that is meant to be read on a terminal. */
static int answer(ca_run *run, const ca_text *words)
{
    ca_text shown = {0};
    ca_text_for_terminal(&shown, (ca_slice){ca_text_words(words), words->size});
    int status = ca_run_answer(run, (ca_slice){ca_text_words(&shown), shown.size});
    ca_text_free(&shown);
    return status;
}

static int list_frameworks(ca_run *run)
{
    ca_text lines = {0};
    for (size_t i = 0; i < run->library.count; i++) {
        const char *title = ca_library_at(&run->library, i)->title;
        ca_text_format(&lines, "%s\t", run->library.known[i].id);
        ca_text_on_one_line(&lines, ca_slice_of(title));
        ca_text_byte(&lines, '\n');
    }
    int status = answer(run, &lines);
    ca_text_free(&lines);
    return status;
}

static int show_framework(ca_run *run)
{
    const ca_framework *framework = ca_run_framework(run, run->options.value[CA_OPTION_SHOW]);
    ca_text words = {0};
    if (!framework)
        return -1;
    ca_text_append(&words, framework->text, framework->text_size);
    int status = ca_run_answer(run, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
    return status;
}

static int show_guide(draft_maker *m)
{
    const char *id = m->run->options.value[CA_OPTION_GUIDE];
    const ca_framework *framework = m->framework;
    int question = ca_framework_question(framework, ca_slice_of(id));
    int section = ca_framework_section(framework, ca_slice_of(id));
    ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(id));
    for (int i = 0; i < framework->question_count; i++)
        ca_suggest_try(&suggestion, framework->questions[i].id);
    for (int i = 0; i < framework->section_count; i++)
        ca_suggest_try(&suggestion, framework->sections[i].id);
    bool all = strcmp(id, "all") == 0 && question < 0 && section < 0;
    if (question < 0 && section < 0 && !all)
        return ca_error_set(&m->run->error, "%s has no question or section '%s'%s%s%s", framework->id, id,
                            suggestion.name ? "; did you mean '" : "", suggestion.name ? suggestion.name : "",
                            suggestion.name ? "'?" : "");
    ca_text words = {0};
    if (all)
        ca_guide_write_all(framework, &words);
    else if (question >= 0)
        ca_guide_write(framework, question, &words);
    else
        ca_guide_write_section(framework, section, &words);
    int status = answer(m->run, &words);
    ca_text_free(&words);
    return status;
}

static int read_settings(draft_maker *m)
{
    ca_run *run = m->run;
    const char *id = run->options.value[CA_OPTION_FRAMEWORK], *first = run->options.value[CA_OPTION_FIRST];
    const char *quarter = run->options.value[CA_OPTION_QUARTER], *date = run->options.value[CA_OPTION_DATE];
    if (!id)
        return ca_run_misuse(run, "which framework? Give -f ID; --list names those there are");
    m->framework = ca_run_framework(run, id);
    if (!m->framework)
        return -1;
    if (run->options.value[CA_OPTION_PREFIX])
        m->prefix = run->options.value[CA_OPTION_PREFIX];
    if (!*m->prefix ||
        strspn(m->prefix, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != strlen(m->prefix))
        return ca_run_misuse(run, "--prefix is letters, digits, hyphens and underscores");
    if (first && !ca_whole_number(first, 1000000000, &m->next))
        return ca_run_misuse(run, "--first is a whole number up to 1000000000");
    if (quarter && date)
        return ca_run_misuse(run, "--quarter and --date do not go together");
    if (quarter && (m->quarter = ca_quarter_read(ca_slice_of(quarter))) == CA_NO_QUARTER)
        return ca_run_misuse(run, "--quarter is written like '2017-18 Q2'");
    ca_date day;
    if (date && ca_run_day(run, CA_OPTION_DATE, date, &day) < 0)
        return -1;
    if (date)
        m->quarter = ca_quarter_of(day);
    if (ca_draft_numbers_read(&m->earlier, run) < 0)
        return -1;
    m->known.heads = ca_allocate((size_t)m->framework->head_count, sizeof *m->known.heads);
    return 0;
}

static int make_drafts(draft_maker *m)
{
    ca_run *run = m->run;
    bool one = run->options.operand_count == 0 && ca_options_has(&run->options, CA_OPTION_SET);
    if (ca_run_open_outputs(run) < 0)
        return -1;
    if (!one) {
        int status = read_lists(m);
        if (status < 0)
            ca_run_abandon_outputs(run);
        return status;
    }
    if (store_sets(m) < 0)
        return -1;
    if (!m->known.values[CA_CASE_ID_FIELD].size)
        return ca_run_misuse(run, "the draft needs a case: --set case.id=…");
    return write_draft(m, "--set");
}

void ca_new_run(ca_run *run)
{
    draft_maker m = {.run = run, .prefix = "audit", .next = 1, .quarter = CA_NO_QUARTER};
    int status;
    if (ca_options_has(&run->options, CA_OPTION_LIST))
        status = list_frameworks(run);
    else if (ca_options_has(&run->options, CA_OPTION_SHOW))
        status = show_framework(run);
    else if ((status = read_settings(&m)) == 0)
        status = ca_options_has(&run->options, CA_OPTION_GUIDE) ? show_guide(&m) : make_drafts(&m);
    if (status < 0 && (run->error.words.size || !run->reporter.errors))
        ca_run_raise(run, CA_FAILED);
    free(m.known.heads);
    free(m.sets);
    for (size_t i = 0; i < m.list_count; i++)
        ca_case_list_free(&m.lists[i]);
    free(m.lists);
    ca_draft_numbers_free(&m.earlier);
    ca_text_free(&m.id);
    ca_text_free(&m.quarter_text);
    ca_text_free(&m.draft);
}
