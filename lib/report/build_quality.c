/* SPDX-License-Identifier: MIT */
/* How good the audits themselves were: it decides how far their grades can be trusted. */
#include "report/build_quality.h"

#include "summary/summary_figures.h"

/* The table, and the counts of all audits. */
typedef struct {
    const ca_report_part *part;
    ca_table *table;
    const uint64_t *counts;
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
        asked += q->counts[ca_count_blank(layout, i)] + q->counts[ca_count_na(layout, i)];
        for (int j = 0; j < ca_count_layout_choices(layout, i); j++)
            asked += q->counts[ca_count_answer(layout, i, j)];
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

void ca_part_quality(const ca_report_part *part)
{
    const uint64_t *counts = part->framework->total->all.counts;
    const ca_completed *planned = ca_completion_of(&part->summary->completion, part->layout->id);
    ca_agreement agreement = ca_agreement_of(&part->framework->total->all, part->layout);
    quality q = {part, ca_part_table(part, "audit-quality", "Audit quality", "how good the audits were"), counts};
    ca_table_note(part->set, q.table,
                  "What the audits have of what they should have: the less, the less their grades can be trusted. The "
                  "errors of single audits are reported when they are validated.");
    ca_table_column(part->set, q.table, "What", CA_CELL_TEXT);
    ca_table_column(part->set, q.table, "Number", CA_CELL_NUMBER);
    ca_table_column(part->set, q.table, "Of", CA_CELL_NUMBER);
    ca_table_column(part->set, q.table, "%", CA_CELL_PERCENT);
    if (planned && !(part->several && part->summary->completion.frameworks_unknown))
        add_row(&q, "Audits returned, of those planned", planned->returned, planned->planned);
    if (ca_framework_has_overall(part->framework))
        add_row(&q, "Audits with a final grade", counts[CA_COUNT_RECORDS] - counts[CA_COUNT_NOT_GRADED],
                counts[CA_COUNT_RECORDS]);
    add_answers(&q);
    if (part->layout->grade_count)
        add_row(&q, "Audits read twice", agreement.n, counts[CA_COUNT_RECORDS]);
    add_moderations(&q, agreement.n);
    add_discussions(&q);
    add_required(&q, "Plans of actions, where one is required", CA_COUNT_PLANS);
    add_row(&q, "Actions with an owner", counts[CA_COUNT_ACTIONS] - counts[CA_COUNT_NO_OWNER],
            counts[CA_COUNT_ACTIONS]);
    add_row(&q, "Actions with a date to be done by", counts[CA_COUNT_ACTIONS] - counts[CA_COUNT_NO_DUE],
            counts[CA_COUNT_ACTIONS]);
    add_checklists(&q);
}
