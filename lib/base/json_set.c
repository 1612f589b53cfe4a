/* SPDX-License-Identifier: MIT */
/* Values for members by their paths: the paths are a tree, which is written together with the tree of the line. */
#include "base/json_set.h"

#include "base/json_write.h"

#include <stdlib.h>

/* Returns the node for the member NAME, or the entry INDEX, inside PARENT; a new one is added in the order of indexes. */
static ca_json_set_node *inside_of(ca_json_set *set, ca_json_set_node *parent, ca_slice name, uint32_t index)
{
    ca_json_set_node **at = &parent->inside;
    for (; *at && (*at)->index <= index; at = &(*at)->next)
        if ((*at)->index == index && ca_slice_equal((*at)->name, name))
            return *at;
    ca_json_set_node *fresh = ca_arena_take(&set->arena, sizeof *fresh);
    *fresh = (ca_json_set_node){.name = ca_arena_str(&set->arena, name), .index = index, .next = *at};
    *at = fresh;
    return fresh;
}

void ca_json_set_add(ca_json_set *set, const char *path, ca_slice value)
{
    ca_json_set_node *node = &set->root;
    for (const char *at = path; *at; at += *at == '.') {
        if (*at == '[') {
            char *end;
            unsigned long index = strtoul(at + 1, &end, 10);
            node = inside_of(set, node, (ca_slice){"", 0}, (uint32_t)index);
            at = end + (*end == ']');
        } else {
            size_t size = strcspn(at, ".[");
            node = inside_of(set, node, (ca_slice){at, size}, 0);
            at += size;
        }
    }
    node->value = ca_arena_str(&set->arena, value);
}

bool ca_json_set_is_empty(const ca_json_set *set)
{
    return !set->root.inside;
}

/* Writes the value of NODE where the line has none. The depth of the recursion is that of the paths. */
static void write_fresh(const ca_json_set_node *node, ca_text *to)
{
    bool list = node->inside && node->inside->index;
    if (node->value.size) {
        ca_json_raw(to, node->value.at, node->value.size);
        return;
    }
    ca_json_open(to, list ? '[' : '{');
    for (const ca_json_set_node *inside = node->inside; inside; inside = inside->next) {
        if (!list)
            ca_json_name_slice(to, inside->name);
        write_fresh(inside, to);
    }
    ca_json_close(to, list ? ']' : '}');
}

/* The line as it is copied: up to AT so far. */
typedef struct {
    const ca_scan *scan;
    ca_slice line;
    size_t at;
    ca_text *to;
} copier;

static void copy_to(copier *c, size_t until)
{
    ca_text_append(c->to, c->line.at + c->at, until - c->at);
    c->at = until;
}

static void write_node(copier *c, const ca_json_set_node *node, uint32_t there);

/* Writes what NODE has and the object or list THERE has not, after the last value in it. */
static void append_new(copier *c, const ca_json_set_node *node, uint32_t there, uint32_t last, uint32_t count)
{
    const ca_node *nodes = c->scan->nodes;
    copy_to(c, last ? nodes[last].end : nodes[there].start + 1);
    bool first = !last;
    for (const ca_json_set_node *inside = node->inside; inside; inside = inside->next) {
        if (inside->index ? inside->index <= count : ca_node_member(c->scan, there, inside->name.at) != 0)
            continue;
        ca_text fresh = {0};
        if (!inside->index)
            ca_json_name_slice(&fresh, inside->name);
        write_fresh(inside, &fresh);
        ca_text_add(c->to, first ? "" : ",");
        ca_text_append(c->to, fresh.at, fresh.size);
        ca_text_free(&fresh);
        first = false;
    }
}

/* Returns the node of NODE for the member that is named at NAME, or for the entry INDEX. */
static const ca_json_set_node *node_for(copier *c, const ca_json_set_node *node, uint32_t name, uint32_t index)
{
    const ca_json_set_node *inside = node->inside;
    while (inside && !(index ? inside->index == index : ca_node_is(c->scan, name, inside->name.at)))
        inside = inside->next;
    return inside;
}

static void write_inside(copier *c, const ca_json_set_node *node, uint32_t there)
{
    const ca_node *nodes = c->scan->nodes;
    bool object = nodes[there].kind == CA_OBJECT;
    uint32_t last = 0, count = 0;
    for (uint32_t at = there + 1; at < nodes[there].next; at = nodes[last].next) {
        count++;
        last = object ? at + 1 : at;
        const ca_json_set_node *inside = node_for(c, node, at, object ? 0 : count);
        if (!inside)
            continue;
        copy_to(c, nodes[last].start);
        write_node(c, inside, last);
        copy_to(c, nodes[last].end);
    }
    append_new(c, node, there, last, count);
}

/* Writes the value THERE with what NODE sets. The depth of the recursion is that of the paths. */
static void write_node(copier *c, const ca_json_set_node *node, uint32_t there)
{
    const ca_node *value = &c->scan->nodes[there];
    bool list = node->inside && node->inside->index;
    if (node->value.size || value->kind != (list ? CA_ARRAY : CA_OBJECT)) {
        ca_text fresh = {0};
        write_fresh(node, &fresh);
        ca_text_append(c->to, fresh.at, fresh.size);
        ca_text_free(&fresh);
        c->at = value->end;
        return;
    }
    write_inside(c, node, there);
}

void ca_json_set_write(const ca_json_set *set, const ca_scan *scan, ca_slice line, ca_text *to)
{
    copier c = {.scan = scan, .line = line, .to = to};
    if (set->root.inside) {
        copy_to(&c, scan->nodes[0].start);
        write_node(&c, &set->root, 0);
    }
    copy_to(&c, line.size);
}

void ca_json_set_free(ca_json_set *set)
{
    ca_arena_free(&set->arena);
    *set = (ca_json_set){.root = {.index = 0}};
}
