/* SPDX-License-Identifier: MIT */
/* audit-new: lists of cases in, draft records out; the frameworks shown. */
#include "base/characters.h"
#include "base/nearest.h"
#include "cli/draft_maker.h"

#include <stdlib.h>
#include <string.h>

/* Answers with words for people, who read them on a terminal. */
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

static int show_guide(ca_draft_maker *m)
{
    const char *id = m->run->options.value[CA_OPTION_GUIDE];
    const ca_framework *framework = m->framework;
    int question = ca_framework_question(framework, ca_slice_of(id));
    int section = ca_framework_section(framework, ca_slice_of(id));
    ca_nearest nearest = ca_nearest_begin(ca_slice_of(id));
    for (int i = 0; i < framework->question_count; i++)
        ca_nearest_try(&nearest, framework->questions[i].id);
    for (int i = 0; i < framework->section_count; i++)
        ca_nearest_try(&nearest, framework->sections[i].id);
    bool all = strcmp(id, "all") == 0 && question < 0 && section < 0;
    if (question < 0 && section < 0 && !all)
        return ca_problem_set(&m->run->problem, "%s has no question or section '%s'%s%s%s", framework->id, id,
                              nearest.name ? "; did you mean '" : "", nearest.name ? nearest.name : "",
                              nearest.name ? "'?" : "");
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

static int read_settings(ca_draft_maker *m)
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
    if (date && ca_date_read(ca_slice_of(date)) == CA_NO_DATE)
        return ca_run_misuse(run, "--date is a date that exists, written like 2017-07-12");
    if (date)
        m->quarter = ca_quarter_of(ca_date_read(ca_slice_of(date)));
    m->known.heads = ca_allocate((size_t)m->framework->head_count, sizeof *m->known.heads);
    m->mapped = ca_allocate(run->options.list[CA_OPTION_MAP].count, sizeof *m->mapped);
    return 0;
}

/* Says how many rows were refused. When none was taken nothing is written: what may stand there are drafts that
 * somebody is filling in. */
static void close_lists(const ca_draft_maker *m)
{
    ca_run *run = m->run;
    if (!m->refused && !run->reporter.errors)
        return;
    if (m->rows == m->refused)
        ca_run_abandon_outputs(run);
    if (m->refused)
        ca_report_run(&run->reporter, CA_RUN_NOTE, "%llu of %llu row%s refused%s", (unsigned long long)m->refused,
                      (unsigned long long)m->rows, m->rows == 1 ? "" : "s",
                      m->rows == m->refused ? "; nothing was written" : "");
}

static int make_drafts(ca_draft_maker *m)
{
    ca_run *run = m->run;
    bool one = run->options.operand_count == 0 && ca_options_has(&run->options, CA_OPTION_SET);
    if (ca_run_open_outputs(run) < 0)
        return -1;
    if (!one) {
        int status = ca_maker_lists(m);
        if (status == 0)
            close_lists(m);
        return status;
    }
    if (ca_maker_sets(m) < 0)
        return -1;
    if (!m->known.values[CA_CASE_ID_FIELD].size)
        return ca_run_misuse(run, "the draft needs a case: --set case.id=…");
    return ca_maker_draft(m, "--set");
}

void ca_new_run(ca_run *run)
{
    ca_draft_maker m = {.run = run, .prefix = "audit", .next = 1, .quarter = CA_NO_QUARTER};
    int status;
    if (ca_options_has(&run->options, CA_OPTION_LIST))
        status = list_frameworks(run);
    else if (ca_options_has(&run->options, CA_OPTION_SHOW))
        status = show_framework(run);
    else if ((status = read_settings(&m)) == 0)
        status = ca_options_has(&run->options, CA_OPTION_GUIDE) ? show_guide(&m) : make_drafts(&m);
    if (status < 0)
        ca_run_raise(run, CA_FAILED);
    free(m.known.heads);
    free(m.mapped);
    free(m.maps);
    free(m.sets);
    ca_map_free(&m.headings, NULL);
    free(m.columns);
    ca_text_free(&m.id);
    ca_text_free(&m.quarter_text);
    ca_text_free(&m.draft);
}
