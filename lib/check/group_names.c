/* SPDX-License-Identifier: MIT */
/* Names of groups that are spelt in several ways. */
#include "check/group_names.h"

#include "record/person.h"
#include "record/spellings.h"

#include <stdlib.h>

static const enum ca_field fields[] = {CA_SERVICE_FIELD, CA_LOCALITY_FIELD, CA_TEAM_FIELD, CA_THEME_FIELD,
                                       CA_FINDING_THEME_FIELD};
_Static_assert(sizeof fields / sizeof *fields == CA_GROUP_NAME_FIELDS, "the maps are as many as the fields");

/* --- the notes of a thread ---------------------------------------------------------------------------------------- */

static void note(ca_group_notes *notes, ca_group_note one, uint32_t node, ca_record *record)
{
    ca_map_entry *entry = one.name.size ? ca_map_at(&notes->met[one.field], one.name) : NULL;
    if (!entry || entry->thing)
        return;
    entry->thing = notes;
    one.name = entry->name; /* the map's own copy, which stays when the map grows */
    one.location = record->line.location;
    one.location.column = record->scan.nodes[node].start + (uint64_t)1;
    one.about = ca_record_identify(&record->scan, &record->arena);
    one.about.framework = record->framework;
    one.about = ca_about_copy(&notes->arena, &one.about);
    notes->notes = ca_array_grow(notes->notes, notes->count, &notes->capacity, sizeof *notes->notes);
    notes->notes[notes->count++] = one;
}

void ca_group_notes_add(ca_group_notes *notes, ca_record *record, size_t number)
{
    for (size_t i = 0; i < CA_GROUP_NAME_FIELDS; i++) {
        const ca_entries *findings = &record->groups[CA_FINDINGS];
        if (ca_fields[fields[i]].group == CA_SINGLE)
            note(notes, (ca_group_note){number, i, 0, {0}, ca_record_text(record, fields[i]), CA_ABOUT_NOBODY},
                 record->at[fields[i]].node, record);
        for (size_t j = 0; ca_fields[fields[i]].group == CA_FINDINGS && j < findings->count; j++) {
            const ca_entry *finding = &findings->entries[j];
            note(notes,
                 (ca_group_note){
                     number, i, finding->key, {0}, ca_entry_text(record, finding, fields[i]), CA_ABOUT_NOBODY},
                 ca_entry_value(finding, fields[i])->node, record);
        }
    }
}

void ca_group_notes_clear(ca_group_notes *notes)
{
    notes->count = 0;
    ca_arena_clear(&notes->arena);
}

void ca_group_notes_free(ca_group_notes *notes)
{
    for (size_t i = 0; i < CA_GROUP_NAME_FIELDS; i++)
        ca_map_free(&notes->met[i], NULL);
    free(notes->notes);
    ca_arena_free(&notes->arena);
    *notes = (ca_group_notes){0};
}

/* --- the names of a run ------------------------------------------------------------------------------------------- */

/* A spelling, and the first location of the group that it is a name of, or that may be the same. */
struct ca_group_finding {
    ca_location location, first;
    size_t field;
    int finding;
    ca_about about; /* the record of the spelling */
    bool one;       /* both are counted as one group */
};

/* Returns the first location of NAME, which is LOCATION if it is new. */
static const ca_location *first_location(ca_group_names *names, ca_map *map, ca_slice name, const ca_location *location)
{
    ca_map_entry *entry = ca_map_at(map, name);
    if (!entry->thing) {
        ca_location *kept = ca_arena_take(&names->arena, sizeof *kept);
        *kept = *location;
        entry->thing = kept;
    }
    return entry->thing;
}

static bool same_location(const ca_location *one, const ca_location *other)
{
    return one->source == other->source && one->line == other->line && one->column == other->column;
}

/* Whether FIELD is a theme. Themes that are counted apart and may be the same have a rule of their own: theme-near. */
static bool is_theme(enum ca_field field)
{
    return field == CA_THEME_FIELD || field == CA_FINDING_THEME_FIELD;
}

void ca_group_names_add(ca_group_names *names, const ca_group_note *note)
{
    const ca_location *location = &note->location;
    size_t field = note->field;
    ca_arena arena = {0};
    ca_slice plain = ca_spelling_plain(&arena, ca_spelling_rule_of(fields[field]), note->name);
    if (plain.size && same_location(first_location(names, &names->spelt[field], note->name, location), location)) {
        ca_person group = ca_team_read(&arena, plain);
        const ca_location *first = first_location(names, &names->plain[field], plain, location), *near = first;
        bool compared = same_location(first, location) && !is_theme(fields[field]);
        if (compared && group.words.text.size)
            near = first_location(names, &names->words[field], group.words.text, location);
        if (compared && same_location(near, location) && group.joined.text.size)
            near = first_location(names, &names->joined[field], group.joined.text, location);
        if (!same_location(near, location)) {
            names->findings = ca_array_grow(names->findings, names->count, &names->capacity, sizeof *names->findings);
            names->findings[names->count++] = (struct ca_group_finding){*location,
                                                                        *near,
                                                                        field,
                                                                        note->finding,
                                                                        ca_about_copy(&names->arena, &note->about),
                                                                        !same_location(first, location)};
        }
    }
    ca_arena_free(&arena);
}

void ca_group_names_report(const ca_group_names *names, ca_reporter *reporter)
{
    const ca_about nobody = CA_ABOUT_NOBODY;
    for (size_t i = 0; i < names->count; i++) {
        const struct ca_group_finding *one = &names->findings[i];
        ca_text path = {0};
        if (ca_fields[fields[one->field]].group == CA_SINGLE)
            ca_text_add(&path, ca_fields[fields[one->field]].path);
        else
            ca_text_format(&path, "findings[%d].theme", one->finding + 1);
        reporter->about = one->about;
        (void)ca_report(reporter, one->location, CA_RULE_GROUP_SPELLING, path.at,
                        one->one ? "differs from the name at %s:%llu:%llu only in capitals, accents or spaces, and is "
                                   "counted with it; spell it in one way"
                                 : "differs from the name at %s:%llu:%llu only in spaces, signs or the order of words, "
                                   "and is counted apart; if it is the same, spell it in one way",
                        one->first.source, (unsigned long long)one->first.line, (unsigned long long)one->first.column);
        reporter->about = nobody;
        ca_text_free(&path);
    }
}

void ca_group_names_free(ca_group_names *names)
{
    for (size_t i = 0; i < CA_GROUP_NAME_FIELDS; i++) {
        ca_map_free(&names->spelt[i], NULL);
        ca_map_free(&names->plain[i], NULL);
        ca_map_free(&names->words[i], NULL);
        ca_map_free(&names->joined[i], NULL);
    }
    free(names->findings);
    ca_arena_free(&names->arena);
    *names = (ca_group_names){0};
}
