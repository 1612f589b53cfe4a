/* SPDX-License-Identifier: MIT */
/* The controls and form fields of a Word document while it is read. */
#include "office/document_answer.h"

#include "office/document_symbol.h"

static const ca_control_properties no_properties = {
    .tag = {"", 0}, .title = {"", 0}, .day = {"", 0}, .format = {"", 0}, .placeholder = {"", 0}};

/* Makes OPEN what it is, now that all of its text is known. */
static void finish(ca_document_builder *builder, const ca_open_control *open)
{
    const ca_document_frame *frame = &builder->frames[open->frame];
    ca_made_control *made = &frame->controls[open->index];
    made->size = frame->text.size - made->control.offset;
    made->listed = open->properties.role == CA_ROLE_ANSWER;
    ca_slice text = {ca_text_words(&frame->text) + made->control.offset, made->size};
    bool styled = made->size && frame->unstyled == open->unstyled;
    ca_control_judge(&made->control, &open->properties, text, styled, &builder->glossary);
}

/* --- content controls -------------------------------------------------------------------------------------------- */

void ca_build_control(ca_document_builder *builder)
{
    const ca_open_table *table = builder->table_count ? &builder->tables[builder->table_count - 1] : NULL;
    builder->controls =
        ca_array_grow(builder->controls, builder->control_count, &builder->control_capacity, sizeof *builder->controls);
    bool in_table = table && table->frame == builder->frame_count - 1;
    builder->controls[builder->control_count++] = (ca_open_control){
        .properties = no_properties,
        .frame = builder->frame_count - 1,
        .cells = in_table,
        .section = builder->section,
        .item = builder->item,
    };
    if (in_table && !table->in_row) /* around rows */
        builder->controls[builder->control_count - 1].properties.role = CA_ROLE_NONE;
}

/* Begins a repeating section, or an item of the one around it. */
static void begin_repeated(ca_document_builder *builder, const ca_open_control *open)
{
    ca_open_control *section = NULL;
    for (size_t i = builder->control_count; i-- > 0 && !section;)
        if (builder->controls[i].properties.role == CA_ROLE_SECTION)
            section = &builder->controls[i];
    if (open->properties.role == CA_ROLE_ITEM && section) {
        builder->item = ++section->items;
        return;
    }
    builder->section = ++builder->sections;
    builder->item = open->properties.role == CA_ROLE_ITEM;
}

int ca_build_control_content(ca_document_builder *builder)
{
    if (!builder->control_count)
        return 0;
    const ca_open_control *open = &builder->controls[builder->control_count - 1];
    if (open->properties.role == CA_ROLE_SECTION || open->properties.role == CA_ROLE_ITEM)
        begin_repeated(builder, open);
    return ca_build_top(builder)->in_paragraph ? ca_build_place(builder) : 0;
}

void ca_build_control_end(ca_document_builder *builder)
{
    const ca_open_control *open = &builder->controls[--builder->control_count];
    builder->section = open->section;
    builder->item = open->item;
    if (open->placed && !open->cells)
        finish(builder, open);
}

int ca_build_controls_of_cell(ca_document_builder *builder, size_t outer_frame)
{
    size_t first = builder->control_count, cell = builder->frame_count - 1;
    while (first && builder->controls[first - 1].frame == outer_frame && builder->controls[first - 1].cells)
        first--;
    for (size_t i = first; i < builder->control_count; i++) {
        ca_open_control *open = &builder->controls[i];
        if (open->placed || open->properties.role != CA_ROLE_ANSWER)
            continue;
        open->frame = cell;
        if (ca_build_place_one(builder, open))
            return -1;
    }
    return 0;
}

void ca_build_controls_of_cell_end(ca_document_builder *builder)
{
    size_t cell = builder->frame_count - 1, outer = cell - 1;
    for (size_t i = builder->control_count; i-- > 0 && builder->controls[i].cells;) {
        ca_open_control *open = &builder->controls[i];
        if (!open->placed || open->frame != cell)
            continue;
        finish(builder, open);
        open->frame = outer; /* of no further cell */
    }
}

void ca_build_controls_around_table(ca_document_builder *builder)
{
    size_t body = 0;
    for (size_t i = builder->control_count; i-- > 0 && builder->controls[i].frame == body;) {
        ca_open_control *open = &builder->controls[i];
        if (!open->cells && open->properties.role == CA_ROLE_ANSWER)
            open->properties.role = CA_ROLE_NONE;
    }
}

/* --- fields ------------------------------------------------------------------------------------------------------ */

static ca_open_control *top_field(const ca_document_builder *builder)
{
    ca_open_control *top = builder->field_count ? &builder->fields[builder->field_count - 1] : NULL;
    return top && top->frame == builder->frame_count - 1 ? top : NULL;
}

void ca_build_field(ca_document_builder *builder)
{
    builder->fields =
        ca_array_grow(builder->fields, builder->field_count, &builder->field_capacity, sizeof *builder->fields);
    builder->fields[builder->field_count++] = (ca_open_control){
        .properties = no_properties,
        .frame = builder->frame_count - 1,
        .code = true,
    };
    builder->fields[builder->field_count - 1].properties.role = CA_ROLE_NONE; /* unless it has data of a form */
    ca_build_top(builder)->in_code++;
}

/* Begins the result of FIELD, which is at its instructions. */
static int show(ca_document_builder *builder, ca_open_control *field)
{
    ca_document_frame *frame = ca_build_top(builder);
    field->code = false;
    frame->in_code--;
    bool shown = field->properties.role == CA_ROLE_ANSWER && !frame->in_code && ca_build_lists(frame);
    return shown ? ca_build_place_one(builder, field) : 0;
}

int ca_build_fields_shown(ca_document_builder *builder)
{
    for (size_t i = builder->field_count; i-- > 0 && builder->fields[i].frame == builder->frame_count - 1;)
        if (builder->fields[i].code && show(builder, &builder->fields[i]))
            return -1;
    return 0;
}

int ca_build_field_result(ca_document_builder *builder)
{
    ca_open_control *field = top_field(builder);
    return field && field->code ? show(builder, field) : 0;
}

int ca_build_field_end(ca_document_builder *builder)
{
    ca_open_control *field = top_field(builder);
    const ca_document_frame *frame = ca_build_top(builder);
    int status = ca_build_field_result(builder);
    if (!field)
        return 0;
    const ca_control_properties *properties = &field->properties;
    bool form = properties->role == CA_ROLE_ANSWER;
    if (status == 0 && form && properties->kind == CA_FIELD_CHECK)
        status = ca_build_text(builder, ca_slice_of(properties->ticked ? CA_BOX_TICKED : CA_BOX_EMPTY));
    else if (status == 0 && form && properties->kind == CA_FIELD_CHOICE &&
             (!field->placed || frame->controls[field->index].control.offset == frame->text.size))
        status = ca_build_text(builder, ca_control_chosen(properties)); /* the document does not repeat it */
    if (status == 0 && field->placed)
        finish(builder, field);
    builder->field_count--;
    return status;
}
