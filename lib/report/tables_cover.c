/* SPDX-License-Identifier: MIT */
/* The first and the last table of an internal report: the cover, and the notes. */
#include "report/tables_parts.h"
#include "stats/derive.h"

static void number_row(ca_tables *set, ca_table *table, const char *item, uint64_t number, const char *behind)
{
    ca_text words = {0};
    ca_text_format(&words, "%llu%s", (unsigned long long)number, behind);
    ca_cover_row(set, table, item, words.at);
    ca_text_free(&words);
}

static void good_row(ca_tables *set, ca_table *table, ca_share good, const char *of_what)
{
    ca_text words = {0};
    ca_text_format(&words, "%llu of %llu %s", (unsigned long long)good.n, (unsigned long long)good.of, of_what);
    if (good.of) {
        ca_text_add(&words, ", ");
        ca_decimal_write(&words, ca_percent_tenths(good.n, good.of), 1);
        ca_text_add(&words, " per cent");
    }
    ca_cover_row(set, table, "Good or better", words.at);
    ca_text_free(&words);
}

/* The kinds of audit that this report is not about. */
static void apart_row(ca_tables *set, ca_table *table, const ca_summary *summary, const ca_framework_tally *part)
{
    ca_text words = {0};
    for (size_t i = 0; i < summary->dimension_count; i++)
        for (size_t j = 0; summary->dimensions[i].field == CA_KIND_FIELD && j < part->by[i].count; j++) {
            const ca_map_entry *entry = &part->by[i].entries[j];
            const ca_group_tally *kind = entry->thing;
            if (!ca_slice_is(entry->name, ca_kinds[summary->kind]) && !ca_slice_is(entry->name, ca_kinds[CA_PROGRAMME]))
                ca_text_format(&words, "%s%.*s: %llu", words.size ? ", " : "", (int)entry->name.size, entry->name.at,
                               (unsigned long long)kind->all.counts[CA_COUNT_RECORDS]);
        }
    if (words.size)
        ca_cover_row(set, table, "Reported apart, by kind", words.at);
    ca_text_free(&words);
}

static void cover_part(ca_tables *set, ca_table *table, const ca_summary *summary, const ca_framework_tally *part)
{
    const ca_tally *all = &part->total->all;
    ca_cover_row(set, table, "Audit tool", part->layout->title);
    number_row(set, table, ca_kind_title(summary), all->counts[CA_COUNT_RECORDS], "");
    ca_cover_population(set, table, part->total);
    if (ca_framework_judges(part))
        good_row(set, table, ca_tally_good(all, part->layout), "with a final grade");
    else if (part->layout->grade_count)
        good_row(set, table, ca_tally_good_judgements(all, part->layout), "judgements by area");
    ca_cover_target(set, table, part);
    ca_cover_quarters(set, table, &part->total->quarters);
    apart_row(set, table, summary, part);
}

void ca_report_cover(ca_tables *set, const ca_summary *summary)
{
    ca_table *table = ca_tables_add(set, "cover", "Cover", set->title);
    ca_text words = {0};
    ca_table_column(set, table, "Item", CA_CELL_TEXT);
    ca_table_column(set, table, "Content", CA_CELL_TEXT);
    ca_cover_row(set, table, "To act on first", NULL); /* ca_cover_concerns says it */
    if (set->publisher)
        ca_cover_row(set, table, "Published by", set->publisher);
    for (size_t i = 0; i < summary->frameworks.count; i++)
        cover_part(set, table, summary, summary->frameworks.entries[i].thing);
    if (summary->skipped)
        number_row(set, table, "Records left out because they could not be read", summary->skipped, "");
    for (size_t i = 0; i < summary->leaf_count; i++) {
        ca_text_clear(&words);
        ca_text_format(&words, "%s: %llu record%s", summary->leaves[i].name,
                       (unsigned long long)summary->leaves[i].records, summary->leaves[i].records == 1 ? "" : "s");
        ca_cover_row(set, table, "Read from", words.at);
    }
    ca_text_free(&words);
}

static void completed_row(ca_tables *set, ca_table *table, ca_slice by, ca_slice name, const ca_completed *one)
{
    ca_table_text(set, table, by);
    ca_table_text(set, table, name.size ? name : ca_slice_of("(not filled in)"));
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)one->planned);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)one->returned);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)one->graded);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)(one->planned - one->returned));
    if (one->planned)
        ca_table_value(table, CA_CELL_PERCENT, ca_percent_tenths(one->returned, one->planned));
    else
        ca_table_none(set, table, "[z]");
}

void ca_report_completion(ca_tables *set, const ca_summary *summary, const ca_report_options *options)
{
    static const char *const by[CA_COMPLETION_BY_COUNT] = {"Auditor", "Team"};
    const ca_completion *completion = &summary->completion;
    if (!completion->given)
        return;
    ca_table *table = ca_tables_add(set, "completion", "Completion", "What came back of the audits that were planned");
    ca_table_note(set, table, "Audits that nobody planned: %llu. Auditors are named only where that was asked for.",
                  (unsigned long long)completion->unplanned);
    ca_table_column(set, table, "By", CA_CELL_TEXT);
    ca_table_column(set, table, "Name", CA_CELL_TEXT);
    ca_table_column(set, table, "Planned", CA_CELL_NUMBER);
    ca_table_column(set, table, "Returned", CA_CELL_NUMBER);
    ca_table_column(set, table, "With a final grade, or none asked for", CA_CELL_NUMBER);
    ca_table_column(set, table, "Not returned", CA_CELL_NUMBER);
    ca_table_column(set, table, "Returned, per cent", CA_CELL_PERCENT);
    completed_row(set, table, ca_slice_of("All"), ca_slice_of("All"), &completion->all);
    for (int i = CA_COMPLETION_BY_COUNT - 1; i >= 0; i--)
        for (size_t j = 0; j < completion->by[i].count && (i != CA_BY_AUDITOR || options->names); j++)
            completed_row(set, table, ca_slice_of(by[i]), completion->by[i].entries[j].name,
                          completion->by[i].entries[j].thing);
}

void ca_report_notes(ca_tables *set, const ca_summary *summary)
{
    enum { OF_GRADES = 1, OF_GRADES_LAST = 7 }; /* left out where no audit tool grades */
    static const char *const notes[][2] = {
        {"Internal", "Case ids stand in the findings. This is for the quality team and not for publication."},
        {"Final grade",
         "The moderator's overall grade where there is one, else the auditor's, and never above what the "
         "framework's limiting judgements allow."},
        {"Good or better", "Out of the audits, or answers, with a grade. One that is not applicable, not filled in or "
                           "without a final grade is counted apart and is never in a percentage."},
        {"Lowered by a limiting judgement", "The grade given was above what a binding rule of the audit tool allows."},
        {"95% interval",
         "Where the share of all cases is likely to lie, if those audited were drawn at random: 19 such "
         "intervals in 20 hold it (Wilson). It says nothing about cases that were chosen for a reason, as "
         "external re-audits and thematic audits are. Where it is known how many cases there "
         "were to draw from, the interval takes account of it."},
        {"Change",
         "The difference in good or better, in percentage points, from the quarter immediately before; [z] where "
         "that quarter has no audits. No clear change: the 95% interval of the difference (Newcombe) spans "
         "zero, so that chance alone may have brought it."},
        {"Target", "What the authority aims at. Whether it is reached is as unsure as the interval is wide."},
        {"Trend",
         "Over five quarters or more with audits (Cochran-Armitage); a clear one is beyond what chance brings 19 "
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
            ca_cover_row(set, table, notes[i][0], notes[i][1]);
    if (summary->as_of != CA_NO_DATE) {
        ca_text words = {0};
        ca_text_add(&words, "An action is overdue when it was not done and due before ");
        ca_date_write(&words, summary->as_of);
        ca_cover_row(set, table, "Overdue", words.at);
        ca_text_free(&words);
    }
}
