/* SPDX-License-Identifier: MIT */
/* Reads a framework's maps: which questions, or which types of case, an area of an inspection or a standard is about. */
#include "data/framework_maps.h"

#include <stdlib.h>
#include <string.h>

/* A list of maps or areas that is being read: the ids so far, and the areas' map. */
typedef struct {
    ca_map ids;
    ca_area_map *map;
    size_t *named_by; /* for each question the number of the last area that names it, from 1 */
} ca_listing;

static int read_area_question(ca_framework_reader *reader, const json_t *id, const char *name, size_t i, void *to)
{
    const ca_listing *listing = to;
    ca_area *area = &listing->map->areas[listing->map->area_count - 1];
    int index = -1;
    (void)name;
    (void)i;
    if (ca_reader_question(reader, id, &index) < 0)
        return -1;
    if (reader->framework->questions[index].type != CA_QUESTION_GRADE)
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_REFERENCE, "is not answered by a grade");
    if (listing->named_by[index] == (size_t)listing->map->area_count)
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_ID, "is there already");
    listing->named_by[index] = (size_t)listing->map->area_count;
    area->questions[area->question_count++] = index;
    return 0;
}

/* Reads the types of case whose audits an area is about. */
static int read_area_types(ca_framework_reader *reader, const json_t *json, ca_area *area)
{
    unsigned framework = reader->framework->case_types;
    if (ca_reader_bits(reader, json, "case_types", ca_case_types, &area->case_types) < 0)
        return -1;
    if (framework && (area->case_types & ~framework))
        return ca_reader_error_in(reader, "case_types", CA_RULE_FRAMEWORK_REFERENCE,
                                  "names a type of case that the framework's 'case_types' leave out");
    return 0;
}

static int read_area(ca_framework_reader *reader, const json_t *json, const char *name, size_t i, void *to)
{
    ca_listing *listing = to;
    ca_area *area = &listing->map->areas[listing->map->area_count++];
    (void)name;
    *area = (ca_area){.id = "", .title = ""};
    area->questions =
        ca_arena_take(&reader->framework->arena, ca_reader_count(json, "questions") * sizeof *area->questions + 1);
    int failed = ca_reader_only(reader, json, "id title questions case_types");
    if (!json_is_object(json))
        return failed;
    failed |= ca_reader_id(reader, json, &area->id);
    failed |= ca_reader_fresh(reader, &listing->ids, area->id, i);
    failed |= ca_reader_words(reader, json, "title", true, &area->title);
    failed |= ca_reader_each(reader, json, "questions", 0, read_area_question, listing);
    failed |= read_area_types(reader, json, area);
    if (!ca_reader_count(json, "questions") && !ca_reader_count(json, "case_types"))
        failed |= ca_reader_error(reader, CA_RULE_FRAMEWORK_MEMBER,
                                  "has neither questions nor types of case: it would be empty in every report");
    return failed;
}

/* Calls each standard's area about the questions that refer to it; FILL: adds them, else counts them. */
static void relate_standards(ca_framework_reader *reader, ca_area_map *map, bool fill)
{
    const ca_framework *framework = reader->framework;
    for (int i = 0; i < framework->question_count; i++) {
        const ca_question *question = &framework->questions[i];
        for (size_t at = 0; question->type == CA_QUESTION_GRADE && at < json_array_size(question->standards); at++) {
            int number = (int)json_integer_value(json_array_get(question->standards, at));
            const ca_standard *standard =
                ca_map_find(&reader->standards, (ca_slice){(const char *)&number, sizeof number});
            ca_area *area = standard ? &map->areas[standard - framework->standards] : NULL;
            if (area && fill && area->question_count && area->questions[area->question_count - 1] == i)
                continue; /* named twice */
            if (area && fill)
                area->questions[area->question_count] = i;
            if (area)
                area->question_count++;
        }
    }
}

/* Makes an area of each standard. A standard may have no questions: reports say so. */
static void take_standards(ca_framework_reader *reader, ca_area_map *map)
{
    ca_framework *framework = reader->framework;
    map->standards = true;
    map->area_count = framework->standard_count;
    map->areas = ca_arena_take(&framework->arena, (size_t)map->area_count * sizeof *map->areas + 1);
    for (int i = 0; i < map->area_count; i++)
        map->areas[i] =
            (ca_area){.id = "", .title = framework->standards[i].title, .number = framework->standards[i].number};
    relate_standards(reader, map, false);
    for (int i = 0; i < map->area_count; i++) {
        ca_area *area = &map->areas[i];
        area->questions = ca_arena_take(&framework->arena, (size_t)area->question_count * sizeof *area->questions + 1);
        area->question_count = 0;
    }
    relate_standards(reader, map, true);
}

static int read_areas(ca_framework_reader *reader, const json_t *json, ca_area_map *map)
{
    const json_t *areas = json_object_get(json, "areas");
    const char *words = json_string_value(areas);
    if (words && strcmp(words, "standards") == 0) {
        if (!reader->framework->standard_count)
            return ca_reader_error_in(reader, "areas", CA_RULE_FRAMEWORK_REFERENCE,
                                      "are the standards, and the framework lists none");
        take_standards(reader, map);
        return 0;
    }
    if (!areas)
        return ca_reader_error_in(reader, "areas", CA_RULE_FRAMEWORK_MEMBER, "is missing");
    if (!json_is_array(areas) || !json_array_size(areas))
        return ca_reader_error_in(reader, "areas", CA_RULE_FRAMEWORK_VALUE, "must be a list of areas, or 'standards'");
    map->areas = ca_arena_take(&reader->framework->arena, json_array_size(areas) * sizeof *map->areas + 1);
    ca_listing listing = {.map = map,
                          .named_by = ca_allocate((size_t)reader->framework->question_count, sizeof(size_t))};
    int failed = ca_reader_each(reader, json, "areas", 0, read_area, &listing);
    ca_map_free(&listing.ids, NULL);
    free(listing.named_by);
    return failed;
}

static int read_map(ca_framework_reader *reader, const json_t *json, const char *name, size_t i, void *to)
{
    ca_listing *listing = to;
    ca_area_map *map = &reader->framework->maps[reader->framework->map_count++];
    (void)name;
    *map = (ca_area_map){.id = "", .title = ""};
    int failed = ca_reader_only(reader, json, "id title areas");
    if (!json_is_object(json))
        return failed;
    failed |= ca_reader_id(reader, json, &map->id);
    failed |= ca_reader_fresh(reader, &listing->ids, map->id, i);
    failed |= ca_reader_words(reader, json, "title", true, &map->title);
    return failed | read_areas(reader, json, map);
}

int ca_reader_maps(ca_framework_reader *reader, const json_t *root)
{
    enum { MAPS_MOST = 20 };
    ca_framework *framework = reader->framework;
    ca_listing listing = {.map = NULL};
    if (!json_object_get(root, "maps"))
        return 0;
    if (!framework->scale_count && !reader->without_scale)
        return ca_reader_error_in(reader, "maps", CA_RULE_FRAMEWORK_REFERENCE,
                                  "there are maps, and no scale of grades to count");
    framework->maps = ca_arena_take(&framework->arena, ca_reader_count(root, "maps") * sizeof *framework->maps + 1);
    int failed = ca_reader_each(reader, root, "maps", MAPS_MOST, read_map, &listing);
    ca_map_free(&listing.ids, NULL);
    return failed;
}
