/* SPDX-License-Identifier: MIT */
/* A fuzz target for letters: the input is a record, of which a letter of each purpose is built, and written as Word and as HTML. The
 * file FUZZ_FRAMEWORK has a framework of its own. scripts/check/fuzz builds and runs it. */
#include "check/grading.h"
#include "documents/letter_write.h"
#include "documents/purposes.h"
#include "record/record_read.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever is made is used, so that a sanitizer sees what is not there. */
static size_t used;

static void use(const ca_text *text)
{
    for (size_t i = 0; i < text->size; i++)
        used += (unsigned char)text->at[i];
}

static void write_letter(const ca_letter *letter)
{
    ca_error error = {0};
    ca_text word = {0}, page = {0};
    if (ca_letter_document(letter, 0, &word, &error) < 0)
        abort(); /* every letter can be written */
    ca_letter_html(letter, &page);
    use(&word);
    use(&page);
    used += ca_letter_pages(letter) > 1;
    ca_text_free(&word);
    ca_text_free(&page);
}

static void write_letters(ca_record *record, ca_grading *grading)
{
    ca_letter letter = {.count = 0};
    ca_audit_view view = {.record = record,
                          .framework = record->framework,
                          .grading = grading,
                          .as_of = ca_date_read(ca_slice_of("2018-01-01"))};
    ca_grade_as_before(record, grading);
    for (int purpose = 0; purpose < CA_LETTER_PURPOSE_COUNT; purpose++)
        if (!ca_letter_purposes[purpose].of_framework &&
            ca_letter_build((enum ca_letter_purpose)purpose, &view, &letter))
            write_letter(&letter);
    ca_clues_free(&view.clues);
    ca_letter_free(&letter);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ca_library library;
    static ca_arena arena;
    static ca_record record;
    static ca_grading grading;
    static const ca_shape *format;
    ca_reporter silent = {.quiet = true, .reading_only = true};
    if (!format) {
        ca_error error = {0};
        char *file = getenv("FUZZ_FRAMEWORK");
        if (ca_library_open(&library, &file, file != NULL, &silent, &error) != 0)
            abort();
        format = ca_format_shape(&arena);
        record.skips_grading = true;
    }
    const ca_line line = {.location = {.source = "record"}, .text = {(const char *)data, size}, .ended = true};
    ca_record_read(&record, &line, &library, format, &silent);
    if (!record.stopped && record.framework)
        write_letters(&record, &grading);
    return 0;
}
