/* SPDX-License-Identifier: MIT */
/* The properties in a part of a Word document. */
#include "office/document_properties.h"

#include "office/document_table.h"

#include <string.h>

const char *ca_document_attribute(const char **attributes, const char *name)
{
    return ca_part_attribute_in(attributes, CA_SPACE_WORD, name);
}

static const char *value_of(const char **attributes)
{
    const char *value = ca_document_attribute(attributes, "val");
    return value ? value : "";
}

/* Whether a property that is on or off is on, the value being VALUE; NULL, which is no value, is on. */
static bool is_on(const char *value)
{
    static const char *const off[] = {"0", "false", "off"};
    for (size_t i = 0; value && i < sizeof off / sizeof *off; i++)
        if (strcmp(value, off[i]) == 0)
            return false;
    return true;
}

static bool attribute_on(const char **attributes)
{
    return is_on(ca_document_attribute(attributes, "val"));
}

static ca_slice keep(ca_document_builder *builder, const char *words)
{
    return ca_arena_str(&builder->document->arena, ca_slice_of(words ? words : ""));
}

static bool is(const char *name, const char *wanted)
{
    return strcmp(name, wanted) == 0;
}

/* --- runs and paragraphs ----------------------------------------------------------------------------------------- */

static void run_property(ca_document_builder *builder, const char *name, const char **attributes)
{
    ca_document_frame *frame = ca_build_top(builder);
    if (is(name, "vanish"))
        frame->hidden = attribute_on(attributes);
    else if (is(name, "rStyle"))
        frame->styled = is(value_of(attributes), "PlaceholderText");
}

static void mark_property(ca_document_builder *builder, ca_document_moves *moves, const char *name)
{
    ca_document_frame *frame = ca_build_top(builder);
    if (is(name, "ins")) {
        builder->document->insertions++;
    } else if (is(name, "moveTo")) {
        moves->to++;
    } else if (is(name, "del")) {
        builder->document->deletions++;
        frame->joined = true;
    } else if (is(name, "moveFrom")) {
        moves->from++;
        frame->joined = true;
    }
}

/* --- rows and cells ---------------------------------------------------------------------------------------------- */

/* Returns the number of columns in VALUE, or OTHERWISE. */
static size_t columns(const char *value, size_t otherwise)
{
    enum { COLUMNS_MOST = 1000 };
    uint64_t number;
    return ca_whole_number(value, COLUMNS_MOST, &number) ? (size_t)number : otherwise;
}

static void row_property(ca_document_builder *builder, const char *name, const char **attributes)
{
    ca_open_table *table = ca_build_open_table(builder);
    if (is(name, "ins"))
        builder->document->insertions++;
    else if (is(name, "del"))
        builder->document->deletions++;
    if (!table || !table->in_row)
        return;
    if (is(name, "gridBefore"))
        table->column += columns(value_of(attributes), 0);
    else if (is(name, "tblHeader"))
        table->row.header = attribute_on(attributes);
    else if (is(name, "hidden"))
        builder->document->hidden += attribute_on(attributes);
    else if (is(name, "del"))
        table->deleted = true;
}

/* The attribute of a cell that is merged with the one above is absent or CONTINUES; it begins a merge otherwise. */
static bool continues_above(const char *value, const char *continues)
{
    return !value || is(value, continues);
}

static void cell_property(ca_document_builder *builder, const char *name, const char **attributes)
{
    ca_document_frame *frame = ca_build_top(builder);
    size_t span;
    if (is(name, "cellIns")) {
        builder->document->insertions++;
    } else if (is(name, "cellDel")) {
        builder->document->deletions++;
        frame->dropped = frame->kind == CA_FRAME_CELL;
    } else if (frame->kind != CA_FRAME_CELL) {
        return;
    } else if (is(name, "gridSpan")) {
        span = columns(value_of(attributes), 1);
        frame->cell.span = span ? span : 1;
    } else if (is(name, "vMerge")) {
        frame->cell.continues = continues_above(ca_document_attribute(attributes, "val"), "continue");
    } else if (is(name, "cellMerge")) {
        frame->cell.continues = continues_above(ca_document_attribute(attributes, "vMerge"), "cont");
    }
}

/* --- controls ---------------------------------------------------------------------------------------------------- */

/* The elements that tell what a control is. */
static const struct {
    enum ca_space space;
    const char *name;
    enum ca_control_kind kind;
    enum ca_control_role role;
    enum ca_element element;
} control_kinds[] = {
    {CA_SPACE_WORD, "dropDownList", CA_CONTROL_CHOICE, CA_ROLE_ANSWER, CA_ELEMENT_CONTROL_LIST},
    {CA_SPACE_WORD, "comboBox", CA_CONTROL_CHOICE, CA_ROLE_ANSWER, CA_ELEMENT_CONTROL_LIST},
    {CA_SPACE_WORD, "date", CA_CONTROL_DATE, CA_ROLE_ANSWER, CA_ELEMENT_CONTROL_DATE},
    {CA_SPACE_WORD_2010, "checkbox", CA_CONTROL_CHECK, CA_ROLE_ANSWER, CA_ELEMENT_CONTROL_CHECK},
    {CA_SPACE_WORD_2012, "repeatingSection", CA_CONTROL_TEXT, CA_ROLE_SECTION, CA_ELEMENT_SKIPPED},
    {CA_SPACE_WORD_2012, "repeatingSectionItem", CA_CONTROL_TEXT, CA_ROLE_ITEM, CA_ELEMENT_SKIPPED},
    {CA_SPACE_WORD, "group", CA_CONTROL_TEXT, CA_ROLE_NONE, CA_ELEMENT_SKIPPED},
    {CA_SPACE_WORD, "picture", CA_CONTROL_TEXT, CA_ROLE_NONE, CA_ELEMENT_SKIPPED},
    {CA_SPACE_WORD, "equation", CA_CONTROL_TEXT, CA_ROLE_NONE, CA_ELEMENT_SKIPPED},
    {CA_SPACE_WORD, "citation", CA_CONTROL_TEXT, CA_ROLE_NONE, CA_ELEMENT_SKIPPED},
    {CA_SPACE_WORD, "bibliography", CA_CONTROL_TEXT, CA_ROLE_NONE, CA_ELEMENT_SKIPPED},
    {CA_SPACE_WORD, "docPartObj", CA_CONTROL_TEXT, CA_ROLE_NONE, CA_ELEMENT_SKIPPED},
    {CA_SPACE_WORD, "docPartList", CA_CONTROL_TEXT, CA_ROLE_NONE, CA_ELEMENT_SKIPPED},
};

static enum ca_element control_property(ca_document_builder *builder, enum ca_space space, const char *name,
                                        const char **attributes)
{
    ca_control_properties *properties = &builder->controls[builder->control_count - 1].properties;
    for (size_t i = 0; i < sizeof control_kinds / sizeof *control_kinds; i++) {
        if (control_kinds[i].space != space || !is(name, control_kinds[i].name))
            continue;
        properties->kind = control_kinds[i].kind;
        if (properties->role == CA_ROLE_ANSWER || control_kinds[i].role != CA_ROLE_ANSWER)
            properties->role = control_kinds[i].role;
        if (properties->kind == CA_CONTROL_DATE)
            properties->day = keep(builder, ca_document_attribute(attributes, "fullDate"));
        return control_kinds[i].element;
    }
    if (space != CA_SPACE_WORD)
        return CA_ELEMENT_SKIPPED;
    if (is(name, "tag"))
        properties->tag = keep(builder, value_of(attributes));
    else if (is(name, "alias"))
        properties->title = keep(builder, value_of(attributes));
    else if (is(name, "showingPlcHdr"))
        properties->marked = attribute_on(attributes);
    else if (is(name, "placeholder"))
        return CA_ELEMENT_CONTROL_PLACEHOLDER;
    return CA_ELEMENT_SKIPPED;
}

static void add_item(ca_document_builder *builder, ca_control_properties *properties, const char *text,
                     const char *value)
{
    ca_control_item *item = ca_arena_take(&builder->document->arena, sizeof *item);
    *item = (ca_control_item){.text = keep(builder, text ? text : value), .next = properties->items};
    item->value = value ? keep(builder, value) : item->text;
    properties->items = item;
}

static void detail_of_control(ca_document_builder *builder, enum ca_element parent, enum ca_space space,
                              const char *name, const char **attributes)
{
    ca_control_properties *properties = &builder->controls[builder->control_count - 1].properties;
    if (parent == CA_ELEMENT_CONTROL_CHECK && space == CA_SPACE_WORD_2010 && is(name, "checked"))
        properties->ticked = is_on(ca_part_attribute_in(attributes, CA_SPACE_WORD_2010, "val"));
    if (space != CA_SPACE_WORD)
        return;
    if (parent == CA_ELEMENT_CONTROL_PLACEHOLDER && is(name, "docPart"))
        properties->placeholder = keep(builder, value_of(attributes));
    else if (parent == CA_ELEMENT_CONTROL_DATE && is(name, "dateFormat"))
        properties->format = keep(builder, value_of(attributes));
    else if (parent == CA_ELEMENT_CONTROL_LIST && is(name, "listItem"))
        add_item(builder, properties, ca_document_attribute(attributes, "displayText"),
                 ca_document_attribute(attributes, "value"));
}

/* --- form fields ------------------------------------------------------------------------------------------------- */

static enum ca_element field_property(ca_document_builder *builder, const char *name, const char **attributes)
{
    static const struct {
        const char *name;
        enum ca_control_kind kind;
        enum ca_element element;
    } kinds[] = {
        {"textInput", CA_FIELD_TEXT, CA_ELEMENT_SKIPPED},
        {"ddList", CA_FIELD_CHOICE, CA_ELEMENT_FIELD_LIST},
        {"checkBox", CA_FIELD_CHECK, CA_ELEMENT_FIELD_CHECK},
    };
    ca_control_properties *properties = &builder->fields[builder->field_count - 1].properties;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!is(name, kinds[i].name))
            continue;
        properties->kind = kinds[i].kind;
        properties->role = CA_ROLE_ANSWER;
        return kinds[i].element;
    }
    if (is(name, "name"))
        properties->tag = keep(builder, value_of(attributes));
    else if (is(name, "helpText"))
        properties->title = keep(builder, value_of(attributes));
    return CA_ELEMENT_SKIPPED;
}

/* The default counts until somebody chose; it is after the choice in a list, and before it in a box. */
static void detail_of_field(ca_document_builder *builder, enum ca_element parent, const char *name,
                            const char **attributes)
{
    ca_control_properties *properties = &builder->fields[builder->field_count - 1].properties;
    bool chosen = is(name, parent == CA_ELEMENT_FIELD_CHECK ? "checked" : "result");
    uint64_t number;
    if (is(name, "listEntry")) {
        add_item(builder, properties, NULL, value_of(attributes));
    } else if (chosen || (is(name, "default") && !properties->decided)) {
        properties->ticked = attribute_on(attributes);
        properties->chosen = ca_whole_number(value_of(attributes), UINT32_MAX, &number) ? number : UINT64_MAX;
        properties->decided = chosen;
    }
}

/* --- the glossary ------------------------------------------------------------------------------------------------ */

static void part_property(ca_document_builder *builder, const char *name, const char **attributes)
{
    ca_document_frame *frame = ca_build_top(builder);
    if (frame->kind == CA_FRAME_GLOSSARY && is(name, "name"))
        frame->name = keep(builder, value_of(attributes));
}

enum ca_element ca_document_property(ca_document_builder *builder, ca_document_moves *moves, enum ca_element parent,
                                     enum ca_space space, const char *name, const char **attributes)
{
    if (parent == CA_ELEMENT_CONTROL_PROPERTIES)
        return control_property(builder, space, name, attributes);
    if (parent >= CA_ELEMENT_CONTROL_PLACEHOLDER && parent <= CA_ELEMENT_CONTROL_CHECK)
        detail_of_control(builder, parent, space, name, attributes);
    else if (space != CA_SPACE_WORD)
        return CA_ELEMENT_SKIPPED;
    else if (parent == CA_ELEMENT_PARAGRAPH_PROPERTIES)
        return is(name, "rPr") ? CA_ELEMENT_MARK_PROPERTIES : CA_ELEMENT_SKIPPED;
    else if (parent == CA_ELEMENT_RUN_PROPERTIES)
        run_property(builder, name, attributes);
    else if (parent == CA_ELEMENT_MARK_PROPERTIES)
        mark_property(builder, moves, name);
    else if (parent == CA_ELEMENT_ROW_PROPERTIES)
        row_property(builder, name, attributes);
    else if (parent == CA_ELEMENT_CELL_PROPERTIES)
        cell_property(builder, name, attributes);
    else if (parent == CA_ELEMENT_FIELD_DATA)
        return field_property(builder, name, attributes);
    else if (parent == CA_ELEMENT_PART_PROPERTIES)
        part_property(builder, name, attributes);
    else
        detail_of_field(builder, parent, name, attributes);
    return CA_ELEMENT_SKIPPED;
}
