/* SPDX-License-Identifier: MIT */
/* The report of a draw for moderation, as JSON. */
#include "draw/moderation_report.h"

#include "base/json_write.h"

static void write_policy(const ca_framework *framework, ca_text *to)
{
    const ca_moderation *policy = &framework->moderation;
    const struct {
        const char *name;
        int grade;
    } grades[] = {{"always_at_or_above", policy->always_at_or_above},
                  {"always_at_or_below", policy->always_at_or_below}};
    ca_json_name(to, "policy");
    if (!policy->given) {
        ca_json_null(to);
        return;
    }
    ca_json_open(to, '{');
    for (size_t i = 0; i < sizeof grades / sizeof *grades; i++)
        if (grades[i].grade != CA_NO_GRADE) {
            ca_json_member_string(to, grades[i].name, framework->scale[grades[i].grade].id);
        }
    if (policy->each_lower_grade)
        ca_json_member_number(to, "each_lower_grade", (uint64_t)policy->each_lower_grade);
    if (policy->percent)
        ca_json_member_number(to, "percent", (uint64_t)policy->percent);
    ca_json_close(to, '}');
}

/* Writes the audits of GROUP with GRADE (CA_NO_GRADE: without one): the total, those moderated before, and those
 * drawn. */
static void write_grade(const ca_candidates_group *group, const char *name, int grade, ca_text *to)
{
    uint64_t audits = 0, moderated = 0, drawn = 0;
    for (size_t i = 0; i < group->count; i++) {
        const ca_candidate *audit = group->first[i];
        audits += audit->grade == grade;
        moderated += audit->grade == grade && audit->moderated;
        drawn += audit->grade == grade && audit->drawn;
    }
    ca_json_name(to, name);
    ca_json_open(to, '{');
    ca_json_member_number(to, "audits", audits);
    ca_json_member_number(to, "moderated", moderated);
    ca_json_member_number(to, "drawn", drawn);
    ca_json_close(to, '}');
}

static void write_rules(const ca_candidates_group *group, ca_text *to)
{
    uint64_t by[CA_DRAWN_COUNT] = {0};
    for (size_t i = 0; i < group->count; i++)
        by[group->first[i]->drawn]++;
    ca_json_member_number(to, "drawn", group->count - by[CA_NOT_DRAWN]);
    ca_json_name(to, "rules");
    ca_json_open(to, '{');
    for (int i = CA_NOT_DRAWN + 1; i < CA_DRAWN_COUNT; i++)
        if (by[i])
            ca_json_member_number(to, ca_drawn_names[i], by[i]);
    ca_json_close(to, '}');
}

static void write_group(const ca_candidates_group *group, ca_text *to)
{
    const ca_framework *framework = group->first[0]->framework;
    enum ca_often every = framework->moderation.every;
    ca_json_open(to, '{');
    ca_json_member_string(to, "framework", framework->id);
    ca_json_member_string(to, "every", every == CA_OFTEN_NOT_SET ? NULL : ca_often[every]);
    ca_json_member_text(to, "period", group->first[0]->period);
    write_policy(framework, to);
    ca_json_member_number(to, "audits", group->count);
    ca_json_member_number(to, "moderated", group->moderated);
    write_rules(group, to);
    ca_json_name(to, "grades");
    ca_json_open(to, '{');
    for (int grade = 0; grade < framework->scale_count; grade++)
        write_grade(group, framework->scale[grade].id, grade, to);
    write_grade(group, "", CA_NO_GRADE, to);
    ca_json_close(to, '}');
    ca_json_close(to, '}');
}

static void write_drawn(const ca_candidates *draw, const ca_auditors *moderators, ca_text *to)
{
    ca_json_name(to, "draw");
    ca_json_open(to, '[');
    for (size_t i = 0; i < draw->count; i++) {
        const ca_candidate *audit = draw->ranked[i];
        if (!audit->drawn)
            continue;
        ca_json_open(to, '{');
        ca_json_member_text(to, "id", audit->id);
        ca_json_member_string(to, "rule", ca_drawn_names[audit->drawn]);
        if (moderators) {
            ca_json_member_text(to, "moderator", moderators->list[audit->moderator].name);
        }
        ca_json_close(to, '}');
    }
    ca_json_close(to, ']');
}

static void write_loads(const ca_candidates *draw, const ca_auditors *moderators, ca_text *to)
{
    ca_json_name(to, "moderators");
    ca_json_open(to, '[');
    for (size_t i = 0; i < moderators->count; i++) {
        uint64_t load = 0;
        for (size_t at = 0; at < draw->count; at++)
            load += draw->audits[at].moderator == i;
        ca_json_open(to, '{');
        ca_json_member_text(to, "moderator", moderators->list[i].name);
        ca_json_member_number(to, "audits", load);
        ca_json_close(to, '}');
    }
    ca_json_close(to, ']');
}

void ca_moderation_report(const ca_candidates *draw, const ca_moderation_read *read, const char *seed,
                          const ca_auditors *moderators, ca_text *to)
{
    uint64_t drawn = 0;
    ca_candidates_group group;
    for (size_t i = 0; i < draw->count; i++)
        drawn += draw->audits[i].drawn != CA_NOT_DRAWN;
    ca_json_open(to, '{');
    ca_json_member_string(to, "seed", seed);
    if (draw->rate)
        ca_json_member_text(to, "rate", draw->rate_words);
    if (draw->number)
        ca_json_member_number(to, "count", draw->number);
    ca_json_member_number(to, "records", read->records);
    ca_json_member_number(to, "unreadable", read->unreadable);
    ca_json_name(to, "not_moderated");
    ca_json_open(to, '{');
    for (int i = CA_EXTERNAL; i <= CA_PROGRAMME; i++)
        if (read->kinds[i])
            ca_json_member_number(to, ca_kinds[i], read->kinds[i]);
    ca_json_close(to, '}');
    ca_json_member_number(to, "audits", draw->count);
    ca_json_member_number(to, "drawn", drawn);
    ca_json_name(to, "groups");
    ca_json_open(to, '[');
    for (size_t index = 0; ca_candidates_group_next(draw, &index, &group);)
        write_group(&group, to);
    ca_json_close(to, ']');
    write_drawn(draw, moderators, to);
    if (moderators)
        write_loads(draw, moderators, to);
    ca_json_close(to, '}');
    ca_text_byte(to, '\n');
}
