/* SPDX-License-Identifier: MIT */
/* The people of a record become marks in its texts; workers are numbered as the texts mention them. */
#include "../check.h"
#include "data/framework_library.h"
#include "record/record_read.h"
#include "record/role_marks.h"

#include <string.h>

typedef struct {
    const char *text, *wanted;
} example;

static const char line[] =
    "{\"schema\":\"caseaudit.record/1\",\"id\":\"dcc-4711\",\"framework\":\"durham-2016\","
    "\"case\":{\"id\":\"77870\",\"child\":\"Zoe Hart\",\"born\":\"2009-02-03\",\"practitioner\":\"Jane Nash\","
    "\"manager\":\"Tom Nash\",\"iro\":\"Duty North\"},\"audit\":{\"auditor\":\"Ada Quill\"},"
    "\"actions\":[{\"action\":\"x\",\"owner\":\"Nash, Jane\"}]}";

/* The examples are texts of one record, in this order. */
static const example examples[] = {
    {"Ada Quill met Jane Nash and Zoe Hart.", "[worker 1] met [worker 2] and [child]."},
    {"Tom and Jane's visit; then Tom Nash's.", "[worker 3] and [worker 2] visit; then [worker 3]."},
    {"Nash was told.", "[worker] was told."},
    {"Jane Nash Tom Nash", "[worker 2] [worker 3]"},
    {"Zoe, born 3 Feb 2009, is case 77870.", "[child], born [date of birth], is case [case]."},
    {"Duty North took the call.", "Duty North took the call."},
    {"Nobody here.", "Nobody here."},
    {"", ""},
};

static void check_text(check_tally *t, ca_role_marks *marks, const example *one)
{
    ca_text to = {0};
    ca_role_marks_write(marks, ca_slice_of(one->text), &to);
    CHECK(t, strcmp(ca_text_words(&to), one->wanted) == 0, "%s: %s", one->text, ca_text_words(&to));
    ca_text_free(&to);
}

int main(void)
{
    check_tally t = {0};
    ca_arena arena = {0};
    ca_library library = {0};
    ca_error error = {0};
    ca_role_marks marks = {0};
    ca_record record = {.framework = NULL};
    ca_reporter reporter = {.stream = stderr};
    ca_memory_begin();
    CHECK(&t, ca_library_open(&library, NULL, 0, &reporter, &error) == 0, "the built-in frameworks are sound");
    ca_record_read(&record,
                   &(ca_line){.location = {.source = "test", .line = 1, .column = 1}, .text = ca_slice_of(line)},
                   &library, ca_format_shape(&arena), &reporter);
    for (int round = 0; round < 2; round++) {
        ca_role_marks_begin(&marks, &record); /* begun again, the numbers are the same */
        for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
            check_text(&t, &marks, &examples[i]);
    }
    ca_role_marks_free(&marks);
    ca_record_free(&record);
    ca_library_free(&library);
    ca_error_free(&error);
    ca_arena_free(&arena);
    return CHECK_END(&t);
}
