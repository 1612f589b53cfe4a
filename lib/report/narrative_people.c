/* SPDX-License-Identifier: MIT */
/* The text on who audited, whose work it was, and who replied to the feedback. */
#include "report/narrative_people.h"

#include "report/build_people.h"
#include "report/build_records.h"
#include "report/told.h"

static uint64_t number(const ca_table *table, size_t row, const char *heading)
{
    const ca_cell *cell = ca_cell_of(table, row, heading);
    return cell && cell->kind == CA_CELL_NUMBER && cell->number > 0 ? (uint64_t)cell->number : 0;
}

/* Returns how many different values the audits have by NAME; 0 if the summary is not by it. */
static uint64_t different(const ca_table *coverage, const char *name)
{
    for (size_t row = 0; coverage && row < coverage->row_count; row++)
        if (ca_slice_is(coverage->cells[row * coverage->column_count].text, name))
            return number(coverage, row, "Different values");
    return 0;
}

/* Tells how many workers the audits cover, if the summary is by workers. */
static void tell_coverage(ca_tables *set, const ca_table *coverage)
{
    uint64_t workers = different(coverage, "practitioner"), teams = different(coverage, "team");
    ca_text words = {0};
    if (!workers)
        return;
    ca_text_add(&words, "The audits are of the work of ");
    ca_told_things(&words, workers, "practitioner", "practitioners");
    if (teams) {
        ca_text_add(&words, " in ");
        ca_told_things(&words, teams, "team", "teams");
    }
    ca_narrative_paragraph(set, "%s.", words.at);
    ca_text_free(&words);
}

static void tell_auditors(ca_tables *set, const ca_table *auditors)
{
    if (!auditors)
        return;
    if (auditors->finding)
        ca_narrative_paragraph(set, "%s.", auditors->finding);
    ca_narrative_table(set, auditors);
}

static void tell_replies(ca_tables *set, const ca_table *replies)
{
    ca_text words = {0};
    if (!replies || !replies->row_count)
        return;
    uint64_t due = number(replies, 0, CA_REPLIES_DUE), replied = number(replies, 0, CA_REPLIES_REPLIED),
             disagree = number(replies, 0, CA_REPLIES_DISAGREE);
    ca_told_of(&words, replied, due);
    ca_text_add(&words, due == 1 ? " audit that is owed feedback has a reply. "
                                 : " audits that are owed feedback have a reply. ");
    ca_told_things(&words, number(replies, 0, CA_REPLIES_AGREE), "reply agrees", "replies agree");
    ca_text_add(&words, " with the audit, and ");
    ca_told_count(&words, disagree);
    ca_text_add(&words, disagree == 1 ? " does not." : " do not.");
    ca_narrative_paragraph(set, "%s", words.at);
    ca_narrative_table(set, replies);
    ca_text_free(&words);
}

/* Tells which period the audits look at, if the records are there. */
static void tell_period(const ca_people_told *told)
{
    ca_date from, to;
    ca_text words = {0};
    if (!ca_records_period(told->set, told->id, &from, &to))
        return;
    ca_text_add(&words, "The audits look at the work from ");
    ca_date_in_words(&words, from);
    ca_text_add(&words, " to ");
    ca_date_in_words(&words, to);
    ca_narrative_paragraph(told->set, "%s.", words.at);
    ca_text_free(&words);
}

void ca_narrative_people(const ca_people_told *told)
{
    ca_tables *set = told->set;
    size_t from = set->block_count;
    ca_narrative_heading(set, 2, told->replies ? "Who audited, and who replied" : "Who audited");
    tell_coverage(set, told->coverage);
    tell_auditors(set, told->auditors);
    tell_replies(set, told->replies);
    if (set->block_count == from + 1)
        set->block_count = from; /* nothing is known */
    else
        tell_period(told);
}
