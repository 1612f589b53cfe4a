/* SPDX-License-Identifier: MIT */
/* The public tables of what was done with the audits: moderation, findings, actions. */
#include "report/tables_public.h"

#include <stdlib.h>

static void count_row(ca_public_part *p, ca_table *table, const char *what, uint64_t n, bool withheld)
{
    ca_table_words(p->part.set, table, what);
    ca_public_count(p, table, n, withheld);
}

/* Whether a part of a sum would tell of few. Of none it tells nothing of anybody. */
static bool any_few(const ca_public_part *p, const uint64_t *parts, size_t count)
{
    bool few = false;
    for (size_t i = 0; i < count; i++)
        few |= ca_public_few(p, parts[i]);
    return few;
}

/* The parts of a sum are told together or not at all, and only with the sum. If no grade, or few, stayed as it was, it could
 * be told that no final grade is the best, or the worst. */
static void add_moderation(ca_public_part *p)
{
    ca_agreement agreement = ca_agreement_of(&p->part.framework->total->all, p->part.layout);
    uint64_t audits = p->part.framework->total->all.counts[CA_COUNT_RECORDS];
    static const char *const grades[] = {"same", "raised", "lowered", "disagreed", "unjudged"}, *const moderated[] = {
                                                                                                    "moderated"};
    const uint64_t numbers[] = {agreement.agreed, agreement.raised, agreement.lowered, agreement.disagreed,
                                agreement.unjudged};
    bool all = any_few(p, (uint64_t[]){agreement.n, audits - agreement.n}, 2) || /* or those that were not */
               ca_public_few_beside(p, "agreement", "", "moderated", moderated, &agreement.n, 1);
    bool parts =
        all || agreement.agreed <= p->rule.most ||
        ca_public_few_beside(p, "agreement", "", "grades", grades, numbers, 5) ||
        any_few(p, (uint64_t[]){agreement.raised, agreement.lowered, agreement.disagreed, agreement.unjudged}, 4);
    if (!agreement.n)
        return;
    ca_table *table = ca_public_table(p, "agreement", "Moderation", "how far auditors and moderators agree");
    ca_public_column(p, table, "Measure", CA_CELL_TEXT, 0);
    ca_public_column(p, table, "Value", CA_CELL_NUMBER, 0);
    count_row(p, table, "Audits moderated", agreement.n, all);
    count_row(p, table, "Same grade", agreement.agreed, parts);
    count_row(p, table, "Raised by the moderator", agreement.raised, parts);
    count_row(p, table, "Lowered by the moderator", agreement.lowered, parts);
    count_row(p, table, "Not agreed, without another grade", agreement.disagreed, parts);
    count_row(p, table, "Without a judgement on the overall grade", agreement.unjudged, parts);
    ca_table_words(p->part.set, table, "Same grade, per cent of those with a judgement");
    if (parts)
        ca_public_count(p, table, 0, true);
    else
        ca_part_share(&p->part, table, (ca_share){agreement.agreed, agreement.judged, 0});
    ca_public_tell_numbers(p, "agreement", "", "moderated", moderated, &agreement.n, 1, all);
    ca_public_tell_numbers(p, "agreement", "", "grades", grades, numbers, 5, parts);
}

static void add_actions(ca_public_part *p)
{
    const uint64_t *counts = p->part.framework->total->all.counts;
    uint64_t all = counts[CA_COUNT_ACTIONS], done = counts[CA_COUNT_ACTIONS_DONE];
    static const char *const states[] = {"done", "open"}, *const number[] = {"actions"};
    const uint64_t numbers[] = {done, all - done};
    bool few = ca_public_few(p, all) || ca_public_few_beside(p, "actions", "", "actions", number, &all, 1);
    bool parts = few || any_few(p, numbers, 2) || ca_public_few_beside(p, "actions", "", "states", states, numbers, 2);
    ca_table *table = ca_public_table(p, "actions", "Actions", "actions that followed");
    ca_public_column(p, table, "What", CA_CELL_TEXT, 0);
    ca_public_column(p, table, "Number", CA_CELL_NUMBER, 0);
    count_row(p, table, "Actions", all, few);
    count_row(p, table, "Actions done", done, parts);
    count_row(p, table, "Actions open", all - done, parts);
    ca_public_tell_numbers(p, "actions", "", "actions", number, &all, 1, few);
    ca_public_tell_numbers(p, "actions", "", "states", states, numbers, 2, parts);
}

/* The findings of one section and kind, whatever their themes: themes are words of an auditor's own. */
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

/* A count of none is withheld as a small one is, so that [c] does not say that there is something. With nothing to withhold
 * there are no small ones. */
static bool is_small(const ca_public_part *p, uint64_t findings)
{
    return p->rule.most && findings <= p->rule.most;
}

static ca_table *begin_findings(ca_public_part *p)
{
    ca_table *table = ca_public_table(p, "findings", "Findings", "strengths and areas for improvement");
    ca_table_note(p->part.set, table, "Findings are counted, not cases. A section with few of both kinds is left out.");
    ca_public_column(p, table, "Section", CA_CELL_TEXT, 0);
    ca_public_column(p, table, "Strengths", CA_CELL_NUMBER, 0);
    ca_public_column(p, table, "Areas for improvement", CA_CELL_NUMBER, 0);
    return table;
}

/* A row in which nothing can be told is left out, as is one of nothing; TABLE is made for the first that is not. */
static void finding_row(ca_public_part *p, ca_table **table, const char *id, const char *title)
{
    const ca_map *map = &p->part.framework->total->all.findings.map;
    uint64_t strengths = findings_of(map, ca_slice_of(id), "strength");
    uint64_t improvements = findings_of(map, ca_slice_of(id), "improvement");
    if ((!strengths && !improvements) || (is_small(p, strengths) && is_small(p, improvements)))
        return;
    static const char *const n[] = {"n"};
    bool few_strengths =
        is_small(p, strengths) || ca_public_few_beside(p, "findings", id, "strengths", n, &strengths, 1);
    bool few_improvements =
        is_small(p, improvements) || ca_public_few_beside(p, "findings", id, "improvements", n, &improvements, 1);
    if (!*table)
        *table = begin_findings(p);
    ca_table_words(p->part.set, *table, title);
    ca_public_count(p, *table, strengths, few_strengths);
    ca_public_count(p, *table, improvements, few_improvements);
    ca_public_tell_numbers(p, "findings", id, "strengths", n, &strengths, 1, few_strengths);
    ca_public_tell_numbers(p, "findings", id, "improvements", n, &improvements, 1, few_improvements);
}

static void add_findings(ca_public_part *p)
{
    const ca_layout *layout = p->part.layout;
    ca_table *table = NULL;
    for (int i = 0; i < layout->section_count; i++)
        finding_row(p, &table, layout->sections[i].id, layout->sections[i].title);
    for (int i = 0; i < layout->question_count; i++)
        finding_row(p, &table, layout->questions[i].id, layout->questions[i].title);
    finding_row(p, &table, "", "(not filled in)");
}

void ca_public_work(ca_public_part *p)
{
    add_moderation(p);
    add_findings(p);
    add_actions(p);
}
