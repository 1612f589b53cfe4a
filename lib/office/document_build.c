/* SPDX-License-Identifier: MIT */
/* Makes a document: its texts, paragraphs and blocks. */
#include "office/document_build.h"

#include "base/utf8.h"

#include <stdlib.h>

/* --- frames ------------------------------------------------------------------------------------------------------ */

ca_document_frame *ca_build_frame(ca_document_builder *builder, enum ca_frame_kind kind)
{
    if (builder->frame_count == builder->frames_made) {
        builder->frames =
            ca_array_grow(builder->frames, builder->frames_made, &builder->frame_capacity, sizeof *builder->frames);
        builder->frames[builder->frames_made++] = (ca_document_frame){.started = false};
    }
    ca_document_frame *frame = &builder->frames[builder->frame_count++];
    ca_text text = frame->text; /* they keep their memory */
    ca_made_control *controls = frame->controls;
    size_t capacity = frame->control_capacity;
    ca_text_clear(&text);
    *frame = (ca_document_frame){.kind = kind, .text = text, .controls = controls, .control_capacity = capacity};
    return frame;
}

ca_document_frame *ca_build_top(const ca_document_builder *builder)
{
    return &builder->frames[builder->frame_count - 1];
}

/* Returns the controls of FRAME that are listed, in the document's arena; TEXT is the frame's. Sets *COUNT. */
static ca_document_control *controls_of(ca_document_builder *builder, const ca_document_frame *frame, ca_slice text,
                                        size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < frame->control_count; i++)
        *count += frame->controls[i].listed;
    ca_document_control *list = *count ? ca_arena_take(&builder->document->arena, *count * sizeof *list) : NULL;
    for (size_t i = 0, at = 0; i < frame->control_count; i++) {
        const ca_made_control *made = &frame->controls[i];
        if (!made->listed)
            continue;
        list[at] = made->control;
        list[at++].text = (ca_slice){text.at + made->control.offset, made->size};
    }
    return list;
}

static ca_slice text_of(ca_document_builder *builder, const ca_document_frame *frame)
{
    return ca_arena_str(&builder->document->arena, (ca_slice){ca_text_words(&frame->text), frame->text.size});
}

/* Fields that were begun in the frame and not ended in it have no end. */
static void drop_fields(ca_document_builder *builder)
{
    while (builder->field_count && builder->fields[builder->field_count - 1].frame == builder->frame_count - 1)
        builder->field_count--;
}

ca_document_text ca_build_finish(ca_document_builder *builder)
{
    const ca_document_frame *frame = ca_build_top(builder);
    ca_document_text finished = {.text = text_of(builder, frame)};
    finished.controls = controls_of(builder, frame, finished.text, &finished.control_count);
    drop_fields(builder);
    builder->frame_count--;
    return finished;
}

/* --- the document's own text ------------------------------------------------------------------------------------- */

int ca_build_block(ca_document_builder *builder, ca_document_block block)
{
    ca_document *document = builder->document;
    if (document->block_count == CA_DOCUMENT_BLOCKS_MOST)
        return ca_error_set(builder->error, "it has more than %d paragraphs and tables", CA_DOCUMENT_BLOCKS_MOST);
    document->blocks =
        ca_array_grow(document->blocks, document->block_count, &document->block_capacity, sizeof *document->blocks);
    builder->offsets =
        ca_array_grow(builder->offsets, document->block_count, &builder->offset_capacity, sizeof *builder->offsets);
    builder->offsets[document->block_count] = builder->frames[0].text.size;
    block.section = builder->section;
    block.item = builder->item;
    document->blocks[document->block_count++] = block;
    return 0;
}

/* Gives each paragraph its part of the document's own text, and of the controls in it. */
static void finish_body(ca_document_builder *builder)
{
    ca_document *document = builder->document;
    ca_slice text = text_of(builder, &builder->frames[0]);
    size_t count, at = 0;
    ca_document_control *controls = controls_of(builder, &builder->frames[0], text, &count);
    for (size_t i = 0; i < document->block_count; i++) {
        ca_document_block *block = &document->blocks[i];
        if (block->table)
            continue;
        size_t offset = builder->offsets[i], first = at, size = block->content.text.size;
        for (; at < count && controls[at].offset <= offset + size; at++)
            controls[at].offset -= offset;
        block->content = (ca_document_text){{text.at + offset, size}, at > first ? controls + first : NULL, at - first};
    }
    drop_fields(builder);
    builder->frame_count--;
}

static ca_document_block *last_paragraph(ca_document_builder *builder)
{
    ca_document *document = builder->document;
    ca_document_block *last = document->block_count ? &document->blocks[document->block_count - 1] : NULL;
    return last && !last->table ? last : NULL;
}

/* --- texts outside ----------------------------------------------------------------------------------------------- */

static void finish_outside(ca_document_builder *builder)
{
    ca_document *document = builder->document;
    ca_document_outside outside = ca_build_top(builder)->outside;
    outside.text = ca_build_finish(builder).text;
    if (!ca_text_without_blanks(outside.text).size)
        return;
    document->outside = ca_array_grow(document->outside, document->outside_count, &document->outside_capacity,
                                      sizeof *document->outside);
    document->outside[document->outside_count++] = outside;
}

static void finish_glossary(ca_document_builder *builder)
{
    ca_slice name = ca_build_top(builder)->name;
    ca_slice *text = ca_arena_take(&builder->document->arena, sizeof *text);
    *text = ca_build_finish(builder).text;
    if (name.size)
        ca_map_at(&builder->glossary, name)->thing = text;
}

void ca_build_frame_end(ca_document_builder *builder)
{
    switch (ca_build_top(builder)->kind) {
    case CA_FRAME_BODY: finish_body(builder); break;
    case CA_FRAME_OUTSIDE: finish_outside(builder); break;
    case CA_FRAME_GLOSSARY: finish_glossary(builder); break;
    case CA_FRAME_CELL:
    case CA_FRAME_NOWHERE: (void)ca_build_finish(builder); break;
    }
}

/* --- controls and fields in the list of a text ------------------------------------------------------------------- */

int ca_build_place_one(ca_document_builder *builder, ca_open_control *open)
{
    ca_document_frame *frame = &builder->frames[open->frame];
    if (builder->controls_made++ == CA_DOCUMENT_CONTROLS_MOST)
        return ca_error_set(builder->error, "it has more than %d controls and fields", CA_DOCUMENT_CONTROLS_MOST);
    frame->controls =
        ca_array_grow(frame->controls, frame->control_count, &frame->control_capacity, sizeof *frame->controls);
    open->placed = true;
    open->index = frame->control_count++;
    open->unstyled = frame->unstyled;
    frame->controls[open->index] = (ca_made_control){.control = {.offset = frame->text.size}};
    return 0;
}

bool ca_build_lists(const ca_document_frame *frame)
{
    return frame->kind == CA_FRAME_BODY || frame->kind == CA_FRAME_CELL;
}

int ca_build_place(ca_document_builder *builder)
{
    size_t top = builder->frame_count - 1, first = builder->control_count;
    while (first && builder->controls[first - 1].frame == top && !builder->controls[first - 1].placed)
        first--;
    for (size_t i = first; i < builder->control_count && ca_build_lists(&builder->frames[top]); i++)
        if (!builder->controls[i].cells && ca_build_place_one(builder, &builder->controls[i]))
            return -1;
    return 0;
}

/* --- text -------------------------------------------------------------------------------------------------------- */

_Static_assert(CA_DOCUMENT_BYTES_MOST == 64 << 20, "the message names this limit");

static int append(ca_document_builder *builder, ca_slice text)
{
    if (text.size > CA_DOCUMENT_BYTES_MOST - builder->bytes)
        return ca_error_set(builder->error, "its texts have more than 64 MiB");
    builder->bytes += text.size;
    ca_text_append(&ca_build_top(builder)->text, text.at, text.size);
    return 0;
}

int ca_build_text(ca_document_builder *builder, ca_slice text)
{
    ca_document_frame *frame = ca_build_top(builder);
    if (frame->in_code || frame->kind == CA_FRAME_NOWHERE || !text.size)
        return 0;
    builder->document->hidden += frame->hidden;
    frame->hidden = false; /* it is counted once for a run */
    frame->unstyled += frame->styled ? 0 : text.size;
    bool alone = frame->kind == CA_FRAME_BODY && !frame->in_paragraph; /* such as a formula */
    if (alone && ca_build_paragraph(builder))
        return -1;
    if (ca_build_place(builder) || append(builder, text))
        return -1;
    if (alone)
        ca_build_paragraph_end(builder);
    return 0;
}

int ca_build_separate(ca_document_builder *builder, char separator)
{
    ca_document_frame *frame = ca_build_top(builder);
    bool separated = frame->started && separator;
    frame->started = true;
    frame->separator = '\0';
    if (separated && append(builder, (ca_slice){&separator, 1}))
        return -1;
    return ca_build_place(builder);
}

int ca_build_paragraph(ca_document_builder *builder)
{
    ca_document_frame *frame = ca_build_top(builder);
    char separator = frame->separator;
    bool goes_on = frame->started && !separator && last_paragraph(builder);
    frame->in_paragraph = true;
    frame->joined = false;
    if (frame->kind != CA_FRAME_BODY || goes_on)
        return ca_build_separate(builder, separator);
    if (frame->started && append(builder, (ca_slice){"\n", 1}))
        return -1;
    if (ca_build_block(builder, (ca_document_block){.paragraph = ++builder->paragraphs}))
        return -1;
    return ca_build_separate(builder, '\0');
}

void ca_build_paragraph_end(ca_document_builder *builder)
{
    ca_document_frame *frame = ca_build_top(builder);
    frame->in_paragraph = false;
    frame->separator = frame->joined ? '\0' : '\n';
    if (frame->kind == CA_FRAME_BODY && builder->document->block_count) {
        ca_document_block *block = last_paragraph(builder);
        if (block)
            block->content.text.size = frame->text.size - builder->offsets[builder->document->block_count - 1];
    }
}

void ca_build_free(ca_document_builder *builder)
{
    for (size_t i = 0; i < builder->frames_made; i++) {
        ca_text_free(&builder->frames[i].text);
        free(builder->frames[i].controls);
    }
    for (size_t i = 0; i < builder->tables_made; i++) {
        free(builder->tables[i].rows);
        free(builder->tables[i].cells);
    }
    free(builder->frames);
    free(builder->tables);
    free(builder->controls);
    free(builder->fields);
    free(builder->offsets);
    ca_map_free(&builder->glossary, NULL);
}
