/* SPDX-License-Identifier: MIT */
/* The public form of a report: cover, contents, notes, and the tables that may be told. */
#include "report/tables_public.h"

static void item_row(ca_tables *set, ca_table *table, const char *item, const char *content)
{
    ca_table_words(set, table, item);
    ca_table_words(set, table, content);
}

static void add_cover_part(const ca_public_part *p, ca_table *table)
{
    ca_tables *set = p->part.set;
    const ca_tally *all = &p->part.framework->total->all;
    ca_share good = ca_tally_good(all, p->part.layout);
    ca_text words = {0};
    item_row(set, table, "Audit tool", p->part.layout->title);
    item_row(set, table, "Kind of audit", ca_kind_title(p->part.summary));
    bool judges = ca_framework_judges(p->part.framework);
    ca_text_format(&words, "%llu", (unsigned long long)(judges ? good.of : all->counts[CA_COUNT_RECORDS]));
    item_row(set, table, judges ? "Audits with a final grade" : "Audits", words.at);
    ca_cover_population(set, table, p->part.framework->total);
    ca_cover_target(set, table, p->part.framework);
    ca_cover_quarters(set, table, &p->part.framework->total->quarters);
    ca_text_clear(&words);
    ca_text_format(&words, "%llu cells", (unsigned long long)p->withheld);
    ca_text_format(&words,
                   ": all numbers of a kind in a table, where one of them, or what it leaves of its row, is %llu%s",
                   (unsigned long long)p->rule.most, p->rule.most ? " or fewer" : "");
    item_row(set, table, "Withheld, shown as [c]", words.at);
    ca_text_free(&words);
}

static ca_table *begin_cover(ca_tables *set, const ca_report_options *options)
{
    ca_table *table = ca_tables_add(set, "cover", "Cover", set->title);
    ca_table_column(set, table, "Item", CA_CELL_TEXT);
    ca_table_column(set, table, "Content", CA_CELL_TEXT);
    item_row(set, table, "Purpose",
             "What audits of case files found of the quality of practice, in counts that tell "
             "of nobody");
    if (set->publisher)
        item_row(set, table, "Published by", set->publisher);
    if (options->contact)
        item_row(set, table, "Contact", options->contact);
    return table;
}

static ca_table *begin_contents(ca_tables *set)
{
    ca_table *table = ca_tables_add(set, "contents", "Contents", "Contents");
    ca_table_note(set, table, "Each row leads to a sheet.");
    ca_table_column(set, table, "Sheet", CA_CELL_LINK);
    ca_table_column(set, table, "Name of the sheet", CA_CELL_TEXT);
    return table;
}

static void list_contents(ca_tables *set, ca_table *contents)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->tables[i] != contents) {
            ca_table_link(set, contents, set->tables[i]);
            ca_table_words(set, contents, set->tables[i]->sheet);
        }
}

/* The notes that headings refer to, a bit each, and the shorthand. */
static void add_notes(ca_tables *set, ca_table *table, unsigned notes_used)
{
    static const char *const notes[][2] = {
        {"note 1",
         "Good or better is out of the audits, or answers, with a grade. The final grade is the moderator's where "
         "there is one, else the auditor's, and never above what the audit tool's limiting judgements allow."},
        {"note 2",
         "Where the share of all cases is likely to lie, if those audited were drawn at random: 19 such intervals "
         "in 20 hold it (Wilson). It says nothing about cases that were chosen for a reason. Where it is known "
         "how many cases there were to draw from, the interval takes account of it."},
        {"note 3",
         "The difference in good or better, in percentage points, from the quarter immediately before. No clear "
         "change: its 95 per cent interval (Newcombe) spans zero, so that chance alone may have brought it."},
        {"note 4",
         "Neither is a grade, and neither is in a percentage. They tell of the forms and not of children, and are "
         "withheld only where, with the audit tool's rules, they would tell of a grade that is."},
        {"note 5",
         "How many audits have no final grade tells of the forms and not of children, and is never withheld."},
        {"[c]", "Confidential: withheld, since a number of this kind in the table is small, or could be worked out "
                "from it. It "
                "may be any number, none too."},
        {"[x]", "Not available: there is nothing to compare with."},
        {"[z]", "Not applicable: there is nothing that the figure could be worked out from."},
    };
    for (unsigned i = 0; i < sizeof notes / sizeof *notes; i++)
        if (i >= CA_NOTE_FORMS || (notes_used >> (i + 1) & 1))
            item_row(set, table, notes[i][0], notes[i][1]);
}

static ca_table *begin_notes(ca_tables *set)
{
    ca_table *table = ca_tables_add(set, "notes", "Notes", "Notes and shorthand");
    ca_table_column(set, table, "Note", CA_CELL_TEXT);
    ca_table_column(set, table, "What it says", CA_CELL_TEXT);
    return table;
}

static int add_part(ca_public_part *p, ca_table *cover, ca_problem *problem)
{
    int status = ca_public_begin(p, problem);
    if (status == 0) {
        ca_public_overall(p);
        ca_public_questions(p);
        ca_public_groups(p);
        ca_public_work(p);
        add_cover_part(p, cover);
        status = ca_public_check_rest(p, problem);
    }
    ca_public_end(p);
    return status;
}

int ca_tables_for_public(ca_tables *set, const ca_summary *summary, const ca_report_options *options,
                         ca_problem *problem)
{
    ca_table *cover = begin_cover(set, options), *contents = options->contents ? begin_contents(set) : NULL;
    set->sheet_note = "This sheet has one table. Notes and shorthand are explained on the sheet Notes.";
    ca_table *notes = begin_notes(set);
    unsigned notes_used = 0;
    if (options->told)
        ca_told_begin(options->told, summary->kind,
                      &(ca_disclosure_rule){0, 0, options->most_small, options->least_row});
    if (!summary->frameworks.count)
        return ca_problem_set(problem, "there are no audits in the summary to tell the public of");
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        ca_framework_tally *framework = summary->frameworks.entries[i].thing;
        ca_public_part p = {
            .part = {set, summary, framework, framework->layout, options, summary->frameworks.count > 1}};
        if (add_part(&p, cover, problem) < 0)
            return -1;
        notes_used |= p.notes;
    }
    add_notes(set, notes, notes_used);
    if (options->told && options->told->reason)
        item_row(set, notes, "published again", options->told->reason);
    if (contents)
        list_contents(set, contents);
    return 0;
}
