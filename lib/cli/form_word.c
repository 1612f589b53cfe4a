/* SPDX-License-Identifier: MIT */
/* Forms as Word documents. */
#include "cli/form_word.h"

#include "cli/output_folder.h"
#include "forms/form_blank.h"
#include "forms/form_record.h"
#include "forms/form_rest.h"
#include "office/workbook_make.h"
#include "record/record_read.h"

#include <string.h>

/* --- settings ----------------------------------------------------------------------------------------------------- */

bool ca_form_is_word(const ca_run *run)
{
    const char *type = run->options.value[CA_OPTION_TYPE];
    return run->options.value[CA_OPTION_TEMPLATE] || (type && strcmp(type, "xlsx") != 0);
}

static int check_options(ca_run *run, const ca_form_options *options)
{
    static const enum ca_option others[] = {CA_OPTION_FAULTS, CA_OPTION_LOCK, CA_OPTION_DUE, CA_OPTION_CONTACT};
    const char *type = run->options.value[CA_OPTION_TYPE];
    if (type && strcmp(type, "docx") != 0)
        return ca_run_misuse(run, strcmp(type, "xlsx") == 0 ? "--template is for Word documents: give -t docx"
                                                            : "-t is xlsx or docx");
    if (!run->options.value[CA_OPTION_TEMPLATE])
        return ca_run_misuse(run,
                             "which form? Give --template FILE.docx; audit-form --blank writes that of a framework");
    if (options->purpose != CA_FORM_FOR_AUDITOR)
        return ca_run_misuse(run, "Word documents are for auditors: leave --for out, or --template");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (ca_options_has(&run->options, others[i]) || run->options.value[others[i]])
            return ca_run_misuse(run, "%s is for workbooks: leave it out, or --template", ca_option_spelt(others[i]));
    return 0;
}

/* --- the form ----------------------------------------------------------------------------------------------------- */

static const char *left_out(void *state, const ca_framework *framework, ca_form_member member)
{
    const ca_form_word *word = state;
    bool name = member.field == CA_HEAD_FIELD && framework->heads[member.key].name && !word->options->names;
    bool top = member.field <= CA_FRAMEWORK_FIELD || member.field == CA_FORM_EDITION_FIELD;
    if (name)
        return "names are shown with --names";
    return top ? NULL : ca_form_left_out(member.field, word->options);
}

/* Whether the form has a control by which audit-import knows the audit. */
static bool is_known(const ca_document_fill *form)
{
    for (size_t i = 0; i < form->count; i++) {
        const ca_form_control *control = &form->controls[i];
        bool id = ca_slice_is(control->tag, "id") || ca_slice_is(control->tag, "case.id");
        if (id && control->in_text && !control->fault)
            return true;
    }
    return false;
}

int ca_form_word_open(ca_form_word *word, ca_run *run, const ca_form_options *options)
{
    word->options = options;
    word->template.left_out = left_out;
    word->template.state = word;
    if (check_options(run, options) < 0 || ca_template_open(&word->template, run) < 0)
        return -1;
    if (is_known(&word->template.form))
        return 0;
    return ca_error_set(
        &run->error,
        "%s: has no control with the tag id or case.id in its text, by which audit-import knows the audit "
        "of a form that comes back; add one",
        word->template.name);
}

static ca_fill_value value_of(void *state, size_t index, size_t entry)
{
    ca_form_word *word = state;
    ca_form_member member = word->template.tags[index].member;
    ca_fill_value value = CA_FILL_NOTHING;
    if (member.field == CA_FORM_EDITION_FIELD) {
        ca_text number = {0};
        ca_text_format(&number, "%llu", (unsigned long long)ca_form_edition(word->record) + 1);
        value.text = ca_arena_str(&word->arena, (ca_slice){number.at, number.size});
        ca_text_free(&number);
        return value;
    }
    return member.field == CA_FIELD_COUNT ? value : ca_tag_value(word->record, member, entry, &word->arena);
}

/* The entries of a list, and blank ones to be filled in; in a repeating section Word adds further ones itself. */
static size_t entries_of(void *state, ca_slice list, bool section)
{
    enum { SPARE_ROWS = 5 };
    const ca_form_word *word = state;
    enum ca_group group = ca_tag_group(list);
    bool filled_in = group == CA_ACTIONS || group == CA_FINDINGS;
    size_t count = group == CA_SINGLE ? 0 : word->record->groups[group].count;
    return count + (!filled_in ? 0 : section ? 1 : SPARE_ROWS);
}

static void lacks(void *state, size_t index)
{
    ca_template_lacks(&((ca_form_word *)state)->template, index);
}

int ca_form_word_write(ca_form_word *word, ca_record *record, ca_output *output, ca_error *error)
{
    const ca_filler filler = {value_of, entries_of, lacks, word};
    word->record = record;
    ca_text_clear(&word->file);
    ca_template_turn(&word->template, record->framework);
    int status = ca_template_fill(&word->template, &filler, &word->file);
    ca_arena_clear(&word->arena);
    return status == 0 ? ca_output_write(output, word->file.at, word->file.size, error) : -1;
}

void ca_form_word_free(ca_form_word *word)
{
    ca_template_free(&word->template);
    ca_arena_free(&word->arena);
    ca_text_free(&word->file);
}

/* --- the form of a framework -------------------------------------------------------------------------------------- */

/* Appends the form of FRAMEWORK to FILE. */
static int make_blank(ca_run *run, const ca_framework *framework, ca_text *file)
{
    ca_form_options options = {.purpose = CA_FORM_FOR_AUDITOR, .names = ca_options_has(&run->options, CA_OPTION_NAMES)};
    ca_text skeleton = {0};
    ca_record record = {.framework = NULL};
    ca_reporter silent = {.quiet = true, .reading_only = true};
    int64_t created;
    ca_form_skeleton_write(&skeleton, ca_slice_of("form"), ca_slice_of(framework->id));
    ca_line line = {.location = {.source = ""}, .text = {skeleton.at, skeleton.size}, .ended = true};
    ca_record_read(&record, &line, &run->library, run->format, &silent);
    int status = ca_workbook_created(0, &created, &run->error);
    if (status == 0)
        status = ca_form_blank_write(&record, &options, created, file, &run->error);
    ca_record_free(&record);
    ca_text_free(&skeleton);
    return status;
}

static int write_blank(ca_run *run, ca_output_folder *folder)
{
    const char *to = run->options.value[CA_OPTION_OUTPUT], *id = run->options.value[CA_OPTION_FRAMEWORK];
    const char *type = run->options.value[CA_OPTION_TYPE];
    ca_text file = {0}, name = {0};
    if (!id)
        return ca_run_misuse(run, "the form of which framework? Give -f ID; audit-new --list names those there are");
    if (!to || !*to || strcmp(to, "-") == 0)
        return ca_run_misuse(run, "which folder does the form go to? Give -o FOLDER");
    if ((type && strcmp(type, "docx") != 0) || run->options.value[CA_OPTION_TEMPLATE] || run->options.operand_count)
        return ca_run_misuse(run, "--blank writes a Word document, and reads none and no records: leave the files out");
    const ca_framework *framework = ca_run_framework(run, id);
    int status = framework ? make_blank(run, framework, &file) : -1;
    if (status == 0)
        status = ca_output_folder_make(folder, to, &run->error);
    if (status == 0) {
        ca_text_format(&name, "%s-form.docx", framework->id);
        ca_output *output =
            ca_output_folder_add(folder, name.at, ca_options_has(&run->options, CA_OPTION_OVERWRITE), &run->error);
        status = output ? ca_output_write(output, file.at, file.size, &run->error) : -1;
    }
    if (status == 0)
        status = ca_output_folder_flush(folder, &run->error);
    if (status == 0)
        status = ca_output_folder_finish(folder, NULL, &run->error);
    if (status == 0)
        ca_report_run(&run->reporter, CA_RUN_NOTE, "the form of %s: %s/%s", framework->id, to, name.at);
    ca_text_free(&file);
    ca_text_free(&name);
    return status;
}

void ca_form_blank_run(ca_run *run)
{
    ca_output_folder folder = {.name = NULL};
    if (write_blank(run, &folder) < 0)
        ca_run_raise(run, CA_FAILED);
    ca_output_folder_free(&folder);
}
