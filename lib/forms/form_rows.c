/* SPDX-License-Identifier: MIT */
/* The rows, cells and blocks that forms are made of. */
#include "forms/form_rows.h"

#include "forms/form_labels.h"

/* --- rows and cells ----------------------------------------------------------------------------------------------- */

/* Adds a row, which is valid until the next one. */
ca_form_row *ca_form_row_add(ca_form_layout *l, enum ca_form_row_kind kind, ca_slice key)
{
    ca_form *form = l->form;
    form->rows = ca_array_grow(form->rows, form->count, &form->capacity, sizeof *form->rows);
    ca_form_row *row = &form->rows[form->count++];
    *row = (ca_form_row){.kind = kind, .key = ca_arena_str(&l->book->arena, key), .instead = CA_FORM_KEY};
    for (int i = 0; i < CA_FORM_COLUMN_COUNT; i++)
        row->cells[i] = (ca_form_cell){.kind = CA_FORM_NOTHING, .list = CA_FORM_NO_LIST};
    return row;
}

/* Appends to the arena a text of the form. */
ca_slice ca_form_keep(ca_form_layout *l, ca_text *text)
{
    ca_slice kept = ca_arena_str(&l->book->arena, (ca_slice){ca_text_words(text), text->size});
    ca_text_free(text);
    return kept;
}

void ca_form_set_label(ca_form_layout *l, ca_form_row *row, enum ca_form_column column, ca_slice text)
{
    row->cells[column] =
        (ca_form_cell){.kind = CA_FORM_LABEL, .list = CA_FORM_NO_LIST, .text = ca_arena_str(&l->book->arena, text)};
}

bool ca_form_cell_is_filled(const ca_form_cell *cell)
{
    return ca_slice_trimmed(cell->text, " \t\r\n").size > 0;
}

void ca_form_row_may_be_blank(ca_form_row *row)
{
    for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++) {
        row->cells[column].begun = row->cells[column].required;
        row->cells[column].required = false;
    }
}

void ca_form_add_line(ca_form_layout *l, enum ca_form_row_kind kind, const char *words)
{
    ca_form_set_label(l, ca_form_row_add(l, kind, (ca_slice){"", 0}), CA_FORM_TITLE, ca_slice_of(words));
}

/* A cell of Excel holds so many UTF-16 units, and so many line feeds. */
static bool fits(ca_slice text)
{
    enum { UNITS_MOST = 32767, LINES_MOST = 253 };
    size_t units = 0, lines = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        units += (byte & 0xC0U) != 0x80U;
        units += byte >= 0xF0U;
        lines += byte == '\n';
    }
    return units <= UNITS_MOST && lines <= LINES_MOST;
}

/* Returns the text that a cell shows for VALUE of FIELD. */
static ca_slice shown(ca_form_layout *l, enum ca_field field, const ca_value *value)
{
    ca_scan *scan = &l->record->scan;
    if (!value->node)
        return (ca_slice){"", 0};
    switch (scan->nodes[value->node].kind) {
    case CA_STRING: return ca_form_label(l->framework, field, ca_node_string(scan, value->node, &l->record->arena));
    case CA_TRUE: return ca_slice_of("Yes");
    case CA_FALSE: return ca_slice_of("No");
    default: return ca_node_bytes(scan, value->node);
    }
}

/* Returns the member of FIELD in ROW, as messages have it: "answers.risk.evidence", "actions[2].due". */
static const char *member_of(ca_form_layout *l, const ca_form_row *row, enum ca_field field)
{
    const char *path = ca_fields[field].path, *last = strrchr(path, '.');
    ca_text words = {0};
    if (!row->key.size || !strpbrk(path, "*["))
        return path;
    for (size_t i = 0, digits = 0; i < row->key.size; i += 1 + digits) {
        digits = row->key.at[i] == '.' ? strspn(row->key.at + i + 1, "0123456789") : 0;
        if (digits)
            ca_text_format(&words, "[%.*s]", (int)digits, row->key.at + i + 1);
        else
            ca_text_byte(&words, row->key.at[i]);
    }
    ca_text_add(&words, last && !strchr(last, '*') ? last : "");
    return ca_form_keep(l, &words).at;
}

/* Fills a cell of ROW with VALUE of FIELD (NULL: blank), as an answer or to be read. */
ca_form_cell *ca_form_set_value(ca_form_layout *l, ca_form_row *row, enum ca_form_column column,
                                enum ca_form_cell_kind kind, enum ca_field field, const ca_value *value)
{
    ca_slice text = value ? shown(l, field, value) : (ca_slice){"", 0};
    enum ca_form_list list = ca_form_list_of(l->framework, field);
    if (list != CA_FORM_NO_LIST && !l->book->lists[list].count)
        list = CA_FORM_NO_LIST;
    if (value && value->node)
        l->seen[value->node] = true;
    if (!fits(text) && !l->too_long)
        l->too_long = member_of(l, row, field);
    row->cells[column] = (ca_form_cell){
        .kind = kind,
        .field = field,
        .type = ca_fields[field].type,
        .list = list,
        .open = field == CA_FINDING_THEME_FIELD || field == CA_AUDIT_QUALITY_FIELD,
        .text = ca_arena_str(&l->book->arena, text),
    };
    return &row->cells[column];
}

/* --- blocks ------------------------------------------------------------------------------------------------------- */

void ca_form_block_add(ca_form_block *b, ca_form_block_column column)
{
    if (b->count < CA_FORM_BLOCK_COLUMNS_MOST)
        b->columns[b->count++] = column;
}

/* Adds the rows above the entries of a block. */
void ca_form_block_begin(ca_form_layout *l, const char *title, const char *note, const ca_form_block *b)
{
    if (title) {
        ca_form_row *gap = ca_form_row_add(l, CA_FORM_ROW_GAP, (ca_slice){"", 0});
        (void)gap;
        ca_form_add_line(l, CA_FORM_ROW_BLOCK, title);
    }
    if (note)
        ca_form_add_line(l, CA_FORM_ROW_NOTE, note);
    ca_form_row *parts = ca_form_row_add(l, CA_FORM_ROW_PARTS, ca_slice_of(CA_FORM_PARTS));
    for (size_t i = 0; i < b->count; i++)
        if (b->columns[i].part)
            ca_form_set_label(l, parts, b->columns[i].column, ca_slice_of(b->columns[i].part));
    ca_form_row *headings = ca_form_row_add(l, CA_FORM_ROW_HEADINGS, (ca_slice){"", 0});
    for (size_t i = 0; i < b->count; i++) {
        ca_text heading = {0};
        ca_text_format(&heading, "%s%s", b->columns[i].heading, b->columns[i].required ? " (required)" : "");
        ca_form_set_label(l, headings, b->columns[i].column, ca_form_keep(l, &heading));
    }
}

/* Adds an entry of a block. ENTRY has its values; NULL: blank. */
ca_form_row *ca_form_add_entry(ca_form_layout *l, const ca_form_block *b, ca_slice key, ca_slice title,
                               const ca_entry *entry)
{
    ca_form_row *row = ca_form_row_add(l, CA_FORM_ROW_ENTRY, key);
    ca_form_set_label(l, row, CA_FORM_TITLE, title);
    for (size_t i = 0; i < b->count; i++) {
        const ca_form_block_column *column = &b->columns[i];
        if (!column->part && column->kind != CA_FORM_SHOWN && column->kind != CA_FORM_HIDDEN)
            continue;
        const ca_value *value = entry ? ca_entry_value(entry, column->field) : NULL;
        enum ca_form_cell_kind kind = column->part ? CA_FORM_ANSWER : column->kind;
        ca_form_set_value(l, row, column->column, kind, column->field, value)->required = column->required;
    }
    return row;
}

/* --- single members ----------------------------------------------------------------------------------------------- */

const ca_form_block ca_form_single_block = {
    {{CA_FORM_TITLE, NULL, "Item", CA_FIELD_COUNT, false, CA_FORM_LABEL},
     {CA_FORM_GUIDANCE, CA_FORM_VALUE, "Answer", CA_FIELD_COUNT, false, CA_FORM_ANSWER}},
    2};
const ca_form_block ca_form_prose_block = {
    {{CA_FORM_TITLE, NULL, "Item", CA_FIELD_COUNT, false, CA_FORM_LABEL},
     {CA_FORM_WIDE, CA_FORM_VALUE, "Answer", CA_FIELD_COUNT, false, CA_FORM_ANSWER}},
    2};

/* Adds a row with the single member FIELD, in the column COLUMN. */
void ca_form_add_single(ca_form_layout *l, enum ca_form_column column, enum ca_field field, bool required)
{
    ca_form_row *row = ca_form_row_add(l, CA_FORM_ROW_ENTRY, ca_slice_of(ca_fields[field].path));
    ca_text title = {0};
    ca_text_format(&title, "%s%s", ca_form_member_label(field), required ? " (required)" : "");
    ca_form_set_label(l, row, CA_FORM_TITLE, ca_form_keep(l, &title));
    ca_form_set_value(l, row, column, CA_FORM_ANSWER, field, &l->record->at[field])->required = required;
}

/* Adds a row with a member of a map. */
void ca_form_add_member(ca_form_layout *l, enum ca_group group, enum ca_field field, int key, const char *id,
                        const char *title, bool required)
{
    const ca_entry *entry = ca_record_entry(l->record, group, key);
    ca_text path = {0}, words = {0};
    ca_text_format(&path, "%.*s%s", (int)(strchr(ca_fields[field].path, '*') - ca_fields[field].path),
                   ca_fields[field].path, id);
    ca_text_format(&words, "%s%s", title, required ? " (required)" : "");
    ca_form_row *row = ca_form_row_add(l, CA_FORM_ROW_ENTRY, ca_form_keep(l, &path));
    ca_form_set_label(l, row, CA_FORM_TITLE, ca_form_keep(l, &words));
    ca_form_set_value(l, row, CA_FORM_GUIDANCE, CA_FORM_ANSWER, field, entry ? ca_entry_value(entry, field) : NULL)
        ->required = required;
}

bool ca_form_wants(const ca_form_layout *l, enum ca_field field)
{
    return l->framework->expects[field] || ca_record_has(l->record, field);
}

/* Adds the entries of a list, and SPARE more. */
void ca_form_add_list(ca_form_layout *l, enum ca_group group, const char *name, const char *one, const ca_form_block *b,
                      size_t spare)
{
    const ca_entries *entries = &l->record->groups[group];
    size_t count = 0;
    for (size_t i = 0; i < entries->count; i++)
        if ((size_t)entries->entries[i].key + 1 > count)
            count = (size_t)entries->entries[i].key + 1;
    for (size_t i = 0; i < count + spare; i++) {
        const ca_entry *entry = ca_record_entry(l->record, group, (int)i);
        ca_text key = {0}, title = {0};
        if (spare)
            ca_text_format(&key, "%s.%zu", name, i + 1);
        ca_text_format(&title, "%s %zu", one, i + 1);
        ca_slice path = ca_form_keep(l, &key), words = ca_form_keep(l, &title);
        ca_form_row *row = ca_form_add_entry(l, b, path, words, entry);
        ca_form_row_may_be_blank(row);
        if (group == CA_FINDINGS && spare) {
            row->cells[CA_FORM_WIDE].begun = true;
            row->cells[CA_FORM_WIDE].or_else = CA_FORM_SECOND;
        }
    }
}
