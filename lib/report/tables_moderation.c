/* SPDX-License-Identifier: MIT */
/* The tables of two grades: the auditor's against the moderator's, and how far they agree; the grade now against that of
 * the audit before. */
#include "report/tables_parts.h"

static void add_matrix(const ca_report_part *part)
{
    const ca_layout *layout = part->layout;
    const uint64_t *counts = part->framework->total->all.counts;
    ca_table *table = ca_part_table(part, "moderation", "Moderation", "the auditor's grade against the moderator's");
    ca_table_note(part->set, table,
                  "A row for each grade that auditors gave, a column for each that moderators gave; "
                  "overall grades before any limiting judgement.");
    ca_table_column(part->set, table, "Auditor's grade", CA_CELL_TEXT);
    for (int i = 0; i < layout->grade_count; i++) {
        ca_text heading = {0};
        ca_text_format(&heading, "Moderated: %s", layout->grades[i].title);
        ca_table_column(part->set, table, heading.at, CA_CELL_NUMBER);
        ca_text_free(&heading);
    }
    ca_table_column(part->set, table, "All", CA_CELL_NUMBER);
    for (int i = 0; i < layout->grade_count; i++) {
        uint64_t sum = 0;
        ca_table_words(part->set, table, layout->grades[i].title);
        for (int j = 0; j < layout->grade_count; j++) {
            uint64_t cell = counts[ca_count_moderated(layout, i, j)];
            sum += cell;
            ca_table_value(table, CA_CELL_NUMBER, (int64_t)cell);
        }
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)sum);
    }
}

static void number_row(const ca_report_part *part, ca_table *table, const char *what, uint64_t number)
{
    ca_table_words(part->set, table, what);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)number);
}

static void measure_row(const ca_report_part *part, ca_table *table, const char *what,
                        struct ca_coefficient coefficient)
{
    ca_table_words(part->set, table, what);
    if (coefficient.known)
        ca_table_value(table, CA_CELL_MEASURE, coefficient.value);
    else
        ca_table_none(part->set, table, "[z]");
}

static void say_missing(const ca_report_part *part, ca_table *table, const ca_agreement *agreement)
{
    if (agreement->judged)
        ca_table_note(part->set, table,
                      "Same grade, per cent, is of the %llu audits on whose overall grade the moderator "
                      "gave a judgement; kappa and AC2 are of the %llu that have both grades.",
                      (unsigned long long)agreement->judged, (unsigned long long)agreement->graded);
    if (agreement->disagreed)
        ca_table_note(part->set, table,
                      "In %llu audits the moderator does not agree and gives no other grade: they are not "
                      "the same, and the auditor's grade stands in the final grades.",
                      (unsigned long long)agreement->disagreed);
}

static void coefficient_rows(const ca_report_part *part, ca_table *table, const ca_agreement *agreement)
{
    number_row(part, table, "With the grades of both", agreement->graded);
    measure_row(part, table, "Weighted kappa, linear weights", agreement->kappa[CA_LINEAR]);
    measure_row(part, table, "Weighted kappa, quadratic weights", agreement->kappa[CA_QUADRATIC]);
    measure_row(part, table, "Gwet's AC2, linear weights", agreement->ac2[CA_LINEAR]);
    measure_row(part, table, "Gwet's AC2, quadratic weights", agreement->ac2[CA_QUADRATIC]);
}

/* Agreement as a share, and beyond chance: kappa falls where nearly all get one grade, which AC2 does not, so that
 * they are read together. */
static void add_agreement(const ca_report_part *part, const ca_agreement *agreement)
{
    ca_table *table = ca_part_table(part, "agreement", "Agreement", "how far auditors and moderators agree");
    if (agreement->graded)
        ca_table_note(part->set, table,
                      "Kappa and AC2 are 1 for full agreement and 0 for what chance would bring. Read all "
                      "of them: where nearly all audits have one grade, kappa is low even if nearly all agree.");
    say_missing(part, table, agreement);
    ca_table_column(part->set, table, "Measure", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Value", CA_CELL_NUMBER);
    number_row(part, table, "Audits moderated", agreement->n);
    number_row(part, table, "Without a judgement on the overall grade", agreement->unjudged);
    if (!agreement->judged)
        return; /* of none there is nothing to say */
    number_row(part, table, "Same grade", agreement->agreed);
    number_row(part, table, "Raised by the moderator", agreement->raised);
    number_row(part, table, "Lowered by the moderator", agreement->lowered);
    number_row(part, table, "Not agreed, without another grade", agreement->disagreed);
    ca_table_words(part->set, table, "Same grade, per cent");
    ca_part_share(part, table, (ca_share){agreement->agreed, agreement->judged, 0});
    coefficient_rows(part, table, agreement);
}

void ca_part_moderation(const ca_report_part *part)
{
    ca_agreement agreement = ca_agreement_of(&part->framework->total->all, part->layout);
    if (!agreement.n)
        return;
    if (agreement.graded)
        add_matrix(part);
    add_agreement(part, &agreement);
}

/* Only where there are some: most audits are a case's first. */
void ca_part_reaudits(const ca_report_part *part)
{
    static const char *const words[CA_REAUDIT_STATES] = {"Improved", "The same grade as before", "Fell",
                                                         "Not known: one of the two grades is missing"};
    const uint64_t *counts = part->framework->total->all.counts + CA_COUNT_REAUDITS;
    uint64_t all = 0;
    for (int i = 0; i < CA_REAUDIT_STATES; i++)
        all += counts[i];
    if (!all)
        return;
    ca_table *table = ca_part_table(part, "re-audits", "Re-audits", "cases that were audited before");
    ca_table_note(part->set, table,
                  "The final grade against that of the audit before, as the record of the later audit "
                  "gives it.");
    ca_table_column(part->set, table, "Against the audit before", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    number_row(part, table, "All", all);
    for (int i = 0; i < CA_REAUDIT_STATES; i++)
        number_row(part, table, words[i], counts[i]);
}
