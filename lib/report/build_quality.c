/* SPDX-License-Identifier: MIT */
/* How good the audits themselves were: it decides how far their grades can be trusted. */
#include "report/build_quality.h"

#include "report/told.h"
#include "summary/summary_figures.h"

#include <stdlib.h>

/* The table, and the counts of all audits. */
typedef struct {
    const ca_report_part *part;
    ca_table *table;
    const uint64_t *counts;
    const ca_faults *faults;
} quality;

/* Adds a row: N of OF, with the percentage; none if OF is 0. */
static void add_row(const quality *q, const char *what, uint64_t n, uint64_t of)
{
    if (!of)
        return;
    ca_table_words(q->part->set, q->table, what);
    ca_table_value(q->table, CA_CELL_NUMBER, (int64_t)n);
    ca_table_value(q->table, CA_CELL_NUMBER, (int64_t)of);
    ca_part_share(q->part, q->table, (ca_share){n, of, 0});
}

/* Adds the row of what is present of what is present or missing. */
static void add_required(const quality *q, const char *what, size_t first)
{
    uint64_t present = q->counts[first + CA_PRESENT];
    add_row(q, what, present, present + q->counts[first + CA_MISSING]);
}

static void add_answers(const quality *q)
{
    const ca_count_layout *layout = q->part->layout;
    uint64_t blank = 0, asked = 0;
    for (int i = 0; i < layout->question_count; i++) {
        blank += q->counts[ca_count_blank(layout, i)];
        asked += ca_count_asked(layout, q->counts, i);
    }
    add_row(q, "Answers that are filled in, or not applicable with a reason", asked - blank, asked);
}

/* Adds a row for each person with whom audits are to be discussed, or were: of the audits that ask for it or have it. */
static void add_discussions(const quality *q)
{
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++) {
        const uint64_t *states = &q->counts[CA_COUNT_DISCUSSED + i * CA_CONTACT_STATES];
        ca_text words = {0};
        ca_text_format(&words, "Discussed: %s", ca_contact_titles[i]);
        add_row(q, words.at, states[0], states[0] + states[1] + states[2]);
        ca_text_free(&words);
    }
}

/* Adds what moderators said of the audits themselves. */
static void add_moderations(const quality *q, uint64_t moderated)
{
    uint64_t judged = q->counts[CA_COUNT_QUALITY_JUDGED], addressed = q->counts[CA_COUNT_ADDRESSED];
    if (q->counts[CA_COUNT_QUALITY_UNKNOWN])
        return;
    if (judged) /* else the framework may not ask for it */
        add_row(q, "Moderations that say how well the audit was done", judged, moderated);
    add_row(q, "Moderations that say the actions were addressed, of those that say if they were", addressed,
            addressed + q->counts[CA_COUNT_ADDRESSED + 1]);
}

/* Adds the boxes that are ticked, of all boxes of the checklists. */
static void add_checklists(const quality *q)
{
    uint64_t ticked = 0;
    for (int i = 0; i < CA_CHECKLIST_BOXES; i++)
        ticked += q->counts[CA_COUNT_TICKED + i];
    if (!q->counts[CA_COUNT_CHECKLIST_UNKNOWN])
        add_row(q, "Boxes of the checklists that are ticked", ticked,
                q->counts[CA_COUNT_CHECKLISTS] * CA_CHECKLIST_BOXES);
}

/* Adds how many planned audits were returned, and how many of these are not dated after the day by which they were due. */
static void add_returned(const quality *q, const ca_completed *planned)
{
    add_row(q, "Audits returned, of those planned", planned->returned, planned->planned);
    add_row(q, "Audits dated no later than the day due", planned->dated - planned->late, planned->dated);
}

/* Adds how many of the checked audits have no error, nothing to be reported, and an auditor who had no part in the work. */
static void add_checks(const quality *q)
{
    uint64_t checked = ca_faults_of(q->faults, CA_FAULTS_CHECKED), named = ca_faults_of(q->faults, CA_FAULTS_NAMED);
    uint64_t correct = checked - ca_faults_of(q->faults, CA_FAULTS_FAULTY);
    uint64_t own_work = ca_faults_of(q->faults, CA_FAULTS_RULES + CA_RULE_AUDITOR_NOT_INDEPENDENT);
    add_row(q, CA_QUALITY_CORRECT, correct, checked);
    add_row(q, "Audits without an error or a warning", correct - ca_faults_of(q->faults, CA_FAULTS_WARNED), checked);
    if (own_work <= named)
        add_row(q, "Audits by somebody who did not do, manage or review the work, by the names", named - own_work,
                named);
}

/* A rule, and the audits that break it. */
typedef struct {
    enum ca_rule_id rule;
    uint64_t n;
} broken_rule;

/* Orders errors before warnings, then by number, then as the rules are listed. */
static int compare_broken(const void *one, const void *other)
{
    const broken_rule *a = one, *b = other;
    if (ca_rules[a->rule].severity != ca_rules[b->rule].severity)
        return ca_rules[a->rule].severity == CA_SEVERITY_ERROR ? -1 : 1;
    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

static void add_broken(const quality *q, const broken_rule *broken)
{
    const struct ca_rule *rule = &ca_rules[broken->rule];
    uint64_t checked = ca_faults_of(q->faults, CA_FAULTS_CHECKED);
    ca_table_words(q->part->set, q->table, rule->summary);
    ca_table_words(q->part->set, q->table, rule->severity == CA_SEVERITY_ERROR ? "error" : "warning");
    ca_table_value(q->table, CA_CELL_NUMBER, (int64_t)broken->n);
    ca_table_value(q->table, CA_CELL_NUMBER, (int64_t)checked);
    ca_part_share(q->part, q->table, (ca_share){broken->n, checked, 0});
    ca_table_words(q->part->set, q->table, rule->id);
}

/* Puts the rules that audits break into BROKEN, in the order of the table. Returns their number. */
static size_t list_broken(const ca_faults *faults, broken_rule broken[CA_RULE_COUNT])
{
    size_t count = 0;
    for (int i = 0; i < CA_RULE_COUNT; i++) {
        uint64_t n = ca_faults_of(faults, CA_FAULTS_RULES + (size_t)i);
        if (n)
            broken[count++] = (broken_rule){(enum ca_rule_id)i, n};
    }
    qsort(broken, count, sizeof *broken, compare_broken);
    return count;
}

/* Adds the table of the rules that audits break, if there are any. */
static void add_faults(quality *q)
{
    const ca_report_part *part = q->part;
    uint64_t checked = ca_faults_of(q->faults, CA_FAULTS_CHECKED), all = q->counts[CA_COUNT_RECORDS];
    broken_rule broken[CA_RULE_COUNT];
    size_t count = list_broken(q->faults, broken);
    if (!count)
        return;
    q->table = ca_part_table(part, "faults", "Errors", "errors and warnings by rule");
    ca_table_note(part->set, q->table,
                  "The audits that break each rule of validation, as they were when they were counted: errors that "
                  "were put right before are not among them. The names of the rules are those of audit-validate, "
                  "whose --explain tells more.");
    if (checked < all)
        ca_table_note(part->set, q->table, "%s of the %s audits were checked.",
                      ca_told_count_in(&part->set->arena, checked), ca_told_count_in(&part->set->arena, all));
    ca_table_column(part->set, q->table, CA_FAULTS_RULE, CA_CELL_TEXT);
    q->table->columns[0].long_text = true;
    ca_table_column(part->set, q->table, CA_FAULTS_SEVERITY, CA_CELL_TEXT);
    ca_table_column(part->set, q->table, CA_FAULTS_AUDITS, CA_CELL_NUMBER);
    ca_table_column(part->set, q->table, "Of", CA_CELL_NUMBER);
    ca_table_column(part->set, q->table, "%", CA_CELL_PERCENT);
    ca_table_column(part->set, q->table, "Name of the rule", CA_CELL_TEXT);
    for (size_t i = 0; i < count; i++)
        add_broken(q, &broken[i]);
}

void ca_part_quality(const ca_report_part *part)
{
    const uint64_t *counts = part->framework->total->all.counts;
    const ca_completed *planned = ca_completion_of(&part->summary->completion, part->layout->id);
    ca_agreement agreement = ca_agreement_of(&part->framework->total->all, part->layout);
    quality q = {part, ca_part_table(part, "audit-quality", "Audit quality", "how good the audits were"), counts,
                 &part->framework->total->all.faults};
    ca_table_note(part->set, q.table,
                  "What the audits have of what they should have: the less, the less their grades can be trusted. The "
                  "errors of single audits are reported when they are validated.");
    ca_table_column(part->set, q.table, "What", CA_CELL_TEXT);
    ca_table_column(part->set, q.table, "Number", CA_CELL_NUMBER);
    ca_table_column(part->set, q.table, "Of", CA_CELL_NUMBER);
    ca_table_column(part->set, q.table, "%", CA_CELL_PERCENT);
    if (planned && !(part->several && part->summary->completion.frameworks_unknown))
        add_returned(&q, planned);
    if (ca_framework_has_overall(part->framework))
        add_row(&q, "Audits with a final grade", counts[CA_COUNT_RECORDS] - counts[CA_COUNT_NOT_GRADED],
                counts[CA_COUNT_RECORDS]);
    add_checks(&q);
    add_answers(&q);
    if (part->layout->grade_count)
        add_row(&q, "Audits read twice", agreement.n, counts[CA_COUNT_RECORDS]);
    add_moderations(&q, agreement.n);
    add_discussions(&q);
    if (counts[CA_COUNT_REPLIES])
        add_row(&q, "Audits with a reply to the feedback, of those owed feedback", counts[CA_COUNT_REPLIED],
                counts[CA_COUNT_FEEDBACK_DUE]);
    add_required(&q, "Plans of actions, where one is required", CA_COUNT_PLANS);
    add_row(&q, "Actions with an owner", counts[CA_COUNT_ACTIONS] - counts[CA_COUNT_NO_OWNER],
            counts[CA_COUNT_ACTIONS]);
    add_row(&q, "Actions with a date to be done by", counts[CA_COUNT_ACTIONS] - counts[CA_COUNT_NO_DUE],
            counts[CA_COUNT_ACTIONS]);
    add_checklists(&q);
    add_faults(&q);
}
