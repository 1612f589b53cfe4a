/* SPDX-License-Identifier: MIT */
/* The layout of one framework's counts. */
#include "summary/count_layout.h"

#include "check/concern.h"
#include "summary/theme_settings.h"

#include <stdlib.h>
#include <string.h>

const char *const ca_overdue_bands[] = {"1-30", "31-90", "91+", NULL};
const char *const ca_contact_states[] = {"yes", "not", "blank", NULL};
const char *const ca_concern_bases[] = {"all", "flagged", "inadequate", "other", NULL};
const char *const ca_reaudit_states[] = {"improved", "stayed", "fell", "unknown", NULL};
const char *const ca_audited_by_names[] = {"insiders", "outsiders", "both", "together", NULL};
const char *const ca_reply_names[] = {"due", "replied", "n", "agree", "disagree", NULL};
static const char *const yes_no[] = {"yes", "no"};

static const char *copied(ca_count_layout *layout, const char *words)
{
    return words ? ca_arena_copy(&layout->arena, words, strlen(words)) : NULL;
}

static void copy_rules(ca_count_layout *layout, const ca_ruleset *ruleset)
{
    layout->ruleset = copied(layout, ruleset->id);
    layout->rule_count = ruleset->limit_count;
    layout->rules = ca_arena_take(&layout->arena, (size_t)layout->rule_count * sizeof *layout->rules + 1);
    for (int i = 0; i < layout->rule_count; i++) {
        const ca_limiting_rule *limit = &ruleset->limits[i];
        layout->rules[i] =
            (ca_count_layout_rule){copied(layout, limit->id), limit->binding, limit->ceiling, limit->lower_by};
    }
}

static void copy_questions(ca_count_layout *layout, const ca_framework *framework)
{
    layout->question_count = framework->question_count;
    layout->questions = ca_arena_take(&layout->arena, (size_t)layout->question_count * sizeof *layout->questions + 1);
    for (int i = 0; i < layout->question_count; i++) {
        const ca_question *question = &framework->questions[i];
        const char *section = question->section < 0 ? "" : framework->sections[question->section].id;
        const char *after = question->after < 0 ? "" : framework->questions[question->after].id;
        layout->questions[i] = (ca_count_layout_question){copied(layout, question->id),
                                                          copied(layout, question->title),
                                                          question->number,
                                                          copied(layout, section),
                                                          question->type,
                                                          copied(layout, after)};
    }
}

static ca_named *copy_named(ca_count_layout *layout, const ca_named *named, int count)
{
    ca_named *copies = ca_arena_take(&layout->arena, (size_t)count * sizeof *copies + 1);
    for (int i = 0; i < count; i++)
        copies[i] = (ca_named){.id = copied(layout, named[i].id), .title = copied(layout, named[i].title)};
    return copies;
}

ca_count_layout *ca_count_layout_make(const ca_framework *framework, int ruleset)
{
    ca_count_layout *layout = ca_allocate(1, sizeof *layout);
    json_t *target = json_object_get(framework->json, "target");
    char *words = target ? json_dumps(target, JSON_COMPACT) : NULL;
    layout->id = copied(layout, framework->id);
    layout->title = copied(layout, framework->title);
    layout->digest = copied(layout, framework->digest);
    layout->target = copied(layout, words);
    free(words);
    layout->grade_count = framework->scale_count;
    layout->good = framework->good;
    layout->grades = ca_arena_take(&layout->arena, (size_t)layout->grade_count * sizeof *layout->grades + 1);
    for (int i = 0; i < layout->grade_count; i++)
        layout->grades[i] = (ca_named){.id = copied(layout, framework->scale[i].id),
                                       .title = copied(layout, framework->scale[i].label)};
    layout->section_count = framework->section_count;
    layout->sections = copy_named(layout, framework->sections, framework->section_count);
    layout->flag_count = framework->flag_count;
    layout->flags = copy_named(layout, framework->flags, framework->flag_count);
    layout->concerns_known = true;
    layout->concern_flags = ca_concern_flags(framework);
    layout->concern_line = framework->requirements.escalation_at_or_below;
    layout->recent = framework->overall_recent && framework->scale_count;
    layout->overall_asked = framework->overall_required;
    ca_finding_themes_join(&layout->themes, &framework->finding_themes);
    copy_questions(layout, framework);
    if (ruleset >= 0)
        copy_rules(layout, &framework->rulesets[ruleset]);
    ca_count_layout_set_offsets(layout);
    return layout;
}

void ca_count_layout_set_offsets(ca_count_layout *layout)
{
    size_t grades = (size_t)layout->grade_count, questions = (size_t)layout->question_count;
    layout->overall = CA_COUNT_FIXED;
    layout->answers = layout->overall + grades;
    layout->answer_width = (grades > 2 ? grades : 2) + 2;
    layout->fired = layout->answers + questions * layout->answer_width;
    layout->flags_set = layout->fired + 2 * (size_t)layout->rule_count;
    layout->flags_untold = layout->flags_set + (size_t)layout->flag_count;
    layout->recently = layout->flags_untold + (size_t)layout->flag_count;
    layout->matrix = layout->recently + (layout->recent ? grades : 0);
    layout->auditors = layout->matrix + grades * grades;
    layout->hidden = layout->auditors + grades * CA_AUDITOR_COUNTS;
    layout->size = layout->hidden + questions;
}

static bool same_words(const char *one, const char *other)
{
    return one && other ? strcmp(one, other) == 0 : one == other;
}

bool ca_count_layout_equal(const ca_count_layout *one, const ca_count_layout *other)
{
    bool same = same_words(one->digest, other->digest) && same_words(one->ruleset, other->ruleset) &&
                one->grade_count == other->grade_count && one->good == other->good &&
                one->question_count == other->question_count && one->rule_count == other->rule_count &&
                one->flag_count == other->flag_count && one->section_count == other->section_count &&
                one->recent == other->recent;
    for (int i = 0; same && i < one->section_count; i++)
        same = same_words(one->sections[i].id, other->sections[i].id);
    for (int i = 0; same && i < one->flag_count; i++)
        same = same_words(one->flags[i].id, other->flags[i].id);
    for (int i = 0; same && i < one->grade_count; i++)
        same = same_words(one->grades[i].id, other->grades[i].id);
    for (int i = 0; same && i < one->question_count; i++)
        same = same_words(one->questions[i].id, other->questions[i].id) &&
               one->questions[i].type == other->questions[i].type;
    for (int i = 0; same && i < one->rule_count; i++)
        same = same_words(one->rules[i].id, other->rules[i].id) && one->rules[i].ceiling == other->rules[i].ceiling;
    return same;
}

static void write_titles(ca_text *to, const ca_named *named, int count)
{
    for (int i = 0; i < count; i++)
        ca_text_format(to, "%s\n", named[i].title);
}

/* Everything that a layout says and that equal layouts may say differently, except the target. */
static ca_text description_of(const ca_count_layout *layout)
{
    ca_text to = {0};
    ca_text_format(&to, "%s\n", layout->title);
    write_titles(&to, layout->grades, layout->grade_count);
    write_titles(&to, layout->sections, layout->section_count);
    write_titles(&to, layout->flags, layout->flag_count);
    for (int i = 0; i < layout->question_count; i++) {
        const ca_count_layout_question *question = &layout->questions[i];
        ca_text_format(&to, "%s\n%d %s %s\n", question->title, question->number, question->section, question->after);
    }
    ca_theme_settings_write(&to, &layout->themes);
    return to;
}

static void copy_titles(ca_count_layout *layout, ca_named *named, const ca_named *from, int count)
{
    for (int i = 0; i < count; i++)
        named[i].title = copied(layout, from[i].title);
}

static void copy_description(ca_count_layout *layout, const ca_count_layout *other)
{
    layout->title = copied(layout, other->title);
    copy_titles(layout, layout->grades, other->grades, layout->grade_count);
    copy_titles(layout, layout->sections, other->sections, layout->section_count);
    copy_titles(layout, layout->flags, other->flags, layout->flag_count);
    ca_finding_themes_free(&layout->themes);
    ca_finding_themes_join(&layout->themes, &other->themes);
    for (int i = 0; i < layout->question_count; i++) {
        ca_count_layout_question *question = &layout->questions[i];
        question->title = copied(layout, other->questions[i].title);
        question->number = other->questions[i].number;
        question->section = copied(layout, other->questions[i].section);
        question->after = copied(layout, other->questions[i].after);
    }
}

bool ca_count_layout_describe(ca_count_layout *layout, const ca_count_layout *other)
{
    ca_text own = description_of(layout), others = description_of(other);
    if (strcmp(ca_text_words(&others), ca_text_words(&own)) < 0)
        copy_description(layout, other);
    ca_text_free(&own);
    ca_text_free(&others);
    layout->overall_asked |= other->overall_asked;
    bool differ = !same_words(layout->target, other->target);
    if (differ)
        layout->target = NULL;
    return differ;
}

void ca_count_layout_learn(ca_count_layout *layout, const ca_count_layout *other)
{
    if (layout->concerns_known || !other->concerns_known)
        return;
    layout->concerns_known = true;
    layout->concern_flags = other->concern_flags;
    layout->concern_line = other->concern_line;
}

void ca_count_layout_free(ca_count_layout *layout)
{
    if (!layout)
        return;
    ca_finding_themes_free(&layout->themes);
    ca_arena_free(&layout->arena);
    free(layout);
}

size_t ca_count_answer(const ca_count_layout *layout, int question, int choice)
{
    return layout->answers + (size_t)question * layout->answer_width + (size_t)choice;
}

size_t ca_count_na(const ca_count_layout *layout, int question)
{
    return layout->answers + ((size_t)question + 1) * layout->answer_width - 2;
}

size_t ca_count_blank(const ca_count_layout *layout, int question)
{
    return layout->answers + ((size_t)question + 1) * layout->answer_width - 1;
}

const char *ca_checklist_box(int box)
{
    return ca_fields[CA_CHECK_ON_FILE_FIELD + box].path + sizeof "checklist." - 1;
}

size_t ca_count_hidden(const ca_count_layout *layout, int question)
{
    return layout->hidden + (size_t)question;
}

uint64_t ca_count_asked(const ca_count_layout *layout, const uint64_t *counts, int question)
{
    uint64_t asked = counts[ca_count_na(layout, question)] + counts[ca_count_blank(layout, question)];
    for (int i = 0; i < ca_count_layout_choices(layout, question); i++)
        asked += counts[ca_count_answer(layout, question, i)];
    return asked;
}

size_t ca_count_plan(enum ca_requirement_state state)
{
    return CA_COUNT_PLANS + (size_t)state;
}

size_t ca_count_escalation(enum ca_requirement_state state)
{
    return CA_COUNT_ESCALATIONS + (size_t)state;
}

size_t ca_count_concern(enum ca_concern_basis basis, bool untold)
{
    return CA_COUNT_CONCERNS + 2 * (size_t)basis + untold;
}

size_t ca_count_moderated(const ca_count_layout *layout, int auditor, int moderator)
{
    return layout->matrix + (size_t)auditor * (size_t)layout->grade_count + (size_t)moderator;
}

size_t ca_count_auditor(const ca_count_layout *layout, int auditor, enum ca_auditor_count which)
{
    return layout->auditors + (size_t)auditor * CA_AUDITOR_COUNTS + (size_t)which;
}

int ca_count_layout_choices(const ca_count_layout *layout, int question)
{
    enum ca_question_type type = layout->questions[question].type;
    return type == CA_QUESTION_GRADE ? layout->grade_count : type == CA_QUESTION_YES_NO ? 2 : 1;
}

const char *ca_count_layout_choice(const ca_count_layout *layout, int question, int choice)
{
    enum ca_question_type type = layout->questions[question].type;
    return type == CA_QUESTION_GRADE    ? layout->grades[choice].id
           : type == CA_QUESTION_YES_NO ? yes_no[choice]
                                        : "given";
}

/* Returns a bound of the target; USUAL if it is not set or not valid. */
static int bound_of(const json_t *good, const char *name, int usual)
{
    const json_t *bound = json_object_get(good, name);
    bool known = json_is_integer(bound) && json_integer_value(bound) >= 0 && json_integer_value(bound) <= 100;
    return known ? (int)json_integer_value(bound) : usual;
}

ca_target ca_count_layout_aim(const ca_count_layout *layout)
{
    json_t *target = layout->target ? json_loads(layout->target, JSON_REJECT_DUPLICATES, NULL) : NULL;
    const json_t *good = json_object_get(target, "good_percent");
    ca_target aim = {bound_of(good, "min", 0), bound_of(good, "max", 100)};
    if (!layout->grade_count || (aim.least == 0 && aim.most == 100))
        aim = (ca_target){-1, -1};
    json_decref(target);
    return aim;
}
