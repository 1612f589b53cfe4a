/* SPDX-License-Identifier: MIT */
/* Searches in a framework. */
#include "data/framework.h"

#include <stdlib.h>
#include <string.h>

const char *const ca_question_types[] = {"grade", "yes-no", "text", NULL};
_Static_assert(sizeof ca_question_types / sizeof *ca_question_types == CA_QUESTION_TEXT + 2,
               "a word for each, and NULL");

int ca_framework_index(const ca_framework *framework, enum ca_named_list list, ca_slice id)
{
    return (int)(uintptr_t)ca_map_find(&framework->indexes[list], id) - 1;
}

enum ca_named_list ca_group_list(enum ca_group group)
{
    return group == CA_HEADS ? CA_HEAD_LIST : group == CA_FLAGS ? CA_FLAG_LIST : CA_QUESTION_LIST;
}

int ca_framework_key(const ca_framework *framework, enum ca_group group, ca_slice name)
{
    if (group == CA_DISCUSSED)
        return ca_index_in(ca_contact_roles, name);
    return ca_framework_index(framework, ca_group_list(group), name);
}

int ca_framework_question(const ca_framework *framework, ca_slice id)
{
    return ca_framework_index(framework, CA_QUESTION_LIST, id);
}

/* Each list except the last two is of ca_named. */
_Static_assert(CA_RULESET_LIST == 4 && CA_QUESTION_LIST == 5, "the lists of names come first");

const char *ca_framework_id(const ca_framework *framework, enum ca_named_list list, int index)
{
    const ca_named *const named[CA_LIST_COUNT] = {framework->heads, framework->flags, framework->sections,
                                                  framework->themes};
    const int counts[CA_LIST_COUNT] = {framework->head_count,  framework->flag_count,    framework->section_count,
                                       framework->theme_count, framework->ruleset_count, framework->question_count};
    if (index >= counts[list])
        return NULL;
    return list == CA_QUESTION_LIST  ? framework->questions[index].id
           : list == CA_RULESET_LIST ? framework->rulesets[index].id
                                     : named[list][index].id;
}

/* Returns the ids of a list as a tree, which is built at the first unknown id. */
static const ca_near_names *near_of(const ca_framework *framework, enum ca_named_list list)
{
    ca_framework *changed = (ca_framework *)(uintptr_t)framework;
    if (pthread_mutex_lock(framework->nearing))
        abort(); /* a programming error */
    if (!framework->near[list]) {
        changed->near[list] = ca_allocate(1, sizeof(ca_near_names));
        for (int i = 0; ca_framework_id(framework, list, i); i++)
            ca_near_names_add(framework->near[list], ca_framework_id(framework, list, i));
    }
    if (pthread_mutex_unlock(framework->nearing))
        abort();
    return framework->near[list];
}

void ca_framework_suggest(const ca_framework *framework, enum ca_named_list list, ca_suggestion *suggestion)
{
    enum { FEW = 40 };
    if (ca_framework_id(framework, list, FEW)) {
        ca_near_names_try(near_of(framework, list), suggestion);
        return;
    }
    for (int i = 0; ca_framework_id(framework, list, i); i++)
        ca_suggest_try(suggestion, ca_framework_id(framework, list, i));
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
    return ca_framework_index(framework, CA_RULESET_LIST, ca_slice_of(id));
}

int ca_framework_section(const ca_framework *framework, ca_slice id)
{
    return ca_framework_index(framework, CA_SECTION_LIST, id);
}

bool ca_framework_has_section(const ca_framework *framework, ca_slice id)
{
    return ca_framework_section(framework, id) >= 0 || ca_framework_question(framework, id) >= 0;
}

bool ca_framework_has_head(const ca_framework *framework, const char *id)
{
    return ca_framework_index(framework, CA_HEAD_LIST, ca_slice_of(id)) >= 0;
}

bool ca_question_asked(const ca_question *question, int type)
{
    return !question->applies || (type >= 0 && (question->applies >> type & 1));
}

void ca_framework_take_themes(ca_framework *framework, const ca_finding_themes *themes)
{
    ca_finding_themes own = framework->finding_themes;
    framework->finding_themes = (ca_finding_themes){.all = NULL};
    ca_finding_themes_join(&framework->finding_themes, themes);
    ca_finding_themes_join(&framework->finding_themes, &own);
    ca_finding_themes_free(&own);
}

void ca_framework_free(ca_framework *framework)
{
    if (!framework)
        return;
    json_decref(framework->json);
    ca_finding_themes_free(&framework->finding_themes);
    for (int i = 0; i < CA_LIST_COUNT; i++) {
        ca_map_free(&framework->indexes[i], NULL);
        if (framework->near[i])
            ca_near_names_free(framework->near[i]);
        free(framework->near[i]);
    }
    for (int i = 0; i < framework->ruleset_count; i++)
        ca_map_free(&framework->rulesets[i].rules, NULL);
    (void)pthread_mutex_destroy(framework->nearing); /* cannot fail: it is not locked */
    free(framework->nearing);
    if (framework->fillers)
        ca_fillers_free(framework->fillers);
    free(framework->fillers);
    ca_arena_free(&framework->arena);
    free(framework);
}
