/* SPDX-License-Identifier: MIT */
/* Reads a Word form that somebody filled in. */
#include "forms/document_form.h"

#include "base/utf8.h"
#include "forms/document_tagged.h"
#include "forms/form_labels.h"
#include "forms/form_value.h"
#include "forms/title_text.h"

#include <stdlib.h>

void ca_document_forms_make(ca_document_forms *forms, const ca_framework *framework, const ca_fillers *fillers)
{
    *forms = (ca_document_forms){.framework = framework, .fillers = fillers};
    ca_document_titles_make(&forms->titles, framework);
    ca_document_run_ins_make(&forms->run_ins);
    ca_document_headings_make(&forms->headings);
}

void ca_document_forms_free(ca_document_forms *forms)
{
    ca_document_titles_free(&forms->titles);
    ca_document_run_ins_free(&forms->run_ins);
    ca_document_headings_free(&forms->headings);
}

/* --- a row as views ----------------------------------------------------------------------------------------------- */

/* Whether the tag of CONTROL is the path of a member. */
static bool has_path(const ca_document_walk *walk, const ca_document_control *control)
{
    return control->tag.size && !control->nested &&
           ca_form_member_of(walk->forms->framework, control->tag).field != CA_FIELD_COUNT;
}

/* Takes the controls of the view at INDEX that are read by their tags out of its content. */
static void cut_tagged(ca_document_walk *walk, size_t index)
{
    ca_document_view *view = &walk->views[index];
    const ca_document_text all = view->content;
    ca_text rest = {0};
    size_t from = 0, found = 0;
    for (size_t i = 0; i < all.control_count; i++) {
        const ca_document_control *control = &all.controls[i];
        size_t end = control->offset + control->text.size;
        if (!has_path(walk, control) || control->offset < from || end > all.text.size)
            continue;
        ca_document_text inside = ca_document_part_of(walk, &all, control->offset, end);
        walk->tagged = ca_array_grow(walk->tagged, walk->tagged_count, &walk->tagged_capacity, sizeof *walk->tagged);
        ca_document_tagged *tagged = &walk->tagged[walk->tagged_count++];
        *tagged = (ca_document_tagged){.path = control->tag, .view = index, .location = view->location};
        if (!control->placeholder)
            tagged->text = ca_document_value_in(walk, control->tag, &inside, &tagged->doubt);
        ca_text_append(&rest, all.text.at + from, control->offset - from);
        from = end;
        found++;
    }
    if (found) {
        ca_text_append(&rest, all.text.at + from, all.text.size - from);
        view->content =
            (ca_document_text){.text = ca_arena_str(walk->arena, (ca_slice){ca_text_words(&rest), rest.size})};
    }
    ca_text_free(&rest);
}

static void add_view(ca_document_walk *walk, const ca_document_cell *cell, const ca_document_text *content,
                     ca_location location)
{
    walk->views = ca_array_grow(walk->views, walk->view_count, &walk->view_capacity, sizeof *walk->views);
    ca_document_view *view = &walk->views[walk->view_count++];
    *view = (ca_document_view){
        .cell = cell, .content = ca_document_without_doubtful(walk, content, location), .location = location};
    if (cell && cell->continues)
        view->content = (ca_document_text){.text = {"", 0}};
    cut_tagged(walk, walk->view_count - 1);
    view->text = ca_text_without_blanks(view->content.text);
    if (!view->text.size)
        view->text = (ca_slice){view->content.text.at, 0};
}

static ca_location place(const ca_document_walk *walk, size_t line, size_t column)
{
    return (ca_location){.source = walk->source, .line = line, .column = column, .table = walk->table};
}

static void view_row(ca_document_walk *walk, const ca_document_row *row)
{
    walk->view_count = 0;
    for (size_t i = 0; i < row->cell_count; i++)
        add_view(walk, &row->cells[i], &row->cells[i].content, place(walk, row->number, i + 1));
}

/* Returns the index of the first view with a text other than a number; the count if there is none. */
static size_t title_index(const ca_document_walk *walk)
{
    for (size_t i = 0; i < walk->view_count; i++) {
        ca_slice text = walk->views[i].text;
        bool number = i + 1 < walk->view_count;
        for (size_t j = 0; j < text.size && number; j++)
            number = strchr("0123456789.)", text.at[j]) != NULL;
        if (text.size && !number)
            return i;
    }
    return walk->view_count;
}

/* --- texts that are no answers ------------------------------------------------------------------------------------ */

/* Keeps the texts of the current row that are nothing else, those of neighbours together. */
static void keep_rest(ca_document_walk *walk, const char *error)
{
    ca_text note = {0};
    ca_location first = {.source = walk->source};
    for (size_t i = 0; i <= walk->view_count; i++) {
        const ca_document_view *view = i < walk->view_count ? &walk->views[i] : NULL;
        ca_slice typed = view && !view->used ? ca_document_typed_in(walk, &view->content) : (ca_slice){"", 0};
        if (typed.size && !note.size)
            first = view->location;
        if (typed.size && note.size)
            ca_text_byte(&note, '\t');
        ca_text_append(&note, typed.at, typed.size);
        if (!note.size || (view && !view->used))
            continue;
        ca_document_answers_note(&walk->answers, (ca_slice){note.at, note.size}, first, error);
        walk->read->others++;
        ca_text_clear(&note);
    }
    ca_text_free(&note);
}

/* Marks the texts of the form itself. Returns whether all texts of the row are such. */
static bool find_own(ca_document_walk *walk)
{
    bool all = true;
    for (size_t i = 0; i < walk->view_count; i++) {
        ca_document_view *view = &walk->views[i];
        if (view->used || !view->text.size)
            continue;
        bool grade = view->cell && ca_form_id(walk->forms->framework, CA_ANSWER_GRADE_FIELD, view->text).size;
        view->used = !grade && ca_document_titles_own(&walk->forms->titles, view->text);
        all &= view->used;
    }
    return all;
}

/* --- actions ------------------------------------------------------------------------------------------------------ */

static void take_action(ca_document_walk *walk)
{
    bool filled = false;
    for (size_t i = 0; i < walk->view_count; i++)
        filled |= ca_document_typed_in(walk, &walk->views[i].content).size > 0;
    if (!filled)
        return;
    walk->actions++;
    for (size_t i = 0; i < walk->view_count; i++) {
        ca_document_view *view = &walk->views[i];
        const ca_document_column *column = ca_document_column_of(&walk->columns, view->cell);
        if (!column || !column->action)
            continue;
        ca_text path = {0};
        ca_text_format(&path, "actions.%llu.%s", (unsigned long long)walk->actions, column->action);
        ca_document_add_value(walk, (ca_slice){path.at, path.size}, &view->content, view->location);
        ca_text_free(&path);
        view->used = true;
    }
    for (size_t i = 0; i < walk->view_count; i++) /* the number of the action */
        walk->views[i].used |= title_index(walk) > i;
    keep_rest(walk, NULL);
    ca_document_answers_close(&walk->answers);
}

/* Whether the current row, below the headings of actions, is none: it begins with a title of the form, and has another shape. */
static bool ends_actions(ca_document_walk *walk, size_t at)
{
    size_t size;
    ca_slice text = at < walk->view_count ? walk->views[at].text : (ca_slice){"", 0};
    if (!text.size || walk->view_count == walk->columns.count)
        return false;
    return ca_document_titles_exact(&walk->forms->titles, CA_TITLE_QUESTION, text).title ||
           ca_document_titles_label(&walk->forms->titles, text, &size) ||
           ca_document_titles_own(&walk->forms->titles, text);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static void forget_pending(ca_document_walk *walk)
{
    walk->pending_count = 0;
    walk->pending_filled = false;
}

/* Keeps the answers of a row whose title is that of two questions. */
static void refuse_row(ca_document_walk *walk, ca_document_match match, size_t at)
{
    ca_text words = {0};
    ca_document_end_question(walk);
    ca_text_format(&words, "is in a row whose title may be '%.*s' or '%.*s'; it is not taken: put the title right",
                   (int)match.title->shown.size, match.title->shown.at, (int)match.other->shown.size,
                   match.other->shown.at);
    for (size_t i = 0; i <= at; i++)
        walk->views[i].used = true;
    keep_rest(walk, ca_arena_str(walk->arena, (ca_slice){words.at, words.size}).at);
    ca_text_free(&words);
}

/* Takes the current row if MATCH is the title in the view AT. */
static bool take_matched(ca_document_walk *walk, ca_document_match match, size_t at)
{
    if (!match.title)
        return false;
    forget_pending(walk);
    if (match.other) {
        refuse_row(walk, match, at);
    } else {
        ca_document_take_question(walk, match.title, at);
        ca_document_take_tagged(walk, match.title);
    }
    return true;
}

static bool take_labels(ca_document_walk *walk, bool near)
{
    if (!ca_document_take_labels(walk, near))
        return false;
    (void)find_own(walk);
    keep_rest(walk, NULL);
    return true;
}

/* Whether the current row goes on with the question of the row above: its first cell is blank, or both have one cell alone. */
static bool goes_on(const ca_document_walk *walk)
{
    bool first_blank = walk->view_count > 1 && !walk->views[0].text.size;
    bool single = walk->view_count == 1 && walk->target_cells == 1;
    return walk->target && (first_blank || single);
}

/* Whether the current row is labels and answers by its first text. A text below an answer may merely begin like a label. */
static bool begins_with_label(ca_document_walk *walk, size_t at)
{
    return ca_document_is_label(walk, at, goes_on(walk));
}

/* Takes the current row if it is of the form itself: headings, sections, guidance. */
static bool take_own(ca_document_walk *walk, const ca_document_row *row)
{
    bool headings = row && ca_document_columns_read(&walk->forms->headings, row, &walk->columns);
    if (!headings && !find_own(walk))
        return false;
    if (!headings || walk->columns.actions) /* the same headings may be above the rest of an answer on the next page */
        ca_document_end_question(walk);
    forget_pending(walk);
    return true;
}

/* Takes the current row as answers of the labels above it. */
static bool take_below(ca_document_walk *walk)
{
    if (ca_document_take_below(walk)) {
        if (walk->view_count > 1)
            forget_pending(walk);
        keep_rest(walk, NULL);
        return true;
    }
    return false;
}

/* Takes the current row, which is not blank, by what its first text is. */
static void take_row(ca_document_walk *walk, const ca_document_row *row)
{
    size_t at = title_index(walk);
    ca_document_titles *titles = &walk->forms->titles;
    ca_slice text = at < walk->view_count ? walk->views[at].text : (ca_slice){"", 0};
    if (take_matched(walk, ca_document_titles_exact(titles, CA_TITLE_QUESTION, text), at) ||
        (begins_with_label(walk, at) && take_labels(walk, false)) || take_own(walk, row) || take_below(walk) ||
        take_matched(walk, ca_document_titles_beginning(titles, text), at))
        return;
    if (goes_on(walk)) {
        ca_document_take_answers(walk, 0, true);
        return;
    }
    if (take_matched(walk, ca_document_titles_near(titles, text), at) || take_labels(walk, true))
        return;
    if (walk->target && walk->view_count == walk->target_cells && ca_document_has_parts(walk)) {
        ca_document_take_answers(walk, 1, true); /* beside the rest of the guidance, on the next page */
        keep_rest(walk, NULL);
        return;
    }
    ca_document_end_question(walk);
    forget_pending(walk);
    keep_rest(walk, NULL);
}

static bool is_blank_row(const ca_document_walk *walk)
{
    for (size_t i = 0; i < walk->view_count; i++)
        if (walk->views[i].text.size)
            return false;
    return true;
}

static void walk_row(ca_document_walk *walk, const ca_document_row *row)
{
    view_row(walk, row);
    bool tagged = walk->tagged_count > 0;
    if (walk->columns.actions && walk->columns.count && ends_actions(walk, title_index(walk)))
        walk->columns.count = 0;
    if (!is_blank_row(walk)) {
        ca_document_columns none = {.count = 0};
        bool headings = walk->columns.count && ca_document_columns_read(&walk->forms->headings, row, &none);
        if (walk->columns.actions && walk->columns.count && !headings)
            take_action(walk);
        else
            take_row(walk, row);
        free(none.list);
    }
    if (tagged)
        ca_document_take_tagged(walk, walk->target);
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

static void walk_table(ca_document_walk *walk, size_t index);

/* Whether a row of the table at INDEX, or of one in it, has a title. */
static bool has_titles(ca_document_walk *walk, size_t index)
{
    const ca_document_table *table = &walk->document->tables[index];
    for (size_t i = 0; i < table->row_count; i++)
        for (size_t j = 0; j < table->rows[i].cell_count; j++) {
            size_t size;
            ca_slice text = ca_text_without_blanks(table->rows[i].cells[j].content.text);
            if (text.size && (ca_document_titles_exact(&walk->forms->titles, CA_TITLE_QUESTION, text).title ||
                              ca_document_titles_label(&walk->forms->titles, text, &size)))
                return true;
        }
    return false;
}

/* Reads the tables in the cells of ROW that have titles of their own, and takes their texts out of its views. */
static bool walk_nested(ca_document_walk *walk, size_t index, size_t row)
{
    const ca_document_row *outer = &walk->document->tables[index].rows[row];
    bool found = false;
    for (size_t i = index + 1; i < walk->document->table_count; i++) {
        const ca_document_table *table = &walk->document->tables[i];
        if (table->parent == index + 1 && table->parent_row == row && outer->cell_count == 1 && has_titles(walk, i)) {
            walk_table(walk, i);
            found = true;
        }
    }
    return found;
}

/* Appends the text of a table as that of its cell has it. */
static void add_table_text(ca_text *to, const ca_document_table *table)
{
    for (size_t i = 0; i < table->row_count; i++)
        for (size_t j = 0; j < table->rows[i].cell_count; j++) {
            ca_slice text = table->rows[i].cells[j].content.text;
            if (i || j)
                ca_text_byte(to, j ? '\t' : '\n');
            ca_text_append(to, text.at, text.size);
        }
}

/* Keeps the text of the only cell of ROW without that of the tables in it, which were read. */
static void keep_around(ca_document_walk *walk, size_t index, size_t row)
{
    const ca_document_row *outer = &walk->document->tables[index].rows[row];
    ca_text rest = {0}, inside = {0};
    ca_text_append(&rest, outer->cells[0].content.text.at, outer->cells[0].content.text.size);
    for (size_t i = index + 1; i < walk->document->table_count; i++) {
        const ca_document_table *table = &walk->document->tables[i];
        if (table->parent != index + 1 || table->parent_row != row || !has_titles(walk, i))
            continue;
        ca_text_clear(&inside);
        add_table_text(&inside, table);
        const char *at = inside.size ? strstr(ca_text_words(&rest), ca_text_words(&inside)) : NULL;
        if (!at)
            continue;
        size_t begin = (size_t)(at - rest.at), end = begin + inside.size;
        memmove(rest.at + begin, rest.at + end, rest.size - end + 1);
        rest.size -= inside.size;
    }
    walk->view_count = 0;
    ca_document_text around = {.text = ca_arena_str(walk->arena, (ca_slice){ca_text_words(&rest), rest.size})};
    add_view(walk, &outer->cells[0], &around, place(walk, outer->number, 1));
    if (!is_blank_row(walk))
        take_row(walk, NULL);
    ca_text_free(&rest);
    ca_text_free(&inside);
}

/* Returns how many columns of the grid ROW has. */
static size_t width_of(const ca_document_row *row)
{
    const ca_document_cell *last = row->cell_count ? &row->cells[row->cell_count - 1] : NULL;
    return last ? last->column + last->span : 0;
}

static void walk_table(ca_document_walk *walk, size_t index)
{
    const ca_document_table *table = &walk->document->tables[index];
    const char *outer = walk->table;
    ca_text name = {0};
    ca_document_table_name(&name, walk->document, index);
    walk->table = ca_arena_str(walk->arena, (ca_slice){ca_text_words(&name), name.size}).at;
    if (walk->columns.actions || (table->row_count && width_of(&table->rows[0]) != walk->width))
        walk->columns.count = 0; /* a table that goes on on the next page has columns of the same width */
    walk->width = table->row_count ? width_of(&table->rows[0]) : 0;
    for (size_t i = 0; i < table->row_count; i++)
        if (walk_nested(walk, index, i))
            keep_around(walk, index, i);
        else
            walk_row(walk, &table->rows[i]);
    walk->table = outer;
    ca_text_free(&name);
}

/* --- paragraphs --------------------------------------------------------------------------------------------------- */

/* The paragraphs that are kept together as a note. */
typedef struct {
    ca_text text;
    ca_location first;
} paragraphs;

static void end_paragraphs(ca_document_walk *walk, paragraphs *kept)
{
    if (kept->text.size) {
        ca_document_answers_note(&walk->answers, (ca_slice){kept->text.at, kept->text.size}, kept->first, NULL);
        walk->read->others++;
    }
    ca_text_clear(&kept->text);
}

/* Whether the whole of TEXT is the title of a question. */
static bool is_title(ca_document_walk *walk, ca_slice text)
{
    const ca_document_title *title = ca_document_titles_exact(&walk->forms->titles, CA_TITLE_QUESTION, text).title;
    return title && ca_title_size_in(text, title->words) == text.size;
}

static void walk_paragraph(ca_document_walk *walk, const ca_document_block *block, paragraphs *kept)
{
    walk->table = "";
    walk->view_count = 0;
    add_view(walk, NULL, &block->content, place(walk, block->paragraph, 1));
    ca_document_take_tagged(walk, NULL);
    ca_document_view *view = &walk->views[0];
    if (!view->text.size)
        return;
    if (ca_document_take_labels(walk, false)) {
        end_paragraphs(walk, kept);
        return;
    }
    if (is_title(walk, view->text) || find_own(walk)) {
        end_paragraphs(walk, kept);
        forget_pending(walk);
        return;
    }
    if (ca_document_take_below(walk))
        return;
    ca_slice typed = ca_document_typed_in(walk, &view->content);
    if (typed.size && !kept->text.size)
        kept->first = view->location;
    if (typed.size && kept->text.size)
        ca_text_byte(&kept->text, '\n');
    ca_text_append(&kept->text, typed.at, typed.size);
}

/* --- texts outside ------------------------------------------------------------------------------------------------ */

static const char *const place_names[CA_DOCUMENT_PLACE_COUNT] = {
    [CA_DOCUMENT_HEADER] = "header",     [CA_DOCUMENT_FOOTER] = "footer",   [CA_DOCUMENT_TEXT_BOX] = "text box",
    [CA_DOCUMENT_FOOTNOTE] = "footnote", [CA_DOCUMENT_ENDNOTE] = "endnote", [CA_DOCUMENT_COMMENT] = "comment"};

static bool is_margin(const ca_document_outside *outside)
{
    return outside->place == CA_DOCUMENT_HEADER || outside->place == CA_DOCUMENT_FOOTER;
}

/* Takes a label in a header, such as the number of the record, or keeps any other text. */
static void walk_outside(ca_document_walk *walk, const ca_document_outside *outside, size_t number)
{
    ca_text name = {0};
    ca_text_format(&name, "%s %zu", place_names[outside->place], number);
    walk->table = ca_arena_str(walk->arena, (ca_slice){name.at, name.size}).at;
    ca_text_free(&name);
    ca_document_text content = {.text = outside->text};
    walk->view_count = 0;
    add_view(walk, NULL, &content, place(walk, 0, 0));
    bool labels = is_margin(outside) && ca_document_take_labels(walk, false);
    if (!labels && !is_margin(outside))
        keep_rest(walk, NULL);
    ca_document_end_question(walk);
    forget_pending(walk);
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

static void walk_all(ca_document_walk *walk)
{
    const ca_document *document = walk->document;
    size_t numbers[CA_DOCUMENT_PLACE_COUNT] = {0};
    paragraphs kept = {.text = {0}};
    for (size_t i = 0; i < document->block_count; i++) {
        const ca_document_block *block = &document->blocks[i];
        if (!block->table) {
            walk_paragraph(walk, block, &kept);
            continue;
        }
        end_paragraphs(walk, &kept);
        walk_table(walk, block->table - 1);
    }
    end_paragraphs(walk, &kept);
    ca_text_free(&kept.text);
    ca_document_end_question(walk);
    forget_pending(walk);
    for (size_t i = 0; i < document->outside_count; i++)
        walk_outside(walk, &document->outside[i], ++numbers[document->outside[i].place]);
}

/* Finds what says which audit the form is of. */
static void find_case(const ca_form_return *form, ca_document_read_form *read)
{
    for (size_t i = 0; i < form->count; i++) {
        const ca_form_answer *answer = &form->answers[i];
        if (ca_slice_is(answer->path, "case.id") && !answer->error && !read->case_id.size)
            read->case_id = answer->text;
        if (ca_slice_is(answer->path, "audit.date") && !answer->error && !read->date.size)
            read->date = answer->text;
    }
}

void ca_document_form_read(ca_document_forms *forms, const ca_document *document, const char *source,
                           ca_form_returns *returns, ca_document_read_form *read)
{
    returns->forms = ca_array_grow(returns->forms, returns->count, &returns->capacity, sizeof *returns->forms);
    ca_form_return *form = &returns->forms[returns->count++];
    *form = (ca_form_return){.sheet = "",
                             .framework = ca_slice_of(forms->framework->id),
                             .document = true,
                             .location = {.source = source, .line = 1, .column = 1}};
    *read = (ca_document_read_form){.questions = 0};
    ca_document_walk walk = {.forms = forms,
                             .document = document,
                             .source = source,
                             .table = "",
                             .answers = {.form = form, .arena = &returns->arena},
                             .read = read,
                             .arena = &returns->arena};
    walk.seen = ca_allocate((size_t)forms->framework->question_count, sizeof *walk.seen);
    if (ca_document_is_tagged(forms, document))
        ca_document_walk_tagged(&walk);
    else
        walk_all(&walk);
    for (int i = 0; i < forms->framework->question_count; i++)
        read->questions += walk.seen[i];
    find_case(form, read);
    ca_document_answers_free(&walk.answers);
    free(walk.seen);
    free(walk.views);
    free(walk.tagged);
    free(walk.columns.list);
    free(walk.pending);
}

static void see_title(void *state, ca_slice path)
{
    ca_map_at(state, path)->thing = state;
}

size_t ca_document_form_questions(ca_document_forms *forms, const ca_document *document)
{
    ca_map seen = {.entries = NULL};
    ca_document_titles_each(&forms->titles, document, see_title, &seen);
    size_t count = seen.count;
    ca_map_free(&seen, NULL);
    return count;
}

/* --- what is not in the answers ----------------------------------------------------------------------------------- */

static void add_count(ca_text *to, size_t count, const char *one, const char *many)
{
    if (count)
        ca_text_format(to, "%s%zu %s", to->size ? ", " : "", count, count == 1 ? one : many);
}

void ca_document_form_warning(ca_document_forms *forms, const ca_document *document, ca_text *to)
{
    ca_text changes = {0}, unread = {0};
    size_t margins = 0;
    bool tagged = ca_document_is_tagged(forms, document); /* its headers are those of the template */
    for (size_t i = 0; i < document->outside_count && !tagged; i++) {
        ca_slice text = document->outside[i].text;
        size_t size;
        margins += is_margin(&document->outside[i]) && !ca_document_titles_own(&forms->titles, text) &&
                   !ca_document_titles_label(&forms->titles, text, &size);
    }
    add_count(&changes, document->insertions, "insertion", "insertions");
    add_count(&changes, document->deletions, "deletion", "deletions");
    add_count(&changes, document->moves, "move", "moves");
    add_count(&unread, document->hidden, "hidden text, which was read", "hidden texts, which were read");
    add_count(&unread, margins, "header or footer, which is not in the record",
              "headers and footers, which are not in the record");
    add_count(&unread, document->other_parts, "part in another format, which was not read",
              "parts in other formats, which were not read");
    add_count(&unread, document->alternatives, "content for newer programs, which was not read",
              "contents for newer programs, which were not read");
    add_count(&unread, document->symbols, "sign of a symbol font that is not known",
              "signs of symbol fonts that are not known");
    if (changes.size)
        ca_text_format(to, "has tracked changes, which were taken as accepted: %s", changes.at);
    if (unread.size)
        ca_text_format(to, "%s%s", changes.size ? "; has also " : "has ", unread.at);
    ca_text_free(&changes);
    ca_text_free(&unread);
}
