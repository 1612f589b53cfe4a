/* SPDX-License-Identifier: MIT */
/* Edits of a line of JSON. */
#include "base/json_edit.h"

#include "base/json_write.h"

/* Inserts an edit of [from, until), in the order of offsets. Returns its replacement, which is empty. */
static ca_text *add(ca_json_edits *edits, uint32_t from, uint32_t until)
{
    size_t at = edits->count++;
    ca_text room = edits->list[at].with; /* the buffer of an edit of an earlier line */
    for (; at && edits->list[at - 1].from > from; at--)
        edits->list[at] = edits->list[at - 1];
    ca_text_clear(&room);
    edits->list[at] = (ca_json_edit){.from = from, .until = until, .with = room};
    return &edits->list[at].with;
}

void ca_json_edit_begin(const ca_scan *scan, uint32_t object, const char *name, size_t *from, size_t *until,
                        ca_text *to)
{
    const ca_node *nodes = scan->nodes;
    uint32_t there = ca_node_member(scan, object, name), last = 0;
    if (there) {
        *from = nodes[there].start;
        *until = nodes[there].end;
        return;
    }
    for (uint32_t at = object + 1; at < nodes[object].next; at = nodes[at + 1].next)
        last = at + 1;
    *from = *until = last ? nodes[last].end : nodes[object].start + 1;
    ca_text_add(to, last ? ",\"" : "\"");
    ca_text_add(to, name);
    ca_text_add(to, "\":");
}

void ca_json_edit_member(ca_json_edits *edits, const ca_scan *scan, uint32_t object, const char *name, ca_slice value)
{
    ca_text with = {0};
    size_t from, until;
    ca_json_edit_begin(scan, object, name, &from, &until, &with);
    ca_text_append(&with, value.at, value.size);
    ca_text *room = add(edits, (uint32_t)from, (uint32_t)until);
    ca_text_append(room, with.at, with.size);
    ca_text_free(&with);
}

void ca_json_edit_elements(ca_json_edits *edits, const ca_scan *scan, uint32_t array, ca_slice values)
{
    const ca_node *nodes = scan->nodes;
    uint32_t last = 0;
    for (uint32_t at = array + 1; at < nodes[array].next; at = nodes[at].next)
        last = at;
    uint32_t end = last ? nodes[last].end : nodes[array].start + 1;
    ca_text *with = add(edits, end, end);
    ca_text_add(with, last ? "," : "");
    ca_text_append(with, values.at, values.size);
}

size_t ca_json_edits_write_from(const ca_json_edits *edits, ca_slice line, size_t at, ca_text *to)
{
    for (size_t i = 0; i < edits->count; i++) {
        const ca_json_edit *splice = &edits->list[i];
        ca_text_append(to, line.at + at, splice->from - at);
        ca_text_append(to, splice->with.at, splice->with.size);
        at = splice->until;
    }
    return at;
}

void ca_json_edits_write(const ca_json_edits *edits, ca_slice line, ca_text *to)
{
    size_t at = ca_json_edits_write_from(edits, line, 0, to);
    ca_text_append(to, line.at + at, line.size - at);
}

void ca_json_edits_free(ca_json_edits *edits)
{
    for (size_t i = 0; i < CA_EDITS_MOST; i++)
        ca_text_free(&edits->list[i].with);
    edits->count = 0;
}
