/* SPDX-License-Identifier: MIT */
/* Finding things in frameworks, and frameworks in the library of those known. */
#include "data/framework.h"
#include "base/file.h"
#include "data/builtin.h"

#include <stdlib.h>
#include <string.h>

const char *const ca_question_types[] = {"grade", "yes-no", "text", NULL};

int ca_framework_place(const ca_framework *framework, enum ca_named_list list, ca_slice id)
{
    return (int)(uintptr_t)ca_map_find(&framework->places[list], id) - 1;
}

int ca_framework_question(const ca_framework *framework, ca_slice id)
{
    return ca_framework_place(framework, CA_QUESTION_LIST, id);
}

const char *ca_framework_id(const ca_framework *framework, enum ca_named_list list, int place)
{
    const ca_named *const named[CA_LIST_COUNT] = {framework->heads, framework->flags, framework->sections,
                                                  framework->themes};
    const int counts[CA_LIST_COUNT] = {framework->head_count,  framework->flag_count,    framework->section_count,
                                       framework->theme_count, framework->ruleset_count, framework->question_count};
    if (place >= counts[list])
        return NULL;
    return list == CA_QUESTION_LIST  ? framework->questions[place].id
           : list == CA_RULESET_LIST ? framework->rulesets[place].id
                                     : named[list][place].id;
}

/* The ids of a list as a tree, which is made when an unknown one first asks for it. */
static const ca_near_names *near_of(const ca_framework *framework, enum ca_named_list list)
{
    ca_framework *changed = (ca_framework *)(uintptr_t)framework;
    if (pthread_mutex_lock(framework->nearing))
        abort(); /* it is there, and never held twice */
    if (!framework->near[list]) {
        changed->near[list] = ca_allocate(1, sizeof(ca_near_names));
        for (int i = 0; ca_framework_id(framework, list, i); i++)
            ca_near_names_add(framework->near[list], ca_framework_id(framework, list, i));
    }
    if (pthread_mutex_unlock(framework->nearing))
        abort();
    return framework->near[list];
}

void ca_framework_nearest(const ca_framework *framework, enum ca_named_list list, ca_nearest *nearest)
{
    enum { FEW = 40 };
    if (ca_framework_id(framework, list, FEW)) {
        ca_near_names_try(near_of(framework, list), nearest);
        return;
    }
    for (int i = 0; ca_framework_id(framework, list, i); i++)
        ca_nearest_try(nearest, ca_framework_id(framework, list, i));
}

int ca_framework_grade(const ca_framework *framework, ca_slice id)
{
    for (int i = 0; i < framework->scale_count; i++)
        if (ca_slice_is(id, framework->scale[i].id))
            return i;
    return CA_NO_GRADE;
}

int ca_framework_grade_alike(const ca_framework *framework, const char *words)
{
    for (int i = 0; i < framework->scale_count; i++) {
        const ca_grade *grade = &framework->scale[i];
        if (ca_words_alike(words, grade->id) || ca_words_alike(words, grade->label))
            return i;
        for (const char **alias = grade->aliases; *alias; alias++)
            if (ca_words_alike(words, *alias))
                return i;
    }
    return CA_NO_GRADE;
}

int ca_framework_ruleset(const ca_framework *framework, const char *id)
{
    return ca_framework_place(framework, CA_RULESET_LIST, ca_slice_of(id));
}

int ca_framework_section(const ca_framework *framework, ca_slice id)
{
    return ca_framework_place(framework, CA_SECTION_LIST, id);
}

bool ca_framework_has_section(const ca_framework *framework, ca_slice id)
{
    return ca_framework_section(framework, id) >= 0 || ca_framework_question(framework, id) >= 0;
}

bool ca_framework_has_head(const ca_framework *framework, const char *id)
{
    return ca_framework_place(framework, CA_HEAD_LIST, ca_slice_of(id)) >= 0;
}

bool ca_question_asked(const ca_question *question, int type)
{
    return !question->applies || (type >= 0 && (question->applies >> type & 1));
}

static void add(ca_library *library, struct ca_shelved shelved)
{
    library->known = ca_room_for_one(library->known, library->count, &library->capacity, sizeof *library->known);
    library->known[library->count++] = shelved;
}

/* The place of ID, or the number of those known. */
static size_t place_of(const ca_library *library, ca_slice id)
{
    size_t place = 0;
    while (place < library->count && !ca_slice_is(id, library->known[place].id))
        place++;
    return place;
}

/* 0, -1 with a problem, or 1 when the file was read and is faulty. */
static int add_file(ca_library *library, const char *name, ca_reporter *reporter, ca_problem *problem)
{
    size_t size = 0;
    char *text = ca_whole_file(name, &size, problem);
    if (!text)
        return -1;
    ca_framework *framework = ca_framework_read(name, text, size, reporter);
    free(text);
    if (!framework)
        return 1;
    if (place_of(library, ca_slice_of(framework->id)) < library->count) {
        (void)ca_problem_set(problem, "%s: the framework '%s' was given twice", name, framework->id);
        ca_framework_free(framework);
        return -1;
    }
    add(library, (struct ca_shelved){.id = framework->id, .framework = framework});
    return 0;
}

int ca_library_open(ca_library *library, char *const *files, size_t count, ca_reporter *reporter, ca_problem *problem)
{
    int faulty = 0;
    ca_nothing_open(&library->nothing);
    library->reading = ca_allocate(1, sizeof *library->reading);
    if (pthread_mutex_init(library->reading, NULL))
        return ca_problem_set(problem, "the system has no more locks to give");
    for (size_t i = 0; i < count; i++) {
        int added = add_file(library, files[i], reporter, problem);
        if (added < 0)
            return -1;
        faulty += added;
    }
    /* One of the user's own stands in the place of the one that is built in. */
    for (const ca_builtin *builtin = ca_builtin_frameworks; builtin->text; builtin++)
        if (place_of(library, ca_slice_of(builtin->name)) == library->count)
            add(library, (struct ca_shelved){builtin->name, NULL, (const char *)builtin->text, builtin->size});
    return faulty;
}

ca_framework *ca_library_at(const ca_library *library, size_t place)
{
    struct ca_shelved *shelved = &library->known[place];
    ca_reporter quiet = {.quiet = true}; /* they are sound: every build reads them all once */
    if (pthread_mutex_lock(library->reading))
        abort(); /* it is there, and never held twice */
    if (!shelved->framework)
        shelved->framework = ca_framework_read(shelved->id, shelved->text, shelved->size, &quiet);
    ca_framework *framework = shelved->framework;
    if (pthread_mutex_unlock(library->reading))
        abort();
    return framework;
}

ca_framework *ca_library_find(const ca_library *library, ca_slice id)
{
    size_t place = place_of(library, id);
    return place < library->count ? ca_library_at(library, place) : NULL;
}

void ca_library_free(ca_library *library)
{
    for (size_t i = 0; i < library->count; i++)
        if (library->known[i].framework)
            ca_framework_free(library->known[i].framework);
    free(library->known);
    if (library->reading)
        (void)pthread_mutex_destroy(library->reading); /* nobody holds it */
    free(library->reading);
    ca_nothing_free(&library->nothing);
    *library = (ca_library){0};
}
