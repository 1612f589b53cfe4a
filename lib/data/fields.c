/* SPDX-License-Identifier: MIT */
/* The record format as an array, and as the tree that readers walk. */
#include "data/fields.h"

#include <string.h>

#define X(name, code) code,
const char *const ca_case_types[] = {CA_CASE_TYPES(X) NULL};
const char *const ca_case_type_titles[CA_TYPE_COUNT] = {
    [CA_TYPE_EH] = "Early help",          [CA_TYPE_CIN] = "Child in need", [CA_TYPE_CP] = "Child protection",
    [CA_TYPE_LAC] = "Looked-after child", [CA_TYPE_CL] = "Care leaver",
};
_Static_assert(CA_TYPE_CL + 1 == CA_TYPE_COUNT, "a title for each type of case");
const char *const ca_contact_roles[] = {CA_PEOPLE(X) NULL};
const char *const ca_contact_titles[CA_CONTACT_ROLE_COUNT] = {
    [CA_PRACTITIONER] = "Practitioner",       [CA_MANAGER] = "Manager", [CA_IRO] = "Independent reviewing officer",
    [CA_CP_CHAIR] = "Child protection chair", [CA_FAMILY] = "Family",   [CA_CHILD] = "Child",
};
_Static_assert(CA_CHILD + 1 == CA_CONTACT_ROLE_COUNT, "a title for each person");
const char *const ca_kinds[] = {CA_RECORD_KINDS(X) NULL};
const char *const ca_finding_kinds[] = {CA_FINDING_KINDS(X) NULL};
const char *const ca_finding_before[] = {CA_FINDING_BEFORE(X) NULL};
const char *const ca_requirement_states[] = {CA_REQUIREMENT_STATES(X) NULL};
#undef X
const char *const ca_means[] = {"meeting", "telephone", "email", NULL};

const ca_field_entry ca_fields[CA_FIELD_COUNT] = {
#define X(name, group, path, type, codes, short_name, heading, privacy) \
    {path, CA_##type, CA_##group, codes, short_name, heading, CA_##privacy},
    CA_FIELDS(X)
#undef X
};

int ca_index_in(const char *const *list, ca_slice words)
{
    for (int i = 0; list[i]; i++)
        if (ca_slice_is(words, list[i]))
            return i;
    return -1;
}

const enum ca_field ca_first_fields[CA_GROUP_COUNT] = {
#define X(group, first) CA_##first##_FIELD,
    CA_GROUPS(X)
#undef X
};

ca_slice ca_list_path(enum ca_group group)
{
    const char *path = group == CA_SINGLE ? "" : ca_fields[ca_first_fields[group]].path, *end = strstr(path, "[]");
    return end ? (ca_slice){path, (size_t)(end - path)} : (ca_slice){"", 0};
}

/* Returns the kinds of filler in prose: they are recognised in reasons, actions and answers; other texts may have any
 * content. */
static unsigned nothing_in_prose(enum ca_field field)
{
    static const enum ca_field reasons[] = {CA_CONTACT_NOT_FIELD, CA_OVERALL_REASON_FIELD, CA_OVERRIDE_REASON_FIELD,
                                            CA_MODERATED_REASON_FIELD, CA_BEFORE_REASON_FIELD};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i] == field)
            return CA_FILLER_REASON;
    return field == CA_ACTION_ACTION_FIELD   ? CA_FILLER_ACTION
           : field == CA_ANSWER_ANSWER_FIELD ? CA_FILLER_BOX | CA_FILLER_NOT_APPLICABLE
                                             : 0;
}

static unsigned nothing_in_text(enum ca_field field)
{
    if (field == CA_FINDING_SECTION_FIELD)
        return CA_FILLER_BOX;
    switch (ca_fields[field].privacy) {
    case CA_WORKER:
    case CA_CHILD_NAME: return CA_FILLER_PERSON | CA_FILLER_TICKED;
    case CA_CASE:
    case CA_RECORD:
    case CA_CODED: return CA_FILLER_BOX;
    default: return 0;
    }
}

static bool is_inside(const char *object, enum ca_field field)
{
    return strncmp(ca_fields[field].path, object, strlen(object)) == 0;
}

unsigned ca_field_fillers(enum ca_field field)
{
    /* An id identifies the record, and audit-grade writes the grading. */
    if (field == CA_ID_FIELD || is_inside("grading.", field))
        return 0;
    switch (ca_fields[field].type) {
    case CA_TEXT: return nothing_in_text(field);
    case CA_PROSE: return nothing_in_prose(field);
    case CA_REASON: return CA_FILLER_REASON | CA_FILLER_NOT_APPLICABLE | CA_FILLER_TICKED;
    case CA_GRADE: return CA_FILLER_BOX | CA_FILLER_NOT_APPLICABLE;
    default: return CA_FILLER_BOX;
    }
}

enum ca_field ca_field_named(const char *name)
{
    for (int i = 0; i < CA_FIELD_COUNT; i++) {
        const ca_field_entry *field = &ca_fields[i];
        if (strcmp(name, field->path) == 0 || (field->short_name && strcmp(name, field->short_name) == 0) ||
            (field->heading && strcmp(name, field->heading) == 0))
            return (enum ca_field)i;
    }
    return CA_FIELD_COUNT;
}

/* Returns the member of SHAPE with this name; a new one is appended. */
static ca_shape *member_of(ca_arena *arena, ca_shape *shape, const char *name, size_t size)
{
    ca_shape **at = &shape->inside;
    while (*at && !((*at)->size == size && memcmp((*at)->name, name, size) == 0))
        at = &(*at)->next;
    if (!*at) {
        *at = ca_arena_take(arena, sizeof **at);
        **at = (ca_shape){.name = ca_arena_copy(arena, name, size),
                          .size = size,
                          .type = CA_INSIDE,
                          .group = CA_SINGLE,
                          .field = CA_FIELD_COUNT};
    }
    return *at;
}

/* Steps along PATH from the root, and gives lists ("[]") and maps ("*") their group. */
static void add_path(ca_arena *arena, ca_shape *root, enum ca_field field)
{
    const ca_field_entry *entry = &ca_fields[field];
    ca_shape *shape = root;
    for (const char *at = entry->path; *at; at += *at == '.') {
        size_t size = strcspn(at, ".[");
        if (*at == '*')
            shape->map = true;
        else
            shape = member_of(arena, shape, at, size);
        at += size;
        if (*at == '[') {
            shape->list = true;
            at += 2;
        }
        if ((shape->map || shape->list) && shape->field == CA_FIELD_COUNT) {
            shape->field = field;
            shape->group = entry->group;
        }
    }
    if (shape->map) /* the path ends in "*": the map's members are leaves */
        shape->type = entry->type;
    if (shape->inside || shape->map)
        return;
    shape->type = entry->type;
    shape->field = field;
    shape->fillers = ca_field_fillers(field);
}

/* Returns the kinds of filler that may replace an object. */
static unsigned nothing_in(const ca_shape *shape)
{
    switch (shape->group) {
    case CA_ACTIONS: return CA_FILLER_BOX | CA_FILLER_ACTION;
    case CA_ANSWERS:
    case CA_MODERATED:
    case CA_BEFORE: return CA_FILLER_BOX | CA_FILLER_NOT_APPLICABLE;
    case CA_DISCUSSED: return CA_FILLER_BOX | CA_FILLER_PERSON;
    default: return CA_FILLER_BOX | CA_FILLER_REASON;
    }
}

/* The depth of the recursion is that of the tree. */
static void find_nothing(ca_shape *shape)
{
    for (ca_shape *inside = shape->inside; inside; inside = inside->next)
        if (!ca_slice_is((ca_slice){inside->name, inside->size}, "grading"))
            find_nothing(inside);
    if (shape->inside || shape->map)
        shape->fillers = nothing_in(shape);
}

const ca_shape *ca_format_shape(ca_arena *arena)
{
    ca_shape *root = ca_arena_take(arena, sizeof *root);
    *root = (ca_shape){.name = "", .type = CA_INSIDE, .group = CA_SINGLE, .field = CA_FIELD_COUNT};
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        add_path(arena, root, (enum ca_field)i);
    for (ca_shape *shape = root->inside; shape; shape = shape->next)
        if (shape->group == CA_DISCUSSED)
            shape->type = CA_CONTACT;
    find_nothing(root);
    return root;
}
