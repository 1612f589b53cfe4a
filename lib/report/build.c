/* SPDX-License-Identifier: MIT */
/* The tables of a summary in their order, and those that only the internal report has: cover, overall grades or
 * judgements, limiting rules, completion, notes. */
#include "report/build.h"

#include "data/figure_limits.h"
#include "report/build_areas.h"
#include "report/build_contents.h"
#include "report/build_findings.h"
#include "report/build_front.h"
#include "report/build_groups.h"
#include "report/build_learning.h"
#include "report/build_long.h"
#include "report/build_moderation.h"
#include "report/build_overdue.h"
#include "report/build_people.h"
#include "report/build_public.h"
#include "report/build_quality.h"
#include "report/build_questions.h"
#include "report/build_shares.h"
#include "report/build_themes.h"
#include "report/chart_findings.h"
#include "report/narrative.h"
#include "report/told.h"
#include "summary/summary_figures.h"

#include <stdlib.h>
#include <string.h>

static void number_row(ca_tables *set, ca_table *table, const char *item, uint64_t number)
{
    ca_table_words(set, table, item);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)number);
}

static void good_row(ca_tables *set, ca_table *table, ca_share good, const char *of_what)
{
    ca_text words = {0};
    ca_told_share(&words, good.n, good.of);
    ca_text_format(&words, " %s", of_what);
    ca_cover_row(set, table, "Good or better", words.at);
    ca_text_free(&words);
}

/* Adds a row with the counts of the other kinds of audit, which this report is not about. */
static void apart_row(ca_tables *set, ca_table *table, const ca_summary *summary, const ca_framework_tally *part)
{
    static const char *const kinds[][2] = {[CA_FULL] = {"full audit", "full audits"},
                                           [CA_THEMATIC] = {"thematic audit", "thematic audits"},
                                           [CA_EXTERNAL] = {"external audit", "external audits"},
                                           [CA_BENCHMARK] = {"grading of a benchmark", "gradings of a benchmark"}};
    ca_text words = {0};
    for (size_t i = 0; i < summary->dimension_count; i++)
        for (size_t j = 0; summary->dimensions[i].field == CA_KIND_FIELD && j < part->by[i].count; j++) {
            const ca_map_entry *entry = &part->by[i].entries[j];
            const ca_group_tally *group = entry->thing;
            for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++)
                if (kind != summary->kind && ca_slice_is(entry->name, ca_kinds[kind])) {
                    ca_text_add(&words, words.size ? ", " : "");
                    ca_told_things(&words, group->all.counts[CA_COUNT_RECORDS], kinds[kind][0], kinds[kind][1]);
                }
        }
    if (words.size)
        ca_cover_row(set, table, "Reported on their own", words.at);
    ca_text_free(&words);
}

static void cover_part(ca_tables *set, ca_table *table, const ca_summary *summary, const ca_framework_tally *part)
{
    const ca_tally *all = &part->total->all;
    ca_cover_row(set, table, "Audit tool", part->layout->title);
    number_row(set, table, ca_kind_title(summary), all->counts[CA_COUNT_RECORDS]);
    ca_cover_population(set, table, summary, part->total);
    if (ca_framework_has_overall(part))
        good_row(set, table, ca_tally_good(all, part->layout), "with a final grade");
    else if (part->layout->grade_count)
        good_row(set, table, ca_tally_good_judgements(all, part->layout), "judgements by area");
    if (summary->kind == CA_FULL)
        ca_cover_target(set, table, part);
    ca_cover_quarters(set, table, &part->total->quarters);
    apart_row(set, table, summary, part);
}

static void add_cover(ca_tables *set, const ca_summary *summary)
{
    ca_table *table = ca_tables_add(set, "cover", "Cover", set->title);
    ca_text words = {0};
    ca_table_column(set, table, "Item", CA_CELL_TEXT);
    ca_table_column(set, table, "Content", CA_CELL_TEXT);
    ca_cover_row(set, table, "To act on first", NULL); /* ca_cover_concerns fills it in */
    if (set->publisher)
        ca_cover_row(set, table, "Published by", set->publisher);
    for (size_t i = 0; i < summary->frameworks.count; i++)
        if (ca_framework_is_reported(summary, summary->frameworks.entries[i].thing))
            cover_part(set, table, summary, summary->frameworks.entries[i].thing);
    if (summary->skipped)
        number_row(set, table, "Records left out because they could not be read", summary->skipped);
    for (size_t i = 0; i < summary->leaf_count; i++) {
        ca_text_clear(&words);
        ca_text_format(&words, "%s: ", summary->leaves[i].name);
        ca_told_things(&words, summary->leaves[i].records, "record", "records");
        ca_cover_row(set, table, "Read from", words.at);
    }
    ca_text_free(&words);
}

/* Adds a row of the table of completion; LATE: with those that are late. */
static void completed_row(ca_tables *set, ca_table *table, ca_slice by, ca_slice name, const ca_completed *one,
                          bool late)
{
    ca_table_text(set, table, by);
    ca_table_text(set, table, ca_value_or_blank(name));
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)one->planned);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)one->returned);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)one->graded);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)(one->planned - one->returned));
    if (one->planned)
        ca_table_value(table, CA_CELL_PERCENT, ca_percent_tenths(one->returned, one->planned));
    else
        ca_table_none(set, table, "[z]");
    if (late && one->dated)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)one->late);
    else if (late)
        ca_table_none(set, table, "[z]");
}

static void add_completion(ca_tables *set, const ca_summary *summary, const ca_report_options *options)
{
    static const char *const by[CA_COMPLETION_BY_COUNT] = {"Auditor", "Team"};
    const ca_completion *completion = &summary->completion;
    bool late = completion->all.dated > 0;
    if (!completion->given)
        return;
    ca_table *table = ca_tables_add(set, "completion", "Completion", "Audits returned");
    ca_table_note(set, table, "Audits that nobody planned: %s. Auditors are named only if that was asked for.",
                  ca_told_count_in(&set->arena, completion->unplanned));
    ca_table_column(set, table, "By", CA_CELL_TEXT);
    ca_table_column(set, table, "Name", CA_CELL_TEXT);
    ca_table_column(set, table, "Planned", CA_CELL_NUMBER);
    ca_table_column(set, table, "Returned", CA_CELL_NUMBER);
    ca_table_column(set, table, "With a final grade, or none asked for", CA_CELL_NUMBER);
    ca_table_column(set, table, "Not returned", CA_CELL_NUMBER);
    ca_table_column(set, table, "Returned, %", CA_CELL_PERCENT);
    if (late)
        ca_table_column(set, table, "Dated after the day due", CA_CELL_NUMBER);
    completed_row(set, table, ca_slice_of("All"), ca_slice_of("All"), &completion->all, late);
    for (int i = CA_COMPLETION_BY_COUNT - 1; i >= 0; i--) {
        size_t *order = ca_map_natural_order(&completion->by[i]);
        for (size_t j = 0; j < completion->by[i].count && (i != CA_BY_AUDITOR || options->names); j++) {
            const ca_map_entry *entry = &completion->by[i].entries[order[j]];
            completed_row(set, table, ca_slice_of(by[i]), entry->name, entry->thing, late);
        }
        free(order);
    }
    for (size_t i = 0; i < completion->frameworks.count && completion->frameworks.count > 1; i++) {
        const ca_completed *one = completion->frameworks.entries[i].thing;
        completed_row(set, table, ca_slice_of("Audit tool"), ca_slice_of(one->title), one, late);
    }
}

/* Adds a row with the answers of a framework that the form hides, which are counted all the same. */
static void add_hidden_note(ca_tables *set, ca_table *table, const ca_count_layout *layout, const uint64_t *counts)
{
    ca_text words = {0};
    uint64_t all = 0;
    bool follow = false;
    for (int i = 0; i < layout->question_count; i++) {
        uint64_t hidden = counts[ca_count_hidden(layout, i)];
        follow |= *layout->questions[i].after != '\0';
        all += hidden;
        if (hidden)
            ca_text_format(&words, "%s%s: %s", words.size ? "; " : "", layout->questions[i].title,
                           ca_told_count_in(&set->arena, hidden));
    }
    ca_text note = {0};
    if (counts[CA_COUNT_HIDDEN_UNKNOWN] && follow)
        ca_text_format(&note,
                       "%s: not counted, because a summary of caseaudit 0.1.0 is part of this one. Any answers to "
                       "questions that do not apply after an earlier answer are in the figures.",
                       layout->title);
    else if (all)
        ca_text_format(&note,
                       "%s: %s to questions that do not apply after an earlier answer, counted in the figures (%s).",
                       layout->title, ca_told_things_in(&set->arena, all, "answer", "answers"), words.at);
    if (note.size)
        ca_cover_row(set, table, "Hidden answers", note.at);
    ca_text_free(&words);
    ca_text_free(&note);
}

/* Adds a row if the boxes of the checklists are not counted, so that there is no table of them. */
static void add_checklist_note(ca_tables *set, ca_table *table, const ca_count_layout *layout, const uint64_t *counts)
{
    ca_text note = {0};
    ca_text_format(&note, "%s: not counted, because a summary of caseaudit 0.1.0 is part of this one.", layout->title);
    if (counts[CA_COUNT_CHECKLIST_UNKNOWN])
        ca_cover_row(set, table, "Checklists", note.at);
    ca_text_free(&note);
}

static void add_notes(ca_tables *set, const ca_summary *summary)
{
    enum {
        OF_GRADES = 1,
        OF_SAMPLES = 4,
        OF_GRADES_LAST = 8
    }; /* left out if no framework has grades, or is a sample */
    static const char *const notes[][2] = {
        {"Internal", "This report has case ids. It is for the quality team and not for publication."},
        {"Final grade",
         "The moderator's overall grade where there is one, else the auditor's, and never above what the "
         "framework's limiting judgements allow."},
        {"Good or better", "Out of the audits, or answers, with a grade. One that is not applicable, not filled in or "
                           "without a final grade is counted apart and is never in a percentage."},
        {"Lowered by a limiting judgement", "The grade given was above what a binding rule of the audit tool allows."},
        {"95% interval",
         "The files audited are a sample. If all open cases had been audited, the share would very probably lie in "
         "this range (Wilson's interval), if the files were drawn at random. Cases that were chosen for a reason, as "
         "for external and thematic audits, have none. If the number of open cases is known, the interval takes "
         "account of it."},
        {"Change",
         "The difference in good or better, in percentage points, from the quarter immediately before; [z] where "
         "that quarter has no audits. No clear change: the interval of the difference (Newcombe) spans zero, so that "
         "chance alone may have brought it."},
        {"Target",
         "The share that the authority aims at. It is met, or not met, if the whole 95% interval is; else that is not "
         "clear from the audits."},
        {"Trend",
         "Over five quarters or more with audits (Cochran-Armitage); a clear one is more than chance would explain."},
        {"[u]",
         "Unreliable: fewer than 20 audits, or answers, have a grade, too few for a percentage. The counts are given."},
        {"[z]", "Not applicable: there is nothing that the figure could be worked out from."},
    };
    ca_table *table = ca_tables_add(set, "notes", "Notes", "Notes");
    ca_table_column(set, table, "About", CA_CELL_TEXT);
    ca_table_column(set, table, "Note", CA_CELL_TEXT);
    bool graded = false;
    for (size_t i = 0; i < summary->frameworks.count; i++)
        graded |= ((const ca_framework_tally *)summary->frameworks.entries[i].thing)->layout->grade_count > 0;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (i < OF_GRADES || i > OF_GRADES_LAST ||
            (graded && (i < OF_SAMPLES || i == OF_GRADES_LAST || summary->kind == CA_FULL)))
            ca_cover_row(set, table, notes[i][0], notes[i][1]);
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        const ca_framework_tally *part = summary->frameworks.entries[i].thing;
        add_hidden_note(set, table, part->layout, part->total->all.counts);
        add_checklist_note(set, table, part->layout, part->total->all.counts);
    }
    if (summary->as_of != CA_NO_DATE) {
        ca_text words = {0};
        ca_text_add(&words, "An action is overdue if it was due before ");
        ca_date_in_words(&words, summary->as_of);
        ca_text_add(&words, " and was not done by then.");
        ca_cover_row(set, table, "Overdue", words.at);
        ca_text_free(&words);
    }
}

/* Adds a row: N audits, and their share of the audits that GOOD is of. NULL: no share. */
static void row(const ca_report_part *part, ca_table *table, const char *words, uint64_t n, const ca_share *good)
{
    ca_share share = {n, good ? good->of : 0, good ? good->population : 0};
    ca_table_words(part->set, table, words);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)n);
    ca_part_share(part, table, share);
    ca_part_bounds(part, table, share);
}

static void judgement_row(const ca_report_part *part, ca_table *table, const char *words, ca_share share,
                          const uint64_t *audits)
{
    ca_table_words(part->set, table, words);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)share.n);
    ca_part_share(part, table, share);
    if (audits)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)*audits);
    else
        ca_table_none(part->set, table, "[z]");
}

/* For a framework without an overall judgement: the grades of all areas, added up. An audit has several of them, so
 * they are no random sample of their own and have no interval. */
static void add_judgements(const ca_report_part *part)
{
    const ca_count_layout *layout = part->layout;
    const ca_tally *all = &part->framework->total->all;
    ca_share good = ca_tally_good_judgements(all, layout);
    ca_table *table = ca_part_table(part, "overall", "Overall", "judgements by area, added up");
    ca_table_note(part->set, table,
                  "This audit tool gives no overall judgement. The grades of all areas are counted, several "
                  "from one audit, so that they have no interval.");
    ca_table_column(part->set, table, "Grade", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Judgements", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "%", CA_CELL_PERCENT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    for (int i = 0; i < layout->grade_count; i++)
        judgement_row(part, table, layout->grades[i].title, (ca_share){ca_tally_judgements(all, layout, i), good.of, 0},
                      NULL);
    judgement_row(part, table, "Good or better", good, NULL);
    judgement_row(part, table, "All judgements", (ca_share){good.of, good.of, 0}, &all->counts[CA_COUNT_RECORDS]);
}

/* For a framework without grades: only the number of audits. */
static void add_ungraded(const ca_report_part *part)
{
    const uint64_t *counts = part->framework->total->all.counts;
    ca_table *table = ca_part_table(part, "overall", "Overall", "audits");
    ca_table_note(part->set, table, "This audit tool does not grade. The findings are in a table of their own.");
    ca_table_column(part->set, table, "What", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    ca_table_words(part->set, table, "All audits");
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[CA_COUNT_RECORDS]);
}

/* Adds the cell for the grade of the latest work alone, if the framework asks for one. */
static void recent_cell(const ca_report_part *part, ca_table *table, uint64_t n)
{
    if (part->layout->recent)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)n);
}

static void no_recent_cell(const ca_report_part *part, ca_table *table)
{
    if (part->layout->recent)
        ca_table_none(part->set, table, "[z]");
}

static void add_overall(const ca_report_part *part)
{
    const ca_count_layout *layout = part->layout;
    const ca_tally *tally = &part->framework->total->all;
    ca_share good = ca_tally_good(tally, layout);
    if (!ca_framework_has_overall(part->framework)) {
        if (layout->grade_count)
            add_judgements(part);
        else
            add_ungraded(part);
        return;
    }
    ca_table *table = ca_part_table(part, "overall", "Overall", "overall grades");
    ca_table_note(part->set, table, "The percentage is of the audits with a final grade; [z]: does not apply.");
    ca_table_column(part->set, table, "Overall grade", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "%", CA_CELL_PERCENT);
    ca_part_bound_columns(part, table);
    if (layout->recent)
        ca_table_column(part->set, table, "Audits, by the latest work alone", CA_CELL_NUMBER);
    const uint64_t *recently = layout->recent ? &tally->counts[layout->recently] : NULL;
    uint64_t recent_good = 0, recent_all = 0;
    for (int i = 0; i < layout->grade_count; i++) {
        row(part, table, layout->grades[i].title, tally->counts[layout->overall + (size_t)i], &good);
        recent_cell(part, table, recently ? recently[i] : 0);
        recent_all += recently ? recently[i] : 0;
        recent_good += recently && i >= layout->good ? recently[i] : 0;
    }
    row(part, table, "Good or better", good.n, &good);
    recent_cell(part, table, recent_good);
    row(part, table, "Below good", good.of - good.n, &good);
    recent_cell(part, table, recent_all - recent_good);
    ca_table_words(part->set, table, "All with a final grade");
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
    ca_part_share(part, table, (ca_share){good.of, good.of, 0});
    ca_part_bounds(part, table, (ca_share){0, 0, 0}); /* a share of all, so no interval */
    recent_cell(part, table, recent_all);
    if (layout->rule_count) {
        row(part, table, "Lowered by a limiting judgement", tally->counts[CA_COUNT_CAPPED], NULL);
        no_recent_cell(part, table);
    }
    row(part, table, "Without a final grade", tally->counts[CA_COUNT_NOT_GRADED], NULL);
    recent_cell(part, table, tally->counts[CA_COUNT_RECORDS] - recent_all);
    row(part, table, "All audits", tally->counts[CA_COUNT_RECORDS], NULL);
    recent_cell(part, table, tally->counts[CA_COUNT_RECORDS]);
}

static const char *question_title(const ca_count_layout *layout, const char *id)
{
    for (int i = 0; i < layout->question_count; i++)
        if (strcmp(layout->questions[i].id, id) == 0)
            return layout->questions[i].title;
    return id;
}

static void add_rules(const ca_report_part *part)
{
    const ca_count_layout *layout = part->layout;
    const uint64_t *counts = part->framework->total->all.counts;
    ca_table *table = ca_part_table(part, "rules", "Limiting judgements", "limiting judgements");
    ca_table_note(part->set, table, "Ruleset %s. Lowered: %s. An audit may be lowered by more than one rule.",
                  layout->ruleset, ca_told_things_in(&part->set->arena, counts[CA_COUNT_CAPPED], "audit", "audits"));
    ca_table_column(part->set, table, "Rule", CA_CELL_TEXT);
    ca_table_column(part->set, table, "About", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Force", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Overall grade at most", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits that met its condition", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Audits that it lowered", CA_CELL_NUMBER);
    for (int i = 0; i < layout->rule_count; i++) {
        const ca_count_layout_rule *rule = &layout->rules[i];
        ca_table_words(part->set, table, rule->id);
        ca_table_words(part->set, table, question_title(layout, rule->id));
        ca_table_words(part->set, table, rule->binding ? "Binding" : "Advice");
        ca_table_words(part->set, table,
                       rule->ceiling == CA_NO_GRADE ? "lowered by steps" : layout->grades[rule->ceiling].title);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[layout->fired + 2 * (size_t)i]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[layout->fired + 2 * (size_t)i + 1]);
    }
}

static void add_part(const ca_report_part *part)
{
    add_overall(part);
    ca_part_grade_changes(part);
    if (part->layout->grade_count && !ca_framework_has_overall(part->framework))
        ca_part_areas(part);
    ca_part_questions(part);
    ca_part_maps(part);
    ca_part_groups(part);
    if (part->layout->rule_count)
        add_rules(part);
    ca_part_read_twice(part);
    ca_part_moderation(part);
    ca_part_bias(part);
    ca_part_reaudits(part);
    ca_part_findings(part);
    ca_part_themes(part);
    ca_part_flags(part);
    ca_part_coverage(part);
    ca_part_auditors(part);
    ca_part_replies(part);
    ca_part_actions(part);
    ca_part_quality(part);
}

/* Of a framework without audits of this kind: what has to be done after audits of other kinds. */
static void add_duties(const ca_report_part *part)
{
    if (!part->framework->kinds.count)
        return;
    ca_part_flags(part);
    ca_part_actions(part);
}

static void add_internal(ca_tables *set, const ca_summary *summary, const ca_report_options *options)
{
    ca_front_set_title(set, summary);
    ca_tables_begin_front(set, summary);
    if (options->contents)
        (void)ca_contents_begin(set);
    ca_tables_begin_concerns(set, summary, options->records);
    add_cover(set, summary);
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        const ca_framework_tally *framework = summary->frameworks.entries[i].thing;
        ca_report_part part = {set, summary, framework, framework->layout, options, summary->frameworks.count > 1};
        if (ca_framework_is_reported(summary, framework))
            add_part(&part);
        else
            add_duties(&part);
    }
    ca_tables_add_learning(set, summary, options);
    add_completion(set, summary, options);
    add_notes(set, summary);
    if (options->data)
        ca_tables_add_long(set, summary);
}

int ca_tables_of_summary(ca_tables *set, const ca_summary *summary, const ca_report_options *options, ca_error *error)
{
    set->subject = "What the audits of case files found";
    if (set->audience == CA_INTERNAL)
        add_internal(set, summary, options);
    else if (ca_tables_for_public(set, summary, options, error) < 0)
        return -1;
    return 0;
}

void ca_tables_finish(ca_tables *set, const ca_summary *summary, ca_concern_list *list)
{
    ca_table *contents = set->audience == CA_INTERNAL ? ca_tables_find(set, CA_CONTENTS) : NULL;
    if (set->audience == CA_INTERNAL) {
        ca_tables_end_concerns(set, list);
        ca_tables_end_overdue(set);
        ca_cover_concerns(set, summary);
        ca_tables_end_front(set, summary);
    }
    ca_narrative_of_tables(set, summary);
    if (set->audience == CA_PUBLIC)
        ca_cover_main_points(set);
    else
        ca_tables_find_charts(set); /* last: the text says more of the same in its own words */
    if (contents)
        ca_contents_end(set, contents);
}
