/* SPDX-License-Identifier: MIT */
/* The names in the records of a run. */
#include "record/persons.h"

#include "record/spellings.h"

const ca_person *ca_persons_at(ca_persons *persons, ca_slice name)
{
    ca_map_entry *spelt = ca_map_at(&persons->by_spelling, name);
    if (spelt->thing)
        return spelt->thing;
    ca_person *person = ca_arena_take(&persons->arena, sizeof *person);
    *person = persons->teams ? ca_team_read(&persons->arena, ca_group_plain(&persons->arena, name))
                             : ca_person_read(&persons->arena, name, persons->people);
    if (!person->nobody && !person->listed) {
        ca_map_entry *counted = ca_map_at(&persons->by_counted, person->counted.text);
        if (!counted->thing)
            counted->thing = person;
        spelt->thing = counted->thing;
    } else {
        spelt->thing = person;
    }
    return spelt->thing;
}

void ca_persons_free(ca_persons *persons)
{
    ca_map_free(&persons->by_spelling, NULL);
    ca_map_free(&persons->by_counted, NULL);
    ca_arena_free(&persons->arena);
    *persons = (ca_persons){0};
}

/* The first name with these words. */
typedef struct {
    ca_slice counted;
    bool listed;
} met_name;

/* Returns whether MET has another person's name with the same WORDS; else adds them. */
static bool met_before(ca_similar_names *apart, ca_map *met, ca_slice words, const ca_person *person)
{
    ca_map_entry *entry = ca_map_at(met, words);
    const met_name *before = entry->thing;
    if (before)
        return !ca_slice_equal(before->counted, person->counted.text) && !(before->listed && person->listed);
    met_name *name = ca_arena_take(&apart->arena, sizeof *name);
    ca_slice counted = person->counted.text;
    *name = (met_name){{ca_arena_copy(&apart->arena, counted.at, counted.size), counted.size}, person->listed};
    entry->thing = name;
    return false;
}

void ca_similar_names_add(ca_similar_names *apart, const ca_person *person, ca_location location)
{
    if (person->nobody)
        return;
    ca_map_entry *counted = ca_map_at(&apart->counted, person->counted.text);
    if (counted->thing)
        return;
    counted->thing = apart;
    bool words = met_before(apart, &apart->words, person->words.text, person);
    bool joined = met_before(apart, &apart->joined, person->joined.text, person);
    if (!words && !joined)
        return;
    if (!apart->count++)
        apart->first = location;
}

void ca_similar_names_report(const ca_similar_names *apart, ca_reporter *reporter)
{
    if (!apart->count)
        return;
    (void)ca_report(reporter, apart->first, CA_RULE_PERSON_UNCLEAR, "",
                    "%llu name%s from another only in the order of the words, a space, a title or an agency mark, and "
                    "%s counted as another person; --people FILE can say who is one",
                    (unsigned long long)apart->count, apart->count == 1 ? " differs" : "s differ",
                    apart->count == 1 ? "is" : "are each");
}

void ca_similar_names_free(ca_similar_names *apart)
{
    ca_map_free(&apart->counted, NULL);
    ca_map_free(&apart->words, NULL);
    ca_map_free(&apart->joined, NULL);
    ca_arena_free(&apart->arena);
    *apart = (ca_similar_names){0};
}

void ca_unclear_add(ca_unclear *unclear, bool any, bool given, ca_location location)
{
    if (any && (!unclear->count || (given && !unclear->given)))
        unclear->first = location;
    unclear->count += any;
    unclear->given += any && given;
}

void ca_unclear_report(const ca_unclear *unclear, const char *work, const char *judge, ca_reporter *reporter)
{
    bool one = unclear->count == 1;
    if (!unclear->count)
        return;
    (void)ca_report(reporter, unclear->first, CA_RULE_INDEPENDENCE_UNCLEAR, "",
                    "%llu %s%s: by the names, a%s %s may have a part in the work; %llu of them went to such a%s %s; "
                    "--people FILE can say who is one",
                    (unsigned long long)unclear->count, work, one ? "" : "s", *judge == 'a' ? "n" : "", judge,
                    (unsigned long long)unclear->given, *judge == 'a' ? "n" : "", judge);
}
