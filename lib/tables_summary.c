/* SPDX-License-Identifier: MIT */
/* The tables of a summary: cover, overall, questions, limiting judgements, moderation, notes. */
#include "derive.h"
#include "tables_parts.h"

#include <string.h>

ca_table *ca_part_table(const ca_report_part *part, const char *name, const char *sheet, const char *title)
{
    ca_text names[3] = {{0}};
    const char *id = part->layout->id;
    ca_text_format(&names[0], part->several ? "%s-%s" : "%s", name, id);
    ca_text_format(&names[1], part->several ? "%s %s" : "%s", sheet, id);
    ca_text_format(&names[2], "%s: %s", part->layout->title, title);
    ca_table *table = ca_tables_add(part->set, names[0].at, names[1].at, names[2].at);
    for (int i = 0; i < 3; i++)
        ca_text_free(&names[i]);
    return table;
}

void ca_part_share(const ca_report_part *part, ca_table *table, ca_share share)
{
    if (share.of)
        ca_table_value(table, CA_CELL_PERCENT, ca_percent_tenths(share.n, share.of));
    else
        ca_table_none(part->set, table, "[z]");
}

void ca_part_bound_columns(const ca_report_part *part, ca_table *table)
{
    ca_table_column(part->set, table, "95% interval from", CA_CELL_PERCENT);
    ca_table_column(part->set, table, "95% interval to", CA_CELL_PERCENT);
}

void ca_part_bounds(const ca_report_part *part, ca_table *table, ca_share share)
{
    int64_t bounds[2];
    bool known = ca_share_interval(share, &bounds[0], &bounds[1]);
    for (int i = 0; i < 2; i++) {
        if (known)
            ca_table_value(table, CA_CELL_PERCENT, bounds[i]);
        else
            ca_table_none(part->set, table, "[z]");
    }
}

void ca_part_value(const ca_report_part *part, ca_table *table, ca_slice value)
{
    ca_table_text(part->set, table, value.size ? value : ca_slice_of("(not filled in)"));
}

static void row(const ca_report_part *part, ca_table *table, const char *words, uint64_t n, uint64_t of)
{
    ca_table_words(part->set, table, words);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)n);
    ca_part_share(part, table, (ca_share){n, of});
    ca_part_bounds(part, table, (ca_share){n, of});
}

/* A tool without grades has audits to count, and nothing to say of how good they are. */
static void add_ungraded(const ca_report_part *part)
{
    const uint64_t *counts = part->framework->total->all.counts;
    ca_table *table = ca_part_table(part, "overall", "Overall", "audits");
    ca_table_note(part->set, table, "This audit tool does not grade; what was found stands under findings.");
    ca_table_column(part->set, table, "What", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    ca_table_words(part->set, table, "All audits");
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[CA_COUNT_RECORDS]);
}

/* What the judgement of the latest work adds to a row, where the tool asks for one. */
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
    const ca_layout *layout = part->layout;
    const ca_tally *tally = &part->framework->total->all;
    ca_share good = ca_tally_good(tally, layout);
    if (!layout->grade_count) {
        add_ungraded(part);
        return;
    }
    ca_table *table = ca_part_table(part, "overall", "Overall", "overall grades");
    ca_table_note(part->set, table, "Per cent is of the audits with a final grade; [z]: does not apply.");
    ca_table_column(part->set, table, "Overall grade", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Per cent", CA_CELL_PERCENT);
    ca_part_bound_columns(part, table);
    if (layout->recent)
        ca_table_column(part->set, table, "Audits, by the latest work alone", CA_CELL_NUMBER);
    const uint64_t *recently = layout->recent ? &tally->counts[layout->recently] : NULL;
    uint64_t recent_good = 0, recent_all = 0;
    for (int i = 0; i < layout->grade_count; i++) {
        row(part, table, layout->grades[i].title, tally->counts[layout->overall + (size_t)i], good.of);
        recent_cell(part, table, recently ? recently[i] : 0);
        recent_all += recently ? recently[i] : 0;
        recent_good += recently && i >= layout->good ? recently[i] : 0;
    }
    row(part, table, "Good or better", good.n, good.of);
    recent_cell(part, table, recent_good);
    ca_table_words(part->set, table, "All with a final grade");
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
    ca_part_share(part, table, (ca_share){good.of, good.of});
    ca_part_bounds(part, table, (ca_share){0, 0}); /* there is nothing to be unsure of */
    recent_cell(part, table, recent_all);
    if (layout->rule_count) {
        row(part, table, "Lowered by a limiting judgement", tally->counts[CA_COUNT_CAPPED], 0);
        no_recent_cell(part, table);
    }
    row(part, table, "Without a final grade", tally->counts[CA_COUNT_NOT_GRADED], 0);
    recent_cell(part, table, tally->counts[CA_COUNT_RECORDS] - recent_all);
    row(part, table, "All audits", tally->counts[CA_COUNT_RECORDS], 0);
    recent_cell(part, table, tally->counts[CA_COUNT_RECORDS]);
}

/* The parts of a form, where it has any; the questions' numbers and titles. */
static void name_columns(const ca_report_part *part, ca_table *table)
{
    if (part->layout->section_count)
        ca_table_column(part->set, table, "Section", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Number", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Question", CA_CELL_TEXT);
}

static void name_section(const ca_report_part *part, ca_table *table, const char *id)
{
    const ca_layout *layout = part->layout;
    for (int i = 0; i < layout->section_count; i++)
        if (strcmp(layout->sections[i].id, id) == 0) {
            ca_table_words(part->set, table, layout->sections[i].title);
            return;
        }
    ca_table_none(part->set, table, "[z]");
}

static void name_question(const ca_report_part *part, ca_table *table, const ca_layout_question *question)
{
    if (part->layout->section_count)
        name_section(part, table, question->section);
    if (question->number)
        ca_table_value(table, CA_CELL_NUMBER, question->number);
    else
        ca_table_none(part->set, table, "[z]");
    ca_table_words(part->set, table, question->title);
}

static void add_questions(const ca_report_part *part)
{
    const ca_layout *layout = part->layout;
    const ca_tally *tally = &part->framework->total->all;
    ca_table *table = ca_part_table(part, "questions", "By question", "grades by question");
    ca_table_note(part->set, table, "Not applicable and not filled in are counted apart: neither is a grade, and "
                  "neither is in a percentage.");
    name_columns(part, table);
    for (int i = 0; i < layout->grade_count; i++)
        ca_table_column(part->set, table, layout->grades[i].title, CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Graded", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Good or better, per cent", CA_CELL_PERCENT);
    ca_part_bound_columns(part, table);
    ca_table_column(part->set, table, "Not applicable", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Not filled in", CA_CELL_NUMBER);
    for (int i = 0; i < layout->question_count; i++) {
        ca_share good = ca_tally_good_answers(tally, layout, i);
        if (layout->questions[i].type != CA_QUESTION_GRADE)
            continue;
        name_question(part, table, &layout->questions[i]);
        for (int j = 0; j < layout->grade_count; j++)
            ca_table_value(table, CA_CELL_NUMBER, (int64_t)tally->counts[ca_count_answer(layout, i, j)]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
        ca_part_share(part, table, good);
        ca_part_bounds(part, table, good);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)tally->counts[ca_count_na(layout, i)]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)tally->counts[ca_count_blank(layout, i)]);
    }
}

static bool has_type(const ca_layout *layout, bool graded)
{
    for (int i = 0; i < layout->question_count; i++)
        if ((layout->questions[i].type == CA_QUESTION_GRADE) == graded)
            return true;
    return false;
}

static void choice(const ca_report_part *part, ca_table *table, bool has, size_t place)
{
    if (has)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)part->framework->total->all.counts[place]);
    else
        ca_table_none(part->set, table, "[z]");
}

/* Questions that are answered yes or no, or by a text. */
static void add_answers(const ca_report_part *part)
{
    static const char *const headings[] = {"Yes", "No", "Answered in words", "Not applicable", "Not filled in"};
    const ca_layout *layout = part->layout;
    ca_table *table = ca_part_table(part, "answers", "Other answers", "questions without a grade");
    name_columns(part, table);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        ca_table_column(part->set, table, headings[i], CA_CELL_NUMBER);
    for (int i = 0; i < layout->question_count; i++) {
        enum ca_question_type type = layout->questions[i].type;
        if (type == CA_QUESTION_GRADE)
            continue;
        name_question(part, table, &layout->questions[i]);
        choice(part, table, type == CA_QUESTION_YES_NO, ca_count_answer(layout, i, 0));
        choice(part, table, type == CA_QUESTION_YES_NO, ca_count_answer(layout, i, 1));
        choice(part, table, type == CA_QUESTION_TEXT, ca_count_answer(layout, i, 0));
        choice(part, table, true, ca_count_na(layout, i));
        choice(part, table, true, ca_count_blank(layout, i));
    }
}

static const char *question_title(const ca_layout *layout, const char *id)
{
    for (int i = 0; i < layout->question_count; i++)
        if (strcmp(layout->questions[i].id, id) == 0)
            return layout->questions[i].title;
    return id;
}

static void add_rules(const ca_report_part *part)
{
    const ca_layout *layout = part->layout;
    const uint64_t *counts = part->framework->total->all.counts;
    ca_table *table = ca_part_table(part, "rules", "Limiting judgements", "limiting judgements");
    ca_table_note(part->set, table, "Ruleset %s. An audit may be lowered by more than one rule; lowered in all: "
                  "%llu.", layout->ruleset, (unsigned long long)counts[CA_COUNT_CAPPED]);
    ca_table_column(part->set, table, "Rule", CA_CELL_TEXT);
    ca_table_column(part->set, table, "About", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Force", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Overall grade at most", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits that met its condition", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Audits that it lowered", CA_CELL_NUMBER);
    for (int i = 0; i < layout->rule_count; i++) {
        const ca_layout_rule *rule = &layout->rules[i];
        ca_table_words(part->set, table, rule->id);
        ca_table_words(part->set, table, question_title(layout, rule->id));
        ca_table_words(part->set, table, rule->binding ? "Binding" : "Advice");
        ca_table_words(part->set, table,
                       rule->ceiling == CA_NO_GRADE ? "lowered by steps" : layout->grades[rule->ceiling].title);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[layout->fired + 2 * (size_t)i]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[layout->fired + 2 * (size_t)i + 1]);
    }
}

static void cover_row(ca_tables *set, ca_table *table, const char *item, const char *value)
{
    ca_table_words(set, table, item);
    ca_table_words(set, table, value);
}

static void add_cover(ca_tables *set, const ca_summary *summary)
{
    ca_table *table = ca_tables_add(set, "cover", "Cover", "Case file audits: summary");
    ca_text words = {0};
    ca_table_note(set, table, "Internal: not for publication.");
    ca_table_column(set, table, "Item", CA_CELL_TEXT);
    ca_table_column(set, table, "Content", CA_CELL_TEXT);
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        const ca_framework_tally *part = summary->frameworks.entries[i].thing;
        const uint64_t *counts = part->total->all.counts;
        ca_share good = ca_tally_good(&part->total->all, part->layout);
        cover_row(set, table, "Audit tool", part->layout->title);
        ca_text_clear(&words);
        ca_text_format(&words, "%llu", (unsigned long long)counts[CA_COUNT_RECORDS]);
        cover_row(set, table, "Audits", words.at);
        ca_text_clear(&words);
        ca_text_format(&words, "%llu of %llu with a final grade", (unsigned long long)good.n,
                       (unsigned long long)good.of);
        if (good.of) {
            ca_text_add(&words, ", ");
            ca_decimal_write(&words, ca_percent_tenths(good.n, good.of), 1);
            ca_text_add(&words, " per cent");
        }
        if (part->layout->grade_count)
            cover_row(set, table, "Good or better", words.at);
        ca_text_clear(&words);
        for (size_t j = 0; j < part->total->quarters.count; j++) {
            ca_slice name = part->total->quarters.entries[j].name;
            ca_text_format(&words, "%s%.*s", j ? ", " : "", (int)name.size, name.size ? name.at : "");
        }
        cover_row(set, table, "Quarters", words.size ? words.at : "none is given");
    }
    if (summary->skipped) {
        ca_text_clear(&words);
        ca_text_format(&words, "%llu", (unsigned long long)summary->skipped);
        cover_row(set, table, "Records left out because they could not be read", words.at);
    }
    for (size_t i = 0; i < summary->leaf_count; i++) {
        ca_text_clear(&words);
        ca_text_format(&words, "%s: %llu record%s", summary->leaves[i].name,
                       (unsigned long long)summary->leaves[i].records, summary->leaves[i].records == 1 ? "" : "s");
        cover_row(set, table, "Read from", words.at);
    }
    ca_text_free(&words);
}

static void add_notes(ca_tables *set, const ca_summary *summary)
{
    enum { OF_GRADES = 1, OF_GRADES_LAST = 6 }; /* left out where no audit tool grades */
    static const char *const notes[][2] = {
        {"Internal", "Case ids stand in the findings. This is for the quality team and not for publication."},
        {"Final grade", "The moderator's overall grade where there is one, else the auditor's, and never above what the "
                        "framework's limiting judgements allow."},
        {"Good or better", "Out of the audits, or answers, with a grade. One that is not applicable, not filled in or "
                           "without a final grade is counted apart and is never in a percentage."},
        {"Lowered by a limiting judgement", "The grade given was above what a binding rule of the audit tool allows."},
        {"95% interval", "Where the share of all cases is likely to lie, if those audited were drawn at random: 19 such "
                         "intervals in 20 hold it (Wilson). It says nothing about cases that were chosen for a reason, as "
                         "external re-audits and thematic audits are."},
        {"Change", "The difference in good or better, in percentage points, from the quarter immediately before; [z] where "
                   "that quarter has no audits. No clear change: the 95% interval of the difference (Newcombe) spans "
                   "zero, so that chance alone may have brought it."},
        {"Trend", "Over five quarters or more with audits (Cochran-Armitage); a clear one is beyond what chance brings 19 "
                  "times in 20."},
        {"[z]", "Not applicable: there is nothing that the figure could be worked out from."},
    };
    ca_table *table = ca_tables_add(set, "notes", "Notes", "Notes");
    ca_table_column(set, table, "About", CA_CELL_TEXT);
    ca_table_column(set, table, "Note", CA_CELL_TEXT);
    bool graded = false;
    for (size_t i = 0; i < summary->frameworks.count; i++)
        graded |= ((const ca_framework_tally *)summary->frameworks.entries[i].thing)->layout->grade_count > 0;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (graded || i < OF_GRADES || i > OF_GRADES_LAST)
            cover_row(set, table, notes[i][0], notes[i][1]);
    if (summary->as_of != CA_NO_DATE) {
        ca_text words = {0};
        ca_text_add(&words, "An action is overdue when it was not done and due before ");
        ca_date_write(&words, summary->as_of);
        cover_row(set, table, "Overdue", words.at);
        ca_text_free(&words);
    }
}

void ca_tables_of_summary(ca_tables *set, const ca_summary *summary)
{
    add_cover(set, summary);
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        const ca_framework_tally *framework = summary->frameworks.entries[i].thing;
        ca_report_part part = {set, summary, framework, framework->layout, summary->frameworks.count > 1};
        add_overall(&part);
        if (has_type(part.layout, true))
            add_questions(&part);
        if (has_type(part.layout, false))
            add_answers(&part);
        ca_part_groups(&part);
        if (part.layout->rule_count)
            add_rules(&part);
        ca_part_moderation(&part);
        ca_part_findings(&part);
        ca_part_flags(&part);
        ca_part_coverage(&part);
        ca_part_duties(&part);
    }
    add_notes(set, summary);
    set->title = "Case file audits: summary";
    set->subject = "Internal: not for publication";
}
