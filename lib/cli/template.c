/* SPDX-License-Identifier: MIT */
/* The Word document of --template. */
#include "cli/template.h"

#include "base/file.h"
#include "base/suggest.h"
#include "base/utf8.h"

#include <stdlib.h>

/* Tells something of the control at INDEX: "audit-letter: council.docx: table 2, row 3: WORDS". */
static void tell(const ca_template *t, size_t index, const char *words)
{
    const ca_form_control *control = &t->form.controls[index];
    ca_text tag = {0};
    ca_text_on_one_line(&tag, control->tag);
    ca_report_run(&t->run->reporter, CA_RUN_NOTE, "%s: %s: %s: %s", t->name, control->where, ca_text_words(&tag),
                  words);
    ca_text_free(&tag);
}

/* --- tags --------------------------------------------------------------------------------------------------------- */

static int own_tag(const ca_template *t, ca_slice tag)
{
    return t->own && tag.size ? ca_index_in(t->own, tag) : -1;
}

/* Returns the member of TAG in the first framework that has it, which is set. */
static ca_form_member member_in_any(const ca_template *t, ca_slice tag, const ca_framework **framework)
{
    ca_form_member member = {.field = CA_FIELD_COUNT};
    for (size_t i = 0; i < t->run->library.count && tag.size && member.field == CA_FIELD_COUNT; i++) {
        *framework = ca_library_at(&t->run->library, i);
        if (*framework)
            member = ca_form_member_tagged(*framework, tag);
    }
    return member;
}

/* Tells of controls whose tag no framework knows, with the tag that was meant. */
static void tell_unknown(const ca_template *t, const bool *unknown)
{
    ca_near_names near = {.count = 0};
    ca_arena arena = {0};
    size_t count = 0, most = ca_options_has(&t->run->options, CA_OPTION_ALL) ? t->form.count : CA_SHOWN_MOST;
    for (size_t i = 0; i < t->form.count; i++) {
        ca_text words = {0}, meant = {0};
        if (!unknown[i] || count++ >= most)
            continue;
        for (size_t j = 0; j < t->run->library.count && count == 1; j++)
            if (ca_library_at(&t->run->library, j))
                ca_tags_add(ca_library_at(&t->run->library, j), &near, &arena);
        for (size_t j = 0; t->own && t->own[j] && count == 1; j++)
            ca_near_names_add(&near, t->own[j]);
        ca_suggestion suggestion = ca_suggest_begin(t->form.controls[i].tag);
        ca_near_names_try(&near, &suggestion);
        ca_text_format(&words, "is no member of a record, and stays as it is%s",
                       ca_suggestion_words(&suggestion, &meant));
        tell(t, i, words.at);
        ca_text_free(&words);
        ca_text_free(&meant);
    }
    if (count > most)
        ca_report_run(&t->run->reporter, CA_RUN_NOTE,
                      "%s: %zu more controls have tags that are no members; --all shows them", t->name, count - most);
    ca_near_names_free(&near);
    ca_arena_free(&arena);
}

/* Marks the controls that are filled in, and tells of the others. Returns how many there are. */
static size_t mark_wanted(ca_template *t)
{
    bool *unknown = ca_allocate(t->form.count, sizeof *unknown);
    size_t wanted = 0;
    for (size_t i = 0; i < t->form.count; i++) {
        ca_form_control *control = &t->form.controls[i];
        const ca_framework *framework = NULL;
        ca_form_member member = member_in_any(t, control->tag, &framework);
        const char *why = member.field == CA_FIELD_COUNT ? NULL : t->left_out(t->state, framework, member);
        control->wanted = (member.field != CA_FIELD_COUNT && !why) || own_tag(t, control->tag) >= 0;
        unknown[i] = control->tag.size && member.field == CA_FIELD_COUNT && !control->wanted;
        wanted += control->wanted || (why && !*why);
        if (why && *why) {
            ca_text words = {0};
            ca_text_format(&words, "%s; it stays blank", why);
            tell(t, i, words.at);
            ca_text_free(&words);
        }
    }
    tell_unknown(t, unknown);
    free(unknown);
    return wanted;
}

void ca_template_turn(ca_template *t, const ca_framework *framework)
{
    ca_text missing = {0};
    size_t count = 0;
    enum { NAMED = 3 };
    if (t->framework == framework)
        return;
    t->framework = framework;
    for (size_t i = 0; i < t->form.count; i++) {
        ca_form_control *control = &t->form.controls[i];
        t->tags[i] = (ca_template_tag){ca_form_member_tagged(framework, control->tag), own_tag(t, control->tag)};
        ca_form_member *member = &t->tags[i].member;
        if (member->field != CA_FIELD_COUNT && t->left_out(t->state, framework, *member))
            member->field = CA_FIELD_COUNT; /* the field of another framework, of the same name, is no person's name */
        if (!control->wanted || t->tags[i].own >= 0 || t->tags[i].member.field != CA_FIELD_COUNT)
            continue;
        if (count++ < NAMED)
            ca_text_format(&missing, "%s%.*s", count > 1 ? ", " : "", (int)control->tag.size, control->tag.at);
    }
    ca_map_entry *told = ca_map_at(&t->told, ca_slice_of(framework->id));
    if (count && !told->thing)
        ca_report_run(&t->run->reporter, CA_RUN_NOTE,
                      "%s: has %zu control%s that %s does not have, and that stay%s blank: %s%s", t->name, count,
                      count == 1 ? "" : "s", framework->id, count == 1 ? "s" : "", missing.at,
                      count > NAMED ? ", ..." : "");
    told->thing = t;
    ca_text_free(&missing);
}

void ca_template_lacks(ca_template *t, size_t index)
{
    if (!t->lacked[index])
        tell(t, index,
             "its list has no item for an answer, which was filled in all the same; give the list an item with "
             "the value or the text of each answer");
    t->lacked[index] = true;
}

/* --- the file ----------------------------------------------------------------------------------------------------- */

int ca_template_open(ca_template *t, ca_run *run)
{
    size_t size = 0;
    t->run = run;
    t->name = run->options.value[CA_OPTION_TEMPLATE];
    t->file = ca_whole_file(t->name, &size, &run->error);
    if (!t->file || ca_document_fill_open(&t->form, (ca_slice){t->file, size}, t->name, &run->error) < 0)
        return -1;
    t->tags = ca_allocate(t->form.count, sizeof *t->tags);
    t->lacked = ca_allocate(t->form.count, sizeof *t->lacked);
    if (!mark_wanted(t))
        return ca_error_set(
            &run->error,
            "%s: has no content control that can be filled in; in Word, give controls the path of a member as "
            "their tag, such as case.id",
            t->name);
    if (ca_document_fill_plan(&t->form, t->name, &run->error) < 0)
        return -1;
    for (size_t i = 0; i < t->form.count; i++)
        if (t->form.controls[i].fault)
            tell(t, i, t->form.controls[i].fault);
    return 0;
}

int ca_template_fill(const ca_template *t, const ca_filler *filler, ca_text *to)
{
    ca_error reason = {0};
    int status = ca_document_fill_write(&t->form, filler, to, &reason);
    if (status)
        (void)ca_error_set(&t->run->error, "%s: %s", t->name, ca_text_words(&reason.words));
    ca_error_free(&reason);
    return status;
}

void ca_template_free(ca_template *t)
{
    ca_document_fill_free(&t->form);
    ca_map_free(&t->told, NULL);
    free(t->tags);
    free(t->lacked);
    free(t->file);
}
