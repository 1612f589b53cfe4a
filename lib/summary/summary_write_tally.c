/* SPDX-License-Identifier: MIT */
/* Writing a tally as the members of a summary's object. Our own writer, not jansson's: it spells a
 * percentage as 58.1, where jansson 2.14 writes 58.100000000000001. */
#include "base/json_write.h"
#include "stats/derive.h"
#include "summary/summary_writer.h"

void ca_write_number(ca_summary_writer *w, const char *name, uint64_t value)
{
    ca_json_name(w->to, name);
    ca_json_number(w->to, value);
}

void ca_write_open(ca_summary_writer *w, const char *name)
{
    ca_json_name(w->to, name);
    ca_json_open(w->to, '{');
}

void ca_write_close(ca_summary_writer *w)
{
    ca_json_close(w->to, '}');
}

static void write_share(ca_summary_writer *w, ca_share share)
{
    ca_write_open(w, "good");
    ca_write_number(w, "n", share.n);
    ca_write_number(w, "of", share.of);
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
    ca_write_close(w);
}

static void write_overall(ca_summary_writer *w, const ca_tally *tally)
{
    ca_write_open(w, "overall");
    ca_write_open(w, "grades");
    for (int i = 0; i < w->layout->grade_count; i++)
        ca_write_number(w, w->layout->grades[i].id, tally->counts[w->layout->overall + (size_t)i]);
    ca_write_close(w);
    ca_write_number(w, "not_graded", tally->counts[CA_COUNT_NOT_GRADED]);
    if (w->layout->recent) {
        ca_write_open(w, "recent");
        for (int i = 0; i < w->layout->grade_count; i++)
            ca_write_number(w, w->layout->grades[i].id, tally->counts[w->layout->recently + (size_t)i]);
        ca_write_close(w);
    }
    if (w->layout->grade_count)
        write_share(w, ca_tally_good(tally, w->layout));
    ca_write_close(w);
}

static void write_question(ca_summary_writer *w, const ca_tally *tally, int place)
{
    const ca_layout_question *question = &w->layout->questions[place];
    bool graded = question->type == CA_QUESTION_GRADE;
    ca_write_open(w, question->id);
    ca_json_name(w->to, "title");
    ca_json_words(w->to, question->title);
    if (question->number)
        ca_write_number(w, "number", (uint64_t)question->number);
    if (*question->section) {
        ca_json_name(w->to, "section");
        ca_json_words(w->to, question->section);
    }
    ca_json_name(w->to, "type");
    ca_json_words(w->to, ca_question_types[question->type]);
    if (*question->after) {
        ca_json_name(w->to, "after");
        ca_json_words(w->to, question->after);
    }
    ca_write_open(w, graded ? "grades" : "answers");
    for (int i = 0; i < ca_layout_choices(w->layout, place); i++)
        ca_write_number(w, ca_layout_choice(w->layout, place, i), tally->counts[ca_count_answer(w->layout, place, i)]);
    ca_write_close(w);
    ca_write_number(w, "na", tally->counts[ca_count_na(w->layout, place)]);
    ca_write_number(w, "blank", tally->counts[ca_count_blank(w->layout, place)]);
    if (graded)
        write_share(w, ca_tally_good_answers(tally, w->layout, place));
    ca_write_close(w);
}

static void write_rules(ca_summary_writer *w, const ca_tally *tally)
{
    ca_write_open(w, "rules");
    for (int i = 0; i < w->layout->rule_count; i++) {
        const ca_layout_rule *rule = &w->layout->rules[i];
        ca_write_open(w, rule->id);
        ca_json_name(w->to, "binding");
        ca_json_bool(w->to, rule->binding);
        ca_json_name(w->to, "ceiling");
        ca_json_words(w->to, rule->ceiling == CA_NO_GRADE ? NULL : w->layout->grades[rule->ceiling].id);
        if (rule->lower_by)
            ca_write_number(w, "lower_by", (uint64_t)rule->lower_by);
        ca_write_number(w, "fired", tally->counts[w->layout->fired + 2 * (size_t)i]);
        ca_write_number(w, "capped", tally->counts[w->layout->fired + 2 * (size_t)i + 1]);
        ca_write_close(w);
    }
    ca_write_close(w);
    ca_write_number(w, "capped", tally->counts[CA_COUNT_CAPPED]);
    ca_write_number(w, "overridden", tally->counts[CA_COUNT_OVERRIDDEN]);
}

static void write_listed(ca_summary_writer *w, const char *name, const char *const *names, const uint64_t *counts)
{
    ca_write_open(w, name);
    for (int i = 0; names[i]; i++)
        ca_write_number(w, names[i], counts[i]);
    ca_write_close(w);
}

void ca_write_plans_and_actions(ca_summary_writer *w, const ca_tally *tally)
{
    const uint64_t *counts = tally->counts;
    write_listed(w, "plans", ca_duty_states, counts + CA_COUNT_PLANS);
    write_listed(w, "escalations", ca_duty_states, counts + CA_COUNT_ESCALATIONS);
    ca_write_open(w, "actions");
    ca_write_number(w, "n", counts[CA_COUNT_ACTIONS]);
    ca_write_number(w, "done", counts[CA_COUNT_ACTIONS_DONE]);
    ca_write_number(w, "open", counts[CA_COUNT_ACTIONS] - counts[CA_COUNT_ACTIONS_DONE]);
    ca_write_number(w, "reviewed", counts[CA_COUNT_ACTIONS_REVIEWED]);
    ca_write_number(w, "no_owner", counts[CA_COUNT_NO_OWNER]);
    ca_write_number(w, "no_due", counts[CA_COUNT_NO_DUE]);
    if (w->summary->as_of != CA_NO_DATE) {
        uint64_t overdue = 0;
        for (size_t i = 0; i < CA_OVERDUE_BANDS; i++)
            overdue += counts[CA_COUNT_OVERDUE + i];
        ca_write_number(w, "overdue", overdue);
        write_listed(w, "overdue_days", ca_overdue_bands, counts + CA_COUNT_OVERDUE);
    }
    ca_write_close(w);
}

static void write_discussed(ca_summary_writer *w, const ca_tally *tally)
{
    const uint64_t *counts = tally->counts;
    ca_write_open(w, "discussed");
    for (int i = 0; i < CA_PERSON_COUNT; i++)
        write_listed(w, ca_people[i], ca_contact_states, counts + CA_COUNT_DISCUSSED + i * CA_CONTACT_STATES);
    ca_write_close(w);
}

static void write_flags(ca_summary_writer *w, const ca_tally *tally)
{
    ca_write_open(w, "flags");
    for (int i = 0; i < w->layout->flag_count; i++) {
        ca_write_open(w, w->layout->flags[i].id);
        ca_json_name(w->to, "title");
        ca_json_words(w->to, w->layout->flags[i].title);
        ca_write_number(w, "n", tally->counts[w->layout->flags_set + (size_t)i]);
        ca_write_close(w);
    }
    ca_write_close(w);
}

static void write_coefficient(ca_summary_writer *w, const char *name, struct ca_coefficient coefficient)
{
    ca_json_name(w->to, name);
    if (coefficient.known)
        ca_decimal_write(w->to, coefficient.value, 4);
    else
        ca_json_null(w->to);
}

static void write_moderation(ca_summary_writer *w, const ca_tally *tally)
{
    const ca_layout *layout = w->layout;
    ca_agreement agreement = ca_agreement_of(tally, layout);
    ca_write_open(w, "moderation");
    ca_write_number(w, "n", agreement.n);
    ca_write_number(w, "agreed", agreement.agreed);
    ca_write_number(w, "raised", agreement.raised);
    ca_write_number(w, "lowered", agreement.lowered);
    ca_write_number(w, "disagreed", agreement.disagreed);
    ca_write_number(w, "unjudged", agreement.unjudged);
    ca_write_number(w, "graded", agreement.graded);
    ca_write_open(w, "matrix");
    for (int i = 0; i < layout->grade_count; i++) {
        ca_write_open(w, layout->grades[i].id);
        for (int j = 0; j < layout->grade_count; j++)
            ca_write_number(w, layout->grades[j].id, tally->counts[ca_count_moderated(layout, i, j)]);
        ca_write_close(w);
    }
    ca_write_close(w);
    write_coefficient(w, "kappa_linear", agreement.kappa[CA_LINEAR]);
    write_coefficient(w, "kappa_quadratic", agreement.kappa[CA_QUADRATIC]);
    write_coefficient(w, "ac2_linear", agreement.ac2[CA_LINEAR]);
    write_coefficient(w, "ac2_quadratic", agreement.ac2[CA_QUADRATIC]);
    ca_write_close(w);
}

static void write_reaudits(ca_summary_writer *w, const ca_tally *tally)
{
    uint64_t n = 0;
    ca_write_open(w, "reaudits");
    for (size_t i = 0; i < CA_REAUDIT_STATES; i++)
        n += tally->counts[CA_COUNT_REAUDITS + i];
    ca_write_number(w, "n", n);
    for (size_t i = 0; i < CA_REAUDIT_STATES; i++)
        ca_write_number(w, ca_reaudit_states[i], tally->counts[CA_COUNT_REAUDITS + i]);
    ca_write_close(w);
}

static void write_finding(ca_summary_writer *w, ca_slice theme, const ca_finding *finding)
{
    char spelt[CA_SHORT_ID];
    ca_json_name_slice(w->to, theme);
    ca_json_open(w->to, '{');
    ca_write_number(w, "n", finding->n);
    ca_write_number(w, "programme", finding->programme);
    write_listed(w, "before", ca_finding_before, finding->before);
    ca_json_name(w->to, "cases");
    ca_json_open(w->to, '[');
    for (size_t i = 0; i < finding->cases.count; i++)
        ca_json_text(w->to, ca_case_ids_at(&finding->cases, i, spelt));
    ca_json_close(w->to, ']');
    ca_json_name(w->to, "more");
    ca_json_bool(w->to, finding->cases.more);
    ca_write_close(w);
}

/* Section, then kind, then theme: the order of the keys, so that an object opens where a part changes. */
static void write_findings(ca_summary_writer *w, ca_tally *tally)
{
    ca_slice section_open = {NULL, 0}, kind_open = {NULL, 0};
    ca_map_sort(&tally->findings.map);
    ca_write_open(w, "findings");
    for (size_t i = 0; i < tally->findings.map.count; i++) {
        const ca_map_entry *entry = &tally->findings.map.entries[i];
        ca_slice section, kind, theme;
        ca_finding_key(entry, &section, &kind, &theme);
        bool new_section = !section_open.at || !ca_slice_equal(section, section_open);
        bool new_kind = new_section || !ca_slice_equal(kind, kind_open);
        if (new_kind && kind_open.at)
            ca_write_close(w);
        if (new_section && section_open.at)
            ca_write_close(w);
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
        ca_write_close(w);
        ca_write_close(w);
    }
    ca_write_close(w);
}

void ca_write_tally(ca_summary_writer *w, ca_tally *tally)
{
    ca_write_number(w, "records", tally->counts[CA_COUNT_RECORDS]);
    if (tally->population)
        ca_write_number(w, "population", tally->population);
    write_overall(w, tally);
    ca_write_open(w, "questions");
    for (int i = 0; i < w->layout->question_count; i++)
        write_question(w, tally, i);
    ca_write_close(w);
    write_rules(w, tally);
    ca_write_plans_and_actions(w, tally);
    write_discussed(w, tally);
    write_flags(w, tally);
    write_moderation(w, tally);
    write_reaudits(w, tally);
    write_findings(w, tally);
}
