/* SPDX-License-Identifier: MIT */
/* The answers in the cells of a Word form, as texts. */
#include "forms/document_walk.h"

#include "base/utf8.h"
#include "forms/form_value.h"

ca_document_text ca_document_part_of(ca_document_walk *walk, const ca_document_text *content, size_t from, size_t to)
{
    ca_document_text part = {.text = {content->text.at + from, to - from}};
    ca_document_control *controls = ca_arena_take(walk->arena, content->control_count * sizeof *controls + 1);
    for (size_t i = 0; i < content->control_count; i++) {
        const ca_document_control *control = &content->controls[i];
        if (control->offset < from || control->offset + control->text.size > to || control->offset >= to)
            continue;
        controls[part.control_count] = *control;
        controls[part.control_count++].offset -= from;
    }
    part.controls = controls;
    return part;
}

ca_slice ca_document_typed_in(ca_document_walk *walk, const ca_document_text *content)
{
    ca_text typed = {0};
    ca_document_typed(&typed, content);
    ca_slice text = ca_text_without_blanks((ca_slice){ca_text_words(&typed), typed.size});
    bool placeholder = text.size && ca_is_filler(walk->forms->fillers, CA_FILLER_PLACEHOLDER, text);
    ca_slice kept = placeholder ? (ca_slice){"", 0} : ca_arena_str(walk->arena, text);
    ca_text_free(&typed);
    return kept;
}

ca_document_text ca_document_without_doubtful(ca_document_walk *walk, const ca_document_text *content,
                                              ca_location location)
{
    ca_document_text seen = *content;
    ca_document_control *controls = ca_arena_take(walk->arena, seen.control_count * sizeof *controls + 1);
    for (size_t i = 0; i < seen.control_count; i++) {
        ca_document_control *control = &controls[i];
        *control = content->controls[i];
        if (control->doubtful && control->marked)
            ca_document_answers_note(&walk->answers, control->text, location, NULL);
        control->placeholder &= !control->doubtful || control->marked;
    }
    seen.controls = controls;
    return seen;
}

/* --- check boxes -------------------------------------------------------------------------------------------------- */

enum { BOX_SIZE = 3 };
static const char blank_box[] = "\xE2\x98\x90", ticked_box[] = "\xE2\x98\x91", crossed_box[] = "\xE2\x98\x92";

/* Returns the offset of the next box in TEXT from FROM on; the size of TEXT if there is none. */
static size_t next_box(ca_slice text, size_t from, bool *ticked)
{
    for (size_t at = from; at + BOX_SIZE <= text.size; at++) {
        *ticked = memcmp(text.at + at, ticked_box, BOX_SIZE) == 0 || memcmp(text.at + at, crossed_box, BOX_SIZE) == 0;
        if (*ticked || memcmp(text.at + at, blank_box, BOX_SIZE) == 0)
            return at;
    }
    return text.size;
}

bool ca_document_has_boxes(ca_slice text)
{
    bool ticked;
    return next_box(text, 0, &ticked) < text.size;
}

/* Returns the words of the box at AT: those after it, or, if the text begins with words, those before it. */
static ca_slice words_of_box(ca_slice text, size_t at)
{
    bool ticked;
    size_t first = next_box(text, 0, &ticked), begin = 0, box = first;
    bool before = ca_text_without_blanks((ca_slice){text.at, first}).size > 0 && !memchr(text.at, ':', first);
    while (before && box < at) {
        begin = box + BOX_SIZE;
        box = next_box(text, begin, &ticked);
    }
    if (before)
        return ca_text_without_blanks((ca_slice){text.at + begin, at - begin});
    size_t end = next_box(text, at + BOX_SIZE, &ticked);
    return ca_text_without_blanks((ca_slice){text.at + at + BOX_SIZE, end - at - BOX_SIZE});
}

/* Returns what is ticked in TEXT, which may have boxes: the words of the one box that is ticked; nothing if none is; and TEXT
 * itself if there are several, or no boxes. */
static ca_slice choice_of(ca_slice text)
{
    size_t boxes = 0, ticks = 0, chosen = 0;
    bool ticked = false;
    for (size_t at = next_box(text, 0, &ticked); at < text.size; at = next_box(text, at + BOX_SIZE, &ticked)) {
        boxes++;
        ticks += ticked;
        chosen = ticked ? at : chosen;
    }
    if (!boxes || ticks > 1)
        return text;
    if (!ticks)
        return (ca_slice){"", 0};
    ca_slice words = words_of_box(text, chosen);
    return words.size ? words : ca_slice_of("Yes");
}

/* --- days --------------------------------------------------------------------------------------------------------- */

/* Returns the day of the calendar whose text is TEXT, or TEXT itself. */
static ca_slice day_of(const ca_document_text *content, ca_slice text, const char **doubt)
{
    for (size_t i = 0; i < content->control_count; i++) {
        const ca_document_control *control = &content->controls[i];
        if (control->kind != CA_CONTROL_DATE || control->placeholder || !control->value.size ||
            !ca_slice_equal(ca_text_without_blanks(control->text), text))
            continue;
        if (!control->differs)
            return control->value;
        *doubt = "is another date than the calendar of its control has; the one that is seen was taken";
    }
    return text;
}

/* Whether the answer of PATH is chosen and not written. */
static bool is_chosen(const ca_framework *framework, ca_form_member member)
{
    enum ca_type type = ca_fields[member.field].type;
    return type == CA_BOOL || type == CA_GRADE || type == CA_CODE ||
           (member.field == CA_ANSWER_ANSWER_FIELD && framework->questions[member.key].type == CA_QUESTION_YES_NO);
}

ca_slice ca_document_value_in(ca_document_walk *walk, ca_slice path, const ca_document_text *content,
                              const char **doubt)
{
    const ca_framework *framework = walk->forms->framework;
    ca_slice text = ca_document_typed_in(walk, content);
    ca_form_member member = ca_form_member_of(framework, path);
    *doubt = NULL;
    if (!text.size || member.field == CA_FIELD_COUNT)
        return text;
    bool date =
        ca_fields[member.field].type == CA_DATE || (member.field == CA_HEAD_FIELD && framework->heads[member.key].date);
    return date ? day_of(content, text, doubt) : is_chosen(framework, member) ? choice_of(text) : text;
}

void ca_document_add_value(ca_document_walk *walk, ca_slice path, const ca_document_text *content, ca_location location)
{
    const char *doubt;
    ca_slice value = ca_document_value_in(walk, path, content, &doubt);
    ca_document_answer *answer = ca_document_answers_add(&walk->answers, path, value, location);
    answer->doubt = doubt ? doubt : answer->doubt;
}

ca_document_text ca_document_without_guidance(ca_document_walk *walk, const ca_document_text *content)
{
    size_t from = 0;
    while (from < content->text.size) {
        ca_slice rest = {content->text.at + from, content->text.size - from};
        const char *end = memchr(rest.at, '\n', rest.size);
        ca_slice line = ca_text_without_blanks((ca_slice){rest.at, end ? (size_t)(end - rest.at) : rest.size});
        bool brackets = line.size && line.at[0] == '(' && line.at[line.size - 1] == ')';
        if (line.size && !brackets && !ca_document_titles_guidance(&walk->forms->titles, line))
            break;
        from = end ? (size_t)(end - content->text.at) + 1 : content->text.size;
    }
    return ca_document_part_of(walk, content, from, content->text.size);
}
