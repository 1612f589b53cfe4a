/* SPDX-License-Identifier: MIT */
/* The population behind each tally of a summary. */
#include "summary/summary.h"

/* Sets the population of the quarters in a group, of SERVICE or of all services (NULL), and of the group: the sum over
 * the quarters that have audits, if it is known for each of them. A case that is open in two quarters was to be drawn
 * in both. Returns the name of a quarter from which more was drawn than there was; empty: none. */
static ca_slice settle_group(const ca_summary *summary, ca_group_tally *group, const ca_slice *service)
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
            return name;
        known = known && (!audits || quarter->population);
        group->all.population += quarter->population;
    }
    if (!known)
        group->all.population = 0;
    return (ca_slice){"", 0};
}

/* Whether GROUP is the whole under another name, by kind or theme, which tell audits apart and not the cases that they were
 * drawn from: it has the same counts in every quarter, so that it has the same intervals, too. */
static bool is_whole(const ca_framework_tally *part, const ca_group_tally *group)
{
    const ca_map *quarters = &part->total->quarters;
    size_t size = part->layout->size * sizeof(uint64_t);
    bool same = memcmp(group->all.counts, part->total->all.counts, size) == 0;
    for (size_t i = 0; same && i < quarters->count; i++) {
        const ca_tally *whole = quarters->entries[i].thing,
                       *one = ca_map_find(&group->quarters, quarters->entries[i].name);
        same = one ? memcmp(one->counts, whole->counts, size) == 0 : !whole->counts[CA_COUNT_RECORDS];
    }
    return same;
}

static ca_slice settle_framework(const ca_summary *summary, ca_framework_tally *part)
{
    ca_slice wrong = settle_group(summary, part->total, NULL);
    for (size_t i = 0; !wrong.size && i < summary->dimension_count; i++) {
        enum ca_field field = summary->dimensions[i].field;
        for (size_t j = 0; !wrong.size && j < part->by[i].count; j++) {
            ca_map_entry *entry = &part->by[i].entries[j];
            if (field == CA_SERVICE_FIELD)
                wrong = settle_group(summary, entry->thing, &entry->name);
            else if (field == CA_QUARTER_FIELD ||
                     ((field == CA_KIND_FIELD || field == CA_THEME_FIELD) && is_whole(part, entry->thing)))
                wrong = settle_group(summary, entry->thing, NULL);
        }
    }
    return wrong;
}

/* Gives the population that was given without a quarter to every quarter that has none. */
static void give_default(ca_summary *summary, const ca_framework_tally *part)
{
    const ca_map *quarters = &part->total->quarters;
    for (size_t i = 0; i < quarters->count; i++)
        if (ca_quarter_read(quarters->entries[i].name) != CA_NO_QUARTER)
            ca_population_default(&summary->population, quarters->entries[i].name);
}

/* Whether a service that was audited, and has no number, would go unseen. */
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

int ca_summary_settle(ca_summary *summary, ca_problem *problem)
{
    for (size_t i = 0; i < summary->frameworks.count; i++)
        give_default(summary, summary->frameworks.entries[i].thing);
    if (services_unseen(summary))
        return ca_problem_set(problem, "--population by service wants service among what --by names, to see that every "
                                       "service that was audited has a number (settings.population)");
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        ca_slice wrong = settle_framework(summary, summary->frameworks.entries[i].thing);
        if (wrong.size)
            return ca_problem_set(problem,
                                  "the population of %.*s, or of a service in it, is smaller than the number of "
                                  "cases that were audited, or lacks a service of theirs (settings.population)",
                                  (int)wrong.size, wrong.at);
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
