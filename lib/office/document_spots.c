/* SPDX-License-Identifier: MIT */
/* The places at which a part is filled in. */
#include "office/document_spots.h"

#include "base/utf8.h"

#include <stdlib.h>

/* What an open element is to those in it. SHOWN is the paragraph of a control's text while its properties are still to come, BOX the content of a text box. */
enum holder {
    OTHER,
    CONTROL,
    PROPERTIES,
    CONTENT,
    PARAGRAPH,
    ROW,
    CELL,
    RUN,
    RUN_PROPERTIES,
    LIST,
    DATE,
    CHECK,
    SHOWN,
    BOX
};

typedef struct {
    enum holder holder;
    size_t spot;    /* the index + 1 of its own, or 0 */
    size_t control; /* the index + 1 of the innermost control whose content it is in or is; 0: none */
    size_t table;   /* the depth of the innermost table; 0: none */
    size_t row;     /* of a table: the index + 1 of its last row; 0: none */
} open_element;

typedef struct {
    ca_document_spots *spots;
    const char *root;
    ca_error *error;
    open_element open[CA_PART_DEPTH_MOST + 1];
    size_t depth, spot;    /* SPOT: the index + 1 of the innermost open one */
    size_t units;          /* how many rows and items are open */
    size_t tables, inside; /* how many tables there were that are in no other, and how many are open */
    size_t row, paragraphs;
} spot_reader;

static bool is(const char *element, const char *name)
{
    return strcmp(element, name) == 0;
}

static const char *value_of(const char **attributes)
{
    const char *value = ca_part_attribute_in(attributes, CA_SPACE_WORD, "val");
    return value ? value : "";
}

static ca_slice keep(spot_reader *r, const char *words)
{
    return ca_arena_str(&r->spots->arena, ca_slice_of(words ? words : ""));
}

static open_element *top(spot_reader *r)
{
    return &r->open[r->depth];
}

static const open_element *around(const spot_reader *r)
{
    return &r->open[r->depth - 1];
}

static bool is_one_tag(const spot_reader *r)
{
    return r->spots->source.at[ca_part_tag_end() - 2] == '/';
}

/* --- spots ------------------------------------------------------------------------------------------------------- */

static size_t add_spot(spot_reader *r, enum ca_spot_kind kind, ca_range whole)
{
    ca_document_spots *spots = r->spots;
    spots->list = ca_array_grow(spots->list, spots->count, &spots->capacity, sizeof *spots->list);
    spots->list[spots->count] = (ca_spot){.kind = kind, .whole = whole, .after = spots->count + 1, .parent = r->spot};
    return spots->count++;
}

/* Adds a spot that lasts until the end of the element that was just begun. */
static size_t begin_spot(spot_reader *r, enum ca_spot_kind kind)
{
    size_t index = add_spot(r, kind, (ca_range){ca_part_tag_begin(), 0});
    r->spot = top(r)->spot = index + 1;
    return index;
}

/* Adds a spot that is the tag that was just begun. */
static void add_tag(spot_reader *r, enum ca_spot_kind kind)
{
    (void)add_spot(r, kind, (ca_range){ca_part_tag_begin(), ca_part_tag_end()});
}

/* Marks the attribute NAME of the current tag, with its prefix, as one that a copy may not have. */
static void mark_attribute(spot_reader *r, const char *name)
{
    const char *source = r->spots->source.at;
    size_t size = strlen(name), end = ca_part_tag_end();
    for (size_t at = ca_part_tag_begin() + 1; at + size + 2 < end; at++) {
        if (!strchr(" \t\r\n", source[at - 1]) || memcmp(source + at, name, size) != 0)
            continue;
        size_t quote = at + size + strcspn(source + at + size, "\"'>");
        const char *last = quote < end ? memchr(source + quote + 1, source[quote], end - quote - 1) : NULL;
        if (last && source[quote] != '>')
            (void)add_spot(r, CA_SPOT_ONCE, (ca_range){at - 1, (size_t)(last - source) + 1});
        return;
    }
}

/* Marks what a copy of the row or item around it may not have: names and ids that are there once in a document. */
static void mark_ids(spot_reader *r, const char **attributes)
{
    const char *found[2] = {NULL, NULL};
    size_t count = 0;
    for (; attributes[0] && count < 2; attributes += 2) {
        const char *colon = strchr(attributes[0], ':');
        bool id = colon && (is(colon + 1, "paraId") || is(colon + 1, "textId"));
        if (id && ca_part_attribute_space(attributes[0]) == CA_SPACE_WORD_2010)
            found[count++] = attributes[0];
    }
    for (size_t i = 0; i < count; i++)
        mark_attribute(r, found[i]);
}

/* --- controls ---------------------------------------------------------------------------------------------------- */

/* Whether the element that is read is among the runs of a paragraph. */
static bool in_paragraph(const spot_reader *r)
{
    bool inside = false;
    for (size_t i = 1; i < r->depth; i++) {
        enum holder holder = r->open[i].holder;
        inside = holder == PARAGRAPH || holder == SHOWN || (inside && holder != CELL && holder != BOX);
    }
    return inside;
}

/* Names the place of the element that is read. */
static const char *place(spot_reader *r)
{
    ca_text words = {0};
    if (r->inside)
        ca_text_format(&words, "table %zu, row %zu", r->tables, r->row);
    else
        ca_text_format(&words, "paragraph %zu", r->paragraphs + !in_paragraph(r));
    const char *kept = ca_arena_copy(&r->spots->arena, words.at, words.size);
    ca_text_free(&words);
    return kept;
}

static void begin_control(spot_reader *r)
{
    ca_document_spots *spots = r->spots;
    const char *name = ca_part_whole_name(), *colon = strchr(name, ':');
    size_t spot = begin_spot(r, CA_SPOT_CONTROL);
    spots->list[spot].control = spots->control_count;
    spots->controls =
        ca_array_grow(spots->controls, spots->control_count, &spots->control_capacity, sizeof *spots->controls);
    spots->controls[spots->control_count++] =
        (ca_spot_control){.properties = {.tag = {"", 0}, .title = {"", 0}, .format = {"", 0}, .day = {"", 0}},
                          .spot = spot,
                          .prefix = ca_arena_copy(&spots->arena, name, colon ? (size_t)(colon + 1 - name) : 0),
                          .where = place(r),
                          .language = {"", 0},
                          .on = {"", 0},
                          .off = {"", 0},
                          .font = {"", 0}};
    top(r)->holder = CONTROL;
    top(r)->control = spots->control_count;
}

static void begin_content(spot_reader *r, ca_spot_control *control)
{
    bool in_line = in_paragraph(r);
    top(r)->holder = CONTENT;
    control->level = in_line ? CA_SPOT_IN_LINE : CA_SPOT_IN_PARAGRAPH;
    control->no_paragraph = !in_line;
    control->no_content = is_one_tag(r);
    control->text = (ca_range){control->no_content ? ca_part_tag_begin() : ca_part_tag_end(), 0};
}

/* Begins a paragraph directly in the content of CONTROL, or in its cell: the first one is that of its text. */
static void begin_text(spot_reader *r, ca_spot_control *control)
{
    if (control->found || control->level == CA_SPOT_IN_LINE)
        return;
    control->found = true;
    control->level = CA_SPOT_IN_PARAGRAPH;
    control->no_paragraph = is_one_tag(r);
    control->text.begin = control->no_paragraph ? ca_part_tag_begin() : ca_part_tag_end();
    if (!control->no_paragraph)
        top(r)->holder = SHOWN;
}

/* Notes of the controls around the row or cell that begins that they have no text of their own; of a cell, until it has a paragraph. */
static void begin_part(spot_reader *r)
{
    for (size_t i = r->depth - 1; i > 0 && (r->open[i].holder == CONTENT || r->open[i].holder == CONTROL); i--) {
        ca_spot_control *control = &r->spots->controls[r->open[i].control - 1];
        if (r->open[i].holder == CONTENT && !control->found)
            control->level = CA_SPOT_AROUND_ROWS;
    }
}

static void begin_row(spot_reader *r)
{
    size_t row = begin_spot(r, CA_SPOT_ROW), table = top(r)->table;
    r->spots->list[row].before = table ? r->open[table].row : 0;
    r->open[table].row = row + 1;
}

/* Makes the spot at ITEM an item of a repeating section. */
static void begin_item(spot_reader *r, size_t item)
{
    ca_spot *spot = &r->spots->list[item];
    size_t *last = spot->parent ? &r->spots->list[spot->parent - 1].last : NULL;
    spot->kind = CA_SPOT_ITEM;
    spot->before = last ? *last : 0;
    if (last)
        *last = item + 1;
}

/* --- properties -------------------------------------------------------------------------------------------------- */

static const struct {
    enum ca_space space;
    const char *name;
    enum ca_control_kind kind;
    enum ca_control_role role;
    enum holder holder;
} kinds[] = {
    {CA_SPACE_WORD, "dropDownList", CA_CONTROL_CHOICE, CA_ROLE_ANSWER, LIST},
    {CA_SPACE_WORD, "comboBox", CA_CONTROL_CHOICE, CA_ROLE_ANSWER, LIST},
    {CA_SPACE_WORD, "date", CA_CONTROL_DATE, CA_ROLE_ANSWER, DATE},
    {CA_SPACE_WORD_2010, "checkbox", CA_CONTROL_CHECK, CA_ROLE_ANSWER, CHECK},
    {CA_SPACE_WORD_2012, "repeatingSection", CA_CONTROL_TEXT, CA_ROLE_SECTION, OTHER},
    {CA_SPACE_WORD_2012, "repeatingSectionItem", CA_CONTROL_TEXT, CA_ROLE_ITEM, OTHER},
    {CA_SPACE_WORD, "group", CA_CONTROL_TEXT, CA_ROLE_NONE, OTHER},
    {CA_SPACE_WORD, "picture", CA_CONTROL_TEXT, CA_ROLE_NONE, OTHER},
    {CA_SPACE_WORD, "equation", CA_CONTROL_TEXT, CA_ROLE_NONE, OTHER},
    {CA_SPACE_WORD, "citation", CA_CONTROL_TEXT, CA_ROLE_NONE, OTHER},
    {CA_SPACE_WORD, "bibliography", CA_CONTROL_TEXT, CA_ROLE_NONE, OTHER},
    {CA_SPACE_WORD, "docPartObj", CA_CONTROL_TEXT, CA_ROLE_NONE, OTHER},
    {CA_SPACE_WORD, "docPartList", CA_CONTROL_TEXT, CA_ROLE_NONE, OTHER},
};

/* Takes the element, a property of CONTROL. */
static void see_property(spot_reader *r, ca_spot_control *control, enum ca_space space, const char *element,
                         const char **attributes)
{
    ca_control_properties *properties = &control->properties;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].space == space && is(element, kinds[i].name)) {
            properties->kind = kinds[i].kind;
            properties->role = kinds[i].role;
            top(r)->holder = kinds[i].holder;
            control->combo |= is(element, "comboBox");
            if (kinds[i].role == CA_ROLE_ITEM)
                begin_item(r, control->spot);
        }
    if (is(element, "dataBinding"))
        (void)begin_spot(r, CA_SPOT_UNFILLED);
    if (space != CA_SPACE_WORD)
        return;
    if (is(element, "tag")) {
        properties->tag = keep(r, value_of(attributes));
    } else if (is(element, "showingPlcHdr")) {
        const char *value = value_of(attributes);
        properties->marked = !is(value, "0") && !is(value, "false") && !is(value, "off");
        (void)begin_spot(r, CA_SPOT_UNFILLED);
    } else if (is(element, "id")) {
        (void)begin_spot(r, CA_SPOT_ONCE);
    } else if (is(element, "date")) {
        add_tag(r, CA_SPOT_DATE);
    } else if (is(element, "rPr")) {
        control->own.begin = ca_part_tag_begin();
        top(r)->holder = RUN_PROPERTIES;
    }
}

/* Takes an element in a property of CONTROL. */
static void see_detail(spot_reader *r, ca_spot_control *control, enum holder holder, const char *element,
                       const char **attributes)
{
    ca_control_properties *properties = &control->properties;
    const char *value = ca_part_attribute_in(attributes, CA_SPACE_WORD_2010, "val");
    const char *font = ca_part_attribute_in(attributes, CA_SPACE_WORD_2010, "font");
    if (holder == LIST && is(element, "listItem")) {
        ca_control_item *item = ca_arena_take(&r->spots->arena, sizeof *item);
        const char *words = ca_part_attribute_in(attributes, CA_SPACE_WORD, "displayText");
        const char *stored = ca_part_attribute_in(attributes, CA_SPACE_WORD, "value");
        *item = (ca_control_item){keep(r, words ? words : stored), keep(r, stored ? stored : words), properties->items};
        properties->items = item;
    } else if (holder == DATE && is(element, "dateFormat")) {
        properties->format = keep(r, value_of(attributes));
    } else if (holder == DATE && is(element, "lid")) {
        control->language = keep(r, value_of(attributes));
    } else if (holder == CHECK && is(element, "checked")) {
        add_tag(r, CA_SPOT_CHECK);
    } else if (holder == CHECK && (is(element, "checkedState") || is(element, "uncheckedState"))) {
        *(is(element, "checkedState") ? &control->on : &control->off) = keep(r, value);
        control->font = font ? keep(r, font) : control->font;
    }
}

/* --- elements ---------------------------------------------------------------------------------------------------- */

static void begin_table_part(spot_reader *r, const char *element)
{
    if (is(element, "tbl")) {
        r->tables += !r->inside;
        r->row = r->inside++ ? r->row : 0;
        top(r)->table = r->depth;
    } else if (is(element, "tr")) {
        top(r)->holder = ROW;
        r->row += r->inside == 1;
        begin_part(r);
        begin_row(r);
        r->units++;
    } else if (is(element, "tc")) {
        top(r)->holder = CELL;
        begin_part(r);
    } else if (is(element, "txbxContent")) {
        top(r)->holder = BOX;
    }
}

/* Takes the first run of the controls around it, with its properties. */
static void see_run_properties(spot_reader *r)
{
    top(r)->holder = RUN_PROPERTIES;
    for (size_t i = r->depth; i > 0; i--) {
        ca_spot_control *control = r->open[i].holder == CONTENT ? &r->spots->controls[r->open[i].control - 1] : NULL;
        if (control && !control->run.begin)
            control->run.begin = ca_part_tag_begin();
    }
}

static void see_content(spot_reader *r, const char *element)
{
    static const char *const once[] = {"bookmarkStart",   "bookmarkEnd",      "commentRangeStart",
                                       "commentRangeEnd", "commentReference", "permStart",
                                       "permEnd"};
    const open_element *outer = around(r);
    ca_spot_control *control = outer->control ? &r->spots->controls[outer->control - 1] : NULL;
    bool direct = control && outer->holder == CONTENT;
    bool in_cell = control && outer->holder == CELL && r->open[r->depth - 2].holder == CONTENT;
    if (is(element, "p")) {
        r->paragraphs += !r->inside;
        top(r)->holder = PARAGRAPH;
        if (direct || in_cell)
            begin_text(r, control);
    } else if (is(element, "r")) {
        top(r)->holder = RUN;
    } else if (is(element, "rPr") && outer->holder == RUN) {
        see_run_properties(r);
    }
    for (size_t i = 0; i < sizeof once / sizeof *once && r->units; i++)
        if (is(element, once[i]))
            (void)begin_spot(r, CA_SPOT_ONCE);
}

static int start_word(spot_reader *r, const char *element, const char **attributes)
{
    open_element *outer = &r->open[r->depth - 1];
    ca_spot_control *control = outer->control ? &r->spots->controls[outer->control - 1] : NULL;
    if (is(element, "sdt")) {
        if (r->spots->control_count == CA_DOCUMENT_CONTROLS_MOST)
            return ca_error_set(r->error, "it has more than %d controls", CA_DOCUMENT_CONTROLS_MOST);
        begin_control(r);
    } else if (outer->holder == CONTROL && is(element, "sdtPr")) {
        top(r)->holder = PROPERTIES;
    } else if (outer->holder == CONTROL && is(element, "sdtContent")) {
        begin_content(r, control);
        r->units += r->spots->list[control->spot].kind == CA_SPOT_ITEM;
    } else if (outer->holder == RUN_PROPERTIES && is(element, "rStyle")) {
        for (size_t i = r->depth; i > 0; i--)
            if (r->open[i].holder == CONTENT) {
                ca_spot_control *styled = &r->spots->controls[r->open[i].control - 1];
                styled->styled |= !styled->has_text && is(value_of(attributes), "PlaceholderText");
            }
    } else {
        begin_table_part(r, element);
        see_content(r, element);
    }
    return 0;
}

static int start_element(void *state, enum ca_space space, const char *element, const char **attributes)
{
    spot_reader *r = state;
    r->depth++;
    const open_element *outer = around(r);
    *top(r) = (open_element){.holder = OTHER, .control = outer->control, .table = outer->table};
    if (r->depth == 1 && (space != CA_SPACE_WORD || !is(element, r->root)))
        return ca_error_set(r->error, "a part of it is not what it should be; save it in Word as a new document");
    ca_spot_control *control = outer->control ? &r->spots->controls[outer->control - 1] : NULL;
    int status = 0;
    if (control && outer->holder == PROPERTIES)
        see_property(r, control, space, element, attributes);
    else if (control && (outer->holder == LIST || outer->holder == DATE || outer->holder == CHECK))
        see_detail(r, control, outer->holder, element, attributes);
    else if (space == CA_SPACE_WORD)
        status = start_word(r, element, attributes);
    if (r->units && status == 0)
        mark_ids(r, attributes);
    return status;
}

/* Ends the run properties that begin where the tag's element did. */
static void end_run_properties(spot_reader *r)
{
    for (size_t i = r->depth; i > 0; i--) {
        ca_spot_control *control = r->open[i].control ? &r->spots->controls[r->open[i].control - 1] : NULL;
        if (control && control->run.begin && !control->run.end && r->open[i].holder == CONTENT)
            control->run.end = ca_part_tag_end();
        if (control && control->own.begin && !control->own.end)
            control->own.end = ca_part_tag_end();
    }
}

/* Ends the text of the control around the element that ends. */
static void end_text(spot_reader *r, const open_element *outer)
{
    const open_element *this = top(r);
    ca_spot_control *control = this->control ? &r->spots->controls[this->control - 1] : NULL;
    bool cell = this->holder == CELL && outer->holder == CONTENT && control && !control->text.end;
    if (control && this->holder == CONTENT && !control->text.end)
        control->text.end = control->no_content ? ca_part_tag_end() : ca_part_tag_begin();
    else if (cell && control->level == CA_SPOT_IN_PARAGRAPH)
        control->text.end = ca_part_tag_begin();
}

static int end_element(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    spot_reader *r = state;
    const open_element *this = top(r), *outer = around(r);
    ca_document_spots *spots = r->spots;
    if (space == CA_SPACE_WORD && is(element, "tbl"))
        r->inside--;
    if (this->holder == RUN_PROPERTIES)
        end_run_properties(r);
    if (space == CA_SPACE_WORD && is(element, "pPr") && outer->holder == SHOWN) {
        ca_spot_control *control = &spots->controls[outer->control - 1];
        control->text.begin = ca_part_tag_end();
        r->open[r->depth - 1].holder = PARAGRAPH;
    }
    if (space == CA_SPACE_WORD && is(element, "t") &&
        ca_text_without_blanks((ca_slice){ca_text_words(text), text->size}).size)
        for (size_t i = r->depth; i > 0; i--)
            if (r->open[i].holder == CONTENT)
                spots->controls[r->open[i].control - 1].has_text = true;
    end_text(r, outer);
    if (this->holder == ROW ||
        (this->holder == CONTENT && spots->list[spots->controls[this->control - 1].spot].kind == CA_SPOT_ITEM))
        r->units--;
    if (this->spot) {
        ca_spot *spot = &spots->list[this->spot - 1];
        spot->whole.end = ca_part_tag_end();
        spot->after = spots->count;
        r->spot = spot->parent;
    }
    r->depth--;
    return 0;
}

/* --- the whole --------------------------------------------------------------------------------------------------- */

int ca_document_spots_read(ca_document_spots *spots, ca_package *package, const char *name, const char *root,
                           ca_error *error)
{
    spot_reader *r = ca_allocate(1, sizeof *r);
    *r = (spot_reader){.spots = spots, .root = root, .error = error};
    const ca_part_reader reader = {start_element, end_element, r};
    int status = ca_package_bytes(package, name, &spots->source, error);
    bool wide = spots->source.size > 1 &&
                (!spots->source.at[0] || !spots->source.at[1] || (unsigned char)spots->source.at[0] >= 0xFE);
    if (status == 0 && wide)
        status = ca_error_set(error, "a part of it is not in UTF-8");
    if (status == 0)
        status = ca_package_read(package, name, &reader, error);
    free(r);
    return status;
}

void ca_document_spots_free(ca_document_spots *spots)
{
    ca_text_free(&spots->source);
    free(spots->list);
    free(spots->controls);
    ca_arena_free(&spots->arena);
    *spots = (ca_document_spots){.count = 0};
}
