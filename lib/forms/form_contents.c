/* SPDX-License-Identifier: MIT */
/* What is filled in in a record. */
#include "forms/form_contents.h"

#include "base/utf8.h"

#include <stdlib.h>

typedef struct {
    ca_form_contents *contents;
    const ca_scan *scan;
    ca_text path;
} walk;

static void add_leaf(walk *w, uint32_t node)
{
    ca_form_contents *contents = w->contents;
    bool text = w->scan->nodes[node].kind == CA_STRING;
    ca_slice value =
        text ? ca_text_without_blanks(ca_node_string(w->scan, node, &contents->arena)) : ca_node_bytes(w->scan, node);
    ca_slice path = {w->path.at, w->path.size};
    bool contact =
        text && path.size > 10 && strncmp(path.at, "discussed.", 10) == 0 && !memchr(path.at + 10, '.', path.size - 10);
    if (!value.size)
        return;
    if (contact)
        ca_text_add(&w->path, ".date"); /* a discussion that is a date alone */
    contents->list = ca_array_grow(contents->list, contents->count, &contents->capacity, sizeof *contents->list);
    contents->list[contents->count++] = (ca_form_leaf){
        ca_arena_str(&contents->arena, (ca_slice){w->path.at, w->path.size}), ca_arena_str(&contents->arena, value)};
}

static bool is_left_out(const walk *w, uint32_t name)
{
    static const char *const left_out[] = {"form", "grading", "notes"};
    bool found = false;
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out && !w->path.size; i++)
        found |= ca_node_is(w->scan, name, left_out[i]);
    return found;
}

/* The depth of the recursion is that of the scanned text, which is limited. */
static void add_value(walk *w, uint32_t node)
{
    const ca_node *nodes = w->scan->nodes;
    size_t size = w->path.size;
    if (nodes[node].kind == CA_NULL)
        return;
    if (nodes[node].kind != CA_OBJECT && nodes[node].kind != CA_ARRAY) {
        add_leaf(w, node);
        w->path.size = size;
        return;
    }
    bool object = nodes[node].kind == CA_OBJECT;
    size_t index = 0;
    for (uint32_t at = node + 1; at < nodes[node].next; at = nodes[at + object].next) {
        index++;
        if (object && is_left_out(w, at))
            continue;
        ca_slice name = object ? ca_node_string(w->scan, at, &w->contents->arena) : (ca_slice){"", 0};
        if (object)
            ca_text_format(&w->path, "%s%.*s", size ? "." : "", (int)name.size, name.at);
        else
            ca_text_format(&w->path, "[%zu]", index);
        add_value(w, at + object);
        w->path.size = size;
    }
}

static int by_path(const void *a, const void *b)
{
    const ca_form_leaf *one = a, *other = b;
    int order = ca_slice_compare(one->path, other->path);
    return order ? order : ca_slice_compare(one->value, other->value);
}

void ca_form_contents_read(ca_form_contents *contents, const ca_scan *scan)
{
    walk w = {.contents = contents, .scan = scan};
    ca_text_add(&w.path, "");
    add_value(&w, 0);
    ca_text_free(&w.path);
    if (contents->count)
        qsort(contents->list, contents->count, sizeof *contents->list, by_path);
}

int ca_form_contents_compare(const ca_form_contents *one, const ca_form_contents *other,
                             void (*differs)(void *context, const char *path, bool in_one, bool in_other),
                             void *context)
{
    bool one_more = false, other_more = false;
    for (size_t i = 0, j = 0; i < one->count || j < other->count;) {
        const ca_form_leaf *a = i < one->count ? &one->list[i] : NULL, *b = j < other->count ? &other->list[j] : NULL;
        int order = !a ? 1 : !b ? -1 : ca_slice_compare(a->path, b->path);
        bool same = order == 0 && ca_slice_equal(a->value, b->value);
        i += order <= 0;
        j += order >= 0;
        if (same)
            continue;
        one_more |= order <= 0;
        other_more |= order >= 0;
        if (!differs && one_more && other_more)
            break;
        if (differs)
            differs(context, order <= 0 ? a->path.at : b->path.at, order <= 0, order >= 0);
    }
    return one_more && other_more ? 2 : one_more ? 1 : other_more ? -1 : 0;
}

void ca_form_contents_free(ca_form_contents *contents)
{
    free(contents->list);
    ca_arena_free(&contents->arena);
    *contents = (ca_form_contents){.count = 0};
}
