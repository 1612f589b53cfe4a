/* SPDX-License-Identifier: MIT */
/* Reads a part of a Word document. */
#include "office/document_part.h"

#include "office/document_answer.h"
#include "office/document_properties.h"
#include "office/document_symbol.h"
#include "office/document_table.h"

#include <stdlib.h>
#include <string.h>

/* --- names ------------------------------------------------------------------------------------------------------- */

typedef struct {
    const char *name;
    enum ca_space space;
    enum ca_element element;
} element_name;

/* In the order of their names, for bsearch. */
static const element_name names[] = {
    {"AlternateContent", CA_SPACE_ALTERNATIVES, CA_ELEMENT_ALTERNATIVES},
    {"Choice", CA_SPACE_ALTERNATIVES, CA_ELEMENT_CHOICE},
    {"Fallback", CA_SPACE_ALTERNATIVES, CA_ELEMENT_FALLBACK},
    {"altChunk", CA_SPACE_WORD, CA_ELEMENT_OTHER_PART},
    {"br", CA_SPACE_WORD, CA_ELEMENT_BREAK},
    {"comment", CA_SPACE_WORD, CA_ELEMENT_NOTE},
    {"cr", CA_SPACE_WORD, CA_ELEMENT_BREAK},
    {"customXmlPr", CA_SPACE_WORD, CA_ELEMENT_SKIPPED},
    {"del", CA_SPACE_WORD, CA_ELEMENT_DELETED},
    {"docPart", CA_SPACE_WORD, CA_ELEMENT_PART},
    {"docPartPr", CA_SPACE_WORD, CA_ELEMENT_PART_PROPERTIES},
    {"endnote", CA_SPACE_WORD, CA_ELEMENT_NOTE},
    {"ffData", CA_SPACE_WORD, CA_ELEMENT_FIELD_DATA},
    {"fldChar", CA_SPACE_WORD, CA_ELEMENT_FIELD},
    {"footnote", CA_SPACE_WORD, CA_ELEMENT_NOTE},
    {"ins", CA_SPACE_WORD, CA_ELEMENT_INSERTED},
    {"instrText", CA_SPACE_WORD, CA_ELEMENT_SKIPPED},
    {"moveFrom", CA_SPACE_WORD, CA_ELEMENT_MOVED_AWAY},
    {"moveTo", CA_SPACE_WORD, CA_ELEMENT_MOVED},
    {"noBreakHyphen", CA_SPACE_WORD, CA_ELEMENT_HYPHEN},
    {"p", CA_SPACE_WORD, CA_ELEMENT_PARAGRAPH},
    {"pPr", CA_SPACE_WORD, CA_ELEMENT_PARAGRAPH_PROPERTIES},
    {"ptab", CA_SPACE_WORD, CA_ELEMENT_TAB},
    {"r", CA_SPACE_WORD, CA_ELEMENT_RUN},
    {"rPr", CA_SPACE_WORD, CA_ELEMENT_RUN_PROPERTIES},
    {"rt", CA_SPACE_WORD, CA_ELEMENT_SKIPPED},
    {"rubyPr", CA_SPACE_WORD, CA_ELEMENT_SKIPPED},
    {"sdt", CA_SPACE_WORD, CA_ELEMENT_CONTROL},
    {"sdtContent", CA_SPACE_WORD, CA_ELEMENT_CONTENT},
    {"sdtEndPr", CA_SPACE_WORD, CA_ELEMENT_SKIPPED},
    {"sdtPr", CA_SPACE_WORD, CA_ELEMENT_CONTROL_PROPERTIES},
    {"sectPr", CA_SPACE_WORD, CA_ELEMENT_SKIPPED},
    {"smartTagPr", CA_SPACE_WORD, CA_ELEMENT_SKIPPED},
    {"subDoc", CA_SPACE_WORD, CA_ELEMENT_OTHER_PART},
    {"sym", CA_SPACE_WORD, CA_ELEMENT_SYMBOL},
    {"t", CA_SPACE_WORD, CA_ELEMENT_TEXT},
    {"tab", CA_SPACE_WORD, CA_ELEMENT_TAB},
    {"tbl", CA_SPACE_WORD, CA_ELEMENT_TABLE},
    {"tblGrid", CA_SPACE_WORD, CA_ELEMENT_SKIPPED},
    {"tblPr", CA_SPACE_WORD, CA_ELEMENT_SKIPPED},
    {"tblPrEx", CA_SPACE_WORD, CA_ELEMENT_SKIPPED},
    {"tc", CA_SPACE_WORD, CA_ELEMENT_CELL},
    {"tcPr", CA_SPACE_WORD, CA_ELEMENT_CELL_PROPERTIES},
    {"tr", CA_SPACE_WORD, CA_ELEMENT_ROW},
    {"trPr", CA_SPACE_WORD, CA_ELEMENT_ROW_PROPERTIES},
    {"txbxContent", CA_SPACE_WORD, CA_ELEMENT_TEXT_BOX},
};

static int compare_names(const void *name, const void *entry)
{
    return strcmp(name, ((const element_name *)entry)->name);
}

static enum ca_element element_of(enum ca_space space, const char *name)
{
    if (space == CA_SPACE_MATHEMATICS && strcmp(name, "t") == 0)
        return CA_ELEMENT_TEXT;
    if (space != CA_SPACE_WORD && space != CA_SPACE_ALTERNATIVES)
        return CA_ELEMENT_OTHER;
    const element_name *found = bsearch(name, names, sizeof names / sizeof *names, sizeof *names, compare_names);
    return found && found->space == space ? found->element : CA_ELEMENT_OTHER;
}

/* Properties belong to one element: in another one they are not read, such as the earlier ones of a tracked change. */
static enum ca_element at_its_place(enum ca_element element, enum ca_element parent)
{
    static const struct {
        enum ca_element element, parent;
    } places[] = {
        {CA_ELEMENT_RUN_PROPERTIES, CA_ELEMENT_RUN},         {CA_ELEMENT_PARAGRAPH_PROPERTIES, CA_ELEMENT_PARAGRAPH},
        {CA_ELEMENT_ROW_PROPERTIES, CA_ELEMENT_ROW},         {CA_ELEMENT_CELL_PROPERTIES, CA_ELEMENT_CELL},
        {CA_ELEMENT_CONTROL_PROPERTIES, CA_ELEMENT_CONTROL}, {CA_ELEMENT_FIELD_DATA, CA_ELEMENT_FIELD},
        {CA_ELEMENT_PART_PROPERTIES, CA_ELEMENT_PART},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (places[i].element == element)
            return places[i].parent == parent ? element : CA_ELEMENT_SKIPPED;
    return element;
}

/* --- the reader -------------------------------------------------------------------------------------------------- */

/* An element that is open and not skipped. */
typedef struct {
    unsigned char element; /* enum ca_element */
    bool begun;            /* of a table, row, cell, text: the builder has begun it. Of alternatives: one was taken */
} open_element;

typedef struct {
    ca_document_builder *builder;
    const ca_part_use *use;
    open_element open[CA_PART_DEPTH_MOST + 1];
    size_t depth;   /* of the open elements */
    size_t skipped; /* how many are open in a skipped one, with that */
    enum ca_space root;
    bool is_one;
    ca_document_moves moves;
    ca_text made; /* a text that is not as in the XML */
} part_reader;

static int add(part_reader *r, const char *words)
{
    return ca_build_text(r->builder, ca_slice_of(words));
}

/* A line break in the XML is a space to Word. */
static int add_text(part_reader *r, const ca_text *text)
{
    if (!text->size || !memchr(text->at, '\n', text->size))
        return ca_build_text(r->builder, (ca_slice){ca_text_words(text), text->size});
    ca_text_clear(&r->made);
    ca_text_append(&r->made, text->at, text->size);
    for (size_t i = 0; i < r->made.size; i++)
        if (r->made.at[i] == '\n')
            r->made.at[i] = ' ';
    return ca_build_text(r->builder, (ca_slice){r->made.at, r->made.size});
}

static int add_symbol(part_reader *r, const char **attributes)
{
    ca_text_clear(&r->made);
    if (!ca_document_symbol(&r->made, ca_document_attribute(attributes, "font"),
                            ca_document_attribute(attributes, "char")))
        r->builder->document->symbols++;
    return add(r, r->made.at);
}

/* Returns 0, 1 if the field's data can follow, or -1. */
static int start_field(part_reader *r, const char **attributes)
{
    const char *type = ca_document_attribute(attributes, "fldCharType");
    if (type && strcmp(type, "begin") == 0) {
        ca_build_field(r->builder);
        return 1;
    }
    if (type && strcmp(type, "separate") == 0)
        return ca_build_field_result(r->builder);
    return type && strcmp(type, "end") == 0 ? ca_build_field_end(r->builder) : 0;
}

/* Returns the place in a table at which a text box is anchored. */
static ca_document_outside place_here(const part_reader *r)
{
    const ca_document_builder *builder = r->builder;
    const ca_open_table *table = builder->table_count ? &builder->tables[builder->table_count - 1] : NULL;
    ca_document_outside outside = {.place = CA_DOCUMENT_TEXT_BOX};
    if (table && ca_build_top(builder)->kind == CA_FRAME_CELL) {
        outside.table = table->index + 1;
        outside.row = table->row.number;
        outside.cell = table->cell_count + 1;
    }
    return outside;
}

static void start_text_box(part_reader *r)
{
    ca_document_outside outside = place_here(r);
    enum ca_frame_kind kind = ca_build_top(r->builder)->kind == CA_FRAME_GLOSSARY ? CA_FRAME_NOWHERE : CA_FRAME_OUTSIDE;
    ca_build_frame(r->builder, kind)->outside = outside;
}

static void start_note(part_reader *r)
{
    r->builder->document->comments += r->use->place == CA_DOCUMENT_COMMENT;
    ca_build_frame(r->builder, CA_FRAME_OUTSIDE)->outside.place = r->use->place;
}

/* --- alternatives ------------------------------------------------------------------------------------------------ */

/* Whether all namespaces in WORDS, of a choice among alternatives, have texts that are read: the prefixes are those that all
 * programs use. A choice for others, such as characters of newer programs, has the text in the fallback alone. */
static bool is_known_choice(const char *words)
{
    static const char *const known[] = {"wps", "wpg", "wpc", "w14", "w15", "wp14", "v", "m", "wp"};
    if (!words)
        return false;
    for (const char *at = words; *(at += strspn(at, " ")); at += strcspn(at, " ")) {
        bool found = false;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            found |= strlen(known[i]) == strcspn(at, " ") && strncmp(at, known[i], strlen(known[i])) == 0;
        if (!found)
            return false;
    }
    return true;
}

/* One of the alternatives is read: the first choice that is known, or else the fallback. */
static enum ca_element take_alternative(part_reader *r, enum ca_element element, const char **attributes)
{
    open_element *parent = &r->open[r->depth - 1];
    if (parent->element != CA_ELEMENT_ALTERNATIVES)
        return CA_ELEMENT_OTHER;
    bool taken = !parent->begun &&
                 (element == CA_ELEMENT_FALLBACK || is_known_choice(ca_part_attribute(attributes, "Requires")));
    parent->begun |= taken;
    return taken ? CA_ELEMENT_OTHER : CA_ELEMENT_SKIPPED;
}

/* --- elements ---------------------------------------------------------------------------------------------------- */

/* Counts a change. Returns whether its content is not read. */
static bool count_change(part_reader *r, enum ca_element element)
{
    ca_document *document = r->builder->document;
    document->insertions += element == CA_ELEMENT_INSERTED;
    document->deletions += element == CA_ELEMENT_DELETED;
    document->other_parts += element == CA_ELEMENT_OTHER_PART;
    r->moves.from += element == CA_ELEMENT_MOVED_AWAY;
    r->moves.to += element == CA_ELEMENT_MOVED;
    return element != CA_ELEMENT_INSERTED && element != CA_ELEMENT_MOVED;
}

/* Begins a table, row or cell, which is read as if it was not there where it cannot be begun. */
static int start_table(part_reader *r, open_element *open)
{
    ca_document_builder *builder = r->builder;
    const ca_open_table *table = ca_build_open_table(builder);
    int begun = 0;
    if (open->element == CA_ELEMENT_TABLE)
        begun = ca_build_table(builder);
    else if (open->element == CA_ELEMENT_ROW)
        begun = ca_build_row(builder);
    else if (table && table->in_row && table->deleted)
        open->element = CA_ELEMENT_SKIPPED;
    else
        begun = ca_build_cell(builder);
    open->begun = begun > 0;
    return begun < 0 ? -1 : 0;
}

static void start_run(part_reader *r)
{
    ca_document_frame *frame = ca_build_top(r->builder);
    frame->hidden = frame->styled = false;
}

/* Begins the element OPEN, which may become another one. */
static int start_flow(part_reader *r, open_element *open, const char **attributes)
{
    int status = 0;
    switch (open->element) {
    case CA_ELEMENT_PARAGRAPH: return ca_build_paragraph(r->builder);
    case CA_ELEMENT_RUN: start_run(r); break;
    case CA_ELEMENT_TAB: return add(r, "\t");
    case CA_ELEMENT_BREAK: return add(r, "\n");
    case CA_ELEMENT_HYPHEN: return add(r, "\xE2\x80\x91"); /* U+2011 */
    case CA_ELEMENT_SYMBOL: return add_symbol(r, attributes);
    case CA_ELEMENT_FIELD:
        status = start_field(r, attributes);
        open->element = status > 0 ? CA_ELEMENT_FIELD : CA_ELEMENT_SKIPPED;
        return status < 0 ? -1 : 0;
    case CA_ELEMENT_TABLE:
    case CA_ELEMENT_ROW:
    case CA_ELEMENT_CELL: return start_table(r, open);
    case CA_ELEMENT_CONTROL: ca_build_control(r->builder); break;
    case CA_ELEMENT_CONTENT: return ca_build_control_content(r->builder);
    case CA_ELEMENT_TEXT_BOX: start_text_box(r); break;
    case CA_ELEMENT_NOTE: start_note(r); break;
    case CA_ELEMENT_PART: (void)ca_build_frame(r->builder, CA_FRAME_GLOSSARY); break;
    case CA_ELEMENT_DELETED:
    case CA_ELEMENT_INSERTED:
    case CA_ELEMENT_MOVED_AWAY:
    case CA_ELEMENT_MOVED:
    case CA_ELEMENT_OTHER_PART:
        open->element = count_change(r, open->element) ? CA_ELEMENT_SKIPPED : CA_ELEMENT_OTHER;
        break;
    case CA_ELEMENT_CHOICE:
    case CA_ELEMENT_FALLBACK: open->element = (unsigned char)take_alternative(r, open->element, attributes); break;
    default: break;
    }
    return 0;
}

/* What is in an element of kind PARENT, which is not skipped. */
static enum ca_element element_here(part_reader *r, enum ca_element parent, enum ca_space space, const char *name,
                                    const char **attributes)
{
    if (parent >= CA_ELEMENT_PROPERTIES)
        return ca_document_property(r->builder, &r->moves, parent, space, name, attributes);
    if (ca_build_top(r->builder)->dropped)
        return CA_ELEMENT_SKIPPED;
    enum ca_element element = at_its_place(element_of(space, name), parent);
    bool notes = r->use->kind == CA_FRAME_NOWHERE;
    if (element == CA_ELEMENT_CONTENT && parent != CA_ELEMENT_CONTROL)
        return CA_ELEMENT_OTHER;
    if ((element == CA_ELEMENT_NOTE && (!notes || r->use->place == CA_DOCUMENT_PLACE_COUNT)) ||
        (element == CA_ELEMENT_PART && (!notes || r->use->place != CA_DOCUMENT_PLACE_COUNT)))
        return CA_ELEMENT_OTHER;
    return element;
}

static int start_element(void *state, enum ca_space space, const char *name, const char **attributes)
{
    part_reader *r = state;
    if (r->skipped) {
        r->skipped++;
        return 0;
    }
    if (!r->depth) {
        r->root = space;
        r->is_one = space == CA_SPACE_WORD && strcmp(name, r->use->root) == 0;
        if (!r->is_one)
            return -1;
    }
    enum ca_element parent = r->depth ? r->open[r->depth - 1].element : CA_ELEMENT_OTHER;
    open_element open = {(unsigned char)element_here(r, parent, space, name, attributes), false};
    if (open.element < CA_ELEMENT_PROPERTIES && start_flow(r, &open, attributes))
        return -1;
    if (open.element == CA_ELEMENT_SKIPPED)
        r->skipped = 1;
    else
        r->open[r->depth++] = open;
    return 0;
}

static int end_flow(part_reader *r, const open_element *open, const ca_text *text)
{
    switch (open->element) {
    case CA_ELEMENT_PARAGRAPH:
        if (ca_build_fields_shown(r->builder))
            return -1;
        ca_build_paragraph_end(r->builder);
        break;
    case CA_ELEMENT_RUN: start_run(r); break;
    case CA_ELEMENT_TEXT: return add_text(r, text);
    case CA_ELEMENT_TABLE:
        if (open->begun)
            ca_build_table_end(r->builder);
        break;
    case CA_ELEMENT_ROW:
        if (open->begun)
            ca_build_row_end(r->builder);
        break;
    case CA_ELEMENT_CELL: return open->begun ? ca_build_cell_end(r->builder) : 0;
    case CA_ELEMENT_CONTROL: ca_build_control_end(r->builder); break;
    case CA_ELEMENT_TEXT_BOX:
    case CA_ELEMENT_NOTE:
    case CA_ELEMENT_PART: ca_build_frame_end(r->builder); break;
    case CA_ELEMENT_ALTERNATIVES: r->builder->document->alternatives += !open->begun; break;
    default: break;
    }
    return 0;
}

static int end_element(void *state, enum ca_space space, const char *name, const ca_text *text)
{
    part_reader *r = state;
    (void)space;
    (void)name;
    if (r->skipped) {
        r->skipped--;
        return 0;
    }
    return end_flow(r, &r->open[--r->depth], text);
}

int ca_document_part_read(ca_document_builder *builder, ca_package *package, const char *name, const ca_part_use *use,
                          enum ca_space *root, bool *is_one)
{
    part_reader *r = ca_allocate(1, sizeof *r);
    ca_part_reader reader = {start_element, end_element, r};
    r->builder = builder;
    r->use = use;
    ca_build_frame(builder, use->kind)->outside.place = use->place;
    int status = ca_package_read(package, name, &reader, builder->error);
    if (status == 0)
        ca_build_frame_end(builder);
    builder->document->moves += r->moves.from > r->moves.to ? r->moves.from : r->moves.to;
    if (root)
        *root = r->root;
    if (is_one)
        *is_one = r->is_one;
    ca_text_free(&r->made);
    free(r);
    return status;
}
