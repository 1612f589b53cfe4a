/* SPDX-License-Identifier: MIT */
/* Completion of a plan. */
#include "summary/completion.h"

#include "base/json_write.h"

#include <stdlib.h>
#include <string.h>

const char *const ca_completion_names[] = {"auditor", "team", NULL};
static const enum ca_field fields[] = {CA_AUDITOR_FIELD, CA_TEAM_FIELD};

typedef struct {
    ca_slice by[CA_COMPLETION_BY_COUNT];
    const ca_framework *framework;
    bool returned, graded;
    enum ca_punctuality punctuality;
} planned_audit;

static ca_completed *completed_at(ca_map *map, ca_slice name)
{
    ca_map_entry *entry = ca_map_at(map, name);
    if (!entry->thing)
        entry->thing = ca_allocate(1, sizeof(ca_completed));
    return entry->thing;
}

static void add(ca_completed *into, const ca_completed *from)
{
    into->planned += from->planned;
    into->returned += from->returned;
    into->graded += from->graded;
    into->dated += from->dated;
    into->late += from->late;
}

/* Returns the counts of the framework ID in COMPLETION. The first TITLE is kept. */
static ca_completed *framework_at(ca_completion *completion, ca_slice id, const char *title)
{
    ca_completed *one = completed_at(&completion->frameworks, id);
    if (!one->title)
        one->title = ca_copy(title, strlen(title));
    return one;
}

void ca_completion_add(ca_completion *into, const ca_completion *from)
{
    into->given |= from->given;
    into->frameworks_unknown |= from->frameworks_unknown;
    into->unplanned += from->unplanned;
    add(&into->all, &from->all);
    for (int i = 0; i < CA_COMPLETION_BY_COUNT; i++)
        for (size_t j = 0; j < from->by[i].count; j++) {
            ca_slice name = from->by[i].entries[j].name;
            const ca_completed *one = from->by[i].entries[j].thing;
            ca_completed *all = completed_at(&into->by[i], name);
            ca_spellings_join(&all->spellings, name, all->planned, one->spellings, name, one->planned);
            add(all, one);
        }
    for (size_t i = 0; i < from->frameworks.count; i++) {
        const ca_completed *one = from->frameworks.entries[i].thing;
        add(framework_at(into, from->frameworks.entries[i].name, one->title), one);
    }
}

static void release(void *thing)
{
    ca_completed *one = thing;
    ca_spellings_free(one->spellings);
    free(one->title);
    free(one);
}

static ca_spellings **spellings_of(void *thing)
{
    return &((ca_completed *)thing)->spellings;
}

static uint64_t planned_of(const void *thing)
{
    return ((const ca_completed *)thing)->planned;
}

static void merge(void *into, void *from, const void *context)
{
    (void)context;
    add(into, from);
    release(from);
}

void ca_completion_merge(ca_completion *completion)
{
    static const ca_spelt_things things = {NULL, spellings_of, planned_of, merge, NULL};
    for (int i = 0; i < CA_COMPLETION_BY_COUNT; i++)
        ca_spellings_merge(&completion->by[i], ca_spelling_rule_of(fields[i]), &things);
}

static void write_member(ca_text *to, const char *name, uint64_t value)
{
    ca_json_member_number(to, name, value);
}

static void write_completed(ca_text *to, const ca_completed *one)
{
    write_member(to, "planned", one->planned);
    write_member(to, "returned", one->returned);
    write_member(to, "graded", one->graded);
    if (one->dated) {
        write_member(to, "dated", one->dated);
        write_member(to, "late", one->late);
    }
    ca_spellings_write(one->spellings, to);
}

static void write_frameworks(ca_completion *completion, ca_text *to)
{
    ca_json_name(to, "framework");
    if (completion->frameworks_unknown) {
        ca_json_null(to);
        return;
    }
    ca_map_sort(&completion->frameworks);
    ca_json_open(to, '{');
    for (size_t i = 0; i < completion->frameworks.count; i++) {
        const ca_completed *one = completion->frameworks.entries[i].thing;
        ca_json_name_slice(to, completion->frameworks.entries[i].name);
        ca_json_open(to, '{');
        ca_json_member_string(to, "title", one->title);
        write_completed(to, one);
        ca_json_close(to, '}');
    }
    ca_json_close(to, '}');
}

void ca_completion_write(ca_completion *completion, ca_text *to)
{
    if (!completion->given) {
        ca_json_null(to);
        return;
    }
    ca_json_open(to, '{');
    write_completed(to, &completion->all);
    write_member(to, "unplanned", completion->unplanned);
    for (int i = 0; i < CA_COMPLETION_BY_COUNT; i++) {
        ca_map_sort(&completion->by[i]);
        ca_json_name(to, ca_completion_names[i]);
        ca_json_open(to, '{');
        for (size_t j = 0; j < completion->by[i].count; j++) {
            ca_json_name_slice(to, completion->by[i].entries[j].name);
            ca_json_open(to, '{');
            write_completed(to, completion->by[i].entries[j].thing);
            ca_json_close(to, '}');
        }
        ca_json_close(to, '}');
    }
    write_frameworks(completion, to);
    ca_json_close(to, '}');
}

static int read_member(const json_t *json, const char *name, uint64_t *value)
{
    const json_t *member = json_object_get(json, name);
    if (!json_is_integer(member) || json_integer_value(member) < 0 || json_integer_value(member) > UINT32_MAX)
        return -1;
    *value = (uint64_t)json_integer_value(member);
    return 0;
}

static int read_completed(const json_t *json, ca_completed *one)
{
    if (read_member(json, "planned", &one->planned) < 0 || read_member(json, "returned", &one->returned) < 0)
        return -1;
    if (read_member(json, "graded", &one->graded) < 0)
        return -1;
    if (json_object_get(json, "dated") &&
        (read_member(json, "dated", &one->dated) < 0 || read_member(json, "late", &one->late) < 0))
        return -1;
    return one->graded <= one->returned && one->returned <= one->planned && one->late <= one->dated &&
                   one->dated <= one->returned
               ? 0
               : -1;
}

/* Reads the counts by framework, which a summary of an earlier version, and a sum with one, lacks. Returns 0, or -1. */
static int read_frameworks(ca_completion *completion, json_t *by)
{
    json_t *one;
    const char *id;
    completion->frameworks_unknown = !by || json_is_null(by);
    if (completion->frameworks_unknown)
        return 0;
    if (!json_is_object(by))
        return -1;
    json_object_foreach (by, id, one) {
        const char *title = json_string_value(json_object_get(one, "title"));
        if (!title || read_completed(one, framework_at(completion, ca_slice_of(id), title)) < 0)
            return -1;
    }
    return 0;
}

int ca_completion_read(ca_completion *completion, const json_t *json)
{
    if (json_is_null(json))
        return 0;
    if (read_completed(json, &completion->all) < 0 || read_member(json, "unplanned", &completion->unplanned) < 0)
        return -1;
    completion->given = true;
    for (int i = 0; i < CA_COMPLETION_BY_COUNT; i++) {
        json_t *by = json_object_get(json, ca_completion_names[i]), *one;
        const char *name;
        if (!json_is_object(by))
            return -1;
        json_object_foreach (by, name, one) {
            ca_completed *completed = completed_at(&completion->by[i], ca_slice_of(name));
            if (read_completed(one, completed) < 0 ||
                ca_spellings_read(&completed->spellings, one, ca_slice_of(name), completed->planned) < 0)
                return -1;
        }
    }
    return read_frameworks(completion, json_object_get(json, "framework"));
}

const ca_completed *ca_completion_of(const ca_completion *completion, const char *framework)
{
    if (!completion->given)
        return NULL;
    return completion->frameworks_unknown ? &completion->all
                                          : ca_map_find(&completion->frameworks, ca_slice_of(framework));
}

void ca_completion_free(ca_completion *completion)
{
    for (int i = 0; i < CA_COMPLETION_BY_COUNT; i++)
        ca_map_free(&completion->by[i], release);
    ca_map_free(&completion->frameworks, release);
    *completion = (ca_completion){0};
}

bool ca_plan_add(ca_plan *plan, ca_slice id, ca_slice auditor, ca_slice team, const ca_framework *framework)
{
    ca_map_entry *entry = ca_map_at(&plan->audits, id);
    if (entry->thing)
        return false;
    planned_audit *audit = ca_arena_take(&plan->arena, sizeof *audit);
    *audit = (planned_audit){
        .by = {[CA_BY_AUDITOR] = ca_arena_str(&plan->arena, auditor), [CA_BY_TEAM] = ca_arena_str(&plan->arena, team)},
        .framework = framework};
    entry->thing = audit;
    return true;
}

bool ca_plan_return(ca_plan *plan, ca_slice id, bool graded, enum ca_punctuality punctuality)
{
    planned_audit *audit = ca_map_find(&plan->audits, id);
    if (!audit)
        return false;
    audit->returned = true;
    audit->graded |= graded;
    if (audit->punctuality != CA_IN_TIME && punctuality != CA_DUE_UNKNOWN)
        audit->punctuality = punctuality;
    return true;
}

void ca_plan_count(const ca_plan *plan, ca_completion *completion)
{
    for (size_t i = 0; i < plan->audits.count; i++) {
        const planned_audit *audit = plan->audits.entries[i].thing;
        ca_completed one = {.planned = 1,
                            .returned = audit->returned,
                            .graded = audit->graded,
                            .dated = audit->punctuality != CA_DUE_UNKNOWN,
                            .late = audit->punctuality == CA_LATE};
        add(&completion->all, &one);
        for (int j = 0; j < CA_COMPLETION_BY_COUNT; j++)
            add(completed_at(&completion->by[j], audit->by[j]), &one);
        add(framework_at(completion, ca_slice_of(audit->framework->id), audit->framework->title), &one);
    }
}

void ca_plan_free(ca_plan *plan)
{
    ca_map_free(&plan->audits, NULL);
    ca_arena_free(&plan->arena);
    *plan = (ca_plan){0};
}
