/* SPDX-License-Identifier: MIT */
/* Which title of a framework a text of a Word form is. */
#include "../check.h"
#include "data/framework_library.h"
#include "forms/document_titles.h"

enum how { EXACT, BEGINNING, NEAR, NOT_AT_ALL };

static const struct {
    const char *framework, *text, *path;
    enum how how;
    bool two; /* it fits another as well */
} rows[] = {
    {"buckinghamshire-2021", "QUALITY OF PLANS:", "answers.plans", EXACT, false},
    {"buckinghamshire-2021", "7. Quality of plans\nAre they current?", "answers.plans", EXACT, false},
    {"buckinghamshire-2021", "How has the help provided improved outcomes? Say how.", "answers.outcomes", EXACT, false},
    {"buckinghamshire-2021", "Quality of plans Are they current?", "answers.plans", BEGINNING, false},
    {"buckinghamshire-2021", "Are young people prepared for independence", "answers.independence", BEGINNING, false},
    {"buckinghamshire-2021", "Auditors Overall grading This is about outcomes.", "overall", BEGINNING, false},
    {"buckinghamshire-2021", "Permanence is achieved without delay and reflects the assesed need", "answers.permanence",
     NEAR, false},
    {"buckinghamshire-2021", "Co-ordination between the agencies is effective", "answers.coordination", NEAR, false},
    {"buckinghamshire-2021", "Quality of placement", NULL, NOT_AT_ALL, false},
    {"buckinghamshire-2021", "Quality of", NULL, NOT_AT_ALL, false},
    {"buckinghamshire-2021", "", NULL, NOT_AT_ALL, false},
    {"buckinghamshire-2017", "Quality of placement", "answers.living-arrangements", EXACT, false},
    {"durham-2016", "Risk", "answers.risk", EXACT, false},
    {"durham-2016", "Risks taken", NULL, NOT_AT_ALL, false},
    {"durham-2016", "Involvement and the Voice of the Child / Young Person", "answers.voice", EXACT, false},
    {"lancashire-cla-2016", "Links between reviews, assessment, analysis and plan", "answers.links", NEAR, false},
    {"lancashire-cla-2016", "Summary - what is your overall judgement in respect of", "", BEGINNING, true},
};

static const struct {
    const char *text, *path, *rest;
} labels[] = {
    {"Date of Audit", "audit.date", ""},
    {"Date: 2/8/2016", "audit.date", "2/8/2016"},
    {"Auditor (name):\nAda", "audit.auditor", "\nAda"},
    {"Child\xE2\x80\x99s Name", "case.child", ""},
    {"Case No.", "case.id", ""},
    {"Child One", NULL, ""},
    {"Date of last assessment", "answers.assessment-on-file.date", ""},
    {"OVERALL JUDGEMENT OF THE CASE FILE: GOOD", "overall.grade", "GOOD"},
    {"The case is known", NULL, ""},
};

static void check_row(check_tally *t, ca_document_titles *titles, size_t i)
{
    ca_slice text = ca_slice_of(rows[i].text);
    ca_document_match matches[] = {ca_document_titles_exact(titles, CA_TITLE_QUESTION, text),
                                   ca_document_titles_beginning(titles, text), ca_document_titles_near(titles, text)};
    enum how how = EXACT;
    while (how < NOT_AT_ALL && !matches[how].title)
        how = (enum how)(how + 1);
    ca_document_match found = {NULL, NULL};
    if (how < NOT_AT_ALL)
        found = matches[how];
    bool same = how == rows[i].how && (rows[i].two || !found.title || ca_slice_is(found.title->path, rows[i].path));
    CHECK(t, same && (found.other != NULL) == rows[i].two, "%s: '%s'", rows[i].framework, rows[i].text);
}

int main(void)
{
    check_tally t = {0};
    ca_library library = {0};
    ca_reporter silent = {.quiet = true};
    ca_error error = {0};
    CHECK(&t, ca_library_open(&library, NULL, 0, &silent, &error) == 0, "the library");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ca_document_titles titles;
        ca_document_titles_make(&titles, ca_library_find(&library, ca_slice_of(rows[i].framework)));
        check_row(&t, &titles, i);
        ca_document_titles_free(&titles);
    }
    ca_document_titles titles;
    ca_document_titles_make(&titles, ca_library_find(&library, ca_slice_of("lancashire-cla-2016")));
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t size = 0;
        const ca_document_title *label = ca_document_titles_label(&titles, ca_slice_of(labels[i].text), &size);
        bool same = label ? labels[i].path && ca_slice_is(label->path, labels[i].path) &&
                                strcmp(labels[i].text + size, labels[i].rest) == 0
                          : !labels[i].path;
        CHECK(&t, same, "the label '%s'", labels[i].path ? labels[i].path : "none");
    }
    CHECK(&t, ca_document_titles_near_label(&titles, ca_slice_of("Auditr name")), "a label is misspelt");
    CHECK(&t, !ca_document_titles_near_label(&titles, ca_slice_of("Name")), "one word is no misspelt label");
    CHECK(&t, ca_document_titles_own(&titles, ca_slice_of("Section 2: Assessment")), "a section is the form's own");
    CHECK(&t, ca_document_titles_own(&titles, ca_slice_of("If relevant, include here what you like")), "and guidance");
    CHECK(&t, !ca_document_titles_own(&titles, ca_slice_of("Assessment of need")), "and nothing else");
    CHECK(&t, !ca_document_titles_guidance(&titles, ca_slice_of("Detail")), "one word may be an answer");
    ca_document_titles_free(&titles);
    ca_library_free(&library);
    ca_error_free(&error);
    return CHECK_END(&t);
}
