/* SPDX-License-Identifier: MIT */
/* audit-sample: assigns an auditor to each drawn case, or explains why that is impossible. */

#include "draw/sample_auditors.h"

#include "draw/known_names.h"

#include <stdlib.h>
#include <string.h>

enum { LINES_SHOWN = 3 };

/* The conflicts as audit-sample names them. */
static const char *const conflict_words[CA_CONFLICT_COUNT] = {
    [CA_CONFLICT_PRACTITIONER] = "own work", [CA_CONFLICT_IRO] = "own work",  [CA_CONFLICT_MANAGER] = "manages",
    [CA_CONFLICT_MANAGES] = "manages",       [CA_CONFLICT_TEAM] = "own team", [CA_CONFLICT_SERVICE] = "services",
};

/* The classes of the assignment are those of the independence check; after them one for each auditor, for the audits that
 * this auditor has returned; and the last, without cases that are assigned, for those of auditors who have left. */
static size_t class_of_returned(const ca_sampler *s, size_t auditor)
{
    return s->classes.count + (auditor == CA_NO_AUDITOR ? s->auditors.count : auditor);
}

static bool may(const void *context, size_t class, size_t auditor)
{
    const ca_sampler *s = context;
    if (class >= s->classes.count)
        return class == class_of_returned(s, auditor);
    return ca_case_class_conflict(&s->classes, class, auditor) == CA_NO_CONFLICT;
}

static void near(const void *context, size_t class, ca_numbers *found)
{
    const ca_sampler *s = context;
    found->count = 0;
    if (class < s->classes.count)
        ca_case_class_near(&s->classes, class, found);
    for (size_t i = 0; class >= s->classes.count && i < s->auditors.count; i++)
        ca_numbers_add(found, i);
}

static bool any_services(const ca_auditors *auditors)
{
    for (size_t i = 0; i < auditors->count; i++)
        if (auditors->list[i].service_count)
            return true;
    return false;
}

/* Without these columns independence cannot be checked. */
static int check_columns(const ca_sampler *s)
{
    const struct {
        enum ca_field field;
        const char *needed_by;
        bool needed;
    } needs[] = {
        {CA_PRACTITIONER_FIELD, "--auditors", true},
        {CA_TEAM_FIELD, "--not-own-team", s->other_teams},
        {CA_SERVICE_FIELD, "the column services of --auditors", any_services(&s->auditors)},
    };
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        if (needs[i].needed && s->list.column[needs[i].field] == CA_NO_LIST_COLUMN)
            return ca_error_set(s->error, "%s: no column is headed %s, which %s needs", s->list.table.files[0].name,
                                ca_fields[needs[i].field].heading, needs[i].needed_by);
    return 0;
}

/* Notes which people of a case no column names: nobody can be kept from a case as one of them. */
static void note_missing_people(const ca_sampler *s)
{
    bool manager = s->list.column[CA_MANAGER_FIELD] != CA_NO_LIST_COLUMN;
    bool iro = s->list.column[CA_IRO_FIELD] != CA_NO_LIST_COLUMN;
    if (!manager || !iro)
        ca_report_run(s->reporter, CA_RUN_NOTE,
                      "%s: no column is headed %s, so nobody is kept from a case as its %s; add the column%s, or name "
                      "%s with --map",
                      s->list.table.files[0].name,
                      manager ? "iro"
                      : iro   ? "manager"
                              : "manager or iro",
                      manager ? "reviewing officer"
                      : iro   ? "manager"
                              : "manager or reviewing officer",
                      manager || iro ? "" : "s", manager || iro ? "it" : "them");
}

/* Warns of names in the list of auditors that are not in the list of cases: a misspelt name would not prevent a
 * conflict. Returns -1 with an error for several names that are written as one. */
static int check_names(ca_sampler *s)
{
    ca_known_names names = {.people = {0}};
    for (size_t i = 0; i < s->list.table.count; i++) {
        ca_judged_work one = ca_case_judged(&s->classes, &s->list, i);
        ca_known_names_add(&names, &one);
    }
    int status = ca_known_names_check(&names, &s->auditors, &s->people, s->error);
    for (size_t i = 0; status == 0 && i < s->auditors.count; i++)
        if (ca_known_names_lack(&names, &s->auditors.list[i]))
            (void)ca_report(
                s->reporter, s->auditors.list[i].location, CA_RULE_AUDITOR_UNMATCHED, "",
                "manages or services has a name that is not in the list of cases; is it spelt as there, with "
                "semicolons between names?");
    ca_known_names_free(&names);
    return status;
}

/* Returns whether TEAMS has one with the same words as TEAM in another order, or with other spaces between them. */
static bool is_in_another_order(const ca_person_index *teams, const ca_person *const *list, const ca_person *team)
{
    ca_numbers found = {0};
    bool other = false;
    (void)ca_person_index_alike(teams, team, &found);
    for (size_t i = 0; i < found.count; i++)
        other |= !ca_person_is(list[found.list[i]], team);
    free(found.list);
    return other;
}

/* Warns of auditors whose team has its words in another order than a team of the list of cases: they are kept from its
 * cases, and it may be another team. */
static void warn_team_order(ca_sampler *s)
{
    ca_person_index teams = {.arena = {0}};
    const ca_person **list = ca_allocate(s->list.table.count, sizeof *list);
    ca_map met = {0};
    for (size_t i = 0; i < s->list.table.count; i++) {
        const ca_person *team = ca_case_judged(&s->classes, &s->list, i).team;
        ca_map_entry *entry = ca_map_at(&met, team->counted.text);
        if (team->nobody || entry->thing)
            continue;
        entry->thing = s;
        ca_person_index_add(&teams, team, met.count - 1);
        list[met.count - 1] = team;
    }
    for (size_t i = 0; i < s->auditors.count; i++)
        if (s->auditors.list[i].team && is_in_another_order(&teams, list, s->auditors.list[i].team))
            (void)ca_report(s->reporter, s->auditors.list[i].location, CA_RULE_GROUP_SPELLING, "",
                            "the team differs from one in the list of cases only in spaces, signs or the order of "
                            "words, and is taken for it; spell it in one way");
    ca_person_index_free(&teams);
    ca_map_free(&met, NULL);
    free(list);
}

/* Reports drawn cases for which a similar name leaves the independence of an auditor unclear. */
static void report_unclear(const ca_sampler *s, const size_t *class_of)
{
    ca_unclear found = {0};
    bool *any = ca_allocate(s->classes.count, sizeof *any);
    for (size_t class = 0; class < s->classes.count; class ++)
        any[class] = ca_case_class_any_unclear(&s->classes, class);
    for (size_t i = 0; i < s->drawn_count; i++) {
        size_t class = class_of[i];
        size_t auditor = s->assignment.auditor_of[i];
        bool given = any[class] && auditor != CA_NO_AUDITOR && ca_case_class_unclear(&s->classes, class, auditor);
        ca_unclear_add(&found, any[class], given, s->list.table.rows[s->drawn[i]->row].location);
    }
    ca_unclear_report(&found, "drawn case", "auditor", s->reporter);
    free(any);
}

static bool is_returned(ca_sampler *s, size_t index)
{
    return ca_audited_find(&s->returned, s->drawn[index]->id) != NULL;
}

/* Sets EARLIER to the auditor of each drawn case in the earlier list, which is named FILE, and the names of the sampler to
 * the names there. */
static int find_earlier(ca_sampler *s, const ca_case_list *list, const char *file, size_t *earlier)
{
    ca_map ids = {0};
    size_t met = 0;
    if (list->column[CA_AUDITOR_FIELD] == CA_NO_LIST_COLUMN)
        return ca_error_set(s->error,
                            "%s: no column is headed auditor; --keep needs an earlier list with "
                            "auditors",
                            file);
    for (size_t i = 0; i < list->table.count; i++)
        ca_map_at(&ids, ca_case_list_value(list, i, CA_CASE_ID_FIELD))->thing = (void *)(uintptr_t)&list->table.rows[i];
    for (size_t i = 0; i < s->drawn_count; i++) {
        const ca_list_row *row = ca_map_find(&ids, s->drawn[i]->id);
        ca_slice name = row ? row->cells[list->column[CA_AUDITOR_FIELD]] : (ca_slice){"", 0};
        earlier[i] = ca_auditors_find(&s->auditors, ca_persons_at(&s->classes.persons, name));
        s->names[i] = ca_arena_str(&s->list.table.arena, name);
        s->left += name.size && earlier[i] == CA_NO_AUDITOR && !is_returned(s, i);
        met += row != NULL;
    }
    if (met < list->table.count)
        ca_report_run(s->reporter, CA_RUN_NOTE, "%zu cases of --keep are not drawn this time", list->table.count - met);
    ca_map_free(&ids, NULL);
    return 0;
}

/* Appends the lines of some of the COUNT rows, in order, and the number of the others. */
static void list_locations(ca_text *to, ca_location *locations, size_t count, bool one_file)
{
    size_t shown = count <= LINES_SHOWN ? count : LINES_SHOWN - 1;
    if (one_file && count)
        ca_text_format(to, "%s: line%s ", locations[0].source, count == 1 ? "" : "s");
    for (size_t i = 0; i < shown; i++) {
        ca_text_add(to, !i ? "" : i + 1 == count ? " and " : ", ");
        if (!one_file)
            ca_text_format(to, "%s:", locations[i].source);
        ca_text_format(to, "%llu", (unsigned long long)locations[i].line);
    }
    if (shown < count)
        ca_text_format(to, " and %zu more", count - shown);
}

static int by_row(const void *a, const void *b)
{
    size_t one = *(const size_t *)a, other = *(const size_t *)b;
    return one < other ? -1 : one > other;
}

/* Appends the lines of the infeasible cases. */
static void list_cases(const ca_sampler *s, const size_t *class_of, ca_text *to)
{
    size_t *rows = ca_allocate(s->drawn_count, sizeof *rows), count = 0;
    for (size_t i = 0; i < s->drawn_count; i++)
        if (s->assignment.infeasible_class[class_of[i]])
            rows[count++] = s->drawn[i]->row;
    qsort(rows, count, sizeof *rows, by_row);
    ca_location *locations = ca_allocate(count, sizeof *locations);
    for (size_t i = 0; i < count; i++)
        locations[i] = s->list.table.rows[rows[i]].location;
    list_locations(to, locations, count, s->list.table.file_count == 1);
    free(locations);
    free(rows);
}

/* Appends the auditors who are eligible for the infeasible cases, and their capacity. Returns their number. */
static size_t list_auditors(const ca_sampler *s, ca_text *to)
{
    ca_location *locations = ca_allocate(s->auditors.count, sizeof *locations);
    size_t count = 0;
    uint64_t room = 0;
    for (size_t i = 0; i < s->auditors.count; i++)
        if (s->assignment.infeasible_auditor[i]) {
            locations[count++] = s->auditors.list[i].location;
            room += s->auditors.list[i].capacity;
        }
    if (count) {
        ca_text_format(to, ": only %zu auditor%s eligible, with capacity for %llu (", count,
                       count == 1 ? " is" : "s are", (unsigned long long)room);
        list_locations(to, locations, count, true);
        ca_text_add(to, ")");
    } else {
        ca_text_add(to, ": no auditor is eligible");
    }
    free(locations);
    return count;
}

/* Returns the first conflict that is named by the same words. */
static enum ca_conflict same_words(enum ca_conflict conflict)
{
    for (int i = CA_NO_CONFLICT + 1; i < (int)conflict; i++)
        if (conflict_words[i] && strcmp(conflict_words[i], conflict_words[conflict]) == 0)
            return (enum ca_conflict)i;
    return conflict;
}

/* Appends the conflicts of the other auditors with the infeasible cases, each with the number of auditors. */
static void list_bars(const ca_sampler *s, ca_text *to)
{
    size_t excluded[CA_CONFLICT_COUNT] = {0}, others = 0;
    for (size_t i = 0; i < s->auditors.count; i++) {
        bool met[CA_CONFLICT_COUNT] = {false};
        if (s->assignment.infeasible_auditor[i])
            continue;
        others++;
        for (size_t class = 0; class < s->classes.count; class ++)
            if (s->assignment.infeasible_class[class])
                met[same_words(ca_case_class_conflict(&s->classes, class, i))] = true;
        for (int conflict = CA_NO_CONFLICT + 1; conflict < CA_CONFLICT_COUNT; conflict++)
            excluded[conflict] += met[conflict];
    }
    if (!others)
        return;
    ca_text_format(to, "; %s%zu auditor%s excluded:", others < s->auditors.count ? "the other " : "", others,
                   others == 1 ? " is" : "s are");
    for (int conflict = CA_NO_CONFLICT + 1, listed = 0; conflict < CA_CONFLICT_COUNT; conflict++)
        if (excluded[conflict])
            ca_text_format(to, "%s %s (%zu)", listed++ ? "," : "", conflict_words[conflict], excluded[conflict]);
}

/* Appends the total capacity if it is less than the sample, so that this is reported first and not found later. */
static void list_capacity(const ca_sampler *s, ca_text *to)
{
    uint64_t room = 0;
    for (size_t i = 0; i < s->auditors.count && room < s->drawn_count; i++)
        room += s->auditors.list[i].capacity < s->drawn_count ? s->auditors.list[i].capacity : s->drawn_count;
    if (room < s->drawn_count)
        ca_text_format(to, "; all auditors together have capacity for %llu of the %zu cases drawn",
                       (unsigned long long)room, s->drawn_count);
}

/* Sets the error: the infeasible cases, the eligible auditors, and the conflicts of the others. */
static int explain(ca_sampler *s, const size_t *class_of)
{
    ca_text words = {0};
    list_cases(s, class_of, &words);
    size_t eligible = list_auditors(s, &words);
    list_bars(s, &words);
    list_capacity(s, &words);
    ca_text_add(&words, eligible ? "; raise capacities, add auditors or draw fewer cases" : "; add eligible auditors");
    (void)ca_error_set(s->error, "%s", words.at);
    ca_text_free(&words);
    return -1;
}

/* Sets the most cases of each auditor; more than the list says only if more were returned. */
static size_t *find_capacities(const ca_sampler *s, const size_t *class_of)
{
    size_t *capacities = ca_allocate(s->auditors.count, sizeof *capacities);
    for (size_t i = 0; i < s->drawn_count; i++)
        if (class_of[i] >= s->classes.count && class_of[i] < class_of_returned(s, CA_NO_AUDITOR))
            capacities[class_of[i] - s->classes.count]++;
    for (size_t i = 0; i < s->auditors.count; i++)
        if (capacities[i] < s->auditors.list[i].capacity)
            capacities[i] = s->auditors.list[i].capacity;
    return capacities;
}

/* Assigns the drawn cases, but those that auditors who have left have returned. */
static void assign_cases(ca_sampler *s, const size_t *class_of, const size_t *earlier)
{
    size_t *numbers = ca_allocate(s->drawn_count, sizeof *numbers), count = 0;
    size_t *classes = ca_allocate(s->drawn_count, sizeof *classes), *kept = ca_allocate(s->drawn_count, sizeof *kept);
    size_t *capacities = find_capacities(s, class_of), *auditor_of = ca_allocate(s->drawn_count, sizeof *auditor_of);
    for (size_t i = 0; i < s->drawn_count; i++) {
        auditor_of[i] = CA_NO_AUDITOR;
        if (class_of[i] == class_of_returned(s, CA_NO_AUDITOR))
            continue;
        kept[count] = earlier ? earlier[i] : CA_NO_AUDITOR;
        classes[count] = class_of[i];
        numbers[count++] = i;
    }
    ca_assignment_problem task = {.case_count = count,
                                  .auditor_count = s->auditors.count,
                                  .capacities = capacities,
                                  .class_of = classes,
                                  .class_count = class_of_returned(s, CA_NO_AUDITOR) + 1,
                                  .may = may,
                                  .near = near,
                                  .context = s,
                                  .earlier = earlier ? kept : NULL};
    ca_assign_cases(&task, &s->assignment);
    for (size_t i = 0; i < count; i++)
        auditor_of[numbers[i]] = s->assignment.auditor_of[i];
    free(s->assignment.auditor_of);
    s->assignment.auditor_of = auditor_of;
    free(capacities);
    free(kept);
    free(classes);
    free(numbers);
}

static void name_auditors(ca_sampler *s)
{
    for (size_t i = 0; i < s->drawn_count; i++)
        if (s->assignment.auditor_of[i] != CA_NO_AUDITOR && !is_returned(s, i))
            s->names[i] = s->auditors.list[s->assignment.auditor_of[i]].name;
}

static int share_out(ca_sampler *s, const size_t *class_of, const size_t *earlier)
{
    size_t *classes = ca_allocate(s->drawn_count, sizeof *classes); /* of the assignment */
    for (size_t i = 0; i < s->drawn_count; i++)
        classes[i] = s->names[i].size && is_returned(s, i) ? class_of_returned(s, earlier[i]) : class_of[i];
    assign_cases(s, classes, earlier);
    s->shared_out = s->assignment.solved;
    if (s->shared_out) {
        name_auditors(s);
        report_unclear(s, class_of);
    }
    int status = s->shared_out ? 0 : explain(s, classes);
    free(classes);
    return status;
}

/* Finds the class of each drawn case. */
static void find_classes(ca_sampler *s, size_t *class_of)
{
    size_t unnamed = 0;
    for (size_t i = 0; i < s->drawn_count; i++) {
        ca_judged_work one = ca_case_judged(&s->classes, &s->list, s->drawn[i]->row);
        unnamed += one.practitioner->nobody;
        class_of[i] = ca_case_class(&s->classes, &one);
    }
    if (unnamed)
        ca_report_run(s->reporter, CA_RUN_NOTE,
                      "%zu drawn case%s no practitioner, so independence cannot be checked; give the "
                      "practitioner's name in the list",
                      unnamed, unnamed == 1 ? " names" : "s name");
}

int ca_sampler_check_independence(ca_sampler *s)
{
    ca_case_classes_begin(&s->classes, &s->auditors, &s->people, s->other_teams);
    if (check_columns(s) < 0)
        return -1;
    note_missing_people(s);
    return 0;
}

int ca_sampler_assign(ca_sampler *s, const ca_case_list *list, const char *file)
{
    size_t *class_of = ca_allocate(s->drawn_count, sizeof *class_of);
    size_t *earlier = list ? ca_allocate(s->drawn_count, sizeof *earlier) : NULL;
    s->names = ca_allocate(s->drawn_count, sizeof *s->names);
    int status = list ? find_earlier(s, list, file, earlier) : 0;
    if (status == 0)
        status = check_names(s);
    if (status == 0) {
        if (s->other_teams)
            warn_team_order(s);
        find_classes(s, class_of);
        status = share_out(s, class_of, earlier);
    }
    free(class_of);
    free(earlier);
    return status;
}
