/* SPDX-License-Identifier: MIT */
/* The words of a framework's own form: titles of its boxes, and texts of the form itself. */
#include "data/framework_form.h"

#include <string.h>

enum { OWN_MOST = 1000 };

/* Whether PATH begins with NAME and a dot; *REST is what follows. */
static bool begins(const char *path, const char *name, ca_slice *rest)
{
    size_t size = strlen(name);
    if (strncmp(path, name, size) != 0 || path[size] != '.')
        return false;
    *rest = ca_slice_of(path + size + 1);
    return true;
}

/* Whether PATH names a box of a form: a member of the record, or a row of one question or of the overall grade. */
static bool is_box(const ca_framework *framework, const char *path)
{
    ca_slice rest;
    if (begins(path, "answers", &rest))
        return ca_framework_question(framework, rest) >= 0;
    if (begins(path, "heads", &rest))
        return ca_framework_index(framework, CA_HEAD_LIST, rest) >= 0;
    if (begins(path, "flags", &rest))
        return ca_framework_index(framework, CA_FLAG_LIST, rest) >= 0;
    if (begins(path, "discussed", &rest)) {
        const char *dot = memchr(rest.at, '.', rest.size);
        ca_slice role = {rest.at, dot ? (size_t)(dot - rest.at) : rest.size};
        static const char *const parts[] = {"date", "how", "minutes", "views", "not", NULL};
        return dot && ca_index_in(ca_contact_roles, role) >= 0 && ca_index_in(parts, ca_slice_of(dot + 1)) >= 0;
    }
    enum ca_field field = ca_field_named(path);
    return strcmp(path, "overall") == 0 || (field != CA_FIELD_COUNT && strcmp(ca_fields[field].path, path) == 0 &&
                                            ca_fields[field].group == CA_SINGLE && field > CA_FRAMEWORK_FIELD);
}

static int read_words(ca_framework_reader *reader, const json_t *value, const char *name, size_t i, void *to)
{
    ca_framework *framework = reader->framework;
    const char *path = to;
    (void)name;
    (void)i;
    if (!json_is_string(value) || !*json_string_value(value))
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "must be a text");
    size_t *count = path ? &framework->form_title_count : &framework->form_own_count;
    if (path)
        framework->form_titles[*count] = (ca_form_title){path, json_string_value(value)};
    else
        framework->form_own[*count] = json_string_value(value);
    ++*count;
    return 0;
}

static int read_titles(ca_framework_reader *reader, const json_t *value, const char *name, size_t i, void *to)
{
    (void)i;
    (void)to;
    if (!is_box(reader->framework, name))
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_REFERENCE,
                               "is neither a member of the record nor a question of this framework");
    return ca_reader_each_of(reader, value, "a list of titles", read_words,
                             ca_arena_copy(&reader->framework->arena, name, strlen(name)));
}

int ca_reader_form(ca_framework_reader *reader, const json_t *root)
{
    ca_framework *framework = reader->framework;
    const json_t *form = json_object_get(root, "form");
    json_t *titles = json_object_get(form, "titles");
    size_t count = 0;
    if (!form)
        return 0;
    for (void *at = json_object_iter(titles); at; at = json_object_iter_next(titles, at))
        count += json_array_size(json_object_iter_value(at));
    framework->form_titles = ca_arena_take(&framework->arena, count * sizeof *framework->form_titles + 1);
    framework->form_own =
        ca_arena_take(&framework->arena, ca_reader_count(form, "own") * sizeof *framework->form_own + 1);
    ca_reader_step step = ca_reader_enter(reader, "form");
    int failed = ca_reader_only(reader, form, "titles own");
    failed |= ca_reader_each_member(reader, form, "titles", read_titles, NULL);
    failed |= ca_reader_each(reader, form, "own", OWN_MOST, read_words, NULL);
    ca_reader_leave(reader, step);
    return failed;
}
