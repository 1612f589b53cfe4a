/* SPDX-License-Identifier: MIT */
/* Counts records by the combination of their groups. */
#include "summary/cells.h"
#include "base/parallel.h"
#include "check/concern.h"
#include "record/auditors_of.h"

#include <stdlib.h>
#include <string.h>

/* The start of a key, as bytes, the same for all threads. It is followed by the quarter and the value in each
 * dimension, each ended by a NUL, which texts of records do not contain. */
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
    size_t index = 0;
    while (index < cells->part_count &&
           (cells->parts[index].framework != framework || cells->parts[index].ruleset != ruleset))
        index++;
    if (index < cells->part_count)
        return index;
    cells->parts = ca_array_grow(cells->parts, cells->part_count, &cells->part_capacity, sizeof *cells->parts);
    cells->parts[cells->part_count++] = (ca_cells_part){framework, ruleset, ca_count_layout_make(framework, ruleset)};
    return index;
}

/* Returns the record's value in a dimension; "" if it is not filled in. */
static ca_slice value_of(ca_record *record, const ca_dimension *dimension)
{
    if (dimension->field == CA_KIND_FIELD)
        return ca_slice_of(ca_kinds[ca_record_number(record, CA_KIND_FIELD, CA_FULL)]);
    if (!dimension->head)
        return ca_record_text(record, dimension->field);
    int index = ca_framework_index(record->framework, CA_HEAD_LIST, ca_slice_of(dimension->head));
    const ca_entry *head = index < 0 ? NULL : ca_record_entry(record, CA_HEADS, index);
    return head ? ca_entry_text(record, head, CA_HEAD_FIELD) : (ca_slice){"", 0};
}

/* The bytes after each name of several who audited together, which no text has: they tell who is from outside. */
enum { NAME_OF_UNSAID = 0xFD, NAME_OF_INSIDER, NAME_OF_OUTSIDER };
_Static_assert(NAME_OF_UNSAID + CA_SIDE_OUTSIDE == NAME_OF_OUTSIDER, "a byte for each side");

/* Appends the names of those who audited, each with its byte. */
static void add_auditors(ca_text *key, ca_record *record)
{
    size_t count = 0;
    const ca_auditor_of *list = ca_auditors_of(record, NULL, &count);
    for (size_t i = 0; i < count; i++) {
        ca_text_append(key, list[i].name.at, list[i].name.size);
        ca_text_byte(key, (char)(NAME_OF_UNSAID + (int)list[i].side));
    }
    ca_text_byte(key, '\0');
}

static void add_value(ca_text *key, ca_slice value)
{
    ca_text_append(key, value.at, value.size);
    ca_text_byte(key, '\0');
}

/* Spellings of the same quarter give the same name. */
static void add_quarter(ca_text *key, ca_record *record)
{
    ca_quarter_name(key, ca_record_text(record, CA_QUARTER_FIELD));
    ca_text_byte(key, '\0');
}

void ca_cells_key(const ca_cells *cells, size_t index, ca_record *record, ca_text *key)
{
    const ca_cells_part *part = &cells->parts[index];
    key_head head = {part->framework, part->ruleset, ca_record_number(record, CA_KIND_FIELD, CA_FULL)};
    ca_text_append(key, (const char *)&head, sizeof head);
    add_quarter(key, record);
    for (size_t i = 0; i < cells->summary->dimension_count; i++) {
        const ca_dimension *dimension = &cells->summary->dimensions[i];
        if (dimension->field == CA_QUARTER_FIELD)
            add_quarter(key, record);
        else if (dimension->field == CA_AUDITOR_FIELD && record->groups[CA_AUDITORS].count)
            add_auditors(key, record);
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

/* Returns the tally of a cell, which is made if it is new. */
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
    /* offsets of each cell's values in its key; NULL if the dimensions are few enough to search the key */
    uint32_t *values;
} adding;

/* Returns whether a record of KIND is counted in a dimension. An audit of another kind than the reported one would
 * count a case twice (an external re-audit, a benchmark), or add a case that was chosen for a reason (a thematic
 * audit), so it is counted by kind only, and a thematic one also by theme. A programme's findings belong to a
 * quarter, and to no group. */
static bool stands_in(const ca_summary *summary, const ca_dimension *dimension, int kind)
{
    if (dimension->field == CA_KIND_FIELD)
        return true;
    if (kind == CA_PROGRAMME)
        return dimension->field == CA_QUARTER_FIELD;
    return kind == (int)summary->kind || (kind == CA_THEMATIC && dimension->field == CA_THEME_FIELD);
}

/* Returns the value of the cell at INDEX in DIMENSION. */
static ca_slice value_in(const adding *a, size_t index, size_t dimension)
{
    const char *key = a->cells->cells.entries[index].name.at, *value = key + sizeof(key_head);
    if (a->values)
        return ca_slice_of(key + a->values[index * a->summary->dimension_count + dimension]);
    for (size_t i = 0; i <= dimension; i++) /* the quarter is before the dimensions */
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

/* Adds the CELL to its quarter of the group NAME; if ALL is not set, of its counts the findings alone. Of the group of an auditor,
 * SIDE says whether that one is from outside in the cell's audits. */
static void add_to_group(const ca_count_layout *layout, const ca_map_entry *cell, ca_map *groups, ca_slice name,
                         bool all, enum ca_side side)
{
    const ca_tally *counted = cell->thing;
    ca_map_entry *entry = ca_map_at(groups, name);
    if (!entry->thing)
        entry->thing = ca_group_tally_new(layout);
    ca_slice quarter = ca_slice_of(cell->name.at + sizeof(key_head));
    ca_tally *tally = ca_group_tally_quarter(entry->thing, quarter, layout);
    if (all)
        ca_tally_add(tally, counted, layout);
    else
        ca_findings_add(&tally->findings, &counted->findings);
    if (side != CA_SIDE_UNSAID)
        tally->counts[side == CA_SIDE_OUTSIDE ? CA_COUNT_AS_OUTSIDER : CA_COUNT_AS_INSIDER] +=
            counted->counts[CA_COUNT_RECORDS];
}

/* Adds a cell to the quarter of its group: in the dimension at INDEX, or in the total if INDEX is the number
 * of dimensions. Of a programme, which is not an audit, the findings are added, and the counts by kind only. An audit by several
 * auditors is in the group of each. */
static void add_cell(const adding *a, const ca_count_layout *layout, const ca_map_entry *cell, size_t index,
                     ca_map *groups)
{
    const ca_summary *summary = a->summary;
    size_t number = (size_t)(cell - a->cells->cells.entries);
    int kind = head_of(cell->name).kind;
    bool audit = kind != CA_PROGRAMME, total = index == summary->dimension_count;
    const ca_dimension *dimension = total ? NULL : &summary->dimensions[index];
    if (total ? audit && kind != (int)summary->kind : !stands_in(summary, dimension, kind))
        return;
    bool all = audit || (!total && dimension->field == CA_KIND_FIELD);
    ca_slice value = total ? ca_slice_of("") : value_in(a, number, index);
    size_t first = 0;
    for (size_t i = 0; i < value.size && dimension && dimension->field == CA_AUDITOR_FIELD; i++) {
        unsigned char byte = (unsigned char)value.at[i];
        if (byte < NAME_OF_UNSAID)
            continue;
        add_to_group(layout, cell, groups, (ca_slice){value.at + first, i - first}, all,
                     (enum ca_side)(byte - NAME_OF_UNSAID));
        first = i + 1;
    }
    if (!first)
        add_to_group(layout, cell, groups, value, all, CA_SIDE_UNSAID);
}

/* Adds the requirements of a cell's audits to the quarter of their kind, outside all dimensions: no open requirement
 * may be missed, whatever the summary reports and groups by. */
static void add_requirements(const ca_count_layout *layout, const ca_map_entry *cell, ca_map *kinds)
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

/* Sums the quarters of a group and adds it to the groups of its dimension, or to the total (NULL). */
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
    if (groups)
        ca_group_tally_add_named(into, fresh->name, group, fresh->name, framework->layout);
    else
        ca_group_tally_add(into, group, framework->layout);
    ca_group_tally_free(group);
}

/* Sums each group separately, because most cells are in a few groups; the total of a group is the sum of its
 * quarters. INDEX is a dimension, or after these the total and then the kinds. */
static void add_part(const adding *a, const ca_cells_part *part, size_t index)
{
    ca_framework_tally *framework = ca_map_find(&a->summary->frameworks, ca_slice_of(part->layout->id));
    size_t dimensions = a->summary->dimension_count;
    ca_map groups = {0};
    for (size_t i = 0; i < a->cells->cells.count; i++) {
        const ca_map_entry *cell = &a->cells->cells.entries[i];
        key_head head = head_of(cell->name);
        if (head.framework != part->framework || head.ruleset != part->ruleset)
            continue;
        if (index > dimensions)
            add_requirements(part->layout, cell, &groups);
        else
            add_cell(a, part->layout, cell, index, &groups);
    }
    for (size_t i = 0; i < groups.count; i++)
        add_group(framework,
                  index < dimensions    ? &framework->by[index]
                  : index == dimensions ? NULL
                                        : &framework->kinds,
                  &groups.entries[i]);
    ca_map_free(&groups, NULL);
}

/* Dimensions are independent of each other. */
static void add_dimension(void *context, size_t index)
{
    const adding *a = context;
    for (size_t i = 0; i < a->cells->part_count; i++)
        add_part(a, &a->cells->parts[i], index);
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
