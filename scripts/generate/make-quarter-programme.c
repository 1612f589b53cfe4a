/* SPDX-License-Identifier: MIT */
/* The people of the invented programme: auditors, moderators and their comments, and the progress of actions. */
#include "make-quarter.h"

#include <stdlib.h>
#include <string.h>

enum { TEAMS = 22, OPERATIONS_MANAGERS = 8, REVIEWERS = 10, PEERS = 15, NEWCOMERS = 2 };
enum { ROOM_OF_MANAGERS = 5, ROOM_OF_PEERS = 8 };

static void write_list(ca_text *text)
{
    if (fwrite(text->at, 1, text->size, stdout) != text->size || fflush(stdout) != 0)
        give_up("cannot write to standard output");
    ca_text_free(text);
}

static const char headings[] = "auditor,team,capacity,manages,services\n";

/* Every other team manager, some reviewing officers, and peers, some of whom manage workers or know few services. */
void write_auditors(ca_quarter quarter)
{
    ca_text text = {0};
    ca_text_add(&text, headings);
    for (int i = 2; i <= TEAMS; i += 2)
        ca_text_format(&text, "Manager %02d,%s,%d,%s,\n", i, team_of(i), ROOM_OF_MANAGERS, team_of(i));
    for (int i = 1; i <= REVIEWERS; i++)
        ca_text_format(&text, "Reviewing Officer %02d,,%d,,%s\n", i, ROOM_OF_MANAGERS,
                       i % 3 ? "" : "Looked After and Permanence;Child Protection and Court Work");
    for (int i = 1; i <= PEERS + quarter % 4 * NEWCOMERS; i++) {
        ca_text_format(&text, "Auditor %02d,,%d,", i, ROOM_OF_PEERS);
        if (i % 4 == 0)
            ca_text_format(&text, "Worker %03d;Worker %03d", i * 11, i * 11 + 1);
        ca_text_format(&text, ",%s\n", i % 5 ? "" : "Families First;First Contact");
    }
    write_list(&text);
}

/* Assigns the teams to the operations managers in rotation. */
void write_moderators(void)
{
    ca_text text = {0};
    ca_text_add(&text, headings);
    for (int i = 1; i <= OPERATIONS_MANAGERS; i++) {
        ca_text_format(&text, "Operations Manager %02d,,,", i);
        for (int team = i; team <= TEAMS; team += OPERATIONS_MANAGERS)
            ca_text_format(&text, "%s%s", team > i ? ";" : "", team_of(team));
        ca_text_add(&text, ",\n");
    }
    write_list(&text);
}

static int grade_in(const json_t *object, const char *name)
{
    return grade_of(words_in(json_object_get(object, name), "grade"));
}

/* Returns the best overall grade that the auditor's answers allow. */
static int ceiling_in(const json_t *answers)
{
    int ceiling = GRADE_COUNT;
    for (int i = 0; i < DOMAIN_COUNT; i++)
        if (grade_in(answers, domain_ids[i]) == INADEQUATE && limit_of(i) < ceiling)
            ceiling = limit_of(i);
    return ceiling;
}

/* Returns the change in grades: none for three in four. An outstanding audit is sometimes lowered by two, for a third
 * reader. None is lowered to inadequate, which would need an escalation. */
static int change_of(chances *from, int given, int ceiling)
{
    int chance = below(from, 100);
    if (given == OUTSTANDING && chance < 14)
        return -2;
    if (given >= GOOD && chance < 20)
        return -1;
    return chance >= 82 && given < OUTSTANDING && ceiling > given ? 1 : 0;
}

/* Gives GRADE where GIVEN was given. A blind moderator does not know whether that is agreement. */
static void put_judgement(json_t *judged, int given, int grade, bool blind)
{
    if (grade == given && !blind)
        put(judged, "agreed", json_true());
    else
        put_words(judged, "grade", grade_ids[grade]);
}

static void judge(chances *from, json_t *moderation, const char *domain, int given, int grade, bool blind)
{
    json_t *answer = object_in(object_in(moderation, "answers"), domain);
    put_judgement(answer, given, grade, blind);
    put_words(answer, "comment", say_moderation(from, grade < given ? -1 : grade > given));
}

/* A grade that is lowered below good needs a plan, which the moderator begins. */
static void begin_plan(chances *from, json_t *record, ca_date date)
{
    json_t *actions = json_object_get(record, "actions"), *action = json_object();
    const char *manager = words_in(json_object_get(record, "case"), "manager");
    ca_text text = {0};
    if (!json_is_array(actions))
        put(record, "actions", actions = json_array());
    say(&text, from, themes[below(from, THEME_COUNT)].action);
    put_words(action, "action", ca_text_words(&text));
    put_words(action, "owner", words_in(json_object_get(record, "case"), "practitioner"));
    put_date(action, "due", date + between(from, 14, 42));
    put_words(action, "manager", manager);
    put_date(action, "review", ca_date_read(ca_slice_of(words_in(json_object_get(record, "audit"), "date"))) + 28);
    if (json_array_append_new(actions, action) != 0)
        give_up("cannot add an action");
    ca_text_free(&text);
}

static void moderate_record(json_t *record, bool blind)
{
    json_t *moderation = object_in(record, "moderation"), *overall = object_in(moderation, "overall");
    const json_t *answers = json_object_get(record, "answers"), *before = json_object_get(moderation, "before");
    chances from = chances_of(words_in(record, "id"), before ? 2 : 1);
    static const int looked_at[] = {PLAN, CHRONOLOGY, FAMILY, RECORDING};
    ca_date date = ca_date_read(ca_slice_of(words_in(json_object_get(record, "audit"), "date")));
    int given = grade_in(record, "overall"), domain = looked_at[below(&from, 4)];
    int first = given == NO_GRADE ? REQUIRES_IMPROVEMENT : given;
    int grade = first + (before ? -1 : change_of(&from, first, ceiling_in(answers)));
    int answer = grade_in(answers, domain_ids[domain]), lower = grade < first && answer > REQUIRES_IMPROVEMENT;
    date += (before ? 35 : 0) + between(&from, 6, 30);
    put_date(moderation, "date", date);
    if (answer != NO_GRADE)
        judge(&from, moderation, domain_ids[domain], answer, answer - lower, blind);
    put_judgement(overall, given, grade, blind);
    put_words(overall, "reason", say_moderation(&from, grade < first ? -1 : grade > first));
    put_words(moderation, "audit_quality",
              grade == given ? "Clear and fair." : "Clear, and the grade was talked over.");
    put(moderation, "actions_addressed", json_boolean(happens(&from, 70)));
    bool lowered = grade < GOOD && (first >= GOOD || given == NO_GRADE);
    if (lowered && json_array_size(json_object_get(record, "actions")) == 0)
        begin_plan(&from, record, date);
}

void moderate_records(bool blind)
{
    for (json_t *record; (record = next_object(stdin)) != NULL; write_object(record))
        moderate_record(record, blind);
}

/* Most actions that were due by DATE were done; reviews were held when they were due. */
static void finish(json_t *line, ca_date date)
{
    chances from = chances_of(words_in(line, "audit"), (uint64_t)json_integer_value(json_object_get(line, "place")));
    ca_date due = ca_date_read(ca_slice_of(words_in(line, "due")));
    ca_date review = ca_date_read(ca_slice_of(words_in(line, "review")));
    ca_date done = due + between(&from, 0, 12);
    bool is_done = happens(&from, 88) && due != CA_NO_DATE && done <= date;
    if (is_done && !*words_in(line, "done")) {
        put_date(line, "done", done);
        put_words(line, "comment", say_done(&from));
    }
    if (review != CA_NO_DATE && review <= date && happens(&from, 90) && !*words_in(line, "reviewed")) {
        put_date(line, "reviewed", review);
        put_words(line, "reviewed_by", words_in(line, "manager"));
    }
}

void finish_actions(ca_date date)
{
    for (json_t *line; (line = next_object(stdin)) != NULL; write_object(line))
        finish(line, date);
}
