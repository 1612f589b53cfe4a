/* SPDX-License-Identifier: MIT */
/* Auditors found by their names: the result is the same as if each were compared with each piece of work. */
#include "../check.h"
#include "../random.h"
#include "draw/judges.h"

#include <stdlib.h>

enum { AUDITORS = 8, PIECES = 1000, MANAGED = 2, FORENAMES = 6, SURNAMES = 8 };

static const char *const forenames[FORENAMES] = {"Omar", "Ivy", "Otis", "Una", "Nora", "Bede"};
static const char *const surnames[SURNAMES] = {"Nash", "Gale", "Dale", "Fox", "Reed", "Hale", "Shaw", "Cole"};
static const char *const teams[] = {"Team South", "South Team", "North", "Families First 1", "Families First 2", ""};

static ca_person some_person(ca_arena *arena, uint64_t *state)
{
    const char *forename = forenames[next_random(state) % FORENAMES],
               *surname = surnames[next_random(state) % SURNAMES];
    ca_text name = {0};
    if (next_random(state) % 8 == 0)
        ca_text_add(&name, "Duty");
    else
        switch (next_random(state) % 6) {
        case 0: ca_text_format(&name, "%s %s", forename, surname); break;
        case 1: ca_text_format(&name, "%s, %s", surname, forename); break;
        case 2: ca_text_format(&name, "%s %s", surname, forename); break;
        case 3: ca_text_format(&name, "Mr %s %s (Agency)", forename, surname); break;
        case 4: ca_text_format(&name, "%c %s", forename[0], surname); break;
        default: ca_text_add(&name, surname);
        }
    ca_person person = ca_person_read(arena, (ca_slice){ca_text_words(&name), name.size}, NULL);
    ca_text_free(&name);
    return person;
}

static ca_person some_team(ca_arena *arena, uint64_t *state)
{
    return ca_team_read(arena, ca_slice_of(teams[next_random(state) % (sizeof teams / sizeof *teams)]));
}

static ca_person *kept(ca_arena *arena, ca_person person)
{
    ca_person *kept_one = ca_arena_take(arena, sizeof *kept_one);
    *kept_one = person;
    return kept_one;
}

static void add_auditor(ca_auditors *auditors, ca_arena *arena, uint64_t *state)
{
    ca_auditor *auditor = &auditors->list[auditors->count++];
    *auditor =
        (ca_auditor){.person = kept(arena, some_person(arena, state)), .team = kept(arena, some_team(arena, state))};
    auditor->manages = ca_arena_take(arena, MANAGED * sizeof *auditor->manages);
    for (size_t i = next_random(state) % 3 ? 0 : MANAGED; i > 0; i--) {
        ca_managed *managed = &auditor->manages[auditor->manages_count++];
        *managed = (ca_managed){.person = some_person(arena, state), .team = some_team(arena, state)};
        ca_person_index_add(&auditor->managed_people, &managed->person, 0);
        ca_person_index_add(&auditor->managed_teams, &managed->team, 0);
    }
    auditor->services = ca_arena_take(arena, sizeof *auditor->services);
    if (next_random(state) % 4 == 0)
        auditor->services[auditor->service_count++] = some_team(arena, state);
}

static ca_judged_work some_work(ca_arena *arena, uint64_t *state)
{
    return (ca_judged_work){.practitioner = kept(arena, some_person(arena, state)),
                            .manager = kept(arena, some_person(arena, state)),
                            .auditor = next_random(state) % 2 ? kept(arena, some_person(arena, state)) : NULL,
                            .team = kept(arena, some_team(arena, state)),
                            .service = kept(arena, some_team(arena, state))};
}

/* Returns whether all auditors with a conflict are found, and all unclear cases are reported. Counts both. */
static bool found_as_well(const ca_judges *judges, const ca_judged_work *work, size_t *kept_away, size_t *unclear)
{
    ca_numbers found = {0};
    bool as_well = true, any = false;
    ca_judges_near(judges, work, &found);
    for (size_t index = 0; index < judges->count; index++) {
        bool near = false;
        for (size_t i = 0; i < found.count; i++)
            near |= found.list[i] == index;
        bool barred = ca_independence_conflict(&judges->list[index], work) != CA_NO_CONFLICT;
        as_well &= near || !barred;
        *kept_away += barred;
        any |= ca_judges_unclear_at(judges, work, index);
    }
    *unclear += any;
    free(found.list);
    return as_well && any == ca_judges_any_unclear(judges, work);
}

static void check_judges(check_tally *t, bool other_teams)
{
    ca_arena arena = {0};
    ca_auditor list[AUDITORS];
    ca_auditors auditors = {.list = list};
    ca_judges judges;
    uint64_t state = 1;
    size_t kept_away = 0, unclear = 0, wrong = 0;
    while (auditors.count < AUDITORS)
        add_auditor(&auditors, &arena, &state);
    ca_judges_begin(&judges, &auditors, other_teams);
    for (int i = 0; i < PIECES; i++) {
        ca_judged_work work = some_work(&arena, &state);
        wrong += !found_as_well(&judges, &work, &kept_away, &unclear);
    }
    CHECK(t, !wrong && kept_away > PIECES && unclear > PIECES / 4,
          "%d auditors and %d pieces of work%s: %zu pairs are kept apart, %zu pieces unclear, %zu found otherwise",
          AUDITORS, PIECES, other_teams ? " of other teams" : "", kept_away, unclear, wrong);
    ca_judges_free(&judges);
    for (size_t i = 0; i < auditors.count; i++) {
        ca_person_index_free(&list[i].managed_people);
        ca_person_index_free(&list[i].managed_teams);
    }
    ca_arena_free(&arena);
}

int main(void)
{
    check_tally t = {0, 0};
    check_judges(&t, false);
    check_judges(&t, true);
    return CHECK_END(&t);
}
