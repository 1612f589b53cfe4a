/* SPDX-License-Identifier: MIT */
/* Reads a Word form by its tags. */
#include "forms/document_tagged.h"

#include "base/utf8.h"
#include "forms/document_own_words.h"
#include "forms/form_labels.h"
#include "forms/form_value.h"
#include "forms/tag_value.h"

#include <stdlib.h>
#include <string.h>

/* --- which forms -------------------------------------------------------------------------------------------------- */

/* The tags of a document. */
typedef struct {
    ca_document_forms *forms;
    ca_map seen; /* with the paths of questions: "answers.risk" */
    bool known;  /* one says which audit it is of */
    bool made;   /* only forms that were made from a template have one of its kind: the id, or a list's */
    bool titled; /* a question has a title */
    bool bare;   /* and no tag */
} tag_counter;

static void count_tags(tag_counter *c, const ca_document_text *content)
{
    for (size_t i = 0; i < content->control_count; i++) {
        ca_slice tag = content->controls[i].tag, path = tag;
        ca_form_member member = {.field = CA_FIELD_COUNT};
        if (tag.size)
            member = ca_form_member_tagged(c->forms->framework, tag);
        if (member.field == CA_FIELD_COUNT || content->controls[i].nested)
            continue;
        c->known |= member.field == CA_ID_FIELD || member.field == CA_CASE_ID_FIELD;
        c->made |= member.field == CA_ID_FIELD || ca_document_tag_list(tag).size;
        while (ca_fields[member.field].group == CA_ANSWERS && path.at[--path.size] != '.')
            continue;
        ca_map_at(&c->seen, path)->thing = c;
    }
}

static void see_title(void *state, ca_slice path)
{
    tag_counter *c = state;
    c->titled = true;
    c->bare |= !ca_map_find(&c->seen, path);
}

bool ca_document_is_tagged(ca_document_forms *forms, const ca_document *document)
{
    tag_counter c = {.forms = forms};
    for (size_t i = 0; i < document->block_count; i++)
        count_tags(&c, &document->blocks[i].content);
    for (size_t i = 0; i < document->table_count; i++)
        for (size_t j = 0; j < document->tables[i].row_count; j++)
            for (size_t k = 0; k < document->tables[i].rows[j].cell_count; k++)
                count_tags(&c, &document->tables[i].rows[j].cells[k].content);
    ca_document_titles_each(&forms->titles, document, see_title, &c);
    size_t count = c.seen.count;
    ca_map_free(&c.seen, NULL);
    return c.known && count > 1 && !c.bare && (c.made || !c.titled);
}

static ca_slice text_in(const ca_document_text *content, const char *tag)
{
    for (size_t i = 0; i < content->control_count; i++) {
        const ca_document_control *control = &content->controls[i];
        ca_slice text = ca_text_without_blanks(control->text);
        if (!control->placeholder && text.size && ca_slice_is(control->tag, tag))
            return text;
    }
    return (ca_slice){"", 0};
}

ca_slice ca_document_tagged_text(const ca_document *document, const char *tag)
{
    ca_slice text = {"", 0};
    for (size_t i = 0; i < document->block_count && !text.size; i++)
        text = text_in(&document->blocks[i].content, tag);
    for (size_t i = 0; i < document->table_count; i++)
        for (size_t j = 0; j < document->tables[i].row_count; j++)
            for (size_t k = 0; k < document->tables[i].rows[j].cell_count && !text.size; k++)
                text = text_in(&document->tables[i].rows[j].cells[k].content, tag);
    return text;
}

bool ca_document_lost_tags(const ca_document *document)
{
    for (size_t i = 0; i < document->table_count; i++)
        for (size_t j = 0; j < document->tables[i].row_count; j++)
            for (size_t k = 0; k < document->tables[i].rows[j].cell_count; k++) {
                const ca_document_text *content = &document->tables[i].rows[j].cells[k].content;
                for (size_t n = 0; n < content->control_count; n++)
                    if (!content->controls[n].tag.size && ca_slice_is(content->controls[n].title, CA_DOCUMENT_EDITION))
                        return true;
            }
    return false;
}

/* --- entries ------------------------------------------------------------------------------------------------------ */

/* How far a list has come in a table. */
typedef struct {
    uint64_t number; /* of its current entry */
    size_t row;      /* the index + 1 of its last row */
    ca_map tags;     /* that the entry has had */
} list_place;

/* An answer, which may be in several controls. */
typedef struct {
    ca_slice path, text;
    const char *doubt, *error;
    ca_location location;
} tagged_answer;

typedef struct {
    ca_document_walk *walk;
    list_place places[CA_GROUP_COUNT];
    tagged_answer *answers;
    size_t count, capacity;
    ca_map by_path; /* index + 1 */
} tag_reader;

static void forget_tags(list_place *place)
{
    ca_map_free(&place->tags, NULL);
    place->tags = (ca_map){.count = 0};
}

static void begin_table(tag_reader *r)
{
    for (size_t i = 0; i < CA_GROUP_COUNT; i++) {
        forget_tags(&r->places[i]);
        r->places[i].number = r->places[i].row = 0;
    }
}

/* Returns the list of the tag of CONTROL, or NULL. */
static list_place *place_of(tag_reader *r, const ca_document_control *control)
{
    enum ca_group group = control->nested ? CA_SINGLE : ca_tag_group(ca_document_tag_list(control->tag));
    return group == CA_SINGLE ? NULL : &r->places[group];
}

/* Finds the entry of each list that has controls in ROW, the row at INDEX of its table. */
static void begin_row(tag_reader *r, const ca_document_row *row, size_t index)
{
    bool begins[CA_GROUP_COUNT] = {false}, has[CA_GROUP_COUNT] = {false};
    for (size_t i = 0; i < row->cell_count; i++)
        for (size_t j = 0; j < row->cells[i].content.control_count; j++) {
            const ca_document_control *control = &row->cells[i].content.controls[j];
            list_place *place = place_of(r, control);
            if (!place)
                continue;
            has[place - r->places] = true;
            begins[place - r->places] |= place->row != index || ca_map_find(&place->tags, control->tag);
        }
    for (size_t i = 0; i < CA_GROUP_COUNT; i++) {
        list_place *place = &r->places[i];
        if (!has[i])
            continue;
        if (begins[i] && !row->item) {
            place->number++;
            forget_tags(place);
        }
        place->number = row->item ? row->item : place->number;
        place->row = index + 1;
    }
    for (size_t i = 0; i < row->cell_count; i++)
        for (size_t j = 0; j < row->cells[i].content.control_count; j++) {
            list_place *place = place_of(r, &row->cells[i].content.controls[j]);
            if (place)
                ca_map_at(&place->tags, row->cells[i].content.controls[j].tag)->thing = r;
        }
}

/* --- answers ------------------------------------------------------------------------------------------------------ */

/* Returns the path of the member that TAG names in the entry ENTRY; empty if forms do not set it. */
static ca_slice path_of(tag_reader *r, ca_slice tag, uint64_t entry, ca_form_member *member)
{
    ca_slice list = ca_document_tag_list(tag), path = tag;
    ca_text numbered = {0};
    if (list.size) {
        size_t after = list.size + 2;
        ca_text_format(&numbered, "%.*s.%llu", (int)list.size, list.at, (unsigned long long)entry);
        ca_text_append(&numbered, tag.at + after, tag.size - after);
        path = ca_arena_str(r->walk->arena, (ca_slice){numbered.at, numbered.size});
    }
    ca_text_free(&numbered);
    *member = ca_form_member_of(r->walk->forms->framework, path);
    return member->field == CA_FIELD_COUNT || (list.size && !entry) ? (ca_slice){"", 0} : path;
}

/* Adds TEXT to what a control with the same tag has: nothing if both have the same. */
static void join(tag_reader *r, tagged_answer *answer, ca_slice text, const char *doubt, ca_location location)
{
    ca_text words = {0};
    if (!text.size || ca_slice_equal(text, answer->text))
        return;
    if (!answer->text.size) {
        answer->text = text;
        answer->doubt = doubt;
        answer->location = location;
        return;
    }
    ca_text_format(&words, "%.*s\n%.*s", (int)answer->text.size, answer->text.at, (int)text.size, text.at);
    answer->text = ca_arena_str(r->walk->arena, (ca_slice){words.at, words.size});
    answer->error = "is in several controls with the same tag, and with other words in each; it is not taken: put the "
                    "same into all of them";
    ca_text_free(&words);
}

static void add_answer(tag_reader *r, ca_slice path, ca_slice text, const char *doubt, ca_location location)
{
    ca_map_entry *entry = ca_map_at(&r->by_path, path);
    if (entry->thing) {
        join(r, &r->answers[(uintptr_t)entry->thing - 1], text, doubt, location);
        return;
    }
    r->answers = ca_array_grow(r->answers, r->count, &r->capacity, sizeof *r->answers);
    r->answers[r->count++] = (tagged_answer){.path = path, .text = text, .doubt = doubt, .location = location};
    entry->thing = (void *)(uintptr_t)r->count;
}

/* Takes what says which form it is. Returns whether TAG is of that kind. */
static bool take_identity(tag_reader *r, ca_slice tag, ca_slice text)
{
    ca_form_return *form = r->walk->answers.form;
    if (ca_slice_is(tag, "id")) {
        form->id = text.size ? text : form->id;
    } else if (ca_slice_is(tag, "form.edition")) {
        uint64_t edition;
        if (ca_whole_number(ca_arena_copy(r->walk->arena, text.at, text.size), UINT32_MAX, &edition))
            form->edition = edition;
    } else {
        return false;
    }
    return true;
}

/* Returns the answer in CONTROL, which INSIDE is the content of: of a list that which it stores, if that is one of the framework's, since an
 * authority's lists may have words of their own. */
static ca_slice value_of(tag_reader *r, ca_slice path, ca_form_member member, const ca_document_text *inside,
                         const ca_document_control *control, const char **doubt)
{
    const ca_framework *framework = r->walk->forms->framework;
    bool stored = control->kind == CA_CONTROL_CHOICE && control->value.size &&
                  ca_form_id(framework, member.field, control->value).size;
    return stored ? control->value : ca_document_value_in(r->walk, path, inside, doubt);
}

/* Returns the content of CONTROL, which is around several paragraphs: its text goes on after the first. */
static ca_document_text whole_of(ca_document_walk *walk, const ca_document_control *control)
{
    ca_document_control *whole = ca_arena_take(walk->arena, sizeof *whole);
    *whole = *control;
    whole->offset = 0;
    return (ca_document_text){.text = control->text, .controls = whole, .control_count = 1};
}

/* Takes the controls in CONTENT, those of lists as in the entries that are open, or in the entry ITEM. */
static void take_controls(tag_reader *r, const ca_document_text *content, size_t item, ca_location location)
{
    ca_document_text seen = ca_document_without_doubtful(r->walk, content, location);
    size_t from = 0;
    for (size_t i = 0; i < seen.control_count; i++) {
        const ca_document_control *control = &seen.controls[i];
        size_t end = control->offset + control->text.size;
        const list_place *place = place_of(r, control);
        ca_form_member member;
        const char *doubt = NULL;
        if (!control->tag.size || control->nested || control->offset < from)
            continue;
        ca_document_text inside = end > seen.text.size ? whole_of(r->walk, control)
                                                       : ca_document_part_of(r->walk, &seen, control->offset, end);
        ca_slice typed = control->placeholder ? (ca_slice){"", 0} : ca_document_typed_in(r->walk, &inside);
        ca_slice path = path_of(r, control->tag, item ? item : place ? place->number : 0, &member);
        bool identity = take_identity(r, control->tag, typed);
        if (identity || !path.size)
            continue;
        if (!control->placeholder)
            typed = value_of(r, path, member, &inside, control, &doubt);
        if (ca_fields[member.field].group == CA_ANSWERS)
            r->walk->seen[member.key] = true;
        r->walk->read->tagged++;
        add_answer(r, path, typed, doubt, location);
        from = end;
    }
}

/* --- other words --------------------------------------------------------------------------------------------------- */

/* Whether the answer in CONTROL is read, or the form itself gave it. */
static bool has_answer(void *state, const ca_document_control *control)
{
    const ca_document_walk *walk = state;
    ca_form_member member = {.field = CA_FIELD_COUNT};
    if (control->tag.size)
        member = ca_form_member_tagged(walk->forms->framework, control->tag);
    return member.field != CA_FIELD_COUNT &&
           (ca_form_sets(member.field) || member.field <= CA_FRAMEWORK_FIELD || member.field == CA_FORM_EDITION_FIELD);
}

static void keep(ca_document_walk *walk, ca_slice text, ca_location location)
{
    ca_document_answers_note(&walk->answers, text, location, NULL);
    walk->read->others++;
}

/* Keeps the words in CONTENT that are neither an answer nor the form's own. */
static void keep_others(ca_document_walk *walk, const ca_document_text *content, ca_document_span *span,
                        ca_location location)
{
    ca_text words = {0};
    ca_document_other_words(&words, content, walk->forms->own_words, span, has_answer, walk);
    if (words.size)
        keep(walk, (ca_slice){words.at, words.size}, location);
    ca_text_free(&words);
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

static void take_table(tag_reader *r, size_t index)
{
    ca_document_walk *walk = r->walk;
    const ca_document_table *table = &walk->document->tables[index];
    ca_text name = {0};
    ca_document_table_name(&name, walk->document, index);
    const char *kept = ca_arena_copy(walk->arena, ca_text_words(&name), name.size);
    ca_text_free(&name);
    begin_table(r);
    for (size_t i = 0; i < table->row_count; i++) {
        const ca_document_row *row = &table->rows[i];
        begin_row(r, row, i);
        for (size_t j = 0; j < row->cell_count; j++) {
            const ca_document_cell *cell = &row->cells[j];
            ca_location location = {.source = walk->source, .line = row->number, .column = j + 1, .table = kept};
            take_controls(r, &cell->content, 0, location);
            /* The words of a nested table are in the cell around it, too. */
            if (walk->forms->own_words && !table->parent && !cell->continues)
                keep_others(walk, &cell->content, NULL, location);
        }
    }
}

/* Keeps the comments of readers as notes; and text boxes, footnotes and endnotes that the template does not have. Headers and footers
 * have answers in them, which are filled in alone. */
static void keep_outside(ca_document_walk *walk)
{
    static const char *const names[] = {[CA_DOCUMENT_TEXT_BOX] = "text box",
                                        [CA_DOCUMENT_FOOTNOTE] = "footnote",
                                        [CA_DOCUMENT_ENDNOTE] = "endnote",
                                        [CA_DOCUMENT_COMMENT] = "comment"};
    size_t numbers[CA_DOCUMENT_PLACE_COUNT] = {0};
    for (size_t i = 0; i < walk->document->outside_count; i++) {
        const ca_document_outside *outside = &walk->document->outside[i];
        bool comment = outside->place == CA_DOCUMENT_COMMENT;
        ca_text name = {0};
        numbers[outside->place]++;
        if (outside->place == CA_DOCUMENT_HEADER || outside->place == CA_DOCUMENT_FOOTER ||
            (!comment && !walk->forms->own_words))
            continue;
        ca_text_format(&name, "%s %zu", names[outside->place], numbers[outside->place]);
        ca_location location = {.source = walk->source, .table = ca_arena_copy(walk->arena, name.at, name.size)};
        const ca_document_text content = {.text = outside->text};
        if (comment)
            keep(walk, outside->text, location);
        else
            keep_others(walk, &content, NULL, location);
        ca_text_free(&name);
    }
}

static void take_paragraphs(tag_reader *r)
{
    ca_document_walk *walk = r->walk;
    ca_document_span span = {0};
    for (size_t i = 0; i < walk->document->block_count; i++) {
        const ca_document_block *block = &walk->document->blocks[i];
        ca_location location = {.source = walk->source, .line = block->paragraph, .column = 1, .table = ""};
        if (block->table)
            continue;
        take_controls(r, &block->content, block->item, location);
        if (walk->forms->own_words)
            keep_others(walk, &block->content, &span, location);
    }
}

void ca_document_walk_tagged(ca_document_walk *walk)
{
    tag_reader r = {.walk = walk};
    take_paragraphs(&r);
    for (size_t i = 0; i < walk->document->table_count; i++)
        take_table(&r, i);
    for (size_t i = 0; i < r.count; i++) {
        ca_document_answer *answer =
            ca_document_answers_add(&walk->answers, r.answers[i].path, r.answers[i].text, r.answers[i].location);
        answer->doubt = r.answers[i].doubt;
        answer->error = r.answers[i].error;
        ca_document_answers_close(&walk->answers);
    }
    keep_outside(walk);
    begin_table(&r);
    ca_map_free(&r.by_path, NULL);
    free(r.answers);
}
