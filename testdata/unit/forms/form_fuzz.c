/* SPDX-License-Identifier: MIT */
/* A fuzz target for forms that come back: the parts of a workbook are put together, read, and each form is laid over an empty
 * draft, of the framework in the file FUZZ_FRAMEWORK if the form names no other. scripts/check/fuzz builds and runs it.
 *
 * The input is the parts, unpacked: each is its name, a newline and its content, and a byte 0xFF, which no part has, is between two
 * parts. So a change of a byte is a change of the XML, and not of a checksum of the zip file. */
#include "forms/form_contents.h"
#include "forms/form_places.h"
#include "forms/form_record.h"
#include "record/record_read.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { PARTS_MOST = 64, SEPARATOR = 0xFF };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever is made is used, so that a sanitizer sees what is not there. */
static size_t used;

static void use(ca_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        used += (unsigned char)text.at[i];
}

/* Adds the part in TEXT to ZIP. A name that the zip file has already is left out by the library. */
static void add_part(zip_t *zip, ca_slice text)
{
    const char *end = memchr(text.at, '\n', text.size);
    if (!end)
        return;
    char *name = ca_copy(text.at, (size_t)(end - text.at));
    size_t size = text.size - (size_t)(end + 1 - text.at);
    zip_source_t *source = zip_source_buffer(zip, end + 1, size, 0);
    zip_int64_t at = source ? zip_file_add(zip, name, source, 0) : -1;
    if (at >= 0)
        (void)zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0);
    else if (source)
        zip_source_free(source);
    free(name);
}

/* Returns the zip file of the parts in TEXT, empty if there is none. The caller frees it. */
static ca_text make_file(ca_slice text)
{
    ca_text made = {0};
    zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
    if (!whole)
        abort();
    zip_source_keep(whole);
    zip_t *zip = zip_open_from_source(whole, ZIP_TRUNCATE, NULL);
    if (!zip)
        abort();
    for (size_t i = 0; text.size && i < PARTS_MOST; i++) {
        const char *end = memchr(text.at, SEPARATOR, text.size);
        size_t part = end ? (size_t)(end - text.at) : text.size, step = part + (end != NULL);
        add_part(zip, (ca_slice){text.at, part});
        text = (ca_slice){text.at + step, text.size - step};
    }
    zip_stat_t info;
    if (zip_close(zip) < 0)
        zip_discard(zip);
    else if (zip_source_stat(whole, &info) == 0 && info.valid & ZIP_STAT_SIZE && info.size &&
             zip_source_open(whole) == 0) {
        size_t size = (size_t)info.size;
        if (zip_source_read(whole, ca_text_extend(&made, size), size) != (zip_int64_t)size)
            abort();
        (void)zip_source_close(whole);
    }
    zip_source_free(whole);
    return made;
}

static void use_answers(const ca_form_answer *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        use(list[i].path);
        use(list[i].text);
        use(ca_slice_of(list[i].location.sheet));
    }
}

static void use_form(const ca_form_return *form)
{
    use(ca_slice_of(form->sheet));
    use(ca_slice_of(form->error ? form->error : ""));
    use(form->id);
    use(form->framework);
    use(form->digest);
    use_answers(form->answers, form->count);
    use_answers(form->blanks, form->blank_count);
}

/* Lays FORM over a draft that has only an id, and compares the record with itself. */
static void lay_over(ca_form_importer *importer, const ca_form_returns *returns, const ca_form_return *form)
{
    ca_form_record made;
    ca_text draft = {0};
    ca_scan scan = {.text = NULL};
    ca_form_contents contents = {.count = 0};
    const ca_framework *framework = ca_library_find(importer->library, form->framework);
    ca_form_skeleton_write(&draft, form->id,
                           ca_slice_of((framework ? framework : ca_library_at(importer->library, 0))->id));
    ca_form_record_make(importer, returns, form, (ca_slice){draft.at, draft.size}, NULL, 0, &made);
    if (ca_scan_text(&scan, made.line.at, made.line.size) < 0)
        abort(); /* the record is JSON, whatever was typed */
    ca_form_contents_read(&contents, &scan);
    if (ca_form_contents_compare(&contents, &contents, NULL, NULL) != 0)
        abort();
    for (size_t i = 0; i < made.place_count; i++) {
        use(made.places[i].path);
        use(made.places[i].value);
    }
    for (size_t i = 0; i < made.faults.count; i++) {
        use(ca_slice_of(made.faults.list[i].path));
        use(ca_slice_of(made.faults.list[i].message));
        used += (size_t)ca_form_place_of(&made, made.faults.list[i].path).line;
    }
    ca_form_contents_free(&contents);
    ca_scan_free(&scan);
    ca_form_record_free(&made);
    ca_text_free(&draft);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ca_library library;
    static ca_arena arena;
    static ca_form_importer importer;
    ca_error error = {0};
    if (!importer.library) {
        ca_reporter silent = {.quiet = true};
        char *file = getenv("FUZZ_FRAMEWORK");
        if (ca_library_open(&library, &file, file != NULL, &silent, &error) != 0)
            abort();
        importer = (ca_form_importer){.library = &library, .format = ca_format_shape(&arena)};
    }
    ca_text file = make_file((ca_slice){(const char *)data, size});
    ca_form_returns returns = {.count = 0};
    if (ca_form_read((ca_slice){ca_text_words(&file), file.size}, "form.xlsx", &returns, &error) < 0)
        use(ca_slice_of(ca_text_words(&error.words)));
    for (size_t i = 0; i < returns.count; i++) {
        use_form(&returns.forms[i]);
        if (!returns.forms[i].error)
            lay_over(&importer, &returns, &returns.forms[i]);
    }
    for (size_t i = 0; i < returns.other_count; i++)
        use_form(&returns.others[i]);
    ca_form_returns_free(&returns);
    ca_error_free(&error);
    ca_text_free(&file);
    return 0;
}
