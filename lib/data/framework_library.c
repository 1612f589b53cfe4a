/* SPDX-License-Identifier: MIT */
/* The frameworks of a program. */
#include "data/framework_library.h"

#include "base/file.h"
#include "data/builtin.h"
#include "data/framework_parse.h"

#include <stdlib.h>

static void add(ca_library *library, struct ca_shelved shelved)
{
    library->known = ca_array_grow(library->known, library->count, &library->capacity, sizeof *library->known);
    library->known[library->count++] = shelved;
}

/* Returns the index of ID, or the number of frameworks. */
static size_t index_of(const ca_library *library, ca_slice id)
{
    size_t index = 0;
    while (index < library->count && !ca_slice_is(id, library->known[index].id))
        index++;
    return index;
}

/* Returns 0, -1 with an error, or 1 if errors in the file were reported. */
static int add_file(ca_library *library, const char *name, ca_reporter *reporter, ca_error *error)
{
    size_t size = 0;
    char *text = ca_whole_file(name, &size, error);
    if (!text)
        return -1;
    ca_framework *framework = ca_framework_read(name, text, size, reporter);
    free(text);
    if (!framework)
        return 1;
    if (index_of(library, ca_slice_of(framework->id)) < library->count) {
        (void)ca_error_set(error, "%s: the framework '%s' was given twice", name, framework->id);
        ca_framework_free(framework);
        return -1;
    }
    add(library, (struct ca_shelved){.id = framework->id, .framework = framework});
    return 0;
}

int ca_library_open(ca_library *library, char *const *files, size_t count, ca_reporter *reporter, ca_error *error)
{
    int faulty = 0;
    ca_fillers_open(&library->fillers);
    library->reading = ca_allocate(1, sizeof *library->reading);
    if (pthread_mutex_init(library->reading, NULL))
        return ca_error_set(error, "the system has no more locks to give");
    for (size_t i = 0; i < count; i++) {
        int added = add_file(library, files[i], reporter, error);
        if (added < 0)
            return -1;
        faulty += added;
    }
    /* A framework of -F replaces the built-in one with the same id. */
    for (const ca_builtin *builtin = ca_builtin_frameworks; builtin->text; builtin++)
        if (index_of(library, ca_slice_of(builtin->name)) == library->count)
            add(library, (struct ca_shelved){builtin->name, NULL, (const char *)builtin->text, builtin->size});
    return faulty;
}

void ca_library_take_themes(ca_library *library, ca_finding_themes *themes)
{
    library->themes = *themes;
    *themes = (ca_finding_themes){.all = NULL};
    for (size_t i = 0; i < library->count; i++)
        if (library->known[i].framework)
            ca_framework_take_themes(library->known[i].framework, &library->themes);
}

ca_framework *ca_library_at(const ca_library *library, size_t index)
{
    struct ca_shelved *shelved = &library->known[index];
    ca_reporter quiet = {.quiet = true}; /* the built-in ones have no errors: the tests read them all */
    if (pthread_mutex_lock(library->reading))
        abort(); /* a programming error */
    if (!shelved->framework) {
        shelved->framework = ca_framework_read(shelved->id, shelved->text, shelved->size, &quiet);
        ca_framework_take_themes(shelved->framework, &library->themes);
    }
    ca_framework *framework = shelved->framework;
    if (pthread_mutex_unlock(library->reading))
        abort();
    return framework;
}

ca_framework *ca_library_find(const ca_library *library, ca_slice id)
{
    size_t index = index_of(library, id);
    return index < library->count ? ca_library_at(library, index) : NULL;
}

void ca_library_free(ca_library *library)
{
    for (size_t i = 0; i < library->count; i++)
        if (library->known[i].framework)
            ca_framework_free(library->known[i].framework);
    free(library->known);
    if (library->reading)
        (void)pthread_mutex_destroy(library->reading); /* cannot fail: it is not locked */
    free(library->reading);
    ca_fillers_free(&library->fillers);
    ca_finding_themes_free(&library->themes);
    *library = (ca_library){0};
}
