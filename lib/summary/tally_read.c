/* SPDX-License-Identifier: MIT */
/* Reads a tally from JSON. */
#include "summary/tally_read.h"

#include "summary/summary_figures.h"

void ca_read_fault(ca_summary_reader *r)
{
    r->wrong = true;
    (void)ca_error_set(r->error, "%s: is not a summary that this version wrote, or is damaged (%s)", r->name, r->part);
}

const json_t *ca_read_member(ca_summary_reader *r, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    if (!value)
        ca_read_fault(r);
    return value;
}

uint64_t ca_read_number(ca_summary_reader *r, const json_t *object, const char *name)
{
    const json_t *value = ca_read_member(r, object, name);
    if (value && json_is_integer(value) && json_integer_value(value) >= 0 && json_integer_value(value) <= CA_COUNT_MOST)
        return (uint64_t)json_integer_value(value);
    ca_read_fault(r);
    return 0;
}

static void read_listed(ca_summary_reader *r, const json_t *object, const char *name, const char *const *names,
                        uint64_t *counts)
{
    const json_t *list = ca_read_member(r, object, name);
    for (int i = 0; !r->wrong && names[i]; i++)
        counts[i] = ca_read_number(r, list, names[i]);
}

static void read_plans_and_actions(ca_summary_reader *r, const json_t *json, uint64_t *counts)
{
    const json_t *actions = ca_read_member(r, json, "actions");
    read_listed(r, json, "plans", ca_requirement_states, counts + CA_COUNT_PLANS);
    read_listed(r, json, "escalations", ca_requirement_states, counts + CA_COUNT_ESCALATIONS);
    counts[CA_COUNT_ACTIONS] = ca_read_number(r, actions, "n");
    counts[CA_COUNT_ACTIONS_DONE] = ca_read_number(r, actions, "done");
    if (counts[CA_COUNT_ACTIONS_DONE] > counts[CA_COUNT_ACTIONS])
        ca_read_fault(r);
    counts[CA_COUNT_ACTIONS_REVIEWED] = ca_read_number(r, actions, "reviewed");
    counts[CA_COUNT_NO_OWNER] = ca_read_number(r, actions, "no_owner");
    counts[CA_COUNT_NO_DUE] = ca_read_number(r, actions, "no_due");
    if (r->summary->as_of != CA_NO_DATE)
        read_listed(r, actions, "overdue_days", ca_overdue_bands, counts + CA_COUNT_OVERDUE);
}

/* Reads the numbers of concerns with somebody told and nobody told; their sum is derived. */
static void read_told(ca_summary_reader *r, const json_t *object, const char *name, uint64_t counts[2])
{
    static const char *const members[] = {"told", "not_told", NULL};
    read_listed(r, object, name, members, counts);
}

void ca_tally_read_requirements(ca_summary_reader *r, const json_t *json, const ca_count_layout *layout,
                                uint64_t *counts)
{
    const json_t *concerns = ca_read_member(r, json, "concerns"), *flags = ca_read_member(r, json, "flags");
    counts[CA_COUNT_RECORDS] = ca_read_number(r, json, "records");
    for (int i = 0; !r->wrong && i < CA_CONCERN_BASES; i++)
        read_told(r, concerns, ca_concern_bases[i], &counts[ca_count_concern((enum ca_concern_basis)i, false)]);
    for (int i = 0; !r->wrong && i < layout->flag_count; i++) {
        const json_t *flag = ca_read_member(r, flags, layout->flags[i].id);
        uint64_t n = ca_read_number(r, flag, "n");
        uint64_t not_told = layout->concern_flags >> i & 1 ? ca_read_number(r, flag, "not_told") : 0;
        if (not_told > n)
            ca_read_fault(r);
        counts[layout->flags_set + (size_t)i] = n;
        counts[layout->flags_untold + (size_t)i] = not_told;
    }
    if (!r->wrong)
        read_plans_and_actions(r, json, counts);
}

/* A summary of 0.1.0 lacks the count, and a sum with one has null. */
static void read_hidden(ca_summary_reader *r, const json_t *question, size_t index, uint64_t *counts)
{
    const json_t *hidden = json_object_get(question, "hidden");
    if (!hidden || json_is_null(hidden))
        counts[CA_COUNT_HIDDEN_UNKNOWN] = counts[CA_COUNT_RECORDS];
    else
        counts[index] = ca_read_number(r, question, "hidden");
}

static void read_questions(ca_summary_reader *r, const json_t *json, const ca_count_layout *layout, uint64_t *counts)
{
    r->part = "questions";
    const json_t *questions = ca_read_member(r, json, "questions");
    for (int i = 0; !r->wrong && i < layout->question_count; i++) {
        const ca_count_layout_question *question = &layout->questions[i];
        const json_t *one = ca_read_member(r, questions, question->id);
        const json_t *choices = ca_read_member(r, one, question->type == CA_QUESTION_GRADE ? "grades" : "answers");
        for (int j = 0; !r->wrong && j < ca_count_layout_choices(layout, i); j++)
            counts[ca_count_answer(layout, i, j)] = ca_read_number(r, choices, ca_count_layout_choice(layout, i, j));
        counts[ca_count_na(layout, i)] = ca_read_number(r, one, "na");
        counts[ca_count_blank(layout, i)] = ca_read_number(r, one, "blank");
        if (*question->after)
            read_hidden(r, one, ca_count_hidden(layout, i), counts);
    }
}

/* Refuses counts of an earlier version: they lack moderators who disagree without a grade, so the agreement would be
 * too high. */
static const json_t *read_moderation(ca_summary_reader *r, const json_t *json)
{
    const json_t *moderation = ca_read_member(r, json, "moderation");
    if (r->wrong || !json_is_object(moderation) || json_object_get(moderation, "disagreed"))
        return moderation;
    r->wrong = true;
    (void)ca_error_set(r->error,
                       "%s: was made by an earlier version, which did not count moderators who disagree "
                       "without giving a grade; make it again from its records (moderation.disagreed)",
                       r->name);
    return moderation;
}

/* Reads the counts of blind moderations, which a summary of an earlier version, and a sum with one, lacks. Where nothing was
 * moderated they are none, whatever the version. Needs the other counts of moderation. */
static void read_blind(ca_summary_reader *r, const json_t *moderation, const ca_count_layout *layout, uint64_t *counts)
{
    const json_t *blind = json_object_get(moderation, "blind");
    ca_tally tally = {.counts = counts};
    ca_agreement all = ca_agreement_of(&tally, layout);
    if (!blind || json_is_null(json_object_get(blind, "n"))) {
        counts[CA_COUNT_BLIND_UNKNOWN] = all.n;
        return;
    }
    uint64_t n = ca_read_number(r, blind, "n"), judged = ca_read_number(r, blind, "judged");
    uint64_t agreed = ca_read_number(r, blind, "agreed");
    if (r->wrong)
        return;
    if (agreed > judged || judged > n || agreed > all.agreed || judged - agreed > all.judged - all.agreed ||
        n - judged > all.unjudged) {
        ca_read_fault(r);
        return;
    }
    counts[(size_t)CA_COUNT_BLIND + CA_BLIND_AGREED] = agreed;
    counts[(size_t)CA_COUNT_BLIND + CA_BLIND_OTHER] = judged - agreed;
    counts[(size_t)CA_COUNT_BLIND + CA_BLIND_UNJUDGED] = n - judged;
}

/* Reads the auditors' grades, which a summary of an earlier version, and a sum with one, lacks. Needs the other counts of
 * moderation. */
static void read_auditors(ca_summary_reader *r, const json_t *moderation, const ca_count_layout *layout,
                          uint64_t *counts)
{
    static const char *const names[CA_AUDITOR_COUNTS] = {"n", "disagreed", "unjudged"};
    const json_t *auditors = json_object_get(moderation, "auditors");
    uint64_t sums[CA_AUDITOR_COUNTS] = {0};
    const ca_tally tally = {.counts = counts};
    if (!auditors || json_is_null(auditors)) {
        counts[CA_COUNT_AUDITORS_UNKNOWN] = layout->grade_count ? counts[CA_COUNT_RECORDS] : 0;
        return;
    }
    for (int i = 0; !r->wrong && i < layout->grade_count; i++) {
        const json_t *row = ca_read_member(r, auditors, layout->grades[i].id);
        for (int j = 0; !r->wrong && j < CA_AUDITOR_COUNTS; j++) {
            uint64_t n = ca_read_number(r, row, names[j]);
            counts[ca_count_auditor(layout, i, (enum ca_auditor_count)j)] = n;
            sums[j] += n;
        }
        ca_read_twice twice = ca_read_twice_of(&tally, layout, i);
        if (!r->wrong && twice.n > twice.of)
            ca_read_fault(r);
    }
    if (!r->wrong &&
        (sums[CA_AUDITOR_ALL] > counts[CA_COUNT_RECORDS] || sums[CA_AUDITOR_DISAGREED] > counts[CA_COUNT_DISAGREED] ||
         sums[CA_AUDITOR_UNJUDGED] > counts[CA_COUNT_UNJUDGED]))
        ca_read_fault(r);
}

/* Reads what moderators say of the audit itself, which a summary of an earlier version, and a sum with one, lacks. Needs the
 * other counts of moderation. */
static void read_audit_quality(ca_summary_reader *r, const json_t *moderation, const ca_count_layout *layout,
                               uint64_t *counts)
{
    const json_t *quality = json_object_get(moderation, "audit_quality");
    const json_t *addressed = json_object_get(moderation, "actions_addressed");
    const ca_tally tally = {.counts = counts};
    uint64_t all = ca_agreement_of(&tally, layout).n;
    if (!quality || json_is_null(quality)) {
        counts[CA_COUNT_QUALITY_UNKNOWN] = all;
        return;
    }
    uint64_t judged = ca_read_number(r, moderation, "audit_quality");
    uint64_t yes = ca_read_number(r, addressed, "yes"), no = ca_read_number(r, addressed, "no");
    if (r->wrong)
        return;
    if (judged > all || yes > all || no > all - yes) {
        ca_read_fault(r);
        return;
    }
    counts[CA_COUNT_QUALITY_JUDGED] = judged;
    counts[CA_COUNT_ADDRESSED] = yes;
    counts[CA_COUNT_ADDRESSED + 1] = no;
}

static void read_grades(ca_summary_reader *r, const json_t *json, const ca_count_layout *layout, uint64_t *counts)
{
    r->part = "overall, rules or moderation";
    const json_t *overall = ca_read_member(r, json, "overall"), *grades = ca_read_member(r, overall, "grades");
    const json_t *rules = ca_read_member(r, json, "rules");
    const json_t *moderation = read_moderation(r, json);
    if (r->wrong)
        return;
    const json_t *matrix = ca_read_member(r, moderation, "matrix");
    counts[CA_COUNT_RECORDS] = ca_read_number(r, json, "records");
    counts[CA_COUNT_NOT_GRADED] = ca_read_number(r, overall, "not_graded");
    counts[CA_COUNT_CAPPED] = ca_read_number(r, json, "capped");
    counts[CA_COUNT_OVERRIDDEN] = ca_read_number(r, json, "overridden");
    counts[CA_COUNT_DISAGREED] = ca_read_number(r, moderation, "disagreed");
    counts[CA_COUNT_UNJUDGED] = ca_read_number(r, moderation, "unjudged");
    for (int i = 0; !r->wrong && i < layout->grade_count; i++) {
        const json_t *row = ca_read_member(r, matrix, layout->grades[i].id);
        counts[layout->overall + (size_t)i] = ca_read_number(r, grades, layout->grades[i].id);
        for (int j = 0; !r->wrong && j < layout->grade_count; j++)
            counts[ca_count_moderated(layout, i, j)] = ca_read_number(r, row, layout->grades[j].id);
    }
    if (!r->wrong)
        read_blind(r, moderation, layout, counts);
    if (!r->wrong)
        read_auditors(r, moderation, layout, counts);
    if (!r->wrong)
        read_audit_quality(r, moderation, layout, counts);
    const json_t *recent = layout->recent ? ca_read_member(r, overall, "recent") : NULL;
    for (int i = 0; !r->wrong && layout->recent && i < layout->grade_count; i++)
        counts[layout->recently + (size_t)i] = ca_read_number(r, recent, layout->grades[i].id);
    for (int i = 0; !r->wrong && i < layout->rule_count; i++) {
        const json_t *rule = ca_read_member(r, rules, layout->rules[i].id);
        counts[layout->fired + 2 * (size_t)i] = ca_read_number(r, rule, "fired");
        counts[layout->fired + 2 * (size_t)i + 1] = ca_read_number(r, rule, "capped");
    }
}

/* Reads the discussions with one person. A summary of an earlier version, and a sum with one, lacks their means. */
static void read_discussions(ca_summary_reader *r, const json_t *discussed, int role, uint64_t *counts)
{
    uint64_t *states = counts + CA_COUNT_DISCUSSED + role * CA_CONTACT_STATES, by_means = 0;
    const json_t *person = ca_read_member(r, discussed, ca_contact_roles[role]);
    const json_t *first = json_object_get(person, ca_means[0]);
    read_listed(r, discussed, ca_contact_roles[role], ca_contact_states, states);
    if (!first || json_is_null(first)) {
        counts[CA_COUNT_MEANS_UNKNOWN] += states[0];
        return;
    }
    for (int i = 0; !r->wrong && i < CA_CONTACT_MEANS; i++) {
        uint64_t n = ca_read_number(r, person, ca_means[i]);
        counts[CA_COUNT_MEANS + role * CA_CONTACT_MEANS + i] = n;
        by_means += n;
    }
    if (!r->wrong && by_means > states[0])
        ca_read_fault(r);
}

static void read_counted_requirements(ca_summary_reader *r, const json_t *json, uint64_t *counts)
{
    r->part = "plans, escalations, actions or discussed";
    const json_t *discussed = ca_read_member(r, json, "discussed");
    read_plans_and_actions(r, json, counts);
    for (int i = 0; !r->wrong && i < CA_CONTACT_ROLE_COUNT; i++)
        read_discussions(r, discussed, i, counts);
    if (!r->wrong)
        r->part = "reaudits";
    read_listed(r, json, "reaudits", ca_reaudit_states, counts + CA_COUNT_REAUDITS);
}

/* Reads the counts of the checklist, which a summary of 0.1.0, and a sum with one, lacks. */
static void read_checklist(ca_summary_reader *r, const json_t *json, uint64_t *counts)
{
    const json_t *checklist = json_object_get(json, "checklist");
    r->part = "checklist";
    if (!checklist || json_is_null(json_object_get(checklist, "n"))) {
        counts[CA_COUNT_CHECKLIST_UNKNOWN] = counts[CA_COUNT_RECORDS];
        return;
    }
    counts[CA_COUNT_CHECKLISTS] = ca_read_number(r, checklist, "n");
    for (int i = 0; !r->wrong && i < CA_CHECKLIST_BOXES; i++)
        counts[CA_COUNT_TICKED + i] = ca_read_number(r, checklist, ca_checklist_box(i));
    for (int i = 0; !r->wrong && i < CA_CHECKLIST_BOXES; i++)
        if (counts[CA_COUNT_TICKED + i] > counts[CA_COUNT_CHECKLISTS])
            ca_read_fault(r);
}

/* Reads who audited, which a summary of an earlier version, and a sum with one, lacks. */
static void read_audited_by(ca_summary_reader *r, const json_t *json, uint64_t *counts)
{
    const json_t *by = json_object_get(json, "audited_by");
    uint64_t said = 0;
    r->part = "audited_by";
    if (json_object_get(by, "as_insider")) {
        counts[CA_COUNT_AS_INSIDER] = ca_read_number(r, by, "as_insider");
        counts[CA_COUNT_AS_OUTSIDER] = ca_read_number(r, by, "as_outsider");
    }
    if (!by || json_is_null(json_object_get(by, ca_audited_by_names[0]))) {
        counts[CA_COUNT_AUDITED_BY_UNKNOWN] = counts[CA_COUNT_RECORDS];
        return;
    }
    for (int i = 0; !r->wrong && ca_audited_by_names[i]; i++)
        counts[CA_COUNT_AUDITED_BY + i] = ca_read_number(r, by, ca_audited_by_names[i]);
    for (int i = 0; i < 3; i++)
        said += counts[CA_COUNT_AUDITED_BY + i];
    if (said > counts[CA_COUNT_RECORDS] || counts[CA_COUNT_TOGETHER] > counts[CA_COUNT_RECORDS])
        ca_read_fault(r);
}

/* The same of the replies to the feedback. */
static void read_replies(ca_summary_reader *r, const json_t *json, uint64_t *counts)
{
    const json_t *replies = json_object_get(json, "responses");
    r->part = "responses";
    if (!replies || json_is_null(json_object_get(replies, ca_reply_names[0]))) {
        counts[CA_COUNT_REPLIES_UNKNOWN] = counts[CA_COUNT_RECORDS];
        return;
    }
    for (int i = 0; !r->wrong && ca_reply_names[i]; i++)
        counts[CA_COUNT_FEEDBACK_DUE + i] = ca_read_number(r, replies, ca_reply_names[i]);
    uint64_t agree = counts[CA_COUNT_AGREES], disagree = counts[CA_COUNT_AGREES + 1], all = counts[CA_COUNT_REPLIES];
    if (counts[CA_COUNT_REPLIED] > counts[CA_COUNT_FEEDBACK_DUE] || counts[CA_COUNT_REPLIED] > all || agree > all ||
        disagree > all - agree)
        ca_read_fault(r);
}

static void read_flags(ca_summary_reader *r, const json_t *json, const ca_count_layout *layout, uint64_t *counts)
{
    r->part = "flags";
    const json_t *flags = ca_read_member(r, json, "flags");
    for (int i = 0; !r->wrong && i < layout->flag_count; i++)
        counts[layout->flags_set + (size_t)i] = ca_read_number(r, ca_read_member(r, flags, layout->flags[i].id), "n");
}

static void read_finding(ca_summary_reader *r, const json_t *json, ca_finding *finding)
{
    const json_t *cases = ca_read_member(r, json, "cases");
    finding->n = ca_read_number(r, json, "n");
    finding->programme = ca_read_number(r, json, "programme");
    finding->audits_unknown = !json_object_get(json, "audits");
    finding->audits = finding->audits_unknown ? 0 : ca_read_number(r, json, "audits");
    if (!r->wrong && finding->audits > finding->n)
        ca_read_fault(r);
    read_listed(r, json, "before", ca_finding_before, finding->before);
    for (size_t i = 0; !r->wrong && i < json_array_size(cases); i++) {
        const json_t *id = json_array_get(cases, i);
        if (!json_is_string(id))
            ca_read_fault(r);
        else
            ca_case_ids_add(&finding->cases, (ca_slice){json_string_value(id), json_string_length(id)});
    }
    finding->cases.more |= json_is_true(ca_read_member(r, json, "more"));
}

void ca_read_spellings(ca_summary_reader *r, const json_t *json, const char *name, uint64_t number,
                       ca_spellings **spellings)
{
    if (r->wrong || ca_spellings_read(spellings, json, ca_slice_of(name), number) == 0)
        return;
    r->part = "spellings";
    ca_read_fault(r);
}

static void read_findings(ca_summary_reader *r, const json_t *json, ca_findings *findings)
{
    r->part = "findings";
    json_t *sections = json_object_get(json, "findings"), *kinds, *themes, *finding;
    const char *section, *kind, *theme;
    if (!json_is_object(sections))
        ca_read_fault(r);
    json_object_foreach (sections, section, kinds) {
        json_object_foreach (kinds, kind, themes) {
            json_object_foreach (themes, theme, finding) {
                ca_finding *one = ca_findings_at(findings, ca_slice_of(section), ca_slice_of(kind), ca_slice_of(theme));
                read_finding(r, finding, one);
                ca_read_spellings(r, finding, theme, one->n, &one->spellings);
            }
        }
    }
}

/* Reads the faults, which only a summary of audits that were checked has. */
static void read_faults(ca_summary_reader *r, const json_t *json, ca_tally *tally)
{
    const json_t *faults = json_object_get(json, "faults");
    r->part = "faults";
    if (faults && ca_faults_read(&tally->faults, faults, tally->counts[CA_COUNT_RECORDS]) < 0)
        ca_read_fault(r);
}

void ca_tally_read(ca_summary_reader *r, const json_t *json, const ca_count_layout *layout, ca_tally *tally)
{
    r->part = "by or quarters";
    if (!json_is_object(json)) {
        ca_read_fault(r);
        return;
    }
    read_grades(r, json, layout, tally->counts);
    if (!r->wrong)
        read_questions(r, json, layout, tally->counts);
    if (!r->wrong)
        read_counted_requirements(r, json, tally->counts);
    if (!r->wrong)
        read_checklist(r, json, tally->counts);
    if (!r->wrong)
        read_audited_by(r, json, tally->counts);
    if (!r->wrong)
        read_replies(r, json, tally->counts);
    if (!r->wrong)
        read_flags(r, json, layout, tally->counts);
    if (!r->wrong)
        read_faults(r, json, tally);
    if (!r->wrong)
        read_findings(r, json, &tally->findings);
}
