/* SPDX-License-Identifier: MIT */
/* What a document must not have. */
#include "office/document_harm.h"

#include "office/document_field.h"

#include <stdlib.h>
#include <string.h>

#define HAS_MACROS "it has macros; save it in Word as \"Word Document (*.docx)\", and give that"
#define HAS_OBJECTS "it has an object, an embedded file or a control that runs; put a picture or a text in its place"

/* --- macros ------------------------------------------------------------------------------------------------------ */

static int see_type(void *state, enum ca_space space, const char *element, const char **attributes)
{
    const char *type = ca_part_attribute(attributes, "ContentType");
    (void)space;
    (void)element;
    if (type && (strstr(type, "macroEnabled") || strstr(type, "vbaProject")))
        return ca_error_set(state, HAS_MACROS);
    return 0;
}

static bool ends_with(ca_slice name, const char *ending)
{
    size_t size = strlen(ending);
    return name.size >= size && ca_slice_alike((ca_slice){name.at + name.size - size, size}, ending);
}

int ca_document_check_macros(ca_package *package, ca_error *error, ca_error *damage)
{
    const ca_part_reader types = {see_type, NULL, error};
    for (size_t i = 0; i < package->members.count; i++)
        if (ends_with(package->members.entries[i].name, "vbaproject.bin"))
            return ca_error_set(error, HAS_MACROS);
    return ca_package_read(package, "[content_types].xml", &types, damage);
}

/* --- relationships ----------------------------------------------------------------------------------------------- */

static int check_relationship(const ca_relationship *one, ca_error *error)
{
    static const char *const objects[] = {"oleObject", "package", "control", "aFChunk", "subDocument", "frame"};
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
        if (strcmp(one->type, objects[i]) == 0)
            return ca_error_set(error, HAS_OBJECTS);
    if (one->target || strcmp(one->type, "hyperlink") == 0)
        return 0;
    if (strcmp(one->type, "attachedTemplate") == 0)
        return ca_error_set(error, "it loads a template of its own, which may have macros; in Word's options, under "
                                   "Add-ins, manage Templates, attach Normal in its place");
    return ca_error_set(error, "it loads something from outside; put pictures in themselves, without a link");
}

/* Checks what the part whose relationships are in the part LINKS refers to. */
static int check_links(ca_package *package, ca_slice links, ca_error *error, ca_error *damage)
{
    static const char folder[] = "_rels/", ending[] = ".rels";
    ca_relationships relationships = {0};
    ca_text part = {0};
    size_t at = links.size;
    while (at && links.at[at - 1] != '/')
        at--;
    size_t file = links.size - at - (sizeof ending - 1), before = sizeof folder - 1;
    if (at < before || memcmp(links.at + at - before, folder, before) != 0)
        return 0; /* nothing follows it */
    ca_text_append(&part, links.at, at - before);
    ca_text_append(&part, links.at + at, file);
    int status = ca_package_relationships(package, ca_text_words(&part), &relationships, damage);
    for (size_t i = 0; i < relationships.count && status == 0; i++)
        status = check_relationship(&relationships.list[i], error);
    ca_relationships_free(&relationships);
    ca_text_free(&part);
    return status;
}

/* --- fields and objects ------------------------------------------------------------------------------------------ */

/* A field that is open. */
typedef struct {
    ca_text words; /* its instructions so far */
    bool shown;    /* its result has begun */
} open_field;

typedef struct {
    open_field *fields;
    size_t count, capacity, made;
    ca_error *error;
} field_reader;

static int refuse_field(field_reader *r)
{
    return ca_error_set(r->error, "it has a field that may read other files or run programs; take out all fields but "
                                  "page numbers, dates, titles, references and links");
}

static int check_name(field_reader *r, const char *words)
{
    ca_slice name = ca_document_field_name(words);
    return !name.size || ca_document_field_is_harmless(name, false) ? 0 : refuse_field(r);
}

static int begin_field(field_reader *r)
{
    const open_field *top = r->count ? &r->fields[r->count - 1] : NULL;
    if (top && !top->shown && !ca_document_field_name(ca_text_words(&top->words)).size)
        return refuse_field(r); /* another field makes its name */
    r->fields = ca_array_grow(r->fields, r->count, &r->capacity, sizeof *r->fields);
    if (r->count == r->made)
        r->fields[r->made++] = (open_field){.shown = false};
    open_field *field = &r->fields[r->count++];
    ca_text_clear(&field->words);
    field->shown = false;
    return 0;
}

static int see_field(field_reader *r, const char *type)
{
    open_field *top = r->count ? &r->fields[r->count - 1] : NULL;
    if (type && strcmp(type, "begin") == 0)
        return begin_field(r);
    int status = top && !top->shown ? check_name(r, ca_text_words(&top->words)) : 0;
    if (top)
        top->shown = true;
    if (top && type && strcmp(type, "end") == 0)
        r->count--;
    return status;
}

static int start_element(void *state, enum ca_space space, const char *element, const char **attributes)
{
    static const char *const refused[] = {"object", "control", "altChunk", "subDoc", "contentPart"};
    field_reader *r = state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (space == CA_SPACE_WORD && strcmp(element, refused[i]) == 0)
            return ca_error_set(r->error, HAS_OBJECTS);
    if (strcmp(element, "OLEObject") == 0 || strcmp(element, "script") == 0)
        return ca_error_set(r->error, HAS_OBJECTS);
    if (space == CA_SPACE_WORD && strcmp(element, "fldChar") == 0)
        return see_field(r, ca_part_attribute_in(attributes, CA_SPACE_WORD, "fldCharType"));
    if (space == CA_SPACE_WORD && strcmp(element, "fldSimple") == 0) {
        const char *words = ca_part_attribute_in(attributes, CA_SPACE_WORD, "instr");
        return check_name(r, words ? words : "");
    }
    return 0;
}

static int end_element(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    field_reader *r = state;
    if (space != CA_SPACE_WORD || strcmp(element, "instrText") != 0)
        return 0;
    if (!r->count)
        return check_name(r, ca_text_words(text)); /* no field that lacks its beginning hides here */
    ca_text_append(&r->fields[r->count - 1].words, ca_text_words(text), text->size);
    return 0;
}

static int check_texts(ca_package *package, const char *part, ca_error *error, ca_error *damage)
{
    field_reader state = {.error = error};
    const ca_part_reader reader = {start_element, end_element, &state};
    int status = ca_package_read(package, part, &reader, damage);
    while (status == 0 && state.count) /* a field that lacks its end */
        status = see_field(&state, "end");
    for (size_t i = 0; i < state.made; i++)
        ca_text_free(&state.fields[i].words);
    free(state.fields);
    return status;
}

/* --- the whole --------------------------------------------------------------------------------------------------- */

int ca_document_check_whole(ca_package *package, ca_error *error, ca_error *damage)
{
    int status = ca_document_check_macros(package, error, damage);
    for (size_t i = 0; i < package->members.count && status == 0; i++) {
        ca_slice name = package->members.entries[i].name;
        if (ends_with(name, ".rels"))
            status = check_links(package, name, error, damage);
        else if (name.size > 5 && memcmp(name.at, "word/", 5) == 0 && ends_with(name, ".xml"))
            status = check_texts(package, name.at, error, damage);
    }
    return status;
}
