/* SPDX-License-Identifier: MIT */
/* Counting records by the groups that they stand in together. */
#include "summary/cells.h"
#include "base/parallel.h"
#include "check/concern.h"

#include <stdlib.h>
#include <string.h>

/* What a key begins with, as bytes: the same for all threads. Behind it stand the quarter and the value in every
 * dimension, each with a NUL behind it, which no text of a record has. */
typedef struct {
    const ca_framework *framework;
    int32_t ruleset, kind;
} key_head;

void ca_cells_begin(ca_cells *cells, const ca_summary *summary)
{
    *cells = (ca_cells){.summary = summary};
}

size_t ca_cells_part_of(ca_cells *cells, const ca_framework *framework, int ruleset)
{
    size_t place = 0;
    while (place < cells->part_count &&
           (cells->parts[place].framework != framework || cells->parts[place].ruleset != ruleset))
        place++;
    if (place < cells->part_count)
        return place;
    cells->parts = ca_array_grow(cells->parts, cells->part_count, &cells->part_capacity, sizeof *cells->parts);
    cells->parts[cells->part_count++] = (ca_cells_part){framework, ruleset, ca_count_layout_make(framework, ruleset)};
    return place;
}

/* The value that RECORD has in a dimension; "" when it is not filled in. */
static ca_slice value_of(ca_record *record, const ca_dimension *dimension)
{
    if (dimension->field == CA_KIND_FIELD)
        return ca_slice_of(ca_kinds[ca_record_number(record, CA_KIND_FIELD, CA_FULL)]);
    if (!dimension->head)
        return ca_record_text(record, dimension->field);
    int place = ca_framework_place(record->framework, CA_HEAD_LIST, ca_slice_of(dimension->head));
    const ca_entry *head = place < 0 ? NULL : ca_record_entry(record, CA_HEADS, place);
    return head ? ca_entry_text(record, head, CA_HEAD_FIELD) : (ca_slice){"", 0};
}

static void add_value(ca_text *key, ca_slice value)
{
    ca_text_append(key, value.at, value.size);
    ca_text_byte(key, '\0');
}

/* A quarter is one, however it is written. */
static void add_quarter(ca_text *key, ca_record *record)
{
    ca_quarter_name(key, ca_record_text(record, CA_QUARTER_FIELD));
    ca_text_byte(key, '\0');
}

void ca_cells_key(const ca_cells *cells, size_t place, ca_record *record, ca_text *key)
{
    const ca_cells_part *part = &cells->parts[place];
    key_head head = {part->framework, part->ruleset, ca_record_number(record, CA_KIND_FIELD, CA_FULL)};
    ca_text_append(key, (const char *)&head, sizeof head);
    add_quarter(key, record);
    for (size_t i = 0; i < cells->summary->dimension_count; i++) {
        const ca_dimension *dimension = &cells->summary->dimensions[i];
        if (dimension->field == CA_QUARTER_FIELD)
            add_quarter(key, record);
        else
            add_value(key, value_of(record, dimension));
    }
}

static key_head head_of(ca_slice key)
{
    key_head head;
    memcpy(&head, key.at, sizeof head);
    return head;
}

/* The tally of a cell, made when it is not there. */
static ca_tally *cell_at(ca_cells *cells, ca_slice key, uint64_t hash)
{
    ca_map_entry *entry = ca_map_at_hash(&cells->cells, key, hash);
    if (!entry->thing) {
        key_head head = head_of(key);
        size_t part = ca_cells_part_of(cells, head.framework, head.ruleset);
        entry->thing = ca_allocate(1, sizeof(ca_tally));
        ca_tally_begin(entry->thing, cells->parts[part].layout);
    }
    return entry->thing;
}

void ca_cells_count(ca_cells *cells, ca_slice key, const ca_increments *increments, const ca_addition *addition)
{
    ca_tally_apply(cell_at(cells, key, ca_table_hash(key)), increments, addition);
}

void ca_cells_join(ca_cells *into, const ca_cells *from)
{
    for (size_t i = 0; i < from->cells.count; i++) {
        const ca_map_entry *entry = &from->cells.entries[i];
        key_head head = head_of(entry->name);
        size_t part = ca_cells_part_of(into, head.framework, head.ruleset);
        ca_tally_add(cell_at(into, entry->name, entry->hash), entry->thing, into->parts[part].layout);
    }
}

typedef struct {
    const ca_cells *cells;
    ca_summary *summary;
    uint32_t
        *values; /* where the values of each cell begin in its key; NULL where they are few, and soon walked along */
} adding;

/* Whether a record of KIND stands in a dimension. An audit of another kind than the one that is reported on would count
 * a case twice (an external re-audit, a benchmark), or one that was chosen for a reason (a thematic audit): it stands
 * by its kind alone, and a thematic one by its theme. A programme's findings are of a quarter, and of no group. */
static bool stands_in(const ca_summary *summary, const ca_dimension *dimension, int kind)
{
    if (dimension->field == CA_KIND_FIELD)
        return true;
    if (kind == CA_PROGRAMME)
        return dimension->field == CA_QUARTER_FIELD;
    return kind == (int)summary->kind || (kind == CA_THEMATIC && dimension->field == CA_THEME_FIELD);
}

/* The value that the cell at PLACE has in DIMENSION. */
static ca_slice value_in(const adding *a, size_t place, size_t dimension)
{
    const char *key = a->cells->cells.entries[place].name.at, *value = key + sizeof(key_head);
    if (a->values)
        return ca_slice_of(key + a->values[place * a->summary->dimension_count + dimension]);
    for (size_t i = 0; i <= dimension; i++) /* the quarter stands before them */
        value += strlen(value) + 1;
    return ca_slice_of(value);
}

static void find_values(adding *a)
{
    enum { FEW = 16 };
    size_t count = a->summary->dimension_count;
    if (count <= FEW)
        return;
    a->values = ca_allocate(a->cells->cells.count * count, sizeof *a->values);
    for (size_t i = 0; i < a->cells->cells.count; i++) {
        const char *key = a->cells->cells.entries[i].name.at, *value = key + sizeof(key_head);
        for (size_t j = 0; j < count; j++) {
            value += strlen(value) + 1;
            a->values[i * count + j] = (uint32_t)(value - key);
        }
    }
}

/* Adds a cell to the quarter of its group in the dimension at PLACE, or for the one behind the last to the total, which
 * has no name. A programme's findings are counted, but it is no audit: its counts go to its kind alone. */
static void add_cell(const adding *a, const ca_count_layout *layout, const ca_map_entry *cell, size_t place,
                     ca_map *groups)
{
    const ca_summary *summary = a->summary;
    size_t number = (size_t)(cell - a->cells->cells.entries);
    int kind = head_of(cell->name).kind;
    bool audit = kind != CA_PROGRAMME, total = place == summary->dimension_count;
    const ca_dimension *dimension = total ? NULL : &summary->dimensions[place];
    if (total ? audit && kind != (int)summary->kind : !stands_in(summary, dimension, kind))
        return;
    ca_map_entry *entry = ca_map_at(groups, total ? ca_slice_of("") : value_in(a, number, place));
    if (!entry->thing)
        entry->thing = ca_group_tally_new(layout);
    ca_slice quarter = ca_slice_of(cell->name.at + sizeof(key_head));
    ca_tally *tally = ca_group_tally_quarter(entry->thing, quarter, layout);
    const ca_tally *counted = cell->thing;
    if (audit || (!total && dimension->field == CA_KIND_FIELD))
        ca_tally_add(tally, counted, layout);
    else
        ca_findings_add(&tally->findings, &counted->findings);
}

/* Adds what there is to do after a cell's audits to the quarter of their kind, which stands in no dimension: whatever is
 * reported on, and grouped by, nobody is to be overlooked. */
static void add_duties(const ca_count_layout *layout, const ca_map_entry *cell, ca_map *kinds)
{
    int kind = head_of(cell->name).kind;
    if (!ca_kind_has_concerns(kind))
        return;
    ca_map_entry *entry = ca_map_at(kinds, ca_slice_of(ca_kinds[kind]));
    if (!entry->thing)
        entry->thing = ca_group_tally_new(layout);
    ca_slice quarter = ca_slice_of(cell->name.at + sizeof(key_head));
    ca_tally_add_counts(ca_group_tally_quarter(entry->thing, quarter, layout), cell->thing, layout);
}

/* Adds up the quarters of a group and gives it to the others of its dimension, or to the total (NULL). */
static void add_group(ca_framework_tally *framework, ca_map *groups, ca_map_entry *fresh)
{
    ca_group_tally *group = fresh->thing, *into = framework->total;
    for (size_t i = 0; i < group->quarters.count; i++)
        ca_tally_add(&group->all, group->quarters.entries[i].thing, framework->layout);
    if (groups) {
        ca_map_entry *entry = ca_map_at(groups, fresh->name);
        into = entry->thing;
        if (!into) {
            entry->thing = group;
            return;
        }
    }
    ca_group_tally_add(into, group, framework->layout);
    ca_group_tally_free(group);
}

/* Most cells stand in a few groups: each group is added up apart, and what it has in all from its quarters. Behind the
 * dimensions stand the total, and the kinds. */
static void add_part(const adding *a, const ca_cells_part *part, size_t place)
{
    ca_framework_tally *framework = ca_map_find(&a->summary->frameworks, ca_slice_of(part->layout->id));
    size_t dimensions = a->summary->dimension_count;
    ca_map groups = {0};
    for (size_t i = 0; i < a->cells->cells.count; i++) {
        const ca_map_entry *cell = &a->cells->cells.entries[i];
        key_head head = head_of(cell->name);
        if (head.framework != part->framework || head.ruleset != part->ruleset)
            continue;
        if (place > dimensions)
            add_duties(part->layout, cell, &groups);
        else
            add_cell(a, part->layout, cell, place, &groups);
    }
    for (size_t i = 0; i < groups.count; i++)
        add_group(framework,
                  place < dimensions    ? &framework->by[place]
                  : place == dimensions ? NULL
                                        : &framework->kinds,
                  &groups.entries[i]);
    ca_map_free(&groups, NULL);
}

/* Dimensions have nothing to do with one another. */
static void add_dimension(void *context, size_t place)
{
    const adding *a = context;
    for (size_t i = 0; i < a->cells->part_count; i++)
        add_part(a, &a->cells->parts[i], place);
}

static void free_cell(void *tally)
{
    ca_tally_free(tally);
    free(tally);
}

void ca_cells_add(ca_cells *cells, ca_summary *summary, size_t jobs)
{
    adding a = {cells, summary, NULL};
    find_values(&a);
    ca_parallel_for(jobs, summary->dimension_count + 2, add_dimension, &a);
    free(a.values);
    ca_map_free(&cells->cells, free_cell);
}

void ca_cells_free(ca_cells *cells)
{
    ca_map_free(&cells->cells, free_cell);
    for (size_t i = 0; i < cells->part_count; i++)
        ca_count_layout_free(cells->parts[i].layout);
    free(cells->parts);
    *cells = (ca_cells){0};
}
