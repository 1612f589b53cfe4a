/* SPDX-License-Identifier: MIT */
/* The first and the last table of an internal report: the cover, and the notes. */
#include "derive.h"
#include "tables_parts.h"

static void cover_row(ca_tables *set, ca_table *table, const char *item, const char *value)
{
    ca_table_words(set, table, item);
    ca_table_words(set, table, value);
}

void ca_report_cover(ca_tables *set, const ca_summary *summary)
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

void ca_report_notes(ca_tables *set, const ca_summary *summary)
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

