/* SPDX-License-Identifier: MIT */
/* The forms of all built-in frameworks: every question that is asked has a row, what is required is counted, no name is
 * shown, and each label leads back to its value. */
#include "../check.h"
#include "forms/form_labels.h"
#include "forms/form_layout.h"
#include "forms/form_rest.h"
#include "record/draft.h"
#include "record/record_read.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    check_tally tally;
    ca_library library;
    const ca_shape *format;
    ca_arena arena;
    ca_record record;
    ca_form_book book;
} bench;

/* Reads the text of a record, or a draft of FRAMEWORK for a case of TYPE. */
static void read_text(bench *b, ca_slice text)
{
    ca_line line = {.location = {.source = "test", .line = 1}, .text = text, .ended = true};
    ca_reporter silent = {.quiet = true};
    ca_record_read(&b->record, &line, &b->library, b->format, &silent);
}

/* Lays out a draft of FRAMEWORK; the draft is in DRAFT. */
static void lay_out_draft(bench *b, const ca_framework *framework, const char *type, const ca_form_options *options,
                          ca_text *draft)
{
    ca_known known = {.heads = ca_allocate((size_t)framework->head_count, sizeof(ca_slice))};
    ca_error error = {0};
    known.values[CA_CASE_ID_FIELD] = ca_slice_of("77870");
    known.values[CA_CASE_TYPE_FIELD] = ca_slice_of(type);
    known.values[CA_CHILD_FIELD] = ca_slice_of("Child Invented");
    known.values[CA_BORN_FIELD] = ca_slice_of("2010-05-06");
    known.values[CA_AUDITOR_FIELD] = ca_slice_of("Auditor A");
    for (int i = 0; i < framework->head_count; i++)
        known.heads[i] = ca_slice_of(framework->heads[i].date ? "2016-01-02" : "Head Invented");
    ca_draft_write(framework, "dcc-1", &known, draft);
    free(known.heads);
    read_text(b, (ca_slice){draft->at, draft->size});
    ca_form_book_begin(&b->book, framework, options);
    CHECK(&b->tally, ca_form_book_add(&b->book, &b->record, options, &error) == 0, "%s: a draft is laid out",
          framework->id);
    ca_error_free(&error);
}

static const ca_form_row *row_of(const ca_form *form, const char *key)
{
    for (size_t i = 0; i < form->count; i++)
        if (ca_slice_is(form->rows[i].key, key))
            return &form->rows[i];
    return NULL;
}

/* Whether a cell of FORM has WORDS in it. */
static bool shows(const ca_form *form, const char *words)
{
    for (size_t i = 0; i < form->count; i++)
        for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++) {
            ca_slice text = form->rows[i].cells[column].text;
            if (text.size && strstr(text.at, words))
                return true;
        }
    return false;
}

static void check_questions(bench *b, const ca_framework *framework, int type)
{
    const ca_form *form = b->book.forms[0];
    int asked = 0, found = 0;
    for (int i = 0; i < framework->question_count; i++) {
        ca_text key = {0};
        ca_text_format(&key, "answers.%s", framework->questions[i].id);
        bool wanted = ca_question_asked(&framework->questions[i], type);
        asked += wanted;
        found += (row_of(form, key.at) != NULL) == wanted ? wanted : -1000;
        ca_text_free(&key);
    }
    CHECK(&b->tally, found == asked, "%s, %s: %d questions are asked and have a row, and no other has", framework->id,
          ca_case_types[type], asked);
}

/* Every entry is below a row of parts that has each of its columns with answers. */
static void check_parts(bench *b, const ca_framework *framework)
{
    const ca_form *form = b->book.forms[0];
    const ca_form_row *parts = NULL;
    bool sound = true;
    for (size_t i = 0; i < form->count; i++) {
        const ca_form_row *row = &form->rows[i];
        if (row->kind == CA_FORM_ROW_PARTS)
            parts = row;
        for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++)
            if (row->cells[column].kind == CA_FORM_ANSWER)
                sound = sound && parts && row->key.size && parts->cells[column].text.size;
    }
    CHECK(&b->tally, sound, "%s: each answer has a key in its row and a part above it", framework->id);
}

static void check_labels(bench *b, const ca_framework *framework)
{
    static const enum ca_field coded[] = {CA_ANSWER_GRADE_FIELD,   CA_ANSWER_ANSWER_FIELD,   CA_CASE_TYPE_FIELD,
                                          CA_FINDING_KIND_FIELD,   CA_FINDING_SECTION_FIELD, CA_FINDING_THEME_FIELD,
                                          CA_FINDING_BEFORE_FIELD, CA_CONTACT_HOW_FIELD};
    for (size_t i = 0; i < sizeof coded / sizeof *coded; i++) {
        const ca_form_choices *choices = &b->book.lists[ca_form_list_of(framework, coded[i])];
        size_t back = 0;
        for (size_t j = 0; j < choices->count; j++) {
            ca_slice id = ca_form_id(framework, coded[i], choices->labels[j]);
            back += id.size && ca_slice_equal(ca_form_label(framework, coded[i], id), choices->labels[j]);
        }
        CHECK(&b->tally, back == choices->count, "%s: %s: each label leads to its value and back", framework->id,
              ca_fields[coded[i]].path);
    }
}

static void check_framework(bench *b, const ca_framework *framework)
{
    ca_form_options options = {.purpose = CA_FORM_FOR_AUDITOR}, named = {.names = true};
    for (int type = 0; type < CA_TYPE_COUNT; type++) {
        ca_text draft = {0};
        lay_out_draft(b, framework, ca_case_types[type], &options, &draft);
        check_questions(b, framework, type);
        if (type == 0) {
            const ca_form *form = b->book.forms[0];
            check_parts(b, framework);
            check_labels(b, framework);
            CHECK(&b->tally, !shows(form, "Child Invented") && !shows(form, "2010-05-06"),
                  "%s: neither the name nor the date of birth is shown", framework->id);
            CHECK(&b->tally, form->missing > 0 && form->edition == 1, "%s: answers are missing, in edition 1",
                  framework->id);
        }
        ca_form_book_free(&b->book);
        ca_text_free(&draft);
    }
    ca_text draft = {0};
    lay_out_draft(b, framework, "CIN", &named, &draft);
    CHECK(&b->tally, shows(b->book.forms[0], "Child Invented"), "%s: the name is shown if it is asked for",
          framework->id);
    ca_form_book_free(&b->book);
    ca_text_free(&draft);
}

/* A reason why a question is not applicable takes the row's place among those that are missing. */
static void check_missing(bench *b)
{
    static const char blank[] = "{\"schema\":\"caseaudit.record/1\",\"id\":\"a-1\",\"framework\":\"sefton-2022\"}";
    static const char given[] =
        "{\"schema\":\"caseaudit.record/1\",\"id\":\"a-1\",\"framework\":\"durham-2016\",\"form\":{\"edition\":3},"
        "\"answers\":{\"risk\":{\"na\":\"not yet born\"},\"referral\":{\"grade\":\"good\"}},"
        "\"actions\":[{\"action\":\"visit\"},{\"action\":\"write\",\"due\":\"2017-08-01\"}]}";
    ca_form_options options = {.purpose = CA_FORM_FOR_AUDITOR};
    ca_error error = {0};
    read_text(b, (ca_slice){given, sizeof given - 1});
    ca_form_book_begin(&b->book, b->record.framework, &options);
    CHECK(&b->tally, ca_form_book_add(&b->book, &b->record, &options, &error) == 0, "a record is laid out");
    const ca_form *form = b->book.forms[0];
    CHECK(&b->tally, row_of(form, "answers.risk")->missing == 0, "nothing is missing where a reason is given");
    CHECK(&b->tally, row_of(form, "answers.referral")->missing == 1, "a grade without its evidence lacks one");
    CHECK(&b->tally, row_of(form, "answers.assessment")->missing == 2, "a blank answer lacks grade and evidence");
    CHECK(&b->tally, form->edition == 4, "the form of a record that came back has the next edition");
    CHECK(&b->tally, ca_slice_is(row_of(form, "answers.referral")->cells[CA_FORM_SHORT].text, "Good"),
          "a grade is shown by its label");
    CHECK(&b->tally, ca_slice_is(row_of(form, "actions.2")->cells[CA_FORM_SHORT].text, "2017-08-01"),
          "the second action is in its row");
    CHECK(&b->tally, row_of(form, "actions.17") && !row_of(form, "actions.18"), "there are 15 spare rows");
    ca_form_book_free(&b->book);
    read_text(b, (ca_slice){blank, sizeof blank - 1});
    ca_form_book_begin(&b->book, b->record.framework, &options);
    CHECK(&b->tally, ca_form_book_add(&b->book, &b->record, &options, &error) == 0, "an almost empty record, too");
    ca_form_book_free(&b->book);
    ca_error_free(&error);
}

/* Errors are beside the answers that they are about, and only in the form of their record. */
static void check_faults(bench *b)
{
    static const char text[] = "{\"schema\":\"caseaudit.record/1\",\"id\":\"a-1\",\"framework\":\"durham-2016\","
                               "\"actions\":[{\"action\":\"visit\"}]}";
    ca_diagnostics faults = {.count = 0};
    ca_diagnostic one = {.error = true, .path = "actions[1].due", .message = "is not filled in"};
    one.location.source = "a.xlsx";
    one.about.record = ca_slice_of("a-1");
    ca_diagnostics_add(&faults, &one);
    one.path = "answers.risk.grade";
    ca_diagnostics_add(&faults, &one);
    one.path = "answers.assessment";
    one.message = "is word for word a text of another record, /tmp/Auditor B, 2.jsonl:1:742";
    ca_diagnostics_add(&faults, &one);
    one.path = "case.team";
    one.message = "differs from the name at b.jsonl:1:742 only in capitals, and is counted apart";
    ca_diagnostics_add(&faults, &one);
    one.about.record = ca_slice_of("a-2");
    one.path = "answers.referral";
    ca_diagnostics_add(&faults, &one);
    ca_form_options options = {.purpose = CA_FORM_FOR_AUDITOR, .faults = &faults};
    ca_error error = {0};
    read_text(b, (ca_slice){text, sizeof text - 1});
    ca_form_book_begin(&b->book, b->record.framework, &options);
    CHECK(&b->tally, ca_form_book_add(&b->book, &b->record, &options, &error) == 0, "a form with errors is laid out");
    const ca_form *form = b->book.forms[0];
    CHECK(&b->tally,
          ca_slice_is(row_of(form, "actions.1")->cells[CA_FORM_FAULT].text, "To mend: is not filled in") &&
              row_of(form, "answers.risk")->cells[CA_FORM_FAULT].text.size,
          "errors are beside their answers");
    CHECK(&b->tally,
          ca_slice_is(row_of(form, "answers.assessment")->cells[CA_FORM_FAULT].text,
                      "To mend: is word for word a text of another record"),
          "the file of another record is not named");
    CHECK(&b->tally,
          ca_slice_is(row_of(form, "case.team")->cells[CA_FORM_FAULT].text,
                      "To mend: differs from the name only in capitals, and is counted apart"),
          "nor where it is in the middle");
    CHECK(&b->tally, !row_of(form, "answers.referral")->cells[CA_FORM_FAULT].text.size,
          "an error in another record is not shown");
    ca_form_book_free(&b->book);
    ca_diagnostics_free(&faults);
    ca_error_free(&error);
}

/* The grades of the auditor are hidden from a blind moderator. */
static void check_moderator(bench *b)
{
    static const char text[] =
        "{\"schema\":\"caseaudit.record/1\",\"id\":\"a-1\",\"framework\":\"sefton-2022\",\"case\":{\"id\":\"1\"},"
        "\"answers\":{\"supervision\":{\"grade\":\"good\",\"evidence\":\"Seen monthly\"}},"
        "\"overall\":{\"grade\":\"good\",\"reason\":\"Steady\"},\"findings\":[{\"text\":\"Seen\"}]}";
    for (int blind = 0; blind < 2; blind++) {
        ca_form_options options = {.purpose = CA_FORM_FOR_MODERATOR, .blind = blind != 0};
        ca_error error = {0};
        read_text(b, (ca_slice){text, sizeof text - 1});
        ca_form_book_begin(&b->book, b->record.framework, &options);
        CHECK(&b->tally, ca_form_book_add(&b->book, &b->record, &options, &error) == 0, "a moderator's form");
        const ca_form_row *row = row_of(b->book.forms[0], "moderation.answers.supervision");
        CHECK(&b->tally, row && row->cells[CA_FORM_OTHER].kind == (blind ? CA_FORM_HIDDEN : CA_FORM_SHOWN),
              "the auditor's grade is %s", blind ? "hidden" : "shown");
        CHECK(&b->tally, row && ca_slice_is(row->cells[CA_FORM_WIDE].text, "Seen monthly"),
              "the auditor's evidence is shown");
        CHECK(&b->tally, row && row->missing == 1, "a judgement is missing");
        row = row_of(b->book.forms[0], "moderation.overall");
        CHECK(&b->tally, row && row->missing == 1 && ca_slice_is(row->cells[CA_FORM_OTHER].text, "Good"),
              "the overall grade is to be moderated, too");
        ca_form_book_free(&b->book);
        ca_error_free(&error);
    }
}

/* --- nothing is in a record without being seen -------------------------------------------------------------------- */

/* Appends a record of FRAMEWORK whose only answer is the member PATH ("answers.*.grade") with VALUE, JSON; KEY is the "*". */
static void write_record(ca_text *to, const ca_framework *framework, const char *path, const char *key,
                         const char *value)
{
    ca_text ends = {0};
    ca_text_format(to, "{\"schema\":\"caseaudit.record/1\",\"id\":\"a-1\",\"framework\":\"%s\"", framework->id);
    for (bool first = true; *path; first = false) {
        size_t size = strcspn(path, ".");
        bool last = !path[size], list = size > 2 && path[size - 1] == ']';
        ca_text_format(to, "%s\"", first ? "," : "");
        ca_text_append(to, *path == '*' ? key : path, *path == '*' ? strlen(key) : size - (list ? 2 : 0));
        ca_text_format(to, "\":%s", last ? value : list ? "[{" : "{");
        ca_text end = {0};
        ca_text_format(&end, "%s%s", last ? "" : list ? "}]" : "}", ca_text_words(&ends));
        ca_text_free(&ends);
        ends = end;
        path += size + !last;
    }
    ca_text_format(to, "%s}", ca_text_words(&ends));
    ca_text_free(&ends);
}

/* Whether a cell with a value shows WORDS, alone. */
static bool has_value(const ca_form *form, ca_slice words)
{
    for (size_t i = 0; i < form->count; i++)
        for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++)
            if (form->rows[i].cells[column].kind >= CA_FORM_SHOWN &&
                (ca_slice_equal(form->rows[i].cells[column].text, words) ||
                 (form->rows[i].cells[column].field == CA_ANSWER_NA_FIELD && form->rows[i].cells[column].text.size)))
                return true;
    return false;
}

/* Returns the value of FIELD that the test fills in, without quotes; NULL: the framework has none. */
static const char *value_of(const ca_framework *framework, enum ca_field field, const char *key)
{
    for (int i = 0; i < framework->head_count && field == CA_HEAD_FIELD; i++)
        if (strcmp(framework->heads[i].id, key) == 0 && framework->heads[i].date)
            return "2017-03-04";
    switch (ca_fields[field].type) {
    case CA_DATE: return "2017-03-04";
    case CA_GRADE: return framework->scale_count ? framework->scale[0].id : NULL;
    case CA_CODE: return ca_fields[field].codes[1];
    case CA_BOOL: return "true";
    case CA_COUNT: return "45";
    default: return field == CA_ANSWER_ANSWER_FIELD ? "yes" : "Invented words";
    }
}

/* Whether the form of a record with FIELD for KEY shows it. */
static bool is_shown(bench *b, const ca_framework *framework, const ca_form_options *options, enum ca_field field,
                     const char *key)
{
    const char *value = value_of(framework, field, key);
    bool bare = ca_fields[field].type == CA_BOOL || ca_fields[field].type == CA_COUNT;
    ca_text json = {0}, text = {0};
    ca_error error = {0};
    ca_text_format(&json, bare ? "%s" : "\"%s\"", value);
    write_record(&text, framework, ca_fields[field].path, key, ca_text_words(&json));
    read_text(b, (ca_slice){text.at, text.size});
    ca_form_book_begin(&b->book, framework, options);
    bool shown =
        ca_form_book_add(&b->book, &b->record, options, &error) == 0 &&
        has_value(b->book.forms[0], strcmp(value, "true") == 0 ? ca_slice_of("Yes")
                                                               : ca_form_label(framework, field, ca_slice_of(value)));
    ca_form_book_free(&b->book);
    ca_error_free(&error);
    ca_text_free(&json);
    ca_text_free(&text);
    return shown;
}

/* Returns the name at INDEX that members of GROUP have; NULL after the last. */
static const char *key_at(const ca_framework *framework, enum ca_group group, int index)
{
    switch ((int)group) {
    case CA_HEADS: return index < framework->head_count ? framework->heads[index].id : NULL;
    case CA_FLAGS: return index < framework->flag_count ? framework->flags[index].id : NULL;
    case CA_DISCUSSED: return ca_contact_roles[index];
    case CA_ANSWERS:
    case CA_MODERATED: return index < framework->question_count ? framework->questions[index].id : NULL;
    default: return index ? NULL : "";
    }
}

static void check_nothing_unseen(bench *b, const ca_framework *framework, const ca_form_options *options,
                                 const char *form, bool print)
{
    int filled = 0, shown = 0;
    for (int i = 0; i < CA_FIELD_COUNT; i++) {
        enum ca_field field = (enum ca_field)i;
        const char *left_out = ca_form_left_out(field, options), *key;
        if (left_out && print)
            printf("# %s: not shown: %s: %s\n", form, ca_fields[field].path, left_out);
        for (int j = 0; !left_out && value_of(framework, field, "") &&
                        (key = key_at(framework, ca_fields[field].group, j)) != NULL;
             j++) {
            bool name = field == CA_HEAD_FIELD && framework->heads[j].name;
            bool seen = is_shown(b, framework, options, field, key);
            if (name && print)
                printf("# %s: not shown: %s, a name\n", form, key);
            if (seen == name)
                printf("# %s, %s: %s %s is %s\n", framework->id, form, ca_fields[field].path, key,
                       name ? "a name, and shown" : "not shown");
            filled++;
            shown += seen != name;
        }
    }
    CHECK(&b->tally, filled == shown, "%s, %s: each of %d members that a record can have is shown", framework->id, form,
          filled);
}

static void check_all_is_seen(bench *b)
{
    static const struct {
        const char *name;
        ca_form_options options;
    } forms[] = {{"auditor", {.purpose = CA_FORM_FOR_AUDITOR}},
                 {"moderator", {.purpose = CA_FORM_FOR_MODERATOR}},
                 {"blind moderator", {.purpose = CA_FORM_FOR_MODERATOR, .blind = true}}};
    for (size_t i = 0; i < b->library.count; i++)
        for (size_t j = 0; j < sizeof forms / sizeof *forms; j++)
            check_nothing_unseen(b, ca_library_find(&b->library, ca_slice_of(b->library.known[i].id)),
                                 &forms[j].options, forms[j].name, i == 0);
}

int main(void)
{
    bench b = {.book = {.count = 0}};
    ca_error error = {0};
    ca_reporter silent = {.quiet = true};
    ca_memory_begin();
    CHECK(&b.tally, ca_library_open(&b.library, NULL, 0, &silent, &error) == 0, "the built-in frameworks are read");
    b.format = ca_format_shape(&b.arena);
    for (size_t i = 0; i < b.library.count; i++)
        check_framework(&b, ca_library_find(&b.library, ca_slice_of(b.library.known[i].id)));
    check_missing(&b);
    check_faults(&b);
    check_moderator(&b);
    check_all_is_seen(&b);
    ca_record_free(&b.record);
    ca_library_free(&b.library);
    ca_arena_free(&b.arena);
    ca_error_free(&error);
    return CHECK_END(&b.tally);
}
