/* SPDX-License-Identifier: MIT */
/* The rows of questions in a Word form: the judgement, the evidence and the impact are in cells of their own, or in one. */
#include "forms/document_walk.h"

#include "base/utf8.h"
#include "data/list_words.h"
#include "forms/form_labels.h"
#include "forms/title_text.h"

/* Returns the question of TITLE; NULL: it is the overall grade. */
static const ca_question *question_of(const ca_document_walk *walk, const ca_document_title *title)
{
    enum { ANSWERS = sizeof "answers." - 1 };
    if (ca_slice_is(title->path, "overall"))
        return NULL;
    ca_slice id = {title->path.at + ANSWERS, title->path.size - ANSWERS};
    return &walk->forms->framework->questions[ca_framework_question(walk->forms->framework, id)];
}

/* Returns the member of the answer that PART is; "" if the question has none for it. */
static const char *member_of(const ca_question *question, enum ca_document_part part)
{
    bool text = question && question->type == CA_QUESTION_TEXT;
    bool comment = question && (question->requires & CA_NEED_COMMENT) && !(question->requires & CA_NEED_EVIDENCE);
    switch (part) {
    case CA_PART_GRADE: return !question || question->type == CA_QUESTION_GRADE ? "grade" : "answer";
    case CA_PART_TEXT: return !question ? "reason" : text ? "answer" : comment ? "comment" : "evidence";
    case CA_PART_EVIDENCE: return !question ? "reason" : text ? "answer" : "evidence";
    case CA_PART_IMPACT: return !question ? "reason" : "impact";
    case CA_PART_COMMENT: return !question ? "reason" : "comment";
    case CA_PART_NA: return !question ? "reason" : "na";
    default: return !question ? "reason" : "date";
    }
}

static ca_slice path_of(ca_document_walk *walk, enum ca_document_part part)
{
    ca_text path = {0};
    ca_text_format(&path, "%.*s.%s", (int)walk->target->path.size, walk->target->path.at,
                   member_of(question_of(walk, walk->target), part));
    ca_slice kept = ca_arena_str(walk->arena, (ca_slice){path.at, path.size});
    ca_text_free(&path);
    return kept;
}

/* Whether TEXT is an answer of the scale, or yes or no. */
static bool is_grade(const ca_document_walk *walk, ca_slice text)
{
    const ca_question *question = question_of(walk, walk->target);
    text = ca_text_without_blanks(text);
    if (question && question->type == CA_QUESTION_YES_NO)
        return text.size && ca_yes_or_no(ca_slice_trimmed(text, ".")) >= 0;
    return (!question || question->type == CA_QUESTION_GRADE) &&
           ca_form_id(walk->forms->framework, CA_ANSWER_GRADE_FIELD, text).size > 0;
}

/* --- the cells ---------------------------------------------------------------------------------------------------- */

/* A cell whose parts are taken. */
typedef struct {
    ca_document_walk *walk;
    const ca_document_view *view;
    bool named; /* it has a part with a name */
} cell;

static void note_part(void *context, enum ca_document_part part, ca_slice piece)
{
    (void)piece;
    ((cell *)context)->named |= part != CA_PART_TEXT && part != CA_PART_GRADE;
}

static bool is_grade_in(void *context, ca_slice text)
{
    return is_grade(((cell *)context)->walk, text);
}

static void take_part(void *context, enum ca_document_part part, ca_slice piece)
{
    const cell *c = context;
    const ca_document_text *content = &c->view->content;
    ca_document_text text = {.text = piece, .controls = content->controls, .control_count = content->control_count};
    const char *doubt = NULL;
    ca_slice path = path_of(c->walk, part);
    if (part == CA_PART_DATE || part == CA_PART_GRADE) { /* its control is in the cell; offsets do not count */
        for (size_t i = 0; i < content->control_count && part == CA_PART_DATE; i++)
            if (content->controls[i].kind == CA_CONTROL_DATE && !content->controls[i].placeholder &&
                ca_slice_equal(ca_text_without_blanks(content->controls[i].text), piece))
                text = (ca_document_text){content->controls[i].text, &content->controls[i], 1};
        if (part == CA_PART_GRADE)
            text.control_count = 0;
        piece = ca_document_value_in(c->walk, path, &text, &doubt);
    }
    ca_document_answer *answer = ca_document_answers_add(&c->walk->answers, path, piece, c->view->location);
    answer->doubt = doubt ? doubt : answer->doubt;
}

/* Takes the whole of CONTENT as the judgement. */
static void take_grade(ca_document_walk *walk, const ca_document_text *content, ca_location location)
{
    ca_document_add_value(walk, path_of(walk, CA_PART_GRADE), content, location);
}

/* Takes the first line of TEXT, the judgement, and the rest as words. */
static void take_grade_and_words(ca_document_walk *walk, ca_slice text, ca_location location)
{
    ca_slice line = ca_title_paragraph(text);
    size_t end = (size_t)(line.at + line.size - text.at);
    (void)ca_document_answers_add(&walk->answers, path_of(walk, CA_PART_GRADE), line, location);
    (void)ca_document_answers_add(&walk->answers, path_of(walk, CA_PART_TEXT),
                                  (ca_slice){text.at + end, text.size - end}, location);
    walk->part = CA_PART_TEXT;
}

/* Takes a cell whose text begins in the part FIRST. */
static void take_cell(ca_document_walk *walk, ca_document_view *view, enum ca_document_part first)
{
    const ca_question *question = question_of(walk, walk->target);
    bool plain = !question || question->type == CA_QUESTION_TEXT; /* its words have no parts */
    cell c = {.walk = walk, .view = view};
    if (first != CA_PART_GRADE)
        view->content = ca_document_without_guidance(walk, &view->content);
    ca_slice text = ca_document_typed_in(walk, &view->content), line = ca_title_paragraph(text);
    ca_slice date = question && question->date ? ca_slice_of(question->date) : (ca_slice){"", 0};
    ca_document_visitor visitor = {note_part, is_grade_in, &c};
    bool graded = line.size < text.size && is_grade(walk, line) && !is_grade(walk, text);
    view->used = true;
    if (first == CA_PART_GRADE && !plain)
        (void)ca_document_parts(&walk->forms->run_ins, text, first, date, &visitor);
    if (first == CA_PART_GRADE && !c.named && !graded) {
        take_grade(walk, &view->content, view->location);
    } else if (first == CA_PART_GRADE && plain) {
        take_grade_and_words(walk, text, view->location);
    } else if (!text.size || plain) {
        (void)ca_document_answers_add(&walk->answers, path_of(walk, first), text, view->location);
        walk->part = first;
    } else {
        visitor.visit = take_part;
        walk->part = ca_document_parts(&walk->forms->run_ins, text, first, date, &visitor);
    }
}

/* Returns the part in which the text of VIEW begins, by its column, or by what it is. GRADED: the row has its judgement. SEVERAL:
 * the row has more than one cell for the answer. */
static enum ca_document_part first_part(ca_document_walk *walk, const ca_document_view *view, bool graded, bool several)
{
    enum { SHORT = 40 };
    const ca_document_column *column =
        view->cell && !walk->columns.actions ? ca_document_column_of(&walk->columns, view->cell) : NULL;
    const ca_question *question = question_of(walk, walk->target);
    ca_slice text = ca_document_typed_in(walk, &view->content);
    ca_slice line = ca_title_paragraph(text);
    if (question && question->type == CA_QUESTION_TEXT)
        return CA_PART_TEXT;
    if (column)
        return column->part;
    if (!graded && several && ca_document_has_boxes(text))
        return CA_PART_GRADE;
    if (!graded && (is_grade(walk, line) || (several && text.size < SHORT && !memchr(text.at, ':', text.size))))
        return CA_PART_GRADE;
    return CA_PART_TEXT;
}

bool ca_document_has_parts(ca_document_walk *walk)
{
    bool found = false;
    for (size_t i = 1; i < walk->view_count; i++) {
        cell c = {.walk = walk, .view = &walk->views[i]};
        ca_document_visitor visitor = {note_part, is_grade_in, &c};
        ca_slice text = ca_document_typed_in(walk, &walk->views[i].content);
        if (text.size)
            (void)ca_document_parts(&walk->forms->run_ins, text, CA_PART_TEXT, (ca_slice){"", 0}, &visitor);
        if (text.size && !c.named)
            return false;
        found |= c.named;
    }
    return found;
}

/* Whether VIEW, below a question that was not judged, begins with a judgement. */
static bool is_late_grade(ca_document_walk *walk, const ca_document_view *view)
{
    const ca_document_answer *grade = ca_document_answers_find(&walk->answers, path_of(walk, CA_PART_GRADE).at);
    return !(grade && grade->text.size) &&
           is_grade(walk, ca_title_paragraph(ca_document_typed_in(walk, &view->content)));
}

void ca_document_take_answers(ca_document_walk *walk, size_t from, bool continues)
{
    size_t left = 0;
    bool graded = continues;
    for (size_t i = from; i < walk->view_count; i++)
        left += !walk->views[i].used;
    for (size_t i = from; i < walk->view_count; i++) {
        ca_document_view *view = &walk->views[i];
        if (view->used)
            continue;
        enum ca_document_part part = first_part(walk, view, graded, left > 1);
        left--;
        graded |= part == CA_PART_GRADE;
        if (continues && !view->text.size)
            continue;
        if (continues && part == CA_PART_TEXT)
            part = is_late_grade(walk, view) ? CA_PART_GRADE : walk->part;
        take_cell(walk, view, part);
    }
}

/* --- the row ------------------------------------------------------------------------------------------------------ */

/* Takes the one line of the title's cell after the title that is a judgement: "OVERALL JUDGEMENT: GOOD". */
static void take_title_grade(ca_document_walk *walk, const ca_document_view *view)
{
    ca_slice typed = ca_document_typed_in(walk, &view->content), found = {"", 0};
    size_t at = ca_title_size_in(typed, walk->target->words), count = 0;
    while (at && at < typed.size) {
        const char *end = memchr(typed.at + at, '\n', typed.size - at);
        size_t size = end ? (size_t)(end - typed.at) - at : typed.size - at;
        ca_slice line = ca_text_without_blanks((ca_slice){typed.at + at, size});
        count += line.size && is_grade(walk, line);
        found = line.size && is_grade(walk, line) ? line : found;
        at += size + 1;
    }
    if (count == 1) /* several are the scale */
        (void)ca_document_answers_add(&walk->answers, path_of(walk, CA_PART_GRADE), found, view->location);
}

/* Takes the answer in the cell of the title itself: what its controls have, or a judgement. */
static void take_title_cell(ca_document_walk *walk, ca_document_view *view)
{
    view->used = true;
    ca_slice text = view->content.text, line = ca_title_paragraph(text);
    size_t title = ca_title_size_in(text, walk->target->words); /* programs put the title itself into a control */
    size_t end = title ? title : (size_t)(line.at + line.size - text.at);
    if (!view->content.control_count)
        take_title_grade(walk, view);
    for (size_t i = 0; i < view->content.control_count; i++) {
        const ca_document_control *control = &view->content.controls[i];
        ca_document_text inside =
            ca_document_part_of(walk, &view->content, control->offset, control->offset + control->text.size);
        ca_document_view part = {
            .cell = view->cell, .content = inside, .text = inside.text, .location = view->location};
        bool outer =
            i && control->offset < view->content.controls[i - 1].offset + view->content.controls[i - 1].text.size;
        if (control->offset >= end && !control->placeholder && !outer && ca_document_typed_in(walk, &inside).size)
            take_cell(walk, &part, first_part(walk, &part, false, false));
    }
}

/* Takes what is below the title in a row of one cell: an answer with its parts or to a question of words; other text is kept as a
 * note. */
static void take_below_title(ca_document_walk *walk, ca_document_view *view)
{
    const ca_question *question = question_of(walk, walk->target);
    ca_slice text = view->content.text;
    size_t title = ca_title_size_in(text, walk->target->words);
    ca_slice line = ca_title_paragraph(text);
    size_t begin = title ? title : (size_t)(line.at + line.size - text.at);
    ca_document_text below = ca_document_part_of(walk, &view->content, begin, text.size);
    ca_document_view rest = {.cell = view->cell, .content = below, .location = view->location};
    rest.content = ca_document_without_guidance(walk, &below);
    ca_slice typed = ca_document_typed_in(walk, &rest.content);
    cell c = {.walk = walk, .view = &rest};
    ca_document_visitor visitor = {note_part, is_grade_in, &c};
    (void)ca_document_parts(&walk->forms->run_ins, typed, CA_PART_TEXT, (ca_slice){"", 0}, &visitor);
    if (!typed.size)
        return;
    if (c.named || (question && question->type == CA_QUESTION_TEXT))
        take_cell(walk, &rest, is_grade(walk, ca_title_paragraph(typed)) ? CA_PART_GRADE : CA_PART_TEXT);
    else if (!is_grade(walk, typed)) /* which was taken */
        ca_document_answers_note(&walk->answers, typed, view->location, NULL);
}

void ca_document_take_question(ca_document_walk *walk, const ca_document_title *title, size_t at)
{
    ca_document_end_question(walk);
    const ca_question *question = question_of(walk, title);
    walk->target = title;
    walk->target_cells = walk->view_count;
    walk->part = CA_PART_TEXT;
    if (question)
        walk->seen[question - walk->forms->framework->questions] = walk->asked = true;
    bool single = at + 1 == walk->view_count && !walk->views[at].content.control_count;
    if (single)
        take_below_title(walk, &walk->views[at]);
    if (!single || !ca_document_answers_find(&walk->answers, path_of(walk, CA_PART_GRADE).at))
        take_title_cell(walk, &walk->views[at]);
    walk->views[at].used = true;
    for (size_t i = 0; i < at; i++)
        walk->views[i].used = true; /* a number before it */
    ca_document_take_answers(walk, at + 1, false);
}

/* --- not applicable ----------------------------------------------------------------------------------------------- */

/* Whether TEXT is N/A, or begins with it and goes on with the reason. */
static bool says_not_applicable(const ca_document_walk *walk, ca_slice text)
{
    static const char *const beginnings[] = {"n a", "not applicable", "na"};
    ca_text words = {0};
    bool says = ca_is_filler(walk->forms->fillers, CA_FILLER_NOT_APPLICABLE, text);
    ca_title_words(&words, ca_title_paragraph(text));
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings && !says; i++)
        says = ca_title_begins((ca_slice){ca_text_words(&words), words.size}, ca_slice_of(beginnings[i]));
    ca_text_free(&words);
    return says;
}

static ca_slice text_of(const ca_document_answer *answer)
{
    return answer ? (ca_slice){ca_text_words(&answer->text), answer->text.size} : (ca_slice){"", 0};
}

/* Makes the words of a question that was not judged its reason for being not applicable, if they say so: forms of authorities have
 * no other box for it. */
static void find_not_applicable(ca_document_walk *walk)
{
    const ca_question *question = question_of(walk, walk->target);
    if (!question || question->type == CA_QUESTION_TEXT || !question->na)
        return;
    ca_document_answer *grade = ca_document_answers_find(&walk->answers, path_of(walk, CA_PART_GRADE).at);
    ca_document_answer *words = ca_document_answers_find(&walk->answers, path_of(walk, CA_PART_TEXT).at);
    ca_slice judged = text_of(grade), said = text_of(words), path = path_of(walk, CA_PART_NA);
    if (ca_document_answers_find(&walk->answers, path.at))
        return;
    if (judged.size && ca_is_filler(walk->forms->fillers, CA_FILLER_NOT_APPLICABLE, judged)) {
        if (said.size)
            ca_text_clear(&grade->text);
        (said.size ? words : grade)->path = path;
    } else if (!judged.size && said.size && says_not_applicable(walk, said)) {
        words->path = path;
    }
}

void ca_document_end_question(ca_document_walk *walk)
{
    if (walk->target)
        find_not_applicable(walk);
    walk->target = NULL;
    ca_document_answers_close(&walk->answers);
}

/* --- controls with tags ------------------------------------------------------------------------------------------- */

/* Returns what is wrong with an answer whose tag is of another question than the title of its row. */
static const char *witness(ca_document_walk *walk, ca_slice path, const ca_document_title *title)
{
    ca_text words = {0};
    bool judged = path.size > 8 && (memcmp(path.at, "answers.", 8) == 0 || memcmp(path.at, "overall.", 8) == 0);
    bool same = !title || !title->path.size ||
                (path.size > title->path.size && memcmp(path.at, title->path.at, title->path.size) == 0 &&
                 path.at[title->path.size] == '.');
    if (same || !judged)
        return NULL;
    ca_text_format(
        &words, "is in a control with the tag of %.*s, and in the row '%.*s'; it is not taken: put it into its own row",
        (int)path.size, path.at, (int)title->shown.size, title->shown.at);
    const char *kept = ca_arena_str(walk->arena, (ca_slice){words.at, words.size}).at;
    ca_text_free(&words);
    return kept;
}

void ca_document_take_tagged(ca_document_walk *walk, const ca_document_title *title)
{
    for (size_t i = 0; i < walk->tagged_count; i++) {
        const ca_document_tagged *tagged = &walk->tagged[i];
        ca_document_answer *answer =
            ca_document_answers_add(&walk->answers, tagged->path, tagged->text, tagged->location);
        answer->doubt = tagged->doubt ? tagged->doubt : answer->doubt;
        const char *error = witness(walk, tagged->path, title);
        answer->error = error ? error : answer->error;
    }
    walk->tagged_count = 0;
}
