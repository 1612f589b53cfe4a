/* SPDX-License-Identifier: MIT */
/* The tables of a Word document while it is read. */
#include "office/document_table.h"

#include "office/document_answer.h"

#include <string.h>

ca_open_table *ca_build_open_table(const ca_document_builder *builder)
{
    ca_open_table *top = builder->table_count ? &builder->tables[builder->table_count - 1] : NULL;
    return top && top->frame == builder->frame_count - 1 ? top : NULL;
}

/* Returns a copy of COUNT items of SIZE bytes in the document's arena; NULL if there are none. */
static void *keep(ca_document_builder *builder, const void *items, size_t count, size_t size)
{
    void *kept = count ? ca_arena_take(&builder->document->arena, count * size) : NULL;
    if (count)
        memcpy(kept, items, count * size);
    return kept;
}

/* --- tables ------------------------------------------------------------------------------------------------------ */

/* Returns the table that begins in the frame begun last: its number, and its place. */
static ca_document_table table_here(ca_document_builder *builder)
{
    ca_document_frame *frame = ca_build_top(builder);
    if (frame->kind == CA_FRAME_BODY)
        return (ca_document_table){.number = ++builder->top_tables};
    const ca_open_table *outer = &builder->tables[builder->table_count - 1]; /* the cell's */
    return (ca_document_table){
        .number = ++frame->cell.nested,
        .parent = outer->index + 1,
        .parent_row = outer->row_count,
        .parent_cell = outer->cell_count,
    };
}

int ca_build_table(ca_document_builder *builder)
{
    ca_document *document = builder->document;
    const ca_document_frame *frame = ca_build_top(builder);
    if (frame->kind != CA_FRAME_BODY && frame->kind != CA_FRAME_CELL)
        return 0;
    if (frame->kind == CA_FRAME_BODY) {
        ca_build_controls_around_table(builder);
        if (ca_build_block(builder, (ca_document_block){.table = document->table_count + 1}))
            return -1;
    }
    ca_document_table table = table_here(builder);
    document->tables =
        ca_array_grow(document->tables, document->table_count, &document->table_capacity, sizeof *document->tables);
    document->tables[document->table_count] = table;
    if (builder->table_count == builder->tables_made) {
        builder->tables =
            ca_array_grow(builder->tables, builder->tables_made, &builder->table_capacity, sizeof *builder->tables);
        builder->tables[builder->tables_made++] = (ca_open_table){.index = 0};
    }
    ca_open_table *open = &builder->tables[builder->table_count++];
    open->index = document->table_count++;
    open->frame = builder->frame_count - 1;
    open->row_count = open->cell_count = 0;
    open->in_row = false;
    return 1;
}

/* A table all of whose rows were deleted is none. */
static void drop_table(ca_document_builder *builder, const ca_open_table *open)
{
    ca_document *document = builder->document;
    ca_document_frame *frame = ca_build_top(builder);
    bool last = open->index + 1 == document->table_count; /* else the document has tables in a wrong place */
    if (frame->kind == CA_FRAME_BODY)
        last = last && document->blocks[document->block_count - 1].table == document->table_count;
    if (!last)
        return;
    document->table_count--;
    if (frame->kind == CA_FRAME_BODY) {
        builder->top_tables--;
        document->block_count--;
    } else {
        frame->cell.nested--;
    }
}

void ca_build_table_end(ca_document_builder *builder)
{
    ca_open_table *open = &builder->tables[--builder->table_count];
    ca_document_table *table = &builder->document->tables[open->index];
    ca_document_frame *frame = ca_build_top(builder);
    table->rows = keep(builder, open->rows, open->row_count, sizeof *open->rows);
    table->row_count = open->row_count;
    frame->separator = '\n';
    if (!open->row_count)
        drop_table(builder, open);
}

/* --- rows -------------------------------------------------------------------------------------------------------- */

int ca_build_row(ca_document_builder *builder)
{
    ca_open_table *open = ca_build_open_table(builder);
    ca_build_top(builder)->first_cell = true;
    if (!open || open->in_row)
        return 0;
    open->in_row = true;
    open->deleted = false;
    open->column = 1;
    open->cell_count = 0;
    open->row = (ca_document_row){
        .number = open->row_count + 1,
        .section = builder->section,
        .item = builder->item,
    };
    return 1;
}

void ca_build_row_end(ca_document_builder *builder)
{
    ca_open_table *open = ca_build_open_table(builder);
    open->in_row = false;
    if (open->deleted || !open->cell_count)
        return;
    open->row.cells = keep(builder, open->cells, open->cell_count, sizeof *open->cells);
    open->row.cell_count = open->cell_count;
    open->rows = ca_array_grow(open->rows, open->row_count, &open->row_capacity, sizeof *open->rows);
    open->rows[open->row_count++] = open->row;
}

/* --- cells ------------------------------------------------------------------------------------------------------- */

/* A cell of a table outside: a line of its row's text. */
static void separate_cell(ca_document_frame *frame)
{
    frame->separator = frame->first_cell ? '\n' : '\t';
    frame->first_cell = false;
}

int ca_build_cell(ca_document_builder *builder)
{
    const ca_open_table *open = ca_build_open_table(builder);
    ca_document_frame *frame = ca_build_top(builder);
    if (!open || !open->in_row) {
        if (frame->kind == CA_FRAME_OUTSIDE || frame->kind == CA_FRAME_GLOSSARY)
            separate_cell(frame);
        return 0;
    }
    if (builder->cells_made++ == CA_DOCUMENT_CELLS_MOST)
        return ca_error_set(builder->error, "its tables have more than %d cells", CA_DOCUMENT_CELLS_MOST);
    frame = ca_build_frame(builder, CA_FRAME_CELL);
    frame->cell = (ca_document_cell){.column = open->column, .span = 1};
    return ca_build_controls_of_cell(builder, open->frame) ? -1 : 1;
}

/* Appends the CELL of a nested table to the cell around it, whose text was begun last. */
static int append_nested(ca_document_builder *builder, const ca_document_cell *cell, bool first)
{
    ca_document_frame *outer = ca_build_top(builder);
    if (ca_build_separate(builder, first ? '\n' : '\t'))
        return -1;
    size_t offset = outer->text.size, count = cell->content.control_count;
    outer->hidden = outer->styled = false;
    if (ca_build_text(builder, cell->content.text))
        return -1;
    if (count > CA_DOCUMENT_CONTROLS_MOST - builder->controls_made)
        return ca_error_set(builder->error, "it has more than %d controls and fields", CA_DOCUMENT_CONTROLS_MOST);
    builder->controls_made += count;
    for (size_t i = 0; i < count; i++) {
        ca_made_control made = {cell->content.controls[i], cell->content.controls[i].text.size, true};
        made.control.offset += offset;
        made.control.nested = true;
        outer->controls =
            ca_array_grow(outer->controls, outer->control_count, &outer->control_capacity, sizeof *outer->controls);
        outer->controls[outer->control_count++] = made;
    }
    return 0;
}

int ca_build_cell_end(ca_document_builder *builder)
{
    ca_build_controls_of_cell_end(builder);
    const ca_document_frame *frame = ca_build_top(builder);
    ca_document_cell cell = frame->cell;
    bool dropped = frame->dropped;
    cell.content = ca_build_finish(builder);
    ca_open_table *open = ca_build_open_table(builder);
    open->column += cell.span;
    if (dropped)
        return 0;
    bool first = !open->cell_count;
    open->cells = ca_array_grow(open->cells, open->cell_count, &open->cell_capacity, sizeof *open->cells);
    open->cells[open->cell_count++] = cell;
    return ca_build_top(builder)->kind == CA_FRAME_CELL ? append_nested(builder, &cell, first) : 0;
}
