/* SPDX-License-Identifier: MIT */
/* A summary: its settings, which records and summaries can be added, and its populations. */
#include "summary/summary.h"

#include "base/utf8.h"
#include "data/framework_digest.h"

#include <stdlib.h>
#include <string.h>

/* Merges the groups whose names are spellings of one name, and the findings whose themes are. */
static void merge_spellings(const ca_summary *summary, ca_framework_tally *part)
{
    ca_group_tally_merge_findings(part->total);
    for (size_t i = 0; i < summary->dimension_count; i++)
        ca_group_tallies_merge(&part->by[i], ca_spelling_rule_of(summary->dimensions[i].field), part->layout);
}

/* A quarter with fewer cases than audits, of SERVICE or of all services (NULL). QUARTER is empty if there is none. */
typedef struct {
    ca_slice quarter;
    const ca_slice *service;
    uint64_t audits, cases;
} shortage;

/* Sets the population of the quarters in a group, of SERVICE or of all services (NULL), and of the group: the sum
 * over the quarters with audits, if it is known for each of them. A case that is open in two quarters could be drawn
 * in both. Returns a quarter with more audits than its population. */
static shortage settle_group(const ca_summary *summary, ca_group_tally *group, const ca_slice *service)
{
    bool known = true;
    group->all.population = 0;
    for (size_t i = 0; i < group->quarters.count; i++) {
        ca_tally *quarter = group->quarters.entries[i].thing;
        ca_slice name = group->quarters.entries[i].name;
        uint64_t audits = quarter->counts[CA_COUNT_RECORDS];
        quarter->population = audits ? ca_population_of(&summary->population, name, service) : 0;
        bool lacks = service && name.size && audits && !quarter->population &&
                     ca_population_by_service(&summary->population, name);
        if (lacks || (quarter->population && quarter->population < audits))
            return (shortage){name, service, audits, quarter->population};
        known = known && (!audits || quarter->population);
        group->all.population += quarter->population;
    }
    if (!known)
        group->all.population = 0;
    return (shortage){.audits = 0};
}

/* Returns whether two groups are the same audits: every count is the same, in each quarter. */
static bool same_audits(const ca_group_tally *one, const ca_group_tally *other, const ca_count_layout *layout)
{
    size_t size = layout->size * sizeof(uint64_t);
    bool same = memcmp(one->all.counts, other->all.counts, size) == 0;
    for (size_t i = 0; same && i < other->quarters.count; i++) {
        const ca_tally *theirs = other->quarters.entries[i].thing,
                       *ours = ca_map_find(&one->quarters, other->quarters.entries[i].name);
        same = ours ? memcmp(ours->counts, theirs->counts, size) == 0 : !theirs->counts[CA_COUNT_RECORDS];
    }
    return same;
}

/* Settles a group of which no population is given. If it is the same audits as a service, or as all of them, it has that
 * population: one set of audits has one interval. Kinds and themes do not divide the cases, so they are no service. */
static shortage settle_other(const ca_summary *summary, const ca_framework_tally *part, enum ca_field field,
                             ca_group_tally *group)
{
    group->all.population = 0;
    for (size_t i = 0; i < group->quarters.count; i++)
        ((ca_tally *)group->quarters.entries[i].thing)->population = 0;
    for (size_t i = 0; i < summary->dimension_count && field != CA_KIND_FIELD && field != CA_THEME_FIELD; i++)
        for (size_t j = 0; summary->dimensions[i].field == CA_SERVICE_FIELD && j < part->by[i].count; j++) {
            const ca_map_entry *service = &part->by[i].entries[j];
            shortage wrong = {.audits = 0};
            if (service->thing != group && same_audits(group, service->thing, part->layout))
                wrong = settle_group(summary, group, &service->name);
            if (wrong.quarter.size || group->all.population)
                return wrong;
        }
    if (same_audits(group, part->total, part->layout))
        return settle_group(summary, group, NULL);
    return (shortage){.audits = 0};
}

static shortage settle_framework(const ca_summary *summary, ca_framework_tally *part)
{
    shortage wrong = settle_group(summary, part->total, NULL);
    for (size_t i = 0; !wrong.quarter.size && i < summary->dimension_count; i++) {
        enum ca_field field = summary->dimensions[i].field;
        for (size_t j = 0; !wrong.quarter.size && j < part->by[i].count; j++) {
            ca_map_entry *entry = &part->by[i].entries[j];
            ca_group_tally *group = entry->thing;
            if (field == CA_SERVICE_FIELD)
                wrong = settle_group(summary, group, &entry->name);
            else if (field == CA_QUARTER_FIELD)
                wrong = settle_group(summary, group, NULL);
            if (!wrong.quarter.size && !group->all.population && field != CA_QUARTER_FIELD)
                wrong = settle_other(summary, part, field, group);
        }
    }
    return wrong;
}

/* Copies the population given without a quarter to every quarter that has none. */
static void give_default(ca_summary *summary, const ca_framework_tally *part)
{
    const ca_map *quarters = &part->total->quarters;
    for (size_t i = 0; i < quarters->count; i++)
        if (ca_quarter_read(quarters->entries[i].name) != CA_NO_QUARTER)
            ca_population_default(&summary->population, quarters->entries[i].name);
}

/* Returns whether an audited service without a number could be missed: a population is by service, and the summary
 * is not. */
static bool services_unseen(const ca_summary *summary)
{
    bool by_service = false;
    for (size_t i = 0; i < summary->dimension_count; i++)
        by_service |= summary->dimensions[i].field == CA_SERVICE_FIELD;
    for (size_t i = 0; i < summary->population.quarters.count && !by_service; i++)
        if (ca_population_by_service(&summary->population, summary->population.quarters.entries[i].name))
            return true;
    return false;
}

/* Sets the error: which population is short, and of what. */
static int refuse_population(const shortage *wrong, ca_error *error)
{
    ca_text whose = {0};
    unsigned long long audits = wrong->audits, cases = wrong->cases;
    int size = (int)wrong->quarter.size;
    if (wrong->service && wrong->service->size) {
        ca_text_add(&whose, "the service '");
        ca_text_for_terminal(&whose, *wrong->service);
        ca_text_add(&whose, "' in ");
    } else if (wrong->service) {
        ca_text_add(&whose, "cases without a service in ");
    }
    if (cases)
        (void)ca_error_set(error,
                           "the population of %s%.*s is %llu, smaller than the number of its audits, %llu "
                           "(settings.population); correct --population",
                           ca_text_words(&whose), size, wrong->quarter.at, cases, audits);
    else
        (void)ca_error_set(error,
                           "--population has no number for %s%.*s, of which %llu audit%s counted "
                           "(settings.population); add it",
                           ca_text_words(&whose), size, wrong->quarter.at, audits, audits == 1 ? " was" : "s were");
    ca_text_free(&whose);
    return -1;
}

int ca_summary_settle(ca_summary *summary, ca_error *error)
{
    ca_completion_merge(&summary->completion);
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        merge_spellings(summary, summary->frameworks.entries[i].thing);
        give_default(summary, summary->frameworks.entries[i].thing);
    }
    if (services_unseen(summary))
        return ca_error_set(error, "--population by service needs service in --by, so that a service with audits but "
                                   "without a number is found (settings.population)");
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        shortage wrong = settle_framework(summary, summary->frameworks.entries[i].thing);
        if (wrong.quarter.size)
            return refuse_population(&wrong, error);
    }
    return 0;
}

static const ca_tally *quarter_of(const ca_summary *summary, size_t framework, ca_slice name)
{
    const ca_framework_tally *part = summary->frameworks.entries[framework].thing;
    return ca_map_find(&part->total->quarters, name);
}

ca_slice ca_summary_audited_all(const ca_summary *summary)
{
    for (size_t i = 0; i < summary->frameworks.count; i++)
        for (size_t j = 0; j < summary->population.quarters.count; j++) {
            ca_slice name = summary->population.quarters.entries[j].name;
            const ca_tally *quarter = quarter_of(summary, i, name);
            if (quarter && quarter->population && quarter->population == quarter->counts[CA_COUNT_RECORDS])
                return name;
        }
    return (ca_slice){"", 0};
}

ca_slice ca_summary_spare_population(const ca_summary *summary)
{
    for (size_t i = 0; i < summary->population.quarters.count; i++) {
        ca_slice name = summary->population.quarters.entries[i].name;
        bool audited = !name.size;
        for (size_t j = 0; j < summary->frameworks.count && !audited; j++)
            audited = quarter_of(summary, j, name) != NULL;
        if (!audited)
            return name;
    }
    return (ca_slice){"", 0};
}

static const char usual_dimensions[] = "quarter,service,locality,team,type,kind,theme";

/* Compares dimensions: the usual ones first, then by the format's table, heads last, so that the order of --by has
 * no effect. */
static int by_rank(const void *a, const void *b)
{
    const ca_dimension *one = a, *other = b;
    if (one->rank != other->rank)
        return one->rank < other->rank ? -1 : 1;
    if (one->field != other->field)
        return one->field < other->field ? -1 : 1;
    return one->head && other->head ? strcmp(one->head, other->head) : 0;
}

/* Returns the index of NAME among the usual dimensions, or their number. */
static size_t rank_of(const char *name)
{
    const char *found = strstr(usual_dimensions, name);
    size_t size = strlen(name);
    bool whole = found && (found == usual_dimensions || found[-1] == ',') && (found[size] == ',' || !found[size]);
    return whole ? (size_t)(found - usual_dimensions) : sizeof usual_dimensions;
}

/* Returns whether audits can be grouped by the member. */
static bool is_groupable(const ca_field_entry *field)
{
    return field->group == CA_SINGLE && field->type != CA_BOOL && field->type != CA_COUNT &&
           strncmp(field->path, "grading.", 8) != 0;
}

static int refuse_dimension(const char *name, ca_error *error)
{
    ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(name));
    ca_text near = {0};
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (is_groupable(&ca_fields[i])) {
            if (ca_fields[i].short_name)
                ca_suggest_try_beginning(&suggestion, ca_fields[i].short_name);
            ca_suggest_try(&suggestion, ca_fields[i].path);
        }
    int status = ca_error_set(error, "--by: '%s' is not a member that audits can be grouped by%s", name,
                              ca_suggestion_words(&suggestion, &near));
    ca_text_free(&near);
    return status;
}

static int add_dimension(ca_summary *summary, const char *name, size_t size, ca_error *error)
{
    char *words = ca_arena_copy(&summary->arena, name, size);
    ca_dimension dimension = {.name = words, .field = CA_FIELD_COUNT};
    if (strncmp(words, "heads.", 6) == 0 && words[6]) {
        dimension.field = CA_HEAD_FIELD;
        dimension.head = words + 6;
    } else {
        dimension.field = ca_field_named(words);
    }
    if (dimension.field == CA_FIELD_COUNT || (!dimension.head && !is_groupable(&ca_fields[dimension.field])))
        return refuse_dimension(words, error);
    const ca_field_entry *field = &ca_fields[dimension.field];
    if (!dimension.head)
        dimension.name = field->short_name ? field->short_name : field->path;
    dimension.rank = rank_of(dimension.name);
    for (size_t i = 0; i < summary->dimension_count; i++)
        if (strcmp(summary->dimensions[i].name, dimension.name) == 0)
            return 0;
    summary->dimensions[summary->dimension_count++] = dimension;
    return 0;
}

int ca_summary_begin(ca_summary *summary, const char *names, ca_date as_of, ca_error *error)
{
    size_t commas = 0;
    *summary = (ca_summary){.as_of = as_of, .kind = CA_FULL};
    if (!names)
        names = usual_dimensions;
    for (const char *at = names; *at; at++)
        commas += *at == ',';
    summary->dimensions = ca_allocate(commas + 2, sizeof *summary->dimensions);
    if (add_dimension(summary, "quarter", strlen("quarter"), error) < 0)
        return -1;
    for (const char *at = names; *at;) {
        size_t size = strcspn(at, ",");
        if (size && add_dimension(summary, at, size, error) < 0)
            return -1;
        at += size;
        at += *at == ',';
    }
    qsort(summary->dimensions, summary->dimension_count, sizeof *summary->dimensions, by_rank);
    return 0;
}

ca_framework_tally *ca_summary_framework(ca_summary *summary, ca_count_layout *layout)
{
    ca_map_entry *entry = ca_map_at(&summary->frameworks, ca_slice_of(layout->id));
    if (entry->thing) {
        ca_count_layout_free(layout);
        return entry->thing;
    }
    ca_framework_tally *framework = ca_allocate(1, sizeof *framework);
    framework->layout = layout;
    framework->total = ca_group_tally_new(layout);
    framework->by = ca_allocate(summary->dimension_count, sizeof *framework->by);
    entry->thing = framework;
    return framework;
}

ca_group_tally *ca_framework_group(ca_framework_tally *framework, size_t dimension, ca_slice value)
{
    ca_map_entry *entry = ca_map_at(&framework->by[dimension], value);
    if (!entry->thing)
        entry->thing = ca_group_tally_new(framework->layout);
    return entry->thing;
}

const ca_group_tally *ca_framework_find_group(const ca_summary *summary, const ca_framework_tally *framework,
                                              size_t dimension, ca_slice value)
{
    enum ca_spelling_rule rule = ca_spelling_rule_of(summary->dimensions[dimension].field);
    const ca_map *groups = &framework->by[dimension];
    const ca_group_tally *group = ca_map_find(groups, value);
    for (size_t i = 0; i < groups->count && !group; i++)
        if (ca_spellings_equal(rule, groups->entries[i].name, value))
            group = groups->entries[i].thing;
    return group;
}

ca_group_tally *ca_framework_kind(ca_framework_tally *framework, ca_slice kind)
{
    ca_map_entry *entry = ca_map_at(&framework->kinds, kind);
    if (!entry->thing)
        entry->thing = ca_group_tally_new(framework->layout);
    return entry->thing;
}

ca_group_tally *ca_framework_every_kind(const ca_framework_tally *framework)
{
    ca_group_tally *all = ca_group_tally_new(framework->layout);
    for (size_t i = 0; i < framework->kinds.count; i++)
        ca_group_tally_add_counts(all, framework->kinds.entries[i].thing, framework->layout);
    ca_map_sort(&all->quarters);
    return all;
}

/* Returns whether the counts of PART are those of the record's framework under the ruleset. Compared once for each
 * framework. */
static bool is_of(ca_framework_tally *part, const ca_framework *framework, int ruleset)
{
    if (part->checked == framework)
        return true;
    ca_count_layout *layout = ca_count_layout_make(framework, ruleset);
    bool same = ca_count_layout_equal(part->layout, layout);
    if (same) {
        ca_count_layout_learn(part->layout, layout);
        part->targets_differ |= ca_count_layout_describe(part->layout, layout);
        part->checked = framework;
    }
    ca_count_layout_free(layout);
    return same;
}

int ca_summary_admit(ca_summary *summary, const ca_framework *framework, int ruleset, ca_location location,
                     ca_error *error)
{
    ca_framework_tally *part = ca_map_find(&summary->frameworks, ca_slice_of(framework->id));
    const char *name = ruleset < 0 ? NULL : framework->rulesets[ruleset].id;
    unsigned long long line = location.line;
    if (!part)
        part = ca_summary_framework(summary, ca_count_layout_make(framework, ruleset));
    const char *before = part->layout->ruleset;
    bool same_rules = name && before ? strcmp(name, before) == 0 : name == before;
    if (!same_rules)
        return ca_error_set(error,
                            "%s:%llu: is graded under the ruleset %s, but earlier records under %s "
                            "(frameworks.%s.ruleset); grade all records under one ruleset",
                            location.source, line, name ? name : "(none)", before ? before : "(none)", framework->id);
    if (part->checked != framework && !ca_finding_themes_equal(&part->layout->themes, &framework->finding_themes))
        return ca_error_set(error,
                            "%s:%llu: the earlier summaries were counted by another vocabulary of themes "
                            "(settings.finding_themes.%s); count their records again, with the same --themes",
                            location.source, line, framework->id);
    if (!is_of(part, framework, ruleset))
        return ca_error_set(error,
                            "%s:%llu: the framework differs from that of the earlier summaries "
                            "(frameworks.%s.digest); use the same framework for all",
                            location.source, line, framework->id);
    return 0;
}

void ca_summary_leaf(ca_summary *summary, const char *name, uint64_t bytes, uint64_t records, uint64_t ids)
{
    summary->leaves =
        ca_array_grow(summary->leaves, summary->leaf_count, &summary->leaf_capacity, sizeof *summary->leaves);
    summary->leaves[summary->leaf_count++] =
        (ca_leaf){ca_arena_copy(&summary->arena, name, strlen(name)), bytes, records, ids};
}

static int check_settings(const ca_summary *into, const ca_summary *from, const char *name, ca_error *error)
{
    bool same = into->dimension_count == from->dimension_count;
    for (size_t i = 0; same && i < into->dimension_count; i++)
        same = strcmp(into->dimensions[i].name, from->dimensions[i].name) == 0;
    if (!same)
        return ca_error_set(error,
                            "%s: was made with a different --by, so it cannot be added (settings.by); give "
                            "the same --by",
                            name);
    if (into->kind != from->kind)
        return ca_error_set(error,
                            "%s: was made with a different --kind, so it cannot be added (settings.kind); "
                            "give --kind %s",
                            name, ca_kinds[from->kind]);
    if (into->as_of != from->as_of)
        return ca_error_set(error,
                            "%s: was made with a different --as-of, so it cannot be added (settings.as_of); "
                            "give the same --as-of",
                            name);
    return 0;
}

/* Adds the counts of FROM. A layout that INTO lacks is moved from FROM, not copied. */
static int add_framework(ca_summary *into, ca_framework_tally *from, const char *name, ca_error *error)
{
    ca_framework_tally *part = ca_map_find(&into->frameworks, ca_slice_of(from->layout->id));
    if (!part) {
        part = ca_summary_framework(into, from->layout);
        from->layout = NULL;
    }
    const ca_count_layout *layout = part->layout, *other = from->layout ? from->layout : layout;
    if (strcmp(layout->digest, other->digest) != 0)
        return ca_error_set(error,
                            "%s: was made with another version of the framework, so it cannot be added "
                            "(frameworks.%s.digest); use the same framework for all",
                            name, layout->id);
    bool same_rules = layout->ruleset && other->ruleset ? strcmp(layout->ruleset, other->ruleset) == 0
                                                        : layout->ruleset == other->ruleset;
    if (!same_rules)
        return ca_error_set(error,
                            "%s: was graded under another ruleset, so it cannot be added "
                            "(frameworks.%s.ruleset); grade all records under one ruleset",
                            name, layout->id);
    if (!ca_finding_themes_equal(&layout->themes, &other->themes))
        return ca_error_set(error,
                            "%s: was counted by another vocabulary of themes, so it cannot be added "
                            "(settings.finding_themes.%s); count its records again, with the same --themes",
                            name, layout->id);
    if (!ca_count_layout_equal(layout, other))
        return ca_error_set(error,
                            "%s: is damaged: it has other grades, questions or rules under the same framework "
                            "(frameworks.%s); make it again from its records",
                            name, layout->id);
    ca_count_layout_learn(part->layout, other);
    if (other != layout)
        part->targets_differ |= ca_count_layout_describe(part->layout, other);
    part->uncounted += from->uncounted;
    ca_group_tally_add(part->total, from->total, layout);
    for (size_t i = 0; i < from->kinds.count; i++) {
        const ca_map_entry *entry = &from->kinds.entries[i];
        ca_group_tally_add_counts(ca_framework_kind(part, entry->name), entry->thing, layout);
    }
    for (size_t i = 0; i < into->dimension_count; i++)
        for (size_t j = 0; j < from->by[i].count; j++) {
            const ca_map_entry *entry = &from->by[i].entries[j];
            ca_group_tally_add_named(ca_framework_group(part, i, entry->name), entry->name, entry->thing, entry->name,
                                     layout);
        }
    return 0;
}

void ca_summary_recognise(ca_summary *summary, const ca_library *library)
{
    for (size_t i = 0; i < library->count && !library->known[i].text; i++) {
        const ca_framework *framework = library->known[i].framework;
        ca_framework_tally *part = ca_map_find(&summary->frameworks, ca_slice_of(framework->id));
        if (part && ca_framework_had_digest(framework, part->layout->digest))
            part->layout->digest = ca_arena_copy(&part->layout->arena, framework->digest, strlen(framework->digest));
    }
}

int ca_summary_add(ca_summary *into, const ca_summary *from, const char *name, ca_error *error)
{
    if (check_settings(into, from, name, error) < 0)
        return -1;
    if (ca_population_join(&into->population, &from->population) < 0)
        return ca_error_set(error,
                            "%s: has another population for the same quarter, so it cannot be added "
                            "(settings.population); give the same --population",
                            name);
    ca_completion_add(&into->completion, &from->completion);
    for (size_t i = 0; i < from->frameworks.count; i++)
        if (add_framework(into, from->frameworks.entries[i].thing, name, error) < 0)
            return -1;
    for (size_t i = 0; i < from->leaf_count; i++) {
        const ca_leaf *leaf = &from->leaves[i];
        ca_summary_leaf(into, leaf->name, leaf->bytes, leaf->records, leaf->ids);
    }
    into->records += from->records;
    into->skipped += from->skipped;
    return 0;
}

int ca_summary_check_themes(const ca_summary *summary, const ca_library *library, ca_error *error)
{
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        const ca_framework_tally *part = summary->frameworks.entries[i].thing;
        const ca_framework *framework = ca_library_find(library, ca_slice_of(part->layout->id));
        const ca_finding_themes *themes = framework ? &framework->finding_themes : &library->themes;
        if (!ca_finding_themes_equal(&part->layout->themes, themes))
            return ca_error_set(error,
                                "the summaries were counted by another vocabulary of themes than that of --themes "
                                "(settings.finding_themes.%s); count their records again, with the same --themes, or "
                                "leave it out",
                                part->layout->id);
    }
    return 0;
}

static int by_print(const void *a, const void *b)
{
    const ca_leaf *one = a, *other = b;
    if (one->ids != other->ids)
        return one->ids < other->ids ? -1 : 1;
    return (one->records > other->records) - (one->records < other->records);
}

int ca_summary_check_repeats(const ca_summary *summary, ca_error *error)
{
    size_t count = summary->leaf_count;
    ca_leaf *leaves = ca_allocate(count, sizeof *leaves);
    int status = 0;
    for (size_t i = 0; i < count; i++)
        leaves[i] = summary->leaves[i];
    qsort(leaves, count, sizeof *leaves, by_print);
    for (size_t i = 1; i < count && status == 0; i++)
        if (leaves[i].records && by_print(&leaves[i], &leaves[i - 1]) == 0)
            status = ca_error_set(error,
                                  "%s and %s hold the same records, which would count twice; "
                                  "--allow-repeats counts them all the same",
                                  leaves[i - 1].name, leaves[i].name);
    free(leaves);
    return status;
}

static void free_framework(void *thing, size_t dimensions)
{
    ca_framework_tally *framework = thing;
    for (size_t i = 0; i < dimensions; i++)
        ca_map_free(&framework->by[i], ca_group_tally_free);
    ca_map_free(&framework->kinds, ca_group_tally_free);
    ca_group_tally_free(framework->total);
    ca_count_layout_free(framework->layout);
    free(framework->by);
    free(framework);
}

void ca_summary_free(ca_summary *summary)
{
    for (size_t i = 0; i < summary->frameworks.count; i++)
        free_framework(summary->frameworks.entries[i].thing, summary->dimension_count);
    ca_map_free(&summary->frameworks, NULL);
    ca_population_free(&summary->population);
    ca_completion_free(&summary->completion);
    free(summary->dimensions);
    free(summary->leaves);
    ca_arena_free(&summary->arena);
    *summary = (ca_summary){0};
}
