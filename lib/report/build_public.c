/* SPDX-License-Identifier: MIT */
/* The tables of a public report: cover, contents, notes, moderation, findings and actions. Those of grades and
 * questions are in files of their own. */
#include "report/build_public.h"

#include "report/build_contents.h"
#include "report/build_learning.h"
#include "report/build_public_grades.h"
#include "report/build_public_questions.h"
#include "report/build_public_series.h"
#include "report/public_editions.h"
#include "report/told.h"
#include "summary/summary_figures.h"

static void add_cover_part(const ca_public_part *p, ca_table *table)
{
    ca_tables *set = p->part.set;
    const ca_tally *all = &p->part.framework->total->all;
    ca_share good = ca_tally_good(all, p->part.layout);
    ca_text words = {0};
    ca_cover_row(set, table, "Audit tool", p->part.layout->title);
    ca_cover_row(set, table, "Kind of audit", ca_kind_title(p->part.summary));
    bool judges = ca_framework_has_overall(p->part.framework);
    ca_told_count(&words, judges ? good.of : all->counts[CA_COUNT_RECORDS]);
    ca_cover_row(set, table, judges ? "Audits with a final grade" : "Audits", words.at);
    ca_cover_population(set, table, p->part.summary, p->part.framework->total);
    if (ca_part_is_sample(&p->part))
        ca_cover_target(set, table, p->part.framework);
    ca_cover_quarters(set, table, &p->part.framework->total->quarters);
    ca_text_clear(&words);
    ca_told_things(&words, p->withheld, "cell", "cells");
    ca_text_format(&words,
                   ": all numbers of a kind in a table, where one of them, or what it leaves of its row, is %s%s",
                   ca_told_count_in(&set->arena, p->rule.most), p->rule.most ? " or fewer" : "");
    ca_cover_row(set, table, "Withheld, shown as [c]", words.at);
    ca_text_free(&words);
}

static void set_title(ca_tables *set, const ca_summary *summary)
{
    ca_text title = {0};
    ca_text_format(&title, "%s: summary", ca_audits_title(summary));
    set->title = ca_arena_copy(&set->arena, title.at, title.size);
    ca_text_free(&title);
}

static ca_table *begin_cover(ca_tables *set, const ca_report_options *options)
{
    ca_table *table = ca_tables_add(set, "cover", "Cover", set->title);
    ca_table_column(set, table, "Item", CA_CELL_TEXT);
    ca_table_column(set, table, "Content", CA_CELL_TEXT);
    ca_cover_row(set, table, "Purpose",
                 "What audits of case files found of the quality of practice, in counts that identify nobody");
    if (set->publisher)
        ca_cover_row(set, table, "Published by", set->publisher);
    if (options->published_on)
        ca_cover_row(set, table, "Published on", options->published_on);
    if (options->next)
        ca_cover_row(set, table, "Next report", options->next);
    if (options->contact)
        ca_cover_row(set, table, "Contact", options->contact);
    return table;
}

/* Adds the notes that headings refer to (a bit each in NOTES_USED), and the shorthand. */
static void add_notes(ca_tables *set, ca_table *table, unsigned notes_used)
{
    static const char *const notes[][2] = {
        {"note 1",
         "Good or better is out of the audits, or answers, with a grade. The final grade is the moderator's where "
         "there is one, else the auditor's, and never above what the audit tool's limiting judgements allow."},
        {"note 2",
         "The files audited are a sample. If all open cases had been audited, the share would very probably lie in "
         "this range (Wilson's 95% interval), if the files were drawn at random. If the number of open cases is known, "
         "the interval takes account of it."},
        {"note 3",
         "The difference in good or better, in percentage points, from the quarter immediately before. No clear "
         "change: its 95% interval (Newcombe) spans zero, so that chance alone may have brought it."},
        {"note 4",
         "Neither is a grade, and neither is in a percentage. This counts missing entries, so it reveals nothing about "
         "a child. It is withheld only if, with the audit tool's rules, it would reveal a grade that is withheld."},
        {"note 5", "The number of audits without a final grade counts missing entries, so it reveals nothing about a "
                   "child. It is never withheld."},
        {"[c]", "Confidential: withheld, since a number of this kind in the table is small, or could be worked out "
                "from it. It may be any number, including none."},
        {"[u]", "Unreliable: fewer than 20 audits, or answers, have a grade, too few for a percentage."},
        {"[x]", "Not available: there is nothing to compare with."},
        {"[z]", "Not applicable: there is nothing that the figure could be worked out from."},
    };
    for (unsigned i = 0; i < sizeof notes / sizeof *notes; i++)
        if (i >= CA_NOTE_FORMS || (notes_used >> (i + 1) & 1))
            ca_cover_row(set, table, notes[i][0], notes[i][1]);
}

static ca_table *begin_notes(ca_tables *set)
{
    ca_table *table = ca_tables_add(set, "notes", "Notes", "Notes and shorthand");
    ca_table_column(set, table, "Note", CA_CELL_TEXT);
    ca_table_column(set, table, "What it says", CA_CELL_TEXT);
    table->columns[1].width = 100;
    return table;
}

static void count_row(ca_public_part *p, ca_table *table, const char *what, uint64_t n, bool withheld)
{
    ca_table_words(p->part.set, table, what);
    ca_public_count(p, table, n, withheld);
}

/* Returns whether any of the parts of a sum is small. None is not small. */
static bool any_few(const ca_public_part *p, const uint64_t *parts, size_t count)
{
    bool few = false;
    for (size_t i = 0; i < count; i++)
        few |= ca_public_few(p, parts[i]);
    return few;
}

/* The parts of a sum are published together or not at all, and only with the sum. If no grade, or few, stayed the
 * same, readers could conclude that no final grade is the best, or the worst. Blind moderations are not published apart:
 * each of these numbers would be divided once more, and an earlier edition has no such division to compare with. */
static void add_moderation(ca_public_part *p)
{
    ca_agreement agreement = ca_agreement_of(&p->part.framework->total->all, p->part.layout);
    uint64_t audits = p->part.framework->total->all.counts[CA_COUNT_RECORDS];
    static const char *const grades[] = {"same", "raised", "lowered", "disagreed", "unjudged"}, *const moderated[] = {
                                                                                                    "moderated"};
    const uint64_t numbers[] = {agreement.agreed, agreement.raised, agreement.lowered, agreement.disagreed,
                                agreement.unjudged};
    bool all = any_few(p, (uint64_t[]){agreement.n, audits - agreement.n}, 2) || /* or those without moderation */
               ca_public_numbers_are_few(p, "agreement", "", "moderated", moderated, &agreement.n, 1);
    bool parts =
        all || agreement.agreed <= p->rule.most ||
        ca_public_numbers_are_few(p, "agreement", "", "grades", grades, numbers, 5) ||
        any_few(p, (uint64_t[]){agreement.raised, agreement.lowered, agreement.disagreed, agreement.unjudged}, 4);
    if (!agreement.n)
        return;
    ca_table *table = ca_part_table(&p->part, "agreement", "Moderation", "how far auditors and moderators agree");
    ca_public_column(p, table, "Measure", CA_CELL_TEXT, 0);
    ca_public_column(p, table, "Value", CA_CELL_NUMBER, 0);
    count_row(p, table, "Audits moderated", agreement.n, all);
    count_row(p, table, "Same grade", agreement.agreed, parts);
    count_row(p, table, "Raised by the moderator", agreement.raised, parts);
    count_row(p, table, "Lowered by the moderator", agreement.lowered, parts);
    count_row(p, table, "Not agreed, without another grade", agreement.disagreed, parts);
    count_row(p, table, "Without a judgement on the overall grade", agreement.unjudged, parts);
    ca_table_words(p->part.set, table, "Same grade, % of those with a judgement");
    if (parts)
        ca_public_count(p, table, 0, true);
    else
        ca_part_share(&p->part, table, (ca_share){agreement.agreed, agreement.judged, 0});
    ca_public_enter_numbers(p, "agreement", "", "moderated", moderated, &agreement.n, 1, all);
    ca_public_enter_numbers(p, "agreement", "", "grades", grades, numbers, 5, parts);
}

static void add_actions(ca_public_part *p)
{
    const uint64_t *counts = p->part.framework->total->all.counts;
    uint64_t all = counts[CA_COUNT_ACTIONS], done = counts[CA_COUNT_ACTIONS_DONE];
    static const char *const states[] = {"done", "open"}, *const number[] = {"actions"};
    const uint64_t numbers[] = {done, all - done};
    bool few = ca_public_few(p, all) || ca_public_numbers_are_few(p, "actions", "", "actions", number, &all, 1);
    bool parts =
        few || any_few(p, numbers, 2) || ca_public_numbers_are_few(p, "actions", "", "states", states, numbers, 2);
    ca_table *table = ca_part_table(&p->part, "actions", "Actions", "actions that followed");
    ca_public_column(p, table, "What", CA_CELL_TEXT, 0);
    ca_public_column(p, table, "Number", CA_CELL_NUMBER, 0);
    count_row(p, table, "Actions", all, few);
    count_row(p, table, "Actions done", done, parts);
    count_row(p, table, "Actions open", all - done, parts);
    ca_public_enter_numbers(p, "actions", "", "actions", number, &all, 1, few);
    ca_public_enter_numbers(p, "actions", "", "states", states, numbers, 2, parts);
}

/* Counts the findings of one section and kind. Themes are not published: they are an auditor's own words. */
static uint64_t findings_of(const ca_map *map, ca_slice id, const char *kind)
{
    uint64_t n = 0;
    for (size_t i = 0; i < map->count; i++) {
        ca_slice section, one_kind, theme;
        ca_finding_key(&map->entries[i], &section, &one_kind, &theme);
        if (ca_slice_equal(section, id) && ca_slice_is(one_kind, kind))
            n += ((const ca_finding *)map->entries[i].thing)->n;
    }
    return n;
}

/* None is withheld like a small count, so that [c] does not reveal that there is a finding. With a threshold of 0 no
 * count is small. */
static bool is_small(const ca_public_part *p, uint64_t findings)
{
    return p->rule.most && findings <= p->rule.most;
}

static ca_table *begin_findings(ca_public_part *p)
{
    ca_table *table = ca_part_table(&p->part, "findings", "Findings", "strengths and areas for improvement");
    ca_table_note(p->part.set, table, "Findings are counted, not cases. A section with few of both kinds is left out.");
    ca_public_column(p, table, "Section", CA_CELL_TEXT, 0);
    ca_public_column(p, table, "Strengths", CA_CELL_NUMBER, 0);
    ca_public_column(p, table, "Areas for improvement", CA_CELL_NUMBER, 0);
    return table;
}

/* Adds a row, unless it is empty or all of it would be withheld. *TABLE is added with its first row. */
static void finding_row(ca_public_part *p, ca_table **table, const char *id, const char *title)
{
    const ca_map *map = &p->part.framework->total->all.findings.map;
    uint64_t strengths = findings_of(map, ca_slice_of(id), "strength");
    uint64_t improvements = findings_of(map, ca_slice_of(id), "improvement");
    if ((!strengths && !improvements) || (is_small(p, strengths) && is_small(p, improvements)))
        return;
    static const char *const n[] = {"n"};
    bool few_strengths =
        is_small(p, strengths) || ca_public_numbers_are_few(p, "findings", id, "strengths", n, &strengths, 1);
    bool few_improvements =
        is_small(p, improvements) || ca_public_numbers_are_few(p, "findings", id, "improvements", n, &improvements, 1);
    if (!*table)
        *table = begin_findings(p);
    ca_table_words(p->part.set, *table, title);
    ca_public_count(p, *table, strengths, few_strengths);
    ca_public_count(p, *table, improvements, few_improvements);
    ca_public_enter_numbers(p, "findings", id, "strengths", n, &strengths, 1, few_strengths);
    ca_public_enter_numbers(p, "findings", id, "improvements", n, &improvements, 1, few_improvements);
}

static void add_findings(ca_public_part *p)
{
    const ca_count_layout *layout = p->part.layout;
    ca_table *table = NULL;
    for (int i = 0; i < layout->section_count; i++)
        finding_row(p, &table, layout->sections[i].id, layout->sections[i].title);
    for (int i = 0; i < layout->question_count; i++)
        finding_row(p, &table, layout->questions[i].id, layout->questions[i].title);
    finding_row(p, &table, "", "(not filled in)");
}

static void add_work(ca_public_part *p)
{
    add_moderation(p);
    add_findings(p);
    add_actions(p);
}

static int add_part(ca_public_part *p, ca_table *cover, ca_error *error)
{
    int status = ca_public_begin(p, error);
    if (status == 0) {
        ca_public_overall(p);
        ca_public_questions(p);
        ca_public_groups(p);
        ca_public_series(p);
        add_work(p);
        add_cover_part(p, cover);
        status = ca_public_check_rest(p, error);
    }
    ca_public_end(p);
    return status;
}

int ca_tables_for_public(ca_tables *set, const ca_summary *summary, const ca_report_options *options, ca_error *error)
{
    set_title(set, summary);
    ca_table *cover = begin_cover(set, options), *contents = options->contents ? ca_contents_begin(set) : NULL;
    set->sheet_note = "This sheet has one table. Notes and shorthand are explained on the sheet Notes.";
    ca_table *notes = begin_notes(set);
    unsigned notes_used = 0;
    if (options->publication)
        ca_publication_begin(options->publication, summary->kind,
                             &(ca_disclosure_rule){0, 0, options->most_small, options->least_row});
    if (!summary->frameworks.count)
        return ca_error_set(error, "the summary has no audits to publish");
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        ca_framework_tally *framework = summary->frameworks.entries[i].thing;
        if (!ca_framework_is_reported(summary, framework))
            continue;
        ca_public_part p = {
            .part = {set, summary, framework, framework->layout, options, summary->frameworks.count > 1}};
        if (add_part(&p, cover, error) < 0)
            return -1;
        notes_used |= p.notes;
    }
    if (ca_tables_publish_learning(set, summary, options, error) < 0)
        return -1;
    add_notes(set, notes, notes_used);
    if (options->publication && options->publication->reason)
        ca_cover_row(set, notes, "published again", options->publication->reason);
    if (contents)
        ca_contents_end(set, contents);
    return 0;
}
