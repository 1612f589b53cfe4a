/* SPDX-License-Identifier: MIT */
/* Feedback for the practitioner and the manager: what was good, what would lift it, the grades, the actions, and a box for the reply.
 * It is two pages at most: of longer texts it has the first sentences. */
#include "documents/build_letters.h"

#include "documents/audit_parts.h"
#include "documents/excerpt.h"
#include "forms/form_labels.h"

/* A letter in the making. */
typedef struct {
    ca_audit_view *view;
    ca_letter *letter;
    ca_map sentences; /* of all evidence */
    ca_room room;
} feedback;

static ca_slice cut(feedback *f, ca_slice text, size_t most)
{
    return ca_excerpt(f->view->arena, &f->sentences, text, most);
}

static void count_sentences(feedback *f)
{
    for (int i = 0; i < f->view->framework->question_count; i++) {
        const ca_entry *answer = ca_record_answer(f->view->record, i);
        if (answer)
            ca_sentences_count(&f->sentences, ca_entry_text(f->view->record, answer, CA_ANSWER_EVIDENCE_FIELD));
    }
}

/* --- the overall grade -------------------------------------------------------------------------------------------- */

static void add_overall(feedback *f)
{
    const char *grade = ca_overall_words(f->view);
    const ca_grading *grading = f->view->grading;
    if (!grade)
        return;
    ca_letter_say(f->letter, CA_LETTER_HEADING, "Overall grade: %s", grade);
    if (grading->moderated != CA_NO_GRADE && grading->auditor != CA_NO_GRADE && grading->moderated != grading->auditor)
        ca_letter_say(f->letter, CA_LETTER_PARAGRAPH, "The auditor gave %s, and the moderator gave %s.",
                      ca_view_grade(f->view, grading->auditor), ca_view_grade(f->view, grading->moderated));
    ca_letter_add(f->letter, CA_LETTER_PARAGRAPH,
                  cut(f, ca_view_text(f->view, CA_OVERALL_REASON_FIELD), f->room.words));
    ca_add_reasons(f->view, f->letter, false);
}

/* --- what was good, and what would lift it ------------------------------------------------------------------------ */

static void add_findings(feedback *f, enum ca_finding_kind kind)
{
    const ca_entries *findings = &f->view->record->groups[CA_FINDINGS];
    size_t shown = 0;
    for (size_t i = 0; i < findings->count && shown < f->room.list_most; i++) {
        const ca_entry *finding = &findings->entries[i];
        const ca_value *value = ca_entry_value(finding, CA_FINDING_KIND_FIELD);
        if (!value->node || value->number != (int32_t)kind)
            continue;
        ca_slice section = ca_view_entry_text(f->view, finding, CA_FINDING_SECTION_FIELD);
        ca_slice text = cut(f, ca_view_entry_text(f->view, finding, CA_FINDING_TEXT_FIELD), f->room.words);
        if (!text.size)
            text = ca_view_entry_text(f->view, finding, CA_FINDING_THEME_FIELD);
        bool titled = f->view->framework->section_count > 0 && section.size;
        ca_letter_say(f->letter, CA_LETTER_ITEM, "%.*s%s%.*s", titled ? (int)section.size : 0, section.at,
                      titled ? ": " : "", (int)text.size, text.at);
        shown++;
    }
}

/* Adds what the answers say that have GRADE. */
static void add_graded(feedback *f, int grade)
{
    for (int i = 0; i < f->view->framework->question_count && f->room.evidence; i++) {
        int given = CA_NO_GRADE;
        if (ca_record_state(f->view->record, i, &given) != CA_STATE_GRADED || given != grade)
            continue;
        ca_slice text = cut(f, ca_evidence_of(f->view, ca_record_answer(f->view->record, i)), f->room.evidence);
        if (text.size)
            ca_letter_say(f->letter, CA_LETTER_ITEM, "%s (%s): %.*s", f->view->framework->questions[i].title,
                          ca_view_grade(f->view, grade), (int)text.size, text.at);
    }
}

static void add_good(feedback *f)
{
    ca_letter_say(f->letter, CA_LETTER_HEADING, "What was good");
    add_findings(f, CA_FINDING_IS_STRENGTH);
    for (int grade = f->view->framework->scale_count - 1; grade >= 0 && grade >= f->view->framework->good; grade--)
        add_graded(f, grade);
    ca_letter_drop_heading(f->letter);
}

static void add_weak(feedback *f)
{
    ca_letter_say(f->letter, CA_LETTER_HEADING, "What would lift it");
    add_findings(f, CA_FINDING_IS_IMPROVEMENT);
    for (int grade = 0; grade < f->view->framework->scale_count && grade < f->view->framework->good; grade++)
        add_graded(f, grade);
    ca_letter_drop_heading(f->letter);
}

/* Adds the answers in words, below the questions: "Standout strengths". */
static void add_texts(feedback *f)
{
    ca_letter_say(f->letter, CA_LETTER_HEADING, "In the auditor’s words");
    for (int i = 0; i < f->view->framework->question_count; i++) {
        const ca_question *question = &f->view->framework->questions[i];
        ca_slice text = {"", 0};
        if (question->type == CA_QUESTION_TEXT)
            text = cut(f, ca_view_entry_text(f->view, ca_record_answer(f->view->record, i), CA_ANSWER_ANSWER_FIELD),
                       f->room.words);
        if (text.size)
            ca_letter_say(f->letter, CA_LETTER_ITEM, "%s: %.*s", question->title, (int)text.size, text.at);
    }
    ca_letter_drop_heading(f->letter);
}

/* --- grades ------------------------------------------------------------------------------------------------------- */

static void add_each_grade(feedback *f)
{
    static const unsigned shares[] = {31, 19, 31, 19};
    ca_letter_table_begin(f->letter, shares, sizeof shares / sizeof *shares, false);
    for (int i = 0; i < f->view->framework->question_count; i++) {
        ca_slice answer = ca_view_answer(f->view, i);
        if (!answer.size)
            continue;
        ca_letter_cell_heading(f->letter, ca_view_question(f->view, i).at);
        ca_letter_cell_text(f->letter, answer);
    }
    ca_letter_table_end(f->letter);
}

/* Appends the questions with ANSWER: the titles, or their number of how many. */
static void name_questions(feedback *f, ca_text *to, const char *answer, bool titles)
{
    const ca_framework *framework = f->view->framework;
    size_t count = 0;
    ca_text numbers = {0};
    for (int i = 0; i < framework->question_count; i++) {
        if (!ca_slice_is(ca_view_answer(f->view, i), answer))
            continue;
        const char *before = count++ ? (titles ? "; " : ", ") : "";
        if (titles)
            ca_text_format(&numbers, "%s%s", before, framework->questions[i].title);
        else if (framework->questions[i].number)
            ca_text_format(&numbers, "%s%d", before, framework->questions[i].number);
    }
    if (count && !titles)
        ca_text_format(to, "%zu question%s: ", count, count == 1 ? "" : "s");
    ca_text_add(to, ca_text_words(&numbers));
    ca_text_free(&numbers);
}

/* Adds a row for each answer that was given, with the questions that have it: those below good by their titles. */
static void add_by_grade(feedback *f)
{
    static const unsigned shares[] = {20, 80};
    static const char *const others[] = {"Yes", "No", "Not applicable"};
    const ca_framework *framework = f->view->framework;
    int rows = framework->scale_count + (int)(sizeof others / sizeof *others);
    ca_letter_table_begin(f->letter, shares, sizeof shares / sizeof *shares, false);
    for (int row = 0; row < rows; row++) {
        int grade = framework->scale_count - 1 - row;
        const char *answer = grade >= 0 ? framework->scale[grade].label : others[row - framework->scale_count];
        ca_text words = {0};
        name_questions(f, &words, answer, grade >= 0 ? grade < framework->good : strcmp(answer, "No") == 0);
        if (words.size) {
            ca_letter_cell_heading(f->letter, answer);
            ca_letter_cell_text(f->letter, (ca_slice){words.at, words.size});
        }
        ca_text_free(&words);
    }
    ca_letter_table_end(f->letter);
}

static void add_grades(feedback *f)
{
    enum { LONG_TOOL = 24 /* questions */ };
    ca_letter_say(f->letter, CA_LETTER_HEADING, "Grades");
    if (f->view->framework->question_count > LONG_TOOL)
        add_by_grade(f);
    else
        add_each_grade(f);
    ca_letter_drop_heading(f->letter);
}

/* --- the reply ---------------------------------------------------------------------------------------------------- */

static void add_reply(feedback *f)
{
    static const unsigned shares[] = {28, 72};
    static const struct {
        const char *label, *tag;
        enum ca_new_document_input input;
    } rows[] = {{"Your name", "response.by", CA_INPUT_TEXT},
                {"Date", "response.date", CA_INPUT_DATE},
                {"Do you agree with the audit?", "response.agrees", CA_INPUT_YES_NO},
                {"Your reply", "response.text", CA_INPUT_TEXT}};
    ca_letter_say(f->letter, CA_LETTER_HEADING, "Your reply");
    ca_letter_say(f->letter, CA_LETTER_PARAGRAPH, "Is this fair? Is something missing? Please write it here.");
    ca_letter_table_begin(f->letter, shares, sizeof shares / sizeof *shares, false);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ca_letter_cell_heading(f->letter, rows[i].label);
        ca_letter_cell_input(f->letter, rows[i].input, (ca_slice){"", 0}, rows[i].tag, rows[i].label);
    }
    ca_letter_table_end(f->letter);
}

static void build(feedback *f)
{
    ca_add_facts(f->view, f->letter);
    add_overall(f);
    add_good(f);
    add_weak(f);
    add_texts(f);
    add_grades(f);
    ca_letter_say(f->letter, CA_LETTER_HEADING, "Actions");
    ca_add_actions(f->view, f->letter, &f->room);
    add_reply(f);
}

void ca_build_feedback(ca_audit_view *view, ca_letter *letter)
{
    static const ca_room rooms[] = {
        {70, SIZE_MAX, SIZE_MAX}, {50, SIZE_MAX, SIZE_MAX}, {35, 80, SIZE_MAX}, {25, 60, SIZE_MAX}, {18, 40, SIZE_MAX},
        {12, 30, SIZE_MAX},       {0, 25, SIZE_MAX},        {0, 15, 12},        {0, 10, 6}};
    static const double pages_most = 2;
    feedback f = {.view = view, .letter = letter};
    count_sentences(&f);
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        f.room = rooms[i];
        ca_letter_clear(letter);
        build(&f);
        if (ca_letter_pages(letter) <= pages_most)
            break;
    }
    ca_map_free(&f.sentences, NULL);
}
