/* SPDX-License-Identifier: MIT */
/* A Word document whose controls are filled in. */
#include "office/document_fill.h"

#include "office/document_fill_text.h"
#include "office/document_harm.h"
#include "office/file_kind.h"
#include "office/part_copy.h"
#include "office/zip_write.h"

#include <stdlib.h>
#include <string.h>

#define TEMPLATE_TYPE "wordprocessingml.template.main+xml"
#define DOCUMENT_TYPE "wordprocessingml.document.main+xml"
#define NO_DOCUMENT "it is no Word document; save it in Word as \"Word Document (*.docx)\""

/* --- reading ----------------------------------------------------------------------------------------------------- */

ca_slice ca_document_tag_list(ca_slice tag)
{
    for (size_t i = 0; i + 1 < tag.size; i++)
        if (tag.at[i] == '[' && tag.at[i + 1] == ']')
            return (ca_slice){tag.at, i};
    return (ca_slice){"", 0};
}

/* Lists the controls of PART, the part at INDEX. PLACE is before where each is: "header 1", or "" in the document's text. */
static void list_controls(ca_document_fill *form, size_t index, const char *place)
{
    ca_fill_part *part = &form->parts[index];
    part->first = form->count;
    for (size_t i = 0; i < part->spots.control_count; i++) {
        const ca_spot_control *control = &part->spots.controls[i];
        form->controls = ca_array_grow(form->controls, form->count, &form->capacity, sizeof *form->controls);
        form->controls[form->count++] = (ca_form_control){.tag = control->properties.tag,
                                                          .list = ca_document_tag_list(control->properties.tag),
                                                          .where = *place ? place : control->where,
                                                          .in_text = !*place,
                                                          .kind = control->properties.kind,
                                                          .part = index,
                                                          .index = i};
    }
}

static int add_part(ca_document_fill *form, ca_package *package, const char *name, const char *root, const char *place,
                    ca_error *damage)
{
    form->parts = ca_array_grow(form->parts, form->part_count, &form->part_capacity, sizeof *form->parts);
    ca_fill_part *part = &form->parts[form->part_count++];
    *part = (ca_fill_part){.name = ca_arena_copy(&form->arena, name, strlen(name)),
                           .index = ca_package_index(package, name)};
    if (ca_document_spots_read(&part->spots, package, name, root, damage) < 0)
        return -1;
    list_controls(form, form->part_count - 1, place);
    return 0;
}

static bool has_part(const ca_document_fill *form, const char *name)
{
    for (size_t i = 0; i < form->part_count; i++)
        if (strcmp(form->parts[i].name, name) == 0)
            return true;
    return false;
}

/* Adds the headers and footers of the document. */
static int add_frames(ca_document_fill *form, ca_package *package, const ca_relationships *relationships,
                      ca_error *damage)
{
    static const char *const types[] = {"header", "footer"}, *const roots[] = {"hdr", "ftr"};
    size_t numbers[] = {0, 0};
    for (size_t i = 0; i < relationships->count; i++)
        for (size_t type = 0; type < 2; type++) {
            const ca_relationship *one = &relationships->list[i];
            if (strcmp(one->type, types[type]) != 0 || !one->target || !ca_package_has(package, one->target) ||
                has_part(form, one->target))
                continue;
            ca_text place = {0};
            ca_text_format(&place, "%s %zu", types[type], ++numbers[type]);
            const char *kept = ca_arena_copy(&form->arena, place.at, place.size);
            ca_text_free(&place);
            if (add_part(form, package, one->target, roots[type], kept, damage) < 0)
                return -1;
        }
    return 0;
}

/* Makes the types of a document of those of a template: Word opens no .docx with the type of a .dotx. */
static int read_types(ca_document_fill *form, ca_package *package, ca_error *damage)
{
    static const char name[] = "[content_types].xml";
    ca_text types = {0};
    int status = ca_package_bytes(package, name, &types, damage);
    const char *found = strstr(ca_text_words(&types), TEMPLATE_TYPE);
    if (status == 0 && found) {
        size_t at = (size_t)(found - types.at), end = at + sizeof TEMPLATE_TYPE - 1;
        form->types_index = ca_package_index(package, name);
        ca_text_append(&form->types, types.at, at);
        ca_text_add(&form->types, DOCUMENT_TYPE);
        ca_text_append(&form->types, types.at + end, types.size - end);
    }
    ca_text_free(&types);
    return status;
}

static int read_package(ca_document_fill *form, ca_package *package, ca_error *error, ca_error *damage)
{
    ca_relationships root = {0}, relationships = {0};
    int status = ca_package_open(package, form->file, damage);
    if (status == 0)
        status = ca_package_relationships(package, "", &root, damage);
    const ca_relationship *found = status ? NULL : ca_relationship_of_type(&root, "officeDocument");
    if (status == 0 && (!found || !found->target || !ca_package_has(package, found->target)))
        status = ca_error_set(error, NO_DOCUMENT);
    if (status == 0)
        status = ca_document_check_whole(package, error, damage);
    if (status == 0)
        status = ca_package_relationships(package, found->target, &relationships, damage);
    if (status == 0)
        status = add_part(form, package, found->target, "document", "", damage);
    if (status == 0)
        status = add_frames(form, package, &relationships, damage);
    if (status == 0)
        status = read_types(form, package, damage);
    ca_relationships_free(&root);
    ca_relationships_free(&relationships);
    return status;
}

int ca_document_fill_open(ca_document_fill *form, ca_slice file, const char *name, ca_error *error)
{
    ca_package package = {.zip = NULL};
    ca_error reason = {0}, damage = {0};
    enum ca_file_kind kind = ca_file_kind(name, file);
    const char *noun = ca_file_kind_noun(kind);
    *form = (ca_document_fill){.file = file};
    if (kind != CA_FILE_ZIP && kind != CA_FILE_WORD)
        return ca_error_set(error, "%s: is %s; a template is a Word document (.docx) without a password", name,
                            *noun ? noun : "no Word document");
    int status = read_package(form, &package, &reason, &damage);
    status = ca_part_copy_damaged(status, &damage, &reason);
    if (status)
        (void)ca_error_set(error, "%s: cannot be a template: %s", name, ca_text_words(&reason.words));
    ca_package_close(&package);
    ca_error_free(&reason);
    return status;
}

/* --- planning ---------------------------------------------------------------------------------------------------- */

/* Returns the index + 1 of the item around the spot at INDEX, or else of the row; 0: none. */
static size_t unit_around(const ca_document_spots *spots, size_t index)
{
    size_t row = 0;
    for (size_t at = spots->list[index].parent; at; at = spots->list[at - 1].parent) {
        if (spots->list[at - 1].kind == CA_SPOT_ITEM)
            return at;
        row = !row && spots->list[at - 1].kind == CA_SPOT_ROW ? at : row;
    }
    return row;
}

/* Whether another control that is wanted is in CONTROL. */
static bool holds_others(const ca_document_fill *form, const ca_form_control *control)
{
    const ca_fill_part *part = &form->parts[control->part];
    size_t spot = part->spots.controls[control->index].spot;
    for (size_t i = spot + 1; i < part->spots.list[spot].after; i++)
        if (part->spots.list[i].kind == CA_SPOT_CONTROL &&
            form->controls[part->first + part->spots.list[i].control].wanted)
            return true;
    return false;
}

static const char *fault_of(const ca_document_fill *form, const ca_form_control *control)
{
    const ca_fill_part *part = &form->parts[control->part];
    const ca_spot_control *spot = &part->spots.controls[control->index];
    if (spot->properties.role != CA_ROLE_ANSWER)
        return "is a picture, a group or a section, which has no text of its own";
    if (!spot->text.end)
        return "has no place for its text";
    if (spot->level == CA_SPOT_AROUND_ROWS)
        return "is around whole rows or cells; put the control into the cell";
    if (holds_others(form, control))
        return "has other controls in it, which are filled in";
    if (control->list.size && !control->unit)
        return "is of a list, and outside of the rows of a table; put it into a row, which is there for each entry, or "
               "into a repeating section";
    if (control->unit && !part->units[control->unit - 1].list.size)
        return "is in a table in a row of its list; put the control into the cells of the row itself";
    return NULL;
}

static int take_unit(ca_document_fill *form, ca_form_control *control, const char *name, ca_error *error)
{
    ca_fill_part *part = &form->parts[control->part];
    control->unit = unit_around(&part->spots, part->spots.controls[control->index].spot);
    if (!control->unit)
        return 0;
    struct ca_fill_unit *unit = &part->units[control->unit - 1];
    if (unit->list.size && !ca_slice_equal(unit->list, control->list))
        return ca_error_set(
            error, "%s: %s: has controls of two lists, %.*s[] and %.*s[]; give each list rows of its own", name,
            control->where, (int)unit->list.size, unit->list.at, (int)control->list.size, control->list.at);
    unit->list = control->list;
    return 0;
}

/* Whether a control of the list of the unit at ROW has a tag that one in the rows from HEAD on has. */
static bool shares_tag(const ca_document_fill *form, const ca_fill_part *part, size_t head, size_t row)
{
    const ca_document_spots *spots = &part->spots;
    for (size_t i = row + 1; i < spots->list[row].after; i++) {
        const ca_form_control *one = &form->controls[part->first + spots->list[i].control];
        if (spots->list[i].kind != CA_SPOT_CONTROL || !one->wanted || !ca_slice_equal(one->list, part->units[row].list))
            continue;
        for (size_t j = head + 1; j < row; j++)
            if (spots->list[j].kind == CA_SPOT_CONTROL &&
                ca_slice_equal(form->controls[part->first + spots->list[j].control].tag, one->tag))
                return true;
    }
    return false;
}

/* Makes the row or item at INDEX one of the entry of the row above, or the beginning of another entry. */
static void number_unit(const ca_document_fill *form, ca_fill_part *part, size_t index)
{
    const ca_document_spots *spots = &part->spots;
    struct ca_fill_unit *unit = &part->units[index];
    size_t before = spots->list[index].before;
    size_t head =
        before && ca_slice_equal(part->units[before - 1].list, unit->list) ? part->units[before - 1].head + 1 : 0;
    if (head && spots->list[index].kind == CA_SPOT_ROW && !shares_tag(form, part, head - 1, index)) {
        unit->head = head - 1;
        part->units[head - 1].end = index;
        return;
    }
    unit->head = unit->end = index;
    unit->last = true;
    while (before && !ca_slice_equal(part->units[before - 1].list, unit->list))
        before = spots->list[before - 1].before;
    if (!before)
        return;
    struct ca_fill_unit *earlier = &part->units[part->units[before - 1].head];
    unit->number = earlier->number + 1;
    earlier->last = false;
}

/* Takes the units out that are in another one of their list, and numbers the others. */
static void number_units(const ca_document_fill *form, ca_fill_part *part)
{
    for (size_t i = 0; i < part->spots.count; i++) {
        ca_slice list = part->units[i].list;
        for (size_t at = part->spots.list[i].parent; at && list.size; at = part->spots.list[at - 1].parent)
            if (ca_slice_equal(part->units[at - 1].list, list))
                list.size = 0;
        part->units[i].list = list;
        if (list.size)
            number_unit(form, part, i);
    }
}

int ca_document_fill_plan(ca_document_fill *form, const char *name, ca_error *error)
{
    for (size_t i = 0; i < form->part_count; i++) {
        ca_fill_part *part = &form->parts[i];
        free(part->units);
        part->units = ca_allocate(part->spots.count + 1, sizeof *part->units);
    }
    for (size_t i = 0; i < form->count; i++)
        if (form->controls[i].wanted && form->controls[i].list.size &&
            take_unit(form, &form->controls[i], name, error) < 0)
            return -1;
    for (size_t i = 0; i < form->part_count; i++)
        number_units(form, &form->parts[i]);
    for (size_t i = 0; i < form->count; i++)
        form->controls[i].fault = form->controls[i].wanted ? fault_of(form, &form->controls[i]) : NULL;
    return 0;
}

/* --- writing ----------------------------------------------------------------------------------------------------- */

/* A row or item that is being written. */
typedef struct entry_frame {
    ca_slice list;
    size_t entry;
    const struct entry_frame *outer;
} entry_frame;

typedef struct {
    const ca_document_fill *form;
    const ca_fill_part *part;
    const ca_filler *filler;
    ca_text *to;
    size_t copies; /* how many rows around are copies */
    bool full;     /* the part is larger than a document may be */
} fill_writer;

static void write_range(fill_writer *w, ca_range range, size_t spot, size_t end, const entry_frame *frame,
                        const ca_fill_value *filled);

static void add_source(fill_writer *w, size_t begin, size_t end)
{
    w->full |= w->to->size + (end - begin) > CA_PACKAGE_PART_MOST;
    if (!w->full)
        ca_text_append(w->to, w->part->spots.source.at + begin, end - begin);
}

static ca_fill_value value_of(fill_writer *w, const ca_form_control *control, size_t index, const entry_frame *frame)
{
    size_t entry = 0;
    while (frame && !ca_slice_equal(frame->list, control->list))
        frame = frame->outer;
    entry = frame ? frame->entry : 0;
    return w->filler->value(w->filler->state, index, entry);
}

/* Whether VALUE is one that CONTROL can show. */
static bool is_filled(const ca_spot_control *control, const ca_fill_value *value)
{
    return control->properties.kind == CA_CONTROL_CHECK ? value->truth >= 0 : value->text.size > 0;
}

static void write_control(fill_writer *w, size_t spot, const entry_frame *frame)
{
    const ca_document_spots *spots = &w->part->spots;
    const ca_spot *whole = &spots->list[spot];
    size_t index = w->part->first + whole->control;
    const ca_form_control *control = &w->form->controls[index];
    const ca_spot_control *place = &spots->controls[whole->control];
    bool given = control->wanted && !control->fault;
    ca_fill_value value = CA_FILL_NOTHING;
    if (given)
        value = value_of(w, control, index, frame);
    bool filled = given && is_filled(place, &value);
    bool cleared = given && !filled && place->has_text && place->properties.kind != CA_CONTROL_CHECK &&
                   !place->properties.marked && !place->styled;
    if (!filled && !cleared) {
        write_range(w, whole->whole, spot + 1, whole->after, frame, NULL);
        return;
    }
    if (filled && control->kind == CA_CONTROL_CHOICE && !place->combo && w->filler->lacks &&
        !ca_fill_item(place, &value))
        w->filler->lacks(w->filler->state, index);
    write_range(w, (ca_range){whole->whole.begin, place->text.begin}, spot + 1, whole->after, frame,
                filled ? &value : NULL);
    ca_fill_text(w->to, spots, place, &value);
    add_source(w, place->text.end, whole->whole.end);
}

/* Writes the rows of an entry, which begin at SPOT; those of a list's last entry as often as there are further ones. Returns the index of
 * the last row. */
static size_t write_unit(fill_writer *w, size_t spot, const entry_frame *frame)
{
    const ca_spot *spots = w->part->spots.list;
    const struct ca_fill_unit *unit = &w->part->units[spot];
    ca_range whole = {spots[spot].whole.begin, spots[unit->end].whole.end};
    size_t count = w->filler->entries(w->filler->state, unit->list, spots[spot].kind == CA_SPOT_ITEM);
    size_t end = unit->last && count > unit->number + 1 ? count : unit->number + 1;
    for (size_t entry = unit->number; entry < end && !w->full; entry++) {
        const entry_frame inner = {unit->list, entry, frame};
        w->copies += entry > unit->number;
        write_range(w, whole, spot, spots[unit->end].after, &inner, NULL);
        w->copies -= entry > unit->number;
    }
    return unit->end;
}

/* Whether the entry of LIST is being written. */
static bool is_inside(const entry_frame *frame, ca_slice list)
{
    while (frame && !ca_slice_equal(frame->list, list))
        frame = frame->outer;
    return frame != NULL;
}

/* Writes the spot, and returns its index; of the first row of an entry that of the last. */
static size_t write_spot(fill_writer *w, size_t spot, const entry_frame *frame, const ca_fill_value *filled)
{
    const ca_spot *whole = &w->part->spots.list[spot];
    ca_slice tag = {w->part->spots.source.at + whole->whole.begin, whole->whole.end - whole->whole.begin};
    ca_slice list = w->part->units[spot].list;
    if (list.size && !is_inside(frame, list))
        return write_unit(w, spot, frame);
    if (whole->kind == CA_SPOT_CONTROL)
        write_control(w, spot, frame);
    else if (whole->kind == CA_SPOT_DATE && filled && filled->day != CA_NO_DATE)
        ca_fill_date_tag(w->to, tag, filled->day);
    else if (whole->kind == CA_SPOT_CHECK && filled)
        ca_fill_check_tag(w->to, tag, filled->truth == 1);
    else if (!(whole->kind == CA_SPOT_ONCE && w->copies) && !(whole->kind == CA_SPOT_UNFILLED && filled))
        write_range(w, whole->whole, spot + 1, whole->after, frame, filled);
    return spot;
}

/* Writes RANGE, in which the spots from SPOT on are, up to END. FILLED: the value of the control whose beginning it is; or NULL. */
static void write_range(fill_writer *w, ca_range range, size_t spot, size_t end, const entry_frame *frame,
                        const ca_fill_value *filled)
{
    const ca_document_spots *spots = &w->part->spots;
    size_t at = range.begin;
    while (spot < end && spots->list[spot].whole.begin < range.end && !w->full) {
        add_source(w, at, spots->list[spot].whole.begin);
        size_t last = write_spot(w, spot, frame, filled);
        at = spots->list[last].whole.end;
        spot = spots->list[last].after;
    }
    add_source(w, at, range.end);
}

/* Writes the part at INDEX into TO. */
static int write_part(const ca_document_fill *form, size_t index, const ca_filler *filler, ca_text *to, ca_error *error)
{
    fill_writer w = {.form = form, .part = &form->parts[index], .filler = filler, .to = to};
    const ca_document_spots *spots = &w.part->spots;
    write_range(&w, (ca_range){0, spots->source.size}, 0, spots->count, NULL, NULL);
    return w.full ? ca_error_set(error, "a document of it would be larger than 128 MiB; take texts and pictures out of "
                                        "the rows that are repeated")
                  : 0;
}

int ca_document_fill_write(const ca_document_fill *form, const ca_filler *filler, ca_text *to, ca_error *error)
{
    ca_zip_change *changes = ca_allocate(form->part_count + 1, sizeof *changes);
    ca_text *parts = ca_allocate(form->part_count, sizeof *parts);
    size_t count = 0;
    int status = 0;
    for (size_t i = 0; i < form->part_count && status == 0; i++) {
        const ca_text *source = &form->parts[i].spots.source;
        status = write_part(form, i, filler, &parts[i], error);
        if (parts[i].size != source->size || memcmp(parts[i].at, source->at, source->size) != 0)
            changes[count++] = (ca_zip_change){form->parts[i].index, {parts[i].at, parts[i].size}};
    }
    if (form->types.size)
        changes[count++] = (ca_zip_change){form->types_index, {form->types.at, form->types.size}};
    if (status == 0)
        status = ca_zip_change_members(to, form->file, changes, count, error);
    for (size_t i = 0; i < form->part_count; i++)
        ca_text_free(&parts[i]);
    free(parts);
    free(changes);
    return status;
}

void ca_document_fill_free(ca_document_fill *form)
{
    for (size_t i = 0; i < form->part_count; i++) {
        ca_document_spots_free(&form->parts[i].spots);
        free(form->parts[i].units);
    }
    free(form->parts);
    free(form->controls);
    ca_text_free(&form->types);
    ca_arena_free(&form->arena);
    *form = (ca_document_fill){.count = 0};
}
