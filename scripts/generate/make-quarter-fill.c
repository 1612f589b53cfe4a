/* SPDX-License-Identifier: MIT */
/* Fills a draft in with the values that were decided for it. */
#include "make-quarter.h"

enum { FINDINGS_MOST = 4 };

static void put_said(json_t *object, const char *name, ca_text *text)
{
    put_words(object, name, ca_text_words(text));
    ca_text_free(text);
}

static void put_numbered(json_t *object, const char *name, const char *role, int number)
{
    ca_text text = {0};
    ca_text_format(&text, "%s %02d", role, number);
    put_said(object, name, &text);
}

/* Links to the audit of the quarter before. */
static void link_previous(audit *a, json_t *audited)
{
    json_t *previous = object_in(audited, "previous");
    put(previous, "audited", json_true());
    put_words(previous, "date", words_in(json_object_get(a->before, "audit"), "date"));
    put_words(previous, "id", words_in(a->before, "id"));
    put_words(previous, "grade", words_in(json_object_get(a->before, "grading"), "final"));
}

static void fill_previous(audit *a, json_t *audited)
{
    enum { MONTHS_OF_PERIOD = 12 };
    chances *from = &a->chance;
    ca_date before = a->date - between(from, 300, 700);
    ca_text id = {0};
    if (!*words_in(audited, "from"))
        put_date(audited, "from", ca_date_add_months(a->date, -MONTHS_OF_PERIOD));
    if (!*words_in(audited, "to"))
        put_date(audited, "to", a->date);
    if (a->before) {
        link_previous(a, audited);
        return;
    }
    if (!happens(from, 15))
        return;
    json_t *previous = json_object();
    put(previous, "audited", json_true());
    put_date(previous, "date", before);
    ca_text_add(&id, "dcc-");
    ca_quarter_write(&id, ca_quarter_of(before), "");
    ca_text_format(&id, "-%04d", between(from, 1, 190));
    put_said(previous, "id", &id);
    put_words(previous, "grade", grade_ids[between(from, INADEQUATE, GOOD)]);
    put(audited, "previous", previous);
}

static void fill_heads(audit *a, ca_quarter quarter)
{
    json_t *audited = object_in(a->record, "audit"), *about = object_in(a->record, "case");
    ca_text text = {0};
    ca_quarter_write(&text, quarter, " ");
    put_said(audited, "quarter", &text);
    put_date(audited, "date", a->date);
    if (!*words_in(audited, "auditor"))
        put_numbered(audited, "auditor", "Auditor", between(&a->chance, 1, 36));
    if (a->fault == NOT_INDEPENDENT)
        put_words(audited, "auditor", words_in(about, "manager"));
    fill_previous(a, audited);
    if (!*words_in(a->record, "kind"))
        put_words(a->record, "kind", "full");
    ca_text_format(&text, "Family %s", words_in(about, "id"));
    put_said(object_in(a->record, "heads"), "family_name", &text);
    say_context(&text, &a->chance);
    put_said(a->record, "context", &text);
    if (a->fault == PLACEHOLDER_LEFT && happens(&a->chance, 50))
        put_words(about, "legal_status", "Choose an item.");
    else if (a->fault == PLACEHOLDER_LEFT)
        put_words(about, "age", "Choose an item.");
    if (a->fault == MEMBER_UNKNOWN && happens(&a->chance, 50))
        put_words(about, "nursery_place", "mornings");
    else if (a->fault == MEMBER_UNKNOWN)
        put_words(a->record, "file_colour", "green");
}

static json_t *contact(chances *from, ca_date date, const char *how)
{
    json_t *made = json_object();
    put_date(made, "date", date);
    put_words(made, "how", how ? how : happens(from, 78) ? "meeting" : "telephone");
    put(made, "minutes", json_integer(between(from, 4, 18) * 5));
    return made;
}

static json_t *not_reached(const char *why)
{
    json_t *made = json_object();
    put_words(made, "not", why);
    return made;
}

static json_t *views(chances *from, ca_date date, const char *words)
{
    json_t *made = contact(from, date, NULL);
    put_words(made, "views", words);
    return made;
}

static void fill_discussed(audit *a)
{
    chances *from = &a->chance;
    json_t *discussed = object_in(a->record, "discussed");
    ca_date met = a->fault == DISCUSSED_AFTER ? a->date + between(from, 2, 9) : a->date - below(from, 5);
    put(discussed, "practitioner", contact(from, met, NULL));
    const char *how = a->fault == DISCUSSED_BY_EMAIL ? "email" : NULL;
    if (a->fault == MANAGER_NOT_SEEN)
        put_words(discussed, "manager", "");
    else if (!how && happens(from, 20))
        put_date(discussed, "manager", a->date - below(from, 5));
    else
        put(discussed, "manager", contact(from, a->date - below(from, 5), how));
    if (*words_in(json_object_get(a->record, "case"), "iro"))
        put(discussed, "iro",
            happens(from, 90) ? contact(from, a->date - below(from, 5), NULL)
                              : not_reached("on leave throughout the audit"));
    if (happens(from, 30))
        put(discussed, "family",
            happens(from, 75) ? views(from, a->date, "We know our worker and can ring when we need to.")
                              : not_reached("three calls, no answer"));
    if (happens(from, 20))
        put(discussed, "child", views(from, a->date, "“She listens. I would like to be told earlier.”"));
}

static void fill_answers(audit *a)
{
    json_t *answers = object_in(a->record, "answers");
    for (int i = 0; i < DOMAIN_COUNT; i++) {
        ca_text evidence = {0};
        bool graded = a->answers[i] >= 0;
        if (a->answers[i] == NOT_ASKED)
            continue;
        json_t *answer = object_in(answers, domain_ids[i]);
        if (graded && !(a->fault == EVIDENCE_LEFT_OUT && a->faulty_domain == i))
            say_evidence(&evidence, &a->chance, i, a->answers[i]);
        put_words(answer, "grade", graded ? grade_ids[a->answers[i]] : "");
        put_said(answer, "evidence", &evidence);
        if (a->answers[i] == NOT_APPLICABLE)
            put_words(answer, "na", say_not_applicable(&a->chance));
    }
    if (happens(&a->chance, 70))
        put_words(object_in(answers, "strengths"), "answer", themes[below(&a->chance, THEME_COUNT)].strength);
    if (happens(&a->chance, 80))
        put_words(object_in(answers, "stronger"), "answer", themes[below(&a->chance, THEME_COUNT)].improvement);
}

static void fill_overall(audit *a)
{
    json_t *overall = object_in(a->record, "overall");
    ca_text reason = {0};
    say_reason(&reason, &a->chance, a->overall);
    put_words(overall, "grade", a->fault == GRADE_LEFT_OUT ? "" : grade_ids[a->overall]);
    put_said(overall, "reason", &reason);
}

/* Chooses the themes of the findings. Returns their number. */
static size_t fill_findings(audit *a, int *chosen)
{
    static const char *const before[] = {"new", "continuing", "improved"};
    chances *from = &a->chance;
    int order[THEME_COUNT];
    size_t count = (size_t)between(from, 1, FINDINGS_MOST);
    json_t *findings = json_array();
    for (int i = 0; i < THEME_COUNT; i++)
        order[i] = i;
    shuffle(from, order, THEME_COUNT);
    for (size_t i = 0; i < count; i++) {
        const theme *about = &themes[chosen[i] = order[i]];
        bool strength = a->answers[about->domain] >= GOOD;
        int chance = below(from, 100);
        json_t *finding = json_object();
        put_words(finding, "section", domain_ids[about->domain]);
        put_words(finding, "kind", strength ? "strength" : "improvement");
        put_words(finding, "theme", about->slug);
        put_words(finding, "text", strength ? about->strength : about->improvement);
        put_words(finding, "before", before[chance < 50 ? 0 : chance < (strength ? 60 : 85) ? 1 : 2]);
        if (json_array_append_new(findings, finding) != 0)
            give_up("cannot add a finding");
    }
    put(a->record, "findings", findings);
    return count;
}

static void fill_duties(audit *a)
{
    chances *from = &a->chance;
    bool inadequate = a->final == INADEQUATE, escalated = inadequate && a->fault != ESCALATION_LEFT_OUT;
    json_t *flags = object_in(a->record, "flags"), *checklist = object_in(a->record, "checklist");
    if (inadequate) {
        json_t *escalation = object_in(a->record, "escalation");
        put(escalation, "urgent", json_boolean(happens(from, 60)));
        if (escalated) {
            put_numbered(escalation, "to", "Operations Manager", between(from, 1, 8));
            put_date(escalation, "date", a->date);
        }
    }
    put(flags, "safeguarding", json_boolean(inadequate && happens(from, 30)));
    put(flags, "good_example", json_boolean(a->final == OUTSTANDING && happens(from, 80)));
    put(checklist, "on_file", json_true());
    put(checklist, "on_system", json_boolean(happens(from, 93)));
    put(checklist, "sent_to_manager", json_boolean(a->fault != MANAGER_NOT_SEEN));
    put(checklist, "plan_done", json_boolean(json_array_size(json_object_get(a->record, "actions")) > 0));
    put(checklist, "escalated", json_boolean(escalated));
}

static void fill_moderation(audit *a)
{
    if (!a->moderated)
        return;
    chances *from = &a->chance;
    int change = a->moderated_overall - a->overall;
    json_t *moderation = object_in(a->record, "moderation"), *overall = object_in(moderation, "overall");
    json_t *replaced = json_object();
    put_numbered(moderation, "moderator", "Operations Manager", between(from, 1, 8));
    put_date(moderation, "date", a->date + between(from, 6, 30));
    for (int i = 0; i < DOMAIN_COUNT; i++)
        if (a->moderated_answers[i] >= 0) {
            put_words(object_in(replaced, domain_ids[i]), "grade", grade_ids[a->moderated_answers[i]]);
            put_words(object_in(replaced, domain_ids[i]), "comment",
                      say_moderation(from, a->moderated_answers[i] < a->answers[i] ? -1 : 1));
        }
    put(moderation, "answers", replaced);
    put_words(overall, "grade", grade_ids[a->moderated_overall]);
    put_words(overall, "reason", say_moderation(from, change < 0 ? -1 : change > 0));
    put_words(moderation, "audit_quality", change ? "Clear, and the grade was talked over." : "Clear and fair.");
    put(moderation, "actions_addressed", json_boolean(happens(from, 70)));
}

void fill_in(audit *a, ca_quarter quarter)
{
    int chosen[FINDINGS_MOST];
    fill_heads(a, quarter);
    fill_discussed(a);
    fill_answers(a);
    fill_overall(a);
    size_t count = fill_findings(a, chosen);
    fill_in_actions(a, chosen, count);
    fill_duties(a);
    fill_moderation(a);
}
