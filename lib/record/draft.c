/* SPDX-License-Identifier: MIT */
/* Drafts: the known data of a case, and blanks for everything that an auditor fills in; and the guidance for filling
 * them in. */
#include "record/draft.h"

#include "base/date.h"
#include "base/json_write.h"

#include <string.h>

/* --- drafts ------------------------------------------------------------------------------------------------------- */

ca_member ca_member_named(const ca_framework *framework, const char *name)
{
    ca_member target = {CA_FIELD_COUNT, -1};
    if (strncmp(name, "heads.", 6) == 0) {
        int head = ca_framework_index(framework, CA_HEAD_LIST, ca_slice_of(name + 6));
        return head < 0 ? target : (ca_member){CA_HEAD_FIELD, head};
    }
    enum ca_field field = ca_field_named(name);
    bool own = field <= CA_FRAMEWORK_FIELD || field == CA_FORM_EDITION_FIELD || field == CA_FIELD_COUNT;
    if (!own && ca_fields[field].group == CA_SINGLE && strncmp(ca_fields[field].path, "grading.", 8) != 0)
        target.field = field;
    return target;
}

/* The draft that is being written, and the path of its open objects. */
typedef struct {
    const ca_framework *framework;
    const ca_known *known;
    ca_text *to;
    ca_slice open[CA_STEPS_MOST];
    size_t depth;
} writer;

/* Closes and opens objects until those of PATH (all but its last name) are open. Returns its last name. */
static ca_slice go_to(writer *w, const char *path)
{
    ca_slice names[CA_STEPS_MOST];
    size_t count = 0, shared = 0;
    for (const char *at = path; count < CA_STEPS_MOST; at++) {
        size_t size = strcspn(at, ".");
        names[count++] = (ca_slice){at, size};
        at += size;
        if (!*at)
            break;
    }
    while (shared < w->depth && shared + 1 < count && ca_slice_equal(w->open[shared], names[shared]))
        shared++;
    for (; w->depth > shared; w->depth--)
        ca_json_close(w->to, '}');
    for (; w->depth + 1 < count; w->depth++) {
        w->open[w->depth] = names[w->depth];
        ca_json_name_slice(w->to, names[w->depth]);
        ca_json_open(w->to, '{');
    }
    return names[count - 1];
}

static void write_value(writer *w, enum ca_type type, ca_slice value)
{
    if (type == CA_BOOL && value.size)
        ca_json_raw(w->to, value.at, value.size);
    else if (type == CA_BOOL || type == CA_COUNT)
        ca_json_null(w->to);
    else
        ca_json_text(w->to, value);
}

static void name_blank(writer *w, const char *name)
{
    ca_json_member_string(w->to, name, "");
}

static void write_answers(writer *w)
{
    const ca_framework *framework = w->framework;
    int type = ca_index_in(ca_case_types, w->known->values[CA_CASE_TYPE_FIELD]);
    for (int i = 0; i < framework->question_count; i++) {
        const ca_question *question = &framework->questions[i];
        if (!ca_question_asked(question, type))
            continue;
        ca_json_name(w->to, question->id);
        ca_json_open(w->to, '{');
        name_blank(w, question->type == CA_QUESTION_GRADE ? "grade" : "answer");
        if (question->date)
            name_blank(w, "date");
        if (question->requires & CA_NEED_EVIDENCE)
            name_blank(w, "evidence");
        if (question->requires & CA_NEED_IMPACT)
            name_blank(w, "impact");
        if (question->requires & CA_NEED_COMMENT)
            name_blank(w, "comment");
        ca_json_close(w->to, '}');
    }
}

static void write_discussed(writer *w)
{
    const ca_requirements *requirements = &w->framework->requirements;
    unsigned people = requirements->discuss | requirements->discuss_may;
    int type = ca_index_in(ca_case_types, w->known->values[CA_CASE_TYPE_FIELD]);
    if (type >= 0)
        people |= requirements->discuss_for[type];
    for (int i = 0; i < requirements->discuss_any_count; i++)
        people |= requirements->discuss_any[i];
    if (w->known->values[CA_IRO_FIELD].size)
        people |= requirements->discuss_if_named & 1U << CA_IRO;
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++)
        if (people >> i & 1)
            name_blank(w, ca_contact_roles[i]);
}

static void write_heads(writer *w)
{
    for (int i = 0; i < w->framework->head_count; i++) {
        ca_json_member_text(w->to, w->framework->heads[i].id, w->known->heads[i]);
    }
}

static void write_flags(writer *w)
{
    for (int i = 0; i < w->framework->flag_count; i++) {
        ca_json_name(w->to, w->framework->flags[i].id);
        ca_json_null(w->to);
    }
}

/* Writes the auditor with whether they are from outside, if a list says so. */
static void write_auditors(writer *w)
{
    ca_slice external = w->known->values[CA_AUDITORS_EXTERNAL_FIELD];
    if (!external.size || !w->known->values[CA_AUDITOR_FIELD].size)
        return;
    ca_json_name_slice(w->to, go_to(w, "audit.auditors"));
    ca_json_open(w->to, '[');
    ca_json_open(w->to, '{');
    ca_json_member_text(w->to, "name", w->known->values[CA_AUDITOR_FIELD]);
    ca_json_name(w->to, "external");
    write_value(w, CA_BOOL, external);
    ca_json_close(w->to, '}');
    ca_json_close(w->to, ']');
}

/* Writes a group where its first field is. */
static void write_group(writer *w, enum ca_group group)
{
    static const struct {
        const char *name;
        void (*write)(writer *w); /* NULL: an empty list */
    } groups[CA_GROUP_COUNT] = {
        [CA_HEADS] = {"heads", write_heads},       [CA_DISCUSSED] = {"discussed", write_discussed},
        [CA_ANSWERS] = {"answers", write_answers}, [CA_FINDINGS] = {"findings", NULL},
        [CA_ACTIONS] = {"actions", NULL},          [CA_FLAGS] = {"flags", write_flags},
    };
    if (group == CA_AUDITORS)
        write_auditors(w);
    if (!groups[group].name || (group == CA_HEADS && !w->framework->head_count) ||
        (group == CA_FLAGS && !w->framework->flag_count))
        return;
    ca_slice name = go_to(w, groups[group].name);
    ca_json_name_slice(w->to, name);
    ca_json_open(w->to, groups[group].write ? '{' : '[');
    if (groups[group].write)
        groups[group].write(w);
    ca_json_close(w->to, groups[group].write ? '}' : ']');
}

/* Returns whether a draft shows FIELD if nothing is known for it. */
static bool shown_blank(const ca_framework *framework, enum ca_field field)
{
    const ca_requirements *requirements = &framework->requirements;
    const char *path = ca_fields[field].path;
    if (field == CA_THEME_FIELD || field == CA_PREVIOUS_ID_FIELD || strncmp(path, "moderation.", 11) == 0 ||
        strncmp(path, "overall.override.", 17) == 0 || strncmp(path, "response.", 9) == 0 ||
        field == CA_FORM_EDITION_FIELD)
        return false;
    if (field == CA_OVERALL_RECENT_FIELD)
        return framework->overall_recent;
    if (strncmp(path, "overall.", 8) == 0)
        return framework->overall_required;
    if (strncmp(path, "escalation.", 11) == 0)
        return requirements->escalation_at_or_below != CA_NO_GRADE || requirements->escalation_flags ||
               requirements->immediate_flags;
    if (strncmp(path, "checklist.", 10) == 0)
        return requirements->plan_below != CA_NO_GRADE;
    return strncmp(path, "grading.", 8) != 0;
}

void ca_draft_write(const ca_framework *framework, const char *id, const ca_known *known, ca_text *to)
{
    writer w = {.framework = framework, .known = known, .to = to};
    enum ca_group before = CA_SINGLE;
    ca_json_open(to, '{');
    for (int i = 0; i < CA_FIELD_COUNT; i++) {
        const ca_field_entry *field = &ca_fields[i];
        ca_slice value = known->values[i];
        if (i == CA_SCHEMA_FIELD)
            value = ca_slice_of("caseaudit.record/1");
        else if (i == CA_ID_FIELD)
            value = ca_slice_of(id);
        else if (i == CA_FRAMEWORK_FIELD)
            value = ca_slice_of(framework->id);
        else if (i == CA_KIND_FIELD && !value.size)
            value = ca_slice_of("full");
        if (field->group != CA_SINGLE && field->group != before)
            write_group(&w, field->group);
        before = field->group;
        if (field->group != CA_SINGLE || (!value.size && !shown_blank(framework, (enum ca_field)i)))
            continue;
        ca_slice name = go_to(&w, field->path);
        ca_json_name_slice(to, name);
        write_value(&w, field->type, value);
    }
    for (; w.depth; w.depth--)
        ca_json_close(to, '}');
    ca_json_close(to, '}');
}

/* --- the guidance on a question, as text for a person ------------------------------------------------------------- */

static void write_texts(ca_text *to, const char *head, const json_t *texts)
{
    if (!json_array_size(texts))
        return;
    ca_text_format(to, "\n%s\n", head);
    for (size_t i = 0; i < json_array_size(texts); i++)
        ca_text_format(to, "  - %s\n", json_string_value(json_array_get(texts, i)));
}

/* Writes a rule that names the question. */
static void write_limit(ca_text *to, const ca_framework *framework, const ca_limiting_rule *limit)
{
    if (limit->answer >= 0)
        ca_text_format(to, "'%s' here", limit->answer ? "yes" : "no");
    else if (limit->at_or_below != CA_NO_GRADE)
        ca_text_format(to, "%s%s here", framework->scale[limit->at_or_below].label,
                       limit->at_or_below ? " or below" : "");
    else if (limit->at_or_above != CA_NO_GRADE)
        ca_text_format(to, "%s or above here", framework->scale[limit->at_or_above].label);
    else
        ca_text_add(to, "what is graded here");
    if (limit->count > 1)
        ca_text_format(to, " (with %d such answers)", limit->count);
    if (limit->ceiling != CA_NO_GRADE)
        ca_text_format(to, ": the overall grade %s at most %s", limit->binding ? "is" : "should be",
                       framework->scale[limit->ceiling].label);
    else
        ca_text_format(to, ": the overall grade %s lowered by %d", limit->binding ? "is" : "should be",
                       limit->lower_by);
}

/* Writes the rules of all rulesets that name the question. */
static void write_limits(ca_text *to, const ca_framework *framework, int question)
{
    for (int i = 0; i < framework->ruleset_count; i++) {
        const ca_ruleset *ruleset = &framework->rulesets[i];
        for (int j = 0; j < ruleset->limit_count; j++)
            for (int k = 0; k < ruleset->limits[j].question_count; k++) {
                if (ruleset->limits[j].questions[k] != question)
                    continue;
                ca_text_format(to, "\nLimiting judgement (ruleset %s%s): ", ruleset->id,
                               i == framework->ruleset ? ", the default" : "");
                write_limit(to, framework, &ruleset->limits[j]);
                ca_text_add(to, ".\n");
            }
    }
}

/* Writes the guidance itself: what to ask, the description of each grade, what to look for. */
static void write_guidance(ca_text *to, const ca_framework *framework, const json_t *guidance)
{
    write_texts(to, "Ask of the file:", json_object_get(guidance, "ask"));
    for (int i = framework->scale_count - 1; i >= 0; i--)
        write_texts(to, framework->scale[i].label, json_object_get(guidance, framework->scale[i].id));
    write_texts(to, "A strength:", json_object_get(guidance, "strength"));
    write_texts(to, "An area for improvement:", json_object_get(guidance, "improvement"));
}

static void write_types(ca_text *to, const ca_question *asked)
{
    const char *separator = "\nAsked only of cases of type ";
    for (int i = 0; i < CA_TYPE_COUNT; i++)
        if (asked->applies >> i & 1) {
            ca_text_format(to, "%s%s", separator, ca_case_types[i]);
            separator = ", ";
        }
    if (asked->applies)
        ca_text_add(to, ".\n");
}

static void write_standards(ca_text *to, const ca_framework *framework, const ca_question *asked)
{
    const char *head = "\nStandards of practice:\n";
    for (int i = 0; i < framework->standard_count; i++)
        for (size_t at = 0; at < json_array_size(asked->standards); at++) {
            if (json_integer_value(json_array_get(asked->standards, at)) != framework->standards[i].number)
                continue;
            ca_text_format(to, "%s  %d. %s\n", head, framework->standards[i].number, framework->standards[i].title);
            head = "";
        }
}

void ca_guide_write(const ca_framework *framework, int question, ca_text *to)
{
    const ca_question *asked = &framework->questions[question];
    if (asked->number)
        ca_text_format(to, "%d. ", asked->number);
    ca_text_format(to, "%s (%s, %s)\n", asked->title, asked->id, framework->id);
    write_types(to, asked);
    if (asked->after >= 0)
        ca_text_format(to, "\nAsked after the answer %s to %s.\n", asked->after_yes ? "yes" : "no",
                       framework->questions[asked->after].id);
    if (asked->date)
        ca_text_format(to, "\nBeside the answer: %s.\n", asked->date);
    write_guidance(to, framework, asked->guidance);
    write_standards(to, framework, asked);
    write_limits(to, framework, question);
}

void ca_guide_write_section(const ca_framework *framework, int section, ca_text *to)
{
    const ca_named *named = &framework->sections[section];
    const char *head = "\nQuestions:\n";
    ca_text_format(to, "%s (%s, %s)\n", named->title, named->id, framework->id);
    write_guidance(to, framework, named->guidance);
    for (int i = 0; i < framework->question_count; i++)
        if (framework->questions[i].section == section) {
            ca_text_format(to, "%s  %s: %s\n", head, framework->questions[i].id, framework->questions[i].title);
            head = "";
        }
}

void ca_guide_write_all(const ca_framework *framework, ca_text *to)
{
    int section = -1;
    ca_text_format(to, "%s\n%s\n", framework->title, framework->source ? framework->source : "");
    for (int i = 0; i < framework->section_count; i++)
        if (framework->sections[i].guidance) {
            ca_text_add(to, "\n\n");
            ca_guide_write_section(framework, i, to);
        }
    for (int i = 0; i < framework->question_count; i++) {
        const ca_question *question = &framework->questions[i];
        if (question->section >= 0 && question->section != section)
            ca_text_format(to, "\n\n== %s ==\n", framework->sections[question->section].title);
        section = question->section;
        ca_text_add(to, "\n\n");
        ca_guide_write(framework, i, to);
    }
}
