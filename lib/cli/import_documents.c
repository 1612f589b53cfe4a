/* SPDX-License-Identifier: MIT */
/* The Word forms that audit-import reads. */
#include "cli/import_documents.h"

#include "base/day.h"
#include "base/file.h"
#include "base/utf8.h"
#include "data/framework_library.h"
#include "forms/document_own_words.h"
#include "forms/document_reply.h"
#include "office/sheet_read.h"

#include <nettle/sha2.h>
#include <stdlib.h>
#include <strings.h>

/* --- drafts ------------------------------------------------------------------------------------------------------- */

static int refuse(ca_import_documents *documents, ca_location location, enum ca_rule_id rule, const char *words)
{
    (void)ca_report(&documents->run->reporter, location, rule, "", "%s", words);
    return -1;
}

/* Finds the draft of the case CASE_ID. Returns 0, or -1 (reported). */
static int find_draft(ca_import_documents *documents, ca_slice case_id, ca_form_return *form)
{
    const ca_import_case *other, *found = ca_import_cases_find(documents->cases, case_id, form->framework, &other);
    if (!case_id.size)
        return refuse(documents, form->location, CA_RULE_FORM_UNKNOWN,
                      "has no case number, so no draft of --drafts is known to be its own; type the number in");
    if (!found)
        return refuse(documents, form->location, CA_RULE_FORM_UNKNOWN,
                      "no draft of --drafts has the case number of this form; put the number right, or give the draft");
    if (other) {
        ca_text words = {0};
        ca_text_format(&words, "the drafts %.*s and %.*s are both of this case; give the one that the form is of",
                       (int)found->id.size, found->id.at, (int)other->id.size, other->id.at);
        int status = refuse(documents, form->location, CA_RULE_FORM_UNKNOWN, words.at);
        ca_text_free(&words);
        return status;
    }
    form->id = found->id; /* the caller reports one of another framework */
    return 0;
}

/* --- ids ---------------------------------------------------------------------------------------------------------- */

/* Appends a short name for a form without a case number: of its bytes, since the name of a file may be that of a child. */
static void add_digest(ca_text *to, ca_slice bytes)
{
    enum { SHOWN = 6 }; /* bytes of the digest */
    uint8_t digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.size, (const uint8_t *)bytes.at);
    sha256_digest(&context, sizeof digest, digest);
    ca_text_add(to, "form-");
    ca_text_hex(to, digest, SHOWN);
}

/* Adds the quarter of the date to a form that does not say it, as audit-new does to a draft. */
static void add_quarter(ca_day day, ca_form_returns *returns, ca_form_return *form)
{
    ca_text quarter = {0};
    ca_location location = form->location;
    for (size_t i = 0; i < form->count; i++) {
        if (ca_slice_is(form->answers[i].path, "audit.quarter"))
            return;
        if (ca_slice_is(form->answers[i].path, "audit.date"))
            location = form->answers[i].location;
    }
    ca_quarter_write(&quarter, ca_quarter_of(day.date), " ");
    form->answers = ca_array_grow(form->answers, form->count, &form->capacity, sizeof *form->answers);
    form->answers[form->count++] =
        (ca_form_answer){.path = ca_slice_of("audit.quarter"),
                         .text = ca_arena_str(&returns->arena, (ca_slice){quarter.at, quarter.size}),
                         .kind = CA_SHEET_TEXT,
                         .location = location};
    ca_text_free(&quarter);
}

/* Makes the id of a record without a draft: framework, quarter and case number. */
static void make_id(ca_import_documents *documents, const ca_document_read_form *read, ca_slice bytes,
                    ca_form_returns *returns, ca_form_return *form)
{
    ca_text id = {0}, letters = {0};
    ca_day day = ca_day_read(read->date, CA_DAY_FIRST);
    ca_text_append(&id, form->framework.at, form->framework.size);
    ca_text_byte(&id, '-');
    if (day.form == CA_DAY_READ) {
        ca_quarter_write(&id, ca_quarter_of(day.date), "");
        ca_text_byte(&id, '-');
        add_quarter(day, returns, form);
    }
    for (size_t i = 0; i < read->case_id.size; i++)
        ca_text_byte(&letters, ca_character_is_space(read->case_id.at[i]) ? '-' : read->case_id.at[i]);
    if (letters.size)
        ca_text_append(&id, letters.at, letters.size);
    else
        add_digest(&id, bytes);
    documents->made++;
    form->id = ca_arena_str(&returns->arena, (ca_slice){id.at, id.size});
    ca_text_free(&id);
    ca_text_free(&letters);
}

/* --- frameworks --------------------------------------------------------------------------------------------------- */

static ca_document_forms *forms_of(ca_import_documents *documents, const ca_framework *framework)
{
    ca_map_entry *entry = ca_map_at(&documents->forms, ca_slice_of(framework->id));
    if (!entry->thing) {
        ca_document_forms *forms = ca_allocate(1, sizeof *forms);
        ca_document_forms_make(forms, framework, ca_library_fillers(&documents->run->library, framework));
        forms->own_words = documents->own_words.count ? &documents->own_words : NULL;
        entry->thing = forms;
    }
    return entry->thing;
}

/* Returns the framework of which DOCUMENT has more questions than of FRAMEWORK, by their whole titles; NULL: none. */
static const ca_framework *better_framework(ca_import_documents *documents, const ca_framework *framework,
                                            const ca_document *document, size_t *own, size_t *most)
{
    const ca_library *library = &documents->run->library;
    const ca_framework *better = NULL;
    *own = *most = ca_document_form_questions(forms_of(documents, framework), document);
    for (size_t i = 0; i < library->count; i++) {
        const ca_framework *other = ca_library_at(library, i);
        size_t count = other ? ca_document_form_questions(forms_of(documents, other), document) : 0;
        if (count > *most) {
            better = other;
            *most = count;
        }
    }
    return better;
}

/* Whether the form is of the framework FORM->framework, as far as its questions tell. Returns 0, or -1 (reported). */
static int check_framework(ca_import_documents *documents, const ca_framework *framework, const ca_document *document,
                           const ca_document_read_form *read, ca_form_return *form)
{
    size_t all = (size_t)framework->question_count, own = 0, most = 0;
    const ca_framework *better =
        read->questions < all ? better_framework(documents, framework, document, &own, &most) : NULL;
    ca_text words = {0};
    int status = 0;
    if (better && !read->tagged && 2 * read->questions < most) {
        ca_text_format(&words, "has %zu questions of %s, and %zu of %s; give -f %s", most, better->id, read->questions,
                       framework->id, better->id);
        status = refuse(documents, form->location, CA_RULE_FORM_FILE, words.at);
    } else if (all && !read->questions && !read->tagged) {
        ca_text_format(&words, "has no question of %s: it is another form, or its titles were changed", framework->id);
        status = refuse(documents, form->location, CA_RULE_FORM_FILE, words.at);
    } else if (better) {
        ca_text_format(&words, "has %zu whole titles of %s, and %zu of %s, as whose form it is read", most, better->id,
                       own, framework->id);
        (void)refuse(documents, form->location, CA_RULE_FORM_FRAMEWORK, words.at);
    }
    ca_text_free(&words);
    return status;
}

/* --- documents ---------------------------------------------------------------------------------------------------- */

static int read_template(ca_import_documents *documents, const char *name)
{
    ca_error *error = &documents->run->error;
    ca_error unfit = {0};
    ca_document document = {.block_count = 0};
    size_t size = 0;
    char *file = ca_whole_file(name, &size, error);
    int status = file ? ca_document_read((ca_slice){file, size}, name, &document, &unfit) : -1;
    if (file && status < 0)
        status = ca_error_set(error, "%s: %s", name, ca_text_words(&unfit.words));
    if (status == 0)
        ca_document_own_words_add(&documents->own_words, &document);
    ca_document_free(&document);
    ca_error_free(&unfit);
    free(file);
    return status;
}

int ca_import_templates(ca_import_documents *documents)
{
    const ca_options *options = &documents->run->options;
    for (size_t i = 0; i < options->list[CA_OPTION_TEMPLATE].count; i++)
        if (read_template(documents, options->list[CA_OPTION_TEMPLATE].values[i]) < 0)
            return -1;
    return 0;
}

bool ca_import_is_document(const char *source, ca_slice bytes)
{
    static const char *const endings[] = {".docx", ".docm", ".dotx", ".dotm"};
    size_t size = strlen(source);
    if (ca_file_kind(source, bytes) == CA_FILE_WORD)
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (size > strlen(endings[i]) && strcasecmp(source + size - strlen(endings[i]), endings[i]) == 0)
            return true;
    return false;
}

static int take(ca_import_documents *documents, const ca_framework *framework, const ca_document *document,
                ca_slice bytes, const char *source, ca_form_returns *returns)
{
    ca_document_read_form read;
    ca_document_forms *forms = forms_of(documents, framework);
    ca_text warning = {0};
    ca_document_form_read(forms, document, source, returns, &read);
    ca_form_return *form = &returns->forms[0];
    ca_document_form_warning(forms, document, &warning);
    if (warning.size)
        (void)refuse(documents, form->location, CA_RULE_FORM_DOCUMENT, warning.at);
    ca_text_free(&warning);
    documents->tagged += read.tagged > 0;
    int status = check_framework(documents, framework, document, &read, form);
    if (status == 0 && !form->id.size) {
        if (documents->drafted)
            status = find_draft(documents, read.case_id, form);
        else
            make_id(documents, &read, bytes, returns, form);
    }
    return status;
}

/* Takes the reply in a letter, which has the id of its audit. */
static int take_reply(ca_import_documents *documents, const ca_document *document, const char *source,
                      ca_form_returns *returns)
{
    ca_document_reply_read(document, source, returns);
    documents->replies++;
    if (documents->drafted)
        return 0;
    return refuse(documents, returns->forms[0].location, CA_RULE_FORM_UNKNOWN,
                  "is a reply to the feedback on an audit; give the records with --drafts");
}

/* Returns the framework of the form DOCUMENT: that of -f; the one that it names itself, or whose draft it does; or that of all drafts.
 * NULL: it is not known. */
static const ca_framework *framework_of(const ca_import_documents *documents, const ca_document *document)
{
    ca_slice name = ca_document_tagged_text(document, "framework"), id = ca_document_tagged_text(document, "id");
    const ca_framework *named = name.size ? ca_library_find(&documents->run->library, name) : NULL;
    const ca_framework *drafted = id.size ? ca_import_cases_framework_of(documents->cases, id) : NULL;
    if (documents->framework)
        return documents->framework;
    return named ? named : drafted ? drafted : ca_import_cases_framework(documents->cases);
}

int ca_import_document(ca_import_documents *documents, ca_slice bytes, const char *source, ca_form_returns *returns)
{
    const ca_framework *framework = NULL;
    ca_location whole = {.source = source, .line = 1, .column = 1};
    ca_document document = {.block_count = 0};
    ca_error error = {0};
    int status;
    if (ca_document_read(bytes, source, &document, &error) < 0)
        status = refuse(documents, whole, CA_RULE_FORM_FILE, ca_text_words(&error.words));
    else if (ca_document_is_reply(&document))
        status = take_reply(documents, &document, source, returns);
    else if (ca_document_lost_tags(&document))
        status =
            refuse(documents, whole, CA_RULE_FORM_FILE,
                   "has lost the tags of its controls in the program that saved it, and its answers cannot be told "
                   "from its guidance; copy them into the form that went out, in Word or in LibreOffice 7.5 or later");
    else if (!(framework = framework_of(documents, &document)))
        status =
            refuse(documents, whole, CA_RULE_FORM_FILE, "is a Word document; give the framework of its form with -f");
    else
        status = take(documents, framework, &document, bytes, source, returns);
    ca_document_free(&document);
    ca_error_free(&error);
    return status;
}

static void free_forms(void *thing)
{
    ca_document_forms_free(thing);
    free(thing);
}

void ca_import_documents_free(ca_import_documents *documents)
{
    ca_map_free(&documents->forms, free_forms);
    ca_map_free(&documents->own_words, NULL);
}
