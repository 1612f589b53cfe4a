/* SPDX-License-Identifier: MIT */
/* The members of a record in words. */
#include "forms/member_words.h"

#include "forms/form_labels.h"

#include <string.h>

/* Names of members that are not the words for them; the others are, with blanks for low lines. */
static const struct {
    const char *name, *words;
} names[] = {
    {"born", "date of birth"},
    {"iro", "reviewing officer"},
    {"cp_chair", "conference chair"},
    {"na", "not applicable because"},
    {"due", "due date"},
    {"review", "date of review"},
    {"done", "date on which it was done"},
    {"reviewed", "date on which it was reviewed"},
    {"external", "from outside the authority"},
    {"how", "how it was held"},
    {"minutes", "length in minutes"},
    {"not", "why it was not held"},
    {"id", "id"},
    {"on_file", "filed on the case"},
    {"plan_done", "plan completed"},
    {"agreed", "agreement"},
    {"before", "first moderation"},
    {"by", "person who decided it"},
};

/* Paths that are no single member with a label. */
static const struct {
    const char *path, *words;
} paths[] = {
    {"findings", "Findings"},
    {"id", "Id of the record"},
};

/* Appends a name of SIZE bytes in words. */
static void add_name(ca_text *to, const char *name, size_t size)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (ca_slice_is((ca_slice){name, size}, names[i].name)) {
            ca_text_add(to, names[i].words);
            return;
        }
    for (size_t i = 0; i < size; i++)
        ca_text_byte(to, name[i] == '_' ? ' ' : name[i]);
}

/* Appends the rest of a path, a name after the other: "override.date" is "override: date". */
static void add_rest(ca_text *to, const char *path)
{
    while (*path) {
        size_t size = strcspn(path, ".");
        add_name(to, path, size);
        path += size + (path[size] == '.');
        ca_text_add(to, *path ? ": " : "");
    }
}

/* Appends the title of the question, flag or extra field ID. */
static void add_title(ca_text *to, const ca_framework *framework, enum ca_named_list list, ca_slice id)
{
    int index = framework ? ca_framework_index(framework, list, id) : -1;
    if (index < 0) {
        ca_text_append(to, id.at, id.size);
    } else if (list == CA_QUESTION_LIST) {
        const ca_question *question = &framework->questions[index];
        if (question->number)
            ca_text_format(to, "%d. ", question->number);
        ca_text_add(to, question->title);
    } else {
        ca_text_add(to, (list == CA_FLAG_LIST ? framework->flags : framework->heads)[index].title);
    }
}

/* Appends the words of a member that repeats, and whose names the framework or a number gives. Returns whether it is one. */
static bool add_repeated(ca_text *to, const ca_framework *framework, const char *path)
{
    static const struct {
        const char *begins, *words;
        enum ca_named_list list; /* CA_LIST_COUNT: none, the name or number itself */
    } kinds[] = {{"answers.", "", CA_QUESTION_LIST},
                 {"heads.", "", CA_HEAD_LIST},
                 {"flags.", "Flag: ", CA_FLAG_LIST},
                 {"moderation.answers.", "Moderation: ", CA_QUESTION_LIST},
                 {"moderation.before.answers.", "First moderation: ", CA_QUESTION_LIST},
                 {"discussed.", "Discussion with the ", CA_LIST_COUNT},
                 {"audit.auditors[", "Auditor ", CA_LIST_COUNT},
                 {"findings[", "Finding ", CA_LIST_COUNT},
                 {"actions[", "Action ", CA_LIST_COUNT},
                 {"responses[", "Further reply ", CA_LIST_COUNT},
                 {"grading.rules[", "Grading: rule ", CA_LIST_COUNT}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t size = strlen(kinds[i].begins);
        if (strncmp(path, kinds[i].begins, size) != 0)
            continue;
        const char *name = path + size, *rest = name + strcspn(name, "].");
        ca_text_add(to, kinds[i].words);
        if (kinds[i].list != CA_LIST_COUNT)
            add_title(to, framework, kinds[i].list, (ca_slice){name, (size_t)(rest - name)});
        else
            add_name(to, name, (size_t)(rest - name));
        rest += strspn(rest, "].");
        ca_text_add(to, *rest ? ": " : "");
        add_rest(to, rest);
        return true;
    }
    return false;
}

void ca_member_words(ca_text *to, const ca_framework *framework, const char *path)
{
    if (!*path || strcmp(path, "record") == 0) {
        ca_text_add(to, "The whole record");
        return;
    }
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        if (strcmp(path, paths[i].path) == 0) {
            ca_text_add(to, paths[i].words);
            return;
        }
    enum ca_field field = ca_field_named(path);
    if (field != CA_FIELD_COUNT && strcmp(ca_fields[field].path, path) == 0 && ca_form_member_label(field)) {
        ca_text_add(to, ca_form_member_label(field)); /* as the auditor's form has it */
        return;
    }
    size_t start = to->size;
    if (add_repeated(to, framework, path))
        return;
    add_rest(to, path);
    if (to->at[start] >= 'a' && to->at[start] <= 'z')
        to->at[start] = (char)(to->at[start] - 'a' + 'A');
}
