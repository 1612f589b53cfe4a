/* SPDX-License-Identifier: MIT */
/* Reads drafts, completes and writes them; writes the action plan. */
#include "make-quarter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REVIEW_DAYS = 28, ACTIONS_MOST = 4 };
enum { BEHIND = 35 }; /* work that was inadequate in the quarter before */

void put(json_t *object, const char *name, json_t *value)
{
    if (json_object_set_new(object, name, value) != 0)
        give_up("cannot set a member");
}

void put_words(json_t *object, const char *name, const char *words)
{
    put(object, name, json_string(words));
}

void put_date(json_t *object, const char *name, ca_date date)
{
    ca_text text = {0};
    ca_date_write(&text, date);
    put_words(object, name, text.at);
    ca_text_free(&text);
}

json_t *object_in(json_t *object, const char *name)
{
    if (!json_is_object(json_object_get(object, name)))
        put(object, name, json_object());
    return json_object_get(object, name);
}

const char *words_in(const json_t *object, const char *name)
{
    const char *words = json_string_value(json_object_get(object, name));
    return words ? words : "";
}

/* Plants the errors of an action, after all else. */
static void spoil(const audit *a, json_t *action)
{
    if (a->fault == OWNER_LEFT_OUT)
        put_words(action, "owner", "");
    if (a->fault == DUE_LEFT_OUT)
        put_words(action, "due", "");
    if (a->fault == DUE_SAME_DAY)
        put_date(action, "due", a->date);
    if (a->fault == REVIEW_LATE)
        put_date(action, "review", a->date + REVIEW_DAYS + 3 + a->date % 21);
}

static json_t *make_action(audit *a, int about)
{
    chances *from = &a->chance;
    const json_t *of = json_object_get(a->record, "case");
    const char *manager = words_in(of, "manager");
    ca_date due = a->date + between(from, 7, 56), review = a->date + between(from, 14, REVIEW_DAYS);
    bool done = happens(from, 55) && !a->fresh;
    json_t *action = json_object();
    ca_text text = {0};
    say(&text, from, themes[about].action);
    put_words(action, "action", ca_text_words(&text));
    ca_text_free(&text);
    put_words(action, "owner", happens(from, 75) ? words_in(of, "practitioner") : manager);
    put_date(action, "due", due);
    put_words(action, "manager", manager);
    put_date(action, "review", review);
    if (done) {
        put_date(action, "reviewed", review);
        put_words(action, "reviewed_by", manager);
        put_date(action, "done", due + between(from, -6, 12));
        put_words(action, "comment", say_done(from));
    }
    return action;
}

void fill_in_actions(audit *a, const int *chosen, size_t theme_count)
{
    chances *from = &a->chance;
    bool plan = a->final != NO_GRADE && a->final < GOOD;
    bool spoilt = a->fault == OWNER_LEFT_OUT || a->fault == DUE_LEFT_OUT || a->fault == DUE_SAME_DAY;
    int count = plan ? between(from, 1, ACTIONS_MOST) : spoilt ? 1 : happens(from, 40) ? between(from, 1, 2) : 0;
    json_t *actions = json_array();
    if (a->fault == PLAN_LEFT_OUT)
        count = 0;
    for (int i = 0; i < count; i++) {
        int about = (size_t)i < theme_count ? chosen[i] : (chosen[0] + i) % THEME_COUNT;
        json_t *action = make_action(a, about);
        if (i == 0)
            spoil(a, action);
        if (json_array_append_new(actions, action) != 0)
            give_up("cannot add an action");
    }
    put(a->record, "actions", actions);
}

/* Returns the quality of the work, to which the team contributes. */
static int latent_of(const json_t *about, chances *from)
{
    chances team = chances_of(words_in(about, "team"), 0);
    return below(&team, 60) + below(from, 100) + below(from, 60);
}

static bool inadequate_in(const json_t *record)
{
    return strcmp(words_in(json_object_get(record, "grading"), "final"), grade_ids[INADEQUATE]) == 0;
}

static audit begin_audit(const quarter_audits *all, json_t *record)
{
    ca_quarter quarter = all->quarter;
    const json_t *about = json_object_get(record, "case"), *audited = json_object_get(record, "audit");
    const char *id = words_in(record, "id"), *type = words_in(about, "type");
    audit a = {.record = record, .chance = chances_of(id, (uint64_t)quarter), .overall = NO_GRADE, .final = NO_GRADE};
    a.fresh = all->how->fresh;
    a.before = json_object_get(all->earlier, words_in(about, "id"));
    a.date = ca_date_read(ca_slice_of(words_in(audited, "date")));
    if (a.date == CA_NO_DATE)
        a.date = audit_day(&a.chance, quarter);
    a.looked_after = strcmp(type, "LAC") == 0;
    a.care_leaver = strcmp(type, "CL") == 0;
    a.latent = latent_of(about, &a.chance) - (inadequate_in(a.before) ? BEHIND : 0);
    return a;
}

static void read_drafts(quarter_audits *all)
{
    size_t room = 0;
    for (json_t *record; (record = next_object(stdin)) != NULL;) {
        if (strcmp(words_in(record, "framework"), "durham-2016") != 0) {
            (void)fprintf(stderr, "make-quarter: standard input:%zu: not a draft of durham-2016\n", all->count + 1);
            exit(2);
        }
        all->audits = ca_array_grow(all->audits, all->count, &room, sizeof *all->audits);
        all->audits[all->count++] = begin_audit(all, record);
    }
}

static void write_counts(const quarter_audits *all, const char *path)
{
    json_t *counts = planted_counts(all);
    FILE *file = fopen(path, "w");
    if (!file)
        give_up("cannot write the file of planted counts");
    bool written = json_dumpf(counts, file, JSON_COMPACT) == 0 && fputc('\n', file) != EOF;
    if (fclose(file) != 0 || !written)
        give_up("cannot write the file of planted counts");
    json_decref(counts);
}

void complete_audits(ca_quarter quarter, const completion *how)
{
    quarter_audits all = {.quarter = quarter, .how = how};
    if (how->earlier)
        all.earlier = records_by_case(how->earlier);
    read_drafts(&all);
    decide_grades(&all);
    plant_faults(&all);
    for (size_t i = 0; i < all.count; i++) {
        fill_in(&all.audits[i], quarter);
        write_object(all.audits[i].record);
    }
    if (how->planted)
        write_counts(&all, how->planted);
    json_decref(all.earlier);
    free(all.audits);
}
