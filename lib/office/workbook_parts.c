/* SPDX-License-Identifier: MIT */
/* The verification of a finished workbook, part by part. */
#include "office/workbook_parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    const ca_workbook_parts *parts;
    zip_t *zip;
    ca_numbers texts; /* the size of each text that cells refer to by its index */
    /* of the current part: */
    ca_error *error;
    ca_part_wants wants;
    size_t text_size, formula_size; /* so far */
    bool refers;                    /* the value of the current cell is the index of a text */
} verification;

void ca_part_want(ca_part_wants *wants, enum ca_space space, const char *element, size_t wanted)
{
    assert(wants->count < CA_PART_WANTS_MOST);
    wants->elements[wants->count].space = space;
    wants->elements[wants->count].element = element;
    wants->elements[wants->count++].wanted = wanted;
}

static int start_element(void *state, enum ca_space space, const char *element, const char **attributes)
{
    verification *v = state;
    for (size_t i = 0; i < v->wants.count; i++)
        v->wants.elements[i].found +=
            v->wants.elements[i].space == space && strcmp(element, v->wants.elements[i].element) == 0;
    if (strcmp(element, "c") == 0) {
        const char *type = ca_part_attribute(attributes, "t");
        v->refers = type && strcmp(type, "s") == 0;
    }
    return 0;
}

static int end_element(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    verification *v = state;
    uint64_t index = 0;
    if (space != CA_SPACE_SHEET)
        return 0;
    if (strcmp(element, "t") == 0)
        ca_numbers_add(&v->texts, text->size);
    if (strcmp(element, "f") == 0)
        v->formula_size += text->size;
    if (strcmp(element, "v") != 0 || !v->refers)
        return 0;
    if (!v->texts.count || !ca_whole_number(ca_text_words(text), v->texts.count - 1, &index))
        return ca_error_set(v->error, "a cell has no text");
    v->text_size += v->texts.list[index];
    return 0;
}

size_t ca_workbook_parts_count(const ca_workbook_parts *parts)
{
    size_t count = 0;
    for (size_t kind = 0; kind < parts->kind_count; kind++)
        count += parts->count(parts->state, kind);
    return count;
}

static int read_part(verification *v, zip_int64_t member, ca_error *error)
{
    ca_part_reader reader = {.start = start_element, .end = end_element, .state = v};
    v->error = error;
    v->text_size = v->formula_size = 0;
    if (member < 0)
        return ca_error_set(error, "it is missing");
    int status = ca_part_read(v->zip, (zip_uint64_t)member, NULL, true, &reader, error);
    for (size_t i = 0; i < v->wants.count && status == 0; i++)
        if (v->wants.elements[i].found != v->wants.elements[i].wanted)
            status = ca_error_set(error, "it has %zu of %zu elements '%s'", v->wants.elements[i].found,
                                  v->wants.elements[i].wanted, v->wants.elements[i].element);
    if (status == 0 && v->text_size != v->wants.text_size)
        return ca_error_set(error, "a text is cut");
    return status == 0 && v->formula_size != v->wants.formula_size ? ca_error_set(error, "a formula is cut") : status;
}

static int verify_part(verification *v, size_t kind, size_t index, ca_error *error)
{
    const ca_part_kind *part = &v->parts->kinds[kind];
    ca_text name = {0};
    ca_error reason = {0};
    ca_text_add(&name, part->name);
    if (part->numbered)
        ca_text_format(&name, "%zu", index + 1);
    ca_text_add(&name, part->after);
    v->wants = (ca_part_wants){.count = 0};
    v->parts->want(v->parts->state, kind, index, &v->wants);
    int status = read_part(v, zip_name_locate(v->zip, name.at, 0), &reason);
    if (status)
        (void)ca_error_set(error, "part %s: %s", name.at, ca_text_words(&reason.words));
    ca_error_free(&reason);
    ca_text_free(&name);
    return status;
}

static int verify_parts(verification *v, ca_error *error)
{
    const ca_workbook_parts *parts = v->parts;
    int status = 0;
    if (zip_get_num_entries(v->zip, 0) != (zip_int64_t)ca_workbook_parts_count(parts))
        status = ca_error_set(error, "it has not as many parts as were written");
    for (size_t kind = 0; kind < parts->kind_count; kind++)
        for (size_t i = 0; i < parts->count(parts->state, kind) && status == 0; i++)
            status = verify_part(v, kind, i, error);
    return status;
}

int ca_workbook_parts_verify(int file, const ca_workbook_parts *parts, ca_error *error)
{
    verification v = {.parts = parts};
    int reason = 0, copy = dup(file), status = -1;
    if (copy >= 0)
        v.zip = zip_fdopen(copy, ZIP_CHECKCONS, &reason); /* which closes it, but not when it fails */
    if (v.zip)
        status = verify_parts(&v, error);
    else
        (void)ca_error_set(error, "it is not a whole zip file");
    if (v.zip)
        zip_discard(v.zip);
    else if (copy >= 0)
        (void)close(copy);
    free(v.texts.list);
    return status;
}
