/* SPDX-License-Identifier: MIT */
/* Tallies, and the increments of one record. */
#include "summary/tally.h"

#include "check/concern.h"
#include "record/action.h"
#include "record/auditors_of.h"
#include "record/replies.h"
#include "record/theme_meant.h"

#include <stdlib.h>

void ca_tally_begin(ca_tally *tally, const ca_count_layout *layout)
{
    *tally = (ca_tally){.counts = ca_allocate(layout->size, sizeof *tally->counts)};
}

void ca_tally_add_counts(ca_tally *into, const ca_tally *from, const ca_count_layout *layout)
{
    for (size_t i = 0; i < layout->size; i++)
        into->counts[i] += from->counts[i];
    ca_faults_add(&into->faults, &from->faults);
}

void ca_tally_add(ca_tally *into, const ca_tally *from, const ca_count_layout *layout)
{
    ca_tally_add_counts(into, from, layout);
    ca_findings_add(&into->findings, &from->findings);
}

void ca_tally_free(ca_tally *tally)
{
    free(tally->counts);
    ca_findings_free(&tally->findings);
    ca_faults_free(&tally->faults);
    *tally = (ca_tally){0};
}

ca_group_tally *ca_group_tally_new(const ca_count_layout *layout)
{
    ca_group_tally *group = ca_allocate(1, sizeof *group);
    ca_tally_begin(&group->all, layout);
    return group;
}

ca_tally *ca_group_tally_quarter(ca_group_tally *group, ca_slice quarter, const ca_count_layout *layout)
{
    ca_map_entry *entry = ca_map_at(&group->quarters, quarter);
    if (!entry->thing) {
        entry->thing = ca_allocate(1, sizeof(ca_tally));
        ca_tally_begin(entry->thing, layout);
    }
    return entry->thing;
}

void ca_group_tally_add(ca_group_tally *into, const ca_group_tally *from, const ca_count_layout *layout)
{
    ca_tally_add(&into->all, &from->all, layout);
    for (size_t i = 0; i < from->quarters.count; i++) {
        const ca_map_entry *entry = &from->quarters.entries[i];
        ca_tally_add(ca_group_tally_quarter(into, entry->name, layout), entry->thing, layout);
    }
}

void ca_group_tally_add_counts(ca_group_tally *into, const ca_group_tally *from, const ca_count_layout *layout)
{
    ca_tally_add_counts(&into->all, &from->all, layout);
    for (size_t i = 0; i < from->quarters.count; i++) {
        const ca_map_entry *entry = &from->quarters.entries[i];
        ca_tally_add_counts(ca_group_tally_quarter(into, entry->name, layout), entry->thing, layout);
    }
}

void ca_group_tally_add_named(ca_group_tally *into, ca_slice name, const ca_group_tally *from, ca_slice from_name,
                              const ca_count_layout *layout)
{
    ca_spellings_join(&into->spellings, name, into->all.counts[CA_COUNT_RECORDS], from->spellings, from_name,
                      from->all.counts[CA_COUNT_RECORDS]);
    ca_group_tally_add(into, from, layout);
}

void ca_group_tally_merge_findings(ca_group_tally *group)
{
    ca_findings_merge(&group->all.findings);
    for (size_t i = 0; i < group->quarters.count; i++)
        ca_findings_merge(&((ca_tally *)group->quarters.entries[i].thing)->findings);
}

static ca_spellings **spellings_of(void *group)
{
    return &((ca_group_tally *)group)->spellings;
}

static uint64_t audits_of(const void *group)
{
    return ((const ca_group_tally *)group)->all.counts[CA_COUNT_RECORDS];
}

static void merge_group(void *into, void *from, const void *layout)
{
    ca_group_tally_add(into, from, layout);
    ca_group_tally_free(from);
}

void ca_group_tallies_merge(ca_map *groups, enum ca_spelling_rule rule, const ca_count_layout *layout)
{
    const ca_spelt_things things = {
        .spellings = spellings_of, .number = audits_of, .merge = merge_group, .context = layout};
    ca_spellings_merge(groups, rule, &things);
    for (size_t i = 0; i < groups->count; i++)
        ca_group_tally_merge_findings(groups->entries[i].thing);
}

static void free_quarter(void *tally)
{
    ca_tally_free(tally);
    free(tally);
}

void ca_group_tally_free(void *thing)
{
    ca_group_tally *group = thing;
    ca_tally_free(&group->all);
    ca_map_free(&group->quarters, free_quarter);
    ca_spellings_free(group->spellings);
    free(group);
}

void ca_tally_apply(ca_tally *tally, const ca_increments *increments, const ca_addition *addition)
{
    const uint32_t *counts = increments->counts + addition->first_count;
    const char *keys = increments->keys.at;
    ca_slice id = {keys + addition->case_start, addition->case_end - addition->case_start};
    for (size_t i = 0; i < addition->count; i++)
        tally->counts[counts[i]]++;
    for (size_t i = 0; i < addition->fault_count; i++)
        ca_faults_count(&tally->faults, counts[addition->count + i]);
    for (size_t i = 0; i < addition->found_count; i++) {
        const ca_found *found = &increments->found[addition->first_found + i];
        ca_finding *finding = ca_findings_of_key(
            &tally->findings, (ca_slice){keys + found->start, found->end - found->start}, found->hash);
        finding->n++;
        finding->programme += addition->programme;
        finding->audits += found->first && !addition->programme;
        if (found->before >= 0)
            finding->before[found->before]++;
        ca_case_ids_add(&finding->cases, id);
    }
}

void ca_increments_clear(ca_increments *increments)
{
    increments->count = increments->found_count = 0;
    ca_text_clear(&increments->keys);
}

void ca_increments_free(ca_increments *increments)
{
    free(increments->counts);
    free(increments->found);
    ca_text_free(&increments->keys);
    *increments = (ca_increments){0};
}

typedef struct {
    ca_increments *increments;
    ca_record *record;
    const ca_grading *grading;
    const ca_count_layout *layout;
} counter;

static void count(counter *c, size_t index)
{
    ca_increments *increments = c->increments;
    increments->counts =
        ca_array_grow(increments->counts, increments->count, &increments->capacity, sizeof *increments->counts);
    increments->counts[increments->count++] = (uint32_t)index;
}

static void count_overall(counter *c)
{
    const ca_grading *grading = c->grading;
    count(c, CA_COUNT_RECORDS);
    count(c, grading->final == CA_NO_GRADE ? CA_COUNT_NOT_GRADED : c->layout->overall + (size_t)grading->final);
    if (c->layout->recent && ca_record_has(c->record, CA_OVERALL_RECENT_FIELD))
        count(c, c->layout->recently + (size_t)ca_record_number(c->record, CA_OVERALL_RECENT_FIELD, 0));
    if (grading->capped)
        count(c, CA_COUNT_CAPPED);
    if (grading->override)
        count(c, CA_COUNT_OVERRIDDEN);
    count(c, ca_count_plan(grading->plan));
    count(c, ca_count_escalation(grading->escalation));
}

/* The first moderation counts: a third reader knows the grades of both others. A moderator who disagrees without giving a grade
 * has judged the audit, just like one who agrees. A moderation that does not say that it was blind is one after sight of the
 * auditor's grade. */
static void count_moderation(counter *c)
{
    const ca_grading *grading = c->grading;
    const ca_first_moderation first = ca_moderation_first(c->record, grading);
    enum ca_blind judged = CA_BLIND_UNJUDGED;
    if (grading->auditor != CA_NO_GRADE)
        count(c, ca_count_auditor(c->layout, grading->auditor, CA_AUDITOR_ALL));
    if (grading->auditor != CA_NO_GRADE && first.grade != CA_NO_GRADE) {
        count(c, ca_count_moderated(c->layout, grading->auditor, first.grade));
        judged = grading->auditor == first.grade ? CA_BLIND_AGREED : CA_BLIND_OTHER;
    } else if (first.moderated) {
        count(c, first.disagrees ? CA_COUNT_DISAGREED : CA_COUNT_UNJUDGED);
        if (grading->auditor != CA_NO_GRADE)
            count(c, ca_count_auditor(c->layout, grading->auditor,
                                      first.disagrees ? CA_AUDITOR_DISAGREED : CA_AUDITOR_UNJUDGED));
        judged = first.disagrees ? CA_BLIND_OTHER : CA_BLIND_UNJUDGED;
    } else {
        return;
    }
    if (first.blind)
        count(c, CA_COUNT_BLIND + (size_t)judged);
    if (first.quality)
        count(c, CA_COUNT_QUALITY_JUDGED);
    if (first.addressed >= 0)
        count(c, CA_COUNT_ADDRESSED + (size_t)!first.addressed);
}

/* Returns whether the form hides the question: it follows another, whose answer does not lead to it. */
static bool is_hidden(const counter *c, int question)
{
    const ca_question *asked = &c->record->framework->questions[question];
    return asked->after >= 0 && ca_question_asked(asked, ca_record_type(c->record)) &&
           !ca_record_applies(c->record, question);
}

/* A question that does not apply is counted only if it was answered anyway. */
static void count_answers(counter *c)
{
    for (int i = 0; i < c->layout->question_count; i++) {
        int grade;
        enum ca_state state = ca_record_state(c->record, i, &grade);
        if (state != CA_STATE_BLANK && state != CA_STATE_NA && is_hidden(c, i))
            count(c, ca_count_hidden(c->layout, i));
        if (state == CA_STATE_GRADED)
            count(c, ca_count_answer(c->layout, i, grade));
        else if (state == CA_STATE_YES || state == CA_STATE_NO)
            count(c, ca_count_answer(c->layout, i, state == CA_STATE_NO));
        else if (state == CA_STATE_GIVEN)
            count(c, ca_count_answer(c->layout, i, 0));
        else if (ca_record_applies(c->record, i))
            count(c, state == CA_STATE_NA ? ca_count_na(c->layout, i) : ca_count_blank(c->layout, i));
    }
}

/* A rule is counted as capped if its own ceiling is below the grade before rules; a rule without a ceiling, if there
 * was a grade to lower. */
static void count_rules(counter *c)
{
    for (size_t i = 0; i < c->grading->fired_count; i++) {
        int index = c->grading->fired[i].limit;
        const ca_count_layout_rule *rule = &c->layout->rules[index];
        int lowest = rule->ceiling == CA_NO_GRADE ? 0 : rule->ceiling;
        count(c, c->layout->fired + 2 * (size_t)index);
        if (rule->binding && c->grading->start > lowest)
            count(c, c->layout->fired + 2 * (size_t)index + 1);
    }
}

static void count_action(counter *c, const ca_entry *action, ca_date as_of)
{
    int days;
    enum ca_action_state state = ca_action_state_on(action, as_of, &days);
    if (ca_entry_is_empty(action))
        return;
    count(c, CA_COUNT_ACTIONS);
    if (state == CA_ACTION_DONE)
        count(c, CA_COUNT_ACTIONS_DONE);
    if (ca_had_come(ca_entry_value(action, CA_ACTION_REVIEWED_FIELD), as_of))
        count(c, CA_COUNT_ACTIONS_REVIEWED);
    if (!ca_entry_value(action, CA_ACTION_OWNER_FIELD)->node)
        count(c, CA_COUNT_NO_OWNER);
    if (!ca_entry_value(action, CA_ACTION_DUE_FIELD)->node)
        count(c, CA_COUNT_NO_DUE);
    if (state == CA_ACTION_OVERDUE)
        count(c, CA_COUNT_OVERDUE + (size_t)((days > 30) + (days > 90)));
}

/* The earlier grade is the one given in this record. The earlier record is not used even if it is in the input: it
 * may also be in another summary, and both ways must add up to the same counts. */
static void count_reaudit(counter *c)
{
    const ca_record *record = c->record;
    int before = ca_record_number(record, CA_PREVIOUS_GRADE_FIELD, CA_NO_GRADE), now = c->grading->final;
    bool audited = ca_record_number(record, CA_PREVIOUS_AUDITED_FIELD, 0) || before != CA_NO_GRADE ||
                   ca_record_has(record, CA_PREVIOUS_ID_FIELD) || ca_record_has(record, CA_PREVIOUS_DATE_FIELD);
    enum ca_reaudit state = before == CA_NO_GRADE || now == CA_NO_GRADE ? CA_REAUDIT_UNKNOWN
                            : now > before                              ? CA_IMPROVED
                            : now < before                              ? CA_FELL
                                                                        : CA_STAYED;
    if (audited)
        count(c, CA_COUNT_REAUDITS + (size_t)state);
}

static void count_flags(counter *c, bool told)
{
    const ca_entries *flags = &c->record->groups[CA_FLAGS];
    for (size_t i = 0; i < flags->count; i++) {
        const ca_value *value = ca_entry_value(&flags->entries[i], CA_FLAG_FIELD);
        if (!value->node || !value->number)
            continue;
        count(c, c->layout->flags_set + (size_t)flags->entries[i].key);
        if (!told && (c->layout->concern_flags >> flags->entries[i].key & 1))
            count(c, c->layout->flags_untold + (size_t)flags->entries[i].key);
    }
}

static void count_concern(counter *c, const ca_concern *concern)
{
    const bool on[CA_CONCERN_BASES] = {ca_is_concern(concern), concern->flagged, concern->inadequate, concern->other};
    for (int i = 0; i < CA_CONCERN_BASES; i++)
        if (on[i])
            count(c, ca_count_concern((enum ca_concern_basis)i, !concern->told));
}

/* Counts a discussion with the person ROLE, and its means if they are filled in. */
static void count_discussion(counter *c, const ca_entry *contact, int role)
{
    const ca_value *how = ca_entry_value(contact, CA_CONTACT_HOW_FIELD);
    count(c, CA_COUNT_DISCUSSED + (size_t)role * CA_CONTACT_STATES);
    if (how->node)
        count(c, CA_COUNT_MEANS + (size_t)role * CA_CONTACT_MEANS + (size_t)how->number);
}

/* Only discussions that the form requires count as not filled in: a form that requires none with the child has
 * missed none. */
static void count_discussions(counter *c)
{
    unsigned asked = ca_people_asked(c->record);
    for (int i = 0; i < c->record->framework->requirements.discuss_any_count; i++)
        asked |= ca_people_missed(c->record, i);
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++) {
        const ca_entry *contact = ca_record_entry(c->record, CA_DISCUSSED, i);
        size_t index = CA_COUNT_DISCUSSED + (size_t)i * CA_CONTACT_STATES;
        if (contact && ca_entry_value(contact, CA_CONTACT_DATE_FIELD)->node)
            count_discussion(c, contact, i);
        else if (contact && ca_entry_value(contact, CA_CONTACT_NOT_FIELD)->node)
            count(c, index + 1);
        else if (asked >> i & 1)
            count(c, index + 2);
    }
}

/* A checklist without a tick is one: its audit was not filed, or nobody says so. */
static void count_checklist(counter *c)
{
    if (!c->record->scan.count || !ca_node_member(&c->record->scan, 0, "checklist"))
        return;
    count(c, CA_COUNT_CHECKLISTS);
    for (int i = 0; i < CA_CHECKLIST_BOXES; i++)
        if (ca_record_number(c->record, (enum ca_field)(CA_CHECK_ON_FILE_FIELD + i), 0))
            count(c, CA_COUNT_TICKED + (size_t)i);
}

/* Counts who audited: insiders, outsiders, both. */
static void count_auditors(counter *c)
{
    size_t number = 0;
    if (!c->record->groups[CA_AUDITORS].count) /* hardly ever */
        return;
    const ca_auditor_of *list = ca_auditors_of(c->record, NULL, &number);
    enum ca_audited_by by = ca_audited_by(list, number);
    if (by != CA_AUDITED_UNSAID)
        count(c, CA_COUNT_AUDITED_BY + (size_t)by - CA_AUDITED_INSIDE);
    if (number > 1)
        count(c, CA_COUNT_TOGETHER);
}

static void count_replies(counter *c)
{
    size_t number = 0;
    if (!ca_feedback_is_due(c->record))
        return;
    count(c, CA_COUNT_FEEDBACK_DUE);
    const ca_reply *replies = ca_replies_of(c->record, &number);
    if (number)
        count(c, CA_COUNT_REPLIED);
    for (size_t i = 0; i < number; i++) {
        count(c, CA_COUNT_REPLIES);
        if (replies[i].agrees.node)
            count(c, CA_COUNT_AGREES + (size_t)!replies[i].agrees.number);
    }
}

/* Counts the rules that the record breaks. */
static void count_faults(counter *c, const bool *broken)
{
    bool any[2] = {false, false};
    for (int i = 0; i < CA_RULE_COUNT; i++)
        if (broken[i]) {
            count(c, CA_FAULTS_RULES + (size_t)i);
            any[ca_rules[i].severity] = true;
        }
    count(c, CA_FAULTS_CHECKED);
    if (any[CA_SEVERITY_ERROR])
        count(c, CA_FAULTS_FAULTY);
    else if (any[CA_SEVERITY_WARNING])
        count(c, CA_FAULTS_WARNED);
    if (ca_record_has(c->record, CA_AUDITOR_FIELD) &&
        (ca_record_has(c->record, CA_PRACTITIONER_FIELD) || ca_record_has(c->record, CA_MANAGER_FIELD) ||
         ca_record_has(c->record, CA_IRO_FIELD)))
        count(c, CA_FAULTS_NAMED);
}

/* Returns the theme of a finding, by its id if the vocabulary has it. */
static ca_slice theme_of(const counter *c, const ca_entry *entry)
{
    ca_slice words = ca_entry_text(c->record, entry, CA_FINDING_THEME_FIELD);
    const ca_finding_theme *theme = ca_theme_meant(&c->record->framework->finding_themes, words);
    return theme ? ca_slice_of(theme->id) : words;
}

/* Returns a hash of the kind and theme of a finding, the same for all spellings of the theme. */
static uint64_t theme_hash(const counter *c, ca_slice theme, int kind)
{
    ca_slice plain = ca_spelling_plain(&c->record->arena, ca_spelling_rule_of(CA_FINDING_THEME_FIELD), theme);
    return ca_table_hash(plain) + (uint64_t)kind;
}

/* Sets which of COUNT findings, of one record, are the first of their kind and theme. */
static void mark_firsts(ca_found *found, size_t count)
{
    enum { FEW = 32 }; /* so many are compared with one another */
    ca_map met = {0};
    for (size_t i = 0; i < count; i++) {
        found[i].first = true;
        for (size_t j = 0; count <= FEW && j < i; j++)
            found[i].first &= found[j].theme != found[i].theme;
        if (count <= FEW)
            continue;
        ca_map_entry *entry = ca_map_at(&met, (ca_slice){(const char *)&found[i].theme, sizeof found[i].theme});
        found[i].first = !entry->thing;
        entry->thing = found;
    }
    ca_map_free(&met, NULL);
}

static void find(counter *c, const ca_entry *entry)
{
    ca_increments *increments = c->increments;
    const ca_value *kind = ca_entry_value(entry, CA_FINDING_KIND_FIELD);
    const ca_value *before = ca_entry_value(entry, CA_FINDING_BEFORE_FIELD);
    ca_found found = {.start = increments->keys.size, .before = before->node ? before->number : -1};
    ca_slice theme = theme_of(c, entry);
    ca_finding_key_write(&increments->keys, ca_entry_text(c->record, entry, CA_FINDING_SECTION_FIELD),
                         ca_slice_of(kind->node ? ca_finding_kinds[kind->number] : ""), theme);
    found.theme = theme_hash(c, theme, kind->node ? kind->number + 1 : 0);
    found.end = increments->keys.size;
    found.hash = ca_table_hash((ca_slice){increments->keys.at + found.start, found.end - found.start});
    increments->found = ca_array_grow(increments->found, increments->found_count, &increments->found_capacity,
                                      sizeof *increments->found);
    increments->found[increments->found_count++] = found;
}

static void find_all(counter *c)
{
    const ca_entries *findings = &c->record->groups[CA_FINDINGS];
    size_t from = c->increments->found_count;
    for (size_t i = 0; i < findings->count; i++)
        if (!ca_entry_is_empty(&findings->entries[i]))
            find(c, &findings->entries[i]);
    if (c->increments->found_count > from)
        mark_firsts(&c->increments->found[from], c->increments->found_count - from);
}

/* A programme is not an audit: only the record itself and its findings are counted. */
static void count_all(counter *c, bool programme, ca_date as_of)
{
    const ca_entries *actions = &c->record->groups[CA_ACTIONS];
    ca_concern concern = ca_concern_of(c->record, c->grading);
    if (programme) {
        count(c, CA_COUNT_RECORDS);
        return;
    }
    count_overall(c);
    count_moderation(c);
    count_answers(c);
    count_rules(c);
    for (size_t i = 0; i < actions->count; i++)
        count_action(c, &actions->entries[i], as_of);
    count_discussions(c);
    count_checklist(c);
    count_auditors(c);
    count_replies(c);
    count_reaudit(c);
    count_flags(c, concern.told);
    count_concern(c, &concern);
}

ca_addition ca_increments_of(ca_increments *increments, ca_record *record, const ca_grading *grading,
                             const ca_count_layout *layout, ca_date as_of, const bool *broken)
{
    counter c = {increments, record, grading, layout};
    ca_slice id = ca_record_text(record, CA_CASE_ID_FIELD);
    ca_addition adds = {.first_count = increments->count,
                        .first_found = increments->found_count,
                        .case_start = increments->keys.size,
                        .programme = ca_record_number(record, CA_KIND_FIELD, CA_FULL) == CA_PROGRAMME};
    ca_text_append(&increments->keys, id.at, id.size);
    adds.case_end = increments->keys.size;
    count_all(&c, adds.programme, as_of);
    find_all(&c);
    adds.count = increments->count - adds.first_count;
    if (broken && !adds.programme)
        count_faults(&c, broken);
    adds.fault_count = increments->count - adds.first_count - adds.count;
    adds.found_count = increments->found_count - adds.first_found;
    return adds;
}
