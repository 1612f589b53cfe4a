/* SPDX-License-Identifier: MIT */
/* Writes a tally as JSON, with the figures that follow from its counts. */
#include "summary/tally_write.h"

#include "base/json_write.h"
#include "summary/summary_figures.h"

typedef struct {
    ca_text *to;
    const ca_count_layout *layout;
    bool dated;
} writer;

/* Writes a count that an earlier summary lacks: null if it is not KNOWN. */
static void write_known(writer *w, const char *name, uint64_t value, bool known)
{
    ca_json_name(w->to, name);
    if (known)
        ca_json_number(w->to, value);
    else
        ca_json_null(w->to);
}

static void write_share(writer *w, ca_share share)
{
    ca_json_member_open(w->to, "good", '{');
    ca_json_member_number(w->to, "n", share.n);
    ca_json_member_number(w->to, "of", share.of);
    ca_json_name(w->to, "percent");
    if (share.of)
        ca_decimal_write(w->to, ca_percent_tenths(share.n, share.of), 1);
    else
        ca_json_null(w->to);
    int64_t bounds[2];
    bool known = ca_share_interval(share, &bounds[0], &bounds[1]);
    for (int i = 0; i < 2; i++) {
        ca_json_name(w->to, i ? "high" : "low");
        if (known)
            ca_decimal_write(w->to, bounds[i], 1);
        else
            ca_json_null(w->to);
    }
    ca_json_close(w->to, '}');
}

static void write_overall(writer *w, const ca_tally *tally)
{
    ca_json_member_open(w->to, "overall", '{');
    ca_json_member_open(w->to, "grades", '{');
    for (int i = 0; i < w->layout->grade_count; i++)
        ca_json_member_number(w->to, w->layout->grades[i].id, tally->counts[w->layout->overall + (size_t)i]);
    ca_json_close(w->to, '}');
    ca_json_member_number(w->to, "not_graded", tally->counts[CA_COUNT_NOT_GRADED]);
    if (w->layout->recent) {
        ca_json_member_open(w->to, "recent", '{');
        for (int i = 0; i < w->layout->grade_count; i++)
            ca_json_member_number(w->to, w->layout->grades[i].id, tally->counts[w->layout->recently + (size_t)i]);
        ca_json_close(w->to, '}');
    }
    if (w->layout->grade_count)
        write_share(w, ca_tally_good(tally, w->layout));
    ca_json_close(w->to, '}');
}

static void write_question(writer *w, const ca_tally *tally, int index)
{
    const ca_count_layout_question *question = &w->layout->questions[index];
    bool graded = question->type == CA_QUESTION_GRADE;
    ca_json_member_open(w->to, question->id, '{');
    ca_json_member_string(w->to, "title", question->title);
    if (question->number)
        ca_json_member_number(w->to, "number", (uint64_t)question->number);
    if (*question->section) {
        ca_json_member_string(w->to, "section", question->section);
    }
    ca_json_member_string(w->to, "type", ca_question_types[question->type]);
    if (*question->after) {
        ca_json_member_string(w->to, "after", question->after);
    }
    ca_json_member_open(w->to, graded ? "grades" : "answers", '{');
    for (int i = 0; i < ca_count_layout_choices(w->layout, index); i++)
        ca_json_member_number(w->to, ca_count_layout_choice(w->layout, index, i),
                              tally->counts[ca_count_answer(w->layout, index, i)]);
    ca_json_close(w->to, '}');
    ca_json_member_number(w->to, "na", tally->counts[ca_count_na(w->layout, index)]);
    ca_json_member_number(w->to, "blank", tally->counts[ca_count_blank(w->layout, index)]);
    if (*question->after)
        write_known(w, "hidden", tally->counts[ca_count_hidden(w->layout, index)],
                    !tally->counts[CA_COUNT_HIDDEN_UNKNOWN]);
    if (graded)
        write_share(w, ca_tally_good_answers(tally, w->layout, index));
    ca_json_close(w->to, '}');
}

static void write_rules(writer *w, const ca_tally *tally)
{
    ca_json_member_open(w->to, "rules", '{');
    for (int i = 0; i < w->layout->rule_count; i++) {
        const ca_count_layout_rule *rule = &w->layout->rules[i];
        ca_json_member_open(w->to, rule->id, '{');
        ca_json_member_bool(w->to, "binding", rule->binding);
        ca_json_member_string(w->to, "ceiling",
                              rule->ceiling == CA_NO_GRADE ? NULL : w->layout->grades[rule->ceiling].id);
        if (rule->lower_by)
            ca_json_member_number(w->to, "lower_by", (uint64_t)rule->lower_by);
        ca_json_member_number(w->to, "fired", tally->counts[w->layout->fired + 2 * (size_t)i]);
        ca_json_member_number(w->to, "capped", tally->counts[w->layout->fired + 2 * (size_t)i + 1]);
        ca_json_close(w->to, '}');
    }
    ca_json_close(w->to, '}');
    ca_json_member_number(w->to, "capped", tally->counts[CA_COUNT_CAPPED]);
    ca_json_member_number(w->to, "overridden", tally->counts[CA_COUNT_OVERRIDDEN]);
}

static void write_listed(writer *w, const char *name, const char *const *names, const uint64_t *counts)
{
    ca_json_member_open(w->to, name, '{');
    for (int i = 0; names[i]; i++)
        ca_json_member_number(w->to, names[i], counts[i]);
    ca_json_close(w->to, '}');
}

static void write_plans_and_actions(writer *w, const ca_tally *tally)
{
    const uint64_t *counts = tally->counts;
    write_listed(w, "plans", ca_requirement_states, counts + CA_COUNT_PLANS);
    write_listed(w, "escalations", ca_requirement_states, counts + CA_COUNT_ESCALATIONS);
    ca_json_member_open(w->to, "actions", '{');
    ca_json_member_number(w->to, "n", counts[CA_COUNT_ACTIONS]);
    ca_json_member_number(w->to, "done", counts[CA_COUNT_ACTIONS_DONE]);
    ca_json_member_number(w->to, "open", counts[CA_COUNT_ACTIONS] - counts[CA_COUNT_ACTIONS_DONE]);
    ca_json_member_number(w->to, "reviewed", counts[CA_COUNT_ACTIONS_REVIEWED]);
    ca_json_member_number(w->to, "no_owner", counts[CA_COUNT_NO_OWNER]);
    ca_json_member_number(w->to, "no_due", counts[CA_COUNT_NO_DUE]);
    if (w->dated) {
        uint64_t overdue = 0;
        for (size_t i = 0; i < CA_OVERDUE_BANDS; i++)
            overdue += counts[CA_COUNT_OVERDUE + i];
        ca_json_member_number(w->to, "overdue", overdue);
        write_listed(w, "overdue_days", ca_overdue_bands, counts + CA_COUNT_OVERDUE);
    }
    ca_json_close(w->to, '}');
}

static void write_discussed(writer *w, const ca_tally *tally)
{
    const uint64_t *counts = tally->counts;
    ca_json_member_open(w->to, "discussed", '{');
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++) {
        ca_json_member_open(w->to, ca_contact_roles[i], '{');
        for (int j = 0; j < CA_CONTACT_STATES; j++)
            ca_json_member_number(w->to, ca_contact_states[j], counts[CA_COUNT_DISCUSSED + i * CA_CONTACT_STATES + j]);
        for (int j = 0; j < CA_CONTACT_MEANS; j++)
            write_known(w, ca_means[j], counts[CA_COUNT_MEANS + i * CA_CONTACT_MEANS + j],
                        !counts[CA_COUNT_MEANS_UNKNOWN]);
        ca_json_close(w->to, '}');
    }
    ca_json_close(w->to, '}');
}

static void write_checklist(writer *w, const ca_tally *tally)
{
    const uint64_t *counts = tally->counts;
    bool known = !counts[CA_COUNT_CHECKLIST_UNKNOWN];
    ca_json_member_open(w->to, "checklist", '{');
    write_known(w, "n", counts[CA_COUNT_CHECKLISTS], known);
    for (int i = 0; i < CA_CHECKLIST_BOXES; i++)
        write_known(w, ca_checklist_box(i), counts[CA_COUNT_TICKED + i], known);
    ca_json_close(w->to, '}');
}

/* Writes who audited; of a group of one auditor, also in how many audits that one is from outside. */
static void write_audited_by(writer *w, const ca_tally *tally)
{
    const uint64_t *counts = tally->counts;
    bool known = !counts[CA_COUNT_AUDITED_BY_UNKNOWN];
    ca_json_member_open(w->to, "audited_by", '{');
    for (int i = 0; ca_audited_by_names[i]; i++)
        write_known(w, ca_audited_by_names[i], counts[CA_COUNT_AUDITED_BY + i], known);
    if (counts[CA_COUNT_AS_INSIDER] || counts[CA_COUNT_AS_OUTSIDER]) {
        ca_json_member_number(w->to, "as_insider", counts[CA_COUNT_AS_INSIDER]);
        ca_json_member_number(w->to, "as_outsider", counts[CA_COUNT_AS_OUTSIDER]);
    }
    ca_json_close(w->to, '}');
}

static void write_replies(writer *w, const ca_tally *tally)
{
    const uint64_t *counts = tally->counts;
    bool known = !counts[CA_COUNT_REPLIES_UNKNOWN];
    ca_json_member_open(w->to, "responses", '{');
    for (int i = 0; ca_reply_names[i]; i++)
        write_known(w, ca_reply_names[i], counts[CA_COUNT_FEEDBACK_DUE + i], known);
    ca_json_close(w->to, '}');
}

static void write_flags(writer *w, const ca_tally *tally)
{
    ca_json_member_open(w->to, "flags", '{');
    for (int i = 0; i < w->layout->flag_count; i++) {
        ca_json_member_open(w->to, w->layout->flags[i].id, '{');
        ca_json_member_string(w->to, "title", w->layout->flags[i].title);
        ca_json_member_number(w->to, "n", tally->counts[w->layout->flags_set + (size_t)i]);
        ca_json_close(w->to, '}');
    }
    ca_json_close(w->to, '}');
}

static void write_coefficient(writer *w, const char *name, struct ca_coefficient coefficient)
{
    ca_json_name(w->to, name);
    if (coefficient.known)
        ca_decimal_write(w->to, coefficient.value, 4);
    else
        ca_json_null(w->to);
}

static void write_sight(writer *w, const char *name, const struct ca_sight *sight, bool known)
{
    ca_json_member_open(w->to, name, '{');
    write_known(w, "n", sight->n, known);
    write_known(w, "judged", sight->judged, known);
    write_known(w, "agreed", sight->agreed, known);
    ca_json_close(w->to, '}');
}

/* Writes the auditors' grades, and how many of the audits with each were moderated; null if an earlier summary lacks them. */
static void write_auditors(writer *w, const ca_tally *tally)
{
    static const char *const names[CA_AUDITOR_COUNTS] = {"n", "disagreed", "unjudged"};
    ca_json_name(w->to, "auditors");
    if (tally->counts[CA_COUNT_AUDITORS_UNKNOWN]) {
        ca_json_null(w->to);
        return;
    }
    ca_json_open(w->to, '{');
    for (int i = 0; i < w->layout->grade_count; i++) {
        ca_json_member_open(w->to, w->layout->grades[i].id, '{');
        for (int j = 0; j < CA_AUDITOR_COUNTS; j++)
            ca_json_member_number(w->to, names[j],
                                  tally->counts[ca_count_auditor(w->layout, i, (enum ca_auditor_count)j)]);
        ca_json_member_number(w->to, "moderated", ca_read_twice_of(tally, w->layout, i).n);
        ca_json_close(w->to, '}');
    }
    ca_json_close(w->to, '}');
}

static void write_moderation(writer *w, const ca_tally *tally)
{
    const ca_count_layout *layout = w->layout;
    ca_agreement agreement = ca_agreement_of(tally, layout);
    ca_json_member_open(w->to, "moderation", '{');
    ca_json_member_number(w->to, "n", agreement.n);
    ca_json_member_number(w->to, "agreed", agreement.agreed);
    ca_json_member_number(w->to, "raised", agreement.raised);
    ca_json_member_number(w->to, "lowered", agreement.lowered);
    ca_json_member_number(w->to, "disagreed", agreement.disagreed);
    ca_json_member_number(w->to, "unjudged", agreement.unjudged);
    ca_json_member_number(w->to, "graded", agreement.graded);
    ca_json_member_open(w->to, "matrix", '{');
    for (int i = 0; i < layout->grade_count; i++) {
        ca_json_member_open(w->to, layout->grades[i].id, '{');
        for (int j = 0; j < layout->grade_count; j++)
            ca_json_member_number(w->to, layout->grades[j].id, tally->counts[ca_count_moderated(layout, i, j)]);
        ca_json_close(w->to, '}');
    }
    ca_json_close(w->to, '}');
    write_coefficient(w, "kappa_linear", agreement.kappa[CA_LINEAR]);
    write_coefficient(w, "kappa_quadratic", agreement.kappa[CA_QUADRATIC]);
    write_coefficient(w, "ac2_linear", agreement.ac2[CA_LINEAR]);
    write_coefficient(w, "ac2_quadratic", agreement.ac2[CA_QUADRATIC]);
    write_sight(w, "blind", &agreement.blind, agreement.sight_known);
    write_sight(w, "after_sight", &agreement.after_sight, agreement.sight_known);
    write_auditors(w, tally);
    bool quality_known = !tally->counts[CA_COUNT_QUALITY_UNKNOWN];
    write_known(w, "audit_quality", tally->counts[CA_COUNT_QUALITY_JUDGED], quality_known);
    ca_json_member_open(w->to, "actions_addressed", '{');
    for (int i = 0; i < 2; i++)
        write_known(w, i ? "no" : "yes", tally->counts[CA_COUNT_ADDRESSED + i], quality_known);
    ca_json_close(w->to, '}');
    ca_json_close(w->to, '}');
}

static void write_reaudits(writer *w, const ca_tally *tally)
{
    uint64_t n = 0;
    ca_json_member_open(w->to, "reaudits", '{');
    for (size_t i = 0; i < CA_REAUDIT_STATES; i++)
        n += tally->counts[CA_COUNT_REAUDITS + i];
    ca_json_member_number(w->to, "n", n);
    for (size_t i = 0; i < CA_REAUDIT_STATES; i++)
        ca_json_member_number(w->to, ca_reaudit_states[i], tally->counts[CA_COUNT_REAUDITS + i]);
    ca_json_close(w->to, '}');
}

static void write_finding(writer *w, ca_slice theme, ca_finding *finding)
{
    char spelt[CA_SHORT_ID];
    ca_json_name_slice(w->to, theme);
    ca_json_open(w->to, '{');
    ca_json_member_number(w->to, "n", finding->n);
    ca_spellings_write(finding->spellings, w->to);
    ca_json_member_number(w->to, "programme", finding->programme);
    if (!finding->audits_unknown)
        ca_json_member_number(w->to, "audits", finding->audits);
    write_listed(w, "before", ca_finding_before, finding->before);
    ca_json_member_open(w->to, "cases", '[');
    for (size_t i = 0; i < finding->cases.count; i++)
        ca_json_text(w->to, ca_case_ids_at(&finding->cases, i, spelt));
    ca_json_close(w->to, ']');
    ca_json_member_bool(w->to, "more", finding->cases.more);
    ca_json_close(w->to, '}');
}

/* Writes section, then kind, then theme, which is the order of the keys, so that a new object begins where a part of
 * the key changes. */
static void write_findings(writer *w, ca_tally *tally)
{
    ca_slice section_open = {NULL, 0}, kind_open = {NULL, 0};
    ca_map_sort(&tally->findings.map);
    ca_json_member_open(w->to, "findings", '{');
    for (size_t i = 0; i < tally->findings.map.count; i++) {
        const ca_map_entry *entry = &tally->findings.map.entries[i];
        ca_slice section, kind, theme;
        ca_finding_key(entry, &section, &kind, &theme);
        bool new_section = !section_open.at || !ca_slice_equal(section, section_open);
        bool new_kind = new_section || !ca_slice_equal(kind, kind_open);
        if (new_kind && kind_open.at)
            ca_json_close(w->to, '}');
        if (new_section && section_open.at)
            ca_json_close(w->to, '}');
        if (new_section) {
            ca_json_name_slice(w->to, section);
            ca_json_open(w->to, '{');
        }
        if (new_kind) {
            ca_json_name_slice(w->to, kind);
            ca_json_open(w->to, '{');
        }
        section_open = section;
        kind_open = kind;
        write_finding(w, theme, entry->thing);
    }
    if (section_open.at) {
        ca_json_close(w->to, '}');
        ca_json_close(w->to, '}');
    }
    ca_json_close(w->to, '}');
}

void ca_tally_write(ca_text *to, const ca_count_layout *layout, ca_tally *tally, bool dated)
{
    writer here = {to, layout, dated}, *w = &here;
    ca_json_member_number(w->to, "records", tally->counts[CA_COUNT_RECORDS]);
    if (tally->population)
        ca_json_member_number(w->to, "population", tally->population);
    write_overall(w, tally);
    ca_json_member_open(w->to, "questions", '{');
    for (int i = 0; i < w->layout->question_count; i++)
        write_question(w, tally, i);
    ca_json_close(w->to, '}');
    write_rules(w, tally);
    write_plans_and_actions(w, tally);
    write_discussed(w, tally);
    write_checklist(w, tally);
    write_audited_by(w, tally);
    write_replies(w, tally);
    write_flags(w, tally);
    write_moderation(w, tally);
    write_reaudits(w, tally);
    ca_faults_write(&tally->faults, w->to);
    write_findings(w, tally);
}

static void write_told(writer *w, const char *name, uint64_t told, uint64_t not_told)
{
    ca_json_member_open(w->to, name, '{');
    ca_json_member_number(w->to, "n", told + not_told);
    ca_json_member_number(w->to, "told", told);
    ca_json_member_number(w->to, "not_told", not_told);
    ca_json_close(w->to, '}');
}

void ca_tally_write_requirements(ca_text *to, const ca_count_layout *layout, const ca_tally *tally, bool dated)
{
    writer here = {to, layout, dated}, *w = &here;
    const uint64_t *counts = tally->counts;
    ca_json_member_number(w->to, "records", counts[CA_COUNT_RECORDS]);
    ca_json_member_open(w->to, "concerns", '{');
    for (int i = 0; i < CA_CONCERN_BASES; i++)
        write_told(w, ca_concern_bases[i], counts[ca_count_concern((enum ca_concern_basis)i, false)],
                   counts[ca_count_concern((enum ca_concern_basis)i, true)]);
    ca_json_close(w->to, '}');
    ca_json_member_open(w->to, "flags", '{');
    for (int i = 0; i < layout->flag_count; i++) {
        ca_json_member_open(w->to, layout->flags[i].id, '{');
        ca_json_member_number(w->to, "n", counts[layout->flags_set + (size_t)i]);
        if (layout->concern_flags >> i & 1)
            ca_json_member_number(w->to, "not_told", counts[layout->flags_untold + (size_t)i]);
        ca_json_close(w->to, '}');
    }
    ca_json_close(w->to, '}');
    write_plans_and_actions(w, tally);
}
